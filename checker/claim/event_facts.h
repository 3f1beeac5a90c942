// The facts that rest on dated events, each kind in its own file.
#pragma once
#include "checker/claim/builtin_facts.h"
#include "checker/claim/events.h"
#include "checker/claim/happenings.h"
#include "checker/claim/people.h"

namespace claimcheck {

void add_told_facts(FactMaker& maker, const EventReader& events);  // told_facts.cpp
void add_stretch_facts(FactMaker& maker, const EventReader& events);  // stretch_facts.cpp
void add_age_facts(FactMaker& maker, const EventReader& events, const People& people);  // age_facts.cpp
void add_repeat_date_facts(FactMaker& maker, const Happenings& happenings);  // repeat_date_facts.cpp
void add_tenure_facts(FactMaker& maker, const EventReader& events, const People& people);  // tenure_facts.cpp

}  // namespace claimcheck
