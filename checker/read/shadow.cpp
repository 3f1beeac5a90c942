#include "checker/read/shadow.h"

#include <algorithm>
#include <array>

#include "checker/read/draft.h"
#include "checker/read/formats.h"
#include "checker/read/line_cursor.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongestMarkers = 400;  // bytes at the start of a line that may be markers of blocks
constexpr std::uint32_t kDeepest = 64;          // markers in one line
constexpr std::uint32_t kLineKept = 512;        // of a line of prose
constexpr std::uint32_t kTableLineKept = 1 << 16;
constexpr std::uint32_t kMostRules = 16;  // lines like "|---|" in one paragraph: cmark reads the paragraph anew for each

using Marks = std::array<bool, 256>;
constexpr Marks marks(std::string_view set) {
  Marks out{};
  for (const char c : set) out[static_cast<unsigned char>(c)] = true;
  return out;
}
constexpr Marks kBlockMarks = marks(" \t>*-+_0123456789.)#=`~|:");
constexpr Marks kInlineMarks = marks("\\`&<*_[]!");

class ShadowMaker {
 public:
  ShadowMaker(std::string_view source, Shadow& out) : source_(source), out_(out) {}

  void line(Span span) {
    const std::string_view line = span.in(source_);
    limit_rules(line);
    std::uint32_t i = 0, depth = 0;
    const auto size = static_cast<std::uint32_t>(line.size());
    while (i < size && i < kLongestMarkers && kBlockMarks[static_cast<unsigned char>(line[i])]) {
      if ((line[i] == '>' || line[i] == '-' || line[i] == '+' || line[i] == '*') && ++depth > kDeepest) break;
      ++i;
    }
    if (rules_ > kMostRules && is_table_rule(line)) i = 0;
    out_.text.append(line.substr(0, i));
    if (i < size && (line[i] == '<' || i >= kLongestMarkers)) {
      html_or_markers(line.substr(i));
    } else {
      inside(line, i);
    }
    out_.text.push_back('\n');
  }

 private:
  void html_or_markers(std::string_view rest) {
    if (rest.front() == '<') {
      out_.text.append(rest.substr(0, kTableLineKept));
    } else {
      out_.text.push_back('x');
    }
  }

  void inside(std::string_view line, std::uint32_t at) {
    const auto size = static_cast<std::uint32_t>(line.size());
    const bool ticks = line.substr(0, at).find("```") != std::string_view::npos;
    const std::uint32_t end = std::min(size, kept(line, at));
    const std::size_t out = out_.text.size();
    out_.text.append(line.substr(at, end - at));
    for (std::uint32_t i = at; i < end; ++i) {
      const char c = line[i];
      if (!kInlineMarks[static_cast<unsigned char>(c)]) {
        if (i == at && kBlockMarks[static_cast<unsigned char>(c)]) out_.text[out] = 'x';  // one marker too many
        continue;
      }
      const char next = i + 1 < size ? line[i + 1] : '\n';
      const bool kept =
          (c == '\\' && next == '|') || (c == '`' && ticks) || (c == '<' && next == '/') || (c == ']' && next == ']');
      if (!kept) out_.text[out + (i - at)] = 'x';
    }
  }

  // Prose is cut; what may be a row of a table or end a block of HTML is not.
  static std::uint32_t kept(std::string_view line, std::uint32_t at) {
    if (line.size() <= kLineKept) return kLineKept;
    if (line.substr(0, kLineKept).find('|') != std::string_view::npos || line.find('>', kLineKept) != std::string_view::npos)
      return at + kTableLineKept;
    return at + kLineKept;
  }

  void limit_rules(std::string_view line) {
    if (line.find_first_not_of(" \t>") == std::string_view::npos) rules_ = 0;
    if (is_table_rule(line)) ++rules_;
  }

  std::string_view source_;
  Shadow& out_;
  std::uint32_t rules_ = 0;
};

}  // namespace

Shadow make_shadow(std::string_view source, std::uint32_t begin) {
  Shadow out;
  ShadowMaker maker(source, out);
  LineCursor cursor(source, begin);
  for (Span line; cursor.next(line);) {
    if (out.lines.size() == kMostLines) {
      out.unread = line.begin;
      break;
    }
    out.lines.push_back(line);
    maker.line(line);
  }
  return out;
}

}  // namespace claimcheck
