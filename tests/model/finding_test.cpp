#include "checker/model/finding.h"

#include <doctest/doctest.h>

using namespace claimcheck;

namespace {

Finding finding(Severity severity, std::uint32_t document, std::uint32_t at, std::string about = {}) {
  Finding f;
  f.rule = "r";
  f.severity = severity;
  f.about = std::move(about);
  f.places.push_back({document, {at, at + 1}, false, "place"});
  return f;
}

}  // namespace

TEST_CASE("errors come before warnings, then by document and place; the same thing once") {
  std::vector<Finding> all = {finding(Severity::warning, 0, 1), finding(Severity::error, 1, 5), finding(Severity::error, 0, 9), finding(Severity::error, 1, 5)};
  order_findings(all);
  REQUIRE(all.size() == 3);
  CHECK(all[0].places[0].document == 0);
  CHECK(all[0].places[0].span.begin == 9);
  CHECK(all[1].places[0].document == 1);
  CHECK(all[2].severity == Severity::warning);
}

TEST_CASE("findings about one thing stand together, where the worst of them stood") {
  std::vector<Finding> all = {finding(Severity::error, 3, 1, "pilots"), finding(Severity::error, 4, 1, "goats"), finding(Severity::error, 5, 1), finding(Severity::warning, 6, 1, "pilots"),
                              finding(Severity::warning, 5, 2)};
  group_findings(all);
  std::vector<std::uint32_t> documents;
  for (const Finding& f : all) documents.push_back(f.places[0].document);
  CHECK(documents == std::vector<std::uint32_t>{3, 6, 4, 5, 5});
}
