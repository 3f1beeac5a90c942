#include "checker/extract/figures_fractions.h"

#include "checker/extract/figures_cardinals.h"
#include "checker/extract/readings.h"

namespace claimcheck {
namespace {

Exact power(std::int64_t exponent) { return Exact::power_of_ten(static_cast<int>(exponent)); }

// "million", "a million", "of a million" behind a half or a quarter: power of ten and the token behind it.
NumberPart scale_of_fraction(const FigureCursor& c, std::uint32_t i) {
  const FigureWords& w = c.words;
  std::uint32_t j = c.hyphen(i) ? i + 1 : i;
  const bool of = c.word(j) == w.of;
  if (of) ++j;
  const bool article = c.is(j, kIndefinite);
  if (article) ++j;
  if (c.hyphen(j)) ++j;
  if (of && !article) return {};
  if (c.is(j, kScale)) return {power(w.value(c.word(j), kScale)), j + 1};
  if (c.is(j, kGroup)) return {w.value(c.word(j), kGroup), j + 1};
  return {};
}

// "Half were women", "…, and half had left".
bool is_subject(const FigureCursor& c, std::uint32_t i, std::uint32_t next) {
  return c.is(next, kAuxiliary) && (i == c.first || c.is_mark(i - 1) || c.word(i - 1) == c.words.and_);
}

// Nothing else stands in the sentence.
bool alone(const FigureCursor& c, std::uint32_t i, std::uint32_t next) {
  while (c.is_mark(next)) ++next;
  while (i > c.first && c.is_mark(i - 1)) --i;
  return i == c.first && next == c.last;
}

bool follows_share(const FigureCursor& c, std::uint32_t i) {
  const FigureWords& w = c.words;
  return c.word(i) == w.of || c.word(i) == w.more || (c.is(i, kVerb) && !c.is(i, kDesignator));
}

// What stands before lets "a third", "half" be a share: "by a third", "nearly half", "and half".
bool leads_share(const FigureCursor& c, std::uint32_t i) {
  const FigureWords& w = c.words;
  if (c.word(i) == w.by || c.word(i) == w.than || c.word(i) == w.to || c.word(i) == w.from || c.word(i) == w.between) return true;
  if (c.word(i) == w.of && i > c.first && c.is(i - 1, kChange)) return true;  // "a cut of a third"
  for (std::uint32_t back = 1; back <= 3 && c.has(i + 1 - back) && i + 1 >= back; ++back) {
    if (c.match(w.hedge_before, i + 1 - back) == back) return true;
  }
  return false;
}

bool parts_text(const FigureCursor& c, std::uint32_t i) {
  return c.mark(i, ",") || c.mark(i, ";") || c.mark(i, "(") || c.mark(i, ")") || (c.dash(i) && !c.joins(i));
}

// "12 of 36, which is a third", "18, or half,": a figure of the sentence told again as a share.
bool rewords(const FigureCursor& c, std::uint32_t i) {
  if (i < c.first + 3) return false;
  const std::string_view before = c.text(i - 1);
  const bool says = before == "or" || before == "is" || before == "was" || before == "namely" || before == "exactly" ||
                    before == "makes" || before == "precisely" || before == "i.e." || before == "i.e" || (before == "are" && c.text(i - 2) == "that");
  if (!says || c.is(i - 2, kOrdinal)) return false;
  std::uint32_t back = i - 1;
  while (back > c.first && i - back < 4 && !parts_text(c, back)) --back;
  if (!parts_text(c, back)) return false;
  for (std::uint32_t t = back; t > c.first && back - t < 12; --t) {
    if (c.is_number(t - 1) || c.is(t - 1, kCardinal)) return true;
  }
  return false;
}

// "…, of which 15, half, are …", "— a third —": a share told beside a figure or between dashes or brackets.
bool apposed(const FigureCursor& c, std::uint32_t i, std::uint32_t next) {
  if (!(parts_text(c, next) || c.mark(next, "."))) return false;
  if (rewords(c, i)) return true;
  if (!parts_text(c, i - 1)) return false;
  if (!c.mark(i - 1, ",") && !c.mark(i - 1, ";")) return true;
  for (std::uint32_t back = 2; back <= 5 && c.has(i - back) && !c.is_mark(i - back); ++back) {
    if (c.is_number(i - back) || c.is(i - back, kCardinal)) return true;
  }
  return false;
}

// "A third goes to Africa, a quarter to Asia": of what a share told before it in the sentence is of.
bool elided(const FigureCursor& c, std::uint32_t i, std::uint32_t next) {
  const std::string_view after = c.text(next);
  const bool goes_on = after == "to" || after == "by" || after == "from" || after == "for" || after == "in" || after == "on" ||
                       after == "with" || after == "at" || after == "under" || after == "as" || after == "abroad" || parts_text(c, next);
  if (!goes_on || i < c.first + 4 || !(parts_text(c, i - 1) || c.word(i - 1) == c.words.and_ || c.text(i - 1) == "while")) return false;
  for (std::uint32_t t = i - 1; t > c.first && i - t < 24; --t) {
    if (c.is(t - 1, kPart) && (c.word(t) == c.words.of || c.is(t, kVerb | kAuxiliary)) && !c.is_mark(t)) return true;
    if (c.mark(t, "%") && c.is_number(t - 1)) return true;
  }
  return false;
}

bool one_of(Exact value, std::initializer_list<int> list) {
  for (const int v : list) {
    if (value == v) return true;
  }
  return false;
}

}  // namespace

void make_fraction(Numeral& n, Exact value) {
  n.form = NumeralForm::fraction;
  n.value = value;
  n.step = n.digit_step = Exact::ratio(1, 20);
}

// A half of a million is a number like any other.
void scale_fraction(const FigureCursor& c, Numeral& n) {
  const NumberPart scale = scale_of_fraction(c, n.last);
  if (!scale) return;
  n.coefficient = n.value;
  n.form = NumeralForm::cardinal;
  n.value = n.value * scale.value;
  n.exact_word = scale.value == 12;
  n.step = n.digit_step = n.value.is_whole() ? step_of(n.value) : 1;
  n.last = scale.next;
}

// "a third", "a quarter", "half": the part at `part`, the article at `i` (the same for none).
std::optional<Numeral> lone_part(const FigureCursor& c, std::uint32_t i, std::uint32_t part) {
  const FigureWords& w = c.words;
  if (!c.is(part, kPart) || c.taken(part) || c.word(part) == w.second || !c.has(part)) return {};
  const bool half = c.word(part) == w.half;
  const bool article = part != i;
  Numeral n;
  n.first = i;
  n.last = part + 1;
  n.in_words = true;
  make_fraction(n, w.part(c.word(part)));
  scale_fraction(c, n);
  if (n.form == NumeralForm::cardinal) return half || article || !c.is(i - 1, kOrdinal) ? std::optional(n) : std::nullopt;
  if (!half && !article) return {};
  const std::uint32_t next = n.last;
  const bool inside = c.glued(next) && c.is_mark(next) && c.glued(next + 1);  // "half-hearted", "a third-party"
  if (inside && !c.mark(next, ")")) return {};
  if (half && !article) {
    const std::string_view after = c.text(next);
    const bool determined = after == "the" || after == "its" || after == "their" || after == "his" || after == "her" ||
                            after == "our" || after == "these" || after == "those" || after == "all" || after == "that";
    const WordId before = c.word(i - 1);
    const bool named =
        c.is(i - 1, kOrdinal) || before == w.the || c.text(i - 1) == "last" || c.text(i - 1) == "this" || before == w.in;
    if (named && c.text(i - 1) != "about") return {};
    if (c.word(next) == w.as) return {};  // "half as many" is a factor
    if (determined && c.match(w.half_factor, next + 1) > 0) return {};
    if (determined || follows_share(c, next) || leads_share(c, i - 1) || apposed(c, i, next) || is_subject(c, i, next) || elided(c, i, next)) return n;
    return {};
  }
  if (follows_share(c, next) || apposed(c, i, next) || is_subject(c, i, next) || alone(c, i, next) || elided(c, i, next)) return n;
  const bool open = !c.is_word(next) || c.is(next, kEndsPhrase);
  return open && leads_share(c, i - 1) ? std::optional(n) : std::nullopt;
}

// "three twenty-fifths": a denominator of two words behind a numerator below it.
bool take_compound_part(const FigureCursor& c, Numeral& n, std::uint32_t j) {
  if (!n.in_words || !c.is(j, kTen) || c.taken(j)) return false;
  const std::uint32_t unit = c.hyphen(j + 1) ? j + 2 : j + 1;
  if (!c.text(unit).ends_with('s') || c.taken(unit) || c.is_word(unit + 1)) return false;
  const Exact part = c.words.part(c.word(unit));
  const Lexicon::Mapped alone = c.lookup(c.words.part_unit, unit);  // "firsts" divide only behind tens
  const std::optional<Exact> units = alone.length > 0 ? Exact::parse(alone.value)
                                     : part.known()   ? std::optional(Exact(1) / part)
                                                      : std::nullopt;
  if (!units || !(*units < 10) || c.word(unit) == c.words.half) return false;
  const Exact denominator = *units + c.words.value(c.word(j), kTen);
  if (!(n.value < denominator)) return false;
  make_fraction(n, n.value / denominator);
  n.last = unit + 1;
  return true;
}

// "five - eighths": a dash set off by spaces, as old wires have it, between a numerator and parts in the plural.
bool loose_dash(const FigureCursor& c, const Numeral& n, std::uint32_t i) {
  return n.in_words && c.dash(i) && !c.glued(i) && !c.glued(i + 1) && c.is(i + 1, kPart) && c.text(i + 1).ends_with('s') &&
         c.word(i + 1) != c.words.second;
}

// "two thirds", "three-quarters", "one fifth": a part behind the numerator `n`.
bool take_part(const FigureCursor& c, Numeral& n) {
  const FigureWords& w = c.words;
  const bool hyphen = c.hyphen(n.last) || loose_dash(c, n, n.last);
  if (n.value.is_whole() && n.scale == 0 && !n.grouped && take_compound_part(c, n, hyphen ? n.last + 1 : n.last)) return true;
  const std::uint32_t j = hyphen ? n.last + 1 : n.last;
  if (!c.is(j, kPart) || c.taken(j) || !n.value.is_whole() || n.grouped) return false;
  const Exact part = w.part(c.word(j));
  if (n.scale != 0 && !(part < Exact::ratio(1, 1000))) return false;  // but "a hundred thousand millionths"
  const std::string_view form = c.text(j);
  const bool plural = form.ends_with('s') || form.ends_with('S') || form.ends_with("ves");
  if (!plural && n.value != 1 && !(hyphen && n.value < 10 && c.word(j) != w.half)) return false;
  const bool improper = !(n.value * part < 1);
  if (improper && (!n.in_words || part > Exact::ratio(1, 5))) return false;  // "twenty fifths", but not "four quarters"
  if (n.value.is_zero() || (n.value == 2 && part == Exact::ratio(1, 4))) return false;
  if (n.value == 1 && !plural && c.is(j, kOrdinal) && !hyphen && c.glued(j + 1) && c.is_mark(j + 1) && c.glued(j + 2))
    return false;
  make_fraction(n, n.value * part);
  n.last = j + 1;
  scale_fraction(c, n);
  return true;
}
// "one in five", "two out of three", "1 in 20": a share where whole and part are the small numbers of such talk.
bool take_share(const FigureCursor& c, Numeral& n) {
  const FigureWords& w = c.words;
  if (!n.value.is_whole() || n.value < 1 || n.value > 9 || n.scale != 0) return false;
  const std::uint32_t joint = c.match(w.share_in, n.last);
  if (joint == 0 || c.taken(n.last)) return false;
  const std::uint32_t at = n.last + joint;
  if (c.taken(at)) return false;
  std::optional<Numeral> whole = c.is_number(at) ? read_digits(c, at) : Cardinals(c).read(at);
  const bool of_every = c.word(at - 1) == w.every;  // "one out of every ten dollars"
  if (!whole || whole->form != NumeralForm::cardinal || c.is(whole->last, kTimeUnit) || c.hyphen(whole->last) ||
      (c.is(whole->last, kMeasureStart) && !of_every))
    return false;
  if (c.is_number(at)) read_scale(c, *whole, false);
  if (!(n.value < whole->value)) return false;
  const bool round = one_of(whole->value, {3, 4, 5, 10, 20, 100}) || (whole->value >= 1000 && step_of(whole->value) >= 1000);
  const bool any = n.value == 1 && whole->value >= 2 && (whole->value <= 60 || step_of(whole->value) >= 50);
  const bool in = joint == 1 && c.word(n.last) == w.in;
  const bool small = round || one_of(whole->value, {6, 7, 8, 9});
  if (in ? !(any || (small && !c.is(n.first - 1, kVerb))) : !(round || (any && n.in_words && whole->value <= 20))) return false;
  if (c.word(whole->last) == w.of && c.word(whole->last + 1) == w.the && !in) return false;  // "two out of three of the …"
  make_fraction(n, n.value / whole->value);
  n.in_words = n.in_words && whole->in_words;
  n.last = whole->last;
  return true;
}

}  // namespace claimcheck
