// Figures that no phrase has claimed, in paragraphs where a statement may rest on them.
#pragma once
#include <vector>

#include "checker/claim/builtin_facts.h"

namespace claimcheck {

// Makes a figure_beside of each plain figure of the paragraphs in which `found` tells of a quorum, a threshold, a margin or a share;
// `found` may be what the maker adds to: it is read before anything is added.
void add_figures_beside(FactMaker& maker, const std::vector<Fact>& found);

}  // namespace claimcheck
