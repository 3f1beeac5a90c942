// What a reader makes of one file: the prose, free of markup, in blocks, with the way back to the bytes of the source.
//
// Two texts. `source` is the file as UTF-8 (for UTF-8 files the very bytes given, byte order mark included). `text` is
// what a person reads: markup gone, soft line breaks turned to spaces, paragraphs that a page break had cut joined, one
// block after another with a newline between. Extraction works on `text` alone and all spans below floor 5 are spans of
// `text`; `to_source` maps them to `source` for reports.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <string>
#include <vector>

#include "checker/base/calendar.h"
#include "checker/base/problem.h"
#include "checker/base/span.h"

namespace claimcheck {

enum class BlockKind : std::uint8_t { heading, paragraph, list_item, table_cell, quotation, footnote, caption, masthead, code, furniture };
// `masthead`: lines of the imprint (series, number, date, editors, author). `furniture`: running heads, page numbers and
// the like, kept with their place and read by nobody. `code`: code blocks, read by nobody.

std::string_view name(BlockKind kind);  // "list-item"

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;                     // in `text`, without the newline that ends it
  std::uint32_t level = 0;       // heading: 1–6; list item, quotation: depth from 1
  std::uint32_t section = 0;     // how many headings were before it (a heading starts its own section)
  std::uint32_t container = kNone;  // list or table or quotation that it belongs to: a running number, equal for its members
  std::uint32_t row = 0;         // table cell: from 0; row 0 is the header row where the table has one
  std::uint32_t column = 0;      // table cell: from 0
  bool header = false;           // table cell of a header row
};

// A piece of `text` that stands in `source` byte for byte. Text between two runs was made by the reader (a space for a
// line break, the newline between blocks, a resolved entity).
struct TextRun {
  std::uint32_t text = 0;
  std::uint32_t source = 0;
  std::uint32_t size = 0;
};

enum class LinkForm : std::uint8_t { inline_link, reference, autolink, bare, image };

struct Link {
  LinkForm form = LinkForm::inline_link;
  Span text;            // in Document::text: what a reader clicks on; empty if the link has no text
  Span source;          // in Document::source: the whole construct, "[text](target)"
  std::string target;   // as resolved (reference links: their definition); empty where there is none
  bool resolved = true; // a reference link whose definition is missing is not
};

struct FootnoteMark {
  std::string label;    // "1", "decree", "*"
  Span text;            // in Document::text: where the mark stands (may be empty: a point), for a note the note's text
  Span source;          // in Document::source: the mark itself ("[^1]", "¹", "[2]")
  bool is_note = false; // the note, not the mark that refers to it
};

// What the imprint and the front matter say of the issue, each with its place where it stands in the document.
template <class T>
struct Stated {
  T value{};
  Span text;    // in Document::text; empty if it is not in the prose (front matter)
  Span source;  // in Document::source; empty if it came from outside (an option, a JSON line)
};

struct Issue {
  std::optional<Stated<std::string>> series;
  std::optional<Stated<std::int64_t>> number;     // within the year
  std::optional<Stated<std::int64_t>> number_end; // of a double issue "45–46"
  std::optional<Stated<std::int64_t>> serial;     // cumulative
  std::optional<Stated<Day>> date;
  std::optional<Stated<int>> weekday;             // 1 Monday … 7, where the masthead names it
  std::optional<Stated<int>> copyright;           // the year (the last one of a range)
  std::optional<Stated<std::string>> title;
  std::vector<Stated<std::string>> authors;
  std::vector<Stated<std::string>> editors;
};

struct Document {
  std::string id;       // "d1", by order of input, or the id of a JSON line
  std::string path;     // as given
  std::string format;   // "text", "markdown"
  std::string source;
  std::string text;
  std::vector<TextRun> runs;     // by `text`, not overlapping (in `source` neither)
  std::vector<std::uint32_t> source_order;  // indices of `runs` by their place in `source`; empty if that is their own order
  std::vector<Block> blocks;     // by span
  std::vector<Link> links;       // by source place
  std::vector<FootnoteMark> footnotes;  // by source place
  std::vector<std::string> anchors;     // fragment names that exist ("what-the-eu-can-do"), sorted
  std::vector<Span> emphases;           // bold or italic stretches of `text`, by place (run-in headings)
  Issue issue;                   // what the front matter says, else what the masthead in prose says
  Issue masthead;                // what the prose alone says, for comparing the two
  std::vector<Problem> problems;

  // The place in `source` of a stretch of `text`: from the source of its first byte to that of its last. A stretch made
  // by the reader alone maps to the nearest source place before it, empty.
  Span to_source(Span span) const;
  // The other way: the stretch of `text` that came from these source bytes; empty if none did.
  Span to_text(Span span) const;
  // Index of the block that holds this place of `text`, or kNone.
  std::uint32_t block_at(std::uint32_t offset) const;
};

}  // namespace claimcheck
