#include "checker/claim/dated_events.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kNounReach = 18;  // tokens from a noun to its date
constexpr std::uint32_t kOfficeBack = 20;  // sentences from an event to the office that its paragraph speaks of
constexpr std::uint32_t kBack = 7;        // tokens behind a verb that belong to it

std::vector<std::string> parts(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" -", at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

DatedEvents::DatedEvents(const View& view, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics, const Scenes& scenes)
    : view_(view), tokens_(view.mentions.tokens), lexicon_(view.lexicon), events_(events), people_(people), happenings_(happenings), topics_(topics), scenes_(scenes),
      phrases_(view, topics, people), verb_(group("across-verb")), noun_(group("across-noun")), kind_(group("ev-kind")), paper_(group("across-paper")), often_(group("across-often")),
      often_kind_(group("across-often-kind")), personal_(group("across-personal")), office_(group("across-office")), corrected_(group("across-corrected")),
      own_(group("across-own")), many_(group("across-many")), definite_(group("definite")), indefinite_(group("across-indefinite")), preposition_(group("preposition")),
      joint_(group("topic-clause")), chamber_(group("across-chamber")), light_(group("across-light")), of_event_(group("across-of-event")), after_(group("across-after")),
      noun_form_(group("ev-noun")), heads_(group("across-heads")), says_it_was_(group("across-says-it-was")), begins_(group("across-begins")), storm_(group("across-storm")), she_(group("across-she")), light_verb_(group("across-light-verb")), state_(group("across-state")), no_event_(group("across-no-event")), met_(group("across-met")), base_(group("across-base")), same_(group("across-same")), first_(group("across-first")), first_use_(group("across-first-use")), years_(group("across-years")), whichever_(group("across-whichever")), day_(group("ev-day")), told_back_(group("ev-told-back")), holds_(group("across-holds")), object_(group("across-object")), it_(group("across-it")), sure_(group("across-sure")) {}

std::vector<EventPhrase> DatedEvents::run() {
  for (const Happening& h : happenings_.all()) happened(h);
  for (const DatedVerb& v : events_.verbs()) did(v);
  for (const DatedVerb& v : events_.verbs()) met_for(v);
  std::uint32_t last = kNone;
  for (const Mention& m : view_.mentions.mentions) {
    if (m.kind != MentionKind::date || m.sentence == last || m.sentence >= view_.mentions.sentences.size()) continue;
    last = m.sentence;
    if (!readable(view_.mentions.sentences[last]) || !prose(last)) continue;
    for (const DateTokens& d : events_.dates_of(last)) {
      if (!usable(d.mention)) continue;
      opened(view_.mentions.sentences[last], d, last);
      named(d, last);
      attributed(d, last);
      in_which(d, last);
      which_was(d, last);
      day_when(d, last);
      entry(d, last);
      alone(d, last);
    }
  }
  return std::move(all_);
}

bool DatedEvents::prose(std::uint32_t sentence) const {
  const BlockKind kind = view_.document.blocks[view_.mentions.sentences[sentence].block].kind;
  return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::footnote || kind == BlockKind::quotation;
}

// A date that is sure, and over.
bool DatedEvents::usable(std::uint32_t date) const {
  const Time& t = time(date);
  if (t.readings.empty() || t.range || !(t.mod.empty() || t.mod == "since")) return false;
  if (t.origin == Origin::relative && (t.granularity != Granularity::day || t.readings.front().guessed)) return false;  // "last Tuesday"
  if (t.granularity != Granularity::day && t.granularity != Granularity::month && t.granularity != Granularity::year && t.granularity != Granularity::season) return false;
  return t.readings.front().days.begin <= view_.document.issue.date->value;
}

DateTokens DatedEvents::tokens_of(std::uint32_t date, std::uint32_t sentence) const {
  for (const DateTokens& d : events_.dates_of(sentence)) {
    if (d.mention == date) return d;
  }
  const Mention& m = view_.mention(date);
  const std::uint32_t first = view_.mentions.token_at(m.span.begin);
  return {date, first, view_.mentions.token_at(m.span.end - 1) + 1, first};
}

bool DatedEvents::has(GroupId words, const Sentence& s) const {
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (lexicon_.match(words, tokens_, t, s.last) > 0) return true;
  }
  return false;
}

// "The second round", "another attack".
bool DatedEvents::one_of_many(std::uint32_t token, const DateTokens& d, const Sentence& s) const {
  std::uint32_t from = token;
  while (from > s.first && token - from < 4 && !is(from - 1, joint_) && !is(from - 1, told_back_)) --from;
  for (std::uint32_t t = from; t < std::min(s.last, std::max(token + 3, d.last)); ++t) {
    if (is(t, many_) && (t < d.first || t >= d.last)) return true;  // not of "last Tuesday"
  }
  return false;
}

// Whether an event of a kind has this date.
bool DatedEvents::told(std::uint32_t date) const {
  return std::any_of(all_.begin(), all_.end(), [&](const EventPhrase& e) { return e.date == date && !e.kind.starts_with("do: "); });
}

// What is told by a verb or a noun of a kind that all readers of events know.
void DatedEvents::happened(const Happening& h) {
  if (!usable(h.date) || !prose(h.sentence)) return;
  const Sentence& s = view_.mentions.sentences[h.sentence];
  EventPhrase e;
  e.kind = h.kind;
  e.sentence = h.sentence;
  e.token = h.token;
  e.date = h.date;
  const DateTokens d = tokens_of(h.date, h.sentence);
  if (one_of_many(h.token, d, s) || (!h.noun && of_something(d))) return;
  std::uint32_t length = 0;
  happenings_.kind_at(h.token, s.last, length);
  if (const auto found = lexicon_.lookup(verb_, tokens_, h.token, s.last); found.length > 0 && !h.noun) {
    e.kind = found.value;
    length = found.length;
  }
  const bool into_office = h.kind == "open" && h.person != kNone && (view_.text(h.token) == "inaugurated" || view_.text(h.token) == "inauguration");
  if (into_office) e.kind = "swear";
  e.noun = h.noun;
  if (h.noun) {
    phrases_.take(phrases_.before(h.token, s), e);
    e.head.clear();
    if (d.lead > h.token + length) phrases_.take(phrases_.behind(h.token + length, d.lead), e);
  } else {
    phrases_.of_verb(h.token, h.token + length, d, h.sentence, e);
  }
  std::uint32_t person = h.person;
  // "After his resignation on 29 March Ida Kamm": the name follows.
  if (const VerbGroup* v = h.noun ? nullptr : phrases_.verb_at(h.token, h.sentence); person == kNone && v != nullptr && v->first > s.first && is(v->first - 1, she_))
    person = people_.known_before(v->first - 1, h.sentence);
  if (const VerbGroup* v = h.noun ? nullptr : phrases_.verb_at(h.token, h.sentence); person == kNone && v != nullptr) {
    const Phrasing subject = topics_.subject_of(*v, h.sentence);  // "Ida Kamm, a pilot, died"
    if (!subject.empty() && people_.person_at(subject.first) != kNone) person = view_.mention(people_.person_at(subject.first)).actor()->actor;
  }
  if (h.noun && person == kNone && h.token > s.first && view_.text(h.token - 1) == "whose") person = people_.beside(h.token - 1, h.sentence, false);
  if (const VerbGroup* v = h.noun ? nullptr : phrases_.verb_at(h.token, h.sentence); person == kNone && v != nullptr && !v->passive && lexicon_.is(lexicon_.find(e.kind), personal_)) person = befallen(*v, length, h.sentence);
  if (h.noun && person == kNone && h.token > s.first && is(h.token - 1, own_)) person = people_.beside(d.last, h.sentence, true);
  add(std::move(e), person);
}

// What is told by another verb: of a kind that matters between issues, or done on one day.
void DatedEvents::did(const DatedVerb& v) {
  if (!usable(v.date) || !prose(v.sentence)) return;
  if (v.verb.form == VerbForm::future || v.verb.form == VerbForm::unreal || v.verb.form == VerbForm::present || v.verb.form == VerbForm::was) return;
  const Sentence& s = view_.mentions.sentences[v.sentence];
  std::uint32_t length = 0;
  const std::string_view kind = happenings_.kind_at(v.verb.main, s.last, length);
  if (!kind.empty() && (v.loose || told(v.date))) return;
  const DateTokens d = tokens_of(v.date, v.sentence);
  auto found = lexicon_.lookup(verb_, tokens_, v.verb.main, s.last);
  if (found.value == "given") found.value = verb_kind(v.verb.main, s.last, found.length);
  if (found.value.empty()) found.length = 0;
  if (of_something(d)) return;
  if (v.loose && (found.length == 0 || (lexicon_.is(lexicon_.find(found.value), often_kind_) && !lexicon_.is(lexicon_.find(found.value), sure_)))) return;
  EventPhrase e;
  e.sentence = v.sentence;
  e.token = v.verb.main;
  e.date = v.date;
  // "Has headed the bank since 3 May", as "became head of the bank on 3 May".
  const std::string_view by_form = kind_by_form(v, d, s);
  const bool holds = v.verb.form == VerbForm::perfect && view_.text(d.lead) == "since" && is(v.verb.main, heads_);
  if (holds) {
    e.kind = "hold";
  } else if (found.length > 0) {
    e.kind = found.value;
  } else if (!by_form.empty()) {
    e.kind = by_form;
  } else if (!kind.empty()) {
    e.kind = kind;
  } else {
    // "Went critical", "came ashore": the word behind tells what was done.
    const std::uint32_t next = v.verb.main + 1;
    const bool with_next = is(v.verb.main, light_verb_) && next < s.last && next < d.lead && tokens_[next].kind == TokenKind::word && !tokens_[next].has(kCapital) && !is(next, preposition_) && !is(next, definite_) && !is(next, indefinite_);
    if ((is(v.verb.main, often_) && !with_next) || time(v.date).granularity != Granularity::day || time(v.date).written.day == 0) return;
    e.kind = "do: " + lower(view_.text(v.verb.main)) + (with_next ? " " + lower(view_.text(next)) : "");
  }
  const bool known = !e.kind.starts_with("do: ");
  if (one_of_many(v.verb.main, d, s)) return;
  if (known) {
    phrases_.of_verb(v.verb.main, v.verb.main + std::max({found.length, length, 1U}), d, v.sentence, e);
    if (by_form == "open") e.words = {}, e.head.clear();  // what went first is not what was opened
    const bool personal = lexicon_.is(lexicon_.find(e.kind), personal_);
    add(std::move(e), personal ? befallen(v.verb, std::max(found.length, length), v.sentence) : kNone);
    return;
  }
  phrases_.of_deed(v.verb, v.fronted, d, v.sentence, e);
  add(std::move(e), kNone);
}

// "Awarded in May 2014, the contract for the dam …": what follows is what it was done to.
void DatedEvents::opened(const Sentence& s, const DateTokens& d, std::uint32_t sentence) {
  if (d.lead <= s.first || d.lead > s.first + kBack || d.last + 2 >= s.last || !view_.is_mark(d.last, ',')) return;
  if (is(s.first, noun_form_)) return;
  const auto found = lexicon_.lookup(verb_, tokens_, s.first, s.last);
  std::uint32_t length = found.length;
  std::string_view kind = found.value;
  if (kind.empty()) kind = happenings_.kind_at(s.first, s.last, length);
  if (kind.empty() || s.first + length > d.lead) return;
  for (std::uint32_t t = s.first + length; t < d.lead; ++t) {
    if (tokens_[t].kind != TokenKind::word) return;
  }
  EventPhrase e;
  e.kind = kind;
  e.sentence = sentence;
  e.token = s.first;
  e.date = d.mention;
  std::erase_if(all_, [&](const EventPhrase& other) { return other.date == d.mention; });  // read as if its object stood behind it
  phrases_.take({d.last + 1, phrases_.clause_end(d.last + 1, s)}, e);
  EventPhrase place;
  if (d.lead > s.first + length) phrases_.take(phrases_.behind(s.first + length, d.lead), place);
  e.names.merge(place.names);
  std::uint32_t person = kNone;
  if (people_.person_at(d.last + 1) != kNone) person = view_.mention(people_.person_at(d.last + 1)).actor()->actor;
  add(std::move(e), person);
}

// The kind of event that a noun tells.
std::string_view DatedEvents::noun_kind(std::uint32_t token, std::uint32_t end, std::uint32_t& length) const {
  const auto found = lexicon_.lookup(noun_, tokens_, token, end);
  length = found.length;
  if (found.length > 0) return found.value;
  return is(token, noun_form_) ? happenings_.kind_at(token, end, length) : std::string_view();
}

// "The summit | took place on 6 May", "the siege |, begun on 3 May".
std::uint32_t DatedEvents::before_light_verb(std::uint32_t end, const Sentence& s) const {
  for (std::uint32_t back = 1; back <= 3 && end >= s.first + back + 1; ++back) {
    if (lexicon_.match(light_, tokens_, end - back, end) != back) continue;
    std::uint32_t t = end - back;
    if (t > s.first && view_.is_mark(t - 1, ',') && before_aside(t, s) == t) --t;
    return t;
  }
  return end;
}

// Back from `end` to where the phrase before a date opens: its first noun of a kind is the event, or with "of" the last.
DatedEvents::Noun DatedEvents::noun_before(std::uint32_t end, bool of, bool papers, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  Noun out;
  for (std::uint32_t t = end; t > s.first && end - t < kNounReach;) {
    const std::uint32_t at = t - 1;
    if (tokens_[at].kind == TokenKind::mark && !view_.is_mark(at, '-') && !view_.possessive(at) && !view_.is_mark(at, '\'')) break;
    std::uint32_t length = 0;
    const std::string_view kind = noun_kind(at, end, length);
    const bool paper = kind == "sign" && !lexicon_.value_of(paper_, tokens_[at].word).empty();
    if (!kind.empty() && at + length <= end && (papers || !paper)) {
      if (out.token == kNone || !of) out.token = at, out.length = length, out.kind = kind;
    } else if (const VerbGroup* v = phrases_.verb_at(at, sentence); v != nullptr || behind_that(at, s)) {
      const std::uint32_t main = v != nullptr ? v->main : at;
      std::uint32_t from = before_relative(v != nullptr ? v->first : at, s);
      const bool says_it_was = is(main, says_it_was_);
      const bool relative = from < (v != nullptr ? v->first : at);
      if (out.token != kNone || of || !(says_it_was || (relative && happenings_.kind_at(main, s.last, length).empty() && lexicon_.lookup(verb_, tokens_, main, s.last).length == 0))) {
        out.governor = v;
        break;
      }
      out.verb = main;
      t = from;
      continue;
    } else if (is(at, joint_) && view_.text(at) != "and") {
      break;
    }
    t = at;
    if (out.token == kNone) continue;
    if (is(at, after_)) {
      out.behind_time = true;
      break;
    }
    if ((is(at, definite_) || is(at, own_)) && at > s.first && !is(at - 1, preposition_) && !is(at - 1, after_)) {
      out.governor = phrases_.verb_at(at - 1, sentence);
      break;
    }
  }
  return out;
}

// "The coup that brought": pasts behind "that" are no verbs to the reader of verbs, for which it is an article.
bool DatedEvents::behind_that(std::uint32_t token, const Sentence& s) const {
  return token > s.first + 1 && view_.text(token - 1) == "that" && events_.reader().is_past_form(view_, token);
}

// "The state of emergency | that Gambela had declared": to the noun before a relative; the verb itself where there is none.
std::uint32_t DatedEvents::before_relative(std::uint32_t verb, const Sentence& s) const {
  for (std::uint32_t t = verb; t > s.first + 1 && verb - t < 4 && tokens_[t - 1].kind == TokenKind::word; --t) {
    if (view_.text(t - 1) != "that" && view_.text(t - 1) != "which") continue;
    return view_.is_mark(t - 2, ',') ? t - 2 : t - 1;
  }
  return verb;
}

// "The armistice of 10 November", "the coup that brought the army to power on 3 May", "the siege of Homs (3 May 2011)", "the summit took
// place on 6 May": the noun that opens the phrase before a date.
void DatedEvents::named(const DateTokens& d, std::uint32_t sentence) {
  const Sentence& s = view_.mentions.sentences[sentence];
  const std::string_view lead = d.lead + 1 < d.first && view_.text(d.first - 1) == "on" ? "on" : view_.text(d.lead);  // "before dawn on 3 May"
  const bool bracket = d.first > s.first && view_.is_mark(d.first - 1, '(') && d.last < s.last && view_.is_mark(d.last, ')');
  if (d.lead < s.first + 2 || (d.lead == d.first && !bracket)) return;
  if (bracket && time(d.mention).granularity == Granularity::year) return;  // "the deployment (2023)": as of then
  std::uint32_t end = bracket ? d.first - 1 : d.lead;
  if (lead == "since" || lead == "Since") return lasting(d, sentence);
  const bool dates_from = lead == "from" && (view_.text(end - 1) == "dates" || view_.text(end - 1) == "dating" || view_.text(end - 1) == "dated");
  const bool of = lead == "of" && !bracket;
  if (!bracket && !dates_from && !of && lead != "on" && lead != "in" && lead != "during") return;
  if (dates_from) --end;
  if (end > s.first && view_.is_mark(end - 1, ',')) --end;
  const std::uint32_t light = before_light_verb(end, s);
  const bool took_place = light != end;
  end = took_place ? before_aside(light, s) : end;
  Noun noun = noun_before(end, of, of || bracket || dates_from, sentence);
  // "The riot of 5 January", "in the riot, on 5 January": any noun that is told of as known and by its day.
  const bool any_noun = noun.token == kNone && (of || bracket || end + 1 == d.lead) && time(d.mention).written.day != 0 && is_event_noun(end - 1, s);
  if (any_noun) noun = {end - 1, 1, view_.text(end - 1), nullptr, kNone, false, true};
  if (noun.token == kNone) return;
  const Phrasing phrase = phrases_.before(noun.token, s);
  const bool owned = view_.possessive(phrase.first + 1) || (phrase.first > s.first && is(phrase.first - 1, own_));
  const bool known = owned || (phrase.first > s.first && is(phrase.first - 1, definite_));
  if (noun.verb == kNone && phrase.first > s.first && is(phrase.first - 1, indefinite_)) return;
  if (noun.verb == kNone && !known && !(noun.token + noun.length < end && view_.text(noun.token + noun.length) == "of")) return;
  if (noun.governor != nullptr && !of && !bracket && !took_place && !noun.behind_time && !is(noun.governor->main, of_event_)) return;
  if (noun.kind == "begin" && (noun.verb == kNone || !is(noun.verb, begins_))) return;
  if (view_.any(phrase.first, phrase.last, many_)) return;
  tell_noun(noun, phrase, end, d, sentence);
}

// "Bankrupt since 6 November", "a member since 1 July 2013": what began then.
void DatedEvents::lasting(const DateTokens& d, std::uint32_t sentence) {
  const Sentence& s = view_.mentions.sentences[sentence];
  const std::uint32_t state = d.lead - 1;
  const std::string_view kind = lexicon_.value_of(state_, tokens_[state].word);
  if (kind.empty() || told(d.mention)) return;
  EventPhrase e;
  e.kind = kind;
  e.sentence = sentence;
  e.token = state;
  e.date = d.mention;
  std::uint32_t first = state;
  if (first > s.first && is(first - 1, indefinite_)) --first;
  Phrasing subject;
  if (first > s.first && first - 1 == s.first && is(first - 1, preposition_)) --first;  // "In office since"
  if (first == s.first && view_.is_mark(d.last, ',')) subject = {d.last + 1, phrases_.clause_end(d.last + 1, s)};  // "Independent since 1991, Dravia has"
  else if (first > s.first && view_.is_mark(first - 1, ',')) subject = phrases_.ending(first - 1, s);
  else if (first > s.first + 1) subject = phrases_.ending(first - 1, s);
  phrases_.take(subject, e);
  add(std::move(e), !subject.empty() && people_.person_at(subject.first) != kNone ? view_.mention(people_.person_at(subject.first)).actor()->actor : kNone);
}

// "The 18 October election in Dravia", "the 1994 founding of the union".
void DatedEvents::attributed(const DateTokens& d, std::uint32_t sentence) {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t first = d.first;
  if (first > s.first && view_.possessive(first - 1)) --first;
  else if (first == s.first || !(is(first - 1, definite_) || is(first - 1, own_))) return;
  Noun noun;
  for (std::uint32_t t = d.last; t < s.last && t - d.last < 4 && tokens_[t].kind == TokenKind::word && !is(t, preposition_) && !is(t, joint_); ++t) {
    noun.kind = noun_kind(t, s.last, noun.length);
    noun.token = t;
    if (!noun.kind.empty()) break;
  }
  if (noun.kind.empty() || view_.any(d.last, noun.token, many_)) return;
  tell_noun(noun, {d.last, noun.token + 1}, phrases_.clause_end(noun.token + noun.length, s), d, sentence);
}

bool DatedEvents::is_event_noun(std::uint32_t token, const Sentence& s) const {
  if (token <= s.first || tokens_[token].kind != TokenKind::word || tokens_[token].has(kCapital) || is(token, no_event_)) return false;
  return is(token - 1, definite_) && !events_.reader().is_past_form(view_, token);
}

void DatedEvents::tell_noun(const Noun& noun, Phrasing phrase, std::uint32_t end, const DateTokens& d, std::uint32_t sentence) {
  const Sentence& s = view_.mentions.sentences[sentence];
  if (told(d.mention)) return;
  EventPhrase e;
  e.kind = noun.any ? "the " + lexicon_.singular(std::string(noun.kind)) : std::string(noun.kind);
  e.noun = true;
  e.sentence = sentence;
  e.token = noun.token + noun.length - 1;
  e.date = d.mention;
  phrases_.take(phrase, e);
  e.head.clear();
  if (noun.verb != kNone) e.fresh = false;
  const std::uint32_t stop = noun.verb != kNone ? std::min(end, noun.verb) : end;
  std::uint32_t person = people_.person_at(phrase.first);
  if (noun.token + noun.length < stop) {
    const Phrasing rest = phrases_.behind(noun.token + noun.length, stop);
    phrases_.take(rest, e);
    if (person == kNone) person = people_.person_at(rest.first);
  }
  // "The ruling of 21 June on Mr Quarrie's claim".
  if (d.last + 1 < s.last && is(d.last, preposition_) && d.lead < d.first && !noun.any) {
    EventPhrase of;
    phrases_.take(phrases_.behind(d.last + 1, phrases_.clause_end(d.last + 1, s)), of);
    e.names.merge(of.names);
    if (is(d.last, object_)) e.words.merge(of.words);
  }
  if (stop < end) {
    EventPhrase where;
    phrases_.take({stop + 1, end}, where);
    e.names.merge(where.names);
  }
  add(std::move(e), person == kNone ? kNone : view_.mention(person).actor()->actor);
}

void DatedEvents::add(EventPhrase e, std::uint32_t person) {
  const Sentence& s = view_.mentions.sentences[e.sentence];
  if (has(corrected_, s) || view_.quotation_around(view_.mention(e.date).span) != nullptr) return;
  // "Burned down", "the fire that destroyed": one thing by several words.
  if (const std::string_view same = lexicon_.value_of(same_, lexicon_.find(e.kind)); !same.empty()) e.kind = same;
  // "The fire broke out", "the census was taken", "an earthquake struck": the noun tells what it was.
  if (is_light(e)) {
    if (const std::string_view noun = lexicon_.value_of(noun_, lexicon_.find(e.head)); !noun.empty()) e.kind = noun;
    if (const std::string_view same = lexicon_.value_of(same_, lexicon_.find(e.kind)); !same.empty()) e.kind = same;
  }
  if (e.kind == "vote") e.kind = "elect";
  if (e.kind == "elect" && std::any_of(e.words.begin(), e.words.end(), [&](std::string_view w) { return lexicon_.is(lexicon_.find(w), chamber_); })) e.kind = "vote";
  if (e.kind == "attack" && view_.any(e.token > s.first + kBack ? e.token - kBack : s.first, e.token, storm_)) e.kind = "landfall";  // "the cyclone that struck"
  if (e.kind == "impose" && std::any_of(e.words.begin(), e.words.end(), [](std::string_view w) { return w == "emergency" || w == "curfew" || w == "lockdown"; })) e.kind = "emergency";
  if (told_.contains({e.date, e.kind})) return;
  e.often = e.kind.starts_with("the ") || lexicon_.is(lexicon_.find(e.kind), often_kind_);
  if (e.kind == "sign") {
    read_paper(e);
    if (e.paper.empty()) return;
  }
  if (lexicon_.is(lexicon_.find(e.kind), personal_) && !read_person(e, person)) return;
  if (lexicon_.is(lexicon_.find(e.kind), sure_)) e.names.merge(e.agents);  // "the court struck down": who may do it again does not tell what was done
  erase_if(e.names, [&](std::string_view name) { return !scenes_.is_name(name); });
  told_.emplace(e.date, e.kind);
  all_.push_back(std::move(e));
}

// What was signed; where only "it" was, the paper named last: "Cuxhaven has a treaty with Hamburg. It was signed on".
void DatedEvents::read_paper(EventPhrase& e) const {
  for (const std::string_view word : e.words) {
    const std::string_view paper = lexicon_.value_of(paper_, lexicon_.find(word));
    if (!paper.empty()) e.paper = paper;
  }
  const auto& sentences = view_.mentions.sentences;
  for (std::uint32_t k = e.sentence; e.paper.empty() && k-- > 0 && sentences[k].block == sentences[e.sentence].block && e.sentence - k < 3;) {
    for (std::uint32_t t = sentences[k].last; e.paper.empty() && t-- > sentences[k].first;) {
      e.paper = lexicon_.value_of(paper_, tokens_[t].word);
      if (e.paper.empty()) continue;
      phrases_.take(phrases_.before(t, sentences[k]), e);
      phrases_.take(phrases_.behind(t + 1, sentences[k].last), e);
    }
  }
  erase_if(e.words, [&](std::string_view w) { return !lexicon_.value_of(paper_, lexicon_.find(w)).empty(); });
}

// Whom it befell, by name or by office; false where neither is known, or only a family name.
bool DatedEvents::read_person(EventPhrase& e, std::uint32_t person) const {
  if (person != kNone && view_.mentions.actors[person].name.find(' ') != std::string::npos) e.person = view_.mentions.actors[person].key;
  else if (person != kNone && person < view_.mentions.actors.size()) return false;
  for (const std::string& word : parts(e.person)) {
    e.words.erase(word);
    e.names.erase(word);
  }
  for (const std::string_view word : e.words) {
    if (lexicon_.is(lexicon_.find(word), office_)) e.office = word;
  }
  if (e.office.empty()) e.office = office_around(e.sentence);
  return !e.person.empty() || !e.office.empty();
}

// The only office that the paragraph speaks of, up to here and not too far back.
std::string DatedEvents::office_around(std::uint32_t sentence) const {
  std::set<std::string> found;
  const auto& sentences = view_.mentions.sentences;
  for (std::uint32_t k = sentence + 1; found.size() < 2 && k-- > 0 && sentences[k].block == sentences[sentence].block && sentence - k < kOfficeBack;) {
    for (std::uint32_t t = sentences[k].first; t < sentences[k].last; ++t) {
      if (is(t, office_)) found.insert(lexicon_.singular(lower(view_.text(t))));
    }
  }
  return found.size() == 1 ? *found.begin() : std::string();
}

}  // namespace claimcheck
