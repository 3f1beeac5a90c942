// One sentence's tokens, as the readers of figures look at them. Indexes are those of Mentions::tokens; everything outside
// the sentence reads as nothing, so that no reader checks bounds itself.
#pragma once
#include <cstdint>
#include <string_view>

#include "checker/extract/context.h"
#include "checker/extract/figures_words.h"

namespace claimcheck {

class FigureCursor {
 public:
  FigureCursor(const ExtractContext& context, const FigureWords& vocabulary, const Sentence& sentence)
      : first(sentence.first), last(sentence.last), words(vocabulary), context_(context), sentence_(sentence) {}

  std::uint32_t first, last;
  const FigureWords& words;

  bool has(std::uint32_t i) const { return i >= first && i < last; }
  const Token& token(std::uint32_t i) const { return context_.out.tokens[i]; }
  const std::vector<Token>& tokens() const { return context_.out.tokens; }
  std::string_view text(std::uint32_t i) const { return has(i) ? context_.text(token(i)) : std::string_view{}; }
  std::string_view document() const { return context_.document.text; }
  const ExtractContext& context() const { return context_; }
  const Sentence& sentence() const { return sentence_; }

  WordId word(std::uint32_t i) const { return has(i) ? token(i).word : 0; }
  bool is(std::uint32_t i, std::uint64_t roles) const { return words.is(word(i), roles); }
  bool is_word(std::uint32_t i) const { return has(i) && token(i).kind == TokenKind::word; }
  bool is_number(std::uint32_t i) const { return has(i) && token(i).kind == TokenKind::number; }
  bool is_mark(std::uint32_t i) const { return has(i) && token(i).kind == TokenKind::mark; }
  bool mark(std::uint32_t i, std::string_view which) const { return is_mark(i) && text(i) == which; }
  bool glued(std::uint32_t i) const { return has(i) && i > first && token(i).glued(); }
  // Glued on both sides: the "-" of "twenty-five".
  bool joins(std::uint32_t i) const { return glued(i) && glued(i + 1); }
  bool hyphen(std::uint32_t i) const { return joins(i) && is_mark(i) && (text(i) == "-" || text(i) == "\xE2\x80\x91"); }
  bool dash(std::uint32_t i) const;
  bool capital(std::uint32_t i) const { return is_word(i) && token(i).has(kCapital); }
  bool currency_sign(std::uint32_t i) const { return is_mark(i) && lookup(words.currency_before, i).length > 0; }
  // Read as something else before figures: part of a date, a footnote, a link.
  bool taken(std::uint32_t i) const { return has(i) && (context_.claimed[i] & (kTime | kCitation)) != 0; }
  Span span(std::uint32_t from, std::uint32_t to) const { return {token(from).begin, token(to - 1).end}; }
  // Tokens of the longest form of the group that starts at `i`; 0 for none.
  std::uint32_t match(GroupId group, std::uint32_t i) const {
    return has(i) && group != kNoGroup ? words.lexicon().match(group, tokens(), i, last) : 0;
  }
  Lexicon::Mapped lookup(GroupId map, std::uint32_t i) const {
    return has(i) && map != kNoGroup ? words.lexicon().lookup(map, tokens(), i, last) : Lexicon::Mapped{};
  }

 private:
  const ExtractContext& context_;
  const Sentence& sentence_;
};

// A hyphen or dash of any length, a swung dash, between figures.
inline bool FigureCursor::dash(std::uint32_t i) const {
  if (!is_mark(i)) return false;
  const std::string_view s = text(i);
  return s == "-" || s == "\xE2\x80\x93" || s == "\xE2\x80\x94" || s == "\xE2\x80\x90" || s == "\xE2\x80\x91" ||
         s == "\xE2\x80\x92" || s == "\xE2\x88\x92" || s == "~";
}

}  // namespace claimcheck
