#include "checker/extract/figures_cardinals.h"

#include "checker/extract/readings.h"

namespace claimcheck {
namespace {

constexpr std::int64_t kNoScale = 99;  // above any power of ten that has a name

Exact power(std::int64_t exponent) { return Exact::power_of_ten(static_cast<int>(exponent)); }

}  // namespace

// A cardinal in words: "three hundred and twenty-eight thousand", "two and a half million", "a hundred".
std::optional<Numeral> Cardinals::read(std::uint32_t i) const {
  Numeral n;
  n.first = i;
  n.in_words = true;
  std::int64_t smallest = kNoScale;
  Exact total = 0;
  std::uint32_t at = i;
  while (const NumberPart g = at == i && c_.is(i, kIndefinite) ? article(i) : group(at)) {
    const NumberPart by = scales(step_over_hyphen(g.next));
    const std::int64_t exponent = by ? by.value.numerator() : 0;
    if (exponent >= smallest) break;  // "two million and three million" are two numbers
    total = total + g.value * power(exponent);
    n.last = by ? by.next : g.next;
    n.scale = smallest == kNoScale ? static_cast<int>(exponent) : 0;
    n.coefficient = g.value;
    if (!by) break;
    smallest = exponent;
    at = c_.word(n.last) == w_.and_ ? n.last + 1 : n.last;
    if (c_.is(at, kIndefinite) || c_.taken(at)) break;
  }
  if (n.last == 0 || !total.known()) return {};
  n.value = total;
  n.step = total.is_whole() ? step_of(total) : Exact::ratio(1, 10);
  n.digit_step = total.is_whole() && n.scale == 0 ? Exact(1) : n.step;
  return n;
}

// "thousand", "thousand million", "lakh crore": the power of ten that they make together.
NumberPart Cardinals::scales(std::uint32_t i) const {
  NumberPart by;
  for (std::int64_t exponent = 0; c_.is(i, kScale) && !c_.taken(i) && exponent < kNoScale; by = {exponent, ++i}) {
    const std::int64_t one = w_.value(c_.word(i), kScale);
    if (one < 3) break;  // "hundred" belongs to the group before
    exponent += one;
  }
  return by;
}

// "and a half", "and three quarters" behind a number: the part; also "-and-a-half".
NumberPart Cardinals::mixed(std::uint32_t i) const {
  std::uint32_t j = step_over_hyphen(i);
  if (c_.word(j) != w_.and_) return {};
  j = step_over_hyphen(j + 1);
  NumberPart count = below_hundred(j);
  if (!count && c_.is(j, kIndefinite)) count = {1, j + 1};
  if (!count) return {};
  j = step_over_hyphen(count.next);
  if (!c_.is(j, kPart) || c_.taken(j)) return {};
  const Exact part = count.value * w_.part(c_.word(j));
  const bool half = c_.word(j) == w_.half;
  if (!(part < 1) || (!half && !ends_here(j + 1))) return {};
  return {part, j + 1};
}

// Below a hundred: "sixteen", "twenty-five", "twenty five".
NumberPart Cardinals::below_hundred(std::uint32_t i) const {
  if (c_.taken(i)) return {};
  if (c_.is(i, kUnit)) return {w_.value(c_.word(i), kUnit), i + 1};
  if (c_.is(i, kTeen)) return {w_.value(c_.word(i), kTeen), i + 1};
  if (!c_.is(i, kTen)) return {};
  const std::int64_t tens = w_.value(c_.word(i), kTen);
  const std::uint32_t j = step_over_hyphen(i + 1);
  if (c_.is(j, kUnit) && !c_.taken(j) && w_.value(c_.word(j), kUnit) > 0) return {tens + w_.value(c_.word(j), kUnit), j + 1};
  return {tens, i + 1};
}

// "a hundred and five", "a thousand": the article counts one.
NumberPart Cardinals::article(std::uint32_t i) const {
  if (c_.word(i + 1) == w_.hundred) return hundreds(1, i + 1);
  if (c_.is(i + 1, kScale)) return {1, i + 1};
  return {};
}

// Below a thousand (or "twelve hundred"), with decimals and a mixed fraction.
NumberPart Cardinals::group(std::uint32_t i) const {
  NumberPart g = below_hundred(i);
  if (!g) return {};
  const std::uint32_t next = step_over_hyphen(g.next);
  if (c_.word(next) == w_.hundred && !g.value.is_zero()) {
    g = hundreds(g.value, next);
  } else if (c_.word(g.next) == w_.point) {
    if (const NumberPart decimal = decimals(g.next + 1)) g = {g.value + decimal.value, decimal.next};
  }
  if (const NumberPart part = mixed(g.next); part && !(c_.word(next) == w_.hundred && c_.is(part.next, kScale))) {
    g = {g.value + part.value, part.next};
  }
  return g;
}

// "… hundred [and] twenty-eight", the word itself at `i`.
NumberPart Cardinals::hundreds(Exact count, std::uint32_t i) const {
  const NumberPart whole{count * 100, i + 1};
  const std::uint32_t at = c_.word(i + 1) == w_.and_ ? i + 2 : step_over_hyphen(i + 1);
  const NumberPart rest = below_hundred(at);
  if (!rest || c_.word(step_over_hyphen(rest.next)) == w_.hundred) return whole;
  if (at == i + 2 && rest.value < 10 && is_part_of_mixed(rest.next)) return whole;  // "one hundred and three quarters"
  return {whole.value + rest.value, rest.next};
}

// "five", "zero eight", "eleven" behind "point".
NumberPart Cardinals::decimals(std::uint32_t i) const {
  Exact value = 0, place = Exact::ratio(1, 10);
  std::uint32_t at = i;
  for (; c_.is(at, kUnit) && !c_.taken(at) && at < i + 9; ++at) {
    value = value + place * w_.value(c_.word(at), kUnit);
    place = place / 10;
  }
  if (at > i) return {value, at};
  const NumberPart two = below_hundred(i);
  return two ? NumberPart{two.value / 100, two.next} : NumberPart{};
}

// "quarters" at `i`, or behind its hyphen: what stands before it counts parts of one.
bool Cardinals::is_part_of_mixed(std::uint32_t i) const {
  const std::uint32_t j = step_over_hyphen(i);
  return c_.is(j, kPart) && !c_.is(j, kOrdinal) && c_.text(j).ends_with('s') && c_.word(j + 1) != w_.of;
}

// Nothing follows that a fraction would be the ordinal of ("and a third man").
bool Cardinals::ends_here(std::uint32_t i) const { return !c_.is_word(i) || c_.is(i, kEndsPhrase | kScale | kMeasureStart); }

}  // namespace claimcheck
