// Citations: links, footnote marks, identifiers, references to issues of a series, author–year.
#pragma once
#include <memory>

#include "checker/extract/actors_words.h"
#include "checker/extract/context.h"

namespace claimcheck {

class CitationExtractor {
 public:
  // `words` must outlive the extractor. The table by word is taken from the image, where there is one.
  explicit CitationExtractor(const NameWords& words, ImageReader* image = nullptr);
  void save(ImageWriter& image) const { image(triggers_); }

  // Appends citation mentions and claims their tokens kCitation; runs after times. Claims too, without a mention, the
  // numbers of laws and of parts of texts ("Article 5", "Regulation (EU) 2019/1148", "Chapter 11"), so that they are no
  // figures. A time that was read inside a citation ("2018" of "(Nowak 2018)", "1340" of "No. 94 (1340)") is taken back.
  //
  // Citation by type: link: target is the URL as resolved, scheme "url". footnote: target is the label of the mark; notes are
  // none. reference: target is the series as written ("Policy Paper", "" where only "No. 12 (1440)" is said), number, serial
  // and date as told; never the issue's own masthead. author_year: author as written ("Nowak and Lis"), year, target
  // "2018a". identifier: scheme and normalised target, valid false where a label promises an identifier and its check
  // digit fails; without a label only what is valid counts, and the doubtful forms only where they stand alone in their block.
  void find(ExtractContext& context) const;

 private:
  const NameWords& words_;
  GroupId series_, signal_, saying_, linking_, pointing_, function_;
  Table<std::uint8_t> triggers_;  // by word: which citations it may start
};

}  // namespace claimcheck
