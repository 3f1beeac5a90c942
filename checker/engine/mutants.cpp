// Rules with one thing wrong, to see whether their examples notice.
#include "checker/engine/rule_data.h"

namespace claimcheck {
namespace {

struct Turned {
  Op from, to;
  std::string_view name;
};
constexpr Turned kTurned[] = {
    {Op::equal, Op::not_equal, "'=' turned into '!='"},          {Op::not_equal, Op::equal, "'!=' turned into '='"},
    {Op::less, Op::greater, "'<' turned into '>'"},              {Op::greater, Op::less, "'>' turned into '<'"},
    {Op::less_equal, Op::greater_equal, "'<=' turned into '>='"}, {Op::greater_equal, Op::less_equal, "'>=' turned into '<='"},
};

// Calls `use` with every comparison under a node.
template <class Use>
void for_each_comparison(Node& node, const Use& use) {
  for (const Turned& turned : kTurned) {
    if (node.op != turned.from) continue;
    node.op = turned.to;
    use(turned.name);
    node.op = turned.from;
    break;
  }
  for (Node& arg : node.args) for_each_comparison(arg, use);
}

}  // namespace

std::vector<RuleSet::Mutant> RuleSet::mutants(std::size_t rule) const {
  std::vector<Mutant> out;
  Program program = data_->programs[rule];
  const auto keep = [&](std::string what) {
    RuleSet changed;
    changed.data_->schema = data_->schema;
    changed.data_->programs.push_back(program);
    changed.data_->ready();
    out.push_back({std::move(what), std::move(changed)});
  };
  for_each_comparison(program.assertion, [&](std::string_view turned) { keep("in 'assert', " + std::string(turned)); });
  for (std::size_t g = 0; g < program.guards.size(); ++g) {
    const std::string guard = "guard " + std::to_string(g + 1);
    for_each_comparison(program.guards[g], [&](std::string_view turned) { keep("in " + guard + ", " + std::string(turned)); });
    const std::vector<Node> guards = program.guards;
    program.guards.erase(program.guards.begin() + static_cast<std::ptrdiff_t>(g));
    keep("without " + guard);
    program.guards = guards;
  }
  return out;
}

}  // namespace claimcheck
