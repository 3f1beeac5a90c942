// Who is said to hold which office: the title before a name ("Foreign Minister Ida Kamm"), and the apposition beside it ("Ida
// Kamm, the minister of finance,", "the president of the assembly, Ida Kamm,"). Only offices that one person holds one of at a
// time are kept; former, acting and coming holders, and persons of whom the text itself tells a change or a second office, are not.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kApposition = 14;  // tokens

struct Office {
  std::string key;    // "prime minister", "minister: finance"
  std::string group;  // offices of one group exclude one another: "state", "body: assembly"
  std::uint32_t first = 0, last = 0;
};

class Offices {
 public:
  explicit Offices(FactMaker& maker)
      : maker_(maker), view_(maker.view), lexicon_(maker.view.lexicon), tokens_(maker.view.mentions.tokens), demonym_(lexicon_.group("name-demonym")),
        not_now_(lexicon_.group("not-holding")), change_(lexicon_.group("office-change")), portfolio_(lexicon_.group("portfolio")), body_(lexicon_.group("name-body")),
        office_(lexicon_.group("name-office")) {}

  void run() {
    const Mentions& all = view_.mentions;
    std::vector<Told> told;
    for (std::uint32_t i = 0; i < all.mentions.size(); ++i) {
      const Mention& m = all.mentions[i];
      const ActorRef* ref = m.actor();
      if (ref == nullptr || ref->definite || all.actors[ref->actor].type != ActorType::person) continue;
      if (const auto office = office_of(m, *ref); office && now(m)) told.push_back({ref->actor, i, *office});
    }
    if (told.size() < 2) return;
    count_families();
    std::map<std::uint32_t, std::set<std::string>> held;
    for (const Told& t : told) held[t.actor].insert(t.office.group + "/" + t.office.key);
    std::set<std::pair<std::uint32_t, std::string>> seen;
    for (const Told& t : told) {
      if (held[t.actor].size() < 2 || namesake(t) || !seen.insert({t.actor, t.office.key}).second) continue;
      add(t);
    }
  }

 private:
  struct Told {
    std::uint32_t actor, mention;
    Office office;
  };

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
    if (comma(end)) {  // "Ida Kamm, the minister of finance,"
      std::uint32_t last = end + 1;
      while (last < s.last && last < end + kApposition && !comma(last) && tokens_[last].kind != TokenKind::mark) ++last;
      while (last < s.last && last < end + kApposition && view_.is_mark(last, '-') && tokens_[last].glued()) {
        ++last;
        while (last < s.last && last < end + kApposition && tokens_[last].kind != TokenKind::mark) ++last;
      }
      if (last < s.last && starts_office(end + 1, last)) return read(end + 1, last);
    }
    if (begin > s.first + 3 && comma(begin - 1) && (comma(end) || end >= s.last || view_.is_mark(end, '.') || view_.is_mark(end, ';'))) {  // "the president of the assembly, Ida Kamm,"
      std::uint32_t first = begin - 1;
      while (first > s.first && first + kApposition > begin && (tokens_[first - 1].kind == TokenKind::word || (view_.is_mark(first - 1, '-') && tokens_[first - 1].glued()))) --first;
      for (std::uint32_t t = first; t + 1 < begin - 1; ++t) {
        if (word(t) == "the" && starts_office(t, begin - 1)) return read(t, begin - 1);
      }
    }
    return std::nullopt;
  }

  // "the Malian minister of …", "vice-president of …": an office within the first words.
  bool starts_office(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t t = first;
    if (t < last && (word(t) == "the" || word(t) == "its" || word(t) == "their" || word(t) == "a")) ++t;
    if (t + 2 < last && t > first && !tokens_[t].has(kCapital) && tokens_[t + 1].glued() && (view_.text(t + 1) == "'s" || view_.text(t + 1) == "’s")) t += 2;  // "the country's"
    for (std::uint32_t n = 0; n < 3 && t < last; ++n, ++t) {
      if (lexicon_.match(office_, tokens_, t, last) > 0 || word(t) == "governor" || word(t) == "mayor") return true;
      const bool owner = t + 1 < last && tokens_[t].has(kCapital) && tokens_[t + 1].glued() && (view_.text(t + 1) == "'s" || view_.text(t + 1) == "’s");  // "Norway's"
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

  // The office that words name.
  std::optional<Office> read(std::uint32_t first, std::uint32_t last) const {
    if (forbidden(first, last)) return std::nullopt;
    if (last < tokens_.size() && view_.is_mark(last, '-') && last + 1 < tokens_.size() && lexicon_.is(tokens_[last + 1].word, not_now_)) return std::nullopt;  // "-elect"
    bool second = false;
    std::vector<std::string> before;
    for (std::uint32_t t = first; t < last; ++t) {
      const std::string_view w = word(t);
      if (w == "deputy" || w == "vice") second = true;
      else if (w == "prime" && t + 1 < last && word(t + 1) == "minister") return Office{second ? "deputy prime minister" : "prime minister", second ? "deputies" : "state", first, t + 2};
      else if (w == "premier") return Office{"prime minister", "state", first, t + 1};
      else if (w == "minister") return minister(first, t, last, before, second);
      else if (w == "president" || w == "speaker" || w == "chairman" || w == "chairwoman" || w == "governor" || w == "mayor") return head(first, t, last, second);
      else if (w == "secretary" && t + 1 < last && (word(t + 1) == "general" || (t + 2 < last && view_.is_mark(t + 1, '-') && word(t + 2) == "general"))) return Office{second ? "deputy secretary-general" : "secretary-general", "secretariat", first, word(t + 1) == "general" ? t + 2 : t + 3};
      else if (w == "chancellor" && !second) return Office{"chancellor", "state", first, t + 1};
      else if (lexicon_.is(tokens_[t].word, portfolio_)) before.emplace_back(portfolio(t));
      else if ((tokens_[t].has(kCapital) || (t > first && word(t - 1) == "the")) && t + 1 < last && tokens_[t + 1].glued() && (view_.text(t + 1) == "'s" || view_.text(t + 1) == "’s")) ++t;
      else if (!(lexicon_.is(tokens_[t].word, demonym_) || w == "the" || w == "its" || w == "and" || tokens_[t].kind == TokenKind::mark || w == "s")) return std::nullopt;
    }
    return std::nullopt;
  }

  std::string portfolio(std::uint32_t t) const { return std::string(lexicon_.value_of(portfolio_, tokens_[t].word)); }

  std::optional<Office> minister(std::uint32_t first, std::uint32_t at, std::uint32_t last, std::vector<std::string> what, bool deputy) const {
    if (deputy) return std::nullopt;
    std::uint32_t end = at + 1;
    if (what.empty() && end < last && (word(end) == "of" || word(end) == "for")) {
      for (++end; end < last; ++end) {
        const std::string_view w = word(end);
        if (lexicon_.is(tokens_[end].word, portfolio_)) what.emplace_back(portfolio(end));
        else if (!(w == "the" || w == "and" || w == "affairs" || tokens_[end].kind == TokenKind::mark)) break;
      }
    }
    if (what.empty()) return std::nullopt;
    std::sort(what.begin(), what.end());
    return Office{"minister: " + what.front(), "state", first, end};
  }

  // Of a state where nothing else is said; else of the body named behind "of".
  std::optional<Office> head(std::uint32_t first, std::uint32_t at, std::uint32_t last, bool second) const {
    const std::string name = (second ? "vice " : "") + std::string(word(at));
    if (at + 2 < last && word(at + 1) == "of") {
      for (std::uint32_t t = at + 2; t < last; ++t) {
        if (word(at) == "governor" && word(t) == "bank") return Office{"governor of the bank", "state", first, t + 1};
        if (lexicon_.is(tokens_[t].word, body_)) return Office{name, "body: " + std::string(word(t)), first, t + 1};
      }
      const bool of_a_state = word(at) == "president" && (word(at + 2) == "republic" || (at + 3 < last && word(at + 2) == "the" && word(at + 3) == "republic"));
      if (of_a_state) return Office{name, "state", first, at + 1};
      const bool of_a_place = word(at) == "governor" || word(at) == "mayor";
      return of_a_place ? std::optional(Office{name, "state", first, at + 1}) : std::nullopt;
    }
    if (word(at) != "president" && word(at) != "governor" && word(at) != "mayor") return std::nullopt;
    return Office{name, "state", first, at + 1};
  }

  // The sentence tells of no other year.
  bool now(const Mention& m) const {
    const auto& issue = view_.document.issue.date;
    if (!issue) return true;
    const Span s = view_.mentions.sentences[m.sentence].span;
    const auto& all = view_.mentions.mentions;
    for (auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& x) { return x.span.begin < s.begin; }); at != all.end() && at->span.begin < s.end; ++at) {
      const Time* time = at->time();
      if (at->kind != MentionKind::date || time == nullptr || time->readings.empty()) continue;
      const Days days = time->readings.front().days;
      const bool since = at->span.begin > m.span.end && at->span.begin < m.span.end + 12;  // "(since 8 May 2019)"
      if (!since && days.end + 300 < issue->value) return false;
    }
    return true;
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
    std::uint32_t last = kNone;
    for (const Mention& m : view_.mentions.mentions) {
      const ActorRef* ref = m.actor();
      if (ref == nullptr || ref->actor != actor || m.sentence == last) continue;
      last = m.sentence;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (lexicon_.match(change_, tokens_, t, s.last) > 0) return true;
      }
    }
    return false;
  }

  void add(const Told& t) {
    const Span span{tokens_[t.office.first].begin, tokens_[t.office.last - 1].end};
    const Span whole = span.cover(view_.mention(t.mention).span);
    maker_.add("office", whole,
               {{"person", key_field(std::to_string(t.actor), view_.mention(t.mention).span)},
                {"name", {view_.mentions.actors[t.actor].name, view_.mention(t.mention).span}},
                {"office", key_field(t.office.key, span)},
                {"group", key_field(t.office.group, span)},
                {"settled", key_field(settled(t.actor) ? "yes" : "no", span)}},
               true);
  }

  FactMaker& maker_;
  const View& view_;
  const Lexicon& lexicon_;
  const std::vector<Token>& tokens_;
  const GroupId demonym_, not_now_, change_, portfolio_, body_, office_;
  std::map<std::string, int> families_;
};

}  // namespace

void add_office_facts(FactMaker& maker) { Offices(maker).run(); }

}  // namespace claimcheck
