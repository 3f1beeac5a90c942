// The rules, patterns and vocabulary that are built into the program, so that the binary alone works anywhere.
// Generated from rules/ by the build (checker/embed.cmake).
#pragma once
#include <string_view>
#include <vector>

#include "checker/base/source.h"

namespace claimcheck {

// Files whose name ends so (".words", ".pattern", ".rule"), by path.
std::vector<SourceText> builtin_files(std::string_view suffix);

}  // namespace claimcheck
