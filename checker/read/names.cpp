#include "checker/read/names.h"

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kMostTokens = 6;

// Words that begin with a capital in titles and headings, but in no name.
bool no_name_word(std::string_view word) {
  static constexpr std::array<std::string_view, 76> kWords = {
      "the",      "a",         "an",      "of",       "in",       "on",         "at",           "to",          "for",
      "from",     "with",      "without", "and",      "or",       "but",        "after",        "before",      "under",
      "over",     "between",   "against", "into",     "as",       "by",         "who",          "what",        "how",
      "why",      "when",      "where",   "which",    "is",       "are",        "was",          "will",        "has",
      "have",     "new",       "old",     "key",      "summary",  "executive",  "introduction", "conclusions", "background",
      "contents", "notes",     "sources", "findings", "bulletin", "paper",      "policy",       "report",      "brief",
      "issue",    "institute", "centre",  "center",   "council",  "foundation", "university",   "editors",     "editor",
      "author",   "its",       "their",   "two",      "three",    "one",        "not",          "no",          "more",
      "fewer",    "war",       "double",  "special"};
  return std::find(kWords.begin(), kWords.end(), lower(word)) != kWords.end();
}

bool particle(std::string_view word) {
  static constexpr std::array<std::string_view, 26> kWords = {"de",  "da",  "di",  "del", "della", "dos", "das", "du", "la",
                                                              "le",  "van", "von", "der", "den",   "ten", "ter", "al", "el",
                                                              "bin", "ibn", "ben", "af",  "av",    "zu",  "y",   "e"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// A capital letter, then letters, apostrophes and hyphens; "al-Rubaie" and "d'Arcy" too; or an initial with its point.
bool name_token(std::string_view word, bool& whole) {
  whole = false;
  if (word.empty() || no_name_word(word)) return false;
  for (const std::string_view prefix : {"al-", "el-", "ad-", "as-", "ash-", "d'", "d’"}) {
    if (word.starts_with(prefix) && word.size() > prefix.size()) word.remove_prefix(prefix.size());
  }
  if (!is_upper(decode(word, 0).value)) return false;
  std::uint32_t letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint cp = decode(word, i);
    i += cp.size;
    if (is_letter(cp.value)) {
      ++letters;
    } else if (cp.value == '.') {
      if (letters == 0 || letters > 2) return false;
    } else if (cp.value != '-' && cp.value != '\'' && cp.value != 0x2019 && cp.value != 0x2010) {
      return false;
    }
  }
  const bool possessive = word.ends_with("'s") || word.ends_with("’s");
  whole = letters >= 2 && word.back() != '.';
  return !possessive;
}

bool is_name(std::string_view part) {
  std::uint32_t tokens = 0, whole_tokens = 0;
  bool last_whole = false;
  while (!part.empty()) {
    const std::size_t end = std::min(part.find(' '), part.size());
    const std::string_view word = part.substr(0, end);
    part.remove_prefix(std::min(end + 1, part.size()));
    if (word.empty()) continue;
    if (tokens > 0 && particle(word)) continue;
    if (!name_token(word, last_whole)) return false;
    ++tokens;
    whole_tokens += last_whole ? 1 : 0;
  }
  return tokens >= 2 && tokens <= kMostTokens && whole_tokens >= 1 && last_whole;
}

struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

Separator next_separator(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kSeparators = {" and ", " & ", ",", ";", "•", "·", "|", "/"};
  Separator best;
  for (const std::string_view mark : kSeparators) {
    if (const std::size_t at = text.find(mark); at < best.at) best = {at, mark.size()};
  }
  return best;
}

}  // namespace

std::vector<Span> personal_names(std::string_view line) {
  std::vector<Span> names;
  if (line.empty() || std::string_view(";:!?").find(line.back()) != std::string_view::npos) return names;
  std::size_t end = line.size();
  if (const std::size_t bracket = line.find('('); bracket != std::string_view::npos) end = bracket;
  if (const std::size_t identifier = line.find("ORCID"); identifier < end) end = identifier;
  std::size_t at = 0;
  while (at < end) {
    const Separator separator = next_separator(line.substr(at, end - at));
    const std::size_t stop = separator.size == 0 ? end : at + separator.at;
    const Span part = trimmed(line, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)});
    const std::string_view words = part.in(line);
    if (is_name(words)) {
      names.push_back(part);
    } else if (!words.empty() && !names.empty() && starts_lower(words)) {
      return names;  // "…, an analyst of the institute"
    } else if (!words.empty()) {
      return {};
    }
    at = stop + separator.size;
    if (separator.size == 0) break;
  }
  return names;
}

}  // namespace claimcheck
