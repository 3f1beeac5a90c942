// Figures as other issues can tell them again.
#pragma once
#include <optional>
#include <string>

#include "checker/model/fact.h"

namespace claimcheck {

// A figure that another issue may cite, repeat or correct, durations included; none for ordinals, ages and ranges.
std::optional<PlacedFigure> told_figure(const Mention& mention);

// The key by which equal figures of one measure meet: "310|", "13|%", "1500000|EUR". Things counted have no measure of their own: a
// later issue may count "pilots" or "men", or leave the noun out.
std::string same_figure_key(const PlacedFigure& figure, const std::string& measure);

// The same of a day, a month or a year: "2019-05-21", "2015"; "" for other dates and for those counted from another.
std::string told_date_key(const Mention& mention);

}  // namespace claimcheck
