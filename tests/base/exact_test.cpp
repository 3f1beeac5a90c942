#include "checker/base/exact.h"

#include <doctest/doctest.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <random>

using claimcheck::Exact;

TEST_CASE("exact numbers are read and written without loss") {
  for (const char* text : {"0", "-12", "3.25", "0.001", "1/3", "4600000000000000000"}) CHECK(Exact::parse(text)->str() == text);
  CHECK_FALSE(Exact::parse("1,000"));
  CHECK_FALSE(Exact::parse("99999999999999999999"));
  CHECK(Exact::parse("5200")->pretty() == "5,200");
  CHECK(Exact::ratio(2, 3).pretty(1) == "0.7");
}

TEST_CASE("what does not fit is unknown and stays so") {
  const Exact big = Exact::power_of_ten(18) * Exact(4);
  CHECK_FALSE((big * big).known());
  CHECK_FALSE((big * big - big * big).known());
  CHECK_FALSE(Exact(1) / Exact(0) == Exact(1));
  CHECK_FALSE(Exact::unknown() == Exact::unknown());
}

TEST_CASE("floor and rounding of negative numbers") {
  CHECK(Exact::ratio(-7, 2).floor() == Exact(-4));
  CHECK(Exact::ratio(-7, 2).ceil() == Exact(-3));
  CHECK(Exact::ratio(-5, 2).round(0) == Exact(-3));
}

TEST_CASE("arithmetic agrees with Boost.Multiprecision") {
  using Slow = boost::multiprecision::cpp_rational;
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> any(-1'000'000'000, 1'000'000'000);
  for (int i = 0; i < 2000; ++i) {
    const std::int64_t a = any(random), b = any(random) | 1, c = any(random), d = any(random) | 1;
    const Exact x = Exact::ratio(a, b), y = Exact::ratio(c, d);
    const Slow sx = Slow(a) / Slow(b), sy = Slow(c) / Slow(d);
    const auto same = [](const Exact& e, const Slow& s) {
      return !e.known() || Slow(e.numerator()) == s * Slow(e.denominator());
    };
    CHECK(same(x + y, Slow(sx + sy)));
    CHECK(same(x - y, Slow(sx - sy)));
    CHECK(same(x * y, Slow(sx * sy)));
    if (c != 0) CHECK(same(x / y, Slow(sx / sy)));
    CHECK((x < y) == (sx < sy));
  }
}
