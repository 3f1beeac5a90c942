#include "checker/read/emphasis.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

bool is_punctuation(char32_t c) {
  if (c < 0x80) return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

// GFM looks through the marks of struck-out text on both sides of a run.
char32_t before(std::string_view text, std::uint32_t at) {
  while (at > 0 && text[at - 1] == '~') --at;
  if (at == 0) return '\n';
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return decode(text, at).value;
}

char32_t after(std::string_view text, std::uint32_t at) {
  while (at < text.size() && text[at] == '~') ++at;
  return at < text.size() ? decode(text, at).value : U'\n';
}

// A delimiter that was tried in vain need not be tried again by a closer of the same kind: where to stop looking.
std::size_t kind_of(const Delimiter& closer) {
  const std::size_t mark = closer.mark == '*' ? 0 : closer.mark == '_' ? 1 : 2;
  return mark * 6 + (closer.opens ? 3 : 0) + closer.length % 3;
}

bool fit(const Delimiter& open, const Delimiter& close) {
  if (!open.opens || open.mark != close.mark || open.count == 0) return false;
  if (close.mark == '~') return open.count == close.count;
  const bool odd = (open.closes || close.opens) && close.length % 3 != 0 && (open.length + close.length) % 3 == 0;
  return !odd;
}

}  // namespace

Delimiter delimiter_at(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const char32_t left = before(text, begin);
  const char32_t right = after(text, end);
  const bool left_space = is_space(left), right_space = is_space(right);
  const bool left_mark = is_punctuation(left), right_mark = is_punctuation(right);
  const bool left_flanking = !right_space && (!right_mark || left_space || left_mark);
  const bool right_flanking = !left_space && (!left_mark || right_space || right_mark);
  Delimiter out;
  out.mark = text[begin];
  out.count = out.length = end - begin;
  if (out.mark == '_') {
    out.opens = left_flanking && (!right_flanking || left_mark);
    out.closes = right_flanking && (!left_flanking || right_mark);
  } else {
    out.opens = left_flanking;
    out.closes = right_flanking;
  }
  if (out.mark == '~' && out.length > 2) out.opens = out.closes = false;
  return out;
}

void pair_emphasis(std::vector<Delimiter>& delimiters, std::size_t bottom, std::vector<EmphasisPair>& pairs,
                   std::vector<LeftOver>& left) {
  // The openers that are still open, as a stack of indices; what lies between a pair is closed with it.
  std::vector<std::size_t> open;
  std::array<std::size_t, 18> open_stop{};  // the same limit, as a height of the stack
  for (std::size_t i = bottom; i < delimiters.size(); ++i) {
    Delimiter& closer = delimiters[i];
    while (closer.closes && closer.count > 0) {
      const std::size_t kind = kind_of(closer);
      const std::size_t lowest = std::min(open_stop[kind], open.size());
      std::size_t at = open.size();
      while (at > lowest && !fit(delimiters[open[at - 1]], closer)) --at;
      if (at == lowest) {
        open_stop[kind] = open.size();
        break;
      }
      Delimiter& opener = delimiters[open[at - 1]];
      const std::uint32_t used = closer.mark == '~' ? closer.count : (opener.count >= 2 && closer.count >= 2 ? 2 : 1);
      pairs.push_back({opener.item, closer.item, closer.mark == '~'});
      opener.count -= used;
      closer.count -= used;
      open.resize(opener.count == 0 ? at - 1 : at);
      for (std::size_t& height : open_stop) height = std::min(height, open.size());
    }
    if (closer.opens && closer.count > 0) open.push_back(i);
  }
  for (std::size_t i = bottom; i < delimiters.size(); ++i) left.push_back({delimiters[i].item, delimiters[i].count});
  delimiters.resize(bottom);
}

}  // namespace claimcheck
