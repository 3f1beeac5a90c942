// What persons are called in bodies that are no state: "Ida Kamm, the treasurer of the Pilots' League", "the league's director, Ida
// Kamm,", "chief engineer Ida Kamm".
#pragma once
#include <string>
#include <vector>

#include "checker/claim/view.h"

namespace claimcheck {

struct BodyRole {
  std::uint32_t actor = 0, mention = 0;
  std::string role;  // "director"
  std::string body;  // words of what it is held in, folded, with blanks between
  Span span;         // of the words of the role
};

std::vector<BodyRole> read_roles(const View& view);

}  // namespace claimcheck
