// Exact rational numbers: no figure and no verdict of this program rests on binary floating point.
//
// A number is numerator / denominator in lowest terms, each of 62 bits, which holds every figure that people print (up
// to 4.6 quintillion) and every share of two of them. A result that does not fit is not rounded: it becomes
// *unknown*, the state that absorbs everything, and what needs it stays undetermined.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimcheck {

class Exact {
 public:
  constexpr Exact() = default;
  constexpr Exact(std::int64_t whole) : num_(whole) {}  // NOLINT: a whole number is a number
  // numerator / denominator; unknown when the denominator is 0.
  static Exact ratio(std::int64_t numerator, std::int64_t denominator);
  static constexpr Exact unknown() { Exact e; e.den_ = 0; return e; }
  // 10 to the given power, positive or negative.
  static Exact power_of_ten(int exponent);
  // Reads "-12", "3.25", "1/3"; nothing else, no grouping marks. Absent when it is not such a text or does not fit.
  static std::optional<Exact> parse(std::string_view text);

  constexpr bool known() const { return den_ != 0; }
  constexpr std::int64_t numerator() const { return num_; }
  constexpr std::int64_t denominator() const { return den_; }
  bool is_whole() const { return den_ == 1; }
  bool is_zero() const { return known() && num_ == 0; }
  bool negative() const { return known() && num_ < 0; }

  Exact floor() const;
  Exact ceil() const;
  Exact abs() const;
  // Rounded half away from zero to so many decimal places.
  Exact round(int places) const;

  friend Exact operator+(Exact a, Exact b);
  friend Exact operator-(Exact a, Exact b);
  friend Exact operator*(Exact a, Exact b);
  friend Exact operator/(Exact a, Exact b);  // unknown for a zero divisor
  friend Exact operator-(Exact a);

  // Comparison of known numbers. An unknown one is unordered with everything, itself included.
  friend std::partial_ordering operator<=>(Exact a, Exact b);
  friend bool operator==(Exact a, Exact b) { return (a <=> b) == 0; }

  // Plain decimal ("3000", "-0.5") where it ends within 12 places; else "a/b". "?" for unknown.
  std::string str() const;
  // For readers: grouped thousands ("5,200"), at most `places` decimals (rounded, trailing zeros dropped).
  std::string pretty(int places = 2) const;
  // For axes and progress only, never for a verdict.
  double approximately() const;

 private:
  std::int64_t num_ = 0;
  std::int64_t den_ = 1;  // > 0; 0 means unknown
};

}  // namespace claimcheck
