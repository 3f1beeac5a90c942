// Whether two near forms are one name. One of these must tie them together:
//
//   beside    the same name stands before or behind both ("Oleksandr Marchenko", "Oleksander Marchenko")
//   called    one stands with a first name, the other always alone ("Mahdi al-Rashidi", "al-Rashedi"): a person named again
//   slip      one stands three times or more, the other once, and is no word or name that the vocabulary knows
//
// Two first names are two people; inflected forms, British and American spelling, quotations and foreign phrases are let be.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "checker/claim/name_neighbours.h"
#include "checker/claim/spelling_setting.h"
#include "checker/claim/spelling_slips.h"

namespace claimcheck {

struct NameForm {
  std::string_view text;  // as it stands first
  std::string folded;
  std::uint32_t count = 0;
  std::vector<std::uint32_t> places;  // tokens, at least one; of many the first ones
};

class SameName {
 public:
  explicit SameName(const View& view);

  // Whether two forms are one name at all: near names in the rows of a table, in a list of works or in a list of names are
  // many names; only a neighbour that both have ties them there.
  bool evidence(const NameForm& usual, const NameForm& odd, const Slip& slip) const;
  // Side by side, the text sets two forms against one another; in quotation marks, they are somebody else's.
  bool said_so(const NameForm& a, const NameForm& b) const;

 private:
  bool tied(const NameForm& usual, const NameForm& odd, const Slip& slip) const;
  // Two known first names that are one in another transcription: "Mohammed", "Muhammad".
  bool transcribed(const NameForm& a, const NameForm& b) const;
  bool inflected(const NameForm& form) const;
  // "Reconciliation", "Reconciliación": a word of the vocabulary, and one with letters that English lacks.
  bool two_languages(const NameForm& english, const NameForm& other) const;
  // Always one item of a list of names: "Perez, Dalton, Hughes".
  bool listed(const NameForm& odd) const;
  // "the Strate- — the Strategic Reserve", "Hawai‘i": half a word.
  bool cut_off(const NameForm& odd) const;
  // "Gardner" the editor and "Gardiner Street": the rare form names a thing that the usual one never does.
  bool another_thing(const NameForm& usual, const NameForm& odd) const;
  // Beside a name that the usual form never stands beside: "Hans Barth" is no birth.
  bool in_another_name(const NameForm& usual, const NameForm& odd) const;
  // "Adeyemi-Clarke" and "Adeyemi-Clark": a double name of which one half is the same.
  bool same_compound(const NameForm& a, const NameForm& b) const;
  bool beside(const NameForm& a, const NameForm& b, bool first_names) const;
  // "Jo Carroll Silvers", "Jo Caroll Dennis": each has another name beside it that is its own.
  bool both_own(std::uint32_t x, std::uint32_t y) const;
  // "Mario Rossi" and "Maria Rossi", "François Favre" and "Françoise Favre"
  bool two_people(std::uint32_t x, std::uint32_t y) const;
  bool called(const NameForm& full, const NameForm& alone, bool surely = false) const;
  // The rare form has a first name of its own, and so has the usual one: a namesake.
  bool own_first_name(const NameForm& usual, const NameForm& odd) const;
  // Words of another language around a name: "Partido Nacional".
  bool foreign(const NameForm& usual, const NameForm& odd) const;
  bool is_joint(std::uint32_t from, std::uint32_t to) const;

  bool is(std::uint32_t t, GroupId group) const { return names_.is(t, group); }
  bool capital(std::uint32_t t) const { return names_.capital(t); }
  bool known(std::uint32_t t) const { return tokens_[t].word != 0 && !lexicon_.groups_starting_with(tokens_[t].word).empty(); }

  const View& view_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  const NameNeighbours names_;
  const NameSetting setting_;
  const GroupId common_, first_, title_, office_, particle_, joint_;
};

}  // namespace claimcheck
