// The grammar of time expressions: tokens to terms. Each function reads at one token and looks a bounded number of tokens
// ahead, so that the whole is linear in the text. What a term means on the calendar is times_calendar.h.
#pragma once
#include <optional>
#include <string>
#include <utility>

#include "checker/extract/times_reader.h"
#include "checker/extract/times_term.h"

namespace claimcheck::times {

// Two ends of one stretch of time.
struct Range {
  Term from, to;
  std::uint32_t first = 0, last = 0;
  bool turn = false;       // "the turn of 2019 to 2020"
  bool two_dates = false;  // tells two dates, not a stretch: "3 and 15 January", "moved from 2030 to 2027"
};

// A length of time: "nearly six years", "the past 30 days".
struct Length {
  std::uint32_t first = 0, last = 0;
  Amount amount;
  std::optional<Amount> upper;  // "two to three years"
  Unit unit = Unit::none;
  Span unit_span;
  std::optional<Exact> extra;  // a second, smaller unit: "two years and three months"
  Unit extra_unit = Unit::none;
  // Reaches back from (−1) or on from (+1) the base: "the past 30 days".
  int side = 0;
  Base base = Base::issue;
};

struct Repeat {
  std::uint32_t first = 0, last = 0;
  std::string timex;
};

class Grammar {
 public:
  explicit Grammar(const Reader& reader) : r_(reader) {}

  // A date, a period or a time of day that starts at this token.
  std::optional<Term> term(std::uint32_t i) const;
  // A stretch from one time to another; `one` is the term that starts at this token, if one does.
  std::optional<Range> range(std::uint32_t i, const std::optional<Term>& one) const;
  std::optional<Length> length(std::uint32_t i) const;
  std::optional<Repeat> repeat(std::uint32_t i) const;
  // A year that qualifies a noun: of something that happens in it ("the 2016 elections"), or part of the name of a text
  // ("the 2019 regulation"), which is a mention of nothing.
  enum class Qualifies : std::uint8_t { nothing, event, document };
  Qualifies qualifying_year(std::uint32_t i) const;
  // A weekday that says when the thing after it took place: "the Monday meeting".
  bool qualifying_weekday(std::uint32_t i) const;
  // A number and a month that count something of that month ("of the 31 June patrols").
  bool counted_in_month(std::uint32_t i) const;

 private:
  struct Day {
    std::uint32_t end = 0;
    int day = 0;
    bool ordinal = false;  // "3rd", "third"
    bool word = false;
  };
  struct Upto {  // a Period and where its words end
    std::uint32_t end = 0;
    Period period;
  };

  // times_dates.cpp: fields of the calendar.
  std::optional<Day> day_at(std::uint32_t i) const;
  std::optional<Day> spoken_day_at(std::uint32_t i) const;
  int year_at(std::uint32_t i) const;
  struct SpokenYear {
    int year = 0;  // 0 for none
    std::uint32_t end = 0;
  };
  SpokenYear year_words(std::uint32_t i) const;
  std::optional<Term> spoken_year(std::uint32_t i) const;
  bool month_at(std::uint32_t i, bool sure) const;
  bool joins_months(std::uint32_t i) const;
  std::uint32_t after_point(std::uint32_t i) const;
  void read_year(Term& t, bool after_day) const;
  void read_weekday_after(Term& t) const;
  std::optional<Term> calendar(std::uint32_t i) const;
  static void order(Term& t, int first, int second, bool padded);
  std::optional<Term> day_month(std::uint32_t i) const;
  std::optional<Term> month_led(std::uint32_t i) const;
  std::optional<Term> weekday_led(std::uint32_t i) const;
  std::optional<Term> weekday_alone(std::uint32_t i) const;
  std::optional<Term> decade_at(std::uint32_t i) const;
  std::optional<Term> century_at(std::uint32_t i) const;
  std::optional<Term> season_at(std::uint32_t i, bool after_the) const;
  std::optional<Term> holiday_at(std::uint32_t i) const;
  std::optional<Term> quarter_at(std::uint32_t i) const;
  std::optional<Term> year_alone(std::uint32_t i) const;
  bool year_context(std::uint32_t i) const;

  // times_numeric.cpp
  std::optional<Term> numeric(std::uint32_t i) const;
  std::optional<Term> three_figures(std::uint32_t i, char mark, bool& of_year) const;
  std::optional<Term> year_first(std::uint32_t i) const;
  std::optional<Term> day_slash_month(std::uint32_t i) const;
  std::optional<Term> month_and_year(std::uint32_t i) const;
  std::optional<Term> pointed_figures(std::uint32_t i) const;

  // times_relative.cpp: counted from the issue or from what was told.
  std::optional<Upto> period_at(std::uint32_t i) const;
  std::optional<Term> pointed(std::uint32_t i) const;
  std::optional<Term> present(std::uint32_t i) const;
  std::optional<Term> deictic(std::uint32_t i) const;
  bool figurative(std::uint32_t i) const;
  bool nowadays(std::uint32_t i) const;
  std::optional<Term> simple_deictic(std::uint32_t i) const;
  std::optional<Term> day_word(std::uint32_t i) const;
  std::optional<Term> whole_period(std::uint32_t i, const Upto& period) const;
  Direction direction_at(std::uint32_t& n, bool the) const;
  std::optional<Term> pointed_fields(std::uint32_t n) const;
  std::optional<Term> shifted(std::uint32_t i) const;
  std::optional<Term> narrowed(std::uint32_t i) const;
  std::optional<Term> narrowed_unit(std::uint32_t n, bool needs_of) const;
  std::optional<Term> narrowed_term(std::uint32_t n) const;
  std::optional<Term> year_end(std::uint32_t i) const;
  std::optional<Term> part_of(std::uint32_t i) const;
  std::optional<Term> inner(std::uint32_t i) const;

  // times_lengths.cpp
  struct Counted {  // an amount and where its words end
    std::uint32_t end = 0;
    Amount amount;
  };
  std::optional<Length> all_of_unit(std::uint32_t i) const;
  std::optional<Length> uncounted(std::uint32_t i) const;
  bool one_of_span(std::uint32_t i, std::uint32_t n) const;
  std::uint32_t read_upper(Length& length, std::uint32_t u) const;
  std::optional<std::uint32_t> past_adjective(const Length& length, std::uint32_t u, bool& counted_off) const;
  bool is_unit(const Length& length, std::uint32_t n, std::uint32_t u, bool counted_off) const;
  void read_rest(Length& length) const;

  // times_amounts.cpp
  static Counted in_words(std::uint32_t end, Exact value, Exact step = 1);
  Counted vaguely(std::uint32_t end, int low, int high) const;
  Counted article_words(std::uint32_t i) const;
  std::optional<Counted> half_words(std::uint32_t i) const;
  std::optional<Counted> number_words(std::uint32_t i) const;
  std::optional<Counted> amount_words(std::uint32_t i) const;
  std::optional<Counted> amount_at(std::uint32_t i) const;

  // times_repeats.cpp
  std::optional<Repeat> repeat_word(std::uint32_t i) const;
  bool is_rate(std::uint32_t i) const;
  std::pair<int, std::uint32_t> every_so_many(std::uint32_t n) const;
  std::optional<Repeat> repeat_of_calendar(std::uint32_t first, std::uint32_t n) const;

  // times_clock.cpp
  struct Clock {
    std::uint32_t end = 0;
    std::string timex;
    bool zone = false;
    bool half = false;  // which half of the day is told
  };
  std::uint32_t half_of_day(std::uint32_t i, Role& half) const;
  std::optional<Clock> clock_at(std::uint32_t i, bool dated) const;
  std::optional<Clock> bare_hour(std::uint32_t i) const;
  struct Hours {  // one end of "9.30 to 11 am", before it is known which half of the day it is in
    std::uint32_t end = 0;
    int hour = 0, minute = 0;
    bool minutes = false;  // written with them
    bool spoken = false;   // "o'clock"
    Role half = Role::none;
    bool sure() const { return half != Role::none || spoken; }
  };
  std::optional<Hours> hours_at(std::uint32_t i) const;
  std::optional<Range> clocks(std::uint32_t i, const std::optional<Term>& date) const;
  std::optional<Term> clock_led(std::uint32_t i) const;
  std::optional<Term> part_of_day(std::uint32_t i) const;
  void read_clock_after(Term& t) const;

  // times_ranges.cpp
  std::uint32_t joiner(std::uint32_t i, bool between, bool open) const;
  std::optional<Range> years(std::uint32_t i) const;
  std::optional<Range> days_of_month(std::uint32_t i) const;
  std::optional<Range> days_before_month(std::uint32_t i, std::uint32_t a, const Day& day) const;
  std::optional<Range> days_behind_month(std::uint32_t i, std::uint32_t a) const;
  std::uint32_t second_day(std::uint32_t i, std::uint32_t end, bool& pair) const;
  std::optional<Range> slashed_days(std::uint32_t i) const;
  std::optional<Range> turn(std::uint32_t i) const;
  std::optional<Term> bare_year(std::uint32_t i) const;
  std::optional<Term> bare_month(std::uint32_t i) const;
  std::optional<Term> first_end(std::uint32_t i, const std::optional<Term>& one, bool led) const;
  std::optional<Term> second_end(std::uint32_t b, const Term& first, bool led, bool between) const;
  std::optional<Range> between_terms(std::uint32_t i, const std::optional<Term>& one) const;
  bool moved(std::uint32_t i) const;
  static Term now_at(std::uint32_t i);

  // "The day before the day before the day before …" goes no deeper than this.
  static constexpr int kDeepest = 3;
  const Reader& r_;
  mutable int depth_ = 0;  // of inner()
};

}  // namespace claimcheck::times
