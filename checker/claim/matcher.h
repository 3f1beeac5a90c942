// Runs phrases over sentences: all phrases whose required features a sentence has, each where it can start.
#pragma once
#include <cstdint>
#include <vector>

#include "checker/claim/phrase.h"
#include "checker/claim/view.h"

namespace claimcheck {

// What one slot caught.
struct Capture {
  std::uint16_t field = kNoField;
  SlotKind kind = SlotKind::count;
  std::uint32_t first = 0, last = 0;      // tokens
  std::uint32_t mention = kNone;          // of a series the first; kNone for words
  std::vector<std::uint32_t> members;     // of a series
};

struct Match {
  std::uint32_t phrase = 0;               // index in the phrases given
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;      // tokens
  std::vector<Capture> captures;
};

// An index of phrases by the rarest feature of each. Immutable after construction, which needs the final lexicon.
class PhraseIndex {
 public:
  PhraseIndex(const std::vector<Phrase>& phrases, const Lexicon& lexicon);
  // Matches of all phrases in one document, by sentence, phrase and place; at most one match for a phrase and start.
  std::vector<Match> find(const View& view) const;
  // The same, with no index: every phrase at every token. For tests.
  std::vector<Match> find_slowly(const View& view) const;

 private:
  const std::vector<Phrase>& phrases_;
  std::vector<std::vector<std::uint32_t>> by_word_, by_group_, by_slot_;
};

}  // namespace claimcheck
