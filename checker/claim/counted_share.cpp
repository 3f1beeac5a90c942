#include "checker/claim/counted_share.h"

#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr int kLeastWhole = 12;

bool counts(const Mention& m) {
  const Figure* f = m.figure();
  return f != nullptr && f->dimension == "count" && !f->noun.empty() && f->reading.written.is_point() && !f->upper;
}

const Mention* whole_at(const View& view, std::uint32_t token) {
  for (const Edge& e : view.edges(token)) {
    const Mention& m = view.mention(e.mention);
    if (counts(m)) return &m;
  }
  return nullptr;
}

bool tokens_are_owner(const View& view, std::uint32_t from, std::uint32_t to) {
  return to > from + 1 && (view.possessive(to - 1) || view.is_mark(to - 1, '\'') || view.text(to - 1) == "’");
}

}  // namespace

std::optional<CountedShare> counted_share(const View& view, const Mention& part) {
  const Figure& f = *part.figure();
  if (f.upper || f.hedge == Hedge::vague || part.kind == MentionKind::ordinal || f.dimension == "currency") return std::nullopt;
  const Sentence& s = view.mentions.sentences[part.sentence];
  std::uint32_t t = view.mentions.token_at(f.digits.empty() ? part.span.end - 1 : f.digits.end - 1) + 1;
  if (const std::uint32_t behind = view.mentions.token_at(part.span.end - 1) + 1;
      part.kind == MentionKind::percent || part.kind == MentionKind::fraction)
    t = behind;
  if (t + 1 >= s.last || view.text(t) != "of") return std::nullopt;
  ++t;
  const Mention* whole = nullptr;
  std::uint32_t end = t;
  if (const auto before = antecedent_at(view, t, part.sentence); before && counts(view.mention(before->mention))) {
    whole = &view.mention(before->mention);
    end = before->last;
  } else {
    // "Of the canton's 118 municipalities".
    for (std::uint32_t k = t; k < s.last && k < t + 5; ++k) {
      if (tokens_are_owner(view, t, k) && whole_at(view, k) != nullptr) t = k;
    }
    for (std::uint32_t n = 0;
         n < 2 && t < s.last &&
         (view.is(t, view.classes.article) || view.text(t) == "its" || view.text(t) == "all" || view.text(t) == "their");
         ++n)
      ++t;
    whole = t < s.last ? whole_at(view, t) : nullptr;
    if (whole == nullptr) return std::nullopt;
    end = view.mentions.token_at(whole->span.end - 1) + 1;
  }
  const Figure& w = *whole->figure();
  if (w.value < Exact(kLeastWhole) || !w.value.is_whole()) return std::nullopt;
  CountedShare out{placed_share(part), w.value.str() + "|" + w.noun, t, end};
  if (part.kind != MentionKind::percent && part.kind != MentionKind::fraction) {
    if (f.value > w.value || !f.value.is_whole()) return std::nullopt;
    const Exact factor = Exact(100) / w.value;
    out.share.value = f.value * factor;
    out.share.reading.written = f.reading.written * Interval::point(factor);
    out.share.reading.rounded = f.reading.rounded * Interval::point(factor);
  }
  out.share.unit = out.share.measure = "%";
  return out;
}

}  // namespace claimcheck
