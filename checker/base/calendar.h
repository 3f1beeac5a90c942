// Days of the proleptic Gregorian calendar, counted from 1970-01-01, and half-open intervals of them.
// Formulas: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace claimcheck {

using Day = std::int32_t;  // days since 1970-01-01

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1–12
  int day = 1;    // 1–31
  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

bool is_leap_year(int year);
int days_in_month(int year, int month);          // 0 for a month that does not exist
bool is_valid(const CivilDate& date);            // such a day exists; years 1–9999
Day to_day(const CivilDate& date);               // the date must be valid
CivilDate to_civil(Day day);
int weekday(Day day);                            // 1 Monday … 7 Sunday (ISO 8601)
// The Monday of ISO week `week` of `year`.
Day iso_week_start(int year, int week);
// ISO year and week of a day.
std::pair<int, int> iso_week(Day day);
Day add_months(Day day, int months);             // the day of the month is cut to what the month has

std::string iso(Day day);                        // "2020-01-03"
std::optional<Day> parse_iso(std::string_view);  // "2020-01-03" of a day that exists
// "3 January 2020", for readers.
std::string pretty_day(Day day);
std::string_view month_name(int month);          // "January"
std::string_view weekday_name(int weekday);      // 1 → "Monday"

// [begin, end). An end of kDistant is open.
struct Days {
  Day begin = 0;
  Day end = 0;
  bool empty() const { return begin >= end; }
  bool contains(Days other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Days other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const Days&, const Days&) = default;
};
inline constexpr Day kDistant = 4'000'000;       // beyond year 9999

Days days_of_year(int year);
Days days_of_month(int year, int month);

}  // namespace claimcheck
