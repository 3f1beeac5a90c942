// Numbers that name: issues of a series, laws, articles, pages.
#include <algorithm>
#include <string>

#include "checker/extract/citations_parts.h"

namespace claimcheck {
namespace {

class Numbers {
 public:
  Numbers(const ExtractContext& context, std::uint32_t begin, std::uint32_t end) : context_(context), tokens_(context.out.tokens), begin_(begin), end_(end) {}

  bool mark(std::uint32_t i, std::string_view m) const { return i < end_ && tokens_[i].kind == TokenKind::mark && context_.text(tokens_[i]) == m; }
  bool dash(std::uint32_t i) const { return mark(i, "-") || mark(i, "\xE2\x80\x93") || mark(i, "/"); }
  std::string_view form(std::uint32_t i) const { return i < end_ ? context_.lexicon.form(tokens_[i].word) : std::string_view{}; }

  // A whole number of at most five digits, without points and commas.
  std::optional<std::int64_t> number(std::uint32_t i) const {
    if (i >= end_ || tokens_[i].kind != TokenKind::number || tokens_[i].end - tokens_[i].begin > 5) return {};
    std::int64_t value = 0;
    for (const char c : context_.text(tokens_[i])) {
      if (c < '0' || c > '9') return {};
      value = 10 * value + (c - '0');
    }
    return value;
  }

  // "12", "45–46", "45/2019", and the second number where both are of an issue.
  std::uint32_t number_end(std::uint32_t at) const {
    std::uint32_t i = at + 1;
    if (dash(i) && tokens_[i].glued() && number(i + 1)) i += 2;
    return i;
  }

  const ExtractContext& context_;
  const std::vector<Token>& tokens_;
  const std::uint32_t begin_, end_;
};

bool number_word(std::string_view form) { return form == "no" || form == "nos" || form == "nr" || form == "number" || form == "numbers"; }

bool serial_word(std::string_view form) { return form == "cumulative" || form == "serial" || form == "running" || form == "consecutive"; }

// The series that ends right before `end`: its first token, or `end` if there is none.
std::uint32_t series_before(const Numbers& n, const CitationWords& words, std::uint32_t end) {
  for (std::uint32_t size = 3; size > 0; --size) {
    if (end < n.begin_ + size) continue;
    if (n.context_.lexicon.match(words.series, n.tokens_, end - size, end) == size) return end - size;
  }
  return end;
}

// A series is named with a capital, but for the words that mean nothing else.
bool named(const Numbers& n, std::uint32_t first) {
  const std::string_view form = n.form(first);
  return n.tokens_[first].has(kCapital) || form == "bulletin" || form == "bulletins" || form == "newsletter" || form == "issue";
}

// "this bulletin", "these pages", "we wrote" within the words before a bracket; the end of the sentence if there are none.
std::uint32_t series_told(const Numbers& n, const CitationWords& words, std::uint32_t bracket) {
  constexpr std::uint32_t kFar = 14;
  for (std::uint32_t t = bracket; t > n.begin_ + 1 && t + kFar > bracket; --t) {
    const std::string_view form = n.form(t - 1), before = n.form(t - 2);
    const bool pointed = before == "this" || before == "these" || before == "our" || before == "the";
    if (pointed && (form == "bulletin" || form == "newsletter" || (form == "pages" && before != "the"))) return t - 1;
    if (form == "issue" && (before == "our" || (pointed && n.form(t) == "of"))) return t - 1;
    if (before == "we" && n.context_.lexicon.is(n.tokens_[t - 1].word, words.saying)) return t - 1;
  }
  return n.end_;
}

// "…, cumulative number 1425", "… with the serial number 1425": `at` is moved behind it.
std::optional<std::int64_t> serial_in_words(const Numbers& n, std::uint32_t& at) {
  std::uint32_t i = at;
  while (i < at + 4 && (n.mark(i, ",") || n.mark(i, "(") || n.form(i) == "with" || n.form(i) == "the" || n.form(i) == "whole" || n.form(i) == "and")) ++i;
  const bool whole = i > at && n.form(i - 1) == "whole";
  if (!whole) {
    if (!serial_word(n.form(i))) return {};
    ++i;
  }
  if (!number_word(n.form(i))) return {};
  ++i;
  if (n.mark(i, ".")) ++i;
  const auto serial = n.number(i);
  if (serial) at = i + 1;
  return serial;
}

// "the issue with the cumulative number 1425": no other number is told.
FoundCitation serial_alone(const Numbers& n, std::uint32_t at, std::uint32_t number, std::int64_t serial) {
  FoundCitation found;
  found.citation.type = CitationType::reference;
  found.citation.serial = serial;
  found.first = at - 1;
  found.last = number + 1;
  found.numbers = n.tokens_[number].span();
  return found;
}

// "(cf. No. 24, T. Sklenář)", "as we saw in No. 24,": a bare number in an issue that has one itself.
bool bare_number(const Numbers& n, const CitationWords& words, std::uint32_t at, std::uint32_t behind) {
  if (!n.context_.document.issue.number || !n.tokens_[at].has(kCapital) || n.form(at) == "nos" || at == n.begin_) return false;
  std::uint32_t before = at - 1;
  if (n.mark(before, ".") && before > n.begin_) --before;  // "cf."
  const bool titled = n.mark(before, ",") && before > n.begin_ && (n.mark(before - 1, "”") || n.mark(before - 1, "\"") || n.mark(before - 1, "’") || n.mark(before - 1, "»"));  // "(“Title”, No. 24 of this year)"
  const bool pointed = titled || n.mark(before, "(") || n.context_.lexicon.is(n.tokens_[before].word, words.pointing);
  if (!pointed || behind >= n.end_) return pointed;
  const Token& next = n.tokens_[behind];
  return next.kind == TokenKind::mark ? !next.glued() || !n.dash(behind) : next.kind == TokenKind::word && !next.has(kCapital) && (n.context_.lexicon.is(next.word, words.function) || n.context_.lexicon.is(next.word, words.saying));
}

}  // namespace

std::optional<FoundCitation> read_issue_reference(const ExtractContext& context, const CitationWords& words, std::uint32_t at, std::uint32_t begin,
                                                  std::uint32_t end) {
  const Numbers n(context, begin, end);
  FoundCitation found;
  std::uint32_t i = at;
  std::uint32_t series = at, series_end = at;
  const bool by_number = number_word(n.form(at)) || n.mark(at, "#");
  const bool serial_first = by_number && at > begin && serial_word(n.form(at - 1));
  std::optional<std::int64_t> serial;
  if (serial_first) {  // "cumulative number 1425, which is No. 179"
    i = at + 1;
    if (n.mark(i, ".")) ++i;
    serial = n.number(i);
    if (!serial) return {};
    std::uint32_t t = i + 1;
    while (t < end && t < i + 9 && !number_word(n.form(t)) && (n.mark(t, ",") || n.mark(t, "(") || context.lexicon.is(n.tokens_[t].word, words.linking))) ++t;
    if (!number_word(n.form(t))) {
      if (n.form(at - 1) != "cumulative" || !context.document.issue.serial) return {};
      return serial_alone(n, at, i, *serial);
    }
    i = t + 1;
    if (n.mark(i, ".")) ++i;
  } else if (by_number) {
    i = at + 1;
    if (n.mark(i, ".")) ++i;
    series_end = at > begin && n.mark(at - 1, ",") ? at - 1 : at;
    series = series_before(n, words, series_end);
  } else {
    series_end = at + context.lexicon.match(words.series, n.tokens_, at, end);
    i = series_end;
  }
  const auto number = n.number(i);
  if (!number) return {};
  const std::uint32_t number_at = i;
  i = n.number_end(i);
  const bool of_year = n.dash(number_at + 1) && i == number_at + 3 && n.number(i - 1) > 1900;  // "45/2019"
  if (!serial && n.mark(i, "(") && n.number(i + 1)) {
    const std::uint32_t close = n.number_end(i + 1);
    if (n.mark(close, ")")) {
      serial = n.number(i + 1);
      i = close + 1;
    }
  }
  int year = of_year ? static_cast<int>(*n.number(number_at + 2)) : 0;
  // "No. 14 of 2019 (1444)"
  if (!serial && n.form(i) == "of" && n.number(i + 1) > 1900 && n.number(i + 1) < 2100 && n.mark(i + 2, "(") && n.number(i + 3) && n.mark(n.number_end(i + 3), ")")) {
    year = static_cast<int>(*n.number(i + 1));
    serial = n.number(i + 3);
    i = n.number_end(i + 3) + 1;
  }
  if (!serial) serial = serial_in_words(n, i);
  const bool has_series = series < series_end && named(n, series);
  std::uint32_t tail = i;
  bool of_series = false;
  if (n.form(i) == "of" && (n.form(i + 1) == "this" || n.form(i + 1) == "the" || n.form(i + 1) == "last")) {
    const std::string_view what = n.form(i + 2);
    of_series = what == "series" || what == "bulletin" || what == "newsletter" || (what == "year" && n.form(i + 1) == "last" && (at == begin || n.tokens_[at - 1].kind == TokenKind::mark));
    if (of_series) tail = i + 3;
  }
  // "No. 12 (1440)", "No. 21 of 12 February 2020"
  const bool dated = n.form(i) == "of" && n.number(i + 1) && n.number(i + 3) > 1900 && i + 2 < end && n.tokens_[i + 2].has(kCapital);
  const bool serial_too = serial && *serial > 2 * *number && *serial > 99 && !(*serial > 1900 && *serial < 2100) && !n.mark(at, "#");
  // "as this bulletin put it in February (No. 11)": the series stands in the sentence before the bracket.
  std::uint32_t told = end;
  if (by_number && !has_series && at > begin + 2 && n.mark(at - 1, "(") && (n.mark(i, ")") || n.mark(i, ",") || n.form(i) == "of")) told = series_told(n, words, at - 1);
  // "our No. 20"
  if (by_number && !has_series && at > begin && n.form(at - 1) == "our") told = at - 1;
  const bool in_pages = told != end;
  if (by_number && !has_series && !of_series && !dated && !serial_too && !in_pages && !serial_first && !bare_number(n, words, at, i)) return {};
  if (!by_number) {
    // "Bulletin 12 (1440)", "Newsletter 123"; no "Report 2019".
    if (!has_series || !n.tokens_[series].has(kCapital)) return {};
    const std::string_view form = n.form(series);
    if (!serial && !of_year && !((form == "bulletin" || form == "newsletter") && *number < 1900)) return {};
  }
  found.citation.type = CitationType::reference;
  found.citation.number = number;
  found.citation.serial = serial;
  found.citation.year = year;
  if (series < series_end) found.citation.target = std::string(Span{n.tokens_[series].begin, n.tokens_[series_end - 1].end}.in(context.document.text));
  else if (in_pages && (n.form(told) == "bulletin" || n.form(told) == "newsletter")) found.citation.target = std::string(n.tokens_[told].span().in(context.document.text));
  found.first = serial_first ? at - 1 : std::min(series, at);
  found.last = tail;
  found.numbers = {n.tokens_[number_at].begin, n.tokens_[i - 1].end};
  return found;
}

std::uint32_t law_number_end(const ExtractContext& context, std::uint32_t at, std::uint32_t end) {
  const Numbers n(context, at, end);
  std::uint32_t i = at + 1;
  if (n.mark(i, ".") && n.tokens_[i].glued()) ++i;
  if (n.mark(i, "(") && i + 2 < end && n.tokens_[i + 1].has(kCapital) && n.mark(i + 2, ")")) i += 3;  // "(EU)"
  if (number_word(n.form(i))) {
    ++i;
    if (n.mark(i, ".")) ++i;
  }
  const bool roman = i < end && n.tokens_[i].has(kCapital) && context.text(n.tokens_[i]).find_first_not_of("IVXLC") == std::string_view::npos;
  if (!roman && !n.number(i)) return at;
  if (n.mark(i + 1, "%") || (i + 1 < end && n.tokens_[i + 1].glued() && n.mark(i + 1, "'"))) return at;
  ++i;
  // "2019/1148", "42(7)", "5a", "2004/38/EC"
  while (i + 1 < end && n.tokens_[i].glued()) {
    if ((n.mark(i, "/") || n.mark(i, "-") || n.mark(i, "\xE2\x80\x93")) && n.tokens_[i + 1].glued() && n.tokens_[i + 1].kind != TokenKind::mark) {
      i += 2;
    } else if (n.mark(i, "(") && i + 2 < end && n.mark(i + 2, ")")) {
      i += 3;
    } else if (n.tokens_[i].kind == TokenKind::word && n.tokens_[i].end - n.tokens_[i].begin == 1) {
      ++i;
    } else {
      break;
    }
  }
  // "the directive 12 states must follow" counts states; a law would have its capital.
  if (!n.tokens_[at].has(kCapital) && i < end && n.tokens_[i].kind == TokenKind::word && !n.tokens_[i].has(kCapital) && !n.tokens_[i].glued() &&
      context.text(n.tokens_[i]).ends_with('s') && context.text(n.tokens_[i]).size() > 4) {
    return at;
  }
  if (n.mark(i, "(") && n.number(i + 1) && n.mark(i + 2, ")") && *n.number(i + 1) > 1900) i += 3;  // "Resolution 2254 (2015)"
  // "Articles 5, 6 and 7": a plural goes on.
  if (context.text(n.tokens_[at]).ends_with('s') || context.text(n.tokens_[at]).ends_with("pp")) {
    while (i + 1 < end && (n.mark(i, ",") || n.form(i) == "and" || n.form(i) == "or" || n.form(i) == "to") && n.number(i + 1) &&
           !(i + 2 < end && n.tokens_[i + 2].kind == TokenKind::word && !n.tokens_[i + 2].has(kCapital) && context.text(n.tokens_[i + 2]).ends_with('s'))) {
      i += 2;
    }
  }
  return i;
}

}  // namespace claimcheck
