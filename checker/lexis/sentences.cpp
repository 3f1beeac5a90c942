// Where sentences end. A point ends one unless the word before it is an abbreviation, an initial or a number that goes on.
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/lexis/tokens.h"

namespace claimcheck {
namespace {

class Splitter {
 public:
  Splitter(std::string_view text, const Lexicon& lexicon, const std::vector<Token>& tokens)
      : text_(text), lexicon_(lexicon), tokens_(tokens),
        abbreviations_(lexicon.group("sentence-abbreviation")), starters_(lexicon.group("sentence-starter")) {}

  // Whether a sentence ends with the token at `i` (its closing quotation marks and brackets, too), of a block that ends at `end`.
  bool ends_at(std::uint32_t i, std::uint32_t end) const {
    if (i + 1 >= end) return true;
    const Token& next = tokens_[i + 1];
    if (next.glued()) return false;  // first, so that a run of a million closing marks is looked through once
    std::uint32_t mark = i;
    while (mark > 0 && closing(tokens_[mark]) && tokens_[mark].glued()) --mark;  // look through  .”)
    if (closing(tokens_[mark])) return false;
    const Token& t = tokens_[mark];
    if (t.kind == TokenKind::word && t.has(kHasPoint)) return starts_anew(next, true);
    if (t.kind != TokenKind::mark) return false;
    const char c = text_[t.begin];
    if (c == '!' || c == '?') return starts_anew(next, false);
    if (c != '.') return false;
    if (mark > 0 && !tokens_[mark - 1].has(kSpaceBefore) && tokens_[mark - 1].kind == TokenKind::mark && text_[tokens_[mark - 1].begin] == '.')
      return starts_anew(next, false);  // an ellipsis
    if (mark > 0 && abbreviated(tokens_[mark - 1])) return false;
    return starts_anew(next, false);
  }

 private:
  bool closing(const Token& t) const {
    if (t.kind != TokenKind::mark) return false;
    const std::string_view s = t.span().in(text_);
    return s == ")" || s == "]" || s == "\"" || s == "'" || s == "\xE2\x80\x9D" || s == "\xE2\x80\x99" || s == "\xC2\xBB";
  }

  bool abbreviated(const Token& before) const {
    if (before.kind != TokenKind::word) return false;
    if (lexicon_.is(before.word, abbreviations_)) return true;
    // An initial: one capital letter, not the pronoun.
    return before.has(kCapital) && one_letter(before) && text_[before.begin] != 'I';
  }

  bool one_letter(const Token& t) const { return decode(text_, t.begin).size == t.end - t.begin; }

  // A capital, a digit or an opening mark; after a pointed abbreviation ("U.S.") only a word that opens sentences.
  bool starts_anew(const Token& next, bool doubtful) const {
    if (doubtful) return next.kind == TokenKind::word && next.has(kCapital) && lexicon_.is(next.word, starters_);
    return next.kind != TokenKind::word || next.has(kCapital);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  const std::vector<Token>& tokens_;
  GroupId abbreviations_, starters_;
};

// No one writes sentences of so many tokens, but lists without a point, tables gone wrong and hostile input have them. They are
// cut, so that whoever looks through a whole sentence for each of its figures stays linear in the text.
constexpr std::uint32_t kLongestSentence = 500;

bool is_read(BlockKind kind) { return kind != BlockKind::code && kind != BlockKind::furniture; }

}  // namespace

void split_document(const Document& document, const Lexicon& lexicon, Mentions& mentions) {
  mentions.tokens.reserve(document.text.size() / 5);
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    if (!is_read(block.kind)) continue;
    const auto first = static_cast<std::uint32_t>(mentions.tokens.size());
    tokenize(document.text, block.span, lexicon, mentions.tokens);
    const auto end = static_cast<std::uint32_t>(mentions.tokens.size());
    const Splitter splitter(document.text, lexicon, mentions.tokens);
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < end; ++i) {
      if (i + 1 - begin < kLongestSentence && !splitter.ends_at(i, end)) continue;
      mentions.sentences.push_back({begin, i + 1, b, {mentions.tokens[begin].begin, mentions.tokens[i].end}});
      begin = i + 1;
    }
  }
}

}  // namespace claimcheck
