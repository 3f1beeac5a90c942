// The parts of an imprint's line, each read where it stands.
#pragma once
#include <optional>
#include <string_view>

#include "checker/read/imprint.h"

namespace claimcheck {

inline bool ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Reads a line from left to right. Each take_… moves on only if it succeeds.
struct Cursor {
  std::string_view text;
  std::uint32_t at = 0;

  bool done() const { return at >= text.size(); }
  void blanks() {
    while (!done() && (text[at] == ' ' || text[at] == '\t')) ++at;
  }
  bool take(std::string_view mark) {
    if (text.substr(at, mark.size()) != mark) return false;
    at += static_cast<std::uint32_t>(mark.size());
    return true;
  }
  bool take_word(std::string_view low) {  // a whole ASCII word, in any case
    if (text.size() - at < low.size()) return false;
    for (std::size_t i = 0; i < low.size(); ++i) {
      if (ascii_lower(text[at + i]) != low[i]) return false;
    }
    const auto end = at + static_cast<std::uint32_t>(low.size());
    if (end < text.size() && ascii_letter(text[end])) return false;
    at = end;
    return true;
  }
  // At most `most` digits, all there are.
  std::optional<std::int64_t> take_number(std::uint32_t most, Span& place) {
    std::uint32_t end = at;
    std::int64_t value = 0;
    while (end < text.size() && ascii_digit(text[end]) && end - at <= most) value = value * 10 + (text[end++] - '0');
    if (end == at || end - at > most) return std::nullopt;
    place = {at, end};
    at = end;
    return value;
  }
  bool take_dash() { return take("\xE2\x80\x93") || take("-") || take("\xE2\x80\x94"); }
};

// "Tuesday", "Tue.": 1–7, or 0.
int weekday_at(Cursor& c);

// "No. 21 (1451)", "Nr 5", "Issue: 12/2020", "#3"
std::optional<ImprintNumber> number_at(Cursor c);
// The same without its word: "21 (1451)", "12/2020", "45–46 (1475–1476)". `begin` is where the whole begins.
std::optional<ImprintNumber> figures_at(Cursor c, std::uint32_t begin);

// "© 2004–2020 Institute", "© Institute, 2020": sets rights and copyright; behind the year or the sign. Absent: no ©.
std::optional<std::uint32_t> rights_at(Cursor c, ImprintLine& out);

}  // namespace claimcheck
