// The vocabulary of names, as bits by word: one load tells an extractor all that the lists say of a token.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "checker/base/image.h"
#include "checker/lexis/lexicon.h"
#include "checker/model/mention.h"
#include "checker/model/text.h"

namespace claimcheck {

// Bits of NameWords::of. Each is a group of rules/names*.words, whose comments say what belongs to it.
enum NameClass : std::uint32_t {
  kStop = 1u << 0,
  kParticle = 1u << 1,
  kNameArticle = 1u << 2,
  kKunya = 1u << 3,
  kCalendar = 1u << 4,
  kTitle = 1u << 5,
  kOffice = 1u << 6,
  kOfficeModifier = 1u << 7,
  kOrgHead = 1u << 8,
  kBody = 1u << 9,
  kCompanySuffix = 1u << 10,
  kPlaceHead = 1u << 11,
  kPlaceFront = 1u << 12,
  kWorkHead = 1u << 13,
  kSay = 1u << 14,
  kPersonVerb = 1u << 15,
  kPlaceName = 1u << 16,
  kCountry = 1u << 17,
  kOrganisation = 1u << 18,
  kWork = 1u << 19,
  kGroupName = 1u << 20,
  kDemonym = 1u << 21,
  kFirstName = 1u << 22,
  kLastName = 1u << 23,
  kCommonWord = 1u << 24,
  kWellKnown = 1u << 25,
  kNoAbbreviation = 1u << 26,
  kPhrase = 1u << 27,       // starts a known name of several words
  kOfficePhrase = 1u << 28, // starts a title or an office of several words
  kOtherWord = 1u << 29,    // a word of some other part of the vocabulary, no name
  kPlaceOnly = 1u << 30,
  kHis = 1u << 31,
};

class NameWords {
 public:
  // The table by word is taken from the image, where there is one.
  explicit NameWords(const Lexicon& lexicon, ImageReader* image = nullptr);
  void save(ImageWriter& image) const { image(classes_); }

  // What is known of a word; 0 for an unknown one.
  std::uint32_t of(WordId word) const { return word < classes_.size() ? classes_[word] : 0; }
  std::uint32_t of(const Token& token) const { return of(token.word); }

  // A name from the lists that starts at token `at` (of one word or more, the longest).
  struct Known {
    std::uint32_t length = 0;  // tokens; 0: none
    ActorType type = ActorType::place;
    bool country = false;
  };
  Known known_name(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const;

  // How many tokens from `at` the longest title or office takes; 0 for none.
  std::uint32_t title_length(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const;
  std::uint32_t office_length(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const;

  // How many tokens a body of a nation takes that is written without a capital ("security forces").
  std::uint32_t national_body(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const;
  // "beat" of "Leeds beat Essex".
  bool wins(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
    return at < end && wins_ != kNoGroup && lexicon_.is(tokens[at].word, wins_);
  }
  // "striker" of "Leeds striker".
  bool plays(const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
    return at < end && player_ != kNoGroup && lexicon_.is(tokens[at].word, player_);
  }
  // "regime" of "the Assad regime".
  bool ruled(const Token& token) const { return ruled_ != kNoGroup && lexicon_.is(token.word, ruled_); }

  // Whether an unknown word is an everyday one in another form ("smugglers" of "smuggle").
  bool inflected(std::string_view lower_form) const;

  const Lexicon& lexicon() const { return lexicon_; }

 private:
  const Lexicon& lexicon_;
  GroupId country_, place_, organisation_, work_, group_, demonym_, title_, office_, well_known_, national_body_, ruled_, wins_, player_;
  Table<std::uint32_t> classes_;  // by word
};

}  // namespace claimcheck
