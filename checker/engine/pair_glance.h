// Pairs of facts that a rule need not look at: most facts that share a key differ in what they are about, and whether they do can be
// seen from a few numbers made once of each.
//
// What is seen of a fact is a set of words as bits (a word whose bit another set lacks is surely lacking there), a key as its hash, a
// day, or that a condition on it alone is false. Of two facts that tells that a condition on both is surely false, or nothing. Keys are
// never taken to be equal because their hashes are, but where two facts say the very same (see `agree`): there, one pair of differing
// values in 2^64 would be passed over.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "checker/engine/evaluate.h"

namespace claimcheck {

// One thing to see of facts of a type.
struct Sight {
  enum class See : std::uint8_t { words, stems, value, day, refused, document } see = See::value;
  std::uint32_t variable = 0;  // that the fact stands for
  const Node* node = nullptr;
};

// What was seen of the facts of one type, each looked at when it is first asked for.
class SightColumn {
 public:
  SightColumn(const Program& program, const Sight& sight, std::size_t facts);
  // The numbers of the fact with this rank among those of its type: one, or for a set of words whether it is known and its bits.
  const std::uint64_t* at(Documents documents, std::uint32_t rank, FactRef fact);

 private:
  void look(Documents documents, FactRef fact, std::uint64_t* out);

  const Program& program_;
  Sight sight_;
  Row alone_;
  std::size_t width_;
  std::vector<std::uint64_t> seen_;
  std::vector<bool> looked_;
};

// The columns of a run; rules that look at the same field share one.
class SightColumns {
 public:
  SightColumn& column(const Program& program, const Sight& sight, std::size_t facts);

 private:
  using Key = std::tuple<Sight::See, std::uint32_t, std::uint32_t, Attribute, const Node*>;  // type and field, or the expression
  std::map<Key, SightColumn> columns_;
};

class PairGlance {
 public:
  enum Side : std::uint8_t { anchor, partner };

  // What the guards of the rule say of a `match` variable and its anchor; nothing of other variables.
  PairGlance(const Program& program, std::uint32_t variable);
  bool blind() const { return tests_.empty() && agreement_.empty(); }
  const std::vector<Sight>& sights(Side side) const { return sights_[side]; }

  // Two facts, each with its rank, and the columns of the sights of their sides.
  struct Pair {
    Documents documents;
    std::array<FactRef, 2> facts;
    std::array<std::uint32_t, 2> ranks{};
    std::array<const std::vector<SightColumn*>*, 2> columns{};
    const std::uint64_t* see(Side side, std::uint32_t sight) const { return (*columns[side])[sight]->at(documents, ranks[side], facts[side]); }
  };
  // False if a guard is surely false of them.
  bool may_meet(const Pair& pair) const;
  // Whether the assertion is that two values are the same, and they are to the letter: there is nothing to find.
  bool agree(const Pair& pair) const;

 private:
  struct Test {
    enum class Kind : std::uint8_t { elsewhere, days, refused, same, lacking, sharing, either, all } kind = Kind::all;  // cheap ones first
    // What is compared: of which side's fact, and which of that side's sights.
    struct Operand {
      Side side = anchor;
      std::uint32_t sight = 0;
    } first, second;
    std::int64_t most = 0;    // so many words may be lacking; the second day is no more than this behind the first
    bool either_way = false;  // of days
    std::vector<Test> parts;
  };
  class Reader;  // of a rule

  static bool fails(const Test& test, const Pair& pair);

  std::array<std::vector<Sight>, 2> sights_;
  std::vector<Test> tests_;
  std::vector<Test> agreement_;
};

}  // namespace claimcheck
