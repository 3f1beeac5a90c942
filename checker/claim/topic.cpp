#include "checker/claim/topic.h"

#include <algorithm>
#include <array>
#include <memory_resource>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "checker/base/utf8.h"
#include "checker/claim/events.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongestPhrase = 14;  // tokens
constexpr std::uint32_t kVerbReach = 9;       // tokens between a verb and its figure
constexpr std::uint32_t kObjectReach = 7;
constexpr std::uint32_t kPresentReach = 6;  // tokens between a verb of the present and the figure that it tells
constexpr std::uint32_t kThinkers = 8;      // tokens between a figure and what those think that it counts
constexpr std::size_t kLookBack = 12;  // earlier phrases with the same noun that are looked at

bool possessive(std::string_view w) { return w == "'s" || w == "’s" || w == "'" || w == "’"; }

// What is known of a token, as bits.
enum Known : std::uint8_t { kNameAsked = 1, kName = 2, kInVerb = 4, kBreakAsked = 8, kBreak = 16 };

}  // namespace

struct Topics::Memory {
  explicit Memory(const Mentions& m) : verbs(m.sentences.size()), known(m.tokens.size(), 0), normal(m.tokens.size(), nullptr) {}

  using Places = std::pmr::vector<std::uint32_t>;
  struct Normal {
    Words words;
    Places* places = nullptr;  // of the last of them
  };

  std::pmr::monotonic_buffer_resource pool;  // of words that lie in no text, and of the tables below
  std::vector<std::optional<std::vector<VerbGroup>>> verbs;          // by sentence
  std::vector<std::uint8_t> known;                                   // by token: bits of Known
  std::vector<Normal*> normal;                                       // by token
  std::pmr::unordered_map<std::uint64_t, Normal> words{&pool};       // by word and case; by token for words that the vocabulary lacks
  std::pmr::unordered_map<std::string_view, Places> places{&pool};
  bool placed = false, capitals_noted = false;
  std::pmr::unordered_set<std::uint32_t> capitals{&pool};            // words that stand with a capital inside sentences
  std::unordered_set<std::string> other_capitals;                    // the same, of which the vocabulary knows nothing
  std::vector<std::string_view> reading;                             // of `normal`
  std::optional<Topic> title;
  std::unordered_map<std::uint32_t, Topic> sentences;
};

Topics::~Topics() = default;

Topics::Topics(const View& view, const VerbReader& verbs)
    : view_(view),
      function_(view.lexicon.group("function-word")),
      preposition_(view.lexicon.group("topic-preposition")),
      break_(view.classes.np_break),
      pronoun_(view.lexicon.group("topic-pronoun")),
      definite_(view.lexicon.group("definite")),
      demonym_(view.lexicon.group("name-demonym")),
      alias_(view.lexicon.group("name-alias")),
      adverb_(view.lexicon.group("adverb")),
      empty_(view.lexicon.group("topic-empty")),
      joint_(view.lexicon.group("topic-joint")),
      clause_(view.lexicon.group("topic-clause")),
      body_(view.lexicon.group("topic-body")),
      country_(view.lexicon.group("name-country")),
      same_(view.lexicon.group("topic-same")),
      own_(view.lexicon.group("topic-own")),
      common_(view.lexicon.group("name-common")),
      neutral_(view.lexicon.group("topic-neutral")),
      place_(view.lexicon.group("name-place")),
      onto_(view.lexicon.group("topic-onto")),
      nation_(view.lexicon.group("topic-nation")),
      loose_(view.lexicon.group("topic-loose")),
      tells_(view.lexicon.group("topic-tells")),
      thinks_(view.lexicon.group("topic-thinks")),
      sets_(view.lexicon.group("topic-sets")),
      reader_(verbs),
      memory_(std::make_unique<Memory>(view.mentions)) {}

const std::vector<VerbGroup>& Topics::verbs_of(std::uint32_t sentence) const {
  std::optional<std::vector<VerbGroup>>& verbs = memory_->verbs[sentence];
  if (verbs) return *verbs;
  verbs = readable(view_.mentions.sentences[sentence]) ? with_present(reader_.read(view_, sentence), sentence) : std::vector<VerbGroup>();
  for (const VerbGroup& v : *verbs) {
    // A gerund behind a preposition is part of the phrase: "money for dredging the Elbe".
    if (v.form == VerbForm::unreal && v.first > 0 && is(v.first - 1, preposition_)) continue;
    for (std::uint32_t t = v.first; t < v.last; ++t) memory_->known[t] |= kInVerb;
  }
  return *verbs;
}

// The present has no form of its own; a verb that tells figures is known by the figure near it: "employs 25 people", "47 per cent
// of Latvians trust their army".
bool Topics::tells(std::uint32_t t, const Sentence& s) const {
  const Token& token = view_.mentions.tokens[t];
  if (t == s.first || token.has(kCapital) || !(is(t, tells_) || is(t, thinks_))) return false;
  if (is(t - 1, view_.classes.article) || is(t - 1, preposition_) || view_.possessive(t - 1) || view_.text(t - 1) == "to") return false;
  if (is(t, tells_)) {
    for (std::uint32_t k = t + 1; k < s.last && k < t + kPresentReach; ++k) {
      if (view_.mentions.tokens[k].kind == TokenKind::mark && !view_.mentions.tokens[k].glued()) break;
      if (is_figure(k)) return true;
    }
  }
  if (!is(t, thinks_)) return false;
  for (std::uint32_t k = t; k-- > s.first && t - k < kThinkers;) {
    if (is_figure(k)) return true;
  }
  return false;
}

bool Topics::is_figure(std::uint32_t token) const {
  const auto edges = view_.edges(token);
  return std::any_of(edges.begin(), edges.end(), [&](const Edge& e) { return view_.mention(e.mention).figure() != nullptr; });
}

std::vector<VerbGroup> Topics::with_present(std::vector<VerbGroup> verbs, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (!tells(t, s)) continue;
    const auto at = std::lower_bound(verbs.begin(), verbs.end(), t, [](const VerbGroup& v, std::uint32_t k) { return v.first < k; });
    const bool taken = (at != verbs.end() && at->first == t) || (at != verbs.begin() && std::prev(at)->last > t);
    if (!taken) verbs.insert(at, {t, t + 1, t, VerbForm::present, false, false});
  }
  return verbs;
}

// The words that a token stands for: none for small words and figures, several for "American".
Topics::Words Topics::normal(std::uint32_t token) const {
  Memory& m = *memory_;
  if (m.normal[token] != nullptr) return m.normal[token]->words;
  const Token& t = view_.mentions.tokens[token];
  const std::uint64_t key = t.word != 0 ? (std::uint64_t{t.word} << 2) + t.has(kCapital) * 2U : (std::uint64_t{token} << 2) + 1;
  const auto [at, first] = m.words.try_emplace(key);
  m.normal[token] = &at->second;
  if (first) {
    m.reading.clear();
    read(token, m.reading);
    auto* kept = static_cast<std::string_view*>(m.pool.allocate(m.reading.size() * sizeof(std::string_view), alignof(std::string_view)));
    std::uninitialized_copy(m.reading.begin(), m.reading.end(), kept);
    at->second.words = {kept, m.reading.size()};
  }
  return at->second.words;
}

// A word that lies in no text, to be looked at from now on.
std::string_view Topics::keep(std::string_view word) const {
  auto* kept = static_cast<char*>(memory_->pool.allocate(word.size(), 1));
  std::copy(word.begin(), word.end(), kept);
  return {kept, word.size()};
}

// The tokens that stand for a word, by place.
std::span<const std::uint32_t> Topics::places_of(std::string_view word) const {
  Memory& m = *memory_;
  if (!std::exchange(m.placed, true)) {
    for (std::uint32_t t = 0; t < view_.mentions.tokens.size(); ++t) {
      if (view_.mentions.tokens[t].kind != TokenKind::word) continue;
      const Words words = normal(t);
      if (words.empty()) continue;
      Memory::Normal& known = *m.normal[t];
      if (known.places == nullptr) known.places = &m.places[words.back()];
      known.places->push_back(t);
    }
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
  std::string word = view_.lexicon.singular(form.size() == text.size() ? std::string(form) : lower(text));
  std::erase(word, '.');
  word = fold(word);
  if (word.size() < 3 && !t.has(kAllCapitals)) return;
  WordId id = view_.lexicon.find(word);
  if (view_.lexicon.is(id, empty_)) return;
  if (const std::string_view other = view_.lexicon.value_of(same_, id); !other.empty()) {
    out.push_back(other);
    return;
  }
  if (!t.has(kCapital)) {
    if (const WordId base = base_of(word); base != 0) id = base;
  }
  out.push_back(id != 0 ? view_.lexicon.form(id) : keep(word));
}

// "Score" of "scored", "ship" of "shipped", "train" of "training"; 0 for other words.
WordId Topics::base_of(const std::string& word) const {
  const std::size_t ending = word.ends_with("ing") ? 3 : word.ends_with("ed") ? 2 : 0;
  if (ending == 0 || word.size() < ending + 3) return 0;
  const std::string stem = word.substr(0, word.size() - ending);
  if (stem[stem.size() - 1] == stem[stem.size() - 2]) {
    if (const WordId id = view_.lexicon.find(stem.substr(0, stem.size() - 1)); id != 0) return id;
  }
  const WordId id = view_.lexicon.find(stem + "e");
  return id != 0 ? id : view_.lexicon.find(stem);
}

// Capitals tell names but where each sentence or each word of a title has one: there a name is what extraction took for an actor,
// and in a title what is known for a place or a name elsewhere.
bool Topics::is_name(std::uint32_t token) const {
  if ((memory_->known[token] & kNameAsked) == 0) memory_->known[token] |= static_cast<std::uint8_t>(kNameAsked | (reads_as_name(token) ? kName : 0));
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
      if (token.word != 0) memory_->capitals.insert(token.word);
      else memory_->other_capitals.insert(lower(view_.text(t)));
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

void Topics::note(std::uint32_t first, std::uint32_t last, Topic& topic) const {
  for (std::uint32_t t = first; t < last; ++t) {
    if (!view_.edges(t).empty() && view_.mention(view_.edges(t).front().mention).time() != nullptr) {
      t = view_.edges(t).front().last - 1;  // dates are no words
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

bool Topics::in_verb(std::uint32_t token, std::uint32_t sentence) const {
  verbs_of(sentence);
  return (memory_->known[token] & kInVerb) != 0;
}

bool Topics::breaks(std::uint32_t token, std::uint32_t sentence) const {
  if ((memory_->known[token] & kBreakAsked) == 0) {
    const bool mark = view_.mentions.tokens[token].kind == TokenKind::mark;
    const bool found = mark ? !view_.mentions.tokens[token].glued() || !(view_.is_mark(token, '-') || possessive(view_.text(token)))
                            : (is(token, break_) && !is(token, joint_) && !possessive(view_.text(token))) || in_verb(token, sentence);
    memory_->known[token] |= static_cast<std::uint8_t>(kBreakAsked | (found ? kBreak : 0));
  }
  return (memory_->known[token] & kBreak) != 0;
}

// Whether a token parts a phrase from what stands before it, prepositions left aside: "*while* the road between A and B".
bool Topics::parts(std::uint32_t token, std::uint32_t sentence) const {
  if (view_.mentions.tokens[token].kind == TokenKind::mark) return breaks(token, sentence);
  if (in_verb(token, sentence)) return true;
  if (!is(token, clause_)) return false;
  for (std::uint32_t t = token; t-- > view_.mentions.sentences[sentence].first && token - t < 5;) {
    if (view_.text(t) == "between") return false;
  }
  return true;
}

// Whether a description goes on over this token: "the mission *in* Iraq", not "the mission *after* the vote".
bool Topics::carries(std::uint32_t token) const {
  return is(token, joint_) || is(token, view_.classes.article) || possessive(view_.text(token)) ||
         !(is(token, function_) || is(token, preposition_));
}

// An article without a preposition starts another phrase: "in the 33-member council *the* list has 15 seats".
bool Topics::starts_anew(std::uint32_t token, std::uint32_t first) const {
  return token > first && is(token, view_.classes.article) && !is(token - 1, preposition_);
}

// The noun phrase around a token: its words before, and prepositional phrases behind.
Phrasing Topics::whole(std::uint32_t head, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  Phrasing out{head, head + 1};
  while (out.first > s.first && head - out.first < kLongestPhrase && !breaks(out.first - 1, sentence) &&
         !is(out.first - 1, preposition_) && !is(out.first - 1, view_.classes.article))
    --out.first;
  while (out.last < s.last && out.last - head < kLongestPhrase && !breaks(out.last, sentence) && carries(out.last)) ++out.last;
  return out;
}

// The last noun before a preposition: "school" of "the pilots' school in Cuxhaven".
std::uint32_t Topics::head_of(Phrasing phrase) const {
  std::uint32_t head = kNone;
  for (std::uint32_t t = phrase.first; t < phrase.last; ++t) {
    if (is(t, preposition_) && head != kNone) break;
    if (!normal(t).empty() && !is(t, adverb_)) head = t;
  }
  return head;
}

Phrasing Topics::subject_of(const VerbGroup& verb, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t last = verb.first;
  if (last == s.first) return {};
  for (const VerbGroup& v : verbs_of(sentence)) {
    if (v.last == last && v.first < verb.first) return subject_of(v, sentence);  // "remained unchanged"
  }
  if (is(last - 1, pronoun_)) return {last - 1, last};
  if (view_.is_mark(last - 1, '(')) --last;  // "the court (consists of nine judges)"
  const auto relative = [&](std::uint32_t t) {
    return view_.text(t) == "which" || view_.text(t) == "who" || view_.text(t) == "that";
  };
  if (relative(last - 1)) {
    --last;
    if (last > s.first && view_.is_mark(last - 1, ',')) --last;
  } else if (view_.is_mark(last - 1, ',')) {  // behind an aside: "the mission, set up in 2018, has"
    std::uint32_t open = last - 1;
    while (open > s.first && !view_.is_mark(open - 1, ',')) --open;
    last = open > s.first ? open - 1 : last;
  }
  std::uint32_t first = last;
  while (first > s.first && last - first < kLongestPhrase && !parts(first - 1, sentence)) --first;
  // "In the election of March 2019 Estonia counted": what stands behind the date.
  for (std::uint32_t t = first; t < last; ++t) {
    for (const Edge& e : view_.edges(t)) {
      if (view_.mention(e.mention).kind == MentionKind::date && e.last < last && is(first, preposition_)) first = e.last;
    }
  }
  // "After the storm the council met": the last phrase alone.
  for (std::uint32_t t = last; --t > first;) {
    if (is(t, view_.classes.article) && !is(t - 1, preposition_)) return {t, last};
  }
  return {first, last};
}

// The noun phrase that opens a sentence whose verb is not known for one: "The harbour pays the dredgers".
Phrasing Topics::opening(std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  std::uint32_t last = s.first;
  if (last < s.last && is(last, view_.classes.article)) ++last;
  while (last < s.last && last - s.first < 5 && !breaks(last, sentence) && !is(last, function_)) ++last;
  if (last > s.first + 1 && view_.text(last - 1).ends_with('s') && last < s.last && !breaks(last, sentence)) --last;
  return {s.first, last};
}

void Topics::resolve(Phrasing phrase, std::uint32_t sentence, Topic& topic, int depth) const {
  if (phrase.empty() || depth > 2) return;
  // "It", "they": the subject of the clause before, or of the sentence before.
  if (is(phrase.last - 1, pronoun_)) {
    for (std::uint32_t k = sentence + 1;
         k-- > 0 && sentence - k < 2 && view_.mentions.sentences[k].block == view_.mentions.sentences[sentence].block;) {
      const VerbGroup* of = nullptr;
      for (const VerbGroup& v : verbs_of(k)) {
        if (k < sentence ? of == nullptr : v.last < phrase.first) of = &v;
      }
      if (of == nullptr && k == sentence) continue;
      resolve(of != nullptr ? subject_of(*of, k) : opening(k), k, topic, depth + 1);
      return;
    }
    return;
  }
  // What stands with the thing ("on the border with Belarus") may be told otherwise elsewhere: its names alone count.
  std::uint32_t core = phrase.first;
  while (core < phrase.last && (core == phrase.first || !is(core, loose_))) ++core;
  note(phrase.first, core, topic);
  Topic rest;
  note(core, phrase.last, rest);
  topic.words.merge(rest.names);
  topic.names.merge(rest.names);
  const std::uint32_t head = head_of(phrase);
  if (head == kNone) return;
  const Words noun = normal(head);
  topic.head = noun.back();
  if (topic.names.size() > 1 || phrase.last - phrase.first > 8) return;
  // "The commission": the fullest phrase with that noun before.
  Topic fullest;
  const auto places = places_of(noun.back());
  const auto here = std::lower_bound(places.begin(), places.end(), phrase.first);
  const std::size_t from = static_cast<std::size_t>(here - places.begin());
  for (std::size_t i = from; i-- > 0 && from - i < kLookBack;) {
    Topic before;
    const Phrasing around = whole(places[i], view_.mentions.sentence_of_token(places[i]));
    if (head_of(around) != places[i]) continue;  // "police pay" is no police
    note(around.first, around.last, before);
    if (titled(view_.mentions.sentences[view_.mentions.sentence_of_token(places[i])])) before.words = before.names;
    const bool fits = std::includes(before.words.begin(), before.words.end(), topic.words.begin(), topic.words.end());
    if (fits && before.words.size() <= 8 && before.words.size() > fullest.words.size()) fullest = std::move(before);
  }
  topic.words.merge(fullest.words);
  topic.names.merge(fullest.names);
}

// Whether a mark or a conjunction stands between two tokens.
bool Topics::parted(std::uint32_t from, std::uint32_t to, std::uint32_t sentence) const {
  for (std::uint32_t t = from; t < to; ++t) {
    const bool aside = view_.is_mark(t, ',') && t + 1 < to && view_.text(t + 1) == "to";  // "has risen since May, to 500"
    const bool mark = view_.mentions.tokens[t].kind == TokenKind::mark && !view_.is_mark(t, '-') && !aside;
    if (mark || is(t, clause_) || in_verb(t, sentence)) return true;
  }
  return false;
}

// The noun phrase that ends before a token: "fence on the border with Belarus" of "Its fence on the border with Belarus, 502 …".
Phrasing Topics::phrase_before(std::uint32_t token, std::uint32_t sentence) const {
  const std::uint32_t open = view_.mentions.sentences[sentence].first;
  std::uint32_t first = token;
  while (first > open && token - first < kLongestPhrase && !breaks(first - 1, sentence)) --first;
  const std::uint32_t head = head_of({first, token});
  if (head != kNone && !is_name(head)) return {first, token};
  while (first > open && token - first < kLongestPhrase && !parts(first - 1, sentence)) --first;
  return {first, token};
}

// The words of the clause up to a token: "in the south" of "in the south 90,000 were".
Phrasing Topics::clause_before(std::uint32_t token, std::uint32_t sentence) const {
  std::uint32_t first = token;
  while (first > view_.mentions.sentences[sentence].first && token - first < kLongestPhrase && !breaks(first - 1, sentence))
    --first;
  return {first, token};
}

Topic Topics::of_phrase(Phrasing phrase) const {
  Topic out;
  if (!phrase.empty()) resolve(phrase, view_.mentions.sentence_of_token(phrase.first), out, 0);
  return out;
}

Topic Topics::of_figure(std::uint32_t index, bool verbs) const {
  const Mention& m = view_.mention(index);
  const Sentence& s = view_.mentions.sentences[m.sentence];
  const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
  Topic out;
  // What stands behind the figure: "soldiers in Iraq", "of those asked"; and before an attribute: "the 24-member pilots'
  // council".
  std::uint32_t end = last;
  while (end < s.last && end - last < kLongestPhrase && !breaks(end, m.sentence) && carries(end) && !starts_anew(end, last))
    ++end;
  std::uint32_t begin = first;
  while (begin > s.first && first - begin < kLongestPhrase && !breaks(begin - 1, m.sentence) && !is(begin - 1, preposition_))
    --begin;
  const VerbGroup* before = nullptr;
  // "Rose to 500", "stood at 500"; not "passed at once in the 24-member council".
  const std::uint32_t dash = view_.mentions.token_at(m.figure()->digits.end - 1) + 1;
  const bool attribute = dash < s.last && view_.is_mark(dash, '-') && view_.mentions.tokens[dash].glued();
  // "Seven of the eleven judges of the court": what they do is told of the seven.
  const bool whole = begin > s.first + 1 && view_.text(begin - 1) == "of" && is_figure(begin - 2);
  const bool adjunct = attribute || whole || (begin > s.first && is(begin - 1, preposition_) && !is(begin - 1, onto_));
  for (const VerbGroup& v : verbs_of(m.sentence)) {
    if (!adjunct && v.last <= begin && begin - v.last <= kVerbReach && !parted(v.last, begin, m.sentence)) before = &v;
  }
  Topic object;
  if (!whole && begin > s.first + 1 && view_.text(begin - 1) == "of") {  // "reserves of 31 billion"
    const std::uint32_t of = --begin;
    while (begin > s.first && of - begin < kLongestPhrase && !breaks(begin - 1, m.sentence) && !is(begin - 1, preposition_))
      --begin;
    note(begin, of, object);
    if (!normal(of - 1).empty()) object.head = normal(of - 1).back();
  }
  if (begin < first && is(begin, own_)) ++begin;
  std::uint32_t link = begin;  // "its 93 members"; "the senate, with its 93 members"; "the port, with a depth of 9 metres"
  if (link > s.first && is(link - 1, view_.classes.article)) --link;
  if (link > s.first && is(link - 1, own_)) --link;
  const bool owned = link < begin && is(link, own_);
  const bool with = link > s.first + 1 && view_.text(link - 1) == "with";
  if (with) --link;
  if (owned || with) {
    const bool aside = link > s.first + 1 && view_.is_mark(link - 1, ',');
    resolve(aside || with ? phrase_before(aside ? link - 1 : link, m.sentence) : Phrasing{link, link + 1}, m.sentence, out, 0);
    out.subject = !out.words.empty();
  } else if (before != nullptr) {
    const Phrasing subject = subject_of(*before, m.sentence);
    resolve(subject, m.sentence, out, 0);
    out.subject = !out.words.empty();
    if (is(before->main, sets_) && begin > before->last + 1 && is(begin - 1, onto_)) {
      // "Which put the population of Vorland at": of what was put, whoever put it.
      Topic set;
      resolve({before->last, begin - 1}, m.sentence, set, 1);
      if (!set.names.empty()) out = Topic{};
      object.words.merge(set.words);
      object.names.merge(set.names);
      out.subject = true;
    }
    // "Employs 25 people": where it is not said who, the verb tells it.
    const Figure& f = *m.figure();
    const bool nameless = f.dimension == "count" && view_.lexicon.is(view_.lexicon.find(f.noun), empty_);
    if (verbs && (nameless || !is(before->main, neutral_))) {
      note(before->main, before->main + 1, object);
      for (const std::string_view word : normal(before->main)) out.deeds.insert(word);
      out.acts = !before->passive;
    }
  } else if (begin > s.first + 1 && (view_.is_mark(begin - 1, ',') || view_.is_mark(begin - 1, '('))) {
    resolve(phrase_before(begin - 1, m.sentence), m.sentence, out, 0);  // "The northern canal, 90 kilometres from …"
    out.subject = !out.words.empty();
  }
  if (end > last) resolve({last, end}, m.sentence, object, 1);
  const Span digits = m.figure()->digits;
  note(begin, view_.mentions.token_at(digits.begin), object);
  // A unit says nothing of what is measured: "420 megawatts", "17 billion euros".
  const bool counted = m.figure()->dimension == "count" || m.figure()->dimension.empty() || m.kind == MentionKind::percent;
  if (counted) note(view_.mentions.token_at(digits.end - 1) + 1, last, object);
  // "A town of 19,000 people" tells its population.
  if (m.figure()->noun == "person" && begin > s.first && view_.text(begin - 1) == "of") object.words.insert("inhabitant");
  if (out.head.empty()) out.head = object.head;
  out.words.merge(object.words);
  out.names.merge(object.names);
  // What the counted ones did: "43% of Swedes trusted the government".
  for (const VerbGroup& v : verbs_of(m.sentence)) {
    if (!verbs || before != nullptr || v.first < last || v.first > end || v.passive || v.form == VerbForm::was ||
        v.form == VerbForm::unreal)
      continue;
    std::uint32_t stop = v.last;
    while (stop < s.last && stop - v.last < kObjectReach && !breaks(stop, m.sentence) && !is(stop, preposition_)) ++stop;
    if (!is(v.main, neutral_)) {
      note(v.main, v.main + 1, out);
      for (const std::string_view word : normal(v.main)) out.deeds.insert(word);
    }
    note(v.last, stop, out);
    // "21,300 refugees lived in the camps on Lesbos": by name alone.
    std::uint32_t far = stop;
    while (far < s.last && far - v.last < kLongestPhrase && !breaks(far, m.sentence) && carries(far)) ++far;
    Topic where;
    note(stop, far, where);
    out.words.merge(where.names);
    out.names.merge(where.names);
    out.subject = true;
    break;
  }
  // A passive that the figure is the subject of: "31,000 people were moved"; and left out: "in the south 90,000 were".
  const VerbGroup* passive = nullptr;
  for (const VerbGroup& v : verbs_of(m.sentence)) {
    if (verbs && !out.subject && v.first >= last && v.first <= end + 1 && (v.passive || v.form == VerbForm::was)) {
      const VerbGroup* told = v.passive ? &v : passive;
      if (told != nullptr) {
        note(told->main, told->main + 1, out);
        for (const std::string_view word : normal(told->main)) out.deeds.insert(word);
      }
      out.subject = out.subject || !out.names.empty();
      if (!v.passive && before == nullptr && begin > s.first) resolve(clause_before(begin, m.sentence), m.sentence, out, 1);
    }
    if (v.passive) passive = &v;
  }
  return out;
}

const Topic& Topics::title() const {
  if (memory_->title) return *memory_->title;
  Topic& out = memory_->title.emplace();
  if (const auto& title = view_.document.issue.title; title && title->text.empty()) note_words(title->value, out);
  const auto& sentences = view_.mentions.sentences;
  for (std::size_t i = 0; i < std::min<std::size_t>(sentences.size(), 6); ++i) {
    const Sentence& s = sentences[i];
    const bool title = view_.document.issue.title && s.span.overlaps(view_.document.issue.title->text);
    if (title || view_.document.blocks[s.block].kind == BlockKind::heading)
      note(s.first, std::min(s.last, s.first + kLongestSentence), out);
  }
  return out;
}

const Topic& Topics::sentence(std::uint32_t sentence) const {
  const auto [at, first] = memory_->sentences.try_emplace(sentence);
  const Sentence& s = view_.mentions.sentences[sentence];
  if (first) note(s.first, std::min(s.last, s.first + kLongestSentence), at->second);
  return at->second;
}

Topic Topics::paragraph(std::uint32_t of) const {
  Topic out;
  const auto& sentences = view_.mentions.sentences;
  for (std::uint32_t k = of + 1; k-- > 0 && sentences[k].block == sentences[of].block && of - k < 3;) {
    const Topic& more = sentence(k);
    out.words.merge(more.words);
    out.names.merge(more.names);
  }
  return out;
}

Topic Topics::surroundings(std::uint32_t sentence) const {
  Topic all = title();
  const Topic near = paragraph(sentence);
  all.words.merge(near.words);
  all.names.merge(near.names);
  return all;
}

std::string Topics::joined(const WordSet& words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace claimcheck
