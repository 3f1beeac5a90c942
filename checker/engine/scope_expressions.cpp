// The half of Scope that gives expressions their kinds; names are in scope.cpp.
#include "checker/engine/scope.h"

#include <algorithm>
#include <array>
#include <utility>

#include "checker/engine/functions.h"
#include "checker/engine/parser.h"
#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

using syntax::Expr;
using syntax::Word;

std::string article(Kind kind) {
  switch (kind) {
    case Kind::truth:
      return "a condition";
    case Kind::key:
      return "a key or text";
    case Kind::facts:
      return "a whole fact";
    default:
      return "a " + std::string(name(kind));
  }
}

Kind kind_of_letter(char letter) {
  switch (letter) {
    case 'f':
      return Kind::figure;
    case 'd':
      return Kind::date;
    case 'l':
      return Kind::length;
    case 'k':
      return Kind::key;
    default:
      return Kind::unknown;
  }
}

}  // namespace

std::string Scope::written(Span at) const {
  std::string out;
  for (const char c : at.in(file_.text)) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

Node Scope::blank(const Expr& expr) const {
  Node out;
  out.op = expr.op;
  out.written = written(expr.at);
  return out;
}

void Scope::expect(const Node& node, Span at, Kind wanted) {
  if (node.kind == Kind::unknown || wanted == Kind::unknown || node.kind == wanted) return;
  std::string message = "found " + article(node.kind) + ", expected " + article(wanted);
  if (node.kind == Kind::series) message += "; a series is used inside sum, count, min or max";
  fault(at, std::move(message));
}

Node Scope::expression(const Expr& expr, Kind wanted) {
  Node out = expression(expr);
  expect(out, expr.at, wanted);
  return out;
}

Node Scope::expression(const Expr& expr) {
  switch (expr.op) {
    case Op::number:
    case Op::length: {
      Node out = blank(expr);
      out.number = expr.number;
      out.text = expr.name;
      out.kind = expr.op == Op::number ? Kind::figure : Kind::length;
      return out;
    }
    case Op::text: {
      Node out = blank(expr);
      out.text = expr.name;
      out.kind = Kind::key;
      return out;
    }
    case Op::truth: {
      Node out = blank(expr);
      out.number = expr.number;
      out.kind = Kind::truth;
      return out;
    }
    case Op::path:
      return path(expr);
    case Op::call:
      return call(expr);
    default:
      return operation(expr);
  }
}

Node Scope::path(const Expr& expr) {
  Node out = blank(expr);
  if (expr.path.size() == 1) {
    for (std::uint32_t i = 0; i < program_.lets.size(); ++i) {
      if (program_.lets[i].name != expr.path[0].text) continue;
      lets_used_[i] = true;
      out.let = i;
      out.kind = program_.lets[i].expr.kind;
      return out;
    }
  }
  out.field = field(expr.path, &out.kind);
  if (out.field.variable == kNoIndex) return out;
  const Variable& variable = program_.variables[out.field.variable];
  if (variable.role == Role::none) {
    fault(expr.at, "'" + variable.name + "' is absent where the rule applies and has no value");
  } else if (variable.role == Role::each && out.kind != Kind::facts) {
    if (!in_fold_) {
      fault(expr.at, "'" + variable.name + "' is a group: use it inside sum, count, min, max, any or all");
    } else if (fold_over_ != kNoIndex && fold_over_ != out.field.variable) {
      fault(expr.at,
            "two groups in one " + std::string("sum: '") + variable.name + "' and '" + program_.variables[fold_over_].name + "'");
    }
    fold_over_ = out.field.variable;
  }
  return out;
}

Node Scope::fold(const Expr& expr, Fold fold) {
  Node out = blank(expr);
  out.fold = fold;
  out.kind = fold == Fold::any || fold == Fold::all ? Kind::truth : Kind::figure;
  if (expr.args.size() != 1) {
    fault(expr.at, "'" + expr.name + "' takes one series or group");
    return out;
  }
  if (in_fold_) fault(expr.at, "a '" + expr.name + "' cannot stand inside another sum, count, min, max, any or all");
  in_fold_ = true;
  fold_over_ = kNoIndex;
  out.args.push_back(expression(expr.args[0]));
  in_fold_ = false;
  Node& argument = out.args[0];
  if (argument.kind == Kind::facts && argument.field.variable != kNoIndex) {
    out.over = argument.field.variable;
    if (program_.variables[out.over].role != Role::each) out.over = kNoIndex;
    if (fold != Fold::count || out.over == kNoIndex) fault(expr.args[0].at, "expected a value of the group, such as p.value");
    return out;
  }
  out.over = fold_over_;
  if (argument.kind == Kind::unknown) return out;
  if (out.over == kNoIndex && (argument.kind != Kind::series || fold == Fold::any || fold == Fold::all)) {
    fault(expr.args[0].at, "expected a series, or a value of a group bound by 'each'");
  } else if (out.over != kNoIndex && argument.kind != Kind::series) {
    if (fold != Fold::count) expect(argument, expr.args[0].at, out.kind);
  } else if (out.over != kNoIndex) {
    fault(expr.args[0].at, "a series of each member of a group cannot be folded");
  }
  return out;
}

Node Scope::call(const Expr& expr) {
  static constexpr std::pair<std::string_view, Fold> kFolds[] = {
      {"sum", Fold::sum}, {"count", Fold::count}, {"any", Fold::any}, {"all", Fold::all}};
  for (const auto& [folder, which] : kFolds) {
    if (expr.name == folder) return fold(expr, which);
  }
  if ((expr.name == "min" || expr.name == "max") && expr.args.size() == 1) {
    return fold(expr, expr.name == "min" ? Fold::least : Fold::greatest);
  }
  Node out = blank(expr);
  if (expr.name == "known" || expr.name == "words") {
    out.text = expr.name;
    out.kind = expr.name == "known" ? Kind::truth : Kind::key;
    if (expr.args.size() != 1) {
      fault(expr.at, "'" + expr.name + "' takes one value");
      return out;
    }
    out.args.push_back(expression(expr.args[0]));
    const Node& argument = out.args[0];
    if (expr.name == "words" && (argument.op != Op::path || argument.let != kNoIndex)) {
      fault(expr.args[0].at, "'words' takes a field or a whole fact");
    }
    return out;
  }
  out.function = find_function(expr.name);
  if (out.function == nullptr) {
    Span at = expr.at;
    fault(at, "unknown function '" + expr.name + "'" + nearest_name(expr.name, function_names()));
    return out;
  }
  out.kind = out.function->result;
  std::string kinds = std::string(out.function->kinds) + std::string(out.function->optional_kinds);
  const bool many = kinds.ends_with('+');
  if (many) kinds.pop_back();
  const std::size_t least = many ? 1 : out.function->kinds.size();
  const std::size_t most = many ? 100 : kinds.size();
  if (expr.args.size() < least || expr.args.size() > most) {
    fault(expr.at, "'" + expr.name + "' takes " + std::to_string(least) +
                       (most > least ? " or more values"
                        : least == 1 ? " value"
                                     : " values") +
                       ", found " + std::to_string(expr.args.size()));
    return out;
  }
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    out.args.push_back(expression(expr.args[i], kind_of_letter(kinds[std::min(i, kinds.size() - 1)])));
  }
  return out;
}

Node Scope::arguments(const Expr& expr, Node out, Kind wanted) {
  for (const Expr& argument : expr.args) out.args.push_back(expression(argument, wanted));
  return out;
}

Node Scope::comparison(const Expr& expr) {
  Node out = blank(expr);
  out.kind = Kind::truth;
  out.args.push_back(expression(expr.args[0]));
  out.args.push_back(expression(expr.args[1]));
  const Kind left = out.args[0].kind, right = out.args[1].kind;
  const bool order = expr.op != Op::equal && expr.op != Op::not_equal;
  for (std::size_t i = 0; i < 2; ++i) {
    const Kind kind = out.args[i].kind;
    if (kind == Kind::series || kind == Kind::facts) {
      expect(out.args[i], expr.args[i].at, Kind::figure);
      return out;
    }
    if (order && (kind == Kind::key || kind == Kind::truth)) {
      fault(expr.args[i].at, "found " + article(kind) + ", which has no order; expected a figure, a date or a length");
      return out;
    }
  }
  if (left != Kind::unknown && right != Kind::unknown && left != right) {
    fault(expr.args[1].at, "found " + article(right) + ", expected " + article(left) + " to compare with");
  }
  return out;
}

Node Scope::operation(const Expr& expr) {
  Node out = blank(expr);
  switch (expr.op) {
    case Op::add:
    case Op::subtract: {
      out.args.push_back(expression(expr.args[0]));
      const bool date = out.args[0].kind == Kind::date;
      if (!date) expect(out.args[0], expr.args[0].at, Kind::figure);
      out.kind = date ? Kind::date : Kind::figure;
      out.args.push_back(expression(expr.args[1]));
      const bool dates = date && out.args[1].kind == Kind::date;
      if (dates) {
        fault(expr.args[1].at, "a date cannot be " + std::string(expr.op == Op::add ? "added to" : "taken from") +
                                   " another; days(a, b) is the distance from a to b");
      } else {
        expect(out.args[1], expr.args[1].at, date ? Kind::length : Kind::figure);
      }
      return out;
    }
    case Op::negate:
    case Op::multiply:
    case Op::divide:
      out.kind = Kind::figure;
      return arguments(expr, std::move(out), Kind::figure);
    case Op::both:
    case Op::either:
    case Op::not_:
      out.kind = Kind::truth;
      return arguments(expr, std::move(out), Kind::truth);
    case Op::among:
      out.kind = Kind::truth;
      return arguments(expr, std::move(out), Kind::key);
    case Op::first_known:
      out.args.push_back(expression(expr.args[0]));
      out.kind = out.args[0].kind;
      if (out.kind == Kind::series || out.kind == Kind::facts) expect(out.args[0], expr.args[0].at, Kind::figure);
      out.args.push_back(expression(expr.args[1], out.kind));
      if (out.kind == Kind::unknown) out.kind = out.args[1].kind;
      return out;
    case Op::choose:
      out.args.push_back(expression(expr.args[0], Kind::truth));
      out.args.push_back(expression(expr.args[1]));
      out.kind = out.args[1].kind;
      out.args.push_back(expression(expr.args[2], out.kind));
      return out;
    default:
      return comparison(expr);
  }
}

Template Scope::words(const Word& text) {
  Template out;
  const std::size_t reported = problems_.size();
  std::vector<TemplatePiece> pieces = cut_template(file_, text.at, problems_);
  sound_ = sound_ && problems_.size() == reported;
  for (TemplatePiece& piece : pieces) {
    if (piece.expression.empty()) {
      if (!piece.words.empty()) out.push_back({std::move(piece.words), std::nullopt});
      continue;
    }
    const std::size_t before = problems_.size();
    const std::optional<Expr> expr = parse_expression(file_, piece.expression, problems_);
    sound_ = sound_ && problems_.size() == before;
    if (!expr) {
      sound_ = false;
      continue;
    }
    Node node = expression(*expr);
    if (node.kind == Kind::facts || node.kind == Kind::truth) {
      fault(expr->at, "found " + article(node.kind) + ", expected a value that can be printed");
    }
    out.push_back({{}, std::move(node)});
  }
  return out;
}

}  // namespace claimcheck
