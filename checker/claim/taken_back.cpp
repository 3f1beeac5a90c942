#include "checker/claim/taken_back.h"

namespace claimcheck {
namespace {

// Whether the block of a sentence begins as a correction.
bool labelled(const View& view, const Sentence& s) {
  const auto& sentences = view.mentions.sentences;
  std::uint32_t first = s.first;
  for (auto i = static_cast<std::uint32_t>(&s - sentences.data()); i > 0 && sentences[i - 1].block == s.block; --i) first = sentences[i - 1].first;
  return view.lexicon.match(view.lexicon.group("correction-label"), view.mentions.tokens, first, s.last) > 0;
}

}  // namespace

bool taken_back(const View& view, std::uint32_t sentence) {
  if (sentence >= view.mentions.sentences.size()) return false;
  const Sentence& s = view.mentions.sentences[sentence];
  return view.has(view.lexicon.group("called-wrong"), s) || (view.has(view.lexicon.group("across-corrected"), s) && view.has(view.lexicon.group("correction-told"), s) && labelled(view, s));
}

}  // namespace claimcheck
