#include "checker/claim/topic.h"

#include <algorithm>
#include <utility>

#include "checker/claim/events.h"
#include "checker/claim/topic_memory.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kVerbReach = 9;  // tokens between a verb and its figure
constexpr std::uint32_t kObjectReach = 7;
constexpr std::size_t kLookBack = 12;  // earlier phrases with the same noun that are looked at

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
    const Topic* before = headed_by(places[i]);
    if (before == nullptr || before->words.size() > 8 || before->words.size() <= fullest.words.size()) continue;
    if (std::includes(before->words.begin(), before->words.end(), topic.words.begin(), topic.words.end())) fullest = *before;
  }
  topic.words.merge(fullest.words);
  topic.names.merge(fullest.names);
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

const Topic& Topics::surroundings(std::uint32_t sentence) const {
  const auto [at, first] = memory_->surroundings.try_emplace(sentence);
  if (!first) return at->second;
  Topic& all = at->second;
  all = title();
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
