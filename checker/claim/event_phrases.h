// What a dated event is told with: the noun phrases around the word that tells it.
#pragma once
#include <string>

#include "checker/claim/events.h"
#include "checker/claim/people.h"
#include "checker/claim/topic.h"

namespace claimcheck {

// An event and its date. The kind is "sign", "die", …, or "do: " and a verb for what has none.
struct EventPhrase {
  std::string kind, paper, person, office;
  std::string head;  // the noun that it befell: "bridge"
  std::uint32_t sentence = 0, token = 0, date = 0;
  WordSet words, names;                // it is told with; they lie where the Topics has them
  WordSet agents;                      // names of who did it
  WordSet tail;                        // those of them behind the verb: "resigned as chair"
  bool often = false;
  bool noun = false;                   // "the coup of 18 August"
  bool fresh = false;                  // "a loan agreement": not one that is known
};

class EventPhrases {
 public:
  EventPhrases(const View& view, const Topics& topics, const People& people);

  // The noun phrase that ends with this token.
  Phrasing before(std::uint32_t last, const Sentence& s) const;
  // "of the treaty with Chad": from a preposition to the lead of the date.
  Phrasing behind(std::uint32_t from, std::uint32_t lead) const;
  // The noun phrase, prepositions and all, that ends before this token.
  Phrasing ending(std::uint32_t last, const Sentence& s) const;
  // The noun phrase right before a relative pronoun.
  Phrasing nearest(std::uint32_t last, const Sentence& s) const;
  // Where the clause that goes on at a token ends.
  std::uint32_t clause_end(std::uint32_t token, const Sentence& s) const;
  const VerbGroup* verb_at(std::uint32_t token, std::uint32_t sentence) const;

  // Adds the words of a phrase to those that the event is told with.
  void take(Phrasing phrase, EventPhrase& e) const;
  // What the verb [token, end) tells of: in the passive its subject, else its object; what has none, its subject.
  void of_verb(std::uint32_t token, std::uint32_t end, const DateTokens& d, std::uint32_t sentence, EventPhrase& e) const;
  // The subject of a verb and what follows it, where it is not known what the verb does.
  void of_deed(const VerbGroup& verb, bool fronted, const DateTokens& d, std::uint32_t sentence, EventPhrase& e) const;

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool in_verb(std::uint32_t token, const Sentence& s) const { return verb_at(token, view_.mentions.sentence_of_token(s.first)) != nullptr; }
  Phrasing told_as(Phrasing pronoun) const;
  WordSet names_of(Phrasing phrase) const;
  void take_object(std::uint32_t from, std::uint32_t stop, EventPhrase& e) const;
  bool relative_object(const VerbGroup& v, const Sentence& s, EventPhrase& e) const;

  const View& view_;
  const std::vector<Token>& tokens_;
  const Topics& topics_;
  const People& people_;
  const GroupId function_, article_, definite_, indefinite_, preposition_, joint_, own_, it_, circumstance_, alone_, between_;
};

// Where the words with capitals that start at a token end, articles left out: "Three Lakes Bank".
std::uint32_t capitals_end(const View& view, std::uint32_t token, std::uint32_t last);

}  // namespace claimcheck
