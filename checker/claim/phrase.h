// A phrase of a pattern file: how English states a fact, over words, vocabulary classes and mentions.
//
//   word          that word, in any letter case; punctuation marks stand for themselves ("\(" for a bracket)
//   <class>       any form of a vocabulary class
//   {name:kind}   a slot: a mention of that kind, kept in the field `name`; {kind} is matched and not kept
//   {name:kind<class>}   the same, where the figure's head noun is of the class
//   {name:<class>}       a form of the class is the value
//   (a|b c)  x?   choice, option
//   ...           a short gap in the clause: up to 8 words, no mark of punctuation
//   ....          a gap in the sentence: up to 25 words, marks included
//   !x  &x        what follows must not be x, must be x (takes no words)
//   ^  $          start and end of the sentence
//   @part         a piece of a phrase that has a name
//
// A phrase compiles to a small program that a backtracking machine runs at every token where it can start (machine.h).
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "checker/base/image.h"
#include "checker/claim/feature_sets.h"
#include "checker/claim/phrase_syntax.h"
#include "checker/claim/slots.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct Instruction {
  enum class Op : std::uint8_t { word, group, slot, group_slot, gap, split, jump, forbid, ask, start, end, accept };
  Op op = Op::accept;
  SlotKind slot = SlotKind::count;
  std::uint16_t field = 0;   // slot: index of the field, kNoField for none
  std::uint32_t a = 0;       // word, group, gap length, first branch; forbid, ask: where the body starts
  std::uint32_t b = 0;       // second branch; forbid, ask: where to go on; slot: class of the head noun or kNoGroup; gap: 1 = in the clause
  FeatureSets::Id first = 0;   // what the program can start with from here on
};
inline constexpr std::uint16_t kNoField = 0xFFFF;

struct Phrase {
  std::uint32_t fact = 0;    // type in the schema
  std::string place;         // "votes.pattern:12"
  Table<Instruction> program;
  bool at_start = false;     // of the sentence only
  Table<FeatureSets::Id> required;  // of every set the sentence has a feature; the rarest first, in one order for all phrases
  std::vector<std::pair<std::uint16_t, std::variant<std::string, PlacedFigure>>> constants;  // fields set by `with`
};

// Compiles phrases; what they can start with is numbered in `firsts`, what a sentence must have in `needs`.
class PhraseCompiler {
 public:
  PhraseCompiler(PhraseParts& parts, FeatureSets& firsts, FeatureSets& needs);

  // `fields` are the names of the fact's fields, in order. On a fault the phrase is of no use and false is returned.
  bool compile(std::string_view text, const std::vector<std::string>& fields, Phrase& phrase, std::vector<PhraseFault>& faults);

 private:
  using Required = std::vector<std::vector<Feature>>;
  Required required_of(const PhraseNode& node);
  int frequency(const std::vector<Feature>& any) const;
  void number_first_sets(std::vector<Instruction>& program);

  PhraseParts& parts_;
  FeatureSets &firsts_, &needs_;
  GroupId function_word_;
  std::vector<bool> common_;  // groups
  std::vector<std::optional<Required>> required_of_part_;
};

}  // namespace claimcheck
