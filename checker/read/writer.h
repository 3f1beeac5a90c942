// Builds the text of a Document with its runs and blocks, so that every copied byte keeps its place in the source.
#pragma once
#include <string_view>

#include "checker/model/document.h"

namespace claimcheck {

class Writer {
 public:
  explicit Writer(Document& document) : document_(document) {}

  std::uint32_t here() const { return static_cast<std::uint32_t>(document_.text.size()); }
  // The last byte of the open block, or a newline at its start.
  char last() const { return here() == block_begin_ ? '\n' : document_.text.back(); }

  // Bytes of the source, as they stand.
  void copy(std::uint32_t source, std::uint32_t size);
  // Bytes that the source does not hold.
  void make(std::string_view made) { document_.text += made; }
  // Takes back the last character.
  void drop_last();
  // Takes back white space at the end of the open block.
  void trim();

  void begin_block(const Block& block);
  // Ends the block; an empty one leaves nothing behind (but what was recorded at its place stands).
  void end_block();

  Document& document() { return document_; }

 private:
  void cut_runs();  // to the end of the text

  Document& document_;
  Block block_;
  std::uint32_t block_begin_ = 0;
  std::uint32_t headings_ = 0;
};

}  // namespace claimcheck
