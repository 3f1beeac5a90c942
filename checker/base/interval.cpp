#include "checker/base/interval.h"

#include <algorithm>
#include <array>

namespace claimcheck {
namespace {

// A bound whose value did not fit is no bound at all: the interval widens.
Bound checked(Bound b) {
  if (b.value && !b.value->known()) return {};
  return b;
}

Bound add(const Bound& a, const Bound& b) {
  if (!a.value || !b.value) return {};
  return checked({*a.value + *b.value, a.open || b.open});
}

Bound negate(const Bound& a) { return a.value ? Bound{-*a.value, a.open} : a; }
Interval negate(const Interval& a) { return {negate(a.high), negate(a.low)}; }

// The lower of two low bounds (an absent one is lowest), and its mirror images.
Bound lowest(const Bound& a, const Bound& b) {
  if (!a.value || !b.value) return {};
  if (*a.value == *b.value) return {a.value, a.open && b.open};
  return *a.value < *b.value ? a : b;
}
Bound highest(const Bound& a, const Bound& b) { return negate(lowest(negate(a), negate(b))); }

// The tighter of two low bounds.
Bound tighter_low(const Bound& a, const Bound& b) {
  if (!a.value) return b;
  if (!b.value) return a;
  if (*a.value == *b.value) return {a.value, a.open || b.open};
  return *a.value > *b.value ? a : b;
}
Bound tighter_high(const Bound& a, const Bound& b) { return negate(tighter_low(negate(a), negate(b))); }

// An end on the extended line, for products: sign -1 or +1 for minus and plus infinity.
struct End {
  Exact value;
  int infinite = 0;
  bool open = false;
};

End end_of(const Bound& b, int side) { return b.value ? End{*b.value, 0, b.open} : End{0, side, true}; }
int sign(const End& e) { return e.infinite ? e.infinite : e.value.is_zero() ? 0 : e.value.negative() ? -1 : 1; }

End times(const End& a, const End& b) {
  if (sign(a) == 0 || sign(b) == 0) {  // zero times anything, infinity included, is zero here
    const bool closed_zero = (sign(a) == 0 && !a.open) || (sign(b) == 0 && !b.open);
    return {0, 0, !closed_zero};
  }
  if (a.infinite || b.infinite) return {0, sign(a) * sign(b), true};
  const Exact product = a.value * b.value;
  if (!product.known()) return {0, sign(a) * sign(b), true};
  return {product, 0, a.open || b.open};
}

bool lower(const End& a, const End& b) {
  if (a.infinite != b.infinite) return a.infinite < b.infinite;
  if (a.infinite) return false;
  return a.value == b.value ? (!a.open && b.open) : a.value < b.value;
}
bool higher(const End& a, const End& b) {
  if (a.infinite != b.infinite) return a.infinite > b.infinite;
  if (a.infinite) return false;
  return a.value == b.value ? (!a.open && b.open) : a.value > b.value;
}

Bound bound_of(const End& e) { return e.infinite ? Bound{} : Bound{e.value, e.open}; }

}  // namespace

bool Interval::empty() const {
  if (!low.value || !high.value) return false;
  return *low.value > *high.value || (*low.value == *high.value && (low.open || high.open));
}

bool Interval::contains(Exact v) const { return overlaps(point(v)); }
bool Interval::contains(const Interval& inner) const { return intersect(inner) == inner; }
bool Interval::overlaps(const Interval& other) const { return !intersect(other).empty(); }

Interval Interval::intersect(const Interval& other) const {
  return {tighter_low(low, other.low), tighter_high(high, other.high)};
}
Interval Interval::hull(const Interval& other) const { return {lowest(low, other.low), highest(high, other.high)}; }

std::string Interval::str() const {
  if (is_point()) return low.value->str();
  std::string out = low.open || !low.value ? "(" : "[";
  out += low.value ? low.value->str() : "…";
  out += ", ";
  out += high.value ? high.value->str() : "…";
  return out + (high.open || !high.value ? ")" : "]");
}

Interval operator+(const Interval& a, const Interval& b) { return {add(a.low, b.low), add(a.high, b.high)}; }
Interval operator-(const Interval& a, const Interval& b) { return a + negate(b); }

Interval operator*(const Interval& a, const Interval& b) {
  if (a.is_point() && b.is_point()) {  // as most figures are
    if (const Exact product = *a.low.value * *b.low.value; product.known()) return Interval::point(product);
  }
  const End al = end_of(a.low, -1), ah = end_of(a.high, 1), bl = end_of(b.low, -1), bh = end_of(b.high, 1);
  const std::array<End, 4> corners = {times(al, bl), times(al, bh), times(ah, bl), times(ah, bh)};
  End low = corners[0], high = corners[0];
  for (const End& c : corners) {
    if (lower(c, low)) low = c;
    if (higher(c, high)) high = c;
  }
  return {bound_of(low), bound_of(high)};
}

Interval operator/(const Interval& a, const Interval& b) {
  if (b.contains(Exact(0)) || !b.low.value || !b.high.value) {
    const bool positive = b.low.value && (*b.low.value > Exact(0) || (b.low.value->is_zero() && b.low.open));
    if (!positive) return Interval::all();
    // (0 or more … unbounded): the reciprocal lies between 0 and 1/low.
    Interval inverse{{Exact(0), true}, {}};
    if (!b.low.value->is_zero()) inverse.high = {Exact(1) / *b.low.value, b.low.open};
    if (b.high.value) inverse.low = {Exact(1) / *b.high.value, b.high.open};
    return a * inverse;
  }
  if (b.low.value->is_zero() || b.high.value->is_zero()) {
    if (b.low.value->is_zero()) return a * Interval{{Exact(1) / *b.high.value, b.high.open}, {}};
    return Interval::all();
  }
  return a * Interval{checked({Exact(1) / *b.high.value, b.high.open}), checked({Exact(1) / *b.low.value, b.low.open})};
}

Interval floor(const Interval& a) {
  Interval out;
  if (a.low.value) out.low = {a.low.value->floor(), false};
  if (a.high.value) {
    const Exact down = a.high.value->floor();
    out.high = {a.high.open && down == *a.high.value ? down - Exact(1) : down, false};
  }
  return out;
}
Interval ceil(const Interval& a) { return negate(floor(negate(a))); }

Interval abs(const Interval& a) {
  if (a.low.value && !a.low.value->negative()) return a;
  if (a.high.value && (a.high.value->negative() || a.high.value->is_zero())) return negate(a);
  return {{Exact(0), false}, highest(a.high, negate(a.low))};
}

Interval min(const Interval& a, const Interval& b) { return {lowest(a.low, b.low), tighter_high(a.high, b.high)}; }
Interval max(const Interval& a, const Interval& b) { return {tighter_low(a.low, b.low), highest(a.high, b.high)}; }

bool can_be_equal(const Interval& a, const Interval& b) { return a.overlaps(b); }

bool can_be_less(const Interval& a, const Interval& b) {
  if (!a.low.value || !b.high.value) return true;
  return *a.low.value < *b.high.value;
}

bool can_be_less_or_equal(const Interval& a, const Interval& b) {
  if (!a.low.value || !b.high.value) return true;
  if (*a.low.value == *b.high.value) return !a.low.open && !b.high.open;
  return *a.low.value < *b.high.value;
}

}  // namespace claimcheck
