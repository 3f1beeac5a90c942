// The facts of a run as the engine sees them: by reference, in text order, with their exact fields as keys.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/engine/program.h"

namespace claimcheck {

// A fact: index of its document in the run and its own index there.
struct FactRef {
  std::uint32_t document = kNoIndex;
  std::uint32_t fact = kNoIndex;
  bool none() const { return fact == kNoIndex; }
  friend bool operator==(FactRef, FactRef) = default;
};

using Documents = std::span<const DocumentFacts>;

inline const Fact& fact_of(Documents documents, FactRef ref) { return documents[ref.document].facts[ref.fact]; }

// The order of facts: by document, place, and index where places are equal.
struct TextOrder {
  std::uint32_t document, begin, end, fact;
  friend auto operator<=>(const TextOrder&, const TextOrder&) = default;
};
TextOrder text_order(Documents documents, FactRef ref);

// What makes one choice of facts for a rule: a fact for each `match` variable, one or none for each `lookup`, and the
// members of each group.
struct Row {
  std::vector<FactRef> bound;
  std::vector<std::vector<FactRef>> groups;  // of `each` variables; else empty
  std::vector<bool> crowded;                 // the group has more than kMostMembers and is not to be added up
};

Row empty_row(const Program& program);

// Bounds that keep the work linear in the number of facts. A fact is joined with at most this many others of a group, those that the
// conditions on them alone allow and that stand nearest to it in text order; a bigger group of `each` is not evaluated.
inline constexpr std::size_t kMostPartners = 64;
inline constexpr std::size_t kMostMembers = 256;

// Whether facts of this stance enter a rule through this variable.
bool admits(const Variable& variable, const Fact& fact);
// The part of the document that a level means, as a number that is equal for facts in one part.
std::uint32_t part_of(const Fact& fact, Level level);
// An exact field as a key for joins; absent if unknown.
std::optional<std::string_view> key_of(Documents documents, FactRef ref, const FieldRef& field);
// What `pair adjacent by` sorts by: the first day or the value as written. Absent if unknown.
std::optional<Exact> sort_key(Documents documents, FactRef ref, const FieldRef& field);

// The same of a declared field.
std::optional<Exact> sort_value(const Fact& fact, std::uint32_t field);

// How far apart two facts of one document stand, and whether `b` comes before: what `near` takes the least of.
struct Nearness {
  std::uint32_t distance;
  bool behind;          // b begins behind a, or with it
  std::uint32_t first;  // then: the nearest edge (inverted for those before), the other edge, the index
  std::uint32_t second, third;
  friend auto operator<=>(const Nearness&, const Nearness&) = default;
};
Nearness nearness(Documents documents, FactRef a, FactRef b);

// Of candidates in text order, those that an anchor is joined with: at most kMostPartners, behind it alone if `ordered`.
std::span<const FactRef> partners(Documents documents, std::span<const FactRef> candidates, FactRef anchor, bool ordered);
// The candidate that a lookup takes: in the anchor's document the nearest; else the last before it; else the first behind.
FactRef chosen(Documents documents, std::span<const FactRef> candidates, FactRef anchor);

// The variable that stands for `anchor` when it is looked for from `from`: same type, same part, the equalities turned.
Variable mirrored(const Program& program, std::uint32_t from);
// The `match` variable of which the nearest partners are taken: the anchor of near or within, else one that `on` names.
std::uint32_t anchor_of(const Program& program, std::uint32_t variable);
// Whether a fact may be bound to a variable beside those that are: no fact twice, and of two variables of one type the
// first stands first, unless any order is asked for.
bool fits_beside(const Program& program, Documents documents, const Row& row, std::uint32_t variable, FactRef candidate);

}  // namespace claimcheck
