// UTF-8 and positions. Text inside the program is always valid UTF-8; readers make it so and report what was not.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/span.h"

namespace claimcheck {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes; a byte that starts no valid sequence gives U+FFFD and size 1
};

// The code point that starts at `at`, which must be inside the text.
CodePoint decode(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t cp);
// First place of bytes that are no UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

bool is_space(char32_t cp);   // white space of any kind, no-break and thin spaces included
bool is_letter(char32_t cp);  // letters of scripts that bulletins use; see utf8.cpp for the ranges
bool is_upper(char32_t cp);
char32_t to_lower(char32_t cp);
// Lower case, Latin (with its extensions), Greek and Cyrillic.
std::string lower(std::string_view text);
// Lower case with diacritics dropped ("Žaręba" → "zareba"), for comparing names.
std::string fold(std::string_view text);

struct Position {
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // from 1, in code points
};

// Line and column of one byte offset, without an index: for a message now and then.
Position position_of(std::string_view text, std::size_t offset);

// Line and column of byte offsets in one text. Lines end at LF, CRLF or a lone CR. A place costs O(log lines) and a bounded
// stretch of bytes, however long its line is.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  Position position(std::string_view text, std::uint32_t offset) const;
  // The bytes of a line (from 1), without its line end; empty for a line that does not exist.
  Span line(std::string_view text, std::uint32_t number) const;
  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  static constexpr std::size_t kStride = 4096;
  std::uint32_t code_points_before(std::string_view text, std::uint32_t offset) const;

  std::vector<std::uint32_t> starts_;  // of lines
  std::vector<std::uint32_t> counts_;  // code points before every kStride-th byte
};

}  // namespace claimcheck
