#include "checker/claim/machine.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

constexpr int kStepBudget = 4000;  // per phrase and start: no input makes a match slow
constexpr std::uint32_t kLongestNounPhrase = 7;  // tokens

using Op = Instruction::Op;

}  // namespace

// An instruction is of every match if no step goes past it. Control goes forward only; the bodies of looks take no tokens. Every way
// to a piece goes through the one before, so that what lies between two is the difference of what lies before them.
std::vector<ChainLink> chain_of(std::span<const Instruction> program, const std::vector<bool>& several_words) {
  constexpr std::uint32_t kFar = ChainLink::kFar;
  struct Before {  // tokens before an instruction
    std::uint32_t least = kFar, most = 0, mentions = 0;
    std::size_t unknown = 0;  // steps of no known length
  };
  std::vector<Before> before(program.size());
  std::vector<std::uint32_t> pieces = {0};
  std::uint32_t reach = 0;  // of the steps so far
  before[0].least = 0;
  for (std::uint32_t pc = 0; pc < program.size(); ++pc) {
    if (before[pc].least == kFar) continue;
    const Instruction& i = program[pc];
    const bool token = i.op == Op::word || i.op == Op::group || i.op == Op::group_slot || i.op == Op::slot;
    if (reach <= pc && pc > 0 && ((token || i.op == Op::split) && i.first != FeatureSets::kAny)) pieces.push_back(pc);
    if (i.op == Op::accept) {  // the last: those of looks are not reached
      pieces.push_back(pc);
      break;
    }
    Before behind = before[pc];
    behind.least += token ? 1 : 0;
    switch (i.op) {
      case Op::word: ++behind.most; break;
      case Op::group:
      case Op::group_slot: behind.most += several_words[i.a] ? kLongestForm : 1; break;
      case Op::gap: behind.most += i.a; break;
      case Op::slot:
        if (i.slot == SlotKind::word || i.slot == SlotKind::before) ++behind.most;
        else if (i.slot == SlotKind::noun_phrase) behind.most += kLongestNounPhrase;
        else if (i.slot == SlotKind::series || i.slot == SlotKind::antecedent) ++behind.unknown;
        else ++behind.mentions;
        break;
      default: break;
    }
    const auto step = [&](std::uint32_t to) {
      Before& there = before[to];
      there.least = std::min(there.least, behind.least);
      there.most = std::max(there.most, behind.most);
      there.mentions = std::max(there.mentions, behind.mentions);
      there.unknown = std::max(there.unknown, behind.unknown);
      reach = std::max(reach, to);
    };
    if (i.op == Op::split || i.op == Op::jump) step(i.a);
    if (i.op == Op::split || i.op == Op::forbid || i.op == Op::ask) step(i.b);
    else if (i.op != Op::jump) step(pc + 1);
  }
  std::vector<ChainLink> chain;
  for (std::size_t n = 0; n + 1 < pieces.size(); ++n) {
    const Before &here = before[pieces[n]], &next = before[pieces[n + 1]];
    const bool known = next.unknown == here.unknown;
    const bool twice = known && next.most == here.most && next.mentions == here.mentions && program[pieces[n + 1]].first == program[pieces[n]].first;
    if (twice && n + 2 < pieces.size()) continue;  // "^" and what it stands before
    chain.push_back({program[pieces[n]].first, next.least - here.least, known ? next.most - here.most : kFar, next.mentions - here.mentions});
  }
  return chain;
}

// What mentions of these kinds can start.
const std::uint64_t* Machine::row_of_kinds(SlotKinds kinds) {
  for (const auto& [known, row] : kind_rows_) {
    if (known == kinds) return row.data();
  }
  std::vector<std::uint64_t> row(starts_->width(), 0);
  starts_->add_slots(kinds, row);
  return kind_rows_.emplace_back(kinds, std::move(row)).second.data();
}

void Machine::enter(std::uint32_t sentence) {
  sentence_ = sentence;
  begin_ = view_.mentions.sentences[sentence].first;
  end_ = view_.mentions.sentences[sentence].last;
  series_.clear();
  if (starts_ == nullptr) return;
  rows_.clear();
  start_bits_.clear();
  longest_mention_ = 0;
  for (std::uint32_t t = begin_; t < end_; ++t) {
    const SlotKinds kinds = view_.kinds_at(t);
    rows_.push_back({starts_->row(tokens_[t].word), row_of_kinds(kinds)});
    if (kinds == 0) continue;
    for (const Edge& edge : view_.edges(t)) {
      if (edge.kinds != 0 && edge.last <= end_) longest_mention_ = std::max(longest_mention_, edge.last - edge.first);
    }
  }
}

void Machine::load(const Phrase& phrase) {
  program_ = phrase.program.data();
  ++loads_;
}

// The tokens of the sentence at which something of a set can start.
std::span<const std::uint64_t> Machine::tokens_of(FeatureSets::Id first) {
  Starts& known = known_starts_[first];
  const std::size_t words = (rows_.size() + 63) / 64;
  if (known.sentence != sentence_) {
    known = {sentence_, static_cast<std::uint32_t>(start_bits_.size())};
    const std::size_t at = first / 64, shift = first % 64;
    for (std::size_t from = 0; from < rows_.size(); from += 64) {
      const Row* const begin = rows_.data() + from;
      std::uint64_t bits = 0;
      for (const Row* row = rows_.data() + std::min(rows_.size(), from + 64); row-- != begin;) bits = bits << 1 | (row->of(at) >> shift & 1);
      start_bits_.push_back(bits);
    }
    if (first == FeatureSets::kAny) {
      for (std::uint32_t i = 0; i < rows_.size(); ++i) start_bits_[known.begin + i / 64] |= std::uint64_t{1} << (i % 64);
    }
  }
  return std::span(start_bits_).subspan(known.begin, words);
}

namespace {

using Bits = std::span<std::uint64_t>;

// The bits so much lower; with `both`, they and those that are there.
void lower_bits(Bits bits, std::size_t by, bool both) {
  const std::size_t words = by / 64, rest = by % 64;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    const std::uint64_t low = i + words < bits.size() ? bits[i + words] >> rest : 0;
    const std::uint64_t high = rest != 0 && i + words + 1 < bits.size() ? bits[i + words + 1] << (64 - rest) : 0;
    bits[i] = (both ? bits[i] : 0) | low | high;
  }
}

// From where pieces stand to where something can stand that many tokens before one of them, from `least` to `most`. Nearly all
// sentences have no more tokens than a number has bits.
std::uint64_t step_back(std::uint64_t bits, std::size_t least, std::size_t most) {
  if (least >= 64) return 0;
  bits >>= least;
  if (most - least >= 63) return bits == 0 ? 0 : ~std::uint64_t{0} >> std::countl_zero(bits);
  for (std::size_t width = 1; width <= most - least;) {
    const std::size_t more = std::min(width, most - least + 1 - width);
    bits |= bits >> more;
    width += more;
  }
  return bits;
}
void step_back(Bits bits, std::size_t least, std::size_t most) {
  if (least > 0) lower_bits(bits, least, false);
  for (std::size_t width = 1; width <= most - least && width < 64 * bits.size();) {
    const std::size_t more = std::min(width, most - least + 1 - width);
    lower_bits(bits, more, true);
    width += more;
  }
}

}  // namespace

// From the last piece back to the first: each where one of the next stands as far behind it as it may.
std::span<const std::uint64_t> Machine::starts_of(std::span<const ChainLink> chain) {
  if (rows_.size() < chain.back().least) return {};
  const std::size_t room = rows_.size() - chain.back().least + 1;  // places of the last
  const auto most = [&](const ChainLink& link) {
    return link.most == ChainLink::kFar ? std::size_t{0xFFFFFFFF} : std::max<std::size_t>(link.most + std::size_t{link.mentions} * longest_mention_, link.least);
  };
  if (rows_.size() <= 64) {
    // Those of these tokens at which something of a set can start. Of a few each is looked at.
    const auto among = [&](std::uint64_t tokens, FeatureSets::Id first) {
      constexpr int kFew = 6;
      if (first == FeatureSets::kAny) return tokens;
      if (const Starts& known = known_starts_[first]; known.sentence == sentence_) return tokens & start_bits_[known.begin];
      std::uint64_t many = tokens;
      for (int i = 0; i < kFew; ++i) many &= many - 1;
      if (many != 0) return tokens & tokens_of(first)[0];
      std::uint64_t out = 0;
      for (std::uint64_t rest = tokens; rest != 0; rest &= rest - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(rest));
        out |= (rows_[at].of(first / 64) >> (first % 64) & 1) << at;
      }
      return out;
    };
    std::uint64_t left = room < 64 ? (std::uint64_t{1} << room) - 1 : ~std::uint64_t{0};
    for (std::size_t n = chain.size(); n-- > 0;) {
      if (n + 1 < chain.size()) left = step_back(left, chain[n].least, most(chain[n]));
      left = among(left, chain[n].first);
      if (left == 0) return {};
    }
    feasible_.assign(1, left);
    return feasible_;
  }
  feasible_.assign((rows_.size() + 63) / 64, ~std::uint64_t{0});
  for (std::size_t i = 0; i < feasible_.size(); ++i) {
    if (room < 64 * (i + 1)) feasible_[i] = room <= 64 * i ? 0 : ~std::uint64_t{0} >> (64 - (room - 64 * i));
  }
  for (std::size_t n = chain.size(); n-- > 0;) {
    if (n + 1 < chain.size()) step_back(feasible_, chain[n].least, most(chain[n]));
    const std::span<const std::uint64_t> here = tokens_of(chain[n].first);
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < feasible_.size(); ++i) any |= feasible_[i] &= here[i];
    if (any == 0) return {};
  }
  return feasible_;
}

bool Machine::match(std::uint32_t start, Match& out) {
  captures_.clear();
  members_.clear();
  steps_ = 0;
  std::uint32_t last = 0;
  if (!run(0, start, last) || last == start) return false;
  out.first = start;
  out.last = last;
  out.captures = captures_;
  out.members = members_;
  return true;
}

bool Machine::run(std::uint32_t pc, std::uint32_t at, std::uint32_t& last) {
  while (true) {
    if (++steps_ > kStepBudget) return false;
    const Instruction& i = program_[pc];
    switch (i.op) {
      case Op::accept: last = at; return true;
      case Op::start:
        if (at != begin_) return false;
        break;
      case Op::end:
        if (at != end_ && !(at + 1 == end_ && view_.is_mark(at, '.'))) return false;
        break;
      case Op::word:
        if (at >= end_ || tokens_[at].word != i.a) return false;
        ++at;
        break;
      case Op::group: {
        const std::uint32_t length = at < end_ ? view_.lexicon.match(i.a, tokens_, at, end_) : 0;
        if (length == 0) return false;
        at += length;
        break;
      }
      case Op::group_slot: {
        const std::uint32_t length = at < end_ ? view_.lexicon.match(i.a, tokens_, at, end_) : 0;
        return length > 0 && go_on(pc, {.field = i.field, .kind = SlotKind::word, .first = at, .last = at + length}, last);
      }
      case Op::jump: pc = i.a; continue;
      case Op::split:
        if (starts_ != nullptr && !can_start(program_[i.a].first, at)) {
          pc = i.b;
        } else if (starts_ != nullptr && !can_start(program_[i.b].first, at)) {
          pc = i.a;
        } else {
          if (has_failed(pc, at)) return false;
          return first_branch(i, at, last) || run(i.b, at, last) || fail(pc, at);
        }
        continue;
      case Op::forbid:
      case Op::ask:
        if (look(i, at) != (i.op == Op::ask)) return false;
        pc = i.b;
        continue;
      case Op::gap: return gap(pc, i, at, last);
      case Op::slot:
        if (has_failed(pc, at)) return false;
        return slot(pc, i, at, last) || fail(pc, at);
    }
    ++pc;
  }
}

// Tries the first branch; false: go on with the second.
bool Machine::first_branch(const Instruction& i, std::uint32_t at, std::uint32_t& last) {
  const std::size_t captures = captures_.size(), members = members_.size();
  if (run(i.a, at, last)) return true;
  captures_.resize(captures);
  members_.resize(members);
  return false;
}

bool Machine::look(const Instruction& i, std::uint32_t at) {
  if (starts_ != nullptr && !can_start(program_[i.a].first, at)) return false;
  const std::size_t captures = captures_.size(), members = members_.size();
  std::uint32_t ignored = 0;
  const bool found = run(i.a, at, ignored);
  captures_.resize(captures);
  members_.resize(members);
  return found;
}

bool Machine::fail(std::uint32_t pc, std::uint32_t at) {
  if (starts_ != nullptr && steps_ <= kStepBudget) failed_[place(pc, at)] = {loads_, pc, at};
  return false;
}

bool Machine::gap(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last) {
  const std::uint32_t from = at;
  if (has_failed(pc, from)) return false;
  const bool clause = i.b == 1;
  const FeatureSets::Id after = program_[pc + 1].first;
  for (std::uint32_t length = 0;; ++length) {
    if ((starts_ == nullptr || can_start(after, at)) && run(pc + 1, at, last)) return true;
    if (length == i.a || at >= end_ || steps_ > kStepBudget || (clause && ends_clause(at))) return fail(pc, from);
    ++at;
  }
}

// A mark of punctuation other than a hyphen, an apostrophe or a per cent sign.
bool Machine::ends_clause(std::uint32_t at) const {
  const Token& t = tokens_[at];
  if (t.kind != TokenKind::mark) return false;
  const std::string_view mark = t.span().in(view_.document.text);
  if (mark == "-") return !t.glued();
  return mark != "'" && mark != "%" && mark != "$" && mark != "/" && mark != "’" && mark != "€" && mark != "£";
}

bool Machine::go_on(std::uint32_t pc, const Capture& capture, std::uint32_t& last) {
  if (starts_ != nullptr && !can_start(program_[pc + 1].first, capture.last)) return false;
  captures_.push_back(capture);
  if (run(pc + 1, capture.last, last)) return true;
  captures_.pop_back();
  return false;
}

bool Machine::slot(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last) {
  if (at >= end_) return false;
  switch (i.slot) {
    case SlotKind::word:
      return tokens_[at].kind == TokenKind::word && go_on(pc, {.field = i.field, .kind = i.slot, .first = at, .last = at + 1}, last);
    case SlotKind::noun_phrase: return noun_phrase(pc, i, at, last);
    case SlotKind::series: return series(pc, i, at, last);
    case SlotKind::antecedent: {
      const auto found = antecedent_at(view_, at, sentence_);
      return found && go_on(pc, {.field = i.field, .kind = i.slot, .first = at, .last = found->last, .mention = found->mention}, last);
    }
    case SlotKind::before: {
      if (tokens_[at].kind != TokenKind::mark) return false;
      const auto found = figure_before(view_, sentence_);
      return found && go_on(pc, {.field = i.field, .kind = i.slot, .first = at, .last = at + 1, .mention = *found}, last);
    }
    default: break;
  }
  for (const Edge& edge : view_.edges(at)) {
    if ((edge.kinds & bit(i.slot)) == 0 || edge.last > end_) continue;
    if (i.b != kNoGroup && !noun_is(view_, view_.mention(edge.mention), i.b)) continue;
    if (go_on(pc, {.field = i.field, .kind = i.slot, .first = at, .last = edge.last, .mention = edge.mention}, last)) return true;
  }
  return false;
}

const std::vector<Series>& Machine::series_from(std::uint32_t at) {
  for (const auto& [token, found] : series_) {
    if (token == at) return found;
  }
  return series_.emplace_back(at, series_at(view_, at, end_)).second;
}

bool Machine::series(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last) {
  if ((view_.kinds_at(at) & bit(SlotKind::series)) == 0) return false;
  const std::vector<Series> found = series_from(at);  // a copy: phrases with two series ask for more
  for (const Series& s : found) {
    const auto begin = static_cast<std::uint32_t>(members_.size());
    members_.insert(members_.end(), s.members.begin(), s.members.end());
    const auto count = static_cast<std::uint32_t>(s.members.size());
    if (go_on(pc, {i.field, i.slot, at, s.last, s.members.front(), begin, count}, last)) return true;
    members_.resize(begin);
  }
  return false;
}

// One to seven words without marks (a glued hyphen or "'s" is fine), figures, finite verbs and conjunctions; an article only
// at the start, where a noun phrase begins. The longest first.
bool Machine::noun_phrase(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last) {
  std::uint32_t to = at;
  while (to < end_ && to - at < kLongestNounPhrase && tokens_[to].kind != TokenKind::number && !ends_clause(to) &&
         !view_.lexicon.is(tokens_[to].word, view_.classes.np_break) &&
         (to == at || !view_.lexicon.is(tokens_[to].word, view_.classes.article))) {
    ++to;
  }
  const FeatureSets::Id after = program_[pc + 1].first;
  for (; to > at; --to) {
    if (starts_ != nullptr && !can_start(after, to)) continue;
    if (go_on(pc, {.field = i.field, .kind = i.slot, .first = at, .last = to}, last)) return true;
  }
  return false;
}

}  // namespace claimcheck
