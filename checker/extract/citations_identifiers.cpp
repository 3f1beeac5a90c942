#include "checker/extract/citations_identifiers.h"

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
char at_or_nul(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && digit(text[end])) ++end;
  return end - at;
}

// Length of a hyphen at `at`: the typewriter's, U+2010, U+2011 or an en dash.
std::size_t hyphen(std::string_view text, std::size_t at) {
  if (at_or_nul(text, at) == '-') return 1;
  for (const std::string_view h : {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93"}) {
    if (text.substr(std::min(at, text.size())).starts_with(h)) return 3;
  }
  return 0;
}

// Whether no letter or digit goes on at `at`.
bool ends(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const CodePoint cp = decode(text, at);
  return !is_letter(cp.value) && !(cp.value < 0x80 && digit(static_cast<char>(cp.value)));
}

// Digits, and an X at the end, with single hyphens or spaces between; at most `most` of them.
struct Digits {
  std::string digits;
  std::size_t end = 0;
  int groups = 1;
};
Digits read_digits(std::string_view text, std::size_t at, std::size_t most) {
  Digits out;
  out.end = at;
  for (std::size_t i = at; i < text.size() && out.digits.size() < most;) {
    const char c = text[i];
    if (digit(c) || ((c == 'X' || c == 'x') && (out.digits.size() == 9 || out.digits.size() == 7))) {
      out.digits.push_back(c == 'x' ? 'X' : c);
      out.end = ++i;
      if (c == 'X' || c == 'x') break;
      continue;
    }
    std::size_t between = hyphen(text, i);
    if (between != 0 && at_or_nul(text, i + between) == ' ') ++between;  // "82- 1": broken by a line end
    if (between == 0 && c == ' ') between = 1;
    const char next = at_or_nul(text, i + between);
    if (between == 0 || out.digits.empty() || !(digit(next) || next == 'X' || next == 'x')) break;
    i += between;
    ++out.groups;
  }
  return out;
}

bool isbn10(std::string_view d) {
  int sum = 0;
  for (int i = 0; i < 10; ++i) sum += (10 - i) * (d[static_cast<std::size_t>(i)] == 'X' ? 10 : d[static_cast<std::size_t>(i)] - '0');
  return sum % 11 == 0;
}

bool isbn13(std::string_view d) {
  int sum = 0;
  for (int i = 0; i < 13; ++i) sum += (i % 2 == 0 ? 1 : 3) * (d[static_cast<std::size_t>(i)] - '0');
  return sum % 10 == 0;
}

// The same book's number of 13 digits.
std::string as_isbn13(std::string_view isbn10) {
  std::string out = "978" + std::string(isbn10.substr(0, 9)) + "0";
  while (!isbn13(out)) ++out.back();
  return out;
}

bool month(std::string_view d) { return (d[0] == '0' && d[1] != '0') || (d[0] == '1' && d[1] <= '2'); }

}  // namespace

std::optional<Identifier> read_doi(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("10.")) return {};
  std::size_t i = at + 3;
  const std::size_t registrant = digits_from(text, i);
  if (registrant < 4 || registrant > 9) return {};
  i += registrant;
  while (at_or_nul(text, i) == '.' && digits_from(text, i + 1) > 0) i += 1 + digits_from(text, i + 1);
  if (at_or_nul(text, i) != '/') return {};
  const std::size_t suffix = ++i;
  int open = 0;
  while (i < text.size()) {
    const CodePoint cp = decode(text, i);
    if (is_space(cp.value) || cp.value == '"' || cp.value == U'”' || cp.value == U'»') break;
    if (cp.value == '(') ++open;
    if (cp.value == ')' && --open < 0) break;
    i += cp.size;
  }
  while (i > suffix) {  // the sentence's marks, not the identifier's
    const char last = text[i - 1];
    const bool mark = last == '.' || last == ',' || last == ';' || last == ':' || last == '\'' || last == '!' || last == '?' || last == ']' ||
                      last == '*' || last == '_' || (last == '>' && text.substr(suffix, i - suffix).find('<') == std::string_view::npos);
    if (mark) {
      --i;
    } else if (i - suffix >= 3 && text.substr(i - 3, 3) == "\xE2\x80\x99") {
      i -= 3;
    } else {
      break;
    }
  }
  if (i == suffix) return {};
  return Identifier{"doi", std::string(text.substr(at, i - at)), i, true};
}

std::optional<Identifier> read_isbn(std::string_view text, std::size_t at) {
  const Digits d13 = read_digits(text, at, 13);
  if (d13.digits.size() == 13 && (d13.digits.starts_with("978") || d13.digits.starts_with("979")) && ends(text, d13.end) && d13.groups <= 5) {
    return Identifier{"isbn", d13.digits, d13.end, isbn13(d13.digits)};
  }
  const Digits d10 = read_digits(text, at, 10);
  if (d10.digits.size() != 10 || !ends(text, d10.end) || d10.groups > 4) return {};
  const bool valid = isbn10(d10.digits);
  return Identifier{"isbn", valid ? as_isbn13(d10.digits) : d10.digits, d10.end, valid};
}

std::optional<Identifier> read_issn(std::string_view text, std::size_t at) {
  if (digits_from(text, at) != 4 && digits_from(text, at) != 8 && digits_from(text, at) != 7) return {};
  const Digits d = read_digits(text, at, 8);
  const bool halves = d.groups == 1 || (d.groups == 2 && digits_from(text, at) == 4);
  if (d.digits.size() != 8 || !ends(text, d.end) || !halves) return {};
  int sum = 0;
  for (int i = 0; i < 8; ++i) sum += (8 - i) * (d.digits[static_cast<std::size_t>(i)] == 'X' ? 10 : d.digits[static_cast<std::size_t>(i)] - '0');
  return Identifier{"issn", d.digits.substr(0, 4) + "-" + d.digits.substr(4), d.end, sum % 11 == 0};
}

std::optional<Identifier> read_orcid(std::string_view text, std::size_t at) {
  std::string digits;
  std::size_t i = at;
  while (i < text.size() && digits.size() < 16) {
    const char c = text[i];
    if (digit(c) || ((c == 'X' || c == 'x') && digits.size() == 15)) {
      digits.push_back(c == 'x' ? 'X' : c);
      ++i;
    } else if (const std::size_t h = hyphen(text, i); h != 0 && !digits.empty() && digits.size() % 4 == 0) {
      i += h;
    } else {
      break;
    }
  }
  // ORCID has two blocks of ISNI's numbers for itself.
  const bool own = digits.starts_with("0000000") || digits.starts_with("000900");
  if (digits.size() != 16 || !own || !ends(text, i)) return {};
  int total = 0;
  for (std::size_t k = 0; k < 15; ++k) total = (total + digits[k] - '0') * 2;
  const int check = (12 - total % 11) % 11;
  const bool valid = digits[15] == (check == 10 ? 'X' : static_cast<char>('0' + check));
  return Identifier{"orcid", digits.substr(0, 4) + "-" + digits.substr(4, 4) + "-" + digits.substr(8, 4) + "-" + digits.substr(12), i, valid};
}

std::optional<Identifier> read_arxiv(std::string_view text, std::size_t at) {
  std::size_t i = at;
  std::string archive;
  while (i < text.size() && (letter(text[i]) || text[i] == '-')) ++i;
  if (i > at) {
    archive = lower(text.substr(at, i - at));
    if (at_or_nul(text, i) == '.' && letter(at_or_nul(text, i + 1))) {  // the subject class is no part of the identifier
      ++i;
      while (i < text.size() && (letter(text[i]) || text[i] == '-')) ++i;
    }
    if (at_or_nul(text, i) != '/') return {};
    ++i;
  }
  const std::size_t number = i;
  const std::size_t leading = digits_from(text, i);
  std::string target;
  if (leading == 7 && !archive.empty()) {
    i += 7;
    target = archive + "/" + std::string(text.substr(number, 7));
  } else if (leading == 4 && at_or_nul(text, i + 4) == '.') {
    const std::size_t serial = digits_from(text, i + 5);
    if (serial != 4 && serial != 5) return {};
    i += 5 + serial;
    target = std::string(text.substr(number, i - number));
  } else {
    return {};
  }
  const bool valid = month(text.substr(number + 2, 2));
  if (at_or_nul(text, i) == 'v' && digits_from(text, i + 1) > 0) {
    const std::size_t version = i;
    i += 1 + digits_from(text, i + 1);
    target += std::string(text.substr(version, i - version));
  }
  if (!ends(text, i)) return {};
  return Identifier{"arxiv", "arXiv:" + target, i, valid};
}

std::optional<Identifier> read_un_symbol(std::string_view text, std::size_t at) {
  // Bodies that issue documents: the General Assembly, the two councils, treaty bodies, programmes.
  static constexpr std::array<std::string_view, 22> kBodies = {"A", "S", "E", "ST", "T", "DP", "TD", "CCPR", "CERD", "CEDAW", "CAT", "CRC", "CMW",
                                                               "CRPD", "CED", "HRI", "UNEP", "FCCC", "CD", "NPT", "ECE", "LC"};
  std::size_t i = at;
  while (i < text.size() && text[i] >= 'A' && text[i] <= 'Z') ++i;
  if (std::find(kBodies.begin(), kBodies.end(), text.substr(at, i - at)) == kBodies.end()) return {};
  int parts = 0;
  bool number = false;
  while (at_or_nul(text, i) == '/') {
    std::size_t k = i + 1;
    while (k < text.size() && (digit(text[k]) || letter(text[k]) || (text[k] == '.' && k + 1 < text.size() && (digit(text[k + 1]) || letter(text[k + 1]))) || text[k] == '-')) ++k;
    const std::string_view part = text.substr(i + 1, k - i - 1);
    if (part.empty() || part.size() > 12) break;
    const bool upper = part.front() >= 'A' && part.front() <= 'Z';
    if (!upper && !digit(part.front())) break;
    number = number || std::any_of(part.begin(), part.end(), digit);
    ++parts;
    i = k;
  }
  if (parts == 0 || !number || !ends(text, i)) return {};
  if (parts == 1 && digits_from(text, at + 2) < 3) return {};  // "A/4" is a sheet of paper
  std::string target(text.substr(at, i - at));
  // The year of a resolution of the Security Council belongs to its symbol.
  if (text.substr(std::min(i, text.size())).starts_with(" (") && digits_from(text, i + 2) == 4 && at_or_nul(text, i + 6) == ')') {
    target += std::string(text.substr(i, 7));
    i += 7;
  }
  return Identifier{"un-symbol", std::move(target), i, true};
}

}  // namespace claimcheck
