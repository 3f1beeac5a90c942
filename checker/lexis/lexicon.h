// The vocabulary: word forms in named groups, read from `*.words` files.
//
//   words be = is, are, was, were, been;                # a class: the forms as they stand
//   noun  member = deputy, senator, MP, man/men;        # each form and its plural (given after "/" where irregular)
//   verb  attend = attend, take/takes/took/taken/taking part;   # each form of a verb; regular ones are made
//   words person = <member>, soldier;                   # a class may include others, declared anywhere
//   map   month  { january, jan = 1;  february, feb = 2; }      # forms with a value; "(s)" adds the plural
//
// Comments run from "#" to the end of the line. Forms are lower-cased; a form may have several words ("member of
// parliament"). Faults are reported with file, line and column and the rest of the file is still read.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/source.h"
#include "checker/model/text.h"

namespace claimcheck {

using WordId = std::uint32_t;   // 0: a form that no group and no phrase knows
using GroupId = std::uint32_t;  // a class or a map
inline constexpr GroupId kNoGroup = 0xFFFFFFFF;

class ImageReader;
class ImageWriter;

class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;

  // Reads files; a group may be continued in another file (forms are added). Call once with all files.
  static Lexicon build(const std::vector<SourceText>& files, std::vector<Problem>& problems);

  // In and out of the image that is built into the program, in which a restored lexicon looks at its tables.
  void save(ImageWriter& image) const;
  static Lexicon restore(ImageReader& image);

  // The id of a lower-cased form, 0 if unknown.
  WordId find(std::string_view lower_form) const;
  // The same, known from now on; for the loaders of phrases, before any text is tokenised.
  WordId intern(std::string_view lower_form);
  std::string_view form(WordId word) const;  // good until the next `intern`
  // Ids run from 1 to word_count() - 1: the size of a table by word.
  std::size_t word_count() const;

  // The group of that name or kNoGroup.
  GroupId group(std::string_view name) const;
  std::string_view group_name(GroupId group) const;
  std::size_t group_count() const;
  // The names of groups that are spelt nearly like this one, for messages.
  std::string near(std::string_view name) const;

  // How many tokens from `at` (before `end`) the longest form of the group takes; 0 if none starts there.
  std::uint32_t match(GroupId group, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const;
  struct Mapped {
    std::uint32_t length = 0;     // tokens; 0: no form of the map starts here
    std::string_view value;       // what stands after "=" in the map, trimmed
  };
  Mapped lookup(GroupId map, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const;
  // Single-word forms only, without the text.
  bool is(WordId word, GroupId group) const;
  std::string_view value_of(GroupId map, WordId word) const;  // "" if it is not a single-word form of the map
  // Whether a form of the group (of one word or more) starts with this word.
  bool starts(WordId word, GroupId group) const;
  // The groups of which a form starts with this word, ascending. Words with the same groups share a set; sets are numbered
  // from 0 (no group) to set_count() - 1.
  std::span<const GroupId> groups_starting_with(WordId word) const;
  std::uint32_t set_starting_with(WordId word) const;
  std::size_t set_count() const;
  std::span<const GroupId> groups_of_set(std::uint32_t set) const;

  // Calls `use` for every form of every group: its first word, the group, and whether more words follow. What extractors
  // make their tables by word of.
  void for_each_form(const std::function<void(WordId, GroupId, bool)>& use) const;

  // The base form of a noun form ("deputies" → "deputy", unknown words by rule), lower case.
  std::string singular(std::string_view lower_form) const;
  // The same of a word whose base form is known and has the letters a to z only; 0 for others, which may have one all the same.
  WordId singular_of(WordId word) const;

  struct Data;

 private:
  void note_singular(WordId word);

  std::unique_ptr<Data> data_;
};

// English plural and verb forms by rule: "city" → "cities"; "stop" → {"stops", "stopped", "stopping"}.
std::string plural_of(std::string_view noun);
struct VerbForms { std::string third, past, participle, gerund; };
VerbForms forms_of(std::string_view verb);

}  // namespace claimcheck
