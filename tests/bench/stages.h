// The line from bytes to report with a stopwatch at every door.
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "checker/app/pipeline.h"
#include "tests/bench/archive.h"

namespace claimcheck::bench {

inline constexpr std::array<std::string_view, 5> kStages = {"read", "extract", "claim", "judge", "report"};

struct Timing {
  std::array<double, kStages.size()> seconds{};
  std::size_t bytes = 0, documents = 0, mentions = 0, facts = 0, findings = 0;
  double total() const;
};

// One run of the whole line over these issues on this thread.
Timing run_stages(const Engine& engine, std::span<const GeneratedIssue> issues);

}  // namespace claimcheck::bench
