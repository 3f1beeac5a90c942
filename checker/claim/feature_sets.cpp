#include "checker/claim/feature_sets.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace claimcheck {

FeatureSets::Id FeatureSets::of(std::vector<Feature> features) {
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  const auto [at, fresh] = ids_.try_emplace(std::move(features), static_cast<Id>(sets_.size()));
  if (fresh) sets_.push_back(at->first);
  return at->second;
}

FeatureSets::Id FeatureSets::of(Feature feature) {
  // Words, noun phrases and back-references can start anywhere.
  if (feature.kind == Feature::Kind::slot && (kWordSlots >> feature.id & 1U) != 0) return kAny;
  return of(std::vector{feature});
}

FeatureSets::Id FeatureSets::either(Id a, Id b) {
  if (a == b) return a;
  if (a == kAny || b == kAny) return kAny;
  const auto [at, fresh] = unions_.try_emplace(std::uint64_t{std::min(a, b)} << 32 | std::max(a, b), kAny);
  if (fresh) {
    std::vector<Feature> both;
    std::set_union(sets_[a].begin(), sets_[a].end(), sets_[b].begin(), sets_[b].end(), std::back_inserter(both));
    at->second = of(std::move(both));
  }
  return at->second;
}

}  // namespace claimcheck
