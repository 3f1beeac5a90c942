#include "checker/engine/check.h"

#include <algorithm>
#include <array>
#include <map>

#include "checker/base/calendar.h"
#include "checker/engine/parser.h"
#include "checker/engine/scope.h"
#include "checker/engine/solve.h"
#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

using syntax::Binding;
using syntax::Clause;
using syntax::Word;

// Clauses that a rule has once.
const std::vector<std::string> kSingle = {"family",  "scope",   "rounded", "title",  "explain", "limits", "source",
                                          "message", "network", "pair",    "assert", "flips",   "at"};
// What a network rule has no use for.
const std::vector<std::string> kNotInNetwork = {"match", "lookup", "each",    "none",  "pair",   "where",   "let",    "flips",
                                                "at",    "note",   "suggest", "proof", "assume", "rounded", "message"};

bool among(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Checker {
 public:
  Checker(const SourceText& file, const syntax::Rule& rule, const Schema& schema, std::vector<Problem>& problems)
      : file_(file), rule_(rule), scope_(file, schema, program_, problems, rule.faulty), schema_(schema) {}

  std::optional<Program> run() {
    head();
    const bool network = clause("network") != nullptr;
    each("match", [&](const Clause& c) { bindings(c, Role::match); });
    // Joined in the order written, whatever their kind, once there is something to join with.
    for (const Clause& c : rule_.clauses) {
      if (c.keyword == "lookup") bindings(c, Role::lookup);
      if (c.keyword == "each") bindings(c, Role::each);
      if (c.keyword == "none") bindings(c, Role::none);
    }
    if (network) network_rule();
    if (!network) {
      each("pair", [&](const Clause& c) { pair(c); });
      each("let", [&](const Clause& c) { let(c); });
      each("where", [&](const Clause& c) { program_.guards.push_back(scope_.expression(c.expr, Kind::truth)); });
      assertion();
      shown();
      said();
      corrections();
      if (!rule_.faulty) unused();
    }
    examples();
    if (!scope_.sound() || rule_.faulty) return std::nullopt;
    return std::move(program_);
  }

 private:
  const SourceText& file_;
  const syntax::Rule& rule_;
  Program program_;
  Scope scope_;
  const Schema& schema_;

  const Clause* clause(std::string_view keyword) const {
    const auto at =
        std::find_if(rule_.clauses.begin(), rule_.clauses.end(), [&](const Clause& c) { return c.keyword == keyword; });
    return at == rule_.clauses.end() ? nullptr : &*at;
  }
  template <class Visit>
  void each(std::string_view keyword, Visit visit) {
    for (const Clause& c : rule_.clauses) {
      if (c.keyword == keyword) visit(c);
    }
  }
  const Clause* required(std::string_view keyword, std::string_view why) {
    const Clause* found = clause(keyword);
    if (found == nullptr && !rule_.faulty) {
      scope_.fault(rule_.name.at, "rule '" + rule_.name.text + "' has no '" + std::string(keyword) + "': " + std::string(why));
    }
    return found;
  }
  std::string text(std::string_view keyword) const {
    const Clause* found = clause(keyword);
    return found == nullptr ? std::string() : found->text.text;
  }

  void head() {
    std::map<std::string, int> seen;
    for (const Clause& c : rule_.clauses) {
      if (among(kSingle, c.keyword) && ++seen[c.keyword] == 2) scope_.fault(c.at, "a second '" + c.keyword + "'");
    }
    program_.info.name = rule_.name.text;
    program_.info.title = text("title");
    program_.info.explain = text("explain");
    program_.info.limits = text("limits");
    program_.info.source = text("source");
    program_.info.severity = severity(rule_.severity, {"error", "warning", "notice"}).value_or(Severity::error);
    if (const Clause* c = required("family", "the family of checks that it belongs to")) program_.info.family = c->name.text;
    required("title", "one line for readers");
    required("explain", "why this is checked");
    if (const Clause* c = clause("scope")) {
      program_.corpus = c->name.text == "corpus";
      if (!program_.corpus && c->name.text != "issue") {
        scope_.fault(c->name.at, "found '" + c->name.text + "', expected 'issue' or 'corpus'");
      }
    }
    const Span at = rule_.at;
    program_.source = std::string(at.in(file_.text));
    program_.place = file_.path + ":" + std::to_string(rule_.line);
  }

  std::optional<Severity> severity(const Word& name, const std::vector<std::string>& allowed) {
    if (!among(allowed, name.text) && !name.text.empty()) {
      std::string expected;
      for (const std::string& word : allowed) expected += (expected.empty() ? "'" : ", '") + word + "'";
      scope_.fault(name.at, "found '" + name.text + "', expected one of " + expected + nearest_name(name.text, allowed));
    }
    return severity_named(name.text);
  }

  // Variables and joins.

  void bindings(const Clause& clause, Role role) {
    if (role != Role::match && program_.variables.empty() && !rule_.faulty) {
      scope_.fault(clause.at, "'" + clause.keyword + "' needs a 'match' to go with");
    }
    for (const Binding& binding : clause.bindings) bind(binding, role);
  }

  void bind(const Binding& binding, Role role) {
    Variable out;
    out.name = binding.variable.text;
    out.type = scope_.type(binding.type);
    out.role = role;
    out.any_stance = binding.any_stance || role == Role::none;
    out.any_order = binding.any_order;
    out.shared = binding.shared;
    out.nearest = binding.nearest && role != Role::each && role != Role::none;
    if (!binding.level.text.empty()) level(binding, out);
    const auto index = static_cast<std::uint32_t>(program_.variables.size());
    const bool first = index == 0;
    scope_.add_variable(out, binding.variable.at);
    bool linked = out.level != Level::none;
    for (const syntax::Equality& equality : binding.on) linked |= key(equality, index);
    if (first && linked && !rule_.faulty)
      scope_.fault(binding.variable.at, "the first variable has nothing before it to join with");
    if (!first && !linked) {
      scope_.fault(binding.variable.at, "'" + out.name + "' would be joined with every fact: add 'near', 'within' or 'on'");
    }
    if (role != Role::match) scope_.use_variable(index);
  }

  void level(const Binding& binding, Variable& out) {
    static const std::vector<std::string> kLevels = {"", "sentence", "paragraph", "section", "issue"};
    const auto at = std::find(kLevels.begin() + 1, kLevels.end(), binding.level.text);
    if (at == kLevels.end()) {
      scope_.fault(binding.level.at, "found '" + binding.level.text +
                                         "', expected 'sentence', 'paragraph', 'section' or 'issue'" +
                                         nearest_name(binding.level.text, {kLevels.begin() + 1, kLevels.end()}));
    }
    out.level = static_cast<Level>(at == kLevels.end() ? 2 : at - kLevels.begin());
    out.anchor = 0;
    if (binding.near.text.empty()) {
      if (!program_.variables.empty()) scope_.use_variable(0);
      return;
    }
    const std::uint32_t anchor = scope_.variable(binding.near);
    if (anchor == kNoIndex) return;
    out.anchor = anchor;
    if (program_.variables[anchor].role != Role::match) {
      scope_.fault(binding.near.at,
                   "'" + binding.near.text + "' may be absent or a group: only a 'match' variable can be joined with");
    }
  }

  // One equality of `on`; whether it links the new variable with another.
  bool key(const syntax::Equality& equality, std::uint32_t index) {
    KeyPair out;
    Kind left = Kind::unknown, right = Kind::unknown;
    const FieldRef a = scope_.field(equality.left, &left);
    if (a.variable == kNoIndex) return true;  // reported; not once more as unlinked
    const bool left_exact = exact(equality.left, left, a);
    if (equality.right.empty()) {
      out.own = a;
      out.literal = equality.literal.text;
      if (a.variable != index) scope_.fault(equality.left[0].at, "expected a field of '" + program_.variables[index].name + "'");
      if (scope_.sound()) program_.variables[index].keys.push_back(std::move(out));
      return false;
    }
    const FieldRef b = scope_.field(equality.right, &right);
    if (b.variable == kNoIndex) return true;
    if (left_exact) exact(equality.right, right, b);
    out.own = a.variable == index ? a : b;
    out.other = a.variable == index ? b : a;
    if ((a.variable == index) == (b.variable == index)) {
      scope_.fault(equality.left[0].at, "expected a field of '" + program_.variables[index].name +
                                            "' on one side, of an earlier variable on the other");
    } else if (program_.variables[out.other.variable].role != Role::match) {
      scope_.fault(equality.left[0].at, "only a 'match' variable can be joined with");
    }
    program_.variables[index].keys.push_back(std::move(out));
    return true;
  }

  bool exact(const std::vector<Word>& path, Kind kind, const FieldRef& ref) {
    const bool text = ref.attribute == Attribute::none &&
                      schema_.types[program_.variables[ref.variable].type].fields[ref.field].kind == FieldKind::text;
    if (kind == Kind::key && !text) return true;
    scope_.fault(path.front().at, "'" + path.back().text + "' is " + (text ? "a text" : "a " + std::string(name(kind))) +
                                      ", which is not exact: a join takes keys; compare it in 'where' or 'assert'");
    return false;
  }

  void pair(const Clause& c) {
    const auto& v = program_.variables;
    const bool by_place = c.path.size() == 1 && c.path[0].text == "place";
    const auto matches = std::count_if(v.begin(), v.end(), [](const Variable& x) { return x.role == Role::match; });
    if (matches != 2 || v[0].type != v[1].type || v[1].keys.empty()) {
      scope_.fault(c.at, "'pair adjacent' needs two 'match' variables of one type, joined by 'on'");
      return;
    }
    if (v[1].level != Level::none) scope_.fault(c.at, "'pair adjacent' goes with 'on' alone, not with 'near' or 'within'");
    for (const KeyPair& pair : v[1].keys) {
      const bool same =
          pair.other.variable == kNoIndex || (pair.own.field == pair.other.field && pair.own.attribute == pair.other.attribute);
      if (!same) scope_.fault(c.at, "'pair adjacent' sorts one group: each equality must name the same field on both sides");
    }
    scope_.use_variable(0);
    scope_.use_variable(1);
    if (by_place) {
      program_.pair_by = FieldRef{0, kNoIndex, Attribute::whole};
      return;
    }
    Kind kind = Kind::unknown;
    FieldRef by = scope_.field(c.path, &kind);
    if (by.variable == kNoIndex) return;
    if (kind != Kind::date && kind != Kind::figure) {
      scope_.fault(c.path[0].at, "expected a date, a figure or 'place' to sort by");
    }
    by.variable = 0;
    program_.pair_by = by;
  }

  // What is computed and what must hold.

  void let(const Clause& c) {
    Let out;
    out.name = c.name.text;
    out.expr = scope_.expression(c.expr);
    if (out.expr.kind == Kind::facts || out.expr.kind == Kind::series) {
      scope_.fault(c.expr.at, "found a " + std::string(name(out.expr.kind)) + ", expected a value");
    }
    if (!c.text.text.empty()) out.label = scope_.words(c.text);
    scope_.add_let(std::move(out), c.name.at);
  }

  void assertion() {
    if (const Clause* c = required("assert", "what must hold")) program_.assertion = scope_.expression(c->expr, Kind::truth);
    if (const Clause* c = clause("rounded"); c != nullptr && c->name.text != "silent") {
      program_.rounded = severity(c->name, {"warning", "notice", "silent"});
    }
    if (const Clause* c = clause("flips")) {
      program_.flips_always = c->expr.op == Op::path && c->expr.path.size() == 1 && c->expr.path[0].text == "always";
      if (!program_.flips_always) program_.flips = scope_.expression(c->expr, Kind::truth);
    }
  }

  void shown() {
    const auto add = [&](const Clause& c) {
      Kind kind = Kind::unknown;
      const FieldRef ref = scope_.field(c.path, &kind);
      if (ref.variable == kNoIndex) return;
      const Role role = program_.variables[ref.variable].role;
      if (role == Role::none) scope_.fault(c.path[0].at, "'" + c.path[0].text + "' is absent and has no place");
      if (ref.attribute != Attribute::none && ref.attribute != Attribute::whole) {
        scope_.fault(c.path[0].at, "'" + c.path.back().text + "' has no place in the text");
      }
      if (c.keyword == "at" && role != Role::match) {
        scope_.fault(c.path[0].at, "'at' names a 'match' variable or a field of one: the others may be absent");
      }
      program_.places.push_back({ref, c.text.text});
    };
    if (const Clause* c = required("at", "where the finding is shown")) add(*c);
    each("note", add);
  }

  void said() {
    if (const Clause* c = required("message", "what the finding says")) {
      program_.message = scope_.words(c->text);
      if (c->text.text.empty()) scope_.fault(c->text.at, "the message is empty");
    }
    each("proof", [&](const Clause& c) { program_.proof.push_back(scope_.words(c.text)); });
    each("assume", [&](const Clause& c) {
      Assumption out{scope_.words(c.text), std::nullopt};
      if (c.expr.op != Op::none) out.when = scope_.expression(c.expr, Kind::truth);
      program_.assumptions.push_back(std::move(out));
    });
  }

  // The fields to correct: those that the rule names, else every figure that the assertion can be solved for.
  void corrections() {
    const Clause* first = clause("suggest");
    if (first == nullptr) {
      if (!scope_.sound()) return;
      for (const FieldRef& ref : figures_in(program_.assertion, program_.lets)) {
        if (auto solved = solve(program_.assertion, ref, program_.lets)) add_correction(ref, std::move(*solved));
      }
      return;
    }
    each("suggest", [&](const Clause& c) { suggest(c); });
  }

  void suggest(const Clause& c) {
    if (c.path.size() == 1 && c.path[0].text == "none") return;
    Kind kind = Kind::unknown;
    const FieldRef ref = scope_.field(c.path, &kind);
    if (ref.variable == kNoIndex) return;
    if (kind != Kind::figure && kind != Kind::series) {
      scope_.fault(c.path[0].at, "found a " + std::string(name(kind)) + ", expected a figure to correct");
      return;
    }
    if (c.expr.op != Op::none) {
      add_correction(ref, scope_.expression(c.expr, Kind::figure));
    } else if (auto solved = solve(program_.assertion, ref, program_.lets)) {
      add_correction(ref, std::move(*solved));
    } else if (scope_.sound()) {
      scope_.fault(c.path[0].at, "the assertion cannot be solved for this field: write 'suggest FIELD = …;'");
    }
  }

  void add_correction(const FieldRef& ref, Node expr) {
    const bool group = program_.variables[ref.variable].role == Role::each || scope_.kind_of(ref) == Kind::series;
    program_.corrections.push_back({ref, std::move(expr), group});
  }

  void unused() {
    for (std::uint32_t i = 0; i < program_.variables.size(); ++i) {
      if (!scope_.variable_used(i))
        scope_.fault(binding_place(program_.variables[i].name), "variable '" + program_.variables[i].name + "' is never used");
    }
    std::uint32_t i = 0;
    each("let", [&](const Clause& c) {
      if (!scope_.let_used(i++)) scope_.fault(c.name.at, "'" + c.name.text + "' is never used");
    });
  }

  Span binding_place(std::string_view variable) const {
    for (const Clause& c : rule_.clauses) {
      for (const Binding& b : c.bindings) {
        if (b.variable.text == variable) return b.variable.at;
      }
    }
    return rule_.name.at;
  }

  // Network rules.

  void network_rule() {
    const Clause& c = *clause("network");
    for (const Clause& other : rule_.clauses) {
      if (among(kNotInNetwork, other.keyword)) scope_.fault(other.at, "a network rule has no '" + other.keyword + "'");
    }
    if (const Clause* a = required("assert", "'assert consistent;'")) {
      const bool consistent = a->expr.op == Op::path && a->expr.path.size() == 1 && a->expr.path[0].text == "consistent";
      if (!consistent) scope_.fault(a->expr.at, "expected 'consistent', which is all that a network rule asserts");
    }
    for (const syntax::NetworkPart& part : c.network) network_part(part);
    const auto is_order = [](const NetworkRole& r) { return r.order; };
    if (std::none_of(program_.network.begin(), program_.network.end(), is_order) && scope_.sound()) {
      scope_.fault(c.at, "expected a part that orders events: (before …, after …)");
    }
  }

  void network_part(const syntax::NetworkPart& part) {
    Variable variable;
    variable.name = part.variable.text;
    variable.type = scope_.type(part.type);
    variable.any_stance = part.any_stance;
    scope_.add_variable(std::move(variable), part.variable.at);
    NetworkRole out;
    const auto named = [&](std::string_view name) {
      return std::any_of(part.roles.begin(), part.roles.end(), [&](const auto& r) { return r.name.text == name; });
    };
    out.order = named("before") || named("after");
    const std::vector<std::string> roles =
        out.order ? std::vector<std::string>{"before", "after", "gap", "word"} : std::vector<std::string>{"key", "when"};
    for (const auto& r : part.roles) {
      if (!among(roles, r.name.text)) {
        scope_.fault(r.name.at, "found '" + r.name.text + "', expected " +
                                    (out.order ? "'before', 'after', 'gap' or 'word'" : "'key' or 'when'") +
                                    nearest_name(r.name.text, roles));
      }
    }
    if (out.order) {
      out.before = network_role(part, "before", {Kind::key, Kind::date}).value_or(0);
      out.after = network_role(part, "after", {Kind::key, Kind::date}).value_or(0);
      out.gap = network_role(part, "gap", {Kind::length});
      out.word = network_role(part, "word", {Kind::key});
    } else {
      out.key = network_role(part, "key", {Kind::key}).value_or(0);
      out.when = network_role(part, "when", {Kind::date}).value_or(0);
    }
    program_.network.push_back(out);
  }

  std::optional<std::uint32_t> network_role(const syntax::NetworkPart& part, std::string_view role,
                                            const std::vector<Kind>& wanted) {
    for (const auto& r : part.roles) {
      if (r.name.text != role) continue;
      Kind kind = Kind::unknown;
      const FieldRef ref = scope_.field(r.path, &kind);
      if (ref.variable == kNoIndex) return std::nullopt;
      if (std::find(wanted.begin(), wanted.end(), kind) == wanted.end() || ref.attribute != Attribute::none) {
        std::string expected;
        for (const Kind k : wanted) expected += (expected.empty() ? "a " : " or a ") + std::string(name(k));
        scope_.fault(r.path[0].at, "found a " + std::string(name(kind)) + ", expected " + expected + " field");
        return std::nullopt;
      }
      return ref.field;
    }
    if (role != "gap" && role != "word")
      scope_.fault(part.variable.at, "'" + part.variable.text + "' has no '" + std::string(role) + "'");
    return std::nullopt;
  }

  void examples() {
    bool bad = false, silent = false;
    each("example", [&](const Clause& c) {
      RuleExample out;
      if (c.name.text == "bad") {
        out.kind = RuleExample::Kind::bad;
      } else if (c.name.text == "none") {
        out.kind = RuleExample::Kind::none;
      } else if (c.name.text != "ok") {
        scope_.fault(c.name.at, "found '" + c.name.text + "', expected 'ok', 'bad' or 'none'");
      }
      bad |= out.kind == RuleExample::Kind::bad;
      silent |= out.kind != RuleExample::Kind::bad;
      for (const syntax::ExampleIssue& issue : c.issues) {
        if (!issue.date.text.empty() && !parse_iso(issue.date.text)) {
          scope_.fault(issue.date.at, "found \"" + issue.date.text + "\", expected a day such as \"2020-02-11\"");
        }
      }
      out.text = c.issues[0].text.text;
      out.date = c.issues[0].date.text;
      for (std::size_t i = 1; i < c.issues.size(); ++i) out.more.push_back({c.issues[i].text.text, c.issues[i].date.text});
      out.expect = c.expect.text;
      if (!out.expect.empty() && out.kind != RuleExample::Kind::bad) {
        scope_.fault(c.expect.at, "only a bad example gives a message to expect");
      }
      out.line = c.line;
      program_.examples.push_back(std::move(out));
    });
    if (rule_.faulty) return;
    if (!bad) scope_.fault(rule_.name.at, "rule '" + rule_.name.text + "' has no bad example");
    if (!silent) scope_.fault(rule_.name.at, "rule '" + rule_.name.text + "' has no silent example (ok or none)");
  }
};

}  // namespace

std::optional<Program> check_rule(const SourceText& file, const syntax::Rule& rule, const Schema& schema,
                                  std::vector<Problem>& problems) {
  return Checker(file, rule, schema, problems).run();
}

}  // namespace claimcheck
