// How two spellings of a word differ.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace claimcheck {

// One letter put in or left out, changed, or two that changed places; where.
struct Slip {
  enum Kind { none, insertion, change, swap } kind = none;
  std::size_t at = 0;  // in the longer
};
Slip slip_between(std::string_view a, std::string_view b);

// What is left of a name however its vowels are transcribed: "soleimani", "suleymani" → "salamana".
std::string skeleton(std::string_view word);

// "Labour", "Organisation", "Centre", "Archaeology": a choice between two norms.
bool british(const Slip& slip, const std::string& a, const std::string& b);
// Whether a slip is one of a pen: not a difference that two words, or two forms of one, have by rule.
bool plausible(const Slip& slip, const std::string& a, const std::string& b);

bool vowel(char c);
bool i_for_y(char a, char b);

}  // namespace claimcheck
