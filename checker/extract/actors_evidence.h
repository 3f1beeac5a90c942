// What a document as a whole says of its words: how often each is written small, and how often with a capital where no
// sentence begins. "Smugglers" at the start of a sentence is no name if "smugglers" occurs elsewhere.
#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/extract/actors_words.h"
#include "checker/extract/context.h"

namespace claimcheck {

// How a sentence uses capitals, and so how much a capital says.
enum class Capitals : std::uint8_t { normal, title_case, all };

class Evidence {
 public:
  Evidence(const ExtractContext& context, const NameWords& words);

  Capitals capitals(std::uint32_t sentence) const { return capitals_[sentence]; }

  struct Count {
    std::uint32_t small = 0;    // written without a capital
    std::uint32_t capital = 0;  // with a capital inside a sentence of normal capitals
  };
  Count count(const Token& token) const;

 private:
  Count& at(const Token& token);
  Capitals judge(const Sentence& sentence) const;

  const ExtractContext& context_;
  const NameWords& words_;
  std::vector<Capitals> capitals_;
  std::vector<Count> known_;                         // by word of the lexicon
  std::unordered_map<std::uint64_t, Count> unknown_; // by hash of the lower-cased form
};

}  // namespace claimcheck
