#include "checker/claim/stance.h"

#include <algorithm>

namespace claimcheck {

StanceReader::StanceReader(const Lexicon& lexicon)
    : modal_(lexicon.group("modal")), plan_(lexicon.group("plan")), condition_(lexicon.group("condition")), norm_(lexicon.group("norm")),
      negation_(lexicon.group("negation")), breaks_(lexicon.group("clause-break")), reporting_(lexicon.group("reporting")), hearsay_(lexicon.group("hearsay")) {}

std::pair<std::uint32_t, std::uint32_t> StanceReader::clause(const View& view, std::uint32_t sentence, std::uint32_t first,
                                                             std::uint32_t last) const {
  const Sentence& s = view.mentions.sentences[sentence];
  const auto breaks = [&](std::uint32_t t) {
    const Token& token = view.mentions.tokens[t];
    if (token.kind == TokenKind::mark) return view.is_mark(t, ';') || view.is_mark(t, ':') || view.is_mark(t, '(') || view.is_mark(t, ')') ||
                                              view.text(t) == "—";
    return view.lexicon.is(token.word, breaks_);
  };
  std::uint32_t begin = first, end = last;
  while (begin > s.first && !breaks(begin - 1)) --begin;
  while (end < s.last && !breaks(end)) ++end;
  return {begin, end};
}

// "According to X, …" anywhere; "X said that …" before; "…, the minister said." after, at the end of the sentence.
bool StanceReader::is_reported(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t kSpeaker = 6;  // tokens of ", the minister said"
  const auto& tokens = view.mentions.tokens;
  const Sentence& s = view.mentions.sentences[sentence];
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (view.lexicon.match(hearsay_, tokens, t, s.last) > 0) return true;
    const std::uint32_t verb = view.lexicon.match(reporting_, tokens, t, s.last);
    if (verb == 0) continue;
    if (t + verb < first && view.text(t + verb) == "that") return true;
    if (t < last || t + verb + 2 < s.last) continue;
    for (std::uint32_t back = t; back > last && t - back < kSpeaker; --back) {
      if (view.is_mark(back - 1, ',')) return true;
      if (view.text(back - 1) == "and") break;
    }
  }
  return false;
}

Standing StanceReader::read(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
  Standing out;
  const auto& tokens = view.mentions.tokens;
  const Sentence& s = view.mentions.sentences[sentence];
  const auto [begin, end] = clause(view, sentence, first, last);
  const auto has = [&](GroupId group, std::uint32_t from, std::uint32_t to) {
    if (group == kNoGroup) return false;
    for (std::uint32_t t = from; t < to; ++t) {
      if (t > s.first && tokens[t].has(kCapital)) continue;  // "May" the month, a name
      if (view.lexicon.match(group, tokens, t, s.last) > 0) return true;
    }
    return false;
  };
  // A condition reaches over the commas of its sentence; the others do not.
  std::uint32_t near_begin = first, near_end = last;
  while (near_begin > begin && !view.is_mark(near_begin - 1, ',')) --near_begin;
  while (near_end < end && !view.is_mark(near_end, ',')) ++near_end;
  if (has(condition_, begin > s.first ? begin - 1 : begin, std::max(begin, first)) || has(condition_, s.first, std::min(s.first + 2, end))) {
    out.stance = Stance::hypothetical;
  } else if (has(norm_, near_begin, near_end)) {
    out.stance = Stance::norm;
  } else if (has(modal_, near_begin, near_end) || has(plan_, near_begin, near_end)) {
    out.stance = Stance::planned;
  } else if (has(negation_, near_begin, last)) {
    out.stance = Stance::negated;
  }
  const Span span{tokens[first].begin, tokens[last - 1].end};
  if (const Quotation* q = view.quotation_around(span)) {
    out.voice = Voice::quoted;
    out.source = q->speaker < view.mentions.actors.size() ? view.mentions.actors[q->speaker].name : q->speaker_words;
  } else if (is_reported(view, sentence, first, last)) {
    out.voice = Voice::reported;
  }
  return out;
}

}  // namespace claimcheck
