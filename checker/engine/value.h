// What an expression of a rule can come to, and the three-valued logic of conditions over values that are sets.
#pragma once
#include <cstdint>
#include <string_view>
#include <variant>

#include "checker/base/calendar.h"
#include "checker/base/interval.h"
#include "checker/model/fact.h"

namespace claimcheck {

// What some choice from the sets of the operands can make of a condition. Conditions on the same operand are treated as
// independent, which can only widen what is possible.
struct Can {
  bool be_true = true;
  bool be_false = true;
  friend bool operator==(Can, Can) = default;
};

// A condition under both readings of its figures. `open`: it is undecided because something is unknown.
struct Truth {
  Can written, rounded;
  bool open = false;

  static Truth of(bool value) { return {{value, !value}, {value, !value}, false}; }
  static Truth unknown() { return {{}, {}, true}; }
  bool certain() const { return !open && !rounded.be_false; }  // for every choice
  bool certain_as_written() const { return !open && !written.be_false; }
  bool impossible() const { return !open && !rounded.be_true; }  // for no choice
  bool impossible_as_written() const { return !open && !written.be_true; }
};

Truth operator!(const Truth& a);
Truth operator&&(const Truth& a, const Truth& b);  // not short-circuiting: both are values
Truth operator||(const Truth& a, const Truth& b);

struct Unknown {};

// A figure, placed or computed.
struct Amount {
  Reading reading;
  std::string_view unit;                 // "" for a bare number
  bool hedged = false;                   // it, or a figure in it, is "about", "more than", …
  const PlacedFigure* figure = nullptr;  // the figure as it stands in a text, if it is one
  std::uint32_t document = 0;            // of the figure
};

// Days, in one of the readings of a date.
struct DateValue {
  Days days;
  Granularity granularity = Granularity::day;
  const When* when = nullptr;  // the date as stated, if it is one
};

struct LengthValue {
  Reading amount;
  std::string_view unit;  // "day", "week", "month", "year", "hour"
};

using Value = std::variant<Unknown, Amount, DateValue, LengthValue, std::string_view, Truth>;

inline bool known(const Value& value) {
  const Truth* truth = std::get_if<Truth>(&value);
  return truth != nullptr ? !truth->open : !std::holds_alternative<Unknown>(value);
}
Truth truth_of(const Value& value);  // unknown for what is no condition

Value exactly(Exact value);

enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide };
// Figures; also date ± length. Unknown for an unknown operand, a division by zero and units that cannot be mixed.
Value calculate(Arithmetic operation, const Value& a, const Value& b);
Value negated(const Value& a);

enum class Comparison : std::uint8_t { equal, less, less_equal };
// Dates: "less" is before, with days of overlap left open. Lengths of different units are compared in days.
Truth compare(Comparison comparison, const Value& a, const Value& b);

// Figures of these units are never added or compared: per cent with a count, money with another currency.
bool units_clash(std::string_view a, std::string_view b);

// A length in days: a month is 28 to 31, a year 365 or 366.
Reading in_days(const LengthValue& length);
// The days that lie this length behind (or before) some day of `from`.
Days shifted(Days from, const LengthValue& by, bool backwards);

}  // namespace claimcheck
