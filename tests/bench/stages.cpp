#include "tests/bench/stages.h"

#include <chrono>
#include <numeric>
#include <utility>
#include <vector>

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

}  // namespace

double Timing::total() const { return std::accumulate(seconds.begin(), seconds.end(), 0.0); }

Timing run_stages(const Engine& engine, std::span<const GeneratedIssue> issues) {
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
    const Mentions mentions = engine.extraction().run(documents[i]);
    timing.seconds[1] += watch.lap();
    facts[i] = {&documents[i], engine.patterns().facts(documents[i], mentions, static_cast<std::uint32_t>(i))};
    timing.seconds[2] += watch.lap();
    timing.mentions += mentions.mentions.size();
    timing.facts += facts[i].facts.size();
    report.documents[i] = describe(documents[i], {mentions, {}});
  }
  watch.lap();
  report.findings = engine.rules().evaluate(facts).findings;
  timing.seconds[3] = watch.lap();
  timing.findings = report.findings.size();
  reporter_named("json")->write(report, {});
  timing.seconds[4] = watch.lap();
  return timing;
}

}  // namespace claimcheck::bench
