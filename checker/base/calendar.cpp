#include "checker/base/calendar.h"

#include <array>
#include <utility>

namespace claimcheck {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};

}  // namespace

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_valid(const CivilDate& d) {
  return d.year >= 1 && d.year <= 9999 && d.day >= 1 && d.day <= days_in_month(d.year, d.month);
}

Day to_day(const CivilDate& date) {
  const int y = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate to_civil(Day day) {
  const int z = day + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int day_of_era = z - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int mp = (5 * day_of_year + 2) / 153;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {year, month, day_of_year - (153 * mp + 2) / 5 + 1};
}

int weekday(Day day) {
  const int from_monday = (day + 3) % 7;  // 1970-01-01 was a Thursday
  return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

Day iso_week_start(int year, int week) {
  const Day fourth = to_day({year, 1, 4});  // always in week 1
  return fourth - (weekday(fourth) - 1) + (week - 1) * 7;
}

std::pair<int, int> iso_week(Day day) {
  const Day thursday = day - (weekday(day) - 1) + 3;
  const int year = to_civil(thursday).year;
  return {year, (thursday - to_day({year, 1, 1})) / 7 + 1};
}

Day add_months(Day day, int months) {
  const CivilDate d = to_civil(day);
  const int count = d.year * 12 + d.month - 1 + months;
  const int year = count / 12, month = count % 12 + 1;
  const int last = days_in_month(year, month);
  return to_day({year, month, d.day < last ? d.day : last});
}

std::string iso(Day day) {
  const CivilDate d = to_civil(day);
  std::string out = "0000-00-00";
  const auto put = [&](std::size_t last, int value, int width) {
    for (; width > 0; --width, --last, value /= 10) out[last] = static_cast<char>('0' + value % 10);
  };
  put(3, d.year < 0 ? -d.year : d.year, 4);
  put(6, d.month, 2);
  put(9, d.day, 2);
  return out;
}

std::optional<Day> parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  for (std::size_t i = 0, part = 0; i < 10; ++i) {
    if (i == 4 || i == 7) {
      ++part;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    parts[part] = parts[part] * 10 + (text[i] - '0');
  }
  const CivilDate date{parts[0], parts[1], parts[2]};
  if (!is_valid(date)) return std::nullopt;
  return to_day(date);
}

std::string pretty_day(Day day) {
  const CivilDate d = to_civil(day);
  return std::to_string(d.day) + " " + std::string(month_name(d.month)) + " " + std::to_string(d.year);
}

std::string_view month_name(int month) { return kMonths[static_cast<std::size_t>(month - 1)]; }
std::string_view weekday_name(int weekday) { return kWeekdays[static_cast<std::size_t>(weekday - 1)]; }

Days days_of_year(int year) { return {to_day({year, 1, 1}), to_day({year + 1, 1, 1})}; }
Days days_of_month(int year, int month) {
  const Day first = to_day({year, month, 1});
  return {first, first + days_in_month(year, month)};
}

}  // namespace claimcheck
