// A syntax error in JSON, said like every other problem.
#pragma once
#include <string>
#include <string_view>

#include "checker/base/problem.h"

namespace claimcheck {

// `byte` (from 1, as the parser counts) and `what` are the parser's; its own prefix with numbers is dropped.
Problem json_fault(const std::string& path, std::string_view text, std::size_t byte, std::string_view what);

}  // namespace claimcheck
