// What other issues can know of this one: under each of its addresses (series_names.h) its numbers, date, title, authors and
// words. Rules of `scope corpus` meet these facts by address and never look at other documents.
#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/series_names.h"

namespace claimcheck {
namespace {

constexpr std::int64_t kLongestDoubleIssue = 4;

class IssueNames {
 public:
  explicit IssueNames(FactMaker& maker) : maker_(maker), document_(maker.view.document) {
    const Issue &prose = document_.masthead, &all = document_.issue;
    number_ = prose.number ? prose.number : all.number;
    serial_ = prose.serial ? prose.serial : all.serial;
    date_ = prose.date ? prose.date : all.date;
    series_ = series_key(document_);
  }

  void run() {
    if (serial_) add("serial", serial_address(series_, serial_->value), 0, true);
    if (date_ && (number_ || serial_)) add("date", date_address(series_, date_->value), 0, true);
    if (date_ && (number_ || serial_)) {
      const CivilDate day = to_civil(date_->value);
      add("month", month_address(series_, day.year, day.month), 0, true);
    }
    if (document_.issue.title && (number_ || serial_)) add("title", title_address(series_, fold(document_.issue.title->value)), 0, true);
    if (!number_) return;
    const std::int64_t last = document_.masthead.number_end ? document_.masthead.number_end->value : number_->value;
    const std::int64_t count = last > number_->value && last - number_->value < kLongestDoubleIssue ? last - number_->value + 1 : 1;
    for (std::int64_t i = 0; i < count; ++i) {
      const bool final = i + 1 == count;
      if (date_) add("number", number_address(series_, number_->value + i, issue_year(document_)), i, final);
      if (!serial_) add(date_ ? "number-alone" : "number", number_address(series_, number_->value + i, 0), i, final);
      if (serial_ && i > 0) add("serial", serial_address(series_, serial_->value + i), i, final);
    }
  }

 private:
  template <class T>
  Span place(const Stated<T>& stated) const {
    return stated.text.empty() ? document_.to_text(stated.source) : stated.text;
  }

  // Shown as it stands, without grouping, where it does stand there.
  Field plain(std::int64_t value, Span span) const {
    Field out = figure_field(value, span);
    if (span.in(document_.text) == std::to_string(value)) std::get<PlacedFigure>(out.value).digits = span;
    return out;
  }

  void add(std::string_view kind, std::string address, std::int64_t offset, bool final) {
    const Span span = number_ ? place(*number_) : serial_ ? place(*serial_) : Span{};
    std::vector<FactMaker::Named> fields = {{"address", key_field(address, span)},
                                            {"kind", key_field(std::string(kind), span)},
                                            {"part", key_field(offset == 0 ? final ? "whole" : "first" : final ? "last" : "middle", span)},
                                            {"series", key_field(series_, span)},
                                            {"body", {std::string("text"), {0, static_cast<std::uint32_t>(document_.text.size())}}}};
    if (kind == "number" || kind == "serial") fields.push_back({"sole", key_field(std::move(address), span)});
    if (number_) fields.push_back({"number", plain(number_->value + offset, place(*number_))});
    if (serial_) fields.push_back({"serial", plain(serial_->value + offset, place(*serial_))});
    if (date_) {
      When when;
      when.readings.push_back({{date_->value, date_->value + 1}, iso(date_->value), kDistant, false});
      fields.push_back({"date", {std::move(when), place(*date_)}});
      fields.push_back({"year", key_field(series_ + "/" + std::to_string(issue_year(document_)), place(*date_))});
    }
    if (document_.issue.title) fields.push_back({"title", key_field(fold(document_.issue.title->value), place(*document_.issue.title))});
    std::string authors;
    for (const auto& author : document_.issue.authors) authors += (authors.empty() ? "" : ", ") + author.value;
    if (!authors.empty()) fields.push_back({"authors", key_field(std::move(authors), place(document_.issue.authors.front()))});
    maker_.add("issue_name", span, std::move(fields), true);
  }

  FactMaker& maker_;
  const Document& document_;
  std::optional<Stated<std::int64_t>> number_, serial_;
  std::optional<Stated<Day>> date_;
  std::string series_;
};

}  // namespace

void add_issue_names(FactMaker& maker) { IssueNames(maker).run(); }

}  // namespace claimcheck
