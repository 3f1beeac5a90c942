#include "checker/claim/series_names.h"

#include <doctest/doctest.h>

using namespace claimcheck;

namespace {
Document issue_of(std::string series, std::string title) {
  Document d;
  d.issue.series = Stated<std::string>{std::move(series), {}, {}};
  d.issue.title = Stated<std::string>{std::move(title), {}, {}};
  return d;
}
}  // namespace

TEST_CASE("the series of an issue and of what it refers to") {
  const Document d = issue_of("The BULLETIN", "A Title");
  CHECK(series_key(d) == "bulletin");
  CHECK(referred_series(d, "") == "bulletin");
  CHECK(referred_series(d, "Bulletins") == "bulletin");
  CHECK(referred_series(d, "Policy Paper") == "policy paper");
  CHECK_FALSE(is_own_series(d, "Policy Paper"));
}

TEST_CASE("a common name means the series that bears it") {
  const Document d = issue_of("harbour", "Harbour Newsletter #12");
  CHECK(referred_series(d, "Newsletter") == "harbour");
  CHECK(referred_series(d, "Review") == "review");
}

TEST_CASE("addresses") {
  CHECK(number_address("bulletin", 12, 2020) == "bulletin/12/2020");
  CHECK(number_address("bulletin", 12, 0) == "bulletin/12");
  CHECK(serial_address("bulletin", 1442) == "bulletin/=1442");
}
