// Persons, organisations, places, groups and works that a text names, and who is meant where it goes on to name them.
//
// Names are found by capitals and vocabulary (actors_run.h, actors_spot.h), typed by votes of all their mentions
// (actors_type.h) and resolved to one actor each (actors_resolve.h). Precision first: a capital at the start of a sentence or
// in a headline makes no name by itself.
#pragma once
#include "checker/extract/actors_evidence.h"
#include "checker/extract/actors_words.h"
#include "checker/extract/context.h"

namespace claimcheck {

class ActorExtractor {
 public:
  // `words` must outlive the extractor.
  explicit ActorExtractor(const NameWords& words) : words_(words) {}

  // Appends to Mentions::actors and actor mentions (the span is the name with a title before it, which is in ActorRef::title, too), and
  // claims their tokens. Runs after times, citations and figures.
  void find(ExtractContext& context, const NameGrounds& grounds) const;

 private:
  const NameWords& words_;
};

}  // namespace claimcheck
