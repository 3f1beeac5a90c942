// How rules of `scope corpus` find their facts in a store: by exact keys alone, never by trying all.
//
// Each field that such a rule joins on is a *slot*. A store keeps every fact of the slot's type under its key there, and a rule is run
// on the facts that share a key and on what those lead to. What this cannot follow (a join on something that is no key field of a fact)
// makes a rule one for `check` alone.
#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/engine/rules.h"

namespace claimcheck {

// A field of a fact type that facts are kept by. `pair_by`: facts of one key are kept in the order of this field, for rules that
// look at neighbours.
struct CorpusSlot {
  std::uint32_t type = 0;
  std::uint32_t field = 0;
  std::optional<std::uint32_t> pair_by;
  friend auto operator<=>(const CorpusSlot&, const CorpusSlot&) = default;
};

// A fact's key in a slot; `place` is where `pair_by` puts it.
struct CorpusKey {
  std::uint32_t slot = 0;
  std::string_view key;  // in the fact
  std::int64_t place = 0;
};

struct CorpusRule {
  std::uint32_t rule = 0;  // as in RuleSet::infos()
  // The facts of two variables meet where their keys in two slots are equal; the later variable names the earlier one. Links of one
  // variable stand together and must all hold: to find its facts, any of them will do.
  struct Link {
    std::uint32_t variable = 0;                   // the later
    std::uint32_t from_type = 0, from_field = 0;  // of the earlier
    std::uint32_t type = 0, slot = 0;             // of the later
    std::uint32_t from_slot = 0;                  // the slot of the earlier field
  };
  std::vector<Link> links;
  // A fact of the first type needs those of the second in its document (`on b.document = a.document`, `within`).
  std::vector<std::pair<std::uint32_t, std::uint32_t>> companions;
  std::vector<std::uint32_t> types;  // of its variables
  bool looks_at(std::uint32_t type) const { return std::find(types.begin(), types.end(), type) != types.end(); }
  bool paired = false;      // neighbours of a key alone are compared
  bool needs_text = false;  // looks at words of the text, not at values alone
};

class CorpusPlan {
 public:
  explicit CorpusPlan(const RuleSet& rules);

  const std::vector<CorpusSlot>& slots() const { return slots_; }
  const std::vector<CorpusRule>& rules() const { return rules_; }
  // The keys of a fact, one for each slot of its type whose field is known.
  void keys(const Fact& fact, std::vector<CorpusKey>& out) const;
  // Whether some rule of `scope issue` may look at the words of a document with these facts: they cannot be judged without its text.
  bool reads_text(const std::vector<Fact>& facts) const;
  // What the numbers of the slots rest on, as text: equal for equal slots.
  std::string signature(const Schema& schema) const;

 private:
  std::vector<CorpusSlot> slots_;  // ascending
  std::vector<CorpusRule> rules_;
  std::vector<std::vector<std::uint32_t>> of_text_;  // for each rule of `scope issue` that looks at words: the types that it matches
};

}  // namespace claimcheck
