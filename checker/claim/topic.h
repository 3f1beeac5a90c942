// What a statement is about, as words that another issue can be compared with: the counted noun, its qualifiers, the subject of
// the clause, and what both stand with ("of the pilots' school in Cuxhaven"). Pronouns and short definite descriptions ("it",
// "the commission") are filled up from the fullest description of the same thing that the issue gives before.
//
// Words are folded singulars; nationalities and common short names stand as their country. Issues of other authors use other
// words for the same thing, so topics are compared by what one has and the other's whole context lacks, never for being equal.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/claim/verbs.h"
#include "checker/claim/word_set.h"

namespace claimcheck {

// Its words lie in the Topics that made it.
struct Topic {
  WordSet words;          // what it is about, names included
  WordSet names;          // those that are names
  WordSet deeds;          // those that are what it does or undergoes, and who counted it: others may tell it otherwise
  std::string_view head;  // the noun of the subject: "mission"; "" if there is none
  bool acts = false;      // the subject does something: "Kampala sheltered", not "Kampala has"
  bool subject = false;   // the clause has a subject of its own, which is in `words`
};

// The tokens of a noun phrase.
struct Phrasing {
  std::uint32_t first = 0, last = 0;
  bool empty() const { return first >= last; }
};

class Topics {
 public:
  Topics(const View& view, const VerbReader& verbs);
  ~Topics();

  // What a figure counts or measures; with the verb that tells what it does or undergoes, unless that matters not (`verbs`).
  Topic of_figure(std::uint32_t mention, bool verbs = true) const;
  // The figure whose noun a bare number goes on with: "was built for 900 inmates and holds 2,340"; nullptr if there is none.
  const Mention* lender_of_noun(const Mention& bare) const;
  // What the noun phrase of these tokens is about.
  Topic of_phrase(Phrasing phrase) const;
  // The subject of the verb group that starts at this token; empty if there is none.
  Phrasing subject_of(const VerbGroup& verb, std::uint32_t sentence) const;
  // The words of the title.
  const Topic& title() const;
  // The words of a sentence.
  const Topic& sentence(std::uint32_t sentence) const;
  // The names of the clause that a token stands in, and those of the fullest phrase before with the noun of a figure.
  Topic clause(std::uint32_t token, std::uint32_t sentence) const;
  Topic told_before(std::uint32_t mention) const;
  // The words of the paragraphs before that of a sentence, from the nearest one that has names.
  Topic before_paragraph(std::uint32_t sentence) const;
  // The words of a sentence and of those before it in its paragraph.
  Topic paragraph(std::uint32_t sentence) const;
  // The same and the words of the title.
  const Topic& surroundings(std::uint32_t sentence) const;
  // Whether a name is more than common words with capitals: "Una", not "Service" of "Civil Service Commission".
  bool is_proper(std::string_view name) const;
  bool is_country(std::string_view name) const;
  // "poland" of "warsaw": the capital stands for the country; "" if it is none.
  std::string_view nation_of(std::string_view capital) const;
  // Words as one text, with blanks between.
  static std::string joined(const WordSet& words);
  const std::vector<VerbGroup>& verbs_of(std::uint32_t sentence) const;
  bool in_verb(std::uint32_t token, std::uint32_t sentence) const;

 private:
  class OfFigure;  // topic_figure.cpp
  std::vector<VerbGroup> with_present(std::vector<VerbGroup> verbs, std::uint32_t sentence) const;
  bool is_figure(std::uint32_t token) const;
  bool tells(std::uint32_t token, const Sentence& s, const std::vector<VerbGroup>& verbs) const;
  std::uint32_t behind_figure(std::uint32_t token) const;
  void note(std::uint32_t first, std::uint32_t last, Topic& topic) const;
  void note_words(std::string_view text, Topic& topic) const;
  using Words = std::span<const std::string_view>;
  bool is_name(std::uint32_t token) const;
  bool reads_as_name(std::uint32_t token) const;
  bool capital_elsewhere(std::uint32_t token) const;
  void note_capitals() const;
  bool titled(const Sentence& sentence) const;
  Words normal(std::uint32_t token) const;
  void read(std::uint32_t token, std::vector<std::string_view>& out) const;
  void read_base(const Token& token, WordId id, std::string_view word, std::vector<std::string_view>& out) const;
  WordId base_of(std::string_view word) const;
  std::string_view keep(std::string_view word) const;
  std::span<const std::uint32_t> places_of(std::string_view word, std::uint32_t end) const;
  bool breaks(std::uint32_t token, std::uint32_t sentence) const;
  bool parts(std::uint32_t token, std::uint32_t sentence) const;
  Phrasing phrase_before(std::uint32_t token, std::uint32_t sentence) const;
  bool starts_anew(std::uint32_t token, std::uint32_t first) const;
  bool carries(std::uint32_t token) const;
  bool parted(std::uint32_t from, std::uint32_t to, std::uint32_t sentence) const;
  Phrasing whole(std::uint32_t head, std::uint32_t sentence) const;
  Phrasing opening(std::uint32_t sentence) const;
  Phrasing clause_before(std::uint32_t token, std::uint32_t sentence) const;
  std::uint32_t head_of(Phrasing phrase) const;
  const Topic* headed_by(std::uint32_t noun) const;
  void resolve(Phrasing phrase, std::uint32_t sentence, Topic& topic, int depth) const;
  bool is(std::uint32_t token, GroupId group) const { return view_.is(token, group); }

  const View& view_;
  GroupId function_, preposition_, break_, pronoun_, definite_, demonym_, alias_, adverb_, empty_, joint_, clause_, body_,
      country_, same_, own_, common_, neutral_, place_, onto_, nation_, loose_, tells_, thinks_, sets_, reckons_, mortal_,
      settled_, rose_, fell_, unchanged_;
  const VerbReader& reader_;
  struct Memory;  // what was asked for; a Topics serves one thread
  std::unique_ptr<Memory> memory_;
};

}  // namespace claimcheck
