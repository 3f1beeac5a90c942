// `rules test`: the examples that stand in pattern and rule files, run through the whole line. Each failure is a line
// `file:line: message`; the exit status is 1 if there is one.
#include <algorithm>
#include <map>
#include <ostream>

#include "checker/app/commands.h"
#include "checker/app/files.h"

namespace claimcheck {
namespace {

// A line of an example file, for a failure.
struct Failure {
  std::string place;  // "votes.rule:12"
  std::string message;
};

// An example is a bulletin's body in Markdown.
struct Run {
  Document document;
  std::vector<DocumentFacts> facts;

  Run(const Engine& engine, const std::string& text, const std::string& date) {
    Given given;
    if (!date.empty()) given.date = parse_iso(date);
    document = read_as("markdown", "example.md", text, given);
    document.id = "d1";
    facts.push_back({&document, engine.analyse(document, 0).facts});
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

// What the example's text gives instead of what it should.
std::optional<std::string> test_pattern(const Engine& engine, const Patterns::Example& example) {
  const Run run(engine, example.text, "");
  const Schema& schema = engine.patterns().schema();
  std::string got;
  for (const Fact& fact : run.facts.front().facts) {
    if (schema.types[fact.type].name != example.type) continue;
    const std::string printed = engine.patterns().print(fact);
    if (printed == example.expected) return std::nullopt;
    got += (got.empty() ? "" : ", ") + printed;
  }
  if (example.expected.empty() && got.empty()) return std::nullopt;
  return quoted(example.text) + " should give " + (example.expected.empty() ? "no " + example.type : example.expected) +
         " and gives " + (got.empty() ? "none" : got);
}

std::optional<std::string> test_rule(const Engine& engine, const RuleInfo& rule, const RuleExample& example) {
  const Run run(engine, example.text, example.date);
  const Evaluation evaluation = engine.rules().evaluate(run.facts);
  std::vector<const Finding*> found;
  for (const Finding& finding : evaluation.findings) {
    if (finding.rule == rule.name) found.push_back(&finding);
  }
  if (example.kind == RuleExample::Kind::bad) {
    const bool expected = std::any_of(found.begin(), found.end(), [&](const Finding* finding) {
      return finding->message.find(example.expect) != std::string::npos;
    });
    if (expected) return std::nullopt;
    return quoted(example.text) +
           (found.empty() ? " should be reported and is not"
                          : " should be reported as " + quoted(example.expect) + ", not " + quoted(found[0]->message));
  }
  if (!found.empty()) return quoted(example.text) + " is reported: " + found[0]->message;
  const Span all{0, static_cast<std::uint32_t>(run.document.text.size())};
  const std::vector<Judgement> judgements = engine.rules().explain(run.facts, 0, all);
  const auto decided = std::find_if(judgements.begin(), judgements.end(), [&](const Judgement& judgement) {
    return judgement.rule == rule.name && judgement.outcome.starts_with("holds");
  });
  if (example.kind == RuleExample::Kind::ok && decided == judgements.end()) {
    return quoted(example.text) + " should be judged and hold, and is not judged";
  }
  if (example.kind == RuleExample::Kind::none && decided != judgements.end()) {
    return quoted(example.text) + " should be left alone, and is judged: " + decided->reason;
  }
  return std::nullopt;
}

// True if the example stands in one of the files that the test is about; all are if none was named.
bool asked_for(const std::vector<std::string>& files, const std::string& place) {
  return files.empty() ||
         std::any_of(files.begin(), files.end(), [&](const std::string& file) { return place.starts_with(file + ":"); });
}

}  // namespace

int run_rules_test(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  Options with_paths = options;
  with_paths.rules.insert(with_paths.rules.end(), options.paths.begin(), options.paths.end());
  const Engine engine(load_rule_files(with_paths, streams.in, problems), problems);
  print_problems(problems, streams.err);
  const FileList only = list_files(options.paths, [](std::string_view) { return true; });

  std::size_t run = 0;
  std::vector<Failure> failures;
  const auto note = [&](const std::string& place, const std::optional<std::string>& failure) {
    ++run;
    if (failure) failures.push_back({place, *failure});
  };
  for (const Patterns::Example& example : engine.patterns().examples()) {
    const std::string place = example.file + ":" + std::to_string(example.line);
    if (asked_for(only.files, place)) note(place, test_pattern(engine, example));
  }
  const std::vector<RuleInfo> rules = engine.rules().infos();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::string place = engine.rules().place(i);
    if (!asked_for(only.files, place)) continue;
    const std::string file = place.substr(0, place.rfind(':'));
    for (const RuleExample& example : engine.rules().examples(i)) {
      note(file + ":" + std::to_string(example.line), test_rule(engine, rules[i], example));
    }
  }
  for (const Failure& failure : failures) streams.out << failure.place << ": " << failure.message << '\n';
  streams.out << run << " examples, " << failures.size() << " failed\n";
  if (!problems.empty()) return kTrouble;
  return failures.empty() ? kNothingFound : kFound;
}

}  // namespace claimcheck
