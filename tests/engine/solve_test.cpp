// Solving is tried through rules: what is suggested for an assertion, with all else as stated.
#include "checker/engine/solve.h"

#include "tests/engine/fixture.h"

using namespace claimcheck;
using namespace claimcheck::fixture;

namespace {

// The corrections for present = 60, members = 200 and the assertion: "present → 50" and so on.
std::string corrections(const std::string& condition, const std::string& more = "") {
  Page page("60 of 200");
  page.fact("attendance", "60 of 200", {{"present", page.figure("60", 60)}, {"members", page.figure("200", 200)}});
  std::string out;
  const std::string body = "match a: attendance; " + more + " assert " + condition + "; at a; message \"m\";";
  const Evaluation e = run(rule(body), {page.facts()});
  for (const Suggestion& s : e.findings.at(0).suggestions) {
    out += (out.empty() ? "" : ", ") + std::string(s.span.in(page.text())) + " → " + s.replacement;
  }
  return out;
}

}  // namespace

TEST_CASE("linear equations are solved for each figure that occurs once") {
  CHECK(corrections("a.present * 4 = a.members") == "60 → 50, 200 → 240");
  CHECK(corrections("a.members - a.present = 150") == "200 → 210, 60 → 50");
  CHECK(corrections("100 - a.members / 4 = a.present - 20") == "200 → 240, 60 → 70");
  CHECK(corrections("a.members / a.present = 4") == "200 → 240, 60 → 50");
  CHECK(corrections("-a.present = 10 - a.members") == "60 → 190, 200 → 70");
}

TEST_CASE("lets are seen through") {
  CHECK(corrections("free + 10 = 2 * 100", "let free = a.members - a.present;") == "200 → 250, 60 → 10");
}

TEST_CASE("what cannot be turned round, or is no whole figure, is not suggested") {
  CHECK(corrections("floor(a.members / 3) = a.present") == "60 → 66");
  CHECK(corrections("a.members * a.present + a.present = 1").empty());  // the other occurs once, but would be negative
  CHECK(corrections("a.present * 7 = a.members") == "200 → 420");
  CHECK(corrections("a.present > a.members").empty());
  CHECK(corrections("a.present = a.members", "suggest none;").empty());
  CHECK(corrections("a.present > a.members", "suggest a.present = a.members + 1;") == "60 → 201");
}
