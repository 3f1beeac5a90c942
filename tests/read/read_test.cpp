#include "checker/read/read.h"

#include "tests/read/support.h"

using namespace claimcheck;
using namespace claimcheck::test;

TEST_CASE("formats by file name") {
  CHECK(format_of("a/b.md") == "markdown");
  CHECK(format_of("a/B.TXT") == "text");
  CHECK(format_of("a.b/README") == "text");
  CHECK(format_of("a.png").empty());
  CHECK(formats() == std::vector<std::string_view>{"markdown", "text"});
}

TEST_CASE("an empty file has no blocks and one problem") {
  for (const std::string text : {"", "\n\n", "\xEF\xBB\xBF", " \t\r\n"}) {
    const Document document = plain(text);
    CHECK(document.blocks.empty());
    REQUIRE(document.problems.size() == 1);
    CHECK_FALSE(document.problems[0].fatal);
  }
}

TEST_CASE("what is known from outside fills what the file does not say") {
  Given given;
  given.date = parse_iso("2020-02-11");
  given.title = "Given";
  const Document document = read_as("text", "a.txt", "A sentence stands here.\n", given);
  CHECK(iso(document.issue.date->value) == "2020-02-11");
  CHECK(document.issue.title->value == "Given");
  const Document own = read_as("markdown", "a.md", "---\ntitle: Own\n---\n\nA sentence stands here.\n", given);
  CHECK(own.issue.title->value == "Own");
}
