// `corpus add` and `corpus import`: issues are read on all threads and kept in the order of the input, each in a transaction of its
// own. A run that was stopped is taken up where it was by the next.
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <unordered_map>

#include "checker/app/archive.h"
#include "checker/app/commands.h"
#include "checker/app/files.h"
#include "checker/app/parallel.h"
#include "checker/base/json_fault.h"

namespace claimcheck {
namespace {

// One input before it is read.
struct Input {
  std::string path, format;
  std::string bytes;      // of a line of `corpus import`; else the file is read
  bool given = false;
  std::optional<Day> date;
};

enum class Outcome { added, changed, unchanged, duplicate, unreadable };

struct Read {
  Outcome outcome = Outcome::unreadable;
  PackedIssue issue;
  std::vector<Problem> problems;
};

class Adding {
 public:
  Adding(const Options& options, const Engine& engine, Streams& streams)
      : options_(options), engine_(engine), streams_(streams), plan_(engine.rules()), version_(reading_version(engine, plan_)), store_(options.corpus, Store::Use::write) {
    for (Store::Held& issue : store_.held()) {
      paths_.emplace(std::string(issue.hash.begin(), issue.hash.end()), issue.path);
      std::string path = issue.path;
      held_.emplace(std::move(path), std::move(issue));
    }
  }

  template <class Next>
  void run(const Next& next, std::size_t expected) {
    expected_ = expected;
    filter_in_order(
        options_.jobs, next, [&](Input input) { return read(std::move(input)); }, [&](Read read) { keep(std::move(read)); });
    store_.settle();
    finish();
  }
  bool trouble() const { return counts_[static_cast<std::size_t>(Outcome::unreadable)] > 0; }

 private:
  Read read(Input input) const {
    Read out;
    if (!input.given) {
      auto bytes = read_file(input.path, streams_.in, kMaxBytes, out.problems);
      if (!bytes) return out;
      input.bytes = std::move(*bytes);
    }
    NewIssue issue;
    StoredIssue& row = issue.row;
    row.path = input.path;
    row.hash = content_hash(input.bytes);
    row.version = version_;
    const auto held = held_.find(row.path);
    if (held != held_.end() && held->second.hash == row.hash && held->second.version == version_) {
      out.issue.row = std::move(row);
      out.outcome = Outcome::unchanged;
      return out;
    }
    Options options = options_;
    if (input.date) options.date = input.date;
    if (!input.format.empty()) options.read_as = input.format;
    Document document = read_with(options, row.path, std::move(input.bytes));
    out.problems = document.problems;
    if (std::any_of(out.problems.begin(), out.problems.end(), [](const Problem& p) { return p.fatal; })) return out;
    Analysis analysis = engine_.analyse(document, 0);
    const DocumentReport about = describe(document, analysis);
    row.format = document.format;
    row.issue = document.issue;
    std::vector<DocumentFacts> alone(1);  // a list in braces would copy the facts
    alone[0] = {&document, std::move(analysis.facts)};
    row.findings = static_cast<std::uint32_t>(engine_.rules().evaluate_within(alone).findings.size());
    analysis.facts = std::move(alone[0].facts);
    row.words = about.words, row.mentions = about.mentions, row.claims = about.claims;
    issue.keys = keys_of(plan_, document.issue, analysis.facts);
    issue.facts = std::move(analysis.facts);
    issue.source = std::move(document.source);
    out.issue = pack_issue(issue);
    out.outcome = held == held_.end() ? Outcome::added : Outcome::changed;
    return out;
  }

  void keep(Read read) {
    print_problems(read.problems, streams_.err);
    const std::string hash(read.issue.row.hash.begin(), read.issue.row.hash.end());
    if (read.outcome == Outcome::added) {
      // The same bytes under another name are one issue.
      const auto [at, first] = paths_.emplace(hash, read.issue.row.path);
      if (!first && at->second != read.issue.row.path) {
        read.outcome = Outcome::duplicate;
        print_problems({{read.issue.row.path, 0, 0, "the same bytes are kept as " + at->second + "; left out", false}}, streams_.err);
      }
    }
    if (read.outcome == Outcome::added || read.outcome == Outcome::changed) store_.put(read.issue);
    ++counts_[static_cast<std::size_t>(read.outcome)];
    progress();
  }

  void progress() {
    ++done_;
    if (options_.quiet || !streams_.colour || (done_ % 16 != 0 && done_ != expected_)) return;
    streams_.err << "\r" << done_;
    if (expected_ > 0) streams_.err << " of " << expected_ << " (" << done_ * 100 / expected_ << "%)";
    streams_.err << " issues" << std::flush;
  }

  void finish() {
    if (options_.quiet) return;
    if (streams_.colour && done_ > 0) streams_.err << "\r\033[K";
    const auto count = [&](Outcome outcome) { return std::to_string(counts_[static_cast<std::size_t>(outcome)]); };
    streams_.out << count(Outcome::added) << " added, " << count(Outcome::changed) << " changed, " << count(Outcome::unchanged) << " unchanged, " << count(Outcome::duplicate)
                 << " kept under another name, " << count(Outcome::unreadable) << " not readable\n";
  }

  const Options& options_;
  const Engine& engine_;
  Streams& streams_;
  const CorpusPlan plan_;
  const std::string version_;
  Store store_;
  std::unordered_map<std::string, Store::Held> held_;
  std::unordered_map<std::string, std::string> paths_;  // by hash
  std::array<std::size_t, 5> counts_{};
  std::size_t done_ = 0, expected_ = 0;
};

// One line of `corpus export`.
std::optional<Input> input_of(const std::string& line, std::size_t number, std::vector<Problem>& problems) {
  const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
  const auto text = [&](const char* key) { return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string(); };
  if (!json.is_object() || text("path").empty() || !json.contains("text")) {
    problems.push_back({"-", static_cast<std::uint32_t>(number), 1, "expected an object with \"path\" and \"text\", as `corpus export` prints them", true});
    return std::nullopt;
  }
  Input out{text("path"), text("format"), text("text"), true, std::nullopt};
  if (const std::string date = text("date"); !date.empty()) out.date = parse_iso(date);
  return out;
}

}  // namespace

int run_corpus_add(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  const FileList list = list_files(options.paths, [](std::string_view path) { return !format_of(path).empty(); });
  problems.insert(problems.end(), list.problems.begin(), list.problems.end());
  print_problems(problems, streams.err);
  Adding adding(options, engine, streams);
  std::size_t next = 0;
  adding.run([&]() -> std::optional<Input> {
    if (next == list.files.size()) return std::nullopt;
    return Input{list.files[next++], {}, {}, false, std::nullopt};
  }, list.files.size());
  return problems.empty() && !adding.trouble() ? kNothingFound : kTrouble;
}

int run_corpus_import(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  Adding adding(options, engine, streams);
  std::size_t number = 0;
  std::string line;
  adding.run([&]() -> std::optional<Input> {
    while (std::getline(streams.in, line)) {
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (auto input = input_of(line, number, problems)) return input;
    }
    return std::nullopt;
  }, 0);
  print_problems(problems, streams.err);
  return problems.empty() && !adding.trouble() ? kNothingFound : kTrouble;
}

}  // namespace claimcheck
