#include "checker/extract/abbreviations_find.h"

#include <algorithm>
#include <array>
#include <span>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostLetters = 8;
constexpr std::uint32_t kMostTokens = 28;  // of a long form

bool roman(std::string_view form) {
  return form.find_first_not_of("IVXLC") == std::string_view::npos && form != "IC" && form != "CC" && form != "IL" && form != "LC";
}

struct Initial {
  std::string letters;  // folded
  bool small = false;   // may be passed over: of, for, the, the second half of "Co-operation"
};

bool small_word(std::string_view w) {
  static constexpr std::array<std::string_view, 28> kSmall = {"of", "for", "the", "and", "in", "on", "to", "de", "la", "des", "du", "et", "und", "für",
                                                              "der", "die", "das", "i", "w", "z", "a", "an", "by", "at", "from", "with", "against", "del"};
  return std::find(kSmall.begin(), kSmall.end(), w) != kSmall.end();
}

bool is_initial(const ExtractContext& context, const Token& t) {
  return t.kind == TokenKind::word && !context.text(t).starts_with('\'') && !context.text(t).starts_with("\xE2\x80\x99");
}
// "Co-operation".
bool is_second_half(const ExtractContext& context, std::uint32_t i) {
  return i > 0 && context.out.tokens[i].glued() && context.text(context.out.tokens[i - 1]) == "-";
}
Initial initial(const ExtractContext& context, std::uint32_t i) {
  Initial word{fold(context.text(context.out.tokens[i])), false};
  word.small = small_word(word.letters);
  return word;
}

std::vector<Initial> initials(const ExtractContext& context, std::uint32_t first, std::uint32_t last) {
  std::vector<Initial> out;
  for (std::uint32_t i = first; i < last; ++i) {
    if (!is_initial(context, context.out.tokens[i])) continue;
    out.push_back(initial(context, i));
    if (i > first && is_second_half(context, i)) out.back().small = true;
  }
  return out;
}

// Whether letters can be read off words. Remembers what has failed, so that "(AAAA)" after a row of a's costs no more.
class Fit {
 public:
  Fit(std::string_view letters, std::span<const Initial> words)
      : letters_(letters), words_(words), failed_((letters.size() + 1) * (words.size() + 1), false) {}

  bool from(std::size_t letter, std::size_t word) {
    if (letter == letters_.size() || word == words_.size()) return letter == letters_.size() && word == words_.size();
    const std::size_t state = letter * (words_.size() + 1) + word;
    if (failed_[state]) return false;
    failed_[state] = !reads(letter, word);
    return !failed_[state];
  }

 private:
  bool reads(std::size_t letter, std::size_t word) {
    const Initial& w = words_[word];
    if (w.letters.front() == letters_[letter]) {
      if (from(letter + 1, word + 1)) return true;
      // Further letters of the same long word, in order.
      std::size_t at = 0;
      for (std::size_t more = letter + 1; w.letters.size() > 5 && more < letters_.size() && more < letter + 3; ++more) {
        at = w.letters.find(letters_[more], at + 1);
        if (at == std::string::npos) break;
        if (from(more + 1, word + 1)) return true;
      }
    }
    return w.small && from(letter, word + 1);
  }

  std::string_view letters_;
  std::span<const Initial> words_;
  std::vector<bool> failed_;
};

bool fits(std::string_view letters, std::span<const Initial> words) { return Fit(letters, words).from(0, 0); }

std::string folded_letters(std::string_view short_form) {
  std::string out;
  for (const char c : fold(short_form)) {
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z')) out.push_back(c);
  }
  return out;
}

bool is_mark(const ExtractContext& context, std::uint32_t i, std::string_view mark) {
  return i < context.out.tokens.size() && context.out.tokens[i].kind == TokenKind::mark && context.text(context.out.tokens[i]) == mark;
}

class Finder {
 public:
  explicit Finder(const ExtractContext& context)
      : context_(context), tokens_(context.out.tokens), abbreviated_as_(context.lexicon.group("abbreviated-as")) {}

  std::vector<Definition> run() {
    for (const Sentence& sentence : context_.out.sentences) {
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (tokens_[i].kind == TokenKind::word && tokens_[i].has(kAllCapitals)) told(sentence, i);
        if (tokens_[i].kind != TokenKind::mark) continue;
        if (is_mark(context_, i, "(") || is_mark(context_, i, "[")) bracket(sentence, i);
        if (is_mark(context_, i, ",") || dash(i) || (i == sentence.first + 1 && is_mark(context_, i, ":"))) aside(sentence, i);
      }
    }
    return std::move(out_);
  }

 private:
  std::string_view lower_text(std::uint32_t i) const { return context_.lexicon.form(tokens_[i].word); }

  // "Long Form (ABC)", "Long Form (the ABC)", "ABC (Long Form)".
  void bracket(const Sentence& sentence, std::uint32_t open) {
    std::uint32_t at = open + 1;
    at += formula(at, sentence.last);
    while (at < sentence.last && at < open + 8 && opener(at)) ++at;
    if (at >= sentence.last || tokens_[at].kind != TokenKind::word) return;
    const std::string form = short_form(context_.text(tokens_[at]));
    if (!form.empty() && at + 1 < sentence.last && closes(at + 1) && before(sentence, open, at, form)) return;
    if (open > sentence.first && tokens_[open - 1].kind == TokenKind::word) {
      const std::string named = short_form(context_.text(tokens_[open - 1]));
      if (!named.empty()) inside(sentence, open, named);
    }
  }

  // "ABC (short for Long Form)", "Long Form (known as ABC)": the words between, as many as there are.
  std::uint32_t formula(std::uint32_t at, std::uint32_t end) const {
    return at < end ? context_.lexicon.match(abbreviated_as_, tokens_, at, end) : 0;
  }

  // Words and marks between the bracket and the short form.
  bool opener(std::uint32_t i) const {
    if (tokens_[i].kind == TokenKind::mark) return is_mark(context_, i, "\"") || is_mark(context_, i, "\xE2\x80\x9C") || is_mark(context_, i, "\xE2\x80\x98") || is_mark(context_, i, "'");
    const std::string low = lower(context_.text(tokens_[i]));
    return low == "the" || low == "hereafter" || low == "hereinafter" || low == "henceforth" || low == "or" || low == "abbreviated" || low == "called";
  }
  bool closes(std::uint32_t i) const {
    return tokens_[i].kind == TokenKind::mark && !is_mark(context_, i, "-") && !is_mark(context_, i, "/") && !is_mark(context_, i, "\xE2\x80\x93");
  }

  // Looks back from `end` for the shortest stretch of words that the letters fit.
  bool before(const Sentence& sentence, std::uint32_t end, std::uint32_t short_token, const std::string& form) {
    const std::string letters = folded_letters(form);
    if (letters.size() < 2) return false;
    std::uint32_t last = end;
    while (last > sentence.first && tokens_[last - 1].kind != TokenKind::word) --last;  // a closing quotation mark
    if (last + 1 < end) return false;
    std::array<Initial, kMostTokens> words;  // those from `first` on, at the end
    std::size_t count = 0;
    std::uint32_t front = 0;  // the token of the first of them
    const std::uint32_t lowest = last > sentence.first + kMostTokens ? last - kMostTokens : sentence.first;
    for (std::uint32_t first = last; first > lowest;) {
      --first;
      if (tokens_[first].kind == TokenKind::mark && !joins(first)) return false;
      if (tokens_[first].kind == TokenKind::number) return false;
      if (tokens_[first].kind != TokenKind::word) continue;
      if (is_initial(context_, tokens_[first])) {
        if (count > 0 && is_second_half(context_, front)) words[kMostTokens - count].small = true;
        words[kMostTokens - ++count] = initial(context_, first);
        front = first;
      }
      const std::span<const Initial> found(words.data() + (kMostTokens - count), count);
      if (found.empty() || found.front().letters.empty() || found.front().letters.front() != letters.front()) continue;
      if (found.size() < 2 && letters.size() > 2) continue;
      if (found.front().small && !tokens_[first].has(kCapital)) continue;
      if (!fits(letters, found)) continue;
      out_.push_back({short_token, first, last});
      return true;
    }
    return false;
  }

  bool joins(std::uint32_t i) const {
    const std::string_view mark = context_.text(tokens_[i]);
    return mark == "-" || mark == "&" || mark == "\xE2\x80\x93" || mark == "'" || mark == "\xE2\x80\x99" || mark == "," || mark == "/" || mark == ".";
  }

  // "ABC (Long Form)", also with what follows a comma or semicolon inside the bracket left out.
  void inside(const Sentence& sentence, std::uint32_t open, const std::string& form) {
    std::uint32_t first = open + 1;
    first += formula(first, sentence.last);
    std::uint32_t last = first;
    while (first < sentence.last && opener(first)) last = ++first;
    while (last < sentence.last && last < first + kMostTokens && !is_mark(context_, last, ")") && !is_mark(context_, last, ",") &&
           !is_mark(context_, last, ";") && !is_mark(context_, last, "]")) {
      ++last;
    }
    while (last > first && tokens_[last - 1].kind == TokenKind::mark) --last;
    if (last >= sentence.last || last < first + 2) return;
    if (initials_fit(form, context_, first, last)) out_.push_back({open - 1, first, last});
  }

  // "ABC stands for Long Form"
  void told(const Sentence& sentence, std::uint32_t i) {
    if (i + 4 >= sentence.last || lower_text(i + 1) != "stands" || lower_text(i + 2) != "for") return;
    const std::string form = short_form(context_.text(tokens_[i]));
    if (form.empty()) return;
    const std::uint32_t first = lower_text(i + 3) == "the" ? i + 4 : i + 3;
    std::uint32_t last = first;
    while (last < sentence.last && last < first + kMostTokens && tokens_[last].kind == TokenKind::word) ++last;
    if (last >= first + 2 && initials_fit(form, context_, first, last)) out_.push_back({i, first, last});
  }

  bool dash(std::uint32_t i) const { return is_mark(context_, i, "\xE2\x80\x93") || is_mark(context_, i, "\xE2\x80\x94"); }

  // "Long Form, or ABC," and "ABC, the Long Form,"; between dashes, too.
  void aside(const Sentence& sentence, std::uint32_t comma) {
    if (comma + 3 >= sentence.last || comma == sentence.first) return;
    if (lower_text(comma + 1) == "or" && tokens_[comma + 2].has(kCapital)) {
      const std::string form = short_form(context_.text(tokens_[comma + 2]));
      const bool in_short = comma + 4 < sentence.last && lower_text(comma + 3) == "for" && lower_text(comma + 4) == "short";
      if (!form.empty() && (in_short || tokens_[comma + 3].kind == TokenKind::mark)) before(sentence, comma, comma + 2, form);
      if (!form.empty()) return;
    }
    // "Long Form, known as the ABC," and "Long Form, ABC for short,"
    std::uint32_t named = comma + 1 + formula(comma + 1, sentence.last);
    const bool told = named > comma + 1;
    while (told && named + 1 < sentence.last && opener(named)) ++named;
    const bool in_short = named + 2 < sentence.last && lower_text(named + 1) == "for" && lower_text(named + 2) == "short";
    if ((told || in_short) && named + 1 < sentence.last) {
      const std::string form = short_form(context_.text(tokens_[named]));
      if (!form.empty() && before(sentence, comma, named, form)) return;
    }
    if (tokens_[comma + 1].has(kAllCapitals) && (is_mark(context_, comma + 2, ",") || dash(comma + 2))) {  // "Long Form – ABC –"
      const std::string between = short_form(context_.text(tokens_[comma + 1]));
      if (between.size() > 2 && before(sentence, comma, comma + 1, between)) return;
    }
    if (!tokens_[comma - 1].has(kCapital)) return;
    const std::string form = short_form(context_.text(tokens_[comma - 1]));
    if (form.empty()) return;
    std::uint32_t first = comma + 1;
    if (lower_text(first) == "the" || lower_text(first) == "or") ++first;
    if (!tokens_[first].has(kCapital)) return;
    std::uint32_t last = first;
    while (last < sentence.last && last < first + kMostTokens && !is_mark(context_, last, ",") && !is_mark(context_, last, ".") && !is_mark(context_, last, ")") && !dash(last)) ++last;
    const bool entry = comma == sentence.first + 1;  // of a list of abbreviations
    while (entry && last > first && last == sentence.last && tokens_[last - 1].kind == TokenKind::mark) --last;
    if (last >= first + 2 && (entry || last < sentence.last) && initials_fit(form, context_, first, last)) out_.push_back({comma - 1, first, last});
  }

  const ExtractContext& context_;
  const std::vector<Token>& tokens_;
  const GroupId abbreviated_as_;
  std::vector<Definition> out_;
};

}  // namespace

std::string short_form(std::string_view word) {
  const auto ascii_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (plain && std::count_if(word.begin(), word.end(), ascii_capital) < 2) return {};
  std::string letters;
  std::size_t capitals = 0, count = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint cp = decode(word, i);
    i += cp.size;
    if (cp.value == '.') continue;
    if (!is_letter(cp.value)) return {};
    if (is_upper(cp.value)) ++capitals;
    ++count;
    append_utf8(letters, cp.value);
    if (count > kMostLetters + 1) return {};
  }
  if (count > 2 && letters.back() == 's' && capitals + 1 == count) {
    letters.pop_back();
    --count;
  }
  const bool written_so = capitals >= 2 && 3 * capitals >= 2 * count;
  return written_so && count <= kMostLetters && !roman(letters) ? letters : std::string{};
}

bool initials_fit(std::string_view short_form, const ExtractContext& context, std::uint32_t first, std::uint32_t last) {
  const std::string letters = folded_letters(short_form);
  if (letters.empty() || last > first + kMostTokens) return false;
  return fits(letters, initials(context, first, last));
}

std::vector<Definition> find_definitions(const ExtractContext& context) { return Finder(context).run(); }

}  // namespace claimcheck
