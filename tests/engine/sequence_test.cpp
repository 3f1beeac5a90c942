#include "checker/engine/sequence.h"

#include "tests/engine/fixture.h"

using namespace claimcheck;
using namespace claimcheck::fixture;

namespace {

const std::string kOrder = R"(
rule event-order : error {
  family sequence;
  title "Order and dates cannot both be right";
  explain "What is told as later cannot be dated earlier.";
  network e: event (key e.key, when e.when), o: order (before o.before, after o.after, gap o.gap);
  assert consistent;
  example bad "x";
  example ok "y";
}
)";

void event(Page& page, const std::string& words, const std::string& key, std::vector<std::string> days, bool guessed = false) {
  page.fact("event", words, {{"key", Page::key(key)}, {"when", page.date(words, std::move(days), guessed)}});
}

void order(Page& page, const std::string& words, const std::string& before, const std::string& after,
           std::optional<Field> gap = std::nullopt) {
  Fact& fact = page.fact("order", words, {{"before", Page::key(before)}, {"after", Page::key(after)}});
  if (gap) fact.fields.set(2, std::move(*gap));
}

}  // namespace

TEST_CASE("an order against two dates") {
  Page page("In response to the strike of 8 January 2020, on 5 January 2020 they left.");
  event(page, "8 January 2020", "strike", {"2020-01-08"});
  event(page, "5 January 2020", "leave", {"2020-01-05"});
  order(page, "In response to", "strike", "leave");
  const Evaluation e = run(kOrder, {page.facts()});
  REQUIRE(e.findings.size() == 1);
  CHECK(e.findings[0].message == "8 January 2020 is told as coming before 5 January 2020");
  CHECK(e.findings[0].places.size() == 3);
  CHECK(e.findings[0].places[0].span.in(page.text()) == "5 January 2020");
  CHECK(e.findings[0].severity == Severity::error);
  CHECK(e.judged[0].at("sequence") == 1);
}

TEST_CASE("a stated distance against two dates, too late or too early") {
  for (const auto& [day, words] : {std::pair{"2020-03-23", "23 March 2020"}, {"2020-03-19", "19 March 2020"}}) {
    Page page(std::string("On 18 March 2020 they voted; two days later, on ") + words + ", they left.");
    event(page, "18 March 2020", "vote", {"2020-03-18"});
    event(page, words, "leave", {day});
    order(page, "two days later", "vote", "leave", Page::length(2, "day"));
    const Evaluation e = run(kOrder, {page.facts()});
    REQUIRE(e.findings.size() == 1);
    CHECK(e.findings[0].message == std::string("18 March 2020 + 2 days = 20 March 2020, not ") + words);
    REQUIRE(e.findings[0].proof.size() == 2);  // dates that are written out need no line
    CHECK(e.findings[0].proof[0] == "“two days later”: 2 days between them");
  }
}

TEST_CASE("a chain through an event without a date") {
  Page page("On 1 May 2020 A. A week after A came B. Two days after B came C, on 1 June 2020.");
  event(page, "1 May 2020", "a", {"2020-05-01"});
  event(page, "1 June 2020", "c", {"2020-06-01"});
  order(page, "A week after", "a", "b", Page::length(1, "week"));
  order(page, "Two days after", "b", "c", Page::length(2, "day"));
  const Evaluation e = run(kOrder, {page.facts()});
  REQUIRE(e.findings.size() == 1);
  CHECK(e.findings[0].message == "by these statements it was on or before 13 May 2020, not 1 June 2020");
  CHECK(e.findings[0].places.size() == 4);
}

TEST_CASE("one reading that fits is enough to be silent; only guesses give at most a warning") {
  const auto judge = [](std::vector<std::string> days, bool guessed) {
    Page page("After the vote of 10 January 2020 they left on 3 January.");
    event(page, "10 January 2020", "vote", {"2020-01-10"});
    event(page, "3 January", "leave", std::move(days), guessed);
    order(page, "After", "vote", "leave");
    return run(kOrder, {page.facts()});
  };
  CHECK(judge({"2020-01-03", "2021-01-03"}, false).findings.empty());
  CHECK(judge({"2020-01-03", "2019-01-03"}, false).findings.at(0).severity == Severity::error);
  const Evaluation guess = judge({"2020-01-03"}, true);
  CHECK(guess.findings.at(0).severity == Severity::warning);
  CHECK(guess.findings.at(0).assumed.size() == 1);
}

TEST_CASE("orders without dates are counted as undetermined, plans and same days are no contradiction") {
  Page page("After the vote they left on 3 January 2020.");
  event(page, "3 January 2020", "leave", {"2020-01-03"});
  order(page, "After", "vote", "leave");
  const Evaluation e = run(kOrder, {page.facts()});
  CHECK(e.findings.empty());
  CHECK(e.undetermined[0].at("sequence") == 1);
  event(page, "3 January 2020", "vote", {"2020-01-03"});
  CHECK(run(kOrder, {page.facts()}).findings.empty());
}

TEST_CASE("orders that hold their dates themselves: one date in two orders is one event") {
  const std::string text = R"(
rule order : error {
  family sequence; title "T"; explain "E";
  network s: told_order (before s.earlier, after s.later);
  assert consistent;
  example bad "x"; example ok "y";
}
)";
  Page page("In response to the strike of 18 June 2020 they bombed it on 11 June 2020, then on 5 June 2020 again.");
  const auto told = [&](const std::string& words, const std::string& a, const std::string& b, const char* x, const char* y) {
    page.fact("told_order", words, {{"earlier", page.date(a, {x})}, {"later", page.date(b, {y})}});
  };
  told("In response to the strike of 18 June 2020 they bombed it on 11 June 2020", "18 June 2020", "11 June 2020", "2020-06-18",
       "2020-06-11");
  const Evaluation one = run(text, {page.facts()});
  REQUIRE(one.findings.size() == 1);
  CHECK(one.findings[0].message == "18 June 2020 is told as coming before 11 June 2020");
  CHECK(one.findings[0].places.size() == 3);
  CHECK(one.findings[0].places[0].span.in(page.text()) == "11 June 2020");
  told("11 June 2020, then on 5 June 2020", "11 June 2020", "5 June 2020", "2020-06-11", "2020-06-05");
  CHECK(run(text, {page.facts()}).findings.size() == 2);
}

TEST_CASE("what a distance allows") {
  const auto days = [](int n, const char* unit) { return gap_days({Reading::exactly(n), unit}); };
  CHECK(days(2, "day").least == 2);
  CHECK(days(2, "day").most == 2);
  CHECK(days(1, "week").least == 4);
  CHECK(days(1, "week").most == 10);
  CHECK(days(48, "hour").least == 1);
  CHECK(days(48, "hour").most == 3);
  CHECK_FALSE(days(3, "fortnight").most);
}
