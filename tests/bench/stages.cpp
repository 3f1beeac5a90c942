#include "tests/bench/stages.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

#include "checker/lexis/builtin.h"
#include "checker/read/read.h"
#include "reports/reports.h"

namespace claimcheck::bench {
namespace {

class Stopwatch {
 public:
  // Seconds since the last lap.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> spent = now - last_;
    last_ = now;
    return spent.count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

std::string write_json(const Report& report) {
  auto is_json = [](const Reporter& reporter) { return reporter.format == "json"; };
  const auto& all = reporters();
  auto found = std::find_if(all.begin(), all.end(), is_json);
  return found == all.end() ? std::string() : found->write(report, {});
}

}  // namespace

double Timing::total() const { return std::accumulate(seconds.begin(), seconds.end(), 0.0); }

Line::Line() {
  Stopwatch watch;
  std::vector<Problem> problems;
  lexicon_ = Lexicon::build(builtin_files(".words"), problems);
  patterns_ = std::make_unique<Patterns>(Patterns::load(builtin_files(".pattern"), lexicon_, problems));
  extraction_ = std::make_unique<Extraction>(lexicon_);
  rules_ = std::make_unique<RuleSet>(RuleSet::load(builtin_files(".rule"), patterns_->schema(), problems));
  start_up_ = watch.lap();
}

Timing Line::run(std::span<const GeneratedIssue> issues) const {
  Timing timing;
  timing.documents = issues.size();
  std::vector<Document> documents(issues.size());
  std::vector<DocumentFacts> facts(issues.size());
  Report report;
  report.documents.resize(issues.size());
  Stopwatch watch;
  for (std::size_t i = 0; i < issues.size(); ++i) {
    timing.bytes += issues[i].text.size();
    std::string bytes = issues[i].text;
    watch.lap();
    documents[i] = read_document(issues[i].name, std::move(bytes));
    timing.seconds[0] += watch.lap();
    const Mentions mentions = extraction_->run(documents[i]);
    timing.seconds[1] += watch.lap();
    facts[i] = {&documents[i], patterns_->facts(documents[i], mentions, static_cast<std::uint32_t>(i))};
    timing.seconds[2] += watch.lap();
    timing.mentions += mentions.mentions.size();
    timing.facts += facts[i].facts.size();
    report.documents[i].document = &documents[i];
  }
  watch.lap();
  report.findings = rules_->evaluate(facts).findings;
  timing.seconds[3] = watch.lap();
  timing.findings = report.findings.size();
  write_json(report);
  timing.seconds[4] = watch.lap();
  return timing;
}

}  // namespace claimcheck::bench
