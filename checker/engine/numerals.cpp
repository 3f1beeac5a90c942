#include "checker/engine/numerals.h"

#include <algorithm>
#include <array>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string below_thousand(std::int64_t n) {
  static constexpr std::array<std::string_view, 20> kSmall = {
      "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
      "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static constexpr std::array<std::string_view, 10> kTens = {"",      "",      "twenty",  "thirty", "forty",
                                                             "fifty", "sixty", "seventy", "eighty", "ninety"};
  const auto at = [](std::int64_t i) { return static_cast<std::size_t>(i); };
  if (n < 20) return std::string(kSmall[at(n)]);
  if (n < 100) return std::string(kTens[at(n / 10)]) + (n % 10 != 0 ? "-" + std::string(kSmall[at(n % 10)]) : "");
  return std::string(kSmall[at(n / 100)]) + " hundred" + (n % 100 != 0 ? " and " + below_thousand(n % 100) : "");
}

struct Scale {
  std::string_view word;
  int power;
};
constexpr Scale kScales[] = {{"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12},
                             {"k", 3},        {"m", 6},       {"bn", 9},      {"tn", 12}};

// How a figure in digits is written.
struct DigitForm {
  std::string_view separator;  // between groups; empty for none
  int decimals = 0;
  bool percent_form = false;
  std::string tail;  // " million"
  Exact scale = 1;
};

std::optional<DigitForm> read_form(std::string_view pattern) {
  DigitForm out;
  out.separator = ",";
  std::size_t end = 0, last_digit = 0, whole_digits = 0;
  bool point = false, separated = false;
  for (; end < pattern.size();) {
    const CodePoint cp = decode(pattern, end);
    const bool digit = is_digit(pattern[end]);
    const bool digit_behind = end + cp.size < pattern.size() && is_digit(pattern[end + cp.size]);
    if (digit) {
      last_digit = end + 1;
      point ? ++out.decimals : static_cast<int>(++whole_digits);
    } else if (pattern[end] == '.' && digit_behind && last_digit != 0) {
      point = true;
    } else if ((pattern[end] == ',' || is_space(cp.value)) && digit_behind && last_digit != 0 && !point) {
      separated = true;
      out.separator = pattern.substr(end, cp.size);
    } else if (last_digit != 0) {
      break;
    } else {
      return std::nullopt;  // a sign or a currency before it: not a form that is known
    }
    end += cp.size;
  }
  if (last_digit == 0) return std::nullopt;
  if (whole_digits > 3 && !separated) out.separator = "";
  std::string_view word = pattern.substr(last_digit);
  out.tail = std::string(word);
  while (!word.empty() && (word.front() == ' ' || word.starts_with("\xC2\xA0"))) word.remove_prefix(word.front() == ' ' ? 1 : 2);
  if (word.empty()) {
    out.tail.clear();
    return out;
  }
  const std::string folded = lower(word);
  const auto* at = std::find_if(std::begin(kScales), std::end(kScales), [&](const Scale& s) { return s.word == folded; });
  if (at == std::end(kScales)) return std::nullopt;
  out.scale = Exact::power_of_ten(at->power);
  return out;
}

std::string grouped(const std::string& plain, std::string_view separator) {
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    if (i != 0 && (point - i) % 3 == 0) out += separator;
    out += plain[i];
  }
  return out + plain.substr(point);
}

// With exactly so many decimals, zeros included.
std::string fixed(Exact value, int decimals) {
  std::string out = value.round(decimals).str();
  if (decimals == 0) return out;
  std::size_t point = out.find('.');
  if (point == std::string::npos) {
    point = out.size();
    out += '.';
  }
  out.append(point + 1 + static_cast<std::size_t>(decimals) - out.size(), '0');
  return out;
}

}  // namespace

std::string in_words(std::int64_t n) {
  if (n < 0 || n >= 1'000'000) return {};
  if (n < 1000) return below_thousand(n);
  std::string out = below_thousand(n / 1000) + " thousand";
  if (n % 1000 == 0) return out;
  return out + (n % 1000 < 100 ? " and " : " ") + below_thousand(n % 1000);
}

std::string pretty(Exact value) {
  if (!value.known()) return "?";
  const Exact size = value.abs();
  // "8.5 million", "520 million", as prose has them; other big figures are written out.
  for (const auto& [word, power] : {std::pair{" billion", 9}, std::pair{" million", 6}}) {
    const Exact scale = Exact::power_of_ten(power);
    if (size >= scale && (value / scale).round(1) == value / scale) return (value / scale).pretty(1) + word;
  }
  return value.pretty(size >= Exact(10) ? 1 : size >= Exact(1) ? 2 : 3);
}

std::optional<std::string> in_form_of(std::string_view pattern, bool pattern_in_words, Exact value) {
  if (pattern.empty() || !value.known() || value.negative()) return std::nullopt;
  if (pattern_in_words) {
    if (!value.is_whole()) return std::nullopt;
    std::string out = in_words(value.numerator());
    if (out.empty()) return std::nullopt;
    if (is_upper(decode(pattern, 0).value)) out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  }
  const std::optional<DigitForm> form = read_form(pattern);
  if (!form) return std::nullopt;
  if (form->tail.empty()) {
    if (!value.is_whole() && form->decimals == 0) return std::nullopt;
    return grouped(fixed(value, form->decimals), form->separator);
  }
  const Exact scaled = value / form->scale;
  const Exact shown = scaled.round(std::max(form->decimals, 2));
  if (shown == scaled && scaled >= Exact(1)) return grouped(shown.str(), form->separator) + form->tail;
  if (!value.is_whole()) return std::nullopt;
  return grouped(value.str(), ",");
}

}  // namespace claimcheck
