// When a state is said to have joined or left an organisation, beside the days of its membership that the register has.
#include <algorithm>
#include <cstdlib>
#include <set>

#include "checker/claim/fields.h"
#include "checker/claim/register_day_scenes.h"
#include "checker/claim/register_facts.h"

namespace claimcheck {
namespace {

constexpr int kSlip = 10;                  // years: what lies farther off is another kind of joining
constexpr std::uint32_t kDateReach = 12;   // tokens from an organisation to the date of joining it

class Accessions {
 public:
  explicit Accessions(const RegisterContext& context)
      : c_(context), view_(context.view()), tokens_(view_.mentions.tokens) {}

  void run() {
    for (const RegisterName& n : c_.names) {
      if (n.person || !readable(view_.mentions.sentences[n.sentence])) continue;
      const auto rows = c_.registers.rows_of(n.name);
      if (rows.empty() || rows.front().type == "country" || rows.front().property == "holder" || otherwise(view_.mentions.sentences[n.sentence])) continue;
      body_ = &n;
      subject_ = rows.front().subject;
      for (const bool entry : {true, false}) read(entry);
    }
    for (const RegisterName& n : c_.names) {
      if (!n.person && readable(view_.mentions.sentences[n.sentence])) without_name(n);
    }
    std::uint32_t last = kNone;
    for (const RegisterName& n : c_.names) {
      if (n.sentence != last && readable(view_.mentions.sentences[n.sentence])) in_any_order(n.sentence);
      last = n.sentence;
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId group) const { return t < tokens_.size() && view_.lexicon.is(tokens_[t].word, group); }

  // The words right before the organisation say what became of whom: "Croatia joined", "the accession of Croatia to", "a member of".
  void read(bool entry) {
    const Sentence& s = view_.mentions.sentences[body_->sentence];
    std::uint32_t before = body_->first;
    while (before > s.first && is(before - 1, article_)) --before;
    for (std::uint32_t back = std::min(before - s.first, 7U); back > 0; --back) {  // the longest: "became a member of"
      const std::uint32_t at = before - back;
      const auto found = view_.lexicon.lookup(tie_, tokens_, at, s.last);
      if (found.length != back) continue;
      if (found.value == (entry ? "join" : "leave")) {
        told(states_before(at, s, found.length), entry, date_behind(s, true));
      } else if (entry && found.value == "member") {  // "a member of NATO since 2009", "has been in NATO since 2009"
        const std::uint32_t date = date_behind(s, false);
        if (date != kNone && since(date)) told(states_around(at, s), true, date);
      } else if (found.value == (entry ? "entry" : "exit")) {  // "Croatia's accession to", "the accession of Croatia to"
        told(states_owning(at, s), entry, date_behind(s, true));
      }
      return;
    }
    // "Albania became NATO's newest member in 2009", "NATO's youngest member since 2009, Albania".
    const bool plain_noun = body_->last < s.last && is(body_->last, member_);  // "Albania (NATO member since 2009)"
    if (entry && body_->last + 1 < s.last && (view_.possessive(body_->last) || plain_noun)) {
      std::uint32_t noun = body_->last + (plain_noun ? 0 : 1);
      while (noun + 1 < s.last && noun < body_->last + 4 && !is(noun, member_)) ++noun;
      if (is(noun, member_)) {
        const std::uint32_t verb = before > s.first && is(before - 1, became_) ? before - 1 : kNone;
        const std::uint32_t date = date_from(noun + 1, s, verb != kNone);
        if (verb != kNone) told(states_before(verb, s, 1), true, date);
        else if (date != kNone && since(date)) told(states_around(before, s), true, date);
      }
      return;
    }
    // "The entry of Croatia into", "NATO admitted Montenegro".
    if (entry && states_between(before, s)) told(states_, true, date_behind(s, true));
    const std::uint32_t length = view_.lexicon.match(admit_, tokens_, body_->last, s.last);
    if (entry && length > 0) {
      std::set<const RegisterName*> states = states_from(body_->last + length, s);
      told(states, true, date_from(states_end_, s, true));
    }
  }

  // "Slovakia adopted the euro in 2009": the organisation is not named.
  void without_name(const RegisterName& state) {
    const Sentence& s = view_.mentions.sentences[state.sentence];
    std::uint32_t t = state.last;
    if (t < s.last && view_.possessive(t)) ++t;
    else while (t < s.last && (is(t, aside_) || (view_.is_mark(t, ',') && t == state.last))) ++t;
    const auto found = t < s.last ? view_.lexicon.lookup(unnamed_, tokens_, t, s.last) : Lexicon::Mapped{};
    if (found.length == 0 || otherwise(s)) return;
    const auto body = c_.registers.rows_of(c_.hasher.name(found.value), "members");
    if (body.empty()) return;
    RegisterName place{c_.hasher.name(found.value), state.sentence, t, t + found.length, false};
    body_ = &place;
    subject_ = body.front().subject;
    States states = states_ending(state.last, s);
    if (t > state.last && view_.possessive(state.last)) states = {&state};
    told(states, true, date_behind(s, true));
    body_ = nullptr;
  }

  using States = std::set<const RegisterName*>;

  // "Since it joined NATO in 2009, Croatia …", "the koruna went when Slovakia changed to the euro in 2009": one organisation, one date that
  // is a near miss of the day of the register, a word of joining, and states of which all joined on that day.
  void in_any_order(std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    const bool euro = view_.has(euro_entry_, s);
    if ((!euro && !view_.has(entering_, s)) || view_.has(guard_, s) || otherwise(s)) return;
    const std::uint32_t date = only_date_of(view_, s);
    if (date == kNone || dated_.contains(view_.mention(date).span.begin)) return;
    const std::uint32_t at = view_.mentions.token_at(view_.mention(date).span.begin);
    if (!joined_then(at, s)) return;
    const RegisterName* body = nullptr;
    States states;
    for (const RegisterName& n : c_.names_in(sentence)) {
      if (n.person || (n.last < s.last && view_.is(n.last, body_part_))) continue;
      if (c_.registers.rows_of(n.name, "part-of").empty() && n.last < s.last && view_.possessive(n.last)) return;  // "joined the Union's mission"
      if (!c_.registers.rows_of(n.name, "part-of").empty()) {
        const bool known = std::any_of(states.begin(), states.end(), [&](const RegisterName* o) { return o->name == n.name; });
        if (!known && !view_.any(n.last, std::min(n.last + 1, s.last), part_)) states.insert(&n);
        continue;
      }
      if (c_.registers.rows_of(n.name, "members").empty()) continue;
      if (body != nullptr && body->name != n.name) return;
      body = &n;
    }
    RegisterName place{0, sentence, s.first, s.first + 1, false};
    if (body == nullptr && euro) {
      place.name = c_.hasher.name("euro area");
      body = &place;
    }
    if (body == nullptr || states.empty()) return;
    const auto rows = c_.registers.rows_of(body->name, "members");
    if (rows.empty() || rows.front().type == "legislature") return;
    body_ = body;
    subject_ = rows.front().subject;
    const Time& time = *view_.mention(date).time();
    std::optional<Days> day;
    for (const RegisterName* state : states) {
      std::uint32_t found = 0;
      for (const RegisterEntry& row : c_.registers.rows_of(state->name, "part-of")) {
        if (row.value != subject_ && c_.hasher.name(row.value) != body->name) continue;
        if (++found > 1 || !row.from || (day && !(*day == *row.from)) || !near_miss(time, time.readings.front().days, *row.from)) return;
        day = row.from;
      }
      if (found == 0) return;
    }
    told(states, true, date);
  }

  const RegisterName* state_ending(std::uint32_t t, const Sentence&) const {
    for (const RegisterName& n : c_.names_in(body_->sentence)) {
      if (n.last == t && !n.person && !c_.registers.rows_of(n.name, "part-of").empty()) return &n;
    }
    return nullptr;
  }
  const RegisterName* state_starting(std::uint32_t t) const {
    for (const RegisterName& n : c_.names_in(body_->sentence)) {
      if (n.first == t && !n.person && !c_.registers.rows_of(n.name, "part-of").empty()) return &n;
    }
    return nullptr;
  }
  // "Bulgaria and Romania joined", "Croatia, which acceded to", "Montenegro has been in".
  States states_before(std::uint32_t t, const Sentence& s, std::uint32_t) const {
    const std::uint32_t verb = t;
    while (t > s.first && (is(t - 1, aside_) || view_.is_mark(t - 1, ','))) --t;
    if (t == s.first + 1 && is(s.first, it_)) return told_before();
    if (t > s.first + 2 && is(t - 1, it_) && view_.is_mark(t - 2, ';')) return states_from_start(s);
    if (States out = states_ending(t, s); !out.empty() || verb == s.first || !view_.is_mark(verb - 1, ',')) return out;
    // "Albania and Croatia, the last to do so, entered".
    for (std::uint32_t k = verb - 1; k-- > s.first + 1 && verb - k < 10;) {
      if (view_.is_mark(k, ',')) return states_ending(k, s);
      if (tokens_[k].kind != TokenKind::word || state_ending(k + 1, s) != nullptr) break;
    }
    return {};
  }
  // "Albania and Croatia waited; they joined": those that open the sentence.
  States states_from_start(const Sentence& s) const {
    States out;
    for (std::uint32_t t = s.first; t < s.last;) {
      if (view_.is(t, article_)) ++t;
      const RegisterName* state = state_starting(t);
      if (state == nullptr || view_.possessive(state->last)) break;
      out.insert(state);
      t = state->last;
      if (view_.text(t) != "and" && !view_.is_mark(t, ',')) break;
      ++t;
    }
    return out;
  }
  States states_ending(std::uint32_t t, const Sentence& s) const {
    States out;
    while (t > s.first) {
      const RegisterName* state = state_ending(t, s);
      if (state == nullptr || (state->last < tokens_.size() && view_.possessive(state->last))) break;
      out.insert(state);
      t = state->first;
      while (t > s.first && view_.is(t - 1, article_)) --t;
      if (t <= s.first || (view_.text(t - 1) != "and" && !view_.is_mark(t - 1, ','))) break;
      --t;
      if (t > s.first && view_.is_mark(t - 1, ',')) --t;
    }
    return out;
  }
  States states_from(std::uint32_t t, const Sentence& s) {
    States out;
    states_end_ = t;
    while (t < s.last) {
      if (view_.is(t, article_)) ++t;
      const RegisterName* state = state_starting(t);
      if (state == nullptr || (state->last < s.last && view_.possessive(state->last))) break;
      out.insert(state);
      states_end_ = t = state->last;
      if (t >= s.last || (view_.text(t) != "and" && !view_.is_mark(t, ','))) break;
      ++t;
      if (t < s.last && view_.text(t) == "and") ++t;
    }
    return out;
  }
  // "A member of NATO since 2009, Montenegro …"; "Montenegro, a member of NATO since 2009,"; "Montenegro has been a member of".
  States states_around(std::uint32_t t, const Sentence& s) const {
    while (t > s.first && (is(t - 1, aside_) || view_.is(t - 1, article_))) --t;
    if (t > s.first && (view_.is_mark(t - 1, ',') || view_.is_mark(t - 1, '('))) --t;
    if (t == s.first + 1 && is(s.first, it_)) return told_before();
    if (t > s.first) return states_ending(t, s);
    for (std::uint32_t k = body_->last; k + 1 < s.last && k < body_->last + kDateReach; ++k) {
      if (!view_.is_mark(k, ',')) continue;
      const RegisterName* state = state_starting(k + 1 + (view_.is(k + 1, article_) ? 1 : 0));
      return state == nullptr ? States() : States{state};
    }
    return {};
  }
  // "Croatia's accession to".
  States states_owning(std::uint32_t t, const Sentence& s) const {
    while (t > s.first && tokens_[t - 1].kind == TokenKind::word && is(t - 1, plain_)) --t;
    if (t == s.first + 1 && is(s.first, its_)) return told_before();
    if (t <= s.first || !view_.possessive(t - 1)) return {};
    const RegisterName* state = state_ending(t - 1, s);
    return state == nullptr ? States() : States{state};
  }
  // "Its": of the state that opens the sentence before.
  States told_before() const {
    if (body_->sentence == 0) return {};
    const Sentence& s = view_.mentions.sentences[body_->sentence - 1];
    if (s.block != view_.mentions.sentences[body_->sentence].block) return {};
    for (const RegisterName& n : c_.names_in(body_->sentence - 1)) {
      if (n.first <= s.first + 1 && !n.person && !view_.possessive(n.last) && !c_.registers.rows_of(n.name, "part-of").empty()) return {&n};
    }
    return {};
  }
  // "The accession of Croatia to".
  bool states_between(std::uint32_t before, const Sentence& s) {
    states_.clear();
    if (before < s.first + 4 || !is(before - 1, into_)) return false;
    for (const RegisterName& n : c_.names_in(body_->sentence)) {
      if (n.last != before - 1 || c_.registers.rows_of(n.name, "part-of").empty()) continue;
      std::uint32_t t = n.first;
      while (t > s.first && view_.is(t - 1, article_)) --t;
      if (t >= s.first + 2 && view_.text(t - 1) == "of" && is(t - 2, entry_)) states_.insert(&n);
    }
    return !states_.empty();
  }

  // The date that goes with it: right behind the organisation or, of the whole sentence, in front.
  std::uint32_t date_behind(const Sentence& s, bool fronted) const { return date_from(body_->last, s, fronted); }
  std::uint32_t date_from(std::uint32_t from, const Sentence& s, bool fronted) const {
    const auto dates = c_.events.dates_of(body_->sentence);
    // "Joined NATO in 1999", not "joined NATO's mission", "joined the EU talks".
    const bool ends = from >= s.last || tokens_[from].kind == TokenKind::mark || is(from, behind_);
    if (!ends || (from < s.last && view_.possessive(from))) return kNone;
    for (const DateTokens& d : dates) {
      if (d.first < from) continue;
      if (d.lead - std::min(d.lead, from) > kDateReach || d.lead < from) return kNone;
      for (std::uint32_t t = from; t < d.lead; ++t) {
        const bool opens = tokens_[t].kind == TokenKind::mark && !(view_.is_mark(t, ',') && t + 1 == d.lead);
        if (opens || view_.text(t) == "and" || view_.text(t) == "but" || is(t, tie_start_) || c_.events.reader().is_past_form(view_, t)) return kNone;
      }
      return d.mention;
    }
    for (const DatedVerb& v : c_.events.verbs()) {
      if (fronted && v.sentence == body_->sentence && v.fronted && v.verb.first < body_->first && dates.size() == 1) return v.date;
    }
    return kNone;
  }
  bool since(std::uint32_t date) const {
    const std::uint32_t t = view_.mentions.token_at(view_.mention(date).span.begin);
    return is(t, since_) || (t > 0 && is(t - 1, since_));
  }

  bool otherwise(const Sentence& s) const {
    return view_.has(other_, s);
  }

  // "Half a year before they entered": between the word of joining and the date no other verb, and no other order in time.
  bool joined_then(std::uint32_t at, const Sentence& s) const {
    for (const GroupId group : {euro_entry_, entering_}) {
      for (const std::uint32_t t : view_.places(group, s.first, s.last)) {
        const std::uint32_t length = view_.lexicon.match(group, tokens_, t, s.last);
        if (length == 0) continue;
        const std::uint32_t from = std::min(t + length, at), to = std::max(t, at);
        bool plain = to - from <= kDateReach;
        for (std::uint32_t k = from; k < to && plain; ++k) plain = !view_.is(k, order_) && !view_.is_mark(k, ';') && !c_.events.reader().is_past_form(view_, k);
        if (plain) return true;
      }
    }
    return false;
  }
  void told(const States& states, bool entry, std::uint32_t date) {
    const Time* time = date == kNone ? nullptr : view_.mention(date).time();
    if (time == nullptr || time->readings.empty() || time->range || !time->valid || time->origin == Origin::relative) return;
    for (const RegisterName* state : states) told(*state, entry, date, time->readings.front().days);
  }
  void told(const RegisterName& state, bool entry, std::uint32_t date, Days said) {
    std::optional<RegisterEntry> membership;
    for (const RegisterEntry& row : c_.registers.rows_of(state.name, "part-of")) {
      if (row.value != subject_ && c_.hasher.name(row.value) != body_->name) continue;
      if (membership) return;  // twice a member
      membership = row;
    }
    const auto& day = !membership ? std::optional<Days>() : entry ? membership->from : membership->to;
    if (day && !entry && said.overlaps({day->begin - 1, day->begin}) && !said.overlaps(*day)) return;  // its last day as a member
    if (!day || std::abs(to_civil(said.begin).year - to_civil(day->begin).year) > kSlip) return;
    dated_.insert(view_.mention(date).span.begin);
    c_.maker.add("register_accession", tokens_[state.first].span().cover(view_.mention(date).span),
                 {{"state", {std::string(membership->subject), tokens_[state.first].span()}},
                  {"body", {std::string(subject_), tokens_[body_->first].span()}},
                  {"when", date_field(view_.mention(date))},
                  {"day", register_date(*day)},
                  {"turn", key_field(entry ? "joined" : "left", tokens_[body_->first].span())},
                  {"register", {told_row(*membership), {}}}});
  }
  static std::string told_row(const RegisterEntry& row) { return claimcheck::told(row); }

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const RegisterName* body_ = nullptr;
  std::string_view subject_;
  States states_;
  std::uint32_t states_end_ = 0;
  std::set<std::size_t> dated_;  // places of dates of which something was told
  const GroupId article_ = view_.classes.article, tie_ = group("register-tie"), tie_start_ = group("register-tie-word"), admit_ = group("register-admit"), aside_ = group("register-aside"),
                plain_ = group("register-entry-plain"), into_ = group("register-into"), entry_ = group("register-entry"), behind_ = group("register-behind"),
                since_ = group("register-since"), member_ = group("register-one-member"), became_ = group("register-became"), its_ = group("register-its"), it_ = group("register-it"), unnamed_ = group("register-joins-unnamed"), other_ = group("register-other-join"), euro_entry_ = group("register-euro-entry"), entering_ = group("register-entering"), guard_ = group("register-other-act"), part_ = group("register-of-state"), order_ = group("register-before"), body_part_ = group("register-body-part");
};

}  // namespace

void add_register_members(const RegisterContext& context) { Accessions(context).run(); }

}  // namespace claimcheck
