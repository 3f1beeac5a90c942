// Terms of office and acts in office: "resigned on 2 December", "on 9 December Prime Minister X signed". A person whose term the
// issue leaves in doubt (interim, reappointed, stayed on) has none.
#include <algorithm>
#include <map>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

class Terms {
 public:
  Terms(FactMaker& maker, const EventReader& events, const People& people)
      : maker_(maker), view_(maker.view), events_(events), people_(people) {}

  void run() {
    find_effects();
    find_doubts();
    for (const DatedVerb& v : events_.verbs()) {
      const bool told = v.verb.form == VerbForm::past || v.verb.form == VerbForm::pluperfect || v.verb.form == VerbForm::perfect;
      if (!told) continue;
      turn(v);
      term_ends(v);
      since(v);
    }
    periods();
    holders();
    until();
    for (const DatedVerb& v : events_.verbs()) {
      const bool promised = v.verb.form == VerbForm::unreal && v.verb.bare && is(v.verb.main, act_) && events_.reader().is_past_form(view_, v.verb.main);  // "promised howitzers"
      if (promised || v.verb.form == VerbForm::past || v.verb.form == VerbForm::pluperfect || v.verb.form == VerbForm::perfect) act(v);
    }
    agents();
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  std::string_view text(std::uint32_t t) const { return view_.text(t); }

  // "Her resignation as speaker took effect on 31 March", "resigned with effect from 31 March": the term ends then, not before.
  void find_effects() {
    for (std::uint32_t i = 0; i < view_.mentions.sentences.size(); ++i) {
      const Sentence& s = view_.mentions.sentences[i];
      if (!readable(s)) continue;
      for (const std::uint32_t t : view_.places(effect_, s.first, s.last)) {
        const std::uint32_t length = view_.lexicon.match(effect_, view_.mentions.tokens, t, s.last);
        if (length == 0) continue;
        std::uint32_t leaves = kNone;
        for (std::uint32_t k = t; k > s.first && t - k < 12 && leaves == kNone; --k) {
          if (is(k - 1, leaving_)) leaves = k - 1;
        }
        if (leaves == kNone) continue;
        for (const DateTokens& d : events_.dates_of(i)) {
          if (d.first < t + length || d.first - (t + length) > 1) continue;
          effects_.insert(t);
          leaves_later_.insert(i);
          end_with_effect(s, i, leaves, t, view_.mention(d.mention));
          break;
        }
      }
    }
  }

  // The term that a leaving with its day ends: of the person who leaves.
  void end_with_effect(const Sentence& s, std::uint32_t sentence, std::uint32_t leaves, std::uint32_t effect, const Mention& date) {
    std::uint32_t person = kNone;
    if (leaves > s.first && is(leaves - 1, his_)) {
      person = people_.known_before(leaves - 1, sentence);
    } else if (leaves >= s.first + 2 && view_.possessive(leaves - 1)) {
      for (std::uint32_t k = leaves - 1; k-- > s.first && leaves - k < 7 && person == kNone;) {
        if (people_.person_at(k) != kNone) person = view_.mention(people_.person_at(k)).actor()->actor;
      }
    } else {
      for (std::uint32_t k = leaves + 1; k < effect && person == kNone; ++k) {
        if (people_.person_at(k) != kNone) person = view_.mention(people_.person_at(k)).actor()->actor;
      }
      if (person == kNone) person = people_.who(leaves, sentence);
    }
    if (person == kNone) return;
    std::string office = office_in(leaves, effect);
    if (office.empty()) office = office_of(person);
    if (!office.empty()) add_term(person, office, "end", date_field(date), {view_.mentions.tokens[leaves].begin, view_.mentions.tokens[effect].end}, date.span);
  }

  void add_term(std::uint32_t person, const std::string& office, const char* side, Field when, Span verb, Span date) {
    maker_.add("term", {std::min(verb.begin, date.begin), std::max(verb.end, date.end)},
               {{"person", key_field(key(person), verb)}, {"office", key_field(office, verb)}, {side, std::move(when)}, {"told", {std::string(verb.in(view_.document.text)), verb}}}, true);
  }

  // "Was suspended in May and dismissed in August": gone all the same.
  bool dismissed_behind(std::uint32_t t, const Sentence& s) const {
    if (text(t) != "suspended") return false;
    for (std::uint32_t k = t + 1; k < s.last && k - t < 8; ++k) {
      if (view_.lexicon.lookup(turn_, view_.mentions.tokens, k, s.last).value == "end-passive" && (text(k - 1) == "and" || text(k - 1) == "then" || text(k - 1) == "finally")) return true;
    }
    return false;
  }

  // Persons of whom the issue tells that they went on or came back.
  void find_doubts() {
    for (std::uint32_t i = 0; i < view_.mentions.sentences.size(); ++i) {
      const Sentence& s = view_.mentions.sentences[i];
      if (!readable(s)) continue;
      bool again = false;
      for (const std::uint32_t t : view_.places(again_, s.first, s.last)) again = again || (view_.lexicon.match(again_, view_.mentions.tokens, t, s.last) > 0 && !effects_.contains(t) && !dismissed_behind(t, s));
      if (!again) continue;
      // Everybody named in the paragraph so far.
      for (std::uint32_t k = i + 1; k-- > 0 && view_.mentions.sentences[k].block == s.block && i - k < 6;) {
        const Sentence& at = view_.mentions.sentences[k];
        for (std::uint32_t t = at.first; t < at.last; ++t) {
          if (people_.person_at(t) != kNone) doubted_.insert(view_.mention(people_.person_at(t)).actor()->actor);
        }
        if (people_.subject(k) != kNone) doubted_.insert(people_.subject(k));
      }
    }
  }

  // The head word of a title: "minister" of "Prime Minister", "negotiator" of "chief negotiator".
  std::string head_of_title(std::uint32_t token) const {
    const std::uint32_t m = people_.person_at(token);
    if (m == kNone) return {};
    std::string title = lower(view_.mention(m).actor()->title);
    if (title.empty() && token > 0 && is(token - 1, office_)) title = lower(text(token - 1));
    if (title.empty() && view_.mention(m).span.end > view_.mentions.tokens[token].end && view_.lexicon.is(view_.lexicon.find(lower(text(token))), office_)) title = lower(text(token));  // "Commissioner Novak"
    const auto space = title.rfind(' ');
    std::string head = space == std::string::npos ? title : title.substr(space + 1);
    return view_.lexicon.is(view_.lexicon.find(head), office_) ? head : std::string();
  }

  // Office words behind "as", "of", "appointed": of the clause [from, to).
  std::string office_in(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      if (view_.is_mark(t, ';') || view_.is_mark(t, '.')) break;
      if (!is(t, office_) || (t > 0 && is(t - 1, past_title_))) continue;
      while (t + 1 < to && is(t + 1, office_)) ++t;  // "chief negotiator"
      return lower(text(t));
    }
    return {};
  }

  // "Relieved of his command", "resigned from the chairmanship".
  std::string post_behind(std::uint32_t t, const Sentence& s) const {
    if (t + 2 >= s.last || !is(t, preposition_) || (!is(t + 1, article_) && !is(t + 1, his_))) return {};
    return std::string(view_.lexicon.value_of(post_, view_.mentions.tokens[t + 2].word));
  }

  // The office that all titles of a person in the issue name; "" if they differ.
  std::string office_of(std::uint32_t actor) {
    if (offices_.empty()) {
      offices_.emplace(kNone, "");
      for (std::uint32_t t = 0; t < view_.mentions.tokens.size(); ++t) {
        const std::uint32_t m = people_.person_at(t);
        const std::string head = m == kNone ? std::string() : head_of_title(t);
        if (head.empty()) continue;
        const auto [at, first] = offices_.emplace(view_.mention(m).actor()->actor, head);
        if (!first && at->second != head) at->second = "?";
      }
    }
    const auto at = offices_.find(actor);
    return at == offices_.end() || at->second == "?" ? std::string() : at->second;
  }

  const std::string& key(std::uint32_t actor) const { return view_.mentions.actors[actor].key; }

  // "Resigned", "was appointed head of": an end or a start of a term.
  void turn(const DatedVerb& v) {
    const Sentence& s = view_.mentions.sentences[v.sentence];
    const auto found = view_.lexicon.lookup(turn_, view_.mentions.tokens, v.verb.main, s.last);
    if (found.length == 0) return;
    if (leaves_later_.contains(v.sentence) && !found.value.starts_with("start")) return;  // told with the day of its effect
    std::string_view what = found.value;
    // "Took command": with the office that it is of.
    const auto colon = what.find(':');
    const std::string own_office(colon == std::string_view::npos ? std::string_view() : what.substr(colon + 1));
    what = what.substr(0, colon);
    // "Was dismissed" ends a term; "dismissed his deputy" does not. "Elected a speaker" neither.
    const bool passive = what.ends_with("-passive");
    if (passive && !joined_passive(v, s) && (!v.verb.passive || (v.verb.bare && v.verb.first != s.first))) return;
    const bool start = what.starts_with("start");
    const std::uint32_t person = people_.who(v.verb.first, v.sentence);
    if (person == kNone || doubted_.contains(person)) return;
    std::string office = own_office;
    const std::uint32_t date_token = view_.mentions.token_at(view_.mention(v.date).span.begin);
    const std::uint32_t behind = std::max(v.verb.last, v.verb.main + found.length);  // "stepped down"
    if (!office.empty()) {
      // told by the verb itself
    } else if (start) office = office_in(v.verb.last, v.fronted ? std::min(s.last, v.verb.last + 10) : date_token);
    else if (behind < s.last && text(behind) == "as") office = office_in(behind, std::min(s.last, behind + 8));
    else office = post_behind(behind, s);
    if (!start && office.empty() && v.verb.last < s.last && text(v.verb.last) == "from" && (office = office_in(v.verb.last, std::min(s.last, v.verb.last + 8))).empty()) return;
    if (office.empty()) {
      for (std::uint32_t t = s.first; t < v.verb.first && office.empty(); ++t) {
        if (people_.person_at(t) != kNone && view_.mention(people_.person_at(t)).actor()->actor == person) office = head_of_title(t);
      }
    }
    // "The envoy, Samuel Obi, took up his post".
    for (std::uint32_t t = s.first + 2; t < v.verb.first && office.empty(); ++t) {
      if (people_.person_at(t) != kNone && view_.mention(people_.person_at(t)).actor()->actor == person && view_.is_mark(t - 1, ',') && is(t - 2, office_) && !former_in(s.first, t)) office = lower(text(t - 2));
    }
    // "The mayor of Split, Ante Kos, lost his office".
    for (std::uint32_t t = s.first + 2; t < v.verb.first && office.empty(); ++t) {
      if (people_.person_at(t) == kNone || view_.mention(people_.person_at(t)).actor()->actor != person || former_in(s.first, t)) continue;
      office = apposition(t, view_.mentions.token_at(view_.mention(people_.person_at(t)).span.end - 1) + 1, s);
    }
    if (office.empty() && !start) office = office_of(person);
    const Mention& date = view_.mention(v.date);
    if (is(v.verb.main, died_) || (v.verb.passive && is(v.verb.main, killed_))) {
      if (office.empty()) office = "person";
      dead_.emplace(person, office);
    }
    if (office.empty()) return;
    const Span verb{view_.mentions.tokens[v.verb.first].begin, view_.mentions.tokens[v.verb.last - 1].end};
    maker_.add("term", {std::min(verb.begin, date.span.begin), std::max(verb.end, date.span.end)},
               {{"person", key_field(key(person), verb)},
                {"office", key_field(office, verb)},
                {start ? "start" : "end", date_field(date)},
                {"told", {std::string(verb.in(view_.document.text)), verb}}},
               true);
  }

  // "Was suspended in May and dismissed in August": a participle that shares its auxiliary.
  bool joined_passive(const DatedVerb& v, const Sentence& s) const {
    if (!v.verb.bare || v.verb.first < s.first + 4 || (v.verb.last < s.last && !is(v.verb.last, preposition_) && view_.mentions.tokens[v.verb.last].kind == TokenKind::word)) return false;
    if (text(v.verb.first - 1) != "and" && text(v.verb.first - 1) != "then" && text(v.verb.first - 1) != "finally") return false;
    for (const DatedVerb& before : events_.verbs()) {
      if (before.sentence == v.sentence && before.verb.last < v.verb.first && v.verb.first - before.verb.last < 10) return before.verb.passive && !before.verb.bare;
    }
    return false;
  }

  // "Paul Renner, who had been mayor since 2015".
  void since(const DatedVerb& v) {
    const Sentence& s = view_.mentions.sentences[v.sentence];
    const std::uint32_t date_token = view_.mentions.token_at(view_.mention(v.date).span.begin);
    if (v.fronted && v.verb.passive && (text(date_token - 1) == "Since" || text(date_token - 1) == "since")) headed_by(v, s);
    if (v.fronted || date_token <= v.verb.last || text(date_token - 1) != "since") return;
    const std::uint32_t person = people_.who(v.verb.first, v.sentence);
    const std::string_view held = v.verb.passive ? std::string_view() : view_.lexicon.value_of(held_, view_.mentions.tokens[v.verb.main].word);
    if (held.empty() && text(v.verb.last - 1) != "been") return;
    const std::string office = held.empty() ? office_in(v.verb.last, date_token) : std::string(held);
    if (!held.empty() && person != kNone && !office_of(person).empty() && office_of(person) != office && !doubted_.contains(person) && !former_in(s.first, date_token)) {
      const Span verb{view_.mentions.tokens[v.verb.first].begin, view_.mentions.tokens[v.verb.last - 1].end};
      add_term(person, office_of(person), "start", date_field(view_.mention(v.date)), verb, view_.mention(v.date).span);
    }
    if (person == kNone || doubted_.contains(person) || office.empty() || former_in(s.first, date_token)) return;
    const Mention& date = view_.mention(v.date);
    const Span verb{view_.mentions.tokens[v.verb.first].begin, view_.mentions.tokens[v.verb.last - 1].end};
    maker_.add("term", {verb.begin, date.span.end},
               {{"person", key_field(key(person), verb)}, {"office", key_field(office, verb)}, {"start", date_field(date)}, {"told", {std::string(verb.in(view_.document.text)), verb}}}, true);
  }

  // "Since 1 July the bank has been headed by Ilse Brandt".
  void headed_by(const DatedVerb& v, const Sentence& s) {
    const std::string_view held = view_.lexicon.value_of(held_, view_.mentions.tokens[v.verb.main].word);
    if (held.empty() || v.verb.form != VerbForm::perfect || v.verb.last >= s.last || text(v.verb.last) != "by") return;
    for (std::uint32_t t = v.verb.last + 1; t < s.last && t - v.verb.last < 5; ++t) {
      if (people_.person_at(t) == kNone) continue;
      const std::uint32_t person = view_.mention(people_.person_at(t)).actor()->actor;
      if (doubted_.contains(person) || former_in(v.verb.last, t)) return;
      const std::string office = office_of(person);
      const Mention& date = view_.mention(v.date);
      add_term(person, office.empty() ? std::string(held) : office, "start", date_field(date), {view_.mentions.tokens[v.verb.first].begin, view_.mentions.tokens[v.verb.last - 1].end}, date.span);
      return;
    }
  }

  // "President Solano's term ended on 10 December".
  void term_ends(const DatedVerb& v) {
    const std::uint32_t t = v.verb.first;
    const Sentence& s = view_.mentions.sentences[v.sentence];
    if (!is(v.verb.main, ends_) || t < s.first + 3) return;
    if (!is(t - 1, term_noun_)) {
      term_of_ends(v, s);
      return;
    }
    std::uint32_t k = t - 1;
    while (k > s.first && t - k < 4 && !view_.possessive(k - 1)) --k;
    if (k == s.first || !view_.possessive(k - 1)) return;
    for (std::uint32_t p = k - 1; p-- > s.first && k - p < 7;) {
      if (people_.person_at(p) == kNone) continue;
      const std::uint32_t person = view_.mention(people_.person_at(p)).actor()->actor;
      const std::string office = head_of_title(p);
      if (office.empty() || doubted_.contains(person) || former_in(s.first, t)) return;
      const Mention& date = view_.mention(v.date);
      const Span verb{view_.mentions.tokens[t - 1].begin, view_.mentions.tokens[v.verb.last - 1].end};
      maker_.add("term", {std::min(verb.begin, date.span.begin), std::max(verb.end, date.span.end)},
                 {{"person", key_field(key(person), verb)}, {"office", key_field(office, verb)}, {"end", date_field(date)}, {"told", {std::string(verb.in(view_.document.text)), verb}}}, true);
      return;
    }
  }

  // "The term of chief executive Lund ended in December".
  void term_of_ends(const DatedVerb& v, const Sentence& s) {
    for (std::uint32_t t = s.first; t + 2 < v.verb.first; ++t) {
      if (!is(t, term_noun_) || text(t + 1) != "of") continue;
      for (std::uint32_t p = t + 2; p < v.verb.first && p - t < 8; ++p) {
        if (people_.person_at(p) == kNone) continue;
        const Mention& m = view_.mention(people_.person_at(p));
        std::string office = head_of_title(p);
        if (office.empty()) office = office_in(t + 2, v.verb.first);
        if (view_.mentions.token_at(m.span.end - 1) + 1 != v.verb.first || office.empty() || doubted_.contains(m.actor()->actor) || former_in(s.first, v.verb.first)) return;
        const Span verb{view_.mentions.tokens[v.verb.first].begin, view_.mentions.tokens[v.verb.last - 1].end};
        add_term(m.actor()->actor, office, "end", date_field(view_.mention(v.date)), verb, view_.mention(v.date).span);
        return;
      }
    }
  }

  // "On 9 December Prime Minister X signed …"; "X, as head of the agency, approved … in January".
  void act(const DatedVerb& v) {
    if (v.loose && !is(v.verb.main, act_)) return;
    const Sentence& s = view_.mentions.sentences[v.sentence];
    if (v.verb.passive) {
      if (v.verb.form == VerbForm::pluperfect) return;
      by_agent(v, s);
      return;
    }
    if (joined_passive(v, s)) return;
    const auto leaves = view_.lexicon.lookup(turn_, view_.mentions.tokens, v.verb.main, s.last);
    if (leaves.length > 0 && !leaves.value.ends_with("-passive")) return;  // leaves or takes it by this very act
    const std::uint32_t person = people_.who(v.verb.first, v.sentence);
    if (person == kNone) return;
    std::string office;
    std::uint32_t at = kNone;
    bool as = false;
    for (std::uint32_t t = s.first; t < v.verb.first; ++t) {
      if (people_.person_at(t) != kNone && view_.mention(people_.person_at(t)).actor()->actor == person) {
        const std::string title = titled_now(t, s);
        if (!title.empty() || !as) office = title, at = t;
      }
      if ((text(t) == "as" || text(t) == "As") && t + 1 < v.verb.first) {
        const std::string role = office_in(t + 1, std::min(v.verb.first, t + 6));
        if (!role.empty() && !former_in(t, v.verb.first)) office = role, at = t, as = true;
      }
    }
    // "Signed the pact as chancellor in 2007".
    for (std::uint32_t t = v.verb.last; t < s.last && t - v.verb.last < 10 && office.empty(); ++t) {
      if (view_.is_mark(t, ',') || view_.is_mark(t, ';')) break;
      if (text(t) != "as" || t + 1 >= s.last) continue;
      const std::string role = office_in(t + 1, std::min(s.last, t + 4));
      if (!role.empty() && !former_in(t, std::min(s.last, t + 4)) && leaves.length == 0) office = role, at = v.verb.first, as = true;
    }
    if (v.verb.form == VerbForm::pluperfect && !as) return;
    if (dead_.contains(person) && (as || is(v.verb.main, act_) || is(v.verb.main, alive_)) && !of_the_past(s)) office = dead_.at(person), at = v.verb.first;
    if (office.empty() || at == kNone) return;
    add_act(v, person, office, at, as || is(v.verb.main, act_));
  }

  // "The loan was granted by Director Weiss in June".
  void by_agent(const DatedVerb& v, const Sentence& s) {
    // "Was ordered on 3 February by Minister Novak": behind its date.
    const Mention& date = view_.mention(v.date);
    const bool dated = !v.fronted && view_.mentions.token_at(date.span.begin) == v.verb.last + 1;
    const std::uint32_t by = dated ? view_.mentions.token_at(date.span.end - 1) + 1 : v.verb.last;
    if (by >= s.last || text(by) != "by") return;
    for (std::uint32_t t = by + 1; t < s.last && t - by < 5; ++t) {
      if (people_.person_at(t) == kNone) continue;
      const std::string office = titled_now(t, s);
      if (!office.empty()) add_act(v, view_.mention(people_.person_at(t)).actor()->actor, office, v.verb.main, true);
      return;
    }
  }

  // "The note of 4 September, signed by Ambassador Holt, …"; "it was under Mayor Oyen that, in 2015, the town sold its docks".
  void agents() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      const ActorRef* ref = m.actor();
      if (ref == nullptr || m.sentence >= view_.mentions.sentences.size() || view_.mentions.actors[ref->actor].type != ActorType::person) continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
      if (!readable(s) || first < s.first + 3) continue;
      std::uint32_t lead = first;  // before the title
      while (lead > s.first && first - lead < 4 && text(lead) != "by" && text(lead) != "under") --lead;
      const bool by = text(lead) == "by" && lead > s.first && is(lead - 1, act_) && view_.is_mark(lead - 2, ',');
      const bool dated = text(lead) == "by" && lead >= s.first + 5;  // "taken in May 2019 by Commissioner Martel"
      const bool under = text(lead) == "under" && lead == s.first + 2 && text(s.first) == "It" && last < s.last && text(last) == "that";
      if (!by && !under && !dated) continue;
      const std::string office = titled_now(first, s);
      const auto dates = events_.dates_of(m.sentence);
      if (office.empty() || dates.size() != 1) continue;
      const DateTokens& d = dates.front();
      const bool aside = dated && d.last == lead && d.lead < d.first && d.lead >= s.first + 2 && view_.is_mark(d.lead - 2, ',') &&
                         std::any_of(events_.verbs().begin(), events_.verbs().end(), [&](const DatedVerb& v) { return v.date == d.mention && v.verb.last == d.lead; });
      const bool beside = by && d.lead < d.first && text(d.lead) == "of" && d.last + 2 == lead;
      const bool clause = under && d.first > last && d.first - last <= 4 && d.lead < d.first;
      if (!beside && !clause && !aside) continue;
      const std::uint32_t verb = aside ? d.lead - 1 : by ? lead - 1 : lead;
      const Mention& date = view_.mention(d.mention);
      const Span told{view_.mentions.tokens[verb].begin, view_.mentions.tokens[verb].end};
      maker_.add("in_office", {std::min(date.span.begin, told.begin), std::max(date.span.end, m.span.end)},
                 {{"person", key_field(key(ref->actor), told)}, {"office", key_field(office, told)}, {"when", date_field(date)}, {"act", key_field("yes", told)},
                  {"verb", {std::string(told.in(view_.document.text)), told}}}, true);
    }
  }

  void add_act(const DatedVerb& v, std::uint32_t person, const std::string& office, std::uint32_t at, bool of_office) {
    const Mention& date = view_.mention(v.date);
    const Span verb{view_.mentions.tokens[v.verb.first].begin, view_.mentions.tokens[v.verb.last - 1].end};
    maker_.add("in_office", {std::min(view_.mentions.tokens[at].begin, date.span.begin), std::max(verb.end, date.span.end)},
               {{"person", key_field(key(person), verb)},
                {"office", key_field(office, verb)},
                {"when", date_field(date)},
                {"act", key_field(of_office ? "yes" : "no", verb)},
                {"verb", {std::string(verb.in(view_.document.text)), verb}}},
               true);
  }

  // "In his will", "as a young man": told of the dead, but of an earlier time.
  bool of_the_past(const Sentence& s) const {
    return view_.any(s.first, s.last, of_the_past_);
  }

  bool former_in(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      if (is(t, past_title_)) return true;
    }
    return false;
  }

  // The title before a name, unless it is called past, acting or to come: "the former prime minister X".
  std::string titled_now(std::uint32_t token, const Sentence& s) const {
    std::uint32_t from = token;
    while (from > s.first && token - from < 4 && (view_.mentions.tokens[from - 1].kind == TokenKind::word || view_.is_mark(from - 1, '-'))) --from;
    const Mention& m = view_.mention(people_.person_at(token));
    const std::uint32_t last = view_.mentions.token_at(m.span.end - 1) + 1;
    if (former_in(from, token)) return {};
    if (last < s.last && view_.is_mark(last, ',') && former_in(last, std::min(s.last, last + 4))) return {};
    const std::string title = head_of_title(token);
    return title.empty() ? apposition(token, last, s) : title;
  }

  // "The mayor, Ante Kos, sacked …", "Kos, the mayor, sacked …".
  std::string apposition(std::uint32_t name, std::uint32_t last, const Sentence& s) const {
    if (last >= s.last || !view_.is_mark(last, ',')) return {};
    if (name >= s.first + 3 && view_.is_mark(name - 1, ',')) {
      std::uint32_t t = name - 2;
      while (t > s.first && name - t < 8 && view_.mentions.tokens[t].kind == TokenKind::word && !is(t, article_)) --t;
      if (is(t, article_) && text(t) != "a" && text(t) != "A" && !former_in(t, name)) {
        for (std::uint32_t k = t + 1; k + 1 < name && !is(k, preposition_); ++k) {
          const bool head = is(k, office_) && (k + 2 == name || is(k + 1, preposition_));
          if (head) return lower(text(k));
        }
      }
    }
    if (last + 2 < s.last && (is(last + 1, article_) || is(last + 1, his_))) {
      std::uint32_t t = last + 2;
      while (t < s.last && t - last < 5 && view_.mentions.tokens[t].kind == TokenKind::word && !is(t, office_)) ++t;
      while (t + 1 < s.last && is(t, office_) && is(t + 1, office_)) ++t;
      if (t + 1 < s.last && is(t, office_) && (view_.is_mark(t + 1, ',') || text(t + 1) == "of") && !former_in(last + 1, t + 1)) return lower(text(t));
    }
    return {};
  }

  // "From 2014 to 2017 the chief negotiator was Turid Fjellheim"; "X, mayor from 2014 to 2017".
  void periods() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      const Time* time = m.time();
      if (m.kind != MentionKind::date || time == nullptr || !time->range || m.nested || time->written.year == 0 || time->written_end.year == 0 || time->backwards) continue;
      if (m.sentence >= view_.mentions.sentences.size() || !readable(view_.mentions.sentences[m.sentence])) continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const std::uint32_t first = view_.mentions.token_at(m.span.begin), last = view_.mentions.token_at(m.span.end - 1) + 1;
      std::uint32_t from = first, to = last;
      while (from > s.first && !view_.is_mark(from - 1, ';') && first - from < 14) --from;
      while (to < s.last && !view_.is_mark(to, ';') && to - last < 16) ++to;
      std::uint32_t person = kNone, persons = 0;
      for (std::uint32_t t = from; t < to; ++t) {
        if (people_.person_at(t) == kNone) continue;
        person = view_.mention(people_.person_at(t)).actor()->actor;
        ++persons;
      }
      if (persons != 1 || doubted_.contains(person) || ranges_in(m.sentence) != 1) continue;
      std::string office = office_in(from, first);
      if (office.empty()) office = office_in(last, to);
      for (std::uint32_t t = from; t < first && office.empty(); ++t) {
        if (events_.reader().is_past_form(view_, t) && text(t > 0 ? t - 1 : t) != "was" && !is(t + 1, preposition_)) office = view_.lexicon.value_of(held_, view_.mentions.tokens[t].word);
      }
      if (office.empty() || (by_title_only(from, first) && office == head_of_title_in(from, first))) continue;
      maker_.add("term", m.span,
                 {{"person", key_field(key(person), m.span)},
                  {"office", key_field(office, m.span)},
                  {"start", year_end(m, false)},
                  {"end", year_end(m, true)},
                  {"told", {std::string(m.span.in(view_.document.text)), m.span}}},
                 true);
    }
  }

  // "Three directors in that time: Anna Brandt (2008–2012), Jos Kuipers (2012–2016) and Per Lind (since 2016)": the office is that of
  // the list.
  void holders() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      const ActorRef* ref = m.actor();
      if (ref == nullptr || m.sentence >= view_.mentions.sentences.size() || view_.mentions.actors[ref->actor].type != ActorType::person || doubted_.contains(ref->actor)) continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const std::uint32_t open = view_.mentions.token_at(m.span.end - 1) + 1;
      if (!readable(s) || open + 2 >= s.last || !view_.is_mark(open, '(') || !head_of_title(view_.mentions.token_at(m.span.begin)).empty()) continue;
      std::string office;
      std::uint32_t colon = view_.mentions.token_at(m.span.begin);
      while (colon > s.first && !view_.is_mark(colon, ':')) --colon;
      for (std::uint32_t t = s.first; t < colon && office.empty(); ++t) {
        const std::string one = view_.lexicon.singular(lower(text(t)));
        if (one != lower(text(t)) && view_.lexicon.is(view_.lexicon.find(one), office_) && !former_in(s.first, t)) office = one;
      }
      if (office.empty()) continue;
      for (const Edge& e : view_.edges(open + 1)) {
        const Mention& date = view_.mention(e.mention);
        const Time* time = date.time();
        if (date.kind != MentionKind::date || time == nullptr || !time->range || time->backwards || !view_.is_mark(e.last, ')') || time->written.year == 0 || time->written_end.year == 0) continue;
        maker_.add("term", date.span,
                   {{"person", key_field(key(ref->actor), date.span)},
                    {"office", key_field(office, date.span)},
                    {"start", year_end(date, false)},
                    {"end", year_end(date, true)},
                    {"told", {std::string(date.span.in(view_.document.text)), date.span}}},
                   true);
      }
      if (text(open + 1) != "since" && text(open + 1) != "from") continue;
      for (const DateTokens& d : events_.dates_of(m.sentence)) {
        if (d.first == open + 2 && view_.is_mark(d.last, ')')) add_term(ref->actor, office, "start", date_field(view_.mention(d.mention)), {view_.mentions.tokens[open + 1].begin, m.span.end}, view_.mention(d.mention).span);
      }
    }
  }

  // "Was finance minister until May 2019": the day that a term ends on.
  void until() {
    for (const Mention& m : view_.mentions.mentions) {
      const Time* time = m.time();
      if (m.kind != MentionKind::date || time == nullptr || time->range || m.nested || time->readings.empty() || m.sentence >= view_.mentions.sentences.size()) continue;
      const Sentence& s = view_.mentions.sentences[m.sentence];
      const std::uint32_t date = view_.mentions.token_at(m.span.begin);
      if (!readable(s)) continue;
      if (date == s.first + 1 && text(s.first) == "Until") {
        led_until(m, s, date);
        continue;
      }
      if (date < s.first + 3 || !is(date - 1, until_)) continue;
      std::uint32_t person = kNone, from = date - 1;
      bool other = false, verb = false;
      for (; from > s.first && date - from < 14 && !view_.is_mark(from - 1, ';') && view_.text(from - 1) != "and" && view_.text(from - 1) != "but"; --from) {
        if (const std::uint32_t at = people_.person_at(from - 1); at != kNone) {
          other = other || (person != kNone && person != view_.mention(at).actor()->actor);
          person = view_.mention(at).actor()->actor;
        }
        verb = verb || is(from - 1, was_);
        if (text(from - 1) == "not" || text(from - 1) == "never" || view_.mentions.tokens[from - 1].kind == TokenKind::number) other = true;
        else if (events_.reader().is_past_form(view_, from - 1) && !is(from - 1, serve_)) other = true;
      }
      if (person == kNone && verb) person = people_.who(date - 1, m.sentence);
      // "The federation's president until 2018, Marco Bassi, …": the name behind.
      const std::uint32_t behind = view_.mentions.token_at(m.span.end - 1) + 1;
      if (person == kNone && !verb && behind + 1 < s.last && view_.is_mark(behind, ',') && people_.person_at(behind + 1) != kNone) person = view_.mention(people_.person_at(behind + 1)).actor()->actor;
      const bool beside = person != kNone && !verb;  // "Ana Kos, minister until May 2019, …"
      if (person == kNone || other || doubted_.contains(person)) continue;
      const std::string office = office_in(from, date - 1);
      const std::uint32_t last = view_.mentions.token_at(m.span.end - 1) + 1;
      if (office.empty() || former_in(from, date - 1) || (beside && (last >= s.last || !view_.is_mark(last, ',')))) continue;
      add_term(person, office, "end", date_field(m), {view_.mentions.tokens[date - 1].begin, m.span.end}, m.span);
    }
  }

  // "Until 2013 the federation was led by President Hugo Bastos".
  void led_until(const Mention& m, const Sentence& s, std::uint32_t date) {
    for (std::uint32_t t = date + 2; t + 2 < s.last && t - date < 12; ++t) {
      if (view_.is_mark(t, ';')) return;
      if (text(t) != "by" || view_.lexicon.value_of(held_, view_.mentions.tokens[t - 1].word).empty()) continue;
      for (std::uint32_t p = t + 1; p < s.last && p - t < 5; ++p) {
        if (people_.person_at(p) == kNone) continue;
        const std::uint32_t person = view_.mention(people_.person_at(p)).actor()->actor;
        const std::string office = head_of_title(p);
        if (!office.empty() && !former_in(t, p) && !doubted_.contains(person)) add_term(person, office, "end", date_field(m), {view_.mentions.tokens[t - 1].begin, view_.mentions.tokens[t].end}, m.span);
        return;
      }
    }
  }

  // "Justice Kahn was an attorney from 1997 to 2006": the title is that of today, the term another office's.
  bool by_title_only(std::uint32_t from, std::uint32_t to) const {
    return view_.any(from, to, other_post_);
  }
  std::string head_of_title_in(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      if (people_.person_at(t) != kNone) return head_of_title(t);
    }
    return {};
  }

  std::size_t ranges_in(std::uint32_t sentence) const {
    const auto all = view_.mentions_in(view_.mentions.sentences[sentence].span);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Mention& m) { return m.kind == MentionKind::date && m.time() != nullptr && m.time()->range && !m.nested; }));
  }

  // An end that names a year or a month is all of it.
  static Field year_end(const Mention& m, bool last) {
    const Time::Written& w = last ? m.time()->written_end : m.time()->written;
    Field f = date_end_field(m, last);
    for (TimeReading& r : std::get<When>(f.value).readings) {
      if (w.month == 0) r.days = days_of_year(w.year);
      else if (w.day == 0) r.days = days_of_month(w.year, w.month);
    }
    return f;
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const People& people_;
  const GroupId turn_ = group("tenure-turn"), office_ = group("office-word"), again_ = group("tenure-again"),
                past_title_ = group("tenure-past-title"), act_ = group("tenure-act"), ends_ = group("span-ends"),
                term_noun_ = group("term-noun"), held_ = group("tenure-held"), post_ = group("tenure-post"),
                leaving_ = group("tenure-leaving"), effect_ = group("tenure-effect"), article_ = group("article"),
                preposition_ = group("preposition"), alive_ = group("tenure-alive"), his_ = group("people-his"),
                killed_ = group("age-killed"), died_ = group("age-died"), until_ = group("ev-until"), was_ = group("ev-was"),
                serve_ = group("tenure-serve"), of_the_past_ = group("tenure-of-the-past"), other_post_ = group("tenure-other-post");
  std::set<std::uint32_t> effects_;       // tokens where a leaving takes effect on a day that is told
  std::set<std::uint32_t> leaves_later_;  // their sentences
  std::map<std::uint32_t, std::string> dead_;  // the office that a death has ended, by actor
  std::set<std::uint32_t> doubted_;
  std::map<std::uint32_t, std::string> offices_;  // by actor
};

}  // namespace

void add_tenure_facts(FactMaker& maker, const EventReader& events, const People& people) { Terms(maker, events, people).run(); }

}  // namespace claimcheck
