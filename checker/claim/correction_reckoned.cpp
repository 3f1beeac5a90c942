#include "checker/claim/correction_reckoned.h"

#include <string>

namespace claimcheck {
namespace {

constexpr std::uint32_t kWayReach = 4;  // tokens from a difference to "too high"

// The digits of a whole number with one more or one less; never a leading zero.
std::vector<Exact> with_digit(const std::string& digits, bool more) {
  std::vector<Exact> out;
  const auto add = [&](const std::string& s) {
    if (s.empty() || s[0] == '0' || s[0] == '.') return;
    if (const auto value = Exact::parse(s)) out.push_back(*value);
  };
  for (std::size_t i = 0; i <= digits.size(); ++i) {
    if (!more) {
      if (i < digits.size() && digits[i] != '.') add(digits.substr(0, i) + digits.substr(i + 1));
      continue;
    }
    for (char c = '0'; c <= '9'; ++c) add(digits.substr(0, i) + c + digits.substr(i));
  }
  return out;
}

}  // namespace

WrongFigures::WrongFigures(const View& view)
    : view_(view), over_(view.lexicon.group("correction-over")), under_(view.lexicon.group("correction-under")), factor_(view.lexicon.group("correction-factor")), digit_(view.lexicon.group("correction-digit")),
      by_(view.lexicon.group("correction-by")) {}

bool WrongFigures::told_in(std::uint32_t first, std::uint32_t last) const {
  return view_.has(over_, first, last) || view_.has(under_, first, last) || view_.has(factor_, first, last) || view_.has(digit_, first, last);
}

bool WrongFigures::is_difference(std::uint32_t from, std::uint32_t to, std::uint32_t last) const {
  if (from > 0 && view_.is(from - 1, by_)) return true;
  for (std::uint32_t t = to; t < last && t < to + kWayReach; ++t) {
    if (view_.mentions.tokens[t].kind == TokenKind::mark) return false;
    if (view_.lexicon.match(over_, view_.mentions.tokens, t, last) > 0 || view_.lexicon.match(under_, view_.mentions.tokens, t, last) > 0) return true;
  }
  return false;
}

std::vector<Exact> WrongFigures::of(const Exact& right, const Exact* difference, std::uint32_t first, std::uint32_t last) const {
  const bool over = view_.has(over_, first, last), under = view_.has(under_, first, last);
  std::vector<Exact> out;
  if (difference != nullptr) {
    if (over || !under) out.push_back(right + *difference);
    if ((under || !over) && *difference < right) out.push_back(right - *difference);
    return out;
  }
  for (std::uint32_t t = first; t < last; ++t) {
    const auto factor = view_.lexicon.lookup(factor_, view_.mentions.tokens, t, last);
    if (factor.length > 0) {
      const auto times = Exact::parse(factor.value);
      if (!times) return {};
      if (over || !under) out.push_back(right * *times);
      if (under || !over) out.push_back(right / *times);
      return out;
    }
    const auto digit = view_.lexicon.lookup(digit_, view_.mentions.tokens, t, last);
    if (digit.length == 0) continue;
    const std::string digits = right.str();
    if (digits.find('/') != std::string::npos) return {};
    return with_digit(digits, digit.value == "more");
  }
  return out;
}

std::vector<Exact> WrongFigures::swapped(const Exact& right) {
  const std::string digits = right.str();
  std::vector<Exact> out;
  if (digits.size() < 2 || digits.find('/') != std::string::npos) return out;
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    const std::size_t j = digits[i + 1] == '.' ? i + 2 : i + 1;
    if (digits[i] == '.' || j >= digits.size() || digits[i] == digits[j] || (i == 0 && digits[j] == '0' && j == i + 1)) continue;
    std::string other = digits;
    std::swap(other[i], other[j]);
    if (const auto value = Exact::parse(other)) out.push_back(*value);
  }
  return out;
}

}  // namespace claimcheck
