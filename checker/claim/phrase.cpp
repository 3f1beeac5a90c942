#include "checker/claim/phrase.h"

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"
#include "checker/lexis/tokens.h"
#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

constexpr std::array<std::string_view, kSlotKinds> kKindNames = {
    "count", "number", "percent", "points", "share", "fraction", "money", "measure", "amount", "ordinal",
    "date", "period", "duration", "actor", "series", "antecedent", "word", "np"};

struct Node {
  enum class Kind { word, group, slot, group_slot, gap, sequence, choice, option, forbid, ask, start, end };
  Kind kind = Kind::sequence;
  std::uint32_t id = 0;     // word, group, gap length
  std::uint32_t noun = kNoGroup;
  bool clause = false;      // gap
  SlotKind slot = SlotKind::count;
  std::uint16_t field = kNoField;
  std::vector<Node> kids;
};

class PhraseParser {
 public:
  PhraseParser(std::string_view text, Lexicon& lexicon, const std::vector<std::string>& fields, std::vector<PhraseFault>& faults)
      : text_(text), lexicon_(lexicon), fields_(fields), faults_(faults) {}

  Node parse() {
    Node node = choice();
    if (at_ < text_.size()) fault("found '" + std::string(1, text_[at_]) + "', expected the end of the phrase");
    return node;
  }

 private:
  void space() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  void fault(std::string message) { faults_.push_back({at_, std::move(message)}); }

  Node choice() {
    Node node{Node::Kind::choice};
    do node.kids.push_back(sequence());
    while (take("|"));
    return node.kids.size() == 1 ? std::move(node.kids.front()) : node;
  }

  Node sequence() {
    Node node;
    for (space(); at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')'; space()) {
      const std::size_t before = at_;
      element(node.kids);
      if (at_ == before) {  // a character that starts nothing
        fault("found '" + std::string(1, text_[at_]) + "', expected a word, <class>, {slot}, group or gap");
        ++at_;
      }
    }
    return node;
  }

  void element(std::vector<Node>& out) {
    const std::size_t first = out.size();
    if (take("....")) {
      out.push_back({.kind = Node::Kind::gap, .id = kSentenceGap});
    } else if (take("...")) {
      out.push_back({.kind = Node::Kind::gap, .id = kClauseGap, .clause = true});
    } else if (take("^")) {
      out.push_back({.kind = Node::Kind::start});
    } else if (take("$")) {
      out.push_back({.kind = Node::Kind::end});
    } else if (at_ < text_.size() && (text_[at_] == '!' || text_[at_] == '&')) {
      Node node{.kind = text_[at_++] == '!' ? Node::Kind::forbid : Node::Kind::ask};
      element(node.kids);
      out.push_back(std::move(node));
    } else if (take("(")) {
      out.push_back(choice());
      if (!take(")")) fault("expected ')'");
    } else if (take("<")) {
      out.push_back({.kind = Node::Kind::group, .id = group_until('>')});
    } else if (take("{")) {
      out.push_back(slot());
    } else {
      words(out);
    }
    if (take("?") && out.size() > first) {
      Node option{.kind = Node::Kind::option};
      option.kids.push_back(std::move(out.back()));
      out.back() = std::move(option);
    }
  }

  std::string_view until(std::string_view stops) {
    const std::size_t end = std::min(text_.find_first_of(stops, at_), text_.size());
    const auto part = text_.substr(at_, end - at_);
    at_ = end;
    return part;
  }

  std::uint32_t group_until(char close) {
    const std::size_t begin = at_;
    const auto name = until(std::string(1, close));
    const GroupId group = lexicon_.group(name);
    if (group == kNoGroup) faults_.push_back({begin, "no vocabulary class '" + std::string(name) + "'" + lexicon_.near(name)});
    if (!take(std::string(1, close))) fault("expected '" + std::string(1, close) + "'");
    return group;
  }

  Node slot() {
    Node node{.kind = Node::Kind::slot};
    std::size_t begin = at_;
    auto name = until(":}<");
    if (take(":")) {
      const auto at = std::find(fields_.begin(), fields_.end(), name);
      if (at == fields_.end()) {
        faults_.push_back({begin, "no field '" + std::string(name) + "'" + nearest_name(name, fields_)});
      } else {
        node.field = static_cast<std::uint16_t>(at - fields_.begin());
      }
      begin = at_;
      name = until("}<");
    }
    if (name.empty() && take("<")) {  // {body:<member>}: a word of a class is the value
      node.kind = Node::Kind::group_slot;
      node.id = group_until('>');
    } else {
      const auto kind = slot_kind_named(name);
      if (!kind) {
        faults_.push_back({begin, "no kind of slot '" + std::string(name) + "'" +
                                      nearest_name(name, std::vector<std::string>(kKindNames.begin(), kKindNames.end()))});
      }
      node.slot = kind.value_or(SlotKind::count);
      if (take("<")) node.noun = group_until('>');
    }
    if (!take("}")) fault("expected '}'");
    return node;
  }

  // A run of plain text: the tokens that the tokeniser makes of it.
  void words(std::vector<Node>& out) {
    std::string run;
    while (at_ < text_.size() && std::string_view(" |()<>{}?!&^$").find(text_[at_]) == std::string_view::npos &&
           !text_.substr(at_).starts_with("...")) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      run.push_back(text_[at_++]);
    }
    const std::string low = lower(run);
    std::vector<Token> tokens;
    tokenize(low, {0, static_cast<std::uint32_t>(low.size())}, lexicon_, tokens);
    for (const Token& t : tokens) out.push_back({.kind = Node::Kind::word, .id = lexicon_.intern(t.span().in(low))});
  }

  std::string_view text_;
  Lexicon& lexicon_;
  const std::vector<std::string>& fields_;
  std::vector<PhraseFault>& faults_;
  std::size_t at_ = 0;
};

class Emitter {
 public:
  explicit Emitter(std::vector<Instruction>& program) : program_(program) {}

  void emit(const Node& node) {
    using Op = Instruction::Op;
    switch (node.kind) {
      case Node::Kind::word: add({.op = Op::word, .a = node.id}); break;
      case Node::Kind::group: add({.op = Op::group, .a = node.id}); break;
      case Node::Kind::group_slot: add({.op = Op::group_slot, .a = node.id, .field = node.field}); break;
      case Node::Kind::slot: add({.op = Op::slot, .b = node.noun, .field = node.field, .slot = node.slot}); break;
      case Node::Kind::gap: add({.op = Op::gap, .a = node.id, .b = node.clause ? 1U : 0U}); break;
      case Node::Kind::start: add({.op = Op::start}); break;
      case Node::Kind::end: add({.op = Op::end}); break;
      case Node::Kind::sequence:
        for (const Node& kid : node.kids) emit(kid);
        break;
      case Node::Kind::option: {
        const std::uint32_t split = add({.op = Op::split});
        program_[split].a = here();
        emit(node.kids.front());
        program_[split].b = here();
        break;
      }
      case Node::Kind::forbid:
      case Node::Kind::ask: {
        const std::uint32_t look = add({.op = node.kind == Node::Kind::ask ? Op::ask : Op::forbid});
        program_[look].a = here();
        for (const Node& kid : node.kids) emit(kid);
        add({.op = Op::accept});
        program_[look].b = here();
        break;
      }
      case Node::Kind::choice: choice(node); break;
    }
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }
  std::uint32_t add(Instruction instruction) {
    program_.push_back(instruction);
    return here() - 1;
  }

  void choice(const Node& node) {
    std::vector<std::uint32_t> jumps;
    for (std::size_t i = 0; i < node.kids.size(); ++i) {
      if (i + 1 == node.kids.size()) {
        emit(node.kids[i]);
        break;
      }
      const std::uint32_t split = add({.op = Instruction::Op::split});
      program_[split].a = here();
      emit(node.kids[i]);
      jumps.push_back(add({.op = Instruction::Op::jump}));
      program_[split].b = here();
    }
    for (const std::uint32_t jump : jumps) program_[jump].a = here();
  }

  std::vector<Instruction>& program_;
};

std::uint32_t bit(SlotKind kind) { return std::uint32_t{1} << static_cast<std::uint32_t>(kind); }

// What a phrase can start with: the instructions reached before anything is taken.
void collect_first(const std::vector<Instruction>& program, std::uint32_t pc, First& out) {
  const Instruction& i = program[pc];
  switch (i.op) {
    case Instruction::Op::word: out.words.push_back(i.a); break;
    case Instruction::Op::group:
    case Instruction::Op::group_slot: out.groups.push_back(i.a); break;
    case Instruction::Op::slot:
      if (i.slot == SlotKind::word || i.slot == SlotKind::noun_phrase || i.slot == SlotKind::antecedent) out.anywhere = true;
      out.slots |= bit(i.slot);
      break;
    case Instruction::Op::split:
      collect_first(program, i.a, out);
      collect_first(program, i.b, out);
      break;
    case Instruction::Op::jump: collect_first(program, i.a, out); break;
    case Instruction::Op::forbid:
    case Instruction::Op::ask: collect_first(program, i.b, out); break;
    case Instruction::Op::start:
      out.at_start = pc == 0;
      collect_first(program, pc + 1, out);
      break;
    case Instruction::Op::gap:
    case Instruction::Op::end:
    case Instruction::Op::accept: out.anywhere = true; break;
  }
}


using Required = std::vector<std::vector<Feature>>;

// How often a feature is met, roughly: function words in nearly every sentence, figures in half of them, others rarely.
int frequency(const Feature& f, const Lexicon& lexicon, GroupId common) {
  if (f.kind == Feature::Kind::slot) return 40;
  if (f.kind == Feature::Kind::word) return common != kNoGroup && lexicon.is(f.id, common) ? 100 : 1;
  return 5;
}

int frequency(const std::vector<Feature>& any, const Lexicon& lexicon, GroupId common) {
  int sum = 0;
  for (const Feature& f : any) sum += frequency(f, lexicon, common);
  return sum;
}

Required required_of(const Node& node, const Lexicon& lexicon, GroupId common) {
  switch (node.kind) {
    case Node::Kind::word: return {{{Feature::Kind::word, node.id}}};
    case Node::Kind::group:
    case Node::Kind::group_slot: return {{{Feature::Kind::group, node.id}}};
    case Node::Kind::slot:
      if (node.slot == SlotKind::word || node.slot == SlotKind::noun_phrase || node.slot == SlotKind::antecedent) return {};
      return {{{Feature::Kind::slot, static_cast<std::uint32_t>(node.slot)}}};
    case Node::Kind::sequence:
    case Node::Kind::ask: {
      Required all;
      for (const Node& kid : node.kids) {
        for (auto& set : required_of(kid, lexicon, common)) all.push_back(std::move(set));
      }
      return all;
    }
    case Node::Kind::choice: {
      std::vector<Feature> any;
      for (const Node& kid : node.kids) {
        Required of_kid = required_of(kid, lexicon, common);
        if (of_kid.empty()) return {};
        const auto rarest = std::min_element(of_kid.begin(), of_kid.end(), [&](const auto& x, const auto& y) {
          return frequency(x, lexicon, common) < frequency(y, lexicon, common);
        });
        any.insert(any.end(), rarest->begin(), rarest->end());
      }
      return {any};
    }
    default: return {};
  }
}

}  // namespace

std::optional<SlotKind> slot_kind_named(std::string_view name) {
  const auto at = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (at == kKindNames.end()) return std::nullopt;
  return static_cast<SlotKind>(at - kKindNames.begin());
}

std::string_view name(SlotKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

bool compile_phrase(std::string_view text, Lexicon& lexicon, const std::vector<std::string>& fields, Phrase& phrase,
                    std::vector<PhraseFault>& faults) {
  const std::size_t before = faults.size();
  const Node root = PhraseParser(text, lexicon, fields, faults).parse();
  if (faults.size() != before) return false;
  Emitter(phrase.program).emit(root);
  phrase.program.push_back({.op = Instruction::Op::accept});
  collect_first(phrase.program, 0, phrase.first);
  for (std::uint32_t pc = 0; pc < phrase.program.size(); ++pc) {
    if (phrase.program[pc].op != Instruction::Op::gap) continue;
    phrase.program[pc].field = static_cast<std::uint16_t>(phrase.after_gap.size());
    phrase.after_gap.emplace_back();
    collect_first(phrase.program, pc + 1, phrase.after_gap.back());
    phrase.after_gap.back().at_start = false;
  }
  const GroupId common = lexicon.group("function-word");
  phrase.required = required_of(root, lexicon, common);
  std::stable_sort(phrase.required.begin(), phrase.required.end(),
                   [&](const auto& x, const auto& y) { return frequency(x, lexicon, common) < frequency(y, lexicon, common); });
  if (phrase.required.empty()) {
    faults.push_back({0, "the phrase has no word, class or figure that a sentence must have"});
    return false;
  }
  return true;
}

}  // namespace claimcheck
