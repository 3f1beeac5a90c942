// What the outside world gives a run: streams, and what main.cpp found out about the terminal and the environment. Commands
// see nothing else of it.
#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "checker/base/problem.h"

namespace claimcheck {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool colour = false;        // `out` is a terminal and NO_COLOR is not set
  std::uint32_t width = 100;  // columns of the terminal
};

// Exit status of the program.
enum ExitStatus : int {
  kNothingFound = 0,  // nothing at or above --fail-on
  kFound = 1,
  kTrouble = 2,  // bad usage, unreadable input, broken rules or configuration
};

// One line each on `err`.
void print_problems(const std::vector<Problem>& problems, std::ostream& err);

}  // namespace claimcheck
