#include "checker/read/read.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "checker/base/utf8.h"
#include "checker/read/encoding.h"
#include "checker/read/formats.h"
#include "checker/read/front_matter.h"
#include "checker/read/inlines.h"
#include "checker/read/marks.h"
#include "checker/read/masthead.h"
#include "checker/read/passes.h"
#include "checker/read/writer.h"

namespace claimcheck {
namespace {

struct Format {
  std::string_view name;
  std::array<std::string_view, 4> endings;  // of file names; "" for none
  void (*draft)(Draft& draft, std::uint32_t begin);
};

// One row a format, sorted by name.
constexpr std::array<Format, 2> kFormats = {{
    {"markdown", {".md", ".markdown", ".mdown", ".mkd"}, draft_markdown},
    {"text", {".txt", ".text", ".asc", ""}, draft_plain},
}};

const Format& format_named(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& format) { return format.name == name; });
  return found == kFormats.end() ? kFormats.back() : *found;
}

std::string note_label_of(std::string_view marker) {
  if (const ParsedMark caret = caret_mark(marker, 0); !caret.labels.empty()) return caret.labels[0];
  std::string label;
  for (std::uint32_t i = 0; i < marker.size();) {
    std::uint32_t size = 0;
    if (const int value = raised_digit(marker, i, size); value >= 0) {
      label.push_back(static_cast<char>('0' + value));
      i += size;
    } else {
      if (marker[i] >= '0' && marker[i] <= '9') label.push_back(marker[i]);
      ++i;
    }
  }
  return label;
}

bool bracketed_notes(const Draft& draft) {
  return std::any_of(draft.pieces.begin(), draft.pieces.end(), [&](const Piece& piece) {
    return piece.block.kind == BlockKind::footnote && !piece.marker.empty() &&
           (draft.source[piece.marker.begin] == '[' ||
            (draft.source[piece.marker.begin] >= '0' && draft.source[piece.marker.begin] <= '9'));
  });
}

// Many reference links and no definition: the site keeps them elsewhere. One alone is left over from a draft; brackets with
// figures in them are something else.
bool defined_elsewhere(const Draft& draft) {
  constexpr int kLeftOver = 1;
  if (!draft.definitions.empty()) return false;
  const auto letter = [&](std::size_t at) { return at < draft.source.size() && (static_cast<unsigned char>(draft.source[at]) | 0x20) >= 'a'; };
  int links = 0;
  for (std::size_t at = 1; (at = draft.source.find("][", at)) != std::string_view::npos; at += 2) {
    if (++links > kLeftOver || !letter(at - 1) || !letter(at + 2)) return true;
  }
  return false;
}

void write_piece(const InlineContext& context, const Piece& piece, Writer& writer) {
  writer.begin_block(piece.block);
  const std::uint32_t begin = writer.here();
  if (piece.verbatim) {
    for (std::uint32_t i = 0; i < piece.line_count; ++i) {
      const Span line = context.draft.lines[piece.first_line + i];
      if (i > 0) writer.make("\n");
      writer.copy(line.begin, line.size());
    }
  } else {
    write_inlines(context, piece, writer);
  }
  writer.trim();
  if (piece.block.kind == BlockKind::footnote && !piece.marker.empty()) {
    FootnoteMark note{note_label_of(piece.marker.in(context.draft.source)), {begin, writer.here()}, piece.marker, true};
    writer.document().footnotes.push_back(std::move(note));
  }
  writer.end_block();
}

template <class T>
bool by_source(const T& a, const T& b) {
  return a.source < b.source;
}

void write_text(Document& document, Draft& draft) {
  const auto words = whole_words(draft);
  const InlineContext context{draft, bracketed_notes(draft), defined_elsewhere(draft), words};
  document.text.reserve(document.source.size());
  Writer writer(document);
  for (const Piece& piece : draft.pieces) write_piece(context, piece, writer);
  std::stable_sort(document.links.begin(), document.links.end(), by_source<Link>);
  std::stable_sort(document.footnotes.begin(), document.footnotes.end(), by_source<FootnoteMark>);
  std::sort(document.emphases.begin(), document.emphases.end());
}

void order_runs(Document& document) {
  const auto& runs = document.runs;
  const auto before = [](const TextRun& a, const TextRun& b) { return a.source < b.source; };
  if (std::is_sorted(runs.begin(), runs.end(), before)) return;
  document.source_order.resize(runs.size());
  std::iota(document.source_order.begin(), document.source_order.end(), 0U);
  std::sort(document.source_order.begin(), document.source_order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return before(runs[a], runs[b]); });
}

void count_sections(Document& document) {
  std::uint32_t headings = 0;
  for (Block& block : document.blocks) {
    if (block.kind == BlockKind::heading) ++headings;
    block.section = headings;
  }
}

template <class T>
void prefer(std::optional<T>& own, const std::optional<T>& other) {
  if (!own) own = other;
}

// `document.issue` holds the front matter so far.
void complete_issue(Document& document, const Given& given) {
  Issue& issue = document.issue;
  const Issue& prose = document.masthead;
  prefer(issue.series, prose.series);
  prefer(issue.number, prose.number);
  prefer(issue.number_end, prose.number_end);
  prefer(issue.serial, prose.serial);
  prefer(issue.date, prose.date);
  prefer(issue.weekday, prose.weekday);
  prefer(issue.copyright, prose.copyright);
  prefer(issue.title, prose.title);
  if (issue.authors.empty()) issue.authors = prose.authors;
  if (issue.editors.empty()) issue.editors = prose.editors;
  const auto from_outside = [](auto& own, const auto& other) {
    if (!own && other) own.emplace().value = *other;
  };
  from_outside(issue.date, given.date);
  from_outside(issue.title, given.title);
  from_outside(issue.series, given.series);
  from_outside(issue.number, given.number);
  from_outside(issue.serial, given.serial);
}

}  // namespace

Document read_as(std::string_view format, std::string path, std::string bytes, const Given& given) {
  const Format& reader = format_named(format);
  Document document;
  document.path = std::move(path);
  document.format = reader.name;
  if (bytes.size() > kMaxBytes) {
    document.problems.push_back({document.path, 0, 0, "larger than " + std::to_string(kMaxBytes >> 20) + " MiB, not read", true});
    return document;
  }
  document.source = to_utf8(document.path, std::move(bytes), document.problems);
  const std::uint32_t begin = read_front_matter(document, static_cast<std::uint32_t>(bom_size(document.source)));
  Draft draft;
  draft.source = document.source;
  reader.draft(draft, begin);
  if (draft.unread != 0) {
    const LineIndex lines(document.source);
    const Position at = lines.position(document.source, draft.unread);
    document.problems.push_back(
        {document.path, at.line, at.column, "more than " + std::to_string(kMostLines) + " lines; the rest is not read", false});
  }
  std::erase_if(draft.pieces,
                [&](const Piece& piece) { return draft.size(piece) == 0; });  // an empty cell, a heading of marks alone
  take_definitions(draft);
  set_furniture_aside(draft);
  find_notes(draft);
  split_lines(draft);
  join_cut_paragraphs(draft);
  write_text(document, draft);
  order_runs(document);
  read_masthead(document);
  count_sections(document);
  std::vector<std::string> headings = heading_anchors(document);
  for (std::string& anchor : headings) document.anchors.push_back(std::move(anchor));
  for (std::string& anchor : draft.anchors) document.anchors.push_back(std::move(anchor));
  std::sort(document.anchors.begin(), document.anchors.end());
  complete_issue(document, given);
  const bool nothing_said = document.problems.empty();
  if (document.blocks.empty() && nothing_said)
    document.problems.push_back({document.path, 1, 1, "empty: there is no text in it", false});
  return document;
}

Document read_document(std::string path, std::string bytes, const Given& given) {
  const std::string_view format = format_of(path);
  return read_as(format.empty() ? "text" : format, std::move(path), std::move(bytes), given);
}

std::vector<std::string_view> formats() {
  std::vector<std::string_view> names;
  for (const Format& format : kFormats) names.push_back(format.name);
  return names;
}

std::string_view format_of(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t point = name.find_last_of('.');
  if (point == std::string_view::npos || point == 0) return "text";
  const std::string ending = lower(name.substr(point));
  for (const Format& format : kFormats) {
    if (std::find(format.endings.begin(), format.endings.end(), ending) != format.endings.end()) return format.name;
  }
  return {};
}

}  // namespace claimcheck
