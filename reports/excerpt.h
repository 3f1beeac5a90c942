// A sentence with stretches of it marked, wrapped for a terminal:
//
//   Only 168 out of 328 MPs were present (only five votes over the quorum).
//        ~~~~~~~~~~~~~~                        ^^^^^^^^^^^^^^^ stated margin
//        attendance
//
// Of a long sentence only the neighbourhood of the marks is shown. The cost depends on the marks and the width, not on
// the length of the sentence.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/span.h"
#include "reports/terminal.h"

namespace claimcheck {

struct Mark {
  Span span;
  bool primary = false;  // "^" instead of "~"
  std::string label;
};

struct ExcerptLine {
  std::uint32_t at = 0;            // offset in the text of the line's first mark; meaningless without marks
  bool marked = false;             // has a mark
  std::string text;                // as it is printed
  std::vector<std::string> below;  // lines of marks and labels
};

// Lines of `text[sentence]` in `width` columns; the marks lie in the sentence, by place. `primary` is the colour of the
// primary mark.
std::vector<ExcerptLine> excerpt(std::string_view text, Span sentence, const std::vector<Mark>& marks, std::uint32_t width,
                                 const Palette& palette, std::string_view primary);

}  // namespace claimcheck
