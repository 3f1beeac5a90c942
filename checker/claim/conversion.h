// Two figures that give one amount in two units ("60 km (37 miles)"). The sizes of units are data: the map `unit-size` of
// rules/units.words.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "checker/lexis/lexicon.h"
#include "checker/model/fact.h"

namespace claimcheck {

// `fields`: two figures, then a factor and an offset that are filled in, so that first * factor + offset = second. False
// if the two are not in different units of one dimension, both of known size; then the fact is none. A unit that is of
// several sizes (a ton, a gallon) leaves the factor an interval. Bounds on a figure ("more than 60 km") are taken for "about": the
// amount behind them was converted, not the bound. With three fields the third is filled with the names of the two units in the order of
// the alphabet, whatever their dimensions (currencies, whose rate only the text knows).
bool convert(Fact& fact, const std::vector<std::size_t>& fields, const Lexicon& lexicon);

// How many base units of its dimension a unit is ("kilometre": 1000); none where it has several sizes or no fixed point.
std::optional<Exact> size_of_unit(std::string_view unit, const Lexicon& lexicon);

}  // namespace claimcheck
