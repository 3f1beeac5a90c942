#include "checker/claim/count_since_facts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

class CountsSince {
 public:
  CountsSince(FactMaker& maker, const EventReader& events, const Happenings& happenings, const CountedFrom& from)
      : maker_(maker), view_(maker.view), events_(events), happenings_(happenings), from_(from) {}

  void run() {
    for (const Mention& m : view_.mentions.mentions) {
      if (m.sentence >= view_.mentions.sentences.size() || !readable(view_.mentions.sentences[m.sentence])) continue;
      if (m.kind == MentionKind::ordinal && m.figure() != nullptr) of_ordinal(m, m.figure()->noun);
      if (m.kind == MentionKind::duration) after_event(m);
    }
  }

 private:
  std::uint32_t first_of(const Mention& m) const { return view_.mentions.token_at(m.span.begin); }
  std::uint32_t last_of(const Mention& m) const { return view_.mentions.token_at(m.span.end - 1) + 1; }
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool follows(const Mention& m, std::string_view word) const {
    return last_of(m) < view_.mentions.tokens.size() && view_.text(last_of(m)) == word;
  }

  void of_ordinal(const Mention& m, const std::string& noun) {
    if (noun == "anniversary" || noun == "birthday") return;
    if (noun == "year" || noun == "consecutive year")
      running(m);
    else if (noun == "week" || noun == "month" || noun == "day")
      entered(m, noun);
    else if (noun == "time" || follows(m, "time"))
      yearly(m);
    else if (follows(m, "consecutive") || follows(m, "successive") || follows(m, "straight"))
      running(m);
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
    const std::vector<std::uint32_t> starts = starts_before(m.sentence);
    if (starts.size() != 1) return;
    auto when = from_.time_of(m.sentence, first_of(m), last_of(m), starts);
    if (!when) when = from_.issue_day();
    if (!when || std::get<When>(when->value).readings.empty()) return;
    add_anniversary(maker_, m.span, {placed(m), m.span}, view_.mention(starts.front()), std::move(*when), 1);
  }

  // The dates behind "first … in", "since", in the paragraph up to a sentence.
  std::vector<std::uint32_t> starts_before(std::uint32_t sentence) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    std::vector<std::uint32_t> starts;
    for (std::uint32_t i = sentence + 1; i-- > 0 && view_.mentions.sentences[i].block == s.block && sentence - i < 4;) {
      if (!readable(view_.mentions.sentences[i])) return {};
      for (const DateTokens& d : events_.dates_of(i)) {
        bool start = false;
        for (std::uint32_t k = d.first; k > view_.mentions.sentences[i].first && d.first - k < 7; --k) {
          if (view_.is_mark(k - 1, ',') || view_.is_mark(k - 1, ';') || view_.text(k - 1) == "and") break;
          start = start || is(k - 1, start_);
        }
        if (start && view_.mention(d.mention).time()->written.year != 0) starts.push_back(d.mention);
      }
    }
    return starts;
  }

  // "The strike, now in its fifth week, began on 3 May": counted from the start to the issue.
  void entered(const Mention& m, const std::string& unit) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    const std::uint32_t first = first_of(m);
    const auto& issue = view_.document.issue.date;
    if (!issue || first < s.first + 3 || !is(first - 1, its_) ||
        (view_.text(first - 2) != "in" && view_.text(first - 2) != "into") || !is(first - 3, now_))
      return;
    std::optional<std::uint32_t> start;
    for (std::uint32_t i = m.sentence + 1; i-- > 0 && view_.mentions.sentences[i].block == s.block && m.sentence - i < 2;) {
      if (!readable(view_.mentions.sentences[i])) return;
      for (const DateTokens& d : events_.dates_of(i)) {
        bool began = false;
        for (std::uint32_t k = d.first; k > view_.mentions.sentences[i].first && d.first - k < 5; --k)
          began = began || is(k - 1, start_) || is(k - 1, opens_);
        if (!began) continue;
        if (start) return;
        start = d.mention;
      }
    }
    if (!start || view_.mention(*start).time()->granularity != Granularity::day) return;
    const Day gone = issue->value - from_.days(*start).begin;
    if (gone < 0) return;
    const Day least = unit == "week"    ? gone / 7
                      : unit == "month" ? gone / 31
                                        : gone,
              most = unit == "week"    ? gone / 7 + 2
                     : unit == "month" ? gone / 28 + 2
                                       : gone + 2;
    maker_.add("stretch", m.span,
               {{"start", date_field(view_.mention(*start))},
                {"end", *from_.issue_day()},
                {"length", {placed(m), m.span}},
                {"unit", key_field(unit, m.span)},
                {"least", figure_field(Exact(std::max<Day>(least, 1)), m.span)},
                {"most", figure_field(Exact(most), m.span)}},
               true);
  }

  // "For the ninth time since it was launched in 2013, the yearly drill …": at most once a year.
  void yearly(const Mention& m) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    std::uint32_t t = last_of(m);
    if (t < s.last && view_.text(t) == "time") ++t;
    if (t + 3 >= s.last || view_.text(t) != "since" || !m.figure()->value.is_whole() || !view_.document.issue.date) return;
    bool each = false;
    for (std::uint32_t k = s.first; k < s.last; ++k)
      each = each || view_.text(k) == "annual" || view_.text(k) == "yearly" || view_.text(k) == "annually";
    std::optional<std::uint32_t> start;
    for (const DateTokens& d : events_.dates_of(m.sentence)) {
      if (d.first > t && d.first - t < 8 && !from_.parted(t, d.first) && view_.mention(d.mention).time()->written.year != 0)
        start = d.mention;
    }
    if (!each || !start) return;
    const int gone = to_civil(view_.document.issue.date->value).year - from_.year(*start) + 1;
    if (m.figure()->value > Exact(gone))
      add_anniversary(maker_, m.span, {placed(m), m.span}, view_.mention(*start), *from_.issue_day(), 1);
  }

  // "In 2015, thirty years after the 1985 strike": of what is known by its year.
  bool after_year(const Mention& m, std::uint32_t after, const Sentence& s) {
    if (after + 3 >= s.last || !is(after + 1, article_) || m.time()->length.unit != "year") return false;
    const std::uint32_t offset = view_.mentions.tokens[after + 2].begin;
    const auto all = view_.mentions_in({offset, offset + 1});
    const auto event =
        std::find_if(all.begin(), all.end(), [](const Mention& x) { return x.kind == MentionKind::date && x.nested; });
    if (event == all.end() || event->time()->granularity != Granularity::year || event->time()->readings.empty() ||
        event->time()->written.year == 0)
      return false;
    std::uint32_t end = after + 3;
    while (end < s.last && end - after < 9 && view_.mentions.tokens[end].kind == TokenKind::word) ++end;
    for (const DateTokens& d : events_.dates_of(m.sentence)) {
      const bool behind = d.lead == end + 1 && d.lead < d.first && view_.is_mark(end, ',');
      const bool before = d.last < first_of(m) && first_of(m) - d.last <= 3 && view_.is_mark(d.last, ',');
      const Mention& when = view_.mention(d.mention);
      if ((!behind && !before) || when.time()->written.year == 0) continue;
      const Figure& f = m.time()->length;
      add_stretch(maker_, {std::min(m.span.begin, when.span.begin), std::max(event->span.end, when.span.end)}, date_field(*event),
                  date_field(when), count_field(f, m.span), f.unit);
      return true;
    }
    return false;
  }

  // "Two decades to the day after that accession, in June 2021": between the event told before and the date beside.
  void after_event(const Mention& m) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    std::uint32_t last = last_of(m);
    if (last + 5 < s.last && view_.text(last) == "to" && view_.text(last + 1) == "the" && view_.text(last + 2) == "day")
      last += 3;
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
      if (kind.empty() && (d.lead == d.first || view_.text(d.lead) != "of" || view_.text(last + 1) != "the" ||
                           view_.mention(d.mention).time()->written.year == 0))
        continue;
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
    const Mention* start = within != nullptr ? within : only_one_before(m, kind, *when);
    if (start == nullptr || start->span == when->span) return;
    const Figure& f = m.time()->length;
    add_stretch(maker_, {start->span.begin, std::max(m.span.end, when->span.end)}, date_field(*start), date_field(*when),
                count_field(f, m.span), f.unit);
  }

  // The date of the event of a kind that is told of before a length, if there is only one.
  const Mention* only_one_before(const Mention& length, const std::string& kind, const Mention& not_this) const {
    const Happening* event = nullptr;
    for (const Happening& h : happenings_.all()) {
      const Span at = view_.mention(h.date).span;
      if (h.kind != kind || at.begin >= length.span.begin || at == not_this.span) continue;
      if (event != nullptr && from_.year(event->date) != from_.year(h.date)) return nullptr;
      event = &h;
    }
    return event == nullptr ? nullptr : &view_.mention(event->date);
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const Happenings& happenings_;
  const CountedFrom& from_;
  const GroupId its_ = group("stretch-its"), now_ = group("age-now"), opens_ = group("stretch-opens"),
                kept_ = group("anniversary-kept"), running_ = group("anniversary-running"), start_ = group("anniversary-start"),
                article_ = group("article"), entered_ = group("anniversary-entered");
};

}  // namespace

void add_counts_since(FactMaker& maker, const EventReader& events, const Happenings& happenings, const CountedFrom& from) {
  CountsSince(maker, events, happenings, from).run();
}

}  // namespace claimcheck
