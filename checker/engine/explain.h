// Why a rule spoke or was silent at a place.
#pragma once
#include <vector>

#include "checker/engine/facts.h"
#include "checker/engine/rules.h"

namespace claimcheck {

// The judgements of one rule on the facts of one document that touch `around`: each row that holds one of them, and for a
// fact that came into no row, what was missing. For a rule of scope corpus the rows of all documents are looked at.
void explain_rule(const Program& program, Documents documents, const Schema& schema, std::uint32_t document, Span around,
                  std::vector<Judgement>& out);

}  // namespace claimcheck
