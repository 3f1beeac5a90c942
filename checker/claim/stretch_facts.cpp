// A length of time told beside its two ends: "twelve days of talks, from 3 to 14 May", "those nine years", "in November,
// four months later". The ends are found here, and how many units can lie between them, counted with both ends or without.
#include <algorithm>

#include "checker/claim/stretches.h"
#include "checker/claim/units_between.h"

namespace claimcheck {

void Stretches::run() {
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

void Stretches::read(const Length& l) {
  const Sentence& s = sentence(l);
  if (l.first > s.first && is(l.first - 1, no_whole_)) return;
  if (word(l.last, s) == "short" || word(l.last, s) == "shy") return;  // "ten months short of fifty years"
  if (is_shift(l)) {
    counted_behind(l);
    return;
  }
  const bool between = word(l.last, s) == "between" && !view_.edges(l.last).empty();  // "in the six weeks between 3 and 17 May"
  if (l.last < s.last && !between && (is(l.last, shift_) || is(l.last, no_whole_))) return;
  if (beside(l) || since(l) || passed_since(l) || between_two(l) || by_then(l) || told_ahead(l) || until_behind(l) || after_both(l) || took_to_get(l) || between_behind(l) || summed_up(l) || colon_behind(l) || in_which(l) || after_a(l) || within_whole(l)) return;
  if (l.first > s.first && is(l.first - 1, those_)) {
    those(l);
    return;
  }
  if (the_whole(l)) return;
  lasted(l);
}

std::vector<Stretches::Near> Stretches::dates(std::uint32_t from_sentence, std::uint32_t to_sentence) const {
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

// Two dates as ends; "suspended on 4 September and reconvened on 24 September 2019": the year of the second is that of both.
Ends Stretches::both(const Mention& a, const Mention& b) {
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
Field Stretches::date_end(const Mention& m, bool last) const {
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

// The two dates told last, of one precision, the earlier first.
std::optional<Ends> Stretches::last_two(const std::vector<Near>& all, std::uint32_t before) const {
  std::vector<Near> found;
  for (const Near& d : all) {
    if (d.last <= before) found.push_back(d);
  }
  if (found.empty()) return std::nullopt;
  if (found.back().range) return range_ends(found.back());
  if (found.size() < 2 || found[found.size() - 2].range) return std::nullopt;
  return alike(found[found.size() - 2], found.back());
}

// "It has struggled for 25 years. In those 25 years …": the length told before is meant, not the dates.
bool Stretches::told_before(const Length& l, std::uint32_t from) const {
  const Figure& f = view_.mention(l.index).time()->length;
  for (std::uint32_t i = l.index; i-- > 0 && view_.mention(i).span.begin >= from;) {
    const Mention& m = view_.mention(i);
    if (m.kind == MentionKind::duration && m.time()->length.unit == f.unit && m.time()->length.value == f.value) return true;
  }
  return false;
}

// "She also spent ten years at …", "Before that, he worked six years for …", "It took three years from the reform": of another stretch.
bool Stretches::another(const Length& l) const {
  const Sentence& s = sentence(l);
  return view_.any(s.first, l.first, another_) || (l.last < s.last && is(l.last, of_another_));
}

// A word of beginning before the first date, one of ending before the second.
bool Stretches::starts_and_ends(const Sentence& s, const Near& a, const Near& b) const {
  bool started = false, ended = false;
  // "The truce of 9 August was broken on 30 August": known by its date, it began then.
  started = a.first >= s.first + 3 && a.first - s.first <= 6 && view_.text(a.first - 1) == "of" && is(s.first, article_) && b.first - a.last <= 8;
  for (std::uint32_t k = s.first; k < a.first; ++k) started = started || is(k, starts_) || is(k, open_()) || view_.lexicon.match(open_(), view_.mentions.tokens, k, a.first) > 0;
  for (std::uint32_t k = a.last; k < b.first; ++k) ended = ended || ends_at(k) || (!adjective(k) && view_.lexicon.match(closes_, view_.mentions.tokens, k, b.first) > 0) || view_.text(k) == "until" || view_.text(k) == "till";
  return ended && (started || std::any_of(&view_.mentions.tokens[a.last], &view_.mentions.tokens[b.first], [&](const Token& t) { return t.span().in(view_.document.text) == "until"; }));
}

std::optional<Ends> Stretches::alike(const Near& a, const Near& b) const {
  const Mention &x = view_.mention(a.mention), &y = view_.mention(b.mention);
  if (x.time()->granularity != y.time()->granularity) return std::nullopt;
  return both(x, y);
}

Ends Stretches::range_ends(const Near& range) const {
  const Mention& m = view_.mention(range.mention);
  return {date_end(m, false), date_end(m, true), m.span};
}

bool Stretches::reaches_back(std::uint32_t sentence) const {
  const auto& all = view_.mentions.sentences;
  return sentence > 0 && all[sentence - 1].block == all[sentence].block && readable(all[sentence - 1]);
}

bool Stretches::opens_with_pronoun(const Sentence& s) const {
  const std::string_view opener = view_.text(s.first);
  return opener == "It" || opener == "They" || opener == "He" || opener == "She";
}

bool Stretches::add_both(const Length& l, const Near& a, const Near& b) {
  auto ends = alike(a, b);
  if (ends) add(l, std::move(*ends));
  return ends.has_value();
}

bool Stretches::add_range(const Length& l, const Near& range) {
  add(l, range_ends(range));
  return true;
}

void Stretches::add(const Length& l, Ends ends) {
  const Mention& m = view_.mention(l.index);
  const Span whole{std::min(m.span.begin, ends.place.begin), std::max(m.span.end, ends.place.end)};
  add_stretch(maker_, whole, std::move(ends.start), std::move(ends.end), {placed(m.time()->length, m.span), m.span}, m.time()->length.unit);
}

PlacedFigure Stretches::placed(const Figure& f, Span span) {
  return {f.reading, f.value, f.unit, "count", f.hedge, span, f.digits.empty() ? span : f.digits, f.in_words};
}

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
