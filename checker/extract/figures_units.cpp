#include "checker/extract/figures_units.h"

#include <algorithm>
#include <cctype>

namespace claimcheck {
namespace {

bool lower_case(std::string_view s) {
  return std::none_of(s.begin(), s.end(), [](unsigned char ch) { return std::isupper(ch) != 0; });
}

bool ascii_letters(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](unsigned char ch) { return std::isalpha(ch) != 0; });
}

// "US $", "A$" and codes are written in capitals; of single letters the sign must stand right behind.
bool written_as_currency(const FigureCursor& c, std::uint32_t first, std::uint32_t length) {
  if (!c.is_word(first)) return !c.glued(first) || !c.is_word(first - 1);
  const std::string_view head = c.text(first);
  if (!ascii_letters(head)) return true;
  if (length == 1) return head == "Rs" || head == "rs" || head == "Rp" || c.token(first).has(kAllCapitals);
  if (head.size() == 1) return c.capital(first) && c.glued(first + 1) && !c.glued(first);
  return true;
}

struct Named {
  std::string_view name, dimension;
};

// "square kilometre area": the dimension is the last word, or the last two ("data rate").
Named split_measure(std::string_view value) {
  const auto last = value.rfind(' ');
  if (value.ends_with("data rate")) return {value.substr(0, value.size() - 10), "data rate"};
  return {value.substr(0, last), value.substr(last + 1)};
}

bool has_word_near(const FigureCursor& c, GroupId group, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = std::max(from, c.first); i < std::min(to, c.last); ++i) {
    if (c.match(group, i) > 0) return true;
  }
  return false;
}

// "25 pounds": a weight unless there is a scale or talk of money.
bool is_weight(const FigureCursor& c, const Numeral& n, std::uint32_t at) {
  const std::string_view form = c.text(at);
  if (form != "pound" && form != "pounds") return false;
  if (c.hyphen(at - 1)) return n.scale == 0;
  return n.scale == 0 && !has_word_near(c, c.words.money_cue, n.first < 12 ? 0 : n.first - 12, at + 8);
}

Unit per_cent(const FigureCursor& c, std::uint32_t at, bool hyphen) {
  const Lexicon::Mapped found = c.lookup(c.words.per_cent, at);
  if (found.length == 0) return {};
  const Named named = split_measure(found.value);
  Unit unit{UnitKind::points, named.name, named.dimension, at, at + found.length};
  if (unit.name == "%") unit.kind = UnitKind::percent;
  if (unit.dimension == "count") {  // plain "points": of a score, an index, a plan
    if (hyphen && c.match(c.words.point_noun, unit.last) == 0) return {};
    if (!hyphen && c.text(at) == "point" && c.words.one != c.word(at - 1) && c.text(at - 1) != "1") return {};
  }
  return unit;
}

Unit currency_behind(const FigureCursor& c, const Numeral& n, std::uint32_t at) {
  const Lexicon::Mapped found = c.lookup(c.words.currency_after, at);
  if (found.length == 0) return {};
  Unit unit{UnitKind::money, found.value, "currency", at, at + found.length};
  const std::string_view form = c.text(at);
  if (form == "p" || form == "P") {  // "2p"
    return c.glued(at) && form == "p" && !n.in_words && !n.grouped && !(c.glued(at + 1) && c.is_word(at + 1)) ? unit : Unit{};
  }
  if (is_weight(c, n, at)) return {UnitKind::measure, "pound", "mass", at, at + 1};
  if (c.is_mark(at)) {  // "10 $", but not the sign of the next figure, "10 $30"
    return c.is_number(at + 1) && c.glued(at + 1) ? Unit{} : unit;
  }
  const bool code =
      found.length == 1 && form.size() == 3 && lower_case(found.value) == false && !lower_case(form) && form == found.value;
  if (c.is(at, kWeakCurrency) && found.length == 1 && !code && n.scale < 3) return {};
  if (found.length == 1 && form.size() <= 3 && ascii_letters(form) && form != "yen" && form != "won" && form != "lei" &&
      form != "leu" && form != "rub" && form != "zl" && form != "rmb" && !c.token(at).has(kAllCapitals))
    return {};
  return unit;
}

Unit measure(const FigureCursor& c, const Numeral& n, std::uint32_t at, bool hyphen) {
  Lexicon::Mapped found = c.lookup(c.words.measure, at);
  if (found.length > 1 && c.is_number(at + 1) && !c.glued(at + 1))
    found = c.words.lexicon().lookup(c.words.measure, c.tokens(), at, at + 1);  // "5 ft 2 in"
  if (found.length == 0) return {};
  const std::string_view form = c.text(at);
  if (c.is(at, kShortMeasure) && found.length == 1) {
    if (n.in_words) return {};
    if (form.size() == 1 && !lower_case(form) && form != "W") return {};
    if (form == "g" && c.glued(at) && c.capital(at)) return {};
  }
  if (form == "foot" && !hyphen && c.is_word(at + 1) && c.text(at + 1).ends_with('s')) return {};  // "300 foot soldiers"
  if (c.glued(at + found.length) && c.is_word(at + found.length)) return {};
  const Named named = split_measure(found.value);
  return {UnitKind::measure, named.name, named.dimension, at, at + found.length};
}

// "half a per cent", "a tenth of a percentage point", "three quarters of a mile", "1/4 mile".
Unit unit_of_fraction(const FigureCursor& c, const Numeral& n) {
  std::uint32_t at = n.last;
  const bool of = c.word(at) == c.words.of;
  if (of) ++at;
  const bool article = c.is(at, kIndefinite);
  if (article) ++at;
  if (of && !article) return {};
  if (c.word(at) == c.words.one) ++at;
  if (!c.is(at, kMeasureStart) || c.taken(at)) return {};
  if (Unit unit = per_cent(c, at, false)) return unit;
  return measure(c, n, at, false);
}

}  // namespace

Unit currency_before(const FigureCursor& c, std::uint32_t i) {
  for (std::uint32_t length = 4; length > 0; --length) {
    if (i < c.first + length || !c.is(i - length, kCurrencyStart)) continue;
    const Lexicon::Mapped found = c.lookup(c.words.currency_before, i - length);
    if (found.length == length && written_as_currency(c, i - length, length)) {
      return {UnitKind::money, found.value, "currency", i - length, i};
    }
  }
  return {};
}

// "10 \" long": the sign of the inch, told from a closing quotation mark by the dimension behind it.
Unit inches(const FigureCursor& c, const Numeral& n) {
  if (n.in_words || !c.mark(n.last, "\"") || !c.is(n.last + 1, kDimension)) return {};
  return {UnitKind::measure, "inch", "length", n.last, n.last + 1};
}

Unit per_cent_before(const FigureCursor& c, std::uint32_t i) {
  if (c.word(i - 1) != c.words.of || i < c.first + 2) return {};
  const Lexicon::Mapped found = c.lookup(c.words.per_cent, c.first);
  if (found.length == 0 || c.first + found.length + 1 != i || split_measure(found.value).name != "%") return {};
  return {UnitKind::percent, "%", "percentage", c.first, i};
}

Unit unit_behind(const FigureCursor& c, const Numeral& n, const Unit& before) {
  const bool hyphen = c.hyphen(n.last);
  const bool of = n.form == NumeralForm::vague && c.word(n.last) == c.words.of;  // "billions of euros"
  const std::uint32_t at = hyphen || of ? n.last + 1 : n.last;
  if (n.form == NumeralForm::fraction && !hyphen) return unit_of_fraction(c, n);
  if (Unit unit = inches(c, n)) return unit;
  if (!c.has(at) || c.taken(at) || !c.is(at, kMeasureStart)) return {};
  if (n.form == NumeralForm::ordinal) return {};
  if (before) {
    Unit again = currency_behind(c, n, at);
    return again.kind == UnitKind::money && c.is_word(at) && (again.name == before.name || c.text(at).starts_with("dollar"))
               ? again
               : Unit{};
  }
  if (Unit unit = per_cent(c, at, hyphen)) return unit;
  const Unit money = currency_behind(c, n, at);
  const Unit other = measure(c, n, at, hyphen);
  if (money && other) return money.last >= other.last ? money : other;
  return money ? money : other;
}

}  // namespace claimcheck
