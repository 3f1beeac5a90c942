// How the text stands to what it tells: asserted, negated, planned, supposed, required; and in whose voice.
#pragma once
#include "checker/claim/view.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct Standing {
  Stance stance = Stance::asserted;
  Voice voice = Voice::author;
  std::string source;
};

// The classes of words that decide, resolved once.
class StanceReader {
 public:
  explicit StanceReader(const Lexicon& lexicon);
  // Of the stretch of tokens [first, last) in a sentence, judged by its clause.
  Standing read(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const;
  // The tokens of the clause around a stretch: up to a mark of punctuation or a conjunction on either side.
  std::pair<std::uint32_t, std::uint32_t> clause(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const;

 private:
  GroupId modal_, plan_, condition_, norm_, negation_, breaks_, reporting_, hearsay_;
  bool is_reported(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const;
};

}  // namespace claimcheck
