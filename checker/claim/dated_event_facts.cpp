// Events with their dates, so that another issue can be held against them. An event is met by its kind and a name: the person whom
// it befell, the names that it is told with, and, where it is told with none ("it was signed on 3 May"), those around it.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/scene.h"
#include "checker/claim/topic.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostNames = 8;       // that one event is kept by
constexpr std::uint32_t kBack = 7;          // tokens from a noun back to its article
constexpr std::uint32_t kAround = 6;        // sentences before and behind whose words are around an event

struct Event {
  std::string kind, paper, person, office;
  std::uint32_t sentence = 0, token = 0, date = 0;
  std::set<std::string> words, names;  // it is told with
  std::set<std::string> tail;          // those of them behind the verb: "resigned as chair"
  bool often = false;
  bool noun = false;                   // "the coup of 18 August"
  bool fresh = false;                  // "a loan agreement": not one that is known
};

class DatedEvents {
 public:
  DatedEvents(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), lexicon_(view_.lexicon), events_(events), people_(people), happenings_(happenings), topics_(topics), scenes_(view_) {}

  void run() {
    if (!view_.document.issue.date) return;
    for (const Happening& h : happenings_.all()) {
      happened(h);
    }
    for (const DatedVerb& v : events_.verbs()) did(v);
    std::uint32_t last = kNone;
    for (const Mention& m : view_.mentions.mentions) {
      if (m.kind != MentionKind::date || m.sentence == last || m.sentence >= view_.mentions.sentences.size()) continue;
      last = m.sentence;
      if (!readable(view_.mentions.sentences[last]) || !prose(last)) continue;
      for (const DateTokens& d : events_.dates_of(last)) named(d, last);
    }
    keep();
  }

 private:
  GroupId group(std::string_view name) const { return lexicon_.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return lexicon_.is(tokens_[t].word, g); }
  bool prose(std::uint32_t sentence) const {
    const BlockKind kind = view_.document.blocks[view_.mentions.sentences[sentence].block].kind;
    return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::footnote || kind == BlockKind::quotation;
  }
  const Time& time(std::uint32_t date) const { return *view_.mention(date).time(); }

  // A date that is sure, and over.
  bool usable(std::uint32_t date) const {
    const Time& t = time(date);
    if (t.readings.empty() || t.range || t.origin == Origin::relative || !(t.mod.empty() || t.mod == "since")) return false;
    if (t.granularity != Granularity::day && t.granularity != Granularity::month && t.granularity != Granularity::year && t.granularity != Granularity::season) return false;
    return t.readings.front().days.begin <= view_.document.issue.date->value;
  }

  const VerbGroup* verb_at(std::uint32_t token, std::uint32_t sentence) const {
    for (const VerbGroup& v : topics_.verbs_of(sentence)) {
      if (v.first <= token && token < v.last) return &v;
    }
    return nullptr;
  }
  // The noun phrase that ends with this token.
  Phrasing before(std::uint32_t last, const Sentence& s) const {
    std::uint32_t first = last;
    while (first > s.first && last - first < kBack && tokens_[first - 1].kind == TokenKind::word && !is(first - 1, function_) && !is(first - 1, article_)) --first;
    if (first > s.first + 1 && (view_.text(first - 1) == "'s" || view_.text(first - 1) == "’s")) first -= 2;
    return {first, last + 1};
  }
  // "of the treaty with Chad": from a preposition to the lead of the date.
  Phrasing behind(std::uint32_t from, std::uint32_t lead) const {
    while (from < lead && (is(from, preposition_) || is(from, article_))) ++from;
    std::uint32_t end = from;
    while (end < lead && tokens_[end].kind == TokenKind::word && !is(end, joint_)) ++end;
    return {from, end};
  }

  void take(Phrasing phrase, Event& e) const {
    if (phrase.empty()) return;
    e.fresh = e.fresh || (is(phrase.first, indefinite_) && !tokens_[std::min(phrase.first + 1, phrase.last - 1)].has(kCapital)) || (phrase.first > 0 && is(phrase.first - 1, indefinite_));
    const Topic topic = topics_.of_phrase(phrase.last - phrase.first == 1 && is(phrase.first, it_) ? told_as(phrase) : phrase);
    e.words.insert(topic.words.begin(), topic.words.end());
    e.names.insert(topic.names.begin(), topic.names.end());
    // "Its foundation stone": of what the clause before is about.
    if (is(phrase.first, own_) && phrase.last - phrase.first > 1) {
      const Topic owner = topics_.of_phrase({phrase.first, phrase.first + 1});
      e.words.insert(owner.words.begin(), owner.words.end());
      e.names.insert(owner.names.begin(), owner.names.end());
    }
  }

  // "The Three Lakes Bank lends to farmers. It was founded": the body that opens the sentence before.
  Phrasing told_as(Phrasing pronoun) const {
    const std::uint32_t sentence = view_.mentions.sentence_of_token(pronoun.first);
    const auto& sentences = view_.mentions.sentences;
    if (pronoun.first != sentences[sentence].first || sentence == 0 || sentences[sentence - 1].block != sentences[sentence].block) return pronoun;
    std::uint32_t first = sentences[sentence - 1].first;
    if (is(first, article_)) ++first;
    const std::uint32_t end = capitals_end(first, sentences[sentence - 1].last);
    if (end >= first + 2 && people_.person_at(first) == kNone) return {first, end};
    return pronoun;
  }

  DateTokens tokens_of(std::uint32_t date, std::uint32_t sentence) const {
    for (const DateTokens& d : events_.dates_of(sentence)) {
      if (d.mention == date) return d;
    }
    const Mention& m = view_.mention(date);
    const std::uint32_t first = view_.mentions.token_at(m.span.begin);
    return {date, first, view_.mentions.token_at(m.span.end - 1) + 1, first};
  }

  void happened(const Happening& h) {
    if (!usable(h.date) || !prose(h.sentence)) return;
    const Sentence& s = view_.mentions.sentences[h.sentence];
    Event e;
    e.kind = h.kind;
    e.sentence = h.sentence;
    e.token = h.token;
    e.date = h.date;
    const DateTokens d = tokens_of(h.date, h.sentence);
    if (one_of_many(h.token, d, s)) return;
    std::uint32_t length = 0;
    happenings_.kind_at(h.token, s.last, length);
    if (const auto found = lexicon_.lookup(verb_, tokens_, h.token, s.last); found.length > 0 && !h.noun) {
      e.kind = found.value;
      length = found.length;
    }
    const bool into_office = h.kind == "open" && h.person != kNone && (view_.text(h.token) == "inaugurated" || view_.text(h.token) == "inauguration");
    if (into_office) e.kind = "swear";
    e.noun = h.noun;
    if (h.noun) {
      take(before(h.token, s), e);
      if (d.lead > h.token + length) take(behind(h.token + length, d.lead), e);
    } else {
      of_verb(h.token, h.token + length, d, h.sentence, e);
    }
    std::uint32_t person = h.person;
    // "After his resignation on 29 March Ida Kamm": the name follows.
    if (h.noun && person == kNone && h.token > s.first && is(h.token - 1, own_)) person = people_.beside(d.last, h.sentence, true);
    add(std::move(e), person);
  }

  // The object of a verb and what belongs to it; where and how it was done only gives names.
  void take_object(std::uint32_t from, std::uint32_t stop, Event& e) const {
    const Phrasing whole = behind(from, stop);
    std::uint32_t end = whole.first;
    while (end < whole.last && !(end > whole.first && is(end, circumstance_))) ++end;
    take({whole.first, end}, e);
    Event place;
    take({end, whole.last}, place);
    e.names.insert(place.names.begin(), place.names.end());
  }

  // What a verb tells of: in the passive its subject, else its object; what has none, its subject.
  void of_verb(std::uint32_t token, std::uint32_t end, const DateTokens& d, std::uint32_t sentence, Event& e) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    const VerbGroup* v = verb_at(token, sentence);
    const std::uint32_t first = v != nullptr ? v->first : token;
    const bool agent = end < s.last && view_.text(end) == "by";
    const std::uint32_t stop = d.lead >= end ? d.lead : clause_end(end, s);
    if (first > s.first && view_.is_mark(first - 1, ',')) {  // "The protocol, signed on 14 February, draws it"
      take(ending(first - 1, s), e);
    } else if (v == nullptr || v->passive || v->bare ? false : stop > end && !is(end, preposition_)) {
      take_object(end, stop, e);
      return;
    } else if (v != nullptr && !v->passive && relative_object(*v, s, e)) {
      return;
    } else if (v != nullptr && v->bare && stop > end && !is(end, preposition_) && !agent) {  // "parliament adopted the law on"
      take_object(end, stop, e);
      return;
    } else if (v != nullptr) {
      take(topics_.subject_of(*v, sentence), e);
    } else {
      take(ending(first, s), e);
    }
    if (stop > end && !agent) {
      Event tail;
      take_object(end, stop, tail);
      e.tail = tail.words;
      e.words.insert(tail.words.begin(), tail.words.end());
      e.names.insert(tail.names.begin(), tail.names.end());
    }
  }

  // Where the clause that goes on at a token ends.
  std::uint32_t clause_end(std::uint32_t token, const Sentence& s) const {
    std::uint32_t end = token;
    while (end < s.last && end - token < 2 * kBack && tokens_[end].kind == TokenKind::word && !is(end, joint_) && !in_verb(end, s)) ++end;
    return end;
  }

  // "The law on churches, which parliament had adopted": what stands before the relative.
  bool relative_object(const VerbGroup& v, const Sentence& s, Event& e) const {
    for (std::uint32_t t = v.first; t > s.first + 1 && v.first - t < kBack; --t) {
      if (tokens_[t - 1].kind != TokenKind::word) return false;
      if (view_.text(t - 1) != "which" && view_.text(t - 1) != "that") continue;
      if (t == v.first) return false;  // its subject
      take(ending(view_.is_mark(t - 2, ',') ? t - 2 : t - 1, s), e);
      return true;
    }
    return false;
  }

  // The noun phrase, prepositions and all, that ends before this token.
  Phrasing ending(std::uint32_t last, const Sentence& s) const {
    std::uint32_t first = last;
    while (first > s.first && capitals_end(first - 1, last) == last) --first;
    if (last - first >= 2 && first > s.first && is(first - 1, definite_)) return {first, last};  // "of the Three Lakes Bank, founded"
    first = last;
    while (first > s.first && last - first < 2 * kBack && tokens_[first - 1].kind == TokenKind::word && !is(first - 1, joint_) && !in_verb(first - 1, s)) {
      --first;
      if (is(first, definite_) && (first == s.first || !is(first - 1, preposition_))) break;
    }
    return {first, last};
  }
  bool in_verb(std::uint32_t token, const Sentence& s) const { return verb_at(token, view_.mentions.sentence_of_token(s.first)) != nullptr; }

  // "The second round", "another attack".
  bool one_of_many(std::uint32_t token, const DateTokens& d, const Sentence& s) const {
    for (std::uint32_t t = token > s.first + 4 ? token - 4 : s.first; t < std::min(s.last, std::max(token + 3, d.last)); ++t) {
      if (is(t, many_)) return true;
    }
    return false;
  }

  void did(const DatedVerb& v) {
    if (v.loose || !usable(v.date) || !prose(v.sentence)) return;
    if (v.verb.form == VerbForm::future || v.verb.form == VerbForm::unreal || v.verb.form == VerbForm::present || v.verb.form == VerbForm::was) return;
    const Sentence& s = view_.mentions.sentences[v.sentence];
    std::uint32_t length = 0;
    if (!happenings_.kind_at(v.verb.main, s.last, length).empty()) return;
    const auto found = lexicon_.lookup(verb_, tokens_, v.verb.main, s.last);
    Event e;
    e.sentence = v.sentence;
    e.token = v.verb.main;
    e.date = v.date;
    if (found.length > 0) {
      e.kind = found.value;
    } else {
      if (is(v.verb.main, often_) || time(v.date).granularity != Granularity::day || time(v.date).written.day == 0) return;
      e.kind = "do: " + lower(view_.text(v.verb.main));
    }
    const DateTokens d = tokens_of(v.date, v.sentence);
    if (one_of_many(v.verb.main, d, s) && found.length == 0) return;
    if (found.length > 0) {
      of_verb(v.verb.main, v.verb.main + found.length, d, v.sentence, e);
      add(std::move(e), lexicon_.is(lexicon_.find(e.kind), personal_) ? people_.who(v.verb.first, v.sentence) : kNone);
      return;
    }
    take(topics_.subject_of(v.verb, v.sentence), e);
    const std::uint32_t from = v.verb.main + std::max<std::uint32_t>(found.length, 1);
    std::uint32_t to = d.lead > from ? d.lead : from;
    if (v.fronted) {
      while (to < s.last && to - from < kBack && tokens_[to].kind == TokenKind::word) ++to;
    }
    if (to > from) take({from, to}, e);
    add(std::move(e), kNone);
  }

  // "The armistice of 10 November"; "the summit took place on 6 May".
  void named(const DateTokens& d, std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    if (d.lead == d.first || d.lead < s.first + 2 || !usable(d.mention)) return;
    std::uint32_t end = d.lead;
    const std::string_view lead = view_.text(d.lead);
    if (lead == "on" || lead == "in") {
      if (view_.text(end - 1) == "place" && view_.text(end - 2) == "took") end -= 2;
      else if (end >= s.first + 3 && view_.text(end - 1) == "held" && (view_.text(end - 2) == "was" || view_.text(end - 2) == "were")) end -= 2;
    } else if (lead != "of") {
      return;
    }
    if (end < s.first + 2) return;
    const std::string_view kind = lexicon_.value_of(noun_, tokens_[end - 1].word);
    if (kind.empty() || (kind == "sign" && lead != "of")) return;
    const Phrasing phrase = before(end - 1, s);
    if (phrase.first == s.first || !(is(phrase.first - 1, definite_) || is(phrase.first, own_)) || view_.text(phrase.first - 1) == "a" || view_.text(phrase.first - 1) == "an") return;
    for (std::uint32_t t = phrase.first; t < phrase.last; ++t) {
      if (is(t, many_)) return;
    }
    Event e;
    e.kind = kind;
    e.noun = true;
    e.sentence = sentence;
    e.token = end - 1;
    e.date = d.mention;
    take(phrase, e);
    add(std::move(e), kNone);
  }

  void add(Event e, std::uint32_t person) {
    const Sentence& s = view_.mentions.sentences[e.sentence];
    if (std::any_of(all_.begin(), all_.end(), [&](const Event& other) { return other.date == e.date && other.kind == e.kind; })) return;
    if (has(corrected_, s) || view_.quotation_around(view_.mention(e.date).span) != nullptr) return;
    if (e.kind == "vote") e.kind = "elect";
    if (e.kind == "elect" && std::any_of(e.words.begin(), e.words.end(), [&](const std::string& w) { return lexicon_.is(lexicon_.find(w), chamber_); })) e.kind = "vote";
    e.often = lexicon_.is(lexicon_.find(e.kind), often_kind_);
    if (e.kind == "sign") {
      for (const std::string& word : e.words) {
        const std::string_view paper = lexicon_.value_of(paper_, lexicon_.find(word));
        if (!paper.empty()) e.paper = paper;
      }
      if (e.paper.empty()) told_before(e);
      if (e.paper.empty()) return;
      std::erase_if(e.words, [&](const std::string& w) { return !lexicon_.value_of(paper_, lexicon_.find(w)).empty(); });
    }
    if (lexicon_.is(lexicon_.find(e.kind), personal_)) {
      if (person != kNone && view_.mentions.actors[person].name.find(' ') != std::string::npos) e.person = view_.mentions.actors[person].key;
      else if (person != kNone && person < view_.mentions.actors.size()) return;  // a family name alone
      if (!e.person.empty()) {
        for (const std::string& word : parts(e.person)) {
          e.words.erase(word);
          e.names.erase(word);
        }
      }
      for (const std::string& word : e.words) {
        if (lexicon_.is(lexicon_.find(word), office_)) e.office = word;
      }
      if (e.office.empty()) e.office = office_around(e.sentence);
      if (e.person.empty() && e.office.empty()) return;
    }
    std::erase_if(e.names, [&](const std::string& name) { return !scenes_.is_name(name); });
    all_.push_back(std::move(e));
  }

  // "Cuxhaven has a treaty with Hamburg. It was signed on": the paper named last.
  void told_before(Event& e) const {
    const auto& sentences = view_.mentions.sentences;
    for (std::uint32_t k = e.sentence; k-- > 0 && sentences[k].block == sentences[e.sentence].block && e.sentence - k < 3;) {
      for (std::uint32_t t = sentences[k].last; t-- > sentences[k].first;) {
        const std::string_view paper = lexicon_.value_of(paper_, tokens_[t].word);
        if (paper.empty()) continue;
        e.paper = paper;
        take(before(t, sentences[k]), e);
        take(behind(t + 1, sentences[k].last), e);
        return;
      }
    }
  }
  static std::set<std::string> parts(const std::string& text) {
    std::set<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" -", at), text.size());
      if (end > at) out.insert(text.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }

  // The only office that the paragraph speaks of, up to here.
  std::string office_around(std::uint32_t sentence) const {
    std::set<std::string> found;
    const auto& sentences = view_.mentions.sentences;
    for (std::uint32_t k = sentence + 1; k-- > 0 && sentences[k].block == sentences[sentence].block;) {
      for (std::uint32_t t = sentences[k].first; t < sentences[k].last; ++t) {
        if (is(t, office_)) found.insert(lexicon_.singular(lower(view_.text(t))));
      }
    }
    return found.size() == 1 ? *found.begin() : std::string();
  }

  // Nothing in the sentence lets the event be a plan, a denial or a guess: then what else is planned in it ("will be tried") is of
  // something else, since the day is past.
  bool plainly(const Event& e) const {
    const Sentence& s = view_.mentions.sentences[e.sentence];
    return !has(e.noun ? planned_ : doubt_, s) && (e.noun || !has(planned_, s));
  }

  bool has(GroupId words, const Sentence& s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (lexicon_.match(words, tokens_, t, s.last) > 0) return true;
    }
    return false;
  }

  // The words around an event: of its paragraph, of what is near before it, of the title.
  const std::set<std::string>& around(std::uint32_t sentence) {
    const auto [at, first] = around_.try_emplace(sentence);
    if (!first) return at->second;
    const auto& sentences = view_.mentions.sentences;
    std::set<std::string> out = topics_.title().words;
    const std::uint32_t from = sentence > kAround ? sentence - kAround : 0;
    const std::uint32_t to = std::min<std::uint32_t>(sentence + kAround, static_cast<std::uint32_t>(sentences.size()));
    for (std::uint32_t k = from; k < to; ++k) {
      if (prose(k) && (k < sentence || sentences[k].block == sentences[sentence].block)) out.merge(topics_.sentence(k).words);
    }
    if (out.contains("presidential")) out.insert("president");
    if (out.contains("parliamentary")) out.insert("parliament");
    return at->second = std::move(out);
  }

  void keep() {
    std::map<std::string, std::vector<const Event*>> by_key;
    std::vector<std::pair<std::string, const Event*>> kept;
    for (const Event& e : all_) {
      for (std::string& key : keys_of(e)) {
        by_key[key].push_back(&e);
        kept.emplace_back(std::move(key), &e);
      }
    }
    for (const auto& [key, event] : kept) {
      const auto& same = by_key[key];
      const bool single = std::all_of(same.begin(), same.end(), [&](const Event* other) {
        const Days x = time(event->date).readings.front().days, y = time(other->date).readings.front().days;
        return x.begin < y.end && y.begin < x.end;
      });
      tell(*event, key, single);
    }
  }

  std::vector<std::string> keys_of(const Event& e) {
    std::vector<std::string> out;
    const std::string kind = e.kind + (e.paper.empty() ? "" : " " + e.paper);
    if (!e.person.empty()) out.push_back(kind + "||" + e.person);
    if (lexicon_.is(lexicon_.find(e.kind), personal_) && e.office.empty()) return out;
    const std::string whose = e.office.empty() ? kind : kind + " " + e.office;
    std::vector<std::string> names(e.names.begin(), e.names.end());
    if (!e.kind.starts_with("do: ")) names.insert(names.end(), scenes_.names(e.sentence).begin(), scenes_.names(e.sentence).end());
    for (std::string& body : bodies(e)) names.insert(names.begin(), std::move(body));
    for (const std::string& name : names) {
      const std::string key = whose + "|" + name;
      if (out.size() < kMostNames && name != e.office && std::find(out.begin(), out.end(), key) == out.end()) out.push_back(key);
    }
    return out;
  }

  // "The night to 10 November" began on the day before.
  bool at_night(const Mention& date) const {
    const std::uint32_t first = view_.mentions.token_at(date.span.begin), begin = view_.mentions.sentences[date.sentence].first;
    for (std::uint32_t t = first; t > begin && first - t < 3; --t) {
      if (is(t - 1, night_)) return true;
    }
    return false;
  }

  // The words with capitals from a token on, one behind the other: "Three Lakes Bank".
  std::uint32_t capitals_end(std::uint32_t token, std::uint32_t last) const {
    while (token < last && tokens_[token].kind == TokenKind::word && tokens_[token].has(kCapital) && !is(token, article_)) ++token;
    return token;
  }

  // Names of two words and more that the event is told with; each word may be a common one: "Ever Given".
  std::vector<std::string> bodies(const Event& e) const {
    std::vector<std::string> out;
    const auto& sentences = view_.mentions.sentences;
    for (std::uint32_t k = e.sentence + 1; k-- > 0 && e.sentence - k < 3 && sentences[k].block == sentences[e.sentence].block;) {
      const Sentence& s = sentences[k];
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        const std::uint32_t end = capitals_end(t, s.last);
        if (end < t + 2) continue;
        std::string name;
        bool told = true;
        for (std::uint32_t w = t; w < end; ++w) {
          const std::string word = fold(view_.text(w));
          told = told && (e.words.contains(lexicon_.singular(word)) || e.words.contains(word));
          name += (name.empty() ? "" : " ") + word;
        }
        if (told && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
        t = end;
      }
    }
    return out;
  }

  void tell(const Event& e, const std::string& key, bool single) {
    const Mention& date = view_.mention(e.date);
    const std::string name = key.substr(key.rfind('|') + 1);
    const bool own = e.names.contains(name) || name == e.person || name.find(' ') != std::string::npos;
    const bool country = lexicon_.is(lexicon_.find(name), country_);
    // A thing that is named needs no country beside its name.
    const bool befell = !e.person.empty() && name == e.person;
    const bool of_office = e.kind == "resign" || e.kind == "appoint" || e.kind == "dismiss" || e.kind == "nominate";
    static const std::set<std::string> kNothing;
    const std::string told = lexicon_.singular(lower(view_.text(e.token)));
    std::set<std::string> about;
    for (const std::string& word : befell ? (of_office ? e.tail : kNothing) : e.words) {
      if (word == told) continue;
      if (word == "presidential" || word == "parliamentary") {  // the context of another wording has the noun
        about.insert(word == "presidential" ? "president" : "parliament");
        continue;
      }
      const bool spare = own && !country && lexicon_.is(lexicon_.find(word), country_);
      const bool named = name.find(' ') != std::string::npos && !befell && name.find(word) != std::string::npos;
      if (word != name && !named && !spare && !lexicon_.is(lexicon_.find(word), lays_)) about.insert(word);
    }
    std::set<std::string> context = around(e.sentence);
    context.insert(e.words.begin(), e.words.end());
    const Span word = tokens_[e.token].span();
    const Span whole = word.cover(date.span);
    maker_.add("dated_event", whole,
               {{"key", key_field(key, word)},
                {"kind", key_field(e.kind, word)},
                {"when", date_field(date)},
                {"what", {std::string(word.in(view_.document.text)), word}},
                {"person", key_field(e.person, word)},
                {"paper", key_field(e.paper, word)},
                {"about", key_field(Topics::joined(about), word)},
                {"names", key_field(Topics::joined(e.names), word)},
                {"scene", key_field(Scenes::joined(scenes_.names(e.sentence)), word)},
                {"context", key_field(Topics::joined(context), word)},
                {"single", key_field(single ? "yes" : "no", word)},
                {"often", key_field(e.often ? "yes" : "no", word)},
                {"night", key_field(at_night(date) ? "yes" : "no", word)},
                {"rare", key_field(e.kind != "sign" && (!e.often || e.kind == "elect") && !e.kind.starts_with("do: ") ? "yes" : "no", word)},
                {"fresh", key_field(e.fresh ? "yes" : "no", word)},
                {"own", key_field(own ? "yes" : "no", word)}},
               plainly(e));
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  const EventReader& events_;
  const People& people_;
  const Happenings& happenings_;
  const Topics& topics_;
  const GroupId verb_ = group("across-verb"), noun_ = group("across-noun"), paper_ = group("across-paper"), often_ = group("across-often"), often_kind_ = group("across-often-kind"),
                personal_ = group("across-personal"), office_ = group("across-office"), corrected_ = group("across-corrected"), own_ = group("across-own"), many_ = group("across-many"),
                function_ = group("function-word"), night_ = group("across-night"), article_ = group("article"), definite_ = group("definite"), preposition_ = group("preposition"), joint_ = group("topic-clause"),
                country_ = group("name-country"), lays_ = group("across-lays"), planned_ = group("across-plan"), circumstance_ = group("across-circumstance"), doubt_ = group("across-doubt"), chamber_ = group("across-chamber"), it_ = group("across-it"), indefinite_ = group("across-indefinite");
  std::vector<Event> all_;
  std::map<std::uint32_t, std::set<std::string>> around_;  // by sentence
  Scenes scenes_;
};

}  // namespace

void add_dated_events(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics) {
  DatedEvents(maker, events, people, happenings, topics).run();
}

}  // namespace claimcheck
