// The conditions that a rule's guards consist of, asked for as soon as they can be: a choice of facts is given up at the first that is false.
#pragma once
#include <vector>

#include "checker/engine/evaluate.h"
#include "checker/engine/pair_glance.h"

namespace claimcheck {

// Each condition with the variable that is bound last of those that it looks at.
class EarlyGuards {
 public:
  explicit EarlyGuards(const Program& program);
  // False if a condition whose last variable is `bound` - 1 is false for every choice.
  bool allow(const Program& program, Documents documents, const Row& row, std::uint32_t bound) const;
  // False if a condition on this variable alone is false for the fact. Of `match` variables behind the first, which are chosen by it;
  // `allow` looks at the others.
  // `alone` is a row without facts, which is given back without facts.
  bool eligible(const Program& program, Documents documents, Row& alone, std::uint32_t variable, FactRef fact) const;
  // What is seen of a variable's fact and its anchor's before they are bound; by variable.
  const std::vector<PairGlance>& glances() const { return glances_; }

 private:
  std::vector<std::vector<const Node*>> by_last_, own_;
  std::vector<PairGlance> glances_;
};

// Whether partners of a variable are chosen among the facts that its own conditions allow: a fact that is `near` is the nearest of all.
inline bool chosen_by_own_conditions(const Program& program, std::uint32_t variable) {
  return variable > 0 && program.variables[variable].role == Role::match && !program.variables[variable].nearest;
}

}  // namespace claimcheck
