// What the guards of a rule are made of.
#pragma once
#include <set>
#include <vector>

#include "checker/engine/evaluate.h"

namespace claimcheck {

// The halves of conditions that are joined by `and`.
std::vector<const Node*> conditions_of(const std::vector<Node>& guards);
// The variables that an expression looks at, those of its lets included.
std::set<std::uint32_t> variables_of(const Program& program, const Node& node);
// Whether a condition is false for every choice: its halves are asked for one after the other, as far as they are needed.
bool refuses(const Node& condition, Evaluator& evaluator);

}  // namespace claimcheck
