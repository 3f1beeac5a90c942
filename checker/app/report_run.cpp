#include "checker/app/report_run.h"

#include <algorithm>
#include <map>
#include <ostream>

#include "checker/app/files.h"
#include "reports/reports.h"

namespace claimcheck {
namespace {

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void check_filters(const Options& options, const std::vector<RuleInfo>& rules, std::vector<Problem>& problems) {
  for (const std::string& family : options.families) {
    const bool known = std::any_of(rules.begin(), rules.end(), [&](const RuleInfo& rule) { return rule.family == family; });
    if (!known) problems.push_back({"claimcheck", 0, 0, "--family: no rule is of the family '" + family + "'", true});
  }
  for (const std::string& name : options.rule_names) {
    const bool known = std::any_of(rules.begin(), rules.end(), [&](const RuleInfo& rule) { return rule.name == name; });
    if (!known) problems.push_back({"claimcheck", 0, 0, "--rule: there is no rule '" + name + "'", true});
  }
}

namespace {

bool wanted(const Options& options, const std::string& rule, const std::string& family) {
  return (options.families.empty() || listed(options.families, family)) &&
         (options.rule_names.empty() || listed(options.rule_names, rule));
}

}  // namespace

void keep_wanted(const Options& options, Report& report) {
  if (options.families.empty() && options.rule_names.empty()) return;
  std::erase_if(report.findings, [&](const Finding& finding) { return !wanted(options, finding.rule, finding.family); });
  std::erase_if(report.rules, [&](const RuleInfo& rule) { return !wanted(options, rule.name, rule.family); });
  const auto of_no_rule = [&](const auto& count) {
    return std::none_of(report.rules.begin(), report.rules.end(),
                        [&](const RuleInfo& rule) { return rule.family == count.first; });
  };
  for (DocumentReport& row : report.documents) {
    std::erase_if(row.judged, of_no_rule);
    std::erase_if(row.undetermined, of_no_rule);
  }
}

void number_repeated_ids(std::vector<Finding>& findings) {
  std::map<std::string, std::size_t> seen;
  for (Finding& finding : findings) {
    const std::size_t times = ++seen[finding.id];
    if (times > 1) finding.id += "-" + std::to_string(times);
  }
}

bool any_fatal(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& problem) { return problem.fatal; });
}

namespace {

// Writes the reports that were asked for; false if one could not be written.
bool write_reports(const Options& options, const Report& report, Streams& streams) {
  std::vector<Problem> problems;
  for (const ReportTarget& target : options.reports) {
    ReportStyle style{options.colour && target.file.empty(), options.notices, !options.quiet, streams.width};
    const std::string bytes = reporter_named(target.format)->write(report, style);
    if (target.file.empty()) {
      streams.out << bytes;
    } else {
      write_file(target.file, bytes, problems);
    }
  }
  print_problems(problems, streams.err);
  return problems.empty();
}

}  // namespace

int finish_report(const Options& options, const Report& report, bool rules_are_sound, Streams& streams) {
  print_problems(report.problems, streams.err);
  const bool written = write_reports(options, report, streams);
  if (!written || !rules_are_sound || any_fatal(report.problems)) return kTrouble;
  const bool found = options.fail_on && std::any_of(report.findings.begin(), report.findings.end(),
                                                    [&](const Finding& finding) { return finding.severity >= *options.fail_on; });
  return found ? kFound : kNothingFound;
}

}  // namespace claimcheck
