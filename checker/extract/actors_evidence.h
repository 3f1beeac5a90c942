// What a document as a whole says of its words: how often each is written small, and how often with a capital where no
// sentence begins. "Smugglers" at the start of a sentence is no name if "smugglers" occurs elsewhere.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "checker/extract/abbreviations_find.h"
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
  // A table of as many slots as the document's words ask for: one by the whole vocabulary would cost more than a short document.
  struct Slot {
    std::uint64_t key = 0;  // 0: empty
    Count count;
  };
  std::uint64_t key_of(const Token& token) const;
  std::size_t slot_of(std::uint64_t key) const;
  Count& at(const Token& token);
  void grow();
  Capitals judge(const Sentence& sentence) const;

  const ExtractContext& context_;
  const NameWords& words_;
  std::vector<Capitals> capitals_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

// What the readers of names and of abbreviations both rest on.
struct NameGrounds {
  NameGrounds(const ExtractContext& context, const NameWords& words);
  Evidence evidence;
  std::vector<Definition> definitions;  // by place of the long form
};

}  // namespace claimcheck
