// Dates by their fields: days, months and weekdays, in words and in figures.
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
std::optional<Grammar::Day> Grammar::day_at(std::uint32_t i) const {
  if (const int n = r_.integer(i); n >= 1 && n <= 31 && r_.text(i).size() <= 2) {
    if (r_.glued(i + 1) && r_.role(i + 1) == Role::th) return Day{i + 2, n, true, false};
    return Day{i + 1, n, false, false};
  }
  const TimeWord& w = r_.word(i);
  if (w.ordinal > 0) return Day{i + 1, w.ordinal, true, true};
  if (w.number == 20 || w.number == 30) {
    const std::uint32_t next = r_.mark(i + 1) == '-' ? i + 2 : i + 1;
    const int unit = r_.word(next).ordinal;
    if (unit >= 1 && unit <= 9 && w.number + unit <= 31) return Day{next + 1, w.number + unit, true, true};
  }
  return std::nullopt;
}

// "May twenty-nine": a cardinal in words is a day only beside its month and where no noun follows that it would count.
std::optional<Grammar::Day> Grammar::spoken_day_at(std::uint32_t i) const {
  const TimeWord& w = r_.word(i);
  if (w.number != 20 && w.number != 30) return std::nullopt;
  const std::uint32_t next = r_.mark(i + 1) == '-' ? i + 2 : i + 1;
  const int unit = r_.word(next).number;
  if (unit < 1 || unit > 9 || w.number + unit > 31) return std::nullopt;
  const bool closed = !r_.is_word(next + 1) || r_.role(next + 1) == Role::at || r_.role(next + 1) == Role::and_ ||
                      r_.word(next + 1).month != 0 || year_words(next + 1).year != 0;
  return closed ? std::optional(Day{next + 1, w.number + unit, false, true}) : std::nullopt;
}

// A month's name. Where nothing beside it makes it one (`sure` false), it needs its capital, and "May" and "March" more.
bool Grammar::month_at(std::uint32_t i, bool sure) const {
  const TimeWord& w = r_.word(i);
  if (w.month == 0) return false;
  if (sure) return true;
  if (!r_.capital(i)) return false;
  if (w.abbreviated && !(r_.mark(i + 1) == '.' && r_.glued(i + 1)) && w.common)
    return (r_.role(i - 1) == Role::in || r_.role(i - 1) == Role::of || r_.role(i - 1) == Role::since ||
            r_.role(i - 1) == Role::until) &&
           !r_.capital(i + 1);
  if (!w.common) return true;
  if (joins_months(i)) return true;
  if (r_.word(i - 1).leads || (i > r_.first() && r_.mark(i - 1) == '-'))
    return !(r_.capital(i + 1) && r_.role(i - 1) != Role::in && r_.role(i - 1) != Role::since);
  if (i > r_.first() && (r_.role(i - 1) == Role::and_ || r_.role(i - 1) == Role::or_ || r_.mark(i - 1) == ',') &&
      r_.word(i - 2).month != 0)
    return true;
  return false;
}

// "June–July", "April and May": two names of months beside each other.
bool Grammar::joins_months(std::uint32_t i) const {
  const std::uint32_t n = after_point(i);
  const bool joined = r_.mark(n) == '-' || r_.role(n) == Role::and_ || r_.role(n) == Role::to || r_.role(n) == Role::or_;
  return joined && r_.word(n + 1).month != 0 && r_.capital(n + 1);
}

// Past the point of an abbreviation: "Jan.", "Thurs.".
std::uint32_t Grammar::after_point(std::uint32_t i) const {
  return r_.word(i).abbreviated && r_.mark(i + 1) == '.' && r_.glued(i + 1) ? i + 2 : i + 1;
}

// "(a Thursday)" or ", a Thursday," after a date.
void Grammar::read_weekday_after(Term& t) const {
  if (t.weekday != 0 || t.granularity != Granularity::day) return;
  std::uint32_t i = t.last;
  const char open = r_.mark(i);
  if (open != '(' && open != ',' && open != '_' && open != '-') return;
  ++i;
  const bool article = r_.role(i) == Role::a;
  if (article) ++i;
  if (r_.word(i).weekday == 0 || !r_.capital(i) || (open != '(' && !article)) return;
  if (open == '(' && !article && r_.mark(i + 1) != ')') return;
  t.weekday = r_.word(i).weekday;
  t.weekday_span = r_.token(i).span();
  t.last = i + 1;
}

// "06/10/2019", "10/6/2019": both orders are read; figures padded with noughts are mostly written day first.
void Grammar::order(Term& t, int first, int second, bool padded) {
  t.either = true;
  t.day = padded ? first : second;
  t.month = padded ? second : first;
}

std::optional<Term> Grammar::day_month(std::uint32_t i) const {
  auto day = day_at(i);
  if (!day) day = spoken_day_at(i);
  if (!day) return std::nullopt;
  std::uint32_t m = day->end;
  bool of = false;
  if (r_.role(m) == Role::of) {
    of = true;
    ++m;
  } else if ((r_.mark(m) == '-' || r_.mark(m) == '/') && r_.glued(m) && r_.glued(m + 1)) {
    ++m;
  }
  const TimeWord& w = r_.word(m);
  if (w.month == 0) return std::nullopt;
  if (!r_.capital(m) && (w.month == 3 || w.month == 5 || day->word) && !of) return std::nullopt;
  if (i > r_.first() && r_.glued(i) && (r_.mark(i - 1) == '$' || r_.mark(i - 1) == '?' || r_.mark(i - 1) == '#'))
    return std::nullopt;                                                         // "$12"
  if (day->word && !of && day->day <= 3 && !r_.capital(m)) return std::nullopt;  // "the second may"
  Term t;
  t.first = i;
  t.last = after_point(m);
  t.day = day->day;
  t.month = w.month;
  read_year(t, true);
  if (t.year == 0 && t.within.base == Base::none && r_.role(t.last) == Role::last &&
      !r_.is_word(t.last + 1)) {  // "on 20 May last"
    t.direction = Direction::last;
    ++t.last;
  }
  if (counted_in_month(i) && t.year == 0 && t.within.base == Base::none) return std::nullopt;
  return t;
}

// "Of the 31 June patrols": no month has such a day, or "of the" counts them; things in the plural follow.
bool Grammar::counted_in_month(std::uint32_t i) const {
  const int n = r_.integer(i);
  const int month = r_.word(i + 1).month;
  if (n < 1 || month == 0 || !r_.plain(i + 2) || r_.word(i + 2).after_year) return false;
  const std::string_view noun = r_.text(i + 2);
  if (noun.size() < 4 || !noun.ends_with('s') || noun.ends_with("ss") || noun.ends_with("us")) return false;
  const bool impossible = n > (month == 2 ? 29 : days_in_month(2000, month));
  const bool of_the = r_.role(i - 1) == Role::the && r_.role(i - 2) == Role::of;
  return impossible || (of_the && i - 2 == r_.first());
}

std::optional<Term> Grammar::month_led(std::uint32_t i) const {
  const TimeWord& w = r_.word(i);
  if (w.month == 0) return std::nullopt;
  const std::uint32_t after = after_point(i);
  Term t;
  t.first = i;
  t.month = w.month;
  std::uint32_t d = after;
  if (r_.role(d) == Role::the) ++d;
  if ((r_.mark(d) == '-' || r_.mark(d) == '/') && r_.glued(d) && r_.glued(d + 1)) ++d;  // "Sep-23-2020", "Oct/2"
  auto day = day_at(d);
  if (!day && d == after) day = spoken_day_at(d);
  const bool capital = r_.capital(i) || (w.month != 3 && w.month != 5);
  if (day && capital && !(day->word && d == after && !r_.capital(i) && w.common) &&
      !(day->ordinal && r_.word(day->end).unit != Unit::none && !day->word)) {
    const bool glued_more = (r_.is_number(day->end) && !year_at(day->end)) || r_.mark(day->end) == '%' ||
                            (r_.mark(day->end) == ':' && r_.glued(day->end));
    const bool counts = !day->ordinal && r_.role(i - 1) == Role::in && r_.plain(day->end) && !r_.word(day->end).after_year;
    const bool ordinal_word = day->word && r_.plain(day->end) && !r_.word(day->end).after_year && d == after;
    if (!glued_more && !counts && !ordinal_word) {
      t.day = day->day;
      t.last = day->end;
      read_year(t, true);
      return t;
    }
  }
  t.granularity = Granularity::month;
  t.last = after;
  if (capital) read_year(t, false);
  if (t.year == 0 && (r_.mark(after) == '/' || r_.mark(after) == '-') && r_.glued(after) && r_.glued(after + 1) &&
      year_at(after + 1)) {
    t.year = year_at(after + 1);
    t.last = after + 2;
  }
  if (t.year == 0 && t.within.base == Base::none && !month_at(i, false)) return std::nullopt;
  return t;
}

std::optional<Term> Grammar::weekday_led(std::uint32_t i) const {
  const TimeWord& w = r_.word(i);
  if (w.weekday == 0) return std::nullopt;
  std::uint32_t d = after_point(i);
  bool bracket = false;
  if (r_.mark(d) == ',')
    ++d;
  else if (r_.mark(d) == '(')
    bracket = true, ++d;
  if (r_.role(d) == Role::the) ++d;
  auto t = day_month(d);
  if (!t && r_.word(d).month != 0) {
    t = month_led(d);
    if (t && t->day == 0) t.reset();
  }
  if (!t) {
    if (const auto iso = numeric(d); iso && iso->granularity == Granularity::day && !iso->either) t = iso;
  }
  // "Friday 14th", "Friday the 14th"
  if (const auto day = day_at(d); !t && day && day->ordinal && !day->word && !bracket && r_.capital(i)) {
    const TimeWord& next = r_.word(day->end);
    const bool noun = r_.is_word(day->end) && !next.after_year && next.role == Role::none && next.cue == Cue::none;
    if (!noun && r_.role(day->end) != Role::of) {
      t.emplace();
      t->last = day->end;
      t->day = day->day;
    }
  }
  // "Friday to Thursday, 1 June through 7 June": the weekday of the second end stands before the first.
  const std::uint32_t before = r_.role(i - 1) == Role::this_ || r_.role(i - 1) == Role::the ? i - 2 : i - 1;
  const bool ends_weekdays = (r_.mark(before) == '-' || r_.role(before) == Role::to || r_.role(before) == Role::through) &&
                             r_.word(before - 1).weekday != 0;
  if (t && ends_weekdays && joiner(t->last, false, false) != 0) t.reset();
  if (t && (!bracket || r_.mark(t->last) == ')')) {
    t->first = i;
    t->weekday = w.weekday;
    t->weekday_span = r_.token(i).span();
    return t;
  }
  return weekday_alone(i);
}

// "on Friday", "Friday morning", "Monday last week"; not "Bloody Friday", "the Sunday session", "Sunday Times".
std::optional<Term> Grammar::weekday_alone(std::uint32_t i) const {
  const TimeWord& w = r_.word(i);
  if (!r_.capital(i) && (w.abbreviated || w.common)) return std::nullopt;  // "monday" is careless, but nothing else
  const std::uint32_t after = after_point(i);
  if (w.common && after == i + 1) {  // "Sat at 5", "Mon 9 am"
    const bool hour = r_.is_number(after + 1) && (r_.role(after) == Role::at);
    const bool half = r_.is_number(after) && (r_.role(after + 1) == Role::am || r_.role(after + 1) == Role::pm);
    if (i == r_.first() || !(half || (hour && bare_hour(after + 1)))) return std::nullopt;
  }
  const Role before = r_.role(i - 1);
  const bool led = r_.word(i - 1).leads;
  const bool determiner = before == Role::the || before == Role::a || r_.possessive(i - 1);
  const TimeWord& next = r_.word(after);
  // "in Washington Thursday", but "Black Friday" and the "Sheffield Wednesday ground"
  const bool goes_on = r_.is_word(after) && next.daypart.empty() && !next.after_year && next.role == Role::none &&
                       next.cue == Cue::none && !r_.possessive(after);
  if (!led && i > r_.first() && r_.capital(i - 1) && before == Role::none && r_.word(i - 1).month == 0 &&
      r_.word(i - 1).weekday == 0 && (r_.word(i - 1).named_day || goes_on || i - 1 == r_.first()))
    return std::nullopt;
  if (!led && r_.capital(after) && next.month == 0) return std::nullopt;
  if (determiner && r_.is_word(after) && next.daypart.empty() && !next.after_year && next.role == Role::none &&
      !r_.possessive(after))
    return std::nullopt;
  Term t;
  t.first = i;
  t.last = after;
  t.weekday = w.weekday;
  t.weekday_span = r_.token(i).span();
  std::uint32_t p = after;
  if (r_.role(p) == Role::of) ++p;
  if (const auto period = period_at(p); period && period->period.unit == Unit::week) {
    t.within = period->period;
    t.last = period->end;
  } else if (r_.role(after) == Role::last && !r_.is_word(after + 1)) {
    t.direction = Direction::last;
    t.last = after + 1;
  }
  return t;
}

std::optional<Term> Grammar::calendar(std::uint32_t i) const {
  const TimeWord& w = r_.word(i);
  std::optional<Term> t;
  if (r_.is_number(i) || r_.mark(i) == '\'') {
    t = numeric(i);
    if (!t) t = day_month(i);
    if (!t) t = decade_at(i);
    if (!t) t = century_at(i);
    if (!t && r_.is_number(i)) t = quarter_at(i);
    if (!t && r_.is_number(i)) t = year_alone(i);
  } else {
    if (w.holiday) t = holiday_at(i);
    if (!t && w.weekday != 0) t = weekday_led(i);
    if (!t && w.month != 0) t = month_led(i);
    if (!t && (w.ordinal != 0 || w.number == 20 || w.number == 30)) {
      t = day_month(i);
      if (!t) t = century_at(i);
      if (!t) t = quarter_at(i);
    }
    if (!t && (w.role == Role::q || w.role == Role::h || w.role == Role::last)) t = quarter_at(i);
    if (!t && w.decade != 0) t = decade_at(i);
    if (!t && w.number != 0) t = spoken_year(i);
    if (!t && w.season != Season::none) t = season_at(i, false);
  }
  if (t) read_weekday_after(*t);
  return t;
}

}  // namespace claimcheck::times
