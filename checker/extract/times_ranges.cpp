// Stretches from one time to another, and dates that share their parts: "3–5 January 2020", "from March to June", "2019/20".
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
namespace {

constexpr std::uint32_t kLookBack = 12;  // tokens before "from" in which a verb of moving counts

// A shared part given by one end only.
void share(const Term& from, Term& to, bool backwards) {
  if (to.month == 0 && from.month != 0 && to.day != 0) to.month = from.month;
  const bool has_year = to.year != 0 || to.within.base != Base::none;
  if (has_year || to.direction != Direction::none) return;
  if (to.month == 0 && to.season == Season::none && to.quarter == 0 && to.half == 0) return;
  if (backwards) {  // the end gives its year to the start
    if (from.year != 0) {
      const bool wraps = to.month > from.month || (to.month == from.month && to.day > from.day && from.day != 0);
      to.year = wraps && to.month != 0 ? from.year - 1 : from.year;
    } else {
      to.within = from.within;
    }
    return;
  }
  if (from.year != 0 && to.month != 0 && from.month != 0) {
    const bool wraps = to.month < from.month || (to.month == from.month && to.day < from.day && to.day != 0);
    to.year = wraps ? from.year + 1 : from.year;
  }
}

}  // namespace

// "between now and 15 November"
Term Grammar::now_at(std::uint32_t i) {
  Term t;
  t.first = i;
  t.last = i + 1;
  t.within = {Base::issue, Unit::day, 0, 0, nullptr};
  return t;
}

// Past the word or dash between two ends; 0 if none is here.
std::uint32_t Grammar::joiner(std::uint32_t i, bool between, bool open) const {
  std::uint32_t n = i;
  if (open && r_.mark(n) == ',') ++n;
  const Role role = r_.role(n);
  if (between) return role == Role::and_ || role == Role::to || role == Role::through || r_.mark(n) == '-' ? n + 1 : 0;
  if (role == Role::to || role == Role::until || role == Role::through) return n + 1;
  if (open && r_.text(n) == "up" && (r_.role(n + 1) == Role::to || r_.role(n + 1) == Role::until)) return n + 2;
  if (n > i) return 0;
  return r_.mark(n) == '-' || r_.mark(n) == '_' ? n + 1 : 0;
}

// "moved from 2030 to 2027": two dates, neither the end of the other.
bool Grammar::moved(std::uint32_t i) const {
  const std::uint32_t from = i > r_.first() + kLookBack ? i - kLookBack : r_.first();
  for (std::uint32_t k = from; k < i; ++k) {
    if (r_.word(k).moves) return true;
  }
  return false;
}

// "2019–20", "2019/20", "1998-99", "2012–2014".
std::optional<Range> Grammar::years(std::uint32_t i) const {
  const int first = year_at(i);
  if (first < 1500 || (r_.glued(i) && i > r_.first() && r_.mark(i - 1) != '(' && r_.mark(i - 1) != '"' && r_.mark(i - 1) != '['))
    return std::nullopt;
  const char mark = r_.mark(i + 1);
  if (mark != '-' && mark != '/') return std::nullopt;
  const bool tight = r_.glued(i + 1) && r_.glued(i + 2);
  if (!tight && !(mark == '-' && !r_.glued(i + 1) && !r_.glued(i + 2))) return std::nullopt;
  int second = year_at(i + 2);
  if (second == 0 && tight && r_.integer(i + 2) >= 0 && r_.text(i + 2).size() == 2) {
    second = first / 100 * 100 + r_.integer(i + 2);
    if (second < first) second += 100;
    if (second == first || second - first > (mark == '/' ? 1 : 60)) return std::nullopt;
    if (mark == '-' && r_.integer(i + 2) <= 12 && second - first > 20) return std::nullopt;  // "2019-03" is a month
  }
  if (second < 1500) return std::nullopt;
  if (r_.glued(i + 3) && (r_.is_number(i + 3) || (r_.mark(i + 3) == '-' && r_.is_number(i + 4)) || r_.mark(i + 3) == '/'))
    return std::nullopt;
  if (r_.word(i - 1).no_year) return std::nullopt;
  if (r_.text(i + 2).size() == 4 && r_.plain(i + 3) && r_.text(i + 3).ends_with('s') && !r_.word(i + 3).after_year &&
      r_.role(i - 1) == Role::none)
    return std::nullopt;
  Range out;
  out.first = i;
  out.last = i + 3;
  out.from.first = i, out.from.last = i + 1, out.from.year = first;
  out.to.first = i + 2, out.to.last = i + 3, out.to.year = second;
  out.from.granularity = out.to.granularity = Granularity::year;
  return out;
}

// "3–5 January 2020", "between 8 and 19 July 2019", "from 6 to 8 May", "January 3–5, 2020", "3 and 4 May".
std::optional<Range> Grammar::days_of_month(std::uint32_t i) const {
  const bool led = r_.role(i) == Role::from || r_.role(i) == Role::between;
  std::uint32_t a = led ? i + 1 : i;
  if (r_.role(a) == Role::the) ++a;
  if (const auto day = day_at(a); day && !(day->word && !led)) return days_before_month(i, a, *day);
  if (r_.word(a).month == 0 || (!r_.capital(a) && r_.word(a).common)) return std::nullopt;
  return days_behind_month(i, a);
}

// Where the second day stands; 0 if nothing joins it. "June 10 and 21" are a pair of days.
std::uint32_t Grammar::second_day(std::uint32_t i, std::uint32_t end, bool& pair) const {
  const Role lead = r_.role(i);
  pair = r_.role(end) == Role::and_ && lead != Role::between && lead != Role::from;
  const std::uint32_t b = pair ? end + 1 : joiner(end, lead == Role::between, false);
  return b != 0 && r_.role(b) == Role::the ? b + 1 : b;
}

std::optional<Range> Grammar::days_before_month(std::uint32_t i, std::uint32_t a, const Day& day) const {
  bool pair = false;
  const std::uint32_t b = second_day(i, day.end, pair);
  if (b == 0) return std::nullopt;
  const auto to = day_month(b);
  if (!to || to->month == 0 || to->day == 0) return std::nullopt;
  if (pair && to->day == day.day) return std::nullopt;
  Range out;
  out.from = out.to = *to;
  out.from.first = a, out.from.last = day.end;
  out.from.day = day.day;
  out.from.weekday = 0;
  out.first = i, out.last = to->last;
  out.two_dates = pair && to->day != day.day + 1;
  return out;
}

std::optional<Range> Grammar::days_behind_month(std::uint32_t i, std::uint32_t a) const {
  const std::uint32_t d = after_point(a);
  const auto day = day_at(r_.role(d) == Role::the ? d + 1 : d);
  if (!day || (day->word && !day->ordinal)) return std::nullopt;
  bool pair = false;
  const std::uint32_t b = second_day(i, day->end, pair);
  if (b == 0) return std::nullopt;
  const auto second = day_at(b);
  if (!second) return std::nullopt;
  const char behind = r_.mark(second->end);
  const bool closed = behind == ',' || behind == '.' || behind == ';';
  if (pair && (second->word || second->day == day->day || !closed)) return std::nullopt;
  if (second->word && (!second->ordinal || r_.plain(second->end))) return std::nullopt;
  const TimeWord& next = r_.word(second->end);
  if (next.month != 0 || next.unit != Unit::none || next.role == Role::am || next.role == Role::pm || behind == ':') return std::nullopt;
  Range out;
  out.to.first = b, out.to.last = second->end;
  out.to.day = second->day;
  out.to.month = r_.word(a).month;
  read_year(out.to, true);
  out.from = out.to;
  out.from.first = a, out.from.last = day->end;
  out.from.day = day->day;
  out.first = i, out.last = out.to.last;
  out.two_dates = pair && second->day != day->day + 1;
  return out;
}

// "5/1–5/7/2020", "10/1-11/2, 2017": month and day, the year told once.
std::optional<Range> Grammar::slashed_days(std::uint32_t i) const {
  const std::uint32_t a = r_.role(i) == Role::from ? i + 1 : i;
  const auto pair = [&](std::uint32_t k, Term& t) {
    const int month = r_.integer(k), day = r_.integer(k + 2);
    if (r_.mark(k + 1) != '/' || !r_.glued(k + 1) || !r_.glued(k + 2) || r_.text(k + 2).size() > 2) return false;
    const bool day_first = month > 12;
    t.first = k, t.last = k + 3;
    t.month = day_first ? day : month, t.day = day_first ? month : day;
    return t.month >= 1 && t.month <= 12 && t.day >= 1 && t.day <= 31;
  };
  Range out;
  out.first = i;
  if (!pair(a, out.from) || r_.mark(a + 3) != '-' || !pair(a + 4, out.to)) return std::nullopt;
  std::uint32_t y = a + 7;
  if (r_.mark(y) == ',' || (r_.mark(y) == '/' && r_.glued(y + 1))) ++y;
  if (y == a + 7 || !year_at(y)) return std::nullopt;
  out.to.year = r_.integer(y);
  out.to.last = out.last = y + 1;
  share(out.to, out.from, true);
  return out;
}

// "the turn of 2019 to 2020", "the turn of 2019/2020", "the turn of the year".
std::optional<Range> Grammar::turn(std::uint32_t i) const {
  std::uint32_t n = r_.role(i) == Role::the ? i + 1 : i;
  if (r_.role(n) != Role::turn || r_.role(n + 1) != Role::of) return std::nullopt;
  n += 2;
  Range out;
  out.first = i;
  out.turn = true;
  out.from.granularity = out.to.granularity = Granularity::year;
  if (const int first = year_at(n)) {
    out.from.first = n, out.from.last = n + 1, out.from.year = first;
    if (const auto span = years(n)) {
      out.to = span->to;
    } else if ((r_.role(n + 1) == Role::to || r_.role(n + 1) == Role::and_ || r_.mark(n + 1) == '-') && year_at(n + 2)) {
      out.to.first = n + 2, out.to.last = n + 3, out.to.year = year_at(n + 2);
    } else {  // "the turn of 2020": around its first day
      out.to = out.from;
      --out.from.year;
    }
    if (out.to.year != out.from.year + 1) return std::nullopt;
    out.last = out.to.last;
    return out;
  }
  if (r_.role(n) == Role::the && r_.word(n + 1).unit == Unit::year && r_.role(n + 2) != Role::of) {
    out.from.first = out.to.first = n;
    out.from.last = out.to.last = out.last = n + 2;
    out.from.within = {Base::issue, Unit::year, -1, 0, nullptr};
    out.to.within = {Base::issue, Unit::year, 0, 0, nullptr};
    return out;
  }
  return std::nullopt;
}

// A year or a month that no preposition makes a date by itself: "from 2014 …", "… to May".
std::optional<Term> Grammar::bare_year(std::uint32_t i) const {
  if (!year_at(i)) return std::nullopt;
  Term t;
  t.first = i, t.last = i + 1;
  t.year = r_.integer(i);
  t.granularity = Granularity::year;
  return t;
}
std::optional<Term> Grammar::bare_month(std::uint32_t i) const {
  if (r_.word(i).month == 0 || !r_.capital(i)) return std::nullopt;
  Term t;
  t.first = i, t.last = after_point(i);
  t.month = r_.word(i).month;
  t.granularity = Granularity::month;
  read_year(t, false);
  return t;
}

// The first end of a range that starts at `i`; `led` says that "from" or "between" stands there.
std::optional<Term> Grammar::first_end(std::uint32_t i, const std::optional<Term>& one, bool led) const {
  if (!led) return one ? one : narrowed(i);
  if (r_.role(i + 1) == Role::now) return now_at(i + 1);
  auto a = inner(i + 1);
  if (!a) a = narrowed(i + 1);
  if (!a && r_.role(i + 1) == Role::the && r_.role(i + 2) != Role::the) a = narrowed(i + 2);
  if (!a) a = bare_year(i + 1);
  if (!a) a = bare_month(i + 1);
  return a;
}

std::optional<Term> Grammar::second_end(std::uint32_t b, const Term& first, bool led, bool between) const {
  if (led && r_.role(b) == Role::now) return now_at(b);
  auto to = inner(b);
  if (!to) to = narrowed(b);
  if (!to) to = bare_month(b);
  if (!to && (first.year != 0 || led) && !r_.glued(b + 1)) {
    to = bare_year(b);
    const bool counts = to && r_.plain(b + 1) && r_.text(b + 1).ends_with('s') && !r_.word(b + 1).after_year && between;
    if (counts) return std::nullopt;  // "between 1900 and 2000 men"
  }
  return to;
}

// Two terms joined: "from May to the end of July", "3 May 2019 – 4 June 2020".
std::optional<Range> Grammar::between_terms(std::uint32_t i, const std::optional<Term>& one) const {
  const bool from = r_.role(i) == Role::from, between = r_.role(i) == Role::between, led = from || between;
  auto a = first_end(i, one, led);
  if (!a) return std::nullopt;
  const std::uint32_t b = joiner(a->last, between, led);
  if (b == 0) return std::nullopt;
  const bool underscore = r_.mark(b - 1) == '_', dash = r_.mark(b - 1) == '-' || underscore;
  if (underscore && !between) return std::nullopt;
  if (dash && !led && !r_.glued(b - 1) && r_.glued(b)) return std::nullopt;
  auto to = second_end(b, *a, led, between);
  if (!to) return std::nullopt;
  const bool spelt = r_.role(b - 1) == Role::through && a->year != 0 && to->year != 0;  // "2014 through May 2018"
  if (!led && !spelt && a->granularity != to->granularity) return std::nullopt;
  if (!led && !dash && a->granularity == Granularity::year && r_.role(a->last) == Role::until) return std::nullopt;
  const auto relative = [](const Term& t) { return t.within.base != Base::none && !t.has_fields(); };
  const bool to_today = a->year != 0 && a->day != 0 && r_.role(b) == Role::today && r_.role(b - 1) == Role::to;
  if ((relative(*a) || relative(*to)) && !led && !to_today) return std::nullopt;
  share(*to, *a, true);
  share(*a, *to, false);
  if (to->within.base == Base::told && to->within.unit == Unit::year && to->within.offset == 0 && a->year != 0) {
    to->year = a->year;  // "between 9 October 2014 and 2 May of the same year"
    to->within = {};
  }
  Range out;
  out.first = i, out.last = to->last;
  out.from = *a;
  out.to = *to;
  out.two_dates = !between && (from || !dash) && moved(i);
  return out;
}

std::optional<Range> Grammar::range(std::uint32_t i, const std::optional<Term>& one) const {
  const Role lead = r_.role(i);
  const bool from = lead == Role::from, between = lead == Role::between;
  const bool led = from || between;
  const bool day_first = one && one->granularity == Granularity::day && !r_.is_number(i);
  if (r_.is_number(i) || led || day_first) {
    // "Tuesday, 15 January, 1 pm – 1.15 pm": the first hour went with its date.
    const bool timed = day_first && !one->clock.empty() && joiner(one->last, false, false) != 0;
    if (auto found = clocks(i, timed ? inner(i) : day_first ? one : std::nullopt)) return found;
  }
  // Nothing joins it to a second end.
  if (one && !led && joiner(one->last, false, false) == 0 && !r_.is_number(i) && r_.word(i).month == 0 && lead != Role::the)
    return std::nullopt;
  if (const auto found = slashed_days(i)) return found;
  if (const auto found = turn(i)) return found;
  if (const auto found = years(i)) return found;
  if (const std::uint32_t n = lead == Role::the ? i + 1 : i; r_.word(n).unit == Unit::year) {  // "the year 2018/19"
    auto found = years(n + 1);
    if (found) found->first = i;
    return found;
  }
  if (led) {
    if (auto found = years(i + 1)) {
      found->first = i;
      found->two_dates = from && moved(i);
      return found;
    }
  }
  if (led || r_.is_number(i) || r_.word(i).month != 0) {
    if (auto found = days_of_month(i)) {
      found->two_dates = found->two_dates || (from && moved(i));
      return found;
    }
  }
  if (!led && (!one || joiner(one->last, false, false) == 0)) return std::nullopt;
  return between_terms(i, one);
}

}  // namespace claimcheck::times
