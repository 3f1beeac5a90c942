// The dated events of an issue as another issue can be held against them: told by a verb of a known kind ("signed on 3 May"), by any
// other verb of one day ("the regulator revoked …"), by a noun ("the coup of 18 August", "the siege of Homs (3 May 2011)").
#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checker/claim/event_phrases.h"
#include "checker/claim/happenings.h"
#include "checker/claim/scene.h"

namespace claimcheck {

class DatedEvents {
 public:
  DatedEvents(const View& view, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics, const Scenes& scenes);

  std::vector<EventPhrase> run();

 private:
  GroupId group(std::string_view name) const { return lexicon_.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  const Time& time(std::uint32_t date) const { return *view_.mention(date).time(); }
  bool prose(std::uint32_t sentence) const;
  bool usable(std::uint32_t date) const;
  DateTokens tokens_of(std::uint32_t date, std::uint32_t sentence) const;
  bool has(GroupId words, const Sentence& s) const;
  bool one_of_many(std::uint32_t token, const DateTokens& d, const Sentence& s) const;

  void happened(const Happening& h);
  void did(const DatedVerb& v);
  void opened(const Sentence& s, const DateTokens& d, std::uint32_t sentence);
  struct Noun {
    std::uint32_t token = kNone, length = 0;
    std::string_view kind;
    const VerbGroup* governor = nullptr;  // the verb that the noun is an object of: "parliament discussed the strike"
    std::uint32_t verb = kNone;           // what stands between it and its date: "the coup that brought the army to power on"
    bool behind_time = false;             // "after the coup"
    bool any = false;                     // a noun of no kind
  };
  bool is_event_noun(std::uint32_t token, const Sentence& s) const;
  Noun noun_before(std::uint32_t end, bool of, bool papers, std::uint32_t sentence) const;
  bool behind_that(std::uint32_t token, const Sentence& s) const;
  std::uint32_t before_relative(std::uint32_t verb, const Sentence& s) const;
  void lasting(const DateTokens& d, std::uint32_t sentence);
  void attributed(const DateTokens& d, std::uint32_t sentence);
  void tell_noun(const Noun& noun, Phrasing phrase, std::uint32_t end, const DateTokens& d, std::uint32_t sentence);
  bool told(std::uint32_t date) const;
  // Of dated_event_clauses.cpp.
  std::string_view verb_kind(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const;
  bool tells_past(const VerbGroup& v) const;
  bool plain_between(std::uint32_t from, std::uint32_t to) const;
  std::uint32_t befallen(const VerbGroup& v, std::uint32_t length, std::uint32_t sentence) const;
  void tell_verb(const VerbGroup& v, std::string_view kind, std::uint32_t length, DateTokens d, std::uint32_t sentence);
  void met_for(const DatedVerb& v);
  void in_which(const DateTokens& d, std::uint32_t sentence);
  std::string_view kind_by_form(const DatedVerb& v, const DateTokens& d, const Sentence& s) const;
  std::uint32_t before_aside(std::uint32_t end, const Sentence& s) const;
  bool of_something(const DateTokens& d) const;
  bool is_light(const EventPhrase& e) const;
  void which_was(const DateTokens& d, std::uint32_t sentence);
  void day_when(const DateTokens& d, std::uint32_t sentence);
  void entry(const DateTokens& d, std::uint32_t sentence);
  void alone(const DateTokens& d, std::uint32_t sentence);
  void named(const DateTokens& d, std::uint32_t sentence);
  std::uint32_t before_light_verb(std::uint32_t end, const Sentence& s) const;
  std::string_view noun_kind(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const;

  void add(EventPhrase e, std::uint32_t person);
  void read_paper(EventPhrase& e) const;
  bool read_person(EventPhrase& e, std::uint32_t person) const;
  std::string office_around(std::uint32_t sentence) const;

  const View& view_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  const EventReader& events_;
  const People& people_;
  const Happenings& happenings_;
  const Topics& topics_;
  const Scenes& scenes_;
  const EventPhrases phrases_;
  const GroupId verb_, noun_, kind_, paper_, often_, often_kind_, personal_, office_, corrected_, own_, many_, definite_, indefinite_, preposition_, joint_, chamber_, light_, of_event_, after_, noun_form_, heads_, says_it_was_, begins_, storm_, she_, light_verb_, state_, no_event_, met_, base_, same_, first_, first_use_, years_, whichever_, day_, told_back_, holds_, object_, it_, sure_;
  std::vector<EventPhrase> all_;
  std::set<std::pair<std::uint32_t, std::string>> told_;  // of these: dates and kinds
};

}  // namespace claimcheck
