// Dates and periods as facts, for what must hold of them by themselves (weekday, existence, order of the ends).
#include <array>

#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr Day kJust = 60;  // days from the issue to a date that needs no year

// The days that the words give by themselves; absent where they name no year, or a day that does not exist.
std::optional<Days> days_of(const Time::Written& w) {
  if (w.year <= 0 || w.year > 9999) return std::nullopt;
  if (w.month == 0) return days_of_year(w.year);
  if (w.month < 1 || w.month > 12) return std::nullopt;
  if (w.day == 0) return days_of_month(w.year, w.month);
  if (!is_valid({w.year, w.month, w.day})) return std::nullopt;
  const Day day = to_day({w.year, w.month, w.day});
  return Days{day, day + 1};
}

Field end_of_period(const Mention& m, bool last) {
  Field field = date_end_field(m, last);
  const Time& t = *m.time();
  if (const auto days = days_of(last ? t.written_end : t.written)) {
    When& when = std::get<When>(field.value);
    when.readings = {{*days, "", kDistant, false}};
  }
  return field;
}

// Whether a period runs backwards: as written, and not in any reading of its ends.
bool runs_backwards(const Time& t, const Field& start, const Field& end) {
  if (!t.backwards) return false;
  const When &a = std::get<When>(start.value), &b = std::get<When>(end.value);
  for (const TimeReading& x : a.readings) {
    for (const TimeReading& y : b.readings) {
      if (x.days.begin <= y.days.begin) return false;
    }
  }
  return true;
}

// "a day that no calendar has", "a forged date": the text itself says that the date is none.
bool called_false(const View& view, std::uint32_t sentence, GroupId words) {
  const Sentence& s = view.mentions.sentences[sentence];
  return view.has(words, s);
}

bool in_quotation_marks(const View& view, Span span) {
  const auto& text = view.document.text;
  constexpr std::array<std::string_view, 5> kOpen = {"“", "\"", "‘", "'", "«"};
  for (const auto mark : kOpen) {
    if (span.begin >= mark.size() && text.compare(span.begin - mark.size(), mark.size(), mark) == 0) return true;
  }
  return view.quotation_around(span) != nullptr;
}

// "October 32, 2019", "October 32nd, 2019".
std::optional<Span> impossible_day_behind(const View& view, const Mention& m) {
  const auto& tokens = view.mentions.tokens;
  const Sentence& s = view.mentions.sentences[m.sentence];
  std::uint32_t t = view.mentions.token_at(m.span.end - 1) + 1;
  if (t + 2 >= s.last || tokens[t].kind != TokenKind::number) return std::nullopt;
  const auto day = Exact::parse(view.text(t));
  if (!day || !day->is_whole() || *day < Exact(32) || *day > Exact(99)) return std::nullopt;
  ++t;
  if (tokens[t].kind == TokenKind::word && tokens[t].glued()) ++t;
  if (t + 1 >= s.last || !view.is_mark(t, ',') || tokens[t + 1].kind != TokenKind::number || tokens[t + 1].end - tokens[t + 1].begin != 4) return std::nullopt;
  const auto year = Exact::parse(view.text(t + 1));
  if (!year || *year < Exact(1500) || *year > Exact(2200)) return std::nullopt;
  return Span{m.span.begin, tokens[t + 1].end};
}

// "32 August 2019": the number before a month that no month has as a day. Read as a date where a year follows the month or a
// word of time stands before the number; else it may count something ("40 June patrols").
std::optional<Span> impossible_day(const View& view, const Mention& m) {
  const Time& t = *m.time();
  if (t.written.month == 0 || t.written.day != 0) return std::nullopt;
  const std::uint32_t month = view.mentions.token_at(m.span.begin);
  if (t.written.year == 0) {
    if (const auto american = impossible_day_behind(view, m)) return american;
  }
  if (month == 0 || view.mentions.tokens[month - 1].kind != TokenKind::number) return std::nullopt;
  const Token& number = view.mentions.tokens[month - 1];
  const auto day = Exact::parse(number.span().in(view.document.text));
  if (!day || *day < Exact(32) || *day > Exact(99) || month - 1 < view.mentions.sentences[m.sentence].first) return std::nullopt;
  const bool timed = month > 1 && view.lexicon.is(view.mentions.tokens[month - 2].word, view.lexicon.group("date-word"));
  if (t.written.year == 0 && !timed) return std::nullopt;
  return number.span().cover(m.span);
}

// "Wednesday, 20 October, 5:30–7:30 PM": hours of one day, whose weekday is told.
void add_day_of_hours(FactMaker& maker, const Mention& m) {
  const Time& t = *m.time();
  const bool one_day = !t.readings.empty() && t.readings.front().days.end - t.readings.front().days.begin == 1;
  if (t.granularity != Granularity::time || t.written.weekday == 0 || t.written.day == 0 || !one_day || !t.valid) return;
  maker.add("date", m.span,
            {{"when", date_field(m)},
             {"exists", key_field("yes", m.span)},
             {"granularity", key_field("time", m.span)},
             {"called_false", key_field(in_quotation_marks(maker.view, m.span) ? "yes" : "no", m.span)},
             {"weekday", figure_field(t.written.weekday, t.weekday.empty() ? m.span : t.weekday)},
             {"written", {std::string(m.span.in(maker.view.document.text)), m.span}}},
            true);
}

// Two weekdays beside two days: "Friday and Saturday, 16 and 17 April", "29 to 30 April (Thursday to Friday)".
std::optional<std::array<std::uint32_t, 2>> weekdays_at(const View& view, std::uint32_t first, std::uint32_t last, GroupId weekday, GroupId joins, GroupId article) {
  std::array<std::uint32_t, 2> out{};
  std::uint32_t t = first;
  for (std::uint32_t n = 0; n < 2; ++n) {
    if (t < last && view.is(t, article)) ++t;
    if (t >= last || !view.mentions.tokens[t].has(kCapital) || view.lexicon.value_of(weekday, view.mentions.tokens[t].word).empty()) return std::nullopt;
    out[n] = t++;
    if (n == 0 && (t >= last || (!view.is(t, joins) && !view.is_mark(t, '-') && view.text(t) != "–"))) return std::nullopt;
    if (n == 0) ++t;
  }
  return out;
}

void add_weekday_pair(FactMaker& maker, const Mention& m) {
  const View& view = maker.view;
  const Time& t = *m.time();
  const Time::Written &a = t.written, &b = t.written_end;
  const Sentence& s = view.mentions.sentences[m.sentence];
  if (a.day == 0 || b.day == 0 || a.weekday != 0 || b.weekday != 0 || t.readings.empty() || t.backwards) return;
  const Days days = t.readings.front().days;
  if (b.year == 0 && (!view.document.issue.date || std::abs(days.begin - view.document.issue.date->value) > kJust)) return;
  const GroupId weekday = view.lexicon.group("time-weekday"), joins = view.lexicon.group("weekday-joins"), article = view.lexicon.group("article");
  const std::uint32_t first = view.mentions.token_at(m.span.begin), last = view.mentions.token_at(m.span.end - 1) + 1;
  std::optional<std::array<std::uint32_t, 2>> pair;
  const bool set_off = first >= s.first + 4 && (view.is_mark(first - 1, ',') || view.is_mark(first - 1, '('));
  for (std::uint32_t from = first >= s.first + 6 ? first - 6 : s.first; set_off && !pair && from + 3 < first; ++from) {
    pair = weekdays_at(view, from, first - 1, weekday, joins, article);
    if (pair && (*pair)[1] + 2 != first) pair.reset();
  }
  if (!pair && last + 3 < s.last && (view.is_mark(last, ',') || view.is_mark(last, '('))) pair = weekdays_at(view, last + 1, s.last, weekday, joins, article);
  if (!pair) return;
  for (std::uint32_t n = 0; n < 2; ++n) {
    const Token& token = view.mentions.tokens[(*pair)[n]];
    Field when = n == 0 ? date_end_field(m, false) : date_end_field(m, true);
    const Day day = n == 0 ? days.begin : days.end - 1;
    std::get<When>(when.value).readings = {{{day, day + 1}, iso(day), kDistant, false}};
    const auto number = Exact::parse(view.lexicon.value_of(weekday, token.word));
    maker.add("date", token.span().cover(m.span),
              {{"when", std::move(when)},
               {"exists", key_field("yes", m.span)},
               {"granularity", key_field("day", m.span)},
               {"called_false", key_field(in_quotation_marks(view, m.span) ? "yes" : "no", m.span)},
               {"weekday", figure_field(*number, token.span())},
               {"written", {std::string(m.span.in(view.document.text)), m.span}}},
              true);
  }
}

// "Sunday and Monday, 26 and 27 April": the weekday before the date is that of the second day.
bool weekday_of_another(const View& view, const Mention& m) {
  const std::uint32_t first = view.mentions.token_at(m.span.begin), last = view.mentions.token_at(m.span.end - 1) + 1;
  if (first < 2 || last + 1 >= view.mentions.tokens.size()) return false;
  if (view.text(first) == "Sun" && view.mentions.tokens[first - 1].has(kCapital)) return true;  // "The Harbour Sun, 10 May 1969"
  const auto joins = [&](std::uint32_t t) { return view.text(t) == "and" || view.text(t) == "or" || view.text(t) == "&" || view.text(t) == "to"; };
  const bool dash = view.is_mark(last, '-') || view.text(last) == "–";
  return joins(first - 1) && (joins(last) || dash) && view.mentions.tokens[last + 1].kind == TokenKind::number;
}

// A day with its weekday and without a year.
bool yearless_day(const Time& t) {
  return !t.range && t.valid && t.written.weekday != 0 && t.written.year == 0 && t.written.month != 0 && t.written.day != 0 && (t.granularity == Granularity::day || t.granularity == Granularity::time) && !t.readings.empty();
}

int weekday_in(const Time& t, int year) {
  return is_valid({year, t.written.month, t.written.day}) ? weekday(to_day({year, t.written.month, t.written.day})) : 0;
}

// Two days or more whose weekdays are wrong in the year that they were given, and all right in one other: it is the year that was
// guessed wrong, as in an old programme that is printed again.
bool of_another_year(const View& view) {
  std::vector<std::pair<const Time*, int>> wrong;
  std::size_t fitting = 0;
  for (const Mention& m : view.mentions.mentions) {
    const Time* t = m.time();
    if (t == nullptr || m.kind != MentionKind::date || !yearless_day(*t)) continue;
    const int year = to_civil(t->readings.front().days.begin).year;
    const bool right = std::any_of(t->readings.begin(), t->readings.end(), [&](const TimeReading& r) { return weekday(r.days.begin) == t->written.weekday; });
    if (!right) wrong.emplace_back(t, year);
    fitting += right;
  }
  if (wrong.size() > 3 && wrong.size() > fitting) return true;  // of several years: a chronicle
  if (wrong.size() < 2) return false;
  for (int off = -25; off <= 5; ++off) {
    if (off != 0 && std::all_of(wrong.begin(), wrong.end(), [&](const auto& w) { return weekday_in(*w.first, w.second + off) == w.first->written.weekday; })) return true;
  }
  return false;
}

// The start of a range whose ends are of one month, the first the later one; `year` is that of both.
void turn_start(Field& start, const Time& t, int year) {
  const Time::Written& a = t.written;
  if (!is_valid({year, a.month, a.day})) return;
  const Day day = to_day({year, a.month, a.day});
  std::get<When>(start.value).readings = {{{day, day + 1}, a.year == 0 && t.written_end.year == 0 ? iso(day) : "", kDistant, false}};
}

// "Of 20–12 May", "the fair (22–9 August)", "from 20 to 12 May": surely a stretch of time.
bool led_as_period(const View& view, const Mention& m) {
  const std::uint32_t at = view.mentions.token_at(m.span.begin);
  const bool period = at >= 2 && view.text(at - 1) == "of" && view.lexicon.is(view.mentions.tokens[at - 2].word, view.lexicon.group("period-noun"));
  const bool bracket = at >= 2 && (view.is_mark(at - 1, '(') || view.is_mark(at - 1, ':'));
  const Time& t = *m.time();
  return period || bracket || (!t.first.empty() && m.span.begin < t.first.begin);
}

// Years before Christ are counted backwards.
bool before_christ(const View& view, const Mention& m) {
  const std::uint32_t behind = view.mentions.token_at(m.span.end - 1) + 1;
  return behind < view.mentions.tokens.size() && (view.text(behind).starts_with("BC") || view.text(behind).starts_with("B.C"));
}

void add_period(FactMaker& maker, const Mention& m) {
  const View& view = maker.view;
  const Time& t = *m.time();
  if (view.document.blocks[view.mentions.sentences[m.sentence].block].kind == BlockKind::masthead) return;  // "Issue 12 – 3 May 2021"
  Field start = end_of_period(m, false), end = end_of_period(m, true);
  bool backwards = runs_backwards(t, start, end) && !before_christ(view, m);
  const Time::Written &a = t.written, &b = t.written_end;
  const bool turned = a.month != 0 && a.month == b.month && b.day != 0 && a.day > b.day;
  // "From 30 April to 28 April 2021": the year is told once, for both, and nobody means all but two days of one.
  const bool once = b.year != 0 && !t.first.empty() && t.first.in(view.document.text).find(std::to_string(a.year)) == std::string_view::npos;
  if (turned && once && is_valid({b.year, a.month, a.day})) {
    turn_start(start, t, b.year);
    backwards = true;
  }
  // "From 20 to 12 May": of one month, and of no year.
  if (turned && a.year == 0 && b.year == 0 && !t.readings.empty() && led_as_period(view, m)) {
    const int year = to_civil(t.readings.front().days.end - 1).year;
    if (is_valid({year, a.month, a.day})) {
      turn_start(start, t, year);
      backwards = true;
    }
  }
  maker.add("period", m.span, {{"start", std::move(start)}, {"end", std::move(end)}, {"backwards", key_field(backwards ? "yes" : "no", m.span)}});
  add_day_of_hours(maker, m);
  add_weekday_pair(maker, m);
}

void add_date(FactMaker& maker, const Mention& m, bool other_year, GroupId false_words) {
  const View& view = maker.view;
  const Time& t = *m.time();
  const bool called_so = called_false(view, m.sentence, false_words);
  if (const auto span = impossible_day(view, m)) {
    maker.add("date", *span,
              {{"when", {When{}, *span}},
               {"exists", key_field("no", *span)},
               {"granularity", key_field("day", *span)},
               {"called_false", key_field(in_quotation_marks(view, *span) || called_so ? "yes" : "no", *span)},
               {"written", {std::string(span->in(view.document.text)), *span}}},
              true);
    return;
  }
  std::vector<FactMaker::Named> fields = {{"when", date_field(m)},
                                          {"exists", key_field(t.valid ? "yes" : "no", m.span)},
                                          {"granularity", key_field(std::string(name(t.granularity)), m.span)},
                                          {"called_false", key_field(in_quotation_marks(view, m.span) || called_so ? "yes" : "no", m.span)},
                                          {"written", {std::string(m.span.in(view.document.text)), m.span}}};
  if (t.written.weekday != 0 && !weekday_of_another(view, m) && !(other_year && yearless_day(t))) {
    fields.push_back({"weekday", figure_field(t.written.weekday, t.weekday.empty() ? m.span : t.weekday)});
  }
  if (t.written.month != 0) fields.push_back({"month", figure_field(t.written.month, m.span)});
  if (t.written.year != 0) fields.push_back({"year", figure_field(t.written.year, m.span)});
  maker.add("date", m.span, std::move(fields), true);
}

}  // namespace

void add_date_facts(FactMaker& maker) {
  const View& view = maker.view;
  const bool other_year = of_another_year(view);
  const GroupId false_words = view.lexicon.group("called-false");
  for (const Mention& m : view.mentions.mentions) {
    if (m.time() == nullptr || m.kind != MentionKind::date) continue;
    if (m.time()->range) add_period(maker, m);
    else add_date(maker, m, other_year, false_words);
  }
}

}  // namespace claimcheck
