// Rule files as they are written: the syntax tree that the parser makes and the checks read. Names are not yet looked up.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "checker/base/exact.h"
#include "checker/base/problem.h"
#include "checker/base/source.h"
#include "checker/base/span.h"

namespace claimcheck::syntax {

// A name or a text and its bytes in the file. The span of a text leaves its quotation marks out.
struct Word {
  std::string text;
  Span at;
};

enum class Op : std::uint8_t {
  none,
  number,  // Expr::number
  text,    // Expr::name
  length,  // Expr::number, Expr::name: "2 days"
  truth,   // Expr::number: 0 or 1
  path,    // Expr::path: a variable, a let or a field
  call,    // Expr::name (args…)
  negate,
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  among,  // args[0] in (args[1], …)
  both,
  either,
  not_,
  first_known,  // a ?? b
  choose,       // if args[0] then args[1] else args[2]
};

struct Expr {
  Op op = Op::none;
  Span at;
  Exact number;
  std::string name;
  std::vector<Word> path;  // "b", "issue", "date" of `b.issue.date`
  std::vector<Expr> args;
};

struct Equality {
  std::vector<Word> left, right;  // paths; `right` is empty where the other side is a text
  Word literal;
};

// `m: margin near a within paragraph on m.body = a.body`
struct Binding {
  Word variable, type;
  bool any_stance = false;
  bool any_order = false;
  bool shared = false;   // `shared near`: one fact may serve several anchors
  Word near;             // the anchor of `near`, or of `within LEVEL of`; empty text: none
  Word level;            // sentence, paragraph, section, issue
  bool nearest = false;  // `near`, not `within`
  std::vector<Equality> on;
};

// `e: event (key e.key, when e.when)` of a network rule.
struct NetworkPart {
  Word variable, type;
  bool any_stance = false;
  struct Role {
    Word name;
    std::vector<Word> path;
  };
  std::vector<Role> roles;
};

struct ExampleIssue {
  Word text, date;
};

// One clause and the parts that its form has; which these are is said with the grammar in parser.cpp.
struct Clause {
  std::string keyword;     // "match", "assert", …
  Span at;                 // of the whole clause
  std::uint32_t line = 0;  // where it begins, from 1
  Word name;               // family, scope, rounded, let, example (its kind)
  Word text;               // title, message, …; the label of a let; the role of at and note
  std::vector<Word> path;  // at, note, suggest, pair
  Expr expr;               // where, let, assert, flips, assume, suggest; Op::none where absent
  std::vector<Binding> bindings;
  std::vector<NetworkPart> network;
  std::vector<ExampleIssue> issues;
  Word expect;
};

struct Rule {
  Word name, severity;
  Span at;                 // from `rule` to the closing brace
  std::uint32_t line = 0;  // where it begins, from 1
  std::vector<Clause> clauses;
  bool faulty = false;  // something in it could not be parsed; the fault has been reported
};

}  // namespace claimcheck::syntax
