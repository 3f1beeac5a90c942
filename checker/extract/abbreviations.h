// Abbreviations of a document: where each is introduced, and where it is used.
#pragma once
#include "checker/extract/actors_evidence.h"
#include "checker/extract/actors_words.h"
#include "checker/extract/context.h"

namespace claimcheck {

class AbbreviationExtractor {
 public:
  // `words` must outlive the extractor.
  explicit AbbreviationExtractor(const NameWords& words) : words_(words) {}

  // Fills Mentions::abbreviations, by place. Runs after actors: a bracket after an organisation's name introduces an
  // abbreviation even where its letters do not fit ("Barents Emergency Council (NRC)" has initials_fit false); after a person or a
  // place it does not. Names that are printed by the initials they have in their own language (parties, national services)
  // count as fitting. Uses in headings, mastheads and table cells, and of units, currencies and roman numerals, are none.
  void find(ExtractContext& context, const NameGrounds& grounds) const;

 private:
  const NameWords& words_;
};

}  // namespace claimcheck
