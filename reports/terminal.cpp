#include "reports/terminal.h"

#include <utf8proc.h>

#include <algorithm>

#include "checker/base/exact.h"
#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

bool steers(char32_t cp) {
  return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) ||
         cp == 0x200E || cp == 0x200F || cp == 0x061C;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint cp = decode(text, i);
    i += cp.size;
    if (is_space(cp.value) && cp.value != 0x200B && cp.value != 0x2060 && cp.value != 0xFEFF) {
      out += ' ';
    } else if (steers(cp.value)) {
      append_utf8(out, 0xFFFD);
    } else {
      append_utf8(out, cp.value);
    }
  }
  return out;
}

std::uint32_t columns(char32_t cp) {
  if (cp < 0x80) return 1;
  return static_cast<std::uint32_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(cp))));
}

std::uint32_t columns(std::string_view text) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint cp = decode(text, i);
    out += columns(cp.value);
    i += cp.size;
  }
  return out;
}

std::string counted(std::size_t count, std::string_view noun) {
  return Exact(static_cast<std::int64_t>(count)).pretty(0) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace claimcheck
