// The results of votes as other issues can contradict them: who voted, on what and when, beside the votes for and against.
#pragma once
#include <vector>

#include "checker/claim/builtin_facts.h"

namespace claimcheck {

// From the facts `vote` that phrases have found.
void add_tally_facts(FactMaker& maker, const std::vector<Fact>& found);

}  // namespace claimcheck
