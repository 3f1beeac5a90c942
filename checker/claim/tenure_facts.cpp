// Terms of office by the verbs that begin and end them: "resigned on 2 December", "was appointed head of the agency in May". A person
// whose term the issue leaves in doubt (interim, reappointed, stayed on) has none.
#include <algorithm>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/tenures.h"

namespace claimcheck {
namespace {

class Turns {
 public:
  explicit Turns(Tenures& tenures)
      : tenures_(tenures), view_(tenures.view), events_(tenures.events), people_(tenures.people), offices_(tenures.offices) {}

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
        if (offices_.actor_at(k) != kNone) person = offices_.actor_at(k);
      }
    } else {
      for (std::uint32_t k = leaves + 1; k < effect && person == kNone; ++k) {
        if (offices_.actor_at(k) != kNone) person = offices_.actor_at(k);
      }
      if (person == kNone) person = people_.who(leaves, sentence);
    }
    if (person == kNone) return;
    std::string office = offices_.office_in(leaves, effect);
    if (office.empty()) office = offices_.office_of(person);
    if (!office.empty()) tenures_.add_term(person, office, "end", date_field(date), {view_.mentions.tokens[leaves].begin, view_.mentions.tokens[effect].end}, date.span);
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
          if (offices_.actor_at(t) != kNone) tenures_.doubted.insert(offices_.actor_at(t));
        }
        if (people_.subject(k) != kNone) tenures_.doubted.insert(people_.subject(k));
      }
    }
  }

  // "Resigned", "was appointed head of": an end or a start of a term.
  void turn(const DatedVerb& v) {
    const Sentence& s = view_.mentions.sentences[v.sentence];
    const auto found = view_.lexicon.lookup(turn_, view_.mentions.tokens, v.verb.main, s.last);
    if (found.length == 0) return;
    if (leaves_later_.contains(v.sentence) && !found.value.starts_with("start")) return;  // told with the day of its effect
    // "Took command": with the office that it is of.
    const auto colon = found.value.find(':');
    const std::string_view own_office = colon == std::string_view::npos ? std::string_view() : found.value.substr(colon + 1);
    const std::string_view what = found.value.substr(0, colon);
    // "Was dismissed" ends a term; "dismissed his deputy" does not. "Elected a speaker" neither.
    const bool passive = what.ends_with("-passive");
    if (passive && !tenures_.joined_passive(v, s) && (!v.verb.passive || (v.verb.bare && v.verb.first != s.first))) return;
    const bool start = what.starts_with("start");
    const std::uint32_t person = people_.who(v.verb.first, v.sentence);
    if (person == kNone || tenures_.doubted.contains(person)) return;
    std::string office(own_office);
    if (office.empty()) {
      const std::uint32_t behind = std::max(v.verb.last, v.verb.main + found.length);  // "stepped down"
      office = start ? office_taken(v, s) : office_left(behind, s);
      const bool left = !start && office.empty() && v.verb.last < s.last && text(v.verb.last) == "from";
      if (left && (office = offices_.office_in(v.verb.last, std::min(s.last, v.verb.last + 8))).empty()) return;
    }
    if (office.empty()) office = office_before(v, s, person);
    if (office.empty() && !start) office = offices_.office_of(person);
    if (is(v.verb.main, died_) || (v.verb.passive && is(v.verb.main, killed_))) {
      if (office.empty()) office = "person";
      tenures_.dead.emplace(person, office);
    }
    if (office.empty()) return;
    const Mention& date = view_.mention(v.date);
    tenures_.add_term(person, office, start ? "start" : "end", date_field(date), tenures_.span_of(v.verb), date.span);
  }

  // Behind the verb: "was appointed head of the agency".
  std::string office_taken(const DatedVerb& v, const Sentence& s) const {
    const std::uint32_t date = view_.mentions.token_at(view_.mention(v.date).span.begin);
    return offices_.office_in(v.verb.last, v.fronted ? std::min(s.last, v.verb.last + 10) : date);
  }
  // "Resigned as mayor", "was relieved of his command".
  std::string office_left(std::uint32_t behind, const Sentence& s) const {
    if (behind < s.last && text(behind) == "as") return offices_.office_in(behind, std::min(s.last, behind + 8));
    return offices_.post_behind(behind, s);
  }

  // With the person's name before the verb.
  std::string office_before(const DatedVerb& v, const Sentence& s, std::uint32_t person) const {
    std::string office;
    for (std::uint32_t t = s.first; t < v.verb.first && office.empty(); ++t) {
      if (offices_.actor_at(t) == person) office = offices_.head_of_title(t);
    }
    // "The envoy, Samuel Obi, took up his post".
    for (std::uint32_t t = s.first + 2; t < v.verb.first && office.empty(); ++t) {
      if (offices_.actor_at(t) == person && view_.is_mark(t - 1, ',') && is(t - 2, office_) && !offices_.former_in(s.first, t)) office = lower(text(t - 2));
    }
    // "The mayor of Split, Ante Kos, lost his office".
    for (std::uint32_t t = s.first + 2; t < v.verb.first && office.empty(); ++t) {
      if (offices_.actor_at(t) != person || offices_.former_in(s.first, t)) continue;
      office = offices_.apposition(t, view_.mentions.token_at(view_.mention(people_.person_at(t)).span.end - 1) + 1, s);
    }
    return office;
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
    const std::string office = held.empty() ? offices_.office_in(v.verb.last, date_token) : std::string(held);
    if (!held.empty() && person != kNone && !offices_.office_of(person).empty() && offices_.office_of(person) != office && !tenures_.doubted.contains(person) && !offices_.former_in(s.first, date_token)) {
      const Span verb = tenures_.span_of(v.verb);
      tenures_.add_term(person, offices_.office_of(person), "start", date_field(view_.mention(v.date)), verb, view_.mention(v.date).span);
    }
    if (person == kNone || tenures_.doubted.contains(person) || office.empty() || offices_.former_in(s.first, date_token)) return;
    const Mention& date = view_.mention(v.date);
    tenures_.add_term(person, office, "start", date_field(date), tenures_.span_of(v.verb), date.span);
  }

  // "Since 1 July the bank has been headed by Ilse Brandt".
  void headed_by(const DatedVerb& v, const Sentence& s) {
    const std::string_view held = view_.lexicon.value_of(held_, view_.mentions.tokens[v.verb.main].word);
    if (held.empty() || v.verb.form != VerbForm::perfect || v.verb.last >= s.last || text(v.verb.last) != "by") return;
    for (std::uint32_t t = v.verb.last + 1; t < s.last && t - v.verb.last < 5; ++t) {
      const std::uint32_t person = offices_.actor_at(t);
      if (person == kNone) continue;
      if (tenures_.doubted.contains(person) || offices_.former_in(v.verb.last, t)) return;
      const std::string office = offices_.office_of(person);
      const Mention& date = view_.mention(v.date);
      tenures_.add_term(person, office.empty() ? std::string(held) : office, "start", date_field(date), tenures_.span_of(v.verb), date.span);
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
      const std::uint32_t person = offices_.actor_at(p);
      if (person == kNone) continue;
      const std::string office = offices_.head_of_title(p);
      if (office.empty() || tenures_.doubted.contains(person) || offices_.former_in(s.first, t)) return;
      const Mention& date = view_.mention(v.date);
      const Span verb{view_.mentions.tokens[t - 1].begin, view_.mentions.tokens[v.verb.last - 1].end};
      tenures_.add_term(person, office, "end", date_field(date), verb, date.span);
      return;
    }
  }

  // "The term of chief executive Lund ended in December".
  void term_of_ends(const DatedVerb& v, const Sentence& s) {
    for (std::uint32_t t = s.first; t + 2 < v.verb.first; ++t) {
      if (!is(t, term_noun_) || text(t + 1) != "of") continue;
      for (std::uint32_t p = t + 2; p < v.verb.first && p - t < 8; ++p) {
        if (offices_.actor_at(p) == kNone) continue;
        const Mention& m = view_.mention(people_.person_at(p));
        std::string office = offices_.head_of_title(p);
        if (office.empty()) office = offices_.office_in(t + 2, v.verb.first);
        if (view_.mentions.token_at(m.span.end - 1) + 1 != v.verb.first || office.empty() || tenures_.doubted.contains(m.actor()->actor) || offices_.former_in(s.first, v.verb.first)) return;
        const Span verb = tenures_.span_of(v.verb);
        tenures_.add_term(m.actor()->actor, office, "end", date_field(view_.mention(v.date)), verb, view_.mention(v.date).span);
        return;
      }
    }
  }

  Tenures& tenures_;
  const View& view_;
  const EventReader& events_;
  const People& people_;
  const HeldOffices& offices_;
  const GroupId turn_ = group("tenure-turn"),
                office_ = group("office-word"),
                again_ = group("tenure-again"),
                ends_ = group("span-ends"),
                term_noun_ = group("term-noun"),
                held_ = group("tenure-held"),
                leaving_ = group("tenure-leaving"),
                effect_ = group("tenure-effect"),
                his_ = group("people-his"),
                killed_ = group("age-killed"),
                died_ = group("age-died");
  std::set<std::uint32_t> effects_;       // tokens where a leaving takes effect on a day that is told
  std::set<std::uint32_t> leaves_later_;  // their sentences
};

}  // namespace

void add_tenure_facts(FactMaker& maker, const EventReader& events, const People& people) {
  Tenures tenures(maker, events, people);
  Turns(tenures).run();
  add_periods_of_office(tenures);
  add_acts_in_office(tenures);
}

}  // namespace claimcheck
