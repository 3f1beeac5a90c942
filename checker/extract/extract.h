// A document to its mentions. One tokenisation; then each extractor looks at the tokens that can start what it finds.
#pragma once
#include <memory>

#include "checker/lexis/lexicon.h"
#include "checker/model/document.h"
#include "checker/model/text.h"

namespace claimcheck {

class Extraction {
 public:
  // The lexicon must be final and outlive the extraction, which is immutable: one serves all threads.
  explicit Extraction(const Lexicon& lexicon);
  // In and out of the image that is built into the program, in which a restored extraction looks at its tables.
  Extraction(const Lexicon& lexicon, ImageReader& image);
  void save(ImageWriter& image) const;
  ~Extraction();
  Mentions run(const Document& document) const;

 private:
  struct Extractors;
  std::unique_ptr<Extractors> extractors_;
};

}  // namespace claimcheck
