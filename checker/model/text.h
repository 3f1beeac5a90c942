// Words of a document: tokens in sentences. Made once by checker/lexis, read by every extractor and by the patterns.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/span.h"
#include "checker/model/mention.h"

namespace claimcheck {

enum class TokenKind : std::uint8_t { word, number, mark };  // mark: punctuation and symbols, one code point a token

enum TokenFlag : std::uint8_t {
  kSpaceBefore = 1,   // white space (or nothing) before it: not glued to the token before
  kCapital = 2,       // first letter is upper case
  kAllCapitals = 4,   // two letters or more, all upper case ("ISIS", "U.S.", "PMUs" is not)
  kHasPoint = 8,      // letters with points: "U.S.", "e.g.", "p.m."
  kLineStart = 16,    // first token of its block
  kInnerCapital = 32, // a capital after a small letter: "iPhone", "McDonald"
};

// A word is a run of letters (with combining marks; an apostrophe inside as in "O'Brien" or "don't", but "'s" is a token of
// its own); "al-Muhandis", "163-seat" and "twenty-five" are three tokens, the middle one a glued "-". A number is a run of digits with inner points and commas
// between digits ("5,200", "57.3"); "1990s", "€43" and "3rd" are two tokens each.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t word = 0;  // id of the lower-cased form in the Lexicon; 0 for a form that it does not know
  TokenKind kind = TokenKind::word;
  std::uint8_t flags = 0;

  Span span() const { return {begin, end}; }
  bool has(TokenFlag flag) const { return (flags & flag) != 0; }
  bool glued() const { return !has(kSpaceBefore); }  // stands against the token before it
};

// Tokens [first, last) of one sentence, which never crosses a block.
struct Sentence {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t block = 0;    // index in Document::blocks
  Span span;
};

// Everything that extraction finds in one document.
struct Mentions {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;  // by begin, the longer first
  std::vector<Actor> actors;
  std::vector<Abbreviation> abbreviations;  // by place

  // Index of the first token that ends after `offset` (tokens.size() if none).
  std::uint32_t token_at(std::uint32_t offset) const;
  // Index of the sentence that holds a token or a text offset.
  std::uint32_t sentence_of_token(std::uint32_t token) const;
  std::uint32_t sentence_at(std::uint32_t offset) const;
};

}  // namespace claimcheck
