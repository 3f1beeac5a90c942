// A length of time as a figure: its value in its own unit and the values that it can mean.
#pragma once
#include <string>

#include "checker/extract/times_term.h"

namespace claimcheck::times {

struct Length;

// "day", "month", "year", … A decade counts as ten years, a fortnight as two weeks, a quarter as three months.
struct UnitScale {
  std::string_view name;
  int factor = 1;
};
UnitScale scale_of(Unit unit);

Figure length_figure(const Amount& amount, const std::optional<Amount>& upper, Unit unit, Span unit_span);
// TIMEX3 of a length: "P6Y", "PT72H", "P2.5Y"; "PXY" for a vague one.
std::string length_timex(const Amount& amount, Unit unit, const std::optional<Exact>& extra, Unit extra_unit);

}  // namespace claimcheck::times
