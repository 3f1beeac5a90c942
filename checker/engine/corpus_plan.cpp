#include "checker/engine/corpus_plan.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <set>

#include "checker/engine/facts.h"
#include "checker/engine/rule_data.h"

namespace claimcheck {
namespace {

bool is_field(const FieldRef& ref) { return ref.attribute == Attribute::none; }
bool is_document(const FieldRef& ref) { return ref.attribute == Attribute::document; }

// Found in the document of another one: no key is needed.
bool by_document(const Variable& variable) {
  return (variable.level != Level::none && variable.anchor != kNoIndex) ||
         std::any_of(variable.keys.begin(), variable.keys.end(), [](const KeyPair& pair) { return pair.other.variable != kNoIndex && is_document(pair.own) && is_document(pair.other); });
}

// The slots that join a variable to an earlier one: its own, and the other's. Only what it has in common with one of them.
struct Joint {
  std::uint32_t variable = kNoIndex, from = kNoIndex;
  CorpusSlot own, other;

  bool equates(std::uint32_t own_field, std::uint32_t other_field) const {
    for (std::size_t i = 0; i < own.fields.size(); ++i) {
      if (own.fields[i] == own_field && other.fields[i] == other_field) return true;
    }
    return false;
  }
};

std::optional<Joint> joint_of(const Program& program, std::uint32_t v) {
  const Variable& variable = program.variables[v];
  std::vector<std::pair<std::uint32_t, std::uint32_t>> fields;
  Joint out;
  out.variable = v;
  for (const KeyPair& pair : variable.keys) {
    if (pair.other.variable == kNoIndex || !is_field(pair.own) || !is_field(pair.other)) continue;
    if (out.from == kNoIndex) out.from = pair.other.variable;
    if (pair.other.variable == out.from) fields.emplace_back(pair.own.field, pair.other.field);
  }
  if (fields.empty()) return std::nullopt;
  std::sort(fields.begin(), fields.end());
  const auto by = v == 1 && program.pair_by && is_field(*program.pair_by) ? std::optional(program.pair_by->field) : std::nullopt;
  out.own = {variable.type, {}, by}, out.other = {program.variables[out.from].type, {}, by};
  for (const auto& [own, other] : fields) out.own.fields.push_back(own), out.other.fields.push_back(other);
  return out;
}

// Whether what a variable is joined on includes what an earlier one of the type was fetched by: its facts are there already.
bool is_there(const Joint& joint, const Joint& earlier) {
  if (joint.own.type != earlier.own.type || (joint.from != earlier.from && joint.from != earlier.variable)) return false;
  for (std::size_t i = 0; i < earlier.own.fields.size(); ++i) {
    const std::uint32_t own = earlier.own.fields[i], other = joint.from == earlier.variable ? own : earlier.other.fields[i];
    if (!joint.equates(own, other)) return false;
  }
  return true;
}

// How the variables of a rule are reached by key, each in a way of its own.
std::vector<Joint> joints_of(const Program& program) {
  std::vector<Joint> out;
  for (std::uint32_t v = 1; v < program.variables.size(); ++v) {
    if (by_document(program.variables[v])) continue;
    if (auto joint = joint_of(program, v)) out.push_back(std::move(*joint));
  }
  return out;
}

bool is_there(const std::vector<Joint>& joints, std::size_t index) {
  const auto end = joints.begin() + static_cast<std::ptrdiff_t>(index);
  return std::any_of(joints.begin(), end, [&](const Joint& earlier) { return is_there(joints[index], earlier); });
}

// The slots that a rule needs.
std::vector<CorpusSlot> slots_of(const Program& program) {
  std::vector<CorpusSlot> out;
  const std::vector<Joint> joints = joints_of(program);
  for (std::size_t i = 0; i < joints.size(); ++i) {
    if (!is_there(joints, i)) out.insert(out.end(), {joints[i].own, joints[i].other});
  }
  return out;
}

// The fields that an expression looks at, by variable.
using FieldsOf = std::vector<std::set<std::uint32_t>>;
void add_fields(const FieldRef& ref, FieldsOf& out) {
  if (is_field(ref) && ref.variable != kNoIndex && ref.field != kNoIndex) out[ref.variable].insert(ref.field);
}
void add_fields(const Node& node, FieldsOf& out) {
  if (node.let == kNoIndex) add_fields(node.field, out);
  for (const Node& arg : node.args) add_fields(arg, out);
}

// Those that a verdict rests on and those that a finding stands at.
FieldsOf fields_of(const Program& program) {
  FieldsOf out(program.variables.size());
  for (std::uint32_t v = 0; v < program.variables.size(); ++v) {
    for (const KeyPair& pair : program.variables[v].keys) {
      if (is_field(pair.own)) out[v].insert(pair.own.field);
      add_fields(pair.other, out);
    }
    if (program.pair_by && v < 2 && is_field(*program.pair_by)) out[v].insert(program.pair_by->field);
  }
  for (const Node& guard : program.guards) add_fields(guard, out);
  for (const Let& let : program.lets) add_fields(let.expr, out);
  add_fields(program.assertion, out);
  if (program.flips) add_fields(*program.flips, out);
  for (const PlaceRole& place : program.places) add_fields(place.field, out);
  for (const Correction& correction : program.corrections) {
    add_fields(correction.field, out);
    add_fields(correction.expr, out);
  }
  return out;
}

bool calls_words(const Node& node) {
  if (node.op == Op::call && node.text == "words") return true;
  return std::any_of(node.args.begin(), node.args.end(), calls_words);
}

bool needs_text(const Program& program) {
  return calls_words(program.assertion) || std::any_of(program.guards.begin(), program.guards.end(), calls_words) ||
         std::any_of(program.lets.begin(), program.lets.end(), [](const Let& let) { return calls_words(let.expr); });
}

std::vector<std::uint32_t> matched_types(const Program& program) {
  std::vector<std::uint32_t> out;
  for (const Variable& v : program.variables) {
    if (v.role == Role::match) out.push_back(v.type);
  }
  return out;
}

// Absent if some variable cannot be reached by key or document.
std::optional<CorpusJoin> plan_of(const Program& program, std::uint32_t rule, const std::vector<CorpusSlot>& slots) {
  const auto number = [&](const CorpusSlot& slot) { return static_cast<std::uint32_t>(std::lower_bound(slots.begin(), slots.end(), slot) - slots.begin()); };
  CorpusJoin out;
  out.rules = {rule};
  out.paired = program.pair_by.has_value();
  out.needs_text = needs_text(program);
  for (const Variable& variable : program.variables) out.types.push_back(variable.type);
  const std::vector<Joint> joints = joints_of(program);
  if (program.pair_by && !is_field(*program.pair_by)) return std::nullopt;
  for (std::uint32_t v = 1; v < program.variables.size(); ++v) {
    const Variable& variable = program.variables[v];
    bool reached = false;
    // What must not be in a document is asked only once something is found.
    if (variable.role == Role::none && by_document(variable)) {
      out.vetoed = true;
      continue;
    }
    const auto joint = std::find_if(joints.begin(), joints.end(), [&](const Joint& j) { return j.variable == v; });
    if (joint != joints.end()) {
      reached = true;
      const auto at = static_cast<std::size_t>(joint - joints.begin());
      if (!is_there(joints, at)) out.links.push_back({v, joint->other.type, number(joint->other), variable.type, number(joint->own)});
    }
    // A whole document is read only where no key leads to the fact.
    for (const KeyPair& pair : variable.keys) {
      if (reached || pair.other.variable == kNoIndex || !is_document(pair.own) || !is_document(pair.other)) continue;
      out.companions.emplace_back(program.variables[pair.other.variable].type, variable.type);
      reached = true;
    }
    if (!reached && variable.level != Level::none && variable.anchor != kNoIndex) {
      out.companions.emplace_back(program.variables[variable.anchor].type, variable.type);
      reached = true;
    }
    if (!reached) return std::nullopt;
  }
  return out.links.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

CorpusPlan::CorpusPlan(const RuleSet& rules) {
  const std::vector<Program>& programs = rules.data().programs;
  for (const Program& program : programs) {
    if (!program.corpus) {
      if (needs_text(program)) of_text_.push_back(matched_types(program));
      continue;
    }
    const auto more = slots_of(program);
    slots_.insert(slots_.end(), more.begin(), more.end());
  }
  std::sort(slots_.begin(), slots_.end());
  slots_.erase(std::unique(slots_.begin(), slots_.end()), slots_.end());
  for (const CorpusSlot& slot : slots_) fields_.emplace_back(rules.data().schema.types[slot.type].fields.size());
  for (std::uint32_t i = 0; i < programs.size(); ++i) {
    if (!programs[i].corpus) continue;
    auto join = plan_of(programs[i], i, slots_);
    if (!join) continue;
    const FieldsOf looked_at = fields_of(programs[i]);
    for (const CorpusJoin::Link& link : join->links) {
      for (std::uint32_t v = 0; v < looked_at.size(); ++v) {
        for (const std::uint32_t slot : {link.from_slot, link.slot}) {
          if (slots_[slot].type != programs[i].variables[v].type) continue;
          for (const std::uint32_t field : looked_at[v]) fields_[slot][field] = true;
        }
      }
    }
    const auto same = std::find_if(joins_.begin(), joins_.end(), [&](const CorpusJoin& other) { return other.like(*join); });
    if (same == joins_.end()) {
      joins_.push_back(std::move(*join));
    } else {
      same->rules.push_back(i);
      same->types.insert(same->types.end(), join->types.begin(), join->types.end());
    }
  }
}

std::int64_t CorpusKey::place(std::int64_t day) const {
  if (!sorted_by) return day;
  constexpr int kDayBits = 21;  // two thousand years on either side of 1970
  constexpr std::int64_t kFarthest = std::int64_t{1} << (kDayBits - 1);
  // The bits of doubles are in the order of the doubles, but for the sign.
  std::int64_t bits = std::bit_cast<std::int64_t>(*sorted_by + 0.0);
  if (bits < 0) bits ^= std::numeric_limits<std::int64_t>::max();
  return (bits & -(kFarthest * 2)) + std::clamp(day, -kFarthest, kFarthest - 1) + kFarthest;
}

std::optional<CorpusKey> CorpusPlan::key(const Fact& fact, std::uint32_t slot) const {
  const CorpusSlot& by = slots_[slot];
  CorpusKey out{slot, {}, {}};
  for (const std::uint32_t field : by.fields) {
    const auto* key = field < fact.fields.size() ? std::get_if<std::string>(&fact.fields[field].value) : nullptr;
    if (key == nullptr) return std::nullopt;  // what is not known is equal to nothing
    if (field != by.fields.front()) out.key += '\x1f';
    out.key += *key;
  }
  if (out.key.size() < by.fields.size()) return std::nullopt;  // all are empty
  if (by.pair_by) {
    const auto place = sort_value(fact, *by.pair_by);
    if (!place) return std::nullopt;
    out.sorted_by = place->approximately();
  }
  return out;
}

void CorpusPlan::keys(const Fact& fact, std::vector<CorpusKey>& out) const {
  const auto first = std::partition_point(slots_.begin(), slots_.end(), [&](const CorpusSlot& slot) { return slot.type < fact.type; });
  for (auto at = first; at != slots_.end() && at->type == fact.type; ++at) {
    if (auto found = key(fact, static_cast<std::uint32_t>(at - slots_.begin()))) out.push_back(std::move(*found));
  }
}

bool CorpusPlan::reads_text(const std::vector<Fact>& facts) const {
  return std::any_of(of_text_.begin(), of_text_.end(), [&](const std::vector<std::uint32_t>& types) {
    return std::all_of(types.begin(), types.end(), [&](std::uint32_t type) {
      return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.type == type; });
    });
  });
}

std::string CorpusPlan::signature(const Schema& schema) const {
  std::string out;
  for (std::size_t s = 0; s < slots_.size(); ++s) {
    const CorpusSlot& slot = slots_[s];
    const FactType& type = schema.types[slot.type];
    out += type.name;
    for (const std::uint32_t field : slot.fields) out += "." + type.fields[field].name;
    out += (slot.pair_by ? "/" + type.fields[*slot.pair_by].name + "/day" : "") + ":";
    for (const bool kept : fields_[s]) out += kept ? '1' : '0';
    out += ' ';
  }
  return out;
}

}  // namespace claimcheck
