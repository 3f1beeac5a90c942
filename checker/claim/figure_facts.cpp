// Ranges of figures as facts.
#include <optional>

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
  for (std::uint32_t t = first > 5 ? first - 5 : 0; t < first; ++t) {
    if (view.lexicon.match(before, view.mentions.tokens, t, first) > 0) return true;
  }
  return false;
}

// One end of a length of time: digits, or a number word.
std::optional<Exact> number_at(const View& view, std::uint32_t t, std::uint32_t last) {
  if (view.mentions.tokens[t].kind == TokenKind::number) return Exact::parse(std::string(view.text(t)));
  for (const std::string_view map : {"number-unit", "number-teen", "number-ten"}) {
    const auto found = view.lexicon.lookup(view.lexicon.group(map), view.mentions.tokens, t, last);
    if (found.length == 1) return Exact::parse(std::string(found.value));
  }
  return std::nullopt;
}

// "Between eight and five years": a length of time has no second end of its own, so both are read here.
void add_range_of_time(FactMaker& maker, const Mention& m) {
  const View& view = maker.view;
  const std::uint32_t first = view.mentions.token_at(m.span.begin), last = view.mentions.token_at(m.span.end - 1) + 1;
  if (first + 5 != last || (view.text(first) != "between" && view.text(first) != "Between") || view.text(first + 2) != "and") return;
  const auto low = number_at(view, first + 1, last), high = number_at(view, first + 3, last);
  if (!low || !high) return;
  const Span low_span{view.mentions.tokens[first + 1].begin, view.mentions.tokens[first + 1].end};
  const Span high_span{view.mentions.tokens[first + 3].begin, view.mentions.tokens[first + 3].end};
  maker.add("range", m.span,
            {{"low", figure_field(*low, low_span)}, {"high", figure_field(*high, high_span)}, {"kind", key_field("time", m.span)}}, true);
}

}  // namespace

void add_range_facts(FactMaker& maker) {
  for (const Mention& m : maker.view.mentions.mentions) {
    if (m.kind == MentionKind::duration && !m.span.empty()) add_range_of_time(maker, m);
    const Figure* f = m.figure();
    if (f == nullptr || !f->upper || m.kind == MentionKind::ordinal) continue;
    if (*f->upper < f->value && !surely_range(maker.view, m)) continue;
    maker.add("range", m.span,
              {{"low", end_field(m, f->value)}, {"high", end_field(m, *f->upper)}, {"kind", key_field(std::string(name(m.kind)), m.span)}}, true);
  }
}

}  // namespace claimcheck
