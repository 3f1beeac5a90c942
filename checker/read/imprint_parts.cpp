#include "checker/read/imprint_parts.h"

#include <algorithm>
#include <array>
#include <string>

#include "checker/read/shape.h"

namespace claimcheck {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

int month_at(Cursor& c) {
  if (c.done() || !ascii_letter(c.text[c.at])) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].front() != ascii_lower(c.text[c.at])) continue;
    const auto month = static_cast<int>(i) + 1;
    if (c.take_word(kMonths[i])) return month;
    if (c.take_word(kMonths[i].substr(0, 3)) || (month == 9 && c.take_word("sept"))) {
      c.take(".");
      return month;
    }
  }
  return 0;
}

std::optional<ImprintDate> made_date(std::int64_t year, std::int64_t month, std::int64_t day, Span place) {
  if (year < 1000 || day > 99) return std::nullopt;
  const CivilDate date{static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
  ImprintDate out;
  if (is_valid(date)) out.day = to_day(date);
  out.place = place;
  return out;
}

// "11", "11th"
std::optional<std::int64_t> day_at(Cursor& c) {
  Span ignored;
  const auto day = c.take_number(2, ignored);
  if (!day) return std::nullopt;
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (c.take_word(suffix)) break;
  }
  return day;
}

// The year behind a day and a month, and the date that began at `begin`.
std::optional<ImprintDate> with_year(Cursor& c, int month, std::int64_t day, std::uint32_t begin) {
  c.take(",");
  c.blanks();
  Span ignored;
  const auto year = c.take_number(4, ignored);
  return year ? made_date(*year, month, day, {begin, c.at}) : std::nullopt;
}

// "11 February 2020", "11th of February, 2020"
std::optional<ImprintDate> day_first(Cursor c) {
  const std::uint32_t begin = c.at;
  const auto day = day_at(c);
  if (!day) return std::nullopt;
  c.blanks();
  if (c.take_word("of")) c.blanks();
  const int month = month_at(c);
  if (month == 0) return std::nullopt;
  return with_year(c, month, *day, begin);
}

// "February 11, 2020"
std::optional<ImprintDate> month_first(Cursor c) {
  const std::uint32_t begin = c.at;
  const int month = month_at(c);
  if (month == 0) return std::nullopt;
  c.blanks();
  const auto day = day_at(c);
  if (!day) return std::nullopt;
  return with_year(c, month, *day, begin);
}

// "2020-02-11", "11.02.2020"
std::optional<ImprintDate> in_figures(Cursor c) {
  const std::uint32_t begin = c.at;
  Span first, ignored;
  const auto a = c.take_number(4, first);
  if (!a) return std::nullopt;
  const bool iso = first.size() == 4;
  const std::string_view mark = iso ? "-" : ".";
  if ((!iso && first.size() > 2) || !c.take(mark)) return std::nullopt;
  const auto b = c.take_number(2, ignored);
  if (!b || !c.take(mark)) return std::nullopt;
  const auto last = c.take_number(iso ? 2 : 4, ignored);
  if (!last || (!iso && ignored.size() != 4)) return std::nullopt;
  return iso ? made_date(*a, *b, *last, {begin, c.at}) : made_date(*last, *b, *a, {begin, c.at});
}

// "1451", "1,451", "whole no. 1451" and the closing bracket.
std::optional<std::int64_t> take_serial(Cursor& c, Span& place) {
  constexpr std::uint32_t kLongestWords = 24;
  std::uint32_t skipped = 0;
  while (!c.done() && !ascii_digit(c.text[c.at]) && c.text[c.at] != ')' && skipped++ < kLongestWords) ++c.at;
  auto serial = c.take_number(7, place);
  if (!serial) return std::nullopt;
  Cursor more = c;
  Span group;
  if (more.take(",")) {
    const auto thousand = more.take_number(3, group);
    if (thousand && group.size() == 3) {
      serial = *serial * 1000 + *thousand;
      place.end = group.end;
      c = more;
    }
  }
  Span ignored;
  if (c.take_dash()) c.take_number(7, ignored);
  if (!c.take(")") && !c.take("]")) return std::nullopt;
  return serial;
}

// "© Institute of Lakes, 2020": the year that ends the part, which is not that of a date.
void year_behind_holder(Cursor c, ImprintLine& out) {
  const std::size_t end = std::min(c.text.find_first_of("|", c.at), c.text.size());
  const std::string_view part = trimmed(c.text.substr(c.at, end - c.at));
  if (part.size() < 6 || out.copyright) return;
  const std::string_view year = part.substr(part.size() - 4);
  const std::string_view before = trimmed(part.substr(0, part.size() - 4));
  const bool apart = before.ends_with(',') || (ascii_letter(before.back()) && part[part.size() - 5] == ' ');
  if (year.find_first_not_of("0123456789") != std::string_view::npos || !apart || (year[0] != '1' && year[0] != '2'))
    return;
  if (ascii_digit(before[before.size() - 2])) return;  // "May 12, 2022"
  const auto at = static_cast<std::uint32_t>(year.data() - c.text.data());
  out.copyright = std::stoi(std::string(year));
  out.copyright_place = {at, at + 4};
}

}  // namespace

int weekday_at(Cursor& c) {
  if (c.done() || !ascii_letter(c.text[c.at])) return 0;
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    for (const std::size_t letters :
         {kWeekdays[i].size(), std::size_t{5}, std::size_t{4}, std::size_t{3}}) {  // "Thursday", "Thurs.", "Thu"
      if (letters > kWeekdays[i].size() || !c.take_word(kWeekdays[i].substr(0, letters))) continue;
      c.take(".");
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

std::optional<ImprintDate> date_at(std::string_view text, std::uint32_t at) {
  const Cursor c{text, at};
  auto found = day_first(c);
  if (!found) found = month_first(c);
  if (!found) found = in_figures(c);
  if (found && found->place.end < text.size() && (ascii_digit(text[found->place.end]) || ascii_letter(text[found->place.end])))
    return std::nullopt;
  return found;
}

std::optional<ImprintNumber> figures_at(Cursor c, std::uint32_t begin) {
  ImprintNumber out;
  const auto number = c.take_number(5, out.place);
  if (!number) return std::nullopt;
  out.number = *number;
  Cursor more = c;
  if (more.take_dash() || more.take("/") || more.take("&") || more.take(" / ")) {
    const bool slash = c.text.substr(c.at, 3).find('/') != std::string_view::npos;
    const auto end = more.take_number(5, out.number_end_place);
    if (end && slash && *end >= 1900 && *end < 2200) {
      c = more;  // "12/2020"
      out.number_end_place = {};
    } else if (end && *end > *number) {
      out.number_end = end;
      c = more;
    }
  }
  if (!c.done() && (ascii_letter(c.text[c.at]) || c.text[c.at] == '%' ||
                    (c.text[c.at] == '.' && c.at + 1 < c.text.size() && ascii_digit(c.text[c.at + 1]))))
    return std::nullopt;
  out.whole = {begin, c.at};
  c.blanks();
  if (c.take("(") || c.take("[")) {
    if ((out.serial = take_serial(c, out.serial_place))) out.whole.end = c.at;
  }
  return out;
}

std::optional<ImprintNumber> number_at(Cursor c) {
  const std::uint32_t begin = c.at;
  static constexpr std::array<std::string_view, 7> kWords = {"no", "nos", "nr", "nrs", "number", "issue", "numer"};
  bool named = c.take("№") || c.take("#") || c.take("N°") || c.take("Nº");
  for (std::size_t i = 0; !named && i < kWords.size(); ++i) named = c.take_word(kWords[i]);
  if (!named) return std::nullopt;
  if (!c.take(".")) c.take(":");
  while (!c.done() && (c.text[c.at] == '*' || c.text[c.at] == '_')) ++c.at;
  c.blanks();
  if (c.take_word("no")) {  // "Issue No. 3"
    c.take(".");
    c.blanks();
  }
  c.take("#");
  return figures_at(c, begin);
}

std::optional<std::uint32_t> rights_at(Cursor c, ImprintLine& out) {
  if (c.done() || std::string_view("\xC2(cC").find(c.text[c.at]) == std::string_view::npos) return std::nullopt;
  if (!c.take("©") && !c.take("(c)") && !c.take("(C)") && !c.take_word("copyright")) return std::nullopt;
  c.blanks();
  c.take("©");
  c.blanks();
  out.rights = true;
  Span place;
  Cursor year = c;
  auto value = year.take_number(4, place);
  if (!value || place.size() != 4) {
    year_behind_holder(c, out);
    return c.at;
  }
  c = year;
  if (year.take_dash()) {
    Span last;
    const auto end = year.take_number(4, last);
    if (end && last.size() == 4) {
      value = end;
      place = last;
      c = year;
    }
  }
  if (!out.copyright) {
    out.copyright = static_cast<int>(*value);
    out.copyright_place = place;
  }
  return c.at;
}

}  // namespace claimcheck
