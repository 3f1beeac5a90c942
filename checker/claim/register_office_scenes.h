// Who is told to have held an office at a date, however the sentence is built: "under the premiership of Ida Kamm, in May 2015", "signed
// on 3 May by the president, Ida Kamm", "the Kamm government of 2012". Read where nothing else was made of the person in the sentence.
#pragma once
#include <cstdint>
#include <optional>

#include "checker/claim/register_office_rows.h"

namespace claimcheck {

class OfficeScenes {
 public:
  // Both must outlive it.
  OfficeScenes(const RegisterContext& context, OfficeRows& offices);
  void run();

 private:
  // A person in a sentence: tokens [first, last) of the name, its title included.
  struct Holder {
    std::uint32_t sentence = 0, mention = 0, actor = 0, first = 0, last = 0;
  };
  // What ties a person to an office there.
  struct Tie {
    RegisterEntries rows;
    bool of_then = false;   // the words speak of the office at the time of the event: "then", "as", "under"
    bool by_title = false;  // a bare title before the name
    bool any = false;       // no office is named: a time as a minister may be meant, too
  };

  void look(const Holder& h);
  bool entered(const Holder& h, std::uint32_t date, const Sentence& s);
  std::uint32_t entry_noun(const Holder& h, const Sentence& s) const;
  bool plain_between(std::uint32_t first, std::uint32_t last, std::uint32_t date, const Sentence& s) const;
  void range(const Holder& h, const Sentence& s);
  std::optional<std::uint32_t> only_date(const Holder& h, const Sentence& s) const;
  Tie tie(const Holder& h, const Sentence& s) const;
  Tie reign(const Holder& h, const Sentence& s) const;
  Tie role_of(const Holder& h, const Sentence& s) const;
  Tie before_name(const Holder& h, const Sentence& s) const;
  Tie behind_name(const Holder& h, const Sentence& s) const;
  RegisterEntries rows_of(const Holder& h, std::uint32_t from, std::uint32_t to) const;
  RegisterEntries rulers(const Holder& h) const;
  bool named_elsewhere(const RegisterEntries& rows, std::uint32_t from, std::uint32_t to) const;
  bool takes_part(const Holder& h, std::uint32_t from, const Sentence& s) const;
  bool is(std::uint32_t t, GroupId group) const { return view_.is(t, group); }

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  OfficeRows& offices_;
  const GroupId as_, not_then_, then_, reign_, under_, act_, with_, whole_time_, when_, later_person_, neighbour_, change_, entry_, again_, dates_, unreal_, old_;
};

}  // namespace claimcheck
