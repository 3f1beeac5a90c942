// Figures in a document: numbers, ordinals, fractions, per cents, money and quantities with what they count. The grammar is
// in figures_*.h, its vocabulary in rules/{numbers,units,nouns,hedges}.words; what the values mean is readings.h.
#pragma once
#include "checker/extract/context.h"
#include "checker/extract/figures_words.h"

namespace claimcheck {

// Runs after times and citations, whose tokens are no figures, and before actors. Appends mentions (sentence set) and claims
// their tokens kFigure, those of a count noun's phrase excepted, which may hold actors ("5,200 American personnel").
//
// A vague figure ("dozens", "several hundred") has an unknown value and the reading of its words. Of a span ("300–500"),
// `value` and `upper` are the ends as written. A number "of" something ("118 of the 230 deputies") is a number whose `noun` says
// what it counts; "57% of Iraqis" has the noun "iraqi". Ages are quantities in years with `age` set.
class FigureExtractor {
 public:
  // The table by word is taken from the image, where there is one.
  explicit FigureExtractor(const Lexicon& lexicon, ImageReader* image = nullptr) : words_(lexicon, image) {}
  void save(ImageWriter& image) const { words_.save(image); }
  void find(ExtractContext& context) const;

 private:
  FigureWords words_;
};

}  // namespace claimcheck
