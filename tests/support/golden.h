// Golden files: what a program printed once, read by a person and kept. A test that finds other bytes fails and says where;
// with CLAIMCHECK_REWRITE_GOLDENS=1 in the environment it writes the file anew instead (`make goldens`).
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "tests/support/scratch.h"

namespace claimcheck {

inline std::string read_golden(const std::string& path) { return read_file(path); }

// The first line in which two texts differ: a message that fits on a screen.
inline std::string first_difference(const std::string& want, const std::string& got) {
  const std::size_t at =
      static_cast<std::size_t>(std::mismatch(want.begin(), want.end(), got.begin(), got.end()).first - want.begin());
  const std::size_t begin = at == 0 ? 0 : want.rfind('\n', at - 1) + 1;  // npos + 1 is the start of the text
  auto line_of = [&](const std::string& text) {
    return text.substr(begin, std::min<std::size_t>(text.find('\n', begin) - begin, 400));
  };
  const auto number = std::count(want.begin(), want.begin() + static_cast<std::ptrdiff_t>(begin), '\n') + 1;
  return "line " + std::to_string(number) + "\n  wanted: " + line_of(want) + "\n  got:    " + line_of(got);
}

// `path` is relative to the project's root.
inline void check_golden(const std::string& path, const std::string& got) {
  const std::string full = std::string(CLAIMCHECK_ROOT) + "/" + path;
  if (const char* rewrite = std::getenv("CLAIMCHECK_REWRITE_GOLDENS"); rewrite != nullptr && *rewrite != '\0') {
    write_file(full, got);
    return;
  }
  const std::string want = read_golden(full);
  const bool same = got == want;  // not compared inside CHECK, which would print both whole
  CHECK_MESSAGE(same, path << " (make goldens writes it anew), " << first_difference(want, got));
}

}  // namespace claimcheck
