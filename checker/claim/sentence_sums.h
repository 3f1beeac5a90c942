// Totals over several sentences, for the facts `total`.
#pragma once
#include "checker/claim/builtin_facts.h"

namespace claimcheck {

void add_sentence_sums(FactMaker& maker);

}  // namespace claimcheck
