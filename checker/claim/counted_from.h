// Which event a count of years is counted from ("the tenth anniversary of the treaty", "for the eighth year running since …"),
// and the time that it is told of. Where the event's own date is told with it, that is the event; else events of the kind in the
// issue are.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checker/claim/event_facts.h"

namespace claimcheck {

class CountedFrom {
 public:
  CountedFrom(const View& view, const EventReader& events, const Happenings& happenings);

  // Of the mention of a date with a reading: its days, the year that they begin in.
  Days days(std::uint32_t mention) const { return view_.mention(mention).time()->readings.front().days; }
  int year(std::uint32_t mention) const { return to_civil(days(mention).begin).year; }
  // Tokens [from, to) are the count; mentions of dates are what is returned where a date tells the event.
  //
  // The time of the celebration: a date of the sentence that is no event of its own, else the issue's if the present is told.
  std::optional<Field> time_of(std::uint32_t sentence, std::uint32_t from, std::uint32_t to,
                               const std::vector<std::uint32_t>& events) const;
  // "The anniversary of the independence declared in 1925", "of the coup (18 February 2005)": the event's date is told with it.
  std::optional<std::uint32_t> dated_complement(std::uint32_t last, const Sentence& s, std::uint32_t sentence) const;
  // "The bicentenary of its uprising, which began in 1831, …": dated by the clause behind.
  std::optional<std::uint32_t> told_in_clause(std::uint32_t last, const Sentence& s, std::uint32_t sentence) const;
  // "The border treaty of 1975 was celebrated in 2015, on its fortieth anniversary": the subject is known by its date.
  std::optional<std::uint32_t> of_subject(const Mention& m, const Sentence& s) const;
  // What the count is of: "… of the signing", "… of its entry into force"; "found" where nothing is said; "" where it cannot be
  // told.
  std::string kind_of(std::uint32_t last, const Sentence& s) const;
  // "Of the treaty, signed in 1961, …", "of the treaty, which was signed in 1961, …".
  std::string told_behind(std::uint32_t last, const Sentence& s) const;
  // "Of the university", where one event in the issue tells how the university began.
  bool of_founded(std::uint32_t last, const Sentence& s) const;
  // Events of the kind in the issue; those of the same paragraph first.
  std::vector<const Happening*> candidates(const std::string& kind, std::uint32_t sentence, std::uint32_t from) const;
  // "A year late", "postponed": it was not kept on its day.
  bool moved(std::uint32_t block) const;
  // "Is marking the centenary": now.
  bool keeps(std::uint32_t t, const Sentence& s) const;
  // Whether a comma or a semicolon stands among the tokens [from, to).
  bool parted(std::uint32_t from, std::uint32_t to) const;
  // The day of the issue, if it is known.
  std::optional<Field> issue_day() const;

 private:
  // A later year than that of a date is told in its sentence.
  bool told_elsewhere(const DateTokens& date, std::uint32_t sentence) const;
  // What an anniversary is counted from where nothing is said.
  bool starts(const std::string& kind) const;
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }

  const View& view_;
  const EventReader& events_;
  const Happenings& happenings_;
  const GroupId its_, was_, had_, kept_, moved_, article_, preposition_, which_was_, starting_;
};

// A figure that counts years, months or days, told at a span.
Field count_field(const Figure& count, Span span);

// Adds a fact "anniversary": the count told at `span`, the years between the event and `when`, of which `slack` more may be
// meant. Nothing if the event is not the earlier of the two.
void add_anniversary(FactMaker& maker, Span span, Field count, const Mention& event, Field when, int slack);

}  // namespace claimcheck
