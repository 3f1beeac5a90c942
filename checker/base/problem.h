// Something that was wrong with an input, said once, with its place: `file:line:column: message`.
#pragma once
#include <cstdint>
#include <string>

namespace claimcheck {

struct Problem {
  std::string path;
  std::uint32_t line = 0;  // from 1; 0 where no line is meant (a file that cannot be opened)
  std::uint32_t column = 0;
  std::string message;  // what was found, what was expected
  // Also true: the input could not be used at all (it counts as skipped and makes the exit status 2).
  bool fatal = false;

  // "file:line:column: message", without line and column where there are none.
  std::string str() const {
    std::string out = path;
    if (line != 0) out += ":" + std::to_string(line) + ":" + std::to_string(column);
    return out + ": " + message;
  }
};

}  // namespace claimcheck
