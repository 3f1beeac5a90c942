#include "checker/extract/actors_resolve.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

// Points out, folded, one space between words: "U.S." → "us", "Abd  al-Mahdi" → "abd al-mahdi".
std::string make_key(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    if (c == '.') continue;
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out.push_back(space ? ' ' : c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

class Resolver {
 public:
  Resolver(const ExtractContext& context, const NameWords& words, const std::vector<Name>& names, const std::vector<Definition>& definitions)
      : context_(context), tokens_(context.out.tokens), words_(words), names_(names), definitions_(definitions), alias_(context.lexicon.group("name-alias")), epithet_(context.lexicon.group("name-epithet")) {}

  Resolved run() {
    out_.actor_of.assign(names_.size(), kNone);
    define();
    for (std::uint32_t i = 0; i < names_.size(); ++i) full_name(i);
    for (std::uint32_t i = 0; i < names_.size(); ++i) back_reference(i);
    coordinate();
    type();
    return std::move(out_);
  }

 private:
  struct State {
    Votes votes;
    std::uint32_t first = 0;  // the name that introduced it
  };

  std::string_view text(std::uint32_t first, std::uint32_t last) const {
    return Span{tokens_[first].begin, tokens_[last - 1].end}.in(context_.document.text);
  }
  std::string_view text(const Name& n) const { return text(n.first, n.last); }

  // The key of a stretch of the text (or of a value in the vocabulary), made once.
  const std::string& key_of(std::string_view said) const {
    const auto [at, fresh] = keys_.try_emplace(said);
    if (fresh) at->second = make_key(said);
    return at->second;
  }

  // The key that stands for all spellings of a well-known name.
  std::string canonical(const Name& n) const {
    if (alias_ != kNoGroup) {
      const auto found = context_.lexicon.lookup(alias_, tokens_, n.first, n.last);
      if (found.length == n.last - n.first && !(n.last - n.first == 1 && tokens_[n.first].has(kCapital) && !tokens_[n.first].has(kAllCapitals) && words_.of(tokens_[n.first]) & kStop)) return key_of(found.value);
    }
    std::string key = key_of(text(n));
    if (const auto at = short_forms_.find(key); at != short_forms_.end()) return at->second;
    // "PMUs" is PMU.
    const std::string form = n.last - n.first == 1 ? short_form(text(n)) : std::string();
    if (!form.empty()) {
      key = make_key(form);
      if (const auto at = short_forms_.find(key); at != short_forms_.end()) return at->second;
    }
    return key;
  }

  // "Long Form (ABC)": ABC has the key of the long form. "long form (ABC)" is no name, and nor is ABC.
  void define() {
    std::unordered_set<std::uint32_t> named;
    for (const Name& n : names_) {
      if (n.defined) named.insert(n.first);
    }
    for (const Definition& d : definitions_) {
      std::string form = make_key(short_form(context_.text(tokens_[d.short_token])));
      if (named.contains(d.long_first)) short_forms_.try_emplace(std::move(form), key_of(text(d.long_first, d.long_last)));
      else if ((words_.of(tokens_[d.short_token]) & kWellKnown) == 0) things_.insert(std::move(form));
    }
  }

  // Whether a name is the abbreviation of something that has no name.
  bool thing(const Name& n) const {
    if (things_.empty() || n.last - n.first != 1) return false;
    const std::string form = short_form(text(n));
    return !form.empty() && things_.contains(make_key(form));
  }

  std::uint32_t actor(const std::string& key, std::uint32_t name) {
    const auto [at, fresh] = by_key_.try_emplace(key, static_cast<std::uint32_t>(out_.actors.size()));
    if (fresh) {
      Actor a;
      a.key = key;
      a.name = std::string(text(names_[name]));
      out_.actors.push_back(std::move(a));
      states_.push_back({{}, name});
    }
    return at->second;
  }

  bool single(const Name& n) const { return n.last - n.first == 1 || (n.last - n.first == 3 && (words_.of(tokens_[n.first]) & kNameArticle) != 0); }

  void assign(std::uint32_t i, std::uint32_t who, bool form) {
    out_.actor_of[i] = who;
    const Name& n = names_[i];
    if (form) states_[who].votes.add(votes_of_form(context_, words_, n));
    states_[who].votes.add(votes_of_place(context_, words_, n));
    Actor& a = out_.actors[who];
    const std::string_view said = text(n);
    if (said == a.name) return;
    const bool longer = !n.role && !n.description && said.size() > a.name.size() && key_of(said) != a.key && !(names_[states_[who].first].known);
    if (longer) {
      a.aliases.push_back(a.name);
      a.name = std::string(said);
      std::erase(a.aliases, a.name);
    } else if (!n.role && !n.description && std::find(a.aliases.begin(), a.aliases.end(), said) == a.aliases.end() && a.aliases.size() < 16) {
      a.aliases.emplace_back(said);
    }
  }

  // "Global Coalition" of "Global Coalition to Defeat ISIS", "Apple" of "Apple Inc.": what the text may go on to call a body.
  void shorten(const Name& n, const std::string& key) {
    std::uint32_t to = n.first + 1;
    while (to < n.last && (tokens_[to].has(kCapital) || tokens_[to].kind == TokenKind::mark) && (words_.of(tokens_[to]) & kCompanySuffix) == 0) ++to;
    if (to == n.last) return;
    const bool suffix = (words_.of(tokens_[to]) & kCompanySuffix) != 0 && tokens_[to].has(kCapital);
    const bool head = (words_.of(tokens_[to - 1]) & (kOrgHead | kPlaceHead)) != 0;
    if (suffix || (head && to > n.first + 1)) short_forms_.try_emplace(key_of(text(n.first, to)), key);
  }

  // First pass: names of several words, and whatever stands for itself.
  void full_name(std::uint32_t i) {
    const Name& n = names_[i];
    if (n.role || n.description || (single(n) && !n.known && !short_forms_.contains(key_of(text(n)))) || thing(n)) return;
    const std::string key = canonical(n);
    const std::uint32_t who = actor(key, i);
    assign(i, who, !(single(n) && short_forms_.contains(key_of(text(n)))));
    if (single(n)) return;
    index_parts(n, i, who);
    shorten(n, key);
  }

  // A person's names by which the text may go on to call them.
  void index_parts(const Name& n, std::uint32_t i, std::uint32_t who) {
    std::uint32_t last = n.last;
    while (last > n.first && tokens_[last - 1].kind != TokenKind::word) --last;
    if (last == n.first) return;
    const Votes votes = votes_of_form(context_, words_, n);
    if (votes.winner() == ActorType::person || n.title_last > n.title_first) {
      family_[key_of(context_.text(tokens_[last - 1]))].push_back({i, who});
      std::uint32_t first = n.first;
      if ((words_.of(tokens_[first]) & kKunya) == 0) given_[key_of(context_.text(tokens_[first]))].push_back({i, who});
      for (std::uint32_t k = first + 1; k + 1 < last; ++k) {
        const bool own = tokens_[k].kind == TokenKind::word && tokens_[k].has(kCapital) && (words_.of(tokens_[k - 1]) & kKunya) == 0 && (words_.of(tokens_[k]) & kKunya) == 0;
        if (own) given_[key_of(context_.text(tokens_[k]))].push_back({i, who});
      }
    }
    for (std::uint32_t k = n.first; k < last; ++k) {
      if ((words_.of(tokens_[k]) & kOrgHead) != 0) heads_[tokens_[k].word].push_back({i, who});
    }
  }

  struct Use {
    std::uint32_t name, actor;
  };
  using Uses = std::vector<Use>;

  // The actor last so called before `i`; failing that the first one after, if `ahead`.
  static std::uint32_t nearest(const Uses& uses, std::uint32_t i, bool ahead) {
    const auto after = std::upper_bound(uses.begin(), uses.end(), i, [](std::uint32_t at, const Use& use) { return at < use.name; });
    if (after != uses.begin()) return std::prev(after)->actor;
    return ahead && !uses.empty() ? uses.front().actor : kNone;
  }

  void back_reference(std::uint32_t i) {
    const Name& n = names_[i];
    if (n.title_last > n.title_first && out_.actor_of[i] != kNone) note_title(n, i, out_.actor_of[i]);
    if (out_.actor_of[i] != kNone || thing(n)) return;
    std::uint32_t who = n.role ? holder(n, i) : n.description ? body(n, i) : namesake(n, i);
    if (who == kNone) {
      if (n.role) return;
      if (n.description && !tokens_[n.first].has(kCapital)) return;
      if (n.description && n.first > 0 && (n.initial || context_.lexicon.form(tokens_[n.first - 1].word) != "the")) return;
      who = actor(canonical(n), i);
      assign(i, who, true);
    } else {
      assign(i, who, false);
    }
    if (n.title_last > n.title_first) note_title(n, i, who);
  }

  std::uint32_t namesake(const Name& n, std::uint32_t i) const {
    std::uint32_t last = n.last;
    while (last > n.first && tokens_[last - 1].kind != TokenKind::word) --last;
    if (last == n.first) return kNone;
    const std::string& key = key_of(context_.text(tokens_[last - 1]));
    if (by_key_.contains(canonical(n)) && !family_.contains(key)) return kNone;
    if (const auto at = family_.find(key); at != family_.end()) {
      if (const std::uint32_t who = nearest(at->second, i, true); who != kNone) return who;
    }
    if (const auto at = given_.find(key); at != given_.end()) return nearest(at->second, i, false);
    return kNone;
  }

  void note_title(const Name& n, std::uint32_t i, std::uint32_t who) {
    titles_[key_of(text(n.title_first, n.title_last))].push_back({i, who});
  }

  std::uint32_t holder(const Name& n, std::uint32_t i) const {
    const auto at = titles_.find(key_of(text(n)));
    return at == titles_.end() ? kNone : nearest(at->second, i, false);
  }

  std::uint32_t body(const Name& n, std::uint32_t i) const {
    const WordId head = tokens_[n.first].word;
    if (const auto at = heads_.find(head); at != heads_.end()) {
      if (const std::uint32_t who = nearest(at->second, i, tokens_[n.first].has(kCapital)); who != kNone) return who;
    }
    if (!tokens_[n.first].has(kCapital) || epithet_ == kNoGroup) return kNone;
    const auto meant = context_.lexicon.lookup(epithet_, tokens_, n.first, n.last);
    if (meant.length == 0) return kNone;
    const auto at = by_key_.find(key_of(meant.value));
    return at == by_key_.end() ? kNone : at->second;
  }

  // "in Raqqa and Manbij": names that "and", "or" or a comma joins are mostly of one kind.
  void coordinate() {
    std::vector<Votes> more(states_.size());
    for (std::uint32_t i = 0; i + 1 < names_.size(); ++i) {
      const Name &a = names_[i], &b = names_[i + 1];
      if (out_.actor_of[i] == kNone || out_.actor_of[i + 1] == kNone || a.sentence != b.sentence || b.title_last > b.title_first || !joined(a.last, b.first)) continue;
      lend(out_.actor_of[i], out_.actor_of[i + 1], more);
      lend(out_.actor_of[i + 1], out_.actor_of[i], more);
    }
    for (std::size_t i = 0; i < states_.size(); ++i) states_[i].votes.add(more[i]);
  }

  bool joined(std::uint32_t from, std::uint32_t to) const {
    if (to < from + 1 || to > from + 3) return false;
    for (std::uint32_t i = from; i < to; ++i) {
      const std::string_view w = context_.lexicon.form(tokens_[i].word);
      if (w != "and" && w != "or" && w != "the" && !(tokens_[i].kind == TokenKind::mark && context_.text(tokens_[i]) == ",")) return false;
    }
    return true;
  }

  void lend(std::uint32_t from, std::uint32_t to, std::vector<Votes>& more) const {
    if (from == to) return;
    Votes votes = states_[from].votes;
    const ActorType type = votes.winner();
    if (votes[type] >= 8 && more[to][type] < 4) more[to][type] += 2;
  }

  void type() {
    for (std::size_t i = 0; i < out_.actors.size(); ++i) out_.actors[i].type = states_[i].votes.winner();
  }

  const ExtractContext& context_;
  const std::vector<Token>& tokens_;
  const NameWords& words_;
  const std::vector<Name>& names_;
  const std::vector<Definition>& definitions_;
  const GroupId alias_, epithet_;
  mutable std::unordered_map<std::string_view, std::string> keys_;
  Resolved out_;
  std::vector<State> states_;                                  // by actor
  std::unordered_map<std::string, std::uint32_t> by_key_;      // to actors
  std::unordered_map<std::string, std::string> short_forms_;   // key of an abbreviation to that of its long form
  std::unordered_set<std::string> things_;                     // keys of abbreviations of what has no name
  std::unordered_map<std::string, Uses> family_, given_;       // by the key of one word
  std::unordered_map<std::string, Uses> titles_;               // by the key of a title: who was called so
  std::unordered_map<WordId, Uses> heads_;                     // bodies by the head in their name
};

}  // namespace

Resolved resolve_names(const ExtractContext& context, const NameWords& words, const std::vector<Name>& names,
                       const std::vector<Definition>& definitions) {
  return Resolver(context, words, names, definitions).run();
}

}  // namespace claimcheck
