// The plain figures of a paragraph that tells what a body's rule is, by how much a vote was won, or what share of something is meant.
// There, a figure that no phrase has claimed may still be the one that the statement rests on ("the ushers let in 31"): rules
// take it only where no other would fit.
#include "checker/claim/beside_facts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "checker/claim/fields.h"
#include "checker/claim/told_figure.h"

namespace claimcheck {
namespace {

// What makes a paragraph's figures worth keeping.
constexpr std::array<std::string_view, 4> kReasons = {"quorum_rule", "qualified_rule", "vote_margin", "share_marked"};

std::vector<std::uint32_t> blocks_with_reason(const FactMaker& maker, const std::vector<Fact>& found) {
  std::array<std::uint32_t, kReasons.size()> types{};
  std::transform(kReasons.begin(), kReasons.end(), types.begin(), [&](std::string_view name) { return maker.schema.find(name); });
  std::vector<std::uint32_t> blocks;
  for (const Fact& fact : found) {
    if (std::find(types.begin(), types.end(), fact.type) != types.end()) blocks.push_back(fact.block);
  }
  std::sort(blocks.begin(), blocks.end());
  return blocks;
}

}  // namespace

void add_figures_beside(FactMaker& maker, const std::vector<Fact>& found) {
  const std::vector<std::uint32_t> blocks = blocks_with_reason(maker, found);
  if (blocks.empty()) return;
  const View& view = maker.view;
  const GroupId member = view.lexicon.group("member"), vote = view.lexicon.group("vote-noun");
  for (const Mention& m : view.mentions.mentions) {
    if (m.nested || m.figure() == nullptr || !std::binary_search(blocks.begin(), blocks.end(), view.mentions.sentences[m.sentence].block)) continue;
    std::optional<PlacedFigure> figure = told_figure(m);
    if (!figure) continue;
    const std::string_view who = m.figure()->noun.empty() ? "bare" : noun_is(view, m, vote) ? "vote" : noun_is(view, m, member) ? "member" : "other";
    const std::string measure = figure->measure;
    maker.add("figure_beside", m.span,
              {{"value", {std::move(*figure), m.span}}, {"measure", key_field(measure, m.span)}, {"who", key_field(std::string(who), m.span)}}, true);
  }
}

}  // namespace claimcheck
