// Nested loops over all facts. Nothing here is shared with join.cpp but the meaning of the words: which facts fit a variable
// (facts.h), and the order in which rows come.
#include <algorithm>

#include "checker/engine/join.h"

namespace claimcheck {
namespace {

class SlowJoiner {
 public:
  SlowJoiner(const Program& program, Documents documents, const RowVisitor& visitor)
      : program_(program), documents_(documents), visitor_(visitor), row_(empty_row(program)) {}

  void run(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t d = first; d < last; ++d) {
      for (std::uint32_t f = 0; f < documents_[d].facts.size(); ++f) all_.push_back({d, f});
    }
    std::sort(all_.begin(), all_.end(),
              [&](FactRef a, FactRef b) { return text_order(documents_, a) < text_order(documents_, b); });
    if (program_.pair_by) {
      pairs();
    } else {
      bind(0);
    }
  }

 private:
  const Program& program_;
  Documents documents_;
  const RowVisitor& visitor_;
  std::vector<FactRef> all_;
  Row row_;

  bool fits(const Variable& v, FactRef candidate, FactRef anchor) const {
    const Fact& fact = fact_of(documents_, candidate);
    if (!admits(v, fact)) return false;
    if (v.level != Level::none) {
      if (candidate.document != anchor.document) return false;
      if (part_of(fact, v.level) != part_of(fact_of(documents_, anchor), v.level)) return false;
    }
    return std::all_of(v.keys.begin(), v.keys.end(), [&](const KeyPair& pair) {
      const auto own = key_of(documents_, candidate, pair.own);
      if (pair.other.variable == kNoIndex) return own == pair.literal;
      const auto other = key_of(documents_, row_.bound[pair.other.variable], pair.other);
      return own && other && *own == *other;
    });
  }

  std::vector<FactRef> fitting(const Variable& v, FactRef anchor) const {
    std::vector<FactRef> out;
    for (const FactRef c : all_) {
      if (fits(v, c, anchor)) out.push_back(c);
    }
    return out;
  }

  FactRef nearest(const std::vector<FactRef>& candidates, FactRef anchor) const {
    FactRef best;
    for (const FactRef c : candidates) {
      if (c == anchor) continue;
      if (best.none() || nearness(documents_, anchor, c) < nearness(documents_, anchor, best)) best = c;
    }
    return best;
  }

  // The facts that a `match` or `lookup` variable may take, others being bound.
  std::vector<FactRef> candidates(std::uint32_t index) {
    const Variable& v = program_.variables[index];
    const FactRef anchor = index == 0 ? FactRef{} : row_.bound[anchor_of(program_, index)];
    std::vector<FactRef> all = fitting(v, anchor);
    if (index == 0) return all;
    if (v.nearest) {
      const FactRef ref = nearest(all, anchor);
      if (ref.none()) return {};
      all = {ref};
      if (v.role == Role::match && !v.shared) {
        row_.bound[index] = ref;
        const std::vector<FactRef> back = fitting(mirrored(program_, index), ref);
        row_.bound[index] = {};
        if (nearest(back, ref) != anchor) return {};
      }
    } else {
      if (visitor_.eligible && v.role == Role::match) std::erase_if(all, [&](FactRef c) { return !visitor_.eligible(index, c); });
      const bool ordered = v.role == Role::match && v.type == program_.variables[anchor_of(program_, index)].type && !v.any_order;
      const auto kept = partners(documents_, all, anchor, ordered);
      all = std::vector<FactRef>(kept.begin(), kept.end());
    }
    std::erase_if(all, [&](FactRef c) { return !fits_beside(program_, documents_, row_, index, c); });
    return all;
  }

  void bind(std::uint32_t index) {
    if (index == program_.variables.size()) {
      visitor_.row(row_);
      return;
    }
    const Variable& v = program_.variables[index];
    if (v.role == Role::match) {
      const std::vector<FactRef> found = candidates(index);
      if (found.empty() && visitor_.dead_end) visitor_.dead_end(row_, index);
      for (const FactRef ref : found) take(index, ref);
    } else if (v.role == Role::lookup) {
      take(index, chosen(documents_, candidates(index), row_.bound[0]));
    } else {
      std::vector<FactRef> found = fitting(v, row_.bound[anchor_of(program_, index)]);
      std::erase_if(found, [&](FactRef c) { return !fits_beside(program_, documents_, row_, index, c); });
      if (v.role == Role::each) {
        each(index, std::move(found));
      } else if (found.empty()) {
        bind(index + 1);
      } else if (visitor_.dead_end) {
        visitor_.dead_end(row_, index);
      }
    }
  }

  void take(std::uint32_t index, FactRef ref) {
    row_.bound[index] = ref;
    bind(index + 1);
    row_.bound[index] = {};
  }

  void each(std::uint32_t index, std::vector<FactRef> found) {
    row_.crowded[index] = found.size() > kMostMembers;
    if (found.size() > kMostMembers) found.resize(kMostMembers + 1);
    row_.groups[index] = std::move(found);
    bind(index + 1);
    row_.groups[index].clear();
  }

  // a and b are neighbours if both have the key and the sort key, and no third fact of the group lies between them.
  void pairs() {
    const Variable& second = program_.variables[1];
    const auto in_group = [&](FactRef a, FactRef b) {
      row_.bound[0] = a;
      const bool ok = admits(program_.variables[0], fact_of(documents_, b)) && fits(with_stance(second), b, a) &&
                      sort_key(documents_, b, *program_.pair_by).has_value() && literals(program_.variables[0], b);
      row_.bound[0] = {};
      return ok;
    };
    const auto before = [&](FactRef a, FactRef b) {
      const Exact x = *sort_key(documents_, a, *program_.pair_by), y = *sort_key(documents_, b, *program_.pair_by);
      return x < y || (x == y && text_order(documents_, a) < text_order(documents_, b));
    };
    for (const FactRef a : all_) {
      if (!in_group(a, a)) continue;
      FactRef next;
      for (const FactRef b : all_) {
        if (in_group(a, b) && before(a, b) && (next.none() || before(b, next))) next = b;
      }
      if (next.none()) continue;
      row_.bound[0] = a;
      row_.bound[1] = next;
      bind(2);
      row_.bound[0] = row_.bound[1] = {};
    }
  }

  Variable with_stance(Variable v) const {
    v.any_stance = program_.variables[0].any_stance;
    return v;
  }
  bool literals(const Variable& v, FactRef ref) const {
    return std::all_of(v.keys.begin(), v.keys.end(),
                       [&](const KeyPair& p) { return key_of(documents_, ref, p.own) == p.literal; });
  }
};

}  // namespace

void rows_slowly(const Program& program, Documents documents, std::uint32_t first, std::uint32_t last,
                 const RowVisitor& visitor) {
  SlowJoiner(program, documents, visitor).run(first, last);
}

}  // namespace claimcheck
