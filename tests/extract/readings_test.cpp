// One case for every row of the table of what a figure can mean.
#include "checker/extract/readings.h"

#include <doctest/doctest.h>

using namespace claimcheck;

namespace {

Exact decimal(const char* text) { return *Exact::parse(text); }
std::string rounded(const Reading& r) { return r.rounded.str(); }
Reading plain(const char* value, const char* step, Rounding rounding = Rounding::count) {
  return reading_of(decimal(value), decimal(step), Hedge::none, rounding);
}
std::string hedged(const char* value, const char* step, Hedge hedge, Rounding rounding = Rounding::count) {
  const Reading r = reading_of(decimal(value), decimal(step), hedge, rounding);
  CHECK(r.written == r.rounded);  // a hedge leaves nothing to rounding
  return r.written.str();
}

}  // namespace

TEST_CASE("a figure that does not end in zero, or a count below a hundred, was not rounded") {
  CHECK(plain("168", "1") == Reading::exactly(168));
  CHECK(plain("40", "10") == Reading::exactly(40));
  CHECK(plain("0", "1") == Reading::exactly(0));
  CHECK(plain("37", "1", Rounding::measure) == Reading::exactly(37));
}

TEST_CASE("a round figure may have been rounded by half a step, and by a tenth at most") {
  const Interval three_thousand = Interval::half_open(2700, 3300);
  CHECK(plain("3000", "1000") == Reading{Interval::point(3000), three_thousand});
  CHECK(plain("5200", "100") == Reading{Interval::point(5200), Interval::half_open(5150, 5250)});
  CHECK(plain("100", "100") == Reading{Interval::point(100), Interval::half_open(90, 110)});
  CHECK(rounded(plain("60", "10", Rounding::measure)) == Interval::half_open(55, 65).str());
  CHECK(rounded(plain("3.46", "0.01", Rounding::measure)) == Interval::half_open(decimal("3.455"), decimal("3.465")).str());
  CHECK(rounded(plain("1200000000", "100000000")) == Interval::half_open(1150000000, 1250000000).str());
}

TEST_CASE("about and its like cover a twentieth or the rounding, whichever is more") {
  CHECK(hedged("5200", "100", Hedge::about) == Interval::closed(4940, 5460).str());
  CHECK(hedged("500", "100", Hedge::about) == Interval::closed(450, 550).str());
}

TEST_CASE("nearly and just over reach a step or a tenth to one side") {
  CHECK(hedged("500", "100", Hedge::nearly) == Interval::half_open(400, 500).str());
  CHECK(hedged("168", "1", Hedge::nearly) == Interval::half_open(decimal("151.2"), 168).str());
  CHECK(hedged("500", "100", Hedge::just_over) == Interval{{Exact(500), true}, {Exact(600), false}}.str());
}

TEST_CASE("bounds") {
  CHECK(hedged("500", "100", Hedge::more_than) == Interval::above(500).str());
  CHECK(hedged("500", "100", Hedge::at_least) == Interval::at_least(500).str());
  CHECK(hedged("500", "100", Hedge::at_most) == Interval::closed(0, 500).str());
  CHECK(hedged("500", "100", Hedge::less_than) == Interval::half_open(0, 500).str());
  CHECK(hedged("-3", "1", Hedge::at_most) == Interval::at_most(-3).str());
}

TEST_CASE("exactly") { CHECK(hedged("3000", "1000", Hedge::exactly) == Interval::point(3000).str()); }

TEST_CASE("spans: each end is rounded by itself") {
  const Reading r = reading_of_span(300, 100, 500, 100, Hedge::none, Rounding::count);
  CHECK(r.written == Interval::closed(300, 500));
  CHECK(rounded(r) == Interval::half_open(270, 550).str());
  CHECK(reading_of_span(500, 100, 300, 100, Hedge::none, Rounding::count) == r);  // backwards: another check's business
}

TEST_CASE("per cents are rounded to the last digit written") {
  CHECK(plain("57", "1", Rounding::percent) ==
        Reading{Interval::point(57), Interval::half_open(decimal("56.5"), decimal("57.5"))});
  CHECK(plain("40", "1", Rounding::percent) ==
        Reading{Interval::point(40), Interval::half_open(decimal("39.5"), decimal("40.5"))});
  CHECK(rounded(plain("57.3", "0.1", Rounding::percent)) == Interval::half_open(decimal("57.25"), decimal("57.35")).str());
  CHECK(rounded(plain("2", "1", Rounding::percent)) == Interval::half_open(decimal("1.5"), decimal("2.5")).str());
}

TEST_CASE("fractions in words give or take two and a half points") {
  const Exact third = Exact::ratio(1, 3);
  const Reading r = reading_of(third, Exact::ratio(1, 20), Hedge::none, Rounding::fraction);
  CHECK(r.written == Interval::point(third));
  CHECK(r.rounded == Interval::closed(third - Exact::ratio(1, 40), third + Exact::ratio(1, 40)));
  CHECK(hedged("1/2", "1/20", Hedge::exactly, Rounding::fraction) == Interval::point(Exact::ratio(1, 2)).str());
  CHECK(hedged("1/2", "1/20", Hedge::nearly, Rounding::fraction) == Interval::half_open(decimal("0.45"), decimal("0.5")).str());
  CHECK(reading_of(Exact::ratio(2, 3), Exact::ratio(1, 20), Hedge::none, Rounding::none) == Reading::exactly(Exact::ratio(2, 3)));
}

TEST_CASE("a value that did not fit means anything") {
  CHECK(reading_of(Exact::unknown(), 1, Hedge::about, Rounding::count) == Reading{});
}

TEST_CASE("steps") {
  CHECK(step_of(3000) == 1000);
  CHECK(step_of(5200) == 100);
  CHECK(step_of(168) == 1);
  CHECK(step_of(0) == 1);
}
