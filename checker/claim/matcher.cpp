#include "checker/claim/matcher.h"

#include <algorithm>

namespace claimcheck {
namespace {

constexpr int kStepBudget = 4000;  // per phrase and start: no input makes a match slow

using Op = Instruction::Op;

std::uint32_t bit(SlotKind kind) { return std::uint32_t{1} << static_cast<std::uint32_t>(kind); }

// Which features a sentence has, and its tokens. Stamps make clearing free.
class Present {
 public:
  explicit Present(const View& view) : view_(view), groups_(view.lexicon.group_count(), 0) {}

  void look(std::uint32_t sentence) {
    ++stamp_;
    words.clear();
    groups.clear();
    slots = 0;
    const Sentence& s = view_.mentions.sentences[sentence];
    first_ = s.first;
    token_slots_.assign(s.last - s.first, 0);
    int figures = 0;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      note_word(view_.mentions.tokens[t].word);
      for (const Edge& edge : view_.edges(t)) {
        const Mention& m = view_.mention(edge.mention);
        if (m.figure() != nullptr && m.kind != MentionKind::ordinal && !edge.bare) ++figures;
        token_slots_[t - s.first] |= kinds_of(m);
      }
      slots |= token_slots_[t - s.first];
    }
    if (figures < 2) slots &= ~bit(SlotKind::series);
  }

  bool has(const Feature& f) const {
    switch (f.kind) {
      case Feature::Kind::word: return f.id < words_.size() && words_[f.id] == stamp_;
      case Feature::Kind::group: return f.id < groups_.size() && groups_[f.id] == stamp_;
      case Feature::Kind::slot: return (slots >> f.id & 1U) != 0;
    }
    return false;
  }
  bool has_all(const Phrase& phrase) const {
    for (const auto& any : phrase.required) {
      bool found = false;
      for (const Feature& f : any) found = found || has(f);
      if (!found) return false;
    }
    return true;
  }

  bool can_start(const First& first, std::uint32_t token) const {
    if (first.anywhere || (first.slots & token_slots_[token - first_]) != 0) return true;
    const std::uint32_t word = view_.mentions.tokens[token].word;
    if (word == 0) return false;
    if (std::find(first.words.begin(), first.words.end(), word) != first.words.end()) return true;
    if (first.groups.empty()) return false;
    const auto& starting = view_.lexicon.groups_starting_with(word);
    return std::any_of(first.groups.begin(), first.groups.end(),
                       [&](std::uint32_t g) { return std::binary_search(starting.begin(), starting.end(), g); });
  }

  std::vector<std::uint32_t> words, groups;  // of the sentence, each once
  std::uint32_t slots = 0;                   // kinds of mention in the sentence

 private:
  bool mark(std::vector<std::uint32_t>& stamps, std::uint32_t id) {
    if (id >= stamps.size()) stamps.resize(id + 1, 0);
    if (stamps[id] == stamp_) return false;
    stamps[id] = stamp_;
    return true;
  }

  void note_word(std::uint32_t word) {
    if (word == 0 || !mark(words_, word)) return;
    words.push_back(word);
    for (const GroupId g : view_.lexicon.groups_starting_with(word)) {
      if (mark(groups_, g)) groups.push_back(g);
    }
  }

  std::uint32_t kinds_of(const Mention& m) const {
    std::uint32_t out = 0;
    for (std::size_t k = 0; k < kSlotKinds; ++k) {
      if (fits(view_, m, static_cast<SlotKind>(k), kNoGroup)) out |= bit(static_cast<SlotKind>(k));
    }
    if (m.figure() != nullptr && m.kind != MentionKind::ordinal) out |= bit(SlotKind::series);
    return out;
  }

  const View& view_;
  std::uint32_t stamp_ = 0, first_ = 0;
  std::vector<std::uint32_t> words_, groups_;
  std::vector<std::uint32_t> token_slots_;  // by token of the sentence: bits of the kinds that start there
};

// One run of one phrase's program from one token, depth first; choices are tried in the order of the phrase, gaps short
// before long.
class Machine {
 public:
  // With `present`, a gap tries only the tokens at which what follows it can start, and no instruction is tried again at a
  // token at which it has failed (`failed` is room for that, reused); without it, everything is tried.
  Machine(const View& view, const Phrase& phrase, std::uint32_t sentence, const Present* present, std::vector<bool>& failed)
      : view_(view), phrase_(phrase), program_(phrase.program), present_(present), failed_(failed), sentence_(sentence), begin_(view.mentions.sentences[sentence].first),
        end_(view.mentions.sentences[sentence].last) {
    if (present_ != nullptr) failed_.assign(program_.size() * (end_ - begin_ + 1), false);
  }

  bool match(std::uint32_t start, Match& out) {
    captures_.clear();
    steps_ = 0;
    std::uint32_t last = 0;
    if (!run(0, start, last) || last == start) return false;
    out.first = start;
    out.last = last;
    out.captures = captures_;
    return true;
  }

 private:
  bool run(std::uint32_t pc, std::uint32_t at, std::uint32_t& last) {
    const auto& tokens = view_.mentions.tokens;
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
          if (at >= end_ || tokens[at].word != i.a) return false;
          ++at;
          break;
        case Op::group: {
          const std::uint32_t length = at < end_ ? view_.lexicon.match(i.a, tokens, at, end_) : 0;
          if (length == 0) return false;
          at += length;
          break;
        }
        case Op::group_slot: {
          const std::uint32_t length = at < end_ ? view_.lexicon.match(i.a, tokens, at, end_) : 0;
          if (length == 0) return false;
          captures_.push_back({i.field, SlotKind::word, at, at + length, kNone, {}});
          if (run(pc + 1, at + length, last)) return true;
          captures_.pop_back();
          return false;
        }
        case Op::jump: pc = i.a; continue;
        case Op::split: {
          if (has_failed(pc, at)) return false;
          const std::size_t kept = captures_.size();
          if (run(i.a, at, last)) return true;
          captures_.resize(kept);
          pc = i.b;
          continue;
        }
        case Op::forbid:
        case Op::ask: {
          const std::size_t kept = captures_.size();
          std::uint32_t ignored = 0;
          const bool found = run(i.a, at, ignored);
          captures_.resize(kept);
          if (found != (i.op == Op::ask)) return false;
          pc = i.b;
          continue;
        }
        case Op::gap: return gap(pc, i, at, last);
        case Op::slot:
          if (has_failed(pc, at)) return false;
          return slot(pc, i, at, last) || fail(pc, at);
      }
      ++pc;
    }
  }

  std::size_t place(std::uint32_t pc, std::uint32_t at) const { return pc * (end_ - begin_ + 1) + (at - begin_); }
  bool has_failed(std::uint32_t pc, std::uint32_t at) const { return present_ != nullptr && failed_[place(pc, at)]; }
  bool fail(std::uint32_t pc, std::uint32_t at) {
    if (present_ != nullptr && steps_ <= kStepBudget) failed_[place(pc, at)] = true;
    return false;
  }

  bool gap(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last) {
    const std::uint32_t from = at;
    if (has_failed(pc, from)) return false;
    const bool clause = i.b == 1;
    const First& after = phrase_.after_gap[i.field];
    for (std::uint32_t length = 0;; ++length) {
      const bool possible = present_ == nullptr || after.anywhere || (at < end_ && present_->can_start(after, at));
      if (possible && run(pc + 1, at, last)) return true;
      if (length == i.a || at >= end_ || steps_ > kStepBudget || (clause && ends_clause(at))) return fail(pc, from);
      ++at;
    }
  }

  // A mark of punctuation other than a hyphen, an apostrophe or a per cent sign.
  bool ends_clause(std::uint32_t at) const {
    const Token& t = view_.mentions.tokens[at];
    if (t.kind != TokenKind::mark) return false;
    const char c = view_.document.text[t.begin];
    return c != '\'' && c != '%' && c != '$' && c != '/' && !(c == '-' && t.glued()) && t.span().in(view_.document.text) != "’" &&
           t.span().in(view_.document.text) != "€" && t.span().in(view_.document.text) != "£";
  }

  bool go_on(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t to, std::uint32_t mention, std::uint32_t& last,
             std::vector<std::uint32_t> members = {}) {
    captures_.push_back({i.field, i.slot, at, to, mention, std::move(members)});
    if (run(pc + 1, to, last)) return true;
    captures_.pop_back();
    return false;
  }

  bool slot(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last) {
    if (at >= end_) return false;
    switch (i.slot) {
      case SlotKind::word: return view_.mentions.tokens[at].kind == TokenKind::word && go_on(pc, i, at, at + 1, kNone, last);
      case SlotKind::noun_phrase: return noun_phrase(pc, i, at, last);
      case SlotKind::series:
        for (Series& s : series_at(view_, at, end_)) {
          const std::uint32_t head = s.members.front();
          if (go_on(pc, i, at, s.last, head, last, std::move(s.members))) return true;
        }
        return false;
      case SlotKind::antecedent: {
        const auto found = antecedent_at(view_, at, sentence_);
        return found && go_on(pc, i, at, found->last, found->mention, last);
      }
      default: break;
    }
    for (const Edge& edge : view_.edges(at)) {
      if (edge.last > end_ || !fits(view_, view_.mention(edge.mention), i.slot, i.b)) continue;
      if (go_on(pc, i, at, edge.last, edge.mention, last)) return true;
    }
    return false;
  }

  // One to seven words without marks (a glued hyphen or "'s" is fine), figures, finite verbs and conjunctions; an article only
  // at the start, where a noun phrase begins. The longest first.
  bool noun_phrase(std::uint32_t pc, const Instruction& i, std::uint32_t at, std::uint32_t& last) {
    constexpr std::uint32_t kLongest = 7;
    const auto& tokens = view_.mentions.tokens;
    std::uint32_t to = at;
    while (to < end_ && to - at < kLongest && tokens[to].kind != TokenKind::number && !ends_clause(to) &&
           !view_.lexicon.is(tokens[to].word, view_.classes.np_break) && (to == at || !view_.lexicon.is(tokens[to].word, view_.classes.article))) {
      ++to;
    }
    for (; to > at; --to) {
      if (go_on(pc, i, at, to, kNone, last)) return true;
    }
    return false;
  }

  const View& view_;
  const Phrase& phrase_;
  const std::vector<Instruction>& program_;
  const Present* present_;
  std::vector<bool>& failed_;
  std::uint32_t sentence_, begin_, end_;
  std::vector<Capture> captures_;
  int steps_ = 0;
};

// All matches of one phrase in a sentence, at the tokens where it can start.
void match_phrase(const View& view, const Phrase& phrase, std::uint32_t index, std::uint32_t sentence, const Present* present,
                  std::vector<bool>& failed, std::vector<Match>& out) {
  Machine machine(view, phrase, sentence, present, failed);
  const Sentence& s = view.mentions.sentences[sentence];
  Match match;
  match.phrase = index;
  match.sentence = sentence;
  const std::uint32_t last_start = present != nullptr && phrase.first.at_start ? s.first + 1 : s.last;
  for (std::uint32_t t = s.first; t < last_start; ++t) {
    if (present != nullptr && !present->can_start(phrase.first, t)) continue;
    if (machine.match(t, match)) out.push_back(match);
  }
}

void index_under(std::vector<std::vector<std::uint32_t>>& table, std::uint32_t id, std::uint32_t phrase) {
  if (id >= table.size()) table.resize(id + 1);
  if (table[id].empty() || table[id].back() != phrase) table[id].push_back(phrase);
}

}  // namespace

PhraseIndex::PhraseIndex(const std::vector<Phrase>& phrases, const Lexicon&) : phrases_(phrases) {
  for (std::uint32_t p = 0; p < phrases.size(); ++p) {
    for (const Feature& f : phrases[p].required.front()) {
      auto& table = f.kind == Feature::Kind::word ? by_word_ : f.kind == Feature::Kind::group ? by_group_ : by_slot_;
      index_under(table, f.id, p);
    }
  }
}

std::vector<Match> PhraseIndex::find(const View& view) const {
  std::vector<Match> out;
  Present present(view);
  std::vector<std::uint32_t> candidates;
  std::vector<bool> failed;
  for (std::uint32_t s = 0; s < view.mentions.sentences.size(); ++s) {
    present.look(s);
    candidates.clear();
    const auto add = [&](const std::vector<std::vector<std::uint32_t>>& table, std::uint32_t id) {
      if (id >= table.size()) return;
      for (const std::uint32_t p : table[id]) {
        if (present.has_all(phrases_[p])) candidates.push_back(p);
      }
    };
    for (const std::uint32_t word : present.words) add(by_word_, word);
    for (const std::uint32_t group : present.groups) add(by_group_, group);
    for (std::uint32_t k = 0; k < kSlotKinds; ++k) {
      if ((present.slots >> k & 1U) != 0) add(by_slot_, k);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (const std::uint32_t p : candidates) match_phrase(view, phrases_[p], p, s, &present, failed, out);
  }
  return out;
}

std::vector<Match> PhraseIndex::find_slowly(const View& view) const {
  std::vector<Match> out;
  std::vector<bool> failed;
  for (std::uint32_t s = 0; s < view.mentions.sentences.size(); ++s) {
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) match_phrase(view, phrases_[p], p, s, nullptr, failed, out);
  }
  return out;
}

}  // namespace claimcheck
