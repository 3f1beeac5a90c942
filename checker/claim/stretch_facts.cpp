// A length of time told beside its two ends: "twelve days of talks, from 3 to 14 May", "those nine years", "in November,
// four months later". The ends are found here, and how many units can lie between them, counted with both ends or without.
#include <algorithm>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/units_between.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kBeside = 7;  // tokens between a length and its range

struct Ends {
  Field start, end;
  Span place;
};

class Stretches {
 public:
  Stretches(FactMaker& maker, const EventReader& events)
      : maker_(maker), view_(maker.view), events_(events) {}

  void run() {
    const auto& all = view_.mentions.mentions;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const Time* time = all[i].time();
      if (time == nullptr || all[i].nested || time->length.unit.empty()) continue;
      const bool counted = all[i].kind == MentionKind::date && time->origin != Origin::explicit_ && !time->range;  // "four months later"
      if (all[i].kind != MentionKind::duration && !counted) continue;
      Length l;
      l.index = i;
      l.first = view_.mentions.token_at(all[i].span.begin);
      l.last = view_.mentions.token_at(all[i].span.end - 1) + 1;
      l.sentence = all[i].sentence;
      if (l.sentence >= view_.mentions.sentences.size() || !readable(sentence(l))) continue;
      if (!counted) read(l);
      else if (view_.text(l.last - 1) == "ago") ago(l);
      else if (view_.text(l.last - 1) == "later" || view_.text(l.last - 1) == "afterwards") counted_behind(l);
    }
  }

 private:
  struct Length {
    std::uint32_t index = 0, first = 0, last = 0, sentence = 0;
  };
  // A date or a range of dates near a length.
  struct Near {
    std::uint32_t mention = 0, first = 0, last = 0;
    bool range = false;
  };

  const Sentence& sentence(const Length& l) const { return view_.mentions.sentences[l.sentence]; }
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  std::string_view word(std::uint32_t t, const Sentence& s) const { return t >= s.first && t < s.last ? view_.text(t) : std::string_view(); }

  std::vector<Near> dates(std::uint32_t from_sentence, std::uint32_t to_sentence) const {
    std::vector<Near> out;
    const auto& all = view_.mentions.mentions;
    const std::uint32_t begin = view_.mentions.sentences[from_sentence].span.begin, end = view_.mentions.sentences[to_sentence].span.end;
    auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < begin; });
    for (; at != all.end() && at->span.begin < end; ++at) {
      const Time* t = at->time();
      if (at->kind != MentionKind::date || at->nested || t == nullptr || t->readings.empty() || !t->length.unit.empty()) continue;
      out.push_back({static_cast<std::uint32_t>(at - all.begin()), view_.mentions.token_at(at->span.begin), view_.mentions.token_at(at->span.end - 1) + 1, t->range});
    }
    return out;
  }

  void read(const Length& l) {
    const Sentence& s = sentence(l);
    if (l.first > s.first && is(l.first - 1, no_whole_)) return;
    if (word(l.last, s) == "short" || word(l.last, s) == "shy") return;  // "ten months short of fifty years"
    if (is_shift(l)) {
      counted_behind(l);
      return;
    }
    const bool between = word(l.last, s) == "between" && !view_.edges(l.last).empty();  // "in the six weeks between 3 and 17 May"
    if (l.last < s.last && !between && (is(l.last, shift_) || is(l.last, no_whole_))) return;
    if (beside(l) || since(l) || passed_since(l) || between_two(l) || by_then(l) || told_ahead(l) || until_behind(l) || after_both(l)) return;
    if (l.first > s.first && is(l.first - 1, those_)) {
      those(l);
      return;
    }
    if (the_whole(l)) return;
    lasted(l);
  }

  bool is_shift(const Length& l) const {
    const Sentence& s = sentence(l);
    return l.last < s.last && is(l.last, after_);
  }

  // Next to a range in the same sentence, with nothing between but a noun phrase or a gloss.
  bool beside(const Length& l) {
    const Sentence& s = sentence(l);
    const auto all = dates(l.sentence, l.sentence);
    const auto ranges = std::count_if(all.begin(), all.end(), [](const Near& d) { return d.range; });
    if (ranges != 1 || all.size() > 2) return false;
    const Near range = *std::find_if(all.begin(), all.end(), [](const Near& d) { return d.range; });
    const bool behind = range.first >= l.last;
    const std::uint32_t from = behind ? l.last : range.last, to = behind ? range.first : l.first;
    if (from > to || to - from > kBeside) return false;
    const bool bracketed = !behind && range.first > s.first && view_.is_mark(range.first - 1, '(') && l.last < s.last && view_.is_mark(l.last, ')');  // "(1 May – 30 June; two months)"
    bool mark = false;
    for (std::uint32_t k = from; k < to; ++k) {
      const Token& token = view_.mentions.tokens[k];
      if (token.kind == TokenKind::number || is(k, no_whole_)) return false;
      if (token.kind == TokenKind::mark) {
        if ((view_.is_mark(k, ';') && !bracketed) || view_.is_mark(k, ')') || view_.is_mark(k, '"')) return false;
        mark = mark || !view_.is_mark(k, '-');
        continue;
      }
      if (!behind && !is(k, gloss_)) return false;
      if (behind && (events_.reader().is_past_form(view_, k) || view_.text(k) == "and" || (view_.text(k) == "in" && !view_.is_mark(range.first - 1, '(')))) return false;
    }
    if (!mark && !(behind && (word(range.first, s) == "from" || word(range.first, s) == "between"))) return false;
    // "Ten-year yields from 2014 to 2018": how long the things run, not how long one thing lasted.
    const bool modifier = l.first + 2 < l.last && view_.is_mark(l.first + 1, '-');
    if (behind && modifier && from < to && view_.text(to - 1).ends_with('s')) return false;
    const Mention& m = view_.mention(range.mention);
    add(l, {date_end(m, false), date_end(m, true), m.span});
    return true;
  }

  // Two dates as ends; "suspended on 4 September and reconvened on 24 September 2019": the year of the second is that of both.
  static Ends both(const Mention& a, const Mention& b) {
    Field start = date_field(a);
    const Time::Written &x = a.time()->written, &y = b.time()->written;
    if (x.year == 0 && x.month != 0 && y.year != 0 && y.month != 0) {
      const int year = x.month > y.month || (x.month == y.month && x.day > y.day && y.day != 0) ? y.year - 1 : y.year;
      std::optional<Days> days;
      if (x.day == 0) days = days_of_month(year, x.month);
      else if (is_valid({year, x.month, x.day})) days = Days{to_day({year, x.month, x.day}), to_day({year, x.month, x.day}) + 1};
      if (days) std::get<When>(start.value).readings = {{*days, "", kDistant, false}};
    }
    return {std::move(start), date_field(b), {a.span.begin, b.span.end}};
  }

  // The end of a range with all its days: "2017" of "from 2014 to 2017" is a year.
  Field date_end(const Mention& m, bool last) const {
    const Time& t = *m.time();
    const Span part = last ? t.last : t.first;
    const Time::Written& w = last ? t.written_end : t.written;
    Field f = date_end_field(m, last);
    When& when = std::get<When>(f.value);
    for (TimeReading& r : when.readings) {
      const Day day = r.days.begin;
      const CivilDate c = to_civil(day);
      if (w.day == 0 && w.month != 0) r.days = days_of_month(c.year, c.month);
      else if (w.day == 0 && w.year != 0) r.days = days_of_year(c.year);
    }
    when.granularity = w.day != 0 ? Granularity::day : w.month != 0 ? Granularity::month : t.granularity;
    if (!part.empty()) f.span = part;
    return f;
  }

  // "For nine years, since 2012": up to the issue.
  bool since(const Length& l) {
    const Sentence& s = sentence(l);
    const auto all = dates(l.sentence, l.sentence);
    if (all.size() != 1 || !view_.document.issue.date) return false;
    const Near& d = all.front();
    // "The treaty of 1963 has lost nothing in the 58 years since then".
    if (l.last + 1 < s.last && view_.text(l.last) == "since" && view_.text(l.last + 1) == "then" && d.last < l.first && view_.mention(d.mention).time()->written.year != 0 && !d.range) {
      for (std::uint32_t k = d.last; k < l.first; ++k) {
        if (view_.is_mark(k, ';')) return false;
        if (is(k, has_)) return up_to_issue(l, d);
      }
    }
    const bool told = d.first > s.first && (view_.text(d.first - 1) == "since" || view_.text(d.first - 1) == "Since");
    if (!told) return false;
    const std::uint32_t from = std::min(l.last, d.last), to = std::max(l.first, d.first - 1);
    if (from > to || to - from > 2) return false;
    bool perfect = false;
    for (std::uint32_t k = s.first; k < s.last; ++k) perfect = perfect || is(k, has_);
    if (!perfect) return false;
    return up_to_issue(l, d);
  }

  bool up_to_issue(const Length& l, const Near& d, Day ahead = 0) {
    const Mention& m = view_.mention(d.mention);
    const Day issue = view_.document.issue.date->value;
    When now{{{{issue, issue + 1 + ahead}, iso(issue), kDistant, false}}, Granularity::day, Origin::explicit_, true, {}};
    add(l, {date_field(m), {std::move(now), view_.document.issue.date->text}, m.span});
    return true;
  }

  // "Thirty years have passed since the dam broke in March 1981": up to the issue.
  bool passed_since(const Length& l) {
    const Sentence& s = sentence(l);
    std::uint32_t t = l.last;
    if (t + 2 >= s.last || !view_.document.issue.date) return false;
    bool it = l.first >= s.first + 2 && (view_.text(s.first) == "It") && l.first - s.first <= 5 && view_.text(t) == "since";
    // "Next month it will be 20 years since".
    bool ahead = false;
    for (std::uint32_t k = l.first; k > s.first + 2 && l.first - k < 4 && view_.text(t) == "since" && !it; --k) ahead = ahead || (view_.text(k - 1) == "be" && view_.text(k - 2) == "will" && view_.text(k - 3) == "it");
    it = it || ahead;
    if (!it) {
      if (!is(t, has_)) return false;
      for (++t; t < s.last && t - l.last < 4 && view_.text(t) != "since"; ++t) {
      }
      if (!is(t - 1, passed_) || view_.text(t) != "since") return false;
    }
    std::optional<Near> start;
    for (const Near& d : dates(l.sentence, l.sentence)) {
      if (ahead && d.last < l.first && view_.mention(d.mention).time()->written.year == 0) continue;  // "next month"
      if (d.first <= t) return false;
      if (start) return false;
      start = d;
    }
    if (!start || start->range || start->first - t > 14) return false;
    for (std::uint32_t k = t; k < start->first; ++k) {
      if (view_.is_mark(k, ';')) return false;
    }
    const Mention& m = view_.mention(start->mention);
    return m.time()->written.year != 0 && up_to_issue(l, *start, ahead ? 62 : 0);
  }

  // "Between the arrest in March 2018 and the verdict in March 2021 lay four years".
  bool between_two(const Length& l) {
    const Sentence& s = sentence(l);
    std::uint32_t verb = l.first;
    while (verb > s.first && l.first - verb < 3 && (is(verb - 1, article_) || is(verb - 1, gloss_)) && !is(verb - 1, lies_)) --verb;  // "lay a full four years"
    const bool took = l.first >= s.first + 6 && (is(verb - 1, lies_) || is(verb - 1, lasts_));
    if (!took) return false;
    // The sentence opens with it.
    const std::string_view opener = view_.text(s.first);
    if (opener != "Between" && opener != "From") return false;
    const std::uint32_t from = s.first;
    std::vector<Near> all = dates(l.sentence, l.sentence);
    std::erase_if(all, [&](const Near& d) { return d.first < from || d.first >= l.first; });
    if (all.size() != 2 || all[0].range || all[1].range) return false;
    bool joined = false;
    for (std::uint32_t k = all[0].last; k < all[1].first; ++k) joined = joined || view_.text(k) == (opener == "From" ? "to" : "and");
    const Mention &a = view_.mention(all[0].mention), &b = view_.mention(all[1].mention);
    if (!joined || a.time()->granularity != b.time()->granularity) return false;
    add(l, both(a, b));
    return true;
  }

  // "The dam was begun in 1998. By 2009, …, it had been under construction for two decades".
  bool by_then(const Length& l) {
    const Sentence& s = sentence(l);
    if (view_.text(s.first) != "By" || l.sentence == 0 || l.first < s.first + 6) return false;
    const auto now = dates(l.sentence, l.sentence);
    if (now.size() != 1 || now[0].range || now[0].first != s.first + 1) return false;
    bool lead = false, had = false;
    for (std::uint32_t k = l.first; k > now[0].last && l.first - k < 3; --k) lead = lead || view_.text(k - 1) == "for";
    for (std::uint32_t k = now[0].last; k < l.first; ++k) had = had || (view_.text(k) == "had" && (view_.text(k - 1) == "it" || view_.text(k - 1) == "he" || view_.text(k - 1) == "she" || view_.text(k - 1) == "they"));
    const Sentence& before = view_.mentions.sentences[l.sentence - 1];
    if (!lead || !had || before.block != s.block || !readable(before)) return false;
    const auto told = dates(l.sentence - 1, l.sentence - 1);
    if (told.size() != 1 || told[0].range) return false;
    bool opened = false;
    for (std::uint32_t k = before.first; k < told[0].first; ++k) opened = opened || is(k, starts_) || is(k, open_());
    const Mention &a = view_.mention(told[0].mention), &b = view_.mention(now[0].mention);
    if (!opened || a.time()->granularity != b.time()->granularity) return false;
    add(l, both(a, b));
    return true;
  }

  // "The siege took 99 days. It started on 5 May and was lifted on 12 August": the ends in the next sentence.
  bool told_ahead(const Length& l) {
    const Sentence& s = sentence(l);
    if (l.sentence + 1 >= view_.mentions.sentences.size() || l.first < s.first + 2 || !dates(l.sentence, l.sentence).empty() || another(l)) return false;
    bool verb = false;
    for (std::uint32_t k = l.first; k > s.first && l.first - k < 4; --k) verb = verb || is(k - 1, lasts_) || is(k - 1, spans_);
    const Sentence& next = view_.mentions.sentences[l.sentence + 1];
    if (!verb || next.block != s.block || !readable(next)) return false;
    const std::string_view opener = view_.text(next.first);
    if (opener != "It" && opener != "They" && opener != "He" && opener != "She") return false;
    const auto ends = dates(l.sentence + 1, l.sentence + 1);
    if (ends.size() != 2 || ends[0].range || ends[1].range || !starts_and_ends(next, ends[0], ends[1])) return false;
    const Mention &a = view_.mention(ends[0].mention), &b = view_.mention(ends[1].mention);
    if (a.time()->granularity != b.time()->granularity) return false;
    add(l, both(a, b));
    return true;
  }

  // "Was declared on 10 March 2020 for 60 days, that is until 9 May".
  bool until_behind(const Length& l) {
    const Sentence& s = sentence(l);
    if (l.first < s.first + 3 || view_.text(l.first - 1) != "for") return false;
    std::uint32_t t = l.last;
    while (t < s.last && t - l.last < 5 && (view_.mentions.tokens[t].kind == TokenKind::mark || is(t, gloss_)) && !is(t, until_)) ++t;
    if (t == l.last || t >= s.last || !is(t, until_)) return false;
    const auto all = dates(l.sentence, l.sentence);
    if (all.size() != 2 || all[0].range || all[1].range || all[0].last > l.first || l.first - all[0].last > 3 || all[1].first - t > 2 || all[1].first <= t) return false;
    const Mention &a = view_.mention(all[0].mention), &b = view_.mention(all[1].mention);
    if (a.time()->granularity != b.time()->granularity) return false;
    add(l, both(a, b));
    return true;
  }

  // "Thirty years ago, in 1980"; "in 1980, thirty years ago": up to the issue.
  void ago(const Length& l) {
    const Sentence& s = sentence(l);
    if (!view_.document.issue.date || view_.mention(l.index).time()->length.unit == "day") return;
    for (const Near& d : dates(l.sentence, l.sentence)) {
      if (d.range || view_.mention(d.mention).time()->written.year == 0) continue;
      const bool behind = d.first >= l.last && d.first - l.last <= 2 && (view_.is_mark(l.last, ',') || view_.is_mark(l.last, '('));
      const bool before = d.last < l.first && l.first - d.last <= 2 && view_.is_mark(d.last, ',');
      if (!behind && !before) continue;
      if (d.last < s.last && view_.text(d.last) == "and") continue;
      const Day issue = view_.document.issue.date->value;
      When now{{{{issue, issue + 1}, iso(issue), kDistant, false}}, Granularity::day, Origin::explicit_, true, {}};
      const Mention& m = view_.mention(d.mention);
      add(l, {date_field(m), {std::move(now), view_.document.issue.date->text}, m.span});
      return;
    }
  }

  // "Arrested in March 2017, he was released in September 2019 after four years".
  bool after_both(const Length& l) {
    const Sentence& s = sentence(l);
    if (l.first < s.first + 4 || (view_.text(l.first - 1) != "after" && view_.text(l.first - 2) != "after")) return false;
    const auto all = dates(l.sentence, l.sentence);
    if (all.size() == 1 && all[0].range && all[0].last < l.first && l.first - all[0].last <= 6 && (l.last >= s.last || view_.mentions.tokens[l.last].kind == TokenKind::mark)) {
      const Mention& m = view_.mention(all[0].mention);
      add(l, {date_end(m, false), date_end(m, true), m.span});
      return true;
    }
    if (all.size() == 1 && !all[0].range && all[0].last < l.first && l.first - all[0].last <= 2) return after_sentence(l, all[0]);
    if (all.size() != 2 || all[0].range || all[1].range || all[1].last + 4 < l.first || all[1].last >= l.first) return false;
    if (l.last < s.last && view_.mentions.tokens[l.last].kind == TokenKind::word && events_.reader().is_past_form(view_, l.last)) return false;
    bool opened = false;
    for (std::uint32_t k = s.first; k < all[0].first; ++k) opened = opened || is(k, starts_) || is(k, open_());
    const Mention &a = view_.mention(all[0].mention), &b = view_.mention(all[1].mention);
    if (!opened || a.time()->granularity != b.time()->granularity) return false;
    add(l, both(a, b));
    return true;
  }

  // "The port was closed on 2 April. It reopened on 12 April, after ten days."
  bool after_sentence(const Length& l, const Near& end) {
    const Sentence& s = sentence(l);
    const std::string_view opener = view_.text(s.first);
    if ((opener != "It" && opener != "They" && opener != "He" && opener != "She") || l.sentence == 0) return false;
    const Sentence& before = view_.mentions.sentences[l.sentence - 1];
    if (before.block != s.block || !readable(before) || (l.last < s.last && view_.mentions.tokens[l.last].kind == TokenKind::word && word(l.last, s) != "of")) return false;
    const auto told = dates(l.sentence - 1, l.sentence - 1);
    if (told.size() != 1 || told[0].range) return false;
    bool opened = false, closed = false;
    for (std::uint32_t k = before.first; k < told[0].first; ++k) opened = opened || is(k, starts_) || is(k, open_());
    for (std::uint32_t k = s.first; k < end.first; ++k) closed = closed || is(k, ends_) || is(k, closes_);
    const Mention &a = view_.mention(told[0].mention), &b = view_.mention(end.mention);
    if (!opened || !closed || a.time()->granularity != b.time()->granularity) return false;
    add(l, both(a, b));
    return true;
  }

  // The two dates told last, of one precision, the earlier first.
  std::optional<Ends> last_two(const std::vector<Near>& all, std::uint32_t before) const {
    std::vector<Near> found;
    for (const Near& d : all) {
      if (d.last <= before) found.push_back(d);
    }
    if (found.empty()) return std::nullopt;
    const Mention& b = view_.mention(found.back().mention);
    if (found.back().range) return Ends{date_end(b, false), date_end(b, true), b.span};
    if (found.size() < 2 || found[found.size() - 2].range) return std::nullopt;
    const Mention& a = view_.mention(found[found.size() - 2].mention);
    if (a.time()->granularity != b.time()->granularity) return std::nullopt;
    return both(a, b);
  }

  // "It has struggled for 25 years. In those 25 years …": the length told before is meant, not the dates.
  bool told_before(const Length& l, std::uint32_t from) const {
    const Figure& f = view_.mention(l.index).time()->length;
    for (std::uint32_t i = l.index; i-- > 0 && view_.mention(i).span.begin >= from;) {
      const Mention& m = view_.mention(i);
      if (m.kind == MentionKind::duration && m.time()->length.unit == f.unit && m.time()->length.value == f.value) return true;
    }
    return false;
  }

  // "In those 23 days" behind the two ends.
  void those(const Length& l) {
    const std::uint32_t block = sentence(l).block;
    std::uint32_t from = l.sentence;
    while (from > 0 && l.sentence - from < 2 && view_.mentions.sentences[from - 1].block == block && readable(view_.mentions.sentences[from - 1])) --from;
    if (told_before(l, view_.mentions.sentences[from].span.begin)) return;
    if (auto ends = last_two(dates(from, l.sentence), l.first)) add(l, std::move(*ends));
  }

  // "Work began in June 2016 and ended in June 2019. The four years of construction …".
  bool the_whole(const Length& l) {
    const Sentence& s = sentence(l);
    if (l.last >= s.last) return false;
    if (l.first == s.first) {
      if (word(l.last, s) != "of" || l.sentence == 0) return false;  // "Seven years of service left it with debts"
      return whole_of(l, s, false);
    }
    // "It was granted the site in 1996 and lost it in 2014. In 18 years it built one station."
    const std::string_view behind = word(l.last, s);
    if (view_.text(l.first - 1) == "In" && l.first == s.first + 1 && l.sentence > 0 && (behind == "it" || behind == "they" || behind == "he" || behind == "she")) return whole_of(l, s, false);
    // "Its two months will attract …", "her eight years at its head", not "her two years in opposition".
    const bool its = is(l.first - 1, its_) && view_.lexicon.match(all_its_, view_.mentions.tokens, l.last, s.last) > 0;
    if (!its && view_.text(l.first - 1) != "the" && view_.text(l.first - 1) != "The") return false;
    if (!its && word(l.last, s) != "of" && word(l.last, s) != "in") return false;
    return whole_of(l, s, its);
  }

  bool whole_of(const Length& l, const Sentence& s, bool its) {
    std::uint32_t before = l.sentence;
    auto all = dates(before, before);
    std::erase_if(all, [&](const Near& d) { return d.first >= l.first; });
    if (all.empty() && l.sentence > 0 && view_.mentions.sentences[l.sentence - 1].block == s.block && readable(view_.mentions.sentences[l.sentence - 1])) {
      before = l.sentence - 1;
      all = dates(before, before);
    }
    if (told_before(l, view_.mentions.sentences[before].span.begin)) return false;
    if (all.size() == 1 && all[0].range && l.first != s.first && (its || word(l.last, s) == "of")) {
      const Mention& m = view_.mention(all[0].mention);
      add(l, {date_end(m, false), date_end(m, true), m.span});
      return true;
    }
    if (its || all.size() != 2 || all[0].range || all[1].range || !starts_and_ends(view_.mentions.sentences[before], all[0], all[1])) return false;
    const Mention &a = view_.mention(all[0].mention), &b = view_.mention(all[1].mention);
    if (a.time()->granularity != b.time()->granularity) return false;
    add(l, both(a, b));
    return true;
  }

  // "It collapsed in November, four months later", after "signed in March".
  void counted_behind(const Length& l) {
    const Sentence& s = sentence(l);
    std::uint32_t from = l.sentence;
    if (from > 0 && view_.mentions.sentences[from - 1].block == s.block && readable(view_.mentions.sentences[from - 1])) --from;
    const auto all = dates(from, l.sentence);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Near& d = all[i];
      if (d.range || d.last > l.first || l.first - d.last > 8 || d.first < s.first) continue;
      // Between the date and the length: "of the same year," and words of measure.
      std::uint32_t commas = 0;
      bool plain = true;
      for (std::uint32_t k = d.last; k < l.first; ++k) {
        if (view_.is_mark(k, ',') || view_.is_mark(k, '(') || view_.text(k) == "—" || view_.text(k) == "–") ++commas;
        else if (view_.mentions.tokens[k].kind != TokenKind::word || events_.reader().is_past_form(view_, k) || view_.text(k) == "and") plain = false;
      }
      if (!plain || commas != 1) continue;
      if (word(l.last, s) == "than") continue;  // "a year later than was forecast"
      if (word(l.last, s) != "on" && l.last + 1 < s.last && (view_.text(l.last + 1) == "than" || view_.text(l.last + 1) == "on")) continue;
      if (auto ends = last_two(all, d.last)) add(l, std::move(*ends));
      return;
    }
  }

  // "Began on 4 May and ended on 19 May: it lasted 23 days"; "the 23-day blockade began on 4 May and ended on 19 May".
  void lasted(const Length& l) {
    const Sentence& s = sentence(l);
    bool verb = false;
    for (std::uint32_t k = l.first; k > s.first && l.first - k < 4; --k) verb = verb || is(k - 1, lasts_);
    verb = verb || (l.first > s.first && is(l.first - 1, lies_));  // "Set up in 2006 and dissolved in 2018, it needed twelve years"
    // "… was opened on 1 June and closed on 12 July, which left bidders six weeks".
    for (std::uint32_t k = l.first; k > s.first + 1 && l.first - k < 5 && !verb; --k) verb = view_.text(k - 1) == "which" && view_.is_mark(k - 2, ',') && is(k, leaves_);
    // "… was suspended on 6 March and resumed on 20 March, a break of two weeks".
    if (l.first >= s.first + 5 && view_.text(l.first - 1) == "of") {
      for (std::uint32_t k = l.first - 2; k > s.first && l.first - k < 6 && !verb; --k) verb = view_.is_mark(k - 1, ',') && is(k, article_);
    }
    const auto all = dates(l.sentence, l.sentence);
    const bool modifier = l.first - s.first <= 4 && view_.text(l.first + 1) == "-" && l.last < s.last && view_.mentions.tokens[l.last].kind == TokenKind::word;
    if (!verb && !modifier) return;
    // "The lockdown (16 March – 15 June 2020) lasted three months".
    if (all.size() == 1 && all.front().range && verb && all.front().last < l.first && l.first - all.front().last <= 4 && view_.is_mark(all.front().last, ')')) {
      const Mention& m = view_.mention(all.front().mention);
      add(l, {date_end(m, false), date_end(m, true), m.span});
      return;
    }
    if (all.size() == 1 && all.front().range && modifier) {
      if (all.front().first < l.last || all.front().first - l.last > 12) return;
      for (std::uint32_t k = l.last; k < all.front().first; ++k) {
        if (is(k, spans_)) {
          const Mention& m = view_.mention(all.front().mention);
          add(l, {date_end(m, false), date_end(m, true), m.span});
        }
      }
      return;
    }
    if (all.size() == 2 && !all[0].range && !all[1].range) {
      const Mention &a = view_.mention(all[0].mention), &b = view_.mention(all[1].mention);
      if (a.time()->granularity != b.time()->granularity || !starts_and_ends(s, all[0], all[1])) return;
      add(l, both(a, b));
    } else if (all.empty() && verb && l.first - s.first <= 5 && l.sentence > 0 && view_.mentions.sentences[l.sentence - 1].block == s.block &&
               readable(view_.mentions.sentences[l.sentence - 1]) && !another(l)) {
      const Sentence& before = view_.mentions.sentences[l.sentence - 1];
      const auto ends = dates(l.sentence - 1, l.sentence - 1);
      if (ends.size() == 1 && ends.front().range) {
        const Mention& m = view_.mention(ends.front().mention);
        add(l, {date_end(m, false), date_end(m, true), m.span});
      } else if (ends.size() == 2 && !ends[0].range && !ends[1].range && starts_and_ends(before, ends[0], ends[1])) {
        const Mention &a = view_.mention(ends[0].mention), &b = view_.mention(ends[1].mention);
        if (a.time()->granularity == b.time()->granularity) add(l, both(a, b));
      }
    }
  }

  // "She also spent ten years at …", "Before that, he worked six years for …", "It took three years from the reform": of another stretch.
  bool another(const Length& l) const {
    const Sentence& s = sentence(l);
    return view_.any(s.first, l.first, another_) || (l.last < s.last && is(l.last, of_another_));
  }

  // A word of beginning before the first date, one of ending before the second.
  bool starts_and_ends(const Sentence& s, const Near& a, const Near& b) const {
    bool started = false, ended = false;
    // "The truce of 9 August was broken on 30 August": known by its date, it began then.
    started = a.first >= s.first + 3 && a.first - s.first <= 6 && view_.text(a.first - 1) == "of" && is(s.first, article_) && b.first - a.last <= 8;
    for (std::uint32_t k = s.first; k < a.first; ++k) started = started || is(k, starts_) || is(k, open_()) || view_.lexicon.match(open_(), view_.mentions.tokens, k, a.first) > 0;
    for (std::uint32_t k = a.last; k < b.first; ++k) ended = ended || is(k, ends_) || is(k, closes_) || view_.lexicon.match(closes_, view_.mentions.tokens, k, b.first) > 0 || view_.text(k) == "until" || view_.text(k) == "till";
    return ended && (started || std::any_of(&view_.mentions.tokens[a.last], &view_.mentions.tokens[b.first], [&](const Token& t) { return t.span().in(view_.document.text) == "until"; }));
  }
  GroupId open_() const { return view_.lexicon.group("stretch-opens"); }

  void add(const Length& l, Ends ends) {
    const Mention& m = view_.mention(l.index);
    const Span whole{std::min(m.span.begin, ends.place.begin), std::max(m.span.end, ends.place.end)};
    add_stretch(maker_, whole, std::move(ends.start), std::move(ends.end), {placed(m.time()->length, m.span), m.span}, m.time()->length.unit);
  }
  static PlacedFigure placed(const Figure& f, Span span) {
    return {f.reading, f.value, f.unit, "count", f.hedge, span, f.digits.empty() ? span : f.digits, f.in_words};
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const GroupId no_whole_ = group("stretch-no-whole"), those_ = group("stretch-those"), shift_ = group("shift-noun"),
                gloss_ = group("stretch-gloss"), lasts_ = group("stretch-lasts"), starts_ = group("span-starts"),
                ends_ = group("span-ends"), closes_ = group("stretch-closes"), its_ = group("stretch-its"),
                all_its_ = group("stretch-all-its"), has_ = group("ev-has"), passed_ = group("stretch-passed"),
                lies_ = group("stretch-lies"), after_ = group("stretch-shift"), spans_ = group("stretch-spans"),
                article_ = group("article"), until_ = group("stretch-until"),
                another_ = group("stretch-another"), of_another_ = group("stretch-of-another"), leaves_ = group("stretch-leaves");
};

}  // namespace

void add_stretch(FactMaker& maker, Span whole, Field start, Field end, Field length, const std::string& unit) {
  const When &from = std::get<When>(start.value), &to = std::get<When>(end.value);
  if (from.readings.empty() || to.readings.empty()) return;
  const Days a = from.readings.front().days, b = to.readings.front().days;
  if (b.end <= a.begin || b.end >= kDistant || a.begin >= b.begin) return;
  const auto count = units_between(unit, a, b);
  if (!count) return;
  const Span place = length.span;
  maker.add("stretch", whole,
            {{"start", std::move(start)},
             {"end", std::move(end)},
             {"length", std::move(length)},
             {"unit", key_field(unit, place)},
             {"least", figure_field(Exact(count->first), place)},
             {"most", figure_field(Exact(count->second), place)}},
            true);
}

void add_stretch_facts(FactMaker& maker, const EventReader& events) { Stretches(maker, events).run(); }

}  // namespace claimcheck
