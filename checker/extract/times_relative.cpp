// Times counted from the issue or from the date last told: "last week", "the following
// month", "two days later".
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
// "last year", "this week", "the following month", "the same year", "that day".
std::optional<Grammar::Upto> Grammar::period_at(std::uint32_t i) const {
  const bool the = r_.role(i) == Role::the;
  const std::uint32_t w = the ? (r_.text(i + 1) == "very" ? i + 2 : i + 1) : i;
  Upto out;
  Base base = Base::issue;
  int offset = 0;
  switch (r_.role(w)) {
    case Role::this_:
      if (the) return std::nullopt;
      break;
    case Role::last:
      offset = -1;
      break;
    case Role::next:
      offset = 1;
      if (the) base = Base::told;
      break;
    case Role::coming:
      offset = 1;
      break;
    case Role::previous:
      offset = -1;
      if (the) base = Base::told;
      break;
    case Role::following:
      if (!the) return std::nullopt;
      base = Base::told;
      offset = 1;
      break;
    case Role::same:
      if (!the && r_.role(w - 1) != Role::that) return std::nullopt;
      base = Base::told;
      break;
    case Role::that:
      if (the) return std::nullopt;
      base = Base::told;
      break;
    default:
      return std::nullopt;
  }
  std::uint32_t u = w + 1;
  if (r_.role(w) == Role::that && r_.role(u) == Role::same) ++u;
  if (r_.role(w) == Role::this_ && r_.role(u) == Role::past) ++u, offset = -1;
  if (r_.text(u) == "calendar") ++u;
  const TimeWord& unit = r_.word(u);
  if (!countable(unit.unit) || r_.text(u).ends_with('s') || unit.unit == Unit::century) return std::nullopt;
  if (r_.role(w) == Role::that && unit.unit == Unit::quarter) return std::nullopt;
  out.end = u + 1;
  out.period = {base, unit.unit == Unit::fortnight ? Unit::week : unit.unit, offset, 0, nullptr};
  return out;
}

// "A brighter tomorrow", "the wars of yesterday".
bool Grammar::figurative(std::uint32_t i) const {
  const auto article = [&](std::uint32_t k) { return r_.role(k) == Role::a || r_.role(k) == Role::the || r_.word(k).determiner; };
  if (r_.role(i - 1) == Role::of || article(i - 1)) return true;
  return r_.plain(i - 1) && r_.text(i - 1).ends_with("er") && article(i - 2);
}

// "The Iraq of today", "is today", "still used today": no day is meant.
bool Grammar::nowadays(std::uint32_t i) const {
  if (r_.possessive(i + 1)) return false;
  if (r_.role(i - 1) == Role::of || (r_.word(i - 1).cue == Cue::be && r_.text(i - 1) != "am")) return true;
  for (std::uint32_t k = i, steps = 0; k-- > r_.first() && steps < 5 && r_.mark(k) == 0; ++steps) {
    if (r_.text(k) == "still" || r_.text(k) == "than" || r_.text(k) == "known") return true;
  }
  return r_.role(i + 1) == Role::none && r_.text(i + 1) == "as";
}

// "today", "tonight", "yesterday": a day by one word.
std::optional<Term> Grammar::day_word(std::uint32_t i) const {
  const Role role = r_.role(i);
  Term t;
  t.first = i, t.last = i + 1;
  t.within = {Base::issue, Unit::day, 0, 0, nullptr};
  switch (role) {
    case Role::today:
      t.nowadays = nowadays(i);
      return t;
    case Role::tonight:
      t.clock = "TNI";
      return t;
    case Role::yesterday:
    case Role::tomorrow:
      if (figurative(i)) return std::nullopt;
      t.within.offset = role == Role::yesterday ? -1 : 1;
      return t;
    default:
      return std::nullopt;
  }
}

// "Last year", "this week": a period as a term of its own.
std::optional<Term> Grammar::whole_period(std::uint32_t i, const Upto& period) const {
  Term t;
  t.first = i;
  t.within = period.period;
  t.last = period.end;
  t.granularity = granularity_of(t.within.unit);
  if (t.within.unit == Unit::day && t.within.base == Base::issue) return std::nullopt;  // "this day", "last day of"
  // "this week's Friday" is left; "last week of March" is a part of March.
  const Role which = r_.role(r_.role(i) == Role::the ? i + 1 : i);
  if (r_.role(t.last) == Role::of && (which == Role::last || which == Role::next || which == Role::previous)) return std::nullopt;
  return t;
}

// "Last", "this coming", "the following": which one is meant, and the token of what it is one of.
Direction Grammar::direction_at(std::uint32_t& n, bool the) const {
  switch (r_.role(n++)) {
    case Role::this_:
      if (r_.role(n) == Role::coming) return ++n, Direction::next;
      if (r_.role(n) == Role::past || r_.role(n) == Role::last) return ++n, Direction::last;
      return Direction::this_one;
    case Role::last:
    case Role::past:
      return Direction::last;
    case Role::next:
    case Role::coming:
      return the ? Direction::following : Direction::next;
    case Role::previous:
      return Direction::previous;
    case Role::following:
      return Direction::following;
    default:
      return Direction::none;
  }
}

// A month, weekday, season or holiday that is pointed at: "last May", "this Friday, 3 January", "next summer".
std::optional<Term> Grammar::pointed_fields(std::uint32_t n) const {
  const TimeWord& x = r_.word(n);
  Term t;
  if (x.month != 0 && (r_.capital(n) || !x.common)) {
    auto month = month_led(n);
    return month && month->year == 0 ? month : std::nullopt;
  }
  if (x.weekday != 0 && (r_.capital(n) || !x.abbreviated)) {
    if (auto date = weekday_led(n); date && date->day != 0 && date->weekday != 0) return date;
    t.weekday = x.weekday, t.weekday_span = r_.token(n).span(), t.last = after_point(n);
    return t;
  }
  if (x.season != Season::none) {
    t.season = x.season;
    t.granularity = Granularity::season;
    t.last = n + 1;
    return t;
  }
  if (!x.holiday) return std::nullopt;
  auto holiday = holiday_at(n);
  return holiday && holiday->year == 0 ? holiday : std::nullopt;
}

// A period as a term of its own; a month, weekday, season or holiday that the same words point at; "today".
std::optional<Term> Grammar::simple_deictic(std::uint32_t i) const {
  const Role role = r_.role(i);
  if (role == Role::today || role == Role::yesterday || role == Role::tomorrow || role == Role::tonight) return day_word(i);
  if (const auto period = period_at(i)) return whole_period(i, *period);
  const bool the = role == Role::the;
  std::uint32_t n = the ? i + 1 : i;
  const Direction direction = direction_at(n, the);
  if (direction == Direction::none) return std::nullopt;
  const TimeWord& x = r_.word(n);
  if (!x.daypart.empty() || r_.role(n) == Role::midnight) {  // "last night", "the following morning"
    if (the && direction != Direction::following) return std::nullopt;
    const bool told = direction == Direction::following || direction == Direction::previous;
    const int offset = direction == Direction::last ? -1 : direction == Direction::this_one ? 0 : 1;
    Term t;
    t.first = i, t.last = n + 1;
    t.within = {told ? Base::told : Base::issue, Unit::day, offset, 0, nullptr};
    t.clock = "T" + std::string(x.daypart.empty() ? "NI" : x.daypart);
    return t;
  }
  auto t = pointed_fields(n);
  if (!t) return std::nullopt;
  t->first = i;
  t->direction = direction;
  return t;
}

// Periods that the article alone points at: "over the weekend", "ended the day", "a loss for the quarter".
std::optional<Term> Grammar::pointed(std::uint32_t i) const {
  const Unit unit = r_.word(i + 1).unit;
  const Role before = r_.role(i - 1);
  const bool closed = !r_.is_word(i + 2) && !r_.is_number(i + 2) && r_.mark(i + 2) != '-';
  Term t;
  t.first = i;
  t.last = i + 2;
  t.granularity = granularity_of(unit);
  t.within = {Base::issue, unit, 0, 0, nullptr};
  if (r_.text(i + 1).ends_with('s') || r_.capital(i + 1)) return std::nullopt;
  if (unit == Unit::week || unit == Unit::weekend) {  // "the week of 5 June", "the week beginning on Monday"
    const bool begins = r_.role(i + 2) == Role::start || r_.text(i + 2) == "starting" || r_.text(i + 2) == "commencing";
    const std::uint32_t d = begins && r_.role(i + 3) == Role::on ? i + 4 : i + 3;
    const auto day = begins || r_.role(i + 2) == Role::of ? inner(d) : std::nullopt;
    if (day && day->granularity == Granularity::day && day->has_fields() && joiner(day->last, false, false) == 0) {
      t.within = {Base::term, unit, 0, 0, std::make_shared<const Term>(*day)};
      t.last = day->last;
      return t;
    }
  }
  if (unit == Unit::weekend) {
    const bool led = before == Role::over || before == Role::during || before == Role::by || before == Role::at ||
                     before == Role::on || before == Role::for_;
    const TimeWord& next = r_.word(i + 2);
    const bool opens =
        before == Role::over && i - 1 == r_.first() && r_.text(i + 2).ends_with('s');  // "Over the weekend thousands marched"
    const bool noun = r_.plain(i + 2) && !opens && !next.after_year && next.role == Role::none && next.cue == Cue::none;
    if (!led || next.role == Role::of || next.role == Role::before || next.role == Role::after ||
        !(closed || (r_.is_word(i + 2) && !noun)))
      return std::nullopt;
    t.by_tense = true;
    return t;
  }
  if (unit == Unit::day && r_.word(i - 1).bounds &&
      (closed || r_.role(i + 2) != Role::none || r_.text(i + 2) == "down" || r_.text(i + 2) == "up")) {
    if (r_.role(i + 2) == Role::of || r_.role(i + 2) == Role::before || r_.role(i + 2) == Role::after) return std::nullopt;
    t.within.base = Base::told;
    t.else_issue = true;
    return t;
  }
  const bool reported = unit == Unit::quarter || unit == Unit::month || unit == Unit::week || unit == Unit::day;
  if (before == Role::for_ && closed && (unit == Unit::year || reported)) {  // "a loss for the quarter"
    if (reported) t.within.base = Base::told, t.else_issue = true;
    return t;
  }
  return std::nullopt;
}

// "At present", "right now": the time of speaking, told by words that the vocabulary lists.
std::optional<Term> Grammar::present(std::uint32_t i) const {
  const auto found = r_.context().lexicon.lookup(r_.words().present, r_.context().out.tokens, i, r_.last());
  const std::uint32_t end = i + found.length;
  if (found.length == 0 || (r_.mark(end) == '-' && r_.glued(end))) return std::nullopt;  // "at present-day prices"
  Term t = now_at(i);
  t.last = i + found.length;
  t.nowadays = true;
  return t;
}

std::optional<Term> Grammar::deictic(std::uint32_t i) const {
  if (r_.role(i) == Role::the && r_.word(i + 1).unit != Unit::none) {
    if (auto t = pointed(i)) return t;
  }
  // "the day before yesterday", "the day after tomorrow", "the year before", "the week after 3 January".
  if (r_.role(i) == Role::the && countable(r_.word(i + 1).unit) &&
      (r_.role(i + 2) == Role::before || r_.role(i + 2) == Role::after || r_.word(i + 2).role == Role::previous)) {
    const int step = r_.role(i + 2) == Role::after ? 1 : -1;
    Term t;
    t.first = i;
    t.granularity = granularity_of(r_.word(i + 1).unit);
    const Unit unit = r_.word(i + 1).unit;
    if (r_.role(i + 3) == Role::yesterday || r_.role(i + 3) == Role::tomorrow) {
      t.within = {Base::issue, unit, step * 2, 0, nullptr};
      t.last = i + 4;
      return t;
    }
    if (r_.role(i + 2) != Role::previous) {
      if (const auto base = inner(i + 3)) {
        if (base->granularity != Granularity::day && unit == Unit::day) return std::nullopt;
        t.within = {Base::term, unit, step, 0, std::make_shared<const Term>(*base)};
        t.last = base->last;
        return t;
      }
    }
    // An event is named: "the day after the vote".
    if (r_.is_word(i + 3) &&
        (r_.role(i + 3) == Role::the || r_.role(i + 3) == Role::a || r_.capital(i + 3) || r_.word(i + 3).role == Role::none))
      return std::nullopt;
    if (r_.is_word(i + 3) && r_.role(i + 3) != Role::and_ && r_.role(i + 3) != Role::in && r_.role(i + 3) != Role::of)
      return std::nullopt;
    t.within = {Base::told, unit, step, 0, nullptr};
    t.last = i + 3;
    return t;
  }
  auto t = simple_deictic(i);
  if (!t) return t;
  // "Next week on Tuesday"
  if (t->within.base == Base::issue && t->within.unit == Unit::week && !t->has_fields()) {
    const std::uint32_t d = r_.role(t->last) == Role::on ? t->last + 1 : t->last;
    if (r_.word(d).weekday != 0 && r_.capital(d) && !r_.word(d).common) {
      t->weekday = r_.word(d).weekday;
      t->weekday_span = r_.token(d).span();
      t->last = after_point(d);
      t->granularity = Granularity::day;
    }
  }
  // "The same month a year ago", "the same quarter of last year".
  if (t->within.base == Base::told && t->within.offset == 0 && t->within.unit != Unit::year && !t->has_fields()) {
    std::uint32_t y = r_.role(t->last) == Role::of || r_.role(t->last) == Role::in ? t->last + 1 : t->last;
    const auto amount = amount_at(y);
    const bool ago = amount && !amount->amount.vague && amount->amount.value == 1 && r_.word(amount->end).unit == Unit::year &&
                     (r_.role(amount->end + 1) == Role::ago || r_.role(amount->end + 1) == Role::earlier ||
                      r_.role(amount->end + 1) == Role::before);
    if (ago)
      t->within.years = -1, t->last = amount->end + 2;
    else if (const auto year = period_at(y); year && year->period.unit == Unit::year && year->period.offset == -1)
      t->within.years = -1, t->last = year->end;
  }
  // "yesterday morning", "Friday of next week" are days with a part.
  if (t->granularity == Granularity::day && t->clock.empty() && !r_.word(t->last).daypart.empty()) {
    t->clock = "T" + std::string(r_.word(t->last).daypart);
    ++t->last;
  }
  return t;
}

// "two weeks ago", "a day later", "ten days earlier", "three days before 9 March", "two years from now".
std::optional<Term> Grammar::shifted(std::uint32_t i) const {
  if (r_.word(i).unit == Unit::year) {  // "the year-ago quarter"
    const Role way = r_.role(i + 2);
    if (r_.mark(i + 1) != '-' || (way != Role::ago && way != Role::earlier)) return std::nullopt;
    Term t;
    t.first = i;
    t.last = i + 3;
    t.amount_unit = Unit::year;
    t.within = {way == Role::ago ? Base::issue : Base::told, Unit::year, -1, 0, nullptr};
    t.granularity = Granularity::year;
    return t;
  }
  const auto amount = amount_at(i);
  if (!amount || amount->amount.vague) return std::nullopt;
  std::uint32_t u = amount->end;
  if (r_.role(u) == Role::of) return std::nullopt;
  const Unit unit = r_.word(u).unit;
  if (!countable(unit)) return std::nullopt;
  Term t;
  t.first = i;
  t.amount = amount->amount;
  t.amount_unit = r_.word(u).unit;
  const std::uint32_t c = u + 1;
  int side = 0;
  Base base = Base::told;
  t.last = c + 1;
  switch (r_.role(c)) {
    case Role::ago: {
      side = -1;
      base = Base::issue;
      // "A year ago today", "two weeks ago yesterday", "a year ago to the day".
      const bool to_the_day = r_.role(c + 1) == Role::to && r_.role(c + 2) == Role::the && r_.word(c + 3).unit == Unit::day && !r_.text(c + 3).ends_with('s');
      if ((to_the_day || r_.role(c + 1) == Role::today || r_.role(c + 1) == Role::yesterday) && (unit == Unit::year || unit == Unit::week) && amount->amount.value.is_whole() && amount->amount.value < 200) {
        const int count = static_cast<int>(amount->amount.value.numerator());
        const int off = r_.role(c + 1) == Role::yesterday ? -1 : 0;
        t.within = {Base::issue, Unit::day, unit == Unit::week ? off - 7 * count : off, 0, nullptr};
        if (unit == Unit::year) t.within.years = -count;
        t.granularity = Granularity::day;
        t.last = to_the_day ? c + 4 : c + 2;
        return t;
      }
      break;
    }
    case Role::hence:
      side = 1;
      base = Base::issue;
      break;
    case Role::later:
      side = 1;
      break;
    case Role::on:  // "five days on, …"
      if (r_.mark(c + 1) != ',' || (unit != Unit::day && unit != Unit::week)) return std::nullopt;
      side = 1;
      break;
    case Role::earlier:
      side = -1;
      if (r_.text(c) == "prior" && (r_.role(c + 1) == Role::to || r_.plain(c + 1))) return std::nullopt;
      break;
    case Role::from:
      if (r_.role(c + 1) == Role::now) {
        side = 1, base = Base::issue, t.last = c + 2;
        break;
      }
      [[fallthrough]];
    case Role::before:
    case Role::after: {
      side = r_.role(c) == Role::before ? -1 : 1;
      if (const auto term = inner(c + 1)) {
        const bool fine = unit == Unit::day || unit == Unit::week || unit == Unit::fortnight;
        if (fine && term->granularity != Granularity::day) return std::nullopt;
        t.within.term = std::make_shared<const Term>(*term);
        t.last = term->last;
        base = Base::term;
        break;
      }
      const Role then = r_.role(c + 1);
      const bool stop = !r_.is_word(c + 1) && !r_.is_number(c + 1);
      if (r_.role(c) == Role::from || !(stop && r_.mark(c + 1) != '"' && then == Role::none)) return std::nullopt;
      break;
    }
    default:
      return std::nullopt;
  }
  const auto period = distance(amount->amount.value, r_.word(u).unit, side, base);
  if (!period) return std::nullopt;
  const auto named = t.within.term;
  t.within = *period;
  t.within.term = named;
  t.granularity = granularity_of(t.within.unit);
  return t;
}

}  // namespace claimcheck::times
