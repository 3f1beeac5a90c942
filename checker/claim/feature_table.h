// Which feature sets every word of the vocabulary has, as rows of bits: the index by which phrases are found.
#pragma once
#include <cstdint>
#include <vector>

#include "checker/claim/feature_sets.h"
#include "checker/lexis/lexicon.h"

namespace claimcheck {

// Immutable after construction, which needs the final lexicon.
class FeatureTable {
 public:
  FeatureTable(const FeatureSets& sets, const Lexicon& lexicon);
  FeatureTable() = default;  // to be filled by serialize

  std::size_t size() const { return slots_.size(); }  // sets
  // Words of 64 bits in a row.
  std::size_t width() const { return width_; }
  // Bit `id` of the row: the word, or a class of which it starts a form, is in the set. kAny is in no row.
  const std::uint64_t* row(WordId word) const { return rows_.data() + row_of_[word] * width_; }
  bool is_empty(WordId word) const { return row_of_[word] == 0; }
  // The kinds of mention that give a token a feature of the set.
  SlotKinds slots(FeatureSets::Id id) const { return slots_[id]; }

  template <class Archive>
  void serialize(Archive& archive) { archive(width_, rows_, row_of_, slots_); }

 private:
  std::size_t width_ = 0;
  std::vector<std::uint64_t> rows_;     // row 0: no set
  std::vector<std::uint32_t> row_of_;   // by word
  std::vector<SlotKinds> slots_;        // by set
};

}  // namespace claimcheck
