#include "checker/extract/actors_evidence.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

std::uint64_t hash_lower(std::string_view word) {
  std::uint64_t h = 0xCBF29CE484222325u;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint cp = decode(word, i);
    i += cp.size;
    h = (h ^ to_lower(cp.value)) * 0x100000001B3u;
  }
  return h;
}

}  // namespace

Evidence::Evidence(const ExtractContext& context, const NameWords& words)
    : context_(context), words_(words), known_(context.lexicon.word_count()) {
  const Mentions& m = context.out;
  capitals_.reserve(m.sentences.size());
  for (const Sentence& sentence : m.sentences) {
    capitals_.push_back(judge(sentence));
    bool first = true;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& t = m.tokens[i];
      if (t.kind != TokenKind::word) continue;
      const bool capital = t.has(kCapital);
      if (!capital) {
        ++at(t).small;
      } else if (!first && capitals_.back() == Capitals::normal && !t.has(kLineStart)) {
        ++at(t).capital;
      }
      first = false;
    }
  }
}

Evidence::Count& Evidence::at(const Token& token) {
  return token.word != 0 && token.word < known_.size() ? known_[token.word] : unknown_[hash_lower(context_.text(token))];
}

Evidence::Count Evidence::count(const Token& token) const {
  if (token.word != 0 && token.word < known_.size()) return known_[token.word];
  const auto found = unknown_.find(hash_lower(context_.text(token)));
  return found == unknown_.end() ? Count{} : found->second;
}

Capitals Evidence::judge(const Sentence& sentence) const {
  std::uint32_t words = 0, long_words = 0, capital = 0, ordinary = 0, all = 0, commas = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& t = context_.out.tokens[i];
    if (t.kind == TokenKind::mark && context_.text(t) == ",") ++commas;
    if (t.kind != TokenKind::word || t.end - t.begin < 2) continue;
    ++words;
    if (t.has(kAllCapitals) && !t.has(kHasPoint)) ++all;
    if (t.end - t.begin < 4) continue;  // small words stay small in titles
    ++long_words;
    if (!t.has(kCapital)) continue;
    ++capital;
    constexpr std::uint32_t kOrdinary = kCommonWord | kOtherWord | kOrgHead | kPlaceHead | kWorkHead | kStop | kOfficeModifier;
    const std::uint32_t known = words_.of(t);
    if ((known & kOrdinary) != 0 && (known & (kFirstName | kPlaceName)) == 0) ++ordinary;
  }
  if (words >= 3 && 2 * all > words) return Capitals::all;
  // A line whose longer words nearly all have a capital, names or not: a headline, unless it is too short to tell.
  const BlockKind kind = context_.document.blocks.empty() ? BlockKind::paragraph : context_.document.blocks[sentence.block].kind;
  const std::uint32_t enough = kind == BlockKind::heading ? 2 : 5;
  if (long_words >= enough && 4 * capital >= 3 * long_words && 4 * ordinary >= capital && commas < 3) return Capitals::title_case;
  return Capitals::normal;
}

}  // namespace claimcheck
