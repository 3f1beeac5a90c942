// What several rooms have in the program's image (checker/app/image.h) in common: how it is written and read by any archive.
// For *_image.cpp only.
#pragma once
#include <cstdint>

#include "checker/base/exact.h"
#include "checker/model/fact.h"

namespace claimcheck {

template <class Archive>
void serialize(Archive& archive, FieldType& f) { archive(f.name, f.kind, f.about); }
template <class Archive>
void serialize(Archive& archive, FactType& t) { archive(t.name, t.about, t.fields, t.built_in); }

template <class Archive>
void save(Archive& archive, const Exact& e) { archive(e.numerator(), e.denominator()); }
template <class Archive>
void load(Archive& archive, Exact& e) {
  std::int64_t numerator = 0, denominator = 0;
  archive(numerator, denominator);
  e = Exact::ratio(numerator, denominator);
}

}  // namespace claimcheck
