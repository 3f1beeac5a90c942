#include "checker/engine/numerals.h"

#include <doctest/doctest.h>

using namespace claimcheck;

TEST_CASE("numbers in words") {
  CHECK(in_words(0) == "zero");
  CHECK(in_words(21) == "twenty-one");
  CHECK(in_words(328) == "three hundred and twenty-eight");
  CHECK(in_words(1005) == "one thousand and five");
  CHECK(in_words(12'300) == "twelve thousand three hundred");
  CHECK(in_words(1'000'000).empty());
  CHECK(in_words(-1).empty());
}

TEST_CASE("computed figures are printed with as many decimals as tell something") {
  CHECK(pretty(5200) == "5,200");
  CHECK(pretty(Exact::ratio(16800, 328)) == "51.2");
  CHECK(pretty(Exact::ratio(5, 3)) == "1.67");
  CHECK(pretty(Exact::ratio(1, 22)) == "0.045");
  CHECK(pretty(520'000'000) == "520 million");
  CHECK(pretty(8'500'000) == "8.5 million");
  CHECK(pretty(8'512'000) == "8,512,000");
  CHECK(pretty(3'000'000'000) == "3 billion");
}

TEST_CASE("a corrected figure takes the form of the one that it replaces") {
  const auto form = [](const char* pattern, Exact value, bool words = false) {
    return in_form_of(pattern, words, value).value_or("-");
  };
  CHECK(form("five", 3, true) == "three");
  CHECK(form("Eighty-nine", 91, true) == "Ninety-one");
  CHECK(form("5,200", 8700) == "8,700");
  CHECK(form("5200", 8700) == "8700");
  CHECK(form("5\xC2\xA0"
             "200",
             18700) ==
        "18\xC2\xA0"
        "700");
  CHECK(form("500", 1200) == "1,200");
  CHECK(form("57.3", Exact::ratio(1024, 20)) == "51.2");
  CHECK(form("57.3", 51) == "51.0");
  CHECK(form("1.2 million", 1'500'000) == "1.5 million");
  CHECK(form("1.2 million", 1'234'567) == "1,234,567");
  CHECK(form("3bn", 4'000'000'000) == "4bn");
  CHECK(form("168", Exact::ratio(1, 2)) == "-");  // no half people
  CHECK(form("168", -3) == "-");
  CHECK(form("two-thirds", Exact::ratio(1, 2), true) == "-");
  CHECK(form("", 1) == "-");
  CHECK(form("dozens", 1) == "-");
}
