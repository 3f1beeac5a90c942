// Figures back to words: what a corrected figure looks like in the form of the one that it replaces.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "checker/base/exact.h"

namespace claimcheck {

// "one hundred and sixty-eight"; empty from a million on and below zero.
std::string in_words(std::int64_t number);

// For readers: grouped, with as many decimals as tell something (165; 51.2; 0.045).
std::string pretty(Exact value);

// `value` in the form of `pattern`, a figure as it stands in a text: words for words, the same grouping and number of
// decimals, the same "million". Absent if it cannot be said in that form (a fraction of a person, a negative count).
std::optional<std::string> in_form_of(std::string_view pattern, bool pattern_in_words, Exact value);

}  // namespace claimcheck
