// An item: a numeral with its sign, currency and unit, and two of them as one span ("300–500", "between $4 and $5 million").
#pragma once
#include <optional>

#include "checker/extract/figures_units.h"

namespace claimcheck {

struct Item {
  Numeral numeral;
  Unit before;                        // the currency in front of it
  Unit unit;                          // the unit behind it
  std::uint32_t first = 0, last = 0;  // tokens, sign and units included
  bool negative = false;
  bool shared = false;  // its unit or scale was told with the other end of a span

  const Unit& main_unit() const { return before ? before : unit; }
};

// The item whose numeral starts at token `i`.
std::optional<Item> read_item(const FigureCursor& c, std::uint32_t i);

// The other end of what may be a span that starts with `low`.
struct Partner {
  Item item;
  bool bounds = false;  // "from at least A to at most B": the hedges are the ends of the span
  bool span = false;    // one figure from `low` to `item`; else two figures, of which the first shares the unit of the second
};
// The figure behind `low`, which has `hedge`, that bounds it from the other side: "(more than 100) and fewer than 300". The two
// are put in order, so that `low` has the lower end.
std::optional<Item> bound_behind(const FigureCursor& c, Item& low, Hedge hedge);

// Reads on behind `low`; `start` is the first token of `low`, its hedge included. Shared units and scales are copied to `low`.
std::optional<Partner> partner_behind(const FigureCursor& c, Item& low, std::uint32_t start);

}  // namespace claimcheck
