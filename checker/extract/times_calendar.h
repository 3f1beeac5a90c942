// Terms to days. Sources: ISO 8601 for weeks, TIMEX3 for the notation of values, the Gregorian computus for Easter.
//
// Widths, chosen so that a proof never rests on where exactly a season starts: spring is 1 March – 21 June, and so on by the
// later of the meteorological and astronomical ends. "Early", "mid" and "late" are thirds.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checker/extract/times_term.h"

namespace claimcheck::times {

inline constexpr int kFirstCalendarYear = 1, kLastCalendarYear = 9000;

// `perfect` is past, but what it says to last "until Friday" lasts to a Friday to come.
enum class Tense : std::uint8_t { unknown, past, perfect, present, future };

// The last date that the text told.
struct Told {
  Days days;
  Granularity granularity = Granularity::day;
  bool any = false;
};

// What is known where a term stands.
struct Anchors {
  std::optional<Day> issue;
  Told last;                                            // told last, of any granularity
  Told last_day;                                        // told last, a day
  int year = 0;                                         // the year that the paragraph's last full date was in
  Told narrated;                                        // that date
  bool day_in_sentence = false;                         // last_day stands in this sentence
  bool narrated_here = false, narrated_before = false;  // it stands in this sentence, in the one before
  int year_ahead = 0;                                   // the year of the date that follows in the clause: "began on 1 March and ended on 4 April 2022"
  Tense tense = Tense::unknown;
};

struct Resolved {
  std::vector<TimeReading> readings;  // likeliest first
  std::string partial;                // TIMEX3 where there is no reading
  Granularity granularity = Granularity::day;
  Origin origin = Origin::explicit_;
  bool valid = true;
};

Resolved resolve(const Term& term, const Anchors& anchors);

// A stretch of days with its TIMEX3 value.
struct Dated {
  Days days;
  std::string timex;
};
// The fields of a term put into a year; empty if no such day exists.
std::optional<Dated> place(const Term& term, int year);
// The nth week, weekend, weekday … of a stretch; empty if it has none such.
std::optional<Dated> part(Days days, const Part& part);
// The early, middle or late third; "earlier" and "later" end and start at the issue's day.
Days narrow(Days days, Narrowing narrowing, std::optional<Day> issue);
std::string digits(int value, int width);        // with leading zeros
std::string_view season_code(Season season);     // "SP"
std::string timex_of(Unit unit, Day first_day);  // of the period that starts on this day
Days period_days(Unit unit, Day base, int offset);
Day easter_sunday(int year);

}  // namespace claimcheck::times
