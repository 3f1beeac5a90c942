#include "checker/claim/register_facts.h"

#include <algorithm>

#include "checker/claim/fields.h"

namespace claimcheck {

std::span<const RegisterName> RegisterContext::names_in(std::uint32_t sentence) const {
  const auto first = std::partition_point(names.begin(), names.end(), [&](const RegisterName& n) { return n.sentence < sentence; });
  const auto last = std::partition_point(first, names.end(), [&](const RegisterName& n) { return n.sentence == sentence; });
  return {first, last};
}

void add_register_facts(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings) {
  if (maker.registers.empty()) return;
  const NameHasher hasher(maker.view.lexicon);
  const auto names = register_names(maker.view, maker.registers, hasher);
  const RegisterContext context{maker, events, people, happenings, maker.registers, hasher, names};
  add_register_sizes(context);
  add_register_offices(context);
  add_register_days(context);
  add_register_members(context);
  add_register_quorums(context);
}

Field register_date(Days days) {
  When when;
  when.readings.push_back({days, iso(days.begin), kDistant, false});
  const Day length = days.end - days.begin;
  when.granularity = length == 1 ? Granularity::day : length <= 31 ? Granularity::month : Granularity::year;
  return {std::move(when), {}};
}

std::string pretty_days(Days days) {
  const CivilDate first = to_civil(days.begin);
  if (days.end - days.begin == 1) return pretty_day(days.begin);
  if (days == days_of_month(first.year, first.month)) return std::string(month_name(first.month)) + " " + std::to_string(first.year);
  return std::to_string(first.year);
}

std::string told(const RegisterEntry& entry) {
  std::string out;
  if (entry.property == "members") out = std::string(entry.subject) + ": " + std::to_string(entry.number) + " members";
  else if (!entry.value.empty()) out = std::string(entry.value) + ", " + std::string(entry.subject);
  else out = std::string(entry.subject) + ", " + std::string(entry.property) + " " + pretty_days(entry.when);
  if (entry.from && entry.to) out += ", " + pretty_days(*entry.from) + " to " + pretty_days(*entry.to);
  else if (entry.from) out += " from " + pretty_days(*entry.from);
  else if (entry.to) out += " until " + pretty_days(*entry.to);
  if (!entry.source.empty()) out += " (" + std::string(entry.source) + ")";
  return out;
}

}  // namespace claimcheck
