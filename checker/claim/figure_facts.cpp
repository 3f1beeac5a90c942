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

}  // namespace

void add_range_facts(FactMaker& maker) {
  for (const Mention& m : maker.view.mentions.mentions) {
    const Figure* f = m.figure();
    if (f == nullptr || !f->upper || m.kind == MentionKind::ordinal) continue;
    maker.add("range", m.span,
              {{"low", end_field(m, f->value)}, {"high", end_field(m, *f->upper)}, {"kind", key_field(std::string(name(m.kind)), m.span)}}, true);
  }
}

}  // namespace claimcheck
