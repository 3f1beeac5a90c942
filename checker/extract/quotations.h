// Direct speech: what stands between quotation marks, and who says it where the sentence tells.
#pragma once
#include "checker/extract/actors_words.h"
#include "checker/extract/context.h"

namespace claimcheck {

class QuotationExtractor {
 public:
  // `words` must outlive the extractor.
  explicit QuotationExtractor(const NameWords& words) : words_(words) {}

  // Appends quotation mentions (the span has the marks, Quotation::inner has not); runs after actors. Pairs are “…”, „…”, "…",
  // «…», ‘…’ and '…' inside one block; a quotation of several paragraphs, each of which opens anew, is one mention a
  // paragraph. Apostrophes are no marks, and marks inside a quotation belong to it. Of one to three words there is no
  // speaker: they are words at a distance, not speech.
  void find(ExtractContext& context) const;

 private:
  const NameWords& words_;
};

}  // namespace claimcheck
