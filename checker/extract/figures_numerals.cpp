// Numbers in words, and digits with words: scales, dozens, fractions, shares, ordinals, vague numbers.
#include "checker/extract/figures_numerals.h"

#include "checker/extract/readings.h"

namespace claimcheck {
namespace {

Exact power(std::int64_t exponent) { return Exact::power_of_ten(static_cast<int>(exponent)); }

// A value read so far and the token behind it; `next` 0 for nothing read.
struct Part {
  Exact value;
  std::uint32_t next = 0;
  explicit operator bool() const { return next != 0; }
};

class WordReader {
 public:
  explicit WordReader(const FigureCursor& c) : c_(c), w_(c.words) {}

  // A cardinal in words: "three hundred and twenty-eight thousand", "two and a half million", "a hundred".
  std::optional<Numeral> cardinal(std::uint32_t i) const {
    Numeral n;
    n.first = i;
    n.in_words = true;
    std::int64_t last_scale = 99;
    Exact total = 0;
    std::uint32_t at = i;
    while (true) {
      const Part g = at == i && c_.is(i, kIndefinite) ? article(i) : group(at);
      if (!g) break;
      std::uint32_t next = step_over_hyphen(g.next);
      const bool scaled = c_.is(next, kScale) && w_.value(c_.word(next), kScale) >= 3 && !c_.taken(next);
      const std::int64_t scale = scaled ? w_.value(c_.word(next), kScale) : 0;
      if (scale >= last_scale) break;
      std::int64_t whole_scale = scale;
      n.last = scaled ? next + 1 : g.next;
      for (; scaled && c_.is(n.last, kScale) && w_.value(c_.word(n.last), kScale) >= 3 && !c_.taken(n.last); ++n.last) {
        whole_scale += w_.value(c_.word(n.last), kScale);  // "a thousand million", "three lakh crore"
      }
      total = total + g.value * power(whole_scale);
      if (scaled && last_scale == 99) {
        n.scale = static_cast<int>(whole_scale);
        n.coefficient = g.value;
      } else {
        n.scale = 0;
      }
      if (!scaled) break;
      last_scale = scale;
      const bool joined = c_.word(n.last) == w_.and_;
      at = joined ? n.last + 1 : n.last;
      if (c_.is(at, kIndefinite) || c_.taken(at)) break;
    }
    if (n.last == 0 || !total.known()) return {};
    n.value = total;
    n.step = total.is_whole() ? step_of(total) : Exact::ratio(1, 10);
    n.digit_step = total.is_whole() && n.scale == 0 ? Exact(1) : n.step;
    return n;
  }

  // "and a half", "and three quarters" behind a number: the part; also "-and-a-half".
  Part mixed(std::uint32_t i) const {
    std::uint32_t j = step_over_hyphen(i);
    if (c_.word(j) != w_.and_) return {};
    j = step_over_hyphen(j + 1);
    Part count = below_hundred(j);
    if (!count && c_.is(j, kIndefinite)) count = {1, j + 1};
    if (!count) return {};
    j = step_over_hyphen(count.next);
    if (!c_.is(j, kPart) || c_.taken(j)) return {};
    const Exact part = count.value * w_.part(c_.word(j));
    const bool half = c_.word(j) == w_.half;
    if (!(part < 1) || (!half && !ends_here(j + 1))) return {};
    return {part, j + 1};
  }

  // Below a hundred: "sixteen", "twenty-five", "twenty five".
  Part below_hundred(std::uint32_t i) const {
    if (c_.taken(i)) return {};
    if (c_.is(i, kUnit)) return {w_.value(c_.word(i), kUnit), i + 1};
    if (c_.is(i, kTeen)) return {w_.value(c_.word(i), kTeen), i + 1};
    if (!c_.is(i, kTen)) return {};
    const std::int64_t tens = w_.value(c_.word(i), kTen);
    const std::uint32_t j = step_over_hyphen(i + 1);
    if (c_.is(j, kUnit) && !c_.taken(j) && w_.value(c_.word(j), kUnit) > 0) return {tens + w_.value(c_.word(j), kUnit), j + 1};
    return {tens, i + 1};
  }

  std::uint32_t step_over_hyphen(std::uint32_t i) const { return c_.hyphen(i) ? i + 1 : i; }

 private:
  // "a hundred and five", "a thousand": the article counts one.
  Part article(std::uint32_t i) const {
    if (c_.word(i + 1) == w_.hundred) return hundreds(1, i + 1);
    if (c_.is(i + 1, kScale)) return {1, i + 1};
    return {};
  }

  // Below a thousand (or "twelve hundred"), with decimals and a mixed fraction.
  Part group(std::uint32_t i) const {
    Part g = below_hundred(i);
    if (!g) return {};
    const std::uint32_t next = step_over_hyphen(g.next);
    if (c_.word(next) == w_.hundred && !g.value.is_zero()) {
      g = hundreds(g.value, next);
    } else if (c_.word(g.next) == w_.point) {
      if (const Part decimal = decimals(g.next + 1)) g = {g.value + decimal.value, decimal.next};
    }
    if (const Part part = mixed(g.next); part && !(c_.word(next) == w_.hundred && c_.is(part.next, kScale))) {
      g = {g.value + part.value, part.next};
    }
    return g;
  }

  // "… hundred [and] twenty-eight", the word itself at `i`.
  Part hundreds(Exact count, std::uint32_t i) const {
    const Part whole{count * 100, i + 1};
    const std::uint32_t at = c_.word(i + 1) == w_.and_ ? i + 2 : step_over_hyphen(i + 1);
    const Part rest = below_hundred(at);
    if (!rest || c_.word(step_over_hyphen(rest.next)) == w_.hundred) return whole;
    return {whole.value + rest.value, rest.next};
  }

  // "five", "zero eight", "eleven" behind "point".
  Part decimals(std::uint32_t i) const {
    Exact value = 0, place = Exact::ratio(1, 10);
    std::uint32_t at = i;
    for (; c_.is(at, kUnit) && !c_.taken(at) && at < i + 9; ++at) {
      value = value + place * w_.value(c_.word(at), kUnit);
      place = place / 10;
    }
    if (at > i) return {value, at};
    const Part two = below_hundred(i);
    return two ? Part{two.value / 100, two.next} : Part{};
  }

  // Nothing follows that a fraction would be the ordinal of ("and a third man").
  bool ends_here(std::uint32_t i) const { return !c_.is_word(i) || c_.is(i, kEndsPhrase | kScale | kMeasureStart); }

  const FigureCursor& c_;
  const FigureWords& w_;
};

void make_fraction(Numeral& n, Exact value) {
  n.form = NumeralForm::fraction;
  n.value = value;
  n.step = n.digit_step = Exact::ratio(1, 20);
}

void multiply(Numeral& n, Exact by, std::uint32_t next) {
  n.coefficient = n.coefficient.is_zero() ? n.value : n.coefficient;
  n.value = n.value * by;
  n.step = n.step * by;
  n.digit_step = n.digit_step * by;
  n.last = next;
}

// "million", "a million", "of a million" behind a half or a quarter: power of ten and the token behind it.
Part scale_of_fraction(const FigureCursor& c, std::uint32_t i) {
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

// A half of a million is a number like any other.
void scale_fraction(const FigureCursor& c, Numeral& n) {
  const Part scale = scale_of_fraction(c, n.last);
  if (!scale) return;
  n.coefficient = n.value;
  n.form = NumeralForm::cardinal;
  n.value = n.value * scale.value;
  n.exact_word = scale.value == 12;
  n.step = n.digit_step = n.value.is_whole() ? step_of(n.value) : 1;
  n.last = scale.next;
}

bool follows_share(const FigureCursor& c, std::uint32_t i) {
  const FigureWords& w = c.words;
  return c.word(i) == w.of || c.word(i) == w.more || (c.is(i, kVerb) && !c.is(i, kDesignator));
}

// What stands before lets "a third", "half" be a share: "by a third", "nearly half", "and half".
bool leads_share(const FigureCursor& c, std::uint32_t i) {
  const FigureWords& w = c.words;
  if (c.word(i) == w.by || c.word(i) == w.than || c.word(i) == w.to || c.word(i) == w.from || c.word(i) == w.between) return true;
  for (std::uint32_t back = 1; back <= 3 && c.has(i + 1 - back) && i + 1 >= back; ++back) {
    if (c.match(w.hedge_before, i + 1 - back) == back) return true;
  }
  return false;
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
  if (c.glued(next) && c.is_mark(next) && c.glued(next + 1)) return {};  // "half-hearted", "a third-party"
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
    if (determined || follows_share(c, next) || leads_share(c, i - 1)) return n;
    return {};
  }
  if (follows_share(c, next)) return n;
  const bool open = !c.is_word(next) || c.is(next, kEndsPhrase);
  return open && leads_share(c, i - 1) ? std::optional(n) : std::nullopt;
}

// "two thirds", "three-quarters", "one fifth": a part behind the numerator `n`.
bool take_part(const FigureCursor& c, Numeral& n) {
  const FigureWords& w = c.words;
  const bool hyphen = c.hyphen(n.last);
  const std::uint32_t j = hyphen ? n.last + 1 : n.last;
  if (!c.is(j, kPart) || c.taken(j) || !n.value.is_whole() || n.scale != 0 || n.grouped) return false;
  const Exact part = w.part(c.word(j));
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

bool one_of(Exact value, std::initializer_list<int> list) {
  for (const int v : list) {
    if (value == v) return true;
  }
  return false;
}

// "one in five", "two out of three", "1 in 20": a share where whole and part are the small numbers of such talk.
bool take_share(const FigureCursor& c, Numeral& n) {
  const FigureWords& w = c.words;
  if (!n.value.is_whole() || n.value < 1 || n.value > 9 || n.scale != 0) return false;
  const std::uint32_t joint = c.match(w.share_in, n.last);
  if (joint == 0 || c.taken(n.last)) return false;
  const std::uint32_t at = n.last + joint;
  if (c.taken(at)) return false;
  std::optional<Numeral> whole = c.is_number(at) ? read_digits(c, at) : WordReader(c).cardinal(at);
  if (!whole || whole->form != NumeralForm::cardinal || c.is(whole->last, kMeasureStart | kTimeUnit) || c.hyphen(whole->last))
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
  multiply(n, c.words.value(c.word(n.last), kGroup), n.last + 1);
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
  const WordReader words(c);
  if (auto n = words.cardinal(i)) {
    if (take_ordinal(c, *n) || take_part(c, *n) || take_share(c, *n)) return n;
    if (const Part half = n->scale > 0 ? words.mixed(n->last) : Part{};
        half && !c.is(half.next, kScale)) {  // "a million and a half"
      n->value = n->value + half.value * power(n->scale);
      n->step = n->digit_step = step_of(n->value);
      n->last = half.next;
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

bool is_short_scale(const FigureCursor& c, std::uint32_t i, bool money) {
  const std::string_view form = c.text(i);
  if (form.size() > 1) return form != "mil" && form != "Mil" ? true : money;
  if (form == "k" || form == "K") return c.glued(i) || form == "k";
  if (money) return true;
  if (!c.glued(i) || (form != "m" && form != "M")) return false;
  // "45m euros", "300m people", but "100m apart".
  if (c.is(i + 1, kCollective) || c.lookup(c.words.currency_after, i + 1).length > 0 || form == "M") return true;
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
  if (n.scale == 0 && !n.in_words && j == n.last && c.is(j, kShort) && !c.taken(j) && is_short_scale(c, j, money) &&
      !(c.glued(j + 1) && c.is_word(j + 1))) {
    n.scale = static_cast<int>(c.words.value(c.word(j), kShort));
    multiply(n, power(n.scale), j + 1);
  }
  if (n.scale == 0) return;
  n.coefficient = coefficient;
  if (n.in_words) return;
  if (const Part part = WordReader(c).mixed(n.last)) {  // "3 million and a half"
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
  if (take_suffix(c, *n) || take_share(c, *n)) return n;
  if (n->bare_digits() && take_part(c, *n)) return n;
  take_hundred(c, *n);
  if (const Part part = WordReader(c).mixed(n->last); part && n->value.is_whole()) {  // "5 and a half"
    n->value = n->value + part.value;
    n->step = n->digit_step = Exact::ratio(1, 2);
    n->last = part.next;
  }
  if (c.is(n->last, kGroup)) take_dozen(c, *n);
  return n;
}

}  // namespace claimcheck
