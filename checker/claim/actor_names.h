// Actors as issues name them, so that another issue can be held against them.
#pragma once
#include <string>
#include <vector>

#include "checker/claim/builtin_facts.h"

namespace claimcheck {

// An office that a person is called by, as its holder now (office_facts.cpp).
struct ToldOffice {
  std::uint32_t actor = 0, mention = 0;
  std::string key, group, fields;  // "minister: finance", "state", "finance"
  Span span;
  bool settled = false;  // the text tells of a change or of a second office
};

void add_actor_names(FactMaker& maker, const std::vector<ToldOffice>& offices);  // actor_name_facts.cpp
void add_body_names(FactMaker& maker);   // body_name_facts.cpp
void add_near_bodies(FactMaker& maker);  // near_body_facts.cpp

// What is left of a folded name in any transcription; without its vowels, but for one that it begins with, if they are not wanted.
std::string name_skeleton(std::string_view folded, bool vowels);

}  // namespace claimcheck
