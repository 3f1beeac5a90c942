// The facts that rest on dated events, each kind in its own file.
#pragma once
#include "checker/claim/builtin_facts.h"
#include "checker/claim/events.h"

namespace claimcheck {

void add_told_facts(FactMaker& maker, const EventReader& events);  // told_facts.cpp
void add_stretch_facts(FactMaker& maker, const EventReader& events);  // stretch_facts.cpp

}  // namespace claimcheck
