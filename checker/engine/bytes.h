// The bytes of a rule file: what the grammar and the reader around it both need to know. A file is UTF-8, and what is not
// ASCII occurs in texts and comments only.
#pragma once
#include <string>

namespace claimcheck {

using Bytes = const char*;

inline bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
inline bool is_name_byte(char c) { return is_letter_byte(c) || is_digit_byte(c) || c == '_'; }
inline bool is_space_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

// Behind white space and comments (from "#" to the end of the line).
inline Bytes behind_blanks(Bytes at, Bytes end) {
  for (;;) {
    while (at != end && is_space_byte(*at)) ++at;
    if (at == end || *at != '#') return at;
    while (at != end && *at != '\n') ++at;
  }
}

// Behind the name at `at` (with `hyphens`, "quorum-margin" is one), behind the plain decimal number; `at` if there is none.
inline Bytes behind_name(Bytes at, Bytes end, bool hyphens) {
  if (at == end || !is_letter_byte(*at)) return at;
  const auto inner_hyphen = [&] { return hyphens && *at == '-' && at + 1 != end && is_name_byte(at[1]); };
  while (at != end && (is_name_byte(*at) || inner_hyphen())) ++at;
  return at;
}
inline Bytes behind_number(Bytes at, Bytes end) {
  const Bytes begin = at;
  while (at != end && is_digit_byte(*at)) ++at;
  if (at == begin || end - at < 2 || *at != '.' || !is_digit_byte(at[1])) return at;
  for (++at; at != end && is_digit_byte(*at);) ++at;
  return at;
}

// The mark that closes a text of which `at` is the first byte, or `end`.
inline Bytes closing_mark(Bytes at, Bytes end) {
  while (at != end && *at != '"') at += *at == '\\' && at + 1 != end ? 2 : 1;
  return at;
}

// Reads one character of a text: \" \\ and \n are escapes, a line break with the white space around it is one space.
inline void append_unescaped(std::string& out, Bytes& at, Bytes end) {
  if (*at == '\\' && at + 1 != end) {
    ++at;
    out += *at == 'n' ? '\n' : *at;
    ++at;
  } else if (*at == '\n' || *at == '\r') {
    while (!out.empty() && out.back() == ' ') out.pop_back();
    while (at != end && is_space_byte(*at)) ++at;
    out += ' ';
  } else {
    out += *at++;
  }
}

}  // namespace claimcheck
