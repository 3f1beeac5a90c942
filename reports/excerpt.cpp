#include "reports/excerpt.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongMark = 400;  // bytes; of a longer mark its beginning is shown
constexpr std::string_view kCut = "…";

// One code point as it stands on a line.
struct Cell {
  std::uint32_t at = 0;      // offset in the text
  std::uint32_t column = 0;  // from 0, within its line
  std::uint32_t width = 0;
};

struct Line {
  std::string text;
  std::vector<Cell> cells;
  std::uint32_t width = 0;
  std::uint32_t end = 0;  // offset in the text after the last cell
};

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

constexpr std::uint32_t kReach = 24;  // bytes that a cut moves to fall between words

// The start of the word near `at`, not before `limit`; never inside a code point.
std::uint32_t word_start(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  if (at - limit < kReach) return limit;
  for (std::uint32_t i = at; at - i < kReach; --i) {
    if (text[i - 1] == ' ' || text[i - 1] == '\n') return i;
  }
  while (at > limit && continues(text[at])) --at;
  return at;
}

// The end of the word near `at`, not after `limit`.
std::uint32_t word_end(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  if (limit - at < kReach) return limit;
  for (std::uint32_t i = at; i - at < kReach; ++i) {
    if (text[i] == ' ' || text[i] == '\n') return i;
  }
  while (at < limit && continues(text[at])) ++at;
  return at;
}

// The stretches of the sentence that are shown: all of it, or what is around the marks.
std::vector<Span> shown(std::string_view text, Span sentence, const std::vector<Mark>& marks, std::uint32_t width) {
  if (sentence.size() <= 2 * width) return {sentence};
  const std::uint32_t around = width / 2;
  std::vector<Span> out;
  for (const Mark& mark : marks) {
    const std::uint32_t mark_end = std::min(mark.span.end, mark.span.begin + kLongMark);
    const std::uint32_t begin = mark.span.begin > sentence.begin + around ? mark.span.begin - around : sentence.begin;
    const std::uint32_t end = sentence.end - mark_end > around ? mark_end + around : sentence.end;
    const Span piece{word_start(text, begin, sentence.begin), word_end(text, end, sentence.end)};
    if (!out.empty() && piece.begin <= out.back().end + around) {
      out.back().end = std::max(out.back().end, piece.end);
    } else {
      out.push_back(piece);
    }
  }
  return out;
}

void append_cut(Line& line) {
  line.text += kCut;
  line.width += 1;
}

// Breaks text[piece] into lines at spaces, or anywhere in a word that is longer than a line.
std::vector<Line> wrap(std::string_view text, Span piece, std::uint32_t width, bool cut_before) {
  std::vector<Line> lines(1);
  if (cut_before) append_cut(lines.back());
  const auto append_word = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end;) {
      const CodePoint cp = decode(text, i);
      const std::string glyph = printable(text.substr(i, cp.size));
      const std::uint32_t cell_width = columns(glyph);
      if (lines.back().width + cell_width > width && !lines.back().cells.empty()) lines.emplace_back();
      Line& line = lines.back();
      line.cells.push_back({i, line.width, cell_width});
      line.text += glyph;
      line.width += cell_width;
      i += cp.size;
      line.end = i;
    }
  };
  for (std::uint32_t i = piece.begin; i < piece.end;) {
    std::uint32_t end = i;
    while (end < piece.end && text[end] != ' ' && text[end] != '\n') ++end;
    const std::uint32_t word_width = columns(printable(text.substr(i, end - i)));
    if (lines.back().width + word_width > width && lines.back().width > 0) lines.emplace_back();
    append_word(i, end);
    if (end < piece.end && lines.back().width < width) append_word(end, end + 1);
    i = end + 1;
  }
  return lines;
}

struct PlacedMark {
  const Mark* mark = nullptr;
  std::uint32_t begin = 0, end = 0;  // columns
  bool last_line = true;             // the mark ends here, so that its label does too
};

std::vector<PlacedMark> marks_on(const Line& line, const std::vector<Mark>& marks) {
  std::vector<PlacedMark> out;
  if (line.cells.empty()) return out;
  const Span on_line{line.cells.front().at, line.end};
  for (const Mark& mark : marks) {
    const Span span{mark.span.begin, std::max(mark.span.end, mark.span.begin + 1)};
    if (!span.overlaps(on_line)) continue;
    PlacedMark placed{&mark, 0, 0, span.end <= on_line.end || line.text.ends_with(kCut)};
    bool any = false;
    for (const Cell& cell : line.cells) {
      if (cell.at < span.begin || cell.at >= span.end) continue;
      if (any && &cell == &line.cells.back() && line.text.ends_with(' ')) continue;  // the space that the line broke at
      if (!any) placed.begin = cell.column;
      any = true;
      placed.end = cell.column + std::max(cell.width, 1u);
    }
    if (any) out.push_back(placed);
  }
  return out;
}

// A line that is written at given columns, from left to right.
class Row {
 public:
  void put(std::uint32_t column, std::string_view text, std::string_view colour, std::string_view off) {
    if (column > width_) text_.append(column - width_, ' ');
    width_ = std::max(width_, column) + columns(text);
    text_ += colour;
    text_ += text;
    text_ += colour.empty() ? std::string_view{} : off;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::uint32_t width_ = 0;
};

struct Label {
  std::uint32_t column = 0;
  std::string text;
  std::string_view colour;
  std::uint32_t row = 0;
};

// Lays labels out right to left: each in the first row where nothing to its right is in the way, with a "|" down to it.
std::vector<std::string> label_rows(std::vector<Label>& labels, std::string_view off) {
  std::vector<std::uint32_t> left_ends;  // by row: first column taken
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    std::uint32_t row = 0;
    while (row < left_ends.size() && label->column + columns(label->text) + 2 > left_ends[row]) ++row;
    if (row == left_ends.size()) left_ends.push_back(0);
    for (std::uint32_t i = 0; i <= row; ++i) left_ends[i] = label->column;
    label->row = row;
  }
  std::vector<std::string> out;
  for (std::uint32_t row = 0; row < left_ends.size(); ++row) {
    Row line;
    for (const Label& label : labels) {
      if (label.row == row) line.put(label.column, label.text, label.colour, off);
      if (label.row > row) line.put(label.column, "|", label.colour, off);
    }
    out.push_back(line.take());
  }
  return out;
}

void underline(ExcerptLine& out, const std::vector<PlacedMark>& placed, const Palette& palette, std::string_view primary) {
  Row row;
  std::vector<Label> labels;
  std::uint32_t done = 0;  // columns underlined so far; marks may nest
  for (const PlacedMark& one : placed) {
    const std::string_view colour = one.mark->primary ? primary : palette.other;
    const std::uint32_t begin = std::max(one.begin, done);
    if (begin < one.end) row.put(begin, std::string(one.end - begin, one.mark->primary ? '^' : '~'), colour, palette.off);
    done = std::max(done, one.end);
    if (one.last_line && !one.mark->label.empty()) labels.push_back({one.begin, printable(one.mark->label), colour});
  }
  // The label of the rightmost mark stands behind it.
  if (!labels.empty() && placed.back().last_line && !placed.back().mark->label.empty()) {
    row.put(done + 1, labels.back().text, labels.back().colour, palette.off);
    labels.pop_back();
  }
  out.below.push_back(row.take());
  for (std::string& line : label_rows(labels, palette.off)) out.below.push_back(std::move(line));
}

}  // namespace

std::vector<ExcerptLine> excerpt(std::string_view text, Span sentence, const std::vector<Mark>& marks, std::uint32_t width,
                                 const Palette& palette, std::string_view primary) {
  std::vector<ExcerptLine> out;
  const std::vector<Span> pieces = shown(text, sentence, marks, width);
  for (const Span piece : pieces) {
    std::vector<Line> lines = wrap(text, piece, width, piece.begin > sentence.begin);
    if (piece.end < sentence.end) append_cut(lines.back());
    for (Line& line : lines) {
      const std::vector<PlacedMark> placed = marks_on(line, marks);
      ExcerptLine& made = out.emplace_back();
      while (line.text.ends_with(' ')) line.text.pop_back();
      made.text = std::move(line.text);
      if (placed.empty()) continue;
      made.marked = true;
      made.at = std::max(placed.front().mark->span.begin, line.cells.front().at);
      underline(made, placed, palette, primary);
    }
  }
  return out;
}

}  // namespace claimcheck
