// Cardinal numbers in words: "three hundred and twenty-eight thousand", "two and a half million", "nought point five".
#pragma once
#include <optional>

#include "checker/extract/figures_numerals.h"

namespace claimcheck {

// A value read so far and the token behind it; `next` 0 for nothing read.
struct NumberPart {
  Exact value;
  std::uint32_t next = 0;
  explicit operator bool() const { return next != 0; }
};

class Cardinals {
 public:
  explicit Cardinals(const FigureCursor& c) : c_(c), w_(c.words) {}

  // The longest cardinal that starts at token `i`, its article included ("a hundred").
  std::optional<Numeral> read(std::uint32_t i) const;
  // "and a half", "and three quarters", "-and-a-half" behind a number.
  NumberPart mixed(std::uint32_t i) const;

 private:
  NumberPart below_hundred(std::uint32_t i) const;
  NumberPart article(std::uint32_t i) const;
  NumberPart group(std::uint32_t i) const;
  NumberPart hundreds(Exact count, std::uint32_t i) const;
  NumberPart decimals(std::uint32_t i) const;
  NumberPart scales(std::uint32_t i) const;
  bool is_part_of_mixed(std::uint32_t i) const;
  bool ends_here(std::uint32_t i) const;
  std::uint32_t step_over_hyphen(std::uint32_t i) const { return c_.hyphen(i) ? i + 1 : i; }

  const FigureCursor& c_;
  const FigureWords& w_;
};

}  // namespace claimcheck
