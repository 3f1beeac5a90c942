#include "checker/claim/phrase.h"

#include <algorithm>
#include <set>

#include "checker/lexis/words_file.h"
#include "checker/model/document.h"

namespace claimcheck {
namespace {

using Op = Instruction::Op;
using Kind = PhraseNode::Kind;

class Emitter {
 public:
  Emitter(const PhraseParts& parts, const std::vector<std::string>& fields, std::vector<Instruction>& program,
          std::vector<PhraseFault>& faults)
      : parts_(parts), fields_(fields), program_(program), faults_(faults) {}

  void emit(const PhraseNode& node) {
    switch (node.kind) {
      case Kind::word: add({.op = Op::word, .a = node.id}); break;
      case Kind::group: add({.op = Op::group, .a = node.id}); break;
      case Kind::group_slot: add({.op = Op::group_slot, .field = field(node), .a = node.id}); break;
      case Kind::slot: add({.op = Op::slot, .slot = node.slot, .field = field(node), .b = node.noun}); break;
      case Kind::gap: add({.op = Op::gap, .a = node.id, .b = node.clause ? 1U : 0U}); break;
      case Kind::start: add({.op = Op::start}); break;
      case Kind::end: add({.op = Op::end}); break;
      case Kind::sequence: emit_all(node); break;
      case Kind::option: option(node); break;
      case Kind::forbid: look(node, Op::forbid); break;
      case Kind::ask: look(node, Op::ask); break;
      case Kind::choice: choice(node); break;
      case Kind::part: part(node); break;
    }
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }
  std::uint32_t add(Instruction instruction) {
    program_.push_back(instruction);
    return here() - 1;
  }
  void emit_all(const PhraseNode& node) {
    for (const PhraseNode& kid : node.kids) emit(kid);
  }

  void option(const PhraseNode& node) {
    const std::uint32_t split = add({.op = Op::split});
    program_[split].a = here();
    emit_all(node);
    program_[split].b = here();
  }

  void look(const PhraseNode& node, Op op) {
    const std::uint32_t at = add({.op = op});
    program_[at].a = here();
    emit_all(node);
    add({.op = Op::accept});
    program_[at].b = here();
  }

  void choice(const PhraseNode& node) {
    std::vector<std::uint32_t> jumps;
    for (std::size_t i = 0; i + 1 < node.kids.size(); ++i) {
      const std::uint32_t split = add({.op = Op::split});
      program_[split].a = here();
      emit(node.kids[i]);
      jumps.push_back(add({.op = Op::jump}));
      program_[split].b = here();
    }
    emit(node.kids.back());
    for (const std::uint32_t jump : jumps) program_[jump].a = here();
  }

  void part(const PhraseNode& node) {
    const bool outermost = !inside_;
    if (node.id == kNone) return;
    if (outermost) inside_ = node.offset;
    emit(parts_.tree(node.id));
    if (outermost) inside_.reset();
  }

  std::uint16_t field(const PhraseNode& slot) {
    if (slot.field.empty()) return kNoField;
    const auto at = std::find(fields_.begin(), fields_.end(), slot.field);
    if (at != fields_.end()) return static_cast<std::uint16_t>(at - fields_.begin());
    faults_.push_back({inside_.value_or(slot.offset), "no field '" + std::string(slot.field) + "'" + nearest_name(slot.field, fields_)});
    return kNoField;
  }

  const PhraseParts& parts_;
  const std::vector<std::string>& fields_;
  std::vector<Instruction>& program_;
  std::vector<PhraseFault>& faults_;
  std::optional<std::uint32_t> inside_;  // of a part: its place in the phrase
};

// By group: whether one of its words is a function word, as those of <be> are.
std::vector<bool> groups_of_function_words(const Lexicon& lexicon) {
  const GroupId function_word = lexicon.group("function-word");
  std::vector<bool> out(lexicon.group_count(), false);
  lexicon.for_each_form([&](WordId word, GroupId group, bool) { out[group] = out[group] || lexicon.is(word, function_word); });
  return out;
}

}  // namespace

PhraseCompiler::PhraseCompiler(PhraseParts& parts, FeatureSets& firsts, FeatureSets& needs)
    : parts_(parts), firsts_(firsts), needs_(needs), function_word_(parts.lexicon().group("function-word")),
      common_(groups_of_function_words(parts.lexicon())), required_of_part_(parts.size()) {}

// How often one of the features is met, roughly: function words in nearly every sentence, figures in half of them, others rarely.
int PhraseCompiler::frequency(const std::vector<Feature>& any) const {
  int sum = 0;
  for (const Feature& f : any) {
    switch (f.kind) {
      case Feature::Kind::word: sum += parts_.lexicon().is(f.id, function_word_) ? 100 : 1; break;
      case Feature::Kind::group: sum += common_[f.id] ? 100 : 5; break;
      case Feature::Kind::slot: sum += 40; break;
    }
  }
  return sum;
}

// What a sentence must have for a piece of a phrase to match. Of a choice: one of the rarest of each branch.
PhraseCompiler::Required PhraseCompiler::required_of(const PhraseNode& node) {
  switch (node.kind) {
    case Kind::word: return {{{Feature::Kind::word, node.id}}};
    case Kind::group:
    case Kind::group_slot: return {{{Feature::Kind::group, node.id}}};
    case Kind::slot:
      if ((bit(node.slot) & kWordSlots) != 0) return {};
      return {{{Feature::Kind::slot, static_cast<std::uint32_t>(node.slot)}}};
    case Kind::sequence:
    case Kind::ask: {
      Required all;
      for (const PhraseNode& kid : node.kids) {
        for (auto& set : required_of(kid)) all.push_back(std::move(set));
      }
      return all;
    }
    case Kind::choice: {
      std::vector<Feature> any;
      for (const PhraseNode& kid : node.kids) {
        const Required of_kid = required_of(kid);
        if (of_kid.empty()) return {};
        const auto rarest = std::min_element(of_kid.begin(), of_kid.end(),
                                             [&](const auto& x, const auto& y) { return frequency(x) < frequency(y); });
        any.insert(any.end(), rarest->begin(), rarest->end());
      }
      return {any};
    }
    case Kind::part: {
      auto& known = required_of_part_[node.id];
      if (!known) known = required_of(parts_.tree(node.id));
      return *known;
    }
    default: return {};
  }
}

// From the end to the start: control only goes forward.
void PhraseCompiler::number_first_sets(std::vector<Instruction>& program) {
  for (std::size_t pc = program.size(); pc-- > 0;) {
    Instruction& i = program[pc];
    switch (i.op) {
      case Op::word: i.first = firsts_.of({Feature::Kind::word, i.a}); break;
      case Op::group:
      case Op::group_slot: i.first = firsts_.of({Feature::Kind::group, i.a}); break;
      case Op::slot: i.first = firsts_.of({Feature::Kind::slot, static_cast<std::uint32_t>(i.slot)}); break;
      case Op::split: i.first = firsts_.either(program[i.a].first, program[i.b].first); break;
      case Op::jump: i.first = program[i.a].first; break;
      case Op::forbid:
      case Op::ask: i.first = program[i.b].first; break;
      case Op::start: i.first = program[pc + 1].first; break;
      case Op::gap:
      case Op::end:
      case Op::accept: i.first = FeatureSets::kAny; break;
    }
  }
}

bool PhraseCompiler::compile(std::string_view text, const std::vector<std::string>& fields, Phrase& phrase,
                             std::vector<PhraseFault>& faults) {
  const std::size_t before = faults.size();
  const PhraseNode root = parse_phrase(text, parts_, faults);
  std::vector<Instruction> program;
  Emitter(parts_, fields, program, faults).emit(root);  // even of a faulty tree: to find the fields that do not exist
  if (faults.size() != before) {
    std::stable_sort(faults.begin() + static_cast<std::ptrdiff_t>(before), faults.end(),
                     [](const PhraseFault& x, const PhraseFault& y) { return x.offset < y.offset; });
    return false;
  }
  program.push_back({.op = Op::accept});
  phrase.at_start = program.front().op == Op::start;
  number_first_sets(program);
  phrase.program = Table(std::move(program));
  std::set<std::pair<int, FeatureSets::Id>> required;
  for (auto& any : required_of(root)) {
    const FeatureSets::Id need = needs_.of(std::move(any));
    required.emplace(frequency(needs_.features(need)), need);
  }
  for (const auto& [often, need] : required) phrase.required.push_back(need);
  if (phrase.required.empty()) {
    faults.push_back({0, "the phrase has no word, class or figure that a sentence must have"});
    return false;
  }
  return true;
}

}  // namespace claimcheck
