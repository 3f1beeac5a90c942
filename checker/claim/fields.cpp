#include "checker/claim/fields.h"

#include <utility>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

Interval scaled(const Interval& i, Exact by) { return i * Interval::point(by); }

Span span_of(const View& view, std::uint32_t first, std::uint32_t last) {
  return {view.mentions.tokens[first].begin, view.mentions.tokens[last - 1].end};
}

}  // namespace

namespace {

std::string measure_of(const Mention& m) {
  const Figure& f = *m.figure();
  if (m.kind == MentionKind::percent) return f.unit == "point" ? "point" : "%";
  if (m.kind == MentionKind::fraction) return "%";
  if (m.kind == MentionKind::money) return f.unit;
  return f.dimension.empty() || f.dimension == "count" ? "count" : f.unit;
}

}  // namespace

PlacedFigure placed(const Mention& m) {
  const Figure& f = *m.figure();
  return {f.reading, f.value, f.unit.empty() ? f.noun : f.unit, measure_of(m), f.hedge, m.span, f.digits.empty() ? m.span : f.digits, f.in_words};
}

PlacedFigure placed_share(const Mention& m) {
  PlacedFigure out = placed(m);
  if (m.kind != MentionKind::fraction) return out;
  out.value = out.value * Exact(100);
  out.reading.written = scaled(out.reading.written, 100);
  out.reading.rounded = scaled(out.reading.rounded, 100);
  out.unit = "%";
  return out;
}

Field date_field(const Mention& m) {
  const Time& t = *m.time();
  return {When{t.readings, t.granularity, t.origin, t.valid, t.written}, m.span};
}

Field date_end_field(const Mention& m, bool last) {
  const Time& t = *m.time();
  When when{{}, t.granularity, t.origin, t.valid, last ? t.written_end : t.written};
  for (const TimeReading& r : t.readings) {
    TimeReading end = r;
    end.days = last ? Days{r.days.end - 1, r.days.end} : Days{r.days.begin, r.days.begin + 1};
    end.timex.clear();
    when.readings.push_back(std::move(end));
  }
  const Span part = last ? t.last : t.first;
  return {std::move(when), part.empty() ? m.span : part};
}

Field length_field(const Mention& m) {
  const Figure& f = m.time()->length;
  return {Length{f.reading, f.unit}, m.span};
}

Field key_field(std::string key, Span span) { return {std::move(key), span}; }

Field figure_field(Exact value, Span span) {
  PlacedFigure f;
  f.reading = Reading::exactly(value);
  f.value = value;
  f.span = span;  // no digits: the text may say it in another way
  return {std::move(f), span};
}

std::string key_of(const View& view, std::uint32_t first, std::uint32_t last) {
  std::string out;
  for (std::uint32_t t = first; t < last; ++t) {
    if (!out.empty() && view.mentions.tokens[t].has(kSpaceBefore)) out += ' ';
    out += lower(view.text(t));
  }
  return out;
}

Field field_of(const View& view, const Match& match, const Capture& c, FieldKind kind) {
  Field out;
  out.span = span_of(view, c.first, c.last);
  if (kind == FieldKind::text) {
    out.value = std::string(out.span.in(view.document.text));
    return out;
  }
  if (c.mention == kNone) {
    if (kind == FieldKind::key) out.value = key_of(view, c.first, c.last);
    return out;
  }
  const Mention& m = view.mention(c.mention);
  switch (kind) {
    case FieldKind::figure:
      if (m.figure() == nullptr) break;
      out.value = c.kind == SlotKind::share || c.kind == SlotKind::fraction ? placed_share(m) : placed(m);
      out.span = m.span;  // with its hedge; of a back-reference, the figure that it stands for
      break;
    case FieldKind::series: {
      std::vector<PlacedFigure> members;
      for (const std::uint32_t i : match.members_of(c)) {
        if (view.mention(i).figure() != nullptr) members.push_back(placed(view.mention(i)));
      }
      out.value = std::move(members);
      break;
    }
    case FieldKind::date:
      if (m.time() != nullptr) out = date_field(m);
      break;
    case FieldKind::length:
      if (m.time() != nullptr && m.kind == MentionKind::duration) out = length_field(m);
      break;
    case FieldKind::key:
      if (const ActorRef* ref = m.actor()) out.value = view.mentions.actors[ref->actor].key;
      else out.value = key_of(view, c.first, c.last);
      break;
    case FieldKind::text: break;
  }
  return out;
}

}  // namespace claimcheck
