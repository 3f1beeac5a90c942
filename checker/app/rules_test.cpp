// `rules test`: the examples that stand in pattern and rule files, run through the whole line. Each failure is a line
// `file:line: message`; the exit status is 1 if there is one.
#include <algorithm>
#include <deque>
#include <ostream>

#include "checker/app/commands.h"
#include "checker/app/example_run.h"
#include "checker/app/files.h"

namespace claimcheck {
namespace {

// A line of an example file, for a failure.
struct Failure {
  std::string place;  // "votes.rule:12"
  std::string message;
};

// What the example's text gives instead of what it should.
std::optional<std::string> test_pattern(const Engine& engine, const Patterns::Example& example) {
  ExampleRun run(engine);
  run.add(example.text, example.date);
  const Schema& schema = engine.patterns().schema();
  std::string got;
  for (const Fact& fact : run.facts().front().facts) {
    // What is negated, or only planned, is no fact of the kind that "none" excludes.
    const bool counts = example.expected.empty() ? fact.stance == Stance::asserted : fact.stance != Stance::negated;
    if (!counts || schema.types[fact.type].name != example.type) continue;
    const std::string printed = engine.patterns().print(fact);
    if (printed == example.expected) return std::nullopt;
    got += (got.empty() ? "" : ", ") + printed;
  }
  if (example.expected.empty() && got.empty()) return std::nullopt;
  return quoted(example.text) + " should give " + (example.expected.empty() ? "no " + example.type : example.expected) +
         " and gives " + (got.empty() ? "none" : got);
}

// True if the example stands in one of the files that the test is about; all are if none was named.
bool asked_for(const std::vector<std::string>& files, const std::string& place) {
  return files.empty() ||
         std::any_of(files.begin(), files.end(), [&](const std::string& file) { return place.starts_with(file + ":"); });
}

}  // namespace

namespace {

// A rule is changed in one thing at a time; its examples should notice. Prints the changes that none of them does.
struct Tally {
  std::size_t mutants = 0, survivors = 0;
};
void test_mutants(const Engine& engine, std::size_t rule, const std::string& name, std::ostream& out, Tally& tally) {
  const std::vector<RuleExample>& examples = engine.rules().examples(rule);
  std::deque<ExampleRun> runs;
  for (const RuleExample& example : examples) runs.emplace_back(engine).add(example);
  for (const RuleSet::Mutant& mutant : engine.rules().mutants(rule)) {
    bool noticed = false;
    for (std::size_t e = 0; e < examples.size() && !noticed; ++e) noticed = fault_of(examples[e], runs[e], mutant.rules, name).has_value();
    ++tally.mutants;
    if (noticed) continue;
    ++tally.survivors;
    out << engine.rules().place(rule) << ": " << name << ": " << mutant.what << ", no example notices\n";
  }
}

}  // namespace

int run_rules_test(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  Options with_paths = options;
  with_paths.rules.insert(with_paths.rules.end(), options.paths.begin(), options.paths.end());
  const Engine engine = open_engine(with_paths, streams.in, problems);
  print_problems(problems, streams.err);
  const FileList only = list_files(options.paths, [](std::string_view) { return true; });

  std::size_t run = 0;
  std::vector<Failure> failures;
  const auto note = [&](const std::string& place, const std::optional<std::string>& failure) {
    ++run;
    if (failure) failures.push_back({place, *failure});
  };
  const std::vector<RuleInfo> rules = engine.rules().infos();
  if (options.mutants) {
    Tally tally;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (asked_for(only.files, engine.rules().place(i))) test_mutants(engine, i, rules[i].name, streams.out, tally);
    }
    streams.out << tally.mutants << " changed rules, " << tally.survivors << " unnoticed\n";
    return problems.empty() ? kNothingFound : kTrouble;
  }
  for (const Patterns::Example& example : engine.patterns().examples()) {
    const std::string place = example.file + ":" + std::to_string(example.line);
    if (asked_for(only.files, place)) note(place, test_pattern(engine, example));
  }
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::string place = engine.rules().place(i);
    if (!asked_for(only.files, place)) continue;
    const std::string file = place.substr(0, place.rfind(':'));
    for (const RuleExample& example : engine.rules().examples(i)) {
      ExampleRun issues(engine);
      issues.add(example);
      note(file + ":" + std::to_string(example.line), fault_of(example, issues, engine.rules(), rules[i].name));
    }
  }
  for (const Failure& failure : failures) streams.out << failure.place << ": " << failure.message << '\n';
  streams.out << run << " examples, " << failures.size() << " failed\n";
  if (!problems.empty()) return kTrouble;
  return failures.empty() ? kNothingFound : kFound;
}

}  // namespace claimcheck
