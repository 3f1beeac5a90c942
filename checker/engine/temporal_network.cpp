#include "checker/engine/temporal_network.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace claimcheck {
namespace {

// t(to) - t(from) <= bound
struct Edge {
  std::uint32_t from, to;
  std::int64_t bound;
  std::uint32_t order;
  bool forward;
};

Day last_day(const DatedEvent& event) {
  Day out = -kDistant;
  for (const Days& days : event.readings) out = std::max(out, days.end >= kDistant ? kDistant : days.end - 1);
  return out;
}
Day first_day(const DatedEvent& event) {
  Day out = kDistant;
  for (const Days& days : event.readings) out = std::min(out, days.begin);
  return out;
}

// One connected part, its nodes numbered from 0.
class Part {
 public:
  Part(const TemporalNetwork& network, std::size_t size, const std::vector<std::uint32_t>& local)
      : network_(network), size_(size), local_(local) {}

  void add_event(std::uint32_t index) { events_.push_back(index); }
  void add_order(std::uint32_t index) {
    const EventOrder& o = network_.orders[index];
    if (o.before == o.after) return;  // says nothing of two events
    edges_.push_back({local_[o.after], local_[o.before], -o.least, index, false});
    if (o.most) edges_.push_back({local_[o.before], local_[o.after], *o.most, index, true});
  }

  void contradictions(std::vector<Contradiction>& out) {
    for (std::size_t i = 0; i < kMostFound; ++i) {
      std::optional<Contradiction> found = smallest();
      if (!found) return;
      const auto used = [&](const Edge& e) {
        return std::any_of(found->steps.begin(), found->steps.end(), [&](const auto& s) { return s.order == e.order; });
      };
      std::erase_if(edges_, used);
      out.push_back(std::move(*found));
    }
  }

 private:
  static constexpr std::size_t kMostFound = 16;
  static constexpr std::int64_t kUnbounded = std::int64_t{1} << 40;
  const TemporalNetwork& network_;
  std::size_t size_;
  const std::vector<std::uint32_t>& local_;  // number of each node within its part
  std::vector<std::uint32_t> events_;
  std::vector<Edge> edges_;

  // Bellman–Ford from one node by rounds: after round k, the tightest bound over paths of at most k edges, and the edge that
  // gave it (-1: none in this round).
  struct Rounds {
    std::vector<std::vector<std::int64_t>> bound;
    std::vector<std::vector<std::int32_t>> edge;
  };

  Rounds from(std::uint32_t node, std::size_t rounds) const {
    Rounds out;
    out.bound.emplace_back(size_, kUnbounded);
    out.edge.emplace_back(size_, -1);
    out.bound[0][node] = 0;
    for (std::size_t k = 1; k <= rounds; ++k) {
      out.bound.push_back(out.bound.back());
      out.edge.emplace_back(size_, -1);
      bool changed = false;
      for (std::size_t e = 0; e < edges_.size(); ++e) {
        const std::int64_t start = out.bound[k - 1][edges_[e].from];
        if (start >= kUnbounded || start + edges_[e].bound >= out.bound[k][edges_[e].to]) continue;
        out.bound[k][edges_[e].to] = start + edges_[e].bound;
        out.edge[k][edges_[e].to] = static_cast<std::int32_t>(e);
        changed = true;
      }
      if (!changed) break;
    }
    return out;
  }

  std::vector<Contradiction::Step> path(const Rounds& rounds, std::size_t k, std::uint32_t node) const {
    std::vector<Contradiction::Step> out;
    for (; k > 0; --k) {
      const std::int32_t e = rounds.edge[k][node];
      if (e < 0) continue;
      const Edge& edge = edges_[static_cast<std::size_t>(e)];
      out.push_back({edge.order, edge.forward});
      node = edge.from;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  std::optional<Contradiction> smallest() const {
    std::optional<Contradiction> best;
    std::size_t limit = std::min(kMostSteps, size_ + 1);
    const auto take = [&](std::size_t k, Contradiction found) {
      best = std::move(found);
      limit = k - 1;  // from now on, smaller ones only
    };
    for (std::uint32_t node = 0; node < size_ && limit > 0; ++node) {
      const Rounds rounds = from(node, limit);
      for (std::size_t k = 1; k < rounds.bound.size() && k <= limit; ++k) {
        if (rounds.bound[k][node] < 0) {
          take(k, {std::nullopt, std::nullopt, path(rounds, k, node), 0});
        } else if (auto dated = dated_contradiction(rounds, k, node)) {
          take(k, std::move(*dated));
        }
      }
    }
    return best;
  }

  std::optional<Contradiction> dated_contradiction(const Rounds& rounds, std::size_t k, std::uint32_t node) const {
    for (const std::uint32_t i : events_) {
      if (local_[network_.events[i].node] != node) continue;
      const Day last = last_day(network_.events[i]);
      if (last >= kDistant) continue;
      for (const std::uint32_t j : events_) {
        const std::uint32_t to = local_[network_.events[j].node];
        if (i == j || to == node || rounds.bound[k][to] >= kUnbounded) continue;
        const std::int64_t latest = last + rounds.bound[k][to];
        if (first_day(network_.events[j]) > latest)
          return Contradiction{i, j, path(rounds, k, to), static_cast<Day>(std::max<std::int64_t>(latest, -kDistant))};
      }
    }
    return std::nullopt;
  }
};

}  // namespace

std::vector<std::uint32_t> connected_parts(const TemporalNetwork& network) {
  std::vector<std::uint32_t> part(network.nodes);
  std::iota(part.begin(), part.end(), 0U);
  const auto root = [&](std::uint32_t n) {
    while (part[n] != n) n = part[n] = part[part[n]];
    return n;
  };
  for (const EventOrder& order : network.orders) {
    const std::uint32_t a = root(order.before), b = root(order.after);
    part[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t n = 0; n < network.nodes; ++n) part[n] = root(n);
  return part;
}

std::vector<Contradiction> contradictions(const TemporalNetwork& network) {
  const std::vector<std::uint32_t> part = connected_parts(network);
  std::vector<std::vector<std::uint32_t>> nodes(network.nodes), events(network.nodes), orders(network.nodes);
  for (std::uint32_t n = 0; n < network.nodes; ++n) nodes[part[n]].push_back(n);
  for (std::uint32_t i = 0; i < network.events.size(); ++i) events[part[network.events[i].node]].push_back(i);
  for (std::uint32_t i = 0; i < network.orders.size(); ++i) orders[part[network.orders[i].before]].push_back(i);
  std::vector<std::uint32_t> local(network.nodes);
  for (const std::vector<std::uint32_t>& members : nodes) {
    for (std::uint32_t i = 0; i < members.size(); ++i) local[members[i]] = i;
  }
  std::vector<Contradiction> out;
  for (std::uint32_t p = 0; p < network.nodes; ++p) {
    if (orders[p].empty() || events[p].size() > kMostEvents || orders[p].size() > kMostEvents) continue;
    Part one(network, nodes[p].size(), local);
    for (const std::uint32_t i : events[p]) one.add_event(i);
    for (const std::uint32_t i : orders[p]) one.add_order(i);
    one.contradictions(out);
  }
  return out;
}

}  // namespace claimcheck
