#include "checker/extract/actors_run.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongestRun = 20;  // tokens; a page of capitals is no name

bool has_inner_capital(std::string_view word) {
  if (word.size() < 3 || word[0] < 'a' || word[0] > 'z') return false;
  return std::any_of(word.begin() + 1, word.begin() + 3, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::uint32_t RunReader::piece(std::uint32_t at, std::uint32_t end) const {
  if (at >= end) return 0;
  const Token& t = tokens_[at];
  if (t.word != 0 && !t.has(kCapital) && !t.has(kInnerCapital) && (words_.of(t) & kNameArticle) == 0) return 0;  // most words
  if (t.kind != TokenKind::word || (context_.claimed[at] & (kTime | kCitation)) != 0) return 0;
  const std::uint32_t known = words_.of(t);
  // "al-Muhandis", also at the start of a sentence ("Al-Balad").
  if ((known & kNameArticle) != 0 && mark(at + 1, end, "-") && tokens_[at + 1].glued() && at + 2 < end && tokens_[at + 2].glued() && tokens_[at + 2].has(kCapital)) {
    return hyphenated(at + 3, end, at + 2) - at;
  }
  if (!t.has(kCapital)) return t.has(kInnerCapital) && has_inner_capital(context_.text(t)) ? 1 : 0;
  // "US$1.4 billion" is money.
  if (mark(at + 1, end, "$") || mark(at + 1, end, "€") || mark(at + 1, end, "£")) return 0;
  // "Secretary of State", "Bosnia and Herzegovina": small words inside what the lists know.
  if ((known & (kPhrase | kOfficePhrase)) != 0) {
    const std::uint32_t size = std::max(words_.known_name(tokens_, at, end).length, words_.office_length(tokens_, at, end));
    if (size > 2 && tokens_[at + size - 1].has(kCapital) && !std::all_of(&tokens_[at], &tokens_[at] + size, [](const Token& w) { return w.has(kCapital); })) return size;
  }
  const std::uint32_t letters = t.end - t.begin;
  std::uint32_t next = at + 1;
  if (mark(next, end, ".") && tokens_[next].glued() && next + 1 < end) {
    const bool initial = letters == 1 && (context_.text(t) != "I" || tokens_[next + 1].has(kCapital));
    const bool shortened = (known & (kTitle | kCompanySuffix | kPlaceFront | kOffice)) != 0 && letters <= 6 && (letters <= 5 || (known & kTitle) != 0);
    if (initial || (shortened && (tokens_[next + 1].kind == TokenKind::word || (known & kCompanySuffix) != 0))) return 2;
  }
  // "A320", "G20": a figure against the letters.
  if (next < end && tokens_[next].kind == TokenKind::number && tokens_[next].glued() && (context_.claimed[next] & kFigure) == 0) ++next;
  return hyphenated(next, end, at) - at;
}

// Takes "-un" of "Jong-un" and "-Claude" of "Jean-Claude", not "-led" of "NATO-led" or "-U.S." of "Iran-U.S.".
std::uint32_t RunReader::hyphenated(std::uint32_t after, std::uint32_t end, std::uint32_t before) const {
  while (mark(after, end, "-") && tokens_[after].glued() && after + 1 < end && tokens_[after + 1].glued()) {
    const Token& t = tokens_[after + 1];
    const std::uint32_t left = words_.of(tokens_[before]), right = words_.of(t);
    constexpr std::uint32_t kAlone = kPlaceName | kDemonym | kGroupName | kOrganisation | kWellKnown;
    if (t.kind == TokenKind::number) {
      if (!tokens_[before].has(kAllCapitals)) break;
    } else if (t.kind != TokenKind::word || t.has(kHasPoint)) {
      break;
    } else if (t.has(kCapital)) {
      if ((left & kAlone) != 0 && (right & kAlone) != 0) break;
    } else if (t.word != 0 || (left & kAlone) != 0 || tokens_[before].has(kAllCapitals)) {
      if ((right & kNameArticle) == 0 && !(t.end - t.begin <= 3 && (left & (kAlone | kCommonWord)) == 0 && !tokens_[before].has(kAllCapitals) && (right & (kStop | kCommonWord)) == 0)) break;
    }
    before = after + 1;
    after += 2;
  }
  return after;
}

// The end of lower-case particles at `at` that a piece follows, else `at`.
std::uint32_t RunReader::particles(std::uint32_t at, std::uint32_t end) const {
  std::uint32_t i = at;
  while (i < end && i < at + 3 && !tokens_[i].has(kCapital) && (words_.of(tokens_[i]) & kParticle) != 0 &&
         (words_.of(tokens_[i]) & kStop) == 0 && tokens_[i].has(kSpaceBefore)) {
    ++i;
  }
  return i > at && piece(i, end) != 0 ? i : at;
}

// A word that names a field of work ("Defence", "Human", "Development"), not a person, place or body.
bool RunReader::abstract_word(const Token& token) const {
  const std::uint32_t c = words_.of(token);
  if ((c & (kPlaceName | kDemonym | kGroupName | kFirstName | kOrganisation | kTitle | kWellKnown | kPlaceHead)) != 0 && (c & (kCommonWord | kOfficeModifier)) == 0) return false;
  return token.has(kCapital) && !token.has(kAllCapitals);
}

// "of Defence", "for Security", "to Defeat": after a head, or after another such phrase.
std::uint32_t RunReader::of_phrase(std::uint32_t at, std::uint32_t end, std::uint32_t first) const {
  const bool of = word(at, end, "of");
  if (!of && !word(at, end, "for") && !word(at, end, "on") && !word(at, end, "to") && !word(at, end, "against")) return at;
  bool head = false, inside = false;
  for (std::uint32_t i = first; i < at; ++i) {
    const std::uint32_t c = words_.of(tokens_[i]);
    if (tokens_[i].has(kCapital) && (c & (kOrgHead | kPlaceHead | kWorkHead)) != 0) head = true;
    if (head && (word(i, at, "of") || word(i, at, "for"))) inside = true;
  }
  const std::uint32_t last = words_.of(tokens_[at - 1]);
  const bool ends_in_head = tokens_[at - 1].has(kCapital) && (last & (kOrgHead | kPlaceHead | kWorkHead)) != 0;
  if (!(ends_in_head || (head && inside && of && abstract_word(tokens_[at - 1])))) return at;
  std::uint32_t next = at + 1;
  if (word(next, end, "the")) ++next;
  if (piece(next, end) == 0 || (words_.of(tokens_[next]) & kStop) != 0) return at;
  const std::uint32_t following = words_.of(tokens_[next]);
  constexpr std::uint32_t kNames = kPlaceName | kDemonym | kGroupName | kFirstName | kOrganisation | kTitle;
  if (word(at, end, "to") && ((following & kNames) != 0 || tokens_[next].has(kAllCapitals) || next != at + 1)) return at;
  if (!of && (last & kOrgHead) == 0 && !inside) return at;
  if (word(at, end, "on") && (last & kOrgHead) == 0) return at;
  if (!of && (following & (kFirstName | kTitle)) != 0 && (following & kCommonWord) == 0) return at;
  return next;
}

// "and Development" inside a body's name: both sides are fields of work and a head is before ("Ministry of Labour and
// Social Policy") or comes after ("Food and Agriculture Organization").
std::uint32_t RunReader::and_phrase(std::uint32_t at, std::uint32_t end, std::uint32_t first) const {
  if (mark(at, end, "&")) return piece(at + 1, end) != 0 ? at + 1 : at;
  if (!word(at, end, "and") || piece(at + 1, end) == 0) return at;
  if (!abstract_word(tokens_[at - 1]) || !abstract_word(tokens_[at + 1])) return at;
  const std::uint32_t heads = kOrgHead;
  bool head_of = false;
  for (std::uint32_t i = first; i + 1 < at; ++i) {
    if ((words_.of(tokens_[i]) & heads) != 0 && (word(i + 1, at, "of") || word(i + 1, at, "for") || word(i + 1, at, "on"))) head_of = true;
  }
  const std::uint32_t before = words_.of(tokens_[at - 1]), after = words_.of(tokens_[at + 1]);
  if (head_of) return (after & (kCommonWord | kOtherWord | kOfficeModifier)) != 0 && (after & kBody) == 0 ? at + 1 : at;
  if ((before & heads) != 0 || (before & (kCommonWord | kOtherWord)) == 0) return at;
  for (std::uint32_t i = at + 1; i < end && i < at + 5; ++i) {
    if (!tokens_[i].has(kCapital)) return at;
    if ((words_.of(tokens_[i]) & heads) != 0 && i > at + 1) return at + 1;
  }
  return at;
}

// A word in quotation marks between a first name, or a title, and more of the name: President Ana "Nini" Roth.
bool RunReader::nickname(std::uint32_t at, std::uint32_t end, std::uint32_t first) const {
  if (at + 3 >= end || !tokens_[at].has(kSpaceBefore) || !(mark(at, end, "\"") || mark(at, end, "\xE2\x80\x9C"))) return false;
  if (!(mark(at + 2, end, "\"") || mark(at + 2, end, "\xE2\x80\x9D")) || !tokens_[at + 2].glued() || !tokens_[at + 3].has(kSpaceBefore)) return false;
  if ((words_.of(tokens_[first]) & (kTitle | kOffice | kOfficePhrase | kOfficeModifier | kFirstName)) == 0 || !tokens_[at + 1].has(kCapital)) return false;
  return piece(at + 3, end) != 0 && (words_.of(tokens_[at + 3]) & (kStop | kOrgHead | kPlaceHead | kWorkHead)) == 0;
}

// Where the next piece starts if the run goes on after `at`, else `at`.
std::uint32_t RunReader::joined(std::uint32_t at, std::uint32_t end, std::uint32_t first) const {
  if (at >= end) return at;
  const Token& t = tokens_[at];
  if (t.kind == TokenKind::mark && nickname(at, end, first)) return at + 3;
  if (!t.has(kSpaceBefore) && !mark(at, end, "&") && !mark(at, end, "'") && !mark(at, end, "\xE2\x80\x99") && t.kind == TokenKind::mark) return at;
  if (t.has(kSpaceBefore) && piece(at, end) != 0) return at;
  if (const std::uint32_t next = particles(at, end); next != at) return next;
  if (const std::uint32_t next = of_phrase(at, end, first); next != at) return next;
  if (const std::uint32_t next = and_phrase(at, end, first); next != at) return next;
  // "Workers' Party", "Children's Fund".
  const bool possessive = t.kind == TokenKind::word ? context_.text(t).size() <= 4 && !t.has(kCapital) && t.glued() : (mark(at, end, "'") || mark(at, end, "\xE2\x80\x99"));
  if (possessive && t.glued() && at + 2 < end + 1 && piece(at + 1, end) != 0) {
    const std::uint32_t owner = words_.of(tokens_[at - 1]);
    const bool people = (owner & (kCommonWord | kOtherWord)) != 0 && (owner & (kPlaceName | kFirstName | kOrgHead | kPlaceHead | kOffice)) == 0;
    if (people && (words_.of(tokens_[at + 1]) & (kOrgHead | kWorkHead)) != 0) return at + 1;
  }
  return at;
}

std::uint32_t RunReader::read(std::uint32_t first, std::uint32_t end) const {
  std::uint32_t at = first + piece(first, end);
  while (at < end && at < first + kLongestRun) {
    std::uint32_t next = joined(at, end, first);
    if (next == at && !tokens_[at].has(kSpaceBefore)) break;
    const std::uint32_t size = piece(next, end);
    if (size == 0) break;
    // "… of the U.S. Like others, …": a sentence that its splitter left whole.
    if (next == at && tokens_[at - 1].has(kHasPoint) && (words_.of(tokens_[at]) & kStop) != 0 && !tokens_[at].has(kAllCapitals)) break;
    at = next + size;
  }
  return at;
}

}  // namespace claimcheck
