#include "checker/extract/actors_spot.h"

#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/extract/actors_run.h"

namespace claimcheck {
namespace {

// Endings of English nouns, verbs and adjectives that no name has.
bool english_ending(std::string_view w) {
  static constexpr std::string_view kEndings[] = {"ing", "ings", "ed", "ly", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities",
                                                  "ism", "isms", "ists", "ence", "ance", "ances", "ences", "ship", "ships", "ful", "less", "ous", "able", "ible", "ical",
                                                  "ders", "ters", "ners", "lers", "gers", "kers", "sers", "vers", "pers", "ors", "ies", "ives", "als", "ages", "ants", "ents", "ures", "ates", "ists"};
  return w.size() > 5 && std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view e) { return w.ends_with(e); });
}

bool roman(std::string_view w) { return w.size() < 6 && w.find_first_not_of("IVX") == std::string_view::npos; }

constexpr std::uint32_t kHeads = kOrgHead | kPlaceHead | kWorkHead;
constexpr std::uint32_t kListed = kPlaceName | kOrganisation | kWork | kGroupName | kDemonym;

class Spotter {
 public:
  Spotter(const ExtractContext& context, const NameWords& words, const Evidence& evidence, const std::vector<Definition>& definitions)
      : context_(context), tokens_(context.out.tokens), words_(words), evidence_(evidence), definitions_(definitions), runs_(context, words) {}

  std::vector<Name> run() {
    for (sentence_ = 0; sentence_ < context_.out.sentences.size(); ++sentence_) {
      const Sentence& s = context_.out.sentences[sentence_];
      end_ = s.last;
      capitals_ = evidence_.capitals(sentence_);
      for (std::uint32_t i = s.first; i < s.last;) i = step(i, s);
    }
    return std::move(names_);
  }

 private:
  std::uint32_t of(std::uint32_t i) const { return words_.of(tokens_[i]); }
  std::string_view text(std::uint32_t i) const { return context_.text(tokens_[i]); }
  bool capital(std::uint32_t i) const { return i < end_ && tokens_[i].has(kCapital); }

  std::uint32_t step(std::uint32_t i, const Sentence& s) {
    if (const Definition* d = definition_at(i); d != nullptr && defined_name(*d)) return d->long_last;
    if (runs_.piece(i, s.last) == 0) return described(i);
    const std::uint32_t last = std::max(i + 1, std::min(runs_.read(i, s.last), next_definition(i)));
    split(i, last, opens(i, s));
    return with_body(last);
  }

  // "Iraqi parliament", "Russian security forces": a demonym, or a country, and a body without a capital make one name. Returns
  // where it ends.
  std::uint32_t with_body(std::uint32_t last) {
    if (names_.empty() || names_.back().last != last || last >= end_ || tokens_[last].has(kCapital) || tokens_[last].glued()) return last;
    Name& name = names_.back();
    const bool nation = name.known == ActorType::group ? (of(name.first) & (kDemonym | kGroupName)) != 0 : name.country;
    const std::uint32_t size = nation ? words_.national_body(tokens_, last, end_) : 0;
    if (size == 0 || context_.claimed[last] != 0) return last;
    name.last = last + size;
    name.known.reset();
    name.country = false;
    return last + size;
  }

  // Definitions are by place; the cursor follows the tokens.
  const Definition* definition_at(std::uint32_t i) {
    while (next_ < definitions_.size() && definitions_[next_].long_first < i) ++next_;
    return next_ < definitions_.size() && definitions_[next_].long_first == i ? &definitions_[next_] : nullptr;
  }
  std::uint32_t next_definition(std::uint32_t i) const {
    return next_ < definitions_.size() && definitions_[next_].long_first > i ? definitions_[next_].long_first : end_;
  }

  // A long form is a name if most of its words have capitals.
  bool defined_name(const Definition& d) {
    std::uint32_t capitals = 0, small = 0;
    for (std::uint32_t i = d.long_first; i < d.long_last; ++i) {
      if (tokens_[i].kind != TokenKind::word || (of(i) & (kStop | kParticle)) != 0) continue;
      ++(tokens_[i].has(kCapital) ? capitals : small);
    }
    if (capitals <= small || d.long_last > end_ || capitals_ == Capitals::all) return false;
    Name name = make(d.long_first, d.long_last);
    name.defined = true;
    names_.push_back(name);
    return true;
  }

  // "the parliament", "the ministry": bodies without a capital, kept if something so called was named.
  std::uint32_t described(std::uint32_t i) {
    if ((of(i) & kBody) != 0 && i > 0 && tokens_[i].kind == TokenKind::word && context_.lexicon.form(tokens_[i - 1].word) == "the" &&
        (i + 1 >= end_ || tokens_[i + 1].kind != TokenKind::word || (of(i + 1) & (kBody | kOrgHead)) == 0)) {
      Name name = make(i, i + 1);
      name.description = true;
      names_.push_back(name);
    }
    return i + 1;
  }

  // Whether the capital at `i` is that of a sentence: its first word, or one after an opening quotation mark or a colon.
  bool opens(std::uint32_t i, const Sentence& s) const {
    if (capitals_ != Capitals::normal) return true;
    for (std::uint32_t k = i; k > s.first; --k) {
      const Token& before = tokens_[k - 1];
      if (before.kind == TokenKind::word) return false;
      if (before.kind == TokenKind::number) {
        if (k - 1 != s.first && !(k >= 2 && k - 2 == s.first)) return false;
        continue;
      }
      const std::string_view m = context_.text(before);
      if (m == "\xE2\x80\x9C" || m == "\xE2\x80\x98" || m == ":" || m == "\xC2\xAB" || m == "\xE2\x80\xA6") return true;
      if ((m == "\"" || m == "'") && before.has(kSpaceBefore)) return true;
      if (m == "," || m == "(" || m == ")" || m == ";" || m == "-") return false;
    }
    return true;
  }

  Name make(std::uint32_t first, std::uint32_t last) const {
    Name name;
    name.first = name.title_first = name.title_last = first;
    name.last = last;
    name.sentence = sentence_;
    return name;
  }

  // Cuts a run into names: titles off their persons, demonyms off what follows them, and so on.
  void split(std::uint32_t first, std::uint32_t last, bool initial) {
    std::uint32_t at = first;
    while (at < last) {
      at = skip_small(at, last);
      if (at >= last) return;
      const bool opens_here = initial && at == first;
      if (const std::uint32_t after = titled(at, last); after != at) {
        at = after;
        continue;
      }
      std::uint32_t to = first_name_end(at, last);
      if (to <= at) to = at + 1;
      offer(at, to, opens_here || (initial && capitals_ != Capitals::normal));
      at = to;
    }
  }

  // Over words and marks that begin no name: "The", "Former", "and".
  std::uint32_t skip_small(std::uint32_t at, std::uint32_t last) const {
    while (at < last) {
      const Token& t = tokens_[at];
      const bool acronym = capitals_ != Capitals::all && t.has(kAllCapitals) && t.end - t.begin > 1;
      const bool name = t.has(kCapital) || runs_.piece(at, last) != 0;
      if (name && t.kind == TokenKind::word && ((of(at) & kStop) == 0 || acronym || words_.known_name(tokens_, at, last).length > 1)) break;
      ++at;
    }
    return at;
  }

  // The end of titles and offices at `at`: "Deputy Prime Minister", "Lt. Gen.".
  std::uint32_t title_end(std::uint32_t at, std::uint32_t last) const {
    std::uint32_t end = at, i = at;
    while (i < last) {
      std::uint32_t size = std::max(words_.title_length(tokens_, i, last), words_.office_length(tokens_, i, last));
      if (size == 0 && (of(i) & kOfficeModifier) != 0 && capital(i)) {
        ++i;  // counts only if an office follows
        continue;
      }
      if (size == 0) break;
      i += size;
      if (i < last && tokens_[i].kind == TokenKind::mark && text(i) == "." && tokens_[i].glued()) ++i;
      end = i;
    }
    return end;
  }

  bool person_like(std::uint32_t i, std::uint32_t last) const {
    if (i >= last || runs_.piece(i, last) == 0) return false;
    const std::uint32_t c = of(i);
    if ((c & kFirstName) != 0) return true;
    return (c & (kStop | kHeads | kDemonym | kCompanySuffix | kOffice | kCountry | kWellKnown)) == 0;
  }

  bool ends_in(std::uint32_t first, std::uint32_t last, std::uint32_t heads) const {
    if (last <= first) return false;
    if (tokens_[last - 1].kind == TokenKind::word && (of(last - 1) & heads) != 0) return true;
    for (std::uint32_t i = first; i + 1 < last; ++i) {
      if ((of(i) & heads) == 0 || !tokens_[i].has(kCapital)) continue;
      const std::string_view next = context_.lexicon.form(tokens_[i + 1].word);
      if (next == "of" || next == "for" || next == "on") return true;
    }
    return false;
  }

  // "Gen. Qasem Soleimani": title and person; or an office alone. Returns where it ends, `at` if there is no title.
  std::uint32_t titled(std::uint32_t at, std::uint32_t last) {
    const std::uint32_t after = title_end(at, last);
    if (after == at) return at;
    if (after < last && person_like(after, last)) {
      const bool body = (of(after) & kFirstName) == 0 && ends_in(after, last, kOrgHead | kPlaceHead);
      if (body || words_.known_name(tokens_, at, last).length > after - at) return at;
      const std::uint32_t to = first_name_end(after, last);
      Name name = make(after, to);
      name.title_first = at;
      name.title_last = after;
      if (tokens_[to - 1].has(kCapital) || tokens_[after].has(kCapital)) names_.push_back(name);
      return to;
    }
    if (after < last && (of(after) & kHeads) != 0) return at;  // "Justice Department"
    const bool office = (of(after - 1) & kOffice) != 0 || words_.office_length(tokens_, at, after) > 1;
    if (office && capitals_ == Capitals::normal && (after - at > 1 || (at > 0 && context_.lexicon.form(tokens_[at - 1].word) == "the"))) {
      Name name = make(at, after);
      name.role = true;
      names_.push_back(name);
    }
    return after;
  }

  // Where the name that starts at `at` ends, at most at `last`.
  std::uint32_t first_name_end(std::uint32_t at, std::uint32_t last) const {
    const auto known = words_.known_name(tokens_, at, last);
    if (known.length > 0 && at + known.length < last) {
      const std::uint32_t rest = at + known.length;
      const bool splits = known.type == ActorType::group || known.type == ActorType::place || known.length > 1 || tokens_[at].has(kAllCapitals);
      if (splits && stands_apart(rest, last, known)) return rest;
    }
    for (std::uint32_t i = at + 1; i < last; ++i) {
      // "Apple Inc. CEO Steve Jobs"
      if ((of(i) & (kOffice | kTitle | kOfficePhrase)) != 0 && capital(i)) {
        const std::uint32_t title = title_end(i, last);
        const bool body = title < last && (of(title) & kFirstName) == 0 && ends_in(title, last, kOrgHead | kPlaceHead);
        if (title > i && title < last && person_like(title, last) && !body && (of(at) & kFirstName) == 0) return i;
        if (title == last && title > i && (words_.known_name(tokens_, at, i).length == i - at) && (of(i) & kOrgHead) == 0) return i;
      }
      if ((of(i) & kCompanySuffix) != 0 && i + 1 < last && capital(i)) {
        const bool point = tokens_[i + 1].kind == TokenKind::mark && text(i + 1) == ".";
        return std::min(last, i + (point ? 2u : 1u));
      }
    }
    return last;
  }

  // Whether what follows a known name at `rest` is a name of its own: a title, a person, another listed name.
  bool stands_apart(std::uint32_t rest, std::uint32_t last, const NameWords::Known& known) const {
    if (!capital(rest)) return tokens_[rest].kind == TokenKind::word && known.type != ActorType::organisation && !ends_in(rest, last, kHeads);
    if (title_end(rest, last) != rest && !(of(last - 1) & (kOrgHead | kPlaceHead | kWorkHead))) return true;
    if (ends_in(rest, last, kHeads)) return false;
    if ((of(rest) & kFirstName) != 0 && known.type != ActorType::person) return last - rest > 1 || known.type == ActorType::group;
    // "the United States Barack Obama": two unknown words after a country.
    if (known.country && last - rest >= 2 && std::all_of(&tokens_[rest], &tokens_[rest] + 2, [&](const Token& t) { return t.kind == TokenKind::word && (words_.of(t) & ~(kLastName | kFirstName)) == 0; })) return true;
    const auto next = words_.known_name(tokens_, rest, last);
    if (next.length == last - rest) return known.type == ActorType::group || known.country;
    return known.type == ActorType::group && (of(rest) & (kCommonWord | kOtherWord | kCompanySuffix)) == 0;
  }

  // Takes [first, last) as a name if the evidence allows.
  void offer(std::uint32_t first, std::uint32_t last, bool initial) {
    while (last > first && tokens_[last - 1].kind == TokenKind::mark && !(text(last - 1) == "." && last - first > 1)) --last;
    if (first >= last) return;
    const auto known = words_.known_name(tokens_, first, last);
    Name name = make(first, last);
    name.initial = initial;
    if (known.length == last - first) {
      name.known = known.type;
      name.country = known.country;
      if (accept_known(first, initial)) names_.push_back(name);
      return;
    }
    if (capitals_ == Capitals::all) return offer_listed(first, last);
    if (capitals_ == Capitals::title_case) return offer_attested(first, last);
    const std::uint32_t size = last - first;
    if (size == 1 || (size == 2 && text(last - 1) == ".")) {
      if (accept_word(first, initial, name)) names_.push_back(name);
      return;
    }
    if (initial && doubtful_start(first, last)) {
      const std::uint32_t next = skip_small(first + 1, last);
      if (next < last) split(next, last, false);
      return;
    }
    names_.push_back(name);
  }

  bool accept_known(std::uint32_t i, bool initial) const {
    const std::uint32_t c = of(i);
    if (!initial || (c & kCommonWord) == 0) return true;
    const auto seen = evidence_.count(tokens_[i]);
    const bool proper = (c & (kPlaceName | kOrganisation)) != 0 && capitals_ == Capitals::normal;
    return seen.capital > seen.small || (proper && seen.small == 0);  // "Turkey", not "Western"
  }

  // The first word of a sentence and more: is it part of the name that follows?
  bool doubtful_start(std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t c = of(first);
    if ((c & (kListed | kFirstName | kLastName)) != 0 && (c & kCommonWord) == 0) return false;
    const auto seen = evidence_.count(tokens_[first]);
    if (seen.capital > 0 && seen.small == 0) return false;
    // "Mark Dunne", "Grace Obi": a first name that is a word, too, before a word that no list knows.
    if ((c & kFirstName) != 0 && last - first == 2 && tokens_[first + 1].kind == TokenKind::word && (of(first + 1) & ~(kLastName | kFirstName)) == 0) return false;
    const bool ordinary = (c & (kCommonWord | kOtherWord | kSay | kOfficeModifier)) != 0 || seen.small > 0 || english_ending(text(first)) || (c == 0 && words_.inflected(lower(text(first))));
    if (!ordinary) return false;
    return !(ends_in(first + 1, last, kHeads) && (c & kSay) == 0 && seen.small == 0 && !english_ending(text(first)));
  }

  bool accept_word(std::uint32_t i, bool initial, Name& name) const {
    const Token& t = tokens_[i];
    const std::uint32_t c = of(i);
    if ((c & (kStop | kCalendar)) != 0 && !t.has(kAllCapitals)) return false;
    if (t.has(kAllCapitals)) {
      return (c & kNoAbbreviation) == 0 && !roman(text(i)) && (t.end - t.begin < 7 || (c & (kCommonWord | kOtherWord)) == 0);
    }
    if (t.end - t.begin < 2) return false;
    const auto seen = evidence_.count(t);
    if ((c & kBody) != 0) {
      name.description = true;
      return true;
    }
    if ((c & kFirstName) != 0 && (c & kCommonWord) == 0 && seen.small == 0) return true;
    const bool ordinary = (c & (kCommonWord | kOtherWord | kHeads | kOffice | kTitle | kSay | kOfficeModifier | kCompanySuffix)) != 0;
    if (!initial) return !ordinary || (seen.capital > 1 && seen.small == 0 && (c & (kHeads | kOffice | kTitle)) == 0);
    if (seen.small > 0 || ordinary) return false;
    if (seen.capital > 0) return true;
    return !english_ending(text(i)) && !words_.inflected(lower(text(i)));
  }

  // A headline: only what the lists or the text below know. Longest stretches of attested words.
  void offer_attested(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last;) {
      const auto known = words_.known_name(tokens_, i, last);
      std::uint32_t to = i + known.length;
      if (known.length == 0 || !accept_known(i, true)) {
        to = i;
        while (to < last && attested(to, last, to == i)) ++to;
      }
      if (to == i) {
        ++i;
        continue;
      }
      Name name = make(i, to);
      name.initial = true;
      if (known.length == to - i) {
        name.known = known.type;
        name.country = known.country;
      }
      names_.push_back(name);
      i = to;
    }
  }

  bool attested(std::uint32_t i, std::uint32_t last, bool starts) const {
    const Token& t = tokens_[i];
    if (t.kind != TokenKind::word) return !starts && t.glued() && i + 1 < last;
    const std::uint32_t c = of(i);
    if ((c & kStop) != 0 || !t.has(kCapital)) return false;
    if (t.has(kAllCapitals) && (c & kNoAbbreviation) == 0 && t.end - t.begin > 1) return true;
    const auto seen = evidence_.count(t);
    if (seen.capital > 0 && seen.small == 0) return true;
    if (starts) return (c & kFirstName) != 0 && (c & kCommonWord) == 0 && seen.small == 0;
    return c == 0 && seen.small == 0 && !english_ending(context_.text(t));
  }

  // Whether the text has the word as a name in sentences of normal capitals.
  bool written_elsewhere(std::uint32_t i) const {
    if (tokens_[i].kind != TokenKind::word || (of(i) & kStop) != 0) return false;
    const auto seen = evidence_.count(tokens_[i]);
    return seen.capital > 0 && seen.small == 0;
  }

  // All capitals: only what the lists or other sentences know.
  void offer_listed(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last;) {
      auto known = words_.known_name(tokens_, i, last);
      if (known.length == 0 || (of(i) & (kCommonWord | kStop)) != 0) {
        std::uint32_t to = i;
        while (to < last && written_elsewhere(to)) ++to;
        if (to > i) names_.push_back(make(i, to));
        i = std::max(i + 1, to);
        continue;
      }
      Name name = make(i, i + known.length);
      name.known = known.type;
      name.country = known.country;
      name.initial = true;
      names_.push_back(name);
      i += known.length;
    }
  }

  const ExtractContext& context_;
  const std::vector<Token>& tokens_;
  const NameWords& words_;
  const Evidence& evidence_;
  const std::vector<Definition>& definitions_;
  const RunReader runs_;
  std::vector<Name> names_;
  std::uint32_t sentence_ = 0, end_ = 0;
  std::size_t next_ = 0;  // in definitions_
  Capitals capitals_ = Capitals::normal;
};

}  // namespace

std::vector<Name> spot_names(const ExtractContext& context, const NameWords& words, const Evidence& evidence,
                             const std::vector<Definition>& definitions) {
  return Spotter(context, words, evidence, definitions).run();
}

}  // namespace claimcheck
