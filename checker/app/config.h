// The configuration file: options under their long names, in YAML (of which JSON is a part).
//
//   fail-on: warning
//   rules: [house.rule, vocabulary/]
//   format: json
#pragma once
#include <string>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/source.h"

namespace claimcheck {

struct ConfigEntry {
  std::string option;               // "fail-on"
  std::vector<std::string> values;  // none for a flag that is on
};

// Faults go to `problems` with their places; what is sound is given.
std::vector<ConfigEntry> read_config(const SourceText& file, std::vector<Problem>& problems);

}  // namespace claimcheck
