// Words beside a figure that widen, bound or fix it: "about 500", "no fewer than 40", "500 or so", "500-plus".
#pragma once
#include "checker/extract/figures_cursor.h"

namespace claimcheck {

struct HedgeFound {
  Hedge hedge = Hedge::none;
  std::uint32_t first = 0, last = 0;  // tokens
  explicit operator bool() const { return hedge != Hedge::none; }
};

// The hedge that ends right before token `i` and starts at `floor` or later. Two in a row ("more than about") give the
// stricter one and the place of both.
HedgeFound hedge_before(const FigureCursor& c, std::uint32_t i, std::uint32_t floor);

// The hedge that starts at token `i`, behind a figure or its noun.
HedgeFound hedge_behind(const FigureCursor& c, std::uint32_t i);

}  // namespace claimcheck
