// Lists of names and figures: "Velmar sends 340, Halvenia 415", "340 in Velmar and 415 in Halvenia", the rows of a table with one
// column of figures. A list pairs each figure with a name in one way throughout, and all its figures are of one measure; in doubt
// there is none.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checker/claim/view.h"

namespace claimcheck {

struct ListedFigure {
  std::string name;           // folded, with blanks between its words
  std::uint32_t mention = 0;  // the figure
  Span span;                  // name and figure
};

struct Listing {
  std::uint32_t sentence = 0;       // where it ends
  std::uint32_t told = 0;           // the sentence, or the header of a column, that says what the figures are of
  std::vector<ListedFigure> items;  // two or more, each name once
};

class ListingReader {
 public:
  explicit ListingReader(const View& view);

  // The list that a sentence is: its longest run of pairs.
  std::optional<Listing> of_sentence(std::uint32_t index) const;
  // A table whose first column names what its one column of figures counts; rows of totals are no items. `first` is its first
  // cell, `end` becomes the sentence behind its last.
  std::optional<Listing> of_table(std::uint32_t first, std::uint32_t& end) const;
  // The figure that can be one of a list at a token, and the token behind it; nullptr if there is none.
  const Mention* figure_at(std::uint32_t t, std::uint32_t& end) const;

 private:
  struct Figures {
    std::vector<const Mention*> all;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> at;  // tokens
  };
  using Paired = std::pair<std::string, Span>;

  Figures figures_of(const Sentence& s) const;
  static bool one_measure(const Mention& a, const Mention& b);
  // The longest run of figures that are each paired with a name, before them (with at most a verb or a bracket between) or
  // behind.
  std::optional<Listing> paired(const Sentence& s, const Figures& figures, bool behind) const;
  // Between two members stand a mark or "and", and little else.
  bool joins(std::uint32_t from, std::uint32_t to, bool behind) const;
  std::optional<Paired> item_before(std::uint32_t first, std::uint32_t last, std::uint32_t from) const;
  std::optional<Paired> item_behind(std::uint32_t first, std::uint32_t last, std::uint32_t end) const;
  // "The hospital in Torp has 410 beds, that in Velm 630 and that in Dale 150": the one name of each stretch before a figure.
  std::optional<Listing> by_stretches(const Sentence& s, const Figures& figures) const;
  bool name_follows(std::uint32_t from, std::uint32_t to) const;
  // "…, the larger of the two"
  static bool ends_with_two(const Figures& figures);
  bool is_total(const Sentence& s) const;
  // A name that ends right before `t`: capitalised words, or "the west".
  std::optional<std::uint32_t> name_before(std::uint32_t t, std::uint32_t from) const;
  std::uint32_t name_end(std::uint32_t t, std::uint32_t end) const;
  std::string folded(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t index_of(const Mention& m) const;
  bool has_mark(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t sentence_first(std::uint32_t t) const;
  bool plain_word(std::uint32_t t) const;

  bool is_word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word; }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool capital(std::uint32_t t) const { return is_word(t) && tokens_[t].has(kCapital); }

  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId links_, total_, plan_, preposition_, article_;
};

}  // namespace claimcheck
