// Where a document names a subject of the register or somebody who held an office.
#pragma once
#include <cstdint>
#include <vector>

#include "checker/claim/register_index.h"
#include "checker/claim/view.h"

namespace claimcheck {

struct RegisterName {
  std::uint64_t name = 0;                 // see NameHasher
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;      // tokens
  bool person = false;                    // a holder of an office, by the full name; else a subject
  bool guessed = false;                   // a chamber named by its kind, of the country that is told around
};

// By place, none inside another; where two start at one token the longer.
std::vector<RegisterName> register_names(const View& view, const Registers& registers, const NameHasher& hasher);

}  // namespace claimcheck
