// Person, organisation, place, group or work? Each mention gives votes by its words and by those around it; the votes of
// all mentions of an actor are added before one type wins.
#pragma once
#include <array>
#include <cstdint>

#include "checker/extract/actors_spot.h"

namespace claimcheck {

struct Votes {
  std::array<int, 5> by_type{};  // by ActorType

  int& operator[](ActorType type) { return by_type[static_cast<std::size_t>(type)]; }
  void add(const Votes& other) {
    for (std::size_t i = 0; i < by_type.size(); ++i) by_type[i] += other.by_type[i];
  }
  ActorType winner() const;
};

// What the words of the name say.
Votes votes_of_form(const ExtractContext& context, const NameWords& words, const Name& name);
// What the words around this mention say.
Votes votes_of_place(const ExtractContext& context, const NameWords& words, const Name& name);

}  // namespace claimcheck
