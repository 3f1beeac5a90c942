// A share of so many things, however it is told: "41 of the 96 municipalities", "two thirds of the 96 municipalities", "43% of
// them" where the 96 were counted before. In per cent, so that another issue can contradict it.
#pragma once
#include <optional>
#include <string>

#include "checker/claim/view.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct CountedShare {
  PlacedFigure share;
  std::string whole;                // "96|municipality"
  std::uint32_t noun = 0, end = 0;  // tokens of the noun of the whole
};

// Of a figure that is a part of a counted whole; none for others, and for wholes of a few things, which are too many.
std::optional<CountedShare> counted_share(const View& view, const Mention& part);

}  // namespace claimcheck
