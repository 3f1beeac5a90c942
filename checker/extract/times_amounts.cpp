// Amounts of time: "six", "twenty-one", "3,000", "two and a half", "several", "a quarter of a century".
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
namespace {

// Place value of the last significant digit as written: 3,000 → 1,000; 2.5 → 1/10.
Exact step_of(std::string_view digits) {
  const auto point = digits.find('.');
  if (point != std::string_view::npos) return Exact::power_of_ten(-static_cast<int>(digits.size() - point - 1));
  int zeros = 0;
  for (auto at = digits.size(); at-- > 1;) {
    if (digits[at] == ',') continue;
    if (digits[at] != '0') break;
    ++zeros;
  }
  return Exact::power_of_ten(zeros);
}

std::optional<Exact> digits_value(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != ',') plain += c;
  }
  return Exact::parse(plain);
}

// Units that are halved in one word: "half-hour", "half-century".
bool long_or_hour(Unit unit) { return unit == Unit::hour || unit == Unit::decade || unit == Unit::century; }

}  // namespace

// Figures in words: "six", "twenty-one", "two hundred".
std::optional<Grammar::Counted> Grammar::number_words(std::uint32_t i) const {
  std::uint32_t n = i;
  std::int64_t total = 0, part = 0;
  bool any = false;
  while (r_.word(n).number != 0 && n < i + 10) {
    const int value = r_.word(n).number;
    if (value >= 100) {
      if (!any) return std::nullopt;
      part = part == 0 ? value : part * value;
      if (value == 1000) total += part, part = 0;
    } else {
      if (any && part % 100 != 0 && !(part % 100 >= 20 && part % 10 == 0 && value < 10)) break;
      part += value;
    }
    any = true;
    ++n;
    if (r_.mark(n) == '-' && r_.word(n + 1).number != 0)
      ++n;
    else if (r_.role(n) == Role::and_ && r_.word(n + 1).number != 0 && part % 100 == 0 && part + total >= 100)
      ++n;
  }
  if (!any) return std::nullopt;
  return in_words(n, total + part);
}

// "half a", "a half-hour"
std::optional<Grammar::Counted> Grammar::half_words(std::uint32_t i) const {
  const Exact half = Exact::ratio(1, 2);
  if (const std::uint32_t u = r_.mark(i + 1) == '-' ? i + 2 : i + 1; long_or_hour(r_.word(u).unit))
    return in_words(i + 1, half, half);  // "half-hour"
  if (r_.role(i + 1) == Role::a) return in_words(i + 2, half, half);
  if (r_.mark(i + 1) == '-' && r_.role(i + 2) == Role::a) return in_words(i + 3, half, half);
  return std::nullopt;
}

// "a", "a few", "a couple of", "a dozen", "a half", "a quarter of a century", "a hundred"
Grammar::Counted Grammar::article_words(std::uint32_t i) const {
  const std::uint32_t n = i + 1;
  if (r_.role(n) == Role::few) return vaguely(n + 1, 2, 6);
  if (r_.role(n) == Role::couple) return in_words(r_.role(n + 1) == Role::of ? n + 2 : n + 1, 2);
  if (r_.role(n) == Role::dozen) return in_words(n + 1, 12);
  if (r_.role(n) == Role::half) return in_words(n + 1, Exact::ratio(1, 2), Exact::ratio(1, 2));
  if (r_.word(n).unit == Unit::quarter) {  // "a quarter-century", "a quarter of a century"
    const bool of_a = r_.role(n + 1) == Role::of && r_.role(n + 2) == Role::a;
    const std::uint32_t u = of_a ? n + 3 : r_.mark(n + 1) == '-' ? n + 2 : n + 1;
    if (r_.word(u).unit == Unit::century) return in_words(u, Exact::ratio(1, 4), Exact::ratio(1, 4));
  }
  if (const int number = r_.word(n).number; number == 100 || number == 1000) return in_words(n + 1, number, number);
  return in_words(n, 1);
}

Grammar::Counted Grammar::in_words(std::uint32_t end, Exact value, Exact step) {
  Counted out;
  out.end = end;
  out.amount.in_words = true;
  out.amount.value = value;
  out.amount.step = step;
  return out;
}

Grammar::Counted Grammar::vaguely(std::uint32_t end, int low, int high) const {
  Counted out = in_words(r_.role(end) == Role::of ? end + 1 : end, low);
  out.amount.vague = true;
  out.amount.low = low, out.amount.high = high;
  out.amount.hedge = Hedge::vague;
  return out;
}

std::optional<Grammar::Counted> Grammar::amount_words(std::uint32_t i) const {
  switch (r_.role(i)) {
    case Role::several:
      return vaguely(i + 1, 3, 10);
    case Role::few:
      return vaguely(i + 1, 2, 6);
    case Role::dozens:
      return vaguely(i + 1, 24, 100);
    case Role::half:
      return half_words(i);
    case Role::a:
      return article_words(i);
    default:
      return number_words(i);
  }
}

// A number in digits or words, with "and a half".
std::optional<Grammar::Counted> Grammar::amount_at(std::uint32_t i) const {
  std::optional<Counted> out;
  if (r_.is_number(i)) {
    const auto value = digits_value(r_.text(i));
    if (!value || r_.text(i).size() > 9) return std::nullopt;
    out.emplace();
    out->amount.value = *value;
    out->amount.step = step_of(r_.text(i));
    out->end = i + 1;
    if (r_.integer(i + 1) == 1 && r_.mark(i + 2) == '/' && r_.integer(i + 3) == 2) {  // "2 1/2"
      out->amount.value = *value + Exact::ratio(1, 2);
      out->amount.step = Exact::ratio(1, 2);
      out->end = i + 4;
    } else if (r_.text(i + 1) == "\xC2\xBD") {
      out->amount.value = *value + Exact::ratio(1, 2);
      out->amount.step = Exact::ratio(1, 2);
      out->end = i + 2;
    }
  } else {
    out = amount_words(i);
  }
  if (!out || out->amount.vague) return out;
  std::uint32_t n = out->end;
  const auto dash = [&] { return r_.mark(n) == '-' ? ++n : n; };
  dash();
  if (r_.role(n) == Role::and_) {
    ++n;
    dash();
    if (r_.role(n) == Role::a) {
      ++n;
      dash();
      if (r_.role(n) == Role::half) {
        out->amount.value = out->amount.value + Exact::ratio(1, 2);
        out->amount.step = Exact::ratio(1, 2);
        out->end = n + 1;
      }
    }
  }
  out->amount.digits = r_.span(i, out->end);
  return out;
}

}  // namespace claimcheck::times
