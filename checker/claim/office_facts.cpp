// Who is said to hold which office (office_titles.h). Of whom the text itself tells a change or a second office, it is settled that
// two may be right; a family name that several bear has no office.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/actor_names.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/office_titles.h"
#include "checker/claim/roles.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kBeside = 5;  // from a word of change to the office

class Offices {
 public:
  explicit Offices(FactMaker& maker)
      : maker_(maker), view_(maker.view), lexicon_(view_.lexicon), tokens_(view_.mentions.tokens), offices_(view_),
        change_(lexicon_.group("office-change")), change_beside_(lexicon_.group("office-change-beside")),
        office_at_all_(lexicon_.group("office-word")), office_(lexicon_.group("name-office")) {}

  void run() {
    const Mentions& all = view_.mentions;
    std::vector<Told>& told = told_;
    for (std::uint32_t i = 0; i < all.mentions.size(); ++i) {
      const Mention& m = all.mentions[i];
      const ActorRef* ref = m.actor();
      if (ref == nullptr || ref->definite || all.actors[ref->actor].type != ActorType::person) continue;
      if (const auto office = offices_.office_of(m, *ref); office && now(m)) told.push_back({ref->actor, i, *office, since(m)});
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
    const auto [at, fresh] = settled_.try_emplace(actor);
    if (fresh) at->second = tells_change(actor);
    return at->second;
  }
  bool tells_change(std::uint32_t actor) const {
    for (const std::uint32_t i : view_.mentions_of(actor)) {
      const Mention& m = view_.mention(i);
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
  const OfficeReader offices_;
  const GroupId change_, change_beside_, office_at_all_, office_;
  std::map<std::string, int> families_;
  mutable std::map<std::uint32_t, bool> settled_;  // by actor, once it is asked for
  std::set<std::uint32_t> together_;  // who is said to hold two offices to the day of the issue
  std::vector<bool> titles_;  // by token
};

}  // namespace

void add_office_facts(FactMaker& maker) {
  Offices offices(maker);
  offices.run();
  if (!maker.view.document.issue.date) return;
  add_actor_names(maker, offices.told());
  add_body_names(maker);
  add_near_bodies(maker);
}

}  // namespace claimcheck
