#include "checker/read/masthead.h"

#include "checker/read/imprint.h"
#include "checker/read/names.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostBlocks = 16;
constexpr std::size_t kLongestTitle = 220;
constexpr std::uint32_t kParagraph = 28;  // words that no title has
constexpr std::uint32_t kSentence = 10;   // words of a line that is body text if it ends like a sentence

class MastheadReader {
 public:
  explicit MastheadReader(Document& document) : document_(document), issue_(document.masthead) {}

  void read() {
    const std::size_t end = std::min(kMostBlocks, document_.blocks.size());
    for (index_ = 0; index_ < end; ++index_) {
      Block& block = document_.blocks[index_];
      if (block.kind == BlockKind::furniture || block.kind == BlockKind::caption) continue;
      if (block.kind != BlockKind::paragraph && block.kind != BlockKind::heading) break;
      if (!line(block)) break;
    }
    finish();
  }

 private:
  std::string_view text(const Block& block) const { return block.span.in(document_.text); }

  // False where the body begins.
  bool line(Block& block) {
    const std::string_view words = text(block);
    const ImprintLine imprint = read_imprint(words);
    if (is_imprint_line(words, imprint)) {
      take(block, imprint);
      return true;
    }
    if (is_body(block, words)) return false;
    const std::vector<Span> names = personal_names(words);
    if (editors_open_ && !names.empty() && ((names.size() >= 2 && words.find("•") != std::string_view::npos) || unfinished_)) {
      for (const Span name : names) issue_.editors.push_back(stated_text(block, name));
      unfinished_ = is_unfinished(words);
      block.kind = BlockKind::masthead;
      return true;
    }
    if (title_ == kNone && title_part_.empty()) {
      if (!names.empty() && block.kind != BlockKind::heading && title_follows()) {
        take_authors(block, names);
      } else if (words.size() <= kLongestTitle) {
        title_ = static_cast<std::uint32_t>(index_);
      }
      return true;
    }
    if (title_ != kNone && second_title_ == kNone && names.empty() && names_unknown_series()) second_title_ = static_cast<std::uint32_t>(index_);
    if (issue_.authors.empty() && !names.empty() &&
        (block.kind != BlockKind::heading || follows_title() || !title_part_.empty())) {
      take_authors(block, names);
      return true;
    }
    if (block.kind == BlockKind::heading && !issue_.authors.empty()) return false;
    return true;
  }

  // "THE HARBOUR LETTER" right above the number: the series and not the title, which follows.
  bool names_unknown_series() const {
    const Block& first = document_.blocks[title_];
    const bool above = imprint_ && issue_.number && !issue_.series && title_part_.empty() && first.span.end < issue_.number->text.begin;
    return above && all_capitals(text(first)) && word_count(text(first)) <= 5;
  }

  // A list of names that goes on in the next line.
  static bool is_unfinished(std::string_view words) {
    return words.ends_with(',') || words.ends_with("•") || words.ends_with("·") || words.ends_with(" and");
  }

  bool is_body(const Block& block, std::string_view words) const {
    if (block.kind == BlockKind::heading) return false;
    return words.size() > kLongestTitle || word_count(words) >= kParagraph ||
           (ends_sentence(words) && !words.ends_with('?') && word_count(words) >= kSentence);
  }

  // Whether the next block is a title rather than an author: names come before it only then.
  bool title_follows() const {
    if (index_ + 1 >= document_.blocks.size()) return false;
    const Block& next = document_.blocks[index_ + 1];
    if (next.kind == BlockKind::heading) return personal_names(text(next)).empty() && !is_imprint_line(text(next));
    return false;
  }
  bool follows_title() const { return index_ == title_ + 1U; }

  void take(Block& block, const ImprintLine& imprint) {
    const std::string_view words = text(block);
    editors_open_ = false;
    imprint_ = true;
    if (imprint.number) take_number(block, *imprint.number);
    if (imprint.date) take_date(block, *imprint.date);
    if (imprint.copyright && !issue_.copyright) issue_.copyright = stated(*imprint.copyright, block, imprint.copyright_place);
    if (imprint.series && !issue_.series) issue_.series = stated_text(block, *imprint.series);
    if (imprint.editors) {
      for (const Span name : imprint.names) issue_.editors.push_back(stated_text(block, name));
      editors_open_ = true;
      unfinished_ = is_unfinished(words);
    }
    if (imprint.authors) {
      for (const Span name : imprint.names) issue_.authors.push_back(stated_text(block, name));
    }
    for (const Span part : imprint.rest) {
      if (imprint.series == part) continue;
      const auto names = personal_names(part.in(words));
      if (!names.empty() && issue_.authors.empty() && !imprint.rights && !all_capitals(part.in(words))) {
        for (const Span name : names)
          issue_.authors.push_back(stated_text(block, {part.begin + name.begin, part.begin + name.end}));
      } else if (imprint.series && imprint.series->end <= part.begin && word_count(part.in(words)) >= 3 && !imprint.rights &&
                 !names_house(part.in(words))) {
        title_part_ = {block.span.begin + part.begin, block.span.begin + part.end};
      }
    }
    block.kind = BlockKind::masthead;
  }

  void take_number(const Block& block, const ImprintNumber& number) {
    if (issue_.number) return;
    issue_.number = stated(number.number, block, number.place);
    if (number.number_end) issue_.number_end = stated(*number.number_end, block, number.number_end_place);
    if (number.serial) issue_.serial = stated(*number.serial, block, number.serial_place);
  }

  void take_date(const Block& block, const ImprintDate& date) {
    if (date_seen_) return;
    date_seen_ = true;
    if (date.day) issue_.date = stated(*date.day, block, date.place);
    if (date.weekday != 0) issue_.weekday = stated(date.weekday, block, date.weekday_place);
  }

  void take_authors(const Block& block, const std::vector<Span>& names) {
    author_block_ = static_cast<std::uint32_t>(index_);
    for (const Span name : names) issue_.authors.push_back(stated_text(block, name));
  }

  // Without an imprint the text is no issue: only a heading at its top is its title.
  void finish() {
    if (second_title_ != kNone) {
      Block& block = document_.blocks[title_];
      issue_.series = stated_text(block, {0, block.span.size()});
      block.kind = BlockKind::masthead;
      title_ = second_title_;
    }
    if (title_ != kNone) {
      Block& block = document_.blocks[title_];
      if (!imprint_ &&
          (block.kind != BlockKind::heading || document_.format == "text")) {  // any text may have a heading and names below it
        issue_.authors.clear();
        author_block_ = kNone;
      }
      if (!imprint_ && block.kind != BlockKind::heading) return;
      if (block.kind != BlockKind::heading || document_.format == "text") block.level = 1;
      block.kind = BlockKind::heading;
      issue_.title = stated_text(block, {0, block.span.size()});
      if (imprint_) lines_before(title_);
    } else if (!title_part_.empty()) {
      issue_.title =
          Stated<std::string>{std::string(title_part_.in(document_.text)), title_part_, document_.to_source(title_part_)};
    }
    if (author_block_ != kNone) document_.blocks[author_block_].kind = BlockKind::masthead;
    if (imprint_ && issue_.date && !issue_.copyright) closing_imprint();
    // "No. 3 (2020), 5 May 2020": the year, not a cumulative number.
    if (issue_.serial && issue_.date && issue_.serial->value == to_civil(issue_.date->value).year) issue_.serial.reset();
  }

  // "© 2021 Institute of Ports" below the text.
  void closing_imprint() {
    const std::size_t size = document_.blocks.size();
    for (std::size_t i = size; i > index_ && i + 3 > size; --i) {
      const Block& block = document_.blocks[i - 1];
      if (block.kind != BlockKind::paragraph) continue;
      const std::string_view words = text(block);
      const ImprintLine imprint = read_imprint(words);
      if (!imprint.rights || !imprint.copyright || !is_imprint_line(words, imprint)) continue;
      issue_.copyright = stated(*imprint.copyright, block, imprint.copyright_place);
      return;
    }
  }

  // A short line above the imprint's number, with the title below it, is the name of the house.
  void lines_before(std::uint32_t title) {
    for (std::uint32_t i = 0; i < title; ++i) {
      Block& block = document_.blocks[i];
      if (block.kind == BlockKind::paragraph || block.kind == BlockKind::heading) block.kind = BlockKind::masthead;
    }
  }

  template <class T>
  Stated<T> stated(T value, const Block& block, Span place) const {
    const Span where{block.span.begin + place.begin, block.span.begin + place.end};
    return {std::move(value), where, document_.to_source(where)};
  }
  Stated<std::string> stated_text(const Block& block, Span place) const {
    return stated(std::string(place.in(text(block))), block, place);
  }

  Document& document_;
  Issue& issue_;
  std::size_t index_ = 0;
  std::uint32_t title_ = kNone, second_title_ = kNone, author_block_ = kNone;
  Span title_part_;
  bool editors_open_ = false, unfinished_ = false, date_seen_ = false, imprint_ = false;
};

}  // namespace

void read_masthead(Document& document) { MastheadReader(document).read(); }

}  // namespace claimcheck
