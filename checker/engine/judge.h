// The verdict on one choice of facts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checker/engine/evaluate.h"
#include "checker/model/finding.h"

namespace claimcheck {

// not_applicable: a guard is false. undetermined: something needed is unknown or ambiguous.
enum class Verdict : std::uint8_t { not_applicable, undetermined, holds, holds_if_rounded, cannot_hold };
std::string_view name(Verdict verdict);

struct Judged {
  Verdict verdict = Verdict::not_applicable;
  // Why nothing could be decided: a guard or an unknown value; null otherwise.
  const Node* because = nullptr;
  bool guard_unknown = false;  // `because` is a guard that could be true or false
  // For a verdict that can make a finding:
  bool rests_on_guess = false;  // in every reading of the dates, something was guessed
  bool guard_rests_on_rounding = false;
  bool hedged = false;          // a figure of the assertion is "about", "more than", …
  std::vector<Use> uses;        // what the assertion rests on, in the reading shown
  std::vector<Use> guard_uses;  // and its guards
  ReadingChoices shown;         // the readings that a finding shows: the likeliest
};

// Evaluates guards and assertion in every reading of the dates involved. The rule is broken only if it is in all of them. Without
// `places`, a verdict that makes no finding comes without the fields that it rests on.
Judged judge(const Program& program, Documents documents, const Row& row, bool places = true);

// The most that a finding of this rule on these facts may be: reported speech is at most a warning, a quotation at most a
// notice, and what rests on a guess at most a warning. Absent: no finding.
std::optional<Severity> severity_of(const Program& program, Documents documents, const Row& row, const Judged& judged);

// The corrected figure would turn round what the rule says follows from the statements.
bool is_decisive(const Program& program, Documents documents, const Row& row, const Judged& judged);

}  // namespace claimcheck
