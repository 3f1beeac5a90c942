#include "reports/excerpt.h"

#include <doctest/doctest.h>

namespace claimcheck {
namespace {

// Lines of an excerpt as they are printed, joined.
std::string show(std::string_view text, const std::vector<Mark>& marks, std::uint32_t width) {
  std::string out;
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  for (const ExcerptLine& line : excerpt(text, all, marks, width, Palette::plain(), {})) {
    out += line.text + "\n";
    for (const std::string& below : line.below) out += below + "\n";
  }
  return out;
}

Mark mark(std::string_view text, std::string_view words, bool primary, std::string label) {
  const auto at = static_cast<std::uint32_t>(text.find(words));
  return {{at, at + static_cast<std::uint32_t>(words.size())}, primary, std::move(label)};
}

}  // namespace

TEST_CASE("a sentence with its marks and labels") {
  const std::string text = "Of 61 members 33 came, four over the quorum.";
  CHECK(show(text, {mark(text, "61", false, "members"), mark(text, "33", false, "present"), mark(text, "four", true, "margin")},
             60) ==
        "Of 61 members 33 came, four over the quorum.\n"
        "   ~~         ~~       ^^^^ margin\n"
        "   members    present\n");
}

TEST_CASE("labels that would run into each other go below, with a stroke to lead there") {
  const std::string text = "a 5 b 6 c 7";
  CHECK(show(text, {mark(text, "5", false, "first"), mark(text, "6", false, "second"), mark(text, "7", true, "third")}, 40) ==
        "a 5 b 6 c 7\n"
        "  ~   ~   ^ third\n"
        "  |   second\n"
        "  first\n");
}

TEST_CASE("wide and combining characters keep the marks below their words") {
  const std::string text = "北京 o\u0301k 5";
  CHECK(show(text, {mark(text, "5", true, "")}, 40) == "北京 o\u0301k 5\n        ^\n");
}

TEST_CASE("a long sentence is cut around its marks, at words") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "word ";
  text += "five ";
  for (int i = 0; i < 200; ++i) text += "word ";
  const std::string shown = show(text, {mark(text, "five", true, "margin")}, 40);
  CHECK(shown ==
        "…word word word word five word word word\n"
        "                     ^^^^ margin\n"
        "word…\n");
}

TEST_CASE("hostile sentences: no spaces, broken bytes, marks that nest or are empty") {
  const std::string long_word(100'000, 'x');
  CHECK(show(long_word, {{{50'000, 50'001}, true, "here"}}, 40).size() < 400);
  CHECK(show(long_word, {{{0, 100'000}, true, "all"}}, 40).size() < 4'000);
  const std::string broken = "a \xff\xfe b";
  CHECK(show(broken, {{{2, 3}, true, ""}}, 40) == "a \uFFFD\uFFFD b\n  ^\n");
  const std::string text = "one two three";
  CHECK(show(text, {{{0, 13}, false, "all"}, {{4, 7}, true, "inner"}}, 40) ==
        "one two three\n"
        "~~~~~~~~~~~~~ inner\n"
        "all\n");
  CHECK(show(text, {{{4, 4}, true, "point"}}, 40) == "one two three\n    ^ point\n");
}

}  // namespace claimcheck
