// What an issue says that happened on a day, in whatever words. Readers of dated events (dated_events.h) know kinds of event; here any
// verb or noun is told, with the words of its clause, to be held against another issue whose date looks like a slip of this one.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "checker/claim/event_phrases.h"
#include "checker/claim/happenings.h"
#include "checker/claim/scene.h"

namespace claimcheck {

struct ToldDay {
  std::uint32_t sentence = 0, token = 0, date = 0;  // the word that tells, the mention of the date
  std::set<std::string> deeds;   // what was done by the word that the date belongs to: its kind ("=sign") and its stem
  std::set<std::string> others;  // and what else the clause tells
  WordSet words, names;          // whom and what it befell; they lie where the Topics has them
  WordSet clause;                // all words of the clause
  WordSet called;                // those of them that are names
  std::set<std::string> marks;   // what tells it from others of its kind: "second", "1325"
  bool noun = false;
  bool fresh = false;            // told of one that is not known: "a loan agreement"
  bool often = false;            // done again and again: "met", "announced"
};

class ToldDays {
 public:
  ToldDays(const View& view, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics);

  // `events`: those that the readers of known kinds have found, who know more ways to date one.
  std::vector<ToldDay> run(const std::vector<EventPhrase>& events) const;
  // The stem of a word as Topics give it; "sink" of "sank".
  std::string stem(std::string_view word) const;

 private:
  // The word that a date belongs to.
  struct Teller {
    const VerbGroup* verb = nullptr;
    std::uint32_t noun = kNone, length = 0;
    std::uint32_t sentence = 0;
    std::uint32_t relative = kNone;  // "the vote of 3 May, in which parliament adopted": where the clause behind the date begins
    std::uint32_t further = kNone;   // "her election at the congress on 3 May": another noun of the kind before it
    bool plain = false;              // no verb and no mark stands before the noun in its clause
    bool governed = false;           // a preposition stands before the noun: "appealed against the dismissal on 3 May"
    explicit operator bool() const { return verb != nullptr || noun != kNone; }
  };
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  const Time& time(std::uint32_t date) const { return *view_.mention(date).time(); }
  GroupId group(std::string_view name) const { return lexicon_.group(name); }
  bool usable(std::uint32_t date) const;
  bool corrected(const Sentence& s) const;
  bool tells(const VerbGroup& v) const;
  Teller teller_of(const DateTokens& d, std::uint32_t sentence) const;
  std::uint32_t cleft(const DateTokens& d, const Sentence& s) const;
  Teller in_clause(const DateTokens& d, std::uint32_t end, bool of, std::uint32_t sentence) const;
  Teller before(std::uint32_t end, bool of, std::uint32_t sentence) const;
  Teller told_last(std::uint32_t end, std::uint32_t sentence) const;
  bool measures(const VerbGroup& v, std::uint32_t sentence) const;
  const VerbGroup* verb_from(std::uint32_t token, std::uint32_t sentence) const;
  std::string_view noun_kind(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const;
  std::string_view verb_kind(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const;
  bool is_event_noun(std::uint32_t token, const Sentence& s) const;
  bool dates_paper(std::uint32_t token) const;
  bool is_signed(std::uint32_t token, const Sentence& s) const;
  void note_deed(std::string_view kind, std::string_view word, std::set<std::string>& out) const;
  void note_verb(const VerbGroup& v, const DateTokens& d, std::uint32_t sentence, ToldDay& out) const;
  void note_noun(std::uint32_t noun, std::uint32_t length, std::uint32_t further, const DateTokens& d, std::uint32_t sentence, ToldDay& out) const;
  void note_clause(const Teller& teller, const DateTokens& d, ToldDay& out) const;
  bool of_another_day(const VerbGroup& v, const DateTokens& d, const Teller& teller) const;
  void note_marks(std::uint32_t from, std::uint32_t to, const DateTokens& d, ToldDay& out) const;

  const View& view_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  const EventReader& events_;
  const People& people_;
  const Happenings& happenings_;
  const Topics& topics_;
  const EventPhrases phrases_;
  const GroupId verb_ = group("across-verb"), noun_ = group("across-noun"), noun_form_ = group("ev-noun"), same_ = group("across-same"), class_ = group("across-class"), light_ = group("told-day-light"), vague_ = group("told-day-vague"),
                base_ = group("told-day-base"), order_ = group("told-day-order"), joint_ = group("topic-clause"), definite_ = group("definite"), own_ = group("across-own"), it_ = group("told-day-it"), at_ = group("told-day-at"), is_ = group("told-day-is"), general_ = group("told-day-general"), where_ = group("told-day-where"), often_ = group("across-often"), indefinite_ = group("across-indefinite"), some_ = group("told-day-some"), routine_ = group("told-day-routine"), rose_ = group("topic-rose"), fell_ = group("topic-fell"), personal_ = group("across-personal"), pronoun_ = group("told-day-pronoun"), between_ = group("told-day-between"), governs_ = group("told-day-governs"), in_state_ = group("told-day-state"), preposition_ = group("preposition"),
                no_event_ = group("across-no-event"), when_ = group("told-day-when"), apart_ = group("told-day-apart"), state_ = group("across-state"), paper_ = group("across-paper"), signed_ = group("told-day-signed"), corrected_ = group("across-corrected"), function_ = group("function-word"), years_ = group("across-years");
};

}  // namespace claimcheck
