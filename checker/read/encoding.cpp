#include "checker/read/encoding.h"

#include <cstring>
#include <string_view>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";
constexpr std::size_t kProbe = 8000;  // bytes looked at to tell text from binary data: what git takes, too

Problem problem_at(const std::string& path, std::string_view text, std::size_t offset, std::string message) {
  Problem problem{path, 1, 1, std::move(message), false};
  for (std::size_t i = 0; i < offset; ++i) {
    const bool line_end = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
    if (line_end) {
      ++problem.line;
      problem.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++problem.column;
    }
  }
  return problem;
}

std::string refuse(const std::string& path, std::vector<Problem>& problems, std::string message) {
  problems.push_back({path, 0, 0, std::move(message), true});
  return {};
}

// Absent ("") for what may be text.
std::string_view known_binary(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return "this is a PDF file; give its text";
  if (bytes.starts_with("PK\x03\x04")) return "this is an archive or an office document; give its text";
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) || bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
    return "this is UTF-32; give it as UTF-8";
  return {};
}

std::string from_utf16(std::string_view bytes, bool big, std::size_t& bad) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return big ? static_cast<char32_t>(a << 8 | b) : static_cast<char32_t>(b << 8 | a);
  };
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t cp = unit(i);
    if (cp >= 0xD800 && cp < 0xE000) {
      const char32_t low = cp < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      } else {
        cp = static_cast<unsigned char>(kSubstitute);
        ++bad;
      }
    } else if (cp == 0) {
      cp = static_cast<unsigned char>(kSubstitute);
      ++bad;
    }
    append_utf8(out, cp);
  }
  if (i < bytes.size()) {
    out.push_back(kSubstitute);
    ++bad;
  }
  return out;
}

// Puts kSubstitute for every byte that is no UTF-8 and for NUL; how many there were.
std::size_t substitute_bad(std::string& text) {
  std::size_t bad = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::uint64_t word = 0;
    if (i + sizeof word <= text.size()) {  // eight plain bytes at once
      std::memcpy(&word, text.data() + i, sizeof word);
      const bool ascii = (word & 0x8080808080808080U) == 0;
      const bool has_nul = ((word - 0x0101010101010101U) & ~word & 0x8080808080808080U) != 0;
      if (ascii && !has_nul) {
        i += sizeof word;
        continue;
      }
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::uint32_t size = byte < 0x80 ? 1 : decode(text, i).size;
    if (byte == 0 || (byte >= 0x80 && size == 1)) {
      text[i] = kSubstitute;
      ++bad;
    }
    i += size;
  }
  return bad;
}

}  // namespace

std::size_t bom_size(const std::string& text) { return text.starts_with(kUtf8Bom) ? kUtf8Bom.size() : 0; }

std::string to_utf8(const std::string& path, std::string bytes, std::vector<Problem>& problems) {
  if (const auto why = known_binary(bytes); !why.empty()) return refuse(path, problems, std::string(why));
  std::size_t bad = 0;
  const bool little = bytes.starts_with("\xFF\xFE");
  const bool big = bytes.starts_with("\xFE\xFF");
  if (little || big) {
    bytes = from_utf16(std::string_view(bytes).substr(2), big, bad);
  } else {
    if (std::string_view(bytes).substr(0, kProbe).find('\0') != std::string_view::npos)
      return refuse(path, problems, "this is binary data (it holds NUL bytes), not text");
    bad = substitute_bad(bytes);
  }
  if (bad == 0) return bytes;
  const std::size_t first = bytes.find(kSubstitute);
  std::string what = little || big ? "no valid UTF-16 here" : "no valid UTF-8 here";
  if (bad > 1) what += " and at " + std::to_string(bad - 1) + (bad == 2 ? " more place" : " more places");
  problems.push_back(problem_at(path, bytes, first, what + "; read as unknown characters"));
  return bytes;
}

}  // namespace claimcheck
