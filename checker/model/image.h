// What several rooms have in the program's image (checker/app/image.h) in common: how values of the model are written and read.
// For *_image.cpp only.
#pragma once
#include <cstdint>

#include "checker/base/exact.h"
#include "checker/base/image.h"
#include "checker/model/fact.h"

namespace claimcheck {

template <class Archive>
void serialize(Archive& archive, FieldType& f) { archive(f.name, f.kind, f.about); }
template <class Archive>
void serialize(Archive& archive, FactType& t) { archive(t.name, t.about, t.fields, t.built_in); }

template <class Archive>
void serialize(Archive& archive, Exact& e) {
  std::int64_t numerator = e.numerator(), denominator = e.denominator();
  archive(numerator, denominator);
  e = denominator == 1 ? Exact(numerator) : Exact::ratio(numerator, denominator);
}

}  // namespace claimcheck
