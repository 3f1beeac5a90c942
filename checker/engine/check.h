// From a rule as written to a rule that can be run.
#pragma once
#include <optional>
#include <vector>

#include "checker/engine/program.h"
#include "checker/engine/syntax.h"

namespace claimcheck {

// Checks a rule against the schema. Every fault is reported with its place and, for a name, with names spelt nearly like
// it; a rule with any is absent. Of a rule that could not be parsed whole, what was parsed is checked, and nothing is
// said of what may stand in the rest.
std::optional<Program> check_rule(const SourceText& file, const syntax::Rule& rule, const Schema& schema,
                                  std::vector<Problem>& problems);

}  // namespace claimcheck
