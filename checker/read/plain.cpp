// Plain text to a draft. Blank lines part paragraphs; inside a group of lines it must be found out which lines go on and which
// stand for themselves, by the one clue there is: a line that a machine has filled has no room for the next word.
#include <algorithm>

#include "checker/read/formats.h"
#include "checker/read/line_cursor.h"
#include "checker/read/marks.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kWidestFill = 130;  // no wrapped text is wider
constexpr std::uint32_t kNarrowestFill = 40;
constexpr std::uint32_t kLongestHeading = 120;
constexpr std::uint32_t kMostHeadingWords = 16;
constexpr std::size_t kSampledGroups = 400;  // to find out how wide the text is

struct Group {
  std::uint32_t first = 0, count = 0;  // in lines_
};

std::uint32_t first_word_width(std::string_view line) { return width(line.substr(0, std::min(line.find(' '), line.size()))); }

class PlainReader {
 public:
  explicit PlainReader(Draft& draft) : draft_(draft) {}

  void read(std::uint32_t begin) {
    find_groups(begin);
    measure();
    for (const Group& group : groups_) read_group(group);
    find_headings();
  }

 private:
  std::string_view text(std::uint32_t line) const { return lines_[line].in(draft_.source); }

  // Blanks before a line.
  std::uint32_t indent(std::uint32_t line) const {
    std::uint32_t n = 0;
    while (n < lines_[line].begin &&
           (draft_.source[lines_[line].begin - n - 1] == ' ' || draft_.source[lines_[line].begin - n - 1] == '\t'))
      ++n;
    return n;
  }

  void find_groups(std::uint32_t begin) {
    bool open = false;
    LineCursor cursor(draft_.source, begin);
    std::uint32_t count = 0;
    for (Span whole; cursor.next(whole);) {
      if (count++ == kMostLines) {
        draft_.unread = whole.begin;
        break;
      }
      // A form feed ends a page, and so a group.
      for (std::uint32_t at = whole.begin; at <= whole.end;) {
        const std::size_t feed = Span{at, whole.end}.in(draft_.source).find('\f');
        const std::uint32_t end = feed == std::string_view::npos ? whole.end : at + static_cast<std::uint32_t>(feed);
        open = add_line(trimmed(draft_.source, {at, end}), open) && end == whole.end;
        at = end + 1;
      }
    }
  }

  // True if the group is open for the next line.
  bool add_line(Span line, bool open) {
    if (line.empty()) return false;
    if (!open) groups_.push_back({static_cast<std::uint32_t>(lines_.size()), 0});
    lines_.push_back(line);
    ++groups_.back().count;
    return true;
  }

  std::uint32_t widest(const Group& group) const {
    std::uint32_t most = 0;
    for (std::uint32_t i = group.first; i < group.first + group.count; ++i) most = std::max(most, width(text(i)));
    return most;
  }

  // Whether the next word would not have fitted into line `i` of a text so wide. Proportional type makes the lines uneven by some
  // letters.
  bool full(std::uint32_t i, std::uint32_t fill) const {
    return width(text(i)) + 1 + first_word_width(text(i + 1)) + fill / 8 > fill;
  }

  // The width to which the lines of this group were filled; 0 if they were not.
  std::uint32_t own_fill(const Group& group) const {
    if (group.count < 3) return 0;
    const std::uint32_t most = widest(group);
    if (most > kWidestFill || most < kNarrowestFill) return 0;
    std::uint32_t filled = 0;
    for (std::uint32_t i = group.first; i + 1 < group.first + group.count; ++i) filled += full(i, most) ? 1 : 0;
    return filled * 10 >= (group.count - 1) * 8 ? most : 0;
  }

  void measure() {
    std::vector<std::uint32_t> fills;
    for (std::size_t i = 0; i < groups_.size() && fills.size() < kSampledGroups; ++i) {
      if (const std::uint32_t fill = own_fill(groups_[i])) fills.push_back(fill);
    }
    if (fills.empty()) return;
    std::nth_element(fills.begin(), fills.begin() + static_cast<std::ptrdiff_t>(fills.size() / 2), fills.end());
    fill_ = fills[fills.size() / 2];
  }

  // Whether line i + 1 goes on with the sentence or paragraph of line i.
  bool runs_on(std::uint32_t i, std::uint32_t fill) const {
    const std::string_view line = text(i), next = text(i + 1);
    if (is_caption(next)) return false;
    if (fill != 0 && full(i, fill)) return true;
    if (ends_sentence(line) || line.back() == ':') return false;
    if (starts_lower(next) && !is_key_value(next)) return true;
    return ends_open(line) && width(line) >= kNarrowestFill && !is_key_value(next);
  }

  void read_group(const Group& group) {
    if (group.count >= 2 && is_table_rule(text(group.first + 1)) && text(group.first).find('|') != std::string_view::npos)
      return table(group);
    const std::uint32_t own = own_fill(group);
    const std::uint32_t fill = own != 0 ? own : fill_;
    const std::uint32_t end = group.first + group.count;
    bool listing = false, quoted = false;
    for (std::uint32_t i = group.first; i < end;) {
      const std::string_view line = text(i);
      const bool fresh = i == group.first || listing || !(fill != 0 && full(i - 1, fill)) || text(i - 1).back() == ':';
      const ListMarker marker = fresh ? list_marker(line) : ListMarker{};
      const bool quote = line.front() == '>';
      if (quote && !quoted) quotation_ = draft_.containers++;
      if (marker.size != 0 && !listing && !list_goes_on(group, i)) list_ = draft_.containers++;
      quoted = quote;
      listing = marker.size != 0;
      std::uint32_t last = i;
      const std::uint32_t hang = listing ? indent(i) : kNone;  // lines set in below a marker belong to its item
      while (last + 1 < end && !starts_unit(last + 1, quote, listing, fill) && (runs_on(last, fill) || (hang < indent(last + 1))))
        ++last;
      add(i, last, marker, quote, fill != 0 && last > i);
      i = last + 1;
    }
    last_was_list_ = listing;
  }

  bool list_goes_on(const Group& group, std::uint32_t i) const { return i == group.first && last_was_list_; }

  bool starts_unit(std::uint32_t i, bool quoted, bool listing, std::uint32_t fill) const {
    const std::string_view line = text(i);
    if ((line.front() == '>') != quoted || heading_marks(line) != 0 || heading_marks(text(i - 1)) != 0) return true;
    if (!note_label(line).place.empty() && !(fill != 0 && full(i - 1, fill) && !ends_sentence(text(i - 1)))) return true;
    if (!listing && fill != 0 && indent(i) >= 2 && indent(i) > indent(i - 1) && ends_sentence(text(i - 1)))
      return true;  // its first line is set in
    if (list_marker(line).size == 0) return false;
    return listing || !(fill != 0 && full(i - 1, fill)) || text(i - 1).back() == ':';
  }

  void add(std::uint32_t first, std::uint32_t last, const ListMarker& marker, bool quote, bool filled) {
    Piece piece;
    piece.first_line = static_cast<std::uint32_t>(draft_.lines.size());
    piece.full_lines = filled;
    for (std::uint32_t i = first; i <= last; ++i) {
      Span line = lines_[i];
      if (quote) {
        while (!line.empty() && (draft_.source[line.begin] == '>' || draft_.source[line.begin] == ' ')) ++line.begin;
      }
      if (i == first && marker.size != 0) {
        if (marker.number) {
          piece.marker = {line.begin, line.begin + marker.marker};
          while (!piece.marker.empty() && !std::isdigit(static_cast<unsigned char>(draft_.source[piece.marker.end - 1])))
            --piece.marker.end;
        }
        line.begin += marker.size;
      }
      if (line.empty()) continue;
      draft_.lines.push_back(line);
      ++piece.line_count;
    }
    if (piece.line_count == 0) return;
    if (const std::uint32_t hashes = heading_marks(text(first)); hashes != 0 && first == last) {
      piece.block.kind = BlockKind::heading;
      piece.block.level = hashes;
      Span& line = draft_.lines.back();
      line.begin += hashes;
      line = trimmed(draft_.source, line);
    } else if (quote) {
      piece.block.kind = BlockKind::quotation;
      piece.block.container = quotation_;
      piece.block.level = 1;
    } else if (marker.size != 0) {
      piece.block.kind = BlockKind::list_item;
      piece.block.container = list_;
      piece.block.level = 1;
      if (first == last && marker.number && heading_number(text(first)) != 0 && like_heading(draft_.line(piece, 0)))
        numbered_.push_back(draft_.pieces.size());
    } else if (is_caption(text(first)) && last - first < 4) {
      piece.block.kind = BlockKind::caption;
    }
    const bool alone =
        (first == 0 || lines_apart(first - 1, first)) && (last + 1 == lines_.size() || lines_apart(last, last + 1));
    if (alone) alone_.push_back(draft_.pieces.size());
    draft_.pieces.push_back(piece);
  }

  // Whether blank lines lie between two lines that follow each other.
  bool lines_apart(std::uint32_t a, std::uint32_t b) const {
    const std::string_view between = draft_.source.substr(lines_[a].end, lines_[b].begin - lines_[a].end);
    return std::count(between.begin(), between.end(), '\n') >= 2 || between.find('\f') != std::string_view::npos ||
           std::count(between.begin(), between.end(), '\r') >= 2;
  }

  void table(const Group& group) {
    std::vector<Span> rows(lines_.begin() + group.first, lines_.begin() + group.first + group.count);
    add_table(draft_, rows);
    last_was_list_ = false;
  }

  // "## Costs": how many marks; text files carry them, too.
  static std::uint32_t heading_marks(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    return marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' ' ? static_cast<std::uint32_t>(marks) : 0;
  }

  static bool like_heading(std::string_view line) {
    if (line.size() > kLongestHeading || !starts_upper(line) || word_count(line) > kMostHeadingWords) return false;
    static constexpr std::string_view kNoEnd = ".,;:!";
    if (kNoEnd.find(line.back()) != std::string_view::npos || (ends_sentence(line) && line.back() != '?')) return false;
    if (ends_open(line) ||
        (word_count(line) > 8 && line.find(',') != std::string_view::npos && capital_count(line) * 2 < word_count(line)))
      return false;
    return line.back() != '?' || capital_count(line) * 10 >= word_count(line) * 6;
  }

  // Short lines between blank lines, with text below them; "2. Background" between paragraphs rather than among list items.
  void find_headings() {
    std::vector<Piece>& pieces = draft_.pieces;
    for (const std::size_t i : numbered_) {
      const bool listed = (i > 0 && pieces[i - 1].block.kind == BlockKind::list_item) ||
                          (i + 1 < pieces.size() && pieces[i + 1].block.kind == BlockKind::list_item) || i + 1 == pieces.size();
      if (listed || !std::binary_search(alone_.begin(), alone_.end(), i)) continue;
      Span& line = draft_.lines[pieces[i].first_line];
      line.begin = pieces[i].marker.begin;
      pieces[i].block = {BlockKind::heading, {}, 2};
      pieces[i].marker = {};
    }
    for (const std::size_t i : alone_) {
      Piece& piece = pieces[i];
      if (piece.block.kind != BlockKind::paragraph || piece.line_count != 1 || i + 1 >= pieces.size()) continue;
      const std::string_view line = draft_.line(piece, 0);
      const bool before_text = pieces[i + 1].block.kind != BlockKind::heading;
      if (!before_text || !like_heading(line)) continue;
      const std::uint32_t depth = heading_number(line);
      piece.block.kind = BlockKind::heading;
      piece.block.level = std::min(6U, depth + 1 + (depth == 0 ? 1 : 0));
    }
  }

  Draft& draft_;
  std::vector<Span> lines_;
  std::vector<Group> groups_;
  std::uint32_t fill_ = 0;
  std::uint32_t list_ = 0, quotation_ = 0;
  bool last_was_list_ = false;
  std::vector<std::size_t> numbered_, alone_;  // pieces
};

}  // namespace

void draft_plain(Draft& draft, std::uint32_t begin) { PlainReader(draft).read(begin); }

}  // namespace claimcheck
