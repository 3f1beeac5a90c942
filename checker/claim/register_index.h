// The register as claims are held against it: rows found by name, in bytes that are used where they lie.
//
// A name is the set of its words, so that "president of Ukraine", "Ukraine's president" and "Ukrainian president" are one: small
// words, points and single letters do not count, nationalities stand for their country and common short names for their long ones
// (`name-demonym`, `name-alias` in rules/names.words).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/calendar.h"
#include "checker/lexis/lexicon.h"
#include "corpus/register.h"

namespace claimcheck {

// Names as numbers: the sum over the words of a number for each. 0: no word that counts.
class NameHasher {
 public:
  explicit NameHasher(const Lexicon& lexicon);
  std::uint64_t name(std::string_view words) const;
  // What one word adds to a name; 0 for one that does not count.
  std::uint64_t word(std::string_view word) const;
  // The same where the vocabulary knows the word, in any case (0 if not).
  std::uint64_t word(std::string_view word, WordId id) const;
  // Whether a name is a single common word ("the Treaty"): it names nothing by itself.
  bool is_common(std::string_view name) const;

 private:
  std::uint64_t plain(std::string_view folded) const;
  const Lexicon& lexicon_;
  GroupId demonym_, alias_, small_, alone_;
  std::array<GroupId, 5> common_;
};

// One row, its words in the bytes of the index.
struct RegisterEntry {
  std::string_view subject, type, property, value, source;
  std::int64_t number = 0;
  Days when;                 // of a value that is a date
  std::optional<Days> from, to;
  Day known_to = kDistant;   // an open row was looked up then; behind that day nothing is known

  // Whether it may hold at some time of these days; whether it does on all of them, however its ends are meant.
  bool may_hold(Days days) const;
};

class RegisterIndex {
 public:
  // The rows in the form that the constructor takes (same build only).
  static std::string compile(const std::vector<RegisterRow>& rows, const NameHasher& hasher);
  // The bytes must outlive the index. Empty: no rows.
  explicit RegisterIndex(std::string_view compiled);

  // Whether some name has this word. May be true for a word that none has.
  bool may_have(std::uint64_t word) const;
  bool knows(std::uint64_t name) const;
  bool holds(std::uint64_t person) const;  // an office
  // The rows of the subject of that name, in the order of the file; those in which it is the holder.
  void rows_of(std::uint64_t name, std::vector<RegisterEntry>& out) const;
  void rows_of(std::uint64_t name, std::string_view property, std::vector<RegisterEntry>& out) const;
  void held_by(std::uint64_t person, std::vector<RegisterEntry>& out) const;

 private:
  struct Header;
  template <class Record>
  Record record(std::size_t begin, std::size_t index) const;
  RegisterEntry entry(std::uint32_t row) const;
  std::pair<std::uint32_t, std::uint32_t> named(std::size_t begin, std::uint32_t count, std::uint64_t name) const;

  std::string_view bytes_;
  std::uint32_t names_ = 0, persons_ = 0, rows_ = 0;     // how many
  std::size_t names_at_ = 0, persons_at_ = 0, rows_at_ = 0, pool_at_ = 0;
};

// Several registers, those of a house before the one built in: rows of one subject and property in one hide those of the registers
// behind it.
class Registers {
 public:
  void add(RegisterIndex index) { all_.push_back(index); }
  bool empty() const { return all_.empty(); }
  bool may_have(std::uint64_t word) const;
  bool knows(std::uint64_t name) const;
  bool holds(std::uint64_t person) const;
  std::vector<RegisterEntry> rows_of(std::uint64_t name) const;  // of all properties and registers
  std::vector<RegisterEntry> rows_of(std::uint64_t name, std::string_view property) const;
  std::vector<RegisterEntry> held_by(std::uint64_t person, const NameHasher& hasher) const;

 private:
  std::vector<RegisterIndex> all_;
};

}  // namespace claimcheck
