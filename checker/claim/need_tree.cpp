#include "checker/claim/need_tree.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace claimcheck {

NeedTree::NeedTree(const std::vector<Phrase>& phrases, std::size_t needs) {
  std::vector<std::uint32_t> sorted(phrases.size());
  std::iota(sorted.begin(), sorted.end(), 0);
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto &x = phrases[a].required, &y = phrases[b].required;
    return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end());
  });
  std::vector<Node> nodes;
  add_below(phrases, sorted.data(), sorted, 0, nodes);
  std::vector<std::uint64_t> roots(needs / 64 + 1, 0);
  std::vector<std::uint32_t> root_of(needs, 0);
  for (std::uint32_t n = 0; n < nodes.size(); n = nodes[n].next) {
    set_bit(roots, nodes[n].need);
    root_of[nodes[n].need] = n;
  }
  nodes_ = Table(std::move(nodes));
  phrases_ = Table(std::move(sorted));
  roots_ = Table(std::move(roots));
  root_of_ = Table(std::move(root_of));
}

// The nodes of phrases that are alike in their first `depth` needs and have more. `sorted` is a part of the phrases as they
// are sorted, which begin at `all`: lists that begin alike stand together, the shorter ones first.
void NeedTree::add_below(const std::vector<Phrase>& phrases, const std::uint32_t* all, std::span<const std::uint32_t> sorted, std::size_t depth,
                         std::vector<Node>& nodes) {
  const auto need = [&](std::uint32_t phrase) { return phrases[phrase].required[depth]; };
  for (std::size_t first = 0, last = 0; first < sorted.size(); first = last) {
    while (last < sorted.size() && need(sorted[last]) == need(sorted[first])) ++last;
    const auto alike = sorted.subspan(first, last - first);
    const auto more = std::find_if(alike.begin(), alike.end(), [&](std::uint32_t p) { return phrases[p].required.size() > depth + 1; });
    const auto ending = static_cast<std::size_t>(more - alike.begin());
    const std::size_t node = nodes.size();
    const auto place = static_cast<std::uint32_t>(alike.data() - all);
    nodes.push_back({.need = need(alike.front()), .first = place, .last = place + static_cast<std::uint32_t>(ending)});
    add_below(phrases, all, alike.subspan(ending), depth + 1, nodes);
    nodes[node].next = static_cast<std::uint32_t>(nodes.size());
  }
}

void NeedTree::find(std::span<const std::uint64_t> met, BitSet& found) const {
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    for (std::uint64_t left = roots_[i] & met[i]; left != 0; left &= left - 1) {
      const std::uint32_t root = root_of_[64 * i + static_cast<std::size_t>(std::countr_zero(left))];
      const std::uint32_t end = nodes_[root].next;
      for (std::uint32_t n = root; n < end;) {
        const Node& node = nodes_[n];
        if (!has_bit(met, node.need)) {
          n = node.next;
          continue;
        }
        for (std::uint32_t p = node.first; p < node.last; ++p) set_bit(found, phrases_[p]);
        ++n;
      }
    }
  }
}

}  // namespace claimcheck
