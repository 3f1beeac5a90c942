// Zero told as absence: "no abstentions", "none against", "nobody voted against".
#pragma once
#include <optional>

#include "checker/extract/figures_cursor.h"

namespace claimcheck {

struct Absence {
  std::uint32_t first = 0, last = 0;  // tokens of the word and its noun
  std::uint32_t noun = 0;             // token of the noun; 0 for none
};

// The absence told at token `i`, whose word has the role kAbsence. Only of what is counted in a vote: elsewhere "no" is talk.
std::optional<Absence> read_absence(const FigureCursor& c, std::uint32_t i);

}  // namespace claimcheck
