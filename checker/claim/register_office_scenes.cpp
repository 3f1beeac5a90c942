#include "checker/claim/register_office_scenes.h"

#include <algorithm>

#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr Day kSlip = 10 * 366;
constexpr Day kChangeOver = 60;             // days between two holders that one sentence ties together
constexpr std::uint32_t kEntryReach = 14;   // tokens between a word of change and its date
constexpr std::uint32_t kRoleReach = 8;     // tokens of a role beside its person
constexpr std::uint32_t kReignReach = 6;    // tokens between "under" and the person
constexpr std::uint32_t kActReach = 40;     // tokens of a sentence around a person in which an official act is told

}  // namespace

OfficeScenes::OfficeScenes(const RegisterContext& context, OfficeRows& offices)
    : c_(context), view_(context.view()), tokens_(view_.mentions.tokens), offices_(offices), as_(view_.lexicon.group("register-as")), not_then_(view_.lexicon.group("register-not-then")),
      then_(view_.lexicon.group("register-of-then")), reign_(view_.lexicon.group("register-reign")), under_(view_.lexicon.group("register-under")), act_(view_.lexicon.group("register-official-act")),
      with_(view_.lexicon.group("register-party-to")), whole_time_(view_.lexicon.group("register-whole-time")), when_(view_.lexicon.group("register-when")), later_person_(view_.lexicon.group("register-later-office")),
      neighbour_(view_.lexicon.group("register-neighbour")), change_(view_.lexicon.group("register-change")), entry_(view_.lexicon.group("register-entry-noun")), again_(view_.lexicon.group("register-again")), dates_(view_.lexicon.group("register-dates")), unreal_(view_.lexicon.group("told-unreal")), old_(view_.lexicon.group("told-of-old")) {}

void OfficeScenes::run() {
  if (offices_.empty() || !view_.document.issue.date) return;
  for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
    const Mention& m = view_.mention(i);
    const ActorRef* actor = m.actor();
    if (actor == nullptr || offices_.rows_of(actor->actor).empty() || m.sentence >= view_.mentions.sentences.size()) continue;
    const Holder h{m.sentence, i, actor->actor, view_.mentions.token_at(m.span.begin), view_.mentions.token_at(m.span.end - 1) + 1};
    if (readable(view_.mentions.sentences[m.sentence]) && !offices_.told_of(m.sentence, actor->actor)) look(h);
  }
}

void OfficeScenes::look(const Holder& h) {
  const Sentence& s = view_.mentions.sentences[h.sentence];
  const auto date = only_date(h, s);
  if (!date) return range(h, s);
  if (entered(h, *date, s)) return;
  const Tie found = tie(h, s);
  if (found.rows.empty() || offices_.chosen(s.first, s.last) || view_.has(later_person_, s)) return;
  const Days when = view_.mention(*date).time()->readings.front().days;
  const Day issue = view_.document.issue.date->value;
  if (when.begin > issue) return;
  bool near = false;  // what lies farther off is another person of that name, or another office
  for (const RegisterEntry& row : found.any ? offices_.rows_of(h.actor) : found.rows) {
    if (row.may_hold({when.begin - kSlip, when.end + kSlip})) near = true;
    if (row.may_hold(when) || (!found.of_then && !found.by_title && row.may_hold({issue, issue + 1}))) return;
  }
  if (!near) return;
  DatedVerb v;
  v.sentence = h.sentence;
  v.date = *date;
  v.verb.first = v.verb.main = h.first;
  offices_.add_tenure(h.actor, found.rows, when, found.by_title, v, h.first, true);
}

// "On 3 May Olav Berg handed the office over to Ida Kamm", "Kamm, Berg's successor since 2014": two who held one office, one right behind
// the other, and a word of change beside the date; "Ida Kamm's inauguration on 3 May".
bool OfficeScenes::entered(const Holder& h, std::uint32_t date, const Sentence& s) {
  const Days said = view_.mention(date).time()->readings.front().days;
  const std::uint32_t at = view_.mentions.token_at(view_.mention(date).span.begin);
  if (const std::uint32_t noun = entry_noun(h, s); noun != kNone && noun < at && at - noun < kEntryReach) {
    const RegisterEntries rows = rulers(h);
    const RegisterEntry* row = OfficeRows::nearest(rows, true, said);
    if (row == nullptr || !OfficeRows::may_be_first(said, *row->from) || view_.has(again_, s)) return true;
    offices_.add_end(true, h.actor, *row, date, tokens_[h.first].span());
    return true;
  }
  const auto changes = view_.places(change_, s.first, s.last);
  if (changes.empty() || view_.has(again_, s) || offices_.chosen(s.first, s.last) || view_.has(later_person_, s)) return false;
  bool beside = false;
  for (const std::uint32_t t : changes) {
    const std::uint32_t length = view_.lexicon.match(change_, tokens_, t, s.last);
    if (view_.is(t, neighbour_) && at < t) continue;  // "built in 2014 under Kamm's predecessor"
    beside = beside || (length > 0 && ((t > s.first && view_.text(t - 1) != "had") || t == s.first) && plain_between(t, t + length, at, s));
  }
  if (!beside) return false;
  for (const Mention& m : view_.mentions_in(s.span)) {
    const ActorRef* other = m.actor();
    if (other == nullptr || other->actor == h.actor) continue;
    for (const RegisterEntry& before : offices_.rows_of(other->actor)) {
      for (const RegisterEntry& after : offices_.rows_of(h.actor)) {
        if (before.subject != after.subject || !before.to || !after.from || after.from->end <= before.to->begin || after.from->begin - before.to->end > kChangeOver) continue;
        if (!OfficeRows::may_be_first(said, *after.from) || before.to->overlaps(said)) return true;
        offices_.add_end(true, h.actor, after, date, tokens_[h.first].span());
        return true;
      }
    }
  }
  return false;
}

// Between a word of change and a date no other verb; "it was on 3 May, a wet day, that Berg handed over".
bool OfficeScenes::plain_between(std::uint32_t first, std::uint32_t last, std::uint32_t date, const Sentence& s) const {
  if (date < first && date < s.first + 6 && view_.text(s.first) == "It") return true;
  const std::uint32_t from = std::min(last, date), to = std::max(first, date);
  if (to - from > kEntryReach) return false;
  for (std::uint32_t t = from; t < to; ++t) {
    if (view_.is_mark(t, ';') || c_.events.reader().is_past_form(view_, t)) return false;
  }
  return true;
}
// "The inauguration of Ida Kamm", "Ida Kamm's swearing-in".
std::uint32_t OfficeScenes::entry_noun(const Holder& h, const Sentence& s) const {
  if (h.last + 1 < s.last && view_.possessive(h.last)) {
    for (std::uint32_t t = h.last + 1; t < s.last && t < h.last + 3; ++t) {
      if (view_.lexicon.match(entry_, tokens_, t, s.last) > 0) return t;
    }
  }
  for (std::uint32_t back = 2; back <= 4 && h.first >= s.first + back; ++back) {
    const std::uint32_t length = view_.lexicon.match(entry_, tokens_, h.first - back, h.first);
    if (length > 0 && view_.text(h.first - back + length) == "of" && h.first - back + length + 1 >= h.first) return h.first - back;
  }
  return kNone;
}

// "From 2014 to 2018 nothing moved, since Ida Kamm, prime minister in all those years, …": in office for the whole of it.
void OfficeScenes::range(const Holder& h, const Sentence& s) {
  std::uint32_t ranges = 0, at = kNone;
  for (const Mention& m : view_.mentions_in(s.span)) {
    if (m.kind != MentionKind::date || m.nested || m.time() == nullptr || m.time()->readings.empty()) continue;
    ++ranges;
    if (m.time()->range && m.time()->valid) at = static_cast<std::uint32_t>(&m - view_.mentions.mentions.data());
  }
  if (ranges != 1 || at == kNone) return;
  const auto whole = view_.places(whole_time_, h.last, std::min(s.last, h.last + 2 * kRoleReach));
  for (const std::uint32_t t : whole) {
    if (view_.lexicon.match(whole_time_, tokens_, t, s.last) == 0) continue;
    const RegisterEntries rows = rows_of(h, h.last + 1, t);
    if (rows.empty() || offices_.forbidden(h.last, t)) return;
    const Time& time = *view_.mention(at).time();
    const Days first = days_of_year(to_civil(time.readings.front().days.begin).year), last = days_of_year(to_civil(time.readings.front().days.end - 1).year);
    for (const RegisterEntry& row : rows) {
      if (row.may_hold(first) && row.may_hold(last)) return;
    }
    const bool begins = std::any_of(rows.begin(), rows.end(), [&](const RegisterEntry& e) { return e.may_hold(first); });
    Field end = date_end_field(view_.mention(at), begins);  // the end that does not fit
    for (TimeReading& r : std::get<When>(end.value).readings) r.days = begins ? last : first;
    offices_.add_tenure_then(h.actor, rows, begins ? last : first, std::move(end), tokens_[h.first].span().cover(view_.mention(at).span));
    return;
  }
}

// The date of a sentence that has one: a day, a month or a year that is told by itself, and at which something was.
std::optional<std::uint32_t> OfficeScenes::only_date(const Holder& h, const Sentence& s) const {
  const Mention* found = nullptr;
  for (const Mention& m : view_.mentions_in(s.span)) {
    if (m.kind != MentionKind::date || m.nested) continue;
    if (found != nullptr) return std::nullopt;
    found = &m;
  }
  const Time* time = found == nullptr ? nullptr : found->time();
  if (time == nullptr || time->readings.empty() || time->range || !time->valid || !time->mod.empty() || time->origin == Origin::relative) return std::nullopt;
  if (time->granularity != Granularity::day && time->granularity != Granularity::month && time->granularity != Granularity::year) return std::nullopt;
  const std::uint32_t t = view_.mentions.token_at(found->span.begin);
  const bool of_origin = t > s.first + 1 && is(t - 2, dates_);  // "the law dates from 2016"
  if (t > s.first && is(t - 1, not_then_) && !of_origin) return std::nullopt;
  if (is(t, not_then_) || view_.any(s.first, s.first + 1, unreal_) || view_.has(old_, s)) return std::nullopt;
  if (time->written.year == 0 && time->written.month == 0) return std::nullopt;  // "today"
  for (std::uint32_t k = t; k-- > s.first && !view_.is_mark(k, ')');) {  // "announced by … (ends on 31 March)"
    if (view_.is_mark(k, '(')) return k < h.first && h.first < t ? std::optional(static_cast<std::uint32_t>(found - view_.mentions.mentions.data())) : std::nullopt;
  }
  return static_cast<std::uint32_t>(found - view_.mentions.mentions.data());
}

OfficeScenes::Tie OfficeScenes::tie(const Holder& h, const Sentence& s) const {
  if (Tie t = reign(h, s); !t.rows.empty()) return t;
  if (Tie t = role_of(h, s); !t.rows.empty()) return t;
  if (Tie t = behind_name(h, s); !t.rows.empty()) return t;
  return before_name(h, s);
}

// Of a person those rows whose office leads a state.
RegisterEntries OfficeScenes::rulers(const Holder& h) const {
  return kept(offices_.rows_of(h.actor), [&](const RegisterEntry& e) { return offices_.leads_state(e); });
}

// "Under (Chancellor) Ida Kamm", "Kamm's premiership", "the Kamm government", "the government of Ida Kamm".
OfficeScenes::Tie OfficeScenes::reign(const Holder& h, const Sentence& s) const {
  std::uint32_t noun = kNone;
  if (h.last < s.last && is(h.last, reign_)) noun = h.last;
  for (std::uint32_t t = h.last + 1; h.last < s.last && view_.possessive(h.last) && t < s.last && t <= h.last + 3; ++t) {
    if (is(t, reign_)) noun = t;
  }
  if (noun == kNone && h.first >= s.first + 2 && view_.text(h.first - 1) == "of" && is(h.first - 2, reign_)) noun = h.first - 2;
  if (noun != kNone) {
    if (offices_.forbidden(std::max(s.first + 2, h.first) - 2, std::max(noun, h.first))) return {};
    const NamedOffice office = offices_.office_in(noun, noun + 1, h.sentence);
    RegisterEntries rows = office.empty() ? rulers(h) : offices_.of_office(offices_.rows_of(h.actor), office);
    return {std::move(rows), true, false, office.empty()};
  }
  for (std::uint32_t t = h.first; t-- > s.first && h.first - t <= kReignReach;) {
    if (tokens_[t].kind != TokenKind::word && !(view_.has(neighbour_, t, h.first) || view_.has(neighbour_, h.first > s.first + 2 ? h.first - 2 : s.first, h.first))) return {};
    if (!is(t, under_)) continue;
    if (view_.has(neighbour_, t, h.first)) return {rulers(h), true, false, true};  // "under Kamm's successor, Olav Berg"
    if (offices_.forbidden(t, h.first)) return {};
    const NamedOffice office = offices_.office_in(t + 1, h.last, h.sentence);
    if (office.empty()) return h.first == t + 1 && h.last < s.last && !view_.possessive(h.last) ? Tie{rulers(h), true, false, true} : Tie{};
    return {offices_.of_office(offices_.rows_of(h.actor), office), true, false};
  }
  return {};
}

// "Ida Kamm, as chancellor, …", "signed by Ida Kamm as chancellor", "when Ida Kamm was chancellor".
OfficeScenes::Tie OfficeScenes::role_of(const Holder& h, const Sentence& s) const {
  std::uint32_t t = h.last;
  while (t < s.last && t < h.last + 4 && (view_.is_mark(t, ',') || view_.text(t) == "who" || view_.text(t) == "then" || view_.text(t) == "acting")) ++t;
  if (t + 1 >= s.last) return {};
  if (is(t, as_)) return {rows_of(h, t + 1, std::min(s.last, t + 1 + kRoleReach)), true, false};
  if (t == h.last && (view_.text(t) == "was" || view_.text(t) == "were") && h.first > s.first && is(h.first - 1, when_)) {
    if (is(t + 1, when_)) return {};
    return {rows_of(h, t + 1, std::min(s.last, t + 1 + kRoleReach)), true, false};
  }
  return {};
}

// "Ida Kamm, Narvia's prime minister (at the time),".
OfficeScenes::Tie OfficeScenes::behind_name(const Holder& h, const Sentence& s) const {
  if (h.last + 1 >= s.last || !view_.is_mark(h.last, ',')) return {};
  std::uint32_t end = h.last + 1;
  while (end < s.last && end - h.last <= kRoleReach + 3 && (tokens_[end].kind == TokenKind::word || view_.possessive(end) || view_.is_mark(end, '-'))) ++end;
  if (end < s.last && !view_.is_mark(end, ',') && !view_.is_mark(end, '.') && !view_.is_mark(end, ';')) return {};
  const std::uint32_t first = h.last + 1;
  for (std::uint32_t t = first; t < end; ++t) {
    if (c_.events.reader().is_past_form(view_, t) || view_.text(t) == "who" || view_.text(t) == "and") return {};
  }
  RegisterEntries rows = rows_of(h, first, end);
  const bool then = view_.has(then_, first, end);
  if (rows.empty() || (!then && end - first > kRoleReach)) return {};
  return {std::move(rows), then || takes_part(h, h.first, s), false};
}

// "The (then) prime minister, Ida Kamm", "Narvia's head of state, Ida Kamm", "Prime Minister Ida Kamm".
OfficeScenes::Tie OfficeScenes::before_name(const Holder& h, const Sentence& s) const {
  const bool comma = h.first > s.first && view_.is_mark(h.first - 1, ',');
  std::uint32_t end = comma ? h.first - 1 : h.first, first = end;
  while (first > s.first && end - first < kRoleReach && (tokens_[first - 1].kind == TokenKind::word || view_.possessive(first - 1) || view_.is_mark(first - 1, '-')) && !is(first - 1, with_) && !is(first - 1, under_) &&
         !c_.events.reader().is_past_form(view_, first - 1))
    --first;
  const bool then = view_.has(then_, first, end) || (first > s.first && view_.has(then_, first - 1, end));
  if (const std::string& title = view_.mention(h.mention).actor()->title; !comma && !title.empty()) {
    const NamedOffice office = offices_.of_title(title);
    if (office.empty() || offices_.forbidden(first, h.first)) return {};
    const RegisterEntries rows = offices_.of_office(offices_.rows_of(h.actor), office);
    if (then) return {rows, true, false};
    if (named_elsewhere(rows, first, h.first)) return {};
    return takes_part(h, first, s) ? Tie{rows, true, true} : Tie{};
  }
  if (first == end) return {};
  RegisterEntries rows = rows_of(h, first, end);
  if (rows.empty()) return {};
  return {std::move(rows), then || takes_part(h, first, s), false};
}

// The rows of the office that the tokens name; none where they name another country than its own, or deny it.
RegisterEntries OfficeScenes::rows_of(const Holder& h, std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.is_mark(t, '.') || view_.is_mark(t, ')')) to = t;
  }
  if (from >= to || offices_.forbidden(from, to)) return {};
  const NamedOffice office = offices_.office_in(from, to, h.sentence);
  if (office.empty() || office.generic) return {};
  RegisterEntries rows = offices_.of_office(offices_.rows_of(h.actor), office);
  return named_elsewhere(rows, from, to) ? RegisterEntries() : rows;
}

// "The Narvian foreign minister, Ida Kamm", who has been one of another country.
bool OfficeScenes::named_elsewhere(const RegisterEntries& rows, std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (tokens_[t].kind != TokenKind::word) continue;
    const std::uint64_t word = c_.hasher.word(view_.text(t), tokens_[t].word);
    if (word == 0 || !tokens_[t].has(kCapital)) continue;
    const bool some = std::any_of(rows.begin(), rows.end(), [&](const RegisterEntry& e) { return offices_.has_word(e.subject, word) || c_.hasher.name(e.subject) == word; });
    if (!some && t > from) return true;
  }
  return false;
}

// "Signed by", "met with", "received by": somebody who had a part in an act of the office on that day.
bool OfficeScenes::takes_part(const Holder&, std::uint32_t from, const Sentence& s) const {
  std::uint32_t t = from;
  while (t > s.first && (is(t - 1, view_.classes.article) || view_.text(t - 1) == "its" || view_.text(t - 1) == "then")) --t;
  if (t <= s.first) return false;
  const std::uint32_t begin = from > s.first + kActReach ? from - kActReach : s.first;
  if (is(t - 1, with_)) return view_.has(act_, begin, t);
  return view_.has(act_, t - 1, t) || (t >= s.first + 2 && view_.has(act_, t - 2, t));
}

}  // namespace claimcheck
