// Pairs of facts that a rule need not look at: most facts that share a key differ in what they are about, and whether they do can be
// seen from a few numbers made once of each.
//
// A fact's glance has, for each condition that looks at it, a set of words as bits (a word whose bit the other's set lacks is surely
// lacking there), a key as its hash, or a day. Two glances tell that a condition is surely false, or nothing. Keys are never taken to be
// equal because their hashes are, but where two facts say the very same (see `agree`): there, one pair of differing values in 2^64 would
// be passed over.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "checker/engine/evaluate.h"

namespace claimcheck {

class PairGlance {
 public:
  enum Side : std::uint8_t { anchor, partner };

  // What the guards of the rule say of a `match` variable and its anchor; nothing of other variables.
  PairGlance(const Program& program, std::uint32_t variable);
  bool blind() const { return tests_.empty() && agreement_.empty(); }

  std::size_t width(Side side) const { return widths_[side]; }
  // Puts `width(side)` numbers behind what is in `out`. `alone` is a row without facts, and is left so.
  void look(const Program& program, Documents documents, Row& alone, Side side, FactRef fact, std::vector<std::uint64_t>& out) const;
  // False if a guard is surely false of them.
  bool may_meet(const std::uint64_t* of_anchor, const std::uint64_t* of_partner) const;
  // Whether the assertion is that two values are the same, and they are to the letter: there is nothing to find.
  bool agree(const std::uint64_t* of_anchor, const std::uint64_t* of_partner) const;

 private:
  enum class See : std::uint8_t { words, stems, value, day, refused, document };
  struct Sight {  // one thing to know of a fact, at this place of its glance
    See see = See::value;
    const Node* node = nullptr;
    std::uint32_t at = 0;
  };
  struct Test {
    enum class Kind : std::uint8_t { all, either, lacking, sharing, same, refused, elsewhere, days } kind = Kind::all;
    // What is compared: of which side's fact, and where it stands in that side's glance.
    struct Operand {
      Side side = anchor;
      std::uint32_t at = 0;
    } first, second;
    std::int64_t most = 0;    // so many words may be lacking; the second day is no more than this behind the first
    bool either_way = false;  // of days
    std::vector<Test> parts;
  };
  class Reader;  // of a rule
  using Both = std::array<const std::uint64_t*, 2>;

  static bool fails(const Test& test, const Both& glances);

  std::uint32_t variable_;
  std::array<std::vector<Sight>, 2> sights_;
  std::array<std::uint32_t, 2> widths_{};
  std::vector<Test> tests_;
  std::vector<Test> agreement_;  // none or one
};

}  // namespace claimcheck
