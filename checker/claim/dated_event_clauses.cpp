// Events whose date stands elsewhere than beside their word: in a clause of purpose, before a relative clause, at the head of an entry
// of a list, or anywhere in a clause that has no other date and no other event.
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/dated_events.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kClause = 16;  // tokens between a date and its event

}  // namespace

std::string_view DatedEvents::verb_kind(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const {
  if (const auto found = lexicon_.lookup(verb_, tokens_, token, end); found.length > 0) {
    length = found.length;
    if (found.value != "given") return found.value;
    // "Was given his six years".
    return view_.any(token + 1, std::min(end, token + 7), years_) ? "sentence" : std::string_view();
  }
  return happenings_.kind_at(token, end, length);
}

bool DatedEvents::tells_past(const VerbGroup& v) const {
  return v.form == VerbForm::past || v.form == VerbForm::perfect || v.form == VerbForm::pluperfect;
}

// The event that the verb group tells, with what it befell.
void DatedEvents::tell_verb(const VerbGroup& v, std::string_view kind, std::uint32_t length, DateTokens d, std::uint32_t sentence) {
  EventPhrase e;
  e.kind = kind;
  e.sentence = sentence;
  e.token = v.main;
  e.date = d.mention;
  phrases_.of_verb(v.main, v.main + std::max(length, 1U), d, sentence, e);
  if (length == 3 && is(v.main + 1, it_)) e.agents.merge(e.names), e.words = {}, e.names = {}, e.head.clear();  // "handed it over": who did it is not what was done
  add(std::move(e), lexicon_.is(lexicon_.find(kind), personal_) ? befallen(v, length, sentence) : kNone);
}

// Whom a verb befell: "a court in Velm sentenced the engineer Tomas Rehak"; in the passive and without an object, its subject.
std::uint32_t DatedEvents::befallen(const VerbGroup& v, std::uint32_t length, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  const std::uint32_t from = v.main + std::max(length, 1U);
  for (std::uint32_t t = from; !v.passive && t < s.last && t - from < 5 && tokens_[t].kind == TokenKind::word && !is(t, preposition_); ++t) {
    if (people_.person_at(t) != kNone) return view_.mention(people_.person_at(t)).actor()->actor;
  }
  return people_.who(v.first, sentence);
}

// "Ministers gathered in Niamey on 19 March to sign the accord": what they met for was done then.
void DatedEvents::met_for(const DatedVerb& v) {
  if (!usable(v.date) || !prose(v.sentence) || !tells_past(v.verb) || !is(v.verb.main, met_)) return;
  const Sentence& s = view_.mentions.sentences[v.sentence];
  const DateTokens d = tokens_of(v.date, v.sentence);
  const std::uint32_t from = v.fronted ? v.verb.last : d.last;
  for (std::uint32_t t = from; t + 1 < s.last && t - from < 8; ++t) {
    if (tokens_[t].kind == TokenKind::mark && !view_.is_mark(t, ',')) return;
    const bool to = view_.text(t) == "to", for_the = view_.text(t) == "for" && view_.text(t + 1) == "the";
    if (!to && !for_the) continue;
    const std::uint32_t at = to ? t + 1 : t + 2;
    std::uint32_t length = 1;
    const auto base = lexicon_.lookup(base_, tokens_, at, s.last);
    const std::string_view kind = to ? base.value : noun_kind(at, s.last, length);
    if (kind.empty() || one_of_many(at, d, s)) continue;
    EventPhrase e;
    e.kind = kind;
    e.sentence = v.sentence;
    e.token = at;
    e.date = v.date;
    phrases_.take(phrases_.behind(at + (to ? base.length : length), phrases_.clause_end(at + 1, s)), e);
    e.fresh = false;
    std::erase_if(all_, [&](const EventPhrase& other) { return other.date == v.date; });
    return add(std::move(e), kNone);
  }
}

// "The vote of 10 October, in which the senate adopted the water bill": what was done in it.
void DatedEvents::in_which(const DateTokens& d, std::uint32_t sentence) {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t t = d.last;
  if (t < s.last && view_.is_mark(t, ',')) ++t;
  if (t + 3 >= s.last) return;
  if (view_.text(t + 1) == "which" && is(t, preposition_)) t += 2;
  else if (view_.text(t) == "when" || view_.text(t) == "where") t += 1;
  else return;
  for (const VerbGroup& v : topics_.verbs_of(sentence)) {
    if (v.first < t) continue;
    if (v.first - t > kClause || !tells_past(v) || !plain_between(t, v.first)) return;
    std::uint32_t length = 0;
    const std::string_view kind = verb_kind(v.main, s.last, length);
    if (kind.empty() || one_of_many(v.main, d, s)) return;
    std::erase_if(all_, [&](const EventPhrase& other) { return other.date == d.mention; });
    return tell_verb(v, kind, length, d, sentence);
  }
}

// Words, hyphens and commas.
bool DatedEvents::plain_between(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (tokens_[t].kind == TokenKind::mark && !view_.is_mark(t, '-') && !view_.is_mark(t, ',') && !view_.possessive(t)) return false;
    if (is(t, joint_) && view_.text(t) != "and") return false;
  }
  return true;
}

// "The earthquake of 5 September destroyed", "established under the Act of 2002": the date is the noun's.
bool DatedEvents::of_something(const DateTokens& d) const { return d.lead < d.first && view_.text(d.lead) == "of"; }

// What a verb of no kind tells by what stands with it: "the court held, on 12 June 2018, that", "the first cars crossed the bridge".
std::string_view DatedEvents::kind_by_form(const DatedVerb& v, const DateTokens& d, const Sentence& s) const {
  const std::uint32_t that = d.last < s.last && view_.is_mark(d.last, ',') ? d.last + 1 : d.last;
  if (that < s.last && view_.text(that) == "that" && is(v.verb.main, holds_)) return "judgment";
  const std::uint32_t verb = v.verb.first;
  if (verb > s.first + 1 && is(v.verb.main, first_use_) && view_.any(verb > s.first + 9 ? verb - 9 : s.first, verb, first_)) return "open";
  return {};
}

// "Its founding, in a school in Imatra, | took place": to before what stands between two commas.
std::uint32_t DatedEvents::before_aside(std::uint32_t end, const Sentence& s) const {
  if (end <= s.first + 2 || !view_.is_mark(end - 1, ',')) return end;
  for (std::uint32_t t = end - 1; t > s.first + 1 && end - t < 10; --t) {
    if (view_.is_mark(t - 1, ',')) return t - 1;
    if (tokens_[t - 1].kind != TokenKind::word || phrases_.verb_at(t - 1, view_.mentions.sentence_of_token(s.first)) != nullptr) return end;
  }
  return end;
}

// Verbs that leave it to their noun to say what happened.
bool DatedEvents::is_light(const EventPhrase& e) const {
  return !e.head.empty() && (e.kind == "outbreak" || e.kind == "begin" || e.kind == "attack" || e.kind == "complete" || (e.kind.starts_with("do: ") && lexicon_.match(light_, tokens_, e.token, e.token + 1) > 0));
}

// "Since the gate was rammed by the dredger, which happened on 9 March", "… The gate was rammed. That was on 9 March": what was told last.
void DatedEvents::which_was(const DateTokens& d, std::uint32_t sentence) {
  const auto& sentences = view_.mentions.sentences;
  const Sentence& s = sentences[sentence];
  if (d.lead == d.first || d.lead < s.first + 2) return;
  std::uint32_t t = d.lead;
  for (std::uint32_t back = 1; back <= 2 && t == d.lead && d.lead >= s.first + back + 1; ++back) {
    if (lexicon_.match(light_, tokens_, d.lead - back, d.lead) == back || (back == 1 && view_.text(d.lead - 1) == "was")) t = d.lead - back;
  }
  if (t == d.lead || t == s.first || !is(t - 1, whichever_)) return;
  std::uint32_t from = sentence, end = t - 1;
  if (end == s.first) {
    if (sentence == 0 || sentences[sentence - 1].block != s.block) return;
    from = sentence - 1;
    end = sentences[from].last;
  } else if (!view_.is_mark(end - 1, ',')) {
    return;
  }
  const VerbGroup* last = nullptr;
  for (const VerbGroup& v : topics_.verbs_of(from)) {
    if (v.last <= end && tells_past(v)) last = &v;
  }
  if (last == nullptr || end - last->last > kClause) return;
  std::uint32_t length = 0;
  const std::string_view kind = verb_kind(last->main, sentences[from].last, length);
  if (kind.empty() || (from != sentence && !events_.dates_of(from).empty())) return;
  std::erase_if(all_, [&](const EventPhrase& other) { return other.date == d.mention; });
  tell_verb(*last, kind, length, d, from);
}

// "From the day on which the builders handed it over, that is, from 24 May"; "24 May, the day on which they handed it over".
void DatedEvents::day_when(const DateTokens& d, std::uint32_t sentence) {
  const Sentence& s = view_.mentions.sentences[sentence];
  const auto opens = [&](std::uint32_t t) -> std::uint32_t {  // the token behind "day on which"
    if (t + 3 >= s.last || !is(t, day_)) return kNone;
    if (view_.text(t + 1) == "on" && view_.text(t + 2) == "which") return t + 3;
    return view_.text(t + 1) == "when" || view_.text(t + 1) == "that" ? t + 2 : kNone;
  };
  std::uint32_t from = kNone, to = d.lead;
  if (d.last + 3 < s.last && view_.is_mark(d.last, ',') && is(d.last + 1, definite_)) {
    from = opens(d.last + 2);
    to = s.last;
  }
  for (std::uint32_t t = d.lead; from == kNone && t > s.first && d.lead - t < 24; --t) {
    from = opens(t - 1);
    to = d.lead;
  }
  if (from == kNone) return;
  for (const VerbGroup& v : topics_.verbs_of(sentence)) {
    if (v.first < from) continue;
    if (v.last > to || v.first - from > kClause || !tells_past(v) || !plain_between(from, v.first)) return;
    std::uint32_t length = 0;
    const std::string_view kind = verb_kind(v.main, s.last, length);
    if (kind.empty() || one_of_many(v.main, d, s)) return;
    std::erase_if(all_, [&](const EventPhrase& other) { return other.date == d.mention; });
    return tell_verb(v, kind, length, d, sentence);
  }
}

// "9 March 2024: opening of the Karst sports hall".
void DatedEvents::entry(const DateTokens& d, std::uint32_t sentence) {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t first = s.first;
  while (first < d.lead && tokens_[first].kind == TokenKind::mark) ++first;
  if (d.lead != first || d.last + 2 >= s.last || told(d.mention)) return;
  const std::string_view mark = view_.text(d.last);
  if (mark != ":" && mark != "–" && mark != "—" && mark != "-") return;
  std::uint32_t t = d.last + 1;
  while (t < s.last && (is(t, definite_) || is(t, indefinite_))) ++t;
  for (std::uint32_t at = t; at < s.last && at - t < 6 && tokens_[at].kind == TokenKind::word; ++at) {
    if (const VerbGroup* v = phrases_.verb_at(at, sentence); v != nullptr && v->form != VerbForm::unreal) {  // "opening of" is no verb
      std::uint32_t length = 0;
      const std::string_view kind = tells_past(*v) ? verb_kind(v->main, s.last, length) : std::string_view();
      if (!kind.empty() && !one_of_many(v->main, d, s)) tell_verb(*v, kind, length, d, sentence);
      return;
    }
    Noun noun;
    noun.kind = noun_kind(at, s.last, noun.length);
    noun.token = at;
    // "The Grand Council adopts the Forest Act".
    if (const std::string_view present = at > t ? lexicon_.value_of(base_, lexicon_.find(lexicon_.singular(lower(view_.text(at))))) : std::string_view(); noun.kind.empty() && !present.empty() && view_.text(at).ends_with('s')) {
      EventPhrase e;
      e.kind = present;
      e.sentence = sentence;
      e.token = at;
      e.date = d.mention;
      phrases_.take(phrases_.behind(at + 1, phrases_.clause_end(at + 1, s)), e);
      e.fresh = false;
      EventPhrase who;
      phrases_.take({t, at}, who);
      e.agents = who.names;
      return add(std::move(e), kNone);
    }
    if (noun.kind.empty()) continue;
    if (!view_.any(t, at, many_)) tell_noun(noun, {t, at + 1}, phrases_.clause_end(at + noun.length, s), d, sentence);
    return;
  }
}

// A date and an event that are alone with one another: no other date in the sentence, no other verb between.
void DatedEvents::alone(const DateTokens& d, std::uint32_t sentence) {
  const Sentence& s = view_.mentions.sentences[sentence];
  if (told(d.mention) || events_.dates_of(sentence).size() != 1) return;
  if (d.lead < d.first) {
    const std::string_view lead = view_.text(d.lead);
    if (lead == "by" || lead == "By" || lead == "from" || lead == "From" || lead == "since" || lead == "Since" || lead == "of" || lead == "Of") return;
  } else if (d.lead > s.first && tokens_[d.lead - 1].kind == TokenKind::word) {
    return;  // "the 3 May memorandum"
  }
  const VerbGroup *before = nullptr, *behind = nullptr;
  for (const VerbGroup& v : topics_.verbs_of(sentence)) {
    if (v.last <= d.lead) before = &v;
    else if (v.first >= d.last && behind == nullptr) behind = &v;
  }
  const bool closes = before != nullptr && d.lead - before->last <= kClause && plain_between(before->last, d.lead) && (d.last >= s.last || tokens_[d.last].kind == TokenKind::mark);
  const bool opens = d.lead < s.first + 5 && before == nullptr && behind != nullptr && behind->first - d.last <= kClause && plain_between(d.last, behind->first);
  const VerbGroup* v = closes ? before : opens ? behind : nullptr;
  if (v == nullptr || !tells_past(*v)) return;
  std::uint32_t length = 0;
  const std::string_view kind = verb_kind(v->main, s.last, length);
  if (kind.empty() || lexicon_.is(lexicon_.find(kind), often_kind_) || one_of_many(v->main, d, s)) return;
  tell_verb(*v, kind, length, d, sentence);
}

}  // namespace claimcheck
