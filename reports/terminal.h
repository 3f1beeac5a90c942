// What a terminal shows: columns, colours, and nothing that a document could use to steer it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck {

// The text on one line with control characters (escape sequences, overrides of writing direction) made visible as U+FFFD
// and white space of other kinds as spaces. Everything that comes from a document goes through it.
std::string printable(std::string_view text);

// Columns that a code point or a text takes: 0 for combining marks, 2 for wide East Asian ones.
std::uint32_t columns(char32_t cp);
std::uint32_t columns(std::string_view text);

// "1 document", "1,302 words".
std::string counted(std::size_t count, std::string_view noun);

// ANSI sequences by meaning; all empty where no colour is wanted.
struct Palette {
  std::string_view strong, error, warning, notice, other, faint, off;

  static Palette ansi() { return {"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1;34m", "\x1b[2m", "\x1b[0m"}; }
  static Palette plain() { return {}; }
};

}  // namespace claimcheck
