// The vocabulary of figures (rules/numbers, units, nouns and hedges.words), resolved once to a table by word id, so that
// the scan for figures costs one look-up a token.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "checker/base/exact.h"
#include "checker/base/image.h"
#include "checker/base/interval.h"
#include "checker/lexis/lexicon.h"
#include "checker/model/mention.h"

namespace claimcheck {

// What a word can be in and around a figure.
enum FigureRole : std::uint64_t {
  kUnit = 1ull << 0,                  // zero … nine
  kTeen = 1ull << 1,                  // ten … nineteen
  kTen = 1ull << 2,                   // twenty … ninety
  kScale = 1ull << 3,                 // hundred, thousand, million …
  kShort = 1ull << 4,                 // bn, m, k
  kGroup = 1ull << 5,                 // dozen, score
  kOrdinal = 1ull << 6,               // first …
  kPart = 1ull << 7,                  // half, third(s), quarter(s)
  kSign = 1ull << 8,                  // ½
  kVague = 1ull << 9,                 // several, dozens; also the "a" of "a few"
  kMinus = 1ull << 10,                // minus
  kEndsPhrase = 1ull << 11,           // no count noun's phrase goes on through it
  kVerb = 1ull << 12,                 // a verb, where it is not the noun that is counted
  kCollective = 1ull << 13,           // personnel
  kCollectiveAdjective = 1ull << 14,  // dead, wounded
  kPluralModifier = 1ull << 15,       // "arms" of "arms dealers"
  kCountable = 1ull << 16,            // soldier: "one soldier" is a number
  kDesignator = 1ull << 17,           // Article
  kDesignatorCapital = 1ull << 18,    // Group, where it has a capital
  kChange = 1ull << 19,               // rose, cut
  kSpan = 1ull << 20,                 // ranging
  kTwo = 1ull << 21,                  // difference (between)
  kScore = 1ull << 22,                // voted
  kTimeUnit = 1ull << 23,             // year
  kIndefinite = 1ull << 24,           // a, an
  kHedgeAfter = 1ull << 25,           // may start a hedge behind the figure
  kWeakCurrency = 1ull << 26,         // crowns, won
  kHundredth = 1ull << 27,            // cents
  kShortMeasure = 1ull << 28,         // m, l, g
  kNumberedName = 1ull << 30,         // Boeing
  kMeasureStart = 1ull << 29,         // may start a unit, a per cent or a currency
  kPlaceEnd = 1ull << 31,             // "Latvia", "York": may end the name of a place
  kNoName = 1ull << 32,               // a common word: with a capital only because it opens a sentence
  kModelNoun = 1ull << 33,            // "airliner": a number before it in the singular is the name of a model
  kAbsence = 1ull << 34,              // "no", "none": zero told as absence
  kCarries = 1ull << 35,              // "which", "to": a bare figure behind it has the unit of the one before
  kPlacing = 1ull << 36,              // "in", "at": "In Kyiv 300 marched"
  kAuxiliary = 1ull << 38,            // "were"
  kVagueTail = 1ull << 39,            // "few", behind an article
  kCurrencyStart = 1ull << 40,        // may start a currency in front of a figure
  kHedgeStart = 1ull << 41,           // may start a hedge in front of a figure
  kAgeStart = 1ull << 42,             // may start the unit of an age
  kStand = 1ull << 45,                // "against", "undecided": what a part of those asked or voting holds
  kDimension = 1ull << 44,            // "long": may stand behind a length
  kIrregular = 1ull << 43,            // a plural or singular that no rule makes
  kAbsenceNoun = 1ull << 37,          // "abstentions"
};
inline constexpr std::uint64_t kCardinal = kUnit | kTeen | kTen;
inline constexpr std::uint64_t kStartsFigure = kCardinal | kOrdinal | kPart | kSign | kVague | kGroup | kIndefinite;

// A word of vague number: "dozens" is 24 to under 100.
struct VagueWord {
  std::uint32_t length = 0;  // tokens; 0 for none
  Exact low, high;
  bool open = false;  // the upper end is outside
};

class FigureWords {
 public:
  explicit FigureWords(const Lexicon& lexicon, ImageReader* image = nullptr);
  void save(ImageWriter& image) const { image(roles_, starts_); }

  // Whether a figure may start with the word, or an absence be told: a table of its own, small enough to stay near.
  bool starts(WordId word) const { return word < starts_.size() && starts_[word] != 0; }
  bool is(WordId word, std::uint64_t roles) const { return word < roles_.size() && (roles_[word] & roles) != 0; }
  // The number that a word of these roles stands for: units, teens, tens, ordinals, groups themselves, scales and short
  // scales as powers of ten.
  std::int64_t value(WordId word, FigureRole role) const;
  Exact part(WordId word) const;  // "third", "thirds": 1/3; "½": 1/2
  VagueWord vague(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const;

  const Lexicon& lexicon() const { return *lexicon_; }
  GroupId hedge_before, hedge_after, measure, per_cent, currency_before, currency_after, vague_scale, share_in, ordinal_suffix,
      age_words, money_cue, point_noun, part_unit, compound, half_factor, street, country, place, reaching, absence_of;
  // Single words that the grammar itself names.
  WordId a, an, and_, of, one, hundred, half, point, in, to, or_, from, between, every, other, than, the, more, down, up, old,
      aged, age, no, second, by, out, as, majority, hyphen, but, nor, over;

 private:
  void find_groups();
  void find_words();
  std::vector<std::uint64_t> roles() const;

  const Lexicon* lexicon_;
  Table<std::uint64_t> roles_;  // by word
  Table<std::uint8_t> starts_;  // by word
  GroupId vague_ = kNoGroup, part_ = kNoGroup, sign_ = kNoGroup;
  std::array<GroupId, 7> valued_;  // the groups of the first seven roles
};

Hedge hedge_named(std::string_view name);  // "at-least"

}  // namespace claimcheck
