#include "corpus/seal.h"

#include <doctest/doctest.h>

#include <string>

namespace claimcheck {

TEST_CASE("what was sealed comes back, and what was damaged or is about something else does not") {
  const std::string sealed_bytes = sealed("31,200 tonnes", "a.md");
  CHECK(unsealed(sealed_bytes, "a.md") == "31,200 tonnes");
  CHECK_FALSE(unsealed(sealed_bytes, "b.md"));
  CHECK_FALSE(unsealed("short"));
  for (std::size_t i = 0; i < sealed_bytes.size(); ++i) {
    std::string damaged = sealed_bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    CHECK_FALSE(unsealed(damaged, "a.md"));
  }
}

TEST_CASE("what was packed comes back, takes less room where it repeats, and is not believed when it is damaged") {
  std::string much;
  for (int i = 0; i < 1000; ++i) much += "the quorum of the council is 165; ";
  for (const std::string& bytes : {std::string(), std::string("x"), std::string("\0\xff\0", 3), much}) CHECK(unpacked(packed(bytes)) == bytes);
  std::string small = packed(much);
  CHECK(small.size() < much.size() / 20);
  small[small.size() / 2] = static_cast<char>(small[small.size() / 2] ^ 1);
  CHECK_FALSE(unpacked(small));
  CHECK_FALSE(unpacked(sealed("no frame")));
  CHECK_FALSE(unpacked(""));
}

}  // namespace claimcheck
