// Solving the asserted equation for one of its figures.
#pragma once
#include <optional>
#include <vector>

#include "checker/engine/program.h"

namespace claimcheck {

// What `target` must be for `equation` (an Op::equal) to hold, in terms of the rest of it. Absent if the target stands in
// it more than once or not at all, or below something that cannot be turned round (floor, round, if). Lets are seen through.
// A series or a group stands for its sum: the result is then the sum that it should have.
std::optional<Node> solve(const Node& equation, const FieldRef& target, const std::vector<Let>& lets);

// The placed figures, series and group values that an expression names, lets seen through, each once, in order.
std::vector<FieldRef> figures_in(const Node& node, const std::vector<Let>& lets);

}  // namespace claimcheck
