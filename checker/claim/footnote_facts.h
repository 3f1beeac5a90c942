#pragma once
#include "checker/claim/builtin_facts.h"

namespace claimcheck {

void add_footnote_facts(FactMaker& maker);  // footnote_mark, footnote_note

}  // namespace claimcheck
