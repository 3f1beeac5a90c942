// What a rule found: a proof that some statements cannot all be true. Made by checker/engine, printed by reports/.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/span.h"
#include "checker/model/document.h"

namespace claimcheck {

enum class Severity : std::uint8_t { notice, warning, error };
std::string_view name(Severity severity);
std::optional<Severity> severity_named(std::string_view name);

// A statement that a finding rests on.
struct Place {
  std::uint32_t document = 0;  // index in the run
  Span span;                   // in Document::text (or in Document::source, if in_source)
  bool in_source = false;      // the place is markup that the text does not hold: a link target, a front matter field
  std::string role;            // "stated margin"
};

struct Suggestion {
  std::uint32_t document = 0;
  Span span;                // what to replace, as for Place
  bool in_source = false;
  std::string replacement;  // in the form of what it replaces: "three", "5,200"
  std::string reason;       // "if 168 and 328 are right"
};

struct Finding {
  std::string id;      // stable across runs: a hash of rule, document path and the words of its places (not offsets)
  std::string rule;    // "quorum-margin"
  std::string family;  // "quorum"
  Severity severity = Severity::error;
  std::string verdict; // "cannot-hold", "holds-if-rounded"
  bool decisive = false;
  std::string title;   // of the rule, one line
  std::string message; // one sentence
  std::string about;   // across issues, in an audit: the key that the statements share; findings of one subject have one
  std::vector<std::string> proof;    // one step a line
  std::vector<std::string> assumed;  // what was taken without being stated
  std::vector<Place> places;         // the first is where the finding is shown
  std::vector<Suggestion> suggestions;
};

// Everything that one `check` says: the values that reporters print.
struct DocumentReport {
  const Document* document = nullptr;
  std::vector<Span> sentences;  // in Document::text, by place; for showing a place in its sentence
  std::uint32_t words = 0;
  std::uint32_t mentions = 0;
  std::uint32_t claims = 0;
  std::map<std::string, std::uint32_t> judged;        // by family: statements that a rule decided
  std::map<std::string, std::uint32_t> undetermined;  // by family: statements where something was missing
};

struct RuleInfo {
  std::string name, family, title, explain;
  Severity severity = Severity::error;
  std::string limits, source;  // what it leaves alone on purpose; where its knowledge comes from
};

struct Report {
  std::string tool_version;
  std::vector<DocumentReport> documents;  // by order of input
  std::vector<Finding> findings;          // decisive first, then by severity, document and place; see order_findings
  std::vector<Problem> problems;          // what could not be read or used
  std::vector<RuleInfo> rules;            // the rules of the run, by name
  std::uint32_t skipped = 0;              // files given or found that were not read
};

// Puts findings in the one order of every report: decisive ones first, then error before notice, then document, place,
// rule. Equal ones (same rule, same places) are dropped but for the first.
void order_findings(std::vector<Finding>& findings);

// Of ordered findings drops those that another rule of the family has told in the same words of the same places.
void drop_told_twice(std::vector<Finding>& findings);

// Puts findings about one thing together (`about`; without it those of one document), each group where its first finding stood.
void group_findings(std::vector<Finding>& findings);

}  // namespace claimcheck
