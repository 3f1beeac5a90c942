#include "checker/lexis/lexicon.h"

#include <doctest/doctest.h>

#include "checker/lexis/tokens.h"

using namespace claimcheck;

namespace {

struct Read {
  std::vector<Problem> problems;
  Lexicon lexicon;
  explicit Read(std::string text) : lexicon(Lexicon::build({{"test.words", std::move(text)}}, problems)) {}

  std::vector<Token> tokens(std::string_view text) const {
    std::vector<Token> out;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon, out);
    return out;
  }
};

}  // namespace

TEST_CASE("classes, nouns, verbs and maps") {
  const Read r("words a = x, Y, <b>; # comment; words c = z;\nnoun b = city, man/men; verb go = go/goes/went on;\n"
               "map month { january, jan = 1; kilometre(s) = km; }");
  CHECK(r.problems.empty());
  const auto is = [&](std::string_view form, std::string_view group) { return r.lexicon.is(r.lexicon.find(form), r.lexicon.group(group)); };
  CHECK(is("y", "a"));
  CHECK(is("cities", "a"));
  CHECK(is("cities", "b"));
  CHECK_FALSE(is("x", "b"));
  CHECK(r.lexicon.find("z") == 0);
  CHECK(r.lexicon.group("c") == kNoGroup);
  CHECK(r.lexicon.singular("men") == "man");
  CHECK(r.lexicon.singular("cities") == "city");
  CHECK(r.lexicon.singular_of(r.lexicon.find("men")) == r.lexicon.find("man"));
  CHECK(r.lexicon.singular_of(r.lexicon.find("city")) == r.lexicon.find("city"));
  CHECK(r.lexicon.singular_of(r.lexicon.find("goes")) == 0);  // "goe"
  CHECK(r.lexicon.value_of(r.lexicon.group("month"), r.lexicon.find("jan")) == "1");
  CHECK(r.lexicon.value_of(r.lexicon.group("month"), r.lexicon.find("kilometres")) == "km");
  CHECK(r.lexicon.match(r.lexicon.group("go"), r.tokens("Went on"), 0, 2) == 2);
  CHECK(r.lexicon.match(r.lexicon.group("go"), r.tokens("went off"), 0, 2) == 0);
}

TEST_CASE("the longest form of a map is taken, and of equal ones the first") {
  const Read r("map m { new = short; new york = long; new york = later; }");
  const auto tokens = r.tokens("new york");
  const auto found = r.lexicon.lookup(r.lexicon.group("m"), tokens, 0, 2);
  CHECK(found.length == 2);
  CHECK(found.value == "long");
  CHECK(r.lexicon.lookup(r.lexicon.group("m"), tokens, 0, 1).value == "short");
}

TEST_CASE("groups that a word starts") {
  Read r("words a = one two; words b = one; words c = two;");
  const auto& groups = r.lexicon.groups_starting_with(r.lexicon.find("one"));
  REQUIRE(groups.size() == 2);
  CHECK(groups[0] < groups[1]);
  CHECK(r.lexicon.groups_starting_with(0).empty());
  const WordId fresh = r.lexicon.intern("three");
  CHECK(r.lexicon.find("three") == fresh);
  CHECK(r.lexicon.form(fresh) == "three");
  CHECK(r.lexicon.groups_starting_with(fresh).empty());
}

TEST_CASE("faults are told with their place, the rest is read") {
  const Read r("words a = x;\nword b = y;\nmap m { z; }\nwords c = <nope>, q;\nwords d = w");
  REQUIRE(r.problems.size() == 4);
  CHECK(r.problems[0].str().starts_with("test.words:2:1: found 'word'"));
  CHECK(r.lexicon.is(r.lexicon.find("q"), r.lexicon.group("c")));
}

TEST_CASE("the table grows with its words") {
  std::string text = "words many = ";
  for (int i = 0; i < 40000; ++i) text += "w" + std::string(1, static_cast<char>('a' + i % 26)) + std::string(static_cast<std::size_t>(i % 7), 'x') + std::to_string(i) + ",";
  const Read r(text + "last;");
  CHECK(r.lexicon.is(r.lexicon.find("last"), r.lexicon.group("many")));
  CHECK(r.lexicon.find("39999") != 0);
}
