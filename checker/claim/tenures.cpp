#include "checker/claim/tenures.h"

#include <algorithm>

#include "checker/claim/fields.h"

namespace claimcheck {

Tenures::Tenures(FactMaker& fact_maker, const EventReader& event_reader, const People& known_people)
    : maker(fact_maker),
      view(fact_maker.view),
      events(event_reader),
      people(known_people),
      offices(view, people),
      preposition_(view.lexicon.group("preposition")) {}

Span Tenures::span_of(const VerbGroup& verb) const {
  return {view.mentions.tokens[verb.first].begin, view.mentions.tokens[verb.last - 1].end};
}

void Tenures::add_term(std::uint32_t person, const std::string& office, const char* side, Field when, Span verb, Span date) {
  maker.add("term", {std::min(verb.begin, date.begin), std::max(verb.end, date.end)},
            {{"person", key_field(key(person), verb)},
             {"office", key_field(office, verb)},
             {side, std::move(when)},
             {"told", {std::string(verb.in(view.document.text)), verb}}},
            true);
}

bool Tenures::joined_passive(const DatedVerb& v, const Sentence& s) const {
  if (!v.verb.bare || v.verb.first < s.first + 4 ||
      (v.verb.last < s.last && !view.is(v.verb.last, preposition_) && view.mentions.tokens[v.verb.last].kind == TokenKind::word))
    return false;
  if (view.text(v.verb.first - 1) != "and" && view.text(v.verb.first - 1) != "then" && view.text(v.verb.first - 1) != "finally")
    return false;
  for (const DatedVerb& before : events.verbs()) {
    if (before.sentence == v.sentence && before.verb.last < v.verb.first && v.verb.first - before.verb.last < 10)
      return before.verb.passive && !before.verb.bare;
  }
  return false;
}

}  // namespace claimcheck
