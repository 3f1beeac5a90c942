// A document as the phrases see it: sentences of tokens over which mentions are laid as edges from token to token.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "checker/claim/slots.h"
#include "checker/lexis/lexicon.h"
#include "checker/model/document.h"
#include "checker/model/text.h"

namespace claimcheck {

// A mention read as one element: tokens [first, last).
struct Edge {
  std::uint32_t mention = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  SlotKinds kinds = 0;  // the slots that it fills
  bool bare = false;  // a figure without the noun that follows it, so that a phrase can name the noun itself
};

// The kinds of slot that a mention fills.
SlotKinds kinds_of(const Mention& mention);

class View {
 public:
  View(const Document& document, const Mentions& mentions, const Lexicon& lexicon);

  const Document& document;
  const Mentions& mentions;
  const Lexicon& lexicon;

  // Closed classes of the grammar that are asked for at every turn (rules/grammar.words).
  const struct Classes {
    GroupId np_break, article, list_joiner, part_opener, list_breaker, list_unbroken, list_relative, figure_pronoun, definite;
  } classes;

  // Mentions that start at a token: the whole before the bare.
  std::span<const Edge> edges(std::uint32_t token) const {
    return {edges_.data() + starts_[token], edges_.data() + starts_[token + 1]};
  }
  // The slots that mentions starting at a token fill.
  SlotKinds kinds_at(std::uint32_t token) const { return kinds_[token]; }
  std::span<const SlotKinds> all_kinds() const { return kinds_; }  // by token
  // The same of all tokens of a sentence: a reader of figures goes on where there is none.
  SlotKinds kinds_in(const Sentence& s) const {
    SlotKinds kinds = 0;
    for (std::uint32_t t = s.first; t < s.last; ++t) kinds |= kinds_[t];
    return kinds;
  }
  const Mention& mention(std::uint32_t index) const { return mentions.mentions[index]; }
  std::string_view text(std::uint32_t token) const { return mentions.tokens[token].span().in(document.text); }
  // The innermost quotation of a statement's length that holds this stretch of the text, or nullptr.
  const Quotation* quotation_around(Span span) const;
  // One-byte marks: text(token) == "," and the like, without building strings.
  bool is_mark(std::uint32_t token, char mark) const;
  // Whether a word is of a group (of single words).
  bool is(std::uint32_t token, GroupId group) const { return lexicon.is(mentions.tokens[token].word, group); }
  // The tokens at which a form of a group may start, by place; those of them in [from, to). Found once for a document, so that who
  // looks for rare words does not walk over all others.
  std::span<const std::uint32_t> places(GroupId group) const;
  std::span<const std::uint32_t> places(GroupId group, std::uint32_t from, std::uint32_t to) const;
  // Whether a form of a group starts at one of the tokens [from, to) and is over before `end`; whether one stands in [from, to), in a
  // sentence.
  bool has(GroupId group, std::uint32_t from, std::uint32_t to, std::uint32_t end) const;
  bool has(GroupId group, std::uint32_t from, std::uint32_t to) const { return has(group, from, to, to); }
  bool has(GroupId group, const Sentence& s) const { return has(group, s.first, s.last); }
  // The mentions of an actor, by place.
  const std::vector<std::uint32_t>& mentions_of(std::uint32_t actor) const;
  // The mentions that begin in a stretch of the text.
  std::span<const Mention> mentions_in(Span span) const;
  // Whether one of the words [from, to) is of a group.
  bool any(std::uint32_t from, std::uint32_t to, GroupId group) const;
  // Whether a token is the mark of an owner, with either apostrophe: "Norway's".
  bool possessive(std::uint32_t token) const { return text(token) == "'s" || text(token) == "’s"; }

 private:
  std::vector<Edge> edges_;            // by first token
  std::vector<std::uint32_t> starts_;  // by token, one more than tokens
  std::vector<SlotKinds> kinds_;       // by token
  std::vector<std::uint32_t> begins_;      // of mentions: where they begin in the text, side by side
  std::vector<std::uint32_t> quotations_;  // mentions, by place
  // Tokens by the set of groups of which forms start with them (Lexicon::set_starting_with), and by group what of it was asked for.
  struct Like {
    WordId word = 0;  // one of the words
    std::uint32_t first = 0, last = 0;  // in like_tokens_
  };
  void sort_by_set() const;
  mutable std::vector<std::vector<std::uint32_t>> of_actors_;  // once it is asked for
  mutable std::vector<Like> like_;
  mutable std::vector<std::uint32_t> like_tokens_;
  mutable std::vector<std::uint32_t> asked_;  // by group: how often it was asked for, then where in places_ it is (view.cpp)
  mutable std::deque<std::vector<std::uint32_t>> places_;
  mutable std::vector<std::uint32_t> like_of_groups_, like_ends_;  // indices in like_, by group; where those of each group end
};

// Whether the head noun of a figure is of the class.
bool noun_is(const View& view, const Mention& mention, GroupId noun);

// A list of figures that starts at a token: "720 infantry soldiers, 310 engineers and 75 staff". One entry for each place
// where it can end (the longest first), with its members. Figures of a part told inside a member ("among them 120
// engineers") are no members.
struct Series {
  std::uint32_t last = 0;
  std::vector<std::uint32_t> members;  // mentions
};
std::vector<Series> series_at(const View& view, std::uint32_t token, std::uint32_t end);

// What "these", "them", "the applicants" at a token stand for: a figure told before, in the same block.
struct Antecedent {
  std::uint32_t last = 0;     // tokens [token, last) are the back-reference
  std::uint32_t mention = 0;
};
// The figure of the sentence before `sentence` in its paragraph, if it counts things and is the only one there that does.
std::optional<std::uint32_t> figure_before(const View& view, std::uint32_t sentence);
std::optional<Antecedent> antecedent_at(const View& view, std::uint32_t token, std::uint32_t sentence);

}  // namespace claimcheck
