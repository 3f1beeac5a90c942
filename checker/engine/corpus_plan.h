// How rules of `scope corpus` find their facts in a store: by exact keys alone, never by trying all.
//
// The fields that such a rule joins a fact on are a *slot*. A store keeps every fact of the slot's type under what it has there, its key,
// in the order of the issues' dates, and a rule is run on the facts that share a key and on what those lead to. What this cannot follow (a join on something that is no key field of a fact)
// makes a rule one for `check` alone.
#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "checker/engine/rules.h"

namespace claimcheck {

// Fields of a fact type that facts are kept by. `pair_by`: facts of one key are kept in the order of this field, for rules that
// look at neighbours.
struct CorpusSlot {
  std::uint32_t type = 0;
  std::vector<std::uint32_t> fields;  // known, and not all of them empty, or the fact is not kept there
  std::optional<std::uint32_t> pair_by;
  friend auto operator<=>(const CorpusSlot&, const CorpusSlot&) = default;
};

// A fact's key in a slot, and where `pair_by` puts it, if the slot has it.
struct CorpusKey {
  std::uint32_t slot = 0;
  std::string key;
  std::optional<double> sorted_by;

  // Where the fact stands among those of its key: by what it is sorted by, to nine digits, and then by the day of its issue; by that
  // alone if there is nothing else. So the neighbours of a fact are near it, however many of the key have its value.
  std::int64_t place(std::int64_t day) const;
};

// Rules that look for the same facts in the same way.
struct CorpusJoin {
  std::vector<std::uint32_t> rules;  // as in RuleSet::infos()
  // The facts of two variables meet where their keys in two slots are equal; the later variable names the earlier one.
  struct Link {
    std::uint32_t variable = 0;                  // the later
    std::uint32_t from_type = 0, from_slot = 0;  // of the earlier
    std::uint32_t type = 0, slot = 0;            // of the later
    friend bool operator==(const Link&, const Link&) = default;
  };
  std::vector<Link> links;
  // A fact of the first type needs those of the second in its document (`on b.document = a.document`, `within`).
  std::vector<std::pair<std::uint32_t, std::uint32_t>> companions;
  std::vector<std::uint32_t> types;  // of its variables
  bool looks_at(std::uint32_t type) const { return std::find(types.begin(), types.end(), type) != types.end(); }
  bool vetoed = false;      // some facts must not be in a document: what is found stands only if it does with all facts of its issues
  bool paired = false;      // neighbours of a key alone are compared
  bool needs_text = false;  // looks at words of the text, not at values alone
  bool like(const CorpusJoin& other) const {
    return std::tie(links, companions, vetoed, paired, needs_text) == std::tie(other.links, other.companions, other.vetoed, other.paired, other.needs_text);
  }
};

class CorpusPlan {
 public:
  explicit CorpusPlan(const RuleSet& rules);

  const std::vector<CorpusSlot>& slots() const { return slots_; }
  const std::vector<CorpusJoin>& joins() const { return joins_; }
  // Which fields of its facts the rules that join by a slot look at, for a verdict and its places; messages show others.
  const std::vector<bool>& fields(std::uint32_t slot) const { return fields_[slot]; }
  // The keys of a fact, one for each slot of its type whose fields are known.
  void keys(const Fact& fact, std::vector<CorpusKey>& out) const;
  // Its key in one slot of its type.
  std::optional<CorpusKey> key(const Fact& fact, std::uint32_t slot) const;
  // Whether some rule of `scope issue` may look at the words of a document with these facts: they cannot be judged without its text.
  bool reads_text(const std::vector<Fact>& facts) const;
  // What the numbers of the slots and their fields rest on, as text: equal for equal slots.
  std::string signature(const Schema& schema) const;

 private:
  std::vector<CorpusSlot> slots_;  // ascending
  std::vector<std::vector<bool>> fields_;
  std::vector<CorpusJoin> joins_;
  std::vector<std::vector<std::uint32_t>> of_text_;  // for each rule of `scope issue` that looks at words: the types that it matches
};

}  // namespace claimcheck
