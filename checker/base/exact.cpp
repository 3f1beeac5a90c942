#include "checker/base/exact.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace claimcheck {
namespace {

__extension__ using Wide = __int128;  // holds any product of two 62-bit numbers and the sum of two such products
constexpr Wide kLimit = Wide{1} << 62;

// Of a number and a positive one. Nearly all fit a machine word, in which it is many times quicker.
Wide gcd(Wide a, Wide b) {
  constexpr Wide kWord = Wide{1} << 63;
  if (a < 0) a = -a;
  while (a >= kWord || b >= kWord) {
    if (b == 0) return a;
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  auto x = static_cast<std::uint64_t>(a), y = static_cast<std::uint64_t>(b);
  while (y != 0) {
    const std::uint64_t rest = x % y;
    x = y;
    y = rest;
  }
  return static_cast<Wide>(x);
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  const std::int64_t q = a / b;
  return (a % b != 0 && (a < 0) != (b < 0)) ? q - 1 : q;
}

Exact reduced(Wide num, Wide den) {
  if (den == 0) return Exact::unknown();
  if (den < 0) {
    num = -num;
    den = -den;
  }
  if (num < kLimit && num > -kLimit && den < kLimit)
    return den == 1 ? Exact(static_cast<std::int64_t>(num))
                    : Exact::ratio(static_cast<std::int64_t>(num), static_cast<std::int64_t>(den));
  const Wide common = gcd(num, den);
  if (common > 1) {
    num /= common;
    den /= common;
  }
  if (num >= kLimit || num <= -kLimit || den >= kLimit) return Exact::unknown();
  return Exact::ratio(static_cast<std::int64_t>(num), static_cast<std::int64_t>(den));
}

std::string group_thousands(std::string digits) {
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

}  // namespace

Exact Exact::ratio(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) return unknown();
  // Without signs both fit a machine word, the least number of all included.
  const auto size = [](std::int64_t v) { return v < 0 ? -static_cast<std::uint64_t>(v) : static_cast<std::uint64_t>(v); };
  const std::uint64_t common = std::gcd(size(numerator), size(denominator));
  const std::uint64_t num = size(numerator) / common, den = size(denominator) / common;
  constexpr std::uint64_t kWordLimit = std::uint64_t{1} << 62;
  if (num >= kWordLimit || den >= kWordLimit) return unknown();
  Exact e;
  e.num_ = (numerator < 0) != (denominator < 0) ? -static_cast<std::int64_t>(num) : static_cast<std::int64_t>(num);
  e.den_ = static_cast<std::int64_t>(den);
  return e;
}

Exact Exact::power_of_ten(int exponent) {
  Exact e = 1;
  const Exact ten = 10;
  for (int i = 0; i < std::min(std::abs(exponent), 40); ++i) e = exponent > 0 ? e * ten : e / ten;
  return e;
}

std::optional<Exact> Exact::parse(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  Wide num = 0, den = 1;
  bool digits = false, point = false;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      num = num * 10 + (c - '0');
      if (point) den *= 10;
      digits = true;
      if (num >= kLimit || den >= kLimit) return std::nullopt;
    } else if (c == '.' && !point && digits) {
      point = true;
    } else {
      break;
    }
  }
  if (!digits) return std::nullopt;
  if (i < text.size()) {
    if (text[i] != '/' || point) return std::nullopt;
    const auto below = parse(text.substr(i + 1));
    if (!below || !below->is_whole() || below->num_ <= 0) return std::nullopt;
    den = below->num_;
  }
  const Exact e = reduced(minus ? -num : num, den);
  if (!e.known()) return std::nullopt;
  return e;
}

Exact Exact::floor() const { return known() ? Exact(floor_div(num_, den_)) : *this; }
Exact Exact::ceil() const { return known() ? Exact(-floor_div(-num_, den_)) : *this; }
Exact Exact::abs() const { return negative() ? -*this : *this; }

Exact Exact::round(int places) const {
  const Exact scale = power_of_ten(places);
  const Exact up = (abs() * scale + ratio(1, 2)).floor() / scale;
  return negative() ? -up : up;
}

Exact operator+(Exact a, Exact b) {
  if (!a.known() || !b.known()) return Exact::unknown();
  if (a.den_ == 1 && b.den_ == 1) return reduced(Wide{a.num_} + b.num_, 1);
  return reduced(Wide{a.num_} * b.den_ + Wide{b.num_} * a.den_, Wide{a.den_} * b.den_);
}
Exact operator-(Exact a) {
  a.num_ = -a.num_;
  return a;
}
Exact operator-(Exact a, Exact b) { return a + -b; }
Exact operator*(Exact a, Exact b) {
  if (!a.known() || !b.known()) return Exact::unknown();
  return reduced(Wide{a.num_} * b.num_, Wide{a.den_} * b.den_);
}
Exact operator/(Exact a, Exact b) {
  if (!a.known() || !b.known() || b.num_ == 0) return Exact::unknown();
  return reduced(Wide{a.num_} * b.den_, Wide{a.den_} * b.num_);
}

std::partial_ordering operator<=>(Exact a, Exact b) {
  if (!a.known() || !b.known()) return std::partial_ordering::unordered;
  if (a.den_ == b.den_) return a.num_ <=> b.num_;
  const Wide left = Wide{a.num_} * b.den_, right = Wide{b.num_} * a.den_;
  return left < right ? std::partial_ordering::less
         : left > right ? std::partial_ordering::greater
                        : std::partial_ordering::equivalent;
}

std::string Exact::str() const {
  if (!known()) return "?";
  if (den_ == 1) return std::to_string(num_);
  Exact scaled = abs();
  for (int places = 1; places <= 12; ++places) {
    scaled = scaled * Exact(10);
    if (!scaled.known()) break;
    if (!scaled.is_whole()) continue;
    std::string digits = std::to_string(scaled.num_);
    const auto width = static_cast<std::size_t>(places);
    if (digits.size() <= width) digits.insert(0, width + 1 - digits.size(), '0');
    digits.insert(digits.size() - width, ".");
    return (negative() ? "-" : "") + digits;
  }
  return std::to_string(num_) + "/" + std::to_string(den_);
}

std::string Exact::pretty(int places) const {
  if (!known()) return "?";
  const Exact rounded = abs().round(places);
  if (!rounded.known()) return str();
  const std::string plain = rounded.str();
  const auto point = plain.find('.');
  std::string out = group_thousands(plain.substr(0, point));
  if (point != std::string::npos) out += plain.substr(point);
  return (negative() && !rounded.is_zero() ? "-" : "") + out;
}

double Exact::approximately() const {
  return known() ? static_cast<double>(num_) / static_cast<double>(den_) : std::nan("");
}

}  // namespace claimcheck
