// What a figure measures that another issue can contradict: the size of a body, the length of a thing, a level of a named time or
// of the day of the issue, a total since a year, and whether the level rose or fell to it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "checker/claim/figure_change.h"
#include "checker/claim/figure_times.h"
#include "checker/claim/topic.h"

namespace claimcheck {

struct MeasuredKind {
  std::string name;        // "size", "length", "level", "total", "state"
  std::string trend = {};  // of a level: "rose", "fell", "unchanged", "doubled", "tripled", "halved", "highest", "lowest", or ""
  std::string way = {};    // how `by` is meant (figure_change.h)
  std::optional<PlacedFigure> by = {};  // of a rise or fall: how much of one
  std::string whole = {};               // of a share: of what ("96|municipality")
  std::string extent = {};              // of a length: "long", "high", "wide", "deep", "area"; of money: "worth"; or ""
  bool now = false;                     // so at the day of the issue
  Phrasing start = {};                  // of a total without a first day: what it is counted since ("the end of the war")
  bool ever = false;                    // of a total: counted since that, not within its year
  bool counted = false;                 // of a rise or fall: what it is counted from is told with it ("from 400 to 500")
  bool planned = false;                 // told of the future
  bool small = false;                   // a count of too few things to be met again but by what it rose or fell to
  bool given = false;  // told in passing, so that it holds whatever is said: "the 24-member council", "two of its nine judges"
};

class MeasuredKindReader {
 public:
  MeasuredKindReader(const View& view, const Topics& topics);

  // None for a figure that is a part, a bound or a change, or of which nothing is told.
  std::optional<MeasuredKind> read(const Mention& m, const FigureTimes& times) const;
  // Whether a folded noun counts the members of a body.
  bool counts_members(std::string_view noun) const;
  // Whether a figure is told by a verb of what happened and cannot be undone: "was killed", "signed".
  bool irrevocable(const Mention& m) const;

 private:
  struct Place {
    const Sentence& s;
    const std::vector<VerbGroup>& verbs;
    std::uint32_t first, last;  // tokens of the figure
    std::uint32_t digits;       // behind its digits
    bool attribute;             // "24-member"
    std::uint32_t number;       // its first token behind a hedge: "350" of "more than 350"
  };
  std::optional<MeasuredKind> kind_of(const Mention& m, const Place& p, const FigureTimes& times) const;
  std::optional<MeasuredKind> length_of(const Figure& f, const Place& p, const FigureTimes& times) const;
  bool is_size(const Mention& m, const Place& p) const;
  bool is_part(const Place& p, bool size) const;
  bool of_body(const Place& p) const;
  bool bracketed(const Place& p) const;
  bool sized(const Place& p) const;
  bool possessed(const Place& p) const;
  bool is_fixed(const Figure& f) const;
  bool of_area(const Place& p) const;
  bool yields(const Place& p) const;
  bool restated(const Place& p) const;
  bool labelled(const Place& p) const;
  bool costs(const Figure& f, const Place& p) const;
  std::optional<Phrasing> since_event(const Place& p) const;
  bool whole(const Place& p) const;
  bool part_of_whole(const Place& p) const;
  bool counted_now(const Place& p) const;
  bool elliptic(const Place& p) const;
  bool meant(const Place& p) const;
  bool the_members(const Place& p) const;
  bool opens_with_whole(const Place& p) const;
  bool owned(const Place& p) const;
  bool adds_up(const Place& p, const FigureTimes& times) const;
  std::string extent_of_thing(const Place& p) const;
  bool happened(const Place& p, bool since) const;
  bool lasts(const VerbGroup& v) const;
  std::optional<VerbForm> tense(const Place& p) const;
  bool told(const Place& p) const;
  std::string extent_of(const Place& p) const;
  std::optional<MeasuredKind> changed(const Mention& m, const Place& p) const;
  bool from_figure(const Place& p) const;
  bool worth(const Figure& f, const Place& p) const;
  bool has(const Sentence& s, GroupId group, std::uint32_t from, std::uint32_t to) const;
  bool is(std::uint32_t t, GroupId group) const { return view_.is(t, group); }

  const View& view_;
  const std::vector<Token>& tokens_;
  const Topics& topics_;
  const FigureChangeReader changes_;
  const GroupId member_, sized_, body_, extent_, up_, down_, same_, part_, level_, adverb_, demonym_, tally_, happened_, line_,
      runs_, meant_, narrows_, tall_, fixed_, area_, covers_, reckons_, until_, preposition_, deal_, ever_, lasting_;
};

}  // namespace claimcheck
