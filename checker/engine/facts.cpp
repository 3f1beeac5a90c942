#include "checker/engine/facts.h"

#include <algorithm>

namespace claimcheck {

TextOrder text_order(Documents documents, FactRef ref) {
  const Fact& fact = fact_of(documents, ref);
  return {ref.document, fact.span.begin, fact.span.end, ref.fact};
}

bool admits(const Variable& variable, const Fact& fact) {
  return fact.type == variable.type && (variable.any_stance || fact.stance == Stance::asserted);
}

std::uint32_t part_of(const Fact& fact, Level level) {
  switch (level) {
    case Level::sentence:
      return fact.sentence;
    case Level::paragraph:
      return fact.block;
    case Level::section:
      return fact.section;
    case Level::issue:
    case Level::none:
      return 0;
  }
  return 0;
}

std::optional<std::string_view> key_of(Documents documents, FactRef ref, const FieldRef& field) {
  const Fact& fact = fact_of(documents, ref);
  const Document* document = documents[ref.document].document;
  const auto stated = [](const auto& value) -> std::optional<std::string_view> {
    if (!value) return std::nullopt;
    return std::string_view(value->value);
  };
  switch (field.attribute) {
    case Attribute::stance:
      return name(fact.stance);
    case Attribute::voice:
      return name(fact.voice);
    case Attribute::source:
      return fact.source;
    case Attribute::document:
      return document != nullptr ? std::string_view(document->id) : std::string_view();
    case Attribute::issue_series:
      return document != nullptr ? stated(document->issue.series) : std::nullopt;
    case Attribute::issue_title:
      return document != nullptr ? stated(document->issue.title) : std::nullopt;
    case Attribute::none:
      break;
    default:
      return std::nullopt;
  }
  if (field.field >= fact.fields.size()) return std::nullopt;
  const std::string* key = std::get_if<std::string>(&fact.fields[field.field].value);
  if (key == nullptr) return std::nullopt;
  return *key;
}

std::optional<Exact> sort_key(Documents documents, FactRef ref, const FieldRef& field) {
  const Fact& fact = fact_of(documents, ref);
  const Document* document = documents[ref.document].document;
  switch (field.attribute) {
    case Attribute::whole:
      return Exact(fact.span.begin);
    case Attribute::paragraph:
      return Exact(fact.block);
    case Attribute::section:
      return Exact(fact.section);
    case Attribute::sentence:
      return Exact(fact.sentence);
    case Attribute::issue_date:
      if (document == nullptr || !document->issue.date) return std::nullopt;
      return Exact(document->issue.date->value);
    case Attribute::issue_number:
      if (document == nullptr || !document->issue.number) return std::nullopt;
      return Exact(document->issue.number->value);
    case Attribute::issue_serial:
      if (document == nullptr || !document->issue.serial) return std::nullopt;
      return Exact(document->issue.serial->value);
    default:
      break;
  }
  return sort_value(fact, field.field);
}

std::optional<Exact> sort_value(const Fact& fact, std::uint32_t field) {
  if (field >= fact.fields.size()) return std::nullopt;
  const Field& value = fact.fields[field];
  if (const auto* figure = std::get_if<PlacedFigure>(&value.value); figure != nullptr && figure->value.known())
    return figure->value;
  if (const auto* when = std::get_if<When>(&value.value); when != nullptr && !when->readings.empty()) {
    return Exact(when->readings.front().days.begin);
  }
  return std::nullopt;
}

Row empty_row(const Program& program) {
  Row out;
  out.bound.resize(program.variables.size());
  out.groups.resize(program.variables.size());
  out.crowded.resize(program.variables.size());
  return out;
}

Nearness nearness(Documents documents, FactRef a, FactRef b) {
  const Span from = fact_of(documents, a).span, to = fact_of(documents, b).span;
  constexpr std::uint32_t kMost = 0xFFFFFFFF;
  if (to.begin < from.begin) {
    return {to.end < from.begin ? from.begin - to.end : 0, false, kMost - to.end, kMost - to.begin, kMost - b.fact};
  }
  return {to.begin > from.end ? to.begin - from.end : 0, true, to.begin, to.end, b.fact};
}

std::span<const FactRef> partners(Documents documents, std::span<const FactRef> candidates, FactRef anchor, bool ordered) {
  const TextOrder here = text_order(documents, anchor);
  const auto behind =
      std::partition_point(candidates.begin(), candidates.end(), [&](FactRef c) { return text_order(documents, c) <= here; });
  const auto position = static_cast<std::size_t>(behind - candidates.begin());
  const std::size_t before = ordered ? 0 : std::min(position, kMostPartners / 2);
  const std::size_t after = std::min(candidates.size() - position, ordered ? kMostPartners : kMostPartners / 2);
  return candidates.subspan(position - before, before + after);
}

FactRef chosen(Documents documents, std::span<const FactRef> candidates, FactRef anchor) {
  FactRef best, last_before, first_behind;
  for (const FactRef c : candidates) {
    if (c.document == anchor.document) {
      if (best.none() || nearness(documents, anchor, c) < nearness(documents, anchor, best)) best = c;
    } else if (c.document < anchor.document) {
      last_before = c;
    } else if (first_behind.none()) {
      first_behind = c;
    }
  }
  return !best.none() ? best : !last_before.none() ? last_before : first_behind;
}

Variable mirrored(const Program& program, std::uint32_t from) {
  const Variable& v = program.variables[from];
  const Variable& anchor = program.variables[v.anchor];
  Variable out = anchor;
  out.level = v.level;
  out.keys.clear();
  for (const KeyPair& pair : anchor.keys) {
    if (pair.other.variable == kNoIndex) out.keys.push_back(pair);
  }
  for (const KeyPair& pair : v.keys) {
    if (pair.other.variable == v.anchor) out.keys.push_back({pair.other, pair.own, {}});
  }
  return out;
}

std::uint32_t anchor_of(const Program& program, std::uint32_t variable) {
  const Variable& v = program.variables[variable];
  if (v.anchor != kNoIndex) return v.anchor;
  for (const KeyPair& pair : v.keys) {
    if (pair.other.variable != kNoIndex) return pair.other.variable;
  }
  return 0;
}

bool fits_beside(const Program& program, Documents documents, const Row& row, std::uint32_t variable, FactRef candidate) {
  const Variable& v = program.variables[variable];
  for (std::uint32_t i = 0; i < variable; ++i) {
    const Variable& other = program.variables[i];
    if (row.bound[i] == candidate) return false;
    const bool ordered = v.role == Role::match && other.role == Role::match && other.type == v.type && !v.any_order;
    if (ordered && text_order(documents, candidate) < text_order(documents, row.bound[i])) return false;
  }
  return true;
}

}  // namespace claimcheck
