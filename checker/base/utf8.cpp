#include "checker/base/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>

namespace claimcheck {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_ascii(unsigned char c) { return c < 0x80; }

// Every byte but those that continue a sequence.
bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Letters that decompose into no base letter but that English prints without their stroke or ligature.
std::string_view plain_letter(char32_t cp) {
  switch (cp) {
    case U'ł': return "l";
    case U'đ': case U'ð': return "d";
    case U'ø': return "o";
    case U'ħ': return "h";
    case U'ı': return "i";
    case U'ß': return "ss";
    case U'æ': return "ae";
    case U'œ': return "oe";
    case U'þ': return "th";
    default: return {};
  }
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (is_ascii(first)) return {first, 1};
  utf8proc_int32_t cp = -1;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                     static_cast<utf8proc_ssize_t>(text.size() - at), &cp);
  if (size <= 0 || cp < 0) return {kReplacement, 1};
  return {static_cast<char32_t>(cp), static_cast<std::uint32_t>(size)};
}

void append_utf8(std::string& out, char32_t cp) {
  utf8proc_uint8_t bytes[4];
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(cp), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_ascii(static_cast<unsigned char>(text[i]))) {
      ++i;
      continue;
    }
    const CodePoint cp = decode(text, i);
    if (cp.size == 1) return i;
    i += cp.size;
  }
  return std::string_view::npos;
}

bool is_space(char32_t cp) {
  if (cp < 0x80) return cp == ' ' || (cp >= '\t' && cp <= '\r');
  return cp == 0xA0 || cp == 0x85 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 || cp == 0x2029 ||
         cp == 0x202F || cp == 0x205F || cp == 0x2060 || cp == 0x3000 || cp == 0xFEFF;
}

bool is_letter(char32_t cp) {
  if (cp < 0x80) return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(cp))) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC:
      return cp != U'ª' && cp != U'º';
    default: return false;
  }
}

bool is_upper(char32_t cp) {
  if (cp < 0x80) return cp >= 'A' && cp <= 'Z';
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(cp));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

char32_t to_lower(char32_t cp) {
  if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(cp)));
}

namespace {

// The ASCII at the head of a text in lower case: all of most texts.
std::string lower_ascii(std::string_view text) {
  std::string out(text);
  char* const bytes = out.data();
  std::size_t i = 0;
  for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {  // eight bytes a step
    std::memcpy(&eight, bytes + i, sizeof eight);
    if ((eight & 0x8080808080808080u) != 0) break;
    const std::uint64_t from_a = eight + 0x3F3F3F3F3F3F3F3Fu, behind_z = eight + 0x2525252525252525u;  // the high bit of each byte
    eight |= (from_a & ~behind_z & 0x8080808080808080u) >> 2;
    std::memcpy(bytes + i, &eight, sizeof eight);
  }
  for (; i < text.size() && is_ascii(static_cast<unsigned char>(bytes[i])); ++i) {
    if (bytes[i] >= 'A' && bytes[i] <= 'Z') bytes[i] = static_cast<char>(bytes[i] + 32);
  }
  out.resize(i);
  return out;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out = lower_ascii(text);
  for (std::size_t i = out.size(); i < text.size();) {
    const CodePoint cp = decode(text, i);
    if (cp.value < 0x80) {
      out.push_back(static_cast<char>(to_lower(cp.value)));
    } else {
      append_utf8(out, to_lower(cp.value));
    }
    i += cp.size;
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string out = lower_ascii(text);
  for (std::size_t i = out.size(); i < text.size();) {
    const CodePoint cp = decode(text, i);
    i += cp.size;
    const char32_t low = to_lower(cp.value);
    if (low < 0x80) {
      out.push_back(static_cast<char>(low));
      continue;
    }
    if (const auto plain = plain_letter(low); !plain.empty()) {
      out += plain;
      continue;
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(low), parts, 8,
                                               static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
    for (utf8proc_ssize_t k = 0; k < std::min<utf8proc_ssize_t>(count, 8); ++k) {
      if (utf8proc_category(parts[k]) != UTF8PROC_CATEGORY_MN) append_utf8(out, static_cast<char32_t>(parts[k]));
    }
  }
  return out;
}

Position position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  if (before.find('\r') != std::string_view::npos) return LineIndex(text).position(text, static_cast<std::uint32_t>(offset));
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const auto start = before.rfind('\n');
  std::uint32_t column = 1;
  for (const char c : before.substr(start == std::string_view::npos ? 0 : start + 1)) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++column;
  }
  return {line, column};
}

LineIndex::LineIndex(std::string_view text) {
  starts_.push_back(0);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) counts_.push_back(count);
    if (starts_code_point(text[i])) ++count;
    const bool lone_cr = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || lone_cr) starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

std::uint32_t LineIndex::code_points_before(std::string_view text, std::uint32_t offset) const {
  if (counts_.empty()) return 0;
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  const std::size_t stride = std::min<std::size_t>(offset / kStride, counts_.size() - 1);
  std::uint32_t count = counts_[stride];
  for (std::size_t i = stride * kStride; i < offset; ++i) count += starts_code_point(text[i]) ? 1 : 0;
  return count;
}

Position LineIndex::position(std::string_view text, std::uint32_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  const std::uint32_t begin = starts_[line - 1];
  // Within a short line the way from its start is the shorter one.
  if (offset - begin < kStride) {
    std::uint32_t column = 1;
    for (std::uint32_t i = begin; i < offset && i < text.size(); ++i) column += starts_code_point(text[i]) ? 1 : 0;
    return {line, column};
  }
  return {line, 1 + code_points_before(text, offset) - code_points_before(text, begin)};
}

Span LineIndex::line(std::string_view text, std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::uint32_t begin = starts_[number - 1];
  auto end = number < starts_.size() ? starts_[number] : static_cast<std::uint32_t>(text.size());
  while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
  return {begin, end};
}

}  // namespace claimcheck
