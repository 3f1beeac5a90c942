#include "checker/engine/message.h"

#include <algorithm>
#include <span>

#include "checker/engine/functions.h"
#include "checker/engine/numerals.h"

namespace claimcheck {
namespace {

std::string hedge_words(Hedge hedge) {
  switch (hedge) {
    case Hedge::about:
      return "about ";
    case Hedge::nearly:
      return "nearly ";
    case Hedge::just_over:
      return "just over ";
    case Hedge::more_than:
      return "more than ";
    case Hedge::at_least:
      return "at least ";
    case Hedge::at_most:
      return "at most ";
    case Hedge::less_than:
      return "less than ";
    default:
      return "";
  }
}

// Binding strength of what a node prints; what is weaker than its surroundings is put in brackets.
int strength(Op op) {
  switch (op) {
    case Op::either:
      return 1;
    case Op::both:
      return 2;
    case Op::not_:
      return 3;
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::among:
      return 4;
    case Op::add:
    case Op::subtract:
      return 5;
    case Op::multiply:
    case Op::divide:
      return 6;
    case Op::negate:
      return 7;
    default:
      return 9;
  }
}

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::add:
      return " + ";
    case Op::subtract:
      return " - ";
    case Op::multiply:
      return " × ";
    case Op::divide:
      return " / ";
    case Op::equal:
      return " = ";
    case Op::not_equal:
      return " != ";
    case Op::less:
      return " < ";
    case Op::less_equal:
      return " <= ";
    case Op::greater:
      return " > ";
    case Op::greater_equal:
      return " >= ";
    case Op::both:
      return " and ";
    case Op::either:
      return " or ";
    default:
      return " ? ";
  }
}

constexpr std::size_t kMostTerms = 12;

class Printer {
 public:
  explicit Printer(Evaluator& evaluator) : evaluator_(evaluator) {}

  std::string value(const Node& node) { return shown(evaluator_.value(node)); }

  // For sums, a fraction told in words is a number.
  std::string shown(const Value& v) const {
    const Amount* amount = std::get_if<Amount>(&v);
    const PlacedFigure* figure = amount != nullptr ? amount->figure : nullptr;
    if (figure == nullptr || !figure->in_words || figure->value.is_whole() || !figure->value.known()) {
      return show(v, evaluator_.documents());
    }
    return figure->value.denominator() <= 20 && figure->value.abs() < Exact(1)
               ? std::to_string(figure->value.numerator()) + "/" + std::to_string(figure->value.denominator())
               : pretty(figure->value);
  }

  // The expression with the values of its fields and lets in it.
  std::string sum(const Node& node, int around = 0) {
    if (node.op == Op::first_known || node.op == Op::choose) return sum(evaluator_.branch(node), around);
    std::string out;
    int own = strength(node.op);
    if (node.op == Op::call) {
      own = call(node, out);
    } else if (node.args.empty() || node.op == Op::among) {
      return value(node);
    } else if (node.args.size() == 1) {
      out = (node.op == Op::negate ? "-" : "not ") + sum(node.args[0], own);
    } else {
      const bool chain = node.op == Op::add || node.op == Op::multiply || own < 4;
      out = sum(node.args[0], own) + std::string(sign_of(node.op)) + sum(node.args[1], chain ? own : own + 1);
    }
    return own < around ? "(" + out + ")" : out;
  }

  // Whether printing the arithmetic tells more than printing the value.
  bool compound(const Node& node) { return sum(node) != value(node); }

  // "168 - 165 = 3", with what it may be if its figures are rounded.
  std::string computed(const Node& node) { return sum(node) + " = " + with_rounding(node); }

  std::string with_rounding(const Node& node) {
    const Value v = evaluator_.value(node);
    std::string out = show(v, evaluator_.documents());
    const Amount* amount = std::get_if<Amount>(&v);
    if (amount != nullptr && amount->reading.written.is_point() && !amount->reading.rounded.is_point()) {
      out += " (" + show(amount->reading.rounded) + " if rounded)";
    }
    return out;
  }

  void lets(const Node& node, std::vector<std::string>& out, std::vector<std::uint32_t>& done) {
    if (node.op == Op::first_known || node.op == Op::choose) return lets(evaluator_.branch(node), out, done);
    for (const Node& argument : node.args) lets(argument, out, done);
    if (node.let == kNoIndex || std::find(done.begin(), done.end(), node.let) != done.end()) return;
    done.push_back(node.let);
    const Let& let = evaluator_.program().lets[node.let];
    lets(let.expr, out, done);
    const bool named = !let.label.empty();
    if (!named && !compound(let.expr)) return;
    std::string label = named ? render(let.label, evaluator_) : let.name;
    if (!named) std::replace(label.begin(), label.end(), '_', ' ');
    last_let_ = node.let;
    out.push_back(label + ": " + (compound(let.expr) ? computed(let.expr) : value(let.expr)));
  }

  void assertion(const Node& node, bool holds, std::vector<std::string>& out) {
    switch (node.op) {
      case Op::both:
        for (const Node& part : node.args) {
          const Truth truth = evaluator_.truth(part);
          if (holds || truth.impossible_as_written()) assertion(part, holds, out);
        }
        return;
      case Op::either:
        for (const Node& part : node.args) assertion(part, holds, out);
        return;
      case Op::choose:
        return assertion(evaluator_.branch(node), holds, out);
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
        return comparison(node, holds, out);
      default:
        return;
    }
  }

 private:
  Evaluator& evaluator_;
  std::uint32_t last_let_ = kNoIndex;  // the let that the last line told

  // Prints a call; its binding strength.
  int call(const Node& node, std::string& out) {
    if (node.fold == Fold::sum) {
      const std::vector<Value> members = evaluator_.members(node);
      if (!members.empty() && members.size() <= kMostTerms) {
        for (const Value& member : members) out += (out.empty() ? "" : " + ") + shown(member);
        return members.size() > 1 ? strength(Op::add) : 9;
      }
    }
    if (node.function == nullptr) {
      out = value(node);
      return 9;
    }
    if (node.function->name == "abs" && node.args[0].op == Op::subtract) return distance(node.args[0], out);
    out = std::string(node.function->name) + "(";
    for (std::size_t i = 0; i < node.args.size(); ++i) out += (i == 0 ? "" : ", ") + sum(node.args[i]);
    out += ")";
    return 9;
  }

  // Whether the last line gave the value of this let.
  bool let_just_told(const Node& node, const std::vector<std::string>& out) const {
    return node.let != kNoIndex && node.let == last_let_ && !out.empty();
  }

  // |a - b| is told as the bigger less the smaller.
  int distance(const Node& difference, std::string& out) {
    const bool swapped = evaluator_.truth(less(difference.args[0], difference.args[1])).certain_as_written();
    const Node &first = difference.args[swapped ? 1 : 0], &second = difference.args[swapped ? 0 : 1];
    const int own = strength(Op::subtract);
    out = sum(first, own) + " - " + sum(second, own + 1);
    return own;
  }
  static Node less(const Node& a, const Node& b) {
    Node out;
    out.op = Op::less;
    out.kind = Kind::truth;
    out.args = {a, b};
    return out;
  }

  // "12 May 2021 is a Wednesday, not a Tuesday"
  bool weekdays(const Node& left, const Node& right, bool holds, std::vector<std::string>& out) {
    const auto is_weekday = [](const Node& n) { return n.function != nullptr && n.function->name == "weekday"; };
    if (!is_weekday(left)) return is_weekday(right) && weekdays(right, left, holds, out);
    const auto day = [&](const Node& n) {
      const Value v = evaluator_.value(n);
      return known(v) ? find_function("weekday_name")->apply(std::span(&v, 1)) : Value(Unknown{});
    };
    const Value is = day(left), stated = day(right);
    if (!known(is) || !known(stated)) return false;
    out.push_back(value(left.args[0]) + " is a " + shown(is) + (holds ? ", as stated" : ", not a " + shown(stated)));
    return true;
  }

  void comparison(const Node& node, bool holds, std::vector<std::string>& out) {
    const Node &left = node.args[0], &right = node.args[1];
    // That a code is not the one that the rule wants says nothing to a reader.
    if (left.op == Op::text || right.op == Op::text || left.kind == Kind::truth) return;
    if (node.op == Op::equal && weekdays(left, right, holds, out)) return;
    const bool figures = left.kind == Kind::figure;
    const bool left_compound = figures && compound(left), right_compound = figures && compound(right);
    if (node.op == Op::equal && left_compound != right_compound) {
      const Node &long_side = left_compound ? left : right, &short_side = left_compound ? right : left;
      out.push_back(computed(long_side) + (holds ? ", as stated" : ", not " + value(short_side)));
      return;
    }
    if (node.op == Op::equal && figures && (let_just_told(left, out) || let_just_told(right, out))) {
      const Node& stated = let_just_told(left, out) ? right : left;
      out.back() += holds ? ", as stated" : ", not " + value(stated);
      return;
    }
    if (left_compound) out.push_back(computed(left));
    if (right_compound) out.push_back(computed(right));
    out.push_back(value(left) + " " + relation(node.op, left.kind == Kind::date, holds) + " " + value(right));
  }

  static std::string relation(Op op, bool dates, bool holds) {
    const auto pick = [&](const char* when_true, const char* when_false) { return std::string(holds ? when_true : when_false); };
    switch (op) {
      case Op::equal:
        return pick("is", "is not");
      case Op::not_equal:
        return pick("is not", "is");
      case Op::less:
        return dates ? pick("is before", "is not before") : pick("is less than", "is not less than");
      case Op::less_equal:
        return dates ? pick("is not after", "is after") : pick("is not more than", "is more than");
      case Op::greater:
        return dates ? pick("is after", "is not after") : pick("is more than", "is not more than");
      default:
        return dates ? pick("is not before", "is before") : pick("is at least", "is less than");
    }
  }
};

}  // namespace

std::string show(const PlacedFigure& figure, const Document* document) {
  // A hedge that no word says ("tripled" is about three times) is not put into the text's mouth.
  const bool said = figure.span.empty() || figure.span != figure.digits;
  const std::string hedge = said ? hedge_words(figure.hedge) : std::string();
  if (document != nullptr && !figure.digits.empty() && (!figure.in_words || !figure.value.is_whole())) {
    return hedge + std::string(figure.digits.in(document->text));
  }
  if (!figure.reading.written.is_point() && figure.hedge == Hedge::none) return show(figure.reading.written);
  return hedge + pretty(figure.value);
}

std::string show(const Interval& i) {
  if (i.is_point()) return pretty(*i.low.value);
  if (i.low.value && i.high.value) return "between " + pretty(*i.low.value) + " and " + pretty(*i.high.value);
  if (i.low.value) return (i.low.open ? "more than " : "at least ") + pretty(*i.low.value);
  if (i.high.value) return (i.high.open ? "less than " : "at most ") + pretty(*i.high.value);
  return "any number";
}

std::string show_days(Days days) {
  const bool from = days.begin > -kDistant, to = days.end < kDistant;
  if (!from && !to) return "any day";
  if (!from) return "until " + pretty_day(days.end - 1);
  if (!to) return "since " + pretty_day(days.begin);
  if (days.end == days.begin + 1) return pretty_day(days.begin);
  const CivilDate first = to_civil(days.begin), last = to_civil(days.end - 1);
  if (days == days_of_month(first.year, first.month))
    return std::string(month_name(first.month)) + " " + std::to_string(first.year);
  if (first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31) {
    return first.year == last.year ? std::to_string(first.year) : std::to_string(first.year) + "–" + std::to_string(last.year);
  }
  return pretty_day(days.begin) + " – " + pretty_day(days.end - 1);
}

std::string show(const Value& value, Documents documents) {
  if (const auto* amount = std::get_if<Amount>(&value)) {
    if (amount->figure != nullptr) return show(*amount->figure, documents[amount->document].document);
    return show(amount->reading.written);
  }
  if (const auto* date = std::get_if<DateValue>(&value)) return show_days(date->days);
  if (const auto* length = std::get_if<LengthValue>(&value)) {
    const bool one = length->amount.written == Interval::point(1);
    return show(length->amount.written) + " " + std::string(length->unit) + (one ? "" : "s");
  }
  if (const auto* key = std::get_if<std::string_view>(&value)) return std::string(*key);
  if (const auto* truth = std::get_if<Truth>(&value); truth != nullptr && !truth->open) {
    return truth->certain_as_written() ? "true" : truth->impossible_as_written() ? "false" : "true or false";
  }
  return "?";
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string render(const Template& words, Evaluator& evaluator) {
  std::string out;
  for (const TemplatePart& piece : words) {
    out += piece.words;
    if (!piece.expr) continue;
    if (piece.expr->kind == Kind::series) {
      Node fold;
      fold.args.push_back(*piece.expr);
      std::vector<std::string> items;
      for (const Value& member : evaluator.members(fold)) items.push_back(show(member, evaluator.documents()));
      out += listed(items);
    } else {
      out += show(evaluator.value(*piece.expr), evaluator.documents());
    }
  }
  return out;
}

std::vector<std::string> arithmetic(Evaluator& evaluator, Verdict verdict) {
  Printer printer(evaluator);
  std::vector<std::string> out;
  std::vector<std::uint32_t> done;
  printer.lets(evaluator.program().assertion, out, done);
  printer.assertion(evaluator.program().assertion, verdict == Verdict::holds, out);
  return out;
}

}  // namespace claimcheck
