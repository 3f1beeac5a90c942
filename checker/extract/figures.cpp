#include "checker/extract/figures.h"

#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/extract/figures_absence.h"
#include "checker/extract/figures_carry.h"
#include "checker/extract/figures_exclusions.h"
#include "checker/extract/figures_hedges.h"
#include "checker/extract/figures_items.h"
#include "checker/extract/figures_nouns.h"
#include "checker/extract/readings.h"

namespace claimcheck {
namespace {

class SentenceReader {
 public:
  SentenceReader(ExtractContext& context, const FigureWords& words, const Sentence& sentence, std::uint32_t index,
                 std::vector<std::string_view>& names)
      : names_(names), context_(context), c_(context, words, sentence), w_(words), carry_(c_), index_(index) {}

  void run() {
    for (std::uint32_t i = c_.first; i < c_.last;) {
      const Token& token = c_.token(i);
      const bool start = token.kind == TokenKind::number || (w_.starts(token.word) && !idle_article(i));
      const std::uint32_t next = !start || c_.taken(i) ? 0 : c_.is(i, kAbsence) ? read_none(i) : read_at(i);
      i = std::max(next, i + 1);
    }
  }

 private:
  // An article before a word that no figure goes on with.
  bool idle_article(std::uint32_t i) const {
    return c_.is(i, kIndefinite) && !c_.is(i + 1, kScale | kGroup | kPart | kVagueTail);
  }

  // Reads the figure at `i` and gives the token behind it; 0 if there is none.
  std::uint32_t read_at(std::uint32_t i) {
    auto item = read_item(c_, i);
    if (!item) return 0;
    Found f;
    f.low = *item;
    f.before = hedge_before(c_, f.low.first, floor_);
    if (f.before && is_preposition(f)) f.before = {};
    if (f.before && f.before.hedge != Hedge::about && f.before.first == floor_ && floor_ > c_.first)
      f.before = {};  // "20 points over 31%"
    f.first = f.before ? f.before.first : f.low.first;
    if (auto partner = partner_behind(c_, f.low, f.first); partner && partner->span) {
      f.high = partner->item;
      if (partner->bounds) f.before = {};
    }
    if (!f.high) read_bound_pair(f);
    read_age(f);
    read_noun(f);
    if (const Unit unit = carry_.unit_for(f); unit) f.low.unit = unit;
    if (const NoFigure why = excluded(c_, f.low.numeral, setting(f)); why != NoFigure::none) {
      const std::uint32_t last = f.low.numeral.last;
      const bool pair = (c_.dash(last) || c_.mark(last, "/")) && c_.joins(last);
      designated_ = why == NoFigure::designated || pair ? last : 0;
      if (why == NoFigure::named) names_.push_back(c_.span(f.low.numeral.first, last).in(c_.document()));
      return last;
    }
    read_hedge_behind(f);
    append(f);
    return f.end().last;
  }

  // "more than 100 and fewer than 300": two bounds of one figure are its span.
  void read_bound_pair(Found& f) {
    auto other = bound_behind(c_, f.low, f.before.hedge);
    if (!other) return;
    f.high = std::move(*other);
    f.before.hedge = Hedge::none;
  }

  // "4.2 million and 2.9 million tonnes", "12, 14 and 20 per cent": the unit told with the last holds for the others.
  void share_back(const Found& f) {
    const bool list = !row_.empty() && f.first > row_.back().found.last;
    const std::uint32_t joint = list ? row_.back().found.last : 0;
    const bool comma = list && c_.mark(joint, ",");
    const bool closes = list && (c_.word(joint) == w_.and_ || c_.word(joint) == w_.or_ ||
                                 (comma && (c_.word(joint + 1) == w_.and_ || c_.word(joint + 1) == w_.or_)));
    const std::uint32_t next = comma && closes ? joint + 2 : joint + 1;
    const bool beside = list && (comma || closes) && next == f.first && !f.before;
    if (!beside) row_.clear();
    // "350, or 70%, own a car": the same told again as a share.
    const bool told_again = comma && c_.word(joint + 1) == w_.or_ && row_.size() == 1 && kind_of(f) == MentionKind::percent;
    if (beside && closes && !told_again && f.low.unit && !f.high) {
      for (Listed& member : row_) {
        if (!alike(member.found.low.numeral, f.low.numeral)) continue;
        member.found.low.unit = f.low.unit;
        member.found.low.unit.first = member.found.low.unit.last = 0;
        Mention& mention = context_.out.mentions[member.mention];
        mention.kind = kind_of(member.found);
        mention.value = figure_of(member.found);
      }
    }
    if (f.low.main_unit() || f.high || f.noun || f.of || f.age || f.behind || f.low.numeral.form != NumeralForm::cardinal) {
      row_.clear();
    } else if (beside || (c_.word(f.first - 1) != w_.the && c_.word(f.first - 1) != w_.of)) {
      row_.push_back({f, static_cast<std::uint32_t>(context_.out.mentions.size() - 1)});
    }
  }
  static bool alike(const Numeral& a, const Numeral& b) { return (a.scale > 0) == (b.scale > 0) && a.in_words == b.in_words; }

  // "no abstentions", "none against".
  std::uint32_t read_none(std::uint32_t i) {
    const auto absence = read_absence(c_, i);
    if (!absence) return 0;
    Figure figure;
    figure.value = 0;
    figure.reading = reading_of(0, 1, Hedge::none, Rounding::none);
    figure.in_words = figure.negative_word = true;
    figure.digits = c_.token(i).span();
    if (absence->noun != 0) {
      figure.unit = figure.noun = w_.lexicon().singular(lower(c_.text(absence->noun)));
      figure.dimension = "count";
      figure.unit_span = c_.token(absence->noun).span();
    }
    add(absence->first, absence->last, absence->noun != 0 ? MentionKind::quantity : MentionKind::number, std::move(figure));
    return absence->last;
  }

  void add(std::uint32_t first, std::uint32_t last, MentionKind kind, Figure figure) {
    Mention mention;
    mention.span = c_.span(first, last);
    mention.kind = kind;
    mention.value = std::move(figure);
    mention.sentence = index_;
    context_.out.mentions.push_back(std::move(mention));
  }

  // "under two conditions", "spread over six sittings": a small number in words, and no bound.
  bool is_preposition(const Found& f) const {
    const Numeral& n = f.low.numeral;
    if (f.before.last != f.before.first + 1 || !n.in_words || n.scale != 0 || n.form != NumeralForm::cardinal ||
        f.low.main_unit())
      return false;
    const std::string word = lower(c_.text(f.before.first));
    static constexpr std::string_view kPlaces = " over under above below beyond around ";
    return n.value <= 12 && kPlaces.find(' ' + word + ' ') != std::string_view::npos;
  }

  bool title() {
    if (!title_) title_ = is_title_case(c_);
    return *title_;
  }

  FigureSetting setting(const Found& f) {
    FigureSetting s;
    s.has_unit = f.age || f.low.main_unit();
    s.has_noun = static_cast<bool>(f.noun) || (f.of && f.low.numeral.in_words == false);
    s.noun_known = f.noun && c_.is(f.noun.head, kCountable | kCollective);
    s.title_case = needs_title(f.low.numeral) && title();
    s.hedged = static_cast<bool>(f.before);
    s.follows = floor_ > 0;
    s.start = f.low.first;
    s.designated = designated_;
    return s;
  }
  // Only a capital before or in the numeral asks for it.
  bool needs_title(const Numeral& n) const { return c_.capital(n.first) || c_.capital(n.first - 1) || c_.capital(n.last); }

  // "aged 52", "52-year-old", "52 years old", ", 52,".
  void read_age(Found& f) const {
    const Item& item = f.end();
    if (item.main_unit() || item.numeral.form != NumeralForm::cardinal) return;
    const std::uint32_t at = c_.hyphen(item.last) ? item.last + 1 : item.last;
    if (const Lexicon::Mapped unit = c_.is(at, kAgeStart) ? c_.lookup(w_.age_words, at) : Lexicon::Mapped{}; unit.length > 0) {
      f.age = true;
      f.age_unit = unit.value;
      (f.high ? *f.high : f.low).last = at + unit.length;
      return;
    }
    const WordId before = c_.word(f.first - 1);
    const WordId between = before == w_.between || before == w_.from || before == w_.of ? c_.word(f.first - 2) : 0;
    const bool turned = c_.text(f.first - 1) == "turned" && item.numeral.bare_digits() && item.numeral.value >= 15;
    const bool another = age_ && item.numeral.value > 1 && floor_ + 1 == f.first &&
                         (c_.mark(floor_, ",") || before == w_.and_ || before == w_.or_) &&
                         !c_.is_word(item.last) == !c_.is(item.last, kEndsPhrase);  // "aged 3, 5 and 8"
    if (before == w_.aged || before == w_.age || turned || another ||
        (between != 0 && (between == w_.aged || between == w_.age))) {
      f.age = item.numeral.value < 130;
      return;
    }
    const bool apposed =
        c_.mark(item.last, ",") && c_.mark(f.first - 1, ",") && c_.capital(f.first - 2) && c_.capital(f.first - 3);
    f.age = apposed && item.numeral.bare_digits() && item.numeral.value >= 15 && item.numeral.value <= 105;
  }

  void read_noun(Found& f) const {
    const Item& item = f.end();
    const Numeral& n = item.numeral;
    if (f.age) return;
    if (n.form == NumeralForm::fraction) {
      f.of = noun_after_of(c_, item.last, NounNumber::any);
      if (!f.of && n.every) f.of = count_noun(c_, item.last, NounNumber::singular);
      if (!f.of) f.of = count_noun(c_, item.last, NounNumber::plural);  // "two in five voters"
      if (!f.of && c_.is(item.last, kEndsPhrase) && !c_.is(item.last, kVerb) && c_.word(item.last) != w_.of)
        f.of = count_noun(c_, item.last + 1, NounNumber::plural);
    } else if (n.form == NumeralForm::ordinal) {
      if (!c_.hyphen(item.last)) f.of = count_noun(c_, item.last, NounNumber::singular);
    } else if (item.main_unit()) {
      f.of = noun_after_of(c_, item.last, NounNumber::any);
    } else if (c_.hyphen(item.last)) {
      read_hyphened(f, item.last + 1);
    } else {
      const bool one = n.value == 1 && !f.high;
      f.noun = count_noun(c_, item.last, one ? NounNumber::singular : NounNumber::plural);
      if (f.noun) return;
      f.of = noun_after_of(c_, item.last, NounNumber::plural);
      const bool straight = n.form == NumeralForm::vague || n.exact_word;  // "dozens of villages" counts villages
      if (straight) std::swap(f.noun, f.of);
    }
  }

  // "163-seat chamber", "30-member council": the word behind the hyphen is counted.
  void read_hyphened(Found& f, std::uint32_t at) const {
    if (!c_.is_word(at) || c_.capital(at) || c_.is(at, kEndsPhrase) || c_.match(w_.compound, at) > 0) return;
    if (c_.match(w_.hedge_after, at - 1) > 0 || c_.text(at) == "strong") return;  // "thirty-odd", "500-strong"
    f.noun.noun = w_.lexicon().singular(lower(c_.text(at)));
    f.noun.head = at;
    f.noun.last = at + 1;
    f.hyphen = true;
  }

  void read_hedge_behind(Found& f) const {
    f.last = f.noun ? f.noun.last : f.end().last;
    f.behind = hedge_behind(c_, f.end().last);
    if (!f.behind && f.last != f.end().last) f.behind = hedge_behind(c_, f.last);
    if (f.behind) {
      f.last = std::max(f.last, f.behind.last);
      if (f.noun) return;
      f.noun = f.of ? NounFound{} : count_noun(c_, f.behind.last, NounNumber::plural);  // "500-plus soldiers", "20-odd states"
      if (f.end().main_unit() || f.end().numeral.form != NumeralForm::cardinal || f.age) f.noun = {};
      if (f.noun) f.last = f.noun.last;
    }
  }

  Hedge hedge_of(const Found& f) const {
    if (f.end().numeral.form == NumeralForm::vague) return Hedge::vague;
    if (!f.before) return f.behind.hedge;
    return f.behind && f.before.hedge == Hedge::about ? f.behind.hedge : f.before.hedge;
  }

  Rounding rounding_of(const Found& f) const {
    const Numeral& n = f.end().numeral;
    if (n.form == NumeralForm::ordinal || n.exact_word || f.age) return Rounding::none;
    if (n.form == NumeralForm::fraction) return is_threshold(f) ? Rounding::none : Rounding::fraction;
    switch (f.end().main_unit().kind) {
      case UnitKind::percent:
      case UnitKind::points:
        return Rounding::percent;
      case UnitKind::money:
      case UnitKind::measure:
        return Rounding::measure;
      case UnitKind::none:
        return Rounding::count;
    }
    return Rounding::count;
  }
  // "a two-thirds majority", "half the votes": what the law says is exact.
  bool is_threshold(const Found& f) const {
    const std::uint32_t at = f.low.last;
    const std::string next = lower(c_.text(c_.hyphen(at) ? at + 1 : at));
    return next == "majority" || next == "majorities" || next == "supermajority" || next == "quorum" || next == "threshold" ||
           next == "vote";
  }

  static Exact signed_value(const Item& item) { return item.negative ? -item.numeral.value : item.numeral.value; }

  Figure figure_of(const Found& f) const {
    Figure figure;
    const Numeral& n = f.low.numeral;
    const Rounding rounding = rounding_of(f);
    const auto step = [&](const Numeral& m) { return rounding == Rounding::percent ? m.digit_step : m.step; };
    figure.value = signed_value(f.low);
    figure.step = step(n);
    figure.hedge = hedge_of(f);
    if (n.form == NumeralForm::vague) {
      const Interval words{{n.low, false}, {n.high, n.high_open}};
      figure.reading = {words, words};
    } else if (f.high) {
      const Numeral& m = f.high->numeral;
      figure.upper = signed_value(*f.high);
      figure.reading = reading_of_span(figure.value, step(n), *figure.upper, step(m), figure.hedge, rounding);
    } else {
      figure.reading = reading_of(figure.value, figure.step, figure.hedge, rounding);
    }
    figure.in_words = n.in_words;
    figure.age = f.age;
    figure.digits = c_.span(n.first, f.end().numeral.last);
    name_unit(f, figure);
    return figure;
  }

  void name_unit(const Found& f, Figure& figure) const {
    const Unit& unit = f.end().main_unit() ? f.end().main_unit() : f.low.main_unit();
    if (f.age) {
      figure.unit = f.age_unit;
      figure.dimension = "age";
    } else if (unit) {
      figure.unit = unit.name;
      figure.dimension = unit.dimension;
      if (unit.last > unit.first) figure.unit_span = c_.span(unit.first, unit.last);
    } else if (f.noun) {
      figure.unit = c_.is(f.noun.head, kCollective) ? lower(c_.text(f.noun.head)) : f.noun.noun;
      figure.dimension = c_.is(f.noun.head, kTimeUnit) ? "time" : "count";
      figure.unit_span = c_.token(f.noun.head).span();
    }
    const NounFound& noun = f.noun ? f.noun : f.of;
    figure.noun = noun.noun;
    figure.qualifier = noun.qualifier;
  }

  MentionKind kind_of(const Found& f) const {
    const Item& item = f.end();
    if (item.numeral.form == NumeralForm::ordinal) return MentionKind::ordinal;
    if (item.numeral.form == NumeralForm::fraction && !item.main_unit()) return MentionKind::fraction;
    if (f.age) return MentionKind::quantity;
    switch (item.main_unit().kind) {
      case UnitKind::percent:
        return MentionKind::percent;
      case UnitKind::money:
        return MentionKind::money;
      case UnitKind::points:
      case UnitKind::measure:
        return MentionKind::quantity;
      case UnitKind::none:
        return f.noun ? MentionKind::quantity : MentionKind::number;
    }
    return MentionKind::number;
  }

  void append(const Found& f) {
    add(f.first, f.last, kind_of(f), figure_of(f));
    context_.claim(f.first, f.end().last, kFigure);
    share_back(f);
    carry_.told(f);
    age_ = f.age;
    floor_ = f.last;
    designated_ = 0;
  }

  std::vector<std::string_view>& names_;  // numbers that were part of a name
  ExtractContext& context_;
  FigureCursor c_;
  const FigureWords& w_;
  UnitCarry carry_;
  std::uint32_t index_;
  std::uint32_t floor_ = 0;       // behind the last figure: no hedge starts before it
  std::uint32_t designated_ = 0;  // behind the last number that named a thing
  std::optional<bool> title_;
  struct Listed {
    Found found;
    std::uint32_t mention = 0;  // index of its mention
  };
  std::vector<Listed> row_;  // bare figures side by side, up to the last one appended
  bool age_ = false;         // the last figure was an age
};

// "The 787 is late": a bare number that is part of a name elsewhere ("Boeing 787") is one here.
void drop_names(ExtractContext& context, std::size_t first, std::vector<std::string_view>& names) {
  if (names.empty()) return;
  std::sort(names.begin(), names.end());
  auto& mentions = context.out.mentions;
  const auto is_name = [&](const Mention& m) {
    const Figure& f = *m.figure();
    return m.kind == MentionKind::number && f.hedge == Hedge::none && f.noun.empty() && !f.in_words && m.span.size() >= 3 &&
           std::binary_search(names.begin(), names.end(), m.span.in(context.document.text));
  };
  mentions.erase(std::remove_if(mentions.begin() + static_cast<std::ptrdiff_t>(first), mentions.end(), is_name), mentions.end());
}

}  // namespace

void FigureExtractor::find(ExtractContext& context) const {
  const auto& sentences = context.out.sentences;
  const std::size_t first = context.out.mentions.size();
  std::vector<std::string_view> names;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) SentenceReader(context, words_, sentences[s], s, names).run();
  drop_names(context, first, names);
}

}  // namespace claimcheck
