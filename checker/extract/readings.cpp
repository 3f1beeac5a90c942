#include "checker/extract/readings.h"

#include <cassert>

namespace claimcheck {
namespace {

Exact smaller(Exact a, Exact b) { return a < b ? a : b; }
Exact larger(Exact a, Exact b) { return a > b ? a : b; }

// How far a writer who rounded to the step can be off, to either side.
Exact rounding_width(Exact size, Exact step, Rounding rounding, const Widths& widths) {
  const Exact half = step / 2;
  switch (rounding) {
    case Rounding::none:
      return 0;
    case Rounding::percent:
      return half;
    case Rounding::fraction:
      return widths.fraction;
    case Rounding::count:
    case Rounding::measure:
      return smaller(half, size * widths.rounded);
  }
  return 0;
}

// Nobody rounds a count of less than a hundred, nor to a number that does not end in zero.
bool rounded_by_nobody(Exact value, Exact step, Rounding rounding) {
  if (rounding == Rounding::none) return true;
  if (rounding != Rounding::count && rounding != Rounding::measure) return false;
  if (!value.is_whole()) return false;
  return step <= 1 || (rounding == Rounding::count && value.abs() < 100);
}

Reading unhedged(Exact value, Exact step, Rounding rounding, const Widths& widths) {
  Reading reading = Reading::exactly(value);
  if (rounded_by_nobody(value, step, rounding)) return reading;
  const Exact width = rounding_width(value.abs(), step, rounding, widths);
  reading.rounded = rounding == Rounding::fraction ? Interval::closed(value - width, value + width)
                                                   : Interval::half_open(value - width, value + width);
  if (!reading.rounded.contains(value)) reading.rounded = Interval::point(value);  // zero, or a width that did not fit
  return reading;
}

Interval hedged(Exact value, Exact step, Hedge hedge, Rounding rounding, const Widths& widths) {
  const Exact size = value.abs();
  const bool fraction = rounding == Rounding::fraction;
  switch (hedge) {
    case Hedge::about: {
      const Exact width =
          fraction ? widths.about_fraction : larger(rounding_width(size, step, rounding, widths), size * widths.about);
      return Interval::closed(value - width, value + width);
    }
    case Hedge::nearly: {
      const Exact width = fraction ? widths.about_fraction : larger(step, size * widths.near);
      return Interval::half_open(value - width, value);
    }
    case Hedge::just_over: {
      const Exact width = fraction ? widths.about_fraction : larger(step, size * widths.near);
      return {{value, true}, {value + width, false}};
    }
    case Hedge::more_than:
      return Interval::above(value);
    case Hedge::at_least:
      return Interval::at_least(value);
    case Hedge::at_most:
      return value.negative() ? Interval::at_most(value) : Interval::closed(0, value);
    case Hedge::less_than:
      return value > 0 ? Interval::half_open(0, value) : Interval::below(value);
    case Hedge::none:
    case Hedge::exactly:
    case Hedge::vague:
      break;
  }
  assert(false && "not a hedge of one figure");
  return Interval::all();
}

}  // namespace

const Widths& usual_widths() {
  static const Widths kUsual;
  return kUsual;
}

Reading reading_of(Exact value, Exact step, Hedge hedge, Rounding rounding, const Widths& widths) {
  if (!value.known()) return {};
  if (hedge == Hedge::exactly) return Reading::exactly(value);
  if (hedge == Hedge::none || hedge == Hedge::vague) return unhedged(value, step, rounding, widths);
  const Interval set = hedged(value, step, hedge, rounding, widths);
  return {set, set};
}

Reading reading_of_span(Exact low, Exact low_step, Exact high, Exact high_step, Hedge hedge, Rounding rounding,
                        const Widths& widths) {
  if (high < low) return reading_of_span(high, high_step, low, low_step, hedge, rounding, widths);
  const Reading from = reading_of(low, low_step, hedge, rounding, widths);
  const Reading to = reading_of(high, high_step, hedge, rounding, widths);
  return {from.written.hull(to.written), from.rounded.hull(to.rounded)};
}

Exact step_of(Exact whole) {
  if (!whole.is_whole() || whole.is_zero()) return 1;
  std::int64_t rest = whole.numerator(), step = 1;
  while (rest % 10 == 0) {
    rest /= 10;
    step *= 10;
  }
  return step;
}

}  // namespace claimcheck
