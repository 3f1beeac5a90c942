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
  // The row of a token at which mentions of these kinds start, added to that of its word.
  void add_slots(SlotKinds kinds, std::span<std::uint64_t> row) const {
    for (; kinds != 0; kinds &= kinds - 1) {
      for (const Part& part : parts_of_kind(static_cast<std::size_t>(std::countr_zero(kinds)))) row[part.at] |= part.bits;
    }
  }
  // The words of a row that are not empty: most are.
  struct Part {
    std::uint64_t bits = 0;
    std::uint64_t at = 0;  // index in the row
  };
  std::span<const Part> parts(WordId word) const { return parts_.slice(part_ends_[row_of_[word]], part_ends_[row_of_[word] + 1]); }
  std::span<const Part> parts_of_kind(std::size_t kind) const { return slot_parts_.slice(slot_part_ends_[kind], slot_part_ends_[kind + 1]); }

  template <class Archive>
  friend void serialize(Archive& archive, FeatureTable& t) {
    archive(t.size_, t.width_, t.rows_, t.row_of_, t.parts_, t.part_ends_, t.slot_parts_, t.slot_part_ends_);
  }

 private:
  std::size_t size_ = 0, width_ = 0;
  Table<std::uint64_t> rows_;     // row 0: no set
  Table<std::uint32_t> row_of_;   // by word
  Table<Part> parts_, slot_parts_;
  Table<std::uint32_t> part_ends_, slot_part_ends_;  // by row, by kind of slot: where the parts begin, and one more
};

}  // namespace claimcheck
