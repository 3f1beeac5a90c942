#include "checker/engine/wordings.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "checker/base/span.h"
#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

struct Word {
  std::string key;
  Span span;
};

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// Folded words with their places. Apostrophes inside a word are dropped; points and commas inside a number are kept.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint first = decode(text, at);
    if (!is_letter(first.value) && !is_digit(first.value)) {
      at += first.size;
      continue;
    }
    std::size_t end = at;
    std::string raw;
    while (end < text.size()) {
      const CodePoint c = decode(text, end);
      if (is_letter(c.value) || is_digit(c.value)) {
        append_utf8(raw, c.value);
      } else {
        const std::size_t next = end + c.size;
        const bool inner = next < text.size() && ((is_apostrophe(c.value) && is_letter(decode(text, next).value)) ||
                                                  ((c.value == '.' || c.value == ',') && is_digit(static_cast<unsigned char>(text[next])) && is_digit(static_cast<unsigned char>(raw.back()))));
        if (!inner) break;
      }
      end += c.size;
    }
    out.push_back({fold(raw), {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}});
    at = end;
  }
  return out;
}

// The pieces of a quotation that must stand as they are, in order.
std::vector<std::vector<Word>> pieces_of(std::string_view quotation) {
  std::vector<std::vector<Word>> out;
  std::size_t from = 0;
  const auto cut = [&](std::size_t to) {
    auto words = words_of(quotation.substr(from, to - from));
    if (!words.empty()) out.push_back(std::move(words));
  };
  for (std::size_t at = 0; at < quotation.size();) {
    const std::string_view rest = quotation.substr(at);
    std::size_t skip = 0;
    if (rest.starts_with("…")) skip = std::string_view("…").size();
    else if (rest.starts_with("...")) skip = 3;
    else if (rest.starts_with(". . .")) skip = 5;
    else if (rest[0] == '[' && rest.find(']') != std::string_view::npos) skip = rest.find(']') + 1;
    if (skip == 0) {
      ++at;
      continue;
    }
    // "[T]he": the rest of a word whose first letter was altered goes, too.
    const bool in_word = rest[0] == '[' && at + skip < quotation.size() && is_letter(decode(quotation, at + skip).value);
    cut(at);
    at += skip;
    while (in_word && at < quotation.size() && is_letter(decode(quotation, at).value)) at += decode(quotation, at).size;
    from = at;
  }
  cut(quotation.size());
  return out;
}

}  // namespace

bool occurs_in(std::string_view text, std::string_view quotation) {
  const std::vector<Word> all = words_of(text);
  auto from = all.begin();
  for (const std::vector<Word>& piece : pieces_of(quotation)) {
    from = std::search(from, all.end(), piece.begin(), piece.end(), [](const Word& a, const Word& b) { return a.key == b.key; });
    if (from == all.end()) return false;
    from += static_cast<std::ptrdiff_t>(piece.size());
  }
  return true;
}

std::optional<std::string_view> nearest_passage(std::string_view text, std::string_view quotation) {
  const std::vector<Word> all = words_of(text);
  std::unordered_map<std::string, int> wanted;
  std::size_t size = 0;
  for (const auto& piece : pieces_of(quotation)) {
    for (const Word& w : piece) {
      ++wanted[w.key];
      ++size;
    }
  }
  if (size == 0 || all.empty()) return std::nullopt;
  // A window as long as the quotation slides over the text.
  std::unordered_map<std::string, int> inside;
  std::size_t common = 0, best = 0, best_end = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (const auto w = wanted.find(all[i].key); w != wanted.end() && ++inside[all[i].key] <= w->second) ++common;
    if (i >= size) {
      if (const auto w = wanted.find(all[i - size].key); w != wanted.end() && --inside[all[i - size].key] < w->second) --common;
    }
    if (common > best) {
      best = common;
      best_end = i + 1;
    }
  }
  if (size < 6 ? best * 4 < size * 3 : best * 5 < size * 3) return std::nullopt;
  std::size_t first = best_end > size ? best_end - size : 0;
  while (first + 1 < best_end && !wanted.contains(all[first].key)) ++first;
  return text.substr(all[first].span.begin, all[best_end - 1].span.end - all[first].span.begin);
}

namespace {

// Words that are in every text, cut as shared_words cuts them.
constexpr std::string_view kCommon[] = {"about", "accor", "after", "also", "among", "been", "befor", "bulle", "could", "from", "have", "into", "last", "month", "more", "most",
                                        "other", "over", "since", "some", "such", "than", "that", "their", "them", "there", "these", "they", "this", "under", "until", "were", "what",
                                        "when", "which", "while", "will", "with", "would", "year", "years", "newsl", "repor"};
constexpr std::size_t kStem = 5;

// A stem fits a number. Lists of small letters, digits and blanks, as facts that issues are compared by have them, need no decoding.
bool is_plain_list(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' '; });
}
std::uint64_t packed(std::string_view stem) {
  std::uint64_t out = 0;
  for (const char c : stem) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}
bool is_common(std::uint64_t stem) {
  return std::any_of(std::begin(kCommon), std::end(kCommon), [&](std::string_view w) { return packed(w) == stem; });
}
std::vector<std::uint64_t> stems_of(std::string_view text) {
  std::vector<std::uint64_t> out;
  const auto keep = [&](std::string_view word) {
    if (word.size() >= 4 && !is_digit(static_cast<unsigned char>(word[0]))) out.push_back(packed(word.substr(0, kStem)));
  };
  if (is_plain_list(text)) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      keep(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  } else {
    for (const Word& w : words_of(text)) keep(w.key);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

std::int64_t shared_words(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  const auto x = stems_of(a), y = stems_of(b);
  return std::count_if(x.begin(), x.end(), [&](std::uint64_t stem) { return std::binary_search(y.begin(), y.end(), stem) && !is_common(stem); });
}

namespace {

constexpr std::string_view kNoNames[] = {"janua", "febru", "march", "april", "may", "june", "july", "augus", "septe", "octob", "novem", "decem", "monda", "tuesd", "wedne", "thurs", "frida", "satur", "sunda",
                                         "corre", "errat", "corri", "clari", "note", "bulle", "newsl", "issue", "the", "for"};

// Stems of the words with a capital, of those that may have it because a sentence starts with them and of the others.
struct Capitals {
  std::vector<std::uint64_t> sure, all;
};
Capitals capitals_of(std::string_view text) {
  Capitals out;
  std::size_t end = 0;
  for (const Word& w : words_of(text)) {
    const std::string_view before = text.substr(end, w.span.begin - end);
    const bool opens = end == 0 || before.find_first_of(".:!?\"(\n") != std::string_view::npos || before.find("\u201c") != std::string_view::npos;
    end = w.span.end;
    const std::uint64_t stem = packed(std::string_view(w.key).substr(0, kStem));
    if (w.key.size() < 3 || !is_upper(decode(text, w.span.begin).value) || std::any_of(std::begin(kNoNames), std::end(kNoNames), [&](std::string_view n) { return packed(n) == stem; })) continue;
    out.all.push_back(stem);
    if (!opens) out.sure.push_back(stem);
  }
  return out;
}

}  // namespace

bool names_apart(std::string_view a, std::string_view b) {
  const Capitals x = capitals_of(a), y = capitals_of(b);
  const auto none_in = [](const std::vector<std::uint64_t>& some, const std::vector<std::uint64_t>& all) {
    return std::none_of(some.begin(), some.end(), [&](std::uint64_t stem) { return std::find(all.begin(), all.end(), stem) != all.end(); });
  };
  return !x.sure.empty() && !y.sure.empty() && none_in(x.sure, y.all) && none_in(y.sure, x.all);
}

std::int64_t edits(std::string_view a, std::string_view b) {
  if (std::max(a.size(), b.size()) > kLongestCompared) return static_cast<std::int64_t>(std::max(a.size(), b.size()));
  std::array<std::array<std::uint8_t, kLongestCompared + 1>, 3> rows{};  // of the table: this one and the two before
  const auto row = [&](std::size_t i) -> auto& { return rows[i % rows.size()]; };
  for (std::size_t j = 0; j <= b.size(); ++j) row(0)[j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row(i)[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int fewest = std::min({row(i - 1)[j] + 1, row(i)[j - 1] + 1, row(i - 1)[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) fewest = std::min(fewest, row(i - 2)[j - 2] + 1);
      row(i)[j] = static_cast<std::uint8_t>(fewest);
    }
  }
  return row(a.size())[b.size()];
}

std::int64_t words_lacking(std::string_view some, std::string_view all) {
  std::int64_t out = 0;
  while (!some.empty()) {
    const std::size_t end = std::min(some.find(' '), some.size());
    const std::string_view word = some.substr(0, end);
    some.remove_prefix(std::min(end + 1, some.size()));
    bool there = word.empty();
    for (std::size_t at = 0; !there && (at = all.find(word, at)) != std::string_view::npos; ++at) {
      const bool begins = at == 0 || all[at - 1] == ' ', ends = at + word.size() == all.size() || all[at + word.size()] == ' ';
      there = begins && ends;
    }
    out += there ? 0 : 1;
  }
  return out;
}

namespace {

// Fowler-Noll-Vo's hash of bytes, 64 bits.
constexpr std::uint64_t kOffset = 0xCBF29CE484222325, kPrime = 0x100000001B3;

}  // namespace

std::vector<std::uint64_t> hashes_of_list(std::string_view list) {
  std::vector<std::uint64_t> out;
  std::uint64_t hash = kOffset;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] != ' ') {
      hash = (hash ^ static_cast<unsigned char>(list[i])) * kPrime;
    } else if (hash != kOffset) {
      out.push_back(hash);
      hash = kOffset;
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::uint64_t> stems_that_tell(std::string_view text) {
  std::vector<std::uint64_t> out = stems_of(text);
  std::erase_if(out, is_common);
  return out;
}

bool has_words(std::string_view text, std::string_view words) {
  const std::vector<Word> all = words_of(text), some = words_of(words);
  return std::search(all.begin(), all.end(), some.begin(), some.end(), [](const Word& a, const Word& b) { return a.key == b.key; }) != all.end();
}

}  // namespace claimcheck
