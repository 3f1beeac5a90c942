// Events with their dates, so that another issue can be held against them. An event is met by its kind and a name: the person whom
// it befell, the names that it is told with, and, where it is told with none ("it was signed on 3 May"), those around it.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/base/calendar.h"
#include "checker/claim/dated_events.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostNames = 5;   // that one event is kept by
constexpr std::size_t kMostAround = 4;  // with those around it, where it is told with fewer than three
constexpr std::uint32_t kAround = 6;    // sentences before and behind whose words are around an event

class DatedEventFacts {
 public:
  DatedEventFacts(FactMaker& maker, const Topics& topics, Scenes& scenes) : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), lexicon_(view_.lexicon), topics_(topics), scenes_(scenes) {}

  void keep(const std::vector<EventPhrase>& events) {
    std::map<std::string, std::vector<const EventPhrase*>> by_key;
    std::vector<std::pair<std::string, const EventPhrase*>> kept;
    for (const EventPhrase& e : events) {
      for (std::string& key : keys_of(e)) {
        by_key[key].push_back(&e);
        kept.emplace_back(std::move(key), &e);
      }
    }
    const EventPhrase* told_last = nullptr;
    Told stands;
    for (const auto& [key, event] : kept) {
      const auto& same = by_key[key];
      const bool single = std::all_of(same.begin(), same.end(), [&](const EventPhrase* other) {
        const Days x = time(event->date).readings.front().days, y = time(other->date).readings.front().days;
        return x.begin < y.end && y.begin < x.end;
      });
      if (std::exchange(told_last, event) != event) stands = told_of(*event);
      tell(*event, key, single, stands);
    }
  }

 private:
  GroupId group(std::string_view name) const { return lexicon_.group(name); }
  bool prose(std::uint32_t sentence) const {
    const BlockKind kind = view_.document.blocks[view_.mentions.sentences[sentence].block].kind;
    return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::footnote || kind == BlockKind::quotation;
  }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  const Time& time(std::uint32_t date) const { return *view_.mention(date).time(); }

  // Nothing in the sentence lets the event be a plan, a denial or a guess: then what else is planned in it ("will be tried") is of
  // something else, since the day is past.
  bool plainly(const EventPhrase& e) const {
    const Sentence& s = view_.mentions.sentences[e.sentence];
    if (e.noun) return !view_.has(planned_, s);
    // In its own clause: "had it held when the treaty was signed, in May 2018, …" is no doubt of the treaty.
    Sentence clause = s;
    const Mention& date = view_.mention(e.date);
    clause.first = std::min(e.token, view_.mentions.token_at(date.span.begin));
    clause.last = std::max(e.token, view_.mentions.token_at(date.span.end - 1)) + 1;
    while (clause.first > s.first && tokens_[clause.first - 1].kind != TokenKind::mark) --clause.first;
    while (clause.last < s.last && tokens_[clause.last].kind != TokenKind::mark) ++clause.last;
    return !view_.has(doubt_, clause) && !view_.has(planned_, s);
  }

  // The words around an event: of its paragraph, of what is near before it, of the title.
  const WordSet& around(std::uint32_t sentence) {
    const auto [at, first] = around_.try_emplace(sentence);
    if (!first) return at->second;
    const auto& sentences = view_.mentions.sentences;
    WordSet out = topics_.title().words;
    const std::uint32_t from = sentence > kAround ? sentence - kAround : 0;
    const std::uint32_t to = std::min<std::uint32_t>(sentence + kAround, static_cast<std::uint32_t>(sentences.size()));
    for (std::uint32_t k = from; k < to; ++k) {
      if (prose(k) && (k < sentence || sentences[k].block == sentences[sentence].block)) out.merge(topics_.sentence(k).words);
    }
    if (out.contains("presidential")) out.insert("president");
    if (out.contains("parliamentary")) out.insert("parliament");
    return at->second = std::move(out);
  }

  std::vector<std::string> keys_of(const EventPhrase& e) {
    std::vector<std::string> out;
    // "The disaster" may be any of its class.
    const std::string_view wide = lexicon_.value_of(class_, lexicon_.find(e.kind));
    const std::string kind = (wide.empty() ? e.kind : std::string(wide)) + (e.paper.empty() ? "" : " " + e.paper);
    if (!e.person.empty()) out.push_back(kind + "||" + e.person);
    if (lexicon_.is(lexicon_.find(e.kind), personal_) && e.office.empty()) return out;
    const std::string whose = e.office.empty() ? kind : kind + " " + e.office;
    std::vector<std::string> names(e.names.begin(), e.names.end());
    std::stable_partition(names.begin(), names.end(), [&](const std::string& name) { return !is_country(name); });
    // What any verb tells is met by the names of what it tells of alone.
    if (e.kind.starts_with("do: ")) std::erase_if(names, [&](const std::string& name) { return is_country(name); });
    else if (std::count_if(names.begin(), names.end(), [&](const std::string& name) { return !is_country(name); }) < 3)
      name_around(scenes_.names(e.sentence), names);
    for (std::string& body : bodies(e)) names.insert(names.begin(), std::move(body));
    for (const std::string& name : names) {
      const std::string key = whose + "|" + name;
      if (out.size() < kMostNames && name != e.office && std::find(out.begin(), out.end(), key) == out.end()) out.push_back(key);
    }
    return out;
  }

  // One that is told with few names is met by those around it, too.
  static void name_around(const std::vector<std::string>& scene, std::vector<std::string>& names) {
    for (std::size_t k = 0; k < scene.size() && names.size() < kMostAround; ++k) {
      if (std::find(names.begin(), names.end(), scene[k]) == names.end()) names.push_back(scene[k]);
    }
  }

  bool is_country(std::string_view name) const { return lexicon_.is(lexicon_.find(name), country_); }

  // A second round a week or two later is an election, too; one that is "won in the first round" in another sentence has none.
  bool in_rounds(std::uint32_t sentence, const WordSet& context) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    return view_.any(s.first, s.last, round_) || std::any_of(context.begin(), context.end(), [&](std::string_view word) { return lexicon_.is(lexicon_.find(word), rounds_); });
  }

  // "The night to 10 November" began on the day before.
  bool at_night(const Mention& date) const {
    if (const std::string& timex = date.time()->timex; timex.ends_with("TNI")) return true;
    const std::uint32_t first = view_.mentions.token_at(date.span.begin), begin = view_.mentions.sentences[date.sentence].first;
    for (std::uint32_t t = first; t > begin && first - t < 3; --t) {
      if (is(t - 1, night_)) return true;
    }
    return false;
  }

  // Names of two words and more that the event is told with; each word may be a common one: "Ever Given".
  std::vector<std::string> bodies(const EventPhrase& e) const {
    std::vector<std::string> out;
    const auto& sentences = view_.mentions.sentences;
    for (std::uint32_t k = e.sentence + 1; k-- > 0 && e.sentence - k < 3 && sentences[k].block == sentences[e.sentence].block;) {
      const Sentence& s = sentences[k];
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        const std::uint32_t end = capitals_end(view_, t, s.last);
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

  // The types of fact that an event is told in, each with what its key has of the date: two dates of one event are of one year, or of one
  // month of two years. Kept apart by that, an event meets as few others in a long series as in a short one. Of what happens again
  // and again only days of one year are compared.
  struct Era {
    std::string_view type;
    std::string key;
  };
  std::vector<Era> eras(const EventPhrase& e) const {
    const Time& t = time(e.date);
    const CivilDate day = to_civil(t.readings.front().days.begin);
    const auto year = day.year;
    // "The disaster" meets what comes again and what does not.
    if ((e.kind == "calamity" || e.kind == "judgment") && t.granularity == Granularity::day) return {{"common_event", std::to_string(year)}, {"dated_event", std::to_string(year)}};
    if (e.often) return t.granularity == Granularity::day || t.granularity == Granularity::month ? std::vector<Era>{{"common_event", std::to_string(year)}} : std::vector<Era>();
    if (t.granularity == Granularity::year) return {{"event_year", "years"}, {"dated_event", std::to_string(year - 1)}, {"dated_event", std::to_string(year + 1)}};
    const std::string of_year = t.granularity == Granularity::day ? "day " + std::to_string(day.month) + "-" + std::to_string(day.day) : "month " + std::to_string(day.month);
    if (e.kind.starts_with("do: ")) return {{"dated_event", std::to_string(year)}};
    // What has one year for ever is told by its year alone, too.
    if (lexicon_.is(lexicon_.find(e.kind), once_) && year + 2 < to_civil(view_.document.issue.date->value).year) return {{"dated_event", std::to_string(year)}, {"event_year", "years"}, {"event_year", of_year}};
    return {{"dated_event", std::to_string(year)}, {"event_year", of_year}};
  }

  // What is told of an event under each of its keys.
  struct Told {
    std::string names, scene, context;
    bool in_rounds = false, plain = false;
  };
  Told told_of(const EventPhrase& e) {
    WordSet context = around(e.sentence);
    context.merge(e.words);
    return {Topics::joined(e.names), Scenes::joined(scenes_.names(e.sentence)), Topics::joined(context), e.kind == "elect" && in_rounds(e.sentence, context), plainly(e)};
  }

  void tell(const EventPhrase& e, const std::string& key, bool single, const Told& stands) {
    const std::vector<Era> all = eras(e);
    if (all.empty()) return;
    const Mention& date = view_.mention(e.date);
    const std::string name = key.substr(key.rfind('|') + 1);
    const bool own = e.names.contains(name) || name == e.person || name.find(' ') != std::string::npos;
    const bool country = is_country(name);
    // A thing that is named needs no country beside its name.
    const bool befell = !e.person.empty() && name == e.person;
    const bool of_office = e.kind == "resign" || e.kind == "hold" || e.kind == "appoint" || e.kind == "dismiss" || e.kind == "nominate";
    static const WordSet kNothing;
    const std::string told = lexicon_.singular(lower(view_.text(e.token)));
    const Topic itself = topics_.of_phrase({e.token, e.token + 1});
    const auto tells_it = [&](std::string_view word) {
      const WordId id = lexicon_.find(word);
      const auto is_it = [&](std::string_view kind) { return !kind.empty() && (kind == e.kind || lexicon_.value_of(same_, lexicon_.find(kind)) == e.kind); };
      return word == told || itself.words.contains(word) || is_it(lexicon_.value_of(kind_, id)) || is_it(lexicon_.value_of(noun_, id)) || is_it(lexicon_.value_of(verb_, id));
    };
    WordSet about;
    for (const std::string_view word : befell ? (of_office ? e.tail : kNothing) : e.words) {
      if (tells_it(word)) continue;
      if (word == "presidential" || word == "parliamentary") {  // the context of another wording has the noun
        about.insert(word == "presidential" ? "president" : "parliament");
        continue;
      }
      const bool spare = own && !country && lexicon_.is(lexicon_.find(word), country_);
      const bool named = name.find(' ') != std::string::npos && !befell && name.find(word) != std::string::npos;
      if (word != name && !named && !spare && !lexicon_.is(lexicon_.find(word), lays_)) about.insert(word);
    }
    const Span word = tokens_[e.token].span();
    const Span whole = word.cover(date.span);
    const std::string words = Topics::joined(about);
    for (const Era& era : all) {
      maker_.add(era.type, whole,
                 {{"key", key_field(key + "|" + era.key, word)},
                  {"head", key_field(e.head, word)},
                  {"kind", key_field(e.kind, word)},
                  {"when", date_field(date)},
                  {"what", {std::string(word.in(view_.document.text)), word}},
                  {"person", key_field(e.person, word)},
                  {"paper", key_field(e.paper, word)},
                  {"about", key_field(words, word)},
                  {"names", key_field(stands.names, word)},
                  {"scene", key_field(stands.scene, word)},
                  {"context", key_field(stands.context, word)},
                  {"single", key_field(single ? "yes" : "no", word)},
                  {"night", key_field(at_night(date) ? "yes" : "no", word)},
                  {"rare", key_field(e.kind != "sign" && !e.often && !e.kind.starts_with("do: ") ? "yes" : "no", word)},
                  {"rounds", key_field(stands.in_rounds ? "yes" : "no", word)},
                  {"sure", key_field(e.kind.starts_with("the ") || e.kind == "elect" || (own && !country && lexicon_.is(lexicon_.find(e.kind), sure_)) ? "yes" : "no", word)},
                  {"country", key_field(country ? "yes" : "no", word)},
                  {"fresh", key_field(e.fresh ? "yes" : "no", word)},
                  {"own", key_field(own ? "yes" : "no", word)}},
                 stands.plain);
    }
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  const Topics& topics_;
  Scenes& scenes_;
  const GroupId personal_ = group("across-personal"), country_ = group("name-country"), lays_ = group("across-lays"), night_ = group("across-night"), planned_ = group("across-plan"),
                doubt_ = group("across-doubt"), round_ = group("across-round"), same_ = group("across-same"), once_ = group("across-once"), sure_ = group("across-sure"), class_ = group("across-class"), kind_ = group("ev-kind"), noun_ = group("across-noun"), verb_ = group("across-verb"), rounds_ = group("across-rounds");
  std::map<std::uint32_t, WordSet> around_;  // by sentence
};

}  // namespace

std::vector<EventPhrase> add_dated_events(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings, const Topics& topics) {
  if (!maker.view.document.issue.date) return {};
  Scenes scenes(maker.view);
  std::vector<EventPhrase> told = DatedEvents(maker.view, events, people, happenings, topics, scenes).run();
  if (!told.empty()) DatedEventFacts(maker, topics, scenes).keep(told);
  return told;
}

}  // namespace claimcheck
