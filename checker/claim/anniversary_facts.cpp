// Anniversaries: a count of years told beside a time, and the event that it is counted from (counted_from.h). Where several events could
// be meant, one that fits is taken; where none fits and only one could be meant, that one.
#include <algorithm>
#include <optional>

#include "checker/claim/count_since_facts.h"
#include "checker/claim/counted_from.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

class Anniversaries {
 public:
  Anniversaries(FactMaker& maker, const EventReader& events, const People& people, const CountedFrom& from)
      : maker_(maker), view_(maker.view), events_(events), people_(people), from_(from) {}

  void run() {
    for (const Mention& m : view_.mentions.mentions) {
      if (m.sentence >= view_.mentions.sentences.size() || !readable(view_.mentions.sentences[m.sentence])) continue;
      const Figure* f = m.figure();
      if (m.kind == MentionKind::ordinal && f != nullptr && (f->noun == "anniversary" || f->noun == "birthday")) anniversary(m, *f, f->noun == "birthday");
      if (m.kind == MentionKind::duration) kept(m, m.time()->length);
      if (f != nullptr && (m.kind == MentionKind::number || f->age)) kept(m, *f);
    }
    centenaries();
  }

 private:
  std::uint32_t first_of(const Mention& m) const { return view_.mentions.token_at(m.span.begin); }
  std::uint32_t last_of(const Mention& m) const { return view_.mentions.token_at(m.span.end - 1) + 1; }
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }

  void anniversary(const Mention& m, const Figure& f, bool birthday) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    if (!f.value.is_whole() || from_.moved(s.block)) return;
    std::uint32_t last = last_of(m);
    if (last < s.last && (view_.text(last) == "anniversary" || view_.text(last) == "birthday")) ++last;
    auto event = from_.dated_complement(last, s, m.sentence);
    if (!event) event = from_.told_in_clause(last, s, m.sentence);
    if (!event) event = from_.of_subject(m, s);
    if (event) {
      if (auto when = from_.time_of(m.sentence, first_of(m), last, {*event})) add_anniversary(maker_, m.span, {placed(m), m.span}, view_.mention(*event), std::move(*when), 0);
      return;
    }
    if (!birthday && same_day(m)) return;
    std::string kind = birthday && people_.who(first_of(m), m.sentence) != kNone ? "birth" : from_.kind_of(last, s);
    if (kind.empty() && from_.of_founded(last, s)) kind = "found";
    if (kind.empty()) kind = from_.told_behind(last, s);
    if (kind.empty()) return;
    compare(m, {placed(m), m.span}, f.value, kind, first_of(m), last, present(first_of(m), s) ? 1 : 0);
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
    if (from_.moved(s.block) || people_.who(first - 1, m.sentence) != kNone) return;
    if (const auto event = from_.dated_complement(last_of(m), s, m.sentence)) {
      auto when = from_.time_of(m.sentence, first, last_of(m), {*event});
      if (!when && verb.ends_with("s")) when = from_.issue_day();
      if (when) add_anniversary(maker_, m.span, count_field(f, m.span), view_.mention(*event), std::move(*when), 0);
      return;
    }
    compare(m, count_field(f, m.span), f.value, "found", first, last_of(m), 0);
  }

  // "The flood of 11 March 2010 … on the tenth anniversary, 11 March 2021": of what befell on the same day of another year.
  bool same_day(const Mention& m) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    for (const DateTokens& d : events_.dates_of(m.sentence)) {
      const std::uint32_t last = last_of(m);
      const bool beside = d.first >= last && d.lead - last <= 2;
      const bool before = d.last <= first_of(m) && first_of(m) - d.last <= 4;
      if ((!beside && !before) || view_.mention(d.mention).time()->granularity != Granularity::day) continue;
      const CivilDate day = to_civil(from_.days(d.mention).begin);
      std::optional<std::uint32_t> event;
      for (std::uint32_t i = m.sentence + 1; i-- > 0 && view_.mentions.sentences[i].block == s.block && m.sentence - i < 5;) {
        if (!readable(view_.mentions.sentences[i])) return false;
        for (const DateTokens& e : events_.dates_of(i)) {
          if (e.mention == d.mention || view_.mention(e.mention).time()->granularity != Granularity::day) continue;
          const CivilDate other = to_civil(from_.days(e.mention).begin);
          if (other.month != day.month || other.day != day.day || other.year >= day.year) continue;
          if (event && from_.year(*event) != other.year) return false;
          event = e.mention;
        }
      }
      if (!event) continue;
      add_anniversary(maker_, m.span, {placed(m), m.span}, view_.mention(*event), date_field(view_.mention(d.mention)), 0);
      return true;
    }
    return false;
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
        if (value.empty() || from_.moved(s.block)) continue;
        const auto years = Exact::parse(value);
        if (view_.text(at).starts_with("half") && !from_.keeps(at, s)) continue;
        t += found.length - 1;
        behind = t + 1;
        std::string kind = from_.kind_of(t + 1, s);
        if (kind.empty() && from_.of_founded(t + 1, s)) kind = "found";
        if (!years) continue;
        Mention m;
        m.span = {view_.mentions.tokens[at].begin, view_.mentions.tokens[t].end};
        m.sentence = i;
        Field field = figure_field(*years, m.span);
        if (const auto event = from_.dated_complement(t + 1, s, i)) {
          if (auto when = from_.time_of(i, t, t + 1, {*event})) add_anniversary(maker_, m.span, std::move(field), view_.mention(*event), std::move(*when), 0);
          continue;
        }
        if (const auto event = from_.told_in_clause(t + 1, s, i)) {
          auto when = from_.time_of(i, t, t + 1, {*event});
          if (!when && from_.issue_day() && from_.keeps(at, s)) when = from_.issue_day();
          if (when) add_anniversary(maker_, m.span, std::move(field), view_.mention(*event), std::move(*when), 0);
          continue;
        }
        if (kind.empty()) continue;
        compare(m, std::move(field), *years, kind, t, t + 1, 0);
      }
    }
  }

  void compare(const Mention& m, Field count, Exact years, const std::string& kind, std::uint32_t from, std::uint32_t to, int slack) {
    const auto all = from_.candidates(kind, m.sentence, to);
    std::vector<std::uint32_t> dates;
    for (const Happening* h : all) dates.push_back(h->date);
    auto when = from_.time_of(m.sentence, from, to, dates);
    if (all.empty() || !when) return;
    const When& time = std::get<When>(when->value);
    if (time.readings.empty()) return;
    const Happening* chosen = all.back();
    bool several = false;
    for (const Happening* h : all) {
      several = several || from_.year(h->date) != from_.year(all.front()->date);
      const int gap = to_civil(time.readings.front().days.begin).year - from_.year(h->date);
      if (Exact(gap) == years) chosen = h;
    }
    if (chosen == nullptr) return;
    const int gap = to_civil(time.readings.front().days.begin).year - from_.year(chosen->date);
    if (several && Exact(gap) != years) return;
    // Told elsewhere, and decades off: another event.
    const bool far = chosen->sentence + 2 < m.sentence || chosen->sentence > m.sentence + 2 ||
                     view_.mentions.sentences[chosen->sentence].block != view_.mentions.sentences[m.sentence].block;
    if (far && (Exact(gap) - years > Exact(12) || years - Exact(gap) > Exact(12))) return;
    add_anniversary(maker_, m.span, std::move(count), view_.mention(chosen->date), std::move(*when), slack);
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const People& people_;
  const CountedFrom& from_;
  const GroupId turned_ = group("anniversary-turned"), kept_ = group("anniversary-kept"), number_ = group("anniversary-number");
};

}  // namespace

void add_anniversary_facts(FactMaker& maker, const EventReader& events, const People& people, const Happenings& happenings) {
  const CountedFrom from(maker.view, events, happenings);
  add_counts_since(maker, events, happenings, from);
  Anniversaries(maker, events, people, from).run();
}

}  // namespace claimcheck
