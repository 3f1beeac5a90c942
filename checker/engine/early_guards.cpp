#include "checker/engine/early_guards.h"

#include <algorithm>

#include "checker/engine/conditions.h"

namespace claimcheck {
namespace {

void add_variables(const Program& program, const Node& node, std::set<std::uint32_t>& out) {
  const auto note = [&](std::uint32_t variable) {
    if (variable != kNoIndex) out.insert(variable);
  };
  if (node.let != kNoIndex) add_variables(program, program.lets[node.let].expr, out);
  else note(node.field.variable);
  note(node.over);
  for (const Node& arg : node.args) add_variables(program, arg, out);
}

void split_at_and(const Node& guard, std::vector<const Node*>& out) {
  if (guard.op != Op::both) {
    out.push_back(&guard);
    return;
  }
  for (const Node& half : guard.args) split_at_and(half, out);
}

// What a condition costs, in calls of functions: those that compare texts cost more than all else.
std::size_t calls_in(const Program& program, const Node& node) {
  std::size_t out = node.function != nullptr ? 1 : 0;
  if (node.let != kNoIndex) out += calls_in(program, program.lets[node.let].expr);
  for (const Node& arg : node.args) out += calls_in(program, arg);
  return out;
}

}  // namespace

std::vector<const Node*> conditions_of(const std::vector<Node>& guards) {
  std::vector<const Node*> out;
  for (const Node& guard : guards) split_at_and(guard, out);
  return out;
}

std::set<std::uint32_t> variables_of(const Program& program, const Node& node) {
  std::set<std::uint32_t> out;
  add_variables(program, node, out);
  return out;
}

bool refuses(const Node& condition, Evaluator& evaluator) {
  const auto half = [&](const Node& arg) { return refuses(arg, evaluator); };
  if (condition.op == Op::both) return std::any_of(condition.args.begin(), condition.args.end(), half);
  if (condition.op == Op::either) return std::all_of(condition.args.begin(), condition.args.end(), half);
  // Most conditions compare two keys.
  const bool equal = condition.op == Op::equal;
  if ((equal || condition.op == Op::not_equal) && condition.args[0].kind == Kind::key && condition.args[1].kind == Kind::key) {
    const auto left = evaluator.key(condition.args[0]), right = evaluator.key(condition.args[1]);
    return left && right && (*left == *right) != equal;
  }
  return evaluator.truth(condition).impossible_as_written();
}

EarlyGuards::EarlyGuards(const Program& program) : by_last_(program.variables.size()), own_(program.variables.size()) {
  for (const Node* condition : conditions_of(program.guards)) {
    const std::set<std::uint32_t> variables = variables_of(program, *condition);
    const std::uint32_t last = variables.empty() ? 0 : *variables.rbegin();
    const bool own = variables.size() == 1 && chosen_by_own_conditions(program, last);
    (own ? own_ : by_last_)[last].push_back(condition);
  }
  for (auto* all : {&own_, &by_last_}) {
    for (auto& of_variable : *all) {
      std::stable_sort(of_variable.begin(), of_variable.end(), [&](const Node* a, const Node* b) { return calls_in(program, *a) < calls_in(program, *b); });
    }
  }
  for (std::uint32_t v = 0; v < program.variables.size(); ++v) glances_.emplace_back(program, v);
}

bool EarlyGuards::eligible(const Program& program, Documents documents, Row& alone, std::uint32_t variable, FactRef fact) const {
  const auto& conditions = own_[variable];
  if (conditions.empty()) return true;
  alone.bound[variable] = fact;
  Evaluator evaluator(program, documents, alone, false);
  const bool out = std::none_of(conditions.begin(), conditions.end(), [&](const Node* condition) { return refuses(*condition, evaluator); });
  alone.bound[variable] = {};
  return out;
}

bool EarlyGuards::allow(const Program& program, Documents documents, const Row& row, std::uint32_t bound) const {
  const auto& conditions = by_last_[bound - 1];
  if (conditions.empty()) return true;
  Evaluator evaluator(program, documents, row, false);
  return std::none_of(conditions.begin(), conditions.end(), [&](const Node* condition) { return refuses(*condition, evaluator); });
}

}  // namespace claimcheck
