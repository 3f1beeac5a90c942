#include "checker/engine/functions.h"

#include <algorithm>

#include "checker/engine/wordings.h"

namespace claimcheck {
namespace {

using Arguments = std::span<const Value>;

const Amount& figure(Arguments a, std::size_t i) { return std::get<Amount>(a[i]); }
const DateValue& date(Arguments a, std::size_t i) { return std::get<DateValue>(a[i]); }

template <class Operation>
Value map_figure(const Amount& a, Operation operation) {
  Amount out = a;
  out.figure = nullptr;
  out.reading = {operation(a.reading.written), operation(a.reading.rounded)};
  return out;
}

template <class Operation>
Value fold_figures(Arguments a, Operation operation) {
  Amount out = figure(a, 0);
  out.figure = nullptr;
  for (std::size_t i = 1; i < a.size(); ++i) {
    const Amount& next = figure(a, i);
    if (units_clash(out.unit, next.unit)) return Unknown{};
    out.reading = {operation(out.reading.written, next.reading.written), operation(out.reading.rounded, next.reading.rounded)};
    out.hedged = out.hedged || next.hedged;
  }
  return out;
}

Value whole_figure(std::int64_t low, std::int64_t high) {
  const Interval i = Interval::closed(low, high);
  return Amount{{i, i}};
}

bool bounded(Days d) { return !d.empty() && d.begin > -kDistant && d.end < kDistant; }

// A part of the date's first and last day as a figure, where all days between lie between the two.
Value year_of(Arguments a) {
  const Days d = date(a, 0).days;
  if (!bounded(d)) return Unknown{};
  return whole_figure(to_civil(d.begin).year, to_civil(d.end - 1).year);
}
Value month_of(Arguments a) {
  const Days d = date(a, 0).days;
  if (!bounded(d) || to_civil(d.begin).year != to_civil(d.end - 1).year) return Unknown{};
  return whole_figure(to_civil(d.begin).month, to_civil(d.end - 1).month);
}
Value day_of(Arguments a) {
  const Days d = date(a, 0).days;
  if (!bounded(d) || d.end - d.begin > 31 || to_civil(d.begin).month != to_civil(d.end - 1).month) return Unknown{};
  return whole_figure(to_civil(d.begin).day, to_civil(d.end - 1).day);
}
Value weekday_of(Arguments a) {
  const Days d = date(a, 0).days;
  if (!bounded(d) || d.end != d.begin + 1) return Unknown{};
  return exactly(weekday(d.begin));
}

Value one_day(Day day) {
  if (day <= -kDistant || day >= kDistant) return Unknown{};
  return DateValue{{day, day + 1}, Granularity::day, nullptr};
}
Value begin_of(Arguments a) { return one_day(date(a, 0).days.begin); }
Value end_of(Arguments a) {
  const Day end = date(a, 0).days.end;
  return one_day(end >= kDistant ? kDistant : end - 1);
}

Value before(Arguments a) { return compare(Comparison::less, a[0], a[1]); }
Value after(Arguments a) { return compare(Comparison::less, a[1], a[0]); }
Value overlaps(Arguments a) { return Truth::of(date(a, 0).days.overlaps(date(a, 1).days)); }
Value inside(Arguments a) { return Truth::of(date(a, 1).days.contains(date(a, 0).days)); }

Value days_between(Arguments a) {
  const Days from = date(a, 0).days, to = date(a, 1).days;
  if (!bounded(from) || !bounded(to)) return Unknown{};
  return whole_figure(to.begin - (from.end - 1), to.end - 1 - from.begin);
}

// Whole months completed from one day to another (negative backwards).
int months_completed(Day from, Day to) {
  if (to < from) return -months_completed(to, from);
  const CivilDate a = to_civil(from), b = to_civil(to);
  const int months = (b.year - a.year) * 12 + b.month - a.month;
  return add_months(from, months) > to ? months - 1 : months;
}
Value months_between(Arguments a) {
  const Days from = date(a, 0).days, to = date(a, 1).days;
  if (!bounded(from) || !bounded(to)) return Unknown{};
  return whole_figure(months_completed(from.end - 1, to.begin), months_completed(from.begin, to.end - 1));
}
Value years_between(Arguments a) {
  const Days from = date(a, 0).days, to = date(a, 1).days;
  if (!bounded(from) || !bounded(to)) return Unknown{};
  return whole_figure(months_completed(from.end - 1, to.begin) / 12, months_completed(from.begin, to.end - 1) / 12);
}

Value stated(Arguments a, int Time::Written::*part) {
  const When* when = date(a, 0).when;
  if (when == nullptr || when->written.*part == 0) return Unknown{};
  return exactly(when->written.*part);
}

// The whole number that a figure surely is.
std::optional<int> whole(const Amount& a) {
  const Interval& i = a.reading.written;
  if (!i.is_point() || !i.low.value->is_whole() || i.low.value->abs() > Exact(1'000'000)) return std::nullopt;
  return static_cast<int>(i.low.value->numerator());
}
Value name_of(Arguments a, int count, std::string_view (*name_it)(int)) {
  const std::optional<int> n = whole(figure(a, 0));
  if (!n || *n < 1 || *n > count) return Unknown{};
  return name_it(*n);
}

Interval round_interval(const Interval& i, int places) {
  const auto rounded = [&](const Bound& b) { return b.value ? Bound{b.value->round(places), false} : b; };
  return {rounded(i.low), rounded(i.high)};
}
Value round_figure(Arguments a) {
  const std::optional<int> places = a.size() > 1 ? whole(figure(a, 1)) : 0;
  if (!places || *places < -12 || *places > 12) return Unknown{};
  return map_figure(figure(a, 0), [&](const Interval& i) { return round_interval(i, *places); });
}

Value unit_of(Arguments a) {
  if (const auto* length = std::get_if<LengthValue>(a.data())) return length->unit;
  if (const auto* amount = std::get_if<Amount>(a.data())) return amount->unit;
  return Unknown{};
}
Value hedge_of(Arguments a) {
  const PlacedFigure* placed = figure(a, 0).figure;
  return placed != nullptr ? name(placed->hedge) : std::string_view{};
}

Value measure_of(Arguments a) {
  const PlacedFigure* placed = figure(a, 0).figure;
  return placed != nullptr && !placed->measure.empty() ? Value(std::string_view(placed->measure)) : Value(Unknown{});
}

std::optional<Exact> stated_number(const Amount& a) {
  return a.figure != nullptr ? std::optional(a.figure->value) : a.reading.written.low.value;
}

// The digits that count, without sign, point and zeros at the end, and how many places the last of them stands before the point.
std::pair<std::string, int> significant_digits(const Exact& number) {
  std::string out;
  int place = 0;
  bool behind = false;
  for (const char c : number.str()) {
    if (c == '/') return {};
    if (c >= '0' && c <= '9') out.push_back(c), place -= behind ? 1 : 0;
    behind = behind || c == '.';
  }
  for (; !out.empty() && out.back() == '0'; ++place) out.pop_back();
  return {out, place};
}

// One digit changed, or digits in another order, and each where it was: 420 and 2,400 are no slip of each other.
Value misprint(Arguments a) {
  const auto first = stated_number(figure(a, 0)), second = stated_number(figure(a, 1));
  if (!first || !second) return Truth::of(false);
  auto [x, x_place] = significant_digits(*first);
  auto [y, y_place] = significant_digits(*second);
  if (x.empty() || x.size() != y.size() || x == y || x_place != y_place) return Truth::of(false);
  std::size_t changed = 0;
  for (std::size_t i = 0; i < x.size(); ++i) changed += x[i] != y[i];
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  return Truth::of((changed == 1 && x.size() > 1) || (changed == 2 && x == y));
}

std::string_view key(Arguments a, std::size_t i) { return std::get<std::string_view>(a[i]); }
Value passage(Arguments a) {
  const auto found = nearest_passage(key(a, 0), key(a, 1));
  return found ? Value(*found) : Value(Unknown{});
}

const Function kFunctions[] = {
    {"abs", "f", "", Kind::figure,
     [](Arguments a) { return map_figure(figure(a, 0), [](const Interval& i) { return abs(i); }); }},
    {"after", "dd", "", Kind::truth, after},
    {"amount", "l", "", Kind::figure, [](Arguments a) -> Value { return Amount{std::get<LengthValue>(a[0]).amount}; }},
    {"before", "dd", "", Kind::truth, before},
    {"begin", "d", "", Kind::date, begin_of},
    {"ceil", "f", "", Kind::figure,
     [](Arguments a) { return map_figure(figure(a, 0), [](const Interval& i) { return ceil(i); }); }},
    {"day", "d", "", Kind::figure, day_of},
    {"days", "dd", "", Kind::figure, days_between},
    {"edits", "kk", "", Kind::figure, [](Arguments a) { return exactly(edits(key(a, 0), key(a, 1))); }},
    {"end", "d", "", Kind::date, end_of},
    {"exact", "f", "", Kind::truth, [](Arguments a) -> Value { return Truth::of(figure(a, 0).reading.rounded.is_point()); }},
    {"floor", "f", "", Kind::figure,
     [](Arguments a) { return map_figure(figure(a, 0), [](const Interval& i) { return floor(i); }); }},
    {"granularity", "d", "", Kind::key, [](Arguments a) -> Value { return name(date(a, 0).granularity); }},
    {"has_words", "kk", "", Kind::truth, [](Arguments a) -> Value { return Truth::of(has_words(key(a, 0), key(a, 1))); }},
    {"hedge", "f", "", Kind::key, hedge_of},
    {"hedged", "f", "", Kind::truth, [](Arguments a) -> Value { return Truth::of(figure(a, 0).hedged); }},
    {"in_days", "l", "", Kind::figure, [](Arguments a) -> Value { return Amount{in_days(std::get<LengthValue>(a[0]))}; }},
    {"in_words", "f", "", Kind::truth,
     [](Arguments a) -> Value { return Truth::of(figure(a, 0).figure != nullptr && figure(a, 0).figure->in_words); }},
    {"inside", "dd", "", Kind::truth, inside},
    {"lacks", "kk", "", Kind::figure, [](Arguments a) { return exactly(words_lacking(key(a, 0), key(a, 1))); }},
    {"max", "f+", "", Kind::figure,
     [](Arguments a) { return fold_figures(a, [](const Interval& x, const Interval& y) { return max(x, y); }); }},
    {"measure", "f", "", Kind::key, measure_of},
    {"min", "f+", "", Kind::figure,
     [](Arguments a) { return fold_figures(a, [](const Interval& x, const Interval& y) { return min(x, y); }); }},
    {"misprint", "ff", "", Kind::truth, misprint},
    {"month", "d", "", Kind::figure, month_of},
    {"month_name", "f", "", Kind::key, [](Arguments a) { return name_of(a, 12, month_name); }},
    {"months", "dd", "", Kind::figure, months_between},
    {"names_apart", "kk", "", Kind::truth, [](Arguments a) -> Value { return Truth::of(names_apart(key(a, 0), key(a, 1))); }},
    {"occurs", "kk", "", Kind::truth, [](Arguments a) -> Value { return Truth::of(occurs_in(key(a, 0), key(a, 1))); }},
    {"origin", "d", "", Kind::key,
     [](Arguments a) -> Value {
       const When* when = date(a, 0).when;
       return when != nullptr ? Value(name(when->origin)) : Value(Unknown{});
     }},
    {"overlaps", "dd", "", Kind::truth, overlaps},
    {"passage", "kk", "", Kind::key, passage},
    {"round", "f", "f", Kind::figure, round_figure},
    {"shared_words", "kk", "", Kind::figure, [](Arguments a) { return exactly(shared_words(key(a, 0), key(a, 1))); }},
    {"stated_day", "d", "", Kind::figure, [](Arguments a) { return stated(a, &Time::Written::day); }},
    {"stated_month", "d", "", Kind::figure, [](Arguments a) { return stated(a, &Time::Written::month); }},
    {"stated_weekday", "d", "", Kind::figure, [](Arguments a) { return stated(a, &Time::Written::weekday); }},
    {"stated_year", "d", "", Kind::figure, [](Arguments a) { return stated(a, &Time::Written::year); }},
    {"unit", "*", "", Kind::key, unit_of},
    {"weekday", "d", "", Kind::figure, weekday_of},
    {"weekday_name", "f", "", Kind::key, [](Arguments a) { return name_of(a, 7, weekday_name); }},
    {"year", "d", "", Kind::figure, year_of},
    {"years", "dd", "", Kind::figure, years_between},
};

}  // namespace

const Function* find_function(std::string_view name) {
  const auto* at = std::lower_bound(std::begin(kFunctions), std::end(kFunctions), name,
                                    [](const Function& f, std::string_view n) { return f.name < n; });
  return at != std::end(kFunctions) && at->name == name ? at : nullptr;
}

std::vector<std::string> function_names() {
  std::vector<std::string> out;
  for (const Function& f : kFunctions) out.emplace_back(f.name);
  for (const char* special : {"all", "any", "count", "known", "sum", "words"}) out.emplace_back(special);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace claimcheck
