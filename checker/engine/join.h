// The choices of facts that a rule looks at.
#pragma once
#include <functional>
#include <memory>

#include "checker/engine/facts.h"
#include "checker/engine/pair_glance.h"

namespace claimcheck {

struct RowVisitor {
  std::function<void(const Row&)> row;
  // The facts bound so far, and the variable for which no fact was found (or, for `none`, one was).
  std::function<void(const Row&, std::uint32_t variable)> dead_end;  // may be empty
  // Whether a choice with all variables below `bound` bound is worth going on with. May be empty: every one is.
  std::function<bool(const Row&, std::uint32_t bound)> promising;
  // Whether a fact can stand for a `match` variable whatever else is bound; those that cannot are nobody's partners. May be empty:
  // every one can.
  std::function<bool(std::uint32_t variable, FactRef)> eligible;
  // By variable; null: pairs are not looked at before they are made.
  const std::vector<PairGlance>* glances = nullptr;
  bool findings_alone = false;  // pairs that agree are of no use
  const std::vector<bool>* focus = nullptr;  // documents of which one at least has a fact in what is matched; null: any
};

// The facts of documents [first, last) by type, part and key; indices are built when they are first asked for, and serve
// all rules.
class FactIndex {
 public:
  FactIndex(Documents documents, std::uint32_t first, std::uint32_t last);
  ~FactIndex();
  FactIndex(FactIndex&&) noexcept;

  // Visits every choice, in text order of the first variable, then of the second, and so on. Hash joins on exact keys,
  // searches in sorted places for `near`.
  void rows(const Program& program, const RowVisitor& visitor);

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

// The same choices in the same order by nested loops over all facts: the second opinion.
void rows_slowly(const Program& program, Documents documents, std::uint32_t first, std::uint32_t last, const RowVisitor& visitor);

}  // namespace claimcheck
