#include "checker/app/example_run.h"

#include <algorithm>

namespace claimcheck {

void ExampleRun::add(const std::string& text, const std::string& date) {
  Given given;
  if (!date.empty()) given.date = parse_iso(date);
  const auto index = static_cast<std::uint32_t>(facts_.size());
  Document& document = documents_.emplace_back(read_as("markdown", "example.md", text, given));
  document.id = "d" + std::to_string(index + 1);
  facts_.push_back({&document, engine_.analyse(document, index).facts});
}

void ExampleRun::add(const RuleExample& example) {
  add(example.text, example.date);
  for (const RuleExample::Issue& issue : example.more) add(issue.text, issue.date);
}

namespace {

// What rules thought of the facts of all documents.
std::vector<Judgement> judgements(const RuleSet& rules, const std::vector<DocumentFacts>& facts) {
  std::vector<Judgement> out;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Span all{0, static_cast<std::uint32_t>(facts[i].document->text.size())};
    for (Judgement& judgement : rules.explain(facts, i, all)) out.push_back(std::move(judgement));
  }
  return out;
}

}  // namespace

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '\n' ? std::string("\\n") : std::string(1, c);
  return out + "\"";
}

std::optional<std::string> fault_of(const RuleExample& example, const ExampleRun& run, const RuleSet& rules, const std::string& rule) {
  const Evaluation evaluation = rules.evaluate(run.facts());
  std::vector<const Finding*> found;
  for (const Finding& finding : evaluation.findings) {
    if (finding.rule == rule) found.push_back(&finding);
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
  const std::vector<Judgement> judged = judgements(rules, run.facts());
  const auto decided = std::find_if(judged.begin(), judged.end(), [&](const Judgement& judgement) {
    return judgement.rule == rule && judgement.outcome.starts_with("holds");
  });
  if (example.kind == RuleExample::Kind::ok && decided == judged.end()) {
    return quoted(example.text) + " should be judged and hold, and is not judged";
  }
  if (example.kind == RuleExample::Kind::none && decided != judged.end()) {
    return quoted(example.text) + " should be left alone, and is judged: " + decided->reason;
  }
  return std::nullopt;
}

}  // namespace claimcheck
