#include "checker/engine/parser.h"

#include <algorithm>
#include <boost/spirit/home/x3.hpp>
#include <string_view>

#include "checker/base/utf8.h"
#include "checker/lexis/words_file.h"

// Terminals are written by hand on bytes: a rule file is UTF-8, and the character classes of X3 are not made for bytes
// from 0x80 on. What X3 does is the grammar.
namespace claimcheck {
namespace {

namespace x3 = boost::spirit::x3;
using syntax::Binding;
using syntax::Clause;
using syntax::Equality;
using syntax::ExampleIssue;
using syntax::Expr;
using syntax::NetworkPart;
using syntax::Op;
using syntax::Word;
using Bytes = const char*;

bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_name_byte(char c) { return is_letter_byte(c) || is_digit_byte(c) || c == '_'; }
bool is_space_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

struct FileStart {};  // tag of the context that knows where the file's bytes begin

template <class Context>
Span span_of(Bytes begin, Bytes end, const Context& context) {
  const Bytes start = x3::get<FileStart>(context);
  return {static_cast<std::uint32_t>(begin - start), static_cast<std::uint32_t>(end - start)};
}

// White space and comments from "#" to the end of the line.
struct Skipper : x3::parser<Skipper> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class Context, class RuleContext, class Attribute>
  bool parse(Bytes& first, const Bytes& last, const Context&, RuleContext&, Attribute&) const {
    const Bytes before = first;
    while (first != last && is_space_byte(*first)) ++first;
    if (first != last && *first == '#') {
      while (first != last && *first != '\n') ++first;
    }
    return first != before;
  }
};

// A keyword or a mark, exactly as spelt; a word must end where it ends.
struct Exactly : x3::parser<Exactly> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  std::string_view spelling;

  explicit constexpr Exactly(std::string_view s) : spelling(s) {}
  template <class Context, class RuleContext, class Attribute>
  bool parse(Bytes& first, const Bytes& last, const Context& context, RuleContext&, Attribute&) const {
    x3::skip_over(first, last, context);
    if (static_cast<std::size_t>(last - first) < spelling.size()) return false;
    if (std::string_view(first, spelling.size()) != spelling) return false;
    const Bytes behind = first + spelling.size();
    if (is_name_byte(spelling.back()) && behind != last && is_name_byte(*behind)) return false;
    first = behind;
    return true;
  }
};

// A name: letters, digits and underscores; with `hyphens` also "-" between them ("quorum-margin").
struct Name : x3::parser<Name> {
  using attribute_type = Word;
  static constexpr bool has_attribute = true;
  std::string_view what;
  bool hyphens;

  constexpr Name(std::string_view w, bool h) : what(w), hyphens(h) {}
  template <class Context, class RuleContext, class Attribute>
  bool parse(Bytes& first, const Bytes& last, const Context& context, RuleContext&, Attribute& attribute) const {
    x3::skip_over(first, last, context);
    if (first == last || !is_letter_byte(*first)) return false;
    Bytes end = first;
    const auto inner_hyphen = [&] { return hyphens && *end == '-' && end + 1 != last && is_name_byte(end[1]); };
    while (end != last && (is_name_byte(*end) || inner_hyphen())) ++end;
    static constexpr std::string_view kReserved[] = {"and", "or", "not", "if", "then", "else", "in"};
    const std::string_view name(first, static_cast<std::size_t>(end - first));
    if (std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved)) return false;
    Word word{std::string(name), span_of(first, end, context)};
    x3::traits::move_to(std::move(word), attribute);
    first = end;
    return true;
  }
};

// A text in quotation marks: \" \\ and \n are escapes, a line break with the white space around it is one space. Texts
// that follow one another are one text.
struct Quoted : x3::parser<Quoted> {
  using attribute_type = Word;
  static constexpr bool has_attribute = true;

  static void append(std::string& out, Bytes& at, Bytes end) {
    if (*at == '\\' && at + 1 != end) {
      ++at;
      out += *at == 'n' ? '\n' : *at;
      ++at;
    } else if (*at == '\n' || *at == '\r') {
      while (!out.empty() && out.back() == ' ') out.pop_back();
      while (at != end && is_space_byte(*at)) ++at;
      out += ' ';
    } else {
      out += *at++;
    }
  }

  // The place of the closing mark, or `last`.
  static Bytes closing(Bytes at, Bytes last) {
    while (at != last && *at != '"') at += *at == '\\' && at + 1 != last ? 2 : 1;
    return at;
  }

  template <class Context, class RuleContext, class Attribute>
  bool parse(Bytes& first, const Bytes& last, const Context& context, RuleContext&, Attribute& attribute) const {
    x3::skip_over(first, last, context);
    Word word;
    Bytes at = first;
    bool any = false;
    while (at != last && *at == '"') {
      const Bytes end = closing(at + 1, last);
      if (end == last) return false;
      const Span span = span_of(at + 1, end, context);
      word.at = any ? word.at.cover(span) : span;
      any = true;
      for (++at; at < end;) append(word.text, at, end);
      first = at = end + 1;
      x3::skip_over(at, last, context);
    }
    if (any) x3::traits::move_to(std::move(word), attribute);
    return any;
  }
};

// A plain decimal number.
struct Number : x3::parser<Number> {
  using attribute_type = Exact;
  static constexpr bool has_attribute = true;
  template <class Context, class RuleContext, class Attribute>
  bool parse(Bytes& first, const Bytes& last, const Context& context, RuleContext&, Attribute& attribute) const {
    x3::skip_over(first, last, context);
    Bytes end = first;
    while (end != last && is_digit_byte(*end)) ++end;
    if (end == first) return false;
    if (last - end > 1 && *end == '.' && is_digit_byte(end[1])) {
      for (++end; end != last && is_digit_byte(*end);) ++end;
    }
    const auto value = Exact::parse(std::string_view(first, static_cast<std::size_t>(end - first)));
    if (!value) return false;
    x3::traits::move_to(Exact(*value), attribute);
    first = end;
    return true;
  }
};

}  // namespace
}  // namespace claimcheck

// How terminals are named in "expected …".
namespace boost::spirit::x3 {
template <>
struct get_info<claimcheck::Exactly> {
  using result_type = std::string;
  std::string operator()(const claimcheck::Exactly& p) const { return "'" + std::string(p.spelling) + "'"; }
};
template <>
struct get_info<claimcheck::Name> {
  using result_type = std::string;
  std::string operator()(const claimcheck::Name& p) const { return std::string(p.what); }
};
template <>
struct get_info<claimcheck::Quoted> {
  using result_type = std::string;
  std::string operator()(const claimcheck::Quoted&) const { return "a text in quotation marks"; }
};
template <>
struct get_info<claimcheck::Number> {
  using result_type = std::string;
  std::string operator()(const claimcheck::Number&) const { return "a number"; }
};
}  // namespace boost::spirit::x3

namespace claimcheck {
namespace {

constexpr Exactly word(std::string_view spelling) { return Exactly(spelling); }
constexpr Exactly mark(std::string_view spelling) { return Exactly(spelling); }

const Name name("a name", false);
const Name long_name("a name", true);
const Name type_name("a type of fact", true);
const Quoted quoted;
const Number number;

// Every construct of the grammar. Each is defined with a name of its own (BOOST_SPIRIT_DEFINE), so that the types of the
// grammar stay small and so does the time to compile it.

// Marks an expression with its bytes when it has been read.
struct Placed {
  template <class Attribute, class Context>
  void on_success(const Bytes& first, const Bytes& last, Attribute& expr, const Context& context) {
    if constexpr (std::is_same_v<std::remove_const_t<Attribute>, Expr>) {
      const Bytes start = x3::get<FileStart>(context);
      expr.at = span_of(first, last, context);
      while (expr.at.end > expr.at.begin && is_space_byte(start[expr.at.end - 1])) --expr.at.end;
    }
  }
};

template <class Id, class Attribute>
using Rule = x3::rule<Id, Attribute>;

struct expression_id : Placed {};
struct unary_id : Placed {};
const Rule<expression_id, Expr> expression("an expression");
const Rule<unary_id, Expr> unary("a value");
const Rule<struct choice_id, Expr> choice("an expression");
const Rule<struct disjunction_id, Expr> disjunction("a condition");
const Rule<struct conjunction_id, Expr> conjunction("a condition");
const Rule<struct negation_id, Expr> negation("a condition");
const Rule<struct comparison_id, Expr> comparison("a comparison");
const Rule<struct known_sum_id, Expr> known_sum("a value");
const Rule<struct sum_id, Expr> sum("a value");
const Rule<struct product_id, Expr> product("a value");
const Rule<struct text_value_id, Expr> text_value("a text in quotation marks");
const Rule<struct literal_number_id, Expr> literal_number("a number");
const Rule<struct call_id, Expr> call("a call");
const Rule<struct field_id, Expr> field("a field such as a.value");
const Rule<struct path_id, std::vector<Word>> path("a field such as a.value");
const Rule<struct equality_id, Equality> equality("an equality such as b.key = a.key");
const Rule<struct binding_id, Binding> binding("a variable and its type such as 'a: attendance'");
const Rule<struct role_id, NetworkPart::Role> role("a role such as 'key e.key'");
const Rule<struct network_part_id, NetworkPart> network_part("a variable and its type such as 'e: event'");
const Rule<struct clause_id, Clause> clause("a clause");
const Rule<struct named_id, Clause> named("a clause");
const Rule<struct told_id, Clause> told("a clause");
const Rule<struct bound_id, Clause> bound("a clause");
const Rule<struct computed_id, Clause> computed("a clause");
const Rule<struct shown_id, Clause> shown("a clause");
const Rule<struct example_id, Clause> example("a clause");

Expr node(Op op, std::vector<Expr> args) {
  Expr out;
  out.op = op;
  if (!args.empty()) out.at = args.front().at.cover(args.back().at);
  out.args = std::move(args);
  return out;
}

// Semantic actions: what was read becomes a part of what is being made.
template <auto Part>
struct Set {
  template <class Context>
  void operator()(Context& c) const { x3::_val(c).*Part = std::move(x3::_attr(c)); }
};
template <auto Part>
struct Add {
  template <class Context>
  void operator()(Context& c) const { (x3::_val(c).*Part).push_back(std::move(x3::_attr(c))); }
};
template <auto Part>
struct Mark {
  template <class Context>
  void operator()(Context& c) const { x3::_val(c).*Part = true; }
};
struct Take {
  template <class Context>
  void operator()(Context& c) const { x3::_val(c) = std::move(x3::_attr(c)); }
};
// Hangs what was made so far and the operand below an operator.
struct Join {
  Op op;
  template <class Context>
  void operator()(Context& c) const { x3::_val(c) = node(op, {std::move(x3::_val(c)), std::move(x3::_attr(c))}); }
};
struct Wrap {
  Op op;
  template <class Context>
  void operator()(Context& c) const { x3::_val(c) = node(op, {std::move(x3::_attr(c))}); }
};
struct Become {  // the operator, of what was made so far where `wrap`
  Op op;
  bool wrap = false;
  template <class Context>
  void operator()(Context& c) const {
    if (wrap) x3::_val(c) = node(op, {std::move(x3::_val(c))});
    x3::_val(c).op = op;
  }
};
const Take take;
const Add<&Expr::args> argument;

// A keyword or one of several.
using Keywords = std::vector<std::string_view>;
struct OneOf : x3::parser<OneOf> {
  using attribute_type = std::string;
  static constexpr bool has_attribute = true;
  Keywords spellings;
  explicit OneOf(Keywords s) : spellings(std::move(s)) {}
  template <class Context, class RuleContext, class Attribute>
  bool parse(Bytes& first, const Bytes& last, const Context& context, RuleContext& rule, Attribute& attribute) const {
    x3::unused_type unused;
    for (const std::string_view spelling : spellings) {
      if (!Exactly(spelling).parse(first, last, context, rule, unused)) continue;
      x3::traits::move_to(std::string(spelling), attribute);
      return true;
    }
    return false;
  }
};

// Expressions, from the tightest to the loosest.

const auto path_def = (name % mark("."))[take];

const auto set_text_value = [](auto& c) {
  x3::_val(c).op = Op::text;
  x3::_val(c).name = std::move(x3::_attr(c).text);
  x3::_val(c).at = x3::_attr(c).at;
};
const auto text_value_def = quoted[set_text_value];

const auto set_length = [](auto& c) {
  std::string& unit = x3::_attr(c);
  if (unit.back() == 's') unit.pop_back();
  x3::_val(c).op = Op::length;
  x3::_val(c).name = std::move(unit);
};
const auto literal_number_def =
    number[Set<&Expr::number>{}] >> x3::eps[Become{Op::number}] >>
    -OneOf({"days", "day", "weeks", "week", "months", "month", "years", "year"})[set_length];

const auto set_call = [](auto& c) {
  x3::_val(c).op = Op::call;
  x3::_val(c).name = std::move(x3::_attr(c).text);
};
const auto call_def = name[set_call] >> mark("(") > -(expression[argument] % mark(",")) > mark(")");
const auto field_def = path[Set<&Expr::path>{}] >> x3::eps[Become{Op::path}];

const auto set_truth = [](auto& c) {
  x3::_val(c).op = Op::truth;
  x3::_val(c).number = x3::_attr(c) == "true" ? 1 : 0;
};
const auto unary_def = literal_number[take] | text_value[take] | OneOf({"true", "false"})[set_truth] |
                       (mark("-") > unary[Wrap{Op::negate}]) | (mark("(") > expression[take] > mark(")")) | call[take] |
                       field[take];

const auto product_def =
    unary[take] >> *((mark("*") > unary[Join{Op::multiply}]) | (mark("/") > unary[Join{Op::divide}]));
const auto sum_def =
    product[take] >> *((mark("+") > product[Join{Op::add}]) | (mark("-") > product[Join{Op::subtract}]));
const auto known_sum_def = sum[take] >> *(mark("??") > sum[Join{Op::first_known}]);
const auto comparison_def =
    known_sum[take] >>
    -((mark("!=") > known_sum[Join{Op::not_equal}]) | (mark("<=") > known_sum[Join{Op::less_equal}]) |
      (mark(">=") > known_sum[Join{Op::greater_equal}]) | (mark("=") > known_sum[Join{Op::equal}]) |
      (mark("<") > known_sum[Join{Op::less}]) | (mark(">") > known_sum[Join{Op::greater}]) |
      (word("in") > mark("(") > x3::eps[Become{Op::among, true}] > (text_value[argument] % mark(",")) > mark(")")));
const auto negation_def = (word("not") > negation[Wrap{Op::not_}]) | comparison[take];
const auto conjunction_def = negation[take] >> *(word("and") > negation[Join{Op::both}]);
const auto disjunction_def = conjunction[take] >> *(word("or") > conjunction[Join{Op::either}]);
const auto choice_def = word("if") > x3::eps[Become{Op::choose}] > expression[argument] > word("then") >
                        expression[argument] > word("else") > expression[argument];
const auto expression_def = choice[take] | disjunction[take];

BOOST_SPIRIT_DEFINE(path, text_value, literal_number, call, field, unary, product, sum, known_sum, comparison, negation,
                    conjunction, disjunction, choice, expression)

// Bindings: `m: margin any stance near a within paragraph on m.body = a.body, m.kind = "seat"`.

const Add<&Equality::left> left_part;
const auto equality_def = (name[left_part] >> mark(".")) > (name[left_part] % mark(".")) > mark("=") >
                          (quoted[Set<&Equality::literal>{}] | path[Set<&Equality::right>{}]);

const Set<&Binding::near> set_anchor;
const Set<&Binding::level> set_level;
const auto join_part =
    (word("any") > (word("stance")[Mark<&Binding::any_stance>{}] | word("order")[Mark<&Binding::any_order>{}])) |
    word("shared")[Mark<&Binding::shared>{}] |
    (word("near") > name[set_anchor] > word("within")[Mark<&Binding::nearest>{}] > name[set_level]) |
    (word("within") > name[set_level] > -(word("of") > name[set_anchor])) |
    (word("on") > (equality[Add<&Binding::on>{}] % mark(",")));
const auto binding_def = name[Set<&Binding::variable>{}] > mark(":") > type_name[Set<&Binding::type>{}] > *join_part;

const auto role_def = name[Set<&NetworkPart::Role::name>{}] > path[Set<&NetworkPart::Role::path>{}];
const auto network_part_def = name[Set<&NetworkPart::variable>{}] > mark(":") > type_name[Set<&NetworkPart::type>{}] >
                              -(word("any") > word("stance")[Mark<&NetworkPart::any_stance>{}]) >
                              mark("(") > (role[Add<&NetworkPart::roles>{}] % mark(",")) > mark(")");

BOOST_SPIRIT_DEFINE(equality, binding, role, network_part)

// Clauses, and which parts each has.

const Set<&Clause::keyword> keyword;
const Set<&Clause::text> set_text;
const Set<&Clause::path> set_path;
const Set<&Clause::expr> set_expr;

const auto named_def = OneOf({"family", "scope", "rounded"})[keyword] > long_name[Set<&Clause::name>{}];
const auto told_def = OneOf({"title", "explain", "limits", "source", "message", "proof"})[keyword] > quoted[set_text];
const auto bound_def =
    (OneOf({"match", "lookup", "each", "none"})[keyword] > (binding[Add<&Clause::bindings>{}] % mark(","))) |
    (OneOf({"network"})[keyword] > (network_part[Add<&Clause::network>{}] % mark(","))) |
    (OneOf({"pair"})[keyword] > word("adjacent") > word("by") > path[set_path]);
const auto computed_def =
    (OneOf({"where", "assert", "flips"})[keyword] > expression[set_expr]) |
    (OneOf({"let"})[keyword] > name[Set<&Clause::name>{}] > -quoted[set_text] > mark("=") > expression[set_expr]) |
    (OneOf({"assume"})[keyword] > quoted[set_text] > -(word("when") > expression[set_expr])) |
    (OneOf({"suggest"})[keyword] > path[set_path] > -(mark("=") > expression[set_expr]));
const auto shown_def = OneOf({"at", "note"})[keyword] > path[set_path] > -quoted[set_text];

const auto add_issue = [](auto& c) { x3::_val(c).issues.push_back({std::move(x3::_attr(c)), {}}); };
const auto set_date = [](auto& c) { x3::_val(c).issues.back().date = std::move(x3::_attr(c)); };
const auto example_def =
    OneOf({"example"})[keyword] > name[Set<&Clause::name>{}] > quoted[add_issue] >
    *((word("date") > quoted[set_date]) | (word("then") > quoted[add_issue]) | (word("expect") > quoted[Set<&Clause::expect>{}]));

const auto clause_def = named[take] | told[take] | bound[take] | computed[take] | shown[take] | example[take];

BOOST_SPIRIT_DEFINE(named, told, bound, computed, shown, example, clause)

const std::vector<std::string> kClauses = {"family", "scope", "rounded", "title", "explain", "limits", "source", "message",
                                           "proof", "match", "lookup", "each", "none", "network", "pair", "where", "assert",
                                           "flips", "let", "at", "note", "assume", "suggest", "example"};

// Reads the rules of a file one clause after another; X3 reads what is inside a clause.
class Reader {
 public:
  Reader(const SourceText& file, std::vector<Problem>& problems)
      : file_(file), problems_(problems), start_(file.text.data()), at_(start_), end_(start_ + file.text.size()) {
    if (file.text.starts_with("\xEF\xBB\xBF")) at_ += 3;
  }

  std::vector<syntax::Rule> rules() {
    std::vector<syntax::Rule> out;
    for (skip(); at_ != end_; skip()) {
      if (!read(word("rule"))) {
        fault(at_, expected("'rule'"));
        skip_to_rule();
        continue;
      }
      syntax::Rule rule;
      rule.at.begin = offset(at_) - 4;
      if (head(rule)) {
        body(rule);
      } else {
        rule.faulty = true;
        skip_to_rule();
      }
      rule.at.end = offset(at_);
      out.push_back(std::move(rule));
    }
    return out;
  }

  std::optional<Expr> lone_expression(Span at) {
    at_ = start_ + at.begin;
    end_ = start_ + at.end;
    Expr out;
    if (!parse(expression, out)) return std::nullopt;
    skip();
    if (at_ == end_) return out;
    fault(at_, expected("'}'"));
    return std::nullopt;
  }

 private:
  const SourceText& file_;
  std::vector<Problem>& problems_;
  Bytes start_, at_, end_;

  std::uint32_t offset(Bytes at) const { return static_cast<std::uint32_t>(at - start_); }
  void fault(Bytes at, std::string message) { problems_.push_back(problem_at(file_, offset(at), std::move(message))); }

  void skip() {
    Skipper skipper;
    x3::unused_type unused;
    while (skipper.parse(at_, end_, unused, unused, unused)) {
    }
  }

  // "found 'x', expected …" for what stands at at_.
  std::string expected(std::string_view what) {
    std::string found;
    if (at_ == end_) {
      found = "the end of the file";
    } else {
      Bytes end = at_;
      while (end != end_ && is_name_byte(*end)) ++end;
      if (end == at_) end = at_ + std::min<std::ptrdiff_t>(decode(file_.text, offset(at_)).size, end_ - at_);
      found = "'" + std::string(at_, end) + "'";
    }
    return "found " + found + ", expected " + std::string(what);
  }

  bool read(Exactly what) {
    x3::unused_type unused;
    return what.parse(at_, end_, unused, unused, unused);
  }

  // Parses one construct; false after a fault, which is reported.
  template <class Parser, class Attribute>
  bool parse(const Parser& parser, Attribute& out) {
    Bytes first = at_;
    const auto placed = x3::with<FileStart>(start_)[parser];
    try {
      if (x3::phrase_parse(first, end_, placed, Skipper{}, out)) {
        at_ = first;
        return true;
      }
      fault(at_, expected(x3::what(parser)));
    } catch (const x3::expectation_failure<Bytes>& failure) {
      at_ = failure.where();
      skip();
      if (at_ != end_ && *at_ == '"' && Quoted::closing(at_ + 1, end_) == end_) {
        fault(at_, "this text is not closed: expected '\"'");
        at_ = end_;
      } else {
        fault(at_, expected(failure.which()));
      }
    }
    return false;
  }

  bool head(syntax::Rule& rule) {
    const auto whole = long_name[([&](auto& c) { rule.name = std::move(x3::_attr(c)); })] > mark(":") >
                       name[([&](auto& c) { rule.severity = std::move(x3::_attr(c)); })] > mark("{");
    skip();
    if (at_ == end_ || !is_letter_byte(*at_)) {
      fault(at_, expected("the name of the rule"));
      return false;
    }
    x3::unused_type none;
    return parse(whole, none);
  }

  void body(syntax::Rule& rule) {
    for (skip(); !read(mark("}")); skip()) {
      if (at_ == end_) {
        fault(at_, expected("'}' at the end of rule '" + rule.name.text + "'"));
        rule.faulty = true;
        return;
      }
      if (!one_clause(rule)) {
        rule.faulty = true;
        recover();
      }
      if (at_rule_start()) {
        fault(at_, expected("'}' at the end of rule '" + rule.name.text + "'"));
        rule.faulty = true;
        return;
      }
    }
  }

  bool one_clause(syntax::Rule& rule) {
    const Bytes begin = at_;
    Bytes end = at_;
    while (end != end_ && is_name_byte(*end)) ++end;
    const std::string first(at_, end);
    if (std::find(kClauses.begin(), kClauses.end(), first) == kClauses.end()) {
      fault(at_, expected("a clause" + (first.empty() ? std::string() : nearest_name(first, kClauses))));
      return false;
    }
    Clause out;
    if (!parse(clause, out)) return false;
    out.at = {offset(begin), offset(at_)};
    skip();
    if (!read(mark(";"))) {
      fault(at_, expected("';'"));
      return false;
    }
    rule.clauses.push_back(std::move(out));
    return true;
  }

  // Whether a new rule starts here, at the beginning of a line.
  bool at_rule_start() {
    skip();
    const bool line_start = at_ == start_ || at_[-1] == '\n';
    const Bytes here = at_;
    const bool rule = line_start && read(word("rule"));
    at_ = here;
    return rule;
  }

  // Behind the next ";" of the rule, or to its "}" or to the next rule: texts and comments are stepped over.
  void recover() {
    for (skip(); at_ != end_ && *at_ != '}'; skip()) {
      if (at_rule_start()) return;
      if (*at_ == '"') {
        at_ = Quoted::closing(at_ + 1, end_);
        if (at_ == end_) return;
      }
      if (*at_++ == ';') return;
    }
  }

  void skip_to_rule() {
    while (at_ != end_) {
      if (*at_ == '"') {
        const Bytes end = Quoted::closing(at_ + 1, end_);
        at_ = end == end_ ? at_ : end;
      }
      ++at_;
      if (at_rule_start()) return;
    }
  }
};

}  // namespace

Problem problem_at(const SourceText& file, std::uint32_t offset, std::string message) {
  const Position at = LineIndex(file.text).position(file.text, offset);
  return {file.path, at.line, at.column, std::move(message)};
}

std::vector<syntax::Rule> parse_rules(const SourceText& file, std::vector<Problem>& problems) {
  return Reader(file, problems).rules();
}

std::optional<syntax::Expr> parse_expression(const SourceText& file, Span at, std::vector<Problem>& problems) {
  return Reader(file, problems).lone_expression(at);
}

std::vector<TemplatePiece> cut_template(const SourceText& file, Span span, std::vector<Problem>& problems) {
  std::vector<TemplatePiece> out(1);
  const Bytes start = file.text.data();
  const Bytes end = start + span.end;
  for (Bytes at = start + span.begin; at < end;) {
    if (*at == '"') {  // the gap between two texts that are one
      for (++at; at < end && *at != '"';) ++at;
      if (at < end) ++at;
    } else if ((*at == '{' || *at == '}') && at + 1 < end && at[1] == *at) {
      out.back().words += *at;
      at += 2;
    } else if (*at == '{') {
      const Bytes close = std::find(at, end, '}');
      if (close == end) {
        problems.push_back(problem_at(file, static_cast<std::uint32_t>(at - start), "this brace is not closed: expected '}'"));
        return out;
      }
      out.push_back({{}, {static_cast<std::uint32_t>(at + 1 - start), static_cast<std::uint32_t>(close - start)}});
      out.emplace_back();
      at = close + 1;
    } else {
      Quoted::append(out.back().words, at, end);
    }
  }
  return out;
}

}  // namespace claimcheck
