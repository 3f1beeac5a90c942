// Means by the figures of a sentence, for the facts `mean_spread`.
#pragma once
#include "checker/claim/builtin_facts.h"

namespace claimcheck {

void add_reckoned_means(FactMaker& maker);

}  // namespace claimcheck
