#include "checker/engine/evaluate.h"

#include <algorithm>
#include <array>

#include "checker/engine/functions.h"

namespace claimcheck {

bool ReadingChoices::next() {
  while (!choices.empty()) {
    if (++choices.back().taken < choices.back().count) return true;
    choices.pop_back();
  }
  return false;
}

std::uint32_t ReadingChoices::reading(FactRef fact, const FieldRef& field, std::uint32_t count) {
  if (count <= 1) return 0;
  for (const Choice& c : choices) {
    if (c.fact == fact && c.field == field) return c.taken;
  }
  choices.push_back({fact, field, 0, count});
  return 0;
}

FactRef Evaluator::fact(std::uint32_t variable) const {
  if (variable == folding_) return member_;
  return row_.bound[variable];
}

const Field* Evaluator::stated(FactRef ref, const FieldRef& field) const {
  if (ref.none() || field.attribute != Attribute::none) return nullptr;
  const Fact& fact = fact_of(documents_, ref);
  if (field.field >= fact.fields.size() || !fact.fields[field.field].known()) return nullptr;
  return &fact.fields[field.field];
}

void Evaluator::use(FactRef ref, const FieldRef& field, std::uint32_t member) {
  if (!notes_) return;
  const Use u{ref, field, member};
  if (std::find(uses_.begin(), uses_.end(), u) == uses_.end()) uses_.push_back(u);
}

Value Evaluator::missing(const Node& node) {
  if (unknown_ == nullptr) unknown_ = &node;
  return Unknown{};
}

Value Evaluator::value(const Node& node) {
  switch (node.op) {
    case Op::number:
      return exactly(node.number);
    case Op::length:
      return LengthValue{Reading::exactly(node.number), node.text};
    case Op::text:
      return std::string_view(node.text);
    case Op::truth:
      return Truth::of(!node.number.is_zero());
    case Op::path:
      return node.let != kNoIndex ? value(program_.lets[node.let].expr) : field(node);
    case Op::call:
      return call(node);
    case Op::negate:
      return negated(value(node.args[0]));
    case Op::add:
      return calculate(Arithmetic::add, value(node.args[0]), value(node.args[1]));
    case Op::subtract:
      return calculate(Arithmetic::subtract, value(node.args[0]), value(node.args[1]));
    case Op::multiply:
      return calculate(Arithmetic::multiply, value(node.args[0]), value(node.args[1]));
    case Op::divide:
      return calculate(Arithmetic::divide, value(node.args[0]), value(node.args[1]));
    case Op::both:
      return truth(node.args[0]) && truth(node.args[1]);
    case Op::either:
      return truth(node.args[0]) || truth(node.args[1]);
    case Op::not_:
      return !truth(node.args[0]);
    case Op::first_known: {
      const Node* before = unknown_;
      const std::size_t used = uses_.size();
      Value left = value(node.args[0]);
      if (known(left)) return left;
      unknown_ = before;
      uses_.resize(used);
      return value(node.args[1]);
    }
    case Op::choose:
      return value(branch(node));
    default:
      return compared(node);
  }
}

const Node& Evaluator::branch(const Node& node) {
  if (node.op == Op::first_known) {
    const Node* before = unknown_;
    const std::size_t used = uses_.size();
    if (known(value(node.args[0]))) return node.args[0];
    unknown_ = before;
    uses_.resize(used);
    return node.args[1];
  }
  // A condition that is true for some choices only settles nothing.
  const Truth condition = truth(node.args[0]);
  if (condition.certain_as_written()) return node.args[1];
  if (condition.impossible_as_written()) return node.args[2];
  static const Node kNothing;
  return kNothing;
}

Value Evaluator::compared(const Node& node) {
  if (node.args.size() < 2) return Unknown{};
  if (node.args[0].kind == Kind::key && node.args[1].kind == Kind::key) {
    const auto left = key(node.args[0]);
    const auto same = [&](const Node& other) {
      const auto right = key(other);
      return left && right ? Truth::of(*left == *right) : Truth::unknown();
    };
    if (node.op == Op::equal) return same(node.args[1]);
    if (node.op == Op::not_equal) return !same(node.args[1]);
    if (node.op != Op::among) return Unknown{};
    Truth out = Truth::of(false);
    for (std::size_t i = 1; i < node.args.size(); ++i) out = out || same(node.args[i]);
    return out;
  }
  const Value left = value(node.args[0]);
  if (node.op == Op::among) {
    Truth out = Truth::of(false);
    for (std::size_t i = 1; i < node.args.size(); ++i) out = out || compare(Comparison::equal, left, value(node.args[i]));
    return out;
  }
  const Value right = value(node.args[1]);
  switch (node.op) {
    case Op::equal:
      return compare(Comparison::equal, left, right);
    case Op::not_equal:
      return !compare(Comparison::equal, left, right);
    case Op::less:
      return compare(Comparison::less, left, right);
    case Op::less_equal:
      return compare(Comparison::less_equal, left, right);
    case Op::greater:
      return compare(Comparison::less, right, left);
    case Op::greater_equal:
      return compare(Comparison::less_equal, right, left);
    default:
      return Unknown{};
  }
}

// Without the way through all kinds of value: most conditions compare two.
std::optional<std::string_view> Evaluator::key(const Node& node) {
  if (node.op == Op::text) return node.text;
  if (node.op != Op::path) {
    const Value other = value(node);
    const auto* found = std::get_if<std::string_view>(&other);
    return found != nullptr ? std::optional(*found) : std::nullopt;
  }
  if (node.let != kNoIndex) return key(program_.lets[node.let].expr);
  const FactRef ref = fact(node.field.variable);
  const auto found = ref.none() ? std::nullopt : key_of(documents_, ref, node.field);
  if (!found) missing(node);
  else if (node.field.attribute == Attribute::none) use(ref, node.field, kNoIndex);
  return found;
}

Value Evaluator::field(const Node& node) {
  const FactRef ref = fact(node.field.variable);
  if (ref.none()) return missing(node);
  Value out = field_value(ref, node.field);
  if (!known(out)) unknown_ = unknown_ == nullptr ? &node : unknown_;
  return out;  // one value and one place to return it from: a Value is long, and most of a rule's time went into copies
}

Value Evaluator::field_value(FactRef ref, const FieldRef& field) {
  if (field.attribute != Attribute::none) return attribute(ref, field.attribute);
  const Field* stated_field = stated(ref, field);
  if (stated_field == nullptr) return Unknown{};
  if (const auto* f = std::get_if<PlacedFigure>(&stated_field->value)) return figure(ref, field, *f, kNoIndex);
  if (const auto* when = std::get_if<When>(&stated_field->value)) {
    if (when->readings.empty()) return Unknown{};
    const auto count = static_cast<std::uint32_t>(when->readings.size());
    const TimeReading& reading = when->readings[choices_.reading(ref, field, count)];
    if (reading.days.empty()) return Unknown{};
    guessed_ = guessed_ || reading.guessed;
    use(ref, field, kNoIndex);
    return DateValue{reading.days, when->granularity, when};
  }
  use(ref, field, kNoIndex);
  if (const auto* length = std::get_if<Length>(&stated_field->value)) return LengthValue{length->amount, length->unit};
  if (const auto* key = std::get_if<std::string>(&stated_field->value)) return std::string_view(*key);
  return Unknown{};
}

Value Evaluator::figure(FactRef ref, const FieldRef& field, const PlacedFigure& figure, std::uint32_t member) {
  if (override_ && override_->what == Use{ref, field, member}) return Amount{override_->reading, figure.unit};
  if (!figure.value.known()) return Unknown{};
  use(ref, field, member);
  const bool hedged = figure.hedge != Hedge::none && figure.hedge != Hedge::exactly;
  return Amount{figure.reading, figure.unit, hedged, &figure, ref.document};
}

Value Evaluator::attribute(FactRef ref, Attribute which) {
  const Fact& fact = fact_of(documents_, ref);
  const Document* document = documents_[ref.document].document;
  const Issue* issue = document != nullptr ? &document->issue : nullptr;
  switch (which) {
    case Attribute::paragraph:
      return exactly(fact.block);
    case Attribute::section:
      return exactly(fact.section);
    case Attribute::sentence:
      return exactly(fact.sentence);
    case Attribute::issue_date:
      if (issue == nullptr || !issue->date) return Unknown{};
      return DateValue{{issue->date->value, issue->date->value + 1}, Granularity::day, nullptr};
    case Attribute::issue_number:
      if (issue == nullptr || !issue->number) return Unknown{};
      return exactly(issue->number->value);
    case Attribute::issue_serial:
      if (issue == nullptr || !issue->serial) return Unknown{};
      return exactly(issue->serial->value);
    default:
      break;
  }
  const auto key = key_of(documents_, ref, {0, kNoIndex, which});
  if (!key) return Unknown{};
  return *key;
}

Value Evaluator::call(const Node& node) {
  if (node.fold != Fold::none) return fold(node);
  if (node.function != nullptr) {
    std::array<Value, 3> few;  // as nearly all functions take
    std::vector<Value> many(node.args.size() > few.size() ? node.args.size() : 0);
    const std::span<Value> arguments = many.empty() ? std::span(few).first(node.args.size()) : std::span(many);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      arguments[i] = value(node.args[i]);
      if (!known(arguments[i])) return Unknown{};
    }
    return node.function->apply(arguments);
  }
  const Node& argument = node.args[0];
  if (node.text == "known") {
    if (argument.kind == Kind::facts) return Truth::of(!fact(argument.field.variable).none());
    if (argument.kind == Kind::series) return Truth::of(stated(fact(argument.field.variable), argument.field) != nullptr);
    const Node* before = unknown_;
    const bool is_known = known(value(argument));
    unknown_ = before;
    return Truth::of(is_known);
  }
  // words: the text as it stands.
  const FactRef ref = fact(argument.field.variable);
  if (ref.none() || documents_[ref.document].document == nullptr) return missing(argument);
  const Field* field = stated(ref, argument.field);
  if (argument.field.attribute != Attribute::whole && field == nullptr) return missing(argument);
  const Span span = field != nullptr ? field->span : fact_of(documents_, ref).span;
  if (span.empty()) return missing(argument);
  return span.in(documents_[ref.document].document->text);
}

std::vector<Value> Evaluator::members(const Node& node) {
  std::vector<Value> out;
  const Node& argument = node.args[0];
  if (node.over == kNoIndex) {
    const FactRef ref = fact(argument.field.variable);
    const Field* field = stated(ref, argument.field);
    const auto* series = field == nullptr ? nullptr : std::get_if<std::vector<PlacedFigure>>(&field->value);
    if (series == nullptr) return out;
    for (std::uint32_t i = 0; i < series->size(); ++i) out.push_back(figure(ref, argument.field, (*series)[i], i));
    return out;
  }
  const std::uint32_t outer = folding_;
  const FactRef outer_member = member_;
  folding_ = node.over;
  for (const FactRef ref : row_.groups[node.over]) {
    member_ = ref;
    out.push_back(argument.kind == Kind::facts ? Value(Truth::of(true)) : value(argument));
  }
  folding_ = outer;
  member_ = outer_member;
  return out;
}

Value Evaluator::fold(const Node& node) {
  if (node.over != kNoIndex && row_.crowded[node.over]) return missing(node);
  if (node.over == kNoIndex && stated(fact(node.args[0].field.variable), node.args[0].field) == nullptr) {
    return missing(node.args[0]);
  }
  return add_up(node.fold, members(node));
}

Value Evaluator::add_up(Fold fold, const std::vector<Value>& values) const {
  switch (fold) {
    case Fold::count:
      return exactly(static_cast<std::int64_t>(values.size()));
    case Fold::any:
    case Fold::all: {
      Truth out = Truth::of(fold == Fold::all);
      for (const Value& v : values) out = fold == Fold::any ? out || truth_of(v) : out && truth_of(v);
      return out;
    }
    case Fold::sum: {
      Value out = exactly(0);
      for (const Value& v : values) out = calculate(Arithmetic::add, out, v);
      return out;
    }
    default:
      break;
  }
  if (values.empty() || !std::all_of(values.begin(), values.end(), [](const Value& v) { return known(v); })) return Unknown{};
  return find_function(fold == Fold::least ? "min" : "max")->apply(values);
}

}  // namespace claimcheck
