// Where a text says what a short form stands for: "Joint Border Commission (JBC)", "JBC (Joint Border Commission)".
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/extract/context.h"

namespace claimcheck {

struct Definition {
  std::uint32_t short_token = 0;
  std::uint32_t long_first = 0, long_last = 0;  // tokens
};

// "JBC" of "J.B.C." and of "JBCs"; "" for a token that is written like no abbreviation: fewer than two capitals, a roman
// numeral, more than eight letters.
std::string short_form(std::string_view word);

// Whether the letters of a short form are initials of the words, in their order. Small words (of, for, the) may count or
// not, and a word of more than five letters or with a hyphen may give more than one letter.
bool initials_fit(std::string_view short_form, const ExtractContext& context, std::uint32_t first, std::uint32_t last);

// Definitions whose initials fit, by place.
std::vector<Definition> find_definitions(const ExtractContext& context);

}  // namespace claimcheck
