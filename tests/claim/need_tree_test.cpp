// The tree of needs against a look at every list.
#include "checker/claim/need_tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>

using namespace claimcheck;

TEST_CASE("the tree finds the phrases whose needs are all met, and no other") {
  constexpr std::uint32_t kNeeds = 90;
  std::mt19937 random(7);
  const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
  std::vector<Phrase> phrases(300);
  for (Phrase& phrase : phrases) {
    std::vector<FeatureSets::Id> required;
    const std::uint32_t size = 1 + below(4);
    for (std::uint32_t i = 0; i < size; ++i) required.push_back(1 + below(i == 0 ? kNeeds - 1 : 12));
    std::sort(required.begin(), required.end(), std::greater<>());  // one order for all
    required.erase(std::unique(required.begin(), required.end()), required.end());
    phrase.required = Table(std::move(required));
  }
  const NeedTree tree(phrases, kNeeds);
  for (int round = 0; round < 200; ++round) {
    BitSet met(kNeeds / 64 + 1, 0), found(phrases.size() / 64 + 1, 0);
    for (std::uint32_t need = 1; need < kNeeds; ++need) {
      if (below(3) == 0) set_bit(met, need);
    }
    tree.find(met, found);
    for (std::size_t p = 0; p < phrases.size(); ++p) {
      const auto& required = phrases[p].required;
      CHECK(has_bit(found, p) == std::all_of(required.begin(), required.end(), [&](FeatureSets::Id need) { return has_bit(met, need); }));
    }
  }
}
