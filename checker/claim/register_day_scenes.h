// Days of the register that a sentence tells in any order of its words: "in London ten states did found on 5 May 1949 the Council …",
// "1 August 1975: the Final Act is signed", "since it joined NATO in 2009, Croatia …". Where the words are not read to the end, the
// date itself must be a near miss of the one in the register: all but one of day, month and year are the same.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "checker/claim/register_facts.h"

namespace claimcheck {

// Whether a date differs from a known one as by a slip: of a day, month and year one is another, or the year by no more than two.
bool near_miss(const Time& said, Days told, Days known);

// The only date of a sentence that stands by itself, days counted from others left out; kNone if there are none or several.
std::uint32_t only_date_of(const View& view, const Sentence& s);

struct SceneDay {
  std::uint64_t name = 0;
  std::string_view property;
  std::uint32_t date = 0, token = 0;  // mention; word that tells it
};
std::vector<SceneDay> register_day_scenes(const RegisterContext& context);

}  // namespace claimcheck
