#include "checker/engine/run.h"

#include <optional>

namespace claimcheck {

void run_rule(const Program& program, const EarlyGuards& guards, Documents documents, const Rows& rows, Evaluation& out, bool findings_alone) {
  RowVisitor visitor;
  visitor.glances = &guards.glances();
  visitor.findings_alone = findings_alone;
  visitor.promising = [&](const Row& row, std::uint32_t bound) {
    return bound == program.variables.size() || guards.allow(program, documents, row, bound);  // the whole row is judged anyway
  };
  std::optional<Row> alone;
  visitor.eligible = [&](std::uint32_t variable, FactRef fact) {
    if (!alone) alone.emplace(empty_row(program));
    return guards.eligible(program, documents, *alone, variable, fact);
  };
  visitor.row = [&](const Row& row) {
    const Judged judged = judge(program, documents, row, false);
    if (judged.verdict == Verdict::not_applicable) return;
    const std::uint32_t document = row.bound[0].document;
    auto& counts = judged.verdict == Verdict::undetermined ? out.undetermined : out.judged;
    ++counts[document][program.info.family];
    if (const auto severity = severity_of(program, documents, row, judged)) {
      out.findings.push_back(make_finding(program, documents, row, judged, *severity));
    }
  };
  rows(program, visitor);
}

}  // namespace claimcheck
