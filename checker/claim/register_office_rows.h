// The persons of a document and the offices that the register has them hold: what the words name of an office, which rows it may
// be, and the facts that set what a text tells beside a row.
#pragma once
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "checker/claim/register_facts.h"

namespace claimcheck {

using RegisterEntries = std::vector<RegisterEntry>;

constexpr Day kTitleKept = 366;  // days after an office in which its title is still a claim to hold it

// The rows of which something holds.
template <class Keep>
RegisterEntries kept(const RegisterEntries& rows, const Keep& keep) {
  RegisterEntries out;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(out), keep);
  return out;
}

// What words say of an office: the name of the register there, or the nouns of a title.
struct NamedOffice {
  std::uint64_t name = 0;
  std::set<std::uint64_t> nouns;
  std::string_view role;  // words of which the name of the office has one
  bool generic = false;   // "the post": whichever it was
  bool empty() const { return name == 0 && nouns.empty() && role.empty() && !generic; }
};

class OfficeRows {
 public:
  // Finds the persons of the document whose full name is one of the register; a family name alone is nobody.
  explicit OfficeRows(const RegisterContext& context);

  bool empty() const { return rows_.empty(); }  // nobody in the document is in the register
  // Rows in which a person of the document holds an office.
  const RegisterEntries& rows_of(std::uint32_t actor) const;

  // The office that the tokens [from, to) of a sentence name, and the one that a title does ("Prime Minister").
  NamedOffice office_in(std::uint32_t from, std::uint32_t to, std::uint32_t sentence) const;
  NamedOffice of_title(std::string_view title) const;
  // Whether a role told by what it is ("head of state") stands at the end of the tokens [from, to).
  bool ends_role(std::uint32_t from, std::uint32_t to) const;
  // Whether the tokens [from, to) say that the office is not held now: former, acting, would-be.
  bool forbidden(std::uint32_t from, std::uint32_t to) const;
  bool chosen(std::uint32_t from, std::uint32_t to) const;
  // Whether an office leads a state or its government.
  bool leads_state(const RegisterEntry& row) const;
  // Whether a fact was made of a person in a sentence.
  bool told_of(std::uint32_t sentence, std::uint32_t person) const { return persons_told_.contains({sentence, person}); }

  // Of a person's rows those of the office; all where nothing is said of it.
  RegisterEntries of_office(const RegisterEntries& rows, const NamedOffice& office) const;
  // "Took the helm of the bank", "has led its government": those of the office whose name has all that the tokens [from, to) name.
  RegisterEntries of_body(const RegisterEntries& rows, std::uint32_t from, std::uint32_t to, std::uint32_t sentence) const;
  bool names_nothing(std::uint32_t from, std::uint32_t to) const;  // "has governed since"
  // The rows in which somebody holds an office again, after another or others had it.
  static RegisterEntries returns(const RegisterEntries& rows);
  // Whether the name of an office has a word.
  bool has_word(std::string_view subject, std::uint64_t word) const;
  // The row whose first or last day is nearest to what is said; nullptr if none has such a day.
  static const RegisterEntry* nearest(const RegisterEntries& rows, bool start, Days said);

  // A later oath is that of another term; one told long before is of a term that the register does not have.
  static bool may_be_first(Days said, Days from);
  // Who rules need not hold the office yet: "came to power" is doubted only where somebody else is known to have held it then.
  bool held_by_another(const RegisterEntry& row, Days said) const;
  // Who is known to have held the office of a row on a day, if it is another; nullptr if nobody is, or the holder of the row.
  std::optional<RegisterEntry> other_holder(const RegisterEntry& row, Day day) const;
  // Between two holders whose days do not meet: what is said of the time between is neither known nor wrong.
  bool unknown_after(const RegisterEntry& row, Days said) const;

  // The fact that a person is said to have taken (or left) the office of a row then: once for each date, which is a mention.
  void add_end(bool start, std::uint32_t person, const RegisterEntry& row, std::uint32_t date, Span words);
  void add_end(bool start, std::uint32_t person, const RegisterEntry& row, Field said, std::uint32_t date, Span words);
  // The fact that the holder of a row, who is not named, is said to have taken the office then.
  void add_end(const RegisterEntry& row, Field said, std::uint32_t date, Span words);
  // The fact that a person is said to have held the office of one of the rows at a time.
  void add_tenure(std::uint32_t person, const RegisterEntries& rows, Days when, bool by_title, const DatedVerb& v, std::uint32_t token, bool plain = false);
  // The same of one end of a range in which the office is said to have been held throughout.
  void add_tenure_then(std::uint32_t person, const RegisterEntries& rows, Days when, Field said, Span words);
  // The same of days that no words name, up to the day of the issue: where somebody else is known to have held it.
  void add_tenure_now(std::uint32_t person, const RegisterEntries& rows, Days when, Span words);

 private:
  void find_persons();
  std::uint32_t mention_in(const RegisterName& n) const;
  bool has_one_of(std::string_view subject, std::string_view words) const;
  bool has_all_of(std::string_view subject, std::string_view words) const;
  bool unknown_on(const RegisterEntry& row, Days when) const;
  bool fits_body(const RegisterEntry& row, std::uint32_t from, std::uint32_t to, std::uint32_t sentence) const;
  bool heads(std::uint32_t t, std::uint32_t to, NamedOffice& out) const;

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId office_, not_now_, role_, generic_, chosen_, seat_, head_, governed_, skipped_, ruler_;
  std::set<std::tuple<std::size_t, std::uint32_t, bool>> told_;  // place of the date, person, start
  std::set<std::pair<std::uint32_t, std::uint32_t>> persons_told_;  // sentence, person
  std::map<std::uint32_t, RegisterEntries> rows_;  // by actor
};

}  // namespace claimcheck
