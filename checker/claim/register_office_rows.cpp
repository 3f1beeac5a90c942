#include "checker/claim/register_office_rows.h"

#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr Day kSecondTerm = 550, kEarlierTerm = 1500;  // days
constexpr Day kChosenBefore = 200;  // days at most from an election to the office
constexpr Day kChangeKnown = 7;     // days from a change of office on which a draft should know of it
constexpr Day kAway = 90;           // days between two terms of which the second is a return

}  // namespace

OfficeRows::OfficeRows(const RegisterContext& context)
    : c_(context), view_(context.view()), tokens_(view_.mentions.tokens), office_(view_.lexicon.group("office-word")),
      not_now_(view_.lexicon.group("not-holding")), role_(view_.lexicon.group("register-role")), generic_(view_.lexicon.group("register-generic-office")),
      chosen_(view_.lexicon.group("register-chosen")), seat_(view_.lexicon.group("register-seat")), head_(view_.lexicon.group("register-head")), governed_(view_.lexicon.group("register-governed")),
      skipped_(view_.lexicon.group("register-skipped")), ruler_(view_.lexicon.group("register-ruler")) {
  find_persons();
}

void OfficeRows::find_persons() {
  for (const RegisterName& n : c_.names) {
    const std::uint32_t mention = n.person ? mention_in(n) : kNone;
    if (mention == kNone) continue;
    const auto [at, first] = rows_.emplace(view_.mention(mention).actor()->actor, RegisterEntries());
    if (first) at->second = c_.registers.held_by(n.name, c_.hasher);
  }
}

std::uint32_t OfficeRows::mention_in(const RegisterName& n) const {
  for (std::uint32_t t = n.last; t-- > n.first;) {  // the family name decides
    if (c_.people.person_at(t) != kNone) return c_.people.person_at(t);
  }
  // "President Donald Trump" starts before the name.
  for (std::uint32_t t = n.first; t-- > 0 && n.first - t <= 4;) {
    const std::uint32_t m = c_.people.person_at(t);
    if (m != kNone) return view_.mention(m).span.end > tokens_[n.first].begin ? m : kNone;
  }
  return kNone;
}

const RegisterEntries& OfficeRows::rows_of(std::uint32_t actor) const {
  static const RegisterEntries kNobody;
  const auto at = rows_.find(actor);
  return at == rows_.end() ? kNobody : at->second;
}

NamedOffice OfficeRows::office_in(std::uint32_t from, std::uint32_t to, std::uint32_t sentence) const {
  NamedOffice out;
  for (const RegisterName& n : c_.names_in(sentence)) {
    if (!n.person && n.first >= from && n.last <= to && !c_.registers.rows_of(n.name, "holder").empty()) out.name = n.name;
  }
  for (std::uint32_t t = from; t < to && out.name == 0; ++t) {
    if (const auto role = view_.lexicon.lookup(role_, tokens_, t, to); role.length > 0) {  // "head of state", "the presidency"
      out.role = role.value;
      t += role.length - 1;
    } else if (const auto seat = view_.lexicon.lookup(seat_, tokens_, t, to); seat.length > 0) {  // "in the White House"
      out.name = c_.hasher.name(seat.value);
    } else if (heads(t, to, out)) {
      continue;
    } else if (view_.is(t, generic_)) {
      out.generic = true;
    } else if (view_.lexicon.is(tokens_[t].word, office_)) {
      out.nouns.insert(c_.hasher.word(lower(view_.text(t))));
    }
  }
  return out;
}

RegisterEntries OfficeRows::of_office(const RegisterEntries& rows, const NamedOffice& office) const {
  if (office.empty()) return rows;
  if (office.name != 0) {
    const auto named = c_.registers.rows_of(office.name, "holder");
    return kept(rows, [&](const RegisterEntry& e) { return !named.empty() && e.subject == named.front().subject; });
  }
  return kept(rows, [&](const RegisterEntry& e) {
    if (!office.role.empty() && !has_one_of(e.subject, office.role)) return false;
    return std::all_of(office.nouns.begin(), office.nouns.end(), [&](std::uint64_t noun) { return has_word(e.subject, noun); });
  });
}

bool OfficeRows::ends_role(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (view_.lexicon.lookup(role_, tokens_, t, to).length == to - t) return true;
  }
  return false;
}

// "Head of Narvia's government": as "head of government".
bool OfficeRows::heads(std::uint32_t t, std::uint32_t to, NamedOffice& out) const {
  if (!view_.is(t, head_) || t + 2 >= to || view_.text(t + 1) != "of") return false;
  for (std::uint32_t k = t + 2; k < to && k < t + 8; ++k) {
    const std::string_view role = view_.lexicon.value_of(governed_, tokens_[k].word);
    if (role.empty()) continue;
    out.role = role;
    return true;
  }
  return false;
}

bool OfficeRows::fits_body(const RegisterEntry& row, std::uint32_t from, std::uint32_t to, std::uint32_t sentence) const {
  bool some = false;
  for (std::uint32_t t = from; t < to; ++t) {
    if (tokens_[t].kind != TokenKind::word || view_.is(t, skipped_)) continue;
    if (const std::string_view role = view_.lexicon.value_of(governed_, tokens_[t].word); !role.empty()) {
      if (!has_one_of(row.subject, role)) return false;
      some = true;
      continue;
    }
    const std::uint64_t word = c_.hasher.word(view_.text(t));
    if (word == 0) continue;
    some = true;
    if (has_word(row.subject, word) || c_.hasher.name(row.subject) == word) continue;
    // "The IMF": the words of what it stands for.
    bool all = false;
    for (const RegisterName& n : c_.names_in(sentence)) {
      if (n.person || n.first > t || n.last <= t) continue;
      const auto rows = c_.registers.rows_of(n.name);
      all = !rows.empty() && c_.hasher.name(row.subject) != 0 && has_all_of(row.subject, rows.front().subject);
    }
    if (!all) return false;
  }
  return some;
}

RegisterEntries OfficeRows::of_body(const RegisterEntries& rows, std::uint32_t from, std::uint32_t to, std::uint32_t sentence) const {
  return kept(rows, [&](const RegisterEntry& e) { return fits_body(e, from, to, sentence); });
}

bool OfficeRows::names_nothing(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (tokens_[t].kind == TokenKind::word && !view_.is(t, skipped_) && c_.hasher.word(view_.text(t)) != 0) return false;
  }
  return true;
}

RegisterEntries OfficeRows::returns(const RegisterEntries& rows) {
  return kept(rows, [&](const RegisterEntry& later) {
    return std::any_of(rows.begin(), rows.end(), [&](const RegisterEntry& e) { return e.subject == later.subject && e.to && later.from && e.to->end + kAway < later.from->begin; });
  });
}

NamedOffice OfficeRows::of_title(std::string_view title) const {
  NamedOffice out;
  while (!title.empty()) {
    const std::size_t end = std::min(title.find(' '), title.size());
    const std::string word = lower(title.substr(0, end));
    if (view_.lexicon.is(view_.lexicon.find(word), office_)) out.nouns.insert(c_.hasher.word(word));
    title.remove_prefix(std::min(end + 1, title.size()));
  }
  return out;
}

bool OfficeRows::has_one_of(std::string_view subject, std::string_view words) const {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0 && has_word(subject, c_.hasher.word(words.substr(0, end)))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool OfficeRows::has_all_of(std::string_view subject, std::string_view words) const {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find_first_of(" -"), words.size());
    const std::uint64_t word = c_.hasher.word(words.substr(0, end));
    if (word != 0 && !has_word(subject, word)) return false;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return true;
}

bool OfficeRows::has_word(std::string_view subject, std::uint64_t word) const {
  while (!subject.empty()) {
    const std::size_t end = std::min(subject.find_first_of(" -"), subject.size());
    if (c_.hasher.word(lower(subject.substr(0, end))) == word || c_.hasher.word(subject.substr(0, end)) == word) return true;
    subject.remove_prefix(std::min(end + 1, subject.size()));
  }
  return false;
}

bool OfficeRows::forbidden(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (view_.lexicon.is(tokens_[t].word, not_now_) && view_.text(t) != "then") return true;
  }
  return false;
}

bool OfficeRows::held_by_another(const RegisterEntry& row, Days said) const {
  const auto all = c_.registers.rows_of(c_.hasher.name(row.subject), "holder");
  return std::any_of(all.begin(), all.end(), [&](const RegisterEntry& e) { return e.value != row.value && e.from && e.to && e.from->end <= said.begin + 1 && e.to->begin >= said.end - 1; });
}

const RegisterEntry* OfficeRows::nearest(const RegisterEntries& rows, bool start, Days said) {
  const RegisterEntry* best = nullptr;
  Day distance = kDistant;
  for (const RegisterEntry& row : rows) {
    const auto& end = start ? row.from : row.to;
    if (!end) continue;
    const Day away = end->overlaps(said) ? 0 : std::min(std::abs(end->begin - said.begin), std::abs(end->end - said.end));
    if (best == nullptr || away < distance) best = &row, distance = away;
  }
  return best;
}

bool OfficeRows::may_be_first(Days said, Days from) { return said.begin < from.end + kSecondTerm && from.begin < said.end + kEarlierTerm; }

void OfficeRows::add_end(bool start, std::uint32_t person, const RegisterEntry& row, std::uint32_t date, Span words) {
  add_end(start, person, row, date_field(view_.mention(date)), date, words);
}

void OfficeRows::add_end(bool start, std::uint32_t person, const RegisterEntry& row, Field said, std::uint32_t date, Span words) {
  if (!told_.insert({view_.mention(date).span.begin, person, start}).second) return;
  persons_told_.insert({view_.mention(date).sentence, person});
  // The row ends on the first day without the office; many tell the last one with it.
  if (const auto* when = std::get_if<When>(&said.value); !start && when != nullptr && !when->readings.empty() && when->readings.front().days.overlaps({row.to->begin - 1, row.to->begin}) &&
      !when->readings.front().days.overlaps(*row.to))
    return;
  c_.maker.add(start ? "register_start" : "register_end", words.cover(view_.mention(date).span),
               {{"name", {view_.mentions.actors[person].name, words}},
                {"office", {std::string(row.subject), {}}},
                {"when", std::move(said)},
                {"day", register_date(start ? *row.from : *row.to)},
                {"register", {told(row), {}}}});
}

void OfficeRows::add_end(const RegisterEntry& row, Field said, std::uint32_t date, Span words) {
  if (!told_.insert({view_.mention(date).span.begin, kNone, true}).second) return;
  c_.maker.add("register_start", words.cover(view_.mention(date).span),
               {{"name", {std::string(row.value), words}},
                {"office", {std::string(row.subject), {}}},
                {"when", std::move(said)},
                {"day", register_date(*row.from)},
                {"register", {told(row), {}}}});
}

bool OfficeRows::leads_state(const RegisterEntry& row) const {
  std::string_view first = row.subject.substr(0, row.subject.find(' '));
  return view_.lexicon.is(view_.lexicon.find(lower(first)), ruler_);
}

bool OfficeRows::chosen(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (view_.is(t, chosen_)) return true;
  }
  return false;
}

// A title is kept long after the office, and given for what was done before it: only the year behind it counts.
void OfficeRows::add_tenure(std::uint32_t person, const RegisterEntries& rows, Days when, bool by_title, const DatedVerb& v, std::uint32_t token, bool plain) {
  persons_told_.insert({v.sentence, person});
  const RegisterEntry* best = nullptr;
  Day distance = kDistant;
  for (const RegisterEntry& row : rows) {
    const Day begin = row.from ? row.from->begin : -kDistant, end = row.to ? row.to->end : kDistant;
    const Day away = when.end <= begin ? begin - when.end : when.begin >= end ? when.begin - end + 1 : 0;
    if (best == nullptr || away < distance) best = &row, distance = away;
  }
  if (best == nullptr) return;
  const Days held{best->from ? best->from->begin : -kDistant, best->to ? best->to->end : kDistant};
  if (by_title && (when.end <= held.begin || (when.begin >= held.end && distance > kTitleKept))) return;
  if (distance > 0 && unknown_on(*best, when)) return;
  const Mention& said = view_.mention(v.date);
  // Who was elected, appointed or named on a day takes office later.
  if (when.end <= held.begin && distance < kChosenBefore && chosen(token, view_.mentions.token_at(said.span.begin))) return;
  std::string row = told(*best);
  for (const RegisterEntry& other : c_.registers.rows_of(c_.hasher.name(best->subject), "holder")) {
    if (distance > 0 && other.may_hold(when) && other.value != best->value) row += "; " + told(other);
  }
  c_.maker.add("register_tenure", tokens_[token].span().cover(said.span).cover(tokens_[v.verb.first].span()),
               {{"name", {view_.mentions.actors[person].name, tokens_[token].span()}},
                {"office", {std::string(best->subject), tokens_[token].span()}},
                {"when", date_field(said)},
                {"held", register_date(held)},
                {"register", {std::move(row), {}}}},
               plain);
}

void OfficeRows::add_tenure_then(std::uint32_t person, const RegisterEntries& rows, Days when, Field said, Span words) {
  const RegisterEntry& row = rows.front();
  if (unknown_on(row, when)) return;
  c_.maker.add("register_tenure", words,
               {{"name", {view_.mentions.actors[person].name, words}},
                {"office", {std::string(row.subject), words}},
                {"when", std::move(said)},
                {"held", register_date({row.from ? row.from->begin : -kDistant, row.to ? row.to->end : kDistant})},
                {"register", {told(row), {}}}},
               true);
}

std::optional<RegisterEntry> OfficeRows::other_holder(const RegisterEntry& row, Day day) const {
  std::optional<RegisterEntry> out;
  for (const RegisterEntry& e : c_.registers.rows_of(c_.hasher.name(row.subject), "holder")) {
    if (!e.may_hold({day, day + 1})) continue;
    if (e.value == row.value) return std::nullopt;
    if (day < e.known_to && e.from && e.from->end + kChangeKnown <= day) out = e;
  }
  return out;
}

void OfficeRows::add_tenure_now(std::uint32_t person, const RegisterEntries& rows, Days when, Span words) {
  const RegisterEntry* last = nullptr;
  for (const RegisterEntry& row : rows) {
    if (row.may_hold(when)) return;
    if (row.from && row.to && row.to->end <= when.begin && (last == nullptr || last->to->begin < row.to->begin)) last = &row;
  }
  const auto other = last == nullptr ? std::nullopt : other_holder(*last, when.begin);
  if (!other) return;
  c_.maker.add("register_tenure", words,
               {{"name", {view_.mentions.actors[person].name, words}},
                {"office", {std::string(last->subject), words}},
                {"when", register_date({when.end - 1, when.end})},
                {"held", register_date({last->from->begin, last->to->end})},
                {"register", {told(*last) + "; " + told(*other), {}}}});
}

// The register leaves out caretakers and disputed weeks: between two holders a day with none is unknown, not vacant.
bool OfficeRows::unknown_on(const RegisterEntry& row, Days when) const {
  bool before = false, after = false;
  for (const RegisterEntry& other : c_.registers.rows_of(c_.hasher.name(row.subject), "holder")) {
    if (other.may_hold(when)) return false;
    before = before || (other.to && other.to->begin <= when.begin);
    after = after || (other.from && other.from->begin >= when.begin);
  }
  return before && after;
}

bool OfficeRows::unknown_after(const RegisterEntry& row, Days said) const {
  bool later = false;
  Day next = kDistant;
  for (const RegisterEntry& other : c_.registers.rows_of(c_.hasher.name(row.subject), "holder")) {
    if (!row.to || !other.from || other.from->end <= row.to->begin) continue;
    if (other.from->begin <= row.to->end) return false;
    later = true;
    next = std::min(next, other.from->end);
  }
  return later && said.end > row.to->begin && said.begin < next;
}

}  // namespace claimcheck
