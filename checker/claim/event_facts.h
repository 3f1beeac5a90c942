// The facts that rest on dated events, each kind in its own file. What they need of one document is read once and handed on: the verbs
// of its dates, the persons that sentences are about, what happened with its date. All are linear in the text; sentences that are too
// long to be one (events.h) are passed over.
#pragma once
#include <set>

#include "checker/claim/builtin_facts.h"
#include "checker/claim/event_phrases.h"
#include "checker/claim/events.h"
#include "checker/claim/happenings.h"
#include "checker/claim/people.h"
#include "checker/claim/topic.h"

namespace claimcheck {

class EventNames;

void add_told_facts(FactMaker& maker, const EventReader& events);  // told: told_facts.cpp
void add_stretch_facts(FactMaker& maker, const EventReader& events);  // stretch: stretch_facts.cpp
// A length between two ends; nothing if the ends are in the wrong order or the unit has no count of days.
void add_stretch(FactMaker& maker, Span whole, Field start, Field end, Field length, const std::string& unit);
void add_age_facts(FactMaker& maker, const EventReader& events, const People& people);  // age_at: age_facts.cpp
void add_age_between_facts(FactMaker& maker, const EventReader& events, const People& people);  // age_between_facts.cpp
void add_order_facts(FactMaker& maker, const EventReader& events);  // order_facts.cpp
void add_referred_orders(FactMaker& maker, const EventReader& events, const Happenings& happenings, const EventNames& names);  // order_reference_facts.cpp
// Both note the dates that are a second one of their event, so that none is told twice.
void add_repeat_date_facts(FactMaker& maker, const EventReader& events, const Happenings& happenings, std::set<std::uint32_t>& dated_again);  // repeat_date_facts.cpp
void add_told_back_facts(FactMaker& maker, const EventReader& events, std::set<std::uint32_t>& dated_again);  // told_back_facts.cpp
void add_named_again(FactMaker& maker, const EventReader& events, const EventNames& names, std::set<std::uint32_t>& dated_again);  // repeat_named_facts.cpp
void add_told_verbatim(FactMaker& maker, std::set<std::uint32_t>& dated_again);  // repeat_verbatim_facts.cpp
void add_anniversary_facts(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings);  // anniversary: anniversary_facts.cpp
void add_measured_facts(FactMaker& maker, const Topics& topics);  // measured_facts.cpp
void add_tenure_facts(FactMaker& maker, const EventReader& events, const People& people);  // term, in_office: tenure_facts.cpp

// Gives the events that it has kept.
std::vector<EventPhrase> add_dated_events(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics);  // dated_event_facts.cpp
void add_told_days(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics, const std::vector<EventPhrase>& known);  // told_day, told_day_year: told_day_facts.cpp
void add_posts(FactMaker& maker, const Topics& topics);  // post_facts.cpp

}  // namespace claimcheck
