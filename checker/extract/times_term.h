// What a time expression says before anybody knows when: the syntax tree that the grammar makes and the calendar resolves.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "checker/base/exact.h"
#include "checker/extract/times_words.h"
#include "checker/model/mention.h"

namespace claimcheck::times {

// What a relative expression is counted from.
enum class Base : std::uint8_t {
  none,
  issue,  // the day of the issue: "last year", "two weeks ago"
  told,   // the date last told: "two days later", "the same year"
  term,   // a date named beside it: "three days before 9 March"
};

struct Term;

// A whole period of the calendar, counted from a base: {issue, year, -1} is last year.
struct Period {
  Base base = Base::none;
  Unit unit = Unit::none;
  int offset = 0;
  int years = 0;                     // besides: "the same month a year ago"
  std::shared_ptr<const Term> term;  // Base::term
};

// So many units before (side -1) or after a base, as the period that lies there: days for weeks, a month for a year and a
// half. Empty for what is no whole number of months or days.
std::optional<Period> distance(Exact value, Unit unit, int side, Base base);

enum class Direction : std::uint8_t { none, this_one, last, next, previous, following };
enum class Narrowing : std::uint8_t { none, early, mid, late, turn, earlier, later };

// The nth unit of a term: {week, 1} of March; -1 is the last.
struct Part {
  Unit unit = Unit::none;
  int index = 0;
  int weekday = 0;  // "the first Monday of"
  int count = 0;    // "the first six months of": so many from the start, or (index -1) before the end
};

Granularity granularity_of(Unit unit);

struct Amount {
  Exact value = 1;
  Exact step = 1;
  Hedge hedge = Hedge::none;
  bool vague = false;       // "several", "a few"
  Exact low = 0, high = 0;  // of a vague one
  bool in_words = false;
  Span digits;
};

struct Term {
  std::uint32_t first = 0, last = 0;  // tokens [first, last)
  Granularity granularity = Granularity::day;
  int year = 0, month = 0, day = 0, weekday = 0, week = 0, quarter = 0, half = 0;
  int decade = -1;  // first year; two digits where the century is not written
  int century = 0;  // 20 for the twentieth
  Season season = Season::none;
  std::string_view holiday;  // value of the map time-holiday
  Period within;             // the period itself, or the one that holds the fields above
  Direction direction = Direction::none;
  Narrowing narrowing = Narrowing::none;
  Part part;
  std::string clock;        // TIMEX3: "T08:30", "TMO"
  bool either = false;      // "10/6/2019": day and month may change places
  bool nowadays = false;    // "today" as a time of no date: "still in use today"
  bool else_issue = false;  // counted from what was told, or, where nothing was, from the issue: "later in the day"
  bool by_tense = false;    // the last one or the next, as the verb has it: "over the weekend"
  bool zone = false;        // a time zone stands with the clock time
  Span weekday_span;
  Amount amount;  // of a relative one: "two" of "two days later"
  Unit amount_unit = Unit::none;

  bool has_fields() const {
    return year || month || day || weekday || week || quarter || half || decade >= 0 || century || season != Season::none ||
           !holiday.empty();
  }
};

}  // namespace claimcheck::times
