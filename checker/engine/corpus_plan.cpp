#include "checker/engine/corpus_plan.h"

#include <algorithm>

#include "checker/engine/facts.h"
#include "checker/engine/program.h"

namespace claimcheck {
namespace {

bool is_field(const FieldRef& ref) { return ref.attribute == Attribute::none; }
bool is_document(const FieldRef& ref) { return ref.attribute == Attribute::document; }

// Found in the document of another one: no key is needed.
bool by_document(const Variable& variable) {
  return (variable.level != Level::none && variable.anchor != kNoIndex) ||
         std::any_of(variable.keys.begin(), variable.keys.end(), [](const KeyPair& pair) { return pair.other.variable != kNoIndex && is_document(pair.own) && is_document(pair.other); });
}

// The slots that a rule needs: those of its joins, in order of its variables.
std::vector<CorpusSlot> slots_of(const Program& program) {
  std::vector<CorpusSlot> out;
  const std::optional<std::uint32_t> by = program.pair_by && is_field(*program.pair_by) ? std::optional(program.pair_by->field) : std::nullopt;
  for (std::uint32_t v = 1; v < program.variables.size(); ++v) {
    if (by_document(program.variables[v])) continue;
    for (const KeyPair& pair : program.variables[v].keys) {
      if (pair.other.variable == kNoIndex || !is_field(pair.own) || !is_field(pair.other)) continue;
      const auto order = v == 1 ? by : std::nullopt;
      out.push_back({program.variables[v].type, pair.own.field, order});
      out.push_back({program.variables[pair.other.variable].type, pair.other.field, order});
    }
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
std::optional<CorpusRule> plan_of(const Program& program, std::uint32_t rule, const std::vector<CorpusSlot>& slots) {
  const auto number = [&](const CorpusSlot& slot) { return static_cast<std::uint32_t>(std::lower_bound(slots.begin(), slots.end(), slot) - slots.begin()); };
  const auto there = [&](const CorpusSlot& slot) { return std::binary_search(slots.begin(), slots.end(), slot); };
  CorpusRule out;
  out.rule = rule;
  out.paired = program.pair_by.has_value();
  out.needs_text = needs_text(program);
  for (const Variable& variable : program.variables) out.types.push_back(variable.type);
  if (program.pair_by && !is_field(*program.pair_by)) return std::nullopt;
  for (std::uint32_t v = 1; v < program.variables.size(); ++v) {
    const Variable& variable = program.variables[v];
    const auto order = v == 1 && program.pair_by ? std::optional(program.pair_by->field) : std::nullopt;
    bool reached = false;
    std::uint32_t from_variable = kNoIndex;
    for (const KeyPair& pair : variable.keys) {
      if (pair.other.variable == kNoIndex || !is_field(pair.own) || !is_field(pair.other)) continue;
      const Variable& other = program.variables[pair.other.variable];
      const CorpusSlot own{variable.type, pair.own.field, order}, from{other.type, pair.other.field, order};
      if (!there(own) || !there(from) || (reached && pair.other.variable != from_variable)) continue;
      from_variable = pair.other.variable;
      out.links.push_back({v, other.type, pair.other.field, variable.type, number(own), number(from)});
      reached = true;
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
  for (std::uint32_t i = 0; i < programs.size(); ++i) {
    if (!programs[i].corpus) continue;
    if (auto plan = plan_of(programs[i], i, slots_)) rules_.push_back(std::move(*plan));
  }
}

void CorpusPlan::keys(const Fact& fact, std::vector<CorpusKey>& out) const {
  auto at = std::lower_bound(slots_.begin(), slots_.end(), CorpusSlot{fact.type, 0, std::nullopt});
  for (; at != slots_.end() && at->type == fact.type; ++at) {
    const auto* key = at->field < fact.fields.size() ? std::get_if<std::string>(&fact.fields[at->field].value) : nullptr;
    if (key == nullptr || key->empty()) continue;
    CorpusKey found{static_cast<std::uint32_t>(at - slots_.begin()), *key, 0};
    if (at->pair_by) {
      const auto place = sort_value(fact, *at->pair_by);
      if (!place) continue;
      found.place = place->floor().numerator();
    }
    out.push_back(found);
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
  for (const CorpusSlot& slot : slots_) {
    const FactType& type = schema.types[slot.type];
    out += type.name + "." + type.fields[slot.field].name + (slot.pair_by ? "/" + type.fields[*slot.pair_by].name : "") + " ";
  }
  return out;
}

}  // namespace claimcheck
