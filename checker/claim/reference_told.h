// What stands beside a reference to an issue: the title, the author and the day that the issue is said to have.
#pragma once
#include <optional>

#include "checker/claim/view.h"
#include "checker/claim/written_dates.h"
#include "checker/model/fact.h"

namespace claimcheck {

// The tokens [first, last) that refer to an issue: "Bulletin No. 21 (1451)", "our last issue".
struct IssueReference {
  std::uint32_t sentence = 0, first = 0, last = 0;
};

struct ToldAuthor {
  std::uint32_t family = 0xFFFFFFFF;  // token of the family name, of the last of several; none if nobody is named
  bool loose = false;                 // who said something there, and may have been quoted: "what P. Ohm had to say in No. 21"
  bool named() const { return family != 0xFFFFFFFF; }
};

class ToldBeside {
 public:
  explicit ToldBeside(const View& view);

  // The title in quotation marks or in italics: “Title” (No. 21); “Title”, which was No. 21; No. 21, called “Title”. Empty for none.
  Span title(const IssueReference& reference) const;
  // Whose it is: "Ohm's “Title” (No. 21)", "No. 21, by P. Ohm", "(cf. No. 21, P. Ohm)", "P. Ohm wrote in No. 21", "Ohm's survey in No. 21".
  ToldAuthor author(const IssueReference& reference, Span title) const;
  // When it appeared: "our issue of 3 May (No. 21)", "No. 21, published a fortnight ago", "last month's No. 21", "as No. 21 wrote in May".
  // A distance in weeks, months or years leaves half a unit either way.
  std::optional<Field> date(IssueReference reference, Span title) const;
  // A date as a field, with that leave.
  Field dated(const Mention& date) const;

  // Two words or more, the longer ones with capitals.
  bool is_title(Span span) const;
  // "in these pages", "this bulletin" among the tokens [first, last).
  bool in_own_pages(std::uint32_t first, std::uint32_t last) const;
  bool says(std::uint32_t t) const { return t < tokens_.size() && view_.lexicon.is(tokens_[t].word, say_); }

 private:
  std::string_view text(std::uint32_t t) const { return view_.text(t); }
  bool is_word(std::uint32_t t, std::string_view w) const { return t < tokens_.size() && view_.lexicon.form(tokens_[t].word) == w; }
  bool publishes(std::uint32_t t) const { return t < tokens_.size() && view_.lexicon.is(tokens_[t].word, publishing_); }
  bool capital(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word && tokens_[t].has(kCapital) && !tokens_[t].has(kAllCapitals); }
  bool opens(std::uint32_t t) const;
  bool closes(std::uint32_t t) const;
  bool joint(std::uint32_t t) const;
  std::uint32_t behind_date(std::uint32_t t) const;
  std::uint32_t run_end(std::uint32_t t, std::uint32_t end) const;
  bool linked(std::uint32_t from, std::uint32_t to, GroupId joints) const;
  Span title_that(std::uint32_t place, bool ends) const;
  Span title_linked(const IssueReference& reference) const;
  std::uint32_t family_ending(std::uint32_t end) const;
  std::uint32_t author_before_title(std::uint32_t title) const;
  std::uint32_t author_by(std::uint32_t at) const;
  std::uint32_t author_of(const IssueReference& reference) const;
  std::uint32_t author_behind(const IssueReference& reference) const;
  std::uint32_t author_told_before(const IssueReference& reference) const;
  const Mention* date_before(const IssueReference& reference) const;
  const Mention* date_of_saying(const IssueReference& reference) const;
  const Mention* date_of_publishing(const IssueReference& reference) const;
  bool dates_behind(const WrittenDate& d, std::uint32_t last) const;
  bool dates_before(const WrittenDate& d, const Sentence& s, std::uint32_t first, std::uint32_t last) const;

  const View& view_;
  const std::vector<Token>& tokens_;
  const Document& document_;
  const GroupId small_, say_, publication_, publishing_, own_pages_, own_issue_, particle_, joint_, titling_, authoring_, auxiliary_;
};

}  // namespace claimcheck
