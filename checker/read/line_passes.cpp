// Lines that mean something by themselves: definitions of links, notes, and lines that do not run on.
#include <algorithm>
#include <array>

#include "checker/base/utf8.h"
#include "checker/read/imprint.h"
#include "checker/read/inlines.h"
#include "checker/read/link_syntax.h"
#include "checker/read/marks.h"
#include "checker/read/passes.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kTopPieces = 12;
constexpr std::uint32_t kLongestImprintLine = 200;
constexpr std::uint32_t kMostImprintLines = 12;
constexpr std::uint32_t kLongestDefinition = 40;  // lines looked at for one block of definitions at a time

bool prose(const Piece& piece) {
  return !piece.verbatim && (piece.block.kind == BlockKind::paragraph || piece.block.kind == BlockKind::quotation ||
                             piece.block.kind == BlockKind::list_item);
}

// The piece cut before each of its lines for which `starts` is true (the first line always starts).
template <class Starts>
void split_piece(const Piece& piece, std::vector<Piece>& out, Starts starts) {
  Piece part = piece;
  part.line_count = 0;
  for (std::uint32_t i = 0; i < piece.line_count; ++i) {
    if (i > 0 && starts(i)) {
      out.push_back(part);
      part.first_line = piece.first_line + i;
      part.line_count = 0;
      part.marker = {};
    }
    ++part.line_count;
  }
  out.push_back(part);
}

template <class Each>
void rewrite(Draft& draft, Each each) {
  std::vector<Piece> out;
  out.reserve(draft.pieces.size());
  for (const Piece& piece : draft.pieces) each(piece, out);
  draft.pieces = std::move(out);
}

bool address_like(std::string_view target) {
  return target.find("://") != std::string_view::npos || target.starts_with("www.") || target.starts_with('#') ||
         target.starts_with('/') || target.starts_with("mailto:");
}

// Definitions at the start of the piece; how many of its lines they take.
std::uint32_t take_from(Draft& draft, const Piece& piece) {
  std::uint32_t taken = 0;
  while (taken < piece.line_count && draft.line(piece, taken).starts_with('[')) {
    std::string flow;
    const std::uint32_t last = std::min(piece.line_count, taken + kLongestDefinition);
    for (std::uint32_t i = taken; i < last; ++i) {
      flow += draft.line(piece, i);
      flow.push_back('\n');
    }
    std::uint32_t at = 0;
    while (const auto found = link_definition(flow, at)) {
      if (!draft.markdown && !address_like(found->target)) break;
      draft.definitions.emplace(found->label, found->target);
      at = found->end;
      if (at >= flow.size()) break;
    }
    if (at == 0) break;
    taken += static_cast<std::uint32_t>(std::count(flow.begin(), flow.begin() + at, '\n'));
  }
  return taken;
}

// Two blanks or a backslash at the end of a line of Markdown. The backslash is no part of the text.
bool hard_break(Draft& draft, Span& line) {
  if (!draft.markdown) return false;
  if (draft.source.substr(line.end, 2) == "  ") return true;
  std::uint32_t slashes = 0;
  while (slashes < line.size() && draft.source[line.end - 1 - slashes] == '\\') ++slashes;
  const std::string_view end = draft.source.substr(line.end, 1);
  if (slashes % 2 == 0 || (end != "\n" && end != "\r")) return false;
  --line.end;
  return true;
}

// Whether the lines look filled: in none but the last would the next word have found room.
bool looks_filled(const Draft& draft, const Piece& piece) {
  std::uint32_t most = 0;
  for (std::uint32_t i = 0; i < piece.line_count; ++i) most = std::max(most, width(draft.line(piece, i)));
  for (std::uint32_t i = 0; i + 1 < piece.line_count; ++i) {
    const std::string_view next = draft.line(piece, i + 1);
    const std::uint32_t room = width(draft.line(piece, i)) + 1 + width(next.substr(0, std::min(next.find(' '), next.size())));
    if (room + most / 8 <= most) return false;
  }
  return true;
}

// Three lines or more that all begin with a capital and end in no sentence: a list without marks, a table of names.
bool is_bare_list(const Draft& draft, const Piece& piece) {
  if (piece.line_count < 3 || piece.full_lines) return false;
  for (std::uint32_t i = 0; i < piece.line_count; ++i) {
    const std::string_view line = draft.line(piece, i);
    if (!starts_upper(line) || ends_open(line) || (ends_sentence(line) && i + 1 < piece.line_count)) return false;
  }
  return !looks_filled(draft, piece);
}

bool imprint_among(const Draft& draft, const Piece& piece) {
  if (piece.line_count > kMostImprintLines) return false;
  bool found = false;
  for (std::uint32_t i = 0; i < piece.line_count; ++i) {
    const std::string_view line = draft.line(piece, i);
    if (line.size() > kLongestImprintLine) return false;
    found = found || is_imprint_line(line);
  }
  return found;
}

// "[1]", "[1, 2]", "[1–3]" somewhere in the text.
bool has_numbered_marks(std::string_view source) {
  for (std::size_t at = source.find("[1"); at != std::string_view::npos; at = source.find("[1", at + 2)) {
    const std::string_view next = source.substr(at + 2, 3);
    if (next.starts_with(']') || next.starts_with(',') || next.starts_with(';') || next.starts_with('-') ||
        next.starts_with("\xE2\x80\x93"))
      return true;
  }
  return false;
}

// The number that a line begins with: "12 Ministry of Health, 3 May."; 0 if it begins otherwise. `text` is where the words begin.
int plain_number(std::string_view line, std::uint32_t& text) {
  std::size_t end = 0;
  while (end < line.size() && end < 3 && line[end] >= '0' && line[end] <= '9') ++end;
  if (end == 0 || end == 3 || line[0] == '0' || end + 2 >= line.size() || line[end] != ' ') return 0;
  const std::string_view words = line.substr(end + 1);
  if (!starts_upper(words) && !words.starts_with("\xE2\x80\x9C") && words[0] != '"') return 0;
  text = static_cast<std::uint32_t>(end + 1);
  return std::stoi(std::string(line.substr(0, end)));
}

// The highest raised mark ("¹", "<sup>12</sup>"), where no line begins with one; else 0. Its notes may be a plain numbered list.
int marks_without_notes(const Draft& draft) {
  if (draft.source.find("<sup>1</sup>") == std::string_view::npos && draft.source.find("\xC2\xB9") == std::string_view::npos) return 0;
  for (const Span line : draft.lines) {
    if (!note_label(line.in(draft.source)).place.empty()) return 0;
  }
  int highest = 0;
  for (std::uint32_t i = 0; i + 1 < draft.source.size(); ++i) {
    std::uint32_t size = 0;
    int label = 0;
    if (draft.source[i] == '<' && draft.source.substr(i, 5) == "<sup>") {
      for (std::uint32_t k = i + 5; k < draft.source.size() && k < i + 8 && draft.source[k] >= '0' && draft.source[k] <= '9'; ++k) label = 10 * label + (draft.source[k] - '0');
    } else {
      for (int value = raised_digit(draft.source, i, size); value >= 0 && label < 100; value = raised_digit(draft.source, i, size)) {
        label = 10 * label + value;
        i += size;
      }
    }
    highest = std::max(highest, label);
  }
  return highest < 100 ? highest : 0;
}

// Where the paragraphs begin with which the file ends and whose lines are numbered from 1 up to the last mark, or about.
std::size_t trailing_plain_notes(const Draft& draft, int highest) {
  std::size_t begin = draft.pieces.size();
  int first = 0, last = 0;
  std::uint32_t ignored = 0;
  while (begin > 0) {
    const Piece& piece = draft.pieces[begin - 1];
    if (piece.block.kind != BlockKind::paragraph || piece.line_count == 0) break;
    const int from = plain_number(draft.line(piece, 0), ignored);
    if (from == 0 || (first != 0 && from >= first)) break;
    if (last == 0) {
      for (std::uint32_t i = 0; i < piece.line_count; ++i) last = std::max(last, plain_number(draft.line(piece, i), ignored));
    }
    first = from;
    --begin;
  }
  return first == 1 && last + 1 >= highest && last <= highest + 1 ? begin : draft.pieces.size();
}

// Where the numbered list begins that the file ends with.
std::size_t trailing_numbers(const Draft& draft) {
  std::size_t begin = draft.pieces.size();
  while (begin > 0 && draft.pieces[begin - 1].block.kind == BlockKind::list_item && !draft.pieces[begin - 1].marker.empty())
    --begin;
  return begin;
}

// Whether the numbered list that the file ends with goes up to the last mark, or about.
bool list_up_to(const Draft& draft, std::size_t begin, int highest) {
  const auto items = static_cast<int>(draft.pieces.size() - begin);
  return items > 0 && highest > 0 && items + 1 >= highest && items <= highest + 1;
}

// Lines that begin with numbers, each a note.
void split_plain_notes(Draft& draft, const Piece& piece, std::vector<Piece>& out) {
  std::uint32_t text = 0;
  const std::size_t begin = out.size();
  split_piece(piece, out, [&](std::uint32_t i) { return plain_number(draft.line(piece, i), text) != 0; });
  for (std::size_t i = begin; i < out.size(); ++i) {
    Span& line = draft.lines[out[i].first_line];
    if (plain_number(line.in(draft.source), text) == 0) continue;
    out[i].block.kind = BlockKind::footnote;
    out[i].marker = {line.begin, line.begin + text - 1};
    line.begin += text;
  }
}

}  // namespace

void take_definitions(Draft& draft) {
  for (Piece& piece : draft.pieces) {
    if (!prose(piece) || piece.line_count == 0 || !draft.line(piece, 0).starts_with('[')) continue;
    const std::uint32_t taken = take_from(draft, piece);
    piece.first_line += taken;
    piece.line_count -= taken;
  }
  std::erase_if(draft.pieces, [](const Piece& piece) { return piece.line_count == 0; });
}

void split_lines(Draft& draft) {
  std::uint32_t index = 0;
  rewrite(draft, [&](const Piece& piece, std::vector<Piece>& out) {
    const bool top = index++ < kTopPieces;
    if (!prose(piece) || piece.line_count < 2) return out.push_back(piece);
    if (top && piece.block.kind == BlockKind::paragraph && imprint_among(draft, piece))
      return split_piece(piece, out, [](std::uint32_t) { return true; });
    std::uint32_t pairs = 0;
    for (std::uint32_t i = 0; i < piece.line_count; ++i) pairs += is_key_value(draft.line(piece, i)) ? 1 : 0;
    const bool bare_list = is_bare_list(draft, piece);
    const bool listing = pairs >= 2 && !piece.full_lines && pairs * 2 >= piece.line_count;
    split_piece(piece, out, [&](std::uint32_t i) {
      const std::string_view before = draft.line(piece, i - 1), line = draft.line(piece, i);
      if (bare_list) return true;
      if (listing && (is_key_value(line) || (i == 1 && !is_key_value(before)))) return true;
      return hard_break(draft, draft.lines[piece.first_line + i - 1]) && !starts_lower(line) && !ends_open(before);
    });
  });
}

void find_notes(Draft& draft) {
  enum class Below : std::uint8_t { nothing, notes, sources } below = Below::nothing;
  const bool numbered_marks = has_numbered_marks(draft.source);
  const int raised = numbered_marks ? 0 : marks_without_notes(draft);
  const std::size_t trailing_list = numbered_marks || raised > 0 ? trailing_numbers(draft) : draft.pieces.size();
  const std::size_t last_list = numbered_marks || list_up_to(draft, trailing_list, raised) ? trailing_list : draft.pieces.size();
  const std::size_t plain_notes = raised > 0 ? trailing_plain_notes(draft, raised) : draft.pieces.size();
  std::size_t index = 0;
  rewrite(draft, [&](const Piece& piece, std::vector<Piece>& out) {
    const bool plain = index >= plain_notes, trailing = index++ >= last_list;
    const std::string_view first = piece.line_count == 0 ? std::string_view() : draft.line(piece, 0);
    if (piece.line_count == 1 && piece.block.kind != BlockKind::list_item) {
      const bool notes = is_notes_heading(first), sources = is_sources_heading(first);
      if (notes || sources) {
        below = notes ? Below::notes : Below::sources;
        Piece heading = piece;
        heading.block.kind = BlockKind::heading;
        if (heading.block.level == 0) heading.block.level = 2;
        return out.push_back(heading);
      }
    }
    if (piece.block.kind == BlockKind::heading) below = Below::nothing;
    if (piece.block.kind == BlockKind::list_item && !piece.marker.empty() &&
        (below == Below::notes || trailing || (below == Below::sources && numbered_marks))) {
      Piece note = piece;
      note.block.kind = BlockKind::footnote;
      return out.push_back(note);
    }
    // The second paragraph of a note is indented, which Markdown alone would take for code.
    if (piece.block.kind == BlockKind::code && !piece.fenced && !out.empty() && out.back().block.kind == BlockKind::footnote) {
      Piece more = piece;
      more.block.kind = BlockKind::footnote;
      more.verbatim = false;
      return out.push_back(more);
    }
    if (!prose(piece) || piece.line_count == 0) return out.push_back(piece);
    if (plain) return split_plain_notes(draft, piece, out);
    const bool note_first = !note_label(first).place.empty();
    const bool heading_first = is_notes_heading(first) || is_sources_heading(first);
    std::vector<Piece> parts;
    split_piece(piece, parts, [&](std::uint32_t i) {
      const std::string_view line = draft.line(piece, i);
      return !note_label(line).place.empty() && (note_first || heading_first || line.starts_with("[^"));
    });
    for (Piece& part : parts) {
      Span& line = draft.lines[part.first_line];
      const NoteLabel label = note_label(line.in(draft.source));
      if (!label.place.empty()) {
        part.block.kind = BlockKind::footnote;
        part.marker = {line.begin + label.place.begin, line.begin + label.place.end};
        line.begin += label.text;
      } else if (heading_first && part.line_count == 1 && parts.size() > 1) {
        part.block.kind = BlockKind::heading;
        part.block.level = 2;
      }
      out.push_back(part);
    }
  });
}

std::unordered_set<std::string> whole_words(const Draft& draft) {
  std::unordered_set<std::string> cut;
  for (const Piece& piece : draft.pieces) {
    for (std::uint32_t i = 0; !piece.verbatim && i + 1 < piece.line_count; ++i) {
      std::string word = joined_word(draft.line(piece, i), draft.line(piece, i + 1));
      if (!word.empty()) cut.insert(std::move(word));
    }
  }
  std::unordered_set<std::string> whole;
  if (cut.empty()) return whole;
  std::array<bool, 256> opens{};  // by byte: whether a word that is looked for may start with it
  for (const std::string& word : cut) {
    const auto first = static_cast<unsigned char>(word[0]);
    opens[first] = true;
    if (first >= 'a' && first <= 'z') opens[first - 32U] = true;
  }
  for (std::size_t byte = 0x80; byte < opens.size(); ++byte) opens[byte] = true;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= draft.source.size();) {
    const CodePoint cp = i < draft.source.size() ? decode(draft.source, i) : CodePoint{' ', 1};
    if (!is_letter(cp.value)) {
      if (i > begin && opens[static_cast<unsigned char>(draft.source[begin])]) {
        std::string word = lower(draft.source.substr(begin, i - begin));
        if (cut.contains(word)) whole.insert(std::move(word));
      }
      begin = i + cp.size;
    }
    i += cp.size;
  }
  return whole;
}

}  // namespace claimcheck
