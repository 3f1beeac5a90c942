// The phrases of a topic: the verbs of a sentence, where noun phrases begin and end, what the subject of a verb is.
#include <algorithm>
#include <iterator>
#include <utility>

#include "checker/claim/events.h"
#include "checker/claim/topic_memory.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kPresentReach = 6;  // tokens between a verb of the present and the figure that it tells
constexpr std::uint32_t kThinkers = 8;      // tokens between a figure and what those think that it counts

}  // namespace

const std::vector<VerbGroup>& Topics::verbs_of(std::uint32_t sentence) const {
  std::optional<std::vector<VerbGroup>>& verbs = memory_->verbs[sentence];
  if (verbs) return *verbs;
  verbs = readable(view_.mentions.sentences[sentence]) ? with_present(reader_.read(view_, sentence), sentence)
                                                       : std::vector<VerbGroup>();
  for (const VerbGroup& v : *verbs) {
    // A gerund behind a preposition is part of the phrase: "money for dredging the Elbe".
    if (v.form == VerbForm::unreal && v.first > 0 && is(v.first - 1, preposition_)) continue;
    for (std::uint32_t t = v.first; t < v.last; ++t) memory_->known[t] |= kInVerb;
  }
  return *verbs;
}

// The present has no form of its own; a verb that tells figures is known by the figure near it: "employs 25 people", "47 per cent
// of Latvians trust their army".
bool Topics::tells(std::uint32_t t, const Sentence& s, const std::vector<VerbGroup>& verbs) const {
  const Token& token = view_.mentions.tokens[t];
  if (t == s.first || token.has(kCapital) || !(is(t, tells_) || is(t, thinks_))) return false;
  if (is(t - 1, view_.classes.article) || is(t - 1, preposition_) || view_.possessive(t - 1) || view_.text(t - 1) == "to")
    return false;
  if (is(t, tells_)) {
    for (std::uint32_t k = t + 1; k < s.last && k < t + kPresentReach; ++k) {
      if (is_figure(k)) return true;
      // "Exports from Chile rose to 4,900": another verb tells it.
      if (std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) { return v.first == k; })) break;
      if (view_.mentions.tokens[k].kind == TokenKind::mark && !view_.mentions.tokens[k].glued()) break;
    }
  }
  if (!is(t, thinks_)) return false;
  for (std::uint32_t k = t; k-- > s.first && t - k < kThinkers;) {
    if (is_figure(k)) return true;
  }
  return false;
}

bool Topics::is_figure(std::uint32_t token) const {
  const auto edges = view_.edges(token);
  return std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).figure() != nullptr; });
}

std::vector<VerbGroup> Topics::with_present(std::vector<VerbGroup> verbs, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (!tells(t, s, verbs)) continue;
    const auto at =
        std::lower_bound(verbs.begin(), verbs.end(), t, [](const VerbGroup& v, std::uint32_t k) { return v.first < k; });
    const bool taken = (at != verbs.end() && at->first == t) || (at != verbs.begin() && std::prev(at)->last > t);
    if (!taken) verbs.insert(at, {t, t + 1, t, VerbForm::present, false, false});
  }
  return verbs;
}

bool Topics::in_verb(std::uint32_t token, std::uint32_t sentence) const {
  verbs_of(sentence);
  return (memory_->known[token] & kInVerb) != 0;
}

bool Topics::breaks(std::uint32_t token, std::uint32_t sentence) const {
  if ((memory_->known[token] & kBreakAsked) == 0) {
    const bool mark = view_.mentions.tokens[token].kind == TokenKind::mark;
    const bool found =
        mark ? !view_.mentions.tokens[token].glued() || !(view_.is_mark(token, '-') || possessive(view_.text(token)))
             : (is(token, break_) && !is(token, joint_) && !possessive(view_.text(token))) || in_verb(token, sentence);
    memory_->known[token] |= static_cast<std::uint8_t>(kBreakAsked | (found ? kBreak : 0));
  }
  return (memory_->known[token] & kBreak) != 0;
}

// Whether a token parts a phrase from what stands before it, prepositions left aside: "*while* the road between A and B".
bool Topics::parts(std::uint32_t token, std::uint32_t sentence) const {
  if (view_.mentions.tokens[token].kind == TokenKind::mark) return breaks(token, sentence);
  if (in_verb(token, sentence)) return true;
  if (!is(token, clause_)) return false;
  for (std::uint32_t t = token; t-- > view_.mentions.sentences[sentence].first && token - t < 5;) {
    if (view_.text(t) == "between") return false;
  }
  return true;
}

// Whether a description goes on over this token: "the mission *in* Iraq", not "the mission *after* the vote".
bool Topics::carries(std::uint32_t token) const {
  return is(token, joint_) || is(token, view_.classes.article) || possessive(view_.text(token)) ||
         !(is(token, function_) || is(token, preposition_));
}

// An article without a preposition starts another phrase: "in the 33-member council *the* list has 15 seats".
bool Topics::starts_anew(std::uint32_t token, std::uint32_t first) const {
  return token > first && is(token, view_.classes.article) && !is(token - 1, preposition_);
}

// The noun phrase around a token: its words before, and prepositional phrases behind.
Phrasing Topics::whole(std::uint32_t head, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  Phrasing out{head, head + 1};
  while (out.first > s.first && head - out.first < kLongestPhrase && !breaks(out.first - 1, sentence) &&
         !is(out.first - 1, preposition_) && !is(out.first - 1, view_.classes.article))
    --out.first;
  while (out.last < s.last && out.last - head < kLongestPhrase && !breaks(out.last, sentence) && carries(out.last)) ++out.last;
  return out;
}

// The last noun before a preposition: "school" of "the pilots' school in Cuxhaven".
std::uint32_t Topics::head_of(Phrasing phrase) const {
  std::uint32_t head = kNone;
  for (std::uint32_t t = phrase.first; t < phrase.last; ++t) {
    if (is(t, preposition_) && head != kNone) break;
    if (!normal(t).empty() && !is(t, adverb_)) head = t;
  }
  return head;
}

Phrasing Topics::subject_of(const VerbGroup& verb, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t last = verb.first;
  if (last == s.first) return {};
  for (const VerbGroup& v : verbs_of(sentence)) {
    if (v.last == last && v.first < verb.first) return subject_of(v, sentence);  // "remained unchanged"
  }
  if (is(last - 1, pronoun_)) return {last - 1, last};
  if (view_.is_mark(last - 1, '(')) --last;  // "the court (consists of nine judges)"
  const auto relative = [&](std::uint32_t t) {
    return view_.text(t) == "which" || view_.text(t) == "who" || view_.text(t) == "that";
  };
  if (relative(last - 1)) {
    --last;
    if (last > s.first && view_.is_mark(last - 1, ',')) --last;
  } else if (view_.is_mark(last - 1, ',')) {  // behind an aside: "the mission, set up in 2018, has"
    std::uint32_t open = last - 1;
    while (open > s.first && !view_.is_mark(open - 1, ',')) --open;
    last = open > s.first ? open - 1 : last;
  }
  std::uint32_t first = last;
  const auto reduced = [&](std::uint32_t from) -> std::uint32_t {  // "applications *registered* in Cyprus rose"
    if (from >= last || !is(from, preposition_)) return from;
    for (const VerbGroup& v : verbs_of(sentence)) {
      const bool behind_noun = v.first > s.first && view_.mentions.tokens[v.first - 1].kind == TokenKind::word &&
                               !is(v.first - 1, pronoun_) && !is(v.first - 1, clause_) &&
                               !view_.mentions.tokens[v.first - 1].has(kCapital);
      if (v.last == from && v.bare && behind_noun) return v.first;
    }
    return from;
  };
  while (first > s.first && last - first < kLongestPhrase) {
    if (const std::uint32_t before = reduced(first); before < first) {
      first = before;
      continue;
    }
    if (parts(first - 1, sentence)) break;
    --first;
  }
  // "The panel that will advise the city consists": of what the relative clause is told.
  std::uint32_t start = first;
  for (std::uint32_t t = last; --t > first;) {
    if (is(t, view_.classes.article) && !is(t - 1, preposition_)) start = std::max(start, t);
  }
  for (const VerbGroup& v : verbs_of(sentence)) {
    if (v.first < s.first + 2 || v.first >= verb.first || v.last > start || start - v.last > 3 || v.bare ||
        !relative(v.first - 1))
      continue;
    std::uint32_t end = v.first - 1;
    if (view_.is_mark(end - 1, ',')) --end;
    std::uint32_t begin = end;
    while (begin > s.first && end - begin < kLongestPhrase && !parts(begin - 1, sentence)) --begin;
    if (begin < end) return {begin, end};
  }
  // "In the election of March 2019 Estonia counted": what stands behind the date.
  for (std::uint32_t t = first; t < last; ++t) {
    for (const Edge& e : view_.edges(t)) {
      if (view_.mention(e.mention).kind == MentionKind::date && e.last < last && is(first, preposition_)) first = e.last;
    }
  }
  // "After the storm the council met": the last phrase alone.
  for (std::uint32_t t = last; --t > first;) {
    if (is(t, view_.classes.article) && !is(t - 1, preposition_)) return {t, last};
  }
  return {first, last};
}

// The noun phrase that opens a sentence whose verb is not known for one: "The harbour pays the dredgers".
Phrasing Topics::opening(std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t last = s.first;
  if (last < s.last && is(last, view_.classes.article)) ++last;
  while (last < s.last && last - s.first < 5 && !breaks(last, sentence) && !is(last, function_)) ++last;
  if (last > s.first + 1 && view_.text(last - 1).ends_with('s') && last < s.last && !breaks(last, sentence)) --last;
  return {s.first, last};
}

// Whether a mark or a conjunction stands between two tokens.
bool Topics::parted(std::uint32_t from, std::uint32_t to, std::uint32_t sentence) const {
  for (std::uint32_t t = from; t < to; ++t) {
    const bool aside = view_.is_mark(t, ',') && t + 1 < to && view_.text(t + 1) == "to";  // "has risen since May, to 500"
    const bool mark = view_.mentions.tokens[t].kind == TokenKind::mark && !view_.is_mark(t, '-') && !aside;
    if (mark || is(t, clause_) || in_verb(t, sentence)) return true;
  }
  return false;
}

// The noun phrase that ends before a token: "fence on the border with Belarus" of "Its fence on the border with Belarus, 502 …".
Phrasing Topics::phrase_before(std::uint32_t token, std::uint32_t sentence) const {
  const std::uint32_t open = view_.mentions.sentences[sentence].first;
  std::uint32_t first = token;
  while (first > open && token - first < kLongestPhrase && !breaks(first - 1, sentence)) --first;
  const std::uint32_t head = head_of({first, token});
  if (head != kNone && !is_name(head)) return {first, token};
  while (first > open && token - first < kLongestPhrase && !parts(first - 1, sentence)) --first;
  return {first, token};
}

// The words of the clause up to a token: "in the south" of "in the south 90,000 were".
Phrasing Topics::clause_before(std::uint32_t token, std::uint32_t sentence) const {
  std::uint32_t first = token;
  while (first > view_.mentions.sentences[sentence].first && token - first < kLongestPhrase && !breaks(first - 1, sentence))
    --first;
  return {first, token};
}

}  // namespace claimcheck
