// Every example of the pattern files gives what it says.
#include <doctest/doctest.h>

#include <algorithm>

#include "checker/claim/claim.h"
#include "checker/extract/extract.h"
#include "checker/lexis/builtin.h"
#include "checker/read/read.h"

using namespace claimcheck;

TEST_CASE("examples of the pattern files") {
  std::vector<Problem> problems;
  Lexicon lexicon = Lexicon::build(builtin_files(".words"), problems);
  const Patterns patterns = Patterns::load(builtin_files(".pattern"), lexicon, problems);
  for (const Problem& p : problems) FAIL_CHECK(p.str());
  const Extraction extraction(lexicon);
  for (const Patterns::Example& example : patterns.examples()) {
    Given given;
    if (!example.date.empty()) given.date = parse_iso(example.date);
    const Document document = read_as("markdown", "example.md", example.text, given);
    const Mentions mentions = extraction.run(document);
    std::string got;
    bool found = false;
    for (const Fact& fact : patterns.facts(document, mentions, 0)) {
      if (patterns.schema().types[fact.type].name != example.type || fact.stance == Stance::negated) continue;
      const std::string printed = patterns.print(fact);
      found = found || (example.expected.empty() ? fact.stance == Stance::asserted : printed == example.expected);
      got += "\n    " + printed + " [" + std::string(name(fact.stance)) + ", " + fact.phrase + "]";
    }
    const std::string where = example.file + ":" + std::to_string(example.line) + ": " + example.text;
    if (example.expected.empty()) CHECK_MESSAGE(!found, where << "\n  expected none, got" << got);
    else CHECK_MESSAGE(found, where << "\n  expected " << example.expected << ", got" << got);
  }
}
