#include "checker/extract/times_calendar.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace claimcheck::times {

std::string digits(int value, int width) {
  std::string out(static_cast<std::size_t>(width), '0');
  for (int i = width - 1; i >= 0 && value > 0; --i, value /= 10)
    out[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  return out;
}

Granularity granularity_of(Unit unit) {
  switch (unit) {
    case Unit::week:
    case Unit::fortnight:
      return Granularity::week;
    case Unit::weekend:
      return Granularity::weekend;
    case Unit::month:
      return Granularity::month;
    case Unit::quarter:
      return Granularity::quarter;
    case Unit::half:
      return Granularity::half;
    case Unit::year:
      return Granularity::year;
    case Unit::decade:
      return Granularity::decade;
    case Unit::century:
      return Granularity::century;
    case Unit::hour:
    case Unit::minute:
    case Unit::second:
      return Granularity::time;
    default:
      return Granularity::day;
  }
}

std::optional<Period> distance(Exact value, Unit unit, int side, Base base) {
  if (!value.is_whole() && unit == Unit::year) value = value * 12, unit = Unit::month;
  if (!value.is_whole() || value > 10'000) return std::nullopt;
  int offset = side * static_cast<int>(value.numerator());
  switch (unit) {
    case Unit::week:
      offset *= 7, unit = Unit::day;
      break;
    case Unit::fortnight:
      offset *= 14, unit = Unit::day;
      break;
    case Unit::quarter:
      offset *= 3, unit = Unit::month;
      break;
    case Unit::decade:
      offset *= 10, unit = Unit::year;
      break;
    case Unit::century:
      offset *= 100, unit = Unit::year;
      break;
    case Unit::day:
    case Unit::month:
    case Unit::year:
      break;
    default:
      return std::nullopt;
  }
  return Period{base, unit, offset, 0, nullptr};
}

namespace {

int floor_to(int value, int step) { return value - (value % step + step) % step; }

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
  if (value.starts_with("W") && value.size() >= 7) {  // "W11-4-4+1"
    const int month = (value[1] - '0') * 10 + value[2] - '0', wanted = value[4] - '0';
    const Days days = days_of_month(year, month);
    Day day = days.begin + (wanted - weekday(days.begin) + 7) % 7;
    if (value[6] == 'L')
      while (day + 7 < days.end) day += 7;
    else
      day += 7 * (value[6] - '1');
    return value.size() == 9 ? day + (value[8] - '0') : day;
  }
  if (value.size() != 5 || value[2] != '-') return std::nullopt;
  return to_day({year, (value[0] - '0') * 10 + value[1] - '0', (value[3] - '0') * 10 + value[4] - '0'});
}

Days third(Days days, int index) {
  const int size = days.end - days.begin;
  return {days.begin + size * index / 3, days.begin + size * (index + 1) / 3};
}

}  // namespace

Days narrow(Days days, Narrowing narrowing, std::optional<Day> issue) {
  if (days.end - days.begin < 3) return days;  // "late Tuesday" is a Tuesday
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
  if (year < kFirstCalendarYear || year > kLastCalendarYear) return std::nullopt;
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
  if (t.season != Season::none) return Dated{season_days(t.season, year), y + "-" + std::string(season_code(t.season))};
  return Dated{days_of_year(year), y};
}

std::string_view season_code(Season season) {
  constexpr std::array<std::string_view, 5> kCodes = {"", "SP", "SU", "FA", "WI"};
  return kCodes[static_cast<std::size_t>(season)];
}

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

}  // namespace claimcheck::times
