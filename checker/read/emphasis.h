// Which runs of '*', '_' and '~' open and close emphasis: CommonMark's delimiter algorithm, in linear time.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace claimcheck {

struct Delimiter {
  std::uint32_t item = 0;    // index in the list of inline items
  std::uint32_t count = 0;   // marks not yet used
  std::uint32_t length = 0;  // as written
  char mark = '*';
  bool opens = false;
  bool closes = false;
};

struct EmphasisPair {
  std::uint32_t open = 0;  // items
  std::uint32_t close = 0;
  bool struck = false;  // ~~struck out~~
};

// The delimiter run text[begin, end): what its neighbours allow it to do.
Delimiter delimiter_at(std::string_view text, std::uint32_t begin, std::uint32_t end);

// Pairs the delimiters from index `bottom` on, appends the pairs and drops those delimiters; the counts left over go to `left`,
// by item.
struct LeftOver {
  std::uint32_t item;
  std::uint32_t count;
};
void pair_emphasis(std::vector<Delimiter>& delimiters, std::size_t bottom, std::vector<EmphasisPair>& pairs,
                   std::vector<LeftOver>& left);

}  // namespace claimcheck
