// Sets of features of which a token, or a sentence, must have one. Equal sets have one number, so that whether a token has
// one of a set is a bit of its word or of the mentions that start there (feature_table.h).
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "checker/claim/slots.h"

namespace claimcheck {

// Something that a token has: it is a word, starts a form of a class, starts a mention that fills a kind of slot.
struct Feature {
  enum class Kind : std::uint8_t { word, group, slot } kind = Kind::word;
  std::uint32_t id = 0;
  friend auto operator<=>(const Feature&, const Feature&) = default;
};

class FeatureSets {
 public:
  using Id = std::uint32_t;
  static constexpr Id kAny = 0;  // every token has it

  FeatureSets() : sets_(1) {}
  Id of(Feature feature);
  Id of(std::vector<Feature> features);  // at least one
  Id either(Id a, Id b);

  std::size_t size() const { return sets_.size(); }
  const std::vector<Feature>& features(Id id) const { return sets_[id]; }  // in order; of kAny none

 private:
  std::vector<std::vector<Feature>> sets_;
  std::map<std::vector<Feature>, Id> ids_;
  std::unordered_map<std::uint64_t, Id> unions_;  // of two ids, the smaller in the high half
};

}  // namespace claimcheck
