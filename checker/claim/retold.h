// Figures that are told again, for the facts `repeat`.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "checker/claim/builtin_facts.h"

namespace claimcheck {

using ToldPairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;  // mentions: told before, told again

// One digit changed, or two digits in each other's place: what a typist does. Marks between digits do not count.
bool slip(std::string a, std::string b);
bool slip(const View& view, const Mention& a, const Mention& b);  // of two figures as written

// Adds the fact: one figure of `noun` told twice, the second time at `again`.
void add_repeat(FactMaker& maker, const Mention& first, const Mention& again, const std::string& noun);

// Whether a verb of rising or falling, one of these groups, stands in a sentence. "Up" and "down" alone are none ("takes up").
bool moves(const View& view, const Sentence& sentence, GroupId up, GroupId down);

// Adds the pairs that a definite description ties together ("a convoy of 26 lorries … the 36 lorries"), without those known.
void add_retold_facts(FactMaker& maker, const ToldPairs& known);

// Adds measures that are named and told twice ("a budget of €64 million … with a budget of €46 million"), without the pairs known.
void add_measure_repeats(FactMaker& maker, const ToldPairs& known);

// Adds figures that look like a slip in two sentences that tell of one thing in other words, without the pairs known.
void add_recalled_facts(FactMaker& maker, const ToldPairs& known);

}  // namespace claimcheck
