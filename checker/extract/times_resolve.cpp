// A term to the days that it can mean, likeliest first.
#include <algorithm>
#include <utility>

#include "checker/extract/times_calendar.h"

namespace claimcheck::times {
namespace {

constexpr int kNearby = 100;  // days
constexpr int kJust = 60;     // days from the issue to a date that needs no year

// What of a term is known without its year.
std::string partial_timex(const Term& t) {
  if (t.month != 0 && t.day != 0)
    return (t.year != 0 ? digits(t.year, 4) : "XXXX") + "-" + digits(t.month, 2) + "-" + digits(t.day, 2) + t.clock;
  if (t.month != 0) return "XXXX-" + digits(t.month, 2);
  if (t.weekday != 0) return "XXXX-WXX-" + digits(t.weekday, 1) + t.clock;
  if (t.quarter != 0) return "XXXX-Q" + digits(t.quarter, 1);
  if (t.season != Season::none) return "XXXX-" + std::string(season_code(t.season));
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
        add(*d, kDistant, t_.either);
      else
        out_.valid = t_.holiday == "X";
      if (t_.season == Season::winter && t_.year > kFirstCalendarYear) add(*place(t_, t_.year - 1), kDistant, true);
      if (t_.either) {
        Term other = t_;
        std::swap(other.day, other.month);
        if (const auto d = place(other, t_.year)) add(*d, kDistant, true);
      }
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
      if (t_.month == 0 && t_.day != 0)
        month_by_weekday();
      else if (t_.month == 0 && t_.weekday != 0)
        weekday_by_tense();
      else
        year_by_tense();
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

  // Nothing was told: "the previous month" and, in a report that compares years, "a year earlier" are counted from the issue.
  bool from_issue(bool fine) const {
    if (t_.else_issue) return true;
    const bool counted = t_.amount_unit != Unit::none && !(t_.within.unit == Unit::year && t_.within.offset == -1);
    return t_.within.offset != 0 && !fine && !t_.has_fields() && !counted;
  }

  // The day that a period is counted from; empty if nothing tells it.
  std::optional<Day> base_day() {
    if (t_.within.base == Base::issue) return a_.issue;
    if (t_.within.base == Base::told) {
      const bool fine = t_.within.unit == Unit::day || t_.within.unit == Unit::week || t_.within.unit == Unit::weekend;
      const Told& told = fine ? a_.last_day : a_.last;
      if (!told.any) return from_issue(fine) ? a_.issue : std::nullopt;
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
    if (t_.within.years != 0 && to_civil(base).year > 10) base = add_months(base, 12 * t_.within.years);
    const Unit unit = t_.within.unit;
    if (std::abs(t_.within.offset) > 5000 && unit != Unit::day) return;
    if (const int year = to_civil(base).year + (unit == Unit::year ? t_.within.offset : 0); year < 10 || year > kLastCalendarYear)
      return;
    // From a Monday to Friday told before, "the following weekend" is the one at the end of that week.
    const bool same_week = unit == Unit::weekend && t_.within.base == Base::told && t_.within.offset == 1 && weekday(base) <= 5;
    Days days = period_days(unit, base, same_week ? 0 : t_.within.offset);
    if (t_.by_tense) {
      if (a_.tense == Tense::future && days.end <= base) days = period_days(unit, base, 1);
      if (a_.tense != Tense::future && days.begin > base) days = period_days(unit, base, -1);
      guessed = true;
    }
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
                                   : t_.zone          ? a_.issue
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
    const bool counted = told && a_.last.any;
    if (!counted && !a_.issue) return;  // "the next Easter" where nothing was told is the next from the issue
    const Day base = counted ? a_.last.days.end - 1 : *a_.issue;
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
        if (d.days.begin > base && out_.readings.size() < (t_.day != 0 ? 1 : 2)) add(d, base, told || !out_.readings.empty());
      }
    } else {
      for (auto at = all.rbegin(); at != all.rend(); ++at) {
        if (at->days.end <= base && out_.readings.size() < 2) add(*at, base, !out_.readings.empty());
      }
      if (!out_.readings.empty()) out_.readings.resize(1);
    }
  }

  // "Friday 14th": the months before and after the issue in which the 14th is a Friday.
  void month_by_weekday() {
    if (!a_.issue) return;
    const CivilDate c = to_civil(*a_.issue);
    std::optional<Day> past, next;
    for (int m = c.year * 12 + c.month - 13; m <= c.year * 12 + c.month + 11 && !next; ++m) {
      const CivilDate date{m / 12, m % 12 + 1, t_.day};
      if (!is_valid(date)) continue;
      const Day day = to_day(date);
      if (weekday(day) == t_.weekday) (day <= *a_.issue ? past : next) = day;
    }
    if (a_.tense == Tense::future) std::swap(past, next);
    for (const auto& day : {past, next}) {
      if (day) add({{*day, *day + 1}, iso(*day) + t_.clock}, *a_.issue, true);
    }
  }

  void weekday_by_tense() {
    if (!a_.issue) return;
    const Day issue = *a_.issue;
    const int back = (weekday(issue) - t_.weekday + 7) % 7, ahead = (t_.weekday - weekday(issue) + 7) % 7;
    const Day past = issue - back, next = ahead == 0 ? issue + 7 : issue + ahead;
    const auto on = [&](Day d, bool guessed) { add({{d, d + 1}, iso(d) + t_.clock}, issue, guessed); };
    if (a_.tense == Tense::future) {
      // News name the weekday of their own day: "parliament is to vote on Friday", told on that Friday.
      if (ahead == 0) on(issue, true);
      on(next, ahead == 0);
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
    if (a_.year_ahead != 0) {
      if (const auto d = place(t_, a_.year_ahead)) add(*d, issue, true);
    }
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
    if (a_.tense == Tense::future && past && past->days.end > issue + 1) future = std::exchange(past, std::nullopt);
    const bool near_future = past && future && future->days.begin - issue < issue - past->days.end;
    if (a_.tense == Tense::future) {
      if (future)
        add(*future, issue, false);
      else if (past)
        add(*past, issue, true);
    } else if (a_.tense == Tense::past) {
      // In the next sentence only a day after a day goes on with the story.
      const bool days = t_.day != 0 && a_.narrated.granularity == Granularity::day;
      if (a_.narrated_here || (a_.narrated_before && days)) narrated_year(issue);
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
    // On 14 May 5 May without a year is a week ago, whatever the weekday of the next one; and so with what lies just ahead.
    const bool just_past = past && issue - past->days.begin <= kJust, just_ahead = future && future->days.begin - issue <= kJust;
    if (just_past != just_ahead && past && future && out_.readings.size() > 1) {
      const Days far = just_past ? future->days : past->days;
      std::erase_if(out_.readings, [&](const TimeReading& r) { return r.days == far; });
    }
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

Resolved resolve(const Term& term, const Anchors& anchors) { return Resolver(term, anchors).run(); }

}  // namespace claimcheck::times
