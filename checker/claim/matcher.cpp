#include "checker/claim/matcher.h"

#include <algorithm>
#include <bit>

namespace claimcheck {
namespace {

// Which needs a sentence meets.
class Needs {
 public:
  explicit Needs(const FeatureTable& table) : table_(table), bits_(table.width()) {}

  void look(const View& view, const Sentence& sentence) {
    std::fill(bits_.begin(), bits_.end(), 0);
    slots_ = 0;
    int figures = 0;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      const WordId word = view.mentions.tokens[t].word;
      if (!table_.is_empty(word)) {
        const std::uint64_t* row = table_.row(word);
        for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= row[i];
      }
      const SlotKinds kinds = view.kinds_at(t);
      slots_ |= kinds;
      if ((kinds & bit(SlotKind::series)) != 0) ++figures;
    }
    if (figures < 2) slots_ &= ~bit(SlotKind::series);
  }

  bool meets(FeatureSets::Id need) const { return (bits_[need / 64] >> (need % 64) & 1) != 0 || (slots_ & table_.slots(need)) != 0; }

  // Calls `use` with every need that is met.
  template <class Use>
  void for_each(const Use& use) const {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      for (std::uint64_t left = bits_[i]; left != 0; left &= left - 1) use(static_cast<FeatureSets::Id>(64 * i) + static_cast<FeatureSets::Id>(std::countr_zero(left)));
    }
  }
  SlotKinds slots() const { return slots_; }

 private:
  const FeatureTable& table_;
  std::vector<std::uint64_t> bits_;
  SlotKinds slots_ = 0;
};

// All matches of one phrase in the sentence that the machine is in.
void match_phrase(Machine& machine, const Phrase& phrase, std::uint32_t index, std::uint32_t sentence, const Sentence& tokens,
                  std::vector<Match>& out) {
  machine.load(phrase);
  Match match;
  match.phrase = index;
  match.sentence = sentence;
  const auto try_at = [&](std::uint32_t t) {
    if (machine.match(t, match)) out.push_back(match);
  };
  if (phrase.at_start) return try_at(tokens.first);
  for (const std::uint32_t t : machine.starts_of(phrase.program.front().first)) try_at(t);
}

}  // namespace

PhraseIndex::PhraseIndex(const std::vector<Phrase>& phrases, const FeatureSets& firsts, const FeatureSets& needs, const Lexicon& lexicon)
    : phrases_(phrases), starts_(firsts, lexicon), needs_(needs, lexicon), by_need_(needs.size()) {
  for (std::uint32_t p = 0; p < phrases.size(); ++p) by_need_[phrases[p].required.front()].push_back(p);
  for (FeatureSets::Id need = 0; need < by_need_.size(); ++need) {
    if (!by_need_[need].empty() && needs_.slots(need) != 0) needs_with_slots_.push_back(need);
  }
}

std::vector<Match> PhraseIndex::find(const View& view) const {
  std::vector<Match> out;
  Needs needs(needs_);
  Machine machine(view, &starts_);
  std::vector<std::uint32_t> candidates;
  const auto add = [&](FeatureSets::Id need) {
    for (const std::uint32_t p : by_need_[need]) {
      const auto& required = phrases_[p].required;
      if (std::all_of(required.begin() + 1, required.end(), [&](FeatureSets::Id other) { return needs.meets(other); })) candidates.push_back(p);
    }
  };
  for (std::uint32_t s = 0; s < view.mentions.sentences.size(); ++s) {
    const Sentence& sentence = view.mentions.sentences[s];
    needs.look(view, sentence);
    candidates.clear();
    needs.for_each(add);
    for (const FeatureSets::Id need : needs_with_slots_) {
      if ((needs_.slots(need) & needs.slots()) != 0) add(need);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    if (candidates.empty()) continue;
    machine.enter(s);
    for (const std::uint32_t p : candidates) match_phrase(machine, phrases_[p], p, s, sentence, out);
  }
  return out;
}

std::vector<Match> PhraseIndex::find_slowly(const View& view) const {
  std::vector<Match> out;
  Machine machine(view, nullptr);
  for (std::uint32_t s = 0; s < view.mentions.sentences.size(); ++s) {
    machine.enter(s);
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
      machine.load(phrases_[p]);
      Match match;
      match.phrase = p;
      match.sentence = s;
      for (std::uint32_t t = view.mentions.sentences[s].first; t < view.mentions.sentences[s].last; ++t) {
        if (machine.match(t, match)) out.push_back(match);
      }
    }
  }
  return out;
}

}  // namespace claimcheck
