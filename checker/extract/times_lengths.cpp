// Lengths of time: "nearly six years", "two-and-a-half years", "two to three weeks", "the past 30 days".
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
namespace {

bool length_unit(Unit unit) { return unit != Unit::none && unit != Unit::half; }

// "The year ended 30 June", "the week ending on Friday".
bool ends_on_date(const Reader& r, std::uint32_t i) {
  if (r.text(i) != "ended" && r.text(i) != "ending") return false;
  const std::uint32_t n = r.role(i + 1) == Role::on || r.role(i + 1) == Role::in ? i + 2 : i + 1;
  return r.is_number(n) || (r.capital(n) && (r.word(n).month != 0 || r.word(n).weekday != 0));
}

bool relative(Role role) { return role == Role::past || role == Role::coming || role == Role::next || role == Role::last; }

// Words that count units off: "three full days", "ten consecutive months", "five trading days".
bool counts_off(std::string_view word) {
  for (const std::string_view one : {"full", "whole", "consecutive", "straight", "successive", "more", "additional", "further",
                                     "long", "business", "working", "calendar", "trading", "solid", "short", "extra", "entire"}) {
    if (word == one) return true;
  }
  return false;
}

Length one_unit(std::uint32_t first, std::uint32_t last, Unit unit, Span unit_span) {
  Length out;
  out.first = first;
  out.last = last;
  out.amount.in_words = true;
  out.unit = unit;
  out.unit_span = unit_span;
  return out;
}

void add_half(Amount& amount) {
  amount.value = amount.value + Exact::ratio(1, 2);
  amount.step = Exact::ratio(1, 2);
}

}  // namespace

// "All day", "all year".
std::optional<Length> Grammar::all_of_unit(std::uint32_t i) const {
  const Unit unit = r_.word(i + 1).unit;
  const bool whole = unit == Unit::day || unit == Unit::week || unit == Unit::month || unit == Unit::year;
  if (!whole || !r_.plain(i + 1) || r_.text(i + 1).ends_with('s') || r_.mark(i + 2) == '-') return std::nullopt;
  return one_unit(i, i + 2, unit, r_.token(i + 1).span());
}

// A unit that no figure counts: "month-long", "the year ended 30 June".
std::optional<Length> Grammar::uncounted(std::uint32_t i) const {
  const bool the = r_.role(i) == Role::the;
  const std::uint32_t n = the ? i + 1 : i;
  const bool lasting = !the && r_.mark(n + 1) == '-' && r_.glued(n + 1) && r_.text(n + 2) == "long";
  if (lasting && countable(r_.word(n).unit)) {
    Length out = one_unit(i, n + 3, r_.word(n).unit, r_.token(n).span());
    if (r_.text(n).ends_with('s')) {  // "decades-long"
      out.amount.vague = true;
      out.amount.hedge = Hedge::vague;
      out.amount.low = 2, out.amount.high = 10;
    }
    return out;
  }
  const std::uint32_t year = the && r_.text(n) == "fiscal" ? n + 1 : n;
  if (!the || !countable(r_.word(year).unit) || r_.text(year).ends_with('s') || !ends_on_date(r_, year + 1)) return std::nullopt;
  return one_unit(i, year + 1, r_.word(year).unit, r_.token(year).span());
}

// "The past decade", "over the next year": one, if `n` is its unit.
bool Grammar::one_of_span(std::uint32_t i, std::uint32_t n) const {
  const Role before = r_.role(i - 1);
  const bool spanning =
      before == Role::over || before == Role::for_ || before == Role::within || before == Role::during || before == Role::in;
  const Unit unit = r_.word(n).unit;
  if (r_.role(i) != Role::the || unit == Unit::none || r_.text(n).ends_with('s') || unit == Unit::half) return false;
  return r_.role(n - 1) == Role::past || (spanning && r_.role(n - 1) != Role::last);
}

// The other end of "two to three years", "60–90 days", if one stands at `u`; returns the token of the unit.
std::uint32_t Grammar::read_upper(Length& length, std::uint32_t u) const {
  if (r_.mark(u) == '-' && r_.glued(u) && r_.is_word(u + 1) && r_.word(u + 1).unit != Unit::none) return u + 1;
  const bool joins = r_.mark(u) == '-' || r_.role(u) == Role::to || r_.role(u) == Role::or_ ||
                     (r_.role(u) == Role::and_ && r_.role(length.first - 1) == Role::between);
  if (!joins || length.amount.vague) return u;
  const auto upper = amount_at(u + 1);
  if (!upper || r_.role(u + 1) == Role::a) return u;
  const std::uint32_t unit = r_.mark(upper->end) == '-' && r_.glued(upper->end) ? upper->end + 1 : upper->end;
  if (r_.word(unit).unit == Unit::none) return u;
  length.upper = upper->amount;
  return unit;
}

// What stands between figure and unit ("three full days", "turned 80 last year"): the token of the unit, and whether that counts
// units off; nothing where the unit is another's ("it shrank to 5,400 last year").
std::optional<std::uint32_t> Grammar::past_adjective(const Length& length, std::uint32_t u, bool& counted_off) const {
  const Role role = r_.role(u);
  if (!r_.plain(u) || r_.word(u).unit != Unit::none || r_.word(u + 1).unit == Unit::none || role == Role::of) return u;
  const bool several = r_.text(u + 1).ends_with('s');
  if (!counts_off(r_.text(u)) && !(relative(role) && several)) return u;
  counted_off = true;
  if (!several && length.amount.value != 1 && relative(role)) return std::nullopt;
  return u + 1;
}

// Whether the word at `u` is the unit of what is counted from `n` on.
bool Grammar::is_unit(const Length& length, std::uint32_t n, std::uint32_t u, bool counted_off) const {
  const TimeWord& w = r_.word(u);
  if (!length_unit(w.unit)) return false;
  const bool single = r_.role(n) == Role::a;
  const bool spelt_ordinal = w.ordinal != 0 && u > 0 && r_.mark(u - 1) == '-' && !r_.is_number(n);
  if (w.ordinal != 0 && (single || spelt_ordinal)) return false;  // "a second", "the fifty-second session"
  // "three quarters of the seats", "by a quarter": a share, unless the quarters are counted off ("three consecutive quarters").
  const Amount& amount = length.amount;
  const bool mixed = amount.value > 100 && amount.in_words;  // "a hundred and three quarters"
  if (w.unit == Unit::quarter && !counted_off && (single || mixed || amount.value == 1 || amount.value == 3)) return false;
  if (r_.text(u).size() <= 3 && w.unit != Unit::day && w.common && !r_.is_number(n)) return false;
  if (r_.capital(u) && !r_.capital(n) && single) return false;  // "a Day"
  // An age is none of our business: "62 years old", "the 71-year-old", "three years of age".
  const std::uint32_t after = r_.mark(u + 1) == '-' ? u + 2 : u + 1;
  return r_.role(after) != Role::old && !(r_.text(after) == "of" && r_.text(after + 1) == "age");
}

// What belongs to a length behind its unit: "two years and three months", "one year and a half", "3 hours 30 minutes".
void Grammar::read_rest(Length& length) const {
  const std::uint32_t n = length.last;
  if (r_.role(n) == Role::and_ && !length.upper) {
    if (r_.role(n + 1) == Role::a && r_.role(n + 2) == Role::half) {
      add_half(length.amount);
      length.last += 3;
      return;
    }
    if (r_.role(n + 1) == Role::half && r_.word(n + 2).unit == Unit::none && length.amount.in_words) {
      add_half(length.amount);  // "one hour and half"
      length.last += 2;
      return;
    }
    const auto more = amount_at(n + 1);
    if (!more || more->amount.vague) return;
    const Role behind = r_.role(more->end + 1);
    const Unit unit = r_.word(more->end).unit;
    if (unit == Unit::none || unit == length.unit || behind == Role::ago || behind == Role::later || behind == Role::earlier)
      return;
    length.extra = more->amount.value;
    length.extra_unit = unit;
    length.last = more->end + 1;
  } else if (r_.is_number(n) && !length.upper && (length.unit == Unit::hour || length.unit == Unit::minute)) {
    const auto more = amount_at(n);  // "3 hours 30 minutes", "9 minutes 58.2 seconds"
    const Unit smaller = length.unit == Unit::hour ? Unit::minute : Unit::second;
    if (!more || more->amount.vague || r_.word(more->end).unit != smaller) return;
    length.extra = more->amount.value;
    length.extra_unit = smaller;
    length.last = more->end + 1;
  }
}

std::optional<Length> Grammar::length(std::uint32_t i) const {
  if (r_.role(i) == Role::between || r_.role(i) == Role::from) {  // "between 60 and 90 days"
    if (r_.role(i + 1) == Role::between || r_.role(i + 1) == Role::from) return std::nullopt;
    auto one = length(i + 1);
    if (one && one->upper) one->first = i;
    return one && one->upper ? one : std::nullopt;
  }
  if (r_.role(i) == Role::all) return all_of_unit(i);
  if (auto whole = uncounted(i)) return whole;
  Length out;
  out.first = i;
  const bool the = r_.role(i) == Role::the;
  std::uint32_t n = the ? i + 1 : i;
  const Role reaching = r_.role(n);
  if (reaching == Role::last || reaching == Role::past || reaching == Role::previous) out.side = -1;
  if (reaching == Role::next || reaching == Role::coming || reaching == Role::following) out.side = 1;
  if (reaching == Role::following) out.base = Base::told;
  if (out.side != 0) ++n;
  if (the && out.side == 0) return std::nullopt;
  std::uint32_t end = n;
  if (const auto amount = amount_at(n)) {
    out.amount = amount->amount;
    end = amount->end;
  } else {
    if (out.side == 0 || !one_of_span(i, n)) return std::nullopt;
    out.amount.in_words = true;
  }
  bool counted_off = out.side != 0;
  const auto unit = past_adjective(out, read_upper(out, end), counted_off);
  if (!unit || !is_unit(out, n, *unit, counted_off)) return std::nullopt;
  out.unit = r_.word(*unit).unit;
  out.unit_span = r_.token(*unit).span();
  out.last = *unit + 1;
  const std::uint32_t after = r_.mark(out.last) == '-' ? out.last + 1 : out.last;
  if (after > out.last && r_.text(after) == "long") out.last = after + 1;
  read_rest(out);
  return out;
}

}  // namespace claimcheck::times
