// Sentences that take back what they tell: "the figure of 92 tonnes that we printed was wrong"; in a note that is labelled as a correction,
// "we wrote that it had cost 23 lives". Who says so of a figure does not tell it.
#pragma once
#include <cstdint>

#include "checker/claim/view.h"

namespace claimcheck {

bool taken_back(const View& view, std::uint32_t sentence);

}  // namespace claimcheck
