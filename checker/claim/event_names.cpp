#include "checker/claim/event_names.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kNounPhrase = 9;  // tokens of "the signing of the border accord"
constexpr std::size_t kStem = 5;          // letters that a noun and its verb have in common: "burglary", "burgled"

}  // namespace

EventNames::EventNames(const View& view, const EventReader& events, const Happenings& happenings)
    : view_(view), happenings_(happenings), held_(view.lexicon.group("order-held")), function_(view.lexicon.group("function-word")), many_(view.lexicon.group("ev-many")),
      definite_(view.lexicon.group("order-definite")), his_(view.lexicon.group("ev-his")), event_(view.lexicon.group("event-noun")) {
  for (const Happening& h : happenings.all()) {
    if (!h.vague) all_.push_back({h.sentence, h.token, h.date, h.kind, false});
  }
  for (const DatedVerb& v : events.verbs()) note_subject(v);
  std::uint32_t next = 0;
  for (const Mention& m : view.mentions.mentions) {
    if (m.kind != MentionKind::date || m.sentence < next || m.sentence >= view.mentions.sentences.size()) continue;
    next = m.sentence + 1;
    const Sentence& s = view.mentions.sentences[m.sentence];
    if (!readable(s)) continue;
    for (const DateTokens& d : events.dates_of(m.sentence)) note_noun(s, m.sentence, d);
  }
  std::stable_sort(all_.begin(), all_.end(), [](const NamedEvent& a, const NamedEvent& b) { return a.sentence < b.sentence; });
}

std::string EventNames::noun(std::uint32_t t) const { return view_.lexicon.singular(lower(view_.text(t))); }

// "The vote took place on 3 May": the subject is what is dated. "The museum was burgled": the burglary.
void EventNames::note_subject(const DatedVerb& v) {
  if (v.loose || v.verb.form == VerbForm::unreal || v.verb.form == VerbForm::was) return;
  const Sentence& s = view_.mentions.sentences[v.sentence];
  const std::string verb = lower(view_.text(v.verb.main));
  if (verb.size() > kStem) all_.push_back({v.sentence, v.verb.main, v.date, verb, true});
  if (v.verb.first <= s.first || !is(v.verb.main, held_) || !word(v.verb.first - 1) || is(v.verb.first - 1, function_)) return;
  for (std::uint32_t k = v.verb.first; k > s.first && v.verb.first - k < 4; --k) {
    if (is(k - 1, many_)) return;
  }
  all_.push_back({v.sentence, v.verb.first - 1, v.date, noun(v.verb.first - 1), false});
}

// "An earthquake killed 900 people on 22 May" tells no noun of its date; "the earthquake of 22 May" does.
void EventNames::note_noun(const Sentence& s, std::uint32_t sentence, const DateTokens& d) {
  if (d.lead == d.first || d.lead <= s.first || view_.text(d.lead) != "of" || !word(d.lead - 1) || is(d.lead - 1, function_)) return;
  for (std::uint32_t k = d.lead; k > s.first && d.lead - k < 4; --k) {
    if (is(k - 1, many_)) return;
  }
  all_.push_back({sentence, d.lead - 1, d.mention, noun(d.lead - 1), false});
}

std::optional<EventReference> EventNames::reference_at(const Sentence& s, std::uint32_t token) const {
  EventReference r;
  r.first = token;
  std::uint32_t k = token;
  r.definite = is(k, definite_) || is(k, his_);
  if (r.definite) ++k;
  r.head = kNone;
  for (; k < s.last && k - token < 5 && word(k) && !is(k, function_); ++k) {
    if (is(k, many_) || view_.possessive(k)) return std::nullopt;
    if (r.head != kNone) r.words.insert(noun(r.head));
    r.head = k;
  }
  if (r.head == kNone || view_.mentions.tokens[r.head].has(kCapital)) return std::nullopt;
  std::uint32_t length = 0;
  r.kind = happenings_.kind_at(r.head, s.last, length);
  r.noun = noun(r.head);
  if (!r.definite && r.kind.empty()) return std::nullopt;
  const auto dated = [&](std::uint32_t t) {
    return t < s.last && std::any_of(view_.edges(t).begin(), view_.edges(t).end(), [&](const Edge& e) { return view_.mention(e.mention).kind == MentionKind::date; });
  };
  if (k + 1 < s.last && view_.text(k) == "of" && word(k + 1) && !dated(k + 1)) {
    for (++k; k < s.last && k - token < kNounPhrase && word(k) && !dated(k); ++k) {
      if (is(k, many_)) return std::nullopt;
      if (view_.text(k) == "on" || view_.text(k) == "in" || view_.text(k) == "of") break;
      if (!is(k, function_)) r.words.insert(noun(k));
    }
  }
  r.last = k;
  return r;
}

// The burglary: burgled. The quake: the earthquake.
bool EventNames::called(const EventReference& r, const NamedEvent& e) {
  if (!e.verb) return e.name == r.kind || e.name == r.noun || (r.noun.size() >= kStem && e.name.ends_with(r.noun));
  const auto common = static_cast<std::size_t>(std::mismatch(e.name.begin(), e.name.end(), r.noun.begin(), r.noun.end()).first - e.name.begin());
  return common >= kStem && common + 5 >= r.noun.size() && common + 3 >= e.name.size();
}

std::vector<const NamedEvent*> EventNames::meant(const EventReference& reference, std::uint32_t sentence, std::uint32_t token, std::uint32_t back) const {
  std::vector<const NamedEvent*> found;
  const std::uint32_t block = view_.mentions.sentences[sentence].block;
  auto at = std::partition_point(all_.begin(), all_.end(), [&](const NamedEvent& e) { return e.sentence + back < sentence; });
  for (; at != all_.end() && at->sentence <= sentence; ++at) {
    if (view_.mentions.sentences[at->sentence].block != block || (at->sentence == sentence && at->token >= token) || !called(reference, *at)) continue;
    const auto& days = view_.mention(at->date).time()->readings.front().days;
    const bool known = std::any_of(found.begin(), found.end(), [&](const NamedEvent* e) { return view_.mention(e->date).time()->readings.front().days == days; });
    if (!known) found.push_back(&*at);
  }
  return found;
}

}  // namespace claimcheck
