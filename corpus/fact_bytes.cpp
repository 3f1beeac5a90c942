#include "corpus/fact_bytes.h"

#include <type_traits>
#include <utility>

#include "corpus/byte_stream.h"

namespace claimcheck {
namespace {

// One pass over a value serves both ways: `Writing` puts its parts out, `Reading_` sets them.
struct Writing {
  static constexpr bool reads = false;
  ByteWriter bytes;

  void operator()(std::int64_t value) { bytes.whole(value); }
  void operator()(std::uint32_t value) { bytes.number(value); }
  void operator()(std::int32_t value) { bytes.whole(value); }
  void operator()(bool value) { bytes.number(value ? 1 : 0); }
  void operator()(const std::string& value) { bytes.text(value); }
  template <class E>
    requires std::is_enum_v<E>
  void operator()(E value) { bytes.number(static_cast<std::uint64_t>(value)); }
};

struct Restoring {
  static constexpr bool reads = true;
  ByteReader bytes;

  void operator()(std::int64_t& value) { value = bytes.whole(); }
  void operator()(std::uint32_t& value) { value = bytes.index(); }
  void operator()(std::int32_t& value) { value = static_cast<std::int32_t>(bytes.whole()); }
  void operator()(bool& value) { value = bytes.number() != 0; }
  void operator()(std::string& value) { value = bytes.text(); }
  template <class E>
    requires std::is_enum_v<E>
  void operator()(E& value) { value = static_cast<E>(bytes.number()); }
};

// Const where it is written, mutable where it is read.
template <class Way, class T>
using Part = std::conditional_t<Way::reads, T, const T>;

template <class Way, class T, class Each>
void all(Way& way, Part<Way, std::vector<T>>& values, const Each& each) {
  if constexpr (Way::reads) {
    values.resize(way.bytes.count());
  } else {
    way.bytes.number(values.size());
  }
  for (auto& value : values) each(value);
}

template <class Way, class T, class Use>
void maybe(Way& way, Part<Way, std::optional<T>>& value, const Use& use) {
  bool there = value.has_value();
  way(there);
  if (!there) return;
  if constexpr (Way::reads) value.emplace();
  use(*value);
}

template <class Way>
void pass(Way& way, Part<Way, Span>& span) {
  if constexpr (Way::reads) {
    way(span.begin);
    span.end = span.begin + way.bytes.index();
  } else {
    way(span.begin);
    way(span.end < span.begin ? std::uint32_t{0} : span.end - span.begin);
  }
}

template <class Way>
void pass(Way& way, Part<Way, Exact>& value) {
  std::int64_t numerator = value.numerator(), denominator = value.denominator();
  way(numerator);
  way(denominator);
  if constexpr (Way::reads) value = denominator == 0 ? Exact::unknown() : Exact::ratio(numerator, denominator);
}

template <class Way>
void pass(Way& way, Part<Way, Bound>& bound) {
  way(bound.open);
  maybe<Way, Exact>(way, bound.value, [&](auto& value) { pass(way, value); });
}

template <class Way>
void pass(Way& way, Part<Way, Interval>& interval) {
  bool point = interval.is_point();
  way(point);
  pass(way, interval.low);
  if (!point) pass(way, interval.high);
  else if constexpr (Way::reads) interval.high = interval.low;
}

template <class Way>
void pass(Way& way, Part<Way, Reading>& reading) {
  bool exact = reading.written == reading.rounded;
  way(exact);
  pass(way, reading.written);
  if (!exact) pass(way, reading.rounded);
  else if constexpr (Way::reads) reading.rounded = reading.written;
}

template <class Way>
void pass(Way& way, Part<Way, PlacedFigure>& f) {
  pass(way, f.reading);
  pass(way, f.value);
  way(f.unit);
  way(f.measure);
  way(f.hedge);
  pass(way, f.span);
  pass(way, f.digits);
  way(f.in_words);
}

template <class Way>
void pass(Way& way, Part<Way, Days>& days) {
  way(days.begin);
  way(days.end);
}

template <class Way>
void pass(Way& way, Part<Way, When>& when) {
  all<Way, TimeReading>(way, when.readings, [&](auto& reading) {
    pass(way, reading.days);
    way(reading.timex);
    way(reading.anchor);
    way(reading.guessed);
  });
  way(when.granularity);
  way(when.origin);
  way(when.valid);
  way(when.written.year);
  way(when.written.month);
  way(when.written.day);
  way(when.written.weekday);
}

template <class Way>
void pass(Way& way, Part<Way, Length>& length) {
  pass(way, length.amount);
  way(length.unit);
}
template <class Way>
void pass(Way& way, Part<Way, std::string>& text) { way(text); }
template <class Way>
void pass(Way& way, Part<Way, std::vector<PlacedFigure>>& series) {
  all<Way, PlacedFigure>(way, series, [&](auto& figure) { pass(way, figure); });
}
template <class Way>
void pass(Way&, Part<Way, std::monostate>&) {}

template <std::size_t I = 0, class Variant>
void emplace(Variant& value, std::size_t index) {
  if constexpr (I < std::variant_size_v<Variant>) {
    if (index == I) value.template emplace<I>();
    else emplace<I + 1>(value, index);
  }
}

template <class Way>
void pass(Way& way, Part<Way, Field>& field) {
  auto kind = static_cast<std::uint32_t>(field.value.index());
  way(kind);
  if constexpr (Way::reads) emplace(field.value, kind);
  std::visit([&](auto& value) { pass<Way>(way, value); }, field.value);
  if (kind == 0) return;
  pass(way, field.span);
  way(field.in_source);
}

// All but its fields.
template <class Way>
void pass_head(Way& way, Part<Way, Fact>& fact) {
  way(fact.type);
  way(fact.stance);
  way(fact.voice);
  way(fact.sentence);
  way(fact.block);
  way(fact.section);
  pass(way, fact.span);
  way(fact.source);
  way(fact.phrase);
}

template <class Way>
void pass(Way& way, Part<Way, Fact>& fact) {
  pass_head(way, fact);
  if constexpr (Way::reads) {
    fact.fields = Fields(way.bytes.count());
    for (std::size_t i = 0; i < fact.fields.size(); ++i) {
      Field field;
      pass(way, field);
      if (field.known()) fact.fields.set(i, std::move(field));
    }
  } else {
    way.bytes.number(fact.fields.size());
    for (std::size_t i = 0; i < fact.fields.size(); ++i) pass(way, fact.fields[i]);
  }
}

template <class Way, class T>
void stated(Way& way, Part<Way, std::optional<Stated<T>>>& value) {
  maybe<Way, Stated<T>>(way, value, [&](auto& inner) { way(inner.value); });
}

template <class Way>
void pass(Way& way, Part<Way, Issue>& issue) {
  stated<Way, std::string>(way, issue.series);
  stated<Way, std::int64_t>(way, issue.number);
  stated<Way, std::int64_t>(way, issue.number_end);
  stated<Way, std::int64_t>(way, issue.serial);
  stated<Way, Day>(way, issue.date);
  stated<Way, std::string>(way, issue.title);
  all<Way, Stated<std::string>>(way, issue.authors, [&](auto& author) { way(author.value); });
}

template <class T>
std::string bytes_of(const T& value) {
  Writing way;
  pass(way, value);
  return way.bytes.take();
}

template <class T>
std::optional<T> value_of(std::string_view bytes) {
  Restoring way{ByteReader(bytes)};
  T out;
  pass(way, out);
  return way.bytes.sound() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

std::string fact_bytes(const Fact& fact, const std::vector<bool>& kept) {
  Writing way;
  pass_head(way, fact);
  way.bytes.number(fact.fields.size());
  for (std::size_t i = 0; i < fact.fields.size(); ++i) {
    if (i < kept.size() && kept[i]) pass(way, fact.fields[i]);
    else pass(way, Field{});
  }
  return way.bytes.take();
}

std::string facts_bytes(const std::vector<Fact>& facts) {
  Writing way;
  all<Writing, Fact>(way, facts, [&](const Fact& fact) { pass(way, fact); });
  return way.bytes.take();
}

std::optional<Fact> read_fact(std::string_view bytes, std::uint32_t document) {
  auto out = value_of<Fact>(bytes);
  if (out) out->document = document;
  return out;
}

std::optional<std::vector<Fact>> read_facts(std::string_view bytes, std::uint32_t document) {
  Restoring way{ByteReader(bytes)};
  std::vector<Fact> out;
  all<Restoring, Fact>(way, out, [&](Fact& fact) { pass(way, fact); });
  if (!way.bytes.sound()) return std::nullopt;
  for (Fact& fact : out) fact.document = document;
  return out;
}

std::string issue_bytes(const Issue& issue) { return bytes_of(issue); }
std::optional<Issue> read_issue(std::string_view bytes) { return value_of<Issue>(bytes); }

}  // namespace claimcheck
