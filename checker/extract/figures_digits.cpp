// Numbers in digits: separators, decimals, groups set off by spaces, signs of fractions.
#include <algorithm>
#include <array>
#include <cctype>

#include "checker/extract/figures_numerals.h"
#include "checker/extract/readings.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostDigits = 18;  // what fits Exact; a longer run is an identifier

bool digits_only(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](unsigned char ch) { return std::isdigit(ch) != 0; });
}

// Digits without separators, and how many of them stand behind the point.
struct Notation {
  std::string digits;
  int places = 0;
  bool grouped = false;
};

// "5,200,000" and the Indian "12,34,567": the first group is short, the last has three digits.
bool grouped_properly(const std::vector<std::string_view>& groups) {
  const auto& first = groups.front();
  if (first.empty() || first.size() > 3 || first.front() == '0' || groups.back().size() != 3) return false;
  const std::size_t inner = groups.size() > 2 ? groups[1].size() : 3;
  if (inner == 2 && first.size() > 2) return false;
  return (inner == 2 || inner == 3) &&
         std::all_of(groups.begin() + 1, groups.end() - 1, [&](std::string_view g) { return g.size() == inner; });
}

std::vector<std::string_view> split(std::string_view s, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const auto at = s.find(by, from);
    parts.push_back(s.substr(from, at - from));
    if (at == std::string_view::npos) return parts;
    from = at + 1;
  }
}

std::string join(const std::vector<std::string_view>& parts) {
  std::string out;
  for (const auto part : parts) out += part;
  return out;
}

std::optional<Notation> read_notation(std::string_view s) {
  const auto points = std::count(s.begin(), s.end(), '.'), commas = std::count(s.begin(), s.end(), ',');
  if (points > 1) {  // "1.234.567"; else a version or a numbered section
    const auto groups = split(s, '.');
    if (commas > 0 || !grouped_properly(groups) || groups[1].size() != 3) return {};
    return Notation{join(groups), 0, true};
  }
  const auto point = s.find('.');
  const std::string_view whole = s.substr(0, point);
  const std::string_view decimals = point == std::string_view::npos ? std::string_view{} : s.substr(point + 1);
  Notation n;
  n.places = static_cast<int>(decimals.size());
  if (commas > 0) {
    const auto groups = split(whole, ',');
    if (!digits_only(std::string(join(groups))) || decimals.find(',') != std::string_view::npos) return {};
    if (commas == 1 && points == 0 && (groups[1].size() < 3 || groups[0] == "0")) {  // the decimal comma of the Continent
      return Notation{std::string(groups[0]) + std::string(groups[1]), static_cast<int>(groups[1].size()), false};
    }
    if (!grouped_properly(groups)) return {};
    n.grouped = true;
    n.digits = join(groups) + std::string(decimals);
  } else {
    if (whole.size() > 1 && whole.front() == '0') return {};  // an identifier
    n.digits = std::string(whole) + std::string(decimals);
  }
  return n;
}

Exact power(int exponent) { return Exact::power_of_ten(exponent); }

std::optional<Numeral> numeral_of(const Notation& notation) {
  std::string_view digits = notation.digits;
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  int places = notation.places;
  while (digits.size() > kMostDigits && places > 0) {  // decimals beyond what fits
    digits.remove_suffix(1);
    --places;
  }
  if (digits.size() > kMostDigits) return {};
  const auto whole = Exact::parse(digits);
  if (!whole) return {};
  Numeral n;
  n.value = *whole * power(-places);
  n.digit_step = power(-places);
  n.step = notation.places > 0 ? n.digit_step : step_of(*whole);
  n.grouped = notation.grouped;
  return n.value.known() && n.digit_step.known() ? std::optional(n) : std::nullopt;
}

// The white space between two tokens is one space of any kind.
bool one_space_between(const FigureCursor& c, std::uint32_t left, std::uint32_t right) {
  const std::string_view gap = c.document().substr(c.token(left).end, c.token(right).begin - c.token(left).end);
  static constexpr std::array<std::string_view, 5> kSpaces = {" ", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x80\x87"};
  return std::find(kSpaces.begin(), kSpaces.end(), gap) != kSpaces.end();
}

// Tokens behind `i` that continue "64" as "64 000": groups of three digits, the last perhaps with decimals.
std::uint32_t end_of_spaced_groups(const FigureCursor& c, std::uint32_t i) {
  const std::string_view head = c.text(i);
  if (head.size() > 3 || !digits_only(head) || head.front() == '0' || c.is_number(i - 1)) return i + 1;
  std::uint32_t j = i + 1;
  for (; j < i + 7 && c.is_number(j) && !c.taken(j) && one_space_between(c, j - 1, j); ++j) {
    const std::string_view group = c.text(j);
    const auto point = group.find('.');
    if (!digits_only(group.substr(0, point)) || group.substr(0, point).size() != 3) return i + 1;
    if (point == std::string_view::npos) continue;
    if (!digits_only(group.substr(point + 1))) return i + 1;
    ++j;
    break;
  }
  const bool more_digits = c.is_number(j) && !c.taken(j) && j > i + 1 && one_space_between(c, j - 1, j);
  const bool model = c.glued(j) && c.is_word(j) && !c.is(j, kShort | kMeasureStart);  // "18 777s"
  return more_digits || model ? i + 1 : j;
}

bool common_denominator(std::int64_t d) {
  static constexpr std::array<std::int64_t, 14> kCommon = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64};
  return std::find(kCommon.begin(), kCommon.end(), d) != kCommon.end();
}

// "3/4" at token `i`; unknown for what is none.
Exact slashed(const FigureCursor& c, std::uint32_t i) {
  if (!c.is_number(i) || !c.is_number(i + 2) || !c.joins(i + 1) || c.taken(i)) return Exact::unknown();
  if (c.text(i + 1) != "/" && c.text(i + 1) != "\xE2\x81\x84") return Exact::unknown();
  if (c.glued(i + 3) && !c.mark(i + 3, ",") && !c.mark(i + 3, ".") && !c.mark(i + 3, ")") && !c.mark(i + 3, "-") &&
      !c.mark(i + 3, ";"))
    return Exact::unknown();
  if (!digits_only(c.text(i)) || !digits_only(c.text(i + 2)) || c.text(i).size() > 2 || c.text(i + 2).size() > 2)
    return Exact::unknown();
  const Exact above = *Exact::parse(c.text(i)), below = *Exact::parse(c.text(i + 2));
  if (!(above < below) || above.is_zero() || !common_denominator(below.numerator())) return Exact::unknown();
  return above / below;
}

void become_fraction(Numeral& n, Exact value) {
  n.form = NumeralForm::fraction;
  n.value = value;
  n.step = n.digit_step = Exact::ratio(1, 20);
}

void add_part(Numeral& n, Exact part) {
  n.value = n.value + part;
  n.step = n.digit_step = part.denominator() <= 2 ? Exact::ratio(1, 2) : Exact::ratio(1, 4);
}

}  // namespace

std::optional<Numeral> read_digits(const FigureCursor& c, std::uint32_t i) {
  if (c.is(i, kSign)) {  // "½"
    Numeral n;
    become_fraction(n, c.words.part(c.word(i)));
    n.first = i;
    n.last = i + 1;
    return n;
  }
  if (!c.is_number(i)) return {};
  if (const Exact fraction = slashed(c, i); fraction.known()) {
    Numeral n;
    become_fraction(n, fraction);
    n.first = i;
    n.last = i + 3;
    return n;
  }
  const std::uint32_t end = end_of_spaced_groups(c, i);
  std::optional<Notation> notation;
  const bool bare_point = c.mark(i - 1, ".") && c.glued(i) && !c.glued(i - 1) && digits_only(c.text(i));
  if (bare_point) {  // ".08"
    notation = Notation{"0" + std::string(c.text(i)), static_cast<int>(c.text(i).size()), false};
  } else if (end > i + 1) {
    std::string digits;
    for (std::uint32_t j = i; j < end; ++j) digits += c.text(j);
    notation = read_notation(digits);
    if (notation) notation->grouped = true;
  } else {
    notation = read_notation(c.text(i));
  }
  if (!notation) return {};
  auto n = numeral_of(*notation);
  if (!n) return {};
  n->first = bare_point ? i - 1 : i;
  n->last = bare_point ? i + 1 : end;
  if (notation->places > 0 || notation->grouped || n->value > 999) return n;
  if (c.is(n->last, kSign)) {  // "1½", "1 ½"
    add_part(*n, c.words.part(c.word(n->last)));
    ++n->last;
  } else if (const Exact fraction = slashed(c, n->last); fraction.known() && c.token(n->last).has(kSpaceBefore)) {  // "2 1/4"
    add_part(*n, fraction);
    n->last += 3;
  }
  return n;
}

}  // namespace claimcheck
