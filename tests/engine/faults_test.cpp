// What is wrong with a rule file is said once, with its place and a near name, and the rest is still read.
#include "tests/engine/fixture.h"

using namespace claimcheck;
using namespace claimcheck::fixture;

using Faults = std::vector<std::string>;

namespace {

// The only fault of a rule with this body, without its place.
std::string fault(const std::string& body) {
  const Faults all = faults(rule(body));
  REQUIRE(all.size() == 1);
  return all[0].substr(all[0].find(": ") + 2);
}

}  // namespace

TEST_CASE("a file with many faults: each is reported with its line, column and a near name") {
  const Faults found = faults(R"(rule first : eror {
  famly x;
  title "T"; explain "E";
  match a: attendance, m: margin nearr a within paragraph;
  assert a.present - = m.value;
  at a.presnt; message "x";
  example bad "x"; example ok "y";
}
rule second : error {
  family f; title "T"; explain "E";
  match a: attendence, m: margin near a within paragraf;
  let q = flor(m.value / 2);
  assert m.value = m.kind;
  at m.value; message "{q} of {m.valu} and {";
  example bad "x";
}
rule sound : error {
  family f; title "T"; explain "E"; match a: attendance; assert a.present <= a.members; at a; message "m";
  example bad "x"; example ok "y";
}
rule sound : error { family f; }
)");
  CHECK(found ==
        Faults{
            "f.rule:1:14: found 'eror', expected one of 'error', 'warning', 'notice'; did you mean 'error'?",
            "f.rule:2:3: found 'famly', expected a clause; did you mean 'family'?",
            "f.rule:4:34: found 'nearr', expected ';'; did you mean 'near'?",
            "f.rule:5:22: found '=', expected a value",
            "f.rule:9:6: rule 'second' has no silent example (ok or none)",
            "f.rule:11:12: unknown type of fact 'attendence'; did you mean 'attendance'?",
            "f.rule:11:48: found 'paragraf', expected 'sentence', 'paragraph', 'section' or 'issue'; did you mean 'paragraph'?",
            "f.rule:12:11: unknown function 'flor'; did you mean 'floor'?",
            "f.rule:13:20: found a key or text, expected a figure to compare with",
            "f.rule:14:34: 'margin' has no field 'valu'; did you mean 'value'?",
            "f.rule:14:44: this brace is not closed: expected '}'",
            "f.rule:21:6: a second rule 'sound'; the first is at f.rule:17",
        });
}

TEST_CASE("the sound rules of a file with faults are loaded") {
  std::vector<Problem> problems;
  const RuleSet rules = RuleSet::load(
      {{"f.rule", "rule bad : error { oops }\n" +
                      rule("match a: attendance; assert a.present <= a.members; at a; message \"m\";", "good : error")}},
      schema(), problems);
  CHECK(problems.size() == 1);
  REQUIRE(rules.infos().size() == 1);
  CHECK(rules.infos()[0].name == "good");
  CHECK(rules.place(0) == "f.rule:2");
  CHECK(rules.source(0).starts_with("rule good : error {"));
  CHECK(rules.examples(0).size() == 2);
}

TEST_CASE("kinds") {
  const std::string base = "match d: dated; at d; message \"m\"; ";
  CHECK(fault(base + "assert d.when = 3;") == "found a figure, expected a date to compare with");
  CHECK(fault(base + "assert d.when + d.when = d.when;") ==
        "a date cannot be added to another; days(a, b) is the distance from a to b");
  CHECK(fault(base + "assert d.when + 3 = d.when;") == "found a figure, expected a length");
  CHECK(fault(base + "assert d.weekday;") == "found a figure, expected a condition");
  CHECK(fault(base + "assert weekday(d.weekday) = 1;") == "found a figure, expected a date");
  CHECK(fault(base + "assert before(d.when) or true;") == "'before' takes 2 values, found 1");
  CHECK(fault(base + "assert granularity(d.when) < \"day\";") ==
        "found a key or text, which has no order; expected a figure, a date or a length");
  CHECK(fault("match t: total; at t; message \"m\"; assert t.parts = 3;") ==
        "found a series, expected a figure; a series is used inside sum, count, min or max");
  CHECK(fault("match t: total; at t; message \"m\"; assert sum(t.value) = 3;") ==
        "expected a series, or a value of a group bound by 'each'");
}

TEST_CASE("joins") {
  const std::string rest = "; assert a.present = b.value; at a; message \"m\";";
  CHECK(fault("match a: attendance, b: margin" + rest) == "'b' would be joined with every fact: add 'near', 'within' or 'on'");
  CHECK(fault("match a: attendance, b: total on b.value = a.present" + rest) ==
        "'value' is a figure, which is not exact: a join takes keys; compare it in 'where' or 'assert'");
  CHECK(fault("match a: measure; where a.subject in (1, 2); assert a.value = 3; at a; message \"m\";") == "found '1', expected a text in quotation marks");
  CHECK(fault("match a: measure, b: measure on b.words = a.words; assert a.value = b.value; at a; message \"m\";") ==
        "'words' is a text, which is not exact: a join takes keys; compare it in 'where' or 'assert'");
  CHECK(fault("match a: attendance, b: margin near c within sentence" + rest) == "unknown variable 'c'");
  CHECK(fault("match a: attendance; each b: margin within sentence" + rest) ==
        "'b' is a group: use it inside sum, count, min, max, any or all");
  CHECK(fault("match a: attendance; none b: margin within sentence" + rest) ==
        "'b' is absent where the rule applies and has no value");
  CHECK(fault("match a: attendance, b: margin near a within sentence; assert a.present = 3; at a; message \"m\";") ==
        "variable 'b' is never used");
  CHECK(fault("match a: attendance; pair adjacent by place; assert a.present = 3; at a; message \"m\";") ==
        "'pair adjacent' needs two 'match' variables of one type, joined by 'on'");
}

TEST_CASE("what a rule must have") {
  const std::string whole = "match a: attendance; assert a.present <= a.members; at a; message \"m\";";
  CHECK(faults(rule(whole)).empty());
  CHECK(fault("match a: attendance; at a; message \"m\";") == "rule 'test' has no 'assert': what must hold");
  CHECK(fault("match a: attendance; assert a.present = 1; message \"m\";") ==
        "rule 'test' has no 'at': where the finding is shown");
  CHECK(fault("match a: attendance; assert a.present = 1; at a;") == "rule 'test' has no 'message': what the finding says");
  CHECK(fault(whole + "title \"again\";") == "a second 'title'");
  CHECK(fault(whole + "suggest a.present;") == "the assertion cannot be solved for this field: write 'suggest FIELD = …;'");
  CHECK(fault(whole + "example ok \"x\" expect \"y\";") == "only a bad example gives a message to expect");
  CHECK(faults("rule x : error { family f; title \"T\"; explain \"E\"; " + whole + " example ok \"y\"; }") ==
        Faults{"f.rule:1:6: rule 'x' has no bad example"});
}

TEST_CASE("texts and other bytes") {
  CHECK(faults("rule a : error { family f; title \"not closed; }") ==
        Faults{"f.rule:1:34: this text is not closed: expected '\"'",
               "f.rule:1:48: found the end of the file, expected '}' at the end of rule 'a'"});
  CHECK(faults("règle") == Faults{"f.rule:1:1: found 'r', expected 'rule'"});
  CHECK(faults("").empty());
  CHECK(faults("\xEF\xBB\xBF# only a comment").empty());
  const std::string accents = rule(
      "match a: attendance; assert a.present <= a.members; at a; # café\n message \"„Zażółć” – {a.present}\n   of {{}}\" \" "
      "more\";");
  Page page("5 of 4");
  page.fact("attendance", "5 of 4", {{"present", page.figure("5", 5)}, {"members", page.figure("4", 4)}});
  CHECK(run(accents, {page.facts()}).findings.at(0).message == "„Zażółć” – 5 of {} more");
}

TEST_CASE("any bytes are read to their end") {
  const std::string sound = kQuorum;
  for (std::size_t cut = 0; cut < sound.size(); cut += 7) {
    faults(sound.substr(0, cut));
    std::string broken = sound;
    broken[cut] = static_cast<char>(broken[cut] ^ 0x95);
    faults(broken);
  }
  faults(std::string(100'000, '('));
  faults("rule a : error { assert " + std::string(100'000, '(') + " }");
  faults("rule a : error { assert " + std::string(100'000, '-') + " }");
  std::string nots = "rule a : error { assert ", sum = "rule a : error { let x = 1";
  for (int i = 0; i < 20'000; ++i) nots += "not ", sum += " + 1";
  CHECK(faults(nots + "; }").size() == 1);
  CHECK(faults(sum + "; }").size() == 1);
  faults(std::string(100'000, '"'));
}
