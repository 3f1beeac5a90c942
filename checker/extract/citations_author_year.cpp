#include <algorithm>
#include <string>

#include "checker/extract/citations_parts.h"

namespace claimcheck {
namespace {

class Bracket {
 public:
  Bracket(const ExtractContext& context, const CitationWords& words, std::uint32_t end, bool others)
      : context_(context), words_(words), tokens_(context.out.tokens), end_(end), others_(others) {}

  // Inside the bracket.
  void entries(std::uint32_t open, std::vector<FoundCitation>& out) {
    std::vector<FoundCitation> found;
    std::uint32_t at = open + 1;
    bool sure = false;
    std::string author;
    while (at < end_) {
      at = over_signals(at);
      FoundCitation entry;
      entry.first = at;
      if (const std::uint32_t after = names(at); after != at) {
        author = text(at, after);
        sure = sure || !doubtful(at, after);
        at = is_mark(after, ",") ? after + 1 : after;
      } else if (author.empty()) {
        return;
      }
      if (!year(at, entry, author)) return;
      found.push_back(entry);
      while (is_mark(at, ",") && year_at(at + 1) != 0) {
        FoundCitation more;
        more.first = ++at;
        if (!year(at, more, author)) return;
        found.push_back(more);
      }
      at = over_pages(at);
      if (is_mark(at, ")")) {
        if (sure) out.insert(out.end(), found.begin(), found.end());
        return;
      }
      if (!is_mark(at, ";") && !(at < end_ && form(at) == "and")) return;  // "(Brandt 2015 and Osei 2019)"
      ++at;
    }
  }

  // "Nowak (2018)": the names before a bracket that holds a year alone.
  void before(std::uint32_t open, std::uint32_t begin, std::vector<FoundCitation>& out) {
    std::uint32_t at = open + 1;
    FoundCitation entry;
    if (year_at(at) == 0 || open == begin) return;
    const std::uint32_t after_year = at + 1 + (letter_after(at) ? 1 : 0);
    if (!is_mark(after_year, ")") && !is_mark(after_year, ",") && !is_mark(after_year, ":")) return;
    std::uint32_t last = open;
    if (last > begin && tokens_[last - 1].kind == TokenKind::word && tokens_[last - 1].glued() && !tokens_[last - 1].has(kCapital)) --last;  // 's
    std::uint32_t first = last;
    bool several = false;
    if (last >= begin + 3 && is_mark(last - 1, ".") && form(last - 2) == "al" && form(last - 3) == "et") {
      first = last - 3;
      several = true;
    }
    first = surname_before(first, begin);
    if (first == last || !tokens_[first].has(kCapital)) return;
    if (first >= begin + 2 && (form(first - 1) == "and" || is_mark(first - 1, "&"))) {
      if (const std::uint32_t one = surname_before(first - 1, begin); one != first - 1) {
        first = one;
        several = true;
      }
    }
    const bool said = after_year + 1 < end_ && (words_.names.of(tokens_[after_year + 1]) & kSay) != 0;
    const bool family = (words_.names.of(tokens_[last - 1]) & kLastName) != 0;
    if (!(several || said || others_ || family) || doubtful(first, last)) return;
    const bool opening = first == begin + 1 && (words_.names.of(tokens_[begin]) & kStop) != 0;  // "As Nowak (2018) shows"
    if (first > begin && (form(first - 1) == "the" || (tokens_[first - 1].has(kCapital) && !opening))) return;
    entry.first = first;
    if (!year(at, entry, text(first, last))) return;
    if (is_mark(at, ")")) ++at;
    entry.last = at;
    out.push_back(entry);
  }

 private:
  bool is_mark(std::uint32_t i, std::string_view mark) const { return i < end_ && tokens_[i].kind == TokenKind::mark && context_.text(tokens_[i]) == mark; }
  std::string_view form(std::uint32_t i) const { return context_.lexicon.form(tokens_[i].word); }
  std::string text(std::uint32_t first, std::uint32_t last) const {
    return std::string(Span{tokens_[first].begin, tokens_[last - 1].end}.in(context_.document.text));
  }

  std::uint32_t over_signals(std::uint32_t at) const {
    while (at < end_ && ((tokens_[at].kind == TokenKind::word && !tokens_[at].has(kCapital) && context_.lexicon.is(tokens_[at].word, words_.signal)) ||
                         (is_mark(at, ".") && tokens_[at].glued()) || (form(at) == "see" || form(at) == "cf"))) {
      ++at;
    }
    return at;
  }

  bool particle(std::uint32_t i) const { return i < end_ && (words_.names.of(tokens_[i]) & kParticle) != 0 && !tokens_[i].has(kCapital); }

  // One family name, of at most three words: "van der Berg", "Kapetanović-Bell", "World Bank".
  std::uint32_t name(std::uint32_t at) const {
    std::uint32_t i = at;
    while (particle(i) && i < at + 3) ++i;
    std::uint32_t capitals = 0;
    while (i < end_ && capitals < 3 && tokens_[i].kind == TokenKind::word && tokens_[i].has(kCapital) && ((words_.names.of(tokens_[i]) & (kStop | kCalendar)) == 0 || named_like_a_season(i))) {
      ++capitals;
      ++i;
      if (is_mark(i, ".") && tokens_[i].glued()) ++i;  // an initial
      while (is_mark(i, "-") && tokens_[i].glued() && i + 1 < end_ && tokens_[i + 1].kind == TokenKind::word) i += 2;
    }
    return capitals > 0 ? i : at;
  }

  // "(…; Winter, 2014)", "(Winter and Roth 2014)": beside other citations, a name.
  bool named_like_a_season(std::uint32_t i) const {
    if (!others_ || (words_.names.of(tokens_[i]) & kCalendar) == 0 || i + 1 >= end_) return false;
    return (is_mark(i + 1, ",") && year_at(i + 2) != 0) || form(i + 1) == "and" || form(i + 1) == "et" || is_mark(i + 1, "&");
  }

  // "Nowak", "Nowak and Lis", "Nowak, Lis & Roth", "Smith et al."
  std::uint32_t names(std::uint32_t at) const {
    std::uint32_t i = name(at);
    if (i == at) return at;
    for (int more = 0; more < 5; ++more) {
      std::uint32_t next = i;
      if (is_mark(next, ",") && next + 1 < end_ && tokens_[next + 1].kind == TokenKind::word) ++next;
      if (next < end_ && (form(next) == "and" || is_mark(next, "&"))) ++next;
      const std::uint32_t after = next == i ? i : name(next);
      if (next == i || after == next) break;
      i = after;
    }
    std::uint32_t et = is_mark(i, ",") ? i + 1 : i;
    if (et + 1 < end_ && form(et) == "et" && form(et + 1) == "al") i = et + (is_mark(et + 2, ".") ? 3 : 2);
    return i;
  }

  std::uint32_t surname_before(std::uint32_t last, std::uint32_t begin) const {
    std::uint32_t i = last;
    if (i == begin || tokens_[i - 1].kind != TokenKind::word || !tokens_[i - 1].has(kCapital) || tokens_[i - 1].has(kAllCapitals)) return last;
    --i;
    while (i >= begin + 2 && tokens_[i].glued() && is_mark(i - 1, "-") && tokens_[i - 1].glued() && tokens_[i - 2].kind == TokenKind::word) i -= 2;
    while (i > begin && particle(i - 1)) --i;
    return i;
  }

  int year_at(std::uint32_t i) const {
    if (i >= end_ || tokens_[i].kind != TokenKind::number || tokens_[i].end - tokens_[i].begin != 4) return 0;
    int value = 0;
    for (const char c : context_.text(tokens_[i])) {
      if (c < '0' || c > '9') return 0;
      value = 10 * value + (c - '0');
    }
    return value >= 1600 && value <= 2100 ? value : 0;
  }
  bool letter_after(std::uint32_t i) const { return i + 1 < end_ && tokens_[i + 1].glued() && tokens_[i + 1].kind == TokenKind::word && tokens_[i + 1].end - tokens_[i + 1].begin == 1; }

  bool year(std::uint32_t& at, FoundCitation& entry, const std::string& author) const {
    const int value = year_at(at);
    if (value == 0) return false;
    const std::uint32_t last = at + 1 + (letter_after(at) ? 1 : 0);
    entry.citation.type = CitationType::author_year;
    entry.citation.author = author;
    entry.citation.year = value;
    entry.citation.target = text(at, last);
    entry.numbers = {tokens_[at].begin, tokens_[last - 1].end};
    entry.last = last;
    at = last;
    return true;
  }

  // ", pp. 41–66", ": 12"
  std::uint32_t over_pages(std::uint32_t at) const {
    if (!is_mark(at, ",") && !is_mark(at, ":")) return at;
    std::uint32_t i = at + 1;
    bool number = false;
    while (i < end_ && i < at + 9 && !is_mark(i, ")") && !is_mark(i, ";")) {
      if (tokens_[i].kind == TokenKind::number) number = true;
      else if (tokens_[i].kind == TokenKind::word && tokens_[i].end - tokens_[i].begin > 9) return at;
      ++i;
    }
    return number ? i : at;
  }

  // A place, a month, an event, a body: "(Bucharest 2008)".
  bool doubtful(std::uint32_t first, std::uint32_t last) const {
    constexpr std::uint32_t kNoPerson = kPlaceName | kDemonym | kGroupName | kCalendar | kCommonWord | kOtherWord | kOrgHead | kWorkHead | kPlaceHead | kOrganisation | kWork | kWellKnown;
    std::uint32_t words = 0, capitals = 0;
    for (std::uint32_t i = first; i < last; ++i) {
      if (form(i) == "et" || form(i) == "and" || is_mark(i, "&")) return false;
      const bool second_half = i > first && tokens_[i].glued();  // "Bell" of "Kapetanović-Bell"
      if (tokens_[i].kind != TokenKind::word || !tokens_[i].has(kCapital) || second_half) continue;
      const std::uint32_t c = words_.names.of(tokens_[i]);
      ++capitals;
      if (((c & kNoPerson) != 0 && (c & kLastName) == 0) || tokens_[i].has(kAllCapitals)) ++words;
    }
    return words == capitals || (capitals > 1 && words > 0);
  }

  const ExtractContext& context_;
  const CitationWords& words_;
  const std::vector<Token>& tokens_;
  const std::uint32_t end_;
  const bool others_;
};

}  // namespace

void read_author_years(const ExtractContext& context, const CitationWords& words, std::uint32_t open, std::uint32_t end, bool others,
                       std::vector<FoundCitation>& out) {
  Bracket bracket(context, words, end, others);
  const std::size_t before = out.size();
  bracket.entries(open, out);
  const std::uint32_t begin = context.out.sentences[context.out.sentence_of_token(open)].first;
  if (out.size() == before) bracket.before(open, begin, out);
}

}  // namespace claimcheck
