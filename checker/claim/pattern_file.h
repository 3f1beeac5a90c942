// The text of a pattern file to its statements; nothing is looked up yet.
//
//   fact attendance {
//     about "How many members of a body were present.";
//     field present : figure "members who were there";
//     field body : key;
//     alike present, members;         # figures of one kind and unit, or the statement is about something else
//     threshold members;              # "at least 101" gives the limit itself: 101
//     converts metric, other, factor, offset;  # figures in two units of one dimension; metric * factor + offset = other
//     stance any;                     # keep plans, norms and hypotheses too
//     builtin;                        # made by code, listed here for the schema
//     say "{present:count} out of {members:count<member>} <be> present" with body = "parliament";
//     example "Only 168 out of 328 deputies were present" = attendance(present: 168, members: 328);
//     example "…" date "2020-02-11" = …;
//     example none "168 of the 328 deputies voted for it";
//   }
//
//   part against = "(<vote> against|<oppose>|against)";   # a piece of a phrase, used as @against in any phrase of any file
//
// A constant ("with NAME = …") of a key field is a word; of a figure field a number, or "2 in 1.9..2.1" where the words
// ("doubled") leave an interval. A fact may be continued in another file: a house adds phrases to ours. Comments run from "#" to the end of the line.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/source.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct PhraseText {
  std::string text;
  std::uint32_t offset = 0;  // of the text, after its opening quotation mark
  std::uint32_t line = 0;
  std::vector<std::pair<std::string, std::string>> constants;
};

struct ExampleText {
  std::uint32_t line = 0;
  std::string text, date, expected;
};

struct FactText {
  const SourceText* file = nullptr;
  std::uint32_t offset = 0;
  FactType type;
  bool any_stance = false;
  std::vector<std::vector<std::string>> alike;      // field names
  std::vector<std::vector<std::string>> threshold;  // field names
  std::vector<std::vector<std::string>> converts;   // field names: two figures, the factor and the offset that are filled in
  std::vector<PhraseText> phrases;
  std::vector<ExampleText> examples;
};

struct PartText {
  std::string name, text;
};

struct PatternTexts {
  std::vector<FactText> facts;
  std::vector<PartText> parts;
};

// Appends what a file says. Files keep their place in memory while the result is used.
void parse_patterns(const SourceText& file, PatternTexts& out, std::vector<Problem>& problems);

}  // namespace claimcheck
