#include "checker/extract/times_length_figure.h"

#include "checker/extract/readings.h"

namespace claimcheck::times {

UnitScale scale_of(Unit unit) {
  switch (unit) {
    case Unit::second:
      return {"second", 1};
    case Unit::minute:
      return {"minute", 1};
    case Unit::hour:
      return {"hour", 1};
    case Unit::week:
      return {"week", 1};
    case Unit::fortnight:
      return {"week", 2};
    case Unit::weekend:
      return {"weekend", 1};
    case Unit::month:
      return {"month", 1};
    case Unit::quarter:
      return {"month", 3};
    case Unit::half:
      return {"month", 6};
    case Unit::year:
      return {"year", 1};
    case Unit::decade:
      return {"year", 10};
    case Unit::century:
      return {"year", 100};
    default:
      return {"day", 1};
  }
}

Figure length_figure(const Amount& amount, const std::optional<Amount>& upper, Unit unit, Span unit_span) {
  const UnitScale scale = scale_of(unit);
  Figure f;
  f.value = amount.value * scale.factor;
  f.step = amount.step * scale.factor;
  f.hedge = amount.hedge;
  f.unit = scale.name;
  f.dimension = "time";
  f.digits = amount.digits;
  f.unit_span = unit_span;
  f.in_words = amount.in_words;
  if (amount.vague) {
    const Interval i = Interval::closed(amount.low * scale.factor, amount.high * scale.factor);
    f.reading = {i, i};
  } else {
    // Days and years are counted; decades and "two and a half years" are rounded by nature.
    const Rounding rounding = scale.factor == 1 && f.value.is_whole() ? Rounding::count : Rounding::measure;
    if (upper) {
      f.upper = upper->value * scale.factor;
      f.reading = reading_of_span(f.value, f.step, *f.upper, upper->step * scale.factor, f.hedge, rounding);
    } else {
      f.reading = reading_of(f.value, f.step, f.hedge, rounding);
    }
  }
  return f;
}

std::string length_timex(const Amount& amount, Unit unit, const std::optional<Exact>& extra, Unit extra_unit) {
  const auto part = [](Unit u, Exact value, bool vague, bool& clock) {
    clock = u == Unit::hour || u == Unit::minute || u == Unit::second;
    const UnitScale scale = scale_of(u);
    const std::string_view letter = u == Unit::hour         ? "H"
                                    : u == Unit::minute     ? "M"
                                    : u == Unit::second     ? "S"
                                    : u == Unit::weekend    ? "WE"
                                    : scale.name == "day"   ? "D"
                                    : scale.name == "week"  ? "W"
                                    : scale.name == "month" ? "M"
                                                            : "Y";
    return (vague ? "X" : (value * scale.factor).str()) + std::string(letter);
  };
  bool clock = false, extra_clock = false;
  std::string out = part(unit, amount.value, amount.vague, clock);
  std::string more = extra ? part(extra_unit, *extra, false, extra_clock) : "";
  return clock ? "PT" + out + more : "P" + out + (extra_clock ? "T" : "") + more;
}

}  // namespace claimcheck::times
