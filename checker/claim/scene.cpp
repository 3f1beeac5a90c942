#include "checker/claim/scene.h"

#include <algorithm>
#include <utility>

#include "checker/base/utf8.h"
#include "checker/claim/events.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kBefore = 6, kBehind = 4;  // sentences
constexpr std::uint32_t kTitleSentences = 6;

}  // namespace

Scenes::Scenes(const View& view)
    : view_(view), demonym_(view.lexicon.group("name-demonym")), alias_(view.lexicon.group("name-alias")), wide_(view.lexicon.group("across-wide")), calendar_(view.lexicon.group("name-calendar")),
      common_(view.lexicon.group("name-common")), country_(view.lexicon.group("name-country")), stop_(view.lexicon.group("name-stop")), title_(view.lexicon.group("name-title")),
      office_(view.lexicon.group("name-office")), function_(view.lexicon.group("function-word")) {
  const auto& sentences = view.mentions.sentences;
  for (std::uint32_t i = 0; i < std::min<std::uint32_t>(kTitleSentences, static_cast<std::uint32_t>(sentences.size())); ++i) {
    const bool title = view.document.issue.title && sentences[i].span.overlaps(view.document.issue.title->text);
    if (!title && view.document.blocks[sentences[i].block].kind != BlockKind::heading) continue;
    const Ids more = names_in(i, true);
    titled_.insert(titled_.end(), more.begin(), more.end());
  }
}

bool Scenes::prose(std::uint32_t sentence) const {
  const BlockKind kind = view_.document.blocks[view_.mentions.sentences[sentence].block].kind;
  return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::quotation || kind == BlockKind::footnote;
}

bool Scenes::is_name(std::string_view word) const {
  WordId id = view_.lexicon.find(word);
  if (id == 0) id = view_.lexicon.find(view_.lexicon.singular(word));
  if (id == 0) return word.size() > 2;
  if (view_.lexicon.is(id, country_)) return true;
  for (const GroupId g : {wide_, calendar_, common_, stop_, title_, office_, function_}) {
    if (view_.lexicon.is(id, g)) return false;
  }
  return word.size() > 2;
}

// Words of a text come again and again: each is looked up once.
std::uint32_t Scenes::id_of(std::string word) {
  const auto [at, first] = ids_.try_emplace(std::move(word), static_cast<std::uint32_t>(words_.size()));
  if (first) words_.push_back({&at->first, is_name(at->first)});
  return at->second;
}

const Scenes::Ids& Scenes::own(std::uint32_t sentence) {
  const auto [at, first] = own_.try_emplace(sentence);
  if (first) at->second = names_in(sentence, false);
  return at->second;
}

Scenes::Ids Scenes::names_in(std::uint32_t sentence, bool title) {
  Ids out;
  const Sentence& s = view_.mentions.sentences[sentence];
  if (!readable(s)) return out;
  const auto keep = [&](std::string word) {
    if (const std::uint32_t id = id_of(std::move(word)); words_[id].name && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  };
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const Token& token = view_.mentions.tokens[t];
    if (token.kind != TokenKind::word || !token.has(kCapital)) continue;
    std::string word = fold(view_.text(t));
    const WordId id = view_.lexicon.find(word);
    bool mapped = false;
    for (const GroupId map : {demonym_, alias_}) {
      std::string_view value = view_.lexicon.value_of(map, id);
      while (!value.empty() && !mapped) {
        const std::size_t end = std::min(value.find(' '), value.size());
        keep(fold(value.substr(0, end)));
        value.remove_prefix(std::min(end + 1, value.size()));
        mapped = value.empty();
      }
    }
    if (mapped) continue;
    const bool opens = t == s.first && !title;
    if (opens && id != 0 && !view_.lexicon.is(id, country_)) continue;
    std::erase(word, '.');
    keep(std::move(word));
  }
  return out;
}

const std::vector<std::string>& Scenes::names(std::uint32_t sentence) {
  const auto [at, first] = known_.try_emplace(sentence);
  std::vector<std::string>& out = at->second;
  if (!first) return out;
  ++lists_;
  const auto add = [&](const Ids& more) {
    for (const std::uint32_t id : more) {
      if (std::exchange(words_[id].noted, lists_) != lists_) out.push_back(*words_[id].text);
    }
  };
  const auto& sentences = view_.mentions.sentences;
  add(own(sentence));
  add(titled_);
  for (std::uint32_t k = sentence; k-- > 0 && sentence - k <= kBefore;) {
    if (prose(k)) add(own(k));
  }
  for (std::uint32_t k = sentence + 1; k < sentences.size() && k - sentence <= kBehind && sentences[k].block == sentences[sentence].block; ++k) add(own(k));
  return out;
}

std::string Scenes::joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

}  // namespace claimcheck
