// One line of an imprint: what it says of number, date, copyright, editors and series, each with its place in the line.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "checker/base/calendar.h"
#include "checker/base/span.h"

namespace claimcheck {

struct ImprintNumber {
  std::int64_t number = 0;
  std::optional<std::int64_t> number_end, serial;
  Span place, number_end_place, serial_place;  // of the figures
  Span whole;                                  // "No. 21 (1451)"
};

struct ImprintDate {
  std::optional<Day> day;  // absent for a day that does not exist ("30 February 2020")
  int weekday = 0;         // 1–7 where it is named
  Span place;              // without the weekday
  Span weekday_place;
};

struct ImprintLine {
  std::optional<ImprintNumber> number;
  std::optional<ImprintDate> date;
  std::optional<int> copyright;  // the year, of a range the last
  Span copyright_place;
  bool rights = false;                    // there is a ©, with or without a year
  bool identifier = false;                // ISSN
  bool editors = false, authors = false;  // so labelled
  std::vector<Span> names;                // of the persons behind the label
  std::vector<Span> rest;                 // what else the line says, cut at | • · — and the like
  std::optional<Span> series;             // the one of `rest` that names a series
};

ImprintLine read_imprint(std::string_view line);

// Whether the line belongs to an imprint rather than to the text: it says something of the above and little else.
bool is_imprint_line(std::string_view line);
bool is_imprint_line(std::string_view line, const ImprintLine& read);

// A date written out ("11 February 2020", "May 12, 2022", "2020-02-11", "11.02.2020") that begins at `at`.
std::optional<ImprintDate> date_at(std::string_view text, std::uint32_t at);

// "BULLETIN", "Policy Paper", "Bulletin of the Baltic Centre".
bool names_series(std::string_view words);
// "INSTITUTE FOR NEIGHBOURHOOD STUDIES"
bool names_house(std::string_view words);

}  // namespace claimcheck
