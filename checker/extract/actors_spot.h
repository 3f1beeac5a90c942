// Names in running text: which tokens make one, from capitals, the vocabulary and the document's own usage.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "checker/extract/abbreviations_find.h"
#include "checker/extract/actors_evidence.h"
#include "checker/extract/actors_words.h"
#include "checker/extract/context.h"

namespace claimcheck {

struct Name {
  std::uint32_t first = 0, last = 0;              // tokens, without title, article and "'s"
  std::uint32_t title_first = 0, title_last = 0;  // the title or office before it; equal for none
  std::uint32_t sentence = 0;
  std::optional<ActorType> known;  // what the lists say of the whole name
  bool country = false;
  bool defined = false;            // the long form of an abbreviation
  bool initial = false;            // its capital is that of a sentence
  bool role = false;               // an office alone: "the Foreign Secretary"
  bool description = false;        // a body alone: "the Coalition", "the parliament"
};

// By place, not overlapping.
std::vector<Name> spot_names(const ExtractContext& context, const NameWords& words, const Evidence& evidence,
                             const std::vector<Definition>& definitions);

}  // namespace claimcheck
