// Numerals of all kinds: digits with words, scales, dozens, ordinals, vague numbers.
#include "checker/extract/figures_numerals.h"

#include "checker/extract/figures_cardinals.h"
#include "checker/extract/figures_fractions.h"
#include "checker/extract/figures_powers.h"
#include "checker/extract/readings.h"

namespace claimcheck {
namespace {

Exact power(std::int64_t exponent) { return Exact::power_of_ten(static_cast<int>(exponent)); }

void multiply(Numeral& n, Exact by, std::uint32_t next) {
  n.coefficient = n.coefficient.is_zero() ? n.value : n.coefficient;
  n.value = n.value * by;
  n.step = n.step * by;
  n.digit_step = n.digit_step * by;
  n.last = next;
}

// "twenty-first", "one hundred and fifth", "two hundredth" behind the cardinal `n`.
bool take_ordinal(const FigureCursor& c, Numeral& n) {
  if (!n.in_words || !n.value.is_whole() || n.form != NumeralForm::cardinal) return false;
  std::uint32_t j = n.last;
  if (c.word(j) == c.words.and_ && n.value >= 100) ++j;
  const bool hyphen = c.hyphen(j);
  if (hyphen) ++j;
  if (!c.is(j, kOrdinal) || c.taken(j)) return false;
  if (!hyphen && c.hyphen(j + 1)) return false;  // "twenty first-time voters"
  const Exact ordinal = c.words.value(c.word(j), kOrdinal);
  if (ordinal >= 100) {
    n.value = n.value * ordinal;
  } else if (ordinal < n.step) {
    n.value = n.value + ordinal;
  } else {
    return false;
  }
  n.form = NumeralForm::ordinal;
  n.last = j + 1;
  return n.value.known();
}
// "several", "dozens", "tens of thousands", "a few hundred", "a couple of dozen".
std::optional<Numeral> read_vague(const FigureCursor& c, std::uint32_t i) {
  const FigureWords& w = c.words;
  const VagueWord vague = w.vague(c.tokens(), i, c.last);
  if (vague.length == 0 || c.taken(i)) return {};
  Numeral n;
  n.first = i;
  n.last = i + vague.length;
  n.form = NumeralForm::vague;
  n.in_words = true;
  n.low = vague.low;
  n.high = vague.high;
  n.high_open = vague.open;
  const bool of = c.word(n.last) == w.of;
  const bool exact = n.low == n.high;
  const std::uint32_t at = of ? n.last + 1 : n.last;
  Exact by = 1;
  if (vague.open ? of && c.match(w.vague_scale, at) == 1 : c.is(at, kScale | kGroup) && (!of || exact)) {
    by = vague.open         ? w.vague(c.tokens(), at, c.last).low / 2
         : c.is(at, kScale) ? power(w.value(c.word(at), kScale))
                            : Exact(w.value(c.word(at), kGroup));
    n.last = at + 1;
  } else if (n.low == 20 || n.low == 40 || exact) {  // "tens", "scores", "a couple": only of something
    if (!of) return {};
  }
  n.low = n.low * by;
  n.high = n.high * by;
  n.value = exact ? n.low : Exact::unknown();
  n.exact_word = exact;
  if (exact) n.form = NumeralForm::cardinal;
  return n;
}

std::optional<Numeral> read_ordinal(const FigureCursor& c, std::uint32_t i) {
  if (!c.is(i, kOrdinal) || c.taken(i)) return {};
  Numeral n;
  n.first = i;
  n.last = i + 1;
  n.in_words = true;
  n.form = NumeralForm::ordinal;
  n.value = c.words.value(c.word(i), kOrdinal);
  const bool noun = c.is_word(i + 1) && !c.is(i + 1, kEndsPhrase | kTimeUnit);
  if (c.word(i - 1) == c.words.every && noun && n.value > 1 && n.value <= 10) {  // "every third voter"
    n.every = true;
    n.first = i - 1;
    make_fraction(n, Exact(1) / n.value);
  }
  return n;
}

void take_dozen(const FigureCursor& c, Numeral& n) {
  if (!c.is(n.last, kGroup) || n.form != NumeralForm::cardinal || c.taken(n.last)) return;
  const Exact group = c.words.value(c.word(n.last), kGroup);
  if (n.in_words && n.value > 100 && n.value < 1000 && n.value.is_whole() && n.value.numerator() % 100 != 0) {
    n.value = n.value + (group - 1) * Exact(n.value.numerator() % 100);  // "three hundred and two dozen"
    ++n.last;
  } else {
    multiply(n, group, n.last + 1);
  }
  n.step = n.digit_step = 1;
  n.exact_word = true;
}

// "3 hundred and 21".
void take_hundred(const FigureCursor& c, Numeral& n) {
  if (c.word(n.last) != c.words.hundred || c.taken(n.last)) return;
  multiply(n, 100, n.last + 1);
  if (c.word(n.last) != c.words.and_ || !c.is_number(n.last + 1) || c.taken(n.last + 1)) return;
  const auto rest = read_digits(c, n.last + 1);
  if (!rest || !rest->bare_digits() || !(rest->value < 100) || !n.value.is_whole()) return;
  n.value = n.value + rest->value;
  n.step = n.digit_step = rest->step;
  n.last = rest->last;
}

std::optional<Numeral> read_worded(const FigureCursor& c, std::uint32_t i) {
  const FigureWords& w = c.words;
  if (c.is(i, kVague)) {
    if (auto n = read_vague(c, i)) return n;
  }
  const Cardinals words(c);
  if (auto n = words.read(i)) {
    if (take_ordinal(c, *n) || take_part(c, *n) || take_share(c, *n) || take_quotient(c, *n)) return n;
    if (const NumberPart half = n->scale > 0 ? words.mixed(n->last) : NumberPart{};
        half && (!c.is(half.next, kScale) || w.value(c.word(half.next), kScale) < n->scale)) {  // "a million and a half"
      const bool smaller = c.is(half.next, kScale);                                             // "a billion and a half million"
      n->value = n->value + half.value * power(smaller ? w.value(c.word(half.next), kScale) : n->scale);
      n->step = n->digit_step = step_of(n->value);
      n->last = smaller ? half.next + 1 : half.next;
    }
    take_dozen(c, *n);
    return n;
  }
  if (c.is(i, kIndefinite)) {
    if (c.is(i + 1, kGroup)) {  // "a dozen"
      Numeral n;
      n.first = i;
      n.last = i + 1;
      n.value = 1;
      n.in_words = true;
      take_dozen(c, n);
      return n;
    }
    return lone_part(c, i, i + 1);
  }
  if (c.is(i, kPart) && (c.word(i) == w.half || !c.is(i, kOrdinal))) {
    if (auto n = lone_part(c, i, i)) return n;
  }
  return read_ordinal(c, i);
}

// "2nd", "15th" behind the digits `n`.
bool take_suffix(const FigureCursor& c, Numeral& n) {
  if (!n.value.is_whole() || !c.glued(n.last) || c.match(c.words.ordinal_suffix, n.last) != 1 || c.hyphen(n.last)) return false;
  n.form = NumeralForm::ordinal;
  ++n.last;
  if (c.word(n.first - 1) == c.words.every && n.value > 1 && n.value <= 10 && c.is_word(n.last) &&
      !c.is(n.last, kEndsPhrase | kTimeUnit)) {
    n.every = true;
    --n.first;
    make_fraction(n, Exact(1) / n.value);
  }
  return true;
}

// "1.5m households", "the 1.5m figure": nobody measures these in metres.
bool counts_millions(const FigureCursor& c, const Numeral& n, std::uint32_t next) {
  if (!c.is_word(next) || c.is(next, kEndsPhrase) || c.capital(next)) return false;
  if (c.is(next, kCountable)) return true;
  const std::string_view noun = c.text(next);
  return !n.value.is_whole() && ((noun.size() > 4 && noun.ends_with('s') && !noun.ends_with("ss")) || noun == "figure");
}

bool is_short_scale(const FigureCursor& c, const Numeral& n, std::uint32_t i, bool money) {
  const std::string_view form = c.text(i);
  if (form.size() > 1) return form != "mil" && form != "Mil" ? true : money;
  if (form == "k" || form == "K") return c.glued(i) || form == "k";
  if (money) return true;
  if (!c.glued(i) || (form != "m" && form != "M")) return false;
  // "45m euros", "300m people", but "100m apart".
  if (c.is(i + 1, kCollective) || c.lookup(c.words.currency_after, i + 1).length > 0 || form == "M" ||
      counts_millions(c, n, i + 1))
    return true;
  const Lexicon::Mapped unit = c.lookup(c.words.measure, i + 1);
  return unit.length > 0 && c.text(i + 1).size() > 2;
}

}  // namespace

void read_scale(const FigureCursor& c, Numeral& n, bool money) {
  if (n.form != NumeralForm::cardinal || (n.in_words && n.scale != 0)) return;
  const Exact coefficient = n.value;
  std::uint32_t j = c.hyphen(n.last) ? n.last + 1 : n.last;
  for (int many = 0; many < 2 && c.is(j, kScale) && !c.taken(j); ++many) {
    const auto exponent = c.words.value(c.word(j), kScale);
    multiply(n, power(exponent), j + 1);
    n.scale += static_cast<int>(exponent);
    ++j;
  }
  if (n.scale == 0 && !n.in_words && j == n.last && c.is(j, kShort) && !c.taken(j) && is_short_scale(c, n, j, money) &&
      !(c.glued(j + 1) && c.is_word(j + 1))) {
    n.scale = static_cast<int>(c.words.value(c.word(j), kShort));
    multiply(n, power(n.scale), j + 1);
  }
  if (n.scale == 0) return;
  n.coefficient = coefficient;
  if (n.in_words) return;
  if (const NumberPart part = Cardinals(c).mixed(n.last)) {  // "3 million and a half"
    n.value = n.value + part.value * power(n.scale);
    n.step = n.digit_step = step_of(n.value);
    n.last = part.next;
  }
}

std::optional<Numeral> read_numeral(const FigureCursor& c, std::uint32_t i) {
  if (c.taken(i)) return {};
  if (!c.is_number(i) && !c.is(i, kSign)) return read_worded(c, i);
  auto n = read_digits(c, i);
  if (!n) return {};
  if (n->form == NumeralForm::fraction) {
    scale_fraction(c, *n);
    return n;
  }
  if (take_suffix(c, *n) || take_share(c, *n) || take_power(c, *n) || take_quotient(c, *n)) return n;
  if (n->bare_digits() && take_part(c, *n)) return n;
  take_hundred(c, *n);
  if (const NumberPart part = Cardinals(c).mixed(n->last); part && n->value.is_whole()) {  // "5 and a half"
    n->value = n->value + part.value;
    n->step = n->digit_step = Exact::ratio(1, 2);
    n->last = part.next;
  }
  if (c.is(n->last, kGroup)) take_dozen(c, *n);
  return n;
}

}  // namespace claimcheck
