#include "checker/claim/phrase_syntax.h"

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"
#include "checker/lexis/tokens.h"
#include "checker/lexis/words_file.h"
#include "checker/model/document.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kClauseGap = 8;
constexpr std::uint32_t kSentenceGap = 25;
constexpr int kDepth = 100;  // brackets in brackets: no file makes the parser run out of stack

constexpr std::array<std::string_view, kSlotKinds> kKindNames = {
    "count", "number", "percent", "points", "share", "fraction", "money", "measure", "amount", "ordinal",
    "date", "period", "duration", "actor", "series", "antecedent", "before", "word", "np"};

using Node = PhraseNode;

class Parser {
 public:
  Parser(std::string_view text, PhraseParts& parts, std::vector<PhraseFault>& faults)
      : text_(text), parts_(parts), lexicon_(parts.lexicon()), faults_(faults) {}

  Node parse() {
    Node node = choice();
    if (at_ < text_.size()) fault("found '" + std::string(1, text_[at_]) + "', expected the end of the phrase");
    return node;
  }

 private:
  bool at(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool take(char c) {
    if (!at(c)) return false;
    ++at_;
    return true;
  }
  void fault(std::string message) { faults_.push_back({at_, std::move(message)}); }
  Node node(Node::Kind kind) const { return {.kind = kind, .offset = static_cast<std::uint32_t>(at_)}; }

  Node choice() {
    if (depth_ == kDepth) {
      fault("brackets nest too deep");
      at_ = text_.size();
      return {};
    }
    ++depth_;
    Node out = branches();
    --depth_;
    return out;
  }

  Node branches() {
    Node first = sequence();
    if (!at('|')) return first;
    Node out = node(Node::Kind::choice);
    out.kids.push_back(std::move(first));
    while (take('|')) out.kids.push_back(sequence());
    return out;
  }

  Node sequence() {
    Node out = node(Node::Kind::sequence);
    while (true) {
      while (take(' ')) {}
      if (at_ >= text_.size() || at('|') || at(')')) return out;
      const std::size_t before = at_;
      element(out.kids);
      if (at_ == before) {  // a character that starts nothing
        fault("found '" + std::string(1, text_[at_]) + "', expected a word, <class>, {slot}, @part, group or gap");
        ++at_;
      }
    }
  }

  void element(std::vector<Node>& out) {
    const std::size_t first = out.size();
    switch (text_[at_]) {
      case '^': out.push_back(node(Node::Kind::start)), ++at_; break;
      case '$': out.push_back(node(Node::Kind::end)), ++at_; break;
      case '!': look(out, Node::Kind::forbid); break;
      case '&': look(out, Node::Kind::ask); break;
      case '(':
        ++at_;
        out.push_back(choice());
        if (!take(')')) fault("expected ')'");
        break;
      case '<':
        out.push_back(node(Node::Kind::group)), ++at_;
        out.back().id = group_until('>');
        break;
      case '{': slot(out); break;
      case '@': part(out); break;
      default:
        if (text_.substr(at_).starts_with("...")) gap(out);
        else words(out);
    }
    if (out.size() > first && take('?')) {
      Node option = node(Node::Kind::option);
      option.kids.push_back(std::move(out.back()));
      out.back() = std::move(option);
    }
  }

  void look(std::vector<Node>& out, Node::Kind kind) {
    Node ahead = node(kind);
    ++at_;
    if (at_ < text_.size()) element(ahead.kids);
    out.push_back(std::move(ahead));
  }

  void gap(std::vector<Node>& out) {
    Node gap = node(Node::Kind::gap);
    gap.clause = !text_.substr(at_).starts_with("....");
    gap.id = gap.clause ? kClauseGap : kSentenceGap;
    at_ += gap.clause ? 3 : 4;
    out.push_back(std::move(gap));
  }

  void part(std::vector<Node>& out) {
    Node part = node(Node::Kind::part);
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '-')) ++at_;
    const auto found = parts_.find(text_.substr(begin, at_ - begin), begin - 1, faults_);
    part.id = found.value_or(kNone);
    out.push_back(std::move(part));
  }

  std::string_view until(std::string_view stops) {
    const std::size_t end = std::min(text_.find_first_of(stops, at_), text_.size());
    const auto piece = text_.substr(at_, end - at_);
    at_ = end;
    return piece;
  }

  GroupId group_until(char close) {
    const std::size_t begin = at_;
    const auto name = until(std::string_view(&close, 1));
    const GroupId group = lexicon_.group(name);
    if (group == kNoGroup) faults_.push_back({begin, "no vocabulary class '" + std::string(name) + "'" + lexicon_.near(name)});
    if (!take(close)) fault("expected '" + std::string(1, close) + "'");
    return group;
  }

  void slot(std::vector<Node>& out) {
    Node slot = node(Node::Kind::slot);
    ++at_;
    slot.offset = static_cast<std::uint32_t>(at_);
    std::size_t begin = at_;
    auto kind = until(":}<");
    if (take(':')) {
      slot.field = kind;
      begin = at_;
      kind = until("}<");
    }
    if (kind.empty() && take('<')) {  // {body:<member>}: a word of a class is the value
      slot.kind = Node::Kind::group_slot;
      slot.id = group_until('>');
    } else {
      const auto known = slot_kind_named(kind);
      if (!known) {
        faults_.push_back({begin, "no kind of slot '" + std::string(kind) + "'" +
                                      nearest_name(kind, std::vector<std::string>(kKindNames.begin(), kKindNames.end()))});
      }
      slot.slot = known.value_or(SlotKind::count);
      if (take('<')) slot.noun = group_until('>');
    }
    if (!take('}')) fault("expected '}'");
    out.push_back(std::move(slot));
  }

  // A run of plain text: the tokens that the tokeniser makes of it.
  void words(std::vector<Node>& out) {
    std::string run;
    const auto offset = static_cast<std::uint32_t>(at_);
    while (at_ < text_.size() && std::string_view(" |()<>{}?!&^$@").find(text_[at_]) == std::string_view::npos &&
           !text_.substr(at_).starts_with("...")) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      run.push_back(text_[at_++]);
    }
    const std::string low = lower(run);
    std::vector<Token> tokens;
    tokenize(low, {0, static_cast<std::uint32_t>(low.size())}, lexicon_, tokens);
    for (const Token& t : tokens) out.push_back({.kind = Node::Kind::word, .id = lexicon_.intern(t.span().in(low)), .offset = offset});
  }

  std::string_view text_;
  PhraseParts& parts_;
  Lexicon& lexicon_;
  std::vector<PhraseFault>& faults_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::optional<SlotKind> slot_kind_named(std::string_view name) {
  const auto at = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (at == kKindNames.end()) return std::nullopt;
  return static_cast<SlotKind>(at - kKindNames.begin());
}

std::string_view name(SlotKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<std::uint32_t> PhraseParts::find(std::string_view name, std::size_t offset, std::vector<PhraseFault>& faults) {
  const auto at = std::find_if(texts_.begin(), texts_.end(), [&](const PartText& text) { return text.name == name; });
  if (at == texts_.end()) {
    std::vector<std::string> names;
    for (const PartText& text : texts_) names.push_back(text.name);
    faults.push_back({offset, "no part '" + std::string(name) + "' for '@" + std::string(name) + "'" + nearest_name(name, names)});
    return std::nullopt;
  }
  const auto index = static_cast<std::uint32_t>(at - texts_.begin());
  Part& part = parts_[index];
  if (part.state == Part::State::unread) {
    part.state = Part::State::reading;
    std::vector<PhraseFault> inside;
    part.tree = parse_phrase(at->text, *this, inside);
    part.state = inside.empty() ? Part::State::read : Part::State::faulty;
    for (const PhraseFault& fault : inside) faults.push_back({offset, "in part '" + at->name + "': " + fault.message});
    return inside.empty() ? std::optional(index) : std::nullopt;
  }
  if (part.state == Part::State::read) return index;
  const bool itself = part.state == Part::State::reading;
  faults.push_back({offset, "part '" + at->name + (itself ? "' uses itself" : "' is not sound")});
  return std::nullopt;
}

PhraseNode parse_phrase(std::string_view text, PhraseParts& parts, std::vector<PhraseFault>& faults) {
  return Parser(text, parts, faults).parse();
}

}  // namespace claimcheck
