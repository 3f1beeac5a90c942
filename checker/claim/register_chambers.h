// Chambers that are named by their kind alone: "the Senate", "its lower house" in a text about one country.
#pragma once
#include <vector>

#include "checker/claim/register_names.h"

namespace claimcheck {

// Adds those of the countries told around them to the names of a document, by place; each is marked as guessed.
void add_chambers(std::vector<RegisterName>& names, const View& view, const Registers& registers, const NameHasher& hasher);

}  // namespace claimcheck
