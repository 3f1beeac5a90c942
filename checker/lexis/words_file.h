// The parser of `*.words` files: text to a flat list of forms. What the language means is said in lexicon.h.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/source.h"

namespace claimcheck {

struct WordForm {
  std::string group;
  std::string form;      // lower case, one space between words
  std::string value;     // maps only
  std::string singular;  // of a plural form: its base; else empty
};

struct WordsFile {
  std::vector<WordForm> forms;  // classes that include others are already spelt out
};

WordsFile parse_words(const std::vector<SourceText>& files, std::vector<Problem>& problems);

// The names that are spelt most like `name` (at most two, within a third of its length), as "did you mean 'x' or 'y'?";
// empty if none is near.
std::string nearest_name(std::string_view name, const std::vector<std::string>& names);

}  // namespace claimcheck
