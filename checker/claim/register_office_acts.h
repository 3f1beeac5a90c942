// Who is told to act in an office: "On 2 June the Speaker of the Diet, Ida Kamm, opened …".
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "checker/claim/register_office_rows.h"

namespace claimcheck {

class OfficeActs {
 public:
  // Both must outlive it.
  OfficeActs(const RegisterContext& context, OfficeRows& offices);

  // The subject of a dated verb, if a title, an apposition or an "as" names an office with it.
  void held_at(const DatedVerb& v);
  // Who is called a holder beside a date, or in a sentence of the present that has none: then, or on the day of the issue.
  void run();

 private:
  NamedOffice as_office(std::uint32_t person, const Sentence& s, std::uint32_t sentence) const;
  NamedOffice apposition(std::uint32_t token, std::uint32_t mention, std::uint32_t sentence) const;
  RegisterEntries of_apposition(std::uint32_t token, std::uint32_t mention, std::uint32_t sentence, std::uint32_t person) const;
  bool beside_date(std::uint32_t person, const RegisterEntries& rows, const RegisterName& n, std::uint32_t token, Day issue);
  std::optional<Days> present_of(std::uint32_t sentence, Day issue) const;

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  OfficeRows& offices_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> told_;  // sentence and person
  const GroupId as_, not_then_, later_, then_, demonym_, country_;
};

}  // namespace claimcheck
