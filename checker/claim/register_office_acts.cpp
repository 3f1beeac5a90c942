#include "checker/claim/register_office_acts.h"

#include <algorithm>

namespace claimcheck {
namespace {

constexpr std::uint32_t kRoleReach = 7;  // tokens of a role before its person
constexpr std::size_t kLongestParagraph = 20000;  // bytes: longer ones are dumps
constexpr Day kRecent = 60;  // days before the issue that its paragraphs tell as of now

}  // namespace

OfficeActs::OfficeActs(const RegisterContext& context, OfficeRows& offices)
    : c_(context), view_(context.view()), tokens_(view_.mentions.tokens), offices_(offices), as_(view_.lexicon.group("register-as")), not_then_(view_.lexicon.group("register-not-then")), later_(view_.lexicon.group("register-later")), then_(view_.lexicon.group("register-then")), demonym_(view_.lexicon.group("name-demonym")), country_(view_.lexicon.group("name-country")) {}

void OfficeActs::held_at(const DatedVerb& v) {
  if (v.verb.form == VerbForm::pluperfect) return;
  const std::uint32_t person = c_.people.who(v.verb.first, v.sentence);
  const Days when = view_.mention(v.date).time()->readings.front().days;
  if (person == kNone || offices_.rows_of(person).empty()) return;
  const Sentence& s = view_.mentions.sentences[v.sentence];
  for (std::uint32_t t = s.first; t < v.verb.first; ++t) {
    const std::uint32_t mention = c_.people.person_at(t);
    if (mention == kNone || view_.mention(mention).actor()->actor != person) continue;
    const NamedOffice named = apposition(t, mention, v.sentence);
    told_.insert({v.sentence, person});
    if (const RegisterEntries rows = of_apposition(t, mention, v.sentence, person); !rows.empty()) {
      offices_.add_tenure(person, rows, when, false, v, t);
    } else if (named.name != 0) {
      offices_.add_tenure(person, offices_.of_office(offices_.rows_of(person), named), when, false, v, t);
    } else if (const NamedOffice role = as_office(t, s, v.sentence); !role.empty()) {
      offices_.add_tenure(person, offices_.of_office(offices_.rows_of(person), role), when, false, v, t);
    } else if (const std::string& title = view_.mention(mention).actor()->title; !title.empty() && !offices_.forbidden(t > s.first + 2 ? t - 3 : s.first, t)) {
      const NamedOffice office = offices_.of_title(title);
      if (!office.empty()) offices_.add_tenure(person, offices_.of_office(offices_.rows_of(person), office), when, true, v, t);
    }
    return;
  }
}

void OfficeActs::run() {
  const auto& issue = view_.document.issue.date;
  if (!issue) return;
  for (const RegisterName& n : c_.names) {
    if (!n.person || !readable(view_.mentions.sentences[n.sentence])) continue;
    for (std::uint32_t t = n.first; t < n.last; ++t) {
      const std::uint32_t mention = c_.people.person_at(t);
      if (mention == kNone) continue;
      const std::uint32_t person = view_.mention(mention).actor()->actor;
      if (told_.contains({n.sentence, person})) break;
      const RegisterEntries rows = of_apposition(n.first, mention, n.sentence, person);
      if (!rows.empty() && !beside_date(person, rows, n, t, issue->value)) {
        if (const auto days = present_of(n.sentence, issue->value)) offices_.add_tenure_now(person, rows, *days, tokens_[t].span());
      }
      break;
    }
  }
}

// "When it was opened on 2 June by the Speaker of the Diet, Ida Kamm", "2 June: Ida Kamm, Speaker of the Diet": in a sentence with one
// date. The office may be that of then or that of the day of the issue. Whether the sentence has a date.
bool OfficeActs::beside_date(std::uint32_t person, const RegisterEntries& rows, const RegisterName& n, std::uint32_t token, Day issue) {
  const auto dates = c_.events.dates_of(n.sentence);
  const Sentence& s = view_.mentions.sentences[n.sentence];
  if (dates.empty()) return false;
  const Time* time = view_.mention(dates.front().mention).time();
  if (dates.size() != 1 || time == nullptr || time->readings.empty() || time->range || !time->valid || !time->mod.empty() || time->origin == Origin::relative) return true;
  const std::uint32_t lead = dates.front().lead;
  if ((lead > s.first && (view_.is(lead - 1, not_then_) || view_.is(lead, not_then_))) || view_.is(dates.front().first, not_then_) || offices_.chosen(s.first, s.last) || view_.has(later_, s)) return true;
  const Days when = time->readings.front().days;
  if (when.begin > issue) return true;
  const bool then = view_.any(s.first, s.last, then_);
  for (const RegisterEntry& row : rows) {
    if (row.may_hold(when) || (!then && row.may_hold({issue, issue + 1}))) return true;
  }
  DatedVerb v;
  v.sentence = n.sentence;
  v.date = dates.front().mention;
  v.verb.first = v.verb.main = token;
  offices_.add_tenure(person, rows, when, false, v, token);
  return true;
}

// The days that a sentence without a date speaks of: that of the issue, or the last weeks, where its paragraph tells of no other time.
std::optional<Days> OfficeActs::present_of(std::uint32_t sentence, Day issue) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  Day first = issue;
  bool dated = false;
  const Span block = view_.document.blocks[s.block].span;
  if (block.end - block.begin > kLongestParagraph) return std::nullopt;
  for (const Mention& m : view_.mentions_in(block)) {
    if (m.kind == MentionKind::quotation) return std::nullopt;
    if (m.kind != MentionKind::date || m.nested || m.time() == nullptr || m.time()->readings.empty()) continue;
    const Days days = m.time()->readings.front().days;
    if (days.begin + kRecent < issue || days.begin > issue) return std::nullopt;
    first = std::min(first, days.begin);
    dated = true;
  }
  const std::vector<VerbGroup> verbs = c_.events.reader().read(view_, sentence);
  const bool past = std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) {
    return v.form == VerbForm::past || v.form == VerbForm::was || v.form == VerbForm::pluperfect || c_.events.reader().is_past_form(view_, v.first);
  });
  return past && !dated ? std::nullopt : std::optional(Days{first, issue + 1});
}

// "As prime minister, Ida Kamm …".
NamedOffice OfficeActs::as_office(std::uint32_t person, const Sentence& s, std::uint32_t sentence) const {
  if (person < s.first + 3 || !view_.is_mark(person - 1, ',')) return {};
  for (std::uint32_t t = person - 1; t-- > s.first && person - t < 8;) {
    if (tokens_[t].kind != TokenKind::word) return {};
    if (view_.is(t, as_)) return offices_.forbidden(t, person) ? NamedOffice() : offices_.office_in(t + 1, person - 1, sentence);
  }
  return {};
}

// The rows of the office that an apposition names, or tells with its country ("Narvia's head of state, Ida Kamm").
RegisterEntries OfficeActs::of_apposition(std::uint32_t token, std::uint32_t mention, std::uint32_t sentence, std::uint32_t person) const {
  const RegisterEntries& all = offices_.rows_of(person);
  if (const NamedOffice named = apposition(token, mention, sentence); named.name != 0) return offices_.of_office(all, named);
  const Sentence& s = view_.mentions.sentences[sentence];
  if (token < s.first + 3) return {};
  const std::uint32_t end = view_.is_mark(token - 1, ',') ? token - 1 : token;
  std::uint32_t first = end;
  while (first > s.first && end - first < kRoleReach && (tokens_[first - 1].kind == TokenKind::word || view_.possessive(first - 1) || view_.is_mark(first - 1, '-'))) --first;
  const NamedOffice role = offices_.office_in(first, end, sentence);
  if (role.role.empty() || role.name != 0 || offices_.forbidden(first, end) || !offices_.ends_role(first, end)) return {};
  std::uint64_t country = 0;
  for (std::uint32_t t = first; t < end; ++t) {
    if (tokens_[t].has(kCapital) && (view_.is(t, demonym_) || view_.is(t, country_))) country = c_.hasher.word(view_.text(t));
  }
  if (country == 0) return {};
  return kept(offices_.of_office(all, role), [&](const RegisterEntry& e) { return offices_.has_word(e.subject, country); });
}

// The office named right before or behind a person.
NamedOffice OfficeActs::apposition(std::uint32_t token, std::uint32_t mention, std::uint32_t sentence) const {
  const std::uint32_t last = view_.mentions.token_at(view_.mention(mention).span.end - 1) + 1;
  for (const RegisterName& n : c_.names_in(sentence)) {
    const bool before = n.last == token || (n.last + 1 == token && view_.is_mark(n.last, ','));
    const bool behind = n.first > last && n.first <= last + 3 && view_.is_mark(last, ',');
    const bool title = n.first < token && n.last > token && n.last < last;  // "Narvian Prime Minister Ida Kamm": the title is of the name, too
    if (!before && !behind && !title) continue;
    if (offices_.forbidden(before || title ? (n.first > 2 ? n.first - 2 : 0) : last, before || title ? token : n.first)) return {};
    if (!c_.registers.rows_of(n.name, "holder").empty()) return {n.name, {}};
  }
  return {};
}

}  // namespace claimcheck
