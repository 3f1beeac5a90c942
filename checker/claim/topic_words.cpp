// The words of a topic: what a token stands for, and which of them are names.
#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "checker/base/utf8.h"
#include "checker/claim/topic_memory.h"

namespace claimcheck {

// The words that a token stands for: none for small words and figures, several for "American".
Topics::Words Topics::normal(std::uint32_t token) const {
  Memory& m = *memory_;
  if (m.normal[token] != nullptr) return m.normal[token]->words;
  const Token& t = view_.mentions.tokens[token];
  if (t.kind != TokenKind::word || is(token, function_)) {
    m.normal[token] = &m.nothing;
    return {};
  }
  bool first = false;
  const auto look_up = [&](auto& words, const auto& key) {
    const auto [at, fresh] = words.try_emplace(key);
    first = fresh;
    return &at->second;
  };
  Memory::Normal* const out =
      t.word != 0 ? look_up(m.words, (std::uint64_t{t.word} << 2) + t.has(kCapital) * 2U + t.has(kAllCapitals)) : look_up(m.other_words, view_.text(token));
  m.normal[token] = out;
  if (first) {
    m.reading.clear();
    read(token, m.reading);
    auto* kept =
        static_cast<std::string_view*>(m.pool.allocate(m.reading.size() * sizeof(std::string_view), alignof(std::string_view)));
    std::uninitialized_copy(m.reading.begin(), m.reading.end(), kept);
    out->words = {kept, m.reading.size()};
  }
  return out->words;
}

// A word that lies in no text, to be looked at from now on.
std::string_view Topics::keep(std::string_view word) const {
  auto* kept = static_cast<char*>(memory_->pool.allocate(word.size(), 1));
  std::copy(word.begin(), word.end(), kept);
  return {kept, word.size()};
}

// The tokens that stand for a word, by place: all that stand before `end`, and perhaps others.
std::span<const std::uint32_t> Topics::places_of(std::string_view word, std::uint32_t end) const {
  Memory& m = *memory_;
  for (; m.placed < end; ++m.placed) {
    const Words words = normal(m.placed);
    if (words.empty()) continue;
    Memory::Normal& known = *m.normal[m.placed];
    if (known.places == nullptr) known.places = &m.places[words.back()];
    known.places->push_back(m.placed);
  }
  const auto at = m.places.find(word);
  return at == m.places.end() ? std::span<const std::uint32_t>() : at->second;
}

void Topics::read(std::uint32_t token, std::vector<std::string_view>& out) const {
  const Token& t = view_.mentions.tokens[token];
  const std::string_view text = view_.text(token);
  if (t.kind != TokenKind::word || possessive(text) || is(token, function_) || is(token, empty_)) return;
  if (t.has(kCapital)) {
    for (const GroupId map : {demonym_, alias_}) {
      std::string_view value = view_.lexicon.value_of(map, t.word != 0 ? t.word : view_.lexicon.find(fold(text)));
      while (!value.empty()) {
        const std::size_t end = std::min(value.find(' '), value.size());
        out.push_back(keep(fold(value.substr(0, end))));
        value.remove_prefix(std::min(end + 1, value.size()));
      }
      if (!out.empty()) return;
    }
  }
  if (const std::string_view other = view_.lexicon.value_of(same_, t.word); !other.empty()) {
    out.push_back(other);
    return;
  }
  // The form that the vocabulary has of a word is its text in lower case, but for the printer's apostrophe.
  const std::string_view form = view_.lexicon.form(t.word);
  if (const WordId base = view_.lexicon.singular_of(t.word); base != 0 && form.size() == text.size()) {
    read_base(t, base, view_.lexicon.form(base), out);
    return;
  }
  std::string word = view_.lexicon.singular(form.size() == text.size() ? std::string(form) : lower(text));
  std::erase(word, '.');
  word = fold(word);
  read_base(t, view_.lexicon.find(word), word, out);
}

// The same of the base form, as a word of the vocabulary if it is one.
void Topics::read_base(const Token& token, WordId id, std::string_view word, std::vector<std::string_view>& out) const {
  if (word.size() < 3 && !token.has(kAllCapitals)) return;
  if (view_.lexicon.is(id, empty_)) return;
  if (const std::string_view other = view_.lexicon.value_of(same_, id); !other.empty()) {
    out.push_back(other);
    return;
  }
  if (!token.has(kCapital)) {
    if (const WordId base = base_of(word); base != 0) id = base;
  }
  out.push_back(id != 0 ? view_.lexicon.form(id) : keep(word));
}

// "Score" of "scored", "ship" of "shipped", "train" of "training"; 0 for other words.
WordId Topics::base_of(std::string_view word) const {
  const std::size_t ending = word.ends_with("ing") ? 3 : word.ends_with("ed") ? 2 : 0;
  if (ending == 0 || word.size() < ending + 2) return 0;
  const std::string stem(word.substr(0, word.size() - ending));
  if (stem[stem.size() - 1] == stem[stem.size() - 2]) {
    if (const WordId id = view_.lexicon.find(stem.substr(0, stem.size() - 1)); id != 0) return id;
  }
  const WordId id = view_.lexicon.find(stem + "e");
  return id != 0 ? id : view_.lexicon.find(stem);
}

// Capitals tell names but where each sentence or each word of a title has one: there a name is what extraction took for an actor,
// and in a title what is known for a place or a name elsewhere.
bool Topics::is_name(std::uint32_t token) const {
  if ((memory_->known[token] & kNameAsked) == 0)
    memory_->known[token] |= static_cast<std::uint8_t>(kNameAsked | (reads_as_name(token) ? kName : 0));
  return (memory_->known[token] & kName) != 0;
}

bool Topics::reads_as_name(std::uint32_t token) const {
  const Token& t = view_.mentions.tokens[token];
  if (!t.has(kCapital) || t.kind != TokenKind::word || is(token, body_) || is(token, pronoun_) || is(token, function_))
    return false;
  if (is(token, country_) || !view_.lexicon.value_of(demonym_, t.word).empty() || !view_.lexicon.value_of(alias_, t.word).empty())
    return true;
  const Sentence& s = view_.mentions.sentences[view_.mentions.sentence_of_token(token)];
  if (titled(s)) return (is(token, place_) && !is(token, common_)) || capital_elsewhere(token);
  if (token != s.first) return true;
  const auto edges = view_.edges(token);
  const bool actor =
      std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).actor() != nullptr; });
  return (actor && !is(token, common_)) || capital_elsewhere(token);
}

std::string_view Topics::nation_of(std::string_view capital) const {
  const std::string_view nation = view_.lexicon.value_of(nation_, view_.lexicon.find(capital));
  if (nation.empty()) return {};
  std::string folded = fold(nation);
  return folded == nation ? nation : keep(folded);
}

bool Topics::is_country(std::string_view name) const {
  const WordId word = view_.lexicon.find(name);
  return view_.lexicon.is(word, country_) || (view_.lexicon.starts(word, country_) && !view_.lexicon.is(word, common_));
}

bool Topics::is_proper(std::string_view name) const {
  const WordId word = view_.lexicon.find(name);
  if (view_.lexicon.is(word, country_)) return true;
  if (view_.lexicon.is(word, common_)) return false;
  if (view_.lexicon.is(word, place_)) return true;
  constexpr std::array<std::string_view, 12> kOfCommonWords = {"ial",  "nal",  "ical", "tion", "ment", "ity",
                                                               "ance", "ence", "ing",  "ive",  "ory",  "ary"};
  return std::none_of(kOfCommonWords.begin(), kOfCommonWords.end(), [&](std::string_view end) { return name.ends_with(end); });
}

void Topics::note_capitals() const {
  for (const Sentence& s : view_.mentions.sentences) {
    if (titled(s)) continue;
    for (std::uint32_t t = s.first + 1; t < s.last; ++t) {
      const Token& token = view_.mentions.tokens[t];
      if (!token.has(kCapital) || token.kind != TokenKind::word) continue;
      if (token.word != 0)
        memory_->capitals.insert(token.word);
      else
        memory_->other_capitals.insert(lower(view_.text(t)));
    }
  }
}

// Whether the word has a capital where it need not.
bool Topics::capital_elsewhere(std::uint32_t token) const {
  if (!std::exchange(memory_->capitals_noted, true)) note_capitals();
  const WordId word = view_.mentions.tokens[token].word;
  return word != 0 ? memory_->capitals.contains(word) : memory_->other_capitals.contains(lower(view_.text(token)));
}

bool Topics::titled(const Sentence& s) const {
  const BlockKind kind = view_.document.blocks[s.block].kind;
  const auto& title = view_.document.issue.title;
  return kind == BlockKind::heading || kind == BlockKind::masthead || (title && s.span.overlaps(title->text));
}

// Behind what says how many at a token: the digits of a count, the whole of another measure ("900 grams"); the token itself if
// nothing does.
std::uint32_t Topics::behind_figure(std::uint32_t token) const {
  if (is_name(token)) return token;  // "the Three Lamps Bank"
  for (const Edge& e : view_.edges(token)) {
    const Mention& m = view_.mention(e.mention);
    const Figure* f = m.figure();
    if (f == nullptr || m.kind == MentionKind::ordinal) continue;
    const bool counts = f->dimension.empty() || f->dimension == "count" || m.kind == MentionKind::percent;
    return counts ? view_.mentions.token_at(f->digits.end - 1) + 1 : e.last;
  }
  return token;
}

void Topics::note(std::uint32_t first, std::uint32_t last, Topic& topic) const {
  for (std::uint32_t t = first; t < last; ++t) {
    if (!view_.edges(t).empty() && view_.mention(view_.edges(t).front().mention).time() != nullptr) {
      t = view_.edges(t).front().last - 1;  // dates are no words
      continue;
    }
    if (const std::uint32_t behind = behind_figure(t); behind > t) {
      t = behind - 1;
      continue;
    }
    const bool name = is_name(t);
    for (const std::string_view word : normal(t)) {
      if (name) topic.names.insert(word);
      topic.words.insert(word);
    }
  }
}

// The words of a title that is no part of the text (front matter).
void Topics::note_words(std::string_view text, Topic& topic) const {
  const auto letter = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && letter(text[end])) ++end;
    if (end - i > 2) {
      const std::string word = view_.lexicon.singular(lower(text.substr(i, end - i)));
      const WordId id = view_.lexicon.find(word);
      const bool small = view_.lexicon.is(id, function_) || view_.lexicon.is(id, empty_);
      const bool name = is_country(word) || view_.lexicon.is(id, place_);
      if (!small) topic.words.insert(keep(fold(word)));
      if (name && !(text[i] >= 'a' && text[i] <= 'z') && is_proper(word)) topic.names.insert(keep(fold(word)));
    }
    i = end + 1;
  }
}

}  // namespace claimcheck
