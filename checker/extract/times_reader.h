// A cursor's view of the tokens of one sentence.
#pragma once
#include <algorithm>
#include <string_view>

#include "checker/base/utf8.h"
#include "checker/extract/context.h"
#include "checker/extract/times_words.h"

namespace claimcheck::times {

// Marks as one letter: every kind of dash that joins is '-', an apostrophe '\'', a double quotation mark '"'; 0 is no mark.
class Reader {
 public:
  Reader(const ExtractContext& context, const Words& words, std::uint32_t first, std::uint32_t last)
      : context_(context), words_(words), first_(first), last_(last) {}

  std::uint32_t first() const { return first_; }
  std::uint32_t last() const { return last_; }
  bool inside(std::uint32_t i) const { return i >= first_ && i < last_; }
  const Token& token(std::uint32_t i) const { return context_.out.tokens[i]; }
  std::string_view text(std::uint32_t i) const { return inside(i) ? context_.text(token(i)) : std::string_view{}; }
  const TimeWord& word(std::uint32_t i) const { return words_[inside(i) ? token(i).word : 0]; }
  Role role(std::uint32_t i) const { return word(i).role; }
  bool is_word(std::uint32_t i) const { return inside(i) && token(i).kind == TokenKind::word; }
  bool is_number(std::uint32_t i) const { return inside(i) && token(i).kind == TokenKind::number; }
  bool capital(std::uint32_t i) const { return inside(i) && token(i).has(kCapital); }
  // A word whose first letter is lower case.
  bool plain(std::uint32_t i) const { return is_word(i) && !capital(i); }
  // Stands against the token before it.
  bool glued(std::uint32_t i) const { return inside(i) && i > first_ && token(i).glued(); }
  Span span(std::uint32_t first, std::uint32_t last) const { return {token(first).begin, token(last - 1).end}; }

  // A number of digits only; -1 if it is none or longer than nine digits.
  int integer(std::uint32_t i) const {
    if (!is_number(i)) return -1;
    const std::string_view s = text(i);
    if (s.size() > 9) return -1;
    int value = 0;
    for (const char c : s) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  }

  char mark(std::uint32_t i) const {
    if (!inside(i) || token(i).kind != TokenKind::mark) return 0;
    const std::string_view s = text(i);
    if (s.size() == 1) return s[0] == '~' ? '-' : s[0];
    switch (decode(s, 0).value) {
      case 0x2010:
      case 0x2011:
      case 0x2012:
      case 0x2013:
      case 0x2212:
        return '-';
      case 0x2014:
      case 0x2015:
        return '_';
      case 0x2018:
      case 0x2019:
        return '\'';
      case 0x201C:
      case 0x201D:
        return '"';
      default:
        return '?';
    }
  }

  bool possessive(std::uint32_t i) const {
    if (!is_word(i)) return false;
    const std::string_view s = text(i);
    return s == "'s" || s == "\xE2\x80\x99s" || s == "'S";
  }

  const ExtractContext& context() const { return context_; }
  const Words& words() const { return words_; }

 private:
  const ExtractContext& context_;
  const Words& words_;
  std::uint32_t first_, last_;
};

}  // namespace claimcheck::times
