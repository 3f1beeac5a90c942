#include "checker/engine/rules.h"

#include "tests/engine/fixture.h"

using namespace claimcheck;
using namespace claimcheck::fixture;

namespace {

Page quorum_page(const std::string& present, int present_value, const std::string& margin, int margin_value) {
  Page page("Only " + present + " out of 328 MPs were present (only " + margin + " votes over the quorum).");
  page.fact(
      "attendance", "Only " + present + " out of 328",
      {{"present", page.figure(present, present_value)}, {"members", page.figure("328", 328)}, {"body", Page::key("house")}});
  page.fact("margin", margin + " votes over", {{"value", page.figure(margin, margin_value)}});
  return page;
}

}  // namespace

TEST_CASE("the quorum example: message, proof, places, suggestions, assumption") {
  const Page page = quorum_page("168", 168, "five", 5);
  const Evaluation e = run(kQuorum, {page.facts()});
  REQUIRE(e.findings.size() == 1);
  const Finding& f = e.findings[0];
  CHECK(f.message == "168 of 328 present is 3 over the quorum of 165, not 5");
  CHECK(f.proof == std::vector<std::string>{"quorum of 328 members: floor(328 / 2) + 1 = 165", "168 - 165 = 3, not 5"});
  CHECK(f.assumed == std::vector<std::string>{"no quorum rule is known for this body; a majority of members is taken"});
  CHECK(f.severity == Severity::error);
  CHECK(f.verdict == "cannot-hold");
  CHECK_FALSE(f.decisive);
  REQUIRE(f.places.size() == 3);
  CHECK(f.places[0].span.in(page.text()) == "five");
  CHECK(f.places[0].role == "stated margin");
  CHECK(f.places[1].span.in(page.text()) == "168");
  CHECK(f.places[2].role == "membership");
  REQUIRE(f.suggestions.size() == 2);
  CHECK(f.suggestions[0].replacement == "170");
  CHECK(f.suggestions[0].reason == "if 328 and 5 are right");
  CHECK(f.suggestions[1].replacement == "three");
  CHECK(f.suggestions[1].reason == "if 168 and 328 are right");
  CHECK(f.id.size() == 16);
  CHECK(e.judged[0].at("quorum") == 1);
}

TEST_CASE("a sound statement is judged and silent") {
  const Evaluation e = run(kQuorum, {quorum_page("168", 168, "three", 3).facts()});
  CHECK(e.findings.empty());
  CHECK(e.judged[0].at("quorum") == 1);
}

TEST_CASE("what is missing leaves the rule undetermined") {
  Page page("Only 168 MPs were present (only five votes over the quorum).");
  page.fact("attendance", "Only 168", {{"present", page.figure("168", 168)}});
  page.fact("margin", "five votes", {{"value", page.figure("five", 5)}});
  const Evaluation e = run(kQuorum, {page.facts()});
  CHECK(e.findings.empty());
  CHECK(e.undetermined[0].at("quorum") == 1);
}

TEST_CASE("a figure that would turn the statement round makes the finding decisive") {
  // 158 is inquorate; the margin says that they were quorate, and then 168 were there.
  const Evaluation e = run(kQuorum, {quorum_page("158", 158, "three", 3).facts()});
  REQUIRE(e.findings.size() == 1);
  CHECK(e.findings[0].decisive);
  CHECK(e.findings[0].message == "158 of 328 present is -7 over the quorum of 165, not 3");
}

TEST_CASE("a lookup gives the body's own quorum") {
  Page page = quorum_page("168", 168, "five", 5);
  page.fact("body", "quorum", {{"name", Page::key("house")}, {"quorum", page.figure("five", 163)}});
  CHECK(run(kQuorum, {page.facts()}).findings.empty());
}

TEST_CASE("reported speech is at most a warning, a quotation at most a notice") {
  for (const auto& [voice, severity] :
       {std::pair{Voice::reported, Severity::warning}, std::pair{Voice::quoted, Severity::notice}}) {
    Page page("Only 168 out of 328 MPs were present (only five votes over the quorum).");
    page.fact("attendance", "Only 168", {{"present", page.figure("168", 168)}, {"members", page.figure("328", 328)}});
    page.fact("margin", "five votes", {{"value", page.figure("five", 5)}}).voice = voice;
    const Evaluation e = run(kQuorum, {page.facts()});
    REQUIRE(e.findings.size() == 1);
    CHECK(e.findings[0].severity == severity);
  }
}

TEST_CASE("norms, plans and denials are no facts") {
  for (const Stance stance : {Stance::negated, Stance::planned, Stance::hypothetical, Stance::norm}) {
    Page page("Only 168 out of 328 MPs were present (only five votes over the quorum).");
    page.fact("attendance", "Only 168", {{"present", page.figure("168", 168)}, {"members", page.figure("328", 328)}}).stance =
        stance;
    page.fact("margin", "five votes", {{"value", page.figure("five", 5)}});
    CHECK(run(kQuorum, {page.facts()}).findings.empty());
  }
}

TEST_CASE("ids are stable when the text moves and differ between findings") {
  const Page page = quorum_page("168", 168, "five", 5);
  const std::string id = run(kQuorum, {page.facts()}).findings[0].id;
  Page moved("A new first line.\n" + page.text());
  moved.fact("attendance", "Only 168", {{"present", moved.figure("168", 168)}, {"members", moved.figure("328", 328)}});
  moved.fact("margin", "five votes", {{"value", moved.figure("five", 5)}});
  CHECK(run(kQuorum, {moved.facts()}).findings[0].id == id);
  CHECK(run(kQuorum, {quorum_page("167", 167, "five", 5).facts()}).findings[0].id != id);
}

TEST_CASE("a total against a series of parts, rounded or not") {
  const std::string text = rule(R"(
    match t: total;
    assert sum(t.parts) = t.value; rounded warning;
    at t.value; note t.parts "part";
    message "the {count(t.parts)} parts {t.parts} make {sum(t.parts)}, not {t.value}";)");
  Page page("8,000 soldiers: 500 with one, 3,000 with another and 5,200 Americans.");
  page.fact(
      "total", "8,000 soldiers",
      {{"value", page.figure("8,000", 8000, 1000)}, {"parts", page.series({{"500", 500}, {"3,000", 3000}, {"5,200", 5200}}, 1)}});
  const Evaluation e = run(text, {page.facts()});
  REQUIRE(e.findings.size() == 1);
  CHECK(e.findings[0].message == "the 3 parts 500, 3,000 and 5,200 make 8,700, not 8,000");
  CHECK(e.findings[0].proof == std::vector<std::string>{"500 + 3,000 + 5,200 = 8,700, not 8,000"});
  CHECK(e.findings[0].places.size() == 4);
  std::vector<std::string> replacements;
  for (const Suggestion& s : e.findings[0].suggestions) replacements.push_back(s.replacement);
  CHECK(replacements == std::vector<std::string>{"2,300", "4,500", "8,700"});

  Page near("9,000 soldiers: 500 with one, 3,000 with another and 5,200 Americans.");
  near.fact(
      "total", "9,000 soldiers",
      {{"value", near.figure("9,000", 9000, 1000)}, {"parts", near.series({{"500", 500}, {"3,000", 3000}, {"5,200", 5200}})}});
  const Evaluation rounded = run(text, {near.facts()});
  REQUIRE(rounded.findings.size() == 1);
  CHECK(rounded.findings[0].verdict == "holds-if-rounded");
  CHECK(rounded.findings[0].severity == Severity::warning);
  CHECK(rounded.findings[0].suggestions.empty());

  Page hedged("about 9,000 soldiers: 500 with one, 3,000 with another and 5,200 Americans.");
  hedged.fact("total", "9,000 soldiers",
              {{"value", hedged.figure("9,000", 9000, 1000, Hedge::about)},
               {"parts", hedged.series({{"500", 500}, {"3,000", 3000}, {"5,200", 5200}})}});
  CHECK(run(text, {hedged.facts()}).findings.empty());
}

TEST_CASE("each collects a group by key, its members are witnesses") {
  const std::string text = rule(R"(
    match t: total;
    each p: part on p.whole = t.name;
    where count(p) >= 2;
    assert sum(p.value) <= t.value;
    at t.value; note p.value "part";
    message "{count(p)} parts make {sum(p.value)}, more than {t.value}; the largest is {max(p.value)}";)");
  Page page("100 in all. Of these 60 here, 50 there, and 70 elsewhere.");
  page.fact("total", "100 in all", {{"name", Page::key("x")}, {"value", page.figure("100", 100)}});
  page.fact("part", "60 here", {{"whole", Page::key("x")}, {"value", page.figure("60", 60)}});
  page.fact("part", "50 there", {{"whole", Page::key("x")}, {"value", page.figure("50", 50)}});
  page.fact("part", "70 elsewhere", {{"whole", Page::key("y")}, {"value", page.figure("70", 70)}});
  const Evaluation e = run(text, {page.facts()});
  REQUIRE(e.findings.size() == 1);
  CHECK(e.findings[0].message == "2 parts make 110, more than 100; the largest is 60");
  CHECK(e.findings[0].proof == std::vector<std::string>{"60 + 50 = 110", "110 is more than 100"});
  CHECK(e.findings[0].places.size() == 3);
}

TEST_CASE("near takes the nearest, and each fact goes to its own neighbour") {
  Page page("168 of 328 MPs came (three over). In the other house 60 of 100 came.\nAnd 70 of 200 elsewhere.");
  for (const auto& [a, b, x, y] : {std::tuple{"168", "328", 168, 328}, {"60", "100", 60, 100}, {"70", "200", 70, 200}}) {
    page.fact("attendance", std::string(a) + " of " + b, {{"present", page.figure(a, x)}, {"members", page.figure(b, y)}});
  }
  page.fact("margin", "three over", {{"value", page.figure("three", 3)}});
  const Evaluation e = run(kQuorum, {page.facts()});
  CHECK(e.findings.empty());
  CHECK(e.judged[0].at("quorum") == 1);
}

TEST_CASE("none: a rule applies where a fact is absent") {
  const std::string text = rule(R"(
    match a: attendance;
    none m: margin within paragraph of a;
    assert a.present <= a.members;
    at a; message "{a.present} of {a.members}";)");
  Page page("20 of 10 came.\n20 of 10 came, five over.");
  Page with("20 of 10 came, five over.");
  with.fact("attendance", "20 of 10", {{"present", with.figure("20", 20)}, {"members", with.figure("10", 10)}});
  with.fact("margin", "five", {{"value", with.figure("five", 5)}});
  CHECK(run(text, {with.facts()}).findings.empty());
  page.fact("attendance", "20 of 10", {{"present", page.figure("20", 20)}, {"members", page.figure("10", 10)}});
  CHECK(run(text, {page.facts()}).findings.size() == 1);
}

TEST_CASE("a date rule is broken only if it is in every reading") {
  const std::string text = rule(R"(
    match d: dated;
    assert weekday(d.when) = d.weekday;
    at d; message "{d.when} is a {weekday_name(weekday(d.when))}, not a {weekday_name(d.weekday)}";)");
  const auto judge = [&](int weekday, std::vector<std::string> days, bool guessed = false) {
    Page page("On Thursday, 3 January, …");
    page.fact("dated", "Thursday, 3 January",
              {{"when", page.date("3 January", std::move(days), guessed)}, {"weekday", page.figure("Thursday", weekday)}});
    return run(text, {page.facts()});
  };
  CHECK(judge(4, {"2020-01-03"}).findings.at(0).message == "3 January 2020 is a Friday, not a Thursday");
  CHECK(judge(4, {"2020-01-03"}).findings.at(0).severity == Severity::error);
  CHECK(judge(4, {"2020-01-03", "2019-01-03"}).findings.empty());
  const Evaluation both = judge(3, {"2020-01-03", "2019-01-03"});
  REQUIRE(both.findings.size() == 1);
  CHECK(both.findings[0].severity == Severity::error);  // one of the readings needs no guess
  const Evaluation guess = judge(4, {"2020-01-03"}, true);
  REQUIRE(guess.findings.size() == 1);
  CHECK(guess.findings[0].severity == Severity::warning);
  CHECK(guess.findings[0].assumed == std::vector<std::string>{"“3 January” is taken to mean 3 January 2020"});
}

TEST_CASE("the arithmetic is told as a reader would do it") {
  const auto proof = [](const std::string& clauses) {
    Page page("60 of 200 came on Friday, 2 January 2020; two thirds of 9,300,000 did not.");
    page.fact("attendance", "60 of 200", {{"present", page.figure("60", 60)}, {"members", page.figure("200", 200)}});
    page.fact("dated", "Friday", {{"when", page.date("2 January 2020", {"2020-01-02"})}, {"weekday", page.figure("Friday", 5)}});
    page.fact("margin", "two thirds", {{"value", page.figure("two thirds", Exact::ratio(2, 3))}, {"kind", Page::key("no")}});
    page.fact("measure", "9,300,000", {{"value", page.figure("9,300,000", 9'300'000)}});
    const std::string joins = "match a: attendance, d: dated within issue, m: margin within issue, b: measure within issue; ";
    const std::string uses = " note a; note d; note m; note b; ";
    const Evaluation e = run(rule(joins + clauses + uses + "at a; message \"m\"; suggest none;"), {page.facts()});
    std::string out;
    for (const std::string& line : e.findings.at(0).proof) out += (out.empty() ? "" : "; ") + line;
    return out;
  };
  CHECK(proof("assert abs(a.present - a.members) = 150;") == "200 - 60 = 140, not 150");
  CHECK(proof("let share = a.present / a.members * 100; assert share = 40;") == "share: 60 / 200 × 100 = 30, not 40");
  CHECK(proof("assert weekday(d.when) = d.weekday;") == "2 January 2020 is a Thursday, not a Friday");
  CHECK(proof("assert m.value * a.members <= a.present;") == "2/3 × 200 = 133.3; 133.3 is more than 60");
  CHECK(proof("assert b.value * 2 = 3;") == "9,300,000 × 2 = 18.6 million, not 3");
  CHECK(proof("assert m.kind = \"yes\";").empty());
  CHECK(proof("assert a.present > 10 and a.members - (a.present - 20) < 100;") ==
        "200 - (60 - 20) = 160; 160 is not less than 100");
}

TEST_CASE("dates and lengths: arithmetic and order") {
  const auto holds = [](const std::string& condition) {
    Page page("On 3 January 2020 they met for two days.");
    page.date_of_issue("2020-02-11");
    page.fact("dated", "3 January 2020",
              {{"when", page.date("3 January 2020", {"2020-01-03"})}, {"length", Page::length(2, "day")}});
    return run(rule("match d: dated; assert " + condition + "; at d; message \"m\";"), {page.facts()}).findings.empty();
  };
  CHECK(holds("before(d.when, issue.date)"));
  CHECK_FALSE(holds("after(d.when, issue.date)"));
  CHECK(holds("days(d.when, issue.date) = 39"));
  CHECK_FALSE(holds("days(d.when, issue.date) = 38"));
  CHECK(holds("d.when + 39 days = issue.date"));
  CHECK(holds("d.when + 1 month < issue.date"));
  CHECK(holds("d.length = 2 days"));
  CHECK_FALSE(holds("d.length >= 1 week"));
  CHECK(holds("year(d.when) = 2020 and month(d.when) = 1 and day(d.when) = 3"));
  CHECK_FALSE(holds("d.when = issue.date"));
  CHECK(holds("months(d.when, issue.date) = 1"));
  CHECK(holds("granularity(d.when) = \"day\""));
}

TEST_CASE("pair adjacent compares neighbours across issues") {
  const std::string text = rule(R"(
    scope corpus;
    match a: measure, b: measure on b.subject = a.subject;
    pair adjacent by issue.date;
    assert a.value = b.value;
    at b.value; note a.value "earlier issue";
    message "{b.value} here, {a.value} on {a.issue.date}";)");
  std::vector<Page> pages;
  std::vector<DocumentFacts> documents;
  for (const auto& [day, value] : {std::pair{"2020-03-01", 329}, {"2020-01-01", 328}, {"2020-02-01", 328}}) {
    Page page(std::to_string(value) + " members", std::string(day) + ".txt");
    page.date_of_issue(day);
    page.fact("measure", "members", {{"subject", Page::key("house")}, {"value", page.figure(std::to_string(value), value)}});
    documents.push_back(page.facts());
    pages.push_back(std::move(page));
  }
  const Evaluation e = run(text, documents);
  REQUIRE(e.findings.size() == 1);
  CHECK(e.findings[0].message == "329 here, 328 on 1 February 2020");
  CHECK(e.findings[0].places[0].document == 0);
  CHECK(e.findings[0].places[1].document == 2);
}

TEST_CASE("explain tells why a rule spoke or was silent") {
  const RuleSet rules = load(kQuorum);
  const auto reasons = [&](const Page& page) {
    const std::vector<DocumentFacts> documents = {page.facts()};
    std::vector<std::string> out;
    for (const Judgement& j : rules.explain(documents, 0, {0, 1000})) out.push_back(j.outcome + ": " + j.reason);
    return out;
  };
  CHECK(reasons(quorum_page("168", 168, "three", 3)) == std::vector<std::string>{"holds: 168 - 165 = 3, as stated"});
  CHECK(reasons(quorum_page("168", 168, "five", 5)) == std::vector<std::string>{"cannot hold: 168 - 165 = 3, not 5"});
  Page lone("168 of 328 came");
  lone.fact("attendance", "168 of 328", {{"present", lone.figure("168", 168)}});
  CHECK(reasons(lone) == std::vector<std::string>{"not applicable: no margin fact in the same paragraph"});
  Page margin("five over");
  margin.fact("margin", "five over", {{"value", margin.figure("five", 5)}});
  CHECK(reasons(margin) == std::vector<std::string>{"not applicable: no attendance fact that it goes with in the paragraph"});
  Page unknown("168 came, five over");
  unknown.fact("attendance", "168 came", {{"present", unknown.figure("168", 168)}});
  unknown.fact("margin", "five over", {{"value", unknown.figure("five", 5)}});
  REQUIRE(reasons(unknown).size() == 1);
  CHECK(reasons(unknown)[0] == "undetermined: a.members is unknown");
}
