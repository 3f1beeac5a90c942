#include "checker/claim/figure_times.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kVerbDistance = 12;
constexpr std::uint32_t kSinceReach = 8;  // tokens between "since" and its time
constexpr std::uint32_t kBaseReach = 9;   // tokens between "from" and the time of a base
constexpr std::uint32_t kOwnVerb = 4;     // tokens between a figure and the verb that it is the subject of
constexpr std::uint32_t kTimeReach = 22;  // tokens between a figure and its time

}  // namespace

FigureTimeReader::FigureTimeReader(const View& view, const Topics& topics)
    : view_(view),
      topics_(topics),
      base_(view.lexicon.group("across-base")),
      taken_(view.lexicon.group("across-taken")),
      bridge_(view.lexicon.group("across-bridge")),
      law_(view.lexicon.group("across-law")),
      from_(view.lexicon.group("across-from")) {}

// "The Act of 2017" is called so; "the census of 2011" was taken then.
bool FigureTimeReader::names_law(const Sentence& s, std::uint32_t time) const {
  if (time < s.first + 2 || view_.text(time - 1) != "of") return false;
  return view_.is(time - 2, law_) || (view_.mentions.tokens[time - 2].has(kCapital) && !view_.is(time - 2, taken_));
}

// How many tokens before a time "since" stands: "since the start of the war in 2016" has six; 0 for none.
std::uint32_t FigureTimeReader::since_before(const Sentence& s, std::uint32_t time) const {
  for (std::uint32_t t = time; t-- > s.first && time - t <= kSinceReach;) {
    if (view_.mentions.tokens[t].kind != TokenKind::word) return 0;
    // "Since the programme began in 2014"; not "since they met they have built in 2014".
    if (topics_.in_verb(t, view_.mentions.sentence_of_token(s.first)) && time - t > 2) return 0;
    if (lower(view_.text(t)) == "since") return time - t;
  }
  return 0;
}

// A time of an aside that has a verb of its own: "the ward, opened in November, has 47 beds".
bool FigureTimeReader::in_aside(std::uint32_t sentence, std::uint32_t time, std::uint32_t figure) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t open = time, close = time;
  while (open > s.first && !view_.is_mark(open, ',')) --open;
  while (close < s.last && !view_.is_mark(close, ',')) ++close;
  if (open == s.first || close == s.last || (open < figure && figure < close)) return false;
  const auto& verbs = topics_.verbs_of(sentence);
  return std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) { return v.bare && v.first == open + 1; });
}

// The edges of a relative clause that the figure stands in: "the council, *which has 61 seats*, will vote by letter until the
// summer".
Phrasing FigureTimeReader::relative_around(const Sentence& s, std::uint32_t figure) const {
  std::uint32_t open = figure, close = figure;
  while (open > s.first && !view_.is_mark(open, ',')) --open;
  while (close < s.last && !view_.is_mark(close, ',')) ++close;
  if (open == s.first || close == s.last) return {};
  const std::string_view word = view_.text(open + 1);
  return word == "which" || word == "whose" || word == "who" || word == "with" ? Phrasing{open, close} : Phrasing{};
}

// In tokens; behind the figure a verb starts another clause: "500 in May, and ten more will come in June".
std::uint32_t FigureTimeReader::distance(std::uint32_t sentence, std::uint32_t time, std::uint32_t figure) const {
  if (time < figure) return figure - time;
  const auto& verbs = topics_.verbs_of(sentence);
  const auto between = std::count_if(verbs.begin(), verbs.end(), [&](const VerbGroup& v) {
    const bool modifies =
        v.bare && v.first > figure && view_.is(v.first - 1, view_.classes.article);  // "from the guarded parking"
    const bool own =
        v.first > figure && v.first - figure <= kOwnVerb && !parted(figure, v.first);  // "sixteen bicycles disappeared"
    return v.first > figure && v.last <= time && !modifies && !own;
  });
  return time - figure + kVerbDistance * static_cast<std::uint32_t>(between);
}

bool FigureTimeReader::parted(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t) {
    const bool mark = view_.mentions.tokens[t].kind == TokenKind::mark && !view_.mentions.tokens[t].glued();
    if (mark || view_.text(t) == "and" || view_.text(t) == "but") return true;
  }
  return false;
}

// "from", "than in", "compared with the"; not "the census, that of".
bool FigureTimeReader::base_before(const Sentence& s, std::uint32_t time) const {
  if (time > s.first + 2 && view_.is_mark(time - 3, ',') && view_.text(time - 1) == "of") return false;
  for (std::uint32_t t = time > s.first + 4 ? time - 4 : s.first; t < time; ++t) {
    const std::uint32_t length = view_.lexicon.match(base_, view_.mentions.tokens, t, time);
    if (length > 0 && (t + length == time || (t + length + 1 == time && view_.is(time - 1, view_.classes.article)))) return true;
  }
  // "From its level at the start of the year".
  for (std::uint32_t t = time; t-- > s.first && time - t < kBaseReach;) {
    if (view_.lexicon.match(base_, view_.mentions.tokens, t, time) > 0) return time - t > 1;
    if (!view_.is(t, bridge_) && !view_.possessive(t)) return false;
  }
  return false;
}

FigureTimes FigureTimeReader::read(std::uint32_t sentence, std::uint32_t figure) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  FigureTimes out;
  const Phrasing relative = relative_around(s, figure);
  const auto& all = view_.mentions.mentions;
  for (auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < s.span.begin; });
       at != all.end() && at->span.begin < s.span.end; ++at) {
    const Time* time = at->time();
    if (at->kind != MentionKind::date || time == nullptr || time->readings.empty() || at->nested) continue;
    const std::uint32_t t = view_.mentions.token_at(at->span.begin);
    const std::string own = lower(view_.text(t));
    if (time->granularity == Granularity::year && names_law(s, t)) continue;
    if (in_aside(sentence, t, figure) || (!relative.empty() && (t < relative.first || t >= relative.last))) continue;
    const std::uint32_t distant = since_before(s, t);
    const bool since = own == "since" || distant > 0;
    // "From 11% in 2000 to 20%": counted from.
    const bool left = t < figure && figure > s.first && view_.text(figure - 1) == "to" && view_.any(s.first, t, from_);
    const Mention*& slot = since ? out.since : own == "from" || left || base_before(s, t) ? out.base : out.at;
    if (slot == nullptr || distance(sentence, t, figure) < distance(sentence, view_.mentions.token_at(slot->span.begin), figure))
      slot = &*at;
    out.from_start = out.from_start || distant > 1;
  }
  for (const Mention** slot : {&out.at, &out.base}) {
    if (*slot != nullptr && distance(sentence, view_.mentions.token_at((*slot)->span.begin), figure) > kTimeReach)
      *slot = nullptr;
  }
  return out;
}

}  // namespace claimcheck
