#include "checker/claim/event_facts.h"

#include "checker/claim/builtin_facts.h"
#include "checker/claim/event_names.h"
#include "checker/claim/register_facts.h"

namespace claimcheck {

void add_event_facts(FactMaker& maker) {
  const EventReader events(maker.view);
  add_told_facts(maker, events);
  add_stretch_facts(maker, events);
  add_order_facts(maker, events);
  const People people(maker.view, events.reader());
  add_age_facts(maker, events, people);
  add_age_between_facts(maker, events, people);
  add_tenure_facts(maker, events, people);
  const Happenings happenings(maker.view, events, people);
  const EventNames names(maker.view, events, happenings);
  add_referred_orders(maker, events, happenings, names);
  std::set<std::uint32_t> dated_again;
  add_repeat_date_facts(maker, events, happenings, dated_again);
  add_told_back_facts(maker, events, dated_again);
  add_named_again(maker, events, names, dated_again);
  add_told_verbatim(maker, dated_again);
  add_anniversary_facts(maker, events, people, happenings);
  if (maker.view.document.issue.date) {
    const Topics topics(maker.view, events.reader());
    add_measured_facts(maker, topics);
    const std::vector<EventPhrase> known = add_dated_events(maker, events, people, happenings, topics);
    add_told_days(maker, events, people, happenings, topics, known);
    add_posts(maker, topics);
  }
  add_register_facts(maker, events, people, happenings);
}

}  // namespace claimcheck
