// The line from bytes to report with a stopwatch at every door.
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "checker/claim/claim.h"
#include "checker/engine/rules.h"
#include "checker/extract/extract.h"
#include "checker/lexis/lexicon.h"
#include "tests/bench/archive.h"

namespace claimcheck::bench {

inline constexpr std::array<std::string_view, 5> kStages = {"read", "extract", "claim", "judge", "report"};

struct Timing {
  std::array<double, kStages.size()> seconds{};
  std::size_t bytes = 0, documents = 0, mentions = 0, facts = 0, findings = 0;
  double total() const;
};

// The rooms as the program puts them together, built once, from the files built in.
class Line {
 public:
  Line();
  double start_up() const { return start_up_; }  // seconds that building them took
  // One run of the whole line over these issues on this thread.
  Timing run(std::span<const GeneratedIssue> issues) const;

 private:
  double start_up_ = 0;
  Lexicon lexicon_;
  std::unique_ptr<Patterns> patterns_;
  std::unique_ptr<Extraction> extraction_;
  std::unique_ptr<RuleSet> rules_;
};

}  // namespace claimcheck::bench
