#include "checker/read/link_syntax.h"

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongestLabel = 999;
constexpr std::uint32_t kLongestLooseTarget = 400;
constexpr int kDeepestBrackets = 32;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool ascii_punct(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

std::uint32_t size32(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

std::uint32_t skip_blanks(std::string_view text, std::uint32_t at) {
  while (at < text.size() && blank(text[at])) ++at;
  return at;
}

// The target itself: "<…>" or a run without blanks and with balanced brackets. End, or npos.
std::optional<Span> target_span(std::string_view text, std::uint32_t at) {
  if (at < text.size() && text[at] == '<') {
    for (std::uint32_t i = at + 1; i < text.size(); ++i) {
      if (text[i] == '>') return Span{at + 1, i};
      if (text[i] == '\n' || text[i] == '<') return std::nullopt;
      if (text[i] == '\\') ++i;
    }
    return std::nullopt;
  }
  int depth = 0;
  std::uint32_t i = at;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && ascii_punct(text[i + 1])) {
      ++i;
    } else if (c == '(') {
      if (++depth > kDeepestBrackets) return std::nullopt;
    } else if (c == ')') {
      if (depth == 0) break;
      --depth;
    } else if (blank(c) || (static_cast<unsigned char>(c) < 0x20)) {
      break;
    }
  }
  if (depth != 0) return std::nullopt;
  return Span{at, std::min(i, size32(text))};
}

// A title in quotation marks or brackets: the end behind it, or `at` if none stands there, or 0 if it does not end.
std::uint32_t skip_title(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return at;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return at;
  const char close = open == '(' ? ')' : open;
  for (std::uint32_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == close) {
      return i + 1;
    } else if (open == '(' && text[i] == '(') {
      return 0;
    } else if (text[i] == '\n' && i + 1 < text.size() && text[i + 1] == '\n') {
      return 0;
    }
  }
  return 0;
}

bool like_address(std::string_view target) {
  const std::string low = lower(target.substr(0, 12));
  return low.starts_with("http:") || low.starts_with("https:") || low.starts_with("ftp:") || low.starts_with("www.") ||
         low.starts_with("mailto:");
}

// "(https://host/a b)": up to the bracket that closes on the same line.
std::optional<ParsedTarget> loose_target(std::string_view text, std::uint32_t at) {
  const std::uint32_t begin = skip_blanks(text, at + 1);
  if (!like_address(text.substr(begin))) return std::nullopt;
  int depth = 0;
  for (std::uint32_t i = begin; i < text.size() && i - begin < kLongestLooseTarget; ++i) {
    if (text[i] == '\n' || text[i] == '[') return std::nullopt;
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && depth-- == 0) return ParsedTarget{std::string(text.substr(begin, i - begin)), i + 1};
  }
  return std::nullopt;
}

bool host_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (c & 0x80);
}
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool alnum(char c) { return letter(c) || (c >= '0' && c <= '9'); }

// GFM's extended autolinks: the address runs to white space or '<'; punctuation at its end is not part of it. Nor is, other than
// in GFM, anything behind a bracket that nothing in it opened: "(see https://a.b/c)[2]".
std::uint32_t url_end(std::string_view text, std::uint32_t at) {
  static constexpr std::array<char32_t, 9> kOutside = {0x201C, 0x201D, 0x2018, 0x2019, 0xAB, 0xBB, 0x2014, 0x2026, 0xFFFD};
  std::uint32_t end = at;
  int depth = 0;
  while (end < text.size()) {
    const char c = text[end];
    if (blank(c) || c == '<' || c == '>' || c == '"' || c == '[' || c == ']' || static_cast<unsigned char>(c) < 0x20) break;
    if (c == '(') ++depth;
    if (c == ')' && depth-- == 0) break;
    const CodePoint cp = decode(text, end);
    if (std::find(kOutside.begin(), kOutside.end(), cp.value) != kOutside.end() || is_space(cp.value)) break;
    end += cp.size;
  }
  while (end > at && std::string_view("?!.,:;*_~'|").find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

bool scheme_at(std::string_view scheme) {
  const std::string low = lower(scheme);
  return low == "http" || low == "https" || low == "ftp";
}

}  // namespace

std::optional<ParsedTarget> inline_target(std::string_view text, std::uint32_t at, bool markdown) {
  const std::uint32_t begin = skip_blanks(text, at + 1);
  if (const auto span = target_span(text, begin)) {
    std::uint32_t i = span->end;
    if (begin < text.size() && text[begin] == '<') ++i;
    const std::uint32_t after = skip_blanks(text, i);
    const std::uint32_t titled = after > i ? skip_title(text, after) : after;
    if (titled != 0) {
      const std::uint32_t close = skip_blanks(text, titled);
      if (close < text.size() && text[close] == ')')
        return ParsedTarget{markdown ? unescaped(span->in(text)) : std::string(span->in(text)), close + 1};
    }
  }
  return loose_target(text, at);
}

std::uint32_t label_end(std::string_view text, std::uint32_t at) {
  for (std::uint32_t i = at + 1; i < text.size() && i - at <= kLongestLabel; ++i) {
    if (text[i] == ']') return i + 1;
    if (text[i] == '[') return 0;
    if (text[i] == '\\') ++i;
  }
  return 0;
}

std::string label_key(std::string_view label) {
  std::string out;
  bool gap = false;
  for (const char c : label) {
    if (blank(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out.push_back(' ');
    gap = false;
    out.push_back(c);
  }
  return lower(out);
}

std::optional<LinkDefinition> link_definition(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || text[at] != '[') return std::nullopt;
  const std::uint32_t close = label_end(text, at);
  if (close == 0 || close >= text.size() || text[close] != ':') return std::nullopt;
  LinkDefinition out;
  out.label = label_key(text.substr(at + 1, close - at - 2));
  if (out.label.empty() || out.label.front() == '^') return std::nullopt;
  const std::uint32_t begin = skip_blanks(text, close + 1);
  if (begin >= text.size()) return std::nullopt;
  const auto span = target_span(text, begin);
  if (!span || (span->empty() && text[begin] != '<')) return std::nullopt;
  std::uint32_t i = text[begin] == '<' ? span->end + 1 : span->end;
  const auto line_end_after = [&](std::uint32_t from) -> std::uint32_t {  // behind the line's end; 0 if more stands on it
    while (from < text.size() && (text[from] == ' ' || text[from] == '\t')) ++from;
    if (from == text.size()) return from;
    return text[from] == '\n' ? from + 1 : 0;
  };
  const std::uint32_t after = skip_blanks(text, i);
  const std::uint32_t titled = after > i ? skip_title(text, after) : after;
  std::uint32_t end = titled > after ? line_end_after(titled) : 0;
  if (end == 0) end = line_end_after(i);
  if (end == 0) return std::nullopt;
  out.target = unescaped(span->in(text));
  out.end = end;
  return out;
}

Span bare_url(std::string_view text, std::uint32_t from, std::uint32_t colon) {
  if (text.substr(colon, 3) != "://") return {};
  std::uint32_t begin = colon;
  while (begin > from && colon - begin < 6 && letter(text[begin - 1])) --begin;
  while (begin < colon && !scheme_at(text.substr(begin, colon - begin))) ++begin;
  if (begin == colon || (begin > from && alnum(text[begin - 1]))) return {};
  if (colon + 3 >= text.size() || !host_char(text[colon + 3])) return {};
  const std::uint32_t end = url_end(text, colon + 3);
  return end > colon + 3 ? Span{begin, end} : Span{};
}

Span bare_www(std::string_view text, std::uint32_t at) {
  const auto w = [&](std::uint32_t i) { return text[i] == 'w' || text[i] == 'W'; };
  if (text.size() - at < 5 || text[at + 3] != '.' || !w(at) || !w(at + 1) || !w(at + 2)) return {};
  if (!host_char(text[at + 4])) return {};
  if (at > 0 && (alnum(text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '.' || text[at - 1] == '@')) return {};
  const std::uint32_t end = url_end(text, at + 4);
  return end > at + 4 ? Span{at, end} : Span{};
}

Span bare_email(std::string_view text, std::uint32_t from, std::uint32_t at_sign) {
  std::uint32_t begin = at_sign;
  while (begin > from && (alnum(text[begin - 1]) || std::string_view("._+-").find(text[begin - 1]) != std::string_view::npos))
    --begin;
  while (begin < at_sign && !alnum(text[begin])) ++begin;
  std::uint32_t end = at_sign + 1;
  std::uint32_t points = 0;
  while (end < text.size() && (alnum(text[end]) || text[end] == '-' || text[end] == '_' || text[end] == '.')) {
    if (text[end] == '.') {
      if (end + 1 >= text.size() || !alnum(text[end + 1])) break;
      ++points;
    }
    ++end;
  }
  if (begin == at_sign || points == 0 || !letter(text[end - 1])) return {};
  return {begin, end};
}

std::uint32_t angle_autolink(std::string_view text, std::uint32_t at, bool& email) {
  std::uint32_t i = at + 1;
  if (i >= text.size() || !alnum(text[i])) return 0;
  std::uint32_t close = i;
  while (close < text.size() && text[close] != '>' && text[close] != '<' && !blank(text[close])) ++close;
  if (close >= text.size() || text[close] != '>') return 0;
  const std::string_view inner = text.substr(i, close - i);
  const std::size_t colon = inner.find(':');
  if (colon != std::string_view::npos && colon >= 2 && colon <= 32 && letter(inner[0]) &&
      std::all_of(inner.begin(), inner.begin() + static_cast<std::ptrdiff_t>(colon),
                  [](char c) { return alnum(c) || c == '+' || c == '.' || c == '-'; })) {
    email = false;
    return close + 1;
  }
  const std::size_t sign = inner.find('@');
  if (sign == std::string_view::npos) return 0;
  const Span found = bare_email(inner, 0, static_cast<std::uint32_t>(sign));
  if (found.begin != 0 || found.end != inner.size()) return 0;
  email = true;
  return close + 1;
}

std::uint32_t html_tag(std::string_view text, std::uint32_t at) {
  std::uint32_t i = at + 1;
  const bool closing = i < text.size() && text[i] == '/';
  if (closing) ++i;
  if (i >= text.size() || !letter(text[i])) return 0;
  while (i < text.size() && (alnum(text[i]) || text[i] == '-')) ++i;
  if (closing) {
    i = skip_blanks(text, i);
    return i < text.size() && text[i] == '>' ? i + 1 : 0;
  }
  while (true) {
    const std::uint32_t next = skip_blanks(text, i);
    if (next >= text.size()) return 0;
    if (text[next] == '>') return next + 1;
    if (text[next] == '/') return next + 1 < text.size() && text[next + 1] == '>' ? next + 2 : 0;
    if (next == i || !(letter(text[next]) || text[next] == '_' || text[next] == ':')) return 0;
    i = next;
    while (i < text.size() && (alnum(text[i]) || std::string_view("_:.-").find(text[i]) != std::string_view::npos)) ++i;
    const std::uint32_t equals = skip_blanks(text, i);
    if (equals >= text.size() || text[equals] != '=') continue;
    i = skip_blanks(text, equals + 1);
    if (i >= text.size()) return 0;
    if (text[i] == '"' || text[i] == '\'') {
      const std::size_t close = text.find(text[i], i + 1);
      if (close == std::string_view::npos) return 0;
      i = static_cast<std::uint32_t>(close) + 1;
    } else {
      const std::uint32_t value = i;
      while (i < text.size() && !blank(text[i]) && std::string_view("\"'=<>`").find(text[i]) == std::string_view::npos) ++i;
      if (i == value) return 0;
    }
  }
}

std::optional<std::string> html_attribute(std::string_view tag, std::string_view name) {
  const std::string low = lower(tag);
  for (std::size_t at = low.find(name); at != std::string::npos; at = low.find(name, at + 1)) {
    if (at == 0 || !blank(low[at - 1])) continue;
    std::uint32_t i = skip_blanks(tag, static_cast<std::uint32_t>(at + name.size()));
    if (i >= tag.size() || tag[i] != '=') continue;
    i = skip_blanks(tag, i + 1);
    if (i >= tag.size()) return std::nullopt;
    const char quote = tag[i];
    if (quote == '"' || quote == '\'') {
      const std::size_t close = tag.find(quote, i + 1);
      if (close == std::string_view::npos) return std::nullopt;
      return unescaped(tag.substr(i + 1, close - i - 1));
    }
    std::uint32_t end = i;
    while (end < tag.size() && !blank(tag[end]) && tag[end] != '>') ++end;
    return std::string(tag.substr(i, end - i));
  }
  return std::nullopt;
}

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && ascii_punct(text[i + 1])) {
      out.push_back(text[++i]);
    } else if (text[i] == '&') {
      std::uint32_t end = 0;
      const std::string meant = entity(text, i, end);
      if (end == 0) {
        out.push_back('&');
      } else {
        out += meant;
        i = end - 1;
      }
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

}  // namespace claimcheck
