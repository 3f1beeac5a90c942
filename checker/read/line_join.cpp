// What a line end inside a paragraph means for the words on both sides of it.
#include "checker/base/utf8.h"
#include "checker/read/inlines.h"

namespace claimcheck {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kEmDash = "\xE2\x80\x94";
constexpr std::string_view kEnDash = "\xE2\x80\x93";
constexpr std::size_t kLongestWord = 60;

// Where the letters begin that `text` ends with.
std::size_t last_letters(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && text.size() - begin < kLongestWord) {
    std::size_t at = begin - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    if (!is_letter(decode(text, at).value)) break;
    begin = at;
  }
  return begin;
}

std::size_t first_letters(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end < kLongestWord) {
    const CodePoint cp = decode(text, end);
    if (!is_letter(cp.value)) break;
    end += cp.size;
  }
  return end;
}

bool digit_before_dash(std::string_view before, std::size_t dash) {
  return before.size() > dash && before[before.size() - dash - 1] >= '0' && before[before.size() - dash - 1] <= '9';
}

}  // namespace

std::string joined_word(std::string_view before, std::string_view behind) {
  if (!before.ends_with('-') || behind.empty()) return {};
  before.remove_suffix(1);
  const std::string_view head = before.substr(last_letters(before));
  const std::string_view tail = behind.substr(0, first_letters(behind));
  if (head.empty() || tail.empty() || is_upper(decode(tail, 0).value)) return {};
  return lower(std::string(head) + std::string(tail));
}

LineJoin line_join(std::string_view before, std::string_view behind, const std::unordered_set<std::string>& whole_words) {
  if (before.ends_with(kSoftHyphen)) return LineJoin::drop_hyphen;
  if (before.ends_with('-')) {
    if (before.size() < 2 || before[before.size() - 2] == ' ' || behind.empty()) return LineJoin::blank;
    const std::string word = joined_word(before, behind);
    return !word.empty() && whole_words.contains(word) ? LineJoin::drop_hyphen : LineJoin::nothing;
  }
  if (before.ends_with(kEmDash) || behind.starts_with(kEmDash)) {
    const bool apart = before.ends_with(std::string(" ") + std::string(kEmDash));
    return apart ? LineJoin::blank : LineJoin::nothing;
  }
  if (before.ends_with(kEnDash) && digit_before_dash(before, kEnDash.size())) return LineJoin::nothing;
  if (before.ends_with('/') && before.size() > 1 && before[before.size() - 2] != ' ') return LineJoin::nothing;
  return LineJoin::blank;
}

}  // namespace claimcheck
