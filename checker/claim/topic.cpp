#include "checker/claim/topic.h"

#include <algorithm>
#include <utility>

#include "checker/claim/events.h"
#include "checker/claim/topic_memory.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSentencesBack = 12;  // in which a paragraph before is looked for
constexpr std::size_t kLookBack = 12;         // earlier phrases with the same noun that are looked at

}  // namespace

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
      reckons_(view.lexicon.group("topic-reckons")),
      mortal_(view.lexicon.group("topic-mortal")),
      settled_(view.lexicon.group("topic-settled")),
      rose_(view.lexicon.group("topic-rose")),
      fell_(view.lexicon.group("topic-fell")),
      unchanged_(view.lexicon.group("topic-unchanged")),
      reader_(verbs),
      memory_(std::make_unique<Memory>(view.mentions)) {}

// The words of the phrase that a noun is the head of; nullptr for one that heads none: "police pay" is no police.
const Topic* Topics::headed_by(std::uint32_t noun) const {
  const auto [at, first] = memory_->headed.try_emplace(noun);
  if (first) {
    const std::uint32_t sentence = view_.mentions.sentence_of_token(noun);
    if (const Phrasing around = whole(noun, sentence); head_of(around) == noun) {
      Topic& topic = at->second.emplace();
      note(around.first, around.last, topic);
      if (titled(view_.mentions.sentences[sentence])) topic.words = topic.names;
    }
  }
  return at->second ? &*at->second : nullptr;
}

void Topics::resolve(Phrasing phrase, std::uint32_t sentence, Topic& topic, int depth) const {
  if (phrase.empty() || depth > 2) return;
  // "It", "they": the subject of the clause before, or of the sentence before.
  if (is(phrase.last - 1, pronoun_)) {
    // "The number housed in it grew": of what was spoken of before the sentence.
    const bool within = phrase.first > view_.mentions.sentences[sentence].first && is(phrase.first - 1, preposition_);
    for (std::uint32_t k = sentence + (within ? 0 : 1);
         k-- > 0 && sentence - k < 2 && view_.mentions.sentences[k].block == view_.mentions.sentences[sentence].block;) {
      const VerbGroup* of = nullptr;
      for (const VerbGroup& v : verbs_of(k)) {
        if (k < sentence ? of == nullptr : v.last < phrase.first) of = &v;
      }
      if (of == nullptr && k == sentence) continue;
      // "The gendarmerie pays, because its posts are small": of the clause that opens the sentence.
      const bool inner = of != nullptr && k < sentence && view_.any(view_.mentions.sentences[k].first, of->first, clause_);
      resolve(of != nullptr && !inner ? subject_of(*of, k) : opening(k), k, topic, depth + 1);
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
  const auto places = places_of(noun.back(), phrase.first);
  const auto here = std::lower_bound(places.begin(), places.end(), phrase.first);
  const std::size_t from = static_cast<std::size_t>(here - places.begin());
  for (std::size_t i = from; i-- > 0 && from - i < kLookBack;) {
    const Topic* before = headed_by(places[i]);
    if (before == nullptr || before->words.size() > 8 || before->words.size() <= fullest.words.size()) continue;
    if (before->words.includes(topic.words)) fullest = *before;
  }
  topic.words.merge(fullest.words);
  topic.names.merge(fullest.names);
}

Topic Topics::of_phrase(Phrasing phrase) const {
  Topic out;
  if (!phrase.empty()) resolve(phrase, view_.mentions.sentence_of_token(phrase.first), out, 0);
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

Topic Topics::clause(std::uint32_t token, std::uint32_t sentence) const {
  const Sentence& s = view_.mentions.sentences[sentence];
  const auto parts_clause = [&](std::uint32_t t) {
    const bool inner = view_.is_mark(t, '-') || possessive(view_.text(t));
    return is(t, clause_) || (view_.mentions.tokens[t].kind == TokenKind::mark && !(inner && view_.mentions.tokens[t].glued()));
  };
  std::uint32_t first = token, last = token;
  while (first > s.first && !parts_clause(first - 1)) --first;
  while (last < s.last && !parts_clause(last)) ++last;
  Topic out;
  note(first, last, out);
  return out;
}

Topic Topics::told_before(std::uint32_t mention) const {
  const Mention& m = view_.mention(mention);
  const std::uint32_t last = view_.mentions.token_at(m.span.end - 1) + 1;
  Topic out;
  if (m.figure()->dimension == "count" && !m.figure()->noun.empty()) resolve({last - 1, last}, m.sentence, out, 1);
  return out;
}

Topic Topics::before_paragraph(std::uint32_t of) const {
  Topic out;
  const auto& sentences = view_.mentions.sentences;
  std::uint32_t paragraph = of;  // a sentence of the one that is looked at
  for (std::uint32_t k = of; k-- > 0 && of - k < kSentencesBack;) {
    if (sentences[k].block == sentences[of].block || view_.document.blocks[sentences[k].block].kind != BlockKind::paragraph)
      continue;
    if (!view_.is_mark(sentences[k].last - 1, '.')) continue;  // the line of an author
    if (!out.names.empty() && sentences[k].block != sentences[paragraph].block) break;
    paragraph = k;
    const Topic& more = sentence(k);
    out.words.merge(more.words);
    out.names.merge(more.names);
  }
  return out;
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

const Topic& Topics::surroundings(std::uint32_t sentence) const {
  const auto [at, first] = memory_->surroundings.try_emplace(sentence);
  if (!first) return at->second;
  Topic& all = at->second;
  all = title();
  const Topic near = paragraph(sentence);
  const Topic before = before_paragraph(sentence);
  for (const Topic* more : {&near, &before}) {
    all.words.merge(more->words);
    all.names.merge(more->names);
  }
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
