#include "checker/claim/machine.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace claimcheck {
namespace {

constexpr int kStepBudget = 4000;  // per phrase and start: no input makes a match slow

using Op = Instruction::Op;

}  // namespace

// An instruction is of every match if no step goes past it. Control goes forward only; the bodies of looks take no tokens.
std::vector<ChainLink> chain_of(std::span<const Instruction> program) {
  constexpr std::uint32_t kFar = 0xFFFF;
  std::vector<std::uint32_t> least(program.size(), kFar);  // tokens before the instruction
  std::vector<std::uint32_t> pieces;
  std::uint32_t reach = 0;  // of the steps so far
  least[0] = 0;
  for (std::uint32_t pc = 0; pc < program.size(); ++pc) {
    if (least[pc] == kFar) continue;
    const Instruction& i = program[pc];
    const bool token = i.op == Op::word || i.op == Op::group || i.op == Op::group_slot || i.op == Op::slot;
    if (reach <= pc && ((token || i.op == Op::split) && i.first != FeatureSets::kAny)) pieces.push_back(pc);
    if (i.op == Op::accept) {  // the last: those of looks are not reached
      pieces.push_back(pc);
      break;
    }
    const auto step = [&](std::uint32_t to) {
      least[to] = std::min(least[to], least[pc] + (token ? 1 : 0));
      reach = std::max(reach, to);
    };
    if (i.op == Op::split || i.op == Op::jump) step(i.a);
    if (i.op == Op::split || i.op == Op::forbid || i.op == Op::ask) step(i.b);
    else if (i.op != Op::jump) step(pc + 1);
  }
  std::vector<ChainLink> chain;
  for (std::size_t n = 0; n + 1 < pieces.size(); ++n) chain.push_back({program[pieces[n]].first, least[pieces[n + 1]] - least[pieces[n]]});
  return chain;
}

void Machine::enter(std::uint32_t sentence) {
  sentence_ = sentence;
  begin_ = view_.mentions.sentences[sentence].first;
  end_ = view_.mentions.sentences[sentence].last;
  series_.clear();
  if (starts_ == nullptr) return;
  rows_.clear();
  start_bits_.clear();
  const auto mixed = std::count_if(view_.all_kinds().begin() + begin_, view_.all_kinds().begin() + end_, [](SlotKinds kinds) { return kinds != 0; });
  mixed_rows_.resize(static_cast<std::size_t>(mixed) * starts_->width());
  std::uint64_t* next = mixed_rows_.data();
  for (std::uint32_t t = begin_; t < end_; ++t) {
    const std::uint64_t* row = starts_->row(tokens_[t].word);
    if (const SlotKinds kinds = view_.kinds_at(t); kinds != 0) {
      std::copy_n(row, starts_->width(), next);
      starts_->add_slots(kinds, {next, starts_->width()});
      row = std::exchange(next, next + starts_->width());
    }
    rows_.push_back(row);
  }
}

void Machine::load(const Phrase& phrase) {
  program_ = phrase.program.data();
  ++loads_;
}

std::span<const std::uint64_t> Machine::starts_of(FeatureSets::Id first) {
  Starts& known = known_starts_[first];
  const std::size_t words = (rows_.size() + 63) / 64;
  if (known.sentence != sentence_) {
    known = {sentence_, static_cast<std::uint32_t>(start_bits_.size())};
    for (std::size_t from = 0; from < rows_.size(); from += 64) {
      std::uint64_t bits = 0;
      for (std::size_t i = std::min(rows_.size(), from + 64); i-- > from;) bits = bits << 1 | (rows_[i][first / 64] >> (first % 64) & 1);
      start_bits_.push_back(bits);
    }
    if (first == FeatureSets::kAny) {
      for (std::uint32_t i = 0; i < rows_.size(); ++i) start_bits_[known.begin + i / 64] |= std::uint64_t{1} << (i % 64);
    }
  }
  return std::span(start_bits_).subspan(known.begin, words);
}

// Each piece as far behind as what follows it allows.
std::uint32_t Machine::end_of_starts(std::span<const ChainLink> chain) {
  std::size_t end = rows_.size() + 1;  // behind the last place
  for (std::size_t n = chain.size(); n-- > 0;) {
    if (end <= chain[n].behind) return begin_;
    end -= chain[n].behind;
    const std::span<const std::uint64_t> starts = starts_of(chain[n].first);
    std::size_t word = (end - 1) / 64;
    if (word >= starts.size()) word = starts.size() - 1, end = 64 * starts.size();
    std::uint64_t bits = starts[word] & (~std::uint64_t{0} >> (63 - (end - 1) % 64));
    while (bits == 0 && word > 0) bits = starts[--word];
    if (bits == 0) return begin_;
    end = 64 * word + 64 - static_cast<std::size_t>(std::countl_zero(bits));
  }
  return begin_ + static_cast<std::uint32_t>(end);
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
  constexpr std::uint32_t kLongest = 7;
  std::uint32_t to = at;
  while (to < end_ && to - at < kLongest && tokens_[to].kind != TokenKind::number && !ends_clause(to) &&
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
