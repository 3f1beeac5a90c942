// Finds phrases in documents: those whose required features a sentence has, each where it can start.
#pragma once
#include <cstdint>
#include <vector>

#include "checker/claim/feature_table.h"
#include "checker/claim/machine.h"
#include "checker/claim/phrase.h"
#include "checker/claim/view.h"

namespace claimcheck {

// An index of phrases. Immutable after construction, which needs the final lexicon.
class PhraseIndex {
 public:
  // The phrases must outlive the index; their feature sets are `firsts` and `needs`, as their compiler numbered them.
  PhraseIndex(const std::vector<Phrase>& phrases, const FeatureSets& firsts, const FeatureSets& needs, const Lexicon& lexicon);
  explicit PhraseIndex(const std::vector<Phrase>& phrases) : phrases_(phrases) {}  // to be filled by serialize

  // Matches of all phrases in one document, by sentence, phrase and place; at most one match for a phrase and start.
  std::vector<Match> find(const View& view) const;
  // The same, with no index: every phrase at every token. For tests.
  std::vector<Match> find_slowly(const View& view) const;

  template <class Archive>
  void serialize(Archive& archive) { archive(starts_, needs_, by_need_, needs_with_slots_); }

 private:
  const std::vector<Phrase>& phrases_;
  FeatureTable starts_, needs_;
  std::vector<std::vector<std::uint32_t>> by_need_;  // by set: the phrases of which it is the rarest
  std::vector<FeatureSets::Id> needs_with_slots_;    // of those
};

}  // namespace claimcheck
