#include "checker/claim/matcher.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace claimcheck {
namespace {

// Which needs a sentence meets, and where it meets them last: a phrase cannot start behind the last token of one of its needs.
class Needs {
 public:
  Needs(const View& view, const FeatureTable& table) : view_(view), table_(table), met_(table.width()), ends_(table.size()) {}

  // From the last token to the first, so that the first that meets a need is the one to be noted.
  void look(const Sentence& sentence) {
    std::fill(met_.begin(), met_.end(), 0);
    std::uint32_t figures = 0;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) figures += (view_.kinds_at(t) & bit(SlotKind::series)) != 0 ? 1 : 0;
    SlotKinds open = figures < 2 ? ~bit(SlotKind::series) : ~SlotKinds{0};  // kinds of slot not met yet
    for (std::uint32_t t = sentence.last; t-- > sentence.first;) {
      const WordId word = view_.mentions.tokens[t].word;
      const SlotKinds kinds = view_.kinds_at(t) & open;
      open &= ~kinds;
      note(table_.parts(word), t + 1);
      for (SlotKinds left = kinds; left != 0; left &= left - 1) note(table_.parts_of_kind(static_cast<std::size_t>(std::countr_zero(left))), t + 1);
    }
  }
  const BitSet& met() const { return met_; }

  // The tokens of the sentence before this one are those at which the phrase can start. All its needs are met.
  std::uint32_t end_for(const Phrase& phrase) const {
    std::uint32_t end = kNone;
    for (const FeatureSets::Id need : phrase.required) end = std::min(end, ends_[need]);
    return end;
  }

 private:
  void note(std::span<const FeatureTable::Part> row, std::uint32_t end) {
    for (const FeatureTable::Part& part : row) {
      std::uint64_t& met = met_[part.at];
      for (std::uint64_t fresh = part.bits & ~met; fresh != 0; fresh &= fresh - 1) {
        ends_[64 * part.at + static_cast<std::size_t>(std::countr_zero(fresh))] = end;
      }
      met |= part.bits;
    }
  }

  const View& view_;
  const FeatureTable& table_;
  BitSet met_;
  std::vector<std::uint32_t> ends_;  // by need: behind the last token that meets it; good for needs that are met
};

// All matches of one phrase in the sentence that the machine is in, from the tokens before `end`.
void match_phrase(Machine& machine, const Phrase& phrase, std::uint32_t index, std::uint32_t sentence, const Sentence& tokens, std::uint32_t end,
                  std::vector<Match>& out) {
  machine.load(phrase);
  Match match;
  match.phrase = index;
  match.sentence = sentence;
  const auto try_at = [&](std::uint32_t t) {
    if (machine.match(t, match)) out.push_back(match);
  };
  if (phrase.at_start) return try_at(tokens.first);
  for (const std::uint32_t t : machine.starts_of(phrase.program[0].first)) {
    if (t >= end) break;
    try_at(t);
  }
}

}  // namespace

PhraseIndex::PhraseIndex(const std::vector<Phrase>& phrases, const FeatureSets& firsts, const FeatureSets& needs, const Lexicon& lexicon)
    : phrases_(phrases), starts_(firsts, lexicon), needs_(needs, lexicon), tree_(phrases, needs.size()) {}

std::vector<Match> PhraseIndex::find(const View& view) const {
  std::vector<Match> out;
  Machine machine(view, &starts_);
  Needs needs(view, needs_);
  BitSet found(phrases_.size() / 64 + 1);
  for (std::uint32_t s = 0; s < view.mentions.sentences.size(); ++s) {
    const Sentence& sentence = view.mentions.sentences[s];
    needs.look(sentence);
    std::fill(found.begin(), found.end(), 0);
    tree_.find(needs.met(), found);
    bool entered = false;
    for (std::uint32_t word = 0; word < found.size(); ++word) {
      for (std::uint64_t left = found[word]; left != 0; left &= left - 1) {
        if (!std::exchange(entered, true)) machine.enter(s);
        const std::uint32_t p = 64 * word + static_cast<std::uint32_t>(std::countr_zero(left));
        match_phrase(machine, phrases_[p], p, s, sentence, needs.end_for(phrases_[p]), out);
      }
    }
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
