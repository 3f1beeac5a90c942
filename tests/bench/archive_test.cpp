#include "tests/bench/archive.h"

#include <doctest/doctest.h>

#include <set>

using namespace claimcheck::bench;

TEST_CASE("an archive is the same every time, as big as asked for, and no two issues are alike") {
  const auto first = generate_archive(50, 4000);
  const auto second = generate_archive(50, 4000);
  REQUIRE(first.size() == 50);
  std::set<std::string> texts;
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].text == second[i].text);
    CHECK(first[i].text.size() >= 4000);
    CHECK(first[i].text.size() < 4600);
    texts.insert(first[i].text);
  }
  CHECK(texts.size() == 50);
  CHECK(generate_archive(1, 4000, 2)[0].text != first[0].text);
}

TEST_CASE("one paragraph and many hold the same words") {
  std::string many = generate_document(20000, false);
  const std::string one = generate_document(20000, true);
  const std::size_t body = one.find("\n\n", one.find("Editors")) + 2;
  CHECK(many.find("\n\n", body + 200) != std::string::npos);
  for (std::size_t at = 0; (at = many.find("\n\n", at)) != std::string::npos;) many.replace(at, 2, " ");
  std::string flat = one;
  for (std::size_t at = 0; (at = flat.find("\n\n", at)) != std::string::npos;) flat.replace(at, 2, " ");
  CHECK(many.substr(0, 15000) == flat.substr(0, 15000));
}
