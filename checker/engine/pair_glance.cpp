#include "checker/engine/pair_glance.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

#include "checker/engine/conditions.h"
#include "checker/engine/functions.h"
#include "checker/engine/wordings.h"

namespace claimcheck {
namespace {

using See = Sight::See;

constexpr std::int64_t kNoDay = std::numeric_limits<std::int64_t>::min();
constexpr std::size_t kSetWidth = 1 + std::tuple_size_v<WordBits>;  // whether it is known, and its bits

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
    if (const auto side = side_of(node)) return refused(node, *side);
    if (node.args.size() != 2 || node.op == Op::call) return std::nullopt;
    const Node &left = without_lets(program_, node.args[0]), &right = without_lets(program_, node.args[1]);
    if (auto out = words(node.op, left, right)) return out;
    if (auto out = days(node.op, left, right)) return out;
    return keys(node.op, left, right);
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

  std::optional<Test::Operand> sight(See see, const Node& node) {
    const auto side = side_of(node);
    if (!side) return std::nullopt;
    auto& sights = out_.sights_[*side];
    const auto seen = std::find_if(sights.begin(), sights.end(), [&](const Sight& s) { return s.see == see && !node.written.empty() && s.node->written == node.written; });
    const auto index = static_cast<std::uint32_t>(seen - sights.begin());
    if (seen == sights.end()) sights.push_back({see, *side == anchor ? anchor_ : variable_, &node});
    return Test::Operand{*side, index};
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

  std::optional<Test> refused(const Node& node, Side) {
    Test out;
    out.kind = Test::Kind::refused;
    out.first = *sight(See::refused, node);
    return out;
  }

  // lacks(p, q) = 0 or no more than some; of two such the least; shared_words(p, q) of one or more.
  std::optional<Test> words(Op op, const Node& left, const Node& right) {
    const auto limit = whole_number(right);
    if (!limit) return std::nullopt;
    const bool up_to = op == Op::less_equal || (op == Op::equal && *limit == 0) || op == Op::less;
    if (up_to && calls(left, "lacks", 2)) return lacking(left, *limit - (op == Op::less ? 1 : 0));
    if (up_to && calls(left, "min", 2)) {
      Test out;
      out.kind = Test::Kind::either;
      for (const Node& arg : left.args) {
        auto part = words(op, without_lets(program_, arg), right);
        if (!part) return std::nullopt;
        out.parts.push_back(std::move(*part));
      }
      return out;
    }
    const bool some = (op == Op::greater && *limit >= 0) || (op == Op::greater_equal && *limit >= 1);
    if (some && calls(left, "shared_words", 2)) return compared(Test::Kind::sharing, See::stems, left.args[0], left.args[1]);
    return std::nullopt;
  }

  std::optional<Test> lacking(const Node& call, std::int64_t most) {
    auto out = compared(Test::Kind::lacking, See::words, call.args[0], call.args[1]);
    if (out) out->most = most;
    return out;
  }

  // One issue's date before the other's, or so many days between them.
  std::optional<Test> days(Op op, const Node& left, const Node& right) {
    if (op != Op::less && op != Op::less_equal) return std::nullopt;
    if (is_issue_date(left) && is_issue_date(right)) return compared(Test::Kind::days, See::day, right, left);  // of one day, either may be first
    const auto limit = whole_number(right);
    const bool either_way = calls(left, "abs", 1);
    const Node& call = either_way ? left.args[0] : left;
    if (!limit || !calls(call, "days", 2) || !is_issue_date(call.args[0]) || !is_issue_date(call.args[1])) return std::nullopt;
    auto out = compared(Test::Kind::days, See::day, call.args[0], call.args[1]);
    if (out) out->most = *limit - (op == Op::less ? 1 : 0), out->either_way = either_way;
    return out;
  }

  std::optional<Test> keys(Op op, const Node& left, const Node& right) {
    if (left.kind != Kind::key || right.kind != Kind::key) return std::nullopt;
    if (op == Op::equal) return compared(Test::Kind::same, See::value, left, right);
    const auto is_document = [](const Node& node) { return node.op == Op::path && node.field.attribute == Attribute::document; };
    if (op == Op::not_equal && is_document(left) && is_document(right)) return compared(Test::Kind::elsewhere, See::document, left, right);
    return std::nullopt;
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

bool PairGlance::fails(const Test& test, const Pair& pair) {
  using Is = Test::Kind;
  const auto part = [&](const Test& t) { return fails(t, pair); };
  if (test.kind == Is::all) return std::any_of(test.parts.begin(), test.parts.end(), part);
  if (test.kind == Is::either) return std::all_of(test.parts.begin(), test.parts.end(), part);
  const std::uint64_t* x = pair.see(test.first.side, test.first.sight);
  if (test.kind == Is::refused) return *x != 0;
  const std::uint64_t* y = pair.see(test.second.side, test.second.sight);
  switch (test.kind) {
    case Is::lacking: {
      int lacking = 0;
      for (std::size_t i = 1; i < kSetWidth; ++i) lacking += std::popcount(x[i] & ~y[i]);
      return x[0] != 0 && y[0] != 0 && lacking > test.most;
    }
    case Is::sharing: {
      std::uint64_t shared = 0;
      for (std::size_t i = 1; i < kSetWidth; ++i) shared |= x[i] & y[i];
      return x[0] != 0 && y[0] != 0 && shared == 0;
    }
    case Is::same:
      return *x != 0 && *y != 0 && *x != *y;
    case Is::elsewhere:
      return *x == *y;
    case Is::days: {
      const auto from = static_cast<std::int64_t>(*x), to = static_cast<std::int64_t>(*y);
      if (from == kNoDay || to == kNoDay) return false;
      return to - from > test.most || (test.either_way && from - to > test.most);
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
    const std::uint64_t x = *pair.see(test.first.side, test.first.sight);
    return x != 0 && x == *pair.see(test.second.side, test.second.sight);
  };
  return !agreement_.empty() && std::all_of(agreement_.begin(), agreement_.end(), same);
}

SightColumn::SightColumn(const Program& program, const Sight& sight, std::size_t facts)
    : program_(program), sight_(sight), alone_(empty_row(program)), width_(sight.see == Sight::See::words || sight.see == Sight::See::stems ? kSetWidth : 1), seen_(facts * width_), looked_(facts) {}

const std::uint64_t* SightColumn::at(Documents documents, std::uint32_t rank, FactRef fact) {
  std::uint64_t* out = seen_.data() + rank * width_;
  if (!looked_[rank]) {
    look(documents, fact, out);
    looked_[rank] = true;
  }
  return out;
}

void SightColumn::look(Documents documents, FactRef fact, std::uint64_t* out) {
  alone_.bound[sight_.variable] = fact;
  Evaluator evaluator(program_, documents, alone_, false);
  const auto set = [&](WordBits (*bits_of)(std::string_view)) {
    const auto list = evaluator.key(*sight_.node);
    *out = list ? 1 : 0;
    const WordBits bits = list ? bits_of(*list) : WordBits{};
    std::copy(bits.begin(), bits.end(), out + 1);
  };
  switch (sight_.see) {
    case Sight::See::words:
      set(bits_of_list);
      break;
    case Sight::See::stems:
      set(bits_of_stems);
      break;
    case Sight::See::value:
      *out = hash_of(evaluator.value(*sight_.node));
      break;
    case Sight::See::day: {
      const Value day = evaluator.value(*sight_.node);
      const auto* date = std::get_if<DateValue>(&day);
      *out = static_cast<std::uint64_t>(date != nullptr ? date->days.begin : kNoDay);
      break;
    }
    case Sight::See::refused:
      *out = refuses(*sight_.node, evaluator) ? 1 : 0;
      break;
    case Sight::See::document:
      *out = fact.document;
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
