// `check`: documents in, one report out. Documents are read and analysed on all threads and judged together, in the order
// of the input.
#include <algorithm>
#include <optional>
#include <ostream>
#include <utility>

#include "checker/app/commands.h"
#include "checker/app/files.h"
#include "checker/app/archive.h"
#include "checker/app/parallel.h"
#include "checker/app/report_run.h"
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

void judge(const Engine& engine, const std::vector<DocumentFacts>& documents, Archive* archive, Report& report) {
  Evaluation evaluation = engine.rules().evaluate(documents);
  report.findings = std::move(evaluation.findings);
  drop_told_twice(report.findings);
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    if (i < evaluation.judged.size()) report.documents[i].judged = std::move(evaluation.judged[i]);
    if (i < evaluation.undetermined.size()) report.documents[i].undetermined = std::move(evaluation.undetermined[i]);
  }
  if (archive != nullptr) archive->check(documents, report);
  number_repeated_ids(report.findings);
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
  std::optional<Archive> archive;
  if (!options.corpus.empty()) archive.emplace(engine, options.corpus, options.jobs);
  judge(engine, line_up(jobs, report), archive ? &*archive : nullptr, report);
  keep_wanted(options, report);

  return finish_report(options, report, rules_are_sound, streams);
}

}  // namespace claimcheck
