#include "checker/extract/times_stretch.h"

#include <algorithm>

#include "checker/extract/times_length_figure.h"
#include "checker/extract/times_tense.h"

namespace claimcheck::times {
namespace {

bool bare_weekday(const Term& t) {
  return t.weekday != 0 && t.day == 0 && t.within.base == Base::none && t.direction == Direction::none;
}

// "From next Monday to Friday": the Friday after that Monday; of two weekdays alone in the past, the later one is sure.
void pair_weekdays(const Range& range, Resolved& from, Resolved& to, Tense tense) {
  if (from.readings.empty() || to.readings.empty() || range.from.granularity != Granularity::day) return;
  const bool back = bare_weekday(range.from) && tense == Tense::past;
  Resolved &kept = back ? to : from, &moved = back ? from : to;
  kept.readings.resize(1);
  moved.readings.resize(1);
  const Day base = kept.readings.front().days.begin;
  TimeReading& r = moved.readings.front();
  const int step = back ? -((weekday(base) - range.from.weekday + 6) % 7 + 1) : (range.to.weekday - weekday(base) + 6) % 7 + 1;
  r.timex = iso(base + step) + (back ? range.from.clock : range.to.clock);
  r.days = {base + step, base + step + 1};
}

// The same day, month or season of another year.
void shift_year(TimeReading& r, int years) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  r.days = {add_months(r.days.begin, 12 * years), add_months(r.days.end, 12 * years)};
  if (r.timex.size() < 4 || !std::all_of(r.timex.begin(), r.timex.begin() + 4, digit)) return;
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) year = year * 10 + (r.timex[i] - '0');
  r.timex = digits(year + years, 4) + r.timex.substr(4);
}

std::string between(Day a, Day b) {
  const CivilDate x = to_civil(a), y = to_civil(b);
  if (x.month == y.month && x.day == y.day && y.year > x.year) return "P" + std::to_string(y.year - x.year) + "Y";
  return "P" + std::to_string(std::max(0, b - a)) + "D";
}

// "10/6/2019 – 12/6/2019": day and month stand in one order in both.
void order_alike(Resolved& from, Resolved& to) {
  const bool swapped =
      from.readings[0].days.begin >= to.readings[0].days.begin && from.readings[1].days.begin < to.readings[1].days.begin;
  for (Resolved* end : {&from, &to}) {
    if (swapped) std::swap(end->readings[0], end->readings[1]);
    end->readings.resize(1);
  }
}

// The readings of a range out of those of its ends, which keep those that go with them.
void pair_readings(const Range& range, Resolved& from, Resolved& to, Time& time) {
  const auto floats = [](const Term& t) { return t.year == 0 && t.within.base == Base::none && t.has_fields(); };
  const bool from_floats = floats(range.from), to_floats = floats(range.to);
  std::vector<TimeReading> starts, ends;
  for (TimeReading b : to.readings) {
    if (from.readings.empty() || time.readings.size() == 3) break;
    // The start that lies nearest before this end, where its year was not written.
    TimeReading a = from.readings.front();
    for (const TimeReading& other : from.readings) {
      const bool nearer = a.days.begin > b.days.begin || other.days.begin > a.days.begin;
      if (from_floats && other.days.begin <= b.days.begin && nearer) a = other;
    }
    // An end without a year turns the year rather than run backwards.
    const bool turned = a.days.begin >= b.days.end;
    if (turned && from_floats)
      shift_year(a, -1);
    else if (turned && to_floats)
      shift_year(b, 1);
    if (a.days.begin >= b.days.end) time.backwards = time.readings.empty();
    Days days{a.days.begin, b.days.end};
    if (range.turn) days = {b.days.begin - 122, b.days.begin + 121};
    if (days.end <= days.begin) days.end = days.begin + 1;
    const std::string timex = "(" + a.timex + "," + b.timex + "," + between(a.days.begin, b.days.begin) + ")";
    const bool known =
        std::any_of(time.readings.begin(), time.readings.end(), [&](const TimeReading& x) { return x.days == days; });
    if (known) continue;
    time.readings.push_back({days, timex, b.anchor, a.guessed || b.guessed});
    starts.push_back(std::move(a));
    ends.push_back(std::move(b));
  }
  from.readings = std::move(starts);
  to.readings = std::move(ends);
}

}  // namespace

Time::Written written(const Term& t) {
  if (t.either) return {};  // which figure is the month is not written
  if (t.month == 0) return {t.year, 0, 0, t.weekday};
  return {t.year, t.month, t.day, t.weekday};
}

RangeTime time_of_range(const Reader& r, const Range& range, const Anchors& anchors) {
  RangeTime out{{}, resolve(range.from, anchors), resolve(range.to, anchors)};
  auto& [time, from, to] = out;
  time.range = true;
  time.written = written(range.from);
  time.written_end = written(range.to);
  time.first = r.span(range.from.first, range.from.last);
  time.last = r.span(range.to.first, range.to.last);
  time.weekday = range.from.weekday_span.empty() ? range.to.weekday_span : range.from.weekday_span;
  time.mod = range.turn ? "turn" : "";
  time.granularity = std::min(from.granularity, to.granularity);
  time.origin = std::max(from.origin, to.origin);
  time.valid = from.valid && to.valid;
  if (range.from.either && range.to.either && from.readings.size() == 2 && to.readings.size() == 2) order_alike(from, to);
  if (bare_weekday(range.to) && range.from.weekday != range.to.weekday) pair_weekdays(range, from, to, anchors.tense);
  pair_readings(range, from, to, time);
  time.timex = time.readings.empty() ? "(" + from.partial + "," + to.partial + ",PXX)" : time.readings.front().timex;
  return out;
}

std::optional<Term> ahead(const Reader& r, const Length& length) {
  if (r.role(length.first - 1) != Role::in || length.side != 0 || length.upper || length.extra || length.amount.vague)
    return std::nullopt;
  bool will = false;
  for (std::uint32_t i = length.first, steps = 0; i-- > r.first() && steps < 15 && !will; ++steps)
    will = r.word(i).cue == Cue::will;
  if (!will) return std::nullopt;
  const auto period = distance(length.amount.value, length.unit, 1, Base::issue);
  if (!period) return std::nullopt;
  Term t;
  t.first = length.first;
  t.last = length.last;
  t.within = *period;
  t.granularity = granularity_of(period->unit);
  t.amount = length.amount;
  t.amount_unit = length.unit;
  return t;
}

// "The past 30 days": from so many before the issue to its day.
void reach(const Reader& r, const Length& length, const Anchors& anchors, Time& time) {
  if (r.role(length.last) == Role::of) return;  // "the last five months of her life"
  const bool story = length.side > 0 && anchors.last.any && tense_around(r, length.first, length.last) == Tense::past;
  const bool told = length.base == Base::told || story;
  const std::optional<Day> base = !told              ? anchors.issue
                                  : anchors.last.any ? std::optional<Day>(anchors.last.days.begin)
                                                     : std::nullopt;
  UnitScale scale = scale_of(length.unit);
  Exact value = length.amount.value * scale.factor;
  if (!value.is_whole() && scale.name == "year") value = value * 12, scale.name = "month";
  if (!base || length.amount.vague || !value.is_whole() || value > 1000) return;
  const int n = static_cast<int>(value.numerator()) * length.side;
  Day other = *base;
  if (scale.name == "day")
    other += n;
  else if (scale.name == "week")
    other += 7 * n;
  else if (scale.name == "month")
    other = add_months(*base, n);
  else if (scale.name == "year" && to_civil(*base).year + n > 10)
    other = add_months(*base, 12 * n);
  else
    return;
  time.origin = told ? Origin::relative : Origin::anchored;
  const Days days = length.side < 0 ? Days{other + 1, *base + 1} : Days{*base, other};
  time.readings.push_back({days, time.timex, *base, told});
}

}  // namespace claimcheck::times
