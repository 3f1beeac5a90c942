// What a note takes back without telling it: "was overstated by 45 kilometres; the right length is 116", "had a zero too many".
#pragma once
#include <cstdint>
#include <vector>

#include "checker/base/exact.h"
#include "checker/claim/view.h"

namespace claimcheck {

class WrongFigures {
 public:
  explicit WrongFigures(const View& view);

  // Whether the tokens [first, last) say by how much, how many times or by which digit a figure was wrong.
  bool told_in(std::uint32_t first, std::uint32_t last) const;
  // Whether a figure of tokens [from, to) is a difference: "by 45 km", "45 km too long".
  bool is_difference(std::uint32_t from, std::uint32_t to, std::uint32_t last) const;
  // The figures that may have stood in place of the right one, where the note tells a difference (or none).
  std::vector<Exact> of(const Exact& right, const Exact* difference, std::uint32_t first, std::uint32_t last) const;
  // The same digits with two neighbours swapped.
  static std::vector<Exact> swapped(const Exact& right);

 private:
  const View& view_;
  const GroupId over_, under_, factor_, digit_, by_;
};

}  // namespace claimcheck
