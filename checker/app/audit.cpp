// `audit`: everything that cannot be true in a corpus.
#include <algorithm>

#include "checker/app/archive.h"
#include "checker/app/commands.h"
#include "checker/app/report_run.h"

namespace claimcheck {
namespace {

// Leaves the findings [offset, offset + limit), worst first as they are.
void take_page(const Options& options, Report& report) {
  auto& all = report.findings;
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(options.offset, all.size())));
  if (options.limit != 0 && all.size() > options.limit) all.resize(options.limit);
}

}  // namespace

int run_audit(const Options& options, Streams& streams) {
  Report report;
  report.tool_version = CLAIMCHECK_VERSION;
  const Engine engine = open_engine(options, streams.in, report.problems);
  report.rules = engine.rules().infos();
  check_filters(options, report.rules, report.problems);
  const bool rules_are_sound = report.problems.empty();
  Archive archive(engine, options.corpus, options.jobs);
  archive.audit(report);
  number_repeated_ids(report.findings);
  keep_wanted(options, report);
  group_findings(report.findings);
  take_page(options, report);
  return finish_report(options, report, rules_are_sound, streams);
}

}  // namespace claimcheck
