// Finds phrases in documents: those whose required features a sentence has, each where it can start.
#pragma once
#include <cstdint>
#include <vector>

#include "checker/claim/feature_table.h"
#include "checker/claim/machine.h"
#include "checker/claim/need_tree.h"
#include "checker/claim/phrase.h"
#include "checker/claim/view.h"

namespace claimcheck {

// An index of phrases. Immutable after construction, which needs the final lexicon.
class PhraseIndex {
 public:
  // The phrases must outlive the index; their feature sets are `firsts` and `needs`, as their compiler numbered them.
  PhraseIndex(const std::vector<Phrase>& phrases, const FeatureSets& firsts, const FeatureSets& needs, const Lexicon& lexicon);
  explicit PhraseIndex(const std::vector<Phrase>& phrases) : phrases_(phrases) {}  // to be filled from the image

  // Matches of all phrases in one document, by sentence, phrase and place; at most one match for a phrase and start.
  std::vector<Match> find(const View& view) const;
  // The same, with no index: every phrase at every token. For tests.
  std::vector<Match> find_slowly(const View& view) const;

  template <class Archive>
  friend void serialize(Archive& archive, PhraseIndex& i) { archive(i.starts_, i.needs_, i.tree_, i.links_, i.link_ends_); }

 private:
  std::span<const ChainLink> chain(std::uint32_t phrase) const { return links_.slice(phrase == 0 ? 0 : link_ends_[phrase - 1], link_ends_[phrase]); }

  const std::vector<Phrase>& phrases_;
  FeatureTable starts_, needs_;
  NeedTree tree_;
  Table<ChainLink> links_;  // of all phrases
  Table<std::uint32_t> link_ends_;  // by phrase
};

}  // namespace claimcheck
