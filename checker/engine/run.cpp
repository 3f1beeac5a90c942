#include "checker/engine/run.h"

namespace claimcheck {

void run_rule(const Program& program, Documents documents, const Rows& rows, Evaluation& out) {
  RowVisitor visitor;
  visitor.row = [&](const Row& row) {
    const Judged judged = judge(program, documents, row);
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
