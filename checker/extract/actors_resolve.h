// Who is meant: names of a document to actors, one index for each.
#pragma once
#include <string>
#include <vector>

#include "checker/extract/actors_spot.h"
#include "checker/extract/actors_type.h"

namespace claimcheck {

struct Resolved {
  std::vector<Actor> actors;
  std::vector<std::uint32_t> actor_of;  // by name; kNone for a description of nothing that was named
};

// "Mahdi" after "Adil Abd al-Mahdi" is he, "Muhandis" is Abu Mahdi al-Muhandis; "JBC" is what "Joint Border Commission (JBC)"
// said; "the Commission" is the last body whose name has that head; "the Foreign Secretary" the last who was called so.
Resolved resolve_names(const ExtractContext& context, const NameWords& words, const std::vector<Name>& names,
                       const std::vector<Definition>& definitions);

}  // namespace claimcheck
