// What the extractors of one document share while they run, in the order times, citations, figures, actors, quotations.
#pragma once
#include <cstdint>
#include <vector>

#include "checker/lexis/lexicon.h"
#include "checker/model/document.h"
#include "checker/model/text.h"

namespace claimcheck {

// What a token has been read as, so that a later extractor leaves it alone ("3" of "3 January" is no figure).
enum Claimed : std::uint8_t { kTime = 1, kCitation = 2, kFigure = 4, kActor = 8 };

struct ExtractContext {
  const Document& document;
  const Lexicon& lexicon;
  Mentions& out;                        // tokens and sentences are there; extractors append mentions in any order
  std::vector<std::uint8_t> claimed;    // by token: bits of Claimed

  std::string_view text(const Token& token) const { return token.span().in(document.text); }
  void claim(std::uint32_t first, std::uint32_t last, Claimed what) {
    for (std::uint32_t i = first; i < last; ++i) claimed[i] = static_cast<std::uint8_t>(claimed[i] | what);
  }
};

}  // namespace claimcheck
