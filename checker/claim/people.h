// Whom a statement is about: the subject of each sentence as far as names and pronouns tell it without doubt. Wherever another
// person may be meant ("his eldest son", "the outgoing chair") nobody is.
#pragma once
#include <vector>

#include "checker/claim/verbs.h"

namespace claimcheck {

class People {
 public:
  People(const View& view, const VerbReader& verbs);

  // The person (index in Mentions::actors) that a statement at this token is about, or kNone.
  std::uint32_t who(std::uint32_t token, std::uint32_t sentence) const;
  // The subject of a sentence, or kNone.
  std::uint32_t subject(std::uint32_t sentence) const {
    const std::uint32_t found = sentence < subjects_.size() ? subject_of(sentence) : kNone;
    return found < view_.mentions.actors.size() ? found : kNone;
  }
  // The person named right before this token, or right behind it, with no verb between; kNone if there is none.
  std::uint32_t beside(std::uint32_t token, std::uint32_t sentence, bool ahead) const;
  // The only person told of before this token in the paragraph and the one before it; kNone if there are several.
  std::uint32_t known_before(std::uint32_t token, std::uint32_t sentence) const;
  // The mention of a person that starts at this token, or kNone.
  std::uint32_t person_at(std::uint32_t token) const { return token < at_.size() ? at_[token] : kNone; }

 private:
  std::uint32_t walk(std::uint32_t sentence, std::uint32_t until, bool to_subject) const;
  std::uint32_t carried(std::uint32_t sentence) const;
  std::uint32_t subject_of(std::uint32_t sentence) const;
  bool of_person(std::uint32_t article, std::uint32_t end) const;
  bool may_stand_for(WordId word) const;

  const View& view_;
  const VerbReader& verbs_;
  GroupId article_, pronoun_, his_, preposition_, boundary_, noun_;
  std::vector<std::uint32_t> at_;        // by token: the mention of a person that starts there
  // By sentence: the actor, or what people.cpp has instead; read when it is first asked for, by one thread.
  mutable std::vector<std::uint32_t> subjects_;
  mutable std::vector<std::uint8_t> asked_;  // by set of groups (see Lexicon): whether it has pronouns or articles; read as above
};

}  // namespace claimcheck
