#include "checker/claim/view.h"

#include <algorithm>

namespace claimcheck {

View::View(const Document& d, const Mentions& m, const Lexicon& l) : document(d), mentions(m), lexicon(l),
      classes{l.group("np-break"), l.group("article"), l.group("list-joiner"), l.group("part-opener"),
              l.group("list-breaker"), l.group("list-relative"), l.group("figure-pronoun"), l.group("definite")} {
  const auto tokens = static_cast<std::uint32_t>(m.tokens.size());
  starts_.assign(tokens + 1, 0);
  for (std::uint32_t i = 0; i < m.mentions.size(); ++i) {
    const Mention& mention_i = m.mentions[i];
    if (mention_i.span.empty()) continue;
    if (mention_i.quotation() != nullptr) quotations_.push_back(i);
    const std::uint32_t first = m.token_at(mention_i.span.begin);
    const std::uint32_t last = m.token_at(mention_i.span.end - 1) + 1;
    if (first >= tokens || last > tokens) continue;
    edges_.push_back({i, first, last, false});
    const Figure* figure = mention_i.figure();
    if (figure == nullptr || figure->unit_span.empty() || figure->digits.empty()) continue;
    if (figure->unit_span.begin < figure->digits.end) continue;  // "€ 300": no noun after it
    const std::uint32_t bare_last = m.token_at(figure->digits.end - 1) + 1;
    if (bare_last > first && bare_last < last) edges_.push_back({i, first, bare_last, true});
  }
  std::stable_sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) { return a.first < b.first; });
  for (const Edge& edge : edges_) ++starts_[edge.first + 1];
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

bool View::is_mark(std::uint32_t token, char mark) const {
  const Token& t = mentions.tokens[token];
  return t.kind == TokenKind::mark && t.end == t.begin + 1 && document.text[t.begin] == mark;
}

namespace {

bool counts(const Mention& m) {
  const Figure* f = m.figure();
  if (f == nullptr || f->age) return false;
  return m.kind == MentionKind::number || (m.kind == MentionKind::quantity && (f->dimension.empty() || f->dimension == "count"));
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

bool fits_kind(const Mention& m, SlotKind kind) {
  const Figure* f = m.figure();
  switch (kind) {
    case SlotKind::count: return counts(m);
    case SlotKind::number: return m.kind == MentionKind::number;
    case SlotKind::percent: return m.kind == MentionKind::percent && f != nullptr && f->unit != "point";
    case SlotKind::points: return f != nullptr && f->unit == "point";
    case SlotKind::share: return m.kind == MentionKind::fraction || (m.kind == MentionKind::percent && f != nullptr && f->unit != "point");
    case SlotKind::fraction: return m.kind == MentionKind::fraction;
    case SlotKind::money: return m.kind == MentionKind::money;
    case SlotKind::measure: return m.kind == MentionKind::quantity && f != nullptr && !f->dimension.empty() && f->dimension != "count";
    case SlotKind::amount:
      return counts(m) || m.kind == MentionKind::money || m.kind == MentionKind::quantity ||
             (m.kind == MentionKind::percent && f != nullptr && f->unit != "point");
    case SlotKind::ordinal: return m.kind == MentionKind::ordinal;
    case SlotKind::date: return m.kind == MentionKind::date && m.time() != nullptr && !m.time()->range;
    case SlotKind::period: return m.kind == MentionKind::date && m.time() != nullptr && m.time()->range;
    case SlotKind::duration: return m.kind == MentionKind::duration;
    case SlotKind::actor: return m.kind == MentionKind::actor;
    case SlotKind::series:
    case SlotKind::antecedent:
    case SlotKind::word:
    case SlotKind::noun_phrase: return false;  // no single mention
  }
  return false;
}

}  // namespace

bool fits(const View& view, const Mention& mention, SlotKind kind, GroupId noun) {
  return fits_kind(mention, kind) && (noun == kNoGroup || noun_is(view, mention, noun));
}

}  // namespace claimcheck
