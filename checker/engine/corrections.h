// What the figures of an assertion should be, one at a time, if all the others are right.
#pragma once
#include <vector>

#include "checker/engine/evaluate.h"

namespace claimcheck {

struct Corrected {
  Use what;
  const PlacedFigure* figure = nullptr;  // as it stands
  Amount value;                          // what it should be
  std::vector<Use> others;               // what that rests on
};

// Corrections that differ from what stands, in the order of the rule.
std::vector<Corrected> corrections_of(Evaluator& evaluator);

}  // namespace claimcheck
