// The grammar of the citations that are made of several tokens; citations.h says what each means.
#pragma once
#include <optional>
#include <vector>

#include "checker/extract/actors_words.h"
#include "checker/extract/context.h"

namespace claimcheck {

struct CitationWords {
  const NameWords& names;
  GroupId series, signal, saying;
  GroupId linking, pointing, function;  // between two numbers of one issue; before a bare number; small words
};

struct FoundCitation {
  Citation citation;
  std::uint32_t first = 0, last = 0;  // tokens
  Span numbers;                       // where a year or date may have been read by mistake
};

// Author–year citations of the bracket that opens at `open`: "(Nowak 2018; Lowe et al. 2011)", and "Nowak (2018)". A
// place, an event or a month with a year ("Bucharest 2008") is none. `others`: the document has such citations elsewhere.
void read_author_years(const ExtractContext& context, const CitationWords& words, std::uint32_t open, std::uint32_t end, bool others,
                       std::vector<FoundCitation>& out);

// A reference to an issue of a series, at the word or sign before its number ("No." of "Bulletin No. 12 (1440)", "#" of
// "Newsletter #123") or at the series itself ("Bulletin 45/2019"). The date is not read.
std::optional<FoundCitation> read_issue_reference(const ExtractContext& context, const CitationWords& words, std::uint32_t at, std::uint32_t begin,
                                                  std::uint32_t end);

// The end of the number that follows a law or a part of a text at `at` ("Article" of "Article 42(7)"); `at` if none does.
std::uint32_t law_number_end(const ExtractContext& context, std::uint32_t at, std::uint32_t end);

}  // namespace claimcheck
