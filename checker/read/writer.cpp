#include "checker/read/writer.h"

namespace claimcheck {

void Writer::copy(std::uint32_t source, std::uint32_t size) {
  if (size == 0) return;
  const std::uint32_t at = here();
  document_.text.append(document_.source, source, size);
  if (!document_.runs.empty()) {
    TextRun& last = document_.runs.back();
    if (last.text + last.size == at && last.source + last.size == source) {
      last.size += size;
      return;
    }
  }
  document_.runs.push_back({at, source, size});
}

void Writer::cut_runs() {
  while (!document_.runs.empty()) {
    TextRun& last = document_.runs.back();
    if (last.text + last.size <= here()) return;
    if (last.text < here()) {
      last.size = here() - last.text;
      return;
    }
    document_.runs.pop_back();
  }
}

void Writer::trim() {
  std::string& text = document_.text;
  while (here() > block_begin_ && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
  cut_runs();
}

void Writer::drop_last() {
  std::string& text = document_.text;
  while (here() > block_begin_) {
    const bool continuation = (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80;
    text.pop_back();
    if (!continuation) break;
  }
  cut_runs();
}

void Writer::begin_block(const Block& block) {
  block_ = block;
  block_begin_ = here();
}

void Writer::end_block() {
  trim();
  if (here() == block_begin_) return;
  if (block_.kind == BlockKind::heading) ++headings_;
  block_.section = headings_;
  block_.span = {block_begin_, here()};
  document_.blocks.push_back(block_);
  document_.text.push_back('\n');
  block_begin_ = here();
}

}  // namespace claimcheck
