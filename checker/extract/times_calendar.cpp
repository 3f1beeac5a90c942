#include "checker/extract/times_calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace claimcheck::times {
namespace {

constexpr int kFirstYear = 1, kLastYear = 9000;
constexpr int kNearby = 100;  // days

std::string digits(int value, int width) {
  std::string out(static_cast<std::size_t>(width), '0');
  for (int i = width - 1; i >= 0 && value > 0; --i, value /= 10)
    out[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  return out;
}

struct Dated {
  Days days;
  std::string timex;
};

int floor_to(int value, int step) { return value - (value % step + step) % step; }

constexpr std::array<std::string_view, 5> kSeasonCodes = {"", "SP", "SU", "FA", "WI"};

// The season that begins in `year`; winter runs into the next one.
Days season_days(Season season, int year) {
  switch (season) {
    case Season::spring:
      return {to_day({year, 3, 1}), to_day({year, 6, 22})};
    case Season::summer:
      return {to_day({year, 6, 1}), to_day({year, 9, 24})};
    case Season::autumn:
      return {to_day({year, 9, 1}), to_day({year, 12, 22})};
    default:
      return {to_day({year, 12, 1}), to_day({year + 1, 3, 21})};
  }
}

std::optional<Day> holiday_day(std::string_view value, int year) {
  if (value.starts_with("E")) {
    int offset = 0;
    const char* from = value.data() + (value.substr(1, 1) == "+" ? 2 : 1);
    std::from_chars(from, value.data() + value.size(), offset);
    return easter_sunday(year) + offset;
  }
  if (value.size() != 5 || value[2] != '-') return std::nullopt;
  return to_day({year, (value[0] - '0') * 10 + value[1] - '0', (value[3] - '0') * 10 + value[4] - '0'});
}

Days third(Days days, int index) {
  const int size = days.end - days.begin;
  return {days.begin + size * index / 3, days.begin + size * (index + 1) / 3};
}

Days narrow(Days days, Narrowing narrowing, std::optional<Day> issue) {
  switch (narrowing) {
    case Narrowing::early:
      return third(days, 0);
    case Narrowing::mid:
      return third(days, 1);
    case Narrowing::late:
      return third(days, 2);
    case Narrowing::earlier:
      if (issue && days.contains({*issue, *issue + 1})) return {days.begin, std::max(*issue, days.begin + 1)};
      return days;
    case Narrowing::later:
      if (issue && days.contains({*issue, *issue + 1})) return {*issue, days.end};
      return days;
    default:
      return days;
  }
}

// The nth week, weekend, weekday … of a stretch; empty if it has none such.
std::optional<Dated> part(Days days, const Part& p) {
  const auto nth = [&](Day first, int step, int size) -> std::optional<Days> {
    if (p.index > 0) {
      const Day begin = first + (p.index - 1) * step;
      if (begin >= days.end) return std::nullopt;
      return Days{begin, begin + size};
    }
    Day begin = first;
    while (begin + step < days.end) begin += step;
    return Days{begin, begin + size};
  };
  const auto on = [&](int weekday_wanted) { return days.begin + (weekday_wanted - weekday(days.begin) + 7) % 7; };
  if (p.count > 0) {
    const auto step = [&](Day from, int n) {
      switch (p.unit) {
        case Unit::day:
          return from + n;
        case Unit::week:
          return from + 7 * n;
        case Unit::month:
          return add_months(from, n);
        case Unit::quarter:
          return add_months(from, 3 * n);
        case Unit::decade:
          return add_months(from, 120 * n);
        default:
          return from;
      }
    };
    const Days d = p.index > 0 ? Days{days.begin, step(days.begin, p.count)} : Days{step(days.end, -p.count), days.end};
    if (!days.contains(d) || d.empty()) return std::nullopt;
    return Dated{d, "(" + iso(d.begin) + "," + iso(d.end) + ",P" + std::to_string(d.end - d.begin) + "D)"};
  }
  if (days.end - days.begin > 400 && p.unit != Unit::decade && p.unit != Unit::half) return std::nullopt;
  if (p.weekday != 0) {
    if (const auto d = nth(on(p.weekday), 7, 1)) return Dated{*d, iso(d->begin)};
    return std::nullopt;
  }
  switch (p.unit) {
    case Unit::day:
      if (const auto d = nth(days.begin, 1, 1)) return Dated{*d, iso(d->begin)};
      return std::nullopt;
    case Unit::week:
      if (const auto d = nth(on(4), 7, 1)) {  // a week belongs where its Thursday is
        const Day monday = d->begin - 3;
        return Dated{{monday, monday + 7}, timex_of(Unit::week, monday)};
      }
      return std::nullopt;
    case Unit::weekend:
      if (const auto d = nth(on(6), 7, 2)) return Dated{*d, timex_of(Unit::weekend, d->begin)};
      return std::nullopt;
    case Unit::month:
    case Unit::quarter: {
      const int months = p.unit == Unit::month ? 1 : 3;
      const Day begin = p.index > 0 ? add_months(days.begin, (p.index - 1) * months) : add_months(days.end, -months);
      if (begin >= days.end || begin < days.begin) return std::nullopt;
      return Dated{period_days(p.unit, begin, 0), timex_of(p.unit, begin)};
    }
    case Unit::half: {
      const Day middle = days.end - days.begin <= 31 ? days.begin + 15 : days.begin + (days.end - days.begin) / 2;
      const Days d = p.index == 1 ? Days{days.begin, middle} : Days{middle, days.end};
      return Dated{d, "(" + iso(d.begin) + "," + iso(d.end) + ",P" + std::to_string(d.end - d.begin) + "D)"};
    }
    case Unit::decade: {
      const int first = to_civil(days.begin).year, count = (to_civil(days.end - 1).year - first + 1) / 10;
      const int k = p.index > 0 ? p.index - 1 : count - 1;
      if (k < 0 || k >= count) return std::nullopt;
      const Day begin = to_day({first + 10 * k, 1, 1});
      return Dated{period_days(Unit::decade, begin, 0), timex_of(Unit::decade, begin)};
    }
    default:
      return std::nullopt;
  }
}

// The fields of a term put into a year; empty if no such day exists.
std::optional<Dated> place(const Term& t, int year) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  const std::string y = digits(year, 4);
  if (!t.holiday.empty()) {
    const auto day = holiday_day(t.holiday, year);
    if (!day) return std::nullopt;
    return Dated{{*day, *day + 1}, iso(*day)};
  }
  if (t.month != 0 && t.day != 0) {
    if (!is_valid({year, t.month, t.day})) return std::nullopt;
    const Day day = to_day({year, t.month, t.day});
    return Dated{{day, day + 1}, iso(day) + t.clock};
  }
  if (t.month != 0) return Dated{days_of_month(year, t.month), y + "-" + digits(t.month, 2)};
  if (t.quarter != 0)
    return Dated{period_days(Unit::quarter, to_day({year, 3 * t.quarter - 2, 1}), 0), y + "-Q" + digits(t.quarter, 1)};
  if (t.half != 0) return Dated{period_days(Unit::half, to_day({year, 6 * t.half - 5, 1}), 0), y + "-H" + digits(t.half, 1)};
  if (t.season != Season::none)
    return Dated{season_days(t.season, year), y + "-" + std::string(kSeasonCodes[static_cast<std::size_t>(t.season)])};
  return Dated{days_of_year(year), y};
}

// What of a term is known without its year.
std::string partial_timex(const Term& t) {
  if (t.month != 0 && t.day != 0)
    return (t.year != 0 ? digits(t.year, 4) : "XXXX") + "-" + digits(t.month, 2) + "-" + digits(t.day, 2) + t.clock;
  if (t.month != 0) return "XXXX-" + digits(t.month, 2);
  if (t.weekday != 0) return "XXXX-WXX-" + digits(t.weekday, 1) + t.clock;
  if (t.quarter != 0) return "XXXX-Q" + digits(t.quarter, 1);
  if (t.season != Season::none) return "XXXX-" + std::string(kSeasonCodes[static_cast<std::size_t>(t.season)]);
  if (t.holiday.size() == 5) return "XXXX-" + std::string(t.holiday);
  if (t.granularity == Granularity::time) return t.clock;
  if (t.within.base == Base::issue && t.within.unit == Unit::day && t.within.offset == 0) return "PRESENT_REF";
  return "XXXX-XX-XX";
}

// One term, read once.
class Resolver {
 public:
  Resolver(const Term& term, const Anchors& anchors) : t_(term), a_(anchors) {}

  Resolved run() {
    out_.granularity = t_.granularity;
    if (t_.within.base != Base::none) {
      in_period();
    } else if (t_.year != 0) {
      if (const auto d = place(t_, t_.year))
        add(*d, kDistant, false);
      else
        out_.valid = t_.holiday == "X";
      if (t_.season == Season::winter && t_.year > kFirstYear) add(*place(t_, t_.year - 1), kDistant, true);
    } else if (t_.decade >= 0) {
      decade();
    } else if (t_.century != 0) {
      const Day begin = to_day({(t_.century - 1) * 100 + (t_.century == 1 ? 1 : 0), 1, 1});
      add({{begin, to_day({t_.century * 100, 1, 1})}, digits(t_.century - 1, 2)}, kDistant, false);
    } else if (t_.direction != Direction::none) {
      out_.origin = t_.direction == Direction::following ? Origin::relative : Origin::anchored;
      directed();
    } else if (t_.granularity == Granularity::time) {
      time_of_day();
    } else {
      out_.origin = Origin::anchored;
      t_.month == 0 && t_.weekday != 0 ? weekday_by_tense() : year_by_tense();
    }
    finish();
    return std::move(out_);
  }

 private:
  void add(const Dated& d, Day anchor, bool guessed) {
    Dated x = d;
    if (t_.part.unit != Unit::none) {
      const auto p = part(x.days, t_.part);
      if (!p) return;
      x = *p;
    }
    x.days = narrow(x.days, t_.narrowing, a_.issue);
    for (const TimeReading& r : out_.readings) {
      if (r.days == x.days) return;
    }
    out_.readings.push_back({x.days, x.timex, anchor, guessed});
  }

  // The day that a period is counted from; empty if nothing tells it.
  std::optional<Day> base_day() {
    if (t_.within.base == Base::issue) return a_.issue;
    if (t_.within.base == Base::told) {
      const bool fine = t_.within.unit == Unit::day || t_.within.unit == Unit::week || t_.within.unit == Unit::weekend;
      const Told& told = fine ? a_.last_day : a_.last;
      if (!told.any)
        return t_.within.offset != 0 && !fine && !t_.has_fields() && t_.amount_unit == Unit::none ? a_.issue : std::nullopt;
      if (t_.within.unit == Unit::month && told.granularity > Granularity::month && told.granularity != Granularity::time)
        return std::nullopt;
      return t_.within.offset > 0 ? told.days.end - 1 : told.days.begin;
    }
    return std::nullopt;
  }

  void in_period() {
    out_.origin = t_.within.base == Base::issue ? Origin::anchored : Origin::relative;
    if (t_.nowadays) return;
    if (t_.within.base == Base::term) {
      const Resolved base = resolve(*t_.within.term, a_);
      out_.origin = Origin::relative;
      for (const TimeReading& r : base.readings) counted_from(r.days.begin, r.guessed);
      return;
    }
    const auto base = base_day();
    if (!base) return;
    counted_from(*base, t_.within.base == Base::told);
  }

  void counted_from(Day base, bool guessed) {
    const Unit unit = t_.within.unit;
    if (std::abs(t_.within.offset) > 5000 && unit != Unit::day) return;
    if (const int year = to_civil(base).year + (unit == Unit::year ? t_.within.offset : 0); year < 10 || year > kLastYear) return;
    const Days days = period_days(unit, base, t_.within.offset);
    if (!t_.has_fields()) {
      add({days, timex_of(unit, days.begin) + t_.clock}, base, guessed);
      return;
    }
    if (t_.month == 0 && t_.weekday != 0) {  // "Monday last week"
      const Day day = days.begin + t_.weekday - 1;
      add({{day, day + 1}, iso(day) + t_.clock}, base, guessed);
      return;
    }
    const int year = to_civil(days.begin).year;
    if (const auto d = place(t_, year)) {
      add(*d, base, guessed);
    } else if (t_.holiday.empty()) {
      out_.valid = false;
      Term told = t_;
      told.year = year;
      out_.partial = partial_timex(told);
    }
  }

  // A clock time without its day: of the day told in its sentence; with a time zone, as news give it, of the issue's.
  void time_of_day() {
    out_.origin = a_.day_in_sentence ? Origin::relative : Origin::anchored;
    const std::optional<Day> day = a_.day_in_sentence ? std::optional<Day>(a_.last_day.days.begin)
                                   : t_.zone       ? a_.issue
                                                   : std::nullopt;
    if (day) add({{*day, *day + 1}, iso(*day) + t_.clock}, *day, true);
  }

  void decade() {
    int first = t_.decade;
    const bool open = first < 100;
    if (open) first += a_.issue && first + 2000 <= to_civil(*a_.issue).year && first >= 20 && first < 30 ? 2000 : 1900;
    const Day begin = to_day({first, 1, 1});
    add({period_days(Unit::decade, begin, 0), timex_of(Unit::decade, begin)}, kDistant, open);
  }

  // "last December", "next spring", "this Friday".
  void directed() {
    const bool told = t_.direction == Direction::following;
    if (told ? !a_.last.any : !a_.issue) return;
    const Day base = told ? a_.last.days.end - 1 : *a_.issue;
    const bool ahead = t_.direction == Direction::next || t_.direction == Direction::following;
    if (t_.month == 0 && t_.weekday != 0) {
      const Day monday = base - (weekday(base) - 1);
      Day day = monday + t_.weekday - 1;
      if (t_.direction == Direction::last || t_.direction == Direction::previous) day = day < base ? day : day - 7;
      if (ahead) day = day > base ? day : day + 7;
      add({{day, day + 1}, iso(day) + t_.clock}, base, told);
      return;
    }
    const int year = to_civil(base).year;
    if (t_.direction == Direction::this_one) {
      const auto winter = t_.season == Season::winter && to_civil(base).month <= 6 ? year - 1 : year;
      if (const auto d = place(t_, winter))
        add(*d, base, false);
      else
        out_.valid = t_.holiday == "X";
      return;
    }
    std::vector<Dated> all;
    for (int y = year - 2; y <= year + 2; ++y) {
      if (auto d = place(t_, y)) all.push_back(std::move(*d));
    }
    if (ahead) {
      for (const Dated& d : all) {
        if (d.days.begin > base && out_.readings.size() < 2) add(d, base, told || !out_.readings.empty());
      }
    } else {
      for (auto at = all.rbegin(); at != all.rend(); ++at) {
        if (at->days.end <= base && out_.readings.size() < 2) add(*at, base, !out_.readings.empty());
      }
      if (!out_.readings.empty()) out_.readings.resize(1);
    }
  }

  void weekday_by_tense() {
    if (!a_.issue) return;
    const Day issue = *a_.issue;
    const int back = (weekday(issue) - t_.weekday + 7) % 7, ahead = (t_.weekday - weekday(issue) + 7) % 7;
    const Day past = issue - back, next = ahead == 0 ? issue + 7 : issue + ahead;
    const auto on = [&](Day d, bool guessed) { add({{d, d + 1}, iso(d) + t_.clock}, issue, guessed); };
    if (a_.tense == Tense::future) {
      on(next, false);
      return;
    }
    on(past, a_.tense != Tense::past);
    if (a_.tense != Tense::past) on(next, true);
    if (a_.narrated.any && a_.last_day.any && a_.tense == Tense::past) {
      // A story told day by day: the first such weekday after the last day told.
      const Day last = a_.last_day.days.begin;
      const Day following = last + (t_.weekday - weekday(last) + 7) % 7;
      if (following <= issue) on(following, true);
    }
  }

  // Which year a month, a day of a month or a season belongs to.
  void year_by_tense() {
    if (!a_.issue) {
      if (a_.year != 0) {
        if (const auto d = place(t_, a_.year)) add(*d, a_.narrated.days.begin, true);
      }
      if (!possible()) out_.valid = false;
      return;
    }
    const Day issue = *a_.issue;
    const int year = to_civil(issue).year;
    std::optional<Dated> past, future;
    for (int y = year - 4; y <= year + 4; ++y) {  // 29 February comes every four years
      auto d = place(t_, y);
      if (!d) continue;
      if (d->days.begin <= issue)
        past = std::move(*d);
      else if (!future)
        future = std::move(*d);
    }
    if (!past && !future) {
      out_.valid = t_.holiday == "X";
      return;
    }
    // A running month or season is present, too.
    if (a_.tense == Tense::future && past && past->days.end > issue + 1)
      std::swap(past, future), future = std::exchange(past, std::nullopt);
    const bool near_future = past && future && future->days.begin - issue < issue - past->days.end;
    if (a_.tense == Tense::future) {
      if (future)
        add(*future, issue, false);
      else if (past)
        add(*past, issue, true);
    } else if (a_.tense == Tense::past) {
      if (a_.near_narrated) narrated_year(issue);
      if (past) add(*past, issue, false);
      narrated_year(issue);
    } else {
      if (near_future) add(*future, issue, true);
      if (past) add(*past, issue, true);
      narrated_year(issue);
      if (future) add(*future, issue, true);
    }
    agree_with_weekday(past, future, issue);
  }

  // A paragraph that tells of another year goes on in it: "on 18 March 2016 … on 5 May".
  void narrated_year(Day issue) {
    if (a_.year == 0 || !a_.narrated.any || a_.year == to_civil(issue).year) return;
    const auto same = place(t_, a_.year);
    if (same && same->days.begin >= a_.narrated.days.begin) add(*same, a_.narrated.days.begin, true);
  }

  // Does any year have such a day?
  bool possible() const { return t_.month == 0 || t_.day == 0 || t_.day <= (t_.month == 2 ? 29 : days_in_month(2000, t_.month)); }

  // The weekday beside a date says which year is meant, if it fits one of the readings; else it may show that the tense
  // of another clause was taken, where the nearby day on the other side of the issue fits.
  void agree_with_weekday(const std::optional<Dated>& past, const std::optional<Dated>& future, Day issue) {
    if (t_.weekday == 0 || t_.day == 0) return;
    const auto fits = [&](const TimeReading& r) { return weekday(r.days.begin) == t_.weekday; };
    if (std::any_of(out_.readings.begin(), out_.readings.end(), fits)) {
      std::erase_if(out_.readings, [&](const TimeReading& r) { return !fits(r); });
      return;
    }
    for (const auto& other : {past, future}) {
      if (!other || weekday(other->days.begin) != t_.weekday || std::abs(other->days.begin - issue) > kNearby) continue;
      out_.readings.clear();
      add(*other, issue, true);
      return;
    }
  }

  void finish() {
    if (t_.part.unit != Unit::none && out_.readings.empty() && out_.valid) out_.partial = "XXXX-XX-XX";
    if (out_.readings.empty() && out_.partial.empty()) out_.partial = partial_timex(t_);
  }

  const Term& t_;
  const Anchors& a_;
  Resolved out_;
};

}  // namespace

Day easter_sunday(int year) {
  // Meeus, Jones, Butcher.
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return to_day({year, n / 31, n % 31 + 1});
}

Days period_days(Unit unit, Day base, int offset) {
  const CivilDate c = to_civil(base);
  const auto years = [&](int step) {
    const int first = floor_to(c.year, step) + offset * step;
    return Days{to_day({first, 1, 1}), to_day({first + step, 1, 1})};
  };
  const auto months = [&](int step) {
    const Day first = add_months(to_day({c.year, floor_to(c.month - 1, step) + 1, 1}), offset * step);
    return Days{first, add_months(first, step)};
  };
  switch (unit) {
    case Unit::week: {
      const Day monday = base - (weekday(base) - 1) + 7 * offset;
      return {monday, monday + 7};
    }
    case Unit::weekend: {
      const Day saturday = base - (weekday(base) - 1) + 5 + 7 * offset;
      return {saturday, saturday + 2};
    }
    case Unit::month:
      return months(1);
    case Unit::quarter:
      return months(3);
    case Unit::half:
      return months(6);
    case Unit::year:
      return years(1);
    case Unit::decade:
      return years(10);
    case Unit::century:
      return years(100);
    default:
      return {base + offset, base + offset + 1};
  }
}

std::string timex_of(Unit unit, Day first) {
  const CivilDate c = to_civil(first);
  const std::string year = digits(c.year, 4);
  switch (unit) {
    case Unit::week:
    case Unit::weekend: {
      const auto [y, w] = iso_week(first);
      return digits(y, 4) + "-W" + digits(w, 2) + (unit == Unit::weekend ? "-WE" : "");
    }
    case Unit::month:
      return year + "-" + digits(c.month, 2);
    case Unit::quarter:
      return year + "-Q" + digits((c.month + 2) / 3, 1);
    case Unit::half:
      return year + "-H" + digits((c.month + 5) / 6, 1);
    case Unit::year:
      return year;
    case Unit::decade:
      return year.substr(0, 3);
    case Unit::century:
      return year.substr(0, 2);
    default:
      return iso(first);
  }
}

Resolved resolve(const Term& term, const Anchors& anchors) { return Resolver(term, anchors).run(); }

}  // namespace claimcheck::times
