#include "checker/extract/actors_type.h"

#include <algorithm>

namespace claimcheck {
namespace {

constexpr auto kPerson = ActorType::person;
constexpr auto kOrg = ActorType::organisation;
constexpr auto kPlace = ActorType::place;
constexpr auto kGroup = ActorType::group;
constexpr auto kThing = ActorType::work;

class Form {
 public:
  Form(const ExtractContext& context, const NameWords& words, const Name& name)
      : context_(context), tokens_(context.out.tokens), words_(words), name_(name) {}

  Votes votes() {
    if (name_.known) {
      votes_[*name_.known] += name_.country ? 20 : 12;
      const bool also_person = name_.last - name_.first == 1 && (of(name_.first) & (kFirstName | kLastName)) != 0;
      if (also_person && !name_.country) votes_[*name_.known] -= 4;
    }
    if (name_.role) votes_[kPerson] += 12;
    if (name_.description) votes_[kOrg] += 12;
    if (name_.title_last > name_.title_first) votes_[kPerson] += 12;
    if (name_.defined) votes_[kOrg] += 2;
    heads();
    parts();
    return votes_;
  }

 private:
  std::uint32_t of(std::uint32_t i) const { return words_.of(tokens_[i]); }

  void heads() {
    bool phrase = false;  // a head before "of"
    for (std::uint32_t i = name_.first; i + 1 < name_.last && !phrase; ++i) {
      const std::string_view next = context_.lexicon.form(tokens_[i + 1].word);
      const bool joins = next == "of" || next == "for" || next == "on" || next == "to" || next == "against";
      if (!joins && (of(i + 1) & kParticle) == 0) continue;  // "Université de …"
      phrase = head(of(i), 8);
    }
    std::uint32_t last = name_.last - 1;
    if (tokens_[last].kind == TokenKind::mark && last > name_.first) --last;
    if (!phrase && (last > name_.first || name_.description)) head(of(last), 7);
    if ((of(last) & kCompanySuffix) != 0 && last > name_.first) votes_[kOrg] += 9;
    if (tokens_[last].kind == TokenKind::number) votes_[kThing] += 8;
    if ((of(name_.first) & kPlaceFront) != 0 && last > name_.first && !phrase) votes_[kPlace] += (of(name_.first) & kPlaceOnly) != 0 ? 6 : 3;
    // "Operation Clambake", "Hurricane Katrina", "Regulation E".
    if ((of(name_.first) & kWorkHead) != 0 && (of(name_.first) & (kOrgHead | kPlaceHead)) == 0 && last > name_.first && !phrase) votes_[kThing] += 5;
  }

  bool head(std::uint32_t c, int weight) {
    if ((c & kOrgHead) != 0) votes_[kOrg] += weight;
    if ((c & kPlaceHead) != 0) votes_[kPlace] += (c & kOrgHead) != 0 ? 1 : weight;
    if ((c & kWorkHead) != 0) votes_[kThing] += (c & (kOrgHead | kPlaceHead)) != 0 ? 1 : weight;
    return (c & (kOrgHead | kPlaceHead | kWorkHead)) != 0;
  }

  void parts() {
    std::uint32_t capitals = 0, common = 0, unknown = 0;
    bool acronym = false;
    for (std::uint32_t i = name_.first; i < name_.last; ++i) {
      const Token& t = tokens_[i];
      const std::uint32_t c = of(i);
      if (t.kind == TokenKind::mark) {
        if (context_.text(t) == "." && i > name_.first && tokens_[i - 1].end - tokens_[i - 1].begin == 1) votes_[kPerson] += 4;
        if (context_.text(t) == "&") votes_[kOrg] += 4;
        continue;
      }
      if (!t.has(kCapital)) {
        if ((c & kNameArticle) != 0 || (c & kParticle) != 0) votes_[kPerson] += context_.lexicon.form(t.word) == "de" ? 0 : 1;
        continue;
      }
      ++capitals;
      if (t.has(kAllCapitals) && t.end - t.begin > 1 && (c & (kFirstName | kLastName)) == 0 && t.end - t.begin < 7) acronym = true;
      if ((c & (kCommonWord | kOtherWord)) != 0 && (c & (kFirstName | kLastName)) == 0) ++common;
      if (c == 0) ++unknown;
      if ((c & kKunya) != 0 && i == name_.first) votes_[kPerson] += 3;
      if ((c & kDemonym) != 0 && i == name_.first && !name_.known) votes_[kOrg] += 2;
    }
    const std::uint32_t first = of(name_.first);
    if ((first & kFirstName) != 0) votes_[kPerson] += capitals > 1 ? 6 : 4;
    if (capitals == 1 && !name_.known && (first & kLastName) != 0) votes_[kPerson] += 3;
    if (name_.known || name_.description || name_.role) return;
    if (capitals > 1) {
      if ((of(name_.last - 1) & kLastName) != 0) votes_[kPerson] += 3;
      if (common == 0 && unknown > 0 && capitals <= 3 && !acronym && (first & kPlaceFront) == 0) votes_[kPerson] += 3;
      if (common == capitals) votes_[kThing] += 2;
      if (common > 0) votes_[kOrg] += 2;
      if (capitals > 4) votes_[kThing] += 1;
    }
    if (acronym) votes_[kOrg] += 5;
    if (capitals == 1 && !acronym) {
      votes_[kOrg] += 1;
      if (first == 0) endings(context_.text(tokens_[name_.first]));
    }
  }

  // What the end of a word says that no list knows: "Dostoyevsky", "Mersinabad", "Hegelian".
  void endings(std::string_view w) {
    struct Ending {
      std::string_view text;
      ActorType type;
      int votes;
    };
    static constexpr Ending kEndings[] = {
        {"ov", kPerson, 2},   {"ova", kPerson, 2},    {"ev", kPerson, 2},    {"eva", kPerson, 2},   {"ski", kPerson, 3},   {"ska", kPerson, 2},   {"sky", kPerson, 3},
        {"enko", kPerson, 3}, {"chuk", kPerson, 3},   {"ić", kPerson, 3},    {"ič", kPerson, 3},    {"wicz", kPerson, 3},  {"czyk", kPerson, 3},  {"vich", kPerson, 3},
        {"idze", kPerson, 3}, {"shvili", kPerson, 3}, {"yan", kPerson, 2},   {"sson", kPerson, 3},  {"ssen", kPerson, 3},  {"stein", kPerson, 2}, {"mann", kPerson, 3},
        {"man", kPerson, 2},  {"son", kPerson, 2},    {"oğlu", kPerson, 3},  {"oglu", kPerson, 3},  {"zadeh", kPerson, 3}, {"escu", kPerson, 3},  {"ez", kPerson, 2},
        {"opoulos", kPerson, 3}, {"ides", kPerson, 2}, {"elli", kPerson, 2}, {"etti", kPerson, 2},  {"ius", kPerson, 2},   {"us", kPerson, 1},    {"stan", kPlace, 3},
        {"land", kPlace, 2},  {"burg", kPlace, 2},    {"grad", kPlace, 3},   {"abad", kPlace, 3},   {"ville", kPlace, 2},  {"shire", kPlace, 3},  {"pur", kPlace, 3},
        {"polis", kPlace, 3}, {"mouth", kPlace, 2},   {"port", kPlace, 1},   {"town", kPlace, 2},   {"ton", kPlace, 1},    {"borough", kPlace, 3}, {"bury", kPlace, 1},
        {"ham", kPlace, 1},   {"chester", kPlace, 2}, {"ia", kPlace, 1},     {"ania", kPlace, 2},   {"ian", kGroup, 3},    {"ians", kGroup, 3},   {"ese", kGroup, 3},
        {"ish", kGroup, 3},   {"ism", kThing, 4},     {"ology", kThing, 4},  {"itis", kThing, 4}};
    const Ending* longest = nullptr;
    for (const Ending& e : kEndings) {
      if (w.size() > e.text.size() + 2 && w.ends_with(e.text) && (longest == nullptr || e.text.size() > longest->text.size())) longest = &e;
    }
    if (longest != nullptr) votes_[longest->type] += longest->votes;
  }

  const ExtractContext& context_;
  const std::vector<Token>& tokens_;
  const NameWords& words_;
  const Name& name_;
  Votes votes_;
};

class Around {
 public:
  Around(const ExtractContext& context, const NameWords& words, const Name& name)
      : context_(context), tokens_(context.out.tokens), words_(words), name_(name),
        begin_(context.out.sentences[name.sentence].first), end_(context.out.sentences[name.sentence].last) {}

  Votes votes() {
    if (name_.role || name_.description) return votes_;
    before();
    after();
    scores();
    if (!name_.known) pronouns();
    return votes_;
  }

 private:
  std::string_view form(std::uint32_t i) const { return i < end_ ? context_.lexicon.form(tokens_[i].word) : std::string_view{}; }
  bool mark(std::uint32_t i, std::string_view m) const { return i < end_ && tokens_[i].kind == TokenKind::mark && context_.text(tokens_[i]) == m; }
  std::uint32_t of(std::uint32_t i) const { return i < end_ ? words_.of(tokens_[i]) : 0; }

  void before() {
    if (name_.title_first == begin_) return;
    const std::uint32_t i = name_.title_first - 1;
    const std::string_view w = form(i);
    if (w == "in" || w == "near" || w == "throughout" || w == "outside" || w == "across") votes_[kPlace] += 3;
    if (w == "at" || w == "from" || w == "to" || w == "into" || w == "around" || w == "toward" || w == "towards") votes_[kPlace] += 1;
    if (w == "by" || w == "with" || w == "than" || w == "and") votes_[kOrg] += 0;
    const std::uint32_t c = of(i);
    if (w == "the") {
      votes_[kPerson] -= 3;
      votes_[kOrg] += 1;
      if (name_.last - name_.first == 1 && context_.text(tokens_[name_.first]).ends_with('s')) votes_[kGroup] += 1;
    } else if (tokens_[i].kind == TokenKind::word && !tokens_[i].has(kCapital)) {
      if ((c & (kOffice | kTitle)) != 0 && (c & kOrgHead) == 0 && !context_.text(tokens_[i]).ends_with('s')) votes_[kPerson] += 4;
      else if ((c & kOrgHead) != 0) votes_[kOrg] += 3;
      else if ((c & kPlaceHead) != 0) votes_[kPlace] += 3;
      else if ((c & kWorkHead) != 0) votes_[kThing] += 3;
    }
    if (w == "of" && i > begin_ && (of(i - 1) & kPlaceHead) != 0) votes_[kPlace] += 4;
    if (mark(i, "\xE2\x80\x9C") || mark(i, "\"")) {
      if (mark(name_.last, "\xE2\x80\x9D") || mark(name_.last, "\"")) votes_[kThing] += 4;
    }
  }

  bool integer(std::uint32_t i) const {
    return i < end_ && tokens_[i].kind == TokenKind::number && tokens_[i].end - tokens_[i].begin <= 3 && (context_.claimed[i] & kTime) == 0;
  }
  bool opens_name(std::uint32_t i) const { return i < end_ && tokens_[i].kind == TokenKind::word && tokens_[i].has(kCapital); }

  // "Hull City 2 Luton Town 1", "Leeds beat Essex": towns and shires in results are their teams. Countries stay countries.
  void scores() {
    if (name_.country) return;
    const std::uint32_t i = name_.last, b = name_.title_first;
    const bool opens = b == begin_ || integer(b - 1) || mark(b - 1, ":") || mark(b - 1, ";") || mark(b - 1, ",");
    const bool first = opens && integer(i) && opens_name(i + 1);
    const bool second = integer(i) && b > begin_ + 1 && integer(b - 1) && opens_name(b - 2) && (i + 1 >= end_ || tokens_[i + 1].kind == TokenKind::mark);
    const bool table = opens && integer(i) && integer(i + 1) && integer(i + 2) && integer(i + 3) && integer(i + 4);
    if (first || second || table) votes_[kOrg] += name_.known ? 14 : 5;
    if (!name_.known || *name_.known != kPlace) return;
    if (words_.plays(tokens_, i, end_) && opens_name(i + 1)) votes_[kOrg] += 14;
    if (words_.wins(tokens_, i, end_) && opens_name(i + 1)) votes_[kOrg] += 14;
    if (b > begin_ + 1 && words_.wins(tokens_, b - 1, end_) && opens_name(b - 2)) votes_[kOrg] += 14;
  }

  // "… Pachomius … his …": a pronoun of persons soon after, or at the start of the next sentence if this one is about the name.
  void pronouns() {
    for (std::uint32_t i = name_.last; i < end_ && i < name_.last + 12; ++i) {
      if (tokens_[i].has(kCapital) || (tokens_[i].kind == TokenKind::mark && context_.text(tokens_[i]) == "\xE2\x80\x9D")) break;
      if ((of(i) & kHis) == 0) continue;
      votes_[kPerson] += 1;
      return;
    }
    if (name_.title_first > begin_ + 1 || name_.sentence + 1 >= context_.out.sentences.size()) return;
    const Token& next = tokens_[context_.out.sentences[name_.sentence + 1].first];
    if ((words_.of(next) & kHis) != 0 && next.has(kCapital)) votes_[kPerson] += 2;
  }

  void after() {
    const std::uint32_t i = name_.last;
    const std::uint32_t c = of(i);
    if (i < end_ && tokens_[i].kind == TokenKind::word) {
      const bool small = !tokens_[i].has(kCapital);
      if ((c & kPersonVerb) != 0) votes_[kPerson] += 2;
      if (form(i) == "who" || form(i) == "whose") votes_[kPerson] += 4;
      if (small && (c & kPlaceHead) != 0 && (c & kOrgHead) == 0) votes_[kPlace] += 4;
      if (small && words_.ruled(tokens_[i])) votes_[kPerson] += 3;
      if (small && (c & kOrgHead) != 0) votes_[kOrg] += 2;
      if (small && name_.last - name_.first == 1 && (c & kWorkHead) != 0 && (c & (kOrgHead | kPlaceHead)) == 0) votes_[kThing] += 1;
    }
    // "Jean Alesi (France)", as lists of results have it
    if (mark(i, "(") && name_.last - name_.first >= 2 && name_.last - name_.first <= 3 && !name_.known) {
      const auto country = words_.known_name(tokens_, i + 1, end_);
      const std::uint32_t b = name_.title_first;
      const bool listed = b == begin_ || integer(b - 1) || (b > begin_ + 1 && mark(b - 1, ".") && integer(b - 2));
      if (country.country && mark(i + 1 + country.length, ")") && ((of(name_.first) & kFirstName) != 0 || listed)) votes_[kPerson] += 8;
    }
    if (mark(i, ",")) {
      if (i + 1 < end_ && (of(i + 1) & kPlaceName) != 0 && tokens_[i + 1].has(kCapital) && name_.last - name_.first < 4) votes_[kPlace] += 4;
      if (form(i + 1) == "who") votes_[kPerson] += 3;
      if (form(i + 1) == "where") votes_[kPlace] += 3;
      // "Marek Doležal, 45," and "Marek Doležal, the prime minister,"
      if (i + 2 < end_ && tokens_[i + 1].kind == TokenKind::number && tokens_[i + 1].end - tokens_[i + 1].begin == 2 && mark(i + 2, ",")) votes_[kPerson] += 4;
      std::uint32_t next = i + 1;
      if (form(next) == "the" || form(next) == "a" || form(next) == "an") ++next;
      if (next < end_ && !tokens_[next].has(kCapital) && (of(next) & kOffice) != 0) votes_[kPerson] += 4;
    }
    if (i < end_ && tokens_[i].kind == TokenKind::number && tokens_[i].has(kSpaceBefore) && (context_.claimed[i] & (kTime | kFigure)) == 0) votes_[kThing] += 3;
  }

  const ExtractContext& context_;
  const std::vector<Token>& tokens_;
  const NameWords& words_;
  const Name& name_;
  const std::uint32_t begin_, end_;
  Votes votes_;
};

}  // namespace

ActorType Votes::winner() const {
  // Of equal ones the first in this order.
  static constexpr std::array kOrder = {kOrg, kPerson, kPlace, kGroup, kThing};
  ActorType best = kOrg;
  int most = by_type[static_cast<std::size_t>(kOrg)];
  for (const ActorType type : kOrder) {
    if (by_type[static_cast<std::size_t>(type)] > most) {
      best = type;
      most = by_type[static_cast<std::size_t>(type)];
    }
  }
  // Nothing but a capital speaks for an actor: more often than not it is a language, a product or a title.
  return most <= 1 ? kThing : best;
}

Votes votes_of_form(const ExtractContext& context, const NameWords& words, const Name& name) { return Form(context, words, name).votes(); }

Votes votes_of_place(const ExtractContext& context, const NameWords& words, const Name& name) { return Around(context, words, name).votes(); }

}  // namespace claimcheck
