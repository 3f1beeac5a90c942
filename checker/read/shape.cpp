#include "checker/read/shape.h"

#include <algorithm>
#include <array>
#include <string>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongestKeyWords = 7;
constexpr std::size_t kLongestKey = 60;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The first letter or digit, past quotation marks, brackets and emphasis; 0 if something else comes first.
char32_t opening(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint cp = decode(line, i);
    if (is_letter(cp.value) || (cp.value >= '0' && cp.value <= '9')) return cp.value;
    static constexpr std::array<char32_t, 12> kOpening = {'"', '\'', '(', '[', '*', '_', 0x201C, 0x2018, 0x201E, 0xAB, '~', '`'};
    if (std::find(kOpening.begin(), kOpening.end(), cp.value) == kOpening.end()) return 0;
    i += cp.size;
  }
  return 0;
}

template <class Table>
bool among(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

// The last word, lower-cased, if nothing stands behind it.
std::string last_word(std::string_view line) {
  std::size_t begin = line.size();
  while (begin > 0 && ascii_letter(line[begin - 1])) --begin;
  if (begin == line.size() || line.size() - begin > 12) return {};
  return std::string(line.substr(begin));
}

// For each word: its first code point.
template <class See>
void each_word(std::string_view line, See see) {
  bool inside = false;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint cp = decode(line, i);
    if (is_space(cp.value)) {
      inside = false;
    } else if (!inside && (is_letter(cp.value) || (cp.value >= '0' && cp.value <= '9'))) {
      inside = true;
      see(cp.value);
    }
    i += cp.size;
  }
}

std::string heading_word(std::string_view line) {
  std::string_view bare = bare_line(line);
  while (!bare.empty() && (bare.back() == ':' || bare.back() == '.')) bare.remove_suffix(1);
  return bare.size() > 24 ? std::string() : lower(trimmed(bare));
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

Span trimmed(std::string_view source, Span span) {
  while (span.begin < span.end && blank(source[span.begin])) ++span.begin;
  while (span.end > span.begin && blank(source[span.end - 1])) --span.end;
  return span;
}

std::uint32_t width(std::string_view line) {
  return static_cast<std::uint32_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool starts_lower(std::string_view line) {
  const char32_t c = opening(line);
  return is_letter(c) && !is_upper(c) && to_lower(c) == c;
}

bool starts_upper(std::string_view line) { return is_upper(opening(line)); }

bool ends_sentence(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0) {
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) --at;
    const char32_t c = decode(line, at).value;
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) return true;
    const bool closing = c == ')' || c == ']' || c == '"' || c == '\'' || c == '*' || c == '_' || c == 0x201D || c == 0x2019 ||
                         c == 0xBB || c == ' ';
    const bool raised = c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
    if (!closing && !raised) {
      // Inside a mark or a link's target: "vote.[12]", "2003.](#)".
      const std::size_t open = line.substr(0, end).find_last_of("[(");
      const bool behind_mark = end < line.size() && open != std::string_view::npos && open > 0 && line.size() - open < 400;
      if (!behind_mark || (line[open] == '(' && line[open - 1] != ']')) return false;
      at = open;
    }
    end = at;
  }
  return false;
}

bool ends_open(std::string_view line) {
  static constexpr std::array<std::string_view, 61> kOpen = {
      "a",       "an",    "the",     "of",    "in",    "on",     "at",     "to",      "by",     "for", "from",  "with", "and",
      "or",      "but",   "nor",     "as",    "that",  "which",  "who",    "whose",   "than",   "its", "their", "his",  "her",
      "our",     "this",  "these",   "those", "such",  "is",     "are",    "was",     "were",   "be",  "been",  "has",  "have",
      "had",     "will",  "would",   "can",   "could", "may",    "might",  "must",    "should", "not", "into",  "over", "under",
      "between", "among", "against", "about", "after", "before", "during", "without", "through"};
  if (line.ends_with(',') || (line.ends_with('-') && line.size() > 1 && line[line.size() - 2] != ' ')) return true;
  return among(kOpen, last_word(line));
}

bool all_capitals(std::string_view line) {
  std::uint32_t letters = 0;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint cp = decode(line, i);
    if (is_letter(cp.value)) {
      if (!is_upper(cp.value) && to_lower(cp.value) == cp.value) return false;
      ++letters;
    }
    i += cp.size;
  }
  return letters >= 2;
}

std::uint32_t word_count(std::string_view line) {
  std::uint32_t n = 0;
  each_word(line, [&](char32_t) { ++n; });
  return n;
}

std::uint32_t capital_count(std::string_view line) {
  std::uint32_t n = 0;
  each_word(line, [&](char32_t c) { n += is_upper(c) || (c >= '0' && c <= '9') ? 1 : 0; });
  return n;
}

bool is_key_value(std::string_view line) {
  const std::string_view bare = bare_line(line);
  const std::size_t colon = bare.substr(0, kLongestKey).find(':');
  if (colon == std::string_view::npos || colon < 2 || colon + 2 >= bare.size() || bare[colon + 1] != ' ') return false;
  const std::string_view key = bare.substr(0, colon);
  if (key.find_first_of(",;!?\"") != std::string_view::npos || key.find(". ") != std::string_view::npos) return false;
  return is_letter(decode(key, 0).value) && word_count(key) <= kLongestKeyWords;
}

bool is_caption(std::string_view line) {
  static constexpr std::array<std::string_view, 12> kNumbered = {"figure", "fig.",  "fig",     "table", "tab.",  "chart",
                                                                 "map",    "graph", "diagram", "box",   "photo", "image"};
  static constexpr std::array<std::string_view, 10> kLabels = {"photo",   "photograph",   "figure",       "map",      "image",
                                                               "picture", "illustration", "photo credit", "photo by", "source"};
  const std::string_view bare = bare_line(line).substr(0, 24);
  if (bare.empty() || std::string_view("FfTtCcMmGgDdBbPpIiSs").find(bare.front()) == std::string_view::npos) return false;
  const std::string head = lower(bare);
  for (const std::string_view word : kNumbered) {
    if (!head.starts_with(word) || head.size() < word.size() + 2 || head[word.size()] != ' ') continue;
    std::size_t i = word.size() + 1;
    const std::size_t begin = i;
    while (i < head.size() && digit(head[i])) ++i;
    if (i > begin && (i >= head.size() || head[i] == '.' || head[i] == ':' || head[i] == '-')) return true;
    if (i > begin && head.substr(i).starts_with(" \xE2\x80")) return true;  // a dash behind the number
  }
  return std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view word) {
    return head.starts_with(word) && head.size() > word.size() && head[word.size()] == ':';
  });
}

bool is_notes_heading(std::string_view line) {
  static constexpr std::array<std::string_view, 4> kWords = {"notes", "footnotes", "endnotes", "note"};
  return among(kWords, heading_word(line));
}

bool is_sources_heading(std::string_view line) {
  static constexpr std::array<std::string_view, 7> kWords = {"sources",     "references", "bibliography",   "literature",
                                                             "works cited", "citations",  "list of sources"};
  return among(kWords, heading_word(line));
}

ListMarker list_marker(std::string_view line) {
  static constexpr std::array<std::string_view, 8> kBullets = {"-", "*", "+", "•", "–", "‣", "▪", "·"};
  ListMarker out;
  const auto accept = [&](std::size_t size, bool number) {
    if (size >= line.size() || (line[size] != ' ' && line[size] != '\t')) return;
    std::size_t end = size;
    while (end < line.size() && blank(line[end])) ++end;
    if (end == line.size()) return;
    out = {static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(size), number};
  };
  for (const std::string_view bullet : kBullets) {
    if (line.starts_with(bullet)) accept(bullet.size(), false);
  }
  if (out.size != 0 || line.empty()) return out;
  const std::size_t open = line[0] == '(' ? 1 : 0;
  std::size_t i = open;
  while (i < line.size() && digit(line[i]) && i - open < 3) ++i;
  const bool number = i > open;
  if (!number) {  // "(a)", "b)", "(iv)"
    while (i < line.size() && line[i] >= 'a' && line[i] <= 'z' && i - open < 4) ++i;
    const std::string_view letters = line.substr(open, i - open);
    const bool roman = letters.find_first_not_of("ivx") == std::string_view::npos;
    if (letters.empty() || (letters.size() > 1 && !roman) || i >= line.size() || line[i] != ')') return out;
    accept(i + 1, false);
    return out;
  }
  if (i < line.size() && (line[i] == ')' || (line[i] == '.' && open == 0))) accept(i + 1, true);
  return out;
}

std::uint32_t heading_number(std::string_view line) {
  std::uint32_t depth = 0;
  std::size_t i = 0;
  while (i < line.size() && digit(line[i])) {
    const std::size_t begin = i;
    while (i < line.size() && digit(line[i])) ++i;
    if (i - begin > 2) return 0;
    ++depth;
    if (i < line.size() && line[i] == '.') {
      ++i;
    } else {
      break;
    }
  }
  if (depth == 0 || i >= line.size() || line[i] != ' ') return 0;
  if (depth == 1 && line[i - 1] != '.') return 0;  // "5 March"
  return starts_upper(trimmed(line.substr(i))) ? depth : 0;
}

std::string_view bare_line(std::string_view line) {
  line = trimmed(line);
  const auto is_mark = [](char c) { return c == '#' || c == '*' || c == '_' || c == ' ' || c == '>'; };
  while (!line.empty() && is_mark(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_mark(line.back())) line.remove_suffix(1);
  return line;
}

}  // namespace claimcheck
