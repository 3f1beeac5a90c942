#include "checker/extract/figures_names.h"

#include <algorithm>
#include <cctype>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongestName = 8;  // tokens

bool separates(const FigureCursor& c, std::uint32_t i) {
  return c.mark(i, ",") || c.mark(i, ";") || c.mark(i, ":") || c.word(i) == c.words.and_;
}

// Another name with a number, from token `i` on ("…, FDP 12"): where the name starts and the token behind; last 0 for none.
struct NamedNumber {
  std::uint32_t name = 0, last = 0;
};

NamedNumber named_number(const FigureCursor& c, std::uint32_t i) {
  while (separates(c, i)) ++i;
  std::uint32_t at = i;
  while (at < i + kLongestName && !separates(c, at) && (c.is_word(at) || c.mark(at, "-") || c.mark(at, ".") || c.mark(at, "/")))
    ++at;
  if (at == i || !c.capital(i) || !c.is_number(at) || c.glued(at)) return {};
  return {i, at + 1};
}

// "Germany 800, Italy 600 and Spain 200": three names or more, each with its number.
bool in_list_of_names(const FigureCursor& c, const Numeral& n) {
  int others = 0;
  NamedNumber next = named_number(c, n.last);
  for (; others < 2 && next.last != 0; next = named_number(c, next.last)) {
    if (c.text(next.name) == c.text(n.first - 1)) return false;  // "Windows 7, Windows 8"
    ++others;
  }
  for (std::uint32_t p = n.first; others < 2 && p > c.first; ++others) {  // backwards: "Name 12, Name 7, <name> n"
    std::uint32_t q = p;
    while (q > c.first && p - q < kLongestName && !separates(c, q - 1) && !c.is_number(q - 1)) --q;
    while (q > c.first && separates(c, q - 1)) --q;
    if (q == c.first || !c.is_number(q - 1) || !c.is_word(q - 2)) break;
    p = q - 1;
  }
  return others >= 2;
}

// "Latvia", "New York": a place whose name ends at token `p`.
bool ends_place(const FigureCursor& c, std::uint32_t p) {
  if (c.is(p, kPlaceEnd)) return true;
  for (std::uint32_t back = 1; back <= 3 && p >= c.first + back && c.capital(p - back); ++back) {
    if (c.match(c.words.country, p - back) == back + 1 || c.match(c.words.place, p - back) == back + 1) return true;
  }
  return false;
}

// First token of the run of capitals that ends at `p`, its "the" included.
std::uint32_t start_of_name(const FigureCursor& c, std::uint32_t p) {
  std::uint32_t s = p;
  while (s > c.first && p - s < kLongestName && (c.capital(s - 1) || (c.hyphen(s - 1) && c.capital(s - 2)))) --s;
  if (s < p && (c.is(s, kPlacing) || separates(c, s))) ++s;  // "In Kyiv", "And Lind"
  return s > c.first && s <= p && c.word(s - 1) == c.words.the ? s - 1 : s;
}

// "The bill passed the House 218-214 and the Senate 51 to 49".
bool is_score(const FigureCursor& c, const Numeral& n) {
  const bool joint = (c.dash(n.last) && c.joins(n.last)) || c.word(n.last) == c.words.to;
  if (!joint || !c.is_number(n.last + 1) || (c.is_mark(n.last + 2) && c.joins(n.last + 2))) return false;
  for (std::uint32_t i = c.first; i < n.first; ++i) {
    if (c.is(i, kScore)) return true;
  }
  return false;
}

bool opens_clause(const FigureCursor& c, std::uint32_t i) {
  return i == c.first || separates(c, i - 1) || (c.is_mark(i - 1) && !c.glued(i)) || c.capital(i);
}

// "In Cabinet 14 voted": a name behind a preposition that opens the clause, and behind the number what goes on with a count.
bool behind_place_phrase(const FigureCursor& c, std::uint32_t name, const Numeral& n, const FigureSetting& setting) {
  if (name == c.first || !c.is(name - 1, kPlacing) || !opens_clause(c, name - 1)) return false;
  return setting.has_noun || c.is(n.last, kVerb | kCollectiveAdjective) || c.word(n.last) == c.words.of;
}

// "Brandt received 47 votes and Lind 39": the verb and the noun are those of the clause before.
bool left_out_verb(const FigureCursor& c, std::uint32_t name, const Numeral& n, const FigureSetting& setting) {
  if (!setting.follows || name == c.first) return false;
  // "that in Velm 630": the place of what was named before
  std::uint32_t opens = name;
  if (!separates(c, name - 1) && c.is(opens - 1, kPlacing) && opens > c.first + 1) --opens;
  if (opens < name && opens > c.first + 1 && (lower(c.text(opens - 1)) == "that" || lower(c.text(opens - 1)) == "those")) --opens;
  if (!separates(c, opens - 1)) return false;
  const std::uint32_t l = n.last;
  return !c.has(l) || separates(c, l) || c.mark(l, ".") || c.mark(l, ")") || c.mark(l, "?") || c.mark(l, "!") || c.dash(l) ||
         c.is(l, kScore);
}

// "its 777 airliner": many with a singular behind it is no count.
bool names_model(const FigureCursor& c, const Numeral& n, const FigureSetting& setting) {
  if (lower(c.text(n.last)) == "index" ||
      (c.is(n.first - 1, kIndefinite) && !setting.has_noun && n.value > 1 && !(c.hyphen(n.last) && c.is_word(n.last + 1))))
    return true;  // "the 500 index", "a 747 jet"
  return n.value >= 100 && c.is(n.last, kModelNoun) && !c.is(n.first - 1, kIndefinite);
}

}  // namespace

bool is_part_of_name(const FigureCursor& c, const Numeral& n, const FigureSetting& setting) {
  if (!n.bare_digits()) return false;
  const std::uint32_t p = n.first - 1;
  const bool possessive = c.glued(p) && c.is_word(p) && c.text(p).ends_with("s");  // "Standard & Poor's 500"
  if (c.capital(possessive ? p - 1 : p) && c.is(possessive ? p - 1 : p, kNumberedName)) return true;
  if (names_model(c, n, setting)) return true;
  if (n.value > 9999 || !c.is_word(p) || setting.title_case || setting.noun_known || setting.hedged) return false;
  const std::string_view name = c.text(p);
  const bool inner_capital = std::any_of(name.begin(), name.end(), [](unsigned char ch) { return std::isupper(ch) != 0; });
  if (!inner_capital || c.is(p, kEndsPhrase | kCardinal) || c.taken(p)) return false;  // "On Monday 66": a date is no name
  const bool goes_on = c.is(n.last, kVerb | kAuxiliary);  // "Team 4 came", but "Present 66, absent 12"
  if (p == c.first && c.is(p, kNoName) && !c.token(p).has(kAllCapitals) && !goes_on) return false;
  if (c.match(c.words.street, p) > 0) return true;
  if (ends_place(c, p) || is_score(c, n) || in_list_of_names(c, n)) return false;
  const std::uint32_t start = start_of_name(c, p);
  return !behind_place_phrase(c, start, n, setting) && !left_out_verb(c, start, n, setting);
}

}  // namespace claimcheck
