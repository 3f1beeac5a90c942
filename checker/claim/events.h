// Dated events: which verb of its sentence a date belongs to. What tells tense, order, repeats and terms of office by code
// starts from here.
#pragma once
#include <unordered_map>
#include <vector>

#include "checker/claim/verbs.h"

namespace claimcheck {

struct DatedVerb {
  std::uint32_t sentence = 0;
  std::uint32_t date = 0;    // mention
  VerbGroup verb;
  bool fronted = false;      // "On 3 March parliament voted"; else the date stands behind the verb
  bool loose = false;        // words between the verb and its date could take the date for themselves
};

// Longer sentences are none (a table in one line, a dump): nothing of this kind is read in them, so that the work stays linear.
inline constexpr std::uint32_t kLongestSentence = 400;  // tokens
inline bool readable(const Sentence& s) { return s.last - s.first <= kLongestSentence; }

// The sentences in which dates stand and that are read, in order; not the first of a document, which nothing stands before.
std::vector<std::uint32_t> dated_sentences(const View& view);

struct DateTokens {
  std::uint32_t mention = 0;
  std::uint32_t first = 0, last = 0;  // tokens of the date
  std::uint32_t lead = 0;             // the preposition before it, or `first`
};

class EventReader {
 public:
  explicit EventReader(const View& view);

  // By place; a date without a verb of its own is left out.
  const std::vector<DatedVerb>& verbs() const { return out_; }
  // The dates of a sentence, ranges and parts of ranges left out. Found once.
  const std::vector<DateTokens>& dates_of(std::uint32_t sentence) const;
  const VerbReader& reader() const { return reader_; }

 private:
  void read_sentence(std::uint32_t sentence);
  std::vector<DateTokens> find_dates(std::uint32_t sentence) const;
  bool opens_clause(const Sentence& s, const DateTokens& d) const;
  bool closes_aside(std::uint32_t from, std::uint32_t comma) const;
  bool between_allows(std::uint32_t from, std::uint32_t to) const;
  const VerbGroup* verb_behind(const Sentence& s, const DateTokens& d, const std::vector<VerbGroup>& groups) const;
  const VerbGroup* verb_before(const Sentence& s, const DateTokens& d, const std::vector<VerbGroup>& groups, bool& loose) const;
  const VerbGroup* verb_of_cleft(const Sentence& s, const DateTokens& d, const std::vector<VerbGroup>& groups) const;
  bool of_event(const Sentence& s, const DateTokens& d, const std::vector<VerbGroup>& groups, DatedVerb& event) const;
  bool is(std::uint32_t token, GroupId group) const { return view_.is(token, group); }

  const View& view_;
  VerbReader reader_;
  GroupId opener_, to_come_, decision_, plan_, relative_, light_, outcome_, article_, loom_, text_, passed_, how_, won_, settled_, lead_, lead_adverb_, joins_, clause_, place_, aftermath_, as_late_, last_, hour_, at_hour_;
  std::vector<DatedVerb> out_;
  mutable std::unordered_map<std::uint32_t, std::vector<DateTokens>> dates_;  // by sentence; for one thread
};

}  // namespace claimcheck
