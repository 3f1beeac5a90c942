#include "checker/engine/value.h"

#include <doctest/doctest.h>

using namespace claimcheck;

namespace {

Amount point(int v) { return {Reading::exactly(v)}; }
// A round figure: itself as written, more as rounded.
Amount round_figure(int v, int step) {
  return {{Interval::point(v), Interval::half_open(Exact(v) - Exact::ratio(step, 2), Exact(v) + Exact::ratio(step, 2))}};
}
Amount between(int a, int b) { return {{Interval::closed(a, b), Interval::closed(a, b)}}; }

std::string verdict(const Truth& t) {
  if (t.open) return "open";
  if (t.written.be_true) return "ok";
  return t.rounded.be_true ? "rounded" : "bad";
}
std::string equal(const Value& a, const Value& b) { return verdict(compare(Comparison::equal, a, b)); }

}  // namespace

TEST_CASE("the verdict of an equation by its two readings") {
  const Value sum =
      calculate(Arithmetic::add, calculate(Arithmetic::add, point(500), round_figure(3000, 1000)), round_figure(5200, 100));
  CHECK(equal(sum, point(8700)) == "ok");
  CHECK(equal(sum, point(8500)) == "rounded");  // 500 + [2500, 3500) + [5150, 5250)
  CHECK(equal(sum, point(8150)) == "rounded");  // the low ends are within
  CHECK(equal(sum, point(9250)) == "bad");      // the high ends are not
  CHECK(equal(sum, round_figure(8000, 1000)) == "rounded");
  CHECK(equal(sum, between(8600, 8800)) == "ok");  // a hedged figure needs no rounding
  CHECK(equal(sum, Unknown{}) == "open");
}

TEST_CASE("order by the two readings") {
  const auto less = [](const Value& a, const Value& b) { return compare(Comparison::less, a, b); };
  CHECK(verdict(less(point(480), point(500))) == "ok");
  CHECK(verdict(less(point(500), point(480))) == "bad");
  CHECK(verdict(less(point(500), round_figure(500, 100))) == "rounded");
  CHECK(less(point(480), round_figure(500, 10)).certain());
  CHECK(less(point(480), round_figure(500, 100)).certain_as_written());
  CHECK_FALSE(less(point(480), round_figure(500, 100)).certain());
  CHECK(compare(Comparison::less_equal, point(500), point(500)).certain());
}

TEST_CASE("conditions combine by what is possible") {
  const Truth yes = Truth::of(true), no = Truth::of(false), unknown = Truth::unknown();
  const Truth maybe = compare(Comparison::equal, between(1, 3), point(2));
  CHECK((yes && !no).certain());
  CHECK((no && unknown).impossible());  // decided whatever the unknown is
  CHECK((yes || unknown).certain());
  CHECK((yes && unknown).open);
  CHECK((!unknown).open);
  CHECK_FALSE(maybe.certain());
  CHECK_FALSE(maybe.impossible());
  CHECK_FALSE((maybe && !maybe).impossible());  // taken as independent: widened, never narrowed
}

TEST_CASE("what cannot be computed is unknown") {
  CHECK_FALSE(known(calculate(Arithmetic::divide, point(1), point(0))));
  CHECK_FALSE(known(calculate(Arithmetic::add, Unknown{}, point(0))));
  Amount percent = point(57), soldiers = point(500), euros = point(3), dollars = point(3);
  percent.unit = "%", soldiers.unit = "soldier", euros.unit = "EUR", dollars.unit = "USD";
  CHECK_FALSE(known(calculate(Arithmetic::add, percent, soldiers)));
  CHECK(compare(Comparison::equal, euros, dollars).open);
  CHECK(known(calculate(Arithmetic::multiply, percent, soldiers)));
  soldiers.unit = "person";
  CHECK(known(calculate(Arithmetic::add, soldiers, point(1))));
}

TEST_CASE("days: order is certain, impossible or open") {
  const auto date = [](const char* begin, const char* end) { return Value(DateValue{{*parse_iso(begin), *parse_iso(end)}}); };
  const Value january = date("2020-01-01", "2020-02-01"), third = date("2020-01-03", "2020-01-04"),
              march = date("2020-03-01", "2020-04-01");
  const auto before = [](const Value& a, const Value& b) { return compare(Comparison::less, a, b); };
  CHECK(before(january, march).certain());
  CHECK(before(march, january).impossible());
  CHECK_FALSE(before(third, january).certain());
  CHECK_FALSE(before(third, january).impossible());
  CHECK_FALSE(before(third, third).certain());  // on one day, either may come first
  CHECK(compare(Comparison::equal, third, third).certain());
  CHECK_FALSE(compare(Comparison::equal, january, january).certain());  // the same month, not surely the same day
  CHECK(compare(Comparison::equal, third, march).impossible());
}

TEST_CASE("dates and lengths") {
  const Day third = *parse_iso("2020-01-03");
  const auto plus = [&](int n, const char* unit, bool back = false) {
    return shifted({third, third + 1}, {Reading::exactly(n), unit}, back);
  };
  CHECK(plus(2, "day") == Days{third + 2, third + 3});
  CHECK(plus(2, "day", true) == Days{third - 2, third - 1});
  CHECK(plus(1, "week").begin == third + 7);
  CHECK(plus(1, "month").begin == *parse_iso("2020-02-03"));
  CHECK(plus(1, "year", true).begin == *parse_iso("2019-01-03"));
  CHECK(plus(36, "hour") == Days{third + 1, third + 3});
  const Days vague = shifted({third, third + 1}, {{Interval::closed(2, 4), Interval::closed(2, 4)}, "day"}, true);
  CHECK(vague == Days{third - 4, third - 1});
  CHECK(plus(1'000'000, "year").end >= kDistant);
  const auto length = [](int n, const char* unit) { return Value(LengthValue{Reading::exactly(n), unit}); };
  CHECK(equal(length(1, "week"), length(7, "day")) == "ok");
  CHECK(equal(length(1, "month"), length(30, "day")) == "ok");
  CHECK(equal(length(1, "month"), length(32, "day")) == "bad");
}
