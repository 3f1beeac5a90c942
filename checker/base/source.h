// A file of rules, patterns or vocabulary as it is handed around: where it came from and what it says.
#pragma once
#include <cstddef>
#include <string>

#include "checker/base/problem.h"

namespace claimcheck {

struct SourceText {
  std::string path;  // for messages: "rules/votes.rule"
  std::string text;  // UTF-8
};

// A problem at a byte offset of a file.
Problem problem_at(const SourceText& file, std::size_t offset, std::string message);

}  // namespace claimcheck
