// Counts since a start: "for the eighth year running", "now in its fifth week", "two decades after that accession, in June 2021".
#pragma once
#include "checker/claim/counted_from.h"

namespace claimcheck {

void add_counts_since(FactMaker& maker, const EventReader& events, const Happenings& happenings,
                      const CountedFrom& from);  // anniversary, stretch

}  // namespace claimcheck
