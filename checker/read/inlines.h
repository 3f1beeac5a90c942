// The inlines of a piece: from its source lines to text with runs, links, footnote marks and emphases. The places are exact
// because nothing is guessed back: what is written to the text is copied from the source bytes that the scanner stands on.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>

#include "checker/read/draft.h"
#include "checker/read/writer.h"

namespace claimcheck {

struct InlineContext {
  const Draft& draft;
  bool spaced_marks = false;                           // " [4]" is a mark: the document has such notes
  bool defined_elsewhere = false;                      // undefined references are no fault: none is defined here
  const std::unordered_set<std::string>& whole_words;  // words that a line end may have cut: written without their hyphen
};

// Appends the text of the piece to the open block of `writer`, and its links, marks and emphases to the document.
void write_inlines(const InlineContext& context, const Piece& piece, Writer& writer);

// What stands between two lines that belong together, by the text before and behind the line end.
enum class LineJoin : std::uint8_t { blank, nothing, drop_hyphen };
LineJoin line_join(std::string_view before, std::string_view behind, const std::unordered_set<std::string>& whole_words);
// "plen-" + "ary sitting" → "plenary"; empty if no word is cut there.
std::string joined_word(std::string_view before, std::string_view behind);

}  // namespace claimcheck
