// The date that an address tells ("/2019/03/04/…") and the one that the text tells of what is linked there.
#pragma once
#include "checker/claim/builtin_facts.h"

namespace claimcheck {

void add_link_date_facts(FactMaker& maker);  // dated_link

}  // namespace claimcheck
