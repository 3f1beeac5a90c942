// Parts of a time ("early January", "the last week of March", "the first six months of 2020"), and the term as a whole.
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {

namespace {

Narrowing narrowing_of(Role role) {
  switch (role) {
    case Role::early:
    case Role::start:
      return Narrowing::early;
    case Role::mid:
    case Role::middle:
      return Narrowing::mid;
    case Role::late:
    case Role::end:
      return Narrowing::late;
    case Role::later:
      return Narrowing::later;
    case Role::earlier:
      return Narrowing::earlier;
    default:
      return Narrowing::none;
  }
}

}  // namespace

// "The end of the year", "late in the day", "the start of the decade": a period that the article points at.
std::optional<Term> Grammar::narrowed_unit(std::uint32_t n, bool needs_of) const {
  const bool the = r_.role(n) == Role::the;
  const std::uint32_t u = the ? n + 1 : n;
  const Unit unit = r_.word(u).unit;
  const bool in_the_day = unit == Unit::day && the && r_.role(n - 1) == Role::in;
  const bool long_unit = unit == Unit::decade || unit == Unit::century, long_one = long_unit && the && needs_of;
  if ((unit == Unit::day && !in_the_day) || (long_unit && !long_one) || r_.role(u + 1) == Role::of) return std::nullopt;
  Term t;
  t.else_issue = in_the_day || long_one;  // of the day or decade told before
  t.within = {t.else_issue ? Base::told : Base::issue, unit, 0, 0, nullptr};
  t.granularity = granularity_of(unit);
  t.last = u + 1;
  return t;
}

// What stands behind "early": a term, or a year, month or season that is one only there.
std::optional<Term> Grammar::narrowed_term(std::uint32_t n) const {
  auto t = inner(n);
  if (!t) t = bare_year(n);
  if (!t) t = bare_month(n);
  if (!t && r_.word(n).season != Season::none) {
    t.emplace();
    t->season = r_.word(n).season;
    t->granularity = Granularity::season;
    t->last = n + 1;
  }
  return t;
}

// "early January", "mid-2019", "late in 2019", "the end of March", "the middle of the 1980s", "later this year".
std::optional<Term> Grammar::narrowed(std::uint32_t i) const {
  const Role role = r_.role(i);
  const Narrowing narrowing = narrowing_of(role);
  if (narrowing == Narrowing::none) return std::nullopt;
  const bool needs_of = role == Role::start || role == Role::middle || role == Role::end;
  std::uint32_t n = i + 1;
  if (r_.mark(n) == '-' && r_.glued(n)) ++n;
  // "late February or early March" is two; "mid-to-late 2019"
  if (r_.role(n) == Role::to && r_.mark(n + 1) == '-' && (r_.role(n + 2) == Role::late || r_.role(n + 2) == Role::mid)) n += 3;
  bool of = false;
  if (r_.role(n) == Role::of ||
      (!needs_of && (r_.role(n) == Role::in || (narrowing >= Narrowing::earlier && r_.role(n) == Role::on)))) {
    of = true;
    ++n;
  }
  if (needs_of && !of && !(r_.role(n) == Role::this_ || r_.role(n) == Role::last || r_.role(n) == Role::next))
    return std::nullopt;
  const std::uint32_t u = r_.role(n) == Role::the ? n + 1 : n;
  auto t = of && countable(r_.word(u).unit) && !r_.text(u).ends_with('s') ? narrowed_unit(n, needs_of) : narrowed_term(n);
  if (!t || t->narrowing != Narrowing::none || t->part.unit != Unit::none) return std::nullopt;
  if (narrowing >= Narrowing::earlier && t->within.base == Base::none && t->granularity == Granularity::day &&
      r_.role(i + 1) != Role::on && !of)
    return std::nullopt;  // "later Friday"
  t->first = i;
  t->narrowing = narrowing;
  return t;
}

// "the last week of March", "the first Monday of next month", "the second half of May", "the first days of 2020".
std::optional<Term> Grammar::part_of(std::uint32_t i) const {
  const auto day = day_at(i);
  int index = r_.role(i) == Role::last || r_.word(i).ordinal == -1 ? -1 : day && day->ordinal ? day->day : 0;
  if (index == 0) return std::nullopt;
  std::uint32_t u = index == -1 ? i + 1 : day->end;
  Part part;
  // "the first six months of 2020"
  if (const auto count = amount_at(u); count && (index == 1 || index == -1) && !count->amount.vague &&
                                       count->amount.value.is_whole() && count->amount.value < 100 && r_.role(u) != Role::a) {
    part.count = static_cast<int>(count->amount.value.numerator());
    u = count->end;
  }
  const TimeWord& w = r_.word(u);
  if (w.weekday != 0)
    part.weekday = w.weekday, part.unit = Unit::day;
  else if (w.unit == Unit::week || w.unit == Unit::weekend || w.unit == Unit::half || w.unit == Unit::day ||
           w.unit == Unit::month || w.unit == Unit::decade || w.unit == Unit::quarter || w.unit == Unit::fortnight)
    part.unit = w.unit == Unit::fortnight ? Unit::half : w.unit;
  else
    return std::nullopt;
  part.index = index;
  std::uint32_t n = u + 1;
  if (r_.role(n) != Role::of && r_.role(n) != Role::in) return std::nullopt;
  ++n;
  std::optional<Term> t;
  if (r_.role(n) == Role::the && (r_.word(n + 1).unit == Unit::month || r_.word(n + 1).unit == Unit::year) &&
      !r_.text(n + 1).ends_with('s')) {
    if (r_.role(n + 2) == Role::of) return std::nullopt;
    t.emplace();
    t->within = {Base::issue, r_.word(n + 1).unit, 0, 0, nullptr};
    t->granularity = granularity_of(r_.word(n + 1).unit);
    t->last = n + 2;
  } else {
    t = inner(n);
  }
  if (!t || t->granularity == Granularity::day || t->narrowing != Narrowing::none || t->part.unit != Unit::none)
    return std::nullopt;
  if (part.count > 0) {
    t->part = part;
  } else if (part.unit == Unit::day && r_.text(u).ends_with('s') && part.weekday == 0) {  // "the first days of 2020"
    t->narrowing = index == 1 ? Narrowing::early : index == -1 ? Narrowing::late : Narrowing::none;
    if (t->narrowing == Narrowing::none) return std::nullopt;
  } else if ((part.unit == Unit::week || part.unit == Unit::month) && r_.text(u).ends_with('s')) {
    t->narrowing = index == -1 ? Narrowing::late : Narrowing::early;
  } else {
    t->part = part;
    t->granularity = part.weekday != 0 ? Granularity::day : granularity_of(part.unit);
  }
  t->first = i;
  return t;
}

// A term that stands inside another: no range, no length.
std::optional<Term> Grammar::inner(std::uint32_t i) const {
  if (!r_.inside(i) || depth_ >= kDeepest) return std::nullopt;
  const struct Deeper {
    explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    int& depth_;
  } deeper(depth_);
  if (r_.role(i) != Role::the) {
    if (auto t = calendar(i)) return t;
    return deictic(i);
  }
  // "The last Friday of March" is not "last Friday".
  const std::uint32_t n = i + 1;
  std::optional<Term> t;
  if (r_.role(n) == Role::last && r_.word(n + 1).weekday != 0) t = part_of(n);
  if (t) {
    t->first = i;
    return t;
  }
  if (auto deixis = deictic(i)) return deixis;
  if (r_.word(n).unit == Unit::year && year_at(n + 1)) {  // "the year 2030"
    t.emplace();
    t->year = r_.integer(n + 1);
    t->granularity = Granularity::year;
    t->last = n + 2;
  }
  if (!t) t = quarter_at(n);
  if (!t) t = part_of(n);
  if (!t) t = narrowed(n);
  if (!t && r_.word(n).season != Season::none) t = season_at(n, true);
  if (!t && !year_at(n)) t = calendar(n);
  if (!t && year_at(n) && r_.glued(n + 1)) t = decade_at(n);
  if (!t && year_at(n)) {
    t = numeric(n);
    if (t && t->quarter == 0 && t->half == 0) t.reset();
  }
  if (!t) t = part_of_day(i);
  if (t) t->first = i;
  return t;
}

// "by year end", "at year-end 2019"
std::optional<Term> Grammar::year_end(std::uint32_t i) const {
  const std::uint32_t e = r_.mark(i + 1) == '-' ? i + 2 : i + 1;
  if (r_.role(e) != Role::end || !r_.word(i - 1).leads) return std::nullopt;
  Term t;
  t.first = i;
  t.last = e + 1;
  t.narrowing = Narrowing::late;
  t.granularity = Granularity::year;
  t.within = {Base::issue, Unit::year, 0, 0, nullptr};
  if (const int year = year_at(e + 1)) t.within = {}, t.year = year, t.last = e + 2;
  return t;
}

std::optional<Term> Grammar::term(std::uint32_t i) const {
  std::optional<Term> t;
  const TimeWord& w = r_.word(i);
  if (w.present) {
    if (auto now = present(i)) return now;
  }
  if (r_.role(i) == Role::the) {
    t = inner(i);
  } else {
    if (r_.is_number(i) || w.number != 0 || w.role == Role::a || w.role == Role::half || w.unit == Unit::year) t = shifted(i);
    if (!t) t = clock_led(i);
    if (!t) t = quarter_at(i);
    if (!t) t = part_of(i);
    if (!t) t = calendar(i);
    if (!t) t = narrowed(i);
    if (!t) t = deictic(i);
    if (!t) t = part_of_day(i);
    if (!t && w.unit == Unit::year) t = year_end(i);
    if (!t && w.unit == Unit::year && year_at(i + 1) && r_.role(i - 1) != Role::a) {
      t.emplace();
      t->first = i;
      t->year = r_.integer(i + 1);
      t->granularity = Granularity::year;
      t->last = i + 2;
    }
  }
  if (t) read_clock_after(*t);
  return t;
}

}  // namespace claimcheck::times
