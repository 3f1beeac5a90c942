#pragma once
#include "checker/claim/builtin_facts.h"

namespace claimcheck {

void add_link_date_facts(FactMaker& maker);  // dated_link

}  // namespace claimcheck
