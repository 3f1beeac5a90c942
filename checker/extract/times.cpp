#include "checker/extract/times.h"

#include <algorithm>

#include "checker/extract/times_calendar.h"
#include "checker/extract/times_gate.h"
#include "checker/extract/times_grammar.h"
#include "checker/extract/times_length_figure.h"
#include "checker/extract/times_tense.h"

namespace claimcheck {
namespace times {
namespace {

Time::Written written(const Term& t) { return {t.year, t.month, t.day, t.weekday}; }

std::string_view mod_of(Narrowing narrowing) {
  switch (narrowing) {
    case Narrowing::early:
    case Narrowing::earlier:
      return "early";
    case Narrowing::mid:
      return "mid";
    case Narrowing::late:
    case Narrowing::later:
      return "late";
    case Narrowing::turn:
      return "turn";
    default:
      return "";
  }
}

// Walks the sentences of one document, keeping what was told last.
class Finder {
 public:
  Finder(ExtractContext& context, const Words& words) : c_(context), words_(words) {
    if (c_.document.issue.date) anchors_.issue = c_.document.issue.date->value;
  }

  void run() {
    for (std::uint32_t s = 0; s < c_.out.sentences.size(); ++s) sentence(s);
  }

 private:
  void sentence(std::uint32_t index) {
    const Sentence& s = c_.out.sentences[index];
    sentence_ = index;
    anchors_.day_in_sentence = false;
    if (s.block != block_) {
      block_ = s.block;
      anchors_.year = 0;
      anchors_.narrated = {};
    }
    const Reader reader(c_, words_, s.first, s.last);
    const Grammar grammar(reader);
    for (std::uint32_t i = s.first; i < s.last;) {
      if (!may_start(reader, i)) {
        ++i;
        continue;
      }
      const std::uint32_t end = at(reader, grammar, i);
      i = end > i ? end : i + 1;
    }
  }

  // Tries everything that can start at a token; returns where it ends, or `i`.
  std::uint32_t at(const Reader& r, const Grammar& g, std::uint32_t i) {
    const TimeWord& w = r.word(i);
    if (!w.repeat.empty() || w.role == Role::every || w.role == Role::per || w.role == Role::a || w.role == Role::everyday) {
      if (const auto repeat = g.repeat(i)) return push_repeat(*repeat);
    }
    const auto term = g.term(i);
    if (auto range = g.range(i, term); range && (!term || term->last < range->last)) {
      return range->two_dates ? push_two(r, *range) : push_range(r, *range);
    }
    if (term) return push_term(r, *term);
    if (const auto length = g.length(i)) return push_length(r, *length);
    if (r.is_number(i)) {
      if (const auto qualifies = g.qualifying_year(i); qualifies != Grammar::Qualifies::nothing) {
        if (qualifies == Grammar::Qualifies::event) push_qualifier(r, i);
        c_.claim(i, i + 1, kTime);
        return i + 1;
      }
    }
    return i;
  }

  std::string_view led_by(const Reader& r, std::uint32_t first) const {
    std::uint32_t i = first - 1;
    if (r.role(i) == Role::the) --i;
    switch (r.role(i)) {
      case Role::since:
        return "since";
      case Role::until:
        return "until";
      case Role::by:
      case Role::before:
        return "before";
      case Role::after:
        return "after";
      default:
        return "";
    }
  }

  void set_anchors(const Reader& r, std::uint32_t first, std::uint32_t last) {
    anchors_.tense = tense_around(r, first, last);
    const std::string_view lead = led_by(r, first);
    if ((lead == "until" || lead == "before") && anchors_.tense != Tense::past) anchors_.tense = Tense::future;
    if (anchors_.tense == Tense::perfect) anchors_.tense = Tense::past;
    anchors_.near_narrated = anchors_.narrated.any && sentence_ <= narrated_sentence_ + 1;
  }

  std::uint32_t push_term(const Reader& r, const Term& t) {
    set_anchors(r, t.first, t.last);
    const Resolved resolved = resolve(t, anchors_);
    Time time;
    time.readings = resolved.readings;
    time.timex = resolved.readings.empty() ? resolved.partial : resolved.readings.front().timex;
    time.granularity = t.clock.size() > 3 || t.granularity == Granularity::time ? Granularity::time : resolved.granularity;
    time.origin = resolved.origin;
    time.valid = resolved.valid;
    time.written = written(t);
    time.weekday = t.weekday_span;
    const std::string_view lead = led_by(r, t.first);
    time.mod = lead.empty() ? mod_of(t.narrowing) : lead;
    if (t.amount_unit != Unit::none) {
      Amount amount = t.amount;
      hedge_before(r, t.first, amount);
      time.length = length_figure(amount, std::nullopt, t.amount_unit, {});
    }
    const std::uint32_t first = t.first;
    tell(t, time);
    if (t.within.base == Base::term) push_nested(r, *t.within.term);
    push({r.span(first, t.last), MentionKind::date, std::move(time), sentence_, false});
    c_.claim(first, t.last, kTime);
    return t.last;
  }

  // "The 2016 elections" happened in 2016, but what the sentence tells need not have.
  void push_qualifier(const Reader& r, std::uint32_t i) {
    Term t;
    t.first = i;
    t.last = i + 1;
    t.year = r.integer(i);
    t.granularity = Granularity::year;
    push_nested(r, t);
    anchors_.last = {days_of_year(t.year), Granularity::year, true};
  }

  // A time inside a bigger expression, or one that only qualifies a noun.
  void push_nested(const Reader& r, const Term& t) {
    const Resolved resolved = resolve(t, anchors_);
    Time time;
    time.readings = resolved.readings;
    time.timex = resolved.readings.empty() ? resolved.partial : resolved.readings.front().timex;
    time.granularity = resolved.granularity;
    time.origin = resolved.origin;
    time.valid = resolved.valid;
    time.written = written(t);
    time.weekday = t.weekday_span;
    time.mod = mod_of(t.narrowing);
    push({r.span(t.first, t.last), MentionKind::date, std::move(time), sentence_, true});
  }

  // Whether the words of an end say it without the other end's: "2012" and "3 May", not "3" or "20".
  static bool stands_alone(const Reader& r, const Term& t) {
    for (std::uint32_t i = t.first; i < t.last; ++i) {
      if (r.is_word(i) || r.text(i).size() == 4) return true;
    }
    return false;
  }

  std::uint32_t push_two(const Reader& r, const Range& range) {
    push_term(r, range.from);
    return push_term(r, range.to);
  }

  std::uint32_t push_range(const Reader& r, const Range& range) {
    set_anchors(r, range.first, range.last);
    Time time;
    time.range = true;
    time.written = written(range.from);
    time.written_end = written(range.to);
    time.first = r.span(range.from.first, range.from.last);
    time.last = r.span(range.to.first, range.to.last);
    time.weekday = range.from.weekday_span.empty() ? range.to.weekday_span : range.from.weekday_span;
    time.mod = range.turn ? "turn" : "";
    const Resolved to = resolve(range.to, anchors_);
    Resolved from = resolve(range.from, anchors_);
    time.granularity = std::min(from.granularity, to.granularity);
    time.origin = std::max(from.origin, to.origin);
    time.valid = from.valid && to.valid;
    const auto floats = [](const Term& t) { return t.year == 0 && t.within.base == Base::none && t.has_fields(); };
    const bool from_floats = floats(range.from), to_floats = floats(range.to);
    for (const TimeReading& b : to.readings) {
      if (from.readings.empty() || time.readings.size() == 3) break;
      // The start that lies nearest before this end, where its year was not written.
      const TimeReading* best = &from.readings.front();
      for (const TimeReading& a : from.readings) {
        if (from_floats && a.days.begin <= b.days.begin && (best->days.begin > b.days.begin || a.days.begin > best->days.begin))
          best = &a;
      }
      Days days{best->days.begin, b.days.end};
      Day end = b.days.begin;
      // An end without a year turns the year rather than run backwards.
      if (days.begin > end && from_floats)
        days.begin = add_months(days.begin, -12);
      else if (days.begin > end && to_floats)
        end = add_months(end, 12), days.end = add_months(days.end, 12);
      if (range.turn) days = {end - 122, end + 121};
      if (days.begin > end) time.backwards = time.readings.empty();
      const std::string timex = "(" + timex_at(*best, days.begin) + "," + timex_at(b, end) + "," + between(days.begin, end) + ")";
      if (days.end <= days.begin) days.end = days.begin + 1;
      time.readings.push_back({days, timex, b.anchor, best->guessed || b.guessed});
    }
    time.timex = time.readings.empty() ? "(" + from.partial + "," + to.partial + ",PXX)" : time.readings.front().timex;
    tell_range(range, time);
    if (!range.turn) {
      for (const Term* end : {&range.from, &range.to}) {
        if (stands_alone(r, *end)) push_nested(r, *end);
      }
    }
    push({r.span(range.first, range.last), MentionKind::date, std::move(time), sentence_, false});
    c_.claim(range.first, range.last, kTime);
    return range.last;
  }

  static std::string timex_at(const TimeReading& r, Day begin) { return r.days.begin == begin ? r.timex : iso(begin); }
  static std::string between(Day a, Day b) {
    const CivilDate x = to_civil(a), y = to_civil(b);
    if (x.month == y.month && x.day == y.day && y.year > x.year) return "P" + std::to_string(y.year - x.year) + "Y";
    return "P" + std::to_string(std::max(0, b - a)) + "D";
  }

  std::uint32_t push_length(const Reader& r, const Length& length) {
    Amount amount = length.amount;
    const std::uint32_t first =
        length.side == 0 ? hedge_before(r, length.first, amount) : length.first;  // "over the past decade"
    Time time;
    time.timex = length_timex(length.upper ? *length.upper : amount, length.unit, length.extra, length.extra_unit);
    time.length = length_figure(amount, length.upper, length.unit, length.unit_span);
    if (length.extra) time.length.reading = {Interval::all(), Interval::all()};
    time.granularity = granularity(length.unit);
    if (length.side != 0) reach(r, length, time);
    // "The past five years" is a stretch of the calendar as well as a length.
    const MentionKind kind = time.readings.empty() ? MentionKind::duration : MentionKind::date;
    time.range = kind == MentionKind::date;
    push({r.span(first, length.last), kind, std::move(time), sentence_, false});
    c_.claim(first, length.last, kTime);
    return length.last;
  }

  // "The past 30 days": from so many before the issue to its day.
  void reach(const Reader& r, const Length& length, Time& time) {
    if (r.role(length.last) == Role::of) return;  // "the last five months of her life"
    const bool story = length.side > 0 && anchors_.last.any && tense_around(r, length.first, length.last) == Tense::past;
    const bool told = length.base == Base::told || story;
    const std::optional<Day> base = !told               ? anchors_.issue
                                    : anchors_.last.any ? std::optional<Day>(anchors_.last.days.begin)
                                                        : std::nullopt;
    UnitScale scale = scale_of(length.unit);
    Exact value = length.amount.value * scale.factor;
    if (!value.is_whole() && scale.name == "year") value = value * 12, scale.name = "month";
    if (!base || length.amount.vague || !value.is_whole() || value > 1000) return;
    const int n = static_cast<int>(value.numerator()) * length.side;
    Day other = *base;
    if (scale.name == "day")
      other += n;
    else if (scale.name == "week")
      other += 7 * n;
    else if (scale.name == "month")
      other = add_months(*base, n);
    else if (scale.name == "year" && to_civil(*base).year + n > 10)
      other = add_months(*base, 12 * n);
    else
      return;
    time.origin = told ? Origin::relative : Origin::anchored;
    const Days days = length.side < 0 ? Days{other + 1, *base + 1} : Days{*base, other};
    time.readings.push_back({days, time.timex, *base, told});
  }

  std::uint32_t push_repeat(const Repeat& repeat) {
    Time time;
    time.timex = repeat.timex;
    push({{c_.out.tokens[repeat.first].begin, c_.out.tokens[repeat.last - 1].end},
          MentionKind::set,
          std::move(time),
          sentence_,
          false});
    c_.claim(repeat.first, repeat.last, kTime);
    return repeat.last;
  }

  // The hedge that ends right before a figure; returns where it starts.
  std::uint32_t hedge_before(const Reader& r, std::uint32_t first, Amount& amount) const {
    for (std::uint32_t n = 4; n >= 1; --n) {
      if (first < r.first() + n || !r.word(first - n).hedge) continue;
      const auto found = c_.lexicon.lookup(words_.hedge, c_.out.tokens, first - n, first);
      if (found.length != n) continue;
      for (auto h = Hedge::none; h <= Hedge::exactly; h = static_cast<Hedge>(static_cast<int>(h) + 1)) {
        if (name(h) == found.value) amount.hedge = h;
      }
      return first - n;
    }
    return first;
  }

  static Granularity granularity(Unit unit) {
    switch (unit) {
      case Unit::week:
      case Unit::fortnight:
        return Granularity::week;
      case Unit::weekend:
        return Granularity::weekend;
      case Unit::month:
        return Granularity::month;
      case Unit::quarter:
        return Granularity::quarter;
      case Unit::year:
        return Granularity::year;
      case Unit::decade:
        return Granularity::decade;
      case Unit::century:
        return Granularity::century;
      case Unit::hour:
      case Unit::minute:
      case Unit::second:
        return Granularity::time;
      default:
        return Granularity::day;
    }
  }

  void tell(const Term& t, const Time& time) {
    if (time.readings.empty() || t.granularity == Granularity::time || t.granularity == Granularity::decade ||
        t.granularity == Granularity::century)
      return;
    const TimeReading& r = time.readings.front();
    anchors_.last = {r.days, t.granularity, true};
    if (t.granularity == Granularity::day) {
      anchors_.last_day = anchors_.last;
      anchors_.day_in_sentence = true;
    }
    if (t.year != 0 && t.month != 0) {
      anchors_.year = t.year;
      anchors_.narrated = anchors_.last;
      narrated_sentence_ = sentence_;
    }
  }

  void tell_range(const Range& range, const Time& time) {
    if (time.readings.empty() || range.turn) return;
    anchors_.last = {time.readings.front().days, time.granularity, true};
    if (range.to.granularity == Granularity::day)
      anchors_.last_day = {{time.readings.front().days.end - 1, time.readings.front().days.end}, Granularity::day, true};
    if (range.to.year != 0 && range.to.month != 0) {
      anchors_.year = range.to.year;
      anchors_.narrated = anchors_.last;
      narrated_sentence_ = sentence_;
    }
  }

  void push(Mention mention) { c_.out.mentions.push_back(std::move(mention)); }

  ExtractContext& c_;
  const Words& words_;
  Anchors anchors_;
  std::uint32_t sentence_ = 0;
  std::uint32_t narrated_sentence_ = 0;
  std::uint32_t block_ = kNone;
};

}  // namespace
}  // namespace times

struct TimeExtractor::Data {
  explicit Data(const Lexicon& lexicon) : words(lexicon) {}
  times::Words words;
};

TimeExtractor::TimeExtractor(const Lexicon& lexicon) : data_(std::make_unique<Data>(lexicon)) {}
TimeExtractor::~TimeExtractor() = default;

void TimeExtractor::find(ExtractContext& context) const { times::Finder(context, data_->words).run(); }

}  // namespace claimcheck
