// What stands beside a numeral and says what it is a number of: per cents, currencies, units of measure.
#pragma once
#include <string_view>

#include "checker/extract/figures_numerals.h"

namespace claimcheck {

enum class UnitKind : std::uint8_t { none, percent, points, money, measure };

struct Unit {
  UnitKind kind = UnitKind::none;
  std::string_view name;              // "%", "percentage point", "EUR", "square kilometre"
  std::string_view dimension;         // "percentage", "currency", "area"
  std::uint32_t first = 0, last = 0;  // tokens of the unit as written

  explicit operator bool() const { return kind != UnitKind::none; }
};

// The currency that ends right before token `i`: "US$", "EUR", "zł".
Unit currency_before(const FigureCursor& c, std::uint32_t i);

// "per cent of", where the numeral at token `i` is all that follows it in the sentence.
Unit per_cent_before(const FigureCursor& c, std::uint32_t i);

// The unit behind the numeral, which has its scale already ("1.2bn euros", "57 per cent", "3-inch"), or with `before`
// a repeated name of the currency in front of it ("$5 billion dollars").
Unit unit_behind(const FigureCursor& c, const Numeral& n, const Unit& before);

}  // namespace claimcheck
