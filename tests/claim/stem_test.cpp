#include "checker/claim/stem.h"

#include <doctest/doctest.h>

using claimcheck::stem_of;

TEST_CASE("a verb and its nouns have one stem") {
  CHECK(stem_of("signed") == stem_of("signature"));
  CHECK(stem_of("signing") == stem_of("sign"));
  CHECK(stem_of("inaugurated") == stem_of("inauguration"));
  CHECK(stem_of("revoked") == stem_of("revocation"));
  CHECK(stem_of("closed") == stem_of("closure"));
  CHECK(stem_of("admitted") == stem_of("admission"));
  CHECK(stem_of("approval") == stem_of("approved"));
  CHECK(stem_of("buried") == stem_of("burial"));
}

TEST_CASE("short words keep their letters, and others stay apart") {
  CHECK(stem_of("ice") == "ice");
  CHECK(stem_of("") == "");
  CHECK(stem_of("opened") != stem_of("operated"));
}
