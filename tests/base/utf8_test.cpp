#include "checker/base/utf8.h"

#include <doctest/doctest.h>

namespace claimcheck {

TEST_CASE("lines end at LF, CRLF or a lone CR, and columns count code points") {
  const std::string text = "a\r\nžb\rc\n";
  const LineIndex index(text);
  CHECK(index.count() == 4);
  CHECK(index.position(text, 0).line == 1);
  const Position b = index.position(text, 5);  // "b" after the two bytes of "ž"
  CHECK(b.line == 2);
  CHECK(b.column == 2);
  CHECK(index.position(text, 7).line == 3);
  CHECK(index.line(text, 2).in(text) == "žb");
  CHECK(index.line(text, 9).empty());
}

TEST_CASE("a place far along a line has the same column as counted from its start") {
  std::string text = "first\n";
  for (int i = 0; i < 5000; ++i) text += i % 3 == 0 ? "ž" : "x";
  text += "\nlast";
  const LineIndex index(text);
  std::uint32_t column = 1;
  for (std::uint32_t at = 6; text[at] != '\n'; at += decode(text, at).size) CHECK(index.position(text, at).column == column++);
  CHECK(index.position(text, static_cast<std::uint32_t>(text.size())).column == 5);
  CHECK(LineIndex("").position("", 0).column == 1);
}

}  // namespace claimcheck
