#include "checker/read/imprint.h"

#include <algorithm>
#include <array>
#include <string>

#include "checker/base/utf8.h"
#include "checker/read/names.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLongestLine = 240;
constexpr std::uint32_t kMostOtherWords = 10;  // beside number, date and the like, in a line that is an imprint

bool digit(char c) { return c >= '0' && c <= '9'; }
bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool word_begins(std::string_view text, std::uint32_t at) {
  if (at == 0) return true;
  std::uint32_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  const char32_t c = decode(text, before).value;
  return !is_letter(c) && !(c >= '0' && c <= '9');
}

// Reads a line from left to right. Each take_… moves on only if it succeeds.
struct Cursor {
  std::string_view text;
  std::uint32_t at = 0;

  bool done() const { return at >= text.size(); }
  void blanks() {
    while (!done() && (text[at] == ' ' || text[at] == '\t')) ++at;
  }
  bool take(std::string_view mark) {
    if (text.substr(at, mark.size()) != mark) return false;
    at += static_cast<std::uint32_t>(mark.size());
    return true;
  }
  bool take_word(std::string_view low) {  // a whole ASCII word, in any case
    if (text.size() - at < low.size()) return false;
    for (std::size_t i = 0; i < low.size(); ++i) {
      if (small(text[at + i]) != low[i]) return false;
    }
    const auto end = at + static_cast<std::uint32_t>(low.size());
    if (end < text.size() && ascii_letter(text[end])) return false;
    at = end;
    return true;
  }
  // At most `most` digits, all there are.
  std::optional<std::int64_t> take_number(std::uint32_t most, Span& place) {
    std::uint32_t end = at;
    std::int64_t value = 0;
    while (end < text.size() && digit(text[end]) && end - at <= most) value = value * 10 + (text[end++] - '0');
    if (end == at || end - at > most) return std::nullopt;
    place = {at, end};
    at = end;
    return value;
  }
  bool take_dash() { return take("\xE2\x80\x93") || take("-") || take("\xE2\x80\x94"); }
};

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

int month_at(Cursor& c) {
  if (c.done() || !ascii_letter(c.text[c.at])) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].front() != small(c.text[c.at])) continue;
    const auto month = static_cast<int>(i) + 1;
    if (c.take_word(kMonths[i])) return month;
    if (c.take_word(kMonths[i].substr(0, 3)) || (month == 9 && c.take_word("sept"))) {
      c.take(".");
      return month;
    }
  }
  return 0;
}

int weekday_at(Cursor& c) {
  if (c.done() || !ascii_letter(c.text[c.at])) return 0;
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    for (const std::size_t letters : {kWeekdays[i].size(), std::size_t{5}, std::size_t{4}, std::size_t{3}}) {  // "Thursday", "Thurs.", "Thu"
      if (letters > kWeekdays[i].size() || !c.take_word(kWeekdays[i].substr(0, letters))) continue;
      c.take(".");
      return static_cast<int>(i) + 1;
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

// "11 February 2020", "11th of February, 2020"
std::optional<ImprintDate> day_first(Cursor c) {
  const std::uint32_t begin = c.at;
  Span ignored;
  const auto day = c.take_number(2, ignored);
  if (!day) return std::nullopt;
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (c.take_word(suffix)) break;
  }
  c.blanks();
  if (c.take_word("of")) c.blanks();
  const int month = month_at(c);
  if (month == 0) return std::nullopt;
  c.take(",");
  c.blanks();
  const auto year = c.take_number(4, ignored);
  return year ? made_date(*year, month, *day, {begin, c.at}) : std::nullopt;
}

// "February 11, 2020"
std::optional<ImprintDate> month_first(Cursor c) {
  const std::uint32_t begin = c.at;
  const int month = month_at(c);
  if (month == 0) return std::nullopt;
  c.blanks();
  Span ignored;
  const auto day = c.take_number(2, ignored);
  if (!day) return std::nullopt;
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (c.take_word(suffix)) break;
  }
  c.take(",");
  c.blanks();
  const auto year = c.take_number(4, ignored);
  return year ? made_date(*year, month, *day, {begin, c.at}) : std::nullopt;
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
  while (!c.done() && !digit(c.text[c.at]) && c.text[c.at] != ')' && skipped++ < kLongestWords) ++c.at;
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

// What follows the word: "21 (1451)", "12/2020", "45–46 (1475–1476)".
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
  if (!c.done() && (ascii_letter(c.text[c.at]) || c.text[c.at] == '%' || (c.text[c.at] == '.' && c.at + 1 < c.text.size() && digit(c.text[c.at + 1])))) return std::nullopt;
  out.whole = {begin, c.at};
  c.blanks();
  if (c.take("(") || c.take("[")) {
    if ((out.serial = take_serial(c, out.serial_place))) out.whole.end = c.at;
  }
  return out;
}

// "No. 21 (1451)", "Nr 5", "Issue: 12/2020", "#3"
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

// "© Institute of Lakes, 2020": the year that ends the part, which is not that of a date.
void year_behind_holder(Cursor c, ImprintLine& out) {
  const std::size_t end = std::min(c.text.find_first_of("|", c.at), c.text.size());
  const std::string_view part = trimmed(c.text.substr(c.at, end - c.at));
  if (part.size() < 6 || out.copyright) return;
  const std::string_view year = part.substr(part.size() - 4);
  const std::string_view before = trimmed(part.substr(0, part.size() - 4));
  if (year.find_first_not_of("0123456789") != std::string_view::npos || !before.ends_with(',') || (year[0] != '1' && year[0] != '2')) return;
  if (digit(before[before.size() - 2])) return;  // "May 12, 2022"
  const auto at = static_cast<std::uint32_t>(year.data() - c.text.data());
  out.copyright = std::stoi(std::string(year));
  out.copyright_place = {at, at + 4};
}

// "© 2004–2020 Institute": behind the year, or behind the sign.
std::optional<std::uint32_t> rights_at(Cursor c, ImprintLine& out) {
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

// "Editors: A • B", "Author: X", "By X": the label; the names run to the end of the line.
std::uint32_t label_at(Cursor c, bool& editors, bool& authors) {
  static constexpr std::array<std::string_view, 7> kEditors = {"editors", "editor", "editorial board", "editorial team", "edited by", "editor-in-chief", "managing editor"};
  static constexpr std::array<std::string_view, 4> kAuthors = {"authors", "author", "written by", "by"};
  for (const std::string_view word : kEditors) {
    Cursor label = c;
    if (label.take_word(word) && (label.take(":") || word.ends_with(" by"))) return editors = true, label.at;
  }
  for (const std::string_view word : kAuthors) {
    Cursor label = c;
    if (label.take_word(word) && (label.take(":") || (word.ends_with("by") && label.take(" ")))) return authors = true, label.at;
  }
  return 0;
}

bool cuts(std::string_view text, std::uint32_t at, std::uint32_t& size) {
  if (std::string_view("| \t\xE2\xC2").find(text[at]) == std::string_view::npos) return false;
  static constexpr std::array<std::string_view, 9> kMarks = {"|", "•", "·", "—", " – ", " - ", " / ", "  ", "\t"};
  for (const std::string_view mark : kMarks) {
    if (text.substr(at, mark.size()) == mark) {
      size = static_cast<std::uint32_t>(mark.size());
      return true;
    }
  }
  return false;
}

Span without_marks(std::string_view text, Span part) {
  static constexpr std::string_view kMarks = " ,;:/|#*_()[]-.";
  while (part.begin < part.end && kMarks.find(text[part.begin]) != std::string_view::npos) ++part.begin;
  while (part.end > part.begin && kMarks.find(text[part.end - 1]) != std::string_view::npos) --part.end;
  return part;
}

class LineReader {
 public:
  explicit LineReader(std::string_view text) : text_(text) {}

  ImprintLine read() {
    while (at_ < text_.size() && !labelled_) step();
    close_part(static_cast<std::uint32_t>(text_.size()));
    for (const Span part : out_.rest) {
      if (!out_.series && names_series(part.in(text_))) out_.series = part;
    }
    return std::move(out_);
  }

 private:
  void step() {
    const Cursor here{text_, at_};
    std::uint32_t size = 0;
    if (cuts(text_, at_, size)) return skip(at_ + size);
    if (const auto end = rights_at(here, out_)) return skip(*end);
    if (!word_begins(text_, at_)) return next();
    if (!out_.number) {
      if (auto number = number_at(here)) {
        out_.number = number;
        return skip(number->whole.end);
      }
      if (auto number = figures_behind_series()) {
        const Span whole = number->whole;
        out_.number = number;
        return skip(whole.end);
      }
    }
    if (!out_.date && date()) return;
    if (identifier(here)) return;
    if (person_label(here)) return;
    next();
  }

  // "Bulletin 21 (1451)", "Policy Paper 3/2020": without the word, but with a second figure.
  std::optional<ImprintNumber> figures_behind_series() const {
    if (!digit(text_[at_]) || !names_series(without_marks(text_, {part_, at_}).in(text_))) return std::nullopt;
    auto found = figures_at({text_, at_}, at_);
    const bool year = found && !found->number_end && found->whole.size() > found->place.size() + 4;
    return found && (found->serial || year) ? found : std::nullopt;
  }

  bool date() {
    Cursor c{text_, at_};
    const int weekday = weekday_at(c);
    const Span name{at_, c.at};
    if (weekday != 0) {
      c.take(",");
      c.blanks();
    }
    auto found = date_at(text_, c.at);
    if (!found) return false;
    if (weekday != 0) {
      found->weekday = weekday;
      found->weekday_place = name;
    }
    out_.date = found;
    skip(found->place.end);
    return true;
  }

  bool identifier(Cursor c) {
    if (!c.take("ISSN") && !c.take("e-ISSN") && !c.take("eISSN")) return false;
    while (!c.done() && (digit(text_[c.at]) || text_[c.at] == ' ' || text_[c.at] == '-' || text_[c.at] == ':' || text_[c.at] == 'X')) ++c.at;
    out_.identifier = true;
    skip(c.at);
    return true;
  }

  bool person_label(Cursor here) {
    if (without_marks(text_, {part_, at_}).size() != 0) return false;  // only at the start of a part
    const std::uint32_t behind = label_at(here, out_.editors, out_.authors);
    if (behind == 0) return false;
    out_.names = personal_names(text_.substr(behind));
    for (Span& name : out_.names) name = {name.begin + behind, name.end + behind};
    if (out_.names.empty()) {
      out_.editors = out_.authors = false;
      return false;
    }
    close_part(at_);
    part_ = static_cast<std::uint32_t>(text_.size());
    labelled_ = true;
    return true;
  }

  void next() { at_ += decode(text_, at_).size; }
  void close_part(std::uint32_t end) {
    const Span part = without_marks(text_, {part_, end});
    if (!part.empty() && part_ <= end) out_.rest.push_back(part);
  }
  void skip(std::uint32_t end) {
    close_part(at_);
    at_ = part_ = end;
  }

  std::string_view text_;
  std::uint32_t at_ = 0, part_ = 0;
  bool labelled_ = false;
  ImprintLine out_;
};

constexpr std::array<std::string_view, 22> kSeriesWords = {
    "bulletin", "newsletter", "paper",  "papers", "brief",   "briefing", "review",  "report",  "comment", "commentary", "analysis",
    "analyses", "digest",     "monitor", "notes", "note",    "journal",  "series",  "gazette", "biuletyn", "outlook",   "monthly"};

}  // namespace

std::optional<ImprintDate> date_at(std::string_view text, std::uint32_t at) {
  const Cursor c{text, at};
  auto found = day_first(c);
  if (!found) found = month_first(c);
  if (!found) found = in_figures(c);
  if (found && found->place.end < text.size() && (digit(text[found->place.end]) || ascii_letter(text[found->place.end]))) return std::nullopt;
  return found;
}

bool names_series(std::string_view words) {
  constexpr std::uint32_t kMost = 8;
  if (words.empty() || words.find_first_of(":?!.") != std::string_view::npos) return false;
  const std::uint32_t count = word_count(words);
  if (count == 0 || count > kMost) return false;
  const bool capitals = all_capitals(words);
  std::size_t at = 0;
  std::uint32_t index = 0;
  while (at < words.size()) {
    std::size_t end = words.find(' ', at);
    if (end == std::string_view::npos) end = words.size();
    const std::string word = lower(words.substr(at, end - at));
    if (std::find(kSeriesWords.begin(), kSeriesWords.end(), word) != kSeriesWords.end()) {
      if (count == 1 && (word.starts_with("note") || word == "outlook" || word.starts_with("analys"))) return false;  // a heading of a section
      const bool last = end == words.size();
      const bool of = words.substr(end).starts_with(" of ") || words.substr(end).starts_with(" for ") || words.substr(end).starts_with(" on ");
      const bool before = capital_count(words.substr(0, end)) == index + 1;  // "Policy Paper", not "What a Paper"
      if (capitals || (before && index <= 3 && (last || (index == 0 && of)))) return true;
    }
    at = end + 1;
    ++index;
  }
  return false;
}

bool names_house(std::string_view words) {
  static constexpr std::array<std::string_view, 13> kWords = {"institute", "instytut", "institut", "centre", "center", "council", "foundation",
                                                             "university", "forum", "academy", "society", "observatory", "think tank"};
  const std::string low = lower(words);
  if (ends_sentence(words) || word_count(words) > 10) return false;
  const bool house = std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return low.find(word) != std::string::npos; });
  return house && all_capitals(words);
}

ImprintLine read_imprint(std::string_view line) {
  if (line.size() > kLongestLine) return {};
  return LineReader(line).read();
}

bool is_imprint_line(std::string_view line) { return is_imprint_line(line, read_imprint(line)); }

bool is_imprint_line(std::string_view line, const ImprintLine& read) {
  if (line.size() > kLongestLine) return false;
  if (read.editors || read.authors) return true;
  if (is_caption(line)) return false;
  std::uint32_t other = 0;
  for (const Span part : read.rest) other += word_count(part.in(line));
  const bool sentence = ends_sentence(line);
  if (read.number) {
    const bool bare = !read.number->serial && !read.date && !read.series && !read.rights;  // "…, No. 12" may be anything's number
    return other <= (bare ? 0 : kMostOtherWords) && !sentence;
  }
  if (read.date) return other <= (read.series ? 4U : 2U) && !sentence;
  if (read.rights || read.identifier) return other <= kMostOtherWords;
  if (read.rest.empty()) return false;
  if (read.series && read.rest.front() == *read.series) return true;
  return std::all_of(read.rest.begin(), read.rest.end(), [&](Span part) { return names_house(part.in(line)) || all_capitals(part.in(line)); }) &&
         std::any_of(read.rest.begin(), read.rest.end(), [&](Span part) { return names_house(part.in(line)); });
}

}  // namespace claimcheck
