// Fractions and shares: "two-thirds", "a quarter", "half", "one in five", "half a million".
#pragma once
#include <optional>

#include "checker/extract/figures_numerals.h"

namespace claimcheck {

// Makes the numeral a fraction of that value, which people round to about five points.
void make_fraction(Numeral& n, Exact value);

// A half or a quarter of a scale ("half a million", "three quarters of a million") is a number like any other.
void scale_fraction(const FigureCursor& c, Numeral& n);

// "a third", "a quarter", "half": the part at token `part`, the article at `i` (the same for none). Absent where the words may as
// well be a rank ("a third man") or a thing ("the first half").
std::optional<Numeral> lone_part(const FigureCursor& c, std::uint32_t i, std::uint32_t part);

// "thirds" behind the numerator `n`, "in five" behind "one": takes the tokens and makes `n` a fraction.
bool take_part(const FigureCursor& c, Numeral& n);
bool take_share(const FigureCursor& c, Numeral& n);

}  // namespace claimcheck
