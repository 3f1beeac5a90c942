#include "checker/claim/conversion.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "checker/lexis/tokens.h"

namespace claimcheck {
namespace {

// "length 1000", "mass 907.18474 1016.0469088", "temperature 5/9 459.67": the dimension, the least and greatest size in the base
// unit of the dimension, and what is added before the size is applied.
struct Unit {
  std::string dimension;
  Exact least, greatest;
  Exact added = 0;
};

std::optional<Unit> unit_named(std::string_view name, const Lexicon& lexicon) {
  std::vector<Token> tokens;
  tokenize(name, {0, static_cast<std::uint32_t>(name.size())}, lexicon, tokens);
  if (tokens.empty()) return std::nullopt;
  const auto end = static_cast<std::uint32_t>(tokens.size());
  const Lexicon::Mapped found = lexicon.lookup(lexicon.group("unit-size"), tokens, 0, end);
  if (found.length != end) return std::nullopt;
  std::vector<std::string_view> words;
  for (std::string_view rest = found.value; !rest.empty();) {
    const auto space = rest.find(' ');
    if (space != 0) words.push_back(rest.substr(0, space));
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  if (words.size() < 2) return std::nullopt;
  const auto size = Exact::parse(words[1]);
  const auto other = words.size() > 2 ? Exact::parse(words[2]) : size;
  if (!size || !other) return std::nullopt;
  if (words[0] == "temperature") return Unit{std::string(words[0]), *size, *size, words.size() > 2 ? *other : Exact(0)};
  return Unit{std::string(words[0]), *size, *other};
}

// The place value of the last digit that counts.
Exact step_of(Exact value) {
  Exact step = 1;
  for (int i = 0; i < 9 && !(value / step).is_whole(); ++i) step = step / Exact(10);
  for (int i = 0; i < 18 && step >= Exact(1) && !value.is_zero() && (value / (step * Exact(10))).is_whole(); ++i) step = step * Exact(10);
  return step;
}

// What was converted is rounded to the last digit that counts, whatever its size. A bound says nothing of how near the amount is: it
// was converted as it stands.
void loosen(PlacedFigure& f) {
  const auto least = [](Exact a, Exact b) { return a < b ? a : b; };
  const Exact half = step_of(f.value) / Exact(2), tenth = f.value.abs() / Exact(10);
  const Exact fine = least(half, tenth), coarse = least(half, Exact::ratio(1, 2));
  const Exact slack = fine < coarse ? coarse : fine;
  f.reading.rounded = f.reading.rounded.hull(Interval::closed(f.value - slack, f.value + slack));
  if (f.hedge == Hedge::none || f.hedge == Hedge::exactly || f.hedge == Hedge::about || f.hedge == Hedge::vague) return;
  const Exact wide = slack < f.value.abs() / Exact(20) ? f.value.abs() / Exact(20) : slack;
  f.reading.written = Interval::closed(f.value - wide, f.value + wide);
  f.reading.rounded = f.reading.written;
}

PlacedFigure constant(Exact least, Exact greatest, Span span) {
  PlacedFigure f;
  f.value = least;
  f.reading.written = f.reading.rounded = Interval::closed(least, greatest);
  f.span = span;
  return f;
}

}  // namespace

std::optional<Exact> size_of_unit(std::string_view unit, const Lexicon& lexicon) {
  const auto found = unit_named(unit, lexicon);
  if (!found || found->dimension == "temperature" || found->least != found->greatest) return std::nullopt;
  return found->least;
}

namespace {

// "10–15 km (6–9 miles)": the ends are converted one by one. Both figures become the end that does not fit, else the low one.
void take_end(PlacedFigure& first, PlacedFigure& second, const Interval& factor, const Interval& offset) {
  const auto is_range = [](const PlacedFigure& f) {
    const Interval& i = f.reading.written;
    return f.hedge == Hedge::none && i.low.value && i.high.value && *i.low.value < *i.high.value;
  };
  if (!is_range(first) || !is_range(second)) return;
  const PlacedFigure low_first = first, low_second = second;
  for (const bool high : {true, false}) {
    const auto end_of = [high](const PlacedFigure& range) {
      PlacedFigure end = range;
      end.value = high ? *range.reading.written.high.value : *range.reading.written.low.value;
      end.reading = Reading::exactly(end.value);
      return end;
    };
    PlacedFigure a = end_of(low_first), b = end_of(low_second);
    loosen(a);
    loosen(b);
    const bool fits = can_be_equal(a.reading.rounded * factor + offset, b.reading.rounded);
    first = std::move(a);
    second = std::move(b);
    if (!fits) return;
  }
}

}  // namespace

bool convert(Fact& fact, const std::vector<std::size_t>& fields, const Lexicon& lexicon) {
  if (fields.size() != 3 && fields.size() != 4) return false;
  auto* first = fact.fields.find<PlacedFigure>(fields[0]);
  auto* second = fact.fields.find<PlacedFigure>(fields[1]);
  if (first == nullptr || second == nullptr || first->unit == second->unit) return false;
  if (fields.size() == 3) {
    fact.fields.set(fields[2], {std::min(first->unit, second->unit) + " " + std::max(first->unit, second->unit), fact.span});
    return true;
  }
  const auto from = unit_named(first->unit, lexicon), to = unit_named(second->unit, lexicon);
  if (!from || !to || from->dimension != to->dimension) return false;
  loosen(*first);
  loosen(*second);
  const Exact added = from->added * from->least / to->least - to->added;
  take_end(*first, *second, Interval::closed(from->least / to->greatest, from->greatest / to->least), Interval::point(added));
  fact.fields.set(fields[2], {constant(from->least / to->greatest, from->greatest / to->least, fact.span), fact.span});
  fact.fields.set(fields[3], {constant(added, added, fact.span), fact.span});
  return true;
}

}  // namespace claimcheck
