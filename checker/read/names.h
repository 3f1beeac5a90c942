// Lines that are nothing but names of persons: authors and editors of an issue.
#pragma once
#include <string_view>
#include <vector>

#include "checker/base/span.h"

namespace claimcheck {

// The names in a line such as "Sara Nowacka", "A. Lech, D. Moroz" or "Halvard Myklebust and Hedda Qvist (ORCID …)"; none if
// anything in the line is not a name or what may follow one (an identifier in brackets, an office in lower case).
std::vector<Span> personal_names(std::string_view line);

}  // namespace claimcheck
