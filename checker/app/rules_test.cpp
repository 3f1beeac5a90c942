// `rules test`: the examples that stand in pattern and rule files, run through the whole line. Each failure is a line
// `file:line: message`; the exit status is 1 if there is one.
#include <algorithm>
#include <deque>
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

// The issues of an example, read and analysed. An issue is a bulletin's body in Markdown.
class Run {
 public:
  explicit Run(const Engine& engine) : engine_(engine) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void add(const std::string& text, const std::string& date) {
    Given given;
    if (!date.empty()) given.date = parse_iso(date);
    const auto index = static_cast<std::uint32_t>(facts_.size());
    const std::string id = "d" + std::to_string(index + 1);
    Document& document = documents_.emplace_back(read_as("markdown", "example.md", text, given));
    document.id = id;
    facts_.push_back({&document, engine_.analyse(document, index).facts});
  }

  const std::vector<DocumentFacts>& facts() const { return facts_; }

  // What rules thought of the example, in all its issues.
  std::vector<Judgement> judgements() const {
    std::vector<Judgement> out;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const Span all{0, static_cast<std::uint32_t>(facts_[i].document->text.size())};
      for (Judgement& judgement : engine_.rules().explain(facts_, i, all)) out.push_back(std::move(judgement));
    }
    return out;
  }

 private:
  const Engine& engine_;
  std::deque<Document> documents_;  // which stay where they are
  std::vector<DocumentFacts> facts_;
};

// The text of an example on one line.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '\n' ? std::string("\\n") : std::string(1, c);
  return out + "\"";
}

// What the example's text gives instead of what it should.
std::optional<std::string> test_pattern(const Engine& engine, const Patterns::Example& example) {
  Run run(engine);
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

std::optional<std::string> test_rule(const Engine& engine, const RuleInfo& rule, const RuleExample& example) {
  Run run(engine);
  run.add(example.text, example.date);
  for (const RuleExample::Issue& issue : example.more) run.add(issue.text, issue.date);
  const Evaluation evaluation = engine.rules().evaluate(run.facts());
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
  const std::vector<Judgement> judgements = run.judgements();
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
  const Engine engine = open_engine(with_paths, streams.in, problems);
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
