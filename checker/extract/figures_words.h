// The vocabulary of figures (rules/numbers, units, nouns and hedges.words), resolved once to a table by word id, so that
// the scan for figures costs one look-up a token.
#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/base/exact.h"
#include "checker/base/interval.h"
#include "checker/lexis/lexicon.h"
#include "checker/model/mention.h"

namespace claimcheck {

// What a word can be in and around a figure.
enum FigureRole : std::uint32_t {
  kUnit = 1u << 0,                  // zero … nine
  kTeen = 1u << 1,                  // ten … nineteen
  kTen = 1u << 2,                   // twenty … ninety
  kScale = 1u << 3,                 // hundred, thousand, million …
  kShort = 1u << 4,                 // bn, m, k
  kGroup = 1u << 5,                 // dozen, score
  kOrdinal = 1u << 6,               // first …
  kPart = 1u << 7,                  // half, third(s), quarter(s)
  kSign = 1u << 8,                  // ½
  kVague = 1u << 9,                 // several, dozens; also the "a" of "a few"
  kMinus = 1u << 10,                // minus
  kEndsPhrase = 1u << 11,           // no count noun's phrase goes on through it
  kVerb = 1u << 12,                 // a verb, where it is not the noun that is counted
  kCollective = 1u << 13,           // personnel
  kCollectiveAdjective = 1u << 14,  // dead, wounded
  kPluralModifier = 1u << 15,       // "arms" of "arms dealers"
  kCountable = 1u << 16,            // soldier: "one soldier" is a number
  kDesignator = 1u << 17,           // Article
  kDesignatorCapital = 1u << 18,    // Group, where it has a capital
  kChange = 1u << 19,               // rose, cut
  kSpan = 1u << 20,                 // ranging
  kTwo = 1u << 21,                  // difference (between)
  kScore = 1u << 22,                // voted
  kTimeUnit = 1u << 23,             // year
  kIndefinite = 1u << 24,           // a, an
  kHedgeAfter = 1u << 25,           // may start a hedge behind the figure
  kWeakCurrency = 1u << 26,         // crowns, won
  kHundredth = 1u << 27,            // cents
  kShortMeasure = 1u << 28,         // m, l, g
  kNumberedName = 1u << 30,         // Boeing
  kMeasureStart = 1u << 29,         // may start a unit, a per cent or a currency
};
inline constexpr std::uint32_t kCardinal = kUnit | kTeen | kTen;
inline constexpr std::uint32_t kStartsFigure = kCardinal | kOrdinal | kPart | kSign | kVague | kGroup | kIndefinite;

// A word of vague number: "dozens" is 24 to under 100.
struct VagueWord {
  std::uint32_t length = 0;  // tokens; 0 for none
  Exact low, high;
  bool open = false;  // the upper end is outside
};

class FigureWords {
 public:
  explicit FigureWords(const Lexicon& lexicon);

  bool is(WordId word, std::uint32_t roles) const { return word < roles_.size() && (roles_[word] & roles) != 0; }
  // The number that a word of these roles stands for: units, teens, tens, ordinals, groups themselves, scales and short
  // scales as powers of ten.
  std::int64_t value(WordId word, FigureRole role) const;
  Exact part(WordId word) const;  // "third", "thirds": 1/3; "½": 1/2
  VagueWord vague(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const;

  const Lexicon& lexicon() const { return *lexicon_; }
  GroupId hedge_before, hedge_after, measure, per_cent, currency_before, currency_after, vague_scale, share_in, ordinal_suffix,
      age_words, money_cue, point_noun, compound, half_factor, street;
  // Single words that the grammar itself names.
  WordId a, an, and_, of, one, hundred, half, point, in, to, or_, from, between, every, other, than, the, more, down, up, old,
      aged, age, no, second, by, out, as, majority, hyphen;

 private:
  void find_groups();
  void find_words();
  void give_roles();

  const Lexicon* lexicon_;
  std::vector<std::uint32_t> roles_;                        // by word
  std::unordered_map<std::uint64_t, std::int64_t> values_;  // by word and role
  std::unordered_map<WordId, Exact> parts_;
  GroupId vague_ = kNoGroup;
};

Hedge hedge_named(std::string_view name);  // "at-least"

}  // namespace claimcheck
