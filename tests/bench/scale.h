// A corpus of many issues: what adding, auditing and asking about a draft cost, and whether every contradiction that was planted is found
// and nothing else.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace claimcheck::bench {

struct Scale {
  std::size_t issues = 0;
  double audit_seconds = 0;  // of computing
  bool exact = false;        // all that was planted was found, and no more
};

// Prints as it goes. `families`: those that there are rules for.
Scale run_scale(const std::string& program, std::size_t issues, const std::vector<std::string>& families);

}  // namespace claimcheck::bench
