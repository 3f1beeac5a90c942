// The register: dated facts of reference (who held which office, how many members a body had, when a treaty was signed), each with
// its source. A row is evidence, never the truth: what uses it shows the source and leaves the judgement to the reader.
//
// A file is a JSON list of rows:
//
//   {"subject": "Council of Representatives of Iraq", "type": "legislature", "aliases": ["Iraqi parliament"],
//    "property": "members", "value": 329, "from": "2018-05-12", "to": "…", "source": "electoral law of 2018"}
//
// Rows of one subject share its aliases. `from` is the first day on which a row holds and `to` the first on which it no longer
// does; a missing end is open, and known up to the month `checked` if the row has one. A date is a day, a month or a year ("1949-04-04", "1949-04", "1949").
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "checker/base/calendar.h"
#include "checker/base/problem.h"
#include "checker/base/source.h"

namespace claimcheck {

// What the value of a property is.
enum class RegisterValue : std::uint8_t { figure, date, name, quorum };

struct RegisterProperty {
  std::string_view name;
  RegisterValue value;
  bool single;  // a subject has one at a time: rows must not overlap
};
// The properties that rules know; others are kept and used by nobody. Null if there is none of that name.
const RegisterProperty* register_property(std::string_view name);

struct RegisterRow {
  std::string subject;
  std::string type;      // "office", "legislature", "organisation", "treaty", "person", "country"; "" if not said
  std::vector<std::string> aliases;
  std::string property;
  // members: a number; dates: their days; holder, part-of, alias, quorum: the words.
  std::variant<std::int64_t, Days, std::string> value;
  std::optional<Days> from, to;  // the days that each end can mean
  std::optional<Days> checked;   // of an open row: when it was last looked up; behind that nothing is known
  std::string source;
  std::string place;     // "offices.json: fact 12"
};

// The rows of one file. A row that cannot be used (no subject, property or value, a value of another kind, no such date) is left out
// and said in `problems`.
std::vector<RegisterRow> read_register(const SourceText& file, std::vector<Problem>& problems);

// What is doubtful in rows that can be used: no source, an end before its start, two rows of one subject and property that hold at
// once, one alias of two subjects of one type. A gap between two is said too, but it may be a vacancy: it is not `fatal`.
std::vector<Problem> check_register(const std::vector<RegisterRow>& rows);

// The days of "1949-04-04", "1949-04" or "1949"; absent if there is no such date.
std::optional<Days> register_days(std::string_view text);

}  // namespace claimcheck
