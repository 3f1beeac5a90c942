// Text to tokens and sentences, one pass, by hand: it reads every byte of an archive.
#pragma once
#include "checker/lexis/lexicon.h"
#include "checker/model/document.h"
#include "checker/model/text.h"

namespace claimcheck {

// Appends the tokens of text[span] to `out`; see model/text.h for what a token is.
void tokenize(std::string_view text, Span span, const Lexicon& lexicon, std::vector<Token>& out);

// Tokens and sentences of all blocks that are read (not code, not furniture) into empty `mentions`. No sentence is longer than
// 500 tokens.
void split_document(const Document& document, const Lexicon& lexicon, Mentions& mentions);

}  // namespace claimcheck
