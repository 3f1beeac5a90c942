// Sets of possible values. A figure or the result of a calculation on figures is an Interval; what a writer may have
// meant is a Reading: the set that the words say *as written* inside the set that they say *as rounded*.
//
// Arithmetic is exact interval arithmetic: the result holds every value that some choice of operands gives. Using one
// operand twice may widen a result, never narrow it, so that a set that is empty of a solution is a proof.
#pragma once
#include <optional>
#include <string>

#include "checker/base/exact.h"

namespace claimcheck {

// One end of an interval; without a value it is unbounded.
struct Bound {
  std::optional<Exact> value;
  bool open = false;  // the value itself is outside
  friend bool operator==(const Bound&, const Bound&) = default;
};

struct Interval {
  Bound low, high;  // both absent: every number

  static Interval point(Exact v) { return {{v, false}, {v, false}}; }
  static Interval closed(Exact a, Exact b) { return {{a, false}, {b, false}}; }
  static Interval half_open(Exact a, Exact b) { return {{a, false}, {b, true}}; }
  static Interval at_least(Exact v) { return {{v, false}, {}}; }
  static Interval above(Exact v) { return {{v, true}, {}}; }
  static Interval at_most(Exact v) { return {{}, {v, false}}; }
  static Interval below(Exact v) { return {{}, {v, true}}; }
  static Interval all() { return {}; }

  bool is_point() const { return low.value && high.value && *low.value == *high.value && !low.open && !high.open; }
  bool empty() const;
  bool contains(Exact v) const;
  bool contains(const Interval& inner) const;
  bool overlaps(const Interval& other) const;
  Interval intersect(const Interval& other) const;
  Interval hull(const Interval& other) const;

  // "168", "[2700, 3300)", "(500, …)".
  std::string str() const;
  friend bool operator==(const Interval&, const Interval&) = default;
};

Interval operator+(const Interval& a, const Interval& b);
Interval operator-(const Interval& a, const Interval& b);
Interval operator*(const Interval& a, const Interval& b);
Interval operator/(const Interval& a, const Interval& b);  // every number if the divisor may be zero
Interval floor(const Interval& a);
Interval ceil(const Interval& a);
Interval abs(const Interval& a);
Interval min(const Interval& a, const Interval& b);
Interval max(const Interval& a, const Interval& b);

// What some choice from the two sets can satisfy.
bool can_be_equal(const Interval& a, const Interval& b);
bool can_be_less(const Interval& a, const Interval& b);           // a < b for some choice
bool can_be_less_or_equal(const Interval& a, const Interval& b);  // a <= b for some choice

// The two sets of a figure. Invariant: rounded contains written.
struct Reading {
  Interval written, rounded;
  static Reading exactly(Exact v) { return {Interval::point(v), Interval::point(v)}; }
  friend bool operator==(const Reading&, const Reading&) = default;
};

}  // namespace claimcheck
