// A document to its mentions. One tokenisation; then each extractor looks at the tokens that can start what it finds.
#pragma once
#include <memory>

#include "checker/lexis/lexicon.h"
#include "checker/model/document.h"
#include "checker/model/text.h"

namespace claimcheck {

class Extraction {
 public:
  // The lexicon must outlive the extraction, which is immutable: one serves all threads.
  explicit Extraction(const Lexicon& lexicon);
  ~Extraction();
  Mentions run(const Document& document) const;

 private:
  struct Extractors;
  std::unique_ptr<Extractors> extractors_;
};

}  // namespace claimcheck
