// Dates in figures: ISO 2020-01-03; 03/01/2020, in both orders where either may be the month; 3.1.2020; 2019-Q1; 12/2015.
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
namespace {

// A mark between two figures with no space around it.
bool joined(const Reader& r, std::uint32_t at, char mark) { return r.mark(at) == mark && r.glued(at) && r.glued(at + 1); }

bool is_month(int n) { return n >= 1 && n <= 12; }
bool is_day(int n) { return n >= 1 && n <= 31; }

}  // namespace

std::optional<Term> Grammar::numeric(std::uint32_t i) const {
  if (i > r_.first() && r_.glued(i) && (r_.mark(i - 1) == '/' || r_.mark(i - 1) == '.' || r_.is_number(i - 1)))
    return std::nullopt;
  for (const char mark : {'-', '/'}) {
    if (!joined(r_, i + 1, mark) || !joined(r_, i + 3, mark)) continue;
    if (joined(r_, i + 5, mark) && r_.is_number(i + 6) && mark == '/') return std::nullopt;
    bool of_year = false;
    if (auto t = three_figures(i, mark, of_year); t || of_year) return t;
  }
  if (year_at(i)) {
    if (auto t = year_first(i)) return t;
  }
  if (auto t = day_slash_month(i)) return t;
  if (auto t = month_and_year(i)) return t;
  if (r_.integer(i) == 9 && joined(r_, i + 1, '/') && r_.text(i + 2) == "11" && !joined(r_, i + 3, '/')) {
    Term t;
    t.first = i, t.last = i + 3;
    t.year = 2001, t.month = 9, t.day = 11;
    return t;
  }
  return pointed_figures(i);
}

// "2020-01-03", "03/01/2020", "23/08/39". `of_year` says that one of the figures is a year, so that they can be nothing else.
std::optional<Term> Grammar::three_figures(std::uint32_t i, char mark, bool& of_year) const {
  Term t;
  t.first = i, t.last = i + 5;
  const int a = r_.integer(i), b = r_.integer(i + 2), c = r_.integer(i + 4);
  const std::size_t sizes = r_.text(i).size() * 100 + r_.text(i + 2).size() * 10 + r_.text(i + 4).size();
  if (year_at(i) && is_month(b) && is_day(c) && sizes == 422) {
    t.year = a, t.month = b, t.day = c;
    return t;
  }
  const bool short_year = mark == '/' && sizes % 10 == 2 && sizes <= 222 && c >= 0 && (a > 12) != (b > 12);  // "23/08/39"
  if ((!year_at(i + 4) && !short_year) || a < 1 || b < 1) return std::nullopt;
  of_year = true;
  t.year = short_year ? (c < 40 ? 2000 : 1900) + c : c;
  if (a > 12 && a <= 31 && b <= 12)
    t.day = a, t.month = b;
  else if (b > 12 && b <= 31 && a <= 12)
    t.day = b, t.month = a;
  else if (a == b && a <= 12)
    t.day = a, t.month = b;
  else if (a <= 12 && b <= 12 && mark == '/' && !short_year)
    order(t, a, b, r_.text(i)[0] == '0' || r_.text(i + 2)[0] == '0');
  else
    return std::nullopt;
  return t;
}

// "2019-Aug-01", "2019 Q1", "2019-Q1", "the 1998 third quarter", "1999's second half"
std::optional<Term> Grammar::year_first(std::uint32_t i) const {
  Term t;
  t.first = i;
  t.year = r_.integer(i);
  const char mark = r_.mark(i + 1);
  if ((mark == '-' || mark == '/') && r_.glued(i + 2) && r_.word(i + 2).month != 0 && r_.mark(i + 3) == mark &&
      r_.glued(i + 4)) {
    if (const auto day = day_at(i + 4)) {
      t.month = r_.word(i + 2).month, t.day = day->day, t.last = day->end;
      return t;
    }
  }
  const std::uint32_t n = r_.possessive(i + 1) ? i + 2 : i + 1;
  if (const auto nth = day_at(n); nth && nth->ordinal && nth->day <= 4) {
    const std::uint32_t u = r_.mark(nth->end) == '-' ? nth->end + 1 : nth->end;
    const Unit unit = r_.word(u).unit;
    const bool half = unit == Unit::half && nth->day <= 2;
    if ((unit == Unit::quarter || half) && !r_.text(u).ends_with('s')) {
      (half ? t.half : t.quarter) = nth->day, t.last = u + 1;
      t.granularity = half ? Granularity::half : Granularity::quarter;
      return t;
    }
  }
  const std::uint32_t q = mark == '-' ? i + 2 : i + 1;
  if (r_.role(q) != Role::q || !r_.glued(q + 1) || r_.integer(q + 1) < 1 || r_.integer(q + 1) > 4) return std::nullopt;
  t.quarter = r_.integer(q + 1), t.last = q + 2, t.granularity = Granularity::quarter;
  return t;
}

// "on 22/04": without a year only behind a preposition of dates, and where one figure can be no month.
std::optional<Term> Grammar::day_slash_month(std::uint32_t i) const {
  const Role before = r_.role(i - 1);
  const bool led = before == Role::on || before == Role::until || before == Role::by || before == Role::since;
  if (!led || !joined(r_, i + 1, '/') || joined(r_, i + 3, '/')) return std::nullopt;
  const int a = r_.integer(i), b = r_.integer(i + 2);
  const bool sized = r_.text(i).size() <= 2 && r_.text(i + 2).size() == 2 && !r_.is_word(i + 3) && r_.mark(i + 3) != '%';
  Term t;
  t.first = i, t.last = i + 3;
  t.day = a > 12 ? a : b, t.month = a > 12 ? b : a;
  if (!sized || (a > 12) == (b > 12) || t.month < 1 || t.day > 31) return std::nullopt;
  return t;
}

// "2015-12", "12/2015": a month, where the figures are no two years.
std::optional<Term> Grammar::month_and_year(std::uint32_t i) const {
  Term t;
  t.first = i, t.last = i + 3;
  t.granularity = Granularity::month;
  if (year_at(i) && joined(r_, i + 1, '-') && r_.text(i + 2).size() == 2 && !r_.glued(i + 3)) {
    const int b = r_.integer(i + 2), short_year = r_.integer(i) % 100;
    if (is_month(b) && (b <= short_year || r_.text(i + 2)[0] == '0') && b != short_year + 1) {
      t.year = r_.integer(i), t.month = b;
      return t;
    }
  }
  const bool opens = i == r_.first() || (r_.word(i - 1).leads && r_.role(i - 1) != Role::the);
  const bool apart = !r_.glued(i) || i == r_.first();
  const char behind = r_.mark(i + 3);
  const bool closed = !r_.glued(i + 3) || behind == '.' || behind == ',' || behind == '?' || behind == ')';
  if (!opens || !apart || !closed || (!joined(r_, i + 1, '/') && !joined(r_, i + 1, '-'))) return std::nullopt;
  if (year_at(i + 2) < 1900 || !is_month(r_.integer(i))) return std::nullopt;
  t.year = r_.integer(i + 2), t.month = r_.integer(i);
  return t;
}

// One token with points: 03.01.2020.
std::optional<Term> Grammar::pointed_figures(std::uint32_t i) const {
  const std::string_view s = r_.text(i);
  if (!r_.is_number(i) || s.size() < 8 || s.size() > 10) return std::nullopt;
  const auto first = s.find('.'), second = s.rfind('.');
  if (first == std::string_view::npos || second == first || s.find(',') != std::string_view::npos || s.size() - second != 5)
    return std::nullopt;
  int parts[3] = {0, 0, 0}, part = 0;
  for (const char c : s) {
    if (c == '.')
      ++part;
    else
      parts[part] = parts[part] * 10 + (c - '0');
    if (part > 2) return std::nullopt;
  }
  if (!is_day(parts[0]) || !is_month(parts[1]) || parts[2] < 1500 || parts[2] > 2100) return std::nullopt;
  Term t;
  t.first = i, t.last = i + 1;
  t.day = parts[0], t.month = parts[1], t.year = parts[2];
  return t;
}

}  // namespace claimcheck::times
