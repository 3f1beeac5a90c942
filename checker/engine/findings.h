// From a verdict to what readers see.
#pragma once
#include <vector>

#include "checker/engine/judge.h"
#include "checker/model/finding.h"

namespace claimcheck {

Finding make_finding(const Program& program, Documents documents, const Row& row, const Judged& judged, Severity severity);

// Gives every finding its id: a hash of the rule, the document's path and the words of its places. Findings that agree in
// all of these are told apart by their order.
void give_ids(std::vector<Finding>& findings, Documents documents);

}  // namespace claimcheck
