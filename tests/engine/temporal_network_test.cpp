#include "checker/engine/temporal_network.h"

#include <doctest/doctest.h>

#include <random>

using namespace claimcheck;

namespace {

// Floyd and Warshall over all bounds, dates included: whether there is any solution.
bool solvable(const TemporalNetwork& network) {
  constexpr std::int64_t kFar = std::int64_t{1} << 40;
  const std::size_t n = network.nodes + 1;  // the last is day 0
  std::vector<std::vector<std::int64_t>> bound(n, std::vector<std::int64_t>(n, kFar));
  const auto add = [&](std::size_t from, std::size_t to, std::int64_t b) { bound[from][to] = std::min(bound[from][to], b); };
  for (std::size_t i = 0; i < n; ++i) bound[i][i] = 0;
  for (const EventOrder& o : network.orders) {
    add(o.after, o.before, -o.least);
    if (o.most) add(o.before, o.after, *o.most);
  }
  for (const DatedEvent& e : network.events) {
    Day first = kDistant, last = -kDistant;
    for (const Days& d : e.readings) first = std::min(first, d.begin), last = std::max(last, d.end - 1);
    add(n - 1, e.node, last);
    add(e.node, n - 1, -first);
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (bound[i][k] < kFar && bound[k][j] < kFar) add(i, j, bound[i][k] + bound[k][j]);
      }
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (bound[i][i] < 0) return false;
  }
  return true;
}

// The network that is left when only the statements of a contradiction are kept, one order left out if asked for.
TemporalNetwork only(const TemporalNetwork& network, const Contradiction& c, std::size_t without) {
  TemporalNetwork out{network.nodes, {}, {}};
  if (c.first) out.events = {network.events[*c.first], network.events[*c.last]};
  for (std::size_t i = 0; i < c.steps.size(); ++i) {
    if (i != without) out.orders.push_back(network.orders[c.steps[i].order]);
  }
  return out;
}

}  // namespace

TEST_CASE("random networks: a contradiction is found just when there is no solution, and it is smallest") {
  std::mt19937 random(11);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  int contradictory = 0;
  for (int round = 0; round < 3000; ++round) {
    TemporalNetwork network;
    network.nodes = static_cast<std::uint32_t>(pick(2, 7));
    const auto node = [&] { return static_cast<std::uint32_t>(pick(0, static_cast<int>(network.nodes) - 1)); };
    for (std::uint32_t n = 0; n < network.nodes; ++n) {
      if (pick(0, 2) == 0) continue;
      DatedEvent event{n, {}};
      for (int r = pick(1, 2); r > 0; --r) {
        const Day begin = pick(0, 40);
        event.readings.push_back({begin, begin + pick(1, 5)});
      }
      network.events.push_back(event);
    }
    for (int i = pick(1, 6); i > 0; --i) {
      EventOrder order{node(), node(), 0, std::nullopt};
      if (order.before == order.after) continue;
      if (pick(0, 1) == 0) {
        order.least = pick(0, 20);
        order.most = order.least + pick(0, 3);
      }
      network.orders.push_back(order);
    }
    const std::vector<Contradiction> found = contradictions(network);
    REQUIRE(found.empty() == solvable(network));
    if (found.empty()) continue;
    ++contradictory;
    CHECK_FALSE(solvable(only(network, found[0], 1000)));
    for (std::size_t i = 0; i < found[0].steps.size(); ++i) CHECK(solvable(only(network, found[0], i)));
  }
  CHECK(contradictory > 500);
}

TEST_CASE("orders that go round in a circle contradict without any date") {
  TemporalNetwork network{2, {}, {{0, 1, 2, 2}, {1, 0, 0, std::nullopt}}};
  const auto found = contradictions(network);
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].first);
  CHECK(found[0].steps.size() == 2);
}

TEST_CASE("a network that is too big is left alone") {
  TemporalNetwork network;
  network.nodes = 5000;
  for (std::uint32_t n = 0; n + 1 < network.nodes; ++n) network.orders.push_back({n, n + 1, 1, std::nullopt});
  network.events = {{0, {{10, 11}}}, {1, {{5, 6}}}};
  CHECK(contradictions(network).empty());
}
