#include "checker/extract/times.h"

#include <algorithm>

#include "checker/extract/times_calendar.h"
#include "checker/extract/times_gate.h"
#include "checker/extract/times_grammar.h"
#include "checker/extract/times_length_figure.h"
#include "checker/extract/times_stretch.h"
#include "checker/extract/times_tense.h"

namespace claimcheck {
namespace times {
namespace {

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
      if (!worth_a_look(c_.out.tokens[i], i + 1 < s.last) || !may_start(reader, i)) {
        ++i;
        continue;
      }
      const std::uint32_t end = at(reader, grammar, i);
      i = end > i ? end : i + 1;
    }
  }

  // What nearly every token fails, by its word or kind alone.
  bool worth_a_look(const Token& token, bool more) const {
    switch (token.kind) {
      case TokenKind::word:
        return words_.starts(token.word);
      case TokenKind::number:
        return true;
      case TokenKind::mark:
        return more && c_.out.tokens[static_cast<std::size_t>(&token - c_.out.tokens.data()) + 1].kind == TokenKind::number;
    }
    return true;
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
    if (g.qualifying_weekday(i)) {
      push_weekday(r, i);
      return i + 1;
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

  // "Was put off until October": what is told is past, what it was put off to is not.
  static bool put_off(const Reader& r, std::uint32_t first) {
    for (std::uint32_t i = first, steps = 0; i-- > r.first() && steps < 6; ++steps) {
      if (r.word(i).moves) return true;
    }
    return false;
  }

  void set_anchors(const Reader& r, std::uint32_t first, std::uint32_t last) {
    anchors_.tense = tense_around(r, first, last);
    const std::string_view lead = led_by(r, first);
    const bool until = lead == "until" || lead == "before";
    const bool to_do = until && r.role(last) == Role::to && r.plain(last + 1);  // "gave them until Monday to answer"
    if (until && (anchors_.tense != Tense::past || put_off(r, first) || to_do)) anchors_.tense = Tense::future;
    if (anchors_.tense == Tense::perfect || lead == "since" || since_behind(r, first)) anchors_.tense = Tense::past;
    // "The refusal of October" and "called for 4 July" stand in clauses of other tenses.
    const Role before = r.role(r.role(first - 1) == Role::the ? first - 2 : first - 1);
    if (before == Role::of && anchors_.tense == Tense::future) anchors_.tense = Tense::unknown;
    if (before == Role::for_ && anchors_.tense == Tense::past) anchors_.tense = Tense::unknown;
    const bool story = anchors_.narrated.any && lead != "since";
    anchors_.narrated_here = story && sentence_ == narrated_sentence_;
    anchors_.narrated_before = story && sentence_ == narrated_sentence_ + 1;
  }

  // "Since the sinking of the ferry on 9 March": of what is over, whatever is told with it.
  static bool since_behind(const Reader& r, std::uint32_t first) {
    for (std::uint32_t i = first, steps = 0; i-- > r.first() && steps < 9 && r.is_word(i); ++steps) {
      if (r.role(i) == Role::since) return true;
    }
    return false;
  }

  // "Began on 1 March and ended on 4 April 2022": a later day of the clause tells the year of both.
  static int year_ahead(const Reader& r, const Term& t) {
    if (t.year != 0 || t.month == 0 || t.day == 0) return 0;
    for (std::uint32_t i = t.last, steps = 0; i + 1 < r.last() && steps < 14 && (r.is_word(i) || r.mark(i) == ',' || r.is_number(i)); ++i, ++steps) {
      const int month = r.word(i).month;
      if (month == 0 || !r.capital(i)) continue;
      const bool day_first = i > t.last && r.is_number(i - 1);
      const std::uint32_t year = day_first ? i + 1 : r.mark(i + 2) == ',' ? i + 3 : i + 2;
      if (year >= r.last() || !r.is_number(year) || r.text(year).size() != 4 || r.integer(year) > kLastCalendarYear) return 0;
      const std::uint32_t day = day_first ? i - 1 : i + 1;
      const bool later = month > t.month || (month == t.month && r.is_number(day) && r.integer(day) > t.day);
      return later ? static_cast<int>(r.integer(year)) : 0;
    }
    return 0;
  }

  std::uint32_t push_term(const Reader& r, const Term& t) {
    set_anchors(r, t.first, t.last);
    anchors_.year_ahead = year_ahead(r, t);
    // "In November, barely four months later": the distance leads to the date before it, from the one told before that.
    const bool beside = told_end_ != 0 && t.first > told_end_ && t.first <= told_end_ + 3 &&
                        (r.mark(told_end_) == ',' || r.mark(told_end_) == '(');
    const bool apposition = beside && before_.last.any && t.within.base == Base::told && t.amount_unit != Unit::none;
    Anchors from = anchors_;
    if (apposition) from.last = before_.last, from.last_day = before_.last_day;
    const Resolved resolved = resolve(t, from);
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
    if (!apposition) {
      before_ = anchors_;
      told_end_ = t.last;
      tell(t, time);
    }
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

  // "The Monday meeting" was held on a Monday near by.
  void push_weekday(const Reader& r, std::uint32_t i) {
    set_anchors(r, i, i + 1);
    Term t;
    t.first = i;
    t.last = i + 1;
    t.weekday = r.word(i).weekday;
    t.weekday_span = r.token(i).span();
    push_nested(r, t);
    c_.claim(i, i + 1, kTime);
  }

  // A time inside a bigger expression, or one that only qualifies a noun.
  void push_nested(const Reader& r, const Term& t) { push_nested(r, t, resolve(t, anchors_)); }
  void push_nested(const Reader& r, const Term& t, const Resolved& resolved) {
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
    auto [time, from, to] = time_of_range(r, range, anchors_);
    before_ = anchors_;
    told_end_ = range.last;
    tell_range(range, time);
    if (!range.from.clock.empty() && !range.to.clock.empty()) time.granularity = Granularity::time;
    if (!range.turn && range.from.clock.empty()) {
      if (stands_alone(r, range.from)) push_nested(r, range.from, from);
      if (stands_alone(r, range.to)) push_nested(r, range.to, to);
    }
    push({r.span(range.first, range.last), MentionKind::date, std::move(time), sentence_, false});
    c_.claim(range.first, range.last, kTime);
    return range.last;
  }

  std::uint32_t push_length(const Reader& r, const Length& length) {
    if (const auto day = ahead(r, length)) return push_term(r, *day);
    Amount amount = length.amount;
    const std::uint32_t first =
        length.side == 0 ? hedge_before(r, length.first, amount) : length.first;  // "over the past decade"
    Time time;
    time.timex = length_timex(length.upper ? *length.upper : amount, length.unit, length.extra, length.extra_unit);
    time.length = length_figure(amount, length.upper, length.unit, length.unit_span);
    if (length.extra) time.length.reading = {Interval::all(), Interval::all()};
    time.granularity = granularity_of(length.unit);
    if (length.side != 0) reach(r, length, anchors_, time);
    // "The past five years" is a stretch of the calendar as well as a length.
    const MentionKind kind = time.readings.empty() ? MentionKind::duration : MentionKind::date;
    time.range = kind == MentionKind::date;
    push({r.span(first, length.last), kind, std::move(time), sentence_, false});
    c_.claim(first, length.last, kTime);
    return length.last;
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
  Anchors before_;              // as they were when the last date was told
  std::uint32_t told_end_ = 0;  // the token after that date
  std::uint32_t sentence_ = 0;
  std::uint32_t narrated_sentence_ = 0;
  std::uint32_t block_ = kNone;
};

}  // namespace
}  // namespace times

struct TimeExtractor::Data {
  Data(const Lexicon& lexicon, ImageReader* image) : words(lexicon, image) {}
  times::Words words;
};

TimeExtractor::TimeExtractor(const Lexicon& lexicon, ImageReader* image) : data_(std::make_unique<Data>(lexicon, image)) {}
void TimeExtractor::save(ImageWriter& image) const { data_->words.save(image); }
TimeExtractor::~TimeExtractor() = default;

void TimeExtractor::find(ExtractContext& context) const { times::Finder(context, data_->words).run(); }

}  // namespace claimcheck
