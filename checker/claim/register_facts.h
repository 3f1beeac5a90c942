// Facts that hold what a text tells against the register: each has what is said and, beside it, the row that speaks of the same
// subject and time. Where the register is silent there is no fact. Each kind in its own file.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "checker/claim/builtin_facts.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/register_names.h"

namespace claimcheck {

struct RegisterContext {
  FactMaker& maker;
  const EventReader& events;
  const People& people;
  const Happenings& happenings;
  const Registers& registers;
  const NameHasher& hasher;
  const std::vector<RegisterName>& names;

  const View& view() const { return maker.view; }
  // The names in a sentence, by place.
  std::span<const RegisterName> names_in(std::uint32_t sentence) const;
};

void add_register_facts(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings);
void add_register_sizes(const RegisterContext& context);    // register_size
void add_register_offices(const RegisterContext& context);  // register_start, register_end, register_tenure
void add_register_successions(const RegisterContext& context);  // register_succession
void add_register_days(const RegisterContext& context);     // register_day
void add_register_quorums(const RegisterContext& context);  // register_quorum
void add_register_members(const RegisterContext& context);  // register_accession

// Days that stand in the register, as a date field without a place.
Field register_date(Days days);
// "1 October 2014", "October 2014", "2014".
std::string pretty_days(Days days);
// "Ida Kamm, 1 May 2014 to 1 May 2018 (almanac)": a row for readers.
std::string told(const RegisterEntry& entry);

}  // namespace claimcheck
