#include <algorithm>
#include <cstdint>
#include <utility>

#include "checker/claim/builtin_facts.h"

namespace claimcheck {

std::uint32_t FactMaker::type_named(std::string_view name) {
  Known& known = known_[(reinterpret_cast<std::uintptr_t>(name.data()) >> 2) % known_.size()];
  if (known.name == name.data() && schema.types[known.type].name == name) return known.type;
  const std::uint32_t type = schema.find(name);
  if (type != Schema::kNoType) known = {name.data(), type};
  return type;
}

void FactMaker::add_named(std::string_view type, Span span, std::span<Named> fields, bool plain) {
  Fact fact;
  fact.type = type_named(type);
  if (fact.type == Schema::kNoType) return;
  fact.span = span;
  const FactType& declared = schema.types[fact.type];
  fact.fields = Fields(declared.fields.size());
  fact.fields.reserve(fields.size());
  const std::size_t size = declared.fields.size();
  std::size_t next = 0;  // behind the field found last: nearly all are given in the order in which they are declared
  for (Named& named : fields) {
    for (std::size_t tried = 0; tried < size; ++tried) {
      const std::size_t i = next + tried < size ? next + tried : next + tried - size;
      if (declared.fields[i].name != named.field) continue;
      fact.fields.set(i, std::move(named.value));
      next = i + 1 < size ? i + 1 : 0;
      break;
    }
  }
  add(std::move(fact), plain);
}

void FactMaker::add(Fact fact, bool plain) {
  fact.document = document_;
  fact.block = view.document.block_at(fact.span.begin);
  fact.section = fact.block == kNone ? 0 : view.document.blocks[fact.block].section;
  fact.sentence = view.mentions.sentence_at(fact.span.begin);
  if (fact.sentence < view.mentions.sentences.size() && !fact.span.empty()) {
    const std::uint32_t first = view.mentions.token_at(fact.span.begin), last = view.mentions.token_at(fact.span.end - 1) + 1;
    if (first < last && last <= view.mentions.tokens.size()) {
      if (marks_.empty()) marks_.resize(view.mentions.sentences.size());
      Standing standing = stance.read(view, fact.sentence, first, last, marks_[fact.sentence]);
      if (!plain) fact.stance = standing.stance;
      fact.voice = standing.voice;
      fact.source = std::move(standing.source);
    }
  }
  out_.push_back(std::move(fact));
}

bool FactMaker::tells(std::string_view type, Span digits) const {
  const std::uint32_t wanted = schema.find(type);
  return std::any_of(out_.begin(), out_.end(), [&](const Fact& f) {
    return f.type == wanted && std::any_of(f.fields.held().begin(), f.fields.held().end(), [&](const Field& field) {
             const auto* figure = std::get_if<PlacedFigure>(&field.value);
             return figure != nullptr && figure->digits == digits;
           });
  });
}

}  // namespace claimcheck
