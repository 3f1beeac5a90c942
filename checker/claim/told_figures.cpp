#include "checker/claim/told_figures.h"

#include <algorithm>

#include "checker/claim/fields.h"
#include "checker/claim/figure_forms.h"

namespace claimcheck {
namespace {

// "1.9 million": a number that a word makes large.
bool scaled_by_word(const View& view, const ToldFigure& f) {
  return f.mention->kind == MentionKind::number && !f.figure().in_words && f.last - f.first > 1 && view.mentions.tokens[f.last - 1].kind == TokenKind::word;
}

}  // namespace

bool ToldFigure::plain() const {
  const Figure& f = figure();
  return !f.upper && !f.age && !f.negative_word && f.hedge != Hedge::vague && f.value > Exact(0);
}

Field ToldFigure::field() const { return {placed(*mention), mention->span}; }

std::vector<ToldFigure> told_figures(const View& view, std::uint32_t sentence, std::size_t most) {
  std::vector<ToldFigure> out;
  const Sentence& s = view.mentions.sentences[sentence];
  for (const Mention& m : view.mentions_in(s.span)) {
    if (out.size() > most) break;
    if (m.figure() == nullptr || m.nested || m.kind == MentionKind::ordinal || m.span.empty()) continue;
    const ToldFigure told{&m, view.mentions.token_at(m.span.begin), view.mentions.token_at(m.span.end - 1) + 1, sentence};
    if (told.first > s.first && view.text(told.first - 1) == "per") continue;  // "per 100,000 inhabitants"
    if (joined_to_number(view, told.first, told.last) || number_for_number(view, told.first, told.last)) return {};
    out.push_back(told);
  }
  return out;
}

bool one_measure(const View& view, const ToldFigure& whole, const ToldFigure& part) {
  if (whole.fraction() || part.fraction() || whole.mention->kind == MentionKind::percent || part.mention->kind == MentionKind::percent) return false;
  if (whole.counts()) return part.counts();
  if (part.counts()) return scaled_by_word(view, part);
  return whole.mention->kind == part.mention->kind && whole.figure().unit == part.figure().unit;
}

bool is_prose(const View& view, std::uint32_t sentence) {
  const BlockKind kind = view.document.blocks[view.mentions.sentences[sentence].block].kind;
  return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::quotation;
}

}  // namespace claimcheck
