// Years: beside a date, alone, and as what qualifies a noun.
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
namespace {

constexpr int kFirstYear = 1000, kLastYear = 2100, kFirstLikelyYear = 1500;

}  // namespace

// Four digits of a year, not part of a longer code ("138-2010-2015", "2.2019").
int Grammar::year_at(std::uint32_t i) const {
  if (!r_.is_number(i) || r_.text(i).size() != 4) return 0;
  const int n = r_.integer(i);
  return n >= kFirstYear && n <= kLastYear ? n : 0;
}

// "nineteen ninety-six", "twenty fifteen", "nineteen hundred and five"; behind a date also "two thousand and five".
Grammar::SpokenYear Grammar::year_words(std::uint32_t i) const {
  const auto below_hundred = [&](std::uint32_t k) {
    SpokenYear rest;
    const int tens = r_.word(k).number;
    if (tens < 1 || tens > 90) return rest;
    rest = {tens, k + 1};
    const std::uint32_t next = r_.mark(k + 1) == '-' ? k + 2 : k + 1;
    const int unit = r_.word(next).number;
    if (tens >= 20 && unit >= 1 && unit <= 9) rest = {tens + unit, next + 1};
    return rest;
  };
  const int first = r_.word(i).number;
  std::uint32_t k = i + 1;
  if (first == 2 && r_.word(k).number == 1000) {
    ++k;
    const auto rest = below_hundred(r_.role(k) == Role::and_ ? k + 1 : k);
    return rest.year != 0 && rest.year < 100 ? SpokenYear{2000 + rest.year, rest.end} : SpokenYear{2000, k};
  }
  if (first < 15 || first > 20) return {};
  if (r_.word(k).number == 100) {
    ++k;
    const auto rest = below_hundred(r_.role(k) == Role::and_ ? k + 1 : k);
    return rest.year != 0 ? SpokenYear{first * 100 + rest.year, rest.end} : SpokenYear{first * 100, k};
  }
  const auto rest = below_hundred(k);
  return rest.year >= 10 ? SpokenYear{first * 100 + rest.year, rest.end} : SpokenYear{};
}

// The year after a day and month or a month, with its comma or "of"; or words that give it: "last year", "of the same year".
void Grammar::read_year(Term& t, bool after_day) const {
  std::uint32_t i = t.last;
  const bool comma = r_.mark(i) == ',';
  const bool dash = r_.mark(i) == '-' && r_.glued(i) && r_.glued(i + 1);
  if (comma || dash) ++i;
  if (!comma && !dash && (r_.role(i) == Role::of || r_.role(i) == Role::in)) ++i;
  if (const int year = year_at(i)) {
    if (dash && !after_day) return;  // "May-2016" is read as months elsewhere
    if (comma && after_day && r_.plain(i + 1) && !r_.word(i + 1).after_year && r_.text(i + 1).ends_with('s')) return;
    if (year < kFirstLikelyYear && r_.plain(i + 1) && !r_.word(i + 1).after_year) return;
    t.year = year;
    t.last = i + 1;
    return;
  }
  if (const SpokenYear spoken = year_words(i); spoken.year != 0 && !r_.plain(spoken.end)) {
    t.year = spoken.year;
    t.last = spoken.end;
    return;
  }
  // "30 September 420", "December of 384"
  if (const int n = r_.integer(i); n >= 100 && n <= 999 && !comma && !dash && !r_.is_word(i + 1) && !r_.glued(i)) {
    t.year = n;
    t.last = i + 1;
    return;
  }
  if (r_.mark(i) == '\'' && r_.integer(i + 1) >= 0 && r_.text(i + 1).size() == 2 && r_.glued(i + 1) && !comma) {
    const int n = r_.integer(i + 1);
    t.year = n < 40 ? 2000 + n : 1900 + n;
    t.last = i + 2;
    return;
  }
  if (const auto period = period_at(i); period && period->period.unit == Unit::year && (!comma || r_.role(i) != Role::that)) {
    t.within = period->period;
    t.last = period->end;
  }
}

// Whether a four-digit number standing alone is a year, by the words around it.
bool Grammar::year_context(std::uint32_t i) const {
  if (r_.integer(i) > 30 && r_.role(i + 1) == Role::era && r_.capital(i + 1)) return true;  // "347 AD"
  const int year = year_at(i);
  if (year == 0) return false;
  if (r_.glued(i) && i > r_.first() && r_.mark(i - 1) != '(' && r_.mark(i - 1) != '"' && r_.mark(i - 1) != '_' &&
      r_.mark(i - 1) != '\'' && r_.mark(i - 1) != '[')
    return false;
  if (r_.glued(i + 1)) {
    const char m = r_.mark(i + 1);
    const bool closing = m == ',' || m == '.' || m == ')' || m == ';' || m == ':' || m == '?' || m == '!' || m == '"' ||
                         m == '\'' || m == '_' || m == ']' || r_.possessive(i + 1) || (m == '-' && !r_.is_number(i + 2));
    if (!closing) return false;
  }
  const char before = i > r_.first() ? r_.mark(i - 1) : '\0';
  const TimeWord& prev = r_.word(i - 1);
  const TimeWord& next = r_.word(i + 1);
  if (year < 1900 && r_.mark(i + 1) == '(' && r_.is_number(i + 2)) return false;  // "in 1325 (2000)"
  const bool noun_next = r_.plain(i + 1) && !next.after_year && next.role == Role::none && next.cue == Cue::none &&
                         !r_.possessive(i + 1) && next.month == 0;
  if (prev.no_year) return false;
  const bool likely = year >= 1900 && year <= kLastYear;
  if (r_.role(i - 1) == Role::in || r_.role(i - 1) == Role::since || r_.role(i - 1) == Role::until ||
      r_.role(i - 1) == Role::during)
    return likely || !noun_next;
  if (prev.leads || prev.unit == Unit::year || prev.season != Season::none)
    return !(noun_next && (year < 1900 || r_.text(i + 1).ends_with('s')));
  if (year < kFirstLikelyYear) return false;
  if (before == '.' && r_.mark(i - 3) == '(' && (r_.text(i - 2) == "b" || r_.text(i - 2) == "d")) return true;  // "(b. 1957)"
  if (before == '(' || before == ',' || before == ';' || before == '[') {
    if (before == '(' && r_.is_number(i - 2)) return false;  // "No. 21 (1451)", "1325 (2000)"
    return likely ? !noun_next
                  : (before == '(' || year_at(i - 2) != 0 || r_.capital(i - 2)) && (r_.mark(i + 1) != 0 && r_.mark(i + 1) != '-');
  }
  if (prev.role == Role::and_ || prev.role == Role::or_) return (likely || year_at(i - 2)) && !noun_next;
  if (i == r_.first() && i + 1 == r_.last()) return likely;  // a table cell
  if (i == r_.first()) return likely && (next.cue != Cue::none || next.after_year || r_.mark(i + 1) != 0);
  if (r_.is_word(i - 1) && !noun_next && likely && r_.capital(i - 1) && !(r_.role(i - 2) == Role::and_ && r_.capital(i - 3)))
    return false;
  return likely && !noun_next && prev.role != Role::the && prev.role != Role::a && !r_.is_number(i - 1) && before == 0;
}

// "in nineteen ninety-six": no number is told so.
std::optional<Term> Grammar::spoken_year(std::uint32_t i) const {
  const Role before = r_.role(i - 1);
  if (before != Role::in && before != Role::since && before != Role::until) return std::nullopt;
  const SpokenYear spoken = year_words(i);
  const TimeWord& next = r_.word(spoken.end);
  const bool noun = r_.plain(spoken.end) && !next.after_year && next.role == Role::none && next.cue == Cue::none;
  const bool thousand = spoken.year >= 2000 && r_.word(i).number == 2;  // also a number: "in two thousand and five homes"
  if (spoken.year == 0 || noun || (r_.mark(spoken.end) == '-' && r_.glued(spoken.end)) ||
      (thousand && (before != Role::in || r_.is_word(spoken.end))))
    return std::nullopt;
  Term t;
  t.first = i;
  t.last = spoken.end;
  t.year = spoken.year;
  t.granularity = Granularity::year;
  return t;
}

std::optional<Term> Grammar::year_alone(std::uint32_t i) const {
  if (!year_context(i)) return std::nullopt;
  Term t;
  t.first = i;
  t.last = i + 1;
  t.year = r_.integer(i);
  t.granularity = Granularity::year;
  return t;
}

bool Grammar::qualifying_weekday(std::uint32_t i) const {
  const TimeWord& w = r_.word(i);
  if (w.weekday == 0 || w.common || !r_.capital(i) || !r_.plain(i + 1)) return false;
  const TimeWord& next = r_.word(i + 1);
  const Role before = r_.role(i - 1);
  const bool determiner = before == Role::the || before == Role::a || r_.possessive(i - 1);
  return determiner && !next.weekly && !next.after_year && next.role == Role::none && next.cue == Cue::none &&
         next.unit == Unit::none && !r_.text(i + 1).ends_with('s');
}

Grammar::Qualifies Grammar::qualifying_year(std::uint32_t i) const {
  const int year = year_at(i);
  const TimeWord& before = r_.word(i - 1);
  // "the 2011 and 2017 censuses"
  if (r_.role(i + 1) == Role::and_ || r_.role(i + 1) == Role::or_) {
    if (year_at(i + 2) && before.role == Role::the && r_.plain(i + 3) && !r_.word(i + 3).after_year)
      return qualifying_year(i + 2);
  }
  const bool second = (before.role == Role::and_ || before.role == Role::or_) && year_at(i - 2) && r_.role(i - 3) == Role::the;
  const bool determiner = second || before.role == Role::the || before.role == Role::a || r_.possessive(i - 1) ||
                          before.role == Role::this_ || before.role == Role::that || before.determiner;
  if (year < kFirstLikelyYear || !r_.is_word(i + 1) || r_.word(i + 1).after_year || r_.glued(i) || r_.glued(i + 1))
    return Qualifies::nothing;
  if (!determiner && !(i == r_.first() && r_.capital(i + 1))) return Qualifies::nothing;
  if (year < 1900 && before.role == Role::a) return Qualifies::nothing;
  // The head of "the 2016 EU–Turkey Statement" is the last of the nouns; in doubt it is a document.
  for (std::uint32_t n = i + 1; n < i + 6 && (r_.is_word(n) || r_.mark(n) == '-'); ++n) {
    if (r_.word(n).document) return Qualifies::document;
    if (n > i + 1 && (r_.word(n).role != Role::none || r_.word(n).cue != Cue::none)) break;
  }
  return Qualifies::event;
}

}  // namespace claimcheck::times
