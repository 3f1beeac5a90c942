// Terms of office and acts in office of one document: what their readers share.
#pragma once
#include <map>
#include <set>
#include <string>

#include "checker/claim/event_facts.h"
#include "checker/claim/held_offices.h"

namespace claimcheck {

struct Tenures {
  Tenures(FactMaker& fact_maker, const EventReader& event_reader, const People& known_people);

  FactMaker& maker;
  const View& view;
  const EventReader& events;
  const People& people;
  const HeldOffices offices;
  std::set<std::uint32_t> doubted;            // actors whose term the issue leaves in doubt (interim, reappointed, stayed on)
  std::map<std::uint32_t, std::string> dead;  // by actor: the office that a death has ended, "person" if none is known

  // Adds a fact "term": one side of it ("start", "end") told by the words `verb`.
  void add_term(std::uint32_t person, const std::string& office, const char* side, Field when, Span verb, Span date);
  const std::string& key(std::uint32_t actor) const { return view.mentions.actors[actor].key; }
  Span span_of(const VerbGroup& verb) const;
  // "Was suspended in May and dismissed in August": a participle that shares its auxiliary.
  bool joined_passive(const DatedVerb& v, const Sentence& s) const;

 private:
  GroupId preposition_;
};

// Both need the doubts and deaths that tenure_facts.cpp has found.
void add_periods_of_office(Tenures& tenures);  // tenure_period_facts.cpp: "mayor from 2014 to 2017"
void add_acts_in_office(Tenures& tenures);     // tenure_act_facts.cpp: "on 9 December Prime Minister X signed"

}  // namespace claimcheck
