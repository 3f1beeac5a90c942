// Runs the program of one phrase over one sentence, depth first: choices in the order of the phrase, gaps short before long.
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "checker/claim/feature_table.h"
#include "checker/claim/phrase.h"
#include "checker/claim/view.h"

namespace claimcheck {

// What one slot caught.
struct Capture {
  std::uint16_t field = kNoField;
  SlotKind kind = SlotKind::count;
  std::uint32_t first = 0, last = 0;       // tokens
  std::uint32_t mention = kNone;           // of a series the first; kNone for words
  std::uint32_t member = 0, members = 0;   // of a series: place and number in Match::members
};

struct Match {
  std::uint32_t phrase = 0;                // index in the phrases given
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;       // tokens
  std::vector<Capture> captures;
  std::vector<std::uint32_t> members;      // mentions

  std::span<const std::uint32_t> members_of(const Capture& c) const { return std::span(members).subspan(c.member, c.members); }
};

// A piece that every match of a phrase has: what it starts with, and how many tokens there are from there to the next such piece, or
// to the end of the match: at least so many, at most so many and those of so many mentions.
struct ChainLink {
  static constexpr std::uint32_t kFar = 0xFFFF;  // no limit is known
  FeatureSets::Id first = 0;
  std::uint32_t least = 0, most = 0, mentions = 0;
};
// The pieces of a program, in their order; the first is what it starts with. By group: whether it has forms of several words.
std::vector<ChainLink> chain_of(std::span<const Instruction> program, const std::vector<bool>& several_words);

class Machine {
 public:
  // With `starts`, a step is taken only where what follows can start, and none is tried again at a token at which it has
  // failed; without, everything is tried. The results are the same but for inputs on which the budget of steps runs out.
  Machine(const View& view, const FeatureTable* starts) : view_(view), tokens_(view.mentions.tokens), starts_(starts) {
    if (starts == nullptr) return;
    known_starts_.resize(starts->size());
    failed_.resize(kFailures);
  }

  // From here on: that sentence; that phrase.
  void enter(std::uint32_t sentence);
  void load(const Phrase& phrase);
  // Whether the phrase matches from this token on; sets the tokens, the captures and the members of `out`.
  bool match(std::uint32_t start, Match& out);
  // The tokens of the sentence at which a phrase with these pieces can start, as bits from its first on; empty if there are none.
  // Good until the next call.
  std::span<const std::uint64_t> starts_of(std::span<const ChainLink> chain);

 private:
  bool can_start(FeatureSets::Id first, std::uint32_t at) const {
    return first == FeatureSets::kAny || (at < end_ && (rows_[at - begin_].of(first / 64) >> (first % 64) & 1) != 0);
  }
  const std::uint64_t* row_of_kinds(SlotKinds kinds);
  std::span<const std::uint64_t> tokens_of(FeatureSets::Id first);
  bool run(std::uint32_t pc, std::uint32_t at, std::uint32_t& last);
  bool first_branch(const Instruction& i, std::uint32_t at, std::uint32_t& last);
  bool look(const Instruction& i, std::uint32_t at);
  bool gap(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last);
  bool slot(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last);
  const std::vector<Series>& series_from(std::uint32_t at);
  bool series(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last);
  bool noun_phrase(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last);
  bool go_on(std::uint32_t pc, const Capture& capture, std::uint32_t& last);
  bool ends_clause(std::uint32_t at) const;

  // Where an instruction has failed is kept for as long as no other failure takes its place.
  struct Failure {
    std::uint32_t load = 0, pc = 0, at = 0;
    friend bool operator==(const Failure&, const Failure&) = default;
  };
  static constexpr std::size_t kFailures = 2048;
  std::size_t place(std::uint32_t pc, std::uint32_t at) const { return (std::size_t{pc} * 67 + at + std::size_t{loads_} * 31) % kFailures; }
  bool has_failed(std::uint32_t pc, std::uint32_t at) const { return starts_ != nullptr && failed_[place(pc, at)] == Failure{loads_, pc, at}; }
  bool fail(std::uint32_t pc, std::uint32_t at);

  const View& view_;
  const std::vector<Token>& tokens_;
  const FeatureTable* starts_;
  const Instruction* program_ = nullptr;
  std::uint32_t sentence_ = 0, begin_ = 0, end_ = 0;
  // What can start at a token: by its word, by the mentions that start there.
  struct Row {
    const std::uint64_t *word = nullptr, *mentions = nullptr;
    std::uint64_t of(std::size_t at) const { return word[at] | mentions[at]; }
  };
  std::vector<Row> rows_;  // by token of the sentence
  std::vector<std::pair<SlotKinds, std::vector<std::uint64_t>>> kind_rows_;  // by the kinds of slot that mentions fill: few differ
  std::uint32_t longest_mention_ = 0;  // of the sentence, in tokens
  // Many phrases have the same pieces: the tokens of a set are looked up once a sentence.
  struct Starts {
    std::uint32_t sentence = kNone, begin = 0;  // in start_bits_
  };
  std::vector<Starts> known_starts_;         // by set
  std::vector<std::uint64_t> start_bits_, feasible_;
  std::uint32_t loads_ = 0;
  std::vector<Failure> failed_;              // by place
  std::vector<std::pair<std::uint32_t, std::vector<Series>>> series_;  // of the sentence, by token: phrases ask again and again
  std::vector<Capture> captures_;
  std::vector<std::uint32_t> members_;
  int steps_ = 0;
};

}  // namespace claimcheck
