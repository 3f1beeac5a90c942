#include "checker/engine/judge.h"

#include <algorithm>
#include <array>

#include "checker/engine/corrections.h"

namespace claimcheck {
namespace {

// More paths than this through the readings of dates and the rule is left undetermined.
constexpr int kMostReadings = 64;

struct PathResult {
  Verdict verdict = Verdict::holds;
  const Node* because = nullptr;
  bool guard_unknown = false;
  bool guessed = false;
  bool on_rounding = false;
};

Verdict verdict_of(const Truth& truth) {
  if (truth.written.be_true && !truth.open) return Verdict::holds;
  if (truth.open) return Verdict::undetermined;
  return truth.rounded.be_true ? Verdict::holds_if_rounded : Verdict::cannot_hold;
}

// A guard whose first half is false is false: the other is not looked at. Of an assertion both halves are, for the places that it
// rests on.
Truth truth_of_guard(const Node& guard, Evaluator& evaluator) {
  if (guard.op != Op::both) return evaluator.truth(guard);
  const Truth first = truth_of_guard(guard.args[0], evaluator);
  return first.impossible_as_written() ? first : first && truth_of_guard(guard.args[1], evaluator);
}

// Guards and assertion in one reading of the dates. One guard that is false settles it, whatever is not known of others.
PathResult follow(const Program& program, Evaluator& evaluator, std::vector<Use>* guard_uses) {
  PathResult out;
  evaluator.reset_guess();
  evaluator.reset_unknown();
  evaluator.forget();
  for (const Node& guard : program.guards) {
    const Truth truth = truth_of_guard(guard, evaluator);
    if (truth.impossible_as_written()) return {Verdict::not_applicable, &guard};
    if (out.verdict == Verdict::undetermined) continue;
    if (!truth.certain_as_written()) {
      const Node* unknown = evaluator.unknown();
      out = {Verdict::undetermined, truth.open && unknown != nullptr ? unknown : &guard, !truth.open};
    }
    out.on_rounding = out.on_rounding || !truth.certain();
  }
  if (out.verdict == Verdict::undetermined) return out;
  if (guard_uses != nullptr) *guard_uses = evaluator.uses();
  evaluator.forget();
  evaluator.reset_unknown();
  out.verdict = verdict_of(evaluator.truth(program.assertion));
  if (out.verdict == Verdict::undetermined) {
    out.because = evaluator.unknown() != nullptr ? evaluator.unknown() : &program.assertion;
  }
  out.guessed = evaluator.guessed();
  return out;
}

}  // namespace

std::string_view name(Verdict verdict) {
  static constexpr std::array<std::string_view, 5> kNames = {"not applicable", "undetermined", "holds", "holds if rounded",
                                                             "cannot hold"};
  return kNames[static_cast<std::size_t>(verdict)];
}

Judged judge(const Program& program, Documents documents, const Row& row, bool places) {
  Judged out;
  if (!places) {
    Evaluator quick(program, documents, row, false);
    const PathResult first = follow(program, quick, nullptr);
    out.verdict = first.verdict;
    if (first.verdict == Verdict::not_applicable || first.verdict == Verdict::holds) return out;
    if (first.verdict == Verdict::undetermined && !quick.choices().next()) return out;
  }
  Evaluator evaluator(program, documents, row);
  const PathResult first = follow(program, evaluator, &out.guard_uses);
  out.verdict = first.verdict;
  out.because = first.because;
  out.guard_unknown = first.guard_unknown;
  out.rests_on_guess = first.guessed;
  out.guard_rests_on_rounding = first.on_rounding;
  out.uses = evaluator.uses();
  out.shown = evaluator.choices();
  for (const Use& use : out.uses) {
    if (const Field* field = evaluator.stated(use.fact, use.field)) {
      const auto hedged = [](const PlacedFigure& f) { return f.hedge != Hedge::none && f.hedge != Hedge::exactly; };
      const auto* figure = std::get_if<PlacedFigure>(&field->value);
      const auto* series = std::get_if<std::vector<PlacedFigure>>(&field->value);
      if (figure != nullptr) out.hedged = out.hedged || hedged(*figure);
      if (series != nullptr && use.member < series->size()) out.hedged = out.hedged || hedged((*series)[use.member]);
    }
  }
  if (out.verdict == Verdict::not_applicable || out.verdict == Verdict::holds) return out;
  for (int paths = 1; evaluator.choices().next(); ++paths) {
    if (paths == kMostReadings) {
      out.verdict = Verdict::undetermined;
      out.because = &program.assertion;
      return out;
    }
    const PathResult other = follow(program, evaluator, nullptr);
    out.rests_on_guess = out.rests_on_guess && other.guessed;
    // In a reading where the rule does not apply, nothing is wrong.
    const Verdict verdict = other.verdict == Verdict::not_applicable ? Verdict::holds : other.verdict;
    if (verdict == Verdict::holds) {
      out.verdict = Verdict::holds;
      return out;
    }
    if (verdict < out.verdict) {
      out.verdict = verdict;
      out.because = other.because;
      out.guard_unknown = other.guard_unknown;
    }
  }
  return out;
}

std::optional<Severity> severity_of(const Program& program, Documents documents, const Row& row, const Judged& judged) {
  Severity out = program.info.severity;
  if (judged.verdict == Verdict::holds_if_rounded) {
    if (!program.rounded || judged.hedged) return std::nullopt;
    out = std::min(out, *program.rounded);
  } else if (judged.verdict != Verdict::cannot_hold) {
    return std::nullopt;
  }
  if (judged.rests_on_guess || judged.guard_rests_on_rounding) out = std::min(out, Severity::warning);
  const auto cap = [&](FactRef ref) {
    if (ref.none()) return;
    const Voice voice = fact_of(documents, ref).voice;
    if (voice == Voice::reported) out = std::min(out, Severity::warning);
    if (voice == Voice::quoted) out = Severity::notice;
  };
  for (std::uint32_t i = 0; i < row.bound.size(); ++i) {
    if (program.variables[i].role == Role::match) cap(row.bound[i]);
  }
  for (const Use& use : judged.uses) cap(use.fact);
  for (const Use& use : judged.guard_uses) cap(use.fact);
  return out;
}

bool is_decisive(const Program& program, Documents documents, const Row& row, const Judged& judged) {
  if (program.flips_always) return true;
  if (!program.flips) return false;
  Evaluator evaluator(program, documents, row);
  evaluator.choices() = judged.shown;
  const Truth stated = evaluator.truth(*program.flips);
  if (!stated.certain_as_written() && !stated.impossible_as_written()) return false;
  for (const Corrected& correction : corrections_of(evaluator)) {
    evaluator.override_with(Override{correction.what, correction.value.reading});
    const Truth corrected = evaluator.truth(*program.flips);
    evaluator.override_with(std::nullopt);
    if (stated.certain_as_written() ? corrected.impossible_as_written() : corrected.certain_as_written()) return true;
  }
  return false;
}

}  // namespace claimcheck
