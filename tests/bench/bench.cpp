// How fast the program is and how its cost grows, on a generated archive. Prints a table; exit status 1 if a growth limit is
// missed (speed itself depends on the machine and is for reading).
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "checker/app/pipeline.h"
#include "checker/lexis/builtin.h"
#include "tests/bench/archive.h"
#include "tests/bench/scale.h"
#include "tests/bench/stages.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace claimcheck::bench {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;
constexpr std::size_t kIssueBytes = 10'000;
constexpr int kRounds = 3;

// The quickest of some rounds: what the machine can do when nobody else asks it to.
Timing best_of(const Engine& engine, const std::vector<GeneratedIssue>& issues) {
  Timing best = run_stages(engine, issues);
  for (int round = 1; round < kRounds; ++round) {
    const Timing next = run_stages(engine, issues);
    if (next.total() < best.total()) best = next;
  }
  return best;
}

void print_stages(const Timing& timing) {
  const double megabytes = static_cast<double>(timing.bytes) / kMegabyte;
  fmt::print("{} issues, {:.1f} MB, {} mentions, {} facts, {} findings; one core\n", timing.documents, megabytes, timing.mentions,
             timing.facts, timing.findings);
  fmt::print("  {:<10} {:>10} {:>10} {:>7}\n", "stage", "seconds", "MB/s", "share");
  for (std::size_t i = 0; i < kStages.size(); ++i) {
    fmt::print("  {:<10} {:>10.3f} {:>10.1f} {:>6.0f}%\n", kStages[i], timing.seconds[i], megabytes / timing.seconds[i],
               100 * timing.seconds[i] / timing.total());
  }
  fmt::print("  {:<10} {:>10.3f} {:>10.1f}\n\n", "total", timing.total(), megabytes / timing.total());
}

bool within(std::string_view what, double ratio, double limit) {
  fmt::print("{:<58} {:>6.2f}  (limit {})  {}\n", what, ratio, limit, ratio <= limit ? "ok" : "MISSED");
  return ratio <= limit;
}

void print_process(std::string_view what, const Invocation& command, double megabytes = 0) {
  ProcessRun best = run_process(command);
  for (int round = 1; round < 2 * kRounds; ++round) {
    ProcessRun next = run_process(command);
    if (next.seconds < best.seconds) best = std::move(next);
  }
  fmt::print("{:<44} {:>8.1f} ms {:>8.1f} MiB peak", what, best.seconds * 1000, best.peak_mebibytes);
  if (megabytes > 0) fmt::print(" {:>8.1f} MB/s", megabytes / best.seconds);
  fmt::print("{}\n", best.exit_status == 0 || best.exit_status == 1 ? "" : fmt::format("   (exit status {})", best.exit_status));
}

void print_processes(const std::string& program, const std::vector<GeneratedIssue>& archive, double megabytes) {
  const ScratchFolder one, all;
  one.write(archive.front().name, archive.front().text);
  for (const GeneratedIssue& issue : archive) all.write(issue.name, issue.text);
  fmt::print("\nwhole processes, wall time\n");
  print_process("check, one issue of 10 kB", {{program, "check", one.path()}});
  print_process("check, 10 MB, --jobs 1", {{program, "check", "--jobs", "1", all.path()}}, megabytes);
  print_process("check, 10 MB, all cores", {{program, "check", all.path()}}, megabytes);
}

int run(const std::string& program) {
  std::vector<Problem> problems;
  const auto begin = std::chrono::steady_clock::now();
  const Engine engine({builtin_files(".words"), builtin_files(".pattern"), builtin_files(".rule")}, problems);
  const std::chrono::duration<double, std::milli> start_up = std::chrono::steady_clock::now() - begin;
  fmt::print("rules loaded from their texts, as for --rules: {:.1f} ms\n\n", start_up.count());

  const std::vector<GeneratedIssue> archive = generate_archive(1000, kIssueBytes);
  const std::vector<GeneratedIssue> tenth(archive.begin(), archive.begin() + 100);
  const Timing whole = best_of(engine, archive);
  print_stages(whole);

  bool good = within("10 MB of issues against 1 MB", whole.total() / best_of(engine, tenth).total(), 11);
  const Timing paragraphs = best_of(engine, {{"paragraphs.txt", generate_document(kMegabyte, false)}});
  const Timing single = best_of(engine, {{"single.txt", generate_document(kMegabyte, true)}});
  good &= within("1 MB in one paragraph against the same in paragraphs", single.total() / paragraphs.total(), 1.5);
  good &= within("1 MB in one document against 1 MB in a hundred", paragraphs.total() / best_of(engine, tenth).total(), 3);

  print_processes(program, archive, static_cast<double>(whole.bytes) / kMegabyte);
  return good ? 0 : 1;
}

// Archives of these sizes, smallest first.
int run_sizes(const std::string& program, const std::vector<std::size_t>& sizes) {
  std::vector<Problem> problems;
  const Engine engine({builtin_files(".words"), builtin_files(".pattern"), builtin_files(".rule")}, problems);
  std::vector<std::string> families;
  for (const RuleInfo& rule : engine.rules().infos()) families.push_back(rule.family);
  bool good = true;
  Scale first;
  for (const std::size_t size : sizes) {
    const Scale scale = run_scale(program, size, families);
    good &= scale.exact;
    if (first.issues == 0) {
      first = scale;
    } else {
      const double more = static_cast<double>(scale.issues) / static_cast<double>(first.issues);
      good &= within(fmt::format("audit of {} issues against {}, for each", scale.issues, first.issues), scale.audit_seconds / first.audit_seconds / more, 1.3);
    }
  }
  return good ? 0 : 1;
}

}  // namespace
}  // namespace claimcheck::bench

// bench: documents; bench N…: corpora of N issues.
int main(int count, char** words) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < count; ++i) sizes.push_back(static_cast<std::size_t>(std::stoul(words[i])));
  return sizes.empty() ? claimcheck::bench::run(CLAIMCHECK_PROGRAM) : claimcheck::bench::run_sizes(CLAIMCHECK_PROGRAM, sizes);
}
