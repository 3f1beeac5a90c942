#include "corpus/register.h"

#include <doctest/doctest.h>

using namespace claimcheck;

namespace {

std::vector<RegisterRow> rows_of(const std::string& json, std::vector<Problem>& problems) { return read_register({"r.json", json}, problems); }

std::vector<std::string> doubts_of(const std::string& json) {
  std::vector<Problem> problems;
  std::vector<std::string> out;
  for (const Problem& doubt : check_register(rows_of(json, problems))) out.push_back(doubt.message);
  CHECK(problems.empty());
  return out;
}

}  // namespace

TEST_CASE("rows are read with their values by property") {
  std::vector<Problem> problems;
  const auto rows = rows_of(R"([
    {"subject": "Diet", "type": "legislature", "aliases": ["the Diet"], "property": "members", "value": 90, "from": "1999-05", "source": "charter"},
    {"subject": "Pact", "property": "signed", "value": "1949"},
    {"subject": "Diet", "property": "quorum", "value": "2/3"}])",
                            problems);
  CHECK(problems.empty());
  REQUIRE(rows.size() == 3);
  CHECK(std::get<std::int64_t>(rows[0].value) == 90);
  CHECK(rows[0].from == days_of_month(1999, 5));
  CHECK(std::get<Days>(rows[1].value) == days_of_year(1949));
  CHECK(std::get<std::string>(rows[2].value) == "2/3");
  CHECK(rows[2].place == "r.json: fact 3");
}

TEST_CASE("a row that cannot be used is said and the others stand") {
  std::vector<Problem> problems;
  const auto rows = rows_of(R"([5, {"subject": "A"}, {"subject": "A", "property": "members", "value": "many"},
                                {"subject": "A", "property": "signed", "value": "31 June"}, {"subject": "A", "property": "members", "value": 3, "to": "2020-13-01"},
                                {"subject": "A", "property": "members", "value": 3}])",
                            problems);
  CHECK(rows.size() == 1);
  REQUIRE(problems.size() == 5);
  CHECK(problems[2].str() == "r.json: fact 3: the value of \"members\" is \"many\", expected a whole number");
  problems.clear();
  CHECK(rows_of("{}", problems).empty());
  CHECK(problems.size() == 1);
}

TEST_CASE("overlaps, gaps, unsourced rows and shared aliases are doubted") {
  CHECK(doubts_of(R"([{"subject": "A", "property": "members", "value": 3, "to": "2020-02-01", "source": "s"},
                      {"subject": "A", "property": "members", "value": 4, "from": "2020-02-01", "source": "s"}])").empty());
  CHECK(doubts_of(R"([{"subject": "A", "property": "members", "value": 3, "to": "2020-02-02", "source": "s"},
                      {"subject": "A", "property": "members", "value": 4, "from": "2020-02-01", "source": "s"}])").size() == 1);
  CHECK(doubts_of(R"([{"subject": "A", "property": "members", "value": 3, "to": "2020-02-01", "source": "s"},
                      {"subject": "A", "property": "members", "value": 4, "from": "2021-02-01", "source": "s"}])").size() == 1);
  CHECK(doubts_of(R"([{"subject": "A", "property": "members", "value": 3}])").size() == 1);
  CHECK(doubts_of(R"([{"subject": "A", "type": "t", "aliases": ["X"], "property": "signed", "value": "1999", "source": "s"},
                      {"subject": "B", "type": "t", "aliases": ["X"], "property": "signed", "value": "1999", "source": "s"}])").size() == 1);
}

TEST_CASE("days of a register") {
  CHECK(register_days("2020-02-29") == Days{to_day({2020, 2, 29}), to_day({2020, 3, 1})});
  CHECK(register_days("2020-02") == days_of_month(2020, 2));
  CHECK_FALSE(register_days("2019-02-29"));
  CHECK_FALSE(register_days("2020-2"));
  CHECK_FALSE(register_days("long ago"));
}
