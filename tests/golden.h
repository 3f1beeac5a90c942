// Golden files: what a program printed once, read by a person and kept. A test that finds other bytes fails and says where;
// with CLAIMCHECK_REWRITE_GOLDENS=1 in the environment it writes the file anew instead (`make goldens`).
#pragma once
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace claimcheck {

inline std::string read_golden(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// `path` is relative to the project's root.
inline void check_golden(const std::string& path, const std::string& got) {
  const std::string full = std::string(CLAIMCHECK_ROOT) + "/" + path;
  if (const char* rewrite = std::getenv("CLAIMCHECK_REWRITE_GOLDENS"); rewrite != nullptr && *rewrite != '\0') {
    std::ofstream(full, std::ios::binary) << got;
    return;
  }
  const std::string want = read_golden(full);
  INFO("golden file: " << path << " (make goldens writes it anew)");
  CHECK(got == want);
}

}  // namespace claimcheck
