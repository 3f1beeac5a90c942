#include "checker/extract/figures_powers.h"

#include <cctype>

#include "checker/extract/figures_cardinals.h"
#include "checker/extract/figures_fractions.h"

namespace claimcheck {
namespace {

constexpr int kHighest = 18;  // exponents beyond it do not fit an exact number

// The signs of a power, read from the text, since "1e10" and "x10" are cut into tokens in several ways.
class Signs {
 public:
  Signs(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  bool take(std::string_view sign) {
    if (text_.substr(at_, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
  }
  void blank() { take(" "); }
  // Digits with their sign; absent for none, or too many.
  std::optional<int> exponent() {
    const bool minus = take("-") || take("\xE2\x88\x92");
    if (!minus) take("+");
    int value = 0;
    const std::size_t first = at_;
    for (; at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 && value < 100; ++at_)
      value = value * 10 + (text_[at_] - '0');
    const bool more = at_ < text_.size() && std::isalnum(static_cast<unsigned char>(text_[at_])) != 0;
    return at_ == first || more || value > kHighest ? std::nullopt : std::optional(minus ? -value : value);
  }
  std::size_t at() const { return at_; }

 private:
  std::string_view text_;
  std::size_t at_;
};

Exact power(Exact base, int exponent) {
  Exact out = 1;
  for (int i = 0; i < (exponent < 0 ? -exponent : exponent) && out.known(); ++i) out = out * base;
  return exponent < 0 && out.known() ? Exact(1) / out : out;
}

}  // namespace

bool take_power(const FigureCursor& c, Numeral& n) {
  const std::uint32_t last = n.last - 1;
  const std::size_t end = c.token(last).end;
  const std::string_view document = c.document();
  if (end >= document.size() || n.form != NumeralForm::cardinal) return false;
  const char next = document[end];
  if (next != 'e' && next != 'E' && next != '^' && next != 'x' && next != ' ' && next != '*' && next != '\xC3') return false;
  Signs s(document, end);
  Exact by = Exact::unknown();
  if (s.take("e") || s.take("E")) {
    const auto exponent = s.exponent();
    if (exponent && (*exponent < 0 || *exponent >= 10 || !n.value.is_whole())) by = power(10, *exponent);  // not "7e7"
  } else if (s.take("^")) {
    if (const auto exponent = s.exponent()) by = power(n.value, *exponent) / n.value;
  } else {
    s.blank();
    if (!s.take("x") && !s.take("\xC3\x97") && !s.take("*")) return false;
    s.blank();
    if (!s.take("10^")) return false;
    if (const auto exponent = s.exponent()) by = power(10, *exponent);
  }
  if (!by.known() || !(n.value * by).known()) return false;
  std::uint32_t behind = n.last;
  while (c.has(behind) && c.token(behind).begin < s.at()) ++behind;
  if (c.token(behind - 1).end != s.at()) return false;
  n.value = n.value * by;
  n.step = n.step * by;
  n.digit_step = n.digit_step * by;
  n.last = behind;
  n.exact_word = true;
  return n.value.known() && n.step.known();
}

bool take_quotient(const FigureCursor& c, Numeral& n) {
  if (c.word(n.last) != c.words.over || n.form != NumeralForm::cardinal || !n.value.is_whole()) return false;
  const std::uint32_t at = n.last + 1;
  const auto whole = c.is_number(at) ? read_digits(c, at) : Cardinals(c).read(at);
  if (!whole || whole->form != NumeralForm::cardinal || whole->value.is_zero() || c.is_word(whole->last)) return false;
  const bool alone = n.first == c.first && whole->last == c.last;
  if (!alone && (n.value != 1 || c.is(n.first - 1, kVerb) || c.is_mark(whole->last + 1))) return false;
  const bool in_words = n.in_words && whole->in_words;
  make_fraction(n, n.value / whole->value);
  n.in_words = in_words;
  n.last = whole->last;
  return true;
}

}  // namespace claimcheck
