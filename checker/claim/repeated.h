// Several phrases may read one statement.
#pragma once
#include <vector>

#include "checker/model/fact.h"

namespace claimcheck {

// Drops, of the facts of one type in one sentence, those that say nothing that another does not: whose figures, dates and
// lengths are all the other's. Leaves the facts by type and sentence.
void drop_repeats(std::vector<Fact>& facts);

}  // namespace claimcheck
