#include "checker/engine/solve.h"

#include <algorithm>

namespace claimcheck {
namespace {

using Lets = std::vector<Let>;

bool is_target(const Node& node, const FieldRef& target) {
  return node.op == Op::path && node.let == kNoIndex && node.field == target;
}

// Above this the exact number does not matter: the equation is not solved.
constexpr int kOften = 1000;

int occurrences(const Node& node, const FieldRef& target, const Lets& lets, int depth = 0) {
  if (depth > 64) return kOften;
  if (is_target(node, target)) return 1;
  int count = node.let != kNoIndex ? occurrences(lets[node.let].expr, target, lets, depth + 1) : 0;
  for (const Node& argument : node.args) count = std::min(kOften, count + occurrences(argument, target, lets, depth + 1));
  return count;
}

Node binary(Op op, Node a, Node b) {
  Node out;
  out.op = op;
  out.kind = Kind::figure;
  out.args.push_back(std::move(a));
  out.args.push_back(std::move(b));
  return out;
}

// `side` = `value`, and the target is somewhere in `side`: peels one operation off `side` at a time.
std::optional<Node> peel(const Node& side, Node value, const FieldRef& target, const Lets& lets) {
  if (is_target(side, target)) return value;
  if (side.let != kNoIndex) return peel(lets[side.let].expr, std::move(value), target, lets);
  if (side.fold == Fold::sum) return is_target(side.args[0], target) ? std::optional(std::move(value)) : std::nullopt;
  if (side.args.empty()) return std::nullopt;
  const bool left = occurrences(side.args[0], target, lets) == 1;
  const auto go = [&](Op op_left, Op op_right, bool swapped_right) -> std::optional<Node> {
    const Node& other = side.args[left ? 1 : 0];
    if (left) return peel(side.args[0], binary(op_left, std::move(value), other), target, lets);
    Node rest = swapped_right ? binary(op_right, other, std::move(value)) : binary(op_right, std::move(value), other);
    return peel(side.args[1], std::move(rest), target, lets);
  };
  switch (side.op) {
    case Op::add:
      return go(Op::subtract, Op::subtract, false);
    case Op::subtract:
      return go(Op::add, Op::subtract, true);  // a − x = v: x = a − v
    case Op::multiply:
      return go(Op::divide, Op::divide, false);
    case Op::divide:
      return go(Op::multiply, Op::divide, true);  // a / x = v: x = a / v
    case Op::negate: {
      Node zero;
      zero.op = Op::number;
      zero.kind = Kind::figure;
      return peel(side.args[0], binary(Op::subtract, std::move(zero), std::move(value)), target, lets);
    }
    case Op::first_known:
      // If the target is known, the other side of ?? plays no part; if it is not, there is nothing to correct.
      if (left) return peel(side.args[0], std::move(value), target, lets);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

void collect(const Node& node, const Lets& lets, std::vector<FieldRef>& out, int depth) {
  if (depth > 64) return;
  if (node.op == Op::path && node.let == kNoIndex && node.field.attribute == Attribute::none &&
      (node.kind == Kind::figure || node.kind == Kind::series)) {
    if (std::find(out.begin(), out.end(), node.field) == out.end()) out.push_back(node.field);
  }
  if (node.let != kNoIndex) collect(lets[node.let].expr, lets, out, depth + 1);
  for (const Node& argument : node.args) collect(argument, lets, out, depth + 1);
}

}  // namespace

std::optional<Node> solve(const Node& equation, const FieldRef& target, const std::vector<Let>& lets) {
  if (equation.op != Op::equal || equation.args.size() != 2 || equation.args[0].kind != Kind::figure) return std::nullopt;
  if (occurrences(equation, target, lets) != 1) return std::nullopt;
  const bool left = occurrences(equation.args[0], target, lets) == 1;
  return peel(equation.args[left ? 0 : 1], equation.args[left ? 1 : 0], target, lets);
}

std::vector<FieldRef> figures_in(const Node& node, const std::vector<Let>& lets) {
  std::vector<FieldRef> out;
  collect(node, lets, out, 0);
  return out;
}

}  // namespace claimcheck
