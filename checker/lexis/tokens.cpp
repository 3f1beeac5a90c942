#include "checker/lexis/tokens.h"

#include <array>
#include <string>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

bool ascii_letter(unsigned char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool digit(unsigned char c) { return c >= '0' && c <= '9'; }

// U+2019 right single quotation mark, the printed apostrophe.
constexpr std::string_view kApostrophe = "\xE2\x80\x99";

class Scanner {
 public:
  Scanner(std::string_view text, Span span, const Lexicon& lexicon, std::vector<Token>& out)
      : text_(text.substr(0, std::min<std::size_t>(text.size(), span.end))), at_(span.begin), begin_(span.begin), lexicon_(lexicon), out_(out) {}

  void run() {
    bool space = true;
    const std::size_t first = out_.size();
    while (at_ < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        ++at_;
        space = true;
        continue;
      }
      if (ascii_letter(c) && plain_word(space, first)) {
        space = false;
        continue;
      }
      const CodePoint cp = decode(text_, at_);
      if (c >= 0x80 && is_space(cp.value)) {
        at_ += cp.size;
        space = true;
        continue;
      }
      const std::size_t begin = at_;
      Token token;
      if (digit(c)) {
        token.kind = TokenKind::number;
        number();
      } else if (is_letter(cp.value)) {
        token.kind = TokenKind::word;
        word(token);
      } else if (possessive()) {
        token.kind = TokenKind::word;
      } else {
        token.kind = TokenKind::mark;
        at_ += cp.size;
      }
      token.begin = static_cast<std::uint32_t>(begin);
      token.end = static_cast<std::uint32_t>(at_);
      if (space) token.flags |= kSpaceBefore;
      if (out_.size() == first) token.flags |= kLineStart;
      identify(token);
      out_.push_back(token);
      space = false;
    }
  }

 private:
  // A word of ASCII letters only, as nearly all are: one pass for its end, its case and its form. False, and nothing is done,
  // where it goes on with an apostrophe, a point or a letter of another kind.
  bool plain_word(bool space, std::size_t first) {
    std::array<char, 32> form;
    std::size_t n = 0, capitals = 0;
    unsigned char c = peek(0);
    for (; ascii_letter(c); c = peek(n)) {
      if (n == form.size()) return false;
      capitals += c < 'a' ? 1 : 0;
      form[n++] = static_cast<char>(c | 32);
    }
    if (c >= 0x80 || c == '\'' || (c == '.' && n == 1)) return false;
    Token token;
    token.begin = static_cast<std::uint32_t>(at_);
    at_ += n;
    token.end = static_cast<std::uint32_t>(at_);
    token.flags = static_cast<std::uint8_t>((space ? kSpaceBefore : 0) | (out_.size() == first ? kLineStart : 0) |
                                            (static_cast<unsigned char>(text_[token.begin]) < 'a' ? kCapital : 0) |
                                            (n > 1 && capitals == n ? kAllCapitals : 0) |
                                            (capitals > (static_cast<unsigned char>(text_[token.begin]) < 'a' ? 1u : 0u) && capitals < n ? kInnerCapital : 0));
    token.word = lexicon_.find({form.data(), n});
    out_.push_back(token);
    return true;
  }

  unsigned char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? static_cast<unsigned char>(text_[at_ + ahead]) : 0; }

  // Digits, with points and commas that have digits on both sides.
  void number() {
    while (at_ < text_.size()) {
      const unsigned char c = peek(0);
      if (!digit(c) && !((c == ',' || c == '.') && digit(peek(1)))) break;
      ++at_;
    }
  }

  bool letter_at(std::size_t at, std::uint32_t& size) const {
    if (at >= text_.size()) return false;
    const auto c = static_cast<unsigned char>(text_[at]);
    if (c < 0x80) {
      size = 1;
      return ascii_letter(c);
    }
    const CodePoint cp = decode(text_, at);
    size = cp.size;
    return is_letter(cp.value);
  }

  // Length of an apostrophe at the cursor, 0 for none.
  std::uint32_t apostrophe() const {
    if (peek(0) == '\'') return 1;
    return text_.substr(at_).starts_with(kApostrophe) ? 3 : 0;
  }

  // "'s" and "’s" that end a word.
  bool possessive() {
    const std::uint32_t mark = apostrophe();
    if (mark == 0 || (peek(mark) | 32) != 's') return false;
    std::uint32_t size = 0;
    if (letter_at(at_ + mark + 1, size) || digit(peek(mark + 1))) return false;
    if (at_ != begin_ && (out_.empty() || out_.back().end != at_)) return false;  // alone it is a form of the vocabulary
    at_ += mark + 1;
    return true;
  }

  void word(Token& token) {
    std::uint32_t size = 0, letters = 0, capitals = 0;
    while (true) {
      if (letter_at(at_, size)) {
        const char32_t cp = size == 1 ? static_cast<unsigned char>(text_[at_]) : decode(text_, at_).value;
        if (is_upper(cp)) {
          ++capitals;
          if (letters == 0) token.flags |= kCapital;
        }
        ++letters;
        at_ += size;
        if (letters == 1 && pointed()) {
          token.flags |= kHasPoint;
          if (capitals > 0) token.flags |= kAllCapitals;
          return;
        }
        continue;
      }
      // An apostrophe inside a word: "O'Brien", "don't"; not the one of "'s".
      const std::uint32_t mark = apostrophe();
      if (mark == 0 || letters == 0 || !letter_at(at_ + mark, size)) break;
      std::uint32_t after = 0;
      if ((peek(mark) | 32) == 's' && !letter_at(at_ + mark + 1, after)) break;
      at_ += mark;
    }
    if (letters > 1 && capitals == letters) token.flags |= kAllCapitals;
    if (capitals > (token.has(kCapital) ? 1u : 0u) && capitals < letters) token.flags |= kInnerCapital;
  }

  // After one letter: "U.S.", "e.g.", "p.m." in full.
  bool pointed() {
    std::size_t at = at_;
    int letters = 1;
    std::uint32_t size = 0;
    while (at < text_.size() && text_[at] == '.' && letter_at(at + 1, size) && !letter_at(at + 1 + size, size)) {
      std::uint32_t step = 0;
      letter_at(at + 1, step);
      at += 1 + step;
      ++letters;
    }
    if (letters < 2 || at >= text_.size() || text_[at] != '.') return false;
    at_ = at + 1;
    return true;
  }

  void identify(Token& token) const {
    if (token.kind == TokenKind::number) {
      token.word = lexicon_.find(token.span().in(text_));
      return;
    }
    std::array<char, 48> buffer;
    const std::string_view form = token.span().in(text_);
    if (form.size() > buffer.size()) return;
    bool ascii = true;
    for (std::size_t i = 0; i < form.size(); ++i) {
      const auto c = static_cast<unsigned char>(form[i]);
      if (c >= 0x80) {
        ascii = false;
        break;
      }
      buffer[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    token.word = ascii ? lexicon_.find({buffer.data(), form.size()}) : lexicon_.find(normal(form));
  }

  // Lower case with the typewriter's apostrophe.
  static std::string normal(std::string_view form) {
    std::string out = lower(form);
    for (auto at = out.find(kApostrophe); at != std::string::npos; at = out.find(kApostrophe, at)) out.replace(at, 3, "'");
    return out;
  }

  std::string_view text_;
  std::size_t at_, begin_;
  const Lexicon& lexicon_;
  std::vector<Token>& out_;
};

}  // namespace

void tokenize(std::string_view text, Span span, const Lexicon& lexicon, std::vector<Token>& out) {
  Scanner(text, span, lexicon, out).run();
}

}  // namespace claimcheck
