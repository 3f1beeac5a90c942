#include "checker/engine/corrections.h"

#include <algorithm>
#include <tuple>

namespace claimcheck {
namespace {

// A member of a series or group: what it should be when `sum` is the right sum of all.
void correct_members(Evaluator& evaluator, const Correction& correction, const Amount& sum, const std::vector<Use>& others,
                     std::vector<Corrected>& out) {
  struct Member {
    Use use;
    const PlacedFigure* figure;
  };
  std::vector<Member> members;
  const auto add = [&](FactRef ref) {
    const Field* field = evaluator.stated(ref, correction.field);
    if (field == nullptr) return;
    if (const auto* figure = std::get_if<PlacedFigure>(&field->value)) members.push_back({{ref, correction.field}, figure});
    if (const auto* series = std::get_if<std::vector<PlacedFigure>>(&field->value)) {
      for (std::uint32_t i = 0; i < series->size(); ++i) members.push_back({{ref, correction.field, i}, &(*series)[i]});
    }
  };
  const std::uint32_t variable = correction.field.variable;
  if (evaluator.program().variables[variable].role == Role::each) {
    for (const FactRef ref : evaluator.row().groups[variable]) add(ref);
  } else {
    add(evaluator.fact(variable));
  }
  constexpr std::size_t kMost = 12;  // beyond this nobody reads what each part would have to be
  if (members.size() > kMost) return;
  for (const Member& member : members) {
    Value right = sum;
    Corrected corrected{member.use, member.figure, {}, others};
    for (const Member& other : members) {
      if (other.use == member.use) continue;
      right = calculate(Arithmetic::subtract, right, Amount{other.figure->reading, other.figure->unit});
      corrected.others.push_back(other.use);
    }
    const Amount* amount = std::get_if<Amount>(&right);
    if (amount == nullptr) continue;
    corrected.value = *amount;
    out.push_back(std::move(corrected));
  }
}

}  // namespace

std::vector<Corrected> corrections_of(Evaluator& evaluator) {
  std::vector<Corrected> out;
  for (const Correction& correction : evaluator.program().corrections) {
    evaluator.forget();
    const Value right = evaluator.value(correction.expr);
    const Amount* amount = std::get_if<Amount>(&right);
    if (amount == nullptr) continue;
    if (correction.in_series) {
      correct_members(evaluator, correction, *amount, evaluator.uses(), out);
      continue;
    }
    const FactRef ref = evaluator.fact(correction.field.variable);
    const Field* field = evaluator.stated(ref, correction.field);
    const auto* figure = field == nullptr ? nullptr : std::get_if<PlacedFigure>(&field->value);
    if (figure == nullptr) continue;
    out.push_back({{ref, correction.field}, figure, *amount, evaluator.uses()});
  }
  for (Corrected& c : out) {
    const auto place = [&](const Use& use) { return text_order(evaluator.documents(), use.fact); };
    std::stable_sort(c.others.begin(), c.others.end(), [&](const Use& a, const Use& b) {
      return std::make_tuple(place(a), a.field.field, a.member) < std::make_tuple(place(b), b.field.field, b.member);
    });
  }
  std::erase_if(out, [](const Corrected& c) { return c.value.reading.written == c.figure->reading.written; });
  return out;
}

}  // namespace claimcheck
