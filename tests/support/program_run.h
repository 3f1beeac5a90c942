// The program from the inside: words in, streams out.
#pragma once
#include <sstream>
#include <string>
#include <vector>

#include "checker/app/commands.h"

namespace claimcheck {

struct Ran {
  int status = 0;
  std::string out, err;
};

inline Ran run_words(const std::vector<std::string>& words, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out, err;
  Streams streams{in, out, err};
  const int status = run(words, streams);
  return {status, out.str(), err.str()};
}

}  // namespace claimcheck
