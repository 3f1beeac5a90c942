// Stretches of the calendar: a range between two dates ("from 3 to 9 May"), a length that reaches back from the issue ("the past
// 30 days").
#pragma once
#include <optional>

#include "checker/extract/times_calendar.h"
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {

// What of a term stands in the text: nothing where it is open which figure is the month.
Time::Written written(const Term& term);

struct RangeTime {
  Time time;          // its likeliest readings first, three at most
  Resolved from, to;  // the ends, with a reading for each of those
};
// An end without a year takes it from the other end, so that the range does not run backwards; one that does is marked.
RangeTime time_of_range(const Reader& reader, const Range& range, const Anchors& anchors);

// "They will vote in two weeks": not a length but a day.
std::optional<Term> ahead(const Reader& reader, const Length& length);
// "The past 30 days": from so many before the issue (or the date told last) to its day; adds the reading, if there is one.
void reach(const Reader& reader, const Length& length, const Anchors& anchors, Time& time);

}  // namespace claimcheck::times
