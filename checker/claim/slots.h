// The kinds of slot that a phrase can have: what of a sentence can fill them.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace claimcheck {

enum class SlotKind : std::uint8_t {
  count,       // a bare number or a number of things ("168", "168 deputies", "about 5,200")
  number,      // a bare number
  percent,     // per cents
  points,      // percentage points
  share,       // a per cent or a fraction; kept in per cent
  fraction,    // a fraction; kept in per cent, too
  money,
  measure,     // a quantity with a unit of measure
  amount,      // any figure but an ordinal: count, money, measure, per cent
  ordinal,
  date,        // one date, no range
  period,      // a range of dates
  duration,
  actor,
  series,      // two figures or more in a list
  antecedent,  // "these", "them", "the applicants": the figure told before that they stand for
  before,      // a mark; the figure is the only one that the sentence before counts something with
  word,        // any one word
  noun_phrase, // one to seven words without punctuation, figure or verb
};
inline constexpr std::size_t kSlotKinds = 19;
std::optional<SlotKind> slot_kind_named(std::string_view name);
std::string_view name(SlotKind kind);

// A set of kinds, a bit for each.
using SlotKinds = std::uint32_t;
constexpr SlotKinds bit(SlotKind kind) { return SlotKinds{1} << static_cast<std::uint32_t>(kind); }

// Slots that no single mention fills: their words are looked at one by one.
inline constexpr SlotKinds kWordSlots = bit(SlotKind::word) | bit(SlotKind::noun_phrase) | bit(SlotKind::antecedent) | bit(SlotKind::before);

}  // namespace claimcheck
