#include "checker/engine/join.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace claimcheck {
namespace {

// Facts of one key, in text order. For `near`: which of the facts up to here reaches farthest.
struct Group {
  std::vector<FactRef> facts;
  std::vector<std::uint32_t> farthest;
};
using Groups = std::unordered_map<std::string, Group>;

// What an index is built for: facts of a type, by part and fields.
using IndexId = std::tuple<std::uint32_t, bool, Level, std::vector<std::pair<std::uint32_t, Attribute>>>;

// Numbers as their bytes: a key is looked up and never shown.
void append_number(std::string& out, std::uint32_t number) { out.append(reinterpret_cast<const char*>(&number), sizeof number); }
void append_key(std::string& out, std::string_view key) {
  append_number(out, static_cast<std::uint32_t>(key.size()));
  out += key;
}
void append_part(std::string& out, FactRef ref, const Fact& fact, Level level) {
  if (level == Level::none) return;
  append_number(out, ref.document);
  append_number(out, part_of(fact, level));
}

}  // namespace

struct FactIndex::Data {
  Documents documents;
  std::vector<std::vector<FactRef>> by_type;  // in text order
  std::map<IndexId, Groups> indices;
  SightColumns columns;
  mutable std::string asked;  // the key that is looked up: its memory is used again

  // The number of a fact among those of its type.
  std::uint32_t rank(FactRef ref) const {
    const auto& all = by_type[fact_of(documents, ref).type];
    const TextOrder here = text_order(documents, ref);
    const auto at = std::partition_point(all.begin(), all.end(), [&](FactRef other) { return text_order(documents, other) < here; });
    return static_cast<std::uint32_t>(at - all.begin());
  }

  Groups& index_for(const Variable& v) {
    std::vector<std::pair<std::uint32_t, Attribute>> fields;
    for (const KeyPair& pair : v.keys) fields.emplace_back(pair.own.field, pair.own.attribute);
    const auto [at, fresh] = indices.try_emplace(IndexId{v.type, v.any_stance, v.level, std::move(fields)});
    if (fresh) build(v, at->second);
    return at->second;
  }

  void build(const Variable& v, Groups& out) {
    if (v.type >= by_type.size()) return;
    for (const FactRef ref : by_type[v.type]) {
      const Fact& fact = fact_of(documents, ref);
      if (!admits(v, fact)) continue;
      std::string key;
      append_part(key, ref, fact, v.level);
      if (own_key(v, ref, key)) out[key].facts.push_back(ref);
    }
    if (v.level == Level::none) return;
    for (auto& [key, group] : out) farthest(group);
  }

  bool own_key(const Variable& v, FactRef ref, std::string& out) const {
    for (const KeyPair& pair : v.keys) {
      const auto key = key_of(documents, ref, pair.own);
      if (!key) return false;
      append_key(out, *key);
    }
    return true;
  }

  void farthest(Group& group) const {
    const auto reach = [&](std::uint32_t i) {
      const Fact& fact = fact_of(documents, group.facts[i]);
      return std::make_tuple(fact.span.end, fact.span.begin, group.facts[i].fact);
    };
    std::uint32_t best = 0;
    for (std::uint32_t i = 0; i < group.facts.size(); ++i) {
      if (reach(i) > reach(best)) best = i;
      group.farthest.push_back(best);
    }
  }

  // The facts that fit a variable when others are bound; null if none can. `groups` is the variable's index.
  const Group* group_for(const Variable& v, const Groups& groups, const Row& row, FactRef anchor) const {
    asked.clear();
    if (v.level != Level::none) append_part(asked, anchor, fact_of(documents, anchor), v.level);
    for (const KeyPair& pair : v.keys) {
      if (pair.other.variable == kNoIndex) {
        append_key(asked, pair.literal);
        continue;
      }
      const auto value = key_of(documents, row.bound[pair.other.variable], pair.other);
      if (!value) return nullptr;
      append_key(asked, *value);
    }
    const auto at = groups.find(asked);
    return at == groups.end() ? nullptr : &at->second;
  }

  FactRef nearest(const Group& group, FactRef anchor) const {
    const Span here = fact_of(documents, anchor).span;
    const auto split = std::partition_point(group.facts.begin(), group.facts.end(),
                                            [&](FactRef c) { return fact_of(documents, c).span.begin < here.begin; });
    FactRef best;
    if (split != group.facts.begin())
      best = group.facts[group.farthest[static_cast<std::size_t>(split - group.facts.begin()) - 1]];
    auto behind = split;
    if (behind != group.facts.end() && *behind == anchor) ++behind;
    if (behind != group.facts.end() &&
        (best.none() || nearness(documents, anchor, *behind) < nearness(documents, anchor, best))) {
      best = *behind;
    }
    return best;
  }
};

namespace {

// One run over the variables of a rule.
template <class Data>
class Joiner {
 public:
  Joiner(const Program& program, Data& data, const RowVisitor& visitor)
      : program_(program),
        data_(data),
        visitor_(visitor),
        row_(empty_row(program)),
        matched_(static_cast<std::uint32_t>(std::count_if(program.variables.begin(), program.variables.end(), [](const Variable& v) { return v.role == Role::match; }))),
        mirrors_(program.variables.size()),
        groups_(program.variables.size()),
        mirror_groups_(program.variables.size()),
        columns_(2 * program.variables.size()) {
    for (std::uint32_t i = 0; i < program.variables.size(); ++i) {
      if (program.variables[i].nearest) mirrors_[i] = mirrored(program, i);
    }
  }

  void run() {
    if (program_.pair_by) {
      pairs();
    } else {
      bind(0);
    }
  }

 private:
  const Program& program_;
  Data& data_;
  const RowVisitor& visitor_;
  Row row_;
  std::uint32_t matched_;  // how many variables are matched; they come first
  std::vector<Variable> mirrors_;
  std::vector<const Groups*> groups_, mirror_groups_;  // the indices of the variables, once asked for
  // Of a group, those that the conditions on a variable alone allow, each with its rank among all of its type.
  struct Eligible {
    std::vector<FactRef> facts;
    std::vector<std::uint32_t> ranks;
  };
  std::map<std::pair<std::uint32_t, const Group*>, Eligible> eligible_;  // by variable
  std::vector<std::vector<SightColumn*>> columns_;                       // of each variable's glance, for its anchor and for it

  // Whether a choice of facts has one in focus, or can still get one.
  bool in_focus(std::uint32_t bound, FactRef next = {}) const {
    if (visitor_.focus == nullptr || bound + (next.none() ? 0U : 1U) < matched_) return true;
    const auto is = [&](FactRef ref) { return !ref.none() && (*visitor_.focus)[ref.document]; };
    return is(next) || std::any_of(row_.bound.begin(), row_.bound.begin() + bound, is);
  }

  void bind(std::uint32_t index) {
    if (!in_focus(index)) return;
    if (index > 0 && visitor_.promising && !visitor_.promising(row_, index)) return;
    if (index == program_.variables.size()) {
      visitor_.row(row_);
      return;
    }
    switch (program_.variables[index].role) {
      case Role::match:
        match(index);
        break;
      case Role::lookup:
        lookup(index);
        break;
      case Role::each:
        each(index);
        break;
      case Role::none:
        none(index);
        break;
    }
  }

  void dead_end(std::uint32_t index) {
    if (visitor_.dead_end) visitor_.dead_end(row_, index);
  }

  FactRef anchor(std::uint32_t index) const { return index == 0 ? FactRef{} : row_.bound[anchor_of(program_, index)]; }
  const Group* group(std::uint32_t index) { return group(program_.variables[index], groups_[index], anchor(index)); }
  const Group* group(const Variable& v, const Groups*& groups, FactRef from) {
    if (groups == nullptr) groups = &data_.index_for(v);
    return data_.group_for(v, *groups, row_, from);
  }

  void take(std::uint32_t index, FactRef ref) {
    row_.bound[index] = ref;
    bind(index + 1);
    row_.bound[index] = {};
  }

  void match(std::uint32_t index) {
    const Variable& v = program_.variables[index];
    const Group* found = group(index);
    bool any = false;
    if (found != nullptr && index == 0) {
      any = true;
      for (const FactRef ref : found->facts) take(0, ref);
    } else if (found != nullptr && v.nearest) {
      const FactRef ref = nearest(index, *found);
      any = !ref.none();
      if (any) take(index, ref);
    } else if (found != nullptr) {
      const FactRef from = anchor(index);
      const bool ordered = v.type == program_.variables[anchor_of(program_, index)].type && !v.any_order;
      for (const FactRef ref : worth_a_look(index, eligible(index, *found), from, ordered)) {
        if (!fits_beside(program_, data_.documents, row_, index, ref)) continue;
        any = true;
        take(index, ref);
      }
    }
    if (!any) dead_end(index);
  }

  const Eligible& eligible(std::uint32_t index, const Group& group) {
    const auto [at, fresh] = eligible_.try_emplace({index, &group});
    if (!fresh) return at->second;
    const auto allowed = [&](FactRef ref) { return !visitor_.eligible || visitor_.eligible(index, ref); };
    std::copy_if(group.facts.begin(), group.facts.end(), std::back_inserter(at->second.facts), allowed);
    if (visitor_.glances == nullptr || (*visitor_.glances)[index].blind()) return at->second;
    for (const FactRef ref : at->second.facts) at->second.ranks.push_back(data_.rank(ref));
    return at->second;
  }

  // Of a fact's partners those that a glance does not rule out.
  std::vector<FactRef> worth_a_look(std::uint32_t index, const Eligible& eligible, FactRef from, bool ordered) {
    const auto all = partners(data_.documents, eligible.facts, from, ordered);
    std::vector<FactRef> out;
    const PairGlance* glance = visitor_.glances != nullptr ? &(*visitor_.glances)[index] : nullptr;
    if (glance == nullptr || glance->blind()) {
      out.assign(all.begin(), all.end());
      return out;
    }
    std::optional<PairGlance::Pair> pair;  // most facts of an archive have no partner in focus
    const auto first = static_cast<std::size_t>(all.data() - eligible.facts.data());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!in_focus(index, all[i])) continue;
      if (!pair) pair = glance_pair(index, *glance, from);
      pair->facts[PairGlance::partner] = all[i];
      pair->ranks[PairGlance::partner] = eligible.ranks[first + i];
      if (is_worth(*glance, *pair)) out.push_back(all[i]);
    }
    return out;
  }

  PairGlance::Pair glance_pair(std::uint32_t index, const PairGlance& glance, FactRef from) {
    PairGlance::Pair out{data_.documents, {from, {}}, {data_.rank(from), 0}, {}};
    for (const auto side : {PairGlance::anchor, PairGlance::partner}) out.columns[side] = &columns(index, glance, side);
    return out;
  }

  bool is_worth(const PairGlance& glance, const PairGlance::Pair& pair) const { return !(visitor_.findings_alone && glance.agree(pair)) && glance.may_meet(pair); }

  const std::vector<SightColumn*>& columns(std::uint32_t index, const PairGlance& glance, PairGlance::Side side) {
    auto& out = columns_[2 * index + side];
    if (out.empty()) {
      for (const Sight& sight : glance.sights(side)) out.push_back(&data_.columns.column(program_, sight, data_.by_type[program_.variables[sight.variable].type].size()));
    }
    return out;
  }

  // The nearest fact, if the anchor is also the nearest to it (or may be shared) and it fits beside those that are bound.
  FactRef nearest(std::uint32_t index, const Group& found) {
    const Variable& v = program_.variables[index];
    const FactRef from = anchor(index);
    const FactRef ref = data_.nearest(found, from);
    if (ref.none() || !fits_beside(program_, data_.documents, row_, index, ref)) return {};
    if (v.shared || v.role != Role::match) return ref;
    row_.bound[index] = ref;
    const Group* back = group(mirrors_[index], mirror_groups_[index], ref);
    row_.bound[index] = {};
    return back != nullptr && data_.nearest(*back, ref) == from ? ref : FactRef{};
  }

  void lookup(std::uint32_t index) {
    const Group* found = group(index);
    FactRef ref;
    if (found != nullptr && program_.variables[index].nearest) {
      ref = nearest(index, *found);
    } else if (found != nullptr) {
      std::vector<FactRef> fitting;
      for (const FactRef c : partners(data_.documents, found->facts, anchor(index), false)) {
        if (fits_beside(program_, data_.documents, row_, index, c)) fitting.push_back(c);
      }
      ref = chosen(data_.documents, fitting, row_.bound[0]);
    }
    take(index, ref);
  }

  void each(std::uint32_t index) {
    if (const Group* found = group(index)) {
      for (const FactRef c : found->facts) {
        if (row_.groups[index].size() > kMostMembers) break;
        if (fits_beside(program_, data_.documents, row_, index, c)) row_.groups[index].push_back(c);
      }
    }
    row_.crowded[index] = row_.groups[index].size() > kMostMembers;
    bind(index + 1);
    row_.groups[index].clear();
  }

  void none(std::uint32_t index) {
    const Group* found = group(index);
    const auto fits = [&](FactRef c) { return fits_beside(program_, data_.documents, row_, index, c); };
    // Of the facts that are bound, only so many can stand in the way of the first that is not.
    const auto end = found == nullptr ? std::size_t{0} : std::min(found->facts.size(), program_.variables.size() + 1);
    if (found != nullptr && std::any_of(found->facts.begin(), found->facts.begin() + static_cast<std::ptrdiff_t>(end), fits)) {
      dead_end(index);
    } else {
      bind(index + 1);
    }
  }

  // Neighbours of each key group, sorted by the field: k − 1 pairs.
  void pairs() {
    Variable v = program_.variables[0];
    for (const KeyPair& pair : program_.variables[1].keys) {
      if (pair.other.variable != kNoIndex) v.keys.push_back(pair);
    }
    for (const KeyPair& pair : program_.variables[1].keys) {
      if (pair.other.variable == kNoIndex) v.keys.push_back(pair);
    }
    std::vector<std::pair<FactRef, FactRef>> out;
    for (const auto& [key, group] : data_.index_for(v)) neighbours(group.facts, out);
    const auto order = [&](const auto& p) {
      return std::make_pair(text_order(data_.documents, p.first), text_order(data_.documents, p.second));
    };
    std::sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    const PairGlance* glance = visitor_.glances != nullptr ? &(*visitor_.glances)[1] : nullptr;
    for (const auto& [a, b] : out) {
      if (visitor_.focus != nullptr && !(*visitor_.focus)[a.document] && !(*visitor_.focus)[b.document]) continue;
      if (glance != nullptr && !glance->blind()) {
        PairGlance::Pair pair = glance_pair(1, *glance, a);
        pair.facts[PairGlance::partner] = b, pair.ranks[PairGlance::partner] = data_.rank(b);
        if (!is_worth(*glance, pair)) continue;
      }
      row_.bound[0] = a;
      row_.bound[1] = b;
      bind(2);
      row_.bound[0] = row_.bound[1] = {};
    }
  }

  void neighbours(const std::vector<FactRef>& facts, std::vector<std::pair<FactRef, FactRef>>& out) {
    std::vector<std::pair<Exact, FactRef>> sorted;
    for (const FactRef ref : facts) {
      const bool literal = std::all_of(
          program_.variables[1].keys.begin(), program_.variables[1].keys.end(),
          [&](const KeyPair& p) { return p.other.variable != kNoIndex || key_of(data_.documents, ref, p.own) == p.literal; });
      if (const auto by = sort_key(data_.documents, ref, *program_.pair_by); by && literal) sorted.emplace_back(*by, ref);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 1; i < sorted.size(); ++i) out.emplace_back(sorted[i - 1].second, sorted[i].second);
  }
};

}  // namespace

FactIndex::FactIndex(Documents documents, std::uint32_t first, std::uint32_t last) : data_(std::make_unique<Data>()) {
  data_->documents = documents;
  std::vector<std::vector<FactRef>>& by_type = data_->by_type;
  for (std::uint32_t d = first; d < last; ++d) {
    const std::vector<Fact>& facts = documents[d].facts;
    for (std::uint32_t f = 0; f < facts.size(); ++f) {
      if (facts[f].type >= by_type.size()) by_type.resize(facts[f].type + 1);
      by_type[facts[f].type].push_back({d, f});
    }
  }
  const auto before = [&](FactRef a, FactRef b) { return text_order(documents, a) < text_order(documents, b); };
  for (std::vector<FactRef>& facts : by_type) {
    if (!std::is_sorted(facts.begin(), facts.end(), before)) std::sort(facts.begin(), facts.end(), before);
  }
}
FactIndex::~FactIndex() = default;
FactIndex::FactIndex(FactIndex&&) noexcept = default;

void FactIndex::rows(const Program& program, const RowVisitor& visitor) {
  // Most rules have nothing to look at in most documents: that must cost next to nothing.
  for (const Variable& v : program.variables) {
    if (v.role == Role::match && (v.type >= data_->by_type.size() || data_->by_type[v.type].empty())) return;
  }
  Joiner<Data>(program, *data_, visitor).run();
}

}  // namespace claimcheck
