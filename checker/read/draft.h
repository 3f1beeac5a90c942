// Between the bytes and the Document: the blocks of a file as lists of source lines, before their inlines are read. The format
// readers make a Draft; everything that is the same for all formats works on it.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/model/document.h"

namespace claimcheck {

struct Piece {
  Block block;                   // kind, level, container, row, column, header; the rest is filled in later
  std::uint32_t first_line = 0;  // its lines are Draft::lines[first_line, first_line + line_count)
  std::uint32_t line_count = 0;
  Span marker;              // in the source: number of a list item, label of a note ("[^1]"); empty for none
  bool verbatim = false;    // no inlines: code
  bool fenced = false;      // code between fences (else indented)
  bool full_lines = false;  // its lines were filled by a machine, so that their ends mean nothing
};

// No issue has as many lines; a file of a hundred million bytes that are all line ends would else fill the memory with blocks.
inline constexpr std::uint32_t kMostLines = 2'000'000;

struct Draft {
  std::string_view source;
  bool markdown = false;                                     // emphasis, escapes, entities, code spans and raw HTML are markup
  std::vector<Span> lines;                                   // in the source, markers and white space around them left out
  std::vector<Piece> pieces;                                 // in the order of the file
  std::unordered_map<std::string, std::string> definitions;  // of reference links: folded label → target
  std::vector<std::string> anchors;                          // <a id> and the like, as found
  std::uint32_t containers = 0;                              // running number
  std::uint32_t unread = 0;                                  // where reading stopped because of kMostLines; 0 if it did not

  std::string_view line(const Piece& piece, std::uint32_t i) const { return lines[piece.first_line + i].in(source); }
  std::uint32_t begin(const Piece& piece) const { return lines[piece.first_line].begin; }
  std::uint32_t end(const Piece& piece) const { return lines[piece.first_line + piece.line_count - 1].end; }
  std::uint32_t size(const Piece& piece) const { return piece.line_count == 0 ? 0 : end(piece) - begin(piece); }
};

}  // namespace claimcheck
