// Network rules: the orders that words state against the dates of the events.
#pragma once
#include <vector>

#include "checker/engine/facts.h"
#include "checker/engine/rules.h"

namespace claimcheck {

// Judges the facts of documents [first, last) by a network rule: one network for each document.
void run_network(const Program& program, Documents documents, std::uint32_t first, std::uint32_t last, Evaluation& out);

// The judgements of a network rule on facts that touch `around`.
void explain_network(const Program& program, Documents documents, std::uint32_t document, Span around,
                     std::vector<Judgement>& out);

// What a stated distance allows, in days: days are exact, a longer unit is taken to half of itself.
struct GapDays {
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
};
GapDays gap_days(const Length& length);

}  // namespace claimcheck
