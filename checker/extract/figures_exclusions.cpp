#include "checker/extract/figures_exclusions.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "checker/base/utf8.h"
#include "checker/extract/figures_names.h"

namespace claimcheck {
namespace {

bool one_of(std::string_view s, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), s) != list.end();
}

// Against a letter, sign or further number on the left: "A380", "F-16", "A/76/6", "#5", "10:30".
bool glued_left(const FigureCursor& c, std::uint32_t f) {
  if (!c.glued(f)) return false;
  const std::uint32_t p = f - 1;
  if (!c.is_mark(p)) return true;
  const std::string_view s = c.text(p);
  if (one_of(s, {"#", "@", "_", "&", "=", "^", "\\", "'", "\xE2\x80\x99", "\xC2\xA7", "\xE2\x84\x96", "*"})) return true;
  if (!c.glued(p)) return false;
  if (s == "-" || s == "\xE2\x80\x91" || s == "_") return c.is_word(p - 1) || (c.is_number(p - 1) && c.glued(p - 1) && !c.mark(p - 2, "("));  // but "(118-113)"
  if (s == "/" || s == ":" || s == "." || s == "+") return c.is_word(p - 1) || c.is_number(p - 1);
  return false;
}

// Against a letter or sign on the right: "5G", "747s", "10:30", "320x240", "3.com".
bool glued_right(const FigureCursor& c, std::uint32_t l, bool in_words) {
  if (!c.glued(l)) return false;
  if (c.is_word(l)) return !in_words && c.text(l) != "'s" && c.text(l) != "\xE2\x80\x99s";
  if (!c.is_mark(l)) return true;
  const std::string_view s = c.text(l);
  if (one_of(s, {"@", "_", "^", "\xC3\x97", "=", "\xC2\xB0", "\xE2\x80\xB2"})) return true;
  if (s == "/") return c.glued(l + 1) && !c.is_word(l + 1);
  if (s == ":" || s == ".") return c.glued(l + 1) && (c.is_number(l + 1) || c.is_word(l + 1));
  if (s != "-" || !c.glued(l + 1)) return false;
  if (c.is_number(l + 1)) return false;  // a span or a score, judged there
  return c.capital(l + 1) && !in_words;
}

// A date-like or identifier-like chain "1-222-2222", "22 556 80 00".
bool in_chain(const FigureCursor& c, const Numeral& n) {
  const auto joined = [&](std::uint32_t mark) {
    return c.is_mark(mark) && c.joins(mark) && c.is_number(mark - 1) && c.is_number(mark + 1);
  };
  const std::uint32_t f = n.first, l = n.last;
  if (joined(l) && joined(l + 2)) return true;
  if (f >= 1 && joined(f - 1) && (joined(l) || (f >= 3 && joined(f - 3)))) return true;
  std::uint32_t run = 1;
  for (std::uint32_t i = f; run < 3 && i > c.first && c.is_number(i - 1) && !c.glued(i); --i) ++run;
  for (std::uint32_t i = l; run < 3 && c.is_number(i) && !c.glued(i); ++i) ++run;
  return run >= 3;
}

// "(202) 555-0148": digits behind an area code in brackets, and the code itself.
bool is_telephone(const FigureCursor& c, const Numeral& n) {
  if (!n.bare_digits() || n.last != n.first + 1) return false;
  const auto pair = [&](std::uint32_t i) { return c.is_number(i) && c.is_mark(i + 1) && c.joins(i + 1) && c.is_number(i + 2); };
  const auto code = [&](std::uint32_t i) { return c.mark(i - 1, "(") && c.is_number(i) && c.mark(i + 1, ")"); };
  const std::uint32_t f = n.first;
  if (code(f)) return pair(f + 2);
  if (f >= c.first + 3 && pair(f) && c.mark(f - 1, ")") && code(f - 2)) return true;
  return f >= c.first + 5 && pair(f - 2) && c.mark(f - 3, ")") && code(f - 4);
}

// "41 19 N", "19 49 E": degrees and minutes of a place.
bool is_coordinate(const FigureCursor& c, const Numeral& n) {
  if (!n.bare_digits() || !(n.value < 181)) return false;
  const auto quarter = [&](std::uint32_t i) { return one_of(c.text(i), {"N", "S", "E", "W"}); };
  return (c.is_number(n.last) && quarter(n.last + 1)) || (c.is_number(n.first - 1) && quarter(n.last));
}

// "11-51390", "08-51845": digits of very different length, or with a leading zero.
bool is_docket(const FigureCursor& c, const Numeral& n) {
  const auto apart = [&](std::uint32_t left, std::uint32_t right) {
    const auto a = c.text(left).size(), b = c.text(right).size();
    const bool grouped =
        c.text(right).find_first_of(",.") != std::string_view::npos || c.text(left).find_first_of(",.") != std::string_view::npos;
    return c.is_number(left) && c.is_number(right) && !grouped && (c.text(left).starts_with("0") || a > b + 2 || b > a + 2);
  };
  if (n.in_words || n.last != n.first + 1) return false;
  return (c.hyphen(n.last) && apart(n.first, n.last + 1)) ||
         (n.first >= c.first + 2 && c.hyphen(n.first - 1) && apart(n.first - 2, n.first));
}

// "1.", "(2)" that open a block, "[12]".
bool list_number(const FigureCursor& c, const Numeral& n) {
  const std::uint32_t f = n.first, l = n.last;
  if (n.in_words || !n.value.is_whole()) return false;
  if (c.mark(f - 1, "[") && c.mark(l, "]")) return true;
  const bool opens = f == c.first && c.token(f).has(kLineStart);
  if (opens && c.glued(l) && (c.mark(l, ".") || c.mark(l, ")"))) {  // the point may end the sentence, not the block
    return n.value < 1000 && l + 1 < c.tokens().size() && !c.token(l + 1).has(kLineStart);
  }
  if (!c.mark(f - 1, "(") || !c.mark(l, ")") || !(n.value < 30)) return false;
  if (f - 1 == c.first) return true;
  const std::uint32_t before = f - 2;  // "(1) …, (2) …": behind a mark or "and"
  return c.is_mark(before) ? c.mark(before, ":") || c.mark(before, ",") || c.mark(before, ";")
                           : c.word(before) == c.words.and_ || c.word(before) == c.words.or_;
}

// The word that names things by number before `f`: "Article 5", "No. 21", "p. 7".
bool designator_before(const FigureCursor& c, std::uint32_t f) {
  std::uint32_t p = f - 1;
  if (c.word(p) == c.words.of && c.capital(p - 1))
    return one_of(c.text(p - 1), {"Group", "Gang", "Committee", "Club", "Band", "League"});  // "Group of 77"
  const bool point = c.mark(p, ".") && c.glued(p);
  if (point) --p;
  if (!c.is_word(p) || !c.is(p, kDesignator)) return false;
  if (c.word(p) == c.words.no) return point || c.capital(p);
  if (c.text(p).size() <= 3 && !point && !c.capital(p)) return one_of(c.text(p), {"pp", "art", "nos", "tel", "vol"});
  return !c.is(p, kDesignatorCapital) || c.capital(p) || point;
}

// "Articles 5 and 6", "Order No. 44 of 14": goes on from a number that named a thing.
bool goes_on(const FigureCursor& c, const Numeral& n, const FigureSetting& setting) {
  if (setting.designated == 0 || n.first != setting.designated + 1 || setting.has_noun) return false;
  const WordId joint = c.word(setting.designated);
  return c.mark(setting.designated, ",") || c.mark(setting.designated, "(") || c.dash(setting.designated) ||
         c.mark(setting.designated, "/") || joint == c.words.and_ || joint == c.words.or_ || joint == c.words.to ||
         joint == c.words.of;
}

bool year_like(const FigureCursor& c, const Numeral& n, const FigureSetting& setting) {
  if (!n.bare_digits() || n.last != n.first + 1 || c.text(n.first).size() != 4) return false;
  if (n.value < 1000 || n.value > 2100) return false;
  if (n.value < 1900) {
    if (setting.has_noun) return false;
    static constexpr std::array<std::string_view, 12> kBefore = {"in",     "since", "by",     "until", "from", "of",
                                                                 "before", "after", "during", "the",   "till", "and"};
    const std::string before = lower(c.text(n.first - 1));
    return std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end();
  }
  const bool round = n.value.numerator() % 50 == 0;
  return !setting.noun_known && !(setting.has_noun && round) && !setting.hedged;
}

// "12 Park Road": digits, names with a capital and the word of a street.
bool is_address(const FigureCursor& c, const Numeral& n) {
  if (n.grouped || n.scale != 0) return false;
  for (std::uint32_t i = n.last; i < n.last + 4 && c.capital(i) && !c.is(i, kEndsPhrase); ++i) {
    if (i > n.last && c.match(c.words.street, i) > 0) return true;
  }
  return false;
}

// Number words with a capital inside a sentence: "Big Three", "Group of Seven".
bool capital_inside(const FigureCursor& c, const Numeral& n, const FigureSetting& setting) {
  if (!n.in_words || setting.title_case || !c.capital(n.first)) return false;
  std::uint32_t p = n.first;
  while (p > c.first && c.is_mark(p - 1)) --p;
  return p > c.first && p == n.first && c.is_word(p - 1);
}

// "one" that counts: "one soldier", "one and two", "only one"; not "one of the", "no one", "this one".
bool counts_one(const FigureCursor& c, const Numeral& n, const FigureSetting& setting) {
  if (setting.has_unit || (setting.has_noun && setting.noun_known)) return true;
  const std::uint32_t l = n.last;
  if (c.is(l, kCollectiveAdjective) && !c.is_word(l + 1)) return true;
  // "one and two thirds", "two and one": beside another cardinal.
  const auto joint = [&](std::uint32_t i) {
    return c.word(i) == c.words.and_ || c.word(i) == c.words.or_ || c.word(i) == c.words.to;
  };
  const auto number = [&](std::uint32_t i) { return c.is_number(i) || (c.is(i, kCardinal) && c.word(i) != c.words.one); };
  return (joint(l) && number(l + 1)) || (n.first >= c.first + 2 && joint(n.first - 1) && number(n.first - 2));
}

// "first," that opens a sentence, "at first", "first-class", "a second".
bool no_rank(const FigureCursor& c, const Numeral& n) {
  const std::uint32_t l = n.last;
  if ((n.first == c.first || c.is_mark(n.first - 1)) && c.mark(l, ",")) return true;
  if (c.word(l) == c.words.of && lower(c.text(l + 1)) == "all") return true;
  if (lower(c.text(n.first - 1)) == "at") return true;
  if (c.hyphen(l)) {
    const std::string_view next = c.text(l + 1);
    return !next.ends_with("est") && next != "ranking" && next != "placed";
  }
  const bool article = c.is(n.first - 1, kIndefinite) || lower(c.text(n.first - 1)) == "per";
  return c.word(n.first) == c.words.second && article && (!c.is_word(l) || c.is(l, kEndsPhrase));
}

bool clock_time(const FigureCursor& c, const Numeral& n) {
  if (!c.is_word(n.last) || c.token(n.last).end - c.token(n.last).begin > 9) return false;
  static constexpr std::string_view kFirst = "apohguc";
  if (kFirst.find(static_cast<char>(c.text(n.last).front() | 0x20)) == std::string_view::npos) return false;
  return one_of(lower(c.text(n.last)), {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "hrs", "gmt", "utc", "cet"});
}

bool zero_of_speech(const FigureCursor& c, const Numeral& n) {
  if (!n.in_words || !n.value.is_zero()) return false;
  return one_of(lower(c.text(n.first - 1)), {"net", "ground", "absolute", "patient", "year", "sub"}) ||
         one_of(lower(c.text(n.last)), {"tolerance", "sum", "hour", "gravity"});
}

}  // namespace

NoFigure excluded(const FigureCursor& c, const Numeral& n, const FigureSetting& setting) {
  const bool prefixed = setting.start < n.first;
  if (!prefixed && glued_left(c, n.first)) return NoFigure::other;
  if (n.form == NumeralForm::ordinal) return no_rank(c, n) || capital_inside(c, n, setting) ? NoFigure::other : NoFigure::none;
  if (setting.has_unit) return NoFigure::none;
  if (n.form == NumeralForm::vague) return NoFigure::none;
  if (!n.grouped && n.scale == 0 && designator_before(c, n.first)) return NoFigure::designated;
  if (goes_on(c, n, setting)) return NoFigure::designated;
  if (glued_right(c, n.last, n.in_words) || in_chain(c, n) || is_docket(c, n) || list_number(c, n) || is_telephone(c, n) ||
      is_coordinate(c, n))
    return NoFigure::other;
  if (is_part_of_name(c, n, setting)) return NoFigure::named;
  if (year_like(c, n, setting) || capital_inside(c, n, setting)) return NoFigure::other;
  if (!setting.title_case && is_address(c, n)) return NoFigure::other;
  if (c.hyphen(n.last) && (c.match(c.words.compound, n.last + 1) > 0 || c.text(n.last + 1).ends_with("ed")))
    return NoFigure::other;
  if (zero_of_speech(c, n) || clock_time(c, n)) return NoFigure::other;
  const bool lone_one = n.in_words && n.last == n.first + 1 && c.word(n.first) == c.words.one && n.form == NumeralForm::cardinal;
  return lone_one && !counts_one(c, n, setting) ? NoFigure::other : NoFigure::none;
}

bool is_title_case(const FigureCursor& c) {
  std::uint32_t capitals = 0, small = 0;
  for (std::uint32_t i = c.first; i < c.last && i < c.first + 60; ++i) {
    if (!c.is_word(i) || (c.is(i, kEndsPhrase) && !c.is(i, kVerb)) || c.token(i).end - c.token(i).begin < 4) continue;
    (c.capital(i) ? capitals : small) += 1;
  }
  return capitals >= 2 && small * 4 <= capitals;
}

}  // namespace claimcheck
