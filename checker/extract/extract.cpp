#include "checker/extract/extract.h"

#include <tuple>

#include "checker/base/order.h"
#include "checker/extract/abbreviations.h"
#include "checker/extract/actors.h"
#include "checker/extract/actors_words.h"
#include "checker/extract/citations.h"
#include "checker/extract/context.h"
#include "checker/extract/figures.h"
#include "checker/extract/quotations.h"
#include "checker/extract/times.h"
#include "checker/lexis/tokens.h"

namespace claimcheck {

struct Extraction::Extractors {
  Extractors(const Lexicon& l, ImageReader* image)
      : lexicon(l), names(l, image), times(l, image), citations(names, image), figures(l, image), actors(names), quotations(names), abbreviations(names) {}

  const Lexicon& lexicon;
  NameWords names;
  TimeExtractor times;
  CitationExtractor citations;
  FigureExtractor figures;
  ActorExtractor actors;
  QuotationExtractor quotations;
  AbbreviationExtractor abbreviations;
};

namespace {

// By begin, the longer first; of equal places the kind decides, so that the order never depends on the extractors'.
void order(std::vector<Mention>& mentions) {
  order_by(mentions, [](const Mention& m) { return std::make_tuple(m.span.begin, ~m.span.end, m.kind); });
}

}  // namespace

Extraction::Extraction(const Lexicon& lexicon) : extractors_(std::make_unique<Extractors>(lexicon, nullptr)) {}
Extraction::Extraction(const Lexicon& lexicon, ImageReader& image) : extractors_(std::make_unique<Extractors>(lexicon, &image)) {}
void Extraction::save(ImageWriter& image) const {
  extractors_->names.save(image);
  extractors_->times.save(image);
  extractors_->citations.save(image);
  extractors_->figures.save(image);
}
Extraction::~Extraction() = default;

Mentions Extraction::run(const Document& document) const {
  Mentions out;
  split_document(document, extractors_->lexicon, out);
  ExtractContext context{document, extractors_->lexicon, out, std::vector<std::uint8_t>(out.tokens.size(), 0)};
  extractors_->times.find(context);
  extractors_->citations.find(context);
  extractors_->figures.find(context);
  const NameGrounds grounds(context, extractors_->names);
  extractors_->actors.find(context, grounds);
  extractors_->quotations.find(context);
  extractors_->abbreviations.find(context, grounds);
  order(out.mentions);
  return out;
}

}  // namespace claimcheck
