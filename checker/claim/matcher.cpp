#include "checker/claim/matcher.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace claimcheck {
namespace {

// Which needs a sentence meets.
void look_for_needs(const View& view, const Sentence& s, const FeatureTable& table, BitSet& met) {
  const auto note = [&](std::span<const FeatureTable::Part> row) {
    for (const FeatureTable::Part& part : row) met[part.at] |= part.bits;
  };
  std::fill(met.begin(), met.end(), 0);
  std::uint32_t figures = 0;
  SlotKinds kinds = 0;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    kinds |= view.kinds_at(t);
    figures += (view.kinds_at(t) & bit(SlotKind::series)) != 0 ? 1 : 0;
    note(table.parts(view.mentions.tokens[t].word));
  }
  if (figures < 2) kinds &= ~bit(SlotKind::series);
  for (; kinds != 0; kinds &= kinds - 1) note(table.parts_of_kind(static_cast<std::size_t>(std::countr_zero(kinds))));
}

// All matches of one phrase in the sentence that the machine is in.
void match_phrase(Machine& machine, const Phrase& phrase, std::span<const ChainLink> chain, std::uint32_t index, std::uint32_t sentence,
                  const Sentence& tokens, std::vector<Match>& out) {
  const std::span<const std::uint64_t> starts = machine.starts_of(chain);
  if (starts.empty()) return;
  machine.load(phrase);
  Match match;
  const auto try_at = [&](std::uint32_t t) {
    if (!machine.match(t, match)) return;
    match.phrase = index;
    match.sentence = sentence;
    out.push_back(std::exchange(match, {}));
  };
  if (phrase.at_start) {
    if ((starts[0] & 1) != 0) try_at(tokens.first);
    return;
  }
  for (std::size_t i = 0; i < starts.size(); ++i) {
    for (std::uint64_t left = starts[i]; left != 0; left &= left - 1) {
      try_at(tokens.first + static_cast<std::uint32_t>(64 * i) + static_cast<std::uint32_t>(std::countr_zero(left)));
    }
  }
}

}  // namespace

PhraseIndex::PhraseIndex(const std::vector<Phrase>& phrases, const FeatureSets& firsts, const FeatureSets& needs, const Lexicon& lexicon)
    : phrases_(phrases), starts_(firsts, lexicon), needs_(needs, lexicon), tree_(phrases, needs.size()) {
  std::vector<ChainLink> links;
  std::vector<std::uint32_t> ends;
  std::vector<bool> several_words(lexicon.group_count(), false);
  lexicon.for_each_form([&](WordId, GroupId group, bool more) { several_words[group] = several_words[group] || more; });
  for (const Phrase& phrase : phrases) {
    const auto chain = chain_of({phrase.program.begin(), phrase.program.end()}, several_words);
    links.insert(links.end(), chain.begin(), chain.end());
    ends.push_back(static_cast<std::uint32_t>(links.size()));
  }
  links_ = Table(std::move(links));
  link_ends_ = Table(std::move(ends));
}

std::vector<Match> PhraseIndex::find(const View& view) const {
  std::vector<Match> out;
  Machine machine(view, &starts_);
  BitSet met(needs_.width()), found(phrases_.size() / 64 + 1);
  for (std::uint32_t s = 0; s < view.mentions.sentences.size(); ++s) {
    const Sentence& sentence = view.mentions.sentences[s];
    look_for_needs(view, sentence, needs_, met);
    std::fill(found.begin(), found.end(), 0);
    tree_.find(met, found);
    bool entered = false;
    for (std::uint32_t word = 0; word < found.size(); ++word) {
      for (std::uint64_t left = found[word]; left != 0; left &= left - 1) {
        if (!std::exchange(entered, true)) machine.enter(s);
        const std::uint32_t p = 64 * word + static_cast<std::uint32_t>(std::countr_zero(left));
        match_phrase(machine, phrases_[p], chain(p), p, s, sentence, out);
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
