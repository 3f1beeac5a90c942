// Ranges of figures as facts.
#include <optional>

#include "checker/base/utf8.h"
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
  // "6500–4000 BC", "300 to 200 million years ago": time that is counted backwards.
  for (std::uint32_t t = last > first + 2 ? last - 2 : first; t < view.mentions.tokens.size() && t < last + 3; ++t) {
    const std::string_view w = view.text(t);
    if (w.starts_with("BC") || w.starts_with("B.C") || w == "ago") return false;
  }
  // "A 23–21 win": a score.
  if (last < view.mentions.tokens.size()) {
    for (const std::string_view w : {"win", "wins", "loss", "losses", "victory", "victories", "defeat", "defeats", "draw", "lead", "score", "triumph", "decision", "upset", "rout", "playoff", "record", "vote"}) {
      if (view.text(last) == w) return false;
    }
  }
  // "1,400 – half of whom", "£3 billion—a tenth more": an aside. Only a dash without spaces makes a range.
  for (std::uint32_t t = first; t < last; ++t) {
    if (view.text(t) == "—" || ((view.text(t) == "–" || (view.text(t) == "-" && view.mentions.tokens[t].has(kSpaceBefore))) && !(view.mentions.tokens[t].glued() && t + 1 < last && view.mentions.tokens[t + 1].glued()))) return false;
  }
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

// A length of time has no second end of its own, so both are read here: "between eight and five years", "8 to 5 weeks".
struct TimeEnds {
  Exact low, high;
  Span low_span, high_span;
};
std::optional<TimeEnds> time_ends(const View& view, std::uint32_t at, std::uint32_t last) {
  if (at + 4 != last) return std::nullopt;
  const auto low = number_at(view, at, last), high = number_at(view, at + 2, last);
  const auto place = [&](std::uint32_t t) { return Span{view.mentions.tokens[t].begin, view.mentions.tokens[t].end}; };
  if (!low || !high) return std::nullopt;
  return TimeEnds{*low, *high, place(at), place(at + 2)};
}

// A verb of rising or falling before "from 40 to 36 hours": the nearest one of the clause.
std::string_view move_before(const View& view, std::uint32_t first) {
  const GroupId up = view.lexicon.group("went-up"), down = view.lexicon.group("went-down");
  const auto& tokens = view.mentions.tokens;
  for (std::uint32_t t = first; t-- > 0 && first - t <= 10 && tokens[t].kind == TokenKind::word;) {
    if (view.lexicon.match(down, tokens, t, first) > 0) return "down";
    if (view.lexicon.match(up, tokens, t, first) > 0 || view.text(t) == "extended" || view.text(t) == "prolonged") return "up";
  }
  return {};
}

void add_range_of_time(FactMaker& maker, const Mention& m) {
  const View& view = maker.view;
  const std::uint32_t first = view.mentions.token_at(m.span.begin), last = view.mentions.token_at(m.span.end - 1) + 1;
  const auto word = [&](std::uint32_t t) { return lower(view.text(t)); };
  const bool between = word(first) == "between", from = word(first) == "from";
  const std::uint32_t at = between || from ? first + 1 : first;
  if (at + 4 != last || word(at + 1) != (between ? "and" : "to")) return;
  const auto ends = time_ends(view, at, last);
  if (!ends) return;
  const std::string_view move = between ? std::string_view() : move_before(view, first);
  const bool ranging = from && first > 0 && view.lexicon.is(view.mentions.tokens[first - 1].word, view.lexicon.group("range-verb"));
  if (from && !move.empty()) {
    maker.add("time_move", m.span,
              {{"from", figure_field(ends->low, ends->low_span)}, {"to", figure_field(ends->high, ends->high_span)}, {"direction", key_field(std::string(move), m.span)}}, true);
  }
  if (!between && !ranging && (from || !move.empty() || ends->high < ends->low / Exact(4))) return;
  maker.add("range", m.span,
            {{"low", figure_field(ends->low, ends->low_span)}, {"high", figure_field(ends->high, ends->high_span)}, {"kind", key_field("time", m.span)}}, true);
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
