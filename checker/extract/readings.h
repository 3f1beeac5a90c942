// What a figure can mean: the one place that turns a value as written, its step and its hedge into the two sets of
// base/interval.h. The table is the house's contract ("What numbers and dates mean"); the widths are its settings.
#pragma once
#include "checker/base/interval.h"
#include "checker/model/mention.h"

namespace claimcheck {

// How writers round a figure, which decides what a bare one can mean.
enum class Rounding : std::uint8_t {
  none,      // an ordinal, a legal threshold, "a dozen": never rounded
  count,     // things counted: below 100 every one is counted
  measure,   // money and units of measure: rounded at any size
  percent,   // per cents and points: to the last digit written, zeros included
  fraction,  // "a third", "two in five": words for a share
};

struct Widths {
  Exact rounded = Exact::ratio(1, 10);         // a rounded figure is off by half a step, but by no more than this part of it
  Exact about = Exact::ratio(1, 20);           // "about" covers at least this part of the figure
  Exact near = Exact::ratio(1, 10);            // "nearly", "just over": a step, and at least this part of the figure
  Exact fraction = Exact::ratio(1, 40);        // "a third": two and a half points to either side
  Exact about_fraction = Exact::ratio(1, 20);  // "about a third", "nearly half": five points
};

// The widths above, made once.
const Widths& usual_widths();

// `step` is the place value of the last digit that counts: for whole counts, measures and money the last that is not
// zero (1,000 for 3,000), for per cents and decimals the last one written (1 for 40%, 0.01 for 3.50). `hedge` is not vague.
Reading reading_of(Exact value, Exact step, Hedge hedge, Rounding rounding, const Widths& widths = usual_widths());

// A span from `low` to `high`, each end rounded by itself; the hedge is that of both. Ends that are written backwards
// are put in order, so that the set is never empty.
Reading reading_of_span(Exact low, Exact low_step, Exact high, Exact high_step, Hedge hedge, Rounding rounding,
                        const Widths& widths = usual_widths());

// The place value of the last digit of a whole number that is not zero: 1,000 for 3,000, 1 for 168; 1 for 0.
Exact step_of(Exact whole);

}  // namespace claimcheck
