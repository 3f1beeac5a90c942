// The parser of `*.words` files: text to a flat list of forms. What the language means is said in lexicon.h.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/source.h"

namespace claimcheck {

inline constexpr std::uint32_t kLongestForm = 12;  // tokens of a form; longer ones are faults

struct WordForm {
  std::uint32_t group = 0;    // index in WordsFile::groups
  std::string_view form;      // lower case, words apart by white space
  std::string_view value;     // maps only
  std::string_view singular;  // of a plural form: its base; else empty
};

struct WordsFile {
  std::vector<WordForm> forms;      // classes that include others are already spelt out
  std::vector<std::string> groups;  // maps and classes
  std::deque<std::string> texts;    // what the views of `forms` look at; a deque, so that growing moves none
};

WordsFile parse_words(const std::vector<SourceText>& files, std::vector<Problem>& problems);

// The names that are spelt most like `name` (at most two, within a third of its length), as "did you mean 'x' or 'y'?";
// empty if none is near.
std::string nearest_name(std::string_view name, const std::vector<std::string>& names);

}  // namespace claimcheck
