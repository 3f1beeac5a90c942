#include "tests/bench/scale.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "tests/bench/archive.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace claimcheck::bench {
namespace {

constexpr std::size_t kIssueBytes = 10'000, kFolder = 1000;

struct Planted {
  std::set<std::pair<std::string, std::string>> expected;  // family and issue
  std::set<std::string> issues;
  double megabytes = 0;
};

Planted write_issues(const ScratchFolder& folder, std::size_t count, const std::vector<std::string>& families) {
  Planted out;
  for (std::size_t i = 0; i < count; ++i) {
    const PlantedIssue one = planted_issue(i, count, kIssueBytes);
    folder.write(fmt::format("issues/{:03}/{}", i / kFolder, one.issue.name), one.issue.text);
    out.megabytes += static_cast<double>(one.issue.text.size()) / 1e6;
    if (std::find(families.begin(), families.end(), one.family) != families.end()) out.expected.emplace(one.family, one.issue.name), out.issues.insert(one.issue.name);
  }
  return out;
}

// The findings, by family and by each of their issues.
std::vector<std::set<std::pair<std::string, std::string>>> findings_in(const std::string& report) {
  const nlohmann::json json = nlohmann::json::parse(report, nullptr, false);
  std::vector<std::set<std::pair<std::string, std::string>>> out;
  if (!json.is_object()) return out;
  std::map<std::string, std::string> names;
  for (const auto& document : json["documents"]) names[document["id"]] = std::filesystem::path(document["path"].get<std::string>()).filename().string();
  for (const auto& finding : json["findings"]) {
    std::set<std::pair<std::string, std::string>> issues;
    for (const auto& place : finding["places"]) issues.emplace(finding["family"], names[place["document"]]);
    out.push_back(std::move(issues));
  }
  return out;
}

bool print_found(const Planted& planted, const std::string& report) {
  std::set<std::pair<std::string, std::string>> found;
  std::size_t others = 0;
  for (const auto& issues : findings_in(report)) {
    const bool expected = std::any_of(issues.begin(), issues.end(), [&](const auto& issue) { return planted.expected.contains(issue); });
    if (expected) found.insert(issues.begin(), issues.end());
    // What is planted against another issue may be wrong by itself, too: an abbreviation with its letters in another order.
    const bool by_itself = issues.size() == 1 && planted.issues.contains(issues.begin()->second);
    others += expected || by_itself ? 0 : 1;
  }
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts;  // found, planted
  for (const auto& [family, issue] : planted.expected) {
    counts[family].first += found.contains({family, issue}) ? 1 : 0;
    ++counts[family].second;
  }
  bool all = others == 0;
  fmt::print("  planted contradictions found:");
  for (const auto& [family, count] : counts) {
    fmt::print(" {} {}/{}", family, count.first, count.second);
    all = all && count.first == count.second;
  }
  fmt::print("; other findings: {}\n", others);
  return all;
}

ProcessRun best_of(const Invocation& command, int rounds) {
  ProcessRun best = run_process(command);
  for (int i = 1; i < rounds; ++i) {
    ProcessRun next = run_process(command);
    if (next.seconds < best.seconds) best = std::move(next);
  }
  return best;
}

}  // namespace

Scale run_scale(const std::string& program, std::size_t issues, const std::vector<std::string>& families) {
  const ScratchFolder folder;
  const Planted planted = write_issues(folder, issues, families);
  const std::string corpus = folder.path() + "/c.db", draft = folder.path() + "/draft.txt";
  folder.write("draft.txt", planted_issue(issues, issues + 1, kIssueBytes).issue.text);
  const auto run = [&](std::vector<std::string> words) {
    Invocation out;
    out.words = std::move(words);
    out.seconds = 3600;
    return out;
  };
  fmt::print("\n{} issues, {:.0f} MB\n", issues, planted.megabytes);
  const ProcessRun add = run_process(run({program, "corpus", "add", "-q", "-j", "2", "--corpus", corpus, folder.path() + "/issues"}));
  fmt::print("  corpus add    {:>8.1f} s wall {:>8.1f} s computing {:>6.1f} MB/s a core {:>8.0f} MiB peak {:>8.1f} MB kept\n", add.seconds, add.user_seconds, planted.megabytes / add.user_seconds,
             add.peak_mebibytes, static_cast<double>(std::filesystem::file_size(corpus)) / 1e6);
  const ProcessRun again = run_process(run({program, "corpus", "add", "-q", "-j", "2", "--corpus", corpus, folder.path() + "/issues"}));
  fmt::print("  add, the same {:>8.1f} s wall {:>8.1f} s computing\n", again.seconds, again.user_seconds);
  const ProcessRun audit = run_process(run({program, "audit", "-j", "2", "--corpus", corpus, "--format", "json", "--fail-on", "never"}));
  fmt::print("  audit         {:>8.1f} s wall {:>8.1f} s computing {:>39.0f} MiB peak\n", audit.seconds, audit.user_seconds, audit.peak_mebibytes);
  const ProcessRun alone = best_of(run({program, "check", "--fail-on", "never", draft}), 5), with = best_of(run({program, "check", "--fail-on", "never", "--corpus", corpus, draft}), 5);
  fmt::print("  check a draft {:>8.1f} ms ({:.1f} without the corpus)\n", with.seconds * 1000, alone.seconds * 1000);
  for (const ProcessRun* each : {&add, &again, &audit, &alone, &with}) {
    if (each->exit_status != 0) fmt::print("  exit status {}: {}\n", each->exit_status, each->err);
  }
  return {issues, audit.user_seconds, print_found(planted, audit.out) && audit.exit_status == 0};
}

}  // namespace claimcheck::bench
