#include "checker/claim/people.h"

#include <algorithm>

#include "checker/claim/events.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kOther = 0xFFFFFFFE;  // somebody, but nobody named
constexpr std::uint32_t kThing = 0xFFFFFFFD;  // the subject is nobody: "the party"
constexpr std::uint32_t kUnread = 0xFFFFFFFC;
constexpr std::uint32_t kNounReach = 5;       // tokens from an article to its noun

}  // namespace

People::People(const View& view, const VerbReader& verbs)
    : view_(view), verbs_(verbs), article_(view.lexicon.group("article")), pronoun_(view.lexicon.group("people-pronoun")),
      his_(view.lexicon.group("people-his")), preposition_(view.lexicon.group("people-behind")), boundary_(view.lexicon.group("people-boundary")), noun_(view.lexicon.group("people-noun")) {
  const auto& m = view.mentions;
  at_.assign(m.tokens.size(), kNone);
  bool any = false;
  for (std::uint32_t i = 0; i < m.mentions.size(); ++i) {
    const ActorRef* ref = m.mentions[i].actor();
    if (ref == nullptr || m.actors[ref->actor].type != ActorType::person) continue;
    const std::uint32_t t = m.token_at(m.mentions[i].span.begin);
    if (t < at_.size()) at_[t] = i, any = true;
  }
  subjects_.assign(m.sentences.size(), any ? kUnread : kNone);
}

// What a pronoun stands for hangs on the sentence before, in the same paragraph: those are read first, from where it is known.
std::uint32_t People::subject_of(std::uint32_t sentence) const {
  const auto& sentences = view_.mentions.sentences;
  std::uint32_t first = sentence;
  while (subjects_[first] == kUnread && first > 0 && subjects_[first - 1] == kUnread && sentences[first - 1].block == sentences[sentence].block) --first;
  for (; first <= sentence; ++first) {
    if (subjects_[first] == kUnread) subjects_[first] = readable(sentences[first]) ? walk(first, sentences[first].last, true) : kNone;
  }
  return subjects_[sentence];
}

// The subject of the sentence before, in the same paragraph; behind a sentence about a thing, the only person told of.
std::uint32_t People::carried(std::uint32_t sentence) const {
  if (sentence == 0 || view_.mentions.sentences[sentence - 1].block != view_.mentions.sentences[sentence].block) return kNone;
  const std::uint32_t before = subject_of(sentence - 1);
  if (before == kOther) return kNone;
  return before < kThing ? before : known_before(view_.mentions.sentences[sentence].first, sentence);
}

// "The outgoing chair", "the general": a noun of persons behind an article.
bool People::of_person(std::uint32_t article, std::uint32_t end) const {
  for (std::uint32_t t = article + 1; t < end && t - article < kNounReach; ++t) {
    const Token& token = view_.mentions.tokens[t];
    if (token.kind != TokenKind::word || view_.lexicon.is(token.word, preposition_)) return false;
    if (view_.lexicon.is(token.word, noun_)) return true;
  }
  return false;
}

// Whether a word may be a pronoun or an article: nearly all words are passed over.
bool People::may_stand_for(WordId word) const {
  enum : std::uint8_t { unasked, never, may };
  const std::uint32_t set = view_.lexicon.set_starting_with(word);
  if (asked_.empty()) asked_.assign(view_.lexicon.set_count(), unasked);
  if (asked_[set] == unasked) {
    const auto groups = view_.lexicon.groups_of_set(set);
    const auto has = [&](GroupId group) { return std::binary_search(groups.begin(), groups.end(), group); };
    asked_[set] = has(pronoun_) || has(his_) || has(article_) ? may : never;
  }
  return asked_[set] == may;
}

std::uint32_t People::walk(std::uint32_t sentence, std::uint32_t until, bool to_subject) const {
  const auto& tokens = view_.mentions.tokens;
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t current = kNone;
  bool unnamed = false;
  for (std::uint32_t t = s.first; t < until; ++t) {
    const auto opens = [&] { return t == s.first || tokens[t - 1].kind == TokenKind::mark || view_.lexicon.is(tokens[t - 1].word, boundary_); };
    if (at_[t] != kNone) {
      const Mention& m = view_.mention(at_[t]);
      const std::uint32_t end = view_.mentions.token_at(m.span.end - 1) + 1;
      const bool owner = end < s.last && view_.possessive(end);
      const bool behind = t > s.first && view_.lexicon.is(tokens[t - 1].word, preposition_);
      if (owner) {
        if (current == kNone || opens()) current = kOther;
      } else if (!behind) {
        current = m.actor()->actor;
        if (to_subject) return current;
      }
      t = std::max(t, end - 1);
      continue;
    }
    if (tokens[t].kind != TokenKind::word) continue;
    const bool may = may_stand_for(tokens[t].word);
    if (may && view_.lexicon.is(tokens[t].word, pronoun_)) {
      if (current == kNone || current == kThing) current = carried(sentence);
      if (to_subject && current != kNone) return current;  // else the name may follow: "when he was appointed, Jan Kovac"
      unnamed = unnamed || current == kNone;
    } else if (may && view_.lexicon.is(tokens[t].word, his_)) {
      if (opens()) current = kOther;
    } else if (may && view_.lexicon.is(tokens[t].word, article_)) {
      // "The 71-year-old took over": somebody known; "the outgoing chair": somebody else, unless a name follows.
      const auto edges = t + 1 < tokens.size() ? view_.edges(t + 1) : std::span<const Edge>();
      const bool aged = !edges.empty() && view_.mention(edges.front().mention).figure() != nullptr && view_.mention(edges.front().mention).figure()->age;
      if (aged && view_.text(t) != "a" && view_.text(t) != "A") {
        if (current == kNone || current == kThing) current = carried(sentence);
        if (to_subject && current != kNone) return current;
      } else if (opens() && (t == s.first || view_.is_mark(t - 1, ';') || view_.lexicon.is(tokens[t - 1].word, boundary_))) {
        if (of_person(t, s.last)) current = kOther;
        else if (t == s.first) current = kThing;
      }
    } else if (to_subject && current == kOther && verbs_.is_past_form(view_, t)) {
      return kOther;
    }
  }
  return current == kNone && unnamed && to_subject ? kOther : current;
}

std::uint32_t People::who(std::uint32_t token, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  if (subjects_.empty() || !readable(s)) return kNone;
  std::uint32_t current = walk(sentence, token, false);
  // "Born in 1961 in Lisk, she had run …": the subject follows.
  bool ahead = token - s.first <= 5;
  // "In 1994, the year in which he turned 40, Omar Said founded …": the name follows its pronoun.
  for (std::uint32_t t = s.first; t < token && !ahead && token - s.first <= 14; ++t) ahead = view_.is(t, pronoun_);
  // "Elected to the senate in 1990 at just 31, Ana Roca …": a participle opens what is told of the subject.
  ahead = ahead || (token - s.first <= 14 && verbs_.is_past_form(view_, s.first));
  if (current == kNone && ahead) {
    for (std::uint32_t t = token; t < s.last && t - token < 25; ++t) {
      if (!view_.is_mark(t, ',') || t + 1 >= s.last) continue;
      if (at_[t + 1] != kNone) return view_.mention(at_[t + 1]).actor()->actor;
      if (view_.is(t + 1, pronoun_)) return carried(sentence);
    }
  }
  return current >= kThing ? kNone : current;
}

// "Led by Jonas Weber, a former teacher born in Linz"; "the 38-year-old president, Luis Ortega": the name beside, with no verb
// between.
std::uint32_t People::beside(std::uint32_t token, std::uint32_t sentence, bool ahead) const {
  constexpr std::uint32_t kBeside = 9;
  const Sentence& s = view_.mentions.sentences[sentence];
  if (subjects_.empty() || !readable(s)) return kNone;
  const auto stops = [&](std::uint32_t k) {
    return view_.is_mark(k, ';') || view_.is_mark(k, ':') || view_.text(k) == "and" || view_.text(k) == "but" || verbs_.is_past_form(view_, k);
  };
  if (ahead) {
    for (std::uint32_t k = token; k < s.last && k - token < kBeside && !stops(k); ++k) {
      if (at_[k] != kNone) return view_.mention(at_[k]).actor()->actor;
    }
    return kNone;
  }
  for (std::uint32_t k = token; k-- > s.first && token - k < kBeside;) {
    if (at_[k] != kNone) {
      const std::uint32_t end = view_.mentions.token_at(view_.mention(at_[k]).span.end - 1) + 1;
      return end == token || view_.is_mark(end, ',') || view_.is_mark(end, '(') ? view_.mention(at_[k]).actor()->actor : kNone;
    }
    if (stops(k) && view_.text(k) != "was") return kNone;
  }
  return kNone;
}

std::uint32_t People::known_before(std::uint32_t token, std::uint32_t sentence) const {
  constexpr std::uint32_t kBack = 12;  // sentences
  if (subjects_.empty()) return kNone;
  const std::uint32_t block = view_.mentions.sentences[sentence].block;
  std::uint32_t found = kNone;
  for (std::uint32_t s = sentence + 1; s-- > 0 && sentence - s < kBack;) {
    const Sentence& at = view_.mentions.sentences[s];
    if (at.block + 1 < block || !readable(at)) break;
    if (view_.document.blocks[at.block].kind == BlockKind::masthead) break;  // the author of the issue is nobody in it
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
