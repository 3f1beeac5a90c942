// A rule as it is run: names looked up, kinds checked, messages cut. Made by check.cpp, read by everything behind it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/exact.h"
#include "checker/engine/rules.h"
#include "checker/engine/syntax.h"
#include "checker/model/fact.h"
#include "checker/model/finding.h"

namespace claimcheck {

using syntax::Op;
inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

// What an expression gives. `facts`: the name of a variable itself, as in count(p).
enum class Kind : std::uint8_t { unknown, figure, date, length, key, truth, series, facts };
std::string_view name(Kind kind);

// What a path can name besides the declared fields of a fact: something of the fact, or of the issue that it stands in.
enum class Attribute : std::uint8_t {
  none,
  whole,
  stance,
  voice,
  source,
  document,
  paragraph,
  section,
  sentence,
  issue_date,
  issue_number,
  issue_serial,
  issue_series,
  issue_title,
};

struct FieldRef {
  std::uint32_t variable = kNoIndex;
  std::uint32_t field = kNoIndex;  // index in the fact type, if attribute is none
  Attribute attribute = Attribute::none;
  friend bool operator==(const FieldRef&, const FieldRef&) = default;
};

struct Function;

enum class Fold : std::uint8_t { none, sum, count, least, greatest, any, all };

struct Node {
  Op op = Op::none;  // Op::path: a field, unless `let` says otherwise; Op::call: a function, unless `fold` does
  Kind kind = Kind::unknown;
  Exact number;      // number, length
  std::string text;  // text; the unit of a length
  FieldRef field;
  std::uint32_t let = kNoIndex;
  const Function* function = nullptr;
  Fold fold = Fold::none;
  std::uint32_t over = kNoIndex;  // of a fold: the `each` variable it runs over; kNoIndex for a series
  std::vector<Node> args;
  std::string written;  // as in the rule: "q.quorum"
};

enum class Level : std::uint8_t { none, sentence, paragraph, section, issue };
std::string_view name(Level level);

enum class Role : std::uint8_t { match, lookup, each, none };

// One equality of `on`: a field of the joined variable and what it must equal.
struct KeyPair {
  FieldRef own;
  FieldRef other;  // kNoIndex variable: the literal
  std::string literal;
};

struct Variable {
  std::string name;
  std::uint32_t type = 0;
  Role role = Role::match;
  bool any_stance = false;
  bool any_order = false;
  bool shared = false;
  bool nearest = false;  // `near`; else every fact that fits
  std::uint32_t anchor = kNoIndex;
  Level level = Level::none;
  std::vector<KeyPair> keys;
};

struct TemplatePart {
  std::string words;
  std::optional<Node> expr;
};
using Template = std::vector<TemplatePart>;

struct Let {
  std::string name;
  Template label;  // what the proof calls it; empty: the name
  Node expr;
};

struct PlaceRole {
  FieldRef field;
  std::string role;
};

struct Assumption {
  Template words;
  std::optional<Node> when;
};

struct Correction {
  FieldRef field;          // what to correct
  Node expr;               // its right value, from the others
  bool in_series = false;  // the field is a series: `expr` is its right sum, and each member is corrected in turn
};

// A part of a network rule, of the variable with its index: facts that date an event, or facts that order two of them.
struct NetworkRole {
  bool order = false;
  // Event: its key and its date.
  std::uint32_t key = 0, when = 0;
  // Order: which comes first and which second. A key names an event; a date is an event of its own, known by its place.
  std::uint32_t before = 0, after = 0;
  std::optional<std::uint32_t> gap;
  std::optional<std::uint32_t> word;  // what says so: "in response to"
};

struct Program {
  RuleInfo info;
  std::string source, place;
  bool corpus = false;
  std::vector<Variable> variables;
  std::vector<std::vector<std::string>> field_names;  // of each variable's type, for roles of places
  std::optional<FieldRef> pair_by;                    // `pair adjacent by`; attribute whole: by place
  std::vector<Node> guards;
  std::vector<Let> lets;
  Node assertion;
  std::optional<Severity> rounded;  // absent: silent
  std::optional<Node> flips;
  bool flips_always = false;
  std::vector<PlaceRole> places;  // the first is `at`
  Template message;
  std::vector<Template> proof;  // absent: generated
  std::vector<Assumption> assumptions;
  std::vector<Correction> corrections;
  std::vector<NetworkRole> network;  // of a network rule: one for each variable
  std::vector<RuleExample> examples;
};

}  // namespace claimcheck
