// Numerals: one number as it is written, in digits ("5,200", "64 000", "2.3bn", "1½") or words ("three hundred and
// twenty-eight", "half a million", "two-thirds", "one in five", "dozens"), without hedge and unit.
#pragma once
#include <optional>

#include "checker/extract/figures_cursor.h"

namespace claimcheck {

enum class NumeralForm : std::uint8_t { cardinal, ordinal, fraction, vague };

struct Numeral {
  std::uint32_t first = 0, last = 0;  // tokens
  NumeralForm form = NumeralForm::cardinal;
  Exact value;           // unknown for a vague one, unless it is one value ("a couple")
  Exact step = 1;        // place value of the last digit that is not zero
  Exact digit_step = 1;  // place value of the last digit written, zeros included
  Exact low, high;       // of a vague one
  bool high_open = false;
  bool in_words = false;    // no digit in it
  bool grouped = false;     // digits with separators: "5,200"
  int scale = 0;            // power of ten of a scale word: 6 for "1.2 million"
  Exact coefficient;        // what stands before the scale word: 1.2
  bool exact_word = false;  // "a dozen": a number that nobody rounds
  bool every = false;       // "every third"

  bool bare_digits() const { return !in_words && !grouped && scale == 0 && value.is_whole(); }
};

// The number in digits at token `i`, groups and signs of fractions included, without scale: absent for what is no number
// in notation (an identifier with leading zeros, "1.2.3", "22,24,26", more digits than fit).
std::optional<Numeral> read_digits(const FigureCursor& c, std::uint32_t i);

// The longest numeral that starts at token `i`. The sign of a negative number is not looked for.
std::optional<Numeral> read_numeral(const FigureCursor& c, std::uint32_t i);

// "thousand" … behind a numeral, short forms ("bn", "k") included; a one-letter short form only against the digits, and
// an "m" only where `money` says so. Multiplies the numeral and takes the tokens.
void read_scale(const FigureCursor& c, Numeral& n, bool money);

}  // namespace claimcheck
