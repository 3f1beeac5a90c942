// Anniversaries and "for the eighth year running": a count of years told beside a time, and the event that it is counted from.
// Where several events could be meant, one that fits is taken; where none fits and only one could be meant, that one.
#include <algorithm>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kComplement = 7;  // tokens of "of the signing of the …"

class Anniversaries {
 public:
  Anniversaries(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings)
      : maker_(maker), view_(maker.view), events_(events), people_(people), happenings_(happenings) {}

  void run() {
    const auto& all = view_.mentions.mentions;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const Mention& m = all[i];
      if (m.sentence >= view_.mentions.sentences.size() || !readable(view_.mentions.sentences[m.sentence])) continue;
      if (m.kind == MentionKind::ordinal && m.figure() != nullptr) {
        if (m.figure()->noun == "anniversary" || m.figure()->noun == "birthday") anniversary(m, *m.figure(), m.figure()->noun == "birthday");
        else if (m.figure()->noun == "year" || m.figure()->noun == "consecutive year") running(m);
        else if (m.figure()->noun == "week" || m.figure()->noun == "month" || m.figure()->noun == "day") entered(m, m.figure()->noun);
        else if (m.figure()->noun == "time" || follows(m, "time")) yearly(m);
        else if (follows(m, "consecutive") || follows(m, "successive") || follows(m, "straight")) running(m);
      }
      if (m.kind == MentionKind::duration) after_event(m), kept(m, m.time()->length);
      if (m.figure() != nullptr && (m.kind == MentionKind::number || m.figure()->age)) kept(m, *m.figure());
    }
    centenaries();
  }

 private:
  std::uint32_t first_of(const Mention& m) const { return view_.mentions.token_at(m.span.begin); }
  std::uint32_t last_of(const Mention& m) const { return view_.mentions.token_at(m.span.end - 1) + 1; }
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool follows(const Mention& m, std::string_view word) const { return last_of(m) < view_.mentions.tokens.size() && view_.text(last_of(m)) == word; }
  Days days(std::uint32_t mention) const { return view_.mention(mention).time()->readings.front().days; }
  int year(std::uint32_t mention) const { return to_civil(days(mention).begin).year; }

  // "A year late", "postponed": it was not kept on its day.
  bool moved(std::uint32_t block) const {
    auto s = std::find_if(view_.mentions.sentences.begin(), view_.mentions.sentences.end(), [&](const Sentence& x) { return x.block == block; });
    for (; s != view_.mentions.sentences.end() && s->block == block; ++s) {
      for (std::uint32_t t = s->first; t < s->last; ++t) {
        if (is(t, moved_)) return true;
      }
    }
    return false;
  }

  // The time of the celebration: a date of the sentence that is no event of its own, else the issue's if the present is told.
  std::optional<Field> time_of(std::uint32_t sentence, std::uint32_t from, std::uint32_t to, const std::vector<std::uint32_t>& events) const {
    const DateTokens* best = nullptr;
    std::uint32_t distance = 20;
    const auto dates = events_.dates_of(sentence);
    for (const DateTokens& d : dates) {
      if (std::find(events.begin(), events.end(), d.mention) != events.end()) continue;
      // "The parade of 9 May 2015 marked the 70th anniversary": that of the feast itself.
      const bool feast = d.last < from && is(d.last, kept_) && view_.text(d.lead) == "of" && from - d.last <= 3;
      if (d.lead < d.first && !feast && (view_.text(d.lead) == "of" || view_.text(d.lead) == "since")) continue;
      const std::uint32_t gap = d.first >= to ? d.first - to : from - std::min(from, d.last);
      if (gap < distance) best = &d, distance = gap;
    }
    if (best == nullptr) return std::nullopt;
    return date_field(view_.mention(best->mention));
  }

  // What the count is of: "… of the signing", "… of its entry into force"; "found" where nothing is said; "" where it cannot be told.
  std::string kind_of(std::uint32_t last, const Sentence& s) const {
    if (last >= s.last || view_.text(last) != "of") return "found";
    for (std::uint32_t t = last + 1; t < s.last && t - last < kComplement; ++t) {
      if (view_.mentions.tokens[t].kind == TokenKind::mark && !view_.is_mark(t, '-')) break;
      std::uint32_t length = 0;
      const auto kind = happenings_.kind_at(t, s.last, length);
      if (!kind.empty()) return std::string(kind);
    }
    return {};
  }

  void anniversary(const Mention& m, const Figure& f, bool birthday) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    if (!f.value.is_whole() || moved(s.block)) return;
    std::uint32_t last = last_of(m);
    if (last < s.last && (view_.text(last) == "anniversary" || view_.text(last) == "birthday")) ++last;
    if (const auto event = dated_complement(last, s, m.sentence)) {
      if (auto when = time_of(m.sentence, first_of(m), last, {*event})) add(m.span, {placed(m), m.span}, view_.mention(*event), std::move(*when), 0);
      return;
    }
    if (const auto event = told_in_clause(last, s, m.sentence)) {
      auto when = time_of(m.sentence, first_of(m), last, {*event});
      if (when) add(m.span, {placed(m), m.span}, view_.mention(*event), std::move(*when), 0);
      return;
    }
    if (const auto event = of_subject(m, s)) {
      if (auto when = time_of(m.sentence, first_of(m), last, {*event})) add(m.span, {placed(m), m.span}, view_.mention(*event), std::move(*when), 0);
      return;
    }
    if (!birthday && same_day(m)) return;
    std::string kind = birthday && people_.who(first_of(m), m.sentence) != kNone ? "birth" : kind_of(last, s);
    if (kind.empty() && of_founded(last, s)) kind = "found";
    if (kind.empty()) kind = told_behind(last, s);
    if (kind.empty()) return;
    compare(m, {placed(m), m.span}, f.value, kind, first_of(m), last, present(first_of(m), s) ? 1 : 0);
  }

  // "The border treaty of 1975 was celebrated in 2015, on its fortieth anniversary": the subject is known by its date.
  std::optional<std::uint32_t> of_subject(const Mention& m, const Sentence& s) const {
    const std::uint32_t first = first_of(m);
    if (first < s.first + 5 || !is(first - 1, its_) || !is(s.first, article_)) return std::nullopt;
    const auto dates = events_.dates_of(m.sentence);
    if (dates.empty()) return std::nullopt;
    const DateTokens& d = dates.front();
    if (d.lead == d.first || view_.text(d.lead) != "of" || d.lead - s.first > 6 || d.last >= first) return std::nullopt;
    for (std::uint32_t k = s.first; k < d.lead; ++k) {
      if (view_.mentions.tokens[k].kind != TokenKind::word) return std::nullopt;
    }
    return d.mention;
  }

  // "For the ninth time since it was launched in 2013, the yearly drill …": at most once a year.
  void yearly(const Mention& m) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    std::uint32_t t = last_of(m);
    if (t < s.last && view_.text(t) == "time") ++t;
    if (t + 3 >= s.last || view_.text(t) != "since" || !m.figure()->value.is_whole() || !view_.document.issue.date) return;
    bool each = false;
    for (std::uint32_t k = s.first; k < s.last; ++k) each = each || view_.text(k) == "annual" || view_.text(k) == "yearly" || view_.text(k) == "annually";
    std::optional<std::uint32_t> start;
    for (const DateTokens& d : events_.dates_of(m.sentence)) {
      if (d.first > t && d.first - t < 8 && !parted(t, d.first) && view_.mention(d.mention).time()->written.year != 0) start = d.mention;
    }
    if (!each || !start) return;
    const int gone = to_civil(view_.document.issue.date->value).year - year(*start) + 1;
    if (m.figure()->value > Exact(gone)) add(m.span, {placed(m), m.span}, view_.mention(*start), *issue_year(), 1);
  }

  // "Celebrates its 150th anniversary in October": this October, and the last one was taken for it.
  bool present(std::uint32_t t, const Sentence& s) const {
    for (std::uint32_t k = t; k > s.first && t - k < 5; --k) {
      if (is(k - 1, kept_) && !events_.reader().is_past_form(view_, k - 1)) return true;
    }
    return false;
  }

  // "Turned 50 this year", "celebrated 60 years on the air": what is no person, since its founding.
  void kept(const Mention& m, const Figure& f) {
    const std::uint32_t first = first_of(m);
    const Sentence& s = view_.mentions.sentences[m.sentence];
    if (first < s.first + 2 || !is(first - 1, kept_) || !f.value.is_whole() || f.value < Exact(5) || f.upper) return;
    const std::string_view verb = view_.text(first - 1);
    const bool turned = is(first - 1, turned_);
    if (turned ? m.kind == MentionKind::duration : m.kind != MentionKind::duration || f.unit != "year") return;
    if (moved(s.block) || people_.who(first - 1, m.sentence) != kNone) return;
    if (const auto event = dated_complement(last_of(m), s, m.sentence)) {
      auto when = time_of(m.sentence, first, last_of(m), {*event});
      if (!when && verb.ends_with("s")) when = issue_year();
      if (when) add(m.span, {PlacedFigure{f.reading, f.value, f.unit, "count", f.hedge, m.span, m.span, f.in_words}, m.span}, view_.mention(*event), std::move(*when), 0);
      return;
    }
    compare(m, {PlacedFigure{f.reading, f.value, f.unit, "count", f.hedge, m.span, m.span, f.in_words}, m.span}, f.value, "found", first, last_of(m), 0);
  }

  // "The anniversary of the independence declared in 1925", "of the coup (18 February 2005)": the event's date is told with it.
  std::optional<std::uint32_t> dated_complement(std::uint32_t last, const Sentence& s, std::uint32_t sentence) const {
    const bool since = last < s.last && (view_.text(last) == "since" || view_.text(last) == "after");
    if (last >= s.last || (view_.text(last) != "of" && !since)) return std::nullopt;
    for (const DateTokens& d : events_.dates_of(sentence)) {
      if (d.first <= last || d.first - last > 10) continue;
      for (std::uint32_t k = last; k < d.lead; ++k) {
        if (view_.mentions.tokens[k].kind == TokenKind::mark && !view_.is_mark(k, '-') && !(view_.is_mark(k, '(') && k + 1 == d.first)) return std::nullopt;
      }
      const bool bracket = view_.is_mark(d.first - 1, '(');
      const bool of = d.lead < d.first && view_.text(d.lead) == "of";
      const bool participle = d.lead < d.first && events_.reader().is_past_form(view_, d.lead - 1);
      // "Of its reunification on 3 October 1990", with the year of the celebration told elsewhere in the sentence.
      const Time* time = view_.mention(d.mention).time();
      bool own = d.lead < d.first && time->written.year != 0 && (since || told_elsewhere(d, sentence));
      if (own) {
        std::uint32_t length = 0;
        bool kind = false;
        for (std::uint32_t k = last; k < d.lead; ++k) {
          kind = kind || !happenings_.kind_at(k, s.last, length).empty();
          own = own && !events_.reader().is_past_form(view_, k);
        }
        own = own && kind;
      }
      return bracket || of || participle || own ? std::optional(d.mention) : std::nullopt;
    }
    return std::nullopt;
  }

  // "Is marking the centenary": now.
  bool keeps(std::uint32_t t, const Sentence& s) const {
    for (std::uint32_t k = t; k > s.first && t - k < 4; --k) {
      if (is(k - 1, kept_)) return true;
    }
    return false;
  }

  // "The bicentenary of its uprising, which began in 1831, …": dated by the clause behind.
  std::optional<std::uint32_t> told_in_clause(std::uint32_t last, const Sentence& s, std::uint32_t sentence) const {
    if (last >= s.last || view_.text(last) != "of") return std::nullopt;
    std::uint32_t t = last;
    while (t < s.last && t - last < kComplement && view_.mentions.tokens[t].kind == TokenKind::word) ++t;
    if (t >= s.last || !view_.is_mark(t, ',')) return std::nullopt;
    ++t;
    if (t < s.last && view_.text(t) == "which") ++t;
    while (t < s.last && (is(t, was_) || is(t, had_) || view_.text(t) == "been")) ++t;
    if (t >= s.last || !events_.reader().is_past_form(view_, t)) return std::nullopt;
    std::uint32_t to = t + 1;
    if (to + 1 < s.last && view_.text(to) == "out") ++to;
    for (const DateTokens& d : events_.dates_of(sentence)) {
      if (d.lead == to && d.first == to + 1 && view_.mention(d.mention).time()->written.year != 0) return d.mention;
    }
    return std::nullopt;
  }

  // "The flood of 11 March 2010 … on the tenth anniversary, 11 March 2021": of what befell on the same day of another year.
  bool same_day(const Mention& m) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    for (const DateTokens& d : events_.dates_of(m.sentence)) {
      const std::uint32_t last = last_of(m);
      const bool beside = d.first >= last && d.lead - last <= 2;
      const bool before = d.last <= first_of(m) && first_of(m) - d.last <= 4;
      if ((!beside && !before) || view_.mention(d.mention).time()->granularity != Granularity::day) continue;
      const CivilDate day = to_civil(days(d.mention).begin);
      std::optional<std::uint32_t> event;
      for (std::uint32_t i = m.sentence + 1; i-- > 0 && view_.mentions.sentences[i].block == s.block && m.sentence - i < 5;) {
        if (!readable(view_.mentions.sentences[i])) return false;
        for (const DateTokens& e : events_.dates_of(i)) {
          if (e.mention == d.mention || view_.mention(e.mention).time()->granularity != Granularity::day) continue;
          const CivilDate other = to_civil(days(e.mention).begin);
          if (other.month != day.month || other.day != day.day || other.year >= day.year) continue;
          if (event && year(*event) != other.year) return false;
          event = e.mention;
        }
      }
      if (!event) continue;
      add(m.span, {placed(m), m.span}, view_.mention(*event), date_field(view_.mention(d.mention)), 0);
      return true;
    }
    return false;
  }

  // A later year than that of a date is told in its sentence.
  bool told_elsewhere(const DateTokens& date, std::uint32_t sentence) const {
    for (const DateTokens& d : events_.dates_of(sentence)) {
      if (d.mention != date.mention && d.last <= date.first && year(d.mention) > year(date.mention)) return true;
    }
    return false;
  }

  std::optional<Field> issue_year() const {
    const auto& issue = view_.document.issue.date;
    if (!issue) return std::nullopt;
    return Field{When{{{{issue->value, issue->value + 1}, iso(issue->value), kDistant, false}}, Granularity::day, Origin::explicit_, true, {}}, issue->text};
  }

  // "Of the treaty, signed in 1961, …", "of the treaty, which was signed in 1961, …".
  std::string told_behind(std::uint32_t last, const Sentence& s) const {
    std::uint32_t t = last;
    while (t < s.last && t - last < kComplement && view_.mentions.tokens[t].kind == TokenKind::word) ++t;
    if (t == last || t >= s.last || !view_.is_mark(t, ',')) return {};
    ++t;
    while (t < s.last && is(t, which_was_)) ++t;
    std::uint32_t length = 0;
    return t < s.last ? std::string(happenings_.kind_at(t, s.last, length)) : std::string();
  }

  // "Of the university", where one event in the issue tells how the university began.
  bool of_founded(std::uint32_t last, const Sentence& s) const {
    if (last + 1 >= s.last || view_.text(last) != "of") return false;
    std::string noun;
    for (std::uint32_t t = last + 1; t < s.last && t - last < 6; ++t) {
      const Token& token = view_.mentions.tokens[t];
      if (token.kind != TokenKind::word || is(t, preposition_)) break;
      if (!is(t, article_)) noun = view_.lexicon.singular(lower(view_.text(t)));
      if (events_.reader().is_past_form(view_, t)) return false;
    }
    return std::any_of(happenings_.all().begin(), happenings_.all().end(), [&](const Happening& h) {
      // "The jubilee of the bank fell in 2019. It had been chartered in 1994": told of in the next sentence.
      const Sentence& told = view_.mentions.sentences[h.sentence];
      const bool next = h.sentence > 0 && view_.mentions.sentences[h.sentence - 1].first == s.first && view_.text(told.first) == "It";
      return h.kind == "found" && (h.words.contains(noun) || h.definite == noun || next);
    });
  }

  // "The centenary of the founding"; "the golden jubilee of the university".
  void centenaries() {
    for (std::uint32_t i = 0; i < view_.mentions.sentences.size(); ++i) {
      const Sentence& s = view_.mentions.sentences[i];
      if (!readable(s)) continue;
      std::uint32_t behind = s.first;
      for (const std::uint32_t at : view_.places(number_, s.first, s.last)) {
        if (at < behind) continue;
        std::uint32_t t = at;
        const auto found = view_.lexicon.lookup(number_, view_.mentions.tokens, t, s.last);
        const std::string_view value = found.length > 0 ? found.value : std::string_view();
        if (value.empty() || moved(s.block)) continue;
        const auto years = Exact::parse(value);
        if (view_.text(at).starts_with("half") && !keeps(at, s)) continue;
        t += found.length - 1;
        behind = t + 1;
        std::string kind = kind_of(t + 1, s);
        if (kind.empty() && of_founded(t + 1, s)) kind = "found";
        if (!years) continue;
        Mention m;
        m.span = {view_.mentions.tokens[at].begin, view_.mentions.tokens[t].end};
        m.sentence = i;
        Field field = figure_field(*years, m.span);
        if (const auto event = dated_complement(t + 1, s, i)) {
          if (auto when = time_of(i, t, t + 1, {*event})) add(m.span, std::move(field), view_.mention(*event), std::move(*when), 0);
          continue;
        }
        if (const auto event = told_in_clause(t + 1, s, i)) {
          auto when = time_of(i, t, t + 1, {*event});
          if (!when && issue_year() && keeps(at, s)) when = issue_year();
          if (when) add(m.span, std::move(field), view_.mention(*event), std::move(*when), 0);
          continue;
        }
        if (kind.empty()) continue;
        compare(m, std::move(field), *years, kind, t, t + 1, 0);
      }
    }
  }

  // What an anniversary is counted from where nothing is said.
  bool starts(const std::string& kind) const { return view_.lexicon.is(view_.lexicon.find(kind), starting_); }

  bool parted(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t k = from; k < to; ++k) {
      if (view_.is_mark(k, ',') || view_.is_mark(k, ';')) return true;
    }
    return false;
  }

  // Events of the kind in the issue; those of the same paragraph first.
  std::vector<const Happening*> candidates(const std::string& kind, std::uint32_t sentence, std::uint32_t from) const {
    std::vector<const Happening*> near, far;
    const std::uint32_t block = view_.mentions.sentences[sentence].block;
    for (const Happening& h : happenings_.all()) {
      if (h.sentence == sentence && h.token >= from && h.token - from < kComplement && !parted(from, h.token)) continue;  // "of its entry into force in May"
      if (h.kind != kind && !(kind == "found" && starts(h.kind))) continue;
      (view_.mentions.sentences[h.sentence].block == block && h.sentence <= sentence + 1 ? near : far).push_back(&h);
    }
    if (!near.empty()) return near;
    // Elsewhere in the issue only the one event of the kind.
    if (far.size() > 1 && std::any_of(far.begin(), far.end(), [&](const Happening* h) { return year(h->date) != year(far.front()->date); })) far.clear();
    return far;
  }

  void compare(const Mention& m, Field count, Exact years, const std::string& kind, std::uint32_t from, std::uint32_t to, int slack) {
    const auto all = candidates(kind, m.sentence, to);
    std::vector<std::uint32_t> dates;
    for (const Happening* h : all) dates.push_back(h->date);
    auto when = time_of(m.sentence, from, to, dates);
    if (all.empty() || !when) return;
    const When& time = std::get<When>(when->value);
    if (time.readings.empty()) return;
    const Happening* chosen = all.back();
    bool several = false;
    for (const Happening* h : all) {
      several = several || year(h->date) != year(all.front()->date);
      const int gap = to_civil(time.readings.front().days.begin).year - year(h->date);
      if (Exact(gap) == years) chosen = h;
    }
    if (chosen == nullptr) return;
    const int gap = to_civil(time.readings.front().days.begin).year - year(chosen->date);
    if (several && Exact(gap) != years) return;
    // Told elsewhere, and decades off: another event.
    const bool far = chosen->sentence + 2 < m.sentence || chosen->sentence > m.sentence + 2 ||
                     view_.mentions.sentences[chosen->sentence].block != view_.mentions.sentences[m.sentence].block;
    if (far && (Exact(gap) - years > Exact(12) || years - Exact(gap) > Exact(12))) return;
    add(m.span, std::move(count), view_.mention(chosen->date), std::move(*when), slack);
  }

  void add(Span span, Field count, const Mention& event, Field when, int slack) {
    const int years = to_civil(std::get<When>(when.value).readings.front().days.begin).year - to_civil(event.time()->readings.front().days.begin).year;
    if (years <= 0) return;
    // "Celebrates its anniversary in October": of this year or the last.
    if (std::get<When>(when.value).readings.front().guessed || std::get<When>(when.value).readings.size() > 1) slack = std::max(slack, 1);
    maker_.add("anniversary", span,
               {{"count", std::move(count)},
                {"event", date_field(event)},
                {"when", std::move(when)},
                {"least", figure_field(Exact(years), span)},
                {"most", figure_field(Exact(years + slack), span)}},
               true);
  }

  // "For the eighth year running": counted from the first time told in the paragraph.
  void running(const Mention& m) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    std::uint32_t t = last_of(m);
    bool told = m.figure()->noun == "consecutive year", years = told || m.figure()->noun == "year";
    for (std::uint32_t k = t; k < s.last && k - t < 4; ++k) {
      told = told || is(k, running_);
      years = years || view_.text(k) == "year";
    }
    if (!years) return;  // "a third consecutive term"
    // "Entered its fifteenth year".
    const std::uint32_t first = first_of(m);
    if (first >= s.first + 2 && (view_.text(first - 1) == "its" || view_.text(first - 1) == "their")) {
      told = told || is(first - 2, entered_);
    }
    // "Marked the fortieth year of division".
    told = told || (first >= s.first + 2 && view_.text(first - 1) == "the" && is(first - 2, kept_) && m.figure()->noun == "year");
    if (!told) return;
    // The start: the only date behind "first … in", "since".
    std::vector<std::uint32_t> starts;
    for (std::uint32_t i = m.sentence + 1; i-- > 0 && view_.mentions.sentences[i].block == s.block && m.sentence - i < 4;) {
      if (!readable(view_.mentions.sentences[i])) return;
      for (const DateTokens& d : events_.dates_of(i)) {
        bool start = false;
        for (std::uint32_t k = d.first; k > view_.mentions.sentences[i].first && d.first - k < 7; --k) {
          if (view_.is_mark(k - 1, ',') || view_.is_mark(k - 1, ';') || view_.text(k - 1) == "and") break;
          start = start || is(k - 1, start_);
        }
        if (start && view_.mention(d.mention).time()->written.year != 0) starts.push_back(d.mention);
      }
    }
    if (starts.size() != 1) return;
    auto when = time_of(m.sentence, first_of(m), last_of(m), starts);
    const auto& issue = view_.document.issue.date;
    if (!when && issue) when = Field{When{{{{issue->value, issue->value + 1}, iso(issue->value), kDistant, false}}, Granularity::day, Origin::explicit_, true, {}}, issue->text};
    if (!when || std::get<When>(when->value).readings.empty()) return;
    add(m.span, {placed(m), m.span}, view_.mention(starts.front()), std::move(*when), 1);
  }

  // "The strike, now in its fifth week, began on 3 May": counted from the start to the issue.
  void entered(const Mention& m, const std::string& unit) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = first_of(m);
    const auto& issue = view_.document.issue.date;
    if (!issue || first < s.first + 3 || !is(first - 1, its_) || (view_.text(first - 2) != "in" && view_.text(first - 2) != "into") || !is(first - 3, now_)) return;
    std::optional<std::uint32_t> start;
    for (std::uint32_t i = m.sentence + 1; i-- > 0 && view_.mentions.sentences[i].block == s.block && m.sentence - i < 2;) {
      if (!readable(view_.mentions.sentences[i])) return;
      for (const DateTokens& d : events_.dates_of(i)) {
        bool began = false;
        for (std::uint32_t k = d.first; k > view_.mentions.sentences[i].first && d.first - k < 5; --k) began = began || is(k - 1, start_) || is(k - 1, opens_);
        if (!began) continue;
        if (start) return;
        start = d.mention;
      }
    }
    if (!start || view_.mention(*start).time()->granularity != Granularity::day) return;
    const Day gone = issue->value - days(*start).begin;
    if (gone < 0) return;
    const Day least = unit == "week" ? gone / 7 : unit == "month" ? gone / 31 : gone, most = unit == "week" ? gone / 7 + 2 : unit == "month" ? gone / 28 + 2 : gone + 2;
    const When now{{{{issue->value, issue->value + 1}, iso(issue->value), kDistant, false}}, Granularity::day, Origin::explicit_, true, {}};
    maker_.add("stretch", m.span,
               {{"start", date_field(view_.mention(*start))},
                {"end", {now, issue->text}},
                {"length", {placed(m), m.span}},
                {"unit", key_field(unit, m.span)},
                {"least", figure_field(Exact(std::max<Day>(least, 1)), m.span)},
                {"most", figure_field(Exact(most), m.span)}},
               true);
  }

  // "In 2015, thirty years after the 1985 strike": of what is known by its year.
  bool after_year(const Mention& m, std::uint32_t after, const Sentence& s) {
    if (after + 3 >= s.last || !is(after + 1, article_) || m.time()->length.unit != "year") return false;
    const std::uint32_t offset = view_.mentions.tokens[after + 2].begin;
    const auto& all = view_.mentions.mentions;
    const auto event = std::find_if(all.begin(), all.end(), [&](const Mention& x) { return x.kind == MentionKind::date && x.nested && x.span.begin == offset; });
    if (event == all.end() || event->time()->granularity != Granularity::year || event->time()->readings.empty() || event->time()->written.year == 0) return false;
    std::uint32_t end = after + 3;
    while (end < s.last && end - after < 9 && view_.mentions.tokens[end].kind == TokenKind::word) ++end;
    for (const DateTokens& d : events_.dates_of(m.sentence)) {
      const bool behind = d.lead == end + 1 && d.lead < d.first && view_.is_mark(end, ',');
      const bool before = d.last < first_of(m) && first_of(m) - d.last <= 3 && view_.is_mark(d.last, ',');
      const Mention& when = view_.mention(d.mention);
      if ((!behind && !before) || when.time()->written.year == 0) continue;
      const Figure& f = m.time()->length;
      add_stretch(maker_, {std::min(m.span.begin, when.span.begin), std::max(event->span.end, when.span.end)}, date_field(*event), date_field(when),
                  {PlacedFigure{f.reading, f.value, f.unit, "count", f.hedge, m.span, m.span, f.in_words}, m.span}, f.unit);
      return true;
    }
    return false;
  }

  // "Two decades to the day after that accession, in June 2021": between the event told before and the date beside.
  void after_event(const Mention& m) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    std::uint32_t last = last_of(m);
    if (last + 5 < s.last && view_.text(last) == "to" && view_.text(last + 1) == "the" && view_.text(last + 2) == "day") last += 3;
    if (last + 5 < s.last && view_.text(last) == "on" && view_.text(last + 1) == "from") ++last;
    if (last + 2 >= s.last || (view_.text(last) != "after" && view_.text(last) != "since" && view_.text(last) != "from")) return;
    if (after_year(m, last, s)) return;
    std::string kind;
    std::uint32_t t = last + 1;
    for (; t < s.last && t - last < 6; ++t) {
      if (view_.mentions.tokens[t].kind != TokenKind::word) break;
      std::uint32_t length = 0;
      const auto found = happenings_.kind_at(t, s.last, length);
      if (!found.empty()) kind = found;
    }
    // The date beside: behind the event with a comma, or before the length.
    const Mention *when = nullptr, *within = nullptr;
    const auto dates = events_.dates_of(m.sentence);
    // "After its creation in 1991": the event's own date.
    for (const DateTokens& d : dates) {
      // "After the revolution of 11 February 1979": known by its date, of whatever kind.
      if (kind.empty() && (d.lead == d.first || view_.text(d.lead) != "of" || view_.text(last + 1) != "the" || view_.mention(d.mention).time()->written.year == 0)) continue;
      if (d.first > last && d.first - last < 8 && d.lead < d.first && !view_.is_mark(d.lead - 1, ',')) {
        within = &view_.mention(d.mention);
        t = d.last;
        break;
      }
    }
    for (const DateTokens& d : dates) {
      const bool behind = d.first > t && d.first - t <= 3 && view_.is_mark(t, ',') && d.lead < d.first;
      const bool before = d.last < first_of(m) && first_of(m) - d.last <= 3 && view_.is_mark(d.last, ',');
      if (behind || before) when = &view_.mention(d.mention);
    }
    if (when == nullptr || (kind.empty() && within == nullptr)) return;
    const Happening* event = nullptr;
    for (const Happening& h : happenings_.all()) {
      if (within != nullptr) break;
      if (h.kind != kind || view_.mention(h.date).span.begin >= m.span.begin || view_.mention(h.date).span == when->span) continue;
      if (event != nullptr && year(event->date) != year(h.date)) return;
      event = &h;
    }
    if (event == nullptr && within == nullptr) return;
    const Mention& start = within != nullptr ? *within : view_.mention(event->date);
    if (start.span == when->span) return;
    const Figure& f = m.time()->length;
    const Field length{PlacedFigure{f.reading, f.value, f.unit, "count", f.hedge, m.span, m.span, f.in_words}, m.span};
    add_stretch(maker_, {start.span.begin, std::max(m.span.end, when->span.end)}, date_field(start), date_field(*when), length, f.unit);
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const People& people_;
  const Happenings& happenings_;
  const GroupId turned_ = group("anniversary-turned"), its_ = group("stretch-its"), now_ = group("age-now"),
                opens_ = group("stretch-opens"), was_ = group("ev-was"), had_ = group("ev-had"),
                kept_ = group("anniversary-kept"), moved_ = group("anniversary-moved"), number_ = group("anniversary-number"),
                running_ = group("anniversary-running"), start_ = group("anniversary-start"), article_ = group("article"),
                preposition_ = group("preposition"), which_was_ = group("anniversary-which-was"),
                starting_ = group("kind-starting"), entered_ = group("anniversary-entered");
};

}  // namespace

void add_anniversary_facts(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings) {
  Anniversaries(maker, events, people, happenings).run();
}

}  // namespace claimcheck
