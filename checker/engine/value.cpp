#include "checker/engine/value.h"

#include <algorithm>

namespace claimcheck {
namespace {

Can both(Can a, Can b) { return {a.be_true && b.be_true, a.be_false || b.be_false}; }
Can opposite(Can a) { return {a.be_false, a.be_true}; }

// An open condition stays open only while what is known does not decide it.
Truth settled(Truth truth, bool open) {
  truth.open = open && truth.rounded.be_true && truth.rounded.be_false;
  return truth;
}

template <class Operation>
Reading on_both(const Reading& a, const Reading& b, Operation operation) {
  return {operation(a.written, b.written), operation(a.rounded, b.rounded)};
}

bool is_zero(const Interval& i) { return i.is_point() && i.low.value->is_zero(); }
bool is_currency(std::string_view unit) {
  return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}
bool is_share(std::string_view unit) { return unit == "%" || unit == "point"; }

// The unit of a sum, a difference or a comparison.
std::string_view common_unit(std::string_view a, std::string_view b) { return a == b || b.empty() ? a : a.empty() ? b : ""; }

Value calculate(Arithmetic operation, const Amount& a, const Amount& b) {
  Amount out;
  out.hedged = a.hedged || b.hedged;
  const bool additive = operation == Arithmetic::add || operation == Arithmetic::subtract;
  if (additive && units_clash(a.unit, b.unit)) return Unknown{};
  switch (operation) {
    case Arithmetic::add:
      out.reading = on_both(a.reading, b.reading, [](const Interval& x, const Interval& y) { return x + y; });
      break;
    case Arithmetic::subtract:
      out.reading = on_both(a.reading, b.reading, [](const Interval& x, const Interval& y) { return x - y; });
      break;
    case Arithmetic::multiply:
      out.reading = on_both(a.reading, b.reading, [](const Interval& x, const Interval& y) { return x * y; });
      break;
    case Arithmetic::divide:
      if (is_zero(b.reading.written)) return Unknown{};
      out.reading = on_both(a.reading, b.reading, [](const Interval& x, const Interval& y) { return x / y; });
      break;
  }
  if (additive) {
    out.unit = common_unit(a.unit, b.unit);
  } else if (b.unit.empty()) {
    out.unit = a.unit;
  } else if (a.unit.empty() && operation == Arithmetic::multiply) {
    out.unit = b.unit;
  }
  return out;
}

// Figures of one reading.
Can compare_sets(Comparison comparison, const Interval& a, const Interval& b) {
  switch (comparison) {
    case Comparison::equal:
      return {can_be_equal(a, b), !(a.is_point() && b.is_point() && a == b)};
    case Comparison::less:
      return {can_be_less(a, b), can_be_less_or_equal(b, a)};
    case Comparison::less_equal:
      return {can_be_less_or_equal(a, b), can_be_less(b, a)};
  }
  return {};
}

Truth compare_readings(Comparison comparison, const Reading& a, const Reading& b) {
  return {compare_sets(comparison, a.written, b.written), compare_sets(comparison, a.rounded, b.rounded), false};
}

bool is_one_day(Days d) { return d.end == d.begin + 1; }

// `less` is *before*: certain when one ends before the other starts, impossible when it starts after the other ends.
Can compare_days(Comparison comparison, Days a, Days b) {
  switch (comparison) {
    case Comparison::equal:
      return {a.overlaps(b), !(is_one_day(a) && a == b)};
    case Comparison::less:
      return {a.begin<b.end, a.end> b.begin};
    case Comparison::less_equal:
      return {a.begin < b.end, b.begin < a.end && !(is_one_day(a) && a == b)};
  }
  return {};
}

Bound day_bound(const Bound& b, const Exact& scale) { return b.value ? Bound{*b.value * scale, b.open} : b; }
Interval scaled(const Interval& i, Exact low, Exact high) { return {day_bound(i.low, low), day_bound(i.high, high)}; }

}  // namespace

Truth operator!(const Truth& a) { return {opposite(a.written), opposite(a.rounded), a.open}; }
Truth operator&&(const Truth& a, const Truth& b) {
  return settled({both(a.written, b.written), both(a.rounded, b.rounded)}, a.open || b.open);
}
Truth operator||(const Truth& a, const Truth& b) { return !(!a && !b); }

Truth truth_of(const Value& value) {
  const Truth* truth = std::get_if<Truth>(&value);
  return truth != nullptr ? *truth : Truth::unknown();
}

Value exactly(Exact value) {
  if (!value.known()) return Unknown{};
  return Amount{Reading::exactly(value)};
}

bool units_clash(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return false;
  if (is_share(a) || is_share(b)) return !(is_share(a) && is_share(b));
  return is_currency(a) || is_currency(b);
}

Value calculate(Arithmetic operation, const Value& a, const Value& b) {
  if (const auto* x = std::get_if<Amount>(&a), *y = std::get_if<Amount>(&b); x != nullptr && y != nullptr) {
    return calculate(operation, *x, *y);
  }
  const auto* date = std::get_if<DateValue>(&a);
  const auto* length = std::get_if<LengthValue>(&b);
  if (date != nullptr && length != nullptr && (operation == Arithmetic::add || operation == Arithmetic::subtract)) {
    return DateValue{shifted(date->days, *length, operation == Arithmetic::subtract), date->granularity, nullptr};
  }
  return Unknown{};
}

Value negated(const Value& a) { return calculate(Arithmetic::subtract, exactly(0), a); }

Truth compare(Comparison comparison, const Value& a, const Value& b) {
  if (!known(a) || !known(b)) return Truth::unknown();
  if (const auto* x = std::get_if<Amount>(&a), *y = std::get_if<Amount>(&b); x != nullptr && y != nullptr) {
    return units_clash(x->unit, y->unit) ? Truth::unknown() : compare_readings(comparison, x->reading, y->reading);
  }
  if (const auto* x = std::get_if<DateValue>(&a), *y = std::get_if<DateValue>(&b); x != nullptr && y != nullptr) {
    const Can can = compare_days(comparison, x->days, y->days);
    return {can, can, false};
  }
  if (const auto* x = std::get_if<LengthValue>(&a), *y = std::get_if<LengthValue>(&b); x != nullptr && y != nullptr) {
    if (x->unit == y->unit) return compare_readings(comparison, x->amount, y->amount);
    return compare_readings(comparison, in_days(*x), in_days(*y));
  }
  if (const auto* x = std::get_if<std::string_view>(&a), *y = std::get_if<std::string_view>(&b); x != nullptr && y != nullptr) {
    return Truth::of(*x == *y);
  }
  if (const auto* x = std::get_if<Truth>(&a), *y = std::get_if<Truth>(&b); x != nullptr && y != nullptr) {
    return (*x && *y) || (!*x && !*y);
  }
  return Truth::unknown();
}

Reading in_days(const LengthValue& length) {
  Exact low = 1, high = 1;
  if (length.unit == "week") low = high = 7;
  if (length.unit == "month") low = 28, high = 31;
  if (length.unit == "year") low = 365, high = 366;
  if (length.unit == "hour") low = high = Exact::ratio(1, 24);
  return {scaled(length.amount.written, low, high), scaled(length.amount.rounded, low, high)};
}

Days shifted(Days from, const LengthValue& by, bool backwards) {
  const Interval& amount = by.amount.rounded;
  const auto whole = [](const Bound& b, bool up) -> std::optional<int> {
    if (!b.value) return std::nullopt;
    const Exact e = up ? b.value->ceil() : b.value->floor();
    if (!e.known() || e.abs() > Exact(100'000)) return std::nullopt;
    return static_cast<int>(e.numerator());
  };
  const std::optional<int> low = whole(amount.low, false), high = whole(amount.high, true);
  const auto move = [&](Day day, int count) -> Day {
    const int signed_count = backwards ? -count : count;
    if (day >= kDistant || day <= -kDistant) return day;
    if (by.unit == "month" || by.unit == "year") {
      const int months = signed_count * (by.unit == "year" ? 12 : 1);
      return std::abs(months) > 60'000 ? (months > 0 ? kDistant : -kDistant) : add_months(day, months);
    }
    return day + signed_count * (by.unit == "week" ? 7 : 1);
  };
  const std::optional<int> near = backwards ? high : low, far = backwards ? low : high;
  Days out{-kDistant, kDistant};
  if (near && from.begin > -kDistant) out.begin = move(from.begin, *near);
  if (far && from.end < kDistant) out.end = move(from.end - 1, *far) + 1;
  if (by.unit == "hour") {  // of a day: half a day either way
    out = {-kDistant, kDistant};
    if (near) out.begin = from.begin + (backwards ? -(*near + 23) / 24 : *near / 24);
    if (far) out.end = from.end + (backwards ? -*far / 24 : (*far + 23) / 24);
  }
  return out;
}

}  // namespace claimcheck
