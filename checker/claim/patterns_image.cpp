// Patterns in and out of the program's image.
#include "checker/claim/patterns_data.h"
#include "checker/model/image.h"

namespace claimcheck {

template <class Archive>
void serialize(Archive& archive, Patterns::Example& e) { archive(e.file, e.line, e.text, e.type, e.expected, e.date); }

template <class Archive>
void serialize(Archive& archive, Bound& b) { archive(b.value, b.open); }
template <class Archive>
void serialize(Archive& archive, Interval& i) { archive(i.low, i.high); }
// A constant has a value, its readings and a hedge; the rest is set where the phrase matches.
template <class Archive>
void serialize(Archive& archive, PlacedFigure& f) { archive(f.value, f.reading.written, f.reading.rounded, f.hedge); }

template <class Archive>
void serialize(Archive& archive, Phrase& p) { archive(p.fact, p.place, p.program, p.at_start, p.required, p.constants); }

template <class Archive>
void serialize(Archive& archive, Patterns::Data& d) {
  archive(d.schema.types, d.phrases, d.any_stance, d.alike, d.threshold, d.converts, d.examples, *d.index);
}

void Patterns::save(ImageWriter& image) const { image(*data_); }

Patterns Patterns::restore(ImageReader& image, const Lexicon& lexicon) {
  Patterns patterns;
  Data& d = *patterns.data_;
  d.index = std::make_unique<PhraseIndex>(d.phrases);
  image(d);
  d.look_up(lexicon);
  return patterns;
}

}  // namespace claimcheck
