// The tense of the clause that a time stands in, from the words around it.
#pragma once
#include "checker/extract/times_calendar.h"
#include "checker/extract/times_reader.h"

namespace claimcheck::times {

// Looks at a bounded number of tokens on both sides of [first, last).
Tense tense_around(const Reader& reader, std::uint32_t first, std::uint32_t last);

}  // namespace claimcheck::times
