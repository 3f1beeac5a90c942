#include "checker/read/marks.h"

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLongestLabel = 80;
constexpr int kWidestRange = 20;

bool digit(char c) { return c >= '0' && c <= '9'; }

// Units of measure that take a raised 2 or 3.
bool is_unit(std::string_view word) {
  static constexpr std::array kUnits = {"m", "km", "cm", "mm", "dm", "nm", "μm", "ft", "in", "yd", "mi", "s", "h", "sq", "CO"};
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

// The letters that `before` ends with.
std::string_view last_word(std::string_view before) {
  std::size_t begin = before.size();
  while (begin > 0) {
    std::size_t at = begin - 1;
    while (at > 0 && (static_cast<unsigned char>(before[at]) & 0xC0) == 0x80) --at;
    if (!is_letter(decode(before, at).value)) break;
    begin = at;
  }
  return before.substr(begin);
}

std::size_t trailing_digits(std::string_view before) {
  std::size_t n = 0;
  while (n < before.size() && digit(before[before.size() - 1 - n])) ++n;
  return n;
}

// What a mark may stand against: a letter, a digit, a closing mark.
bool word_or_mark_before(std::string_view text, std::uint32_t at) {
  if (at == 0) return false;
  std::uint32_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  const char32_t c = decode(text, begin).value;
  if (is_space(c) || c == '[' || c == '(' || c == 0x201C || c == 0x2018 || c == 0xAB || c == '-' || c == 0x2013 || c == '/')
    return false;
  return true;
}

// "km²", "(a + b)²", "(18.4)²": a raised 2 or 3 that is a power.
bool is_power(std::string_view label, std::string_view before) {
  if (label != "2" && label != "3") return false;
  if (is_unit(last_word(before))) return true;
  if (before.size() < 3 || before.back() != ')') return false;
  const char last = before[before.size() - 2], previous = before[before.size() - 3];
  return digit(last) || previous == ' ' || previous == '(';
}

}  // namespace

int raised_digit(std::string_view text, std::uint32_t at, std::uint32_t& size) {
  const auto byte = [&](std::uint32_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  size = 2;
  if (byte(0) == 0xC2) return byte(1) == 0xB9 ? 1 : byte(1) == 0xB2 ? 2 : byte(1) == 0xB3 ? 3 : -1;
  size = 3;
  if (byte(0) == 0xE2 && byte(1) == 0x81 && (byte(2) == 0xB0 || (byte(2) >= 0xB4 && byte(2) <= 0xB9)))
    return static_cast<int>(byte(2)) - 0xB0;
  return -1;
}

ParsedMark raised_mark(std::string_view text, std::uint32_t at, std::string_view before) {
  ParsedMark out;
  std::uint32_t i = at;
  std::string label;
  while (true) {
    std::uint32_t size = 0;
    const int value = raised_digit(text, i, size);
    if (value >= 0) {
      label.push_back(static_cast<char>('0' + value));
      i += size;
      continue;
    }
    if (!label.empty()) out.labels.push_back(std::move(label));
    label.clear();
    if (out.labels.size() == 1 && is_power(out.labels[0], before)) break;
    // "¹,²": a comma between two raised figures.
    std::uint32_t next = 0;
    if (i > at && i < text.size() && text[i] == ',' && raised_digit(text, i + 1, next) >= 0) {
      ++i;
      continue;
    }
    break;
  }
  out.end = i;
  const std::string_view word = last_word(before);
  const std::size_t digits = word.empty() ? trailing_digits(before) : 0;
  const bool year = digits == 4 && before.size() >= 4 && (before[before.size() - 4] == '1' || before[before.size() - 4] == '2');
  const bool nothing_before = before.empty() || before.back() == ' ';
  if (out.labels.empty() || out.labels[0][0] == '0' || nothing_before || (digits > 0 && !year) || is_power(out.labels[0], before))
    out.labels.clear();
  return out;
}

ParsedMark bracket_mark(std::string_view text, std::uint32_t at, bool spaced) {
  ParsedMark out;
  const bool after_blank = at > 0 && text[at - 1] == ' ' && word_or_mark_before(text, at - 1);
  if (!word_or_mark_before(text, at) && !(spaced && after_blank)) return out;
  if (at > 0 && (text[at - 1] == ']' || text[at - 1] == '*' || text[at - 1] == '_') && !spaced && (at < 2 || text[at - 2] == ' '))
    return out;
  std::uint32_t i = at + 1;
  int range_from = -1;
  while (true) {
    const std::uint32_t begin = i;
    int value = 0;
    while (i < text.size() && digit(text[i]) && i - begin < 3) value = value * 10 + (text[i++] - '0');
    if (i == begin || value == 0 || text[begin] == '0') return {};
    if (range_from >= 0) {
      if (value <= range_from || value - range_from > kWidestRange) return {};
      for (int n = range_from + 1; n <= value; ++n) out.labels.push_back(std::to_string(n));
      range_from = -1;
    } else {
      out.labels.push_back(std::to_string(value));
    }
    while (i < text.size() && text[i] == ' ') ++i;
    if (i >= text.size()) return {};
    if (text[i] == ']') break;
    if (text[i] == ',' || text[i] == ';') {
      ++i;
    } else if (text[i] == '-') {
      range_from = value;
      ++i;
    } else if (text.substr(i, 3) == "\xE2\x80\x93") {
      range_from = value;
      i += 3;
    } else {
      return {};
    }
    while (i < text.size() && text[i] == ' ') ++i;
  }
  out.end = i + 1;
  // "[1]–[3]": the notes between, too.
  const bool dash = text.substr(out.end, 4) == "\xE2\x80\x93[", hyphen = text.substr(out.end, 2) == "-[";
  if ((dash || hyphen) && out.labels.size() == 1) {
    const std::uint32_t open = out.end + (dash ? 3 : 1);
    std::uint32_t end = open + 1;
    int last = 0;
    while (end < text.size() && digit(text[end]) && end - open <= 3) last = last * 10 + (text[end++] - '0');
    const int first = std::stoi(out.labels[0]);
    if (end < text.size() && text[end] == ']' && last > first && last - first <= kWidestRange) {
      for (int n = first + 1; n <= last; ++n) out.labels.push_back(std::to_string(n));
      out.end = end + 1;
    }
  }
  if (out.end < text.size() && (text[out.end] == '(' || text[out.end] == ':')) return {};
  return out;
}

ParsedMark caret_mark(std::string_view text, std::uint32_t at) {
  if (text.substr(at, 2) != "[^") return {};
  const std::size_t close = text.substr(at, kLongestLabel).find(']');
  if (close == std::string_view::npos || close <= 2) return {};
  const std::string_view label = text.substr(at + 2, close - 2);
  if (label.find_first_of(" \t\n[") != std::string_view::npos) return {};
  return {{lower(label)}, at + static_cast<std::uint32_t>(close) + 1};
}

NoteLabel note_label(std::string_view line) {
  NoteLabel out;
  std::uint32_t end = 0;
  if (const ParsedMark mark = caret_mark(line, 0); !mark.labels.empty()) {
    if (mark.end >= line.size() || line[mark.end] != ':') return {};
    out.label = mark.labels[0];
    out.place = {0, mark.end};
    end = mark.end + 1;
  } else if (line.starts_with('[')) {
    std::uint32_t i = 1;
    while (i < line.size() && digit(line[i]) && i <= 3) ++i;
    if (i == 1 || i >= line.size() || line[i] != ']' || line[1] == '0') return {};
    out.label = std::string(line.substr(1, i - 1));
    out.place = {0, i + 1};
    end = i + 1;
    if (end >= line.size() || line[end] != ' ') return {};
  } else if (line.starts_with("<sup>")) {  // "<sup>1</sup> Annual report"
    std::uint32_t i = 5;
    while (i < line.size() && digit(line[i]) && i <= 7) ++i;
    if (i == 5 || line[5] == '0' || line.substr(i, 6) != "</sup>") return {};
    out.label = std::string(line.substr(5, i - 5));
    end = i + 6;
    out.place = {0, end};
  } else {
    std::uint32_t size = 0;
    for (int value = raised_digit(line, end, size); value >= 0; value = raised_digit(line, end, size)) {
      out.label.push_back(static_cast<char>('0' + value));
      end += size;
    }
    if (end == 0 || out.label[0] == '0') return {};
    out.place = {0, end};
  }
  while (end < line.size() && (line[end] == ' ' || line[end] == '\t')) ++end;
  if (end >= line.size()) return {};
  out.text = end;
  return out;
}

}  // namespace claimcheck
