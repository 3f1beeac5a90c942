// The verbs of a sentence by tense: enough grammar to say which verb a date belongs to, and whether it tells of the past, of
// the future or of neither. English tells tense by form ("-ed", an auxiliary), so that no list of verbs is needed; the few
// lists (`rules/events.words`) hold what the form does not show.
#pragma once
#include <optional>
#include <vector>

#include "checker/claim/view.h"

namespace claimcheck {

enum class VerbForm : std::uint8_t {
  past,         // "voted", "was killed", "did not vote"; the bare participle, too ("the law adopted on …")
  was,          // "was" and no participle
  perfect,      // "has voted", "have been closed"
  pluperfect,   // "had voted"
  future,       // "will vote", "is to vote", "is expected to vote"
  present,      // "is", "is closed", "has", "is voting"
  unreal,       // "would vote", "was to vote", "was planned", "to vote", "voting": tells of no happening by itself
};

// Tokens [first, last); `main` is the participle or the verb that carries the meaning.
struct VerbGroup {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t main = 0;
  VerbForm form = VerbForm::past;
  bool passive = false;
  bool bare = false;  // a single past form: may be a participle ("the law adopted by parliament")
};

class VerbReader {
 public:
  explicit VerbReader(const Lexicon& lexicon);

  // The verb groups of a sentence, by place.
  std::vector<VerbGroup> read(const View& view, std::uint32_t sentence) const;
  // Whether the word at a token looks like a past or a participle.
  bool is_past_form(const View& view, std::uint32_t token) const;

 private:
  bool opens(const View& view, std::uint32_t set) const;
  bool may_start(const View& view, std::uint32_t t) const;
  VerbGroup group_at(const View& view, const Sentence& s, std::uint32_t t) const;
  VerbGroup after_was(const View& view, const Sentence& s, std::uint32_t t) const;
  VerbGroup after_is(const View& view, const Sentence& s, std::uint32_t t) const;
  VerbGroup after_have(const View& view, const Sentence& s, std::uint32_t t, bool had) const;
  bool in_noun_phrase(const View& view, const Sentence& s, std::uint32_t t) const;
  bool is_participle(const View& view, std::uint32_t token) const;
  bool is_gerund(const View& view, const Sentence& s, std::uint32_t t) const;
  std::uint32_t past_adverbs(const View& view, const Sentence& s, std::uint32_t t) const;
  bool is(const View& view, std::uint32_t token, GroupId group) const {
    return view.is(token, group);
  }

  GroupId was_, is_, has_, had_, will_, modal_, did_, be_, adverb_, past_, participle_, no_past_, base_, plan_, intend_, no_adverb_, due_, article_, preposition_, done_;
  enum Opens : std::uint8_t { unasked, never, may };
  mutable std::vector<Opens> opens_;  // by set of groups (Lexicon::set_starting_with): whether one of them opens verb groups; for one thread
};

}  // namespace claimcheck
