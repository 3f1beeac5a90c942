// Pairs of facts that a rule need not look at: most facts that share a key differ in what they are about, and whether they do can be
// seen from a few numbers made once of each.
//
// What is seen of a fact is a set of words as numbers, a key as its hash, the days of a date, or that a condition on it alone is false.
// From two facts' numbers the conditions of a rule are reckoned as far as they go: what cannot be seen may be anything, so that a
// condition is either surely false, or nothing is known of it. That words or values are the same is told by hashes of 64 bits.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "checker/engine/evaluate.h"

namespace claimcheck {

// One thing to see of facts of a type.
struct Sight {
  enum class See : std::uint8_t { words, stems, value, days, refused, document } see = See::value;
  std::uint32_t variable = 0;  // that the fact stands for
  const Node* node = nullptr;
};

// What was seen of the facts of one type, each looked at when it is first asked for.
class SightColumn {
 public:
  // Of the fact with this rank among those of its type.
  struct Seen {
    bool looked = false, known = false;
    std::array<std::uint64_t, 2> numbers{};  // a hash; the first day and the one behind the last; of words, a bit for each and where they begin
    std::uint32_t words = 0;                 // how many
  };
  SightColumn(const Program& program, const Sight& sight, std::size_t facts);
  const Seen& at(Documents documents, std::uint32_t rank, FactRef fact);
  std::span<const std::uint64_t> words(const Seen& seen) const { return {words_.data() + seen.numbers[1], seen.words}; }

 private:
  void look(Documents documents, FactRef fact, Seen& out);

  const Program& program_;
  Sight sight_;
  Row alone_;
  std::vector<Seen> seen_;
  std::vector<std::uint64_t> words_;  // of all facts
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
  };
  // False if a guard is surely false of them.
  bool may_meet(const Pair& pair) const;
  // Whether the assertion is that two values are the same, and they are to the letter: there is nothing to find.
  bool agree(const Pair& pair) const;

 private:
  struct Test;
  // Of which side's fact, and which of that side's sights.
  struct Operand {
    Side side = anchor;
    std::uint32_t sight = 0;
  };
  // The bounds of a number that a condition reckons with.
  struct Range {
    std::int64_t low = 0, high = 0;
  };
  struct Quantity {
    enum class Kind : std::uint8_t { number, lacking, shared, sum, difference, product, least, greatest, choice, unknown } kind = Kind::unknown;
    std::int64_t number = 0;
    Operand first, second;
    std::vector<Quantity> parts;
    std::vector<Test> condition;  // of a choice: one or none; the second part is meant where it is surely false
  };
  struct Test {
    enum class Kind : std::uint8_t { elsewhere, days, refused, same, other, inside, at_most, at_least, either, all } kind = Kind::all;  // cheap ones first
    Operand first, second;
    std::int64_t most = 0;    // the second day is no more than this behind the first
    bool either_way = false;  // of days
    std::vector<Quantity> compared;
    std::vector<Test> parts;
  };
  class Reader;  // of a rule

  static const SightColumn::Seen& see(const Pair& pair, Operand of) { return (*pair.columns[of.side])[of.sight]->at(pair.documents, pair.ranks[of.side], pair.facts[of.side]); }
  static std::span<const std::uint64_t> words(const Pair& pair, Operand of) { return (*pair.columns[of.side])[of.sight]->words(see(pair, of)); }
  static Range range(const Quantity& quantity, const Pair& pair);
  static bool fails(const Test& test, const Pair& pair);

  std::array<std::vector<Sight>, 2> sights_;
  std::vector<Test> tests_;
  std::vector<Test> agreement_;
};

}  // namespace claimcheck
