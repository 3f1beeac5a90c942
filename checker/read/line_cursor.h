// Walks the lines of a text: they end at LF, CRLF or a lone CR.
#pragma once
#include <cstring>
#include <string_view>

#include "checker/base/span.h"

namespace claimcheck {

class LineCursor {
 public:
  LineCursor(std::string_view text, std::uint32_t begin) : text_(text), at_(begin), feed_(begin), return_(begin) {
    feed_ = find('\n', begin);
    return_ = find('\r', begin);
  }

  // The next line without its end; false at the end of the text.
  bool next(Span& line) {
    if (at_ >= text_.size()) return false;
    if (feed_ < at_) feed_ = find('\n', at_);
    if (return_ < at_) return_ = find('\r', at_);
    const std::uint32_t end = feed_ < return_ ? feed_ : return_;
    line = {at_, end};
    at_ = end + (end == return_ && feed_ == end + 1 ? 2 : 1);
    return true;
  }

  // Where the next line begins.
  std::uint32_t at() const { return at_ < text_.size() ? at_ : static_cast<std::uint32_t>(text_.size()); }

 private:
  // Each mark is looked for once: what was found is kept until it is passed.
  std::uint32_t find(char mark, std::uint32_t from) const {
    const void* found = from < text_.size() ? std::memchr(text_.data() + from, mark, text_.size() - from) : nullptr;
    return static_cast<std::uint32_t>(
        found == nullptr ? text_.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()));
  }

  std::string_view text_;
  std::uint32_t at_, feed_, return_;
};

}  // namespace claimcheck
