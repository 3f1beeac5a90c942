#include "checker/claim/register_facts.h"

#include <algorithm>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/register_chambers.h"

namespace claimcheck {

std::span<const RegisterName> RegisterContext::names_in(std::uint32_t sentence) const {
  const auto first = std::partition_point(names.begin(), names.end(), [&](const RegisterName& n) { return n.sentence < sentence; });
  const auto last = std::partition_point(first, names.end(), [&](const RegisterName& n) { return n.sentence == sentence; });
  return {first, last};
}

namespace {

// "The Union", "the Duma": such a word names one body in a text that names no other with it ("the African Union").
void drop_doubtful(std::vector<RegisterName>& names, const View& view, const Registers& registers, const NameHasher& hasher) {
  const GroupId alone = view.lexicon.group("register-alone");
  std::set<std::uint64_t> doubtful;
  for (const RegisterName& n : names) {
    if (n.last - n.first > 1 || !view.is(n.first, alone) || doubtful.contains(n.name)) continue;
    const std::string word = lower(view.text(n.first));
    const auto rows = registers.rows_of(n.name);
    for (const Actor& actor : view.mentions.actors) {
      const std::size_t at = lower(actor.name).find(word);
      if (at == std::string::npos || actor.name.size() == word.size() || rows.empty()) continue;
      const auto others = registers.rows_of(hasher.name(actor.name));
      if (others.empty() || others.front().subject != rows.front().subject) doubtful.insert(n.name);
    }
  }
  std::erase_if(names, [&](const RegisterName& n) { return n.last - n.first == 1 && view.is(n.first, alone) && (doubtful.contains(n.name) || n.first == 0 || !view.is(n.first - 1, view.classes.article)); });
}

// "The euro area": bodies that are written without a capital.
void add_small(std::vector<RegisterName>& names, const View& view, const Registers& registers, const NameHasher& hasher) {
  const GroupId small = view.lexicon.group("register-small-body"), currency = view.lexicon.group("register-currency");
  const std::size_t before = names.size();
  for (const std::uint32_t t : view.places(small)) {
    const std::uint32_t sentence = view.mentions.sentence_of_token(t);
    const auto found = view.lexicon.lookup(small, view.mentions.tokens, t, view.mentions.sentences[sentence].last);
    if (view.is(t, currency) && found.length == 1 && (t == 0 || !view.is(t - 1, view.classes.article))) continue;  // "90 euro"
    const std::uint64_t name = found.length == 0 ? 0 : hasher.name(found.value);
    if (name != 0 && registers.knows(name)) names.push_back({name, sentence, t, t + found.length, false, false});
  }
  if (names.size() == before) return;
  std::sort(names.begin(), names.end(), [](const RegisterName& a, const RegisterName& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
  names.erase(std::unique(names.begin(), names.end(), [](const RegisterName& a, const RegisterName& b) { return b.first < a.last; }), names.end());
}

}  // namespace

void add_register_facts(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings) {
  if (maker.registers.empty()) return;
  const NameHasher hasher(maker.view.lexicon);
  auto names = register_names(maker.view, maker.registers, hasher);
  drop_doubtful(names, maker.view, maker.registers, hasher);
  add_small(names, maker.view, maker.registers, hasher);
  const RegisterContext context{maker, events, people, happenings, maker.registers, hasher, names};
  auto with_chambers = names;
  add_chambers(with_chambers, maker.view, maker.registers, hasher);
  add_register_sizes(RegisterContext{maker, events, people, happenings, maker.registers, hasher, with_chambers});
  add_register_offices(context);
  add_register_successions(context);
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
