// `check`: documents in, one report out. Documents are read and analysed on all threads and judged together, in the order
// of the input.
#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

#include "checker/app/commands.h"
#include "checker/app/files.h"
#include "checker/app/parallel.h"
#include "reports/reports.h"

namespace claimcheck {
namespace {

// One input and what became of it.
struct Job {
  std::string path;
  Document document;
  std::vector<Fact> facts;
  DocumentReport row;
  std::vector<Problem> problems;
  bool usable = false;
};

bool any_fatal(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& problem) { return problem.fatal; });
}

void process(Job& job, std::uint32_t index, const Options& options, const Engine& engine, std::istream& in) {
  auto bytes = read_file(job.path, in, kMaxBytes, job.problems);
  if (!bytes) return;
  job.document = read_with(options, job.path, std::move(*bytes));
  job.problems.insert(job.problems.end(), job.document.problems.begin(), job.document.problems.end());
  if (any_fatal(job.problems)) return;
  Analysis analysis = engine.analyse(job.document, index);
  job.row = describe(job.document, analysis);
  job.facts = std::move(analysis.facts);
  job.usable = true;
}

// Puts the usable documents in a row, gives them their ids, and counts the others.
std::vector<DocumentFacts> line_up(std::vector<Job>& jobs, Report& report) {
  std::vector<DocumentFacts> out;
  for (Job& job : jobs) {
    report.problems.insert(report.problems.end(), job.problems.begin(), job.problems.end());
    if (!job.usable) {
      ++report.skipped;
      continue;
    }
    const auto index = static_cast<std::uint32_t>(out.size());
    job.document.id = "d" + std::to_string(index + 1);
    for (Fact& fact : job.facts) fact.document = index;
    out.push_back({&job.document, std::move(job.facts)});
    report.documents.push_back(std::move(job.row));
  }
  return out;
}

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Names of families or rules that no rule has, as problems: a filter that lets nothing through is a slip of the pen.
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

bool wanted(const Options& options, const std::string& rule, const std::string& family) {
  return (options.families.empty() || listed(options.families, family)) &&
         (options.rule_names.empty() || listed(options.rule_names, rule));
}

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

// Findings on the same words of one document get the same id; those after the first are numbered, in their order.
void number_repeated_ids(std::vector<Finding>& findings) {
  std::map<std::string, std::size_t> seen;
  for (Finding& finding : findings) {
    const std::size_t times = ++seen[finding.id];
    if (times > 1) finding.id += "-" + std::to_string(times);
  }
}

void judge(const Engine& engine, const std::vector<DocumentFacts>& documents, Report& report) {
  Evaluation evaluation = engine.rules().evaluate(documents);
  report.findings = std::move(evaluation.findings);
  number_repeated_ids(report.findings);
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    if (i < evaluation.judged.size()) report.documents[i].judged = std::move(evaluation.judged[i]);
    if (i < evaluation.undetermined.size()) report.documents[i].undetermined = std::move(evaluation.undetermined[i]);
  }
}

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

int run_check(const Options& options, Streams& streams) {
  Report report;
  report.tool_version = CLAIMCHECK_VERSION;
  const Engine engine = open_engine(options, streams.in, report.problems);
  report.rules = engine.rules().infos();
  check_filters(options, report.rules, report.problems);
  const bool rules_are_sound = report.problems.empty();

  const FileList list = list_files(options.paths, [](std::string_view path) { return !format_of(path).empty(); });
  report.skipped = list.skipped;
  report.problems.insert(report.problems.end(), list.problems.begin(), list.problems.end());
  std::vector<Job> jobs(list.files.size());
  for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].path = list.files[i];
  for_each_index(jobs.size(), options.jobs,
                 [&](std::size_t i) { process(jobs[i], static_cast<std::uint32_t>(i), options, engine, streams.in); });
  judge(engine, line_up(jobs, report), report);
  keep_wanted(options, report);

  print_problems(report.problems, streams.err);
  const bool written = write_reports(options, report, streams);
  if (!written || !rules_are_sound || any_fatal(report.problems)) return kTrouble;
  const bool found = options.fail_on && std::any_of(report.findings.begin(), report.findings.end(),
                                                    [&](const Finding& finding) { return finding.severity >= *options.fail_on; });
  return found ? kFound : kNothingFound;
}

}  // namespace claimcheck
