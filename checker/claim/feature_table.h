// Which feature sets every word of the vocabulary has, as rows of bits: the index by which phrases are found.
#pragma once
#include <bit>
#include <cstdint>
#include <span>

#include "checker/base/image.h"
#include "checker/claim/feature_sets.h"
#include "checker/lexis/lexicon.h"

namespace claimcheck {

// Immutable after construction, which needs the final lexicon.
class FeatureTable {
 public:
  FeatureTable(const FeatureSets& sets, const Lexicon& lexicon);
  FeatureTable() = default;  // to be filled from the image

  std::size_t size() const { return size_; }  // sets
  // Words of 64 bits in a row.
  std::size_t width() const { return width_; }
  // Bit `id` of the row: the word, or a class of which it starts a form, is in the set. kAny is in no row.
  const std::uint64_t* row(WordId word) const { return rows_.data() + row_of_[word] * width_; }
  bool is_empty(WordId word) const { return row_of_[word] == 0; }
  // The row of a token at which mentions of these kinds start, added to that of its word.
  void add_slots(SlotKinds kinds, std::span<std::uint64_t> row) const {
    for (; kinds != 0; kinds &= kinds - 1) {
      const std::uint64_t* more = slot_rows_.data() + static_cast<std::size_t>(std::countr_zero(kinds)) * width_;
      for (std::size_t i = 0; i < width_; ++i) row[i] |= more[i];
    }
  }

  template <class Archive>
  friend void serialize(Archive& archive, FeatureTable& t) { archive(t.size_, t.width_, t.rows_, t.row_of_, t.slot_rows_); }

 private:
  std::size_t size_ = 0, width_ = 0;
  Table<std::uint64_t> rows_;     // row 0: no set
  Table<std::uint32_t> row_of_;   // by word
  Table<std::uint64_t> slot_rows_;  // by kind of slot
};

}  // namespace claimcheck
