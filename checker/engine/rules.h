// Facts to findings: the rule language, loaded and checked against the fact schema, planned, evaluated.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/source.h"
#include "checker/model/document.h"
#include "checker/model/fact.h"
#include "checker/model/finding.h"

namespace claimcheck {

// One document of a run and what it states.
struct DocumentFacts {
  const Document* document = nullptr;
  std::vector<Fact> facts;  // by place
};

struct RuleExample {
  enum class Kind { ok, bad, none };  // ok: judged and silent; bad: a finding; none: not judged at all (or undetermined)
  Kind kind = Kind::ok;
  std::string text;  // a bulletin's body
  std::string date;  // of the issue, ISO, or empty
  struct Issue {
    std::string text, date;
  };
  std::vector<Issue> more;  // further issues, for a rule of scope corpus
  std::string expect;       // a part of the message of a bad one
  std::uint32_t line = 0;
};

// How one rule looked at one choice of facts, for `explain`.
struct Judgement {
  std::string rule;
  std::vector<std::uint32_t> facts;  // indices in the document's facts
  std::string outcome;               // "holds", "holds if rounded", "cannot hold", "undetermined", "not applicable"
  std::string reason;                // "q.quorum is unknown", "guard known(a.members) is false", "168 - 165 = 3"
};

struct Evaluation {
  std::vector<Finding> findings;                                           // in order (see order_findings)
  std::vector<std::map<std::string, std::uint32_t>> judged, undetermined;  // by document: family → statements
};

class ImageReader;
class ImageWriter;

class RuleSet {
 public:
  // Reads `*.rule` files and checks them against the schema. Every fault goes to `problems` with file, line, column and a
  // near name; a rule with a fault, or without a bad and a silent example, is left out and the others stand.
  static RuleSet load(const std::vector<SourceText>& files, const Schema& schema, std::vector<Problem>& problems);
  // In and out of the image that is built into the program.
  void save(ImageWriter& image) const;
  static RuleSet restore(ImageReader& image);
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;

  std::vector<RuleInfo> infos() const;                               // by name
  const std::vector<RuleExample>& examples(std::size_t rule) const;  // index as in infos()
  std::string source(std::size_t rule) const;                        // as written, for `rules show`
  std::string place(std::size_t rule) const;                         // "votes.rule:12"

  // The rule alone with one thing changed: a comparison turned round, or a guard dropped. Examples that are worth their place
  // tell it from the rule.
  struct Mutant;
  std::vector<Mutant> mutants(std::size_t rule) const;

  Evaluation evaluate(std::span<const DocumentFacts> documents) const;
  // These rules of `scope corpus` alone over these documents; with `focus`, by document, only what a fact of one of those has a part in.
  Evaluation evaluate_across(std::span<const std::uint32_t> rules, std::span<const DocumentFacts> documents, const std::vector<bool>& focus = {}) const;
  // The rules of `scope issue` alone, each document by itself.
  Evaluation evaluate_within(std::span<const DocumentFacts> documents) const;
  // The same as `evaluate` by nested loops over all facts, slow and obvious: the second opinion of the tests.
  Evaluation evaluate_slowly(std::span<const DocumentFacts> documents) const;
  // Every judgement whose facts touch this stretch of the document's text, silent ones included.
  std::vector<Judgement> explain(std::span<const DocumentFacts> documents, std::size_t document, Span around) const;

  struct Data;  // program.h; for the engine's own files
  const Data& data() const { return *data_; }

 private:
  RuleSet();
  std::unique_ptr<Data> data_;
};

struct RuleSet::Mutant {
  std::string what;  // "without guard 2"
  RuleSet rules;
};

}  // namespace claimcheck
