// A fact: what a sentence, list or table row states, as a typed row of placed fields. Rules see facts and nothing else.
//
// The schema (which types there are and what fields each has) is declared in the pattern files of rules/ and read by
// checker/claim; rules are checked against it when they are loaded. A fact type is its index in the schema.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "checker/base/calendar.h"
#include "checker/base/interval.h"
#include "checker/base/problem.h"
#include "checker/base/span.h"
#include "checker/model/mention.h"

namespace claimcheck {

enum class FieldKind : std::uint8_t {
  figure,  // a number with its two readings
  date,    // days, with readings
  length,  // a duration: a figure in a calendar unit
  key,     // an exact name or code for joins: an actor, a unit, a word class; compared byte for byte
  series,  // several figures (the parts of a whole), each a witness
  text,    // words as they stand, for messages
};
std::string_view name(FieldKind kind);

struct FieldType {
  std::string name;
  FieldKind kind = FieldKind::figure;
  std::string about;  // one line for `rules list --facts`
};

struct FactType {
  std::string name;
  std::string about;
  std::vector<FieldType> fields;
  bool built_in = false;  // made by code in checker/claim, not by phrases
};

struct Schema {
  std::vector<FactType> types;  // by name
  // Index of the type of that name, or kNoType.
  std::uint32_t find(std::string_view name) const;
  static constexpr std::uint32_t kNoType = 0xFFFFFFFF;
};

// The days that a field can mean, likeliest first, with words for messages.
struct When {
  std::vector<TimeReading> readings;
  Granularity granularity = Granularity::day;
  Origin origin = Origin::explicit_;
  bool valid = true;
  Time::Written written;
};

struct Length {
  Reading amount;    // in `unit`
  std::string unit;  // "day", "week", "month", "year"
};

struct PlacedFigure {
  Reading reading;
  Exact value;       // as written, for messages
  std::string unit;
  std::string measure;  // what it can be compared with: "count", "%", a currency or a unit of measure
  Hedge hedge = Hedge::none;
  Span span;         // hedge and unit included
  Span digits;
  bool in_words = false;
};

struct Field {
  // std::monostate: unknown (not stated, or ambiguous).
  std::variant<std::monostate, PlacedFigure, When, Length, std::string, std::vector<PlacedFigure>> value;
  Span span;  // where it stands in Document::text; empty if it is derived
  bool in_source = false;  // the span is one of Document::source: markup that the text does not hold, a link's target

  bool known() const { return !std::holds_alternative<std::monostate>(value); }
};

// A field for each that the type of a fact declares, in that order. Most are unknown, and those take no room.
class Fields {
 public:
  Fields() = default;
  explicit Fields(std::size_t declared) : at_(declared) {}
  Fields(std::initializer_list<Field> fields) : Fields(fields.size()) {
    std::size_t i = 0;
    for (const Field& field : fields) set(i++, field);
  }
  std::size_t size() const { return at_.size(); }
  const Field& operator[](std::size_t index) const {
    return at_[index] == 0 ? kUnknown : held_[at_[index] - 1U];
  }
  void set(std::size_t index, Field field) {
    if (at_[index] == 0) {
      held_.push_back(std::move(field));
      at_[index] = static_cast<std::uint16_t>(held_.size());
    } else {
      held_[at_[index] - 1U] = std::move(field);
    }
  }
  // The value of a field, to be changed; null if it is of another kind. Stays where it is until another field is set.
  template <class Value>
  Value* find(std::size_t index) { return at_[index] == 0 ? nullptr : std::get_if<Value>(&held_[at_[index] - 1U].value); }
  void reserve(std::size_t held) { held_.reserve(held); }
  // Those that were set, in the order in which they were.
  const std::vector<Field>& held() const { return held_; }

 private:
  static inline const Field kUnknown;

  std::vector<Field> held_;
  std::vector<std::uint16_t> at_;  // by index, where it is held, from 1 on; 0: unknown
};

// How the text stands to what it tells.
enum class Stance : std::uint8_t { asserted, negated, planned, hypothetical, norm };
std::string_view name(Stance stance);
enum class Voice : std::uint8_t { author, reported, quoted };  // reported: "according to …"; quoted: inside quotation marks
std::string_view name(Voice voice);

struct Fact {
  std::uint32_t type = 0;
  Stance stance = Stance::asserted;
  Voice voice = Voice::author;
  std::uint32_t document = 0;  // index of the document in the run
  std::uint32_t sentence = 0;  // index in the document
  std::uint32_t block = 0;     // index of the block (paragraph)
  std::uint32_t section = 0;
  Span span;                   // in Document::text
  std::string source;          // who says it, where the text names somebody; "" for the author
  std::string phrase;          // which phrase made it ("attendance.pattern:12"), for `explain`
  Fields fields;
};

}  // namespace claimcheck
