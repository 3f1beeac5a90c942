// The offices of persons as words tell them: the head word of a title ("minister" of "Prime Minister"), an apposition, "as
// mayor". Words are those of the group office-word; "" is no office, or one that cannot be told.
#pragma once
#include <map>
#include <string>

#include "checker/claim/people.h"

namespace claimcheck {

class HeldOffices {
 public:
  HeldOffices(const View& view, const People& people);

  // The person (index in Mentions::actors) whose mention starts at a token, or kNone.
  std::uint32_t actor_at(std::uint32_t token) const;
  // The head word of a title: "minister" of "Prime Minister", "negotiator" of "chief negotiator".
  std::string head_of_title(std::uint32_t token) const;
  // The same of the first person named in [from, to).
  std::string head_of_title_in(std::uint32_t from, std::uint32_t to) const;
  // Office words behind "as", "of", "appointed": of the clause [from, to).
  std::string office_in(std::uint32_t from, std::uint32_t to) const;
  // The office that all titles of a person in the issue name; "" if they differ.
  std::string office_of(std::uint32_t actor) const;
  // The title before a name, unless it is called past, acting or to come: "the former prime minister X".
  std::string titled_now(std::uint32_t token, const Sentence& s) const;
  // "The mayor, Ante Kos, sacked …", "Kos, the mayor, sacked …".
  std::string apposition(std::uint32_t name, std::uint32_t last, const Sentence& s) const;
  // "Relieved of his command", "resigned from the chairmanship".
  std::string post_behind(std::uint32_t t, const Sentence& s) const;
  // Whether one of these words makes an office a past, acting or coming one.
  bool former_in(std::uint32_t from, std::uint32_t to) const;

 private:
  const View& view_;
  const People& people_;
  const GroupId office_, past_title_, post_, article_, preposition_, his_;
  mutable std::map<std::uint32_t, std::string> offices_;  // by actor, read when first asked for, by one thread
};

}  // namespace claimcheck
