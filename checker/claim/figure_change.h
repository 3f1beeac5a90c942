// How a figure is told to have come about: from a lower or a higher one, from the same, as the highest of all; and by how much:
// "90 dogs, a quarter fewer than in March", "up 12% on April to 400", "half as many as a year ago".
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "checker/claim/topic.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct FigureChange {
  std::string trend =
      {};                // "rose", "fell", "unchanged", "doubled", "tripled", "halved", "highest", "lowest", "first"; "" for none
  std::string way = {};  // how `by` is meant: "share" (per cent of the level before), "amount", "times"; of "first": "bound"
  std::optional<PlacedFigure> by = {};
  bool counted = false;  // the figure that it is compared with stands there, too: "up from 400"
};

class FigureChangeReader {
 public:
  FigureChangeReader(const View& view, const Topics& topics);

  // Of the figure in the tokens [first, last) of a sentence.
  FigureChange read(const Mention& m, std::uint32_t first, std::uint32_t last) const;
  // What the sentence opens with: "Having dropped since January, the rate was 13.1%".
  std::string opening(const Sentence& s, std::uint32_t first) const;

 private:
  struct Amount {
    PlacedFigure by;
    std::string way;
    std::uint32_t end = 0;  // token behind it
  };
  std::optional<Amount> amount_at(const Sentence& s, std::uint32_t token) const;
  std::optional<std::uint32_t> than_behind(const Sentence& s, std::uint32_t token) const;
  std::uint32_t date_end(std::uint32_t token) const;
  bool other_figure(std::uint32_t token) const;
  FigureChange compared_at(const Sentence& s, std::uint32_t token) const;
  FigureChange with_amount_at(const Sentence& s, std::uint32_t token) const;
  FigureChange behind(const Mention& m, const Sentence& s, std::uint32_t first, std::uint32_t last) const;
  FigureChange before(const Sentence& s, std::uint32_t first) const;
  FigureChange record(const Sentence& s, std::uint32_t first, std::uint32_t last) const;
  FigureChange first_time(const Mention& m, const Sentence& s, std::uint32_t first, std::uint32_t last) const;
  std::uint32_t match(GroupId group, std::uint32_t token, std::uint32_t end) const;
  bool is(std::uint32_t t, GroupId group) const { return view_.is(t, group); }

  const View& view_;
  const std::vector<Token>& tokens_;
  const Topics& topics_;
  const GroupId up_, down_, same_, above_, elsewhere_, below_, highest_, lowest_, multiple_, more_, less_, than_, times_, rise_, drop_, part_,
      unit_number_, as_many_, ever_first_, passes_, record_, leads_;
};

}  // namespace claimcheck
