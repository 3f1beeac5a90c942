// A copy of Markdown text that has the same blocks but no inlines. cmark-gfm finds the blocks in it; our own scanner reads the
// inlines from the source, since cmark does not say exactly where they stand.
//
// Inside a line, behind whatever may be a marker of a block, each byte that only inlines use becomes a letter, and lines of prose
// are cut. So cmark's cost does not depend on what stands in the lines: hostile nests of brackets, quotation marks or underscores
// never reach it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/span.h"

namespace claimcheck {

struct Shadow {
  std::string text;
  std::vector<Span> lines;   // of the source, without their ends: line n of the shadow is lines[n - 1]
  std::uint32_t unread = 0;  // as in Draft
};

Shadow make_shadow(std::string_view source, std::uint32_t begin);

}  // namespace claimcheck
