#include "checker/claim/register_index.h"

#include <doctest/doctest.h>

#include "checker/lexis/builtin.h"

using namespace claimcheck;

TEST_CASE("a name is the set of its words") {
  std::vector<Problem> problems;
  const Lexicon lexicon = Lexicon::build(builtin_files(".words"), problems);
  const NameHasher hasher(lexicon);
  const auto one = [&](std::string_view a, std::string_view b) { return hasher.name(a) == hasher.name(b); };
  CHECK(one("President of Ukraine", "Ukraine's president"));
  CHECK(one("President of Ukraine", "the Ukrainian President"));
  CHECK(one("President of the United States", "U.S. President"));
  CHECK(one("Donald J. Trump", "Donald Trump"));
  CHECK_FALSE(one("President of Ukraine", "Vice President of Ukraine"));
  CHECK_FALSE(one("European Council", "Council of Europe"));
  CHECK(hasher.name("of the") == 0);
}

TEST_CASE("rows are found by every name, and those of a house hide the others") {
  std::vector<Problem> problems;
  const Lexicon lexicon = Lexicon::build(builtin_files(".words"), problems);
  const NameHasher hasher(lexicon);
  const std::string built_in = RegisterIndex::compile(
      read_register({"a.json", R"([{"subject": "Northern Pact", "aliases": ["NP", "the Pact of Ulm"], "property": "members", "value": 7, "source": "s"},
                                   {"subject": "Northern Pact", "property": "founded", "value": "1950", "source": "s"},
                                   {"subject": "Speaker of the Diet", "property": "holder", "value": "Ida Kamm", "from": "2019", "source": "s"}])"},
                    problems),
      hasher);
  const std::string house = RegisterIndex::compile(
      read_register({"b.json", R"([{"subject": "Northern Pact", "property": "members", "value": 8, "source": "s"}])"}, problems), hasher);
  CHECK(problems.empty());
  Registers registers;
  registers.add(RegisterIndex(house));
  registers.add(RegisterIndex(built_in));
  const auto members = registers.rows_of(hasher.name("Pact (Northern)"), "members");
  REQUIRE(members.size() == 1);
  CHECK(members[0].number == 8);
  CHECK(registers.rows_of(hasher.name("Pact of Ulm"), "founded").size() == 1);
  CHECK(registers.rows_of(hasher.name("Southern Pact"), "members").empty());
  CHECK(registers.held_by(hasher.name("Ida Kamm"), hasher).size() == 1);
  CHECK_FALSE(registers.holds(hasher.name("Kamm")));
  CHECK(registers.may_have(hasher.word("Pact")));
}

TEST_CASE("who held an office is found by the other spellings of the name") {
  std::vector<Problem> problems;
  const Lexicon lexicon = Lexicon::build(builtin_files(".words"), problems);
  const NameHasher hasher(lexicon);
  const std::string compiled = RegisterIndex::compile(
      read_register({"a.json", R"([{"subject": "Speaker of the Diet", "property": "holder", "value": "Ida Kamm", "from": "2019", "source": "s"},
                                   {"subject": "Ida Kamm", "type": "person", "aliases": ["Ida Camm"], "property": "born", "value": "1970", "source": "s"}])"},
                    problems),
      hasher);
  const RegisterIndex index(compiled);
  CHECK(problems.empty());
  CHECK(index.holds(hasher.name("Ida Kamm")));
  CHECK(index.holds(hasher.name("Ida Camm")));
  std::vector<RegisterEntry> held;
  index.held_by(hasher.name("Ida Camm"), held);
  REQUIRE(held.size() == 1);
  CHECK(held.front().value == "Ida Kamm");
}
