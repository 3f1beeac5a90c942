// What a figure counts: the noun phrase behind it and its head ("24 militia fighters": fighter), or the phrase after "of"
// ("57% of Iraqis", "118 of the 230 deputies").
#pragma once
#include <string>

#include "checker/extract/figures_cursor.h"

namespace claimcheck {

struct NounFound {
  std::string noun;        // key of the head: "fighter"
  std::string qualifier;   // key of the words before it: "militia"
  std::uint32_t head = 0;  // token of the head
  std::uint32_t last = 0;  // token behind the phrase; 0: none found
  explicit operator bool() const { return last != 0; }
};

enum class NounNumber : std::uint8_t {
  plural,    // what a number counts: a plural or a collective
  singular,  // behind "one" or a hyphen ("163-seat"): the first noun will do
  any,       // behind "of": a plural, else the last word ("57% of the vote")
};

// The head of the phrase that starts at token `i`, of which adjectives and modifiers are the first words.
NounFound count_noun(const FigureCursor& c, std::uint32_t i, NounNumber number);

// The head of the phrase after "of" at token `i`, through determiners, figures and hedges ("of the about 230 deputies").
NounFound noun_after_of(const FigureCursor& c, std::uint32_t i, NounNumber number);

}  // namespace claimcheck
