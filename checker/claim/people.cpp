#include "checker/claim/people.h"

#include <algorithm>

#include "checker/claim/events.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kOther = 0xFFFFFFFE;  // somebody, but nobody named

}  // namespace

People::People(const View& view, const VerbReader& verbs)
    : view_(view), verbs_(verbs), article_(view.lexicon.group("article")), pronoun_(view.lexicon.group("people-pronoun")),
      his_(view.lexicon.group("people-his")), preposition_(view.lexicon.group("people-behind")), boundary_(view.lexicon.group("people-boundary")) {
  const auto& m = view.mentions;
  at_.assign(m.tokens.size(), kNone);
  bool any = false;
  for (std::uint32_t i = 0; i < m.mentions.size(); ++i) {
    const ActorRef* ref = m.mentions[i].actor();
    if (ref == nullptr || m.actors[ref->actor].type != ActorType::person) continue;
    const std::uint32_t t = m.token_at(m.mentions[i].span.begin);
    if (t < at_.size()) at_[t] = i, any = true;
  }
  subjects_.assign(m.sentences.size(), kNone);
  if (!any) return;
  for (std::uint32_t s = 0; s < m.sentences.size(); ++s) {
    if (!readable(m.sentences[s])) continue;
    const std::uint32_t who = walk(s, m.sentences[s].last, true);
    subjects_[s] = who == kOther ? kNone : who;
  }
}

// The subject of the sentence before, in the same paragraph.
std::uint32_t People::carried(std::uint32_t sentence) const {
  if (sentence == 0 || view_.mentions.sentences[sentence - 1].block != view_.mentions.sentences[sentence].block) return kNone;
  return subjects_[sentence - 1];
}

std::uint32_t People::walk(std::uint32_t sentence, std::uint32_t until, bool to_subject) const {
  const auto& tokens = view_.mentions.tokens;
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t current = kNone;
  for (std::uint32_t t = s.first; t < until; ++t) {
    const bool opens = t == s.first || tokens[t - 1].kind == TokenKind::mark || view_.lexicon.is(tokens[t - 1].word, boundary_);
    if (at_[t] != kNone) {
      const Mention& m = view_.mention(at_[t]);
      const std::uint32_t end = view_.mentions.token_at(m.span.end - 1) + 1;
      const bool owner = end < s.last && (view_.text(end) == "'s" || view_.text(end) == "’s");
      const bool behind = t > s.first && view_.lexicon.is(tokens[t - 1].word, preposition_);
      if (owner) {
        if (opens || current == kNone) current = kOther;
      } else if (!behind) {
        current = m.actor()->actor;
        if (to_subject) return current;
      }
      t = std::max(t, end - 1);
      continue;
    }
    if (tokens[t].kind != TokenKind::word) continue;
    if (view_.lexicon.is(tokens[t].word, pronoun_)) {
      if (current == kNone) current = carried(sentence);
      if (to_subject) return current == kNone ? kOther : current;
    } else if (view_.lexicon.is(tokens[t].word, his_)) {
      if (opens) current = kOther;
    } else if (view_.lexicon.is(tokens[t].word, article_)) {
      // "The 71-year-old took over": somebody known; "the outgoing chair": somebody else, unless a name follows.
      const auto edges = t + 1 < tokens.size() ? view_.edges(t + 1) : std::span<const Edge>();
      const bool aged = !edges.empty() && view_.mention(edges.front().mention).figure() != nullptr && view_.mention(edges.front().mention).figure()->age;
      if (aged && view_.text(t) != "a" && view_.text(t) != "A") {
        if (current == kNone) current = carried(sentence);
        if (to_subject && current != kNone) return current;
      } else if (opens && (t == s.first || view_.is_mark(t - 1, ';') || view_.lexicon.is(tokens[t - 1].word, boundary_))) {
        if (current != kNone || t == s.first) current = kOther;
      }
    } else if (to_subject && current == kOther && verbs_.is_past_form(view_, t)) {
      return kOther;
    }
  }
  return current;
}

std::uint32_t People::who(std::uint32_t token, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  if (subjects_.empty() || !readable(s)) return kNone;
  std::uint32_t current = walk(sentence, token, false);
  // "Born in 1957 in Amara, he had led …": the subject follows.
  if (current == kNone && token - s.first <= 2) {
    for (std::uint32_t t = token; t < s.last && t - token < 25; ++t) {
      if (!view_.is_mark(t, ',') || t + 1 >= s.last) continue;
      if (at_[t + 1] != kNone) return view_.mention(at_[t + 1]).actor()->actor;
      if (view_.lexicon.is(view_.mentions.tokens[t + 1].word, pronoun_)) return carried(sentence);
    }
  }
  return current == kOther ? kNone : current;
}

std::uint32_t People::known_before(std::uint32_t token, std::uint32_t sentence) const {
  constexpr std::uint32_t kBack = 12;  // sentences
  if (subjects_.empty()) return kNone;
  const std::uint32_t block = view_.mentions.sentences[sentence].block;
  std::uint32_t found = kNone;
  for (std::uint32_t s = sentence + 1; s-- > 0 && sentence - s < kBack;) {
    const Sentence& at = view_.mentions.sentences[s];
    if (at.block + 1 < block || !readable(at)) break;
    for (std::uint32_t t = at.first; t < at.last && (s < sentence || t < token); ++t) {
      if (at_[t] == kNone) continue;
      const std::uint32_t actor = view_.mention(at_[t]).actor()->actor;
      if (found != kNone && found != actor) return kNone;
      found = actor;
    }
  }
  return found;
}

}  // namespace claimcheck
