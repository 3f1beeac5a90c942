// What a word and its relatives have in common: "sign" of "signed", "signing" and "signature"; "revok" of "revoked" and "revocation".
// Crude on purpose: it serves only to hold words of two texts against each other that agree in much else.
#pragma once
#include <string>
#include <string_view>

namespace claimcheck {

// The stem of a folded word in lower case. Verbs whose past has other letters ("sank") are for a vocabulary to bring back first.
std::string stem_of(std::string_view word);

}  // namespace claimcheck
