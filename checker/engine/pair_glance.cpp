#include "checker/engine/pair_glance.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "checker/engine/conditions.h"
#include "checker/engine/functions.h"
#include "checker/engine/wordings.h"

namespace claimcheck {
namespace {

using See = Sight::See;

constexpr std::int64_t kFar = 1'000'000'000;  // numbers that conditions reckon with are smaller

const Node& without_lets(const Program& program, const Node& node) {
  const Node* out = &node;
  while (out->op == Op::path && out->let != kNoIndex) out = &program.lets[out->let].expr;
  return *out;
}

bool calls(const Node& node, std::string_view function, std::size_t arguments) {
  return node.op == Op::call && node.function != nullptr && node.function->name == function && node.args.size() == arguments;
}

std::optional<std::int64_t> whole_number(const Node& node) {
  const bool small = node.op == Op::number && node.number.is_whole() && node.number.abs() < Exact(1'000'000);
  return small ? std::optional(node.number.numerator()) : std::nullopt;
}

bool is_issue_date(const Node& node) { return node.op == Op::path && node.let == kNoIndex && node.field.attribute == Attribute::issue_date; }

std::uint64_t nonzero(std::uint64_t hash) { return hash == 0 ? 1 : hash; }
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) { return (a ^ (b + 0x9E3779B97F4A7C15 + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCD; }

// A value that is surely one: a hash, else 0. A date of several readings is not one.
std::uint64_t hash_of(const Value& value) {
  if (const auto* key = std::get_if<std::string_view>(&value)) return nonzero(std::hash<std::string_view>{}(*key));
  if (const auto* date = std::get_if<DateValue>(&value)) {
    if (date->when != nullptr && date->when->readings.size() != 1) return 0;
    return nonzero(mixed(static_cast<std::uint64_t>(date->days.begin), static_cast<std::uint64_t>(date->days.end)));
  }
  const auto* amount = std::get_if<Amount>(&value);
  if (amount == nullptr || !amount->reading.written.is_point()) return 0;
  const Exact& number = *amount->reading.written.low.value;
  const std::uint64_t of_number = mixed(static_cast<std::uint64_t>(number.numerator()), static_cast<std::uint64_t>(number.denominator()));
  return nonzero(mixed(of_number, std::hash<std::string_view>{}(amount->unit)));
}

}  // namespace

// Turns conditions into tests. Absent: a condition of which a glance tells nothing.
class PairGlance::Reader {
 public:
  Reader(const Program& program, std::uint32_t variable, PairGlance& out) : program_(program), variable_(variable), anchor_(anchor_of(program, variable)), out_(out) {}

  std::optional<Test> test(const Node& written) {
    const Node& node = without_lets(program_, written);
    if (node.op == Op::both || node.op == Op::either) return joined(node);
    if (side_of(node)) return refused(node);
    if (calls(node, "inside", 2)) return compared(Test::Kind::inside, See::days, node.args[0], node.args[1]);
    if (node.args.size() != 2 || node.op == Op::call) return std::nullopt;
    const Node &left = without_lets(program_, node.args[0]), &right = without_lets(program_, node.args[1]);
    if (auto out = days(node.op, left, right)) return out;
    if (left.kind == Kind::key && right.kind == Kind::key) return keys(node.op, left, right);
    return numbers(node.op, left, right);
  }

  // Of an assertion with a condition, both of its branches.
  std::vector<Test> agreement(const Node& node) {
    if (node.op == Op::choose) {
      std::vector<Test> out = agreement(node.args[1]), other = agreement(node.args[2]);
      if (out.empty() || other.empty()) return {};
      out.insert(out.end(), other.begin(), other.end());
      return out;
    }
    auto same = node.op == Op::equal ? compared(Test::Kind::same, See::value, node.args[0], node.args[1]) : std::nullopt;
    return same ? std::vector<Test>{std::move(*same)} : std::vector<Test>{};
  }

 private:
  const Program& program_;
  std::uint32_t variable_, anchor_;
  PairGlance& out_;

  std::optional<Side> side_of(const Node& node) const {
    const std::set<std::uint32_t> variables = variables_of(program_, node);
    if (variables.size() != 1) return std::nullopt;
    if (*variables.begin() == anchor_) return anchor;
    return *variables.begin() == variable_ ? std::optional(partner) : std::nullopt;
  }

  std::optional<Operand> sight(See see, const Node& node) {
    const auto side = side_of(node);
    if (!side) return std::nullopt;
    auto& sights = out_.sights_[*side];
    const auto seen = std::find_if(sights.begin(), sights.end(), [&](const Sight& s) { return s.see == see && !node.written.empty() && s.node->written == node.written; });
    const auto index = static_cast<std::uint32_t>(seen - sights.begin());
    if (seen == sights.end()) sights.push_back({see, *side == anchor ? anchor_ : variable_, &node});
    return Operand{*side, index};
  }

  std::optional<Test> compared(Test::Kind kind, See see, const Node& first, const Node& second) {
    if (!side_of(first) || !side_of(second)) return std::nullopt;
    Test out;
    out.kind = kind;
    out.first = *sight(see, first);
    out.second = *sight(see, second);
    return out;
  }

  std::optional<Test> joined(const Node& node) {
    Test out;
    out.kind = node.op == Op::both ? Test::Kind::all : Test::Kind::either;
    for (const Node& arg : node.args) {
      if (auto part = test(arg)) out.parts.push_back(std::move(*part));
      else if (node.op == Op::either) return std::nullopt;
    }
    return out.parts.empty() ? std::nullopt : std::optional(std::move(out));
  }

  std::optional<Test> refused(const Node& node) {
    Test out;
    out.kind = Test::Kind::refused;
    out.first = *sight(See::refused, node);
    return out;
  }

  // Two numbers, of which something is seen of one at least.
  std::optional<Test> numbers(Op op, const Node& left, const Node& right) {
    if (left.kind != Kind::figure || right.kind != Kind::figure) return std::nullopt;
    Quantity a = quantity(left), b = quantity(right);
    if (!tells(a) && !tells(b)) return std::nullopt;
    const auto ordered = [](Test::Kind kind, Quantity x, Quantity y) {
      Test out;
      out.kind = kind;
      out.compared = {std::move(x), std::move(y)};
      return out;
    };
    const auto one_less = [](Quantity x) {
      Quantity out;
      out.kind = Quantity::Kind::difference;
      out.parts = {std::move(x), number(1)};
      return out;
    };
    switch (op) {
      case Op::less_equal:
        return ordered(Test::Kind::at_most, std::move(a), std::move(b));
      case Op::less:
        return ordered(Test::Kind::at_most, std::move(a), one_less(std::move(b)));
      case Op::greater_equal:
        return ordered(Test::Kind::at_least, std::move(a), std::move(b));
      case Op::greater:
        return ordered(Test::Kind::at_most, std::move(b), one_less(std::move(a)));
      case Op::equal: {
        Test out;
        out.parts = {ordered(Test::Kind::at_most, a, b), ordered(Test::Kind::at_least, a, b)};
        return out;
      }
      default:
        return std::nullopt;
    }
  }

  static Quantity number(std::int64_t value) {
    Quantity out;
    out.kind = Quantity::Kind::number;
    out.number = value;
    return out;
  }

  static bool tells(const Quantity& q) {
    return q.kind == Quantity::Kind::lacking || q.kind == Quantity::Kind::shared || std::any_of(q.parts.begin(), q.parts.end(), tells);
  }

  Quantity quantity(const Node& written) {
    using Is = Quantity::Kind;
    const Node& node = without_lets(program_, written);
    if (const auto value = whole_number(node)) return number(*value);
    if (calls(node, "lacks", 2)) return of_words(Is::lacking, See::words, node);
    if (calls(node, "shared_words", 2)) return of_words(Is::shared, See::stems, node);
    const Is kind = node.op == Op::add             ? Is::sum
                    : node.op == Op::subtract      ? Is::difference
                    : node.op == Op::multiply      ? Is::product
                    : calls(node, "min", 2)        ? Is::least
                    : calls(node, "max", 2)        ? Is::greatest
                    : node.op == Op::choose        ? Is::choice
                                                   : Is::unknown;
    Quantity out;
    out.kind = kind;
    if (kind == Is::unknown) return out;
    const std::size_t first = kind == Is::choice ? 1 : 0;
    for (std::size_t i = first; i < node.args.size(); ++i) out.parts.push_back(quantity(node.args[i]));
    if (kind != Is::choice) return out;
    if (auto condition = test(node.args[0])) out.condition.push_back(std::move(*condition));
    return out;
  }

  Quantity of_words(Quantity::Kind kind, See see, const Node& call) {
    Quantity out;
    const auto first = sight(see, call.args[0]), second = sight(see, call.args[1]);
    if (!first || !second) return out;
    out.kind = kind;
    out.first = *first, out.second = *second;
    return out;
  }

  // One issue's date before the other's, or so many days between them.
  std::optional<Test> days(Op op, const Node& left, const Node& right) {
    if (op != Op::less && op != Op::less_equal) return std::nullopt;
    if (is_issue_date(left) && is_issue_date(right)) return compared(Test::Kind::days, See::days, right, left);  // of one day, either may be first
    const auto limit = whole_number(right);
    const bool either_way = calls(left, "abs", 1);
    const Node& call = either_way ? left.args[0] : left;
    if (!limit || !calls(call, "days", 2) || !is_issue_date(call.args[0]) || !is_issue_date(call.args[1])) return std::nullopt;
    auto out = compared(Test::Kind::days, See::days, call.args[0], call.args[1]);
    if (out) out->most = *limit - (op == Op::less ? 1 : 0), out->either_way = either_way;
    return out;
  }

  std::optional<Test> keys(Op op, const Node& left, const Node& right) {
    const auto is_document = [](const Node& node) { return node.op == Op::path && node.field.attribute == Attribute::document; };
    if (op == Op::equal) return compared(Test::Kind::same, See::value, left, right);
    if (op != Op::not_equal) return std::nullopt;
    if (is_document(left) && is_document(right)) return compared(Test::Kind::elsewhere, See::document, left, right);
    return compared(Test::Kind::other, See::value, left, right);
  }
};

PairGlance::PairGlance(const Program& program, std::uint32_t variable) {
  const Variable& v = program.variables[variable];
  if (variable == 0 || v.role != Role::match || v.nearest) return;
  Reader reader(program, variable, *this);
  for (const Node* condition : conditions_of(program.guards)) {
    if (variables_of(program, *condition).size() < 2) continue;  // asked for before any pair
    if (auto test = reader.test(*condition)) tests_.push_back(std::move(*test));
  }
  std::stable_sort(tests_.begin(), tests_.end(), [](const Test& a, const Test& b) { return a.kind < b.kind; });
  agreement_ = reader.agreement(program.assertion);
}

PairGlance::Range PairGlance::range(const Quantity& quantity, const Pair& pair) {
  using Is = Quantity::Kind;
  const auto part = [&](std::size_t i) { return range(quantity.parts[i], pair); };
  switch (quantity.kind) {
    case Is::number:
      return {quantity.number, quantity.number};
    case Is::lacking:
    case Is::shared: {
      const SightColumn::Seen &x = see(pair, quantity.first), &y = see(pair, quantity.second);
      if (!x.known || !y.known) return {-kFar, kFar};
      if ((x.numbers[0] & y.numbers[0]) == 0) return quantity.kind == Is::lacking ? Range{x.words, x.words} : Range{};
      const auto some = words(pair, quantity.first), all = words(pair, quantity.second);
      const auto common = std::count_if(some.begin(), some.end(), [&](std::uint64_t word) { return std::binary_search(all.begin(), all.end(), word); });
      const std::int64_t out = quantity.kind == Is::shared ? common : static_cast<std::int64_t>(some.size()) - common;
      return {out, out};
    }
    case Is::sum:
      return {part(0).low + part(1).low, part(0).high + part(1).high};
    case Is::difference:
      return {part(0).low - part(1).high, part(0).high - part(1).low};
    case Is::product: {
      const Range x = part(0), y = part(1);
      const auto [low, high] = std::minmax({x.low * y.low, x.low * y.high, x.high * y.low, x.high * y.high});
      return {std::max(low, -kFar), std::min(high, kFar)};
    }
    case Is::least:
      return {std::min(part(0).low, part(1).low), std::min(part(0).high, part(1).high)};
    case Is::greatest:
      return {std::max(part(0).low, part(1).low), std::max(part(0).high, part(1).high)};
    case Is::choice: {
      if (!quantity.condition.empty() && fails(quantity.condition.front(), pair)) return part(1);
      return {std::min(part(0).low, part(1).low), std::max(part(0).high, part(1).high)};
    }
    default:
      return {-kFar, kFar};
  }
}

bool PairGlance::fails(const Test& test, const Pair& pair) {
  using Is = Test::Kind;
  const auto part = [&](const Test& t) { return fails(t, pair); };
  if (test.kind == Is::all) return std::any_of(test.parts.begin(), test.parts.end(), part);
  if (test.kind == Is::either) return std::all_of(test.parts.begin(), test.parts.end(), part);
  if (test.kind == Is::at_most) return range(test.compared[0], pair).low > range(test.compared[1], pair).high;
  if (test.kind == Is::at_least) return range(test.compared[0], pair).high < range(test.compared[1], pair).low;
  const SightColumn::Seen& x = see(pair, test.first);
  if (test.kind == Is::refused) return x.known;
  const SightColumn::Seen& y = see(pair, test.second);
  if (!x.known || !y.known) return false;
  const auto day = [](const SightColumn::Seen& seen, std::size_t i) { return static_cast<std::int64_t>(seen.numbers[i]); };
  switch (test.kind) {
    case Is::same:
      return x.numbers[0] != y.numbers[0];
    case Is::other:
    case Is::elsewhere:
      return x.numbers[0] == y.numbers[0];
    case Is::inside:
      return day(x, 0) < day(y, 0) || day(x, 1) > day(y, 1);
    case Is::days: {
      const std::int64_t apart = day(y, 0) - day(x, 0);
      return apart > test.most || (test.either_way && -apart > test.most);
    }
    default:
      return false;
  }
}

bool PairGlance::may_meet(const Pair& pair) const {
  return std::none_of(tests_.begin(), tests_.end(), [&](const Test& test) { return fails(test, pair); });
}

bool PairGlance::agree(const Pair& pair) const {
  const auto same = [&](const Test& test) {
    const SightColumn::Seen &x = see(pair, test.first), &y = see(pair, test.second);
    return x.known && y.known && x.numbers[0] == y.numbers[0];
  };
  return !agreement_.empty() && std::all_of(agreement_.begin(), agreement_.end(), same);
}

SightColumn::SightColumn(const Program& program, const Sight& sight, std::size_t facts) : program_(program), sight_(sight), alone_(empty_row(program)), seen_(facts) {}

const SightColumn::Seen& SightColumn::at(Documents documents, std::uint32_t rank, FactRef fact) {
  Seen& out = seen_[rank];
  if (!out.looked) look(documents, fact, out);
  return out;
}

void SightColumn::look(Documents documents, FactRef fact, Seen& out) {
  out.looked = true;
  alone_.bound[sight_.variable] = fact;
  Evaluator evaluator(program_, documents, alone_, false);
  const auto take_words = [&](std::vector<std::uint64_t> (*in)(std::string_view)) {
    const auto text = evaluator.key(*sight_.node);
    if (!text) return;
    const std::vector<std::uint64_t> words = in(*text);
    out = {true, true, {0, words_.size()}, static_cast<std::uint32_t>(words.size())};
    for (const std::uint64_t word : words) out.numbers[0] |= std::uint64_t{1} << (mixed(word, 0) >> 58);
    words_.insert(words_.end(), words.begin(), words.end());
  };
  switch (sight_.see) {
    case Sight::See::words:
      take_words(hashes_of_list);
      break;
    case Sight::See::stems:
      take_words(stems_that_tell);
      break;
    case Sight::See::value:
      out.numbers[0] = hash_of(evaluator.value(*sight_.node));
      out.known = out.numbers[0] != 0;
      break;
    case Sight::See::days: {
      const Value value = evaluator.value(*sight_.node);
      const auto* date = std::get_if<DateValue>(&value);
      out.known = date != nullptr && (date->when == nullptr || date->when->readings.size() == 1);
      if (out.known) out.numbers = {static_cast<std::uint64_t>(std::int64_t{date->days.begin}), static_cast<std::uint64_t>(std::int64_t{date->days.end})};
      break;
    }
    case Sight::See::refused:
      out.known = refuses(*sight_.node, evaluator);
      break;
    case Sight::See::document:
      out.known = true;
      out.numbers[0] = fact.document;
      break;
  }
}

SightColumn& SightColumns::column(const Program& program, const Sight& sight, std::size_t facts) {
  const Node& node = *sight.node;
  const bool field = node.op == Op::path && node.let == kNoIndex;
  const auto key = field ? Key{sight.see, program.variables[sight.variable].type, node.field.field, node.field.attribute, nullptr} : Key{sight.see, 0, 0, Attribute::none, &node};
  return columns_.try_emplace(key, program, sight, facts).first->second;
}

}  // namespace claimcheck
