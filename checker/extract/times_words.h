// The vocabulary of times as one table by word id, so that a token costs one look-up. Source: rules/times.words.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "checker/base/image.h"
#include "checker/lexis/lexicon.h"

namespace claimcheck::times {

// Words that tie a time expression together; each has one.
enum class Role : std::uint8_t {
  none,
  the,
  a,
  of,
  in,
  on,
  at,
  by,
  since,
  until,
  from,
  to,
  through,
  between,
  and_,
  or_,
  before,
  after,
  during,
  within,
  for_,
  over,
  this_,
  last,
  past,
  next,
  previous,
  following,
  same,
  that,
  coming,
  early,
  mid,
  late,
  later,
  earlier,
  ago,
  hence,
  end,
  start,
  middle,
  turn,
  every,
  per,
  other,
  now,
  today,
  yesterday,
  tomorrow,
  tonight,
  everyday,
  half,
  couple,
  dozen,
  several,
  few,
  many,
  dozens,
  all,
  th,
  s,
  midnight,
  am,
  pm,
  oclock,
  old,
  q,
  h,
  era,
  bc
};

enum class Unit : char {
  none = 0,
  second = 'S',
  minute = 'T',
  hour = 'O',
  day = 'D',
  weekend = 'E',
  week = 'W',
  fortnight = 'F',
  month = 'M',
  quarter = 'Q',
  half = 'H',
  year = 'Y',
  decade = 'X',
  century = 'C'
};

// Days and longer: what "last", "next" and "ago" go with.
bool countable(Unit unit);

enum class Season : std::uint8_t { none, spring, summer, autumn, winter };

// What the verb of a clause says about when.
enum class Cue : std::uint8_t { none, past, will, plan, modal, be, have };

struct TimeWord {
  std::uint8_t month = 0, weekday = 0, decade = 0;  // decade: 90 for "nineties"
  std::int8_t ordinal = 0;                          // -1 the last
  std::int16_t number = 0;
  Season season = Season::none;
  Unit unit = Unit::none;
  Role role = Role::none;
  Cue cue = Cue::none;
  bool holiday = false;  // a holiday's name starts so
  bool hedge = false;    // a hedge starts so
  bool common = false;   // also a word of another kind: "may", "march", "spring"
  bool moves = false;    // a verb of moving a date, or "deadline"
  bool no_year = false;  // a number beside it is none of a year
  bool after_year = false;
  bool document = false;     // a text that bears its year as a name: "regulation"
  bool fiscal = false;       // "fiscal", before a quarter
  bool present = false;      // words for the time of speaking start so: "at present"
  bool bi = false;           // "bi" of "bi-monthly"
  bool determiner = false;   // "his", "their"
  bool schedule = false;     // its present tense announces: "begins"
  bool named_day = false;    // "Black Friday", "Ash Wednesday"
  bool bounds = false;       // "ended the day"
  bool weekly = false;       // what comes every week: "the Sunday paper"
  bool base = false;         // the base form of a verb: "to meet"
  bool abbreviated = false;  // "jan", "mon": a point may follow
  bool zone = false;         // a time zone
  bool leads = false;        // a preposition or the like that stands right before a date
  bool content = false;      // names a time or a part of one; what function words must be followed by
  bool starts = false;       // a time expression may start here
  std::string_view daypart;  // "MO"
  std::string_view repeat;   // "P1Y"
};

struct GroupRow;  // what a group of the vocabulary says of its words

class Words {
 public:
  // Which words have a row is taken from the image, where there is one.
  explicit Words(const Lexicon& lexicon, ImageReader* image = nullptr);
  void save(ImageWriter& image) const { image(known_, row_of_, starts_); }
  const TimeWord& operator[](WordId word) const { return rows_[word < row_of_.size() ? row_of_[word] : 0]; }
  // Whether a time expression may start with the word: a table of its own, small enough to stay near while a text is scanned.
  bool starts(WordId word) const { return word < starts_.size() && starts_[word] != 0; }

  GroupId present;  // map time-present
  GroupId holiday, hedge;

 private:
  TimeWord read(const Lexicon& lexicon, WordId word, std::span<const GroupRow* const> groups) const;

  std::vector<TimeWord> rows_;     // the first for words that say nothing of time
  Table<WordId> known_;            // by row, from the second on
  Table<std::uint16_t> row_of_;    // by word
  Table<std::uint8_t> starts_;     // by word
  GroupId zone_;
};

}  // namespace claimcheck::times
