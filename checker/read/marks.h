// Footnote marks in running text: raised digits, "[1]", "[2, 3]", "[^label]". And what only looks like them: "km²", "3[a]",
// "[The]", "[2019]".
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/span.h"

namespace claimcheck {

struct ParsedMark {
  std::vector<std::string> labels;  // one mark may name several notes; empty: no mark
  std::uint32_t end = 0;
};

// Raised digits that begin at `at`; `before` is the text of the same line up to there.
ParsedMark raised_mark(std::string_view text, std::uint32_t at, std::string_view before);
// The value of one raised digit at `at` (0–9) or -1; `size` is its length in bytes.
int raised_digit(std::string_view text, std::uint32_t at, std::uint32_t& size);

// "[1]" or "[2, 3]" or "[4–6]" at `at`. `spaced`: a blank before it is allowed, since the document has notes of this form.
ParsedMark bracket_mark(std::string_view text, std::uint32_t at, bool spaced);
// "[^label]" at `at`.
ParsedMark caret_mark(std::string_view text, std::uint32_t at);

// The label of a note that a line begins with: "[^x]:", "[1] ", "¹ ". `text` is where the note's words begin.
struct NoteLabel {
  std::string label;
  Span place;  // of the label in the line, without the colon; empty: this begins no note
  std::uint32_t text = 0;
};
NoteLabel note_label(std::string_view line);

}  // namespace claimcheck
