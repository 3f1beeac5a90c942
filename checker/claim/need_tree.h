// Phrases by what a sentence must have for them, as a tree: lists of needs that begin alike are tested once.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "checker/base/image.h"
#include "checker/claim/phrase.h"

namespace claimcheck {

// A set of small numbers, as bits.
using BitSet = std::vector<std::uint64_t>;
inline bool has_bit(std::span<const std::uint64_t> set, std::size_t at) { return (set[at / 64] >> (at % 64) & 1) != 0; }
inline void set_bit(std::span<std::uint64_t> set, std::size_t at) { set[at / 64] |= std::uint64_t{1} << (at % 64); }

class NeedTree {
 public:
  // The needs of every phrase come in one order for all phrases.
  NeedTree(const std::vector<Phrase>& phrases, std::size_t needs);
  NeedTree() = default;  // to be filled from the image

  // Adds to `found` the phrases of which every need is in `met`.
  void find(std::span<const std::uint64_t> met, BitSet& found) const;

  template <class Archive>
  friend void serialize(Archive& archive, NeedTree& t) { archive(t.nodes_, t.phrases_, t.roots_, t.root_of_); }

 private:
  struct Node {
    FeatureSets::Id need = 0;
    std::uint32_t next = 0;             // behind all that lies below this node
    std::uint32_t first = 0, last = 0;  // in phrases_: those that need nothing more
  };
  static void add_below(const std::vector<Phrase>& phrases, const std::uint32_t* all, std::span<const std::uint32_t> sorted, std::size_t depth,
                        std::vector<Node>& nodes);

  Table<Node> nodes_;  // a node stands before those below it
  Table<std::uint32_t> phrases_;
  Table<std::uint64_t> roots_;      // the first needs of all phrases, as bits
  Table<std::uint32_t> root_of_;    // by need
};

}  // namespace claimcheck
