#include "checker/claim/office_titles.h"

#include <algorithm>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kApposition = 14;  // tokens

// "un", "united"; "eu", "european"; "us", "washington": too alike to be two places
bool alike_places(const std::string& a, const std::string& b) {
  const auto place = [](const std::string& key) { return key.substr(std::string_view("ambassador: ").size()); };
  const std::string x = place(a), y = place(b);
  return x[0] == y[0] || x == "washington" || y == "washington" || x == "brussels" || y == "brussels" || x == "geneva" ||
         y == "geneva" || x == "london" || y == "london";
}

// A member of a senate may have a ministry, and who negotiates trade is often called ambassador.
bool by_courtesy(const Office& title, const Office& other) {
  if (title.key == "senator") return other.key.starts_with("minister") || other.key.starts_with("deputy minister");
  return title.key == "ambassador" && !other.key.starts_with("minister") && other.key.ends_with("representative");
}

}  // namespace

// "General" is a major general's address, and "minister" any minister's; a minister of two fields goes by either.
bool one_office(const Office& a, const Office& b) {
  if (a.key == b.key || by_courtesy(a, b) || by_courtesy(b, a)) return true;
  const bool minister = (a.key.starts_with("minister") && b.key.starts_with("minister")) ||
                        (a.key.starts_with("deputy minister") && b.key.starts_with("deputy minister"));
  if (a.key.starts_with("ambassador") && b.key.starts_with("ambassador"))
    return a.key == "ambassador" || b.key == "ambassador" || alike_places(a.key, b.key);
  const bool commissioner = a.key.starts_with("commissioner") && b.key.starts_with("commissioner");
  if (minister || commissioner)
    return a.fields.empty() || b.fields.empty() ||
           std::any_of(a.fields.begin(), a.fields.end(), [&](const std::string& f) { return b.fields.contains(f); });
  const auto shortened = [](const std::string& by, const std::string& of) { return of.ends_with(" " + by); };
  return a.group == "rank" && (shortened(a.key, b.key) || shortened(b.key, a.key));
}

OfficeReader::OfficeReader(const View& view)
    : view_(view),
      lexicon_(view.lexicon),
      tokens_(view.mentions.tokens),
      demonym_(lexicon_.group("name-demonym")),
      not_now_(lexicon_.group("not-holding")),
      portfolio_(lexicon_.group("portfolio")),
      sole_(lexicon_.group("sole-office")),
      leading_(lexicon_.group("leading")),
      rank_(lexicon_.group("military-rank")),
      body_(lexicon_.group("name-body")),
      office_(lexicon_.group("name-office")),
      no_rank_(lexicon_.group("no-rank")),
      saying_(lexicon_.group("saying")) {}

std::optional<Office> OfficeReader::office_of(const Mention& m, const ActorRef& ref) const {
  const std::uint32_t begin = view_.mentions.token_at(m.span.begin), end = view_.mentions.token_at(m.span.end - 1) + 1;
  const Sentence& s = view_.mentions.sentences[m.sentence];
  if (!ref.title.empty()) {
    std::uint32_t name = begin;
    while (name < end && tokens_[name].end <= m.span.begin + ref.title.size()) ++name;
    std::uint32_t from = begin;  // "Education Minister Pinto", of which only the last words are the mention
    while (from > s.first && from + 3 > begin && tokens_[from - 1].has(kCapital) &&
           lexicon_.is(tokens_[from - 1].word, portfolio_))
      --from;
    std::uint32_t first = from;  // "former Malian President"
    while (first > s.first &&
           (lexicon_.is(tokens_[first - 1].word, demonym_) || (view_.is_mark(first - 1, '-') && tokens_[first - 1].glued())))
      --first;
    if (forbidden(first > s.first ? first - 1 : first, name)) return std::nullopt;
    if (auto office = read(from, name)) return office;
  } else if (begin > s.first && lexicon_.is(tokens_[begin - 1].word, office_)) {  // "Interior minister Ida Kamm"
    std::uint32_t first = begin;
    while (first > s.first && first + 4 > begin &&
           (lexicon_.is(tokens_[first - 1].word, office_) || lexicon_.is(tokens_[first - 1].word, portfolio_) ||
            word(first - 1) == "prime" || word(first - 1) == "deputy" || word(first - 1) == "vice"))
      --first;
    if (first > s.first && forbidden(first - 1, first)) return std::nullopt;
    if (auto office = read(first, begin)) return office;
  }
  if (auto office = minister_of(begin, s)) return office;
  if (auto office = head_of(begin, s)) return office;
  if (auto office = beside(end, s)) return office;
  return named(begin, end, s);
}

std::optional<Office> OfficeReader::minister_of(std::uint32_t begin, const Sentence& s) const {
  if (begin <= s.first + 2 || !lexicon_.is(tokens_[begin - 1].word, portfolio_)) return std::nullopt;
  for (std::uint32_t t = begin - 1; t > s.first && t + 7 > begin; --t) {
    const std::string_view w = word(t - 1);
    if (w == "minister" || w == "secretary") {
      std::uint32_t first = t - 1;
      while (first > s.first &&
             (word(first - 1) == "deputy" || lexicon_.is(tokens_[first - 1].word, demonym_) || word(first - 1) == "the"))
        --first;
      return first > s.first && forbidden(first - 1, first) ? std::nullopt : read(first, begin);
    }
    if (!(w == "of" || w == "for" || w == "and" || w == "the" || lexicon_.is(tokens_[t - 1].word, portfolio_))) break;
  }
  return std::nullopt;
}

std::optional<Office> OfficeReader::head_of(std::uint32_t begin, const Sentence& s) const {
  if (begin < s.first + 3 || !lexicon_.is(tokens_[begin - 1].word, body_)) return std::nullopt;
  for (std::uint32_t t = begin - 1; t > s.first && t + 5 > begin; --t) {
    if (word(t) == "of")
      return lexicon_.lookup(sole_, tokens_, t - 1, t).length == 1 && !(t > s.first + 1 && forbidden(t - 2, t - 1))
                 ? read(t - 1, begin)
                 : std::nullopt;
    if (tokens_[t].kind != TokenKind::word) break;
  }
  return std::nullopt;
}

std::optional<Office> OfficeReader::beside(std::uint32_t end, const Sentence& s) const {
  if (end >= s.last) return std::nullopt;
  const bool told = word(end) == "is";
  if (!told && !comma(end) && !dash(end) && !view_.is_mark(end, '(')) return std::nullopt;
  std::uint32_t first = end + 1;
  if (first + 3 < s.last && word(first) == "who" && lexicon_.is(tokens_[first + 1].word, leading_))
    return of_ministry(first + 2, s.last);
  std::uint32_t last = first;
  while (last < s.last && last < end + kApposition && !comma(last) && tokens_[last].kind != TokenKind::mark) ++last;
  while (last < s.last && last < end + kApposition && view_.is_mark(last, '-') && tokens_[last].glued()) {
    ++last;
    while (last < s.last && last < end + kApposition && tokens_[last].kind != TokenKind::mark) ++last;
  }
  if ((last >= s.last && !told) || !starts_office(first, last)) return std::nullopt;
  auto office = read(first, last);
  // "Against Ida Kamm, the prime minister told reporters, …": of another person.
  if (!told && office && office->last < last && lexicon_.is(tokens_[office->last].word, saying_)) return std::nullopt;
  return office;
}

std::optional<Office> OfficeReader::of_ministry(std::uint32_t first, std::uint32_t last) const {
  std::set<std::string> fields;
  bool ministry = false;
  std::uint32_t t = first;
  for (; t < last && t < first + kApposition; ++t) {
    const std::string_view w = word(t);
    if (w == "ministry" || w == "department")
      ministry = true;
    else if (lexicon_.is(tokens_[t].word, portfolio_))
      fields.insert(portfolio(t));
    else if (!(w == "the" || w == "of" || w == "and" || w == "for" || w == "affairs" || lexicon_.is(tokens_[t].word, demonym_)))
      break;
  }
  if (!ministry || fields.empty()) return std::nullopt;
  return Office{"minister: " + *fields.begin(), "state", first, t, std::move(fields)};
}

std::optional<Office> OfficeReader::named(std::uint32_t begin, std::uint32_t end, const Sentence& s) const {
  if (begin < s.first + 3 || !(comma(begin - 1) || dash(begin - 1))) return std::nullopt;
  if (word(s.first) == "as" && begin < s.first + kApposition && starts_office(s.first + 1, begin - 1))
    return read(s.first + 1, begin - 1);
  if (!(comma(end) || dash(end) || end >= s.last || view_.is_mark(end, '.') || view_.is_mark(end, ';'))) return std::nullopt;
  std::uint32_t first = begin - 1;
  while (first > s.first && first + kApposition > begin &&
         (tokens_[first - 1].kind == TokenKind::word || (view_.is_mark(first - 1, '-') && tokens_[first - 1].glued())))
    --first;
  for (std::uint32_t t = first; t + 1 < begin - 1; ++t) {
    const bool owner =
        tokens_[t].has(kCapital) && tokens_[t + 1].glued() && view_.possessive(t + 1);  // "Japan's ambassador, Ida Kamm,"
    if ((word(t) == "the" || word(t) == "its" || word(t) == "their" || owner) && starts_office(t, begin - 1))
      return read(t, begin - 1);
  }
  return std::nullopt;
}

bool OfficeReader::starts_office(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t t = first;
  if (t < last && (word(t) == "the" || word(t) == "its" || word(t) == "their" || word(t) == "a")) ++t;
  if (t + 2 < last && t > first && !tokens_[t].has(kCapital) && tokens_[t + 1].glued() && view_.possessive(t + 1))
    t += 2;  // "the country's"
  if (t + 1 < last && word(t) == "state" && word(t + 1) == "secretary") return true;
  if (t + 1 < last && (word(t) == "vice" || word(t) == "deputy")) t += view_.is_mark(t + 1, '-') ? 2 : 1;
  for (std::uint32_t n = 0; n < 3 && t < last; ++n, ++t) {
    if (lexicon_.match(office_, tokens_, t, last) > 0 || lexicon_.lookup(sole_, tokens_, t, last).length > 0) return true;
    const bool owner =
        t + 1 < last && tokens_[t].has(kCapital) && tokens_[t + 1].glued() && view_.possessive(t + 1);  // "Norway's"
    if (owner)
      ++t;
    else if (!lexicon_.is(tokens_[t].word, demonym_) && !lexicon_.is(tokens_[t].word, portfolio_))
      return false;
  }
  return false;
}

bool OfficeReader::forbidden(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = first; t < last; ++t) {
    if (lexicon_.is(tokens_[t].word, not_now_)) return true;
  }
  return false;
}

std::optional<Office> OfficeReader::read(std::uint32_t first, std::uint32_t last) const {
  auto office = read_words(first, last);
  const bool owner = office && office->last < tokens_.size() && tokens_[office->last].glued() && view_.possessive(office->last);
  return owner ? std::nullopt : office;
}

std::optional<Office> OfficeReader::read_words(std::uint32_t first, std::uint32_t last) const {
  if (forbidden(first, last)) return std::nullopt;
  if (last < tokens_.size() && view_.is_mark(last, '-') && last + 1 < tokens_.size() &&
      lexicon_.is(tokens_[last + 1].word, not_now_))
    return std::nullopt;  // "-elect"
  bool second = false;
  std::set<std::string> before;
  for (std::uint32_t t = first; t < last; ++t) {
    const std::string_view w = word(t);
    if (const auto rank = lexicon_.lookup(rank_, tokens_, t, last);
        rank.length > 0 && !second && before.empty() && lexicon_.lookup(sole_, tokens_, t, last).length <= rank.length &&
        !(t + rank.length < tokens_.size() && lexicon_.is(tokens_[t + rank.length].word, no_rank_)))
      return Office{std::string(rank.value), "rank", t, t + rank.length, {}};
    if (w == "state" && t + 1 < last && word(t + 1) == "secretary") return state_secretary(first, t + 2, last, before);
    if (w == "minister") return minister(first, t, last, before, second);
    if (w == "commissioner") return commissioner(first, t, last, before, second);
    if (w == "ambassador") return ambassador(first, t, last);
    if (w == "secretary" && !before.empty()) return minister(first, t, last, before, second);  // "Health Secretary"
    if (w == "secretary" && t + 2 < last && word(t + 1) == "of" && word(t + 2) == "state" &&
        !(t + 3 < last && word(t + 3) == "for"))
      return second ? std::nullopt : std::optional(Office{"secretary of state", "state", first, t + 3, {}});
    if (w == "secretary" && t + 1 < last && (word(t + 1) == "for" || word(t + 1) == "of"))
      return minister(first, word(t + 1) == "of" && t + 3 < last && word(t + 2) == "state" ? t + 2 : t, last, before, second);
    if (w == "secretary" && t + 1 < last &&
        (word(t + 1) == "general" || (t + 2 < last && view_.is_mark(t + 1, '-') && word(t + 2) == "general")))
      return Office{second ? "deputy secretary-general" : "secretary-general",
                    "secretariat",
                    first,
                    word(t + 1) == "general" ? t + 2 : t + 3,
                    {}};
    if (const auto sole = lexicon_.lookup(sole_, tokens_, t, last); sole.length > 0)
      return head(first, t + sole.length, last, sole.value, second);
    if (w == "deputy" || w == "vice")
      second = true;
    else if (lexicon_.is(tokens_[t].word, portfolio_))
      before.insert(portfolio(t));
    else if ((tokens_[t].has(kCapital) || (t > first && word(t - 1) == "the")) && t + 1 < last && tokens_[t + 1].glued() &&
             view_.possessive(t + 1))
      ++t;
    else if (!(lexicon_.is(tokens_[t].word, demonym_) || w == "the" || w == "its" || w == "and" ||
               tokens_[t].kind == TokenKind::mark || w == "s"))
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Office> OfficeReader::state_secretary(std::uint32_t first, std::uint32_t end, std::uint32_t last,
                                                    std::set<std::string> what) const {
  if (end + 1 < last && (word(end) == "in" || word(end) == "at" || word(end) == "of" || word(end) == "for")) {
    for (++end; end < last; ++end) {
      if (lexicon_.is(tokens_[end].word, portfolio_))
        what.insert(portfolio(end));
      else if (!(word(end) == "the" || word(end) == "and" || word(end) == "of" || word(end) == "affairs" ||
                 word(end) == "ministry" || word(end) == "ministries"))
        break;
    }
  }
  if (what.empty()) return std::nullopt;
  return Office{"deputy minister: " + *what.begin(), "state", first, end, std::move(what)};
}

std::optional<Office> OfficeReader::minister(std::uint32_t first, std::uint32_t at, std::uint32_t last,
                                             std::set<std::string> what, bool deputy) const {
  std::uint32_t end = at + 1;
  if (what.empty() && end < last && (word(end) == "of" || word(end) == "for")) {
    for (++end; end < last; ++end) {
      const std::string_view w = word(end);
      if (lexicon_.is(tokens_[end].word, portfolio_))
        what.insert(portfolio(end));
      else if (!(w == "the" || w == "and" || w == "affairs" || w == "state" || w == "for" ||
                 tokens_[end].kind == TokenKind::mark))
        break;
    }
    if (what.empty()) return std::nullopt;  // "minister without portfolio", "minister of works"
  }
  const std::string rank = deputy ? "deputy minister" : "minister";
  return Office{what.empty() ? rank : rank + ": " + *what.begin(), "state", first, end, std::move(what)};
}

std::optional<Office> OfficeReader::commissioner(std::uint32_t first, std::uint32_t at, std::uint32_t last,
                                                 std::set<std::string> what, bool deputy) const {
  auto office = minister(first, at, last, std::move(what), deputy);
  if (!office || office->fields.empty() || deputy) return std::nullopt;
  office->key = "commissioner" + office->key.substr(std::string_view("minister").size());
  return office;
}

std::optional<Office> OfficeReader::ambassador(std::uint32_t first, std::uint32_t at, std::uint32_t last) const {
  std::uint32_t t = at + 1;
  if (t < last && word(t) == "to") {
    ++t;
    if (t < last && word(t) == "the") ++t;
    if (t < last && tokens_[t].has(kCapital)) return Office{"ambassador: " + fold(view_.text(t)), "state", first, t + 1, {}};
  }
  return Office{"ambassador", "state", first, at + 1, {}};
}

std::optional<Office> OfficeReader::head(std::uint32_t first, std::uint32_t end, std::uint32_t last, std::string_view value,
                                         bool second) const {
  const bool of_body = value.starts_with("body: ");
  const std::string key = std::string(of_body ? value.substr(6) : value);
  const std::string name = (second ? "vice " : "") + key;
  if (key == "speaker" && (end >= last || word(end) == "of")) return Office{name, "state", first, end, {}};
  if (end + 1 < last && word(end) == "of") {
    for (std::uint32_t t = end + 1; t < last; ++t) {
      if (key == "governor" && word(t) == "bank") return Office{"governor of the bank", "state", first, t + 1, {}};
      if (lexicon_.is(tokens_[t].word, body_)) return Office{name, "body: " + std::string(word(t)), first, t + 1, {}};
    }
    const bool of_a_state = key == "president" && (word(end + 1) == "republic" ||
                                                   (end + 2 < last && word(end + 1) == "the" && word(end + 2) == "republic"));
    if (of_a_state || (!of_body && key != "president" && key != "speaker")) return Office{name, "state", first, end, {}};
    return std::nullopt;
  }
  if (of_body) return std::nullopt;
  if (key == "deputy prime minister" || name == "vice prime minister")
    return Office{"deputy prime minister", "deputies", first, end, {}};
  return Office{name, "state", first, end, {}};
}

bool OfficeReader::comma(std::uint32_t t) const { return t < tokens_.size() && view_.is_mark(t, ','); }

bool OfficeReader::dash(std::uint32_t t) const {
  return t < tokens_.size() && (view_.text(t) == "\xE2\x80\x93" || view_.text(t) == "\xE2\x80\x94");
}

std::string OfficeReader::portfolio(std::uint32_t t) const { return std::string(lexicon_.value_of(portfolio_, tokens_[t].word)); }

}  // namespace claimcheck
