// Happenings: a word that tells an event of a known kind ("signed", "the signing": `ev-kind` in rules/events.words) with its date
// and whom or what it befell. Repeats, anniversaries and distances between events compare them.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "checker/claim/events.h"
#include "checker/claim/people.h"

namespace claimcheck {

struct Happening {
  std::string kind;            // "sign"
  std::uint32_t sentence = 0;
  std::uint32_t token = 0;     // of the word
  std::uint32_t date = 0;      // mention
  std::uint32_t person = kNone;  // whom it befell or who did it, if that is sure
  bool noun = false;           // "the closure"
  bool own = false;            // "his dismissal", "its founding", "since it opened": of somebody or something told before
  bool plain = false;          // a noun that nothing but its date stands with: "the closure on 3 May"
  std::string definite;        // "when the dam collapsed", "the king's death": the noun that is told of as known
  std::set<std::string> subject;  // "the law on banks was adopted": the words of a definite subject right before its verb
  bool ends = false;           // a mark stands behind its date
  bool vague = false;          // one of several, or of another time: "the second round", "signed again"
  std::set<std::string> words; // what it is about: names and nouns around it, singular, lower case
  std::set<std::string> names; // those with a capital
};

class Happenings {
 public:
  Happenings(const View& view, const EventReader& events, const People& people);
  const std::vector<Happening>& all() const { return all_; }
  // The kind of event that the word at a token tells, "" if none; `length` is how many tokens it takes.
  std::string_view kind_at(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const;

 private:
  void read(std::uint32_t sentence, const std::vector<DateTokens>& dates);
  // Whom and what an event told by a word of `length` tokens is of: "his death on 4 January", "the law, which was adopted on 3 May".
  void told_by_noun(const Sentence& s, std::uint32_t length, const DateTokens& d, Happening& h) const;
  void told_by_verb(const Sentence& s, std::uint32_t length, const DateTokens& d, Happening& h) const;
  // "The strike of 17 April that killed him": the date is that of the death, too.
  void read_clause(const Sentence& s, const DateTokens& d, const Happening& h);
  void note_subject(const Sentence& s, std::uint32_t verb, Happening& h) const;
  bool one_of_many(const Sentence& s, std::uint32_t token, const DateTokens& date) const;
  void note_words(const Sentence& s, std::uint32_t token, const DateTokens& date, Happening& h) const;
  const DateTokens* date_ahead(const Sentence& s, std::uint32_t token, const std::vector<DateTokens>& dates) const;
  const DateTokens* date_of(const Sentence& s, std::uint32_t token, std::uint32_t last, bool noun, const std::vector<DateTokens>& dates) const;
  bool is(std::uint32_t token, GroupId group) const { return view_.is(token, group); }

  const View& view_;
  const EventReader& events_;
  const People& people_;
  GroupId kind_, article_, many_, function_, opener_, him_, noun_form_, base_, when_, day_, his_, its_, was_, be_, had_, is_, it_, told_back_;
  std::vector<Happening> all_;
};

}  // namespace claimcheck
