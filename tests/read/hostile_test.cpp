// Input that nobody writes: it must not crash, hang or cost more than its size.
#include <ctime>
#include <random>

#include "tests/read/support.h"

using namespace claimcheck;
using namespace claimcheck::test;

namespace {

std::string repeated(std::string_view part, std::size_t size) {
  std::string out;
  out.reserve(size + part.size());
  while (out.size() < size) out += part;
  return out;
}

// "> x", "> > x", …: each line one deeper.
std::string deeper(std::string_view mark, std::string_view end, std::size_t size) {
  std::string out;
  for (std::size_t depth = 1; out.size() < size; ++depth) out += repeated(mark, depth * mark.size()) + std::string(end);
  return out;
}

std::string numbered_definitions(std::size_t size) {
  std::string out;
  for (int n = 0; out.size() < size; ++n) out += "[a" + std::to_string(n) + "]: b\n";
  return out;
}

std::vector<std::string> shapes(std::size_t size) {
  std::vector<std::string> out;
  for (const std::string_view part : {"[",
                                      "]",
                                      "[]",
                                      "[a](",
                                      "[a](<b",
                                      "[a](b \"",
                                      "[a][b]",
                                      "![",
                                      "![[]()",
                                      ">",
                                      "> ",
                                      "- ",
                                      "*",
                                      "*a",
                                      "*a_b ",
                                      "a**b c* ",
                                      "~~a~~ ",
                                      "`",
                                      "`a",
                                      "<",
                                      "<a ",
                                      "<a b='",
                                      "x<!--",
                                      "x<?",
                                      "<!--\n",
                                      "x <!A ",
                                      "</a",
                                      "<div>\n",
                                      "&",
                                      "&amp;",
                                      "&#12",
                                      "http://a",
                                      "www.a ",
                                      "a@",
                                      "a@b.c ",
                                      "a\n|-|\n",
                                      "|",
                                      "|-|\n",
                                      "a|b\n-|-\n1|2\n",
                                      "[^1]",
                                      "[^1]: x\n",
                                      "[a]: b \"t\n",
                                      "a[1]",
                                      "a\xC2\xB9",
                                      "a\n=\n",
                                      "# a\n",
                                      "\n",
                                      "x\n",
                                      "\\",
                                      "\t",
                                      "\x80",
                                      "\xEF\xBB\xBF",
                                      "- a\n",
                                      "1. a\n",
                                      "Key: value\n",
                                      "hy-\nphen\n",
                                      "Aa bb\n\n",
                                      "Running Head\n\n3\n\n",
                                      "and a long line that goes on without any end to it of the\n\n",
                                      "<sup>1</sup>",
                                      "<a href=\"x\">",
                                      "\f",
                                      "\r",
                                      "\r\n\n"})
    out.push_back(repeated(part, size));
  out.push_back(deeper("> ", "x\n", size));
  out.push_back(deeper("  ", "- x\n", size));
  out.push_back(deeper("`", "a", size));
  out.push_back(numbered_definitions(size));
  out.push_back("http://a" + repeated("(", size));
  out.push_back("---\n" + repeated("[", std::min<std::size_t>(size, 60000)) + "\n---\nText.\n");
  out.push_back("```\n" + repeated("x\n", size));
  return out;
}

double seconds(std::string_view format, const std::string& text) {
  const std::clock_t start = std::clock();
  const Document document = read_as(format, "a", text);
  const double spent = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  check_sound(document);
  return spent;
}

}  // namespace

TEST_CASE("the cost of hostile input grows with its size and no faster") {
  const auto small = shapes(40'000), large = shapes(320'000);
  for (std::size_t i = 0; i < small.size(); ++i) {
    for (const std::string_view format : {"text", "markdown"}) {
      const double one = seconds(format, small[i]), eight = seconds(format, large[i]);
      INFO(std::string(format), " of ", small[i].substr(0, 12), ": ", one, " s and ", eight, " s");
      CHECK(eight < 16 * one + 0.25);
    }
  }
}

TEST_CASE("a bulletin damaged at random is read to a sound document") {
  const std::string bulletin =
      "---\ntitle: A\n---\n**BULLETIN**\n\nNo. 9 (41), 11 February 2020 © Lake House\n\nEditors: Ada Lund • Per Holm\n\n## Who "
      "Owns the Ferries?\n\nIda Berg\n\n"
      "The towns [agreed](#) on 3 May,[^1] *all* of them.¹ The crew of\nnine is pa-\nid by the\n\nstate [1, 2]. See <a@b.eu>, "
      "https://c.eu.\n\n"
      "The sums:\nTown | Sum\n---|---\nUpper | 3\n\n- one\n  - two\n\n> Crew: 9\n> Weeks: "
      "40\n\n<table>\n<tr><td>1</td></tr>\n</table>\n\n```\nx\n```\n\n"
      "3\n\n## Notes\n\n1. First.\n\n[^1]: Second.\n\n    More.\n\n[r]: /x\n";
  const std::vector<std::string> parts = {"[",    "](",      "*",     "\n",   "\n\n",  "> ",   "- ", "1. ",
                                          "|",    "|---|\n", "```\n", "<td>", "&amp;", "[^1]", "¹",  "\x1a",
                                          "\xff", "---\n",   "\f",    "\\",   "  \n",  "# ",   "\r"};
  std::mt19937 random(41);
  for (int n = 0; n < 3000; ++n) {
    std::string text = bulletin;
    for (auto edits = 1 + random() % 10; edits > 0; --edits) {
      const std::size_t at = random() % (text.size() + 1);
      switch (random() % 4) {
        case 0:
          text.insert(at, parts[random() % parts.size()]);
          break;
        case 1:
          text.erase(at, random() % 30);
          break;
        case 2:
          text.insert(at, text.substr(random() % (text.size() + 1), random() % 100));
          break;
        default:
          if (at < text.size()) text[at] = static_cast<char>(random());
      }
    }
    check_sound(markdown(text));
    check_sound(plain(std::move(text)));
  }
}

TEST_CASE("one line of many megabytes") {
  const std::string text = repeated("The lake authority met twice in spring, and 12 of its 30 members voted. ", 20'000'000);
  for (const std::string_view format : {"text", "markdown"}) {
    const Document document = read_as(format, "a", text);
    CHECK(document.blocks.size() == 1);
    CHECK(document.runs.size() == 1);
  }
}

TEST_CASE("more lines than an issue can have are one problem, and the first are read") {
  const Document document = plain(repeated("x\n", 2 * 2'000'000 + 10));
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].line == 2'000'001);
  CHECK_FALSE(document.problems[0].fatal);
  CHECK_FALSE(document.blocks.empty());
}
