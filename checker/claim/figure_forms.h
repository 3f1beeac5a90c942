// Digits that are figures by their form and count nothing: a score, the verse of a chapter, the mark of an item.
#pragma once
#include "checker/claim/view.h"

namespace claimcheck {

// All of a figure at the tokens [first, last).

// Joined to another number by a dash or a slash without blanks: "37-33", "2-1/4".
bool joined_to_number(const View& view, std::uint32_t first, std::uint32_t last);
// "1)" where no bracket is open: it counts off what follows.
bool marks_item(const View& view, std::uint32_t first, std::uint32_t last);
// A bare number told for another one: "229 for six".
bool number_for_number(const View& view, std::uint32_t first, std::uint32_t last);

}  // namespace claimcheck
