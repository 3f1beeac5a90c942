// Events by the names that a text may call them by later: the kind of event, the noun of it ("the vote"), the stem of its verb ("was
// burgled": the burglary). Orders and second dates told of "the vote" look here for the one event with its date that is meant.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "checker/claim/events.h"
#include "checker/claim/happenings.h"

namespace claimcheck {

struct NamedEvent {
  std::uint32_t sentence = 0, token = 0, date = 0;  // token of the word, mention of the date
  std::string name;                                 // a kind, a noun in the singular, or the verb in lower case
  bool verb = false;
};

// What a phrase of the text calls an event.
struct EventReference {
  std::uint32_t first = 0, last = 0;      // tokens
  std::uint32_t head = 0;                 // the noun
  std::string kind, noun;                 // "" if there is none
  std::set<std::string> words;            // the others that describe it: "border accord", "of the ferry"
  bool definite = false;
};

class EventNames {
 public:
  EventNames(const View& view, const EventReader& events, const Happenings& happenings);

  // "The vote", "ratification", "the signing of the accord" at a token; nothing for one of several or for a name.
  std::optional<EventReference> reference_at(const Sentence& s, std::uint32_t token) const;
  // The events that it can mean, told before this token in `back` sentences of the block; those of the same date once.
  std::vector<const NamedEvent*> meant(const EventReference& reference, std::uint32_t sentence, std::uint32_t token, std::uint32_t back) const;

 private:
  void note_subject(const DatedVerb& v);
  void note_noun(const Sentence& s, std::uint32_t sentence, const DateTokens& d);
  static bool called(const EventReference& r, const NamedEvent& e);
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool word(std::uint32_t t) const { return view_.mentions.tokens[t].kind == TokenKind::word; }
  std::string noun(std::uint32_t t) const;

  const View& view_;
  const Happenings& happenings_;
  GroupId held_, function_, many_, definite_, his_, event_;
  std::vector<NamedEvent> all_;  // by sentence
};

}  // namespace claimcheck
