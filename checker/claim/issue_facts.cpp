// What the masthead, the front matter and the file's name say of an issue, as one fact.
#include <cctype>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

struct FileName {
  std::optional<std::int64_t> number, year;
  std::optional<Day> date;
};

bool digit(char c) { return c >= '0' && c <= '9'; }

// Reads "bulletin-no54-2020.md", "2021-03-09_bulletin-048_en.md", "21.md". Leading zeros, versions and languages are free.
FileName read_file_name(std::string_view path) {
  FileName out;
  std::string_view stem = path.substr(path.find_last_of("/\\") + 1);
  stem = stem.substr(0, stem.find('.'));
  const std::string name = lower(stem);
  for (std::size_t i = 0; i < name.size();) {
    if (!digit(name[i])) {
      ++i;
      continue;
    }
    if (const auto day = parse_iso(std::string_view(name).substr(i, 10)); day && (i + 10 == name.size() || !digit(name[i + 10]))) {
      out.date = day;
      i += 10;
      continue;
    }
    std::size_t end = i;
    while (end < name.size() && digit(name[end])) ++end;
    const auto value = Exact::parse(std::string_view(name).substr(i, end - i));
    std::size_t word_end = i;
    while (word_end > 0 && !std::isalpha(static_cast<unsigned char>(name[word_end - 1])) && !digit(name[word_end - 1])) --word_end;
    std::size_t word_begin = word_end;
    while (word_begin > 0 && std::isalpha(static_cast<unsigned char>(name[word_begin - 1]))) --word_begin;
    const std::string_view before = std::string_view(name).substr(word_begin, word_end - word_begin);
    const bool named = before == "no" || before == "nr" || before == "number" || before == "issue" || before == "bulletin" || before == "num" || before == "paper" || before == "brief" || before == "newsletter" || before == "notes";
    if (value && end - i <= 4) {
      const std::int64_t v = value->numerator();
      if (named || (i == 0 && end == name.size() && v < 1900 && !name.starts_with("00"))) out.number = v;  // "001.md" counts files
      else if (end - i == 4 && v >= 1900 && v <= 2100) out.year = v;
    }
    i = end;
  }
  return out;
}

template <class T>
Span place_of(const Stated<T>& stated, const Document& document) {
  return stated.text.empty() ? document.to_text(stated.source) : stated.text;
}

// The year of "No. 34/2020".
std::optional<std::int64_t> year_behind(Span number, std::string_view text) {
  const std::string_view behind = text.substr(std::min<std::size_t>(number.end, text.size()), 6);
  if (number.empty() || behind.size() < 5 || behind[0] != '/' || (behind[1] != '1' && behind[1] != '2')) return std::nullopt;
  if (behind.substr(1, 4).find_first_not_of("0123456789") != std::string_view::npos || (behind.size() > 5 && digit(behind[5]))) return std::nullopt;
  return Exact::parse(behind.substr(1, 4))->numerator();
}

// Front matter is no part of the text.
template <class T>
bool in_front_matter(const std::optional<Stated<T>>& stated) {
  return stated && stated->text.empty() && !stated->source.empty();
}

class IssueFields {
 public:
  explicit IssueFields(const Document& document) : document_(document) {}

  void number(std::string_view field, const std::optional<Stated<std::int64_t>>& stated) {
    if (stated) add(field, figure_field(stated->value, place_of(*stated, document_)));
  }
  void small(std::string_view field, const std::optional<Stated<int>>& stated) {
    if (!stated) return;
    Field value = figure_field(stated->value, place_of(*stated, document_));
    std::get<PlacedFigure>(value.value).digits = value.span;  // a year is shown as it stands
    add(field, std::move(value));
  }
  void date(std::string_view field, const std::optional<Stated<Day>>& stated) {
    if (stated) day(field, stated->value, place_of(*stated, document_));
  }
  void day(std::string_view field, Day day, Span span) {
    When when;
    when.readings.push_back({{day, day + 1}, iso(day), kDistant, false});
    add(field, {std::move(when), span});
  }
  void title(std::string_view field, const std::optional<Stated<std::string>>& stated) {
    if (stated) add(field, key_field(fold(stated->value), place_of(*stated, document_)));
  }
  // A figure of the front matter, which is no part of the text: its place is one of the source.
  void front(std::string_view field, Field value) {
    value.in_source = true;
    std::get<PlacedFigure>(value.value).span = {};
    add(field, std::move(value));
  }
  void add(std::string_view field, Field value) { out.push_back({field, std::move(value)}); }

  std::vector<FactMaker::Named> out;

 private:
  const Document& document_;
};

// Where the finding is shown: the number, else the date, else the title, else the first block.
Span issue_span(const Document& d) {
  Span span;
  if (d.masthead.number) span = d.masthead.number->text;
  if (span.empty() && d.masthead.date) span = d.masthead.date->text;
  if (span.empty() && d.issue.title) span = d.issue.title->text;
  if (span.empty() && !d.blocks.empty()) span = d.blocks.front().span;
  return span;
}

}  // namespace

void add_issue_facts(FactMaker& maker) {
  const Document& d = maker.view.document;
  IssueFields fields(d);
  fields.number("number", d.masthead.number ? d.masthead.number : d.issue.number);
  fields.number("number_end", d.masthead.number_end);
  fields.number("serial", d.masthead.serial ? d.masthead.serial : d.issue.serial);
  fields.date("date", d.masthead.date ? d.masthead.date : d.issue.date);
  fields.small("weekday", d.masthead.weekday);
  fields.small("copyright", d.masthead.copyright);
  fields.title("title", d.masthead.title);
  if (in_front_matter(d.issue.number) && d.masthead.number) fields.front("front_number", figure_field(d.issue.number->value, d.issue.number->source));
  if (in_front_matter(d.issue.serial) && d.masthead.serial) fields.front("front_serial", figure_field(d.issue.serial->value, d.issue.serial->source));
  if (in_front_matter(d.issue.date) && d.masthead.date) {
    fields.day("front_date", d.issue.date->value, d.issue.date->source);
    fields.out.back().value.in_source = true;
  }
  if (d.masthead.number) {
    if (const auto year = year_behind(d.masthead.number->text, d.text)) {
      Field value = figure_field(*year, {d.masthead.number->text.end + 1, d.masthead.number->text.end + 5});
      std::get<PlacedFigure>(value.value).digits = value.span;
      fields.add("number_year", std::move(value));
    }
  }
  const Span span = issue_span(d);
  const FileName file = read_file_name(d.path);
  if (file.number) fields.add("file_number", figure_field(*file.number, span));
  if (file.year) fields.add("file_year", figure_field(*file.year, span));
  if (file.date && (d.masthead.date || d.masthead.number || d.issue.number)) fields.day("file_date", *file.date, span);
  if (!fields.out.empty()) maker.add("issue", span, std::move(fields.out), true);
}

}  // namespace claimcheck
