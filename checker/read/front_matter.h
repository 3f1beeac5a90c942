// YAML between two lines of dashes at the top of a file.
#pragma once
#include "checker/model/document.h"

namespace claimcheck {

// Reads front matter that begins at `begin` of document.source into document.issue. What it says badly becomes a problem with its
// place. Returns where the text goes on (`begin` where there is no front matter).
std::uint32_t read_front_matter(Document& document, std::uint32_t begin);

}  // namespace claimcheck
