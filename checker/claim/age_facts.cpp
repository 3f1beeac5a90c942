// Births and ages of persons: "born in 1957", "aged 62", "was 36 when …", "the 71-year-old", each with its person and time.
#include <algorithm>
#include <map>

#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kBornReach = 12;  // tokens from "born" to its date

class Ages {
 public:
  Ages(FactMaker& maker, const EventReader& events, const People& people)
      : maker_(maker), view_(maker.view), events_(events), people_(people) {}

  void run() {
    const auto& all = view_.mentions.mentions;
    for (std::uint32_t s = 0; s < view_.mentions.sentences.size(); ++s) births(s);
    for (const DatedVerb& v : events_.verbs()) {
      if (!is(v.verb.main, died_) && !(v.verb.passive && is(v.verb.main, killed_))) continue;
      const std::uint32_t person = people_.who(v.verb.first, v.sentence);
      if (person != kNone) deaths_.emplace(person, date_field(view_.mention(v.date)));
    }
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (all[i].sentence >= view_.mentions.sentences.size() || !readable(view_.mentions.sentences[all[i].sentence])) continue;
      if (all[i].kind == MentionKind::actor) life_dates(i);
      const Figure* f = all[i].figure();
      if (all[i].kind == MentionKind::ordinal && f != nullptr && f->noun == "birthday") birthday(i);
      if (f == nullptr || f->upper || !f->value.is_whole() || f->value < Exact(5) || f->value > Exact(115)) continue;
      if (f->age ? all[i].kind == MentionKind::quantity && f->unit == "year" : all[i].kind == MentionKind::number && told_as_age(i)) age(i);
    }
  }

 private:
  std::uint32_t first_of(const Mention& m) const { return view_.mentions.token_at(m.span.begin); }
  std::uint32_t last_of(const Mention& m) const { return view_.mentions.token_at(m.span.end - 1) + 1; }
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }

  // "Was 49 when", "today, at 45,", "turned 60 in": a bare number as an age.
  bool told_as_age(std::uint32_t index) const {
    const Mention& m = view_.mention(index);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = first_of(m), last = last_of(m);
    if (first == s.first || m.figure()->in_words ? false : !m.figure()->value.is_whole()) return false;
    if (behind_name(index)) return true;
    if (first >= s.first + 2 && is(first - 1, him_) && is(first - 2, makes_)) return true;  // "which makes her 56 today"
    if (first == s.first || !is(first - 1, before_)) return false;
    const bool at = view_.text(first - 1) == "at" || view_.text(first - 1) == "At";
    if (last >= s.last) return !at;
    if (at && last + 1 < s.last && (view_.text(last) == "one" || (is(last, article_) && is(last + 1, best_)))) return true;  // "at 29 the youngest minister"
    // "Deposition of 3 May, at 12.": a page.
    if (at && first >= s.first + 3 && view_.is_mark(first - 2, ',') && view_.mentions.tokens[first - 3].kind == TokenKind::number) return false;
    if (at) return view_.is_mark(last, ',') || view_.is_mark(last, '.') || view_.text(last) == "he" || view_.text(last) == "she";
    return view_.mentions.tokens[last].kind == TokenKind::mark ? view_.is_mark(last, ',') || view_.is_mark(last, '.') || view_.is_mark(last, ';') : is(last, behind_);
  }

  // "Rosa Diaz, 44, was born …".
  bool behind_name(std::uint32_t index) const {
    const Mention& m = view_.mention(index);
    const std::uint32_t first = first_of(m), last = last_of(m);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const bool bracket = first > s.first && last < s.last && view_.is_mark(first - 1, '(') && view_.is_mark(last, ')');  // "Rosa Diaz (44)"
    const bool at_the_time = last + 2 < s.last && view_.text(last) == "at" && view_.text(last + 1) == "the" && view_.text(last + 2) == "time";  // "Ines Roca, 47 at the time of her appointment in 2010,"
    if (first < s.first + 2 || last >= s.last || (!bracket && (!view_.is_mark(first - 1, ',') || (!view_.is_mark(last, ',') && !at_the_time))) || m.figure()->value < Exact(12)) return false;
    std::uint32_t end = first - 1;
    if (!bracket && view_.is_mark(end - 1, ')')) {  // "Nadia Ferhat (b. 1980), 41,"
      while (end > s.first && first - end < 8 && !view_.is_mark(end, '(')) --end;
    }
    for (std::uint32_t t = end; t > s.first && end - t < 5; --t) {
      const std::uint32_t person = people_.person_at(t - 1);
      if (person != kNone) return last_of(view_.mention(person)) == end;
    }
    return false;
  }

  // "His son, Lieutenant Haydar al-Sudani (1984–2006)": one of the same name.
  bool of_the_family(const Mention& m) const {
    const std::uint32_t first = first_of(m), start = view_.mentions.sentences[m.sentence].first;
    for (std::uint32_t t = first; t > start && first - t < 10 && !view_.is_mark(t - 1, ';'); --t) {
      if (is(t - 1, kin_)) return true;
    }
    return false;
  }

  // "Haydar al-Sudani (1957–2020)".
  void life_dates(std::uint32_t index) {
    const Mention& m = view_.mention(index);
    const Actor& actor = view_.mentions.actors[m.actor()->actor];
    const std::uint32_t t = last_of(m);
    if (actor.type != ActorType::person || t + 1 >= view_.mentions.tokens.size() || !view_.is_mark(t, '(') || of_the_family(m)) return;
    for (const Edge& e : view_.edges(t + 1)) {
      const Mention& date = view_.mention(e.mention);
      const Time* time = date.time();
      if (date.kind != MentionKind::date || time == nullptr || !time->range || time->written.year == 0 || !view_.is_mark(e.last, ')')) continue;
      if (time->granularity != Granularity::year || time->written_end.year - time->written.year < 15) continue;
      Field birth = date_end_field(date, false);
      for (TimeReading& r : std::get<When>(birth.value).readings) r.days = days_of_year(time->written.year);
      maker_.add("birth", date.span, {{"person", key_field(actor.key, m.span)}, {"when", std::move(birth)}}, true);
      Field death = date_end_field(date, true);
      for (TimeReading& r : std::get<When>(death.value).readings) r.days = days_of_year(time->written_end.year);
      deaths_.emplace(m.actor()->actor, std::move(death));
      return;
    }
  }

  // "Born in 1957", "(b. 1957)", "his birth in 1957".
  void births(std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    if ((view_.kinds_in(s) & bit(SlotKind::date)) == 0 || !readable(s)) return;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const std::string_view word = view_.text(t);
      if (word != "born" && word != "Born" && !(word == "b" && t > s.first && view_.is_mark(t - 1, '('))) continue;
      if (t > s.first && view_.is_mark(t - 1, '-') && view_.mentions.tokens[t].glued()) continue;  // "the Irish-born governor"
      std::uint32_t person = people_.beside(t, sentence, false);
      if (person == kNone) person = people_.who(t, sentence);
      // "The businessman, born in 1958": the one person told of before.
      if (person == kNone && t == s.first + 3 && view_.text(s.first) == "The" && view_.is_mark(t - 1, ',') && is(t - 2, calling_)) person = people_.known_before(s.first, sentence);
      for (const DateTokens& d : events_.dates_of(sentence)) {
        if (d.first <= t || d.first - t > kBornReach) continue;
        bool clause = true;
        for (std::uint32_t k = t + 1; k < d.first; ++k) clause = clause && !view_.is_mark(k, ',') && !view_.is_mark(k, ';') && view_.text(k) != "and" && view_.text(k) != "who";
        if (!clause) break;
        const Mention& date = view_.mention(d.mention);
        born_.push_back(d.mention);
        if (person == kNone) {
          unnamed_.push_back({sentence, d.mention});
          break;
        }
        maker_.add("birth", {view_.mentions.tokens[t].begin, date.span.end},
                   {{"person", key_field(view_.mentions.actors[person].key, date.span)}, {"when", date_field(date)}}, true);
        break;
      }
    }
  }

  // "Celebrated his 70th birthday in 2015".
  void birthday(std::uint32_t index) {
    const Mention& m = view_.mention(index);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = first_of(m), last = last_of(m);
    if (first < s.first + 2 || !is(first - 1, his_) || !m.figure()->value.is_whole() || m.figure()->value > Exact(115)) return;
    const std::uint32_t person = people_.who(first, m.sentence);
    const auto dates = events_.dates_of(m.sentence);
    if (person == kNone || dates.size() != 1 || dates[0].lead == dates[0].first || dates[0].lead < last || dates[0].lead - last > 2) return;
    PlacedFigure figure = placed(m);
    figure.measure = "count";
    maker_.add("age_at", m.span,
               {{"person", key_field(view_.mentions.actors[person].key, m.span)}, {"age", {std::move(figure), m.span}}, {"when", date_field(view_.mention(dates[0].mention))}}, true);
  }

  // "The new commissioner is 44 years old. Born in Split on 3 March 1985, she …": the birth in the next sentence.
  bool of_next(std::uint32_t index, std::uint32_t first, std::uint32_t last, const Sentence& s) {
    const Mention& m = view_.mention(index);
    const std::uint32_t next = m.sentence + 1;
    if (next >= view_.mentions.sentences.size() || view_.mentions.sentences[next].block != s.block || !is(s.first, article_)) return false;
    const Sentence& b = view_.mentions.sentences[next];
    const bool born = view_.text(b.first) == "Born" || (is(b.first, pronoun_) && b.first + 2 < b.last && view_.text(b.first + 2) == "born");
    const auto birth = std::find_if(unnamed_.begin(), unnamed_.end(), [&](const Birth& x) { return x.sentence == next; });
    if (!born || birth == unnamed_.end()) return false;
    bool pronoun = false, noun = false;
    for (std::uint32_t t = s.first; t < b.last; ++t) {
      if (people_.person_at(t) != kNone || (t < first && is(t, his_))) return false;
      pronoun = pronoun || (t >= b.first && is(t, pronoun_));
      noun = noun || (t < first && is(t, noun_));
    }
    auto when = time_of(index, first, last, s);
    if (!pronoun || !noun || !when) return false;
    add_unnamed("unnamed " + std::to_string(birth->date), index, std::move(*when), &view_.mention(birth->date));
    return true;
  }

  void add_unnamed(const std::string& who, std::uint32_t index, Field when, const Mention* birth) {
    const Mention& m = view_.mention(index);
    if (birth != nullptr) maker_.add("birth", birth->span, {{"person", key_field(who, birth->span)}, {"when", date_field(*birth)}}, true);
    PlacedFigure figure = placed(m);
    figure.measure = "count";
    maker_.add("age_at", m.span, {{"person", key_field(who, m.span)}, {"age", {std::move(figure), m.span}}, {"when", std::move(when)}}, true);
  }

  // "The youngest deputy entered the chamber in 2012 aged 23; now 32, he presides over it": two ages of one who is not named.
  void two_ages(std::uint32_t index, std::uint32_t first, std::uint32_t last, const Sentence& s) {
    const std::uint32_t sentence = view_.mention(index).sentence;
    auto when = time_of(index, first, last, s);
    if (!when || (!is(s.first, article_) && view_.text(s.first + 1) != "country")) return;
    bool pronoun = false, noun = false;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (people_.person_at(t) != kNone || is(t, his_)) return;
      pronoun = pronoun || is(t, pronoun_);
      noun = noun || (!pronoun && is(t, noun_));
      if (pronoun && is(t, article_) && t + 1 < s.last && is(t + 1, noun_)) return;  // another one
    }
    if (!pronoun || !noun) return;
    if (aged_ != sentence) {
      aged_ = sentence, aged_first_ = index;
      return;
    }
    const Mention& before = view_.mention(aged_first_);
    auto then = time_of(aged_first_, first_of(before), last_of(before), s);
    if (!then) return;
    const std::string who = "unnamed in " + std::to_string(sentence);
    add_unnamed(who, aged_first_, std::move(*then), nullptr);
    add_unnamed(who, index, std::move(*when), nullptr);
  }

  bool is_birth(std::uint32_t mention) const { return std::find(born_.begin(), born_.end(), mention) != born_.end(); }

  void age(std::uint32_t index) {
    const Mention& m = view_.mention(index);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = first_of(m), last = last_of(m);
    if (first >= s.first + 3 && view_.text(first - 1) == "of" && view_.text(first - 2) == "age" && is(first - 3, set_age_) && !(first >= s.first + 5 && view_.text(first - 5) == "reached")) return;  // "the retirement age of 70"
    if (first > s.first && is(first - 1, no_age_) && !(view_.text(first - 1) == "of" && first >= s.first + 2 && view_.text(first - 2) == "age")) return;
    if (view_.document.blocks[s.block].kind == BlockKind::table_cell) return;
    // "The 38-year-old president, Luis Ortega": the name behind.
    const bool adjective = m.figure()->age && view_.text(last - 1) == "old" && last - first > 2 && view_.is_mark(last - 2, '-');
    std::uint32_t person = adjective ? people_.beside(last, m.sentence, true) : kNone;
    if (person == kNone && adjective) person = people_.beside(first, m.sentence, false);  // "led by Iris Monk, a 55-year-old lawyer"
    const bool named = person != kNone;
    if (!named) person = people_.who(first, m.sentence);
    if (person == kNone) {
      of_unnamed(index, first, last, s, adjective);
      return;
    }
    auto when = time_of(index, first, last, s);
    const bool of_death = tells_death(s) || (m.sentence > 0 && first > s.first && view_.text(first - 1) == "was" && tells_death(view_.mentions.sentences[m.sentence - 1]));
    if (!when && deaths_.contains(person) && of_death) when = deaths_.at(person);
    const bool beside_name = behind_name(index);
    if (!when && (named || beside_name || (first > s.first && view_.text(first - 1) == "aged" && tells_now(s)))) when = about_issue();
    if (!when && last + 1 < s.last && is(last, article_) && is(last + 1, best_)) when = about_issue();
    // "Jan Kovac, 33, was appointed in 2016": then or now.
    // "General Orban, 61, joined the army in 1985 when he was 23": the other age is that of then.
    if (beside_name && another_age_behind(index, s)) when = about_issue();
    if (when && beside_name && view_.document.issue.date) {
      for (TimeReading& r : std::get<When>(when->value).readings) r.days.end = std::max(r.days.end, view_.document.issue.date->value + 1);
    }
    if (!when) return;
    PlacedFigure figure = placed(m);
    figure.measure = "count";
    maker_.add("age_at", m.span,
               {{"person", key_field(view_.mentions.actors[person].key, m.span)}, {"age", {std::move(figure), m.span}}, {"when", std::move(*when)}}, true);
  }

  // Another age is told behind, in the same sentence.
  bool another_age_behind(std::uint32_t index, const Sentence& s) const {
    for (std::uint32_t i = index + 1; i < view_.mentions.mentions.size() && view_.mention(i).span.begin < s.span.end; ++i) {
      const Figure* f = view_.mention(i).figure();
      if (f == nullptr || f->upper || !f->value.is_whole() || f->value < Exact(12) || f->value > Exact(115)) continue;
      if (f->age ? f->unit == "year" : view_.mention(i).kind == MentionKind::number && !behind_name(i) && told_as_age(i)) return true;
    }
    return false;
  }

  // "The 45-year-old minister, who was born in 1969, was appointed in 2021"; "The judge was born in 1962. In 2019, aged 47, he …":
  // nobody is named, in the sentence or the one before only one birth is told, and of the noun that the age goes with.
  void of_unnamed(std::uint32_t index, std::uint32_t first, std::uint32_t last, const Sentence& s, bool adjective) {
    const Mention& m = view_.mention(index);
    std::uint32_t from = m.sentence;
    const auto told = [&](std::uint32_t at) { return std::count_if(unnamed_.begin(), unnamed_.end(), [&](const Birth& b) { return b.sentence == at; }); };
    if (told(from) == 0 && from > 0 && view_.mentions.sentences[from - 1].block == s.block && readable(view_.mentions.sentences[from - 1])) --from;
    if (told(from) != 1) {
      if (of_next(index, first, last, s)) return;
      if (told(from) == 0) two_ages(index, first, last, s);
      of_thing(index, first, last, s);
      return;
    }
    const Birth birth = *std::find_if(unnamed_.begin(), unnamed_.end(), [&](const Birth& b) { return b.sentence == from; });
    bool pronoun = false, definite = false;
    for (std::uint32_t t = view_.mentions.sentences[from].first; t < s.last; ++t) {
      if (people_.person_at(t) != kNone || is(t, his_)) return;
      pronoun = pronoun || is(t, pronoun_);
    }
    if (adjective) definite = first > s.first && (view_.text(first - 1) == "The" || view_.text(first - 1) == "the") && first - s.first <= 3;
    // "The general, who died in April aged 83, was born in 1931".
    if (!adjective && from == m.sentence) {
      const Sentence& own = view_.mentions.sentences[from];
      definite = (view_.text(own.first) == "The" || view_.text(own.first) == "Its") && own.last - own.first > 4 && (is(own.first + 1, noun_) || is(own.first + 2, noun_));
    }
    if (!definite && !pronoun && from != m.sentence) return;
    // The subject of the birth: "The judge was born", "the minister, who was born".
    const Sentence& b = view_.mentions.sentences[from];
    if (!is(b.first, article_) || (from == m.sentence && !definite && !pronoun)) return;
    auto when = time_of(index, first, last, s);
    if (!when && definite) when = about_issue();
    if (!when) return;
    if (definite && view_.document.issue.date) {  // then or now
      for (TimeReading& r : std::get<When>(when->value).readings) r.days.end = std::max(r.days.end, view_.document.issue.date->value + 1);
    }
    const std::string who = "unnamed " + std::to_string(birth.date);
    const Mention& date = view_.mention(birth.date);
    maker_.add("birth", date.span, {{"person", key_field(who, date.span)}, {"when", date_field(date)}}, true);
    PlacedFigure figure = placed(m);
    figure.measure = "count";
    maker_.add("age_at", m.span, {{"person", key_field(who, m.span)}, {"age", {std::move(figure), m.span}}, {"when", std::move(*when)}}, true);
  }

  // "The bridge, 100 years old this summer, was built in 1921": of a thing, from its making.
  void of_thing(std::uint32_t index, std::uint32_t first, std::uint32_t last, const Sentence& s) {
    const Mention& m = view_.mention(index);
    if (!m.figure()->age || !(view_.text(s.first) == "The" || view_.text(s.first) == "Its" || view_.text(s.first) == "A" || view_.text(s.first) == "An" || first == s.first)) return;
    std::optional<std::uint32_t> made, other;
    for (const DateTokens& d : events_.dates_of(m.sentence)) {
      const Time& time = *view_.mention(d.mention).time();
      const bool behind = d.lead < d.first && d.lead > s.first && is(d.lead - 1, made_);
      if (behind && time.written.year != 0 && !made) made = d.mention;
      else if (behind || other) return;
      else other = d.mention;
    }
    if (!made) return;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (people_.person_at(t) != kNone || is(t, pronoun_) || is(t, his_) || view_.is_mark(t, ';')) return;
      if (t > s.first && t < first && is(t, noun_) && view_.text(s.first) != "A") return;  // a person may be as old
    }
    auto when = other ? date_field(view_.mention(*other)) : about_issue().value_or(Field{});
    if (!std::holds_alternative<When>(when.value)) return;
    const Mention& date = view_.mention(*made);
    if (std::get<When>(when.value).readings.empty() || last <= first) return;
    const std::string what = "thing " + std::to_string(*made);
    maker_.add("birth", date.span, {{"person", key_field(what, date.span)}, {"when", date_field(date)}}, true);
    PlacedFigure figure = placed(m);
    figure.measure = "count";
    maker_.add("age_at", m.span, {{"person", key_field(what, m.span)}, {"age", {std::move(figure), m.span}}, {"when", std::move(when)}}, true);
  }

  // The time that an age is told for: a date of its clause, else the issue's where the present is told.
  std::optional<Field> time_of(std::uint32_t index, std::uint32_t first, std::uint32_t last, const Sentence& s) const {
    const Mention& m = view_.mention(index);
    const bool is_today = last + 1 < s.last && view_.text(last) == "is" && view_.mention(index).figure()->age;  // "the 60-year-old is its speaker"
    const bool makes = first >= s.first + 2 && is(first - 2, makes_) && view_.text(first - 2) != "made";
    const bool is_now = is_today || makes || (first > s.first && (view_.text(first - 1) == "is" || is(first - 1, now_))) || (first >= s.first + 2 && view_.text(first - 2) == "is" && view_.text(first - 1) == "only") || (last < s.last && is(last, now_)) ||
                        (last + 2 < s.last && view_.text(last + 1) == "is" && is(last + 2, now_)) ||
                        (first >= s.first + 2 && (is(first - 2, now_) || (view_.is_mark(first - 2, ',') && first >= s.first + 3 && is(first - 3, now_))));
    const bool aside = first >= s.first + 3 && view_.mention(index).kind == MentionKind::number && view_.is_mark(first - 2, ',') && is(first - 3, is_);  // "she is, at 38, the youngest"
    if (is_now || aside) return issue_day();
    const DateTokens* best = nullptr;
    std::uint32_t distance = 14;
    const auto dates = events_.dates_of(m.sentence);
    for (const DateTokens& d : dates) {
      if (is_birth(d.mention) || (d.lead < d.first && view_.text(d.lead) == "since")) continue;  // "has sat there since 1990"
      if (d.first > s.first && view_.is_mark(d.first - 1, '(') && d.last < s.last && view_.is_mark(d.last, ')')) continue;  // of a film, of a book
      const std::uint32_t from = d.first >= last ? last : d.last, to = d.first >= last ? d.first : first;
      std::uint32_t cost = to - from;
      for (std::uint32_t k = from; k < to; ++k) {
        if (view_.is_mark(k, ';')) cost += 20;
        if (view_.is_mark(k, ',')) cost += 3;
        if (std::any_of(dates.begin(), dates.end(), [&](const DateTokens& b) { return b.first == k && is_birth(b.mention); })) cost -= std::min(cost, 9U);  // ", born in 1961,"
        if (view_.text(k) == "and" || view_.text(k) == "but") cost += 4;
        for (const Edge& e : view_.edges(k)) cost += view_.mention(e.mention).figure() != nullptr && view_.mention(e.mention).figure()->age ? 20 : 0;
      }
      if (first - s.first <= 2 && d.first >= last) cost = std::min(cost, (to - from) / 2);  // "At 46, Anna Gross, born in 1971, became in 2018 …"
      if (cost < distance) best = &d, distance = cost;
    }
    // "He took the town in 2012. He was then just 40."
    if (best == nullptr && m.sentence > 0 && first >= s.first + 3 && (view_.text(first - 1) == "then" || view_.text(first - 2) == "then") && view_.mentions.sentences[m.sentence - 1].block == s.block) {
      const auto told = events_.dates_of(m.sentence - 1);
      const auto events = std::count_if(told.begin(), told.end(), [&](const DateTokens& d) { return !is_birth(d.mention); });
      for (const DateTokens& d : told) {
        if (events == 1 && !is_birth(d.mention)) return date_field(view_.mention(d.mention));
      }
    }
    if (best == nullptr || (best->last < view_.mentions.tokens.size() && (view_.text(best->last).starts_with("BC") || view_.text(best->last).starts_with("B.C")))) return std::nullopt;
    return date_field(view_.mention(best->mention));
  }

  bool tells_now(const Sentence& s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (is(t, present_)) return !tells_death(s);
    }
    return false;
  }

  bool tells_death(const Sentence& s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (is(t, death_)) return true;
    }
    return false;
  }

  // Some time in the year before the issue.
  std::optional<Field> about_issue() const {
    const auto& date = view_.document.issue.date;
    if (!date) return std::nullopt;
    return Field{When{{{{date->value - 365, date->value + 1}, iso(date->value), kDistant, false}}, Granularity::year, Origin::anchored, true, {}}, date->text};
  }

  std::optional<Field> issue_day() const {
    const auto& date = view_.document.issue.date;
    if (!date) return std::nullopt;
    return Field{When{{{{date->value, date->value + 1}, iso(date->value), kDistant, false}}, Granularity::day, Origin::explicit_, true, {}}, date->text};
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const People& people_;
  // A birth told of somebody without a name.
  struct Birth {
    std::uint32_t sentence = 0, date = 0;
  };
  const GroupId before_ = group("age-before"), behind_ = group("age-behind"), now_ = group("age-now"),
                no_age_ = group("age-no"), article_ = group("article"), pronoun_ = group("people-pronoun"),
                his_ = group("people-his"), died_ = group("age-died"), killed_ = group("age-killed"),
                noun_ = group("people-noun"), made_ = group("age-made"), is_ = group("ev-is"), death_ = group("age-death"),
                present_ = group("age-present"), kin_ = group("age-kin"), set_age_ = group("age-set"),
                calling_ = group("age-calling"), best_ = group("age-best"), him_ = group("people-him"), makes_ = group("age-makes");
  std::vector<Birth> unnamed_;
  std::uint32_t aged_ = kNone, aged_first_ = kNone;  // the sentence and the first age told in it of one who is not named
  std::vector<std::uint32_t> born_;         // dates of births
  std::map<std::uint32_t, Field> deaths_;   // by actor
};

}  // namespace

void add_age_facts(FactMaker& maker, const EventReader& events, const People& people) { Ages(maker, events, people).run(); }

}  // namespace claimcheck
