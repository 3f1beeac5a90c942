// Ranges of figures as facts.
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

// One end of a range as a figure of its own; a backwards range has an empty reading, so each end is taken as written.
Field end_field(const Mention& m, Exact value) {
  PlacedFigure f = placed(m);
  f.value = value;
  f.reading = Reading::exactly(value);
  return {std::move(f), m.span};
}

// Whether the words give a range whatever its ends. "From A to B" may be a change, and "A-B" a difference: these are ranges
// only where they run upwards, or something says so.
bool surely_range(const View& view, const Mention& m) {
  const std::uint32_t first = view.mentions.token_at(m.span.begin), last = view.mentions.token_at(m.span.end - 1) + 1;
  const GroupId inside = view.lexicon.group("range-word"), before = view.lexicon.group("range-verb");
  for (std::uint32_t t = first; t < last; ++t) {
    if (view.lexicon.match(inside, view.mentions.tokens, t, last) > 0 || view.text(t) == "–") return true;
  }
  for (std::uint32_t t = first > 3 ? first - 3 : 0; t < first; ++t) {
    if (view.lexicon.match(before, view.mentions.tokens, t, first) > 0) return true;
  }
  return false;
}

}  // namespace

void add_range_facts(FactMaker& maker) {
  for (const Mention& m : maker.view.mentions.mentions) {
    const Figure* f = m.figure();
    if (f == nullptr || !f->upper || m.kind == MentionKind::ordinal) continue;
    if (*f->upper < f->value && !surely_range(maker.view, m)) continue;
    maker.add("range", m.span,
              {{"low", end_field(m, f->value)}, {"high", end_field(m, *f->upper)}, {"kind", key_field(std::string(name(m.kind)), m.span)}}, true);
  }
}

}  // namespace claimcheck
