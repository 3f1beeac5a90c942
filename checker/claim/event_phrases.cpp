#include "checker/claim/event_phrases.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kBack = 7;  // tokens from a noun back to its article

}  // namespace

EventPhrases::EventPhrases(const View& view, const Topics& topics, const People& people)
    : view_(view), tokens_(view.mentions.tokens), topics_(topics), people_(people), function_(group("function-word")), article_(group("article")),
      definite_(group("definite")), indefinite_(group("across-indefinite")), preposition_(group("preposition")), joint_(group("topic-clause")),
      own_(group("across-own")), it_(group("across-it")), circumstance_(group("across-circumstance")), alone_(group("across-alone")), between_(group("across-between")) {}

const VerbGroup* EventPhrases::verb_at(std::uint32_t token, std::uint32_t sentence) const {
  for (const VerbGroup& v : topics_.verbs_of(sentence)) {
    if (v.first <= token && token < v.last) return &v;
  }
  return nullptr;
}

// The noun phrase that ends with this token.
Phrasing EventPhrases::before(std::uint32_t last, const Sentence& s) const {
  std::uint32_t first = last;
  while (first > s.first && last - first < kBack && tokens_[first - 1].kind == TokenKind::word && !is(first - 1, function_) && !is(first - 1, article_)) --first;
  if (first > s.first + 1 && (view_.text(first - 1) == "'s" || view_.text(first - 1) == "’s")) first -= 2;
  return {first, last + 1};
}

// "of the treaty with Chad": from a preposition to the lead of the date.
Phrasing EventPhrases::behind(std::uint32_t from, std::uint32_t lead) const {
  while (from < lead && (is(from, preposition_) || is(from, article_))) ++from;
  std::uint32_t end = from;
  while (end < lead && tokens_[end].kind == TokenKind::word && !is(end, joint_)) ++end;
  return {from, end};
}

void EventPhrases::take(Phrasing phrase, EventPhrase& e) const {
  if (phrase.empty()) return;
  e.fresh = e.fresh || (is(phrase.first, indefinite_) && !tokens_[std::min(phrase.first + 1, phrase.last - 1)].has(kCapital)) || (phrase.first > 0 && is(phrase.first - 1, indefinite_));
  const Topic topic = topics_.of_phrase(phrase.last - phrase.first == 1 && is(phrase.first, it_) ? told_as(phrase) : phrase);
  e.words.merge(topic.words);
  e.names.merge(topic.names);
  if (e.head.empty()) e.head = topic.head;
  // "Its foundation stone": of what the clause before is about.
  if (is(phrase.first, own_) && phrase.last - phrase.first > 1) {
    const Topic owner = topics_.of_phrase({phrase.first, phrase.first + 1});
    e.words.merge(owner.words);
    e.names.merge(owner.names);
  }
}

// "The Three Lakes Bank lends to farmers. It was founded": the body that opens the sentence before.
Phrasing EventPhrases::told_as(Phrasing pronoun) const {
  const std::uint32_t sentence = view_.mentions.sentence_of_token(pronoun.first);
  const auto& sentences = view_.mentions.sentences;
  if (pronoun.first != sentences[sentence].first || sentence == 0 || sentences[sentence - 1].block != sentences[sentence].block) return pronoun;
  std::uint32_t first = sentences[sentence - 1].first;
  if (is(first, article_)) ++first;
  const std::uint32_t end = capitals_end(view_, first, sentences[sentence - 1].last);
  if (end >= first + 2 && people_.person_at(first) == kNone) return {first, end};
  return pronoun;
}

// The object of a verb and what belongs to it; where and how it was done only gives names.
void EventPhrases::take_object(std::uint32_t from, std::uint32_t stop, EventPhrase& e) const {
  const Phrasing whole = behind(from, stop);
  std::uint32_t end = whole.first;
  while (end < whole.last && !(end > whole.first && is(end, circumstance_))) ++end;
  take({whole.first, end}, e);
  e.names.merge(names_of({end, whole.last}));
}

// Who did it gives names, but does not say what was done: another issue may leave it out.
WordSet EventPhrases::names_of(Phrasing phrase) const {
  EventPhrase who;
  take(phrase, who);
  return std::move(who.names);
}

// What a verb tells of: in the passive its subject, else its object; what has none, its subject.
void EventPhrases::of_verb(std::uint32_t token, std::uint32_t end, const DateTokens& d, std::uint32_t sentence, EventPhrase& e) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  const VerbGroup* v = verb_at(token, sentence);
  const std::uint32_t first = v != nullptr ? v->first : token;
  const bool agent = end < s.last && view_.text(end) == "by";
  if (agent) e.agents = names_of(behind(end + 1, clause_end(end + 1, s)));
  const std::uint32_t stop = d.lead >= end ? d.lead : clause_end(end, s);
  if (first > s.first && view_.is_mark(first - 1, ',')) {  // "The protocol, signed on 14 February, draws it"
    take(ending(first - 1, s), e);
  } else if (v != nullptr && !v->passive && view_.lexicon.is(view_.lexicon.find(e.kind), alone_)) {  // "the carrier ran aground off the island"
    take(topics_.subject_of(*v, sentence), e);
  } else if (v == nullptr || v->passive || v->bare ? false : stop > end && !is(end, preposition_)) {
    take_object(end, stop, e);
    if (v != nullptr) e.agents = names_of(topics_.subject_of(*v, sentence));
    return;
  } else if (v != nullptr && !v->passive && relative_object(*v, s, e)) {
    return;
  } else if (v != nullptr && v->bare && stop > end && !is(end, preposition_) && !agent) {  // "parliament adopted the law on"
    take_object(end, stop, e);
    e.agents = names_of(topics_.subject_of(*v, sentence));
    return;
  } else if (v != nullptr) {
    const Phrasing subject = topics_.subject_of(*v, sentence);
    take(subject, e);
    // "The agreement establishing the court was signed": what stands before the gerund, too.
    const VerbGroup* gerund = subject.first > s.first ? verb_at(subject.first - 1, sentence) : nullptr;
    if (gerund != nullptr && gerund->bare && gerund->form == VerbForm::unreal) take(ending(gerund->first, s), e);
  } else {
    take(ending(first, s), e);
  }
  if (stop > end && !agent) {
    EventPhrase tail;
    take_object(end, stop, tail);
    e.tail = tail.words;
    e.words.merge(tail.words);
    e.names.merge(tail.names);
  }
}

void EventPhrases::of_deed(const VerbGroup& verb, bool fronted, const DateTokens& d, std::uint32_t sentence, EventPhrase& e) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  take(topics_.subject_of(verb, sentence), e);
  const std::uint32_t from = verb.main + 1;
  std::uint32_t to = d.lead > from ? d.lead : from;
  if (fronted) {
    while (to < s.last && to - from < kBack && tokens_[to].kind == TokenKind::word) ++to;
  }
  if (to > from) take({from, to}, e);
}

// Where the clause that goes on at a token ends.
std::uint32_t EventPhrases::clause_end(std::uint32_t token, const Sentence& s) const {
  std::uint32_t end = token;
  while (end < s.last && end - token < 2 * kBack && tokens_[end].kind == TokenKind::word && !is(end, joint_) && !in_verb(end, s)) ++end;
  return end;
}

// "The law on churches, which parliament had adopted": what stands before the relative.
bool EventPhrases::relative_object(const VerbGroup& v, const Sentence& s, EventPhrase& e) const {
  for (std::uint32_t t = v.first; t > s.first + 1 && v.first - t < kBack; --t) {
    if (tokens_[t - 1].kind != TokenKind::word) return false;
    if (view_.text(t - 1) != "which" && view_.text(t - 1) != "that") continue;
    if (t == v.first || is(t - 2, preposition_)) return false;  // its subject; "the vote in which parliament adopted"
    take(view_.is_mark(t - 2, ',') ? ending(t - 2, s) : nearest(t - 1, s), e);
    e.agents = names_of(topics_.subject_of(v, view_.mentions.sentence_of_token(v.first)));
    return true;
  }
  return false;
}

// The noun phrase, prepositions and all, that ends before this token.
Phrasing EventPhrases::ending(std::uint32_t last, const Sentence& s) const {
  std::uint32_t first = last;
  while (first > s.first && capitals_end(view_, first - 1, last) == last) --first;
  if (last - first >= 2 && first > s.first && is(first - 1, definite_)) return {first, last};  // "of the Three Lakes Bank, founded"
  first = last;
  // "The truce between the government and the rebels, concluded": over the "and", to the first of the two.
  const auto of_two = [&](std::uint32_t t) { return view_.text(t) == "and" && view_.any(t > s.first + kBack ? t - kBack : s.first, t, between_); };
  while (first > s.first && last - first < 2 * kBack && tokens_[first - 1].kind == TokenKind::word && (!is(first - 1, joint_) || of_two(first - 1)) && !in_verb(first - 1, s)) {
    --first;
    if (is(first, definite_) && (first == s.first || !(is(first - 1, preposition_) || of_two(first - 1)))) break;
  }
  return {first, last};
}

// The noun phrase before a relative that no comma parts: "conscription, with the army reform | that parliament adopted".
Phrasing EventPhrases::nearest(std::uint32_t last, const Sentence& s) const {
  std::uint32_t first = last;
  while (first > s.first && last - first < 2 * kBack && tokens_[first - 1].kind == TokenKind::word && !is(first - 1, joint_) && !in_verb(first - 1, s)) {
    --first;
    if (is(first, definite_) && (first == s.first || !is(first - 1, preposition_) || (is(first - 1, circumstance_) && view_.text(first - 1) != "on") || view_.text(first - 1) == "with")) break;
  }
  return {first, last};
}

std::uint32_t capitals_end(const View& view, std::uint32_t token, std::uint32_t last) {
  const auto& tokens = view.mentions.tokens;
  while (token < last && tokens[token].kind == TokenKind::word && tokens[token].has(kCapital) && !view.is(token, view.classes.article)) ++token;
  return token;
}

}  // namespace claimcheck
