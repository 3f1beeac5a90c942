// Powers and quotients as they are written in formulas and in talk: "6.2 × 10^8", "1e10", "2.5^-1", "one over twenty".
#pragma once
#include "checker/extract/figures_numerals.h"

namespace claimcheck {

// A power behind the digits of `n`: takes its tokens and makes `n` the value. False where none is, or none that is exact.
bool take_power(const FigureCursor& c, Numeral& n);

// "over twenty" behind one, or between two figures that are all of a sentence.
bool take_quotient(const FigureCursor& c, Numeral& n);

}  // namespace claimcheck
