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
  return h | std::uint64_t{1} << 63;  // apart from the ids of words
}

std::uint64_t spread(std::uint64_t key) { return (key * 0x9E3779B97F4A7C15u) >> 20; }

}  // namespace

Evidence::Evidence(const ExtractContext& context, const NameWords& words)
    : context_(context), words_(words), slots_(512) {
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

std::uint64_t Evidence::key_of(const Token& token) const { return token.word != 0 ? token.word : hash_lower(context_.text(token)); }

std::size_t Evidence::slot_of(std::uint64_t key) const {
  std::size_t at = spread(key) & (slots_.size() - 1);
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  return at;
}

Evidence::Count& Evidence::at(const Token& token) {
  const std::uint64_t key = key_of(token);
  std::size_t at = slot_of(key);
  if (slots_[at].key == 0) {
    if (2 * ++used_ > slots_.size()) {
      grow();
      at = slot_of(key);
    }
    slots_[at].key = key;
  }
  return slots_[at].count;
}

void Evidence::grow() {
  std::vector<Slot> old(4 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key != 0) slots_[slot_of(slot.key)] = slot;
  }
}

Evidence::Count Evidence::count(const Token& token) const { return slots_[slot_of(key_of(token))].count; }

NameGrounds::NameGrounds(const ExtractContext& context, const NameWords& words)
    : evidence(context, words), definitions(find_definitions(context)) {
  std::stable_sort(definitions.begin(), definitions.end(), [](const Definition& a, const Definition& b) { return a.long_first < b.long_first; });
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
