// A simple temporal network: events are points on the line of days, statements are bounds on one point or on the distance
// of two (Dechter, Meiri and Pearl, "Temporal constraint networks", 1991). It has no solution just when some cycle of
// bounds is negative; the smallest such cycle is the proof that a finding shows.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "checker/base/calendar.h"

namespace claimcheck {

// An event takes place on some day of one of these readings. Not empty.
struct DatedEvent {
  std::uint32_t node = 0;
  std::vector<Days> readings;
};

// One event comes before another (or on the same day): at least `least` days, at most `most`.
struct EventOrder {
  std::uint32_t before = 0, after = 0;
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
};

// Orders that cannot hold together, with the dates of the two ends of their chain. Without dates: they go round in a circle.
// It contradicts in every reading of both dates.
struct Contradiction {
  std::optional<std::uint32_t> first, last;  // indices of dated events: the chain leads from one to the other
  struct Step {
    std::uint32_t order = 0;
    bool forward = false;  // from `before` to `after`, by its `most`; else back, by its `least`
  };
  std::vector<Step> steps;
  // What the steps say of the last event: it is on or before this day.
  Day latest = 0;
};

struct TemporalNetwork {
  std::uint32_t nodes = 0;
  std::vector<DatedEvent> events;
  std::vector<EventOrder> orders;
};

// The smallest contradictions of each connected part first. Each takes its orders out of the network before the next is sought,
// so that one wrong statement is told once. Connected parts with more than kMostEvents events or orders are left alone.
inline constexpr std::size_t kMostEvents = 256;
inline constexpr std::size_t kMostSteps = 12;
std::vector<Contradiction> contradictions(const TemporalNetwork& network);

// The connected part that each node belongs to, by number.
std::vector<std::uint32_t> connected_parts(const TemporalNetwork& network);

}  // namespace claimcheck
