#include "checker/read/imprint.h"

#include <algorithm>
#include <array>
#include <string>

#include "checker/base/utf8.h"
#include "checker/read/imprint_parts.h"
#include "checker/read/names.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLongestLine = 240;
constexpr std::uint32_t kMostOtherWords = 10;  // beside number, date and the like, in a line that is an imprint

bool word_begins(std::string_view text, std::uint32_t at) {
  if (at == 0) return true;
  std::uint32_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  const char32_t c = decode(text, before).value;
  return !is_letter(c) && !(c >= '0' && c <= '9');
}

// "Editors: A • B", "Author: X", "By X": the label; the names run to the end of the line.
std::uint32_t label_at(Cursor c, bool& editors, bool& authors) {
  static constexpr std::array<std::string_view, 7> kEditors = {
      "editors", "editor", "editorial board", "editorial team", "edited by", "editor-in-chief", "managing editor"};
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
    if (at_ > 0 && ascii_letter(text_[at_]) && ascii_letter(text_[at_ - 1])) return next();  // inside a word
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
    if (!ascii_digit(text_[at_]) || !names_series(without_marks(text_, {part_, at_}).in(text_))) return std::nullopt;
    auto found = figures_at({text_, at_}, at_);
    const bool year = found && !found->number_end && found->whole.size() > found->place.size() + 4;
    const bool alone = found && part_ == 0 && found->whole.end == text_.size() && found->whole.size() < 4;  // "Harbour Notes 14"
    return found && (found->serial || year || alone) ? found : std::nullopt;
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
    while (!c.done() &&
           (ascii_digit(text_[c.at]) || text_[c.at] == ' ' || text_[c.at] == '-' || text_[c.at] == ':' || text_[c.at] == 'X'))
      ++c.at;
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

  void next() { at_ += static_cast<unsigned char>(text_[at_]) < 0x80 ? 1 : decode(text_, at_).size; }
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
    "bulletin", "newsletter", "paper",   "papers", "brief", "briefing", "review", "report",  "comment",  "commentary", "analysis",
    "analyses", "digest",     "monitor", "notes",  "note",  "journal",  "series", "gazette", "biuletyn", "outlook",    "monthly"};

}  // namespace

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
      if (count == 1 && (word.starts_with("note") || word == "outlook" || word.starts_with("analys")))
        return false;  // a heading of a section
      const bool last = end == words.size();
      const bool of = words.substr(end).starts_with(" of ") || words.substr(end).starts_with(" for ") ||
                      words.substr(end).starts_with(" on ");
      const bool before = capital_count(words.substr(0, end)) == index + 1;  // "Policy Paper", not "What a Paper"
      if (capitals || (before && index <= 3 && (last || (index == 0 && of)))) return true;
    }
    at = end + 1;
    ++index;
  }
  return false;
}

bool names_house(std::string_view words) {
  static constexpr std::array<std::string_view, 13> kWords = {"institute", "instytut",    "institut",   "centre", "center",
                                                              "council",   "foundation",  "university", "forum",  "academy",
                                                              "society",   "observatory", "think tank"};
  const std::string low = lower(words);
  if (ends_sentence(words) || word_count(words) > 10) return false;
  const bool house =
      std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return low.find(word) != std::string::npos; });
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
  if (is_caption(line) || line.ends_with(':')) return false;
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
  return std::all_of(read.rest.begin(), read.rest.end(),
                     [&](Span part) { return names_house(part.in(line)) || all_capitals(part.in(line)); }) &&
         std::any_of(read.rest.begin(), read.rest.end(), [&](Span part) { return names_house(part.in(line)); });
}

}  // namespace claimcheck
