#include "checker/read/encoding.h"

#include "checker/base/utf8.h"
#include "tests/read/support.h"

using namespace claimcheck;
using namespace claimcheck::test;

TEST_CASE("UTF-8 with a byte order mark: offsets count it") {
  const Document document = plain("\xEF\xBB\xBFLena paid twice.\n");
  check_sound(document);
  CHECK(document.source.size() == 20);
  REQUIRE(document.blocks.size() == 1);
  CHECK(text_of(document, 0) == "Lena paid twice.");
  CHECK(document.to_source(document.blocks[0].span) == Span{3, 19});
}

TEST_CASE("UTF-16 with a byte order mark is converted") {
  const std::string little("\xFF\xFEL\0\xE9\0\x3D\xD8\x00\xDE.\0", 12);
  const std::string big("\xFE\xFF\0L\0\xE9\xD8\x3D\xDE\x00\0.", 12);
  for (const std::string& bytes : {little, big}) {
    const Document document = plain(bytes);
    CHECK(document.problems.empty());
    CHECK(document.source == "L\xC3\xA9\xF0\x9F\x98\x80.");
  }
}

TEST_CASE("a lone surrogate and an odd byte of UTF-16 are one problem") {
  const Document document = plain(std::string("\xFF\xFEL\0\x3D\xD8.\0x", 9));
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].message == "no valid UTF-16 here and at 1 more place; read as unknown characters");
  CHECK(document.problems[0].column == 2);
}

TEST_CASE("bad bytes are one problem with the place of the first, and offsets into the file hold") {
  const std::string bytes = "Lena paid.\n\nTh\xE9r\xE8se did not pay, and nobody\xFF asked.\n";
  const Document document = plain(bytes);
  check_sound(document);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].str() == "a.txt:3:3: no valid UTF-8 here and at 2 more places; read as unknown characters");
  CHECK_FALSE(document.problems[0].fatal);
  CHECK(document.source.size() == bytes.size());
  CHECK(find_invalid_utf8(document.source) == std::string::npos);
  CHECK(text_of(document, 1).starts_with("Th\xEF\xBF\xBDr\xEF\xBF\xBDse did"));
  const auto at = static_cast<std::uint32_t>(document.text.find("asked"));
  CHECK(document.to_source({at, at + 5}).begin == bytes.find("asked"));
}

TEST_CASE("binary data is refused with one fatal problem") {
  for (const std::string& bytes : {std::string("ab\0cd", 5), std::string("PK\x03\x04zip"), std::string("%PDF-1.7 text"),
                                   std::string("\xFF\xFE\0\0A\0\0\0", 8)}) {
    const Document document = plain(bytes);
    CHECK(document.blocks.empty());
    REQUIRE(document.problems.size() == 1);
    CHECK(document.problems[0].fatal);
  }
}
