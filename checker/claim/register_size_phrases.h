// How a text says how many members a body has: the whole membership alone ("all 40 members of", "has ten members", "the 60-seat",
// "whose 40 members"), never a part of it ("five members of", "four observers").
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "checker/claim/register_facts.h"

namespace claimcheck {

class SizePhrases {
 public:
  using Rows = std::vector<RegisterEntry>;
  explicit SizePhrases(const RegisterContext& context);

  // The figure that the words beside a name tell of it; nullptr if they tell none. Rows are those of its members.
  const Mention* beside(const RegisterName& n, const Sentence& s, const Rows& rows) const;
  // "Has ten member states", "numbers ten", "is a club of ten": from a token behind the subject on.
  const Mention* predicate(std::uint32_t t, const Sentence& s, const Rows& rows) const;
  // "Ten states make up" right before a token.
  const Mention* making_up(std::uint32_t token, const Sentence& s, const Rows& rows) const;

  // A count of members that starts at a token; `last`: the token behind it.
  const Mention* count_from(std::uint32_t token, std::uint32_t& last) const;
  // States make up an organisation, deputies a parliament.
  bool fits(const Mention& m, const Rows& rows) const;
  // "40 out", "just 40": the part, before an "of".
  bool part_before(std::uint32_t of, const Sentence& s) const;
  // "The five members of the Union that abstained", "has nine members in the committee".
  bool restricted(std::uint32_t token, const Sentence& s) const;

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId group) const { return t < tokens_.size() && view_.lexicon.is(tokens_[t].word, group); }
  bool is_seat(const Mention& m) const { return view_.lexicon.is(view_.lexicon.find(m.figure()->noun), seat_); }
  std::uint32_t before_articles(const RegisterName& n, const Sentence& s) const;
  std::uint32_t skip_adverbs(std::uint32_t t, const Sentence& s) const;
  const Mention* number_from(std::uint32_t token, const Sentence& s) const;
  const Mention* attribute(const RegisterName& n, const Sentence& s) const;
  const Mention* whole_of(const RegisterName& n, const Sentence& s) const;
  const Mention* house_of(std::uint32_t t, const Sentence& s) const;
  const Mention* house_before(const RegisterName& n, const Sentence& s) const;
  const Mention* apposition(const RegisterName& n, const Sentence& s, const Rows& rows) const;
  const Mention* relative(const RegisterName& n, const Sentence& s, const Rows& rows) const;
  const Mention* number_of(const RegisterName& n, const Sentence& s) const;
  const Mention* sitting(const RegisterName& n, const Sentence& s, const Rows& rows) const;
  const Mention* of_so_many(const RegisterName& n, const Sentence& s, const Rows& rows) const;
  const Mention* inverted(const RegisterName& n, const Sentence& s, const Rows& rows) const;
  const Mention* in_brackets(const RegisterName& n, const Sentence& s, const Rows& rows) const;
  const Mention* companion(const RegisterName& n, const Sentence& s, const Rows& rows) const;

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId member_, has_, whole_, plain_, restricts_, noun_end_, legislator_, state_, numbers_, behind_number_, is_, house_, in_all_, with_, its_, house_of_, strong_, sit_, membership_, of_, stands_, some_, which_, part_, adverb_, make_up_,
      belong_, seat_, total_, everywhere_, doubtful_;
};

}  // namespace claimcheck
