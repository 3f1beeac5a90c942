// A run: the longest stretch of capitalised words, with the small words between them, that could be one name.
#pragma once
#include <cstdint>

#include "checker/extract/actors_words.h"
#include "checker/extract/context.h"

namespace claimcheck {

class RunReader {
 public:
  RunReader(const ExtractContext& context, const NameWords& words) : context_(context), tokens_(context.out.tokens), words_(words) {}

  // Tokens of the piece of a name that starts at `at`: a capitalised word, an initial with its point, "al-Muhandis",
  // "Kim Jong-un"'s second half; 0 for none.
  std::uint32_t piece(std::uint32_t at, std::uint32_t end) const;
  // The end of the run that starts with a piece at `first`.
  std::uint32_t read(std::uint32_t first, std::uint32_t end) const;

 private:
  std::uint32_t joined(std::uint32_t at, std::uint32_t end, std::uint32_t first) const;
  bool nickname(std::uint32_t at, std::uint32_t end, std::uint32_t first) const;
  std::uint32_t particles(std::uint32_t at, std::uint32_t end) const;
  std::uint32_t of_phrase(std::uint32_t at, std::uint32_t end, std::uint32_t first) const;
  std::uint32_t and_phrase(std::uint32_t at, std::uint32_t end, std::uint32_t first) const;
  std::uint32_t hyphenated(std::uint32_t after, std::uint32_t end, std::uint32_t before) const;
  bool abstract_word(const Token& token) const;
  bool mark(std::uint32_t i, std::uint32_t end, std::string_view text) const {
    return i < end && tokens_[i].kind == TokenKind::mark && context_.text(tokens_[i]) == text;
  }
  bool word(std::uint32_t i, std::uint32_t end, std::string_view form) const {
    return i < end && context_.lexicon.form(tokens_[i].word) == form;
  }

  const ExtractContext& context_;
  const std::vector<Token>& tokens_;
  const NameWords& words_;
};

}  // namespace claimcheck
