// Terms of office told by their years: "from 2014 to 2017 the chief negotiator was X", "Anna Brandt (2008–2012)", "minister until
// May 2019".
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/tenures.h"

namespace claimcheck {
namespace {

class Periods {
 public:
  explicit Periods(Tenures& tenures)
      : tenures_(tenures), view_(tenures.view), events_(tenures.events), people_(tenures.people), offices_(tenures.offices) {}

  void run() {
    periods();
    holders();
    until();
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  std::string_view text(std::uint32_t t) const { return view_.text(t); }

  // "From 2014 to 2017 the chief negotiator was Turid Fjellheim"; "X, mayor from 2014 to 2017".
  void periods() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      if (!between_years(m) || m.nested) continue;
      if (m.sentence >= view_.mentions.sentences.size() || !readable(view_.mentions.sentences[m.sentence])) continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
      std::uint32_t from = first, to = last;
      while (from > s.first && !view_.is_mark(from - 1, ';') && first - from < 14) --from;
      while (to < s.last && !view_.is_mark(to, ';') && to - last < 16) ++to;
      std::uint32_t person = kNone, persons = 0;
      for (std::uint32_t t = from; t < to; ++t) {
        if (offices_.actor_at(t) == kNone) continue;
        person = offices_.actor_at(t);
        ++persons;
      }
      if (persons != 1 || tenures_.doubted.contains(person) || ranges_in(m.sentence) != 1) continue;
      std::string office = offices_.office_in(from, first);
      if (office.empty()) office = offices_.office_in(last, to);
      for (std::uint32_t t = from; t < first && office.empty(); ++t) {
        if (events_.reader().is_past_form(view_, t) && text(t > 0 ? t - 1 : t) != "was" && !is(t + 1, preposition_))
          office = view_.lexicon.value_of(held_, view_.mentions.tokens[t].word);
      }
      if (office.empty() || (by_title_only(from, first) && office == offices_.head_of_title_in(from, first))) continue;
      add_period(person, office, m);
    }
  }

  // "From 2014 to 2017": both ends with their years.
  static bool between_years(const Mention& m) {
    const Time* time = m.time();
    return m.kind == MentionKind::date && time != nullptr && time->range && !time->backwards && time->written.year != 0 &&
           time->written_end.year != 0;
  }

  void add_period(std::uint32_t person, const std::string& office, const Mention& period) {
    const Span at = period.span;
    tenures_.maker.add("term", at,
                       {{"person", key_field(tenures_.key(person), at)},
                        {"office", key_field(office, at)},
                        {"start", year_end(period, false)},
                        {"end", year_end(period, true)},
                        {"told", {std::string(at.in(view_.document.text)), at}}},
                       true);
  }

  // "Three directors in that time: Anna Brandt (2008–2012), Jos Kuipers (2012–2016) and Per Lind (since 2016)": the office is
  // that of the list.
  void holders() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      const ActorRef* ref = m.actor();
      if (ref == nullptr || m.sentence >= view_.mentions.sentences.size() ||
          view_.mentions.actors[ref->actor].type != ActorType::person || tenures_.doubted.contains(ref->actor))
        continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const std::uint32_t open = view_.mentions.token_at(m.span.end - 1) + 1;
      if (!readable(s) || open + 2 >= s.last || !view_.is_mark(open, '(') ||
          !offices_.head_of_title(view_.mentions.token_at(m.span.begin)).empty())
        continue;
      std::string office;
      std::uint32_t colon = view_.mentions.token_at(m.span.begin);
      while (colon > s.first && !view_.is_mark(colon, ':')) --colon;
      for (std::uint32_t t = s.first; t < colon && office.empty(); ++t) {
        const std::string one = view_.lexicon.singular(lower(text(t)));
        if (one != lower(text(t)) && view_.lexicon.is(view_.lexicon.find(one), office_) && !offices_.former_in(s.first, t))
          office = one;
      }
      if (office.empty()) continue;
      for (const Edge& e : view_.edges(open + 1)) {
        const Mention& date = view_.mention(e.mention);
        if (between_years(date) && view_.is_mark(e.last, ')')) add_period(ref->actor, office, date);
      }
      if (text(open + 1) != "since" && text(open + 1) != "from") continue;
      for (const DateTokens& d : events_.dates_of(m.sentence)) {
        if (d.first == open + 2 && view_.is_mark(d.last, ')'))
          tenures_.add_term(ref->actor, office, "start", date_field(view_.mention(d.mention)),
                            {view_.mentions.tokens[open + 1].begin, m.span.end}, view_.mention(d.mention).span);
      }
    }
  }

  // "Was finance minister until May 2019": the day that a term ends on.
  void until() {
    for (const Mention& m : view_.mentions.mentions) {
      const Time* time = m.time();
      if (m.kind != MentionKind::date || time == nullptr || time->range || m.nested || time->readings.empty() ||
          m.sentence >= view_.mentions.sentences.size())
        continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const std::uint32_t date = view_.mentions.token_at(m.span.begin);
      if (!readable(s)) continue;
      if (date == s.first + 1 && text(s.first) == "Until") {
        led_until(m, s, date);
        continue;
      }
      if (date < s.first + 3 || !is(date - 1, until_)) continue;
      std::uint32_t person = kNone, from = date - 1;
      bool other = false, verb = false;
      for (; from > s.first && date - from < 14 && !view_.is_mark(from - 1, ';') && view_.text(from - 1) != "and" &&
             view_.text(from - 1) != "but";
           --from) {
        if (const std::uint32_t named = offices_.actor_at(from - 1); named != kNone) {
          other = other || (person != kNone && person != named);
          person = named;
        }
        verb = verb || is(from - 1, was_);
        if (text(from - 1) == "not" || text(from - 1) == "never" || view_.mentions.tokens[from - 1].kind == TokenKind::number)
          other = true;
        else if (events_.reader().is_past_form(view_, from - 1) && !is(from - 1, serve_))
          other = true;
      }
      if (person == kNone && verb) person = people_.who(date - 1, m.sentence);
      // "The federation's president until 2018, Marco Bassi, …": the name behind.
      const std::uint32_t behind = view_.mentions.token_at(m.span.end - 1) + 1;
      if (person == kNone && !verb && behind + 1 < s.last && view_.is_mark(behind, ',') && offices_.actor_at(behind + 1) != kNone)
        person = offices_.actor_at(behind + 1);
      const bool beside = person != kNone && !verb;  // "Ana Kos, minister until May 2019, …"
      if (person == kNone || other || tenures_.doubted.contains(person)) continue;
      const std::string office = offices_.office_in(from, date - 1);
      const std::uint32_t last = view_.mentions.token_at(m.span.end - 1) + 1;
      if (office.empty() || offices_.former_in(from, date - 1) || (beside && (last >= s.last || !view_.is_mark(last, ','))))
        continue;
      tenures_.add_term(person, office, "end", date_field(m), {view_.mentions.tokens[date - 1].begin, m.span.end}, m.span);
    }
  }

  // "Until 2013 the federation was led by President Hugo Bastos".
  void led_until(const Mention& m, const Sentence& s, std::uint32_t date) {
    for (std::uint32_t t = date + 2; t + 2 < s.last && t - date < 12; ++t) {
      if (view_.is_mark(t, ';')) return;
      if (text(t) != "by" || view_.lexicon.value_of(held_, view_.mentions.tokens[t - 1].word).empty()) continue;
      for (std::uint32_t p = t + 1; p < s.last && p - t < 5; ++p) {
        const std::uint32_t person = offices_.actor_at(p);
        if (person == kNone) continue;
        const std::string office = offices_.head_of_title(p);
        if (!office.empty() && !offices_.former_in(t, p) && !tenures_.doubted.contains(person))
          tenures_.add_term(person, office, "end", date_field(m),
                            {view_.mentions.tokens[t - 1].begin, view_.mentions.tokens[t].end}, m.span);
        return;
      }
    }
  }

  // "Justice Kahn was an attorney from 1997 to 2006": the title is that of today, the term another office's.
  bool by_title_only(std::uint32_t from, std::uint32_t to) const { return view_.any(from, to, other_post_); }

  std::size_t ranges_in(std::uint32_t sentence) const {
    const auto all = view_.mentions_in(view_.mentions.sentences[sentence].span);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Mention& m) {
      return m.kind == MentionKind::date && m.time() != nullptr && m.time()->range && !m.nested;
    }));
  }

  // An end that names a year or a month is all of it.
  static Field year_end(const Mention& m, bool last) {
    const Time::Written& w = last ? m.time()->written_end : m.time()->written;
    Field f = date_end_field(m, last);
    for (TimeReading& r : std::get<When>(f.value).readings) {
      if (w.month == 0)
        r.days = days_of_year(w.year);
      else if (w.day == 0)
        r.days = days_of_month(w.year, w.month);
    }
    return f;
  }

  Tenures& tenures_;
  const View& view_;
  const EventReader& events_;
  const People& people_;
  const HeldOffices& offices_;
  const GroupId office_ = group("office-word"), held_ = group("tenure-held"), preposition_ = group("preposition"),
                until_ = group("ev-until"), was_ = group("ev-was"), serve_ = group("tenure-serve"),
                other_post_ = group("tenure-other-post");
};

}  // namespace

void add_periods_of_office(Tenures& tenures) { Periods(tenures).run(); }

}  // namespace claimcheck
