// What pages leave in running text: page numbers, running heads, and paragraphs cut in two.
#include <algorithm>
#include <unordered_map>

#include "checker/base/utf8.h"
#include "checker/read/imprint.h"
#include "checker/read/passes.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kTopPieces = 12;  // where the masthead stands
constexpr std::size_t kLongestRunningHead = 120;
constexpr std::uint32_t kPage = 1200;        // bytes between two running heads, at least
constexpr std::uint32_t kCutParagraph = 40;  // a shorter one is a heading or a line of a list
constexpr std::uint32_t kFullParagraph = 200;

bool digit(char c) { return c >= '0' && c <= '9'; }

bool one_line_prose(const Draft& draft, const Piece& piece) {
  const BlockKind kind = piece.block.kind;
  return piece.line_count == 1 && !piece.verbatim &&
         (kind == BlockKind::paragraph || kind == BlockKind::heading || kind == BlockKind::list_item) &&
         draft.size(piece) <= kLongestRunningHead;
}

// "3", "- 3 -", "Page 3", "3 / 4", "Page 3 of 4", "p. 3".
bool is_page_number(std::string_view line) {
  std::string low = lower(bare_line(line));
  for (const std::string_view mark : {"\xE2\x80\x93", "\xE2\x80\x94"}) {  // dashes around it
    for (std::size_t at = low.find(mark); at != std::string::npos; at = low.find(mark)) low.replace(at, mark.size(), "-");
  }
  std::string_view rest = low;
  const auto skip = [&](std::string_view marks) {
    while (!rest.empty() && marks.find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
  };
  const auto number = [&] {
    std::size_t n = 0;
    while (n < rest.size() && digit(rest[n])) ++n;
    rest.remove_prefix(n);
    return n >= 1 && n <= 4;
  };
  skip(" -|");
  const bool named = rest.starts_with("page ") || rest.starts_with("p. ") || rest.starts_with("p.");
  if (named) rest.remove_prefix(rest.starts_with("page ") ? 5 : 2);
  skip(" ");
  if (!number()) return false;
  skip(" ");
  if (rest.starts_with("of ") || rest.starts_with("/")) {
    rest.remove_prefix(rest.starts_with("/") ? 1 : 3);
    skip(" ");
    if (!number()) return false;
  }
  skip(" -|");
  return rest.empty();
}

// The line with its figures made equal: running heads carry page numbers.
std::string pattern_of(std::string_view line) {
  std::string out;
  for (const char c : bare_line(line)) {
    if (!digit(c)) {
      out.push_back(c);
    } else if (out.empty() || out.back() != '0') {
      out.push_back('0');
    }
  }
  return out;
}

bool beside_page_number(const Draft& draft, std::uint32_t i) {
  const auto number = [&](std::uint32_t at) {
    return at < draft.pieces.size() && draft.pieces[at].line_count == 1 && is_page_number(draft.line(draft.pieces[at], 0));
  };
  return (i > 0 && number(i - 1)) || number(i + 1);
}

struct Repeats {
  std::uint32_t count = 0;
  std::uint32_t first = 0;  // piece
  std::uint32_t last_place = 0;
  bool far_apart = true;  // each a page away from the one before
};

// A line that comes again on every page: the imprint's, or one that is set like a running head. Headings in Markdown are what
// they say.
bool is_running_head(const Draft& draft, std::uint32_t i, const Repeats& seen) {
  const Piece& piece = draft.pieces[i];
  const std::string_view line = draft.line(piece, 0);
  if ((draft.markdown && piece.block.kind == BlockKind::heading) || bare_line(line).size() < 4) return false;
  const bool beside_number = beside_page_number(draft, i);
  if (!seen.far_apart && !beside_number) return false;
  const bool imprint = seen.first < kTopPieces && (seen.first < 2 || is_imprint_line(line));
  const bool head = beside_number || line.find('|') != std::string_view::npos || all_capitals(line);
  return imprint ? seen.count >= 2 : head && seen.count >= 3;
}

bool can_be_cut(const Piece& piece) {
  const BlockKind kind = piece.block.kind;
  return !piece.verbatim && piece.line_count > 0 &&
         (kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::quotation);
}

// Whether a paragraph that ends like `first` goes on with one that begins like `second`.
bool goes_on(const Draft& draft, const Piece& first, const Piece& second) {
  if (!can_be_cut(first) || second.block.kind != BlockKind::paragraph || second.line_count == 0) return false;
  const std::uint32_t size = draft.size(first);
  const std::string_view end = draft.line(first, first.line_count - 1);
  const std::string_view begin = draft.line(second, 0);
  if (size < kCutParagraph || ends_sentence(end)) return false;
  const char last = end.back();
  if (last == ':' || last == ';') return false;
  if (is_key_value(begin) || is_caption(begin)) return false;
  if (starts_lower(begin)) return true;
  if (!starts_upper(begin) && !digit(begin.front())) return false;
  if (ends_open(end)) return size >= (last == ',' ? 2 * kCutParagraph : kCutParagraph);
  const bool ends_in_word = static_cast<unsigned char>(last) >= 0x80 || std::isalnum(static_cast<unsigned char>(last)) != 0;
  if (draft.source.substr(draft.begin(first), size).find(". ") == std::string_view::npos) return false;
  return ends_in_word && first.block.kind == BlockKind::paragraph && size >= kFullParagraph &&
         draft.size(second) >= kCutParagraph && ends_sentence(draft.line(second, second.line_count - 1));
}

}  // namespace

void set_furniture_aside(Draft& draft) {
  std::unordered_map<std::string, Repeats> repeats;
  for (std::uint32_t i = 0; i < draft.pieces.size(); ++i) {
    const Piece& piece = draft.pieces[i];
    if (!one_line_prose(draft, piece) || piece.block.kind == BlockKind::list_item) continue;
    if (const char last = draft.line(piece, 0).back(); last == '.' || last == ':' || last == '?') continue;
    const auto [at, fresh] = repeats.try_emplace(pattern_of(draft.line(piece, 0)), Repeats{0, i, 0, true});
    Repeats& seen = at->second;
    const std::uint32_t place = draft.begin(piece);
    if (!fresh && place - seen.last_place < kPage) seen.far_apart = false;
    ++seen.count;
    seen.last_place = place;
  }
  for (std::uint32_t i = 0; i < draft.pieces.size(); ++i) {
    Piece& piece = draft.pieces[i];
    if (!one_line_prose(draft, piece)) continue;
    const std::string_view line = draft.line(piece, 0);
    bool furniture = piece.block.kind != BlockKind::heading && is_page_number(line);
    if (const auto found = repeats.find(pattern_of(line)); !furniture && found != repeats.end() && found->second.first != i)
      furniture = is_running_head(draft, i, found->second);
    if (furniture) piece.block.kind = BlockKind::furniture;
  }
}

void join_cut_paragraphs(Draft& draft) {
  std::vector<Piece>& pieces = draft.pieces;
  std::size_t out = 0;
  std::size_t open = pieces.size();  // the paragraph before, in the pieces already kept
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece piece = pieces[i];
    if (piece.block.kind == BlockKind::furniture) {
      pieces[out++] = piece;
      continue;
    }
    if (open < out && goes_on(draft, pieces[open], piece)) {
      Piece& first = pieces[open];
      if (first.first_line + first.line_count != draft.lines.size()) {  // its lines go to the end, where they can grow
        const auto begin = static_cast<std::uint32_t>(draft.lines.size());
        for (std::uint32_t n = 0; n < first.line_count; ++n) draft.lines.push_back(draft.lines[first.first_line + n]);
        first.first_line = begin;
      }
      for (std::uint32_t n = 0; n < piece.line_count; ++n) draft.lines.push_back(draft.lines[piece.first_line + n]);
      first.line_count += piece.line_count;
      continue;
    }
    open = out;
    pieces[out++] = piece;
  }
  pieces.resize(out);
}

}  // namespace claimcheck
