#include "checker/claim/stance.h"

#include <algorithm>

#include "checker/claim/fields.h"

namespace claimcheck {

StanceReader::StanceReader(const Lexicon& lexicon)
    : classes_{{{lexicon.group("modal"), kModal},
                {lexicon.group("plan"), kPlan},
                {lexicon.group("condition"), kCondition},
                {lexicon.group("norm"), kNorm},
                {lexicon.group("negation"), kNegation},
                {lexicon.group("reporting"), kReporting},
                {lexicon.group("hearsay"), kHearsay}}},
      breaks_(lexicon.group("clause-break")), reporting_(lexicon.group("reporting")) {
  std::vector<std::uint16_t> of_group(lexicon.group_count(), 0);
  for (const auto& [group, mark] : classes_) {
    if (group != kNoGroup) of_group[group] |= mark;
  }
  marks_of_set_.resize(lexicon.set_count(), 0);
  for (std::uint32_t set = 0; set < marks_of_set_.size(); ++set) {
    for (const GroupId group : lexicon.groups_of_set(set)) marks_of_set_[set] |= of_group[group];
  }
}

bool StanceReader::breaks(const View& view, std::uint32_t t) const {
  const Token& token = view.mentions.tokens[t];
  if (token.kind != TokenKind::mark) return view.lexicon.is(token.word, breaks_);
  const std::string_view mark = view.text(t);
  return mark == ";" || mark == ":" || mark == "(" || mark == ")" || mark == "—";
}

void StanceReader::look(const View& view, std::uint32_t sentence, StanceMarks& marks) const {
  if (marks.sentence == sentence) return;
  const auto& tokens = view.mentions.tokens;
  const Sentence& s = view.mentions.sentences[sentence];
  marks.sentence = sentence;
  marks.all = 0;
  marks.bits.assign(s.last - s.first, 0);
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    std::uint16_t& bits = marks.bits[t - s.first];
    if (breaks(view, t)) bits |= kBreak;
    if (view.is_mark(t, ',')) bits |= kComma;
    const bool name = t > s.first && tokens[t].has(kCapital);  // "May" the month, a name
    const std::uint16_t may = name ? 0 : marks_of_set_[view.lexicon.set_starting_with(tokens[t].word)];
    if (may != 0) {
      for (const auto& [group, mark] : classes_) {
        if ((may & mark) != 0 && view.lexicon.match(group, tokens, t, s.last) > 0) bits |= mark;
      }
    }
    marks.all |= bits;
  }
}

std::pair<std::uint32_t, std::uint32_t> StanceReader::clause(const View& view, std::uint32_t sentence, std::uint32_t first,
                                                             std::uint32_t last) const {
  const Sentence& s = view.mentions.sentences[sentence];
  std::uint32_t begin = first, end = last;
  while (begin > s.first && !breaks(view, begin - 1)) --begin;
  while (end < s.last && !breaks(view, end)) ++end;
  return {begin, end};
}

// "According to X, …" anywhere; "X said that …" before; "…, the minister said." after, at the end of the sentence.
bool StanceReader::is_reported(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last,
                               const StanceMarks& marks) const {
  constexpr std::uint32_t kSpeaker = 6;  // tokens of ", the minister said"
  const auto& tokens = view.mentions.tokens;
  const Sentence& s = view.mentions.sentences[sentence];
  if ((marks.all & (kHearsay | kReporting)) == 0) return false;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const std::uint16_t bits = marks.bits[t - s.first];
    if ((bits & kHearsay) != 0) return true;
    if ((bits & kReporting) == 0) continue;
    const std::uint32_t verb = view.lexicon.match(reporting_, tokens, t, s.last);
    if (t + verb < first && view.text(t + verb) == "that") return true;
    if (t < last || t + verb + 2 < s.last) continue;
    for (std::uint32_t back = t; back > last && t - back < kSpeaker; --back) {
      if (view.is_mark(back - 1, ',')) return true;
      if (view.text(back - 1) == "and") break;
    }
  }
  return false;
}

// Whose report it is: "the ministry" of "according to the ministry, …", "the union said that …"; "" where the words do not end plainly.
static std::string told_by(const View& view, const Sentence& s, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t kTeller = 7;  // tokens
  const auto& tokens = view.mentions.tokens;
  const GroupId hearsay = view.lexicon.group("hearsay"), reporting = view.lexicon.group("reporting");
  const auto is_word = [&](std::uint32_t t) { return tokens[t].kind == TokenKind::word; };
  const auto words = [&](std::uint32_t from, std::uint32_t to) {
    while (from < to && (view.is(from, view.classes.article) || view.is(from, view.classes.definite))) ++from;
    return from < to && to - from <= kTeller ? key_of(view, from, to) : std::string();
  };
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (const std::uint32_t length = view.lexicon.match(hearsay, tokens, t, s.last); length > 1) {
      std::uint32_t end = t + length;
      while (end < s.last && is_word(end)) ++end;
      return end == s.last || tokens[end].kind == TokenKind::mark ? words(t + length, end) : std::string();
    }
    const std::uint32_t verb = view.lexicon.match(reporting, tokens, t, s.last);
    if (verb == 0) continue;
    const bool that = t + verb < first && view.text(t + verb) == "that";
    if (!that && t < last) continue;
    std::uint32_t from = t;
    while (from > s.first && is_word(from - 1)) --from;
    return words(from, t);
  }
  return {};
}

Standing StanceReader::read(const View& view, std::uint32_t sentence, std::uint32_t first, std::uint32_t last, StanceMarks& marks) const {
  look(view, sentence, marks);
  Standing out;
  const auto& tokens = view.mentions.tokens;
  const Sentence& s = view.mentions.sentences[sentence];
  const auto bits = [&](std::uint32_t t) { return marks.bits[t - s.first]; };
  const auto has = [&](int mark, std::uint32_t from, std::uint32_t to) {
    if ((marks.all & mark) == 0) return false;
    for (std::uint32_t t = from; t < to; ++t) {
      if ((bits(t) & mark) != 0) return true;
    }
    return false;
  };
  std::uint32_t begin = first, end = last;  // of the clause
  while (begin > s.first && (bits(begin - 1) & kBreak) == 0) --begin;
  while (end < s.last && (bits(end) & kBreak) == 0) ++end;
  // A condition reaches over the commas of its sentence; the others do not.
  std::uint32_t near_begin = first, near_end = last;
  while (near_begin > begin && (bits(near_begin - 1) & kComma) == 0) --near_begin;
  while (near_end < end && (bits(near_end) & kComma) == 0) ++near_end;
  if (has(kCondition, begin > s.first ? begin - 1 : begin, std::max(begin, first)) || has(kCondition, s.first, std::min(s.first + 2, end))) {
    out.stance = Stance::hypothetical;
  } else if (has(kNorm, near_begin, near_end)) {
    out.stance = Stance::norm;
  } else if (has(kModal | kPlan, near_begin, near_end)) {
    out.stance = Stance::planned;
  } else if (has(kNegation, near_begin, last)) {
    out.stance = Stance::negated;
  }
  const Span span{tokens[first].begin, tokens[last - 1].end};
  if (const Quotation* q = view.quotation_around(span)) {
    out.voice = Voice::quoted;
    out.source = q->speaker < view.mentions.actors.size() ? view.mentions.actors[q->speaker].name : q->speaker_words;
  } else if (is_reported(view, sentence, first, last, marks)) {
    out.voice = Voice::reported;
    out.source = told_by(view, s, first, last);
  }
  return out;
}

}  // namespace claimcheck
