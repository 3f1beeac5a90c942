// Bytes to a Document. No files are opened here: the app hands over what it has read.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/document.h"

namespace claimcheck {

// What is known of an issue from outside (options, a JSON line); the file's own word goes first.
struct Given {
  std::optional<Day> date;
  std::optional<std::string> title, series;
  std::optional<std::int64_t> number, serial;
};

// Reads one file of the format that its name tells (".md", ".markdown" → "markdown"; else "text"). Never throws and never
// fails on content: what is wrong becomes a problem with its place in `problems`, and the rest is read. A problem is
// `fatal` if nothing could be read (binary data, more than kMaxBytes); a file without text has no blocks and a problem that is
// not.
//
// What a Document holds beyond its header:
// * `source` is valid UTF-8: a byte that was none stands in it as U+001A, so that offsets into the file hold, and in `text` as
// U+FFFD.
// * Footnote marks are taken out of `text` (their place is a point there); the label of a note too. Text struck out (~~…~~) is
// gone.
// * Of raw HTML the tables and the text are read; comments, scripts and what is preformatted are not.
// * Code spans are text in which nothing is a link. Of an image the text is its description.
// * A reference link "[a][b]" without its definition is unresolved; where a file has no definition at all, such links are left
// out, since
//   they are defined somewhere else (a template, an include).
// * Of a paragraph that a page break had cut, the furniture from between its halves follows it.
Document read_document(std::string path, std::string bytes, const Given& given = {});
Document read_as(std::string_view format, std::string path, std::string bytes, const Given& given = {});

// Names of the formats that can be read, sorted.
std::vector<std::string_view> formats();
// The format that a file name asks for, empty for one that no reader takes (an image, an archive).
std::string_view format_of(std::string_view path);

// No bulletin is as large; what is, is a mistake, and would take memory by the gigabyte.
inline constexpr std::size_t kMaxBytes = std::size_t{32} << 20;

}  // namespace claimcheck
