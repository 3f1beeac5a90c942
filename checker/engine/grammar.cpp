#include "checker/engine/grammar.h"

#include <algorithm>
#include <boost/spirit/home/x3.hpp>
#include <string_view>

#include "checker/engine/bytes.h"

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
    first = behind_blanks(first, last);
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
  bool parse(Bytes& first, const Bytes& last, const Context&, RuleContext&, Attribute&) const {
    const Bytes begin = behind_blanks(first, last);
    if (std::string_view(begin, static_cast<std::size_t>(last - begin)).substr(0, spelling.size()) != spelling) return false;
    const Bytes behind = begin + spelling.size();
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
    const Bytes begin = behind_blanks(first, last), end = behind_name(begin, last, hyphens);
    if (end == begin) return false;
    static constexpr std::string_view kReserved[] = {"and", "or", "not", "if", "then", "else", "in"};
    const std::string_view name(begin, static_cast<std::size_t>(end - begin));
    if (std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved)) return false;
    Word word{std::string(name), span_of(begin, end, context)};
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

  template <class Context, class RuleContext, class Attribute>
  bool parse(Bytes& first, const Bytes& last, const Context& context, RuleContext&, Attribute& attribute) const {
    Word word;
    Bytes at = behind_blanks(first, last);
    bool any = false;
    while (at != last && *at == '"') {
      const Bytes end = closing_mark(at + 1, last);
      if (end == last) return false;
      const Span span = span_of(at + 1, end, context);
      word.at = any ? word.at.cover(span) : span;
      any = true;
      for (++at; at < end;) append_unescaped(word.text, at, end);
      first = end + 1;
      at = behind_blanks(first, last);
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
  bool parse(Bytes& first, const Bytes& last, const Context&, RuleContext&, Attribute& attribute) const {
    const Bytes begin = behind_blanks(first, last), end = behind_number(begin, last);
    if (end == begin) return false;
    const auto value = Exact::parse(std::string_view(begin, static_cast<std::size_t>(end - begin)));
    if (!value) return false;
    x3::traits::move_to(Exact(*value), attribute);
    first = end;
    return true;
  }
};

// The place where the next token begins, or where the last one ended; nothing is read.
struct Here : x3::parser<Here> {
  using attribute_type = Span;
  static constexpr bool has_attribute = true;
  bool next;

  explicit constexpr Here(bool n) : next(n) {}
  template <class Context, class RuleContext, class Attribute>
  bool parse(Bytes& first, const Bytes& last, const Context& context, RuleContext&, Attribute& attribute) const {
    const Bytes at = next ? behind_blanks(first, last) : first;
    x3::traits::move_to(span_of(at, at, context), attribute);
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
// An action adds nothing to what its subject expects.
template <class Subject, class Action>
struct get_info<action<Subject, Action>> {
  using result_type = std::string;
  std::string operator()(const action<Subject, Action>& p) const { return x3::what(p.subject); }
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
const Name long_name("a name such as quorum-margin", true);
const Name type_name("a type of fact", true);
const Quoted quoted;
const Number number;
const Here next_token(true), last_token(false);

// Every construct of the grammar. Each is defined with a name of its own (BOOST_SPIRIT_DEFINE), so that the types of the
// grammar stay small and so does the time to compile it.

template <class Id, class Attribute>
using Rule = x3::rule<Id, Attribute>;

const Rule<struct expression_id, Expr> expression("an expression");
const Rule<struct unary_id, Expr> unary("a value");
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
const Rule<struct head_id, syntax::Rule> head("the name of the rule");
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
  void operator()(Context& c) const {
    x3::_val(c).*Part = std::move(x3::_attr(c));
  }
};
template <auto Part>
struct Add {
  template <class Context>
  void operator()(Context& c) const {
    (x3::_val(c).*Part).push_back(std::move(x3::_attr(c)));
  }
};
template <auto Part>
struct Mark {
  template <class Context>
  void operator()(Context& c) const {
    x3::_val(c).*Part = true;
  }
};
struct Take {
  template <class Context>
  void operator()(Context& c) const {
    x3::_val(c) = std::move(x3::_attr(c));
  }
};
// Hangs what was made so far and the operand below an operator.
struct Join {
  Op op;
  template <class Context>
  void operator()(Context& c) const {
    x3::_val(c) = node(op, {std::move(x3::_val(c)), std::move(x3::_attr(c))});
  }
};
struct Wrap {
  Op op;
  template <class Context>
  void operator()(Context& c) const {
    x3::_val(c) = node(op, {std::move(x3::_attr(c))});
  }
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
// Expressions know their bytes, brackets included: `begins`, then what is read, then `ends`.
const Set<&Expr::at> begins;
struct TakeBehind {
  template <class Context>
  void operator()(Context& c) const {
    const Span at = x3::_val(c).at;
    x3::_val(c) = std::move(x3::_attr(c));
    x3::_val(c).at = at;
  }
};
const TakeBehind take_behind;
struct End {
  template <class Context>
  void operator()(Context& c) const {
    x3::_val(c).at.end = x3::_attr(c).end;
  }
};
const auto ends = last_token[End{}];
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
};
const auto text_value_def = quoted[set_text_value];

const auto set_length = [](auto& c) {
  std::string& unit = x3::_attr(c);
  if (unit.back() == 's') unit.pop_back();
  x3::_val(c).op = Op::length;
  x3::_val(c).name = std::move(unit);
};
const auto literal_number_def = number[Set<&Expr::number>{}] >> last_token[Become{Op::number}] >>
                                -OneOf({"days", "day", "weeks", "week", "months", "month", "years", "year"})[set_length];

const auto set_call = [](auto& c) {
  x3::_val(c).op = Op::call;
  x3::_val(c).name = std::move(x3::_attr(c).text);
};
const auto call_def = name[set_call] >> mark("(") > -(expression[argument] % mark(",")) > mark(")");
const auto field_def = path[Set<&Expr::path>{}] >> last_token[Become{Op::path}];

const auto set_truth = [](auto& c) {
  x3::_val(c).op = Op::truth;
  x3::_val(c).number = x3::_attr(c) == "true" ? 1 : 0;
};
struct Negate {
  template <class Context>
  void operator()(Context& c) const {
    x3::_val(c).op = Op::negate;
    x3::_val(c).args.push_back(std::move(x3::_attr(c)));
  }
};
const auto unary_def = next_token[begins] >>
                       (literal_number[take_behind] | text_value[take_behind] | OneOf({"true", "false"})[set_truth] |
                        (mark("-") > unary[Negate{}]) | (mark("(") > expression[take_behind] > mark(")")) | call[take_behind] |
                        field[take_behind]) >>
                       ends;

const auto product_def = unary[take] >> *((mark("*") > unary[Join{Op::multiply}]) | (mark("/") > unary[Join{Op::divide}]));
const auto sum_def = product[take] >> *((mark("+") > product[Join{Op::add}]) | (mark("-") > product[Join{Op::subtract}]));
const auto known_sum_def = sum[take] >> *(mark("??") > sum[Join{Op::first_known}]);
const auto comparison_def = known_sum[take] >>
                            -((mark("!=") > known_sum[Join{Op::not_equal}]) | (mark("<=") > known_sum[Join{Op::less_equal}]) |
                              (mark(">=") > known_sum[Join{Op::greater_equal}]) | (mark("=") > known_sum[Join{Op::equal}]) |
                              (mark("<") > known_sum[Join{Op::less}]) | (mark(">") > known_sum[Join{Op::greater}]) |
                              (word("in") > mark("(") > last_token[Become{Op::among, true}] > text_value[argument] > *(mark(",") > text_value[argument]) >
                               mark(")")));
const auto negation_def = (word("not") > negation[Wrap{Op::not_}]) | comparison[take];
const auto conjunction_def = negation[take] >> *(word("and") > negation[Join{Op::both}]);
const auto disjunction_def = conjunction[take] >> *(word("or") > conjunction[Join{Op::either}]);
const auto choice_def = word("if") > last_token[Become{Op::choose}] > expression[argument] > word("then") > expression[argument] >
                        word("else") > expression[argument];
const auto expression_def = next_token[begins] >> (choice[take_behind] | disjunction[take_behind]) >> ends;

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
                              -(word("any") > word("stance")[Mark<&NetworkPart::any_stance>{}]) > mark("(") >
                              (role[Add<&NetworkPart::roles>{}] % mark(",")) > mark(")");

BOOST_SPIRIT_DEFINE(equality, binding, role, network_part)

// Clauses, and which parts each has.

const Set<&Clause::keyword> keyword;
const Set<&Clause::text> set_text;
const Set<&Clause::path> set_path;
const Set<&Clause::expr> set_expr;

const auto named_def = OneOf({"family", "scope", "rounded"})[keyword] > long_name[Set<&Clause::name>{}];
const auto told_def = OneOf({"title", "explain", "limits", "source", "message", "proof"})[keyword] > quoted[set_text];
const auto bound_def = (OneOf({"match", "lookup", "each", "none"})[keyword] > (binding[Add<&Clause::bindings>{}] % mark(","))) |
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
const auto example_def = OneOf({"example"})[keyword] > name[Set<&Clause::name>{}] > quoted[add_issue] >
                         *((word("date") > quoted[set_date]) | (word("then") > quoted[add_issue]) |
                           (word("expect") > quoted[Set<&Clause::expect>{}]));

const auto clause_def = named[take] | told[take] | bound[take] | computed[take] | shown[take] | example[take];

const auto head_def = long_name[Set<&syntax::Rule::name>{}] > mark(":") > name[Set<&syntax::Rule::severity>{}] > mark("{");

BOOST_SPIRIT_DEFINE(head, named, told, bound, computed, shown, example, clause)

// Parses one construct from `first`. On a fault, `first` is where it is.
template <class Parser, class Attribute>
std::optional<std::string> parse(const Parser& parser, Bytes start, Bytes& first, Bytes end, Attribute& out) {
  const auto placed = x3::with<FileStart>(start)[parser];
  Bytes at = first;
  try {
    if (x3::phrase_parse(at, end, placed, Skipper{}, out)) {
      first = at;
      return std::nullopt;
    }
    return x3::what(parser);
  } catch (const x3::expectation_failure<Bytes>& failure) {
    first = behind_blanks(failure.where(), end);
    return failure.which();
  }
}

}  // namespace

std::optional<std::string> parse_head(Bytes start, Bytes& first, Bytes end, syntax::Rule& out) {
  return parse(head, start, first, end, out);
}
std::optional<std::string> parse_clause(Bytes start, Bytes& first, Bytes end, syntax::Clause& out) {
  return parse(clause, start, first, end, out);
}
std::optional<std::string> parse_value(Bytes start, Bytes& first, Bytes end, syntax::Expr& out) {
  return parse(expression, start, first, end, out);
}

}  // namespace claimcheck
