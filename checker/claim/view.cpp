#include "checker/claim/view.h"

#include <algorithm>
#include <utility>

namespace claimcheck {

View::View(const Document& d, const Mentions& m, const Lexicon& l) : document(d), mentions(m), lexicon(l),
      classes{l.group("np-break"), l.group("article"), l.group("list-joiner"), l.group("part-opener"),
              l.group("list-breaker"), l.group("list-unbroken"), l.group("list-relative"), l.group("figure-pronoun"), l.group("definite")} {
  const auto tokens = static_cast<std::uint32_t>(m.tokens.size());
  starts_.assign(tokens + 1, 0);
  std::uint32_t cursor = 0;
  begins_.reserve(m.mentions.size());
  for (std::uint32_t i = 0; i < m.mentions.size(); ++i) {
    const Mention& mention_i = m.mentions[i];
    begins_.push_back(mention_i.span.begin);
    if (mention_i.span.empty()) continue;
    if (mention_i.quotation() != nullptr) quotations_.push_back(i);
    while (cursor < tokens && m.tokens[cursor].end <= mention_i.span.begin) ++cursor;  // mentions come by place
    const std::uint32_t first = cursor;
    const bool is_short = mention_i.span.size() < 64;
    std::uint32_t last = is_short ? first : m.token_at(mention_i.span.end - 1);
    while (is_short && last < tokens && m.tokens[last].end < mention_i.span.end) ++last;
    ++last;
    if (first >= tokens || last > tokens) continue;
    const SlotKinds kinds = kinds_of(mention_i);
    edges_.push_back({i, first, last, kinds, false});
    const Figure* figure = mention_i.figure();
    if (figure == nullptr || figure->unit_span.empty() || figure->digits.empty()) continue;
    if (figure->unit_span.begin < figure->digits.end) continue;  // "€ 300": no noun after it
    const std::uint32_t bare_last = m.token_at(figure->digits.end - 1) + 1;
    if (bare_last > first && bare_last < last) edges_.push_back({i, first, bare_last, kinds, true});
  }
  std::stable_sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) { return a.first < b.first; });
  kinds_.assign(tokens, 0);
  for (const Edge& edge : edges_) {
    ++starts_[edge.first + 1];
    kinds_[edge.first] |= edge.kinds;
  }
  for (std::uint32_t i = 0; i < tokens; ++i) starts_[i + 1] += starts_[i];
}

const Quotation* View::quotation_around(Span span) const {
  constexpr std::uint32_t kSpoken = 25;  // bytes; shorter quotations are terms and scare quotes, not statements
  auto at = std::partition_point(quotations_.begin(), quotations_.end(), [&](std::uint32_t q) { return mention(q).span.begin <= span.begin; });
  for (int back = 0; at != quotations_.begin() && back < 3; ++back) {
    const Quotation* q = mention(*--at).quotation();
    if (q->inner.contains(span) && q->inner.size() >= kSpoken) return q;
  }
  return nullptr;
}

// How often it is looked for a form of a group before its places are noted; `asked_` counts so far, and then is kOften more than the
// number of the places.
constexpr std::uint32_t kOften = 6;

void View::sort_by_set() const {
  const auto& tokens = mentions.tokens;
  std::vector<std::uint32_t> count(lexicon.set_count() + 1, 0), sets;
  std::vector<WordId> words;
  for (const Token& token : tokens) {
    const std::uint32_t set = lexicon.set_starting_with(token.word);
    if (set == 0 || count[set]++ != 0) continue;
    sets.push_back(set);
    words.push_back(token.word);
  }
  std::uint32_t place = 0;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    like_.push_back({words[i], place, place + count[sets[i]]});
    place += std::exchange(count[sets[i]], place);
  }
  like_tokens_.resize(place);
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    if (const std::uint32_t set = lexicon.set_starting_with(tokens[t].word); set != 0) like_tokens_[count[set]++] = t;
  }
  like_ends_.assign(lexicon.group_count() + 1, 0);
  for (const Like& like : like_) {
    for (const GroupId group : lexicon.groups_starting_with(like.word)) ++like_ends_[group + 1];
  }
  for (std::size_t g = 1; g < like_ends_.size(); ++g) like_ends_[g] += like_ends_[g - 1];
  like_of_groups_.resize(like_ends_.back());
  for (std::uint32_t i = 0; i < like_.size(); ++i) {
    for (const GroupId group : lexicon.groups_starting_with(like_[i].word)) like_of_groups_[like_ends_[group]++] = i;
  }
}

std::span<const std::uint32_t> View::places(GroupId group) const {
  if (asked_.empty()) asked_.assign(lexicon.group_count(), 0);
  if (group >= asked_.size()) return {};
  if (asked_[group] <= kOften) {
    if (like_ends_.empty()) sort_by_set();
    std::vector<std::uint32_t>& found = places_.emplace_back();
    asked_[group] = kOften + static_cast<std::uint32_t>(places_.size());
    const std::uint32_t first = group == 0 ? 0 : like_ends_[group - 1], last = like_ends_[group];
    for (std::uint32_t i = first; i < last; ++i) {
      const Like& like = like_[like_of_groups_[i]];
      found.insert(found.end(), like_tokens_.begin() + like.first, like_tokens_.begin() + like.last);
    }
    if (last - first > 1) std::sort(found.begin(), found.end());
  }
  return places_[asked_[group] - kOften - 1];
}

std::span<const std::uint32_t> View::places(GroupId group, std::uint32_t from, std::uint32_t to) const {
  const auto all = places(group);
  const auto first = std::lower_bound(all.begin(), all.end(), from);
  return {first, std::lower_bound(first, all.end(), to)};
}

bool View::has(GroupId group, std::uint32_t from, std::uint32_t to, std::uint32_t end) const {
  const auto starts_at = [&](std::uint32_t token) { return lexicon.match(group, mentions.tokens, token, end) > 0; };
  if (asked_.empty()) asked_.assign(lexicon.group_count(), 0);
  if (group >= asked_.size()) return false;
  // In a few tokens it is looked for at once; who asks again and again is answered from its places.
  if (asked_[group] >= kOften) {
    const auto found = places(group, from, to);
    return std::any_of(found.begin(), found.end(), starts_at);
  }
  ++asked_[group];
  for (std::uint32_t t = from; t < to; ++t) {
    if (starts_at(t)) return true;
  }
  return false;
}

const std::vector<std::uint32_t>& View::mentions_of(std::uint32_t actor) const {
  if (of_actors_.empty()) {
    of_actors_.resize(mentions.actors.size());
    for (std::uint32_t i = 0; i < mentions.mentions.size(); ++i) {
      if (const ActorRef* ref = mentions.mentions[i].actor()) of_actors_[ref->actor].push_back(i);
    }
  }
  return of_actors_[actor];
}

std::span<const Mention> View::mentions_in(Span span) const {
  const auto first = std::lower_bound(begins_.begin(), begins_.end(), span.begin);
  auto last = first;
  while (last != begins_.end() && *last < span.end) ++last;
  return std::span(mentions.mentions).subspan(static_cast<std::size_t>(first - begins_.begin()), static_cast<std::size_t>(last - first));
}

bool View::is_mark(std::uint32_t token, char mark) const {
  const Token& t = mentions.tokens[token];
  return t.kind == TokenKind::mark && t.end == t.begin + 1 && document.text[t.begin] == mark;
}

bool View::any(std::uint32_t from, std::uint32_t to, GroupId group) const {
  for (std::uint32_t t = from; t < to; ++t) {
    if (is(t, group)) return true;
  }
  return false;
}

bool noun_is(const View& view, const Mention& m, GroupId noun) {
  const Figure* f = m.figure();
  if (f == nullptr) return false;
  if (view.lexicon.is(view.lexicon.find(f->noun), noun)) return true;
  if (f->unit_span.empty()) return false;
  // The noun may be a form of several words: "members of parliament".
  const auto& tokens = view.mentions.tokens;
  for (std::uint32_t t = view.mentions.token_at(f->unit_span.begin); t < tokens.size() && tokens[t].begin < f->unit_span.end; ++t) {
    if (view.lexicon.match(noun, tokens, t, static_cast<std::uint32_t>(tokens.size())) > 0) return true;
  }
  return false;
}

namespace {

SlotKinds kinds_of_quantity(const Figure& f) {
  const bool counted = f.dimension.empty() || f.dimension == "count";
  const SlotKinds count = counted && !f.age ? bit(SlotKind::count) : 0;
  return bit(SlotKind::amount) | count | (counted ? 0 : bit(SlotKind::measure));
}

}  // namespace

SlotKinds kinds_of(const Mention& m) {
  const Figure* f = m.figure();
  SlotKinds out = f != nullptr && f->unit == "point" ? bit(SlotKind::points) : 0;
  switch (m.kind) {
    case MentionKind::number:
      out |= bit(SlotKind::number);
      if (f != nullptr && !f->age) out |= bit(SlotKind::count) | bit(SlotKind::amount);
      break;
    case MentionKind::quantity:
      if (f != nullptr) out |= kinds_of_quantity(*f);
      break;
    case MentionKind::percent:
      if (out == 0) out |= bit(SlotKind::percent) | bit(SlotKind::share) | bit(SlotKind::amount);
      break;
    case MentionKind::fraction: out |= bit(SlotKind::fraction) | bit(SlotKind::share); break;
    case MentionKind::money: out |= bit(SlotKind::money) | bit(SlotKind::amount); break;
    case MentionKind::ordinal: return out | bit(SlotKind::ordinal);
    case MentionKind::date:
      if (const Time* t = m.time()) out |= bit(t->range ? SlotKind::period : SlotKind::date);
      break;
    case MentionKind::duration: out |= bit(SlotKind::duration); break;
    case MentionKind::actor: out |= bit(SlotKind::actor); break;
    case MentionKind::set:
    case MentionKind::citation:
    case MentionKind::quotation: break;
  }
  return f != nullptr ? out | bit(SlotKind::series) : out;
}

}  // namespace claimcheck
