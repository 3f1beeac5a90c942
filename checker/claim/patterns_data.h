// What Patterns are made of. For claim.cpp, patterns_load.cpp and patterns_image.cpp only.
#pragma once
#include <memory>
#include <vector>

#include "checker/claim/claim.h"
#include "checker/claim/matcher.h"
#include "checker/claim/stance.h"

namespace claimcheck {

struct Patterns::Data {
  Schema schema;
  std::vector<Phrase> phrases;
  std::vector<bool> any_stance;  // by fact type
  using FieldSets = std::vector<std::vector<std::size_t>>;
  std::vector<FieldSets> alike;      // by fact type: fields whose figures are of one kind
  std::vector<FieldSets> threshold;  // by fact type: fields whose figures are limits, whatever their hedge
  std::vector<FieldSets> converts;   // by fact type: two figures in units of one dimension, and the fields of their factor and offset
  std::vector<Example> examples;
  const Lexicon* lexicon = nullptr;
  GroupId bodies = kNoGroup;  // what parliaments, boards and committees are called
  std::unique_ptr<PhraseIndex> index;
  std::unique_ptr<StanceReader> stance;

  // What depends on the vocabulary only.
  void look_up(const Lexicon& vocabulary) {
    lexicon = &vocabulary;
    bodies = vocabulary.group("body-name");
    stance = std::make_unique<StanceReader>(vocabulary);
  }
};

}  // namespace claimcheck
