// Longer than a day or a month and named: decades, centuries, seasons, quarters, halves; and holidays.
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {

// "1990s", "the '90s", "nineties".
std::optional<Term> Grammar::decade_at(std::uint32_t i) const {
  Term t;
  t.first = i;
  t.granularity = Granularity::decade;
  if (r_.word(i).decade != 0 && (r_.role(i - 1) == Role::the || r_.mark(i - 1) == '-' || r_.role(i - 1) == Role::in ||
                                 r_.role(i - 1) == Role::early || r_.role(i - 1) == Role::late)) {
    t.decade = r_.word(i).decade;
    t.last = i + 1;
    return t;
  }
  std::uint32_t n = i;
  if (r_.mark(n) == '\'' && r_.glued(n + 1)) ++n;
  const int value = r_.integer(n);
  if (value < 0 || value % 10 != 0) return std::nullopt;
  if (!r_.glued(n + 1) || !(r_.role(n + 1) == Role::s || r_.possessive(n + 1))) return std::nullopt;
  t.last = n + 2;
  if (year_at(n)) {
    t.decade = value;
    return t;
  }
  const bool second =
      (r_.role(i - 1) == Role::and_ || r_.role(i - 1) == Role::to || r_.role(i - 1) == Role::or_) && r_.role(i - 2) == Role::s;
  const bool led = n > i || second || r_.role(i - 1) == Role::the || r_.mark(i - 1) == '-' || r_.role(i - 1) == Role::late ||
                   r_.role(i - 1) == Role::early;
  if (r_.text(n).size() != 2 || !led) return std::nullopt;
  t.decade = value;
  return t;
}

std::optional<Term> Grammar::century_at(std::uint32_t i) const {
  std::uint32_t end = 0;
  int n = 0;
  if (const auto day = day_at(i); day && day->ordinal) {
    end = day->end;
    n = day->day;
  }
  if (n == 0) return std::nullopt;
  if (r_.mark(end) == '-') ++end;
  if (r_.word(end).unit != Unit::century || n > 22) return std::nullopt;
  Term t;
  t.first = i;
  t.last = end + 1;
  t.century = n;
  t.granularity = Granularity::century;
  if (r_.role(t.last) == Role::bc) return std::nullopt;
  return t;
}

std::optional<Term> Grammar::season_at(std::uint32_t i, bool after_the) const {
  const TimeWord& w = r_.word(i);
  if (w.season == Season::none) return std::nullopt;
  Term t;
  t.first = i;
  t.last = i + 1;
  t.season = w.season;
  t.granularity = Granularity::season;
  std::uint32_t y = i + 1;
  if (r_.role(y) == Role::of || r_.role(y) == Role::in || r_.mark(y) == ',') ++y;
  if (const int year = year_at(y)) {
    t.year = year;
    t.last = y + 1;
    if (const auto two = years(y); two && t.season == Season::winter && two->to.year == year + 1)
      t.last = two->last;  // "2010-11"
    return t;
  }
  if (const auto period = period_at(y); period && period->period.unit == Unit::year && r_.mark(i + 1) != ',') {
    t.within = period->period;
    t.last = period->end;
    return t;
  }
  // Alone: "in the spring", "by autumn"; not "spring round", "in the spring session", "winter clothes".
  const Role before = r_.role(after_the ? i - 2 : i - 1);
  const bool led = before == Role::in || before == Role::by || before == Role::since || before == Role::until ||
                   before == Role::during || before == Role::before || before == Role::after;
  const bool closed = !r_.is_word(i + 1) || r_.word(i + 1).after_year;
  if (!led || !closed) return std::nullopt;
  // "In the fall" is the season, "by the fall in tourism" is none.
  if (r_.text(i) == "fall" && (before != Role::in || r_.role(i + 1) == Role::in || r_.role(i + 1) == Role::of))
    return std::nullopt;
  return t;
}

std::optional<Term> Grammar::holiday_at(std::uint32_t i) const {
  if (!r_.word(i).holiday) return std::nullopt;
  const auto found = r_.context().lexicon.lookup(r_.words().holiday, r_.context().out.tokens, i, r_.last());
  if (found.length == 0) return std::nullopt;
  // "black friday 2010": without its capital only beside its year or a word that points at it.
  const Role before = r_.role(i - 1);
  const bool pointed = before == Role::next || before == Role::last || before == Role::previous;
  if (!r_.capital(i) && !pointed && !(found.length > 1 && year_at(i + found.length))) return std::nullopt;
  Term t;
  t.first = i;
  t.last = i + found.length;
  t.holiday = found.value;
  // "Easter Rising", "Christmas Island": a name that goes on.
  if (r_.capital(t.last) ||
      (r_.plain(t.last) && !r_.word(t.last).after_year && r_.role(t.last) == Role::none && found.length == 1))
    return std::nullopt;
  std::uint32_t y = t.last;
  if (r_.role(y) == Role::of || r_.role(y) == Role::in || r_.mark(y) == ',') ++y;
  if (const int year = year_at(y)) {
    t.year = year;
    t.last = y + 1;
  } else if (const auto period = period_at(y); period && period->period.unit == Unit::year && r_.mark(t.last) != ',') {
    t.within = period->period;
    t.last = period->end;
  }
  return t;
}

// "Q3 2019", "the second quarter of last year", "first half of 2020", "third-quarter", "H1".
std::optional<Term> Grammar::quarter_at(std::uint32_t i) const {
  Term t;
  t.first = i;
  std::uint32_t y = 0;
  bool half = false;
  const Role letter = r_.role(i);
  if ((letter == Role::q || letter == Role::h) && r_.capital(i) && r_.glued(i + 1)) {
    const int n = r_.integer(i + 1);
    half = letter == Role::h;
    if (n < 1 || n > (half ? 2 : 4)) return std::nullopt;
    (half ? t.half : t.quarter) = n;
    y = i + 2;
  } else {
    const auto day = day_at(i);
    int n = day && day->ordinal ? day->day : r_.word(i).ordinal == -1 || r_.role(i) == Role::last ? -1 : 0;
    std::uint32_t u = day && day->ordinal ? day->end : i + 1;
    const bool dashed = r_.mark(u) == '-';
    if (dashed) ++u;
    const Unit unit = r_.word(u).unit;
    half = unit == Unit::half;
    if (n == 0 || (unit != Unit::quarter && !half) || n > (half ? 2 : 4)) return std::nullopt;
    if (n == -1) n = half ? 2 : 4;
    (half ? t.half : t.quarter) = n;
    y = u + 1;
    const bool of_term = r_.role(y) == Role::of;
    if (of_term && (half || !year_at(y + 1))) {
      if (!year_at(y + 1) && !period_at(y + 1) && r_.role(y + 1) != Role::the) return std::nullopt;
    }
  }
  t.granularity = half ? Granularity::half : Granularity::quarter;
  t.last = y;
  const bool of = r_.role(y) == Role::of || r_.role(y) == Role::in || r_.mark(y) == ',';
  if (of) ++y;
  if (const int year = year_at(y)) {
    t.year = year;
    t.last = y + 1;
  } else if (const auto period = period_at(y); period && period->period.unit == Unit::year && r_.mark(y - 1) != ',') {
    t.within = period->period;
    t.last = period->end;
  } else if (r_.role(y) == Role::the && r_.word(y + 1).unit == Unit::year && of) {
    t.within = {Base::issue, Unit::year, 0, 0, nullptr};
    t.last = y + 2;
  } else if (half || letter == Role::h || (of && r_.role(y - 1) == Role::of)) {
    return std::nullopt;
  } else if (letter == Role::q && r_.role(i - 1) != Role::in && r_.role(i - 1) != Role::by && r_.role(i - 1) != Role::since &&
             r_.role(i - 1) != Role::until && r_.role(i - 1) != Role::during && r_.role(i - 1) != Role::for_) {
    return std::nullopt;  // "Q1" is a quartile, too
  } else if (letter != Role::q && r_.role(i - 1) != Role::the && r_.mark(i + 1) != '-' && r_.role(i - 1) != Role::in &&
             !r_.word(i - 1).fiscal) {
    return std::nullopt;
  }
  return t;
}

}  // namespace claimcheck::times
