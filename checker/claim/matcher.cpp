#include "checker/claim/matcher.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace claimcheck {
namespace {

// Which needs a sentence meets, and where it meets them last: a phrase cannot start behind the last token of one of its needs.
class Needs {
 public:
  Needs(const View& view, const FeatureTable& table) : view_(view), table_(table), met_(table.width()), kinds_(table.size()), ends_(table.size()) {
    for (std::size_t kind = 0; kind < kSlotKinds; ++kind) {
      for (const FeatureTable::Part& part : table.parts_of_kind(kind)) {
        for (std::uint64_t left = part.bits; left != 0; left &= left - 1) {
          kinds_[64 * part.at + static_cast<std::size_t>(std::countr_zero(left))] |= bit(static_cast<SlotKind>(kind));
        }
      }
    }
  }

  void look(std::uint32_t sentence) {
    sentence_ = sentence;
    const Sentence& s = view_.mentions.sentences[sentence];
    std::fill(met_.begin(), met_.end(), 0);
    std::uint32_t figures = 0;
    SlotKinds kinds = 0;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      kinds |= view_.kinds_at(t);
      figures += (view_.kinds_at(t) & bit(SlotKind::series)) != 0 ? 1 : 0;
      note(table_.parts(view_.mentions.tokens[t].word));
    }
    usable_ = figures < 2 ? ~bit(SlotKind::series) : ~SlotKinds{0};
    for (SlotKinds left = kinds & usable_; left != 0; left &= left - 1) note(table_.parts_of_kind(static_cast<std::size_t>(std::countr_zero(left))));
  }
  const BitSet& met() const { return met_; }

  // The tokens of the sentence before this one are those at which the phrase can start. All its needs are met.
  std::uint32_t end_for(const Phrase& phrase) {
    std::uint32_t end = kNone;
    for (const FeatureSets::Id need : phrase.required) end = std::min(end, end_of(need));
    return end;
  }

 private:
  void note(std::span<const FeatureTable::Part> row) {
    for (const FeatureTable::Part& part : row) met_[part.at] |= part.bits;
  }

  // Behind the last token that meets a need.
  std::uint32_t end_of(FeatureSets::Id need) {
    End& known = ends_[need];
    if (known.sentence == sentence_) return known.end;
    const Sentence& s = view_.mentions.sentences[sentence_];
    const SlotKinds kinds = kinds_[need] & usable_;
    std::uint32_t t = s.last;
    while (t > s.first && (view_.kinds_at(t - 1) & kinds) == 0 && (table_.row(view_.mentions.tokens[t - 1].word)[need / 64] >> (need % 64) & 1) == 0) --t;
    known = {sentence_, t};
    return t;
  }

  const View& view_;
  const FeatureTable& table_;
  std::uint32_t sentence_ = kNone;
  SlotKinds usable_ = 0;  // kinds of slot that can be filled in the sentence
  BitSet met_;
  std::vector<SlotKinds> kinds_;  // by need: slots that meet it
  struct End {
    std::uint32_t sentence = kNone, end = 0;
  };
  std::vector<End> ends_;  // by need: what was asked for
};

// All matches of one phrase in the sentence that the machine is in, from the tokens before `end`.
void match_phrase(Machine& machine, const Phrase& phrase, std::uint32_t index, std::uint32_t sentence, const Sentence& tokens, std::uint32_t end,
                  std::vector<Match>& out) {
  machine.load(phrase);
  Match match;
  const auto try_at = [&](std::uint32_t t) {
    if (!machine.match(t, match)) return;
    match.phrase = index;
    match.sentence = sentence;
    out.push_back(std::exchange(match, {}));
  };
  if (phrase.at_start) return try_at(tokens.first);
  const std::span<const std::uint64_t> starts = machine.starts_of(phrase.program[0].first);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    for (std::uint64_t left = starts[i]; left != 0; left &= left - 1) {
      const std::uint32_t t = tokens.first + static_cast<std::uint32_t>(64 * i) + static_cast<std::uint32_t>(std::countr_zero(left));
      if (t >= end) return;
      try_at(t);
    }
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
    needs.look(s);
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
