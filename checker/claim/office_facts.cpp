// Who is said to hold which office: the title before a name ("Foreign Minister Ida Kamm"), and the apposition beside it ("Ida
// Kamm, the minister of finance,", "the president of the assembly, Ida Kamm,"). Only offices that one person holds one of at a
// time are kept; former, acting and coming holders, and persons of whom the text itself tells a change or a second office, are not.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/actor_names.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/roles.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kApposition = 14;  // tokens
constexpr std::uint32_t kBeside = 5;  // from a word of change to the office

struct Office {
  std::string key;    // "prime minister", "minister: finance"
  std::string group;  // offices of one group exclude one another: "state", "body: assembly", "rank"
  std::uint32_t first = 0, last = 0;
  std::set<std::string> fields;  // of a minister: "finance"
};

// "un", "united"; "eu", "european"; "us", "washington": too alike to be two places
bool alike_places(const std::string& a, const std::string& b) {
  const auto place = [](const std::string& key) { return key.substr(std::string_view("ambassador: ").size()); };
  const std::string x = place(a), y = place(b);
  return x[0] == y[0] || x == "washington" || y == "washington" || x == "brussels" || y == "brussels" || x == "geneva" || y == "geneva" || x == "london" || y == "london";
}

// A member of a senate may have a ministry, and who negotiates trade is often called ambassador.
bool by_courtesy(const Office& title, const Office& other) {
  if (title.key == "senator") return other.key.starts_with("minister") || other.key.starts_with("deputy minister");
  return title.key == "ambassador" && !other.key.starts_with("minister") && other.key.ends_with("representative");
}

// "General" is a major general's address, and "minister" any minister's; a minister of two fields goes by either.
bool one_office(const Office& a, const Office& b) {
  if (a.key == b.key || by_courtesy(a, b) || by_courtesy(b, a)) return true;
  const bool minister = (a.key.starts_with("minister") && b.key.starts_with("minister")) || (a.key.starts_with("deputy minister") && b.key.starts_with("deputy minister"));
  if (a.key.starts_with("ambassador") && b.key.starts_with("ambassador")) return a.key == "ambassador" || b.key == "ambassador" || alike_places(a.key, b.key);
  const bool commissioner = a.key.starts_with("commissioner") && b.key.starts_with("commissioner");
  if (minister || commissioner) return a.fields.empty() || b.fields.empty() || std::any_of(a.fields.begin(), a.fields.end(), [&](const std::string& f) { return b.fields.contains(f); });
  const auto shortened = [](const std::string& by, const std::string& of) { return of.ends_with(" " + by); };
  return a.group == "rank" && (shortened(a.key, b.key) || shortened(b.key, a.key));
}

class Offices {
 public:
  explicit Offices(FactMaker& maker)
      : maker_(maker), view_(maker.view), lexicon_(maker.view.lexicon), tokens_(maker.view.mentions.tokens), demonym_(lexicon_.group("name-demonym")),
        not_now_(lexicon_.group("not-holding")), change_(lexicon_.group("office-change")), change_beside_(lexicon_.group("office-change-beside")), office_at_all_(lexicon_.group("office-word")), portfolio_(lexicon_.group("portfolio")), sole_(lexicon_.group("sole-office")), leading_(lexicon_.group("leading")), rank_(lexicon_.group("military-rank")), body_(lexicon_.group("name-body")),
        office_(lexicon_.group("name-office")), no_rank_(lexicon_.group("no-rank")), saying_(lexicon_.group("saying")) {}

  void run() {
    const Mentions& all = view_.mentions;
    std::vector<Told>& told = told_;
    for (std::uint32_t i = 0; i < all.mentions.size(); ++i) {
      const Mention& m = all.mentions[i];
      const ActorRef* ref = m.actor();
      if (ref == nullptr || ref->definite || all.actors[ref->actor].type != ActorType::person) continue;
      if (const auto office = office_of(m, *ref); office && now(m)) told.push_back({ref->actor, i, *office, since(m)});
    }
    titles_.resize(tokens_.size());
    if (told.empty()) return;
    for (const Told& t : told) {  // of these it is known that they are told of the person
      for (std::uint32_t i = t.office.first; i < t.office.last; ++i) titles_[i] = true;
    }
    count_families();
    std::map<std::pair<std::uint32_t, std::string>, std::vector<Told*>> held;
    for (Told& t : told) {
      held[{t.actor, t.office.group}].push_back(&t);
      if (t.office.key == "prime minister" || t.office.key == "deputy prime minister") held[{t.actor, "premier"}].push_back(&t);  // a deputy may have a ministry, too
    }
    struct Kept {
      const Told* told;
      std::string group;
    };
    std::vector<Kept> kept;
    for (auto& [who, offices] : held) {
      std::vector<const Told*> different;
      keep_different(offices, different);
      for (const Told* t : different) kept.push_back({t, who.second});
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.told->mention < b.told->mention; });
    for (const Kept& k : kept) add(*k.told, k.group);
  }

  // All that persons are called by, in the order of the text.
  std::vector<ToldOffice> told() const {
    std::vector<ToldOffice> out;
    for (const Told& t : told_) {
      if (namesake(t)) continue;
      std::string fields;
      for (const std::string& field : t.office.fields) fields += (fields.empty() ? "" : " ") + field;
      const std::string key = t.office.key.starts_with("ambassador") ? "ambassador" : t.office.key;  // where to is seldom told twice
      out.push_back({t.actor, t.mention, key, t.office.group, std::move(fields), {tokens_[t.office.first].begin, tokens_[t.office.last - 1].end}, settled(t.actor)});
    }
    for (BodyRole& role : read_roles(view_)) {
      if (std::any_of(out.begin(), out.end(), [&](const ToldOffice& o) { return o.mention == role.mention; })) continue;
      out.push_back({role.actor, role.mention, std::move(role.role), "role", std::move(role.body), role.span, settled(role.actor)});
    }
    return out;
  }

 private:
  struct Told {
    std::uint32_t actor, mention;
    Office office;
    bool since = false;  // "(since 8 May 2019)": held to the day of the issue
  };

  // Of the offices of one group that a person is called by: the first of each, where there are two that are not one.
  void keep_different(std::vector<Told*>& offices, std::vector<const Told*>& kept) {
    std::vector<const Told*> different;
    for (Told* t : offices) {
      if (namesake(*t)) continue;
      const auto same = std::find_if(different.begin(), different.end(), [&](const Told* d) { return one_office(d->office, t->office); });
      if (same == different.end()) different.push_back(t);
    }
    if (different.size() < 2) return;
    kept.insert(kept.end(), different.begin(), different.end());
    if (std::count_if(different.begin(), different.end(), [](const Told* t) { return t->since; }) > 1) together_.insert(different.front()->actor);
  }

  std::string_view word(std::uint32_t t) const { return lexicon_.form(tokens_[t].word); }
  bool comma(std::uint32_t t) const { return t < tokens_.size() && view_.is_mark(t, ','); }

  std::optional<Office> office_of(const Mention& m, const ActorRef& ref) const {
    const std::uint32_t begin = view_.mentions.token_at(m.span.begin), end = view_.mentions.token_at(m.span.end - 1) + 1;
    const Sentence& s = view_.mentions.sentences[m.sentence];
    if (!ref.title.empty()) {
      std::uint32_t name = begin;
      while (name < end && tokens_[name].end <= m.span.begin + ref.title.size()) ++name;
      std::uint32_t from = begin;  // "Education Minister Pinto", of which only the last words are the mention
      while (from > s.first && from + 3 > begin && tokens_[from - 1].has(kCapital) && lexicon_.is(tokens_[from - 1].word, portfolio_)) --from;
      std::uint32_t first = from;  // "former Malian President"
      while (first > s.first && (lexicon_.is(tokens_[first - 1].word, demonym_) || (view_.is_mark(first - 1, '-') && tokens_[first - 1].glued()))) --first;
      if (forbidden(first > s.first ? first - 1 : first, name)) return std::nullopt;
      if (auto office = read(from, name)) return office;
    } else if (begin > s.first && lexicon_.is(tokens_[begin - 1].word, office_)) {  // "Interior minister Ida Kamm"
      std::uint32_t first = begin;
      while (first > s.first && first + 4 > begin && (lexicon_.is(tokens_[first - 1].word, office_) || lexicon_.is(tokens_[first - 1].word, portfolio_) || word(first - 1) == "prime" || word(first - 1) == "deputy" || word(first - 1) == "vice")) --first;
      if (first > s.first && forbidden(first - 1, first)) return std::nullopt;
      if (auto office = read(first, begin)) return office;
    }
    if (auto office = minister_of(begin, s)) return office;
    if (auto office = head_of(begin, s)) return office;
    if (auto office = beside(end, s)) return office;
    return named(begin, end, s);
  }

  // "minister of housing Ida Kamm"
  std::optional<Office> minister_of(std::uint32_t begin, const Sentence& s) const {
    if (begin <= s.first + 2 || !lexicon_.is(tokens_[begin - 1].word, portfolio_)) return std::nullopt;
    for (std::uint32_t t = begin - 1; t > s.first && t + 7 > begin; --t) {
      const std::string_view w = word(t - 1);
      if (w == "minister" || w == "secretary") {
        std::uint32_t first = t - 1;
        while (first > s.first && (word(first - 1) == "deputy" || lexicon_.is(tokens_[first - 1].word, demonym_) || word(first - 1) == "the")) --first;
        return first > s.first && forbidden(first - 1, first) ? std::nullopt : read(first, begin);
      }
      if (!(w == "of" || w == "for" || w == "and" || w == "the" || lexicon_.is(tokens_[t - 1].word, portfolio_))) break;
    }
    return std::nullopt;
  }

  // "speaker of parliament Ida Kamm"
  std::optional<Office> head_of(std::uint32_t begin, const Sentence& s) const {
    if (begin < s.first + 3 || !lexicon_.is(tokens_[begin - 1].word, body_)) return std::nullopt;
    for (std::uint32_t t = begin - 1; t > s.first && t + 5 > begin; --t) {
      if (word(t) == "of") return lexicon_.lookup(sole_, tokens_, t - 1, t).length == 1 && !(t > s.first + 1 && forbidden(t - 2, t - 1)) ? read(t - 1, begin) : std::nullopt;
      if (tokens_[t].kind != TokenKind::word) break;
    }
    return std::nullopt;
  }

  // What stands behind a name: "Ida Kamm, the minister of finance,", "Ida Kamm (health secretary)", "Ida Kamm is the mayor", "Ida
  // Kamm, who heads the ministry of health,".
  std::optional<Office> beside(std::uint32_t end, const Sentence& s) const {
    if (end >= s.last) return std::nullopt;
    const bool told = word(end) == "is";
    if (!told && !comma(end) && !dash(end) && !view_.is_mark(end, '(')) return std::nullopt;
    std::uint32_t first = end + 1;
    if (first + 3 < s.last && word(first) == "who" && lexicon_.is(tokens_[first + 1].word, leading_)) return of_ministry(first + 2, s.last);
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

  // "the ministry of health", "the health ministry"
  std::optional<Office> of_ministry(std::uint32_t first, std::uint32_t last) const {
    std::set<std::string> fields;
    bool ministry = false;
    std::uint32_t t = first;
    for (; t < last && t < first + kApposition; ++t) {
      const std::string_view w = word(t);
      if (w == "ministry" || w == "department") ministry = true;
      else if (lexicon_.is(tokens_[t].word, portfolio_)) fields.insert(portfolio(t));
      else if (!(w == "the" || w == "of" || w == "and" || w == "for" || w == "affairs" || lexicon_.is(tokens_[t].word, demonym_))) break;
    }
    if (!ministry || fields.empty()) return std::nullopt;
    return Office{"minister: " + *fields.begin(), "state", first, t, std::move(fields)};
  }

  // What stands before a name: "the president of the assembly, Ida Kamm,", "As mayor, Ida Kamm …".
  std::optional<Office> named(std::uint32_t begin, std::uint32_t end, const Sentence& s) const {
    if (begin < s.first + 3 || !(comma(begin - 1) || dash(begin - 1))) return std::nullopt;
    if (word(s.first) == "as" && begin < s.first + kApposition && starts_office(s.first + 1, begin - 1)) return read(s.first + 1, begin - 1);
    if (!(comma(end) || dash(end) || end >= s.last || view_.is_mark(end, '.') || view_.is_mark(end, ';'))) return std::nullopt;
    std::uint32_t first = begin - 1;
    while (first > s.first && first + kApposition > begin && (tokens_[first - 1].kind == TokenKind::word || (view_.is_mark(first - 1, '-') && tokens_[first - 1].glued()))) --first;
    for (std::uint32_t t = first; t + 1 < begin - 1; ++t) {
      const bool owner = tokens_[t].has(kCapital) && tokens_[t + 1].glued() && view_.possessive(t + 1);  // "Japan's ambassador, Ida Kamm,"
      if ((word(t) == "the" || word(t) == "its" || word(t) == "their" || owner) && starts_office(t, begin - 1)) return read(t, begin - 1);
    }
    return std::nullopt;
  }

  bool dash(std::uint32_t t) const { return t < tokens_.size() && (view_.text(t) == "\xE2\x80\x93" || view_.text(t) == "\xE2\x80\x94"); }

  // "the Malian minister of …", "vice-president of …": an office within the first words.
  bool starts_office(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t t = first;
    if (t < last && (word(t) == "the" || word(t) == "its" || word(t) == "their" || word(t) == "a")) ++t;
    if (t + 2 < last && t > first && !tokens_[t].has(kCapital) && tokens_[t + 1].glued() && view_.possessive(t + 1)) t += 2;  // "the country's"
    if (t + 1 < last && word(t) == "state" && word(t + 1) == "secretary") return true;
    if (t + 1 < last && (word(t) == "vice" || word(t) == "deputy")) t += view_.is_mark(t + 1, '-') ? 2 : 1;
    for (std::uint32_t n = 0; n < 3 && t < last; ++n, ++t) {
      if (lexicon_.match(office_, tokens_, t, last) > 0 || lexicon_.lookup(sole_, tokens_, t, last).length > 0) return true;
      const bool owner = t + 1 < last && tokens_[t].has(kCapital) && tokens_[t + 1].glued() && view_.possessive(t + 1);  // "Norway's"
      if (owner) ++t;
      else if (!lexicon_.is(tokens_[t].word, demonym_) && !lexicon_.is(tokens_[t].word, portfolio_)) return false;
    }
    return false;
  }

  bool forbidden(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (lexicon_.is(tokens_[t].word, not_now_)) return true;
    }
    return false;
  }

  // The office that words name; not "the mayor's brother".
  std::optional<Office> read(std::uint32_t first, std::uint32_t last) const {
    auto office = read_words(first, last);
    const bool owner = office && office->last < tokens_.size() && tokens_[office->last].glued() && view_.possessive(office->last);
    return owner ? std::nullopt : office;
  }

  std::optional<Office> read_words(std::uint32_t first, std::uint32_t last) const {
    if (forbidden(first, last)) return std::nullopt;
    if (last < tokens_.size() && view_.is_mark(last, '-') && last + 1 < tokens_.size() && lexicon_.is(tokens_[last + 1].word, not_now_)) return std::nullopt;  // "-elect"
    bool second = false;
    std::set<std::string> before;
    for (std::uint32_t t = first; t < last; ++t) {
      const std::string_view w = word(t);
      if (const auto rank = lexicon_.lookup(rank_, tokens_, t, last); rank.length > 0 && !second && before.empty() && lexicon_.lookup(sole_, tokens_, t, last).length <= rank.length && !(t + rank.length < tokens_.size() && lexicon_.is(tokens_[t + rank.length].word, no_rank_))) return Office{std::string(rank.value), "rank", t, t + rank.length, {}};
      if (w == "state" && t + 1 < last && word(t + 1) == "secretary") return state_secretary(first, t + 2, last, before);
      if (w == "minister") return minister(first, t, last, before, second);
      if (w == "commissioner") return commissioner(first, t, last, before, second);
      if (w == "ambassador") return ambassador(first, t, last);
      if (w == "secretary" && !before.empty()) return minister(first, t, last, before, second);  // "Health Secretary"
      if (w == "secretary" && t + 2 < last && word(t + 1) == "of" && word(t + 2) == "state" && !(t + 3 < last && word(t + 3) == "for")) return second ? std::nullopt : std::optional(Office{"secretary of state", "state", first, t + 3, {}});
      if (w == "secretary" && t + 1 < last && (word(t + 1) == "for" || word(t + 1) == "of")) return minister(first, word(t + 1) == "of" && t + 3 < last && word(t + 2) == "state" ? t + 2 : t, last, before, second);
      if (w == "secretary" && t + 1 < last && (word(t + 1) == "general" || (t + 2 < last && view_.is_mark(t + 1, '-') && word(t + 2) == "general"))) return Office{second ? "deputy secretary-general" : "secretary-general", "secretariat", first, word(t + 1) == "general" ? t + 2 : t + 3, {}};
      if (const auto sole = lexicon_.lookup(sole_, tokens_, t, last); sole.length > 0) return head(first, t + sole.length, last, sole.value, second);
      if (w == "deputy" || w == "vice") second = true;
      else if (lexicon_.is(tokens_[t].word, portfolio_)) before.insert(portfolio(t));
      else if ((tokens_[t].has(kCapital) || (t > first && word(t - 1) == "the")) && t + 1 < last && tokens_[t + 1].glued() && view_.possessive(t + 1)) ++t;
      else if (!(lexicon_.is(tokens_[t].word, demonym_) || w == "the" || w == "its" || w == "and" || tokens_[t].kind == TokenKind::mark || w == "s")) return std::nullopt;
    }
    return std::nullopt;
  }

  // "State secretary in the interior ministry": a deputy minister by another name.
  std::optional<Office> state_secretary(std::uint32_t first, std::uint32_t end, std::uint32_t last, std::set<std::string> what) const {
    if (end + 1 < last && (word(end) == "in" || word(end) == "at" || word(end) == "of" || word(end) == "for")) {
      for (++end; end < last; ++end) {
        if (lexicon_.is(tokens_[end].word, portfolio_)) what.insert(portfolio(end));
        else if (!(word(end) == "the" || word(end) == "and" || word(end) == "of" || word(end) == "affairs" || word(end) == "ministry" || word(end) == "ministries")) break;
      }
    }
    if (what.empty()) return std::nullopt;
    return Office{"deputy minister: " + *what.begin(), "state", first, end, std::move(what)};
  }

  std::string portfolio(std::uint32_t t) const { return std::string(lexicon_.value_of(portfolio_, tokens_[t].word)); }

  std::optional<Office> minister(std::uint32_t first, std::uint32_t at, std::uint32_t last, std::set<std::string> what, bool deputy) const {
    std::uint32_t end = at + 1;
    if (what.empty() && end < last && (word(end) == "of" || word(end) == "for")) {
      for (++end; end < last; ++end) {
        const std::string_view w = word(end);
        if (lexicon_.is(tokens_[end].word, portfolio_)) what.insert(portfolio(end));
        else if (!(w == "the" || w == "and" || w == "affairs" || w == "state" || w == "for" || tokens_[end].kind == TokenKind::mark)) break;
      }
      if (what.empty()) return std::nullopt;  // "minister without portfolio", "minister of works"
    }
    const std::string rank = deputy ? "deputy minister" : "minister";
    return Office{what.empty() ? rank : rank + ": " + *what.begin(), "state", first, end, std::move(what)};
  }

  // "Energy Commissioner", "commissioner for energy"; of a police and the like nothing is known.
  std::optional<Office> commissioner(std::uint32_t first, std::uint32_t at, std::uint32_t last, std::set<std::string> what, bool deputy) const {
    auto office = minister(first, at, last, std::move(what), deputy);
    if (!office || office->fields.empty() || deputy) return std::nullopt;
    office->key = "commissioner" + office->key.substr(std::string_view("minister").size());
    return office;
  }

  // "Ambassador", "the ambassador to the UN": of two who are sent somewhere it counts where.
  std::optional<Office> ambassador(std::uint32_t first, std::uint32_t at, std::uint32_t last) const {
    std::uint32_t t = at + 1;
    if (t < last && word(t) == "to") {
      ++t;
      if (t < last && word(t) == "the") ++t;
      if (t < last && tokens_[t].has(kCapital)) return Office{"ambassador: " + fold(view_.text(t)), "state", first, t + 1, {}};
    }
    return Office{"ambassador", "state", first, at + 1, {}};
  }

  // Of a state where nothing else is said; else of the body named behind "of". `value` is "president" or, where the office is no
  // one's of a state by itself, "body: director".
  std::optional<Office> head(std::uint32_t first, std::uint32_t end, std::uint32_t last, std::string_view value, bool second) const {
    const bool of_body = value.starts_with("body: ");
    const std::string key = std::string(of_body ? value.substr(6) : value);
    const std::string name = (second ? "vice " : "") + key;
    if (key == "speaker" && (end >= last || word(end) == "of")) return Office{name, "state", first, end, {}};
    if (end + 1 < last && word(end) == "of") {
      for (std::uint32_t t = end + 1; t < last; ++t) {
        if (key == "governor" && word(t) == "bank") return Office{"governor of the bank", "state", first, t + 1, {}};
        if (lexicon_.is(tokens_[t].word, body_)) return Office{name, "body: " + std::string(word(t)), first, t + 1, {}};
      }
      const bool of_a_state = key == "president" && (word(end + 1) == "republic" || (end + 2 < last && word(end + 1) == "the" && word(end + 2) == "republic"));
      if (of_a_state || (!of_body && key != "president" && key != "speaker")) return Office{name, "state", first, end, {}};
      return std::nullopt;
    }
    if (of_body) return std::nullopt;
    if (key == "deputy prime minister" || name == "vice prime minister") return Office{"deputy prime minister", "deputies", first, end, {}};
    return Office{name, "state", first, end, {}};
  }

  // The sentence tells of no other year.
  bool now(const Mention& m) const {
    const auto& issue = view_.document.issue.date;
    if (!issue) return true;
    const Span s = view_.mentions.sentences[m.sentence].span;
    for (const Mention& x : view_.mentions_in(s)) {
      const Time* time = x.time();
      if (x.kind != MentionKind::date || time == nullptr || time->readings.empty()) continue;
      const Days days = time->readings.front().days;
      const std::uint32_t first = view_.mentions.token_at(x.span.begin);
      const bool begins = first > 0 && word(first - 1) == "since";
      if (!begins && days.end + 300 < issue->value) return false;
    }
    return true;
  }

  bool since(const Mention& m) const {
    const std::uint32_t end = view_.mentions.token_at(m.span.end - 1) + 1;
    std::uint32_t t = end;
    if (t + 2 < tokens_.size() && comma(t) && tokens_[t + 1].has(kCapital)) t += 2;  // ", Jr."
    if (t < tokens_.size() && view_.is_mark(t, '.')) ++t;
    return t + 1 < tokens_.size() && view_.is_mark(t, '(') && word(t + 1) == "since";
  }

  void count_families() {
    for (const Actor& a : view_.mentions.actors) {
      if (a.type == ActorType::person) ++families_[family(a.name)];
    }
  }
  static std::string family(std::string_view name) { return fold(name.substr(name.find_last_of(" -") + 1)); }

  // A family name alone, where several persons bear it.
  bool namesake(const Told& t) const {
    const auto at = families_.find(family(view_.mentions.actors[t.actor].name));
    return at != families_.end() && at->second > 1 && view_.mentions.actors[t.actor].name.find(' ') == std::string::npos;
  }

  // Whether some sentence about the person tells of a second office or of a change.
  bool settled(std::uint32_t actor) const {
    for (const Mention& m : view_.mentions.mentions) {
      const ActorRef* ref = m.actor();
      if (ref == nullptr || ref->actor != actor) continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      std::uint32_t from = view_.mentions.token_at(m.span.begin), to = from;  // between semicolons
      while (from > s.first && !view_.is_mark(from - 1, ';')) --from;
      while (to < s.last && !view_.is_mark(to, ';')) ++to;
      for (std::uint32_t t = from; t < to; ++t) {
        if (lexicon_.match(change_, tokens_, t, to) > 0) return true;
        if (lexicon_.match(change_beside_, tokens_, t, to) > 0 && office_behind(t, to)) return true;
      }
    }
    return false;
  }

  // "is also minister of defence", "was appointed to the post"
  bool office_behind(std::uint32_t at, std::uint32_t to) const {
    for (std::uint32_t t = at + 1; t < std::min(to, at + kBeside + 1); ++t) {
      if (!titles_[t] && (lexicon_.is(tokens_[t].word, office_at_all_) || lexicon_.is(tokens_[t].word, office_))) return true;
    }
    return false;
  }

  void add(const Told& t, const std::string& group) {
    const Span span{tokens_[t.office.first].begin, tokens_[t.office.last - 1].end};
    const Span whole = span.cover(view_.mention(t.mention).span);
    maker_.add("office", whole,
               {{"person", key_field(std::to_string(t.actor), view_.mention(t.mention).span)},
                {"name", {view_.mentions.actors[t.actor].name, view_.mention(t.mention).span}},
                {"office", key_field(t.office.key, span)},
                {"group", key_field(group, span)},
                {"settled", key_field(!together_.contains(t.actor) && settled(t.actor) ? "yes" : "no", span)}},
               true);
  }

  FactMaker& maker_;
  std::vector<Told> told_;
  const View& view_;
  const Lexicon& lexicon_;
  const std::vector<Token>& tokens_;
  const GroupId demonym_, not_now_, change_, change_beside_, office_at_all_, portfolio_, sole_, leading_, rank_, body_, office_, no_rank_, saying_;
  std::map<std::string, int> families_;
  std::set<std::uint32_t> together_;  // who is said to hold two offices to the day of the issue
  std::vector<bool> titles_;  // by token
};

}  // namespace

void add_office_facts(FactMaker& maker) {
  Offices offices(maker);
  offices.run();
  if (maker.view.document.issue.date) add_actor_names(maker, offices.told());
}

}  // namespace claimcheck
