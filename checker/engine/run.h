// One rule over the facts of some documents.
#pragma once
#include "checker/engine/early_guards.h"
#include "checker/engine/findings.h"
#include "checker/engine/join.h"
#include "checker/engine/rules.h"

namespace claimcheck {

// How the rows of a rule are made: FactIndex::rows or rows_slowly.
using Rows = std::function<void(const Program&, const RowVisitor&)>;

// Judges every row; findings and counts go to `out`. Network rules have no rows: see sequence.h. `guards` are the program's; with
// `findings_alone`, what holds for certain need not be counted.
void run_rule(const Program& program, const EarlyGuards& guards, Documents documents, const Rows& rows, Evaluation& out, bool findings_alone = false);

}  // namespace claimcheck
