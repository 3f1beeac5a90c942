// The members of a list in a sentence. How many there are is a matter of doubt: a comma may stand inside one of them, an "and" in
// its name. So every list has a least and a greatest number of members.
#pragma once
#include <cstdint>
#include <vector>

#include "checker/claim/view.h"

namespace claimcheck {

constexpr std::uint32_t kNameWords = 6;   // longest member of a list of names
constexpr std::uint32_t kShortWords = 4;  // longest member of a list of other things that are surely single

enum class Opener : std::uint8_t { colon, dash, bracket, word, comma };  // word: "namely", "are"; comma: "the two towns, Lyon and Nice,"

struct Stretch {
  std::uint32_t first = 0, last = 0;  // tokens
  bool empty() const { return first >= last; }
};

// A list between its opener and its end.
struct Region {
  Opener opener = Opener::colon;
  Stretch tokens;
  bool closed = false;  // ended by a mark or with the sentence; a dash may go on with something else
};

// A piece of a list between two marks of punctuation.
struct Segment {
  Stretch tokens;           // without the conjunction that it starts with
  bool joined = false;      // "and", "or" before it
  std::uint32_t ands = 0;   // conjunctions inside
};

struct Count {
  std::uint32_t least = 0, most = 0;
  std::uint32_t last = 0;   // where the list ends
  bool sure_more = false;   // each of the `least` members is one for certain
  bool sure_fewer = false;  // the list is complete and has no member that stands for several
};

class ListMembers {
 public:
  explicit ListMembers(const View& view);

  // The pieces between commas (or semicolons only) of a stretch; brackets are passed over.
  std::vector<Segment> segments(Stretch part, bool by_semicolon) const;
  // How many members stand in `part` of the region; `least` 0 if it is no list. `listed_noun`: what was announced is a thing that
  // is listed whatever its members are ("three reasons").
  Count count(const Region& region, Stretch part, bool by_semicolon, bool listed_noun) const;

  // A sentence that starts with a list of names and has no other: "France, Italy and Spain signed." `least` 0 if it is none.
  Count names_at_start(Stretch sentence) const;

  bool has_figure(std::uint32_t token) const;
  bool has_time(std::uint32_t token) const;
  bool is_and(std::uint32_t token) const;

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.lexicon.is(tokens_[t].word, g); }
  std::uint32_t match(GroupId g, std::uint32_t t, std::uint32_t end) const { return view_.lexicon.match(g, tokens_, t, end); }
  bool is_word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word; }
  bool capital(std::uint32_t t) const { return is_word(t) && tokens_[t].has(kCapital); }

  bool capitalised(const Segment& s) const;
  std::uint32_t words(const Segment& s) const;
  bool plain(const Segment& s, std::uint32_t most) const;
  bool parallel(const std::vector<Segment>& all, std::size_t members) const;
  bool uniform(const std::vector<Segment>& all, std::size_t members, bool last_is_two, std::uint32_t most) const;
  bool apposition(const std::vector<Segment>& all, std::size_t closing) const;
  bool two_infinitives(const Segment& s) const;
  bool has_verb(const Segment& s) const;
  bool may_be_several(const Segment& s) const;

  const View& view_;
  const std::vector<Token>& tokens_;
  GroupId aside_, many_, apposition_, shared_, verb_, be_, have_, modal_, joiner_;
};

}  // namespace claimcheck
