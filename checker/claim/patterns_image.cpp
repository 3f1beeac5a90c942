// Patterns in and out of the program's image.
#include <cereal/archives/binary.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/variant.hpp>
#include <cereal/types/vector.hpp>

#include <type_traits>

#include "checker/claim/patterns_data.h"
#include "checker/model/image.h"

namespace claimcheck {

template <class Archive>
void serialize(Archive& archive, Patterns::Example& e) { archive(e.file, e.line, e.text, e.type, e.expected, e.date); }

template <class Archive>
void serialize(Archive& archive, Bound& b) {
  bool bounded = b.value.has_value();
  Exact value = b.value.value_or(0);
  archive(bounded, value, b.open);
  b.value = bounded ? std::optional(value) : std::nullopt;
}
template <class Archive>
void serialize(Archive& archive, Interval& i) { archive(i.low, i.high); }
// A constant has a value, its readings and a hedge; the rest is set where the phrase matches.
template <class Archive>
void serialize(Archive& archive, PlacedFigure& f) { archive(f.value, f.reading.written, f.reading.rounded, f.hedge); }

template <class Archive>
void serialize(Archive& archive, Phrase& p) {
  static_assert(std::is_trivially_copyable_v<Instruction>);
  auto size = static_cast<std::uint32_t>(p.program.size());
  archive(p.fact, p.place, size, p.at_start, p.required, p.constants);
  p.program.resize(size);
  archive(cereal::binary_data(p.program.data(), size * sizeof(Instruction)));
}

namespace {

template <class Archive>
void data(Archive& archive, auto& d) {
  archive(d.schema.types, d.phrases, d.any_stance, d.alike, d.threshold, d.converts, d.examples, *d.index);
}

}  // namespace

void Patterns::save(std::ostream& out) const {
  cereal::BinaryOutputArchive archive(out);
  data(archive, *data_);
}

Patterns Patterns::restore(std::istream& in, const Lexicon& lexicon) {
  Patterns patterns;
  Data& d = *patterns.data_;
  d.index = std::make_unique<PhraseIndex>(d.phrases);
  cereal::BinaryInputArchive archive(in);
  data(archive, d);
  d.look_up(lexicon);
  return patterns;
}

}  // namespace claimcheck
