// A file of rules, patterns or vocabulary as it is handed around: where it came from and what it says.
#pragma once
#include <string>

namespace claimcheck {

struct SourceText {
  std::string path;  // for messages: "rules/votes.rule"
  std::string text;  // UTF-8
};

}  // namespace claimcheck
