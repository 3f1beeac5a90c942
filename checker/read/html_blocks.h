// Blocks of raw HTML in Markdown: tables first of all, and the text of paragraphs, headings and lists.
#pragma once
#include "checker/read/draft.h"

namespace claimcheck {

class HtmlBlocks {
 public:
  explicit HtmlBlocks(Draft& draft) : draft_(draft) {}

  // Appends the pieces of one block. A table may go on in the next one, as blank lines part blocks.
  void read(Span block);

 private:
  std::uint32_t tag(Span place, std::uint32_t end);
  void begin(std::string_view name);
  void end(std::string_view name);
  void flush(std::uint32_t end);

  Draft& draft_;
  Block block_;             // what the text that comes will be
  std::uint32_t from_ = 0;  // where that text begins
  std::uint32_t table_ = kNone, list_ = kNone;
  std::uint32_t rows_ = 0, columns_ = 0;
};

}  // namespace claimcheck
