// The real bulletin, where it is at hand.
#include "tests/read/support.h"

using namespace claimcheck;
using namespace claimcheck::test;

TEST_CASE("the seed: masthead, links and the paragraph that a page break had cut") {
  const auto files = files_below(shared() / "seeds");
  if (files.empty()) {
    MESSAGE("no ../shared/seeds: skipped");
    return;
  }
  const Document document = read_document(files[0].string(), file_text(files[0]));
  check_sound(document);
  CHECK(document.problems.empty());
  const Issue& issue = document.masthead;
  REQUIRE(issue.number.has_value());
  CHECK(issue.number->value == 21);
  CHECK(issue.serial->value == 1451);
  CHECK(iso(issue.date->value) == "2020-02-11");
  CHECK(issue.date->source.in(document.source) == "11 February 2020");
  CHECK(issue.series->value == "BULLETIN");
  CHECK(issue.title->value.starts_with("Foreign Military Presence"));
  REQUIRE(issue.authors.size() == 1);
  CHECK(issue.authors[0].value == "Sara Nowacka");
  CHECK(issue.editors.size() == 11);
  REQUIRE(document.links.size() == 3);
  for (const Link& link : document.links) {
    CHECK(link.target == "#");
    const std::string_view source = link.source.in(document.source);
    CHECK(source == "[" + std::string(link.text.in(document.text)) + "](#)");
  }
  CHECK(document.text.find("killing an Iraqi citizen") != std::string::npos);
}
