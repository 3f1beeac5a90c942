// A phrase of a pattern file: how English states a fact, over words, vocabulary classes and mentions.
//
//   word          that word, in any letter case; punctuation marks stand for themselves ("\(" for a bracket)
//   <class>       any form of a vocabulary class
//   {name:kind}   a slot: a mention of that kind, kept in the field `name`; {kind} is matched and not kept
//   {name:kind<class>}   the same, where the figure's head noun is of the class
//   (a|b c)  x?   choice, option
//   ...           a short gap in the clause: up to kClauseGap words, no mark of punctuation
//   ....          a gap in the sentence: up to kSentenceGap words, marks included
//   !x  &x        what follows must not be x, must be x (takes no words)
//   ^  $          start and end of the sentence
//
// A phrase compiles to a small program that a backtracking matcher runs at every token where it can start.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "checker/lexis/lexicon.h"
#include "checker/model/fact.h"

namespace claimcheck {

inline constexpr std::uint32_t kClauseGap = 8;
inline constexpr std::uint32_t kSentenceGap = 25;

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
  word,        // any one word
  noun_phrase, // one to five words without punctuation, figure or verb
};
inline constexpr std::size_t kSlotKinds = 18;
std::optional<SlotKind> slot_kind_named(std::string_view name);
std::string_view name(SlotKind kind);

// A condition that a sentence must meet for a phrase to match: a word, a class or a kind of mention occurs in it.
struct Feature {
  enum class Kind : std::uint8_t { word, group, slot } kind = Kind::word;
  std::uint32_t id = 0;
  friend auto operator<=>(const Feature&, const Feature&) = default;
};

struct Instruction {
  enum class Op : std::uint8_t { word, group, slot, group_slot, gap, split, jump, forbid, ask, start, end, accept };
  Op op = Op::accept;
  std::uint32_t a = 0;      // word, group, gap length, first branch; forbid, ask: where the body starts
  std::uint32_t b = 0;      // second branch; forbid, ask: where to go on; slot: class of the head noun or kNoGroup; gap: 1 = in the clause
  std::uint16_t field = 0;  // slot: index of the field, kNoField for none; gap: index in Phrase::after_gap
  SlotKind slot = SlotKind::count;
};
inline constexpr std::uint16_t kNoField = 0xFFFF;

// What a piece of a program can start with: at a token with one of these features, or (`anywhere`) at any.
struct First {
  bool anywhere = false;
  bool at_start = false;    // of the sentence only
  std::uint32_t slots = 0;  // bits of SlotKind
  std::vector<std::uint32_t> words, groups;
};

struct Phrase {
  std::uint32_t fact = 0;  // type in the schema
  std::string place;       // "votes.pattern:12"
  std::vector<Instruction> program;
  First first;                       // of the whole program
  std::vector<First> after_gap;      // of what follows a gap; Instruction::field of the gap is the index
  std::vector<std::vector<Feature>> required;  // every set has a feature that occurs; the first set is the rarest
  std::vector<std::pair<std::uint16_t, std::variant<std::string, PlacedFigure>>> constants;  // fields set by `with`
};

struct PhraseFault {
  std::size_t offset = 0;  // in the phrase's text
  std::string message;
};

// Compiles a phrase; its words are interned in the lexicon. `fields` are the names of the fact's fields, in order. On a fault
// the phrase is of no use and false is returned.
bool compile_phrase(std::string_view text, Lexicon& lexicon, const std::vector<std::string>& fields, Phrase& phrase,
                    std::vector<PhraseFault>& faults);

}  // namespace claimcheck
