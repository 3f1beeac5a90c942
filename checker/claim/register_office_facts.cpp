// When somebody is said to have taken, left or held an office, beside the years that the register has. The person is known by the
// full name that the issue gives; the office by a name of the register, by the noun of the title ("President"), or, where only "took
// office" is said, it may be any that the person held.
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/register_office_acts.h"
#include "checker/claim/register_office_rows.h"
#include "checker/claim/register_office_scenes.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kOfficeReach = 14;  // tokens between a verb and its office
constexpr std::uint32_t kTakingReach = 16;  // tokens from "since" to the date of taking over
constexpr std::uint32_t kObjectReach = 3;   // tokens from a verb to the person behind it
constexpr Day kChangeOver = 60;             // days between two holders that one sentence ties together

class OfficesTold {
 public:
  explicit OfficesTold(const RegisterContext& context)
      : c_(context), view_(context.view()), tokens_(view_.mentions.tokens), offices_(context), acts_(context, offices_), turn_(view_.lexicon.group("register-turn")), in_office_(view_.lexicon.group("register-in-office")),
        again_(view_.lexicon.group("register-again")), governs_(view_.lexicon.group("register-governs")), side_(view_.lexicon.group("register-side")), been_(view_.lexicon.group("register-been")),
        power_(view_.lexicon.group("register-in-power")),
        until_end_(view_.lexicon.group("register-until-end")), from_(view_.lexicon.group("register-from")), term_turn_(view_.lexicon.group("register-term-turn")),
        term_noun_(view_.lexicon.group("register-term-noun")), helm_(view_.lexicon.group("register-helm")), before_(view_.lexicon.group("register-before")), onwards_(view_.lexicon.group("register-onwards")), he_(view_.lexicon.group("register-he")), which_(view_.lexicon.group("register-which")), taking_(view_.lexicon.group("register-taking")), reign_(view_.lexicon.group("register-reign")) {}

  void run() {
    const bool nobody = offices_.empty();
    if (nobody && std::none_of(c_.names.begin(), c_.names.end(), [&](const RegisterName& n) { return !n.person && !c_.registers.rows_of(n.name, "holder").empty(); })) return;
    for (std::uint32_t i = 0; nobody && i < view_.mentions.mentions.size(); ++i) {
      if (view_.mention(i).kind == MentionKind::date && !view_.mention(i).nested) term(i);
    }
    if (nobody) return;
    for (const DatedVerb& v : c_.events.verbs()) {
      if (usable(v.date) == nullptr) continue;
      if (v.verb.form == VerbForm::was) was_then(v);
      term_turn(v);
      // "Assumed" and "moved" are told of plans, too: in the active they tell what was done.
      const bool done = v.verb.form == VerbForm::unreal && v.verb.bare && c_.events.reader().is_past_form(view_, v.verb.main);
      const bool told = done || v.verb.form == VerbForm::past || v.verb.form == VerbForm::pluperfect || v.verb.form == VerbForm::perfect;
      if (!told) continue;
      if (!has_been(v) && !turn(v)) acts_.held_at(v);
    }
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      if (view_.mention(i).kind == MentionKind::date && !view_.mention(i).nested) term(i);
    }
    acts_.run();
    OfficeScenes(c_, offices_).run();
  }

 private:
  const Time* usable(std::uint32_t date) const {
    const Time* time = view_.mention(date).time();
    return time == nullptr || time->readings.empty() || time->range || !time->valid ? nullptr : time;
  }

  // "Took office as mayor of Narvik on 1 May": false if the verb tells no such thing.
  bool turn(const DatedVerb& v) {
    const Sentence& s = view_.mentions.sentences[v.sentence];
    const auto found = view_.lexicon.lookup(turn_, tokens_, v.verb.main, s.last);
    if (found.length == 0 || found.value == "take") return false;  // "took over" of what, only a succession knows
    if (v.fronted && view_.any(view_.mentions.token_at(view_.mention(v.date).span.begin), v.verb.first, before_)) return true;  // "in 1951, before he took office"
    const std::uint32_t cabinet = government_of(v.verb.first, s), person = cabinet != kNone ? cabinet : who(v.verb.first, v.sentence);
    const std::uint32_t from = v.verb.main + found.length;
    if (found.value == "succeed" || found.value == "yield") {
      const std::uint32_t other = person_from(from, s);
      if (person == kNone || other == kNone || other == person) return found.value == "yield";
      const bool after = (found.value == "succeed") != v.verb.passive;  // "was succeeded by"
      change_over(after ? other : person, after ? person : other, v, s);
      return true;
    }
    if (person == kNone || (found.value == "end-passive" && !v.verb.passive)) return true;
    NamedOffice office = offices_.office_in(from, office_end(v, s, from), v.sentence);
    if (office.empty() && v.verb.first >= s.first + 4 && view_.is(v.verb.first - 2, which_)) {  // "…, an office which he assumed in May"
      const std::uint32_t which = v.verb.first - 2;
      office = offices_.office_in(which > s.first + kOfficeReach ? which - kOfficeReach : s.first, which, v.sentence);
    }
    if (cabinet != kNone && found.value != "start") return true;
    if (found.value == "start-office" && office.empty()) return true;  // "became", "assumed": of whatever
    if (offices_.forbidden(v.verb.first, office_end(v, s, from))) return true;
    RegisterEntries rows = offices_.of_office(offices_.rows_of(person), office);
    if (found.value == "start-body") rows = offices_.of_body(rows, from, office_end(v, s, from), v.sentence);
    const bool returned = found.value == "start-again", start = found.value.starts_with("start");
    if (returned) rows = OfficeRows::returns(rows);
    const RegisterEntry* best = OfficeRows::nearest(rows, start, days_of(v.date));
    if (best == nullptr || (start && !OfficeRows::may_be_first(days_of(v.date), *best->from)) || (!returned && again(v, s))) return true;
    if ((found.value == "start-power" || returned) && !offices_.held_by_another(*best, days_of(v.date))) return true;
    if (!start && offices_.unknown_after(*best, days_of(v.date))) return true;
    offices_.add_end(start, person, *best, v.date, tokens_[v.verb.first].span());
    return true;
  }
  // The person that a verb or an office at a token is of: "who" is the one right before, "he" may be the only one told of before.
  std::uint32_t who(std::uint32_t token, std::uint32_t sentence) const {
    const std::uint32_t found = c_.people.who(token, sentence);
    const Sentence& s = view_.mentions.sentences[sentence];
    if (found != kNone) return found;
    for (std::uint32_t t = token; t > s.first && token - t < 4; --t) {
      if (view_.text(t - 1) == "who") return c_.people.beside(t - 1, sentence, false);
      if (view_.is(t - 1, he_)) return t - 1 == s.first || view_.is_mark(t - 2, ';') || view_.is_mark(t - 2, ',') ? c_.people.known_before(t - 1, sentence) : kNone;
    }
    return kNone;
  }
  // "Ida Kamm's (first) government" right before a verb.
  std::uint32_t government_of(std::uint32_t verb, const Sentence& s) const {
    if (verb <= s.first + 2 || !view_.is(verb - 1, reign_)) return kNone;
    return owner_of(verb - 1, s);
  }
  Days days_of(std::uint32_t date) const { return usable(date)->readings.front().days; }
  // The person named at a token or right behind a title there.
  std::uint32_t person_from(std::uint32_t token, const Sentence& s) const {
    for (std::uint32_t t = token; t < s.last && t <= token + kObjectReach; ++t) {
      if (c_.people.person_at(t) != kNone) return view_.mention(c_.people.person_at(t)).actor()->actor;
      if (tokens_[t].kind != TokenKind::word) return kNone;
    }
    return kNone;
  }
  // "Jansen succeeded Olsen on 1 May": both held one office, one right after the other.
  void change_over(std::uint32_t old, std::uint32_t next, const DatedVerb& v, const Sentence& s) {
    for (const RegisterEntry& before : offices_.rows_of(old)) {
      for (const RegisterEntry& after : offices_.rows_of(next)) {
        if (before.subject != after.subject || !before.to || !after.from || after.from->begin < before.to->begin || after.from->begin - before.to->end > kChangeOver) continue;
        if (!OfficeRows::may_be_first(days_of(v.date), *after.from) || again(v, s)) return;
        if (before.to->overlaps(days_of(v.date))) return;
        offices_.add_end(true, next, after, v.date, tokens_[v.verb.first].span());
        return;
      }
    }
  }
  bool again(const DatedVerb& v, const Sentence& s) const {
    const std::uint32_t date = view_.mentions.token_at(view_.mention(v.date).span.end - 1);
    const std::uint32_t from = std::max(s.first + 6, std::min(v.verb.first, date)) - 6, to = std::min(s.last, std::max(v.verb.last, date) + 6);
    for (std::uint32_t t = from; t < to; ++t) {
      if (view_.is_mark(t, ';') && t > v.verb.last && t > date) return false;
      if (view_.lexicon.match(again_, tokens_, t, s.last) > 0) return true;
    }
    return false;
  }
  std::uint32_t office_end(const DatedVerb& v, const Sentence& s, std::uint32_t from) const {
    const std::uint32_t date = view_.mentions.token_at(view_.mention(v.date).span.begin);
    std::uint32_t end = std::min(s.last, from + kOfficeReach);
    for (std::uint32_t t = from; t < end; ++t) {
      if (view_.is_mark(t, ';') || view_.is_mark(t, ',') || view_.text(t) == "and") end = t;
    }
    return v.fronted || date < from ? end : std::min(end, date);
  }

  // "In office since December", "president since 2014", "premier until July", "president from 2014 to 2018".
  void term(std::uint32_t mention) {
    const Mention& m = view_.mention(mention);
    const Time* time = m.time();
    if (time == nullptr || time->readings.empty() || !time->valid || m.sentence >= view_.mentions.sentences.size()) return;
    const Sentence& s = view_.mentions.sentences[m.sentence];
    std::uint32_t lead = view_.mentions.token_at(m.span.begin);
    std::string side(view_.lexicon.value_of(side_, tokens_[lead].word));
    if (side.empty() && lead > s.first) {
      side = view_.lexicon.value_of(side_, tokens_[lead - 1].word);
      if (!side.empty() || view_.is_mark(lead - 1, '(')) --lead;
    }
    if (side.empty()) {  // "until her death in July"
      for (std::uint32_t t = lead > s.first + 5 ? lead - 5 : s.first; t < lead; ++t) {
        const std::uint32_t length = view_.lexicon.match(until_end_, tokens_, t, lead);
        if (length > 0 && t + length + 1 >= lead) {
          side = "until";
          lead = t;
        }
      }
    }
    std::uint32_t taking = kNone;  // "since taking over from Olav Berg as premier in July"
    if (side.empty() && !time->range) taking = since_taking(lead, s);
    const std::uint32_t told_end = lead;
    if (taking != kNone) {
      side = "since";
      lead = taking;
    }
    // "Premier from July 2016 until she lost her party", "from July 2016 on".
    const std::uint32_t behind = view_.mentions.token_at(m.span.end - 1) + 1;
    if (side.empty() && !time->range && lead > s.first && view_.is(lead - 1, from_) && behind < s.last && view_.is(behind, onwards_)) {
      side = "since";
      --lead;
    }
    if (time->range) side = "both";
    if (side.empty() || !readable(s) || (lead < s.first + 2 && taking == kNone)) return;
    std::uint32_t first = lead;  // of the words that name the office
    while (first > s.first && lead - first < kOfficeReach && (tokens_[first - 1].kind == TokenKind::word || view_.possessive(first - 1) || (side == "until" && tokens_[first - 1].kind == TokenKind::number)) &&
           !c_.events.reader().is_past_form(view_, first - 1) && c_.people.person_at(first - 1) == kNone)
      --first;
    // "President from December 2014 until …": the office stands before the other end of the term.
    for (std::uint32_t t = first; side == "until" && t < lead; ++t) {
      if (view_.is(t, from_) && !view_.edges(t + 1).empty()) lead = t;
    }
    std::uint32_t in_office = kNone;
    for (std::uint32_t t = first; t < lead; ++t) {
      if (view_.lexicon.match(in_office_, tokens_, t, lead) == lead - t) in_office = t;
    }
    NamedOffice office = in_office != kNone ? NamedOffice() : offices_.office_in(first, lead, m.sentence);
    if (in_office == kNone && office.empty() && taking != kNone) office = offices_.office_in(lead, told_end, m.sentence);
    if (in_office == kNone && office.empty()) {
      if (side == "since" && at_helm(first, lead, mention, time->readings.front().days)) return;
      if (side == "since" && !governed_by(mention, lead, s)) governs_since(mention, lead);
      if (side == "both") governed_from(mention, lead, s);
      return;
    }
    if (offices_.forbidden(first, lead)) return;
    std::uint32_t person = c_.people.beside(first, m.sentence, false);
    // "Since becoming chancellor in May, Ida Kamm has …".
    if (taking != kNone && behind + 1 < s.last && view_.is_mark(behind, ',')) {
      if (const std::uint32_t next = person_from(behind + 1, s); next != kNone) person = next;
    }
    if (person == kNone) person = who(first, m.sentence);
    if (person == kNone) return holder_now(side, lead, mention, s);
    const Days said = time->readings.front().days;
    const Days near{said.begin - 3 * kTitleKept, said.end + 3 * kTitleKept};
    const RegisterEntries rows = kept(offices_.of_office(offices_.rows_of(person), office), [&](const RegisterEntry& e) { return e.may_hold(near); });
    if (rows.empty()) return;
    if (side == "since") {
      const bool power = in_office != kNone && view_.any(in_office, lead, power_);
      if (rows.front().from && (!power || offices_.held_by_another(rows.front(), said))) offices_.add_end(true, person, rows.front(), mention, tokens_[first].span());
    } else if (side == "until") {
      const RegisterEntry* row = OfficeRows::nearest(rows, false, said);
      if (row != nullptr && !offices_.unknown_after(*row, said)) offices_.add_end(false, person, *row, mention, tokens_[first].span());
    } else if (side == "both") {
      both_ends(person, rows, mention, tokens_[first].span());
    }
  }
  // "The prime minister of Narvia has been in power since July 2014": whoever holds the office at the date of the issue.
  void holder_now(std::string_view side, std::uint32_t lead, std::uint32_t mention, const Sentence& s) {
    const auto& issue = view_.document.issue.date;
    if (side != "since" || !issue) return;
    for (const RegisterName& n : c_.names_in(view_.mention(mention).sentence)) {
      if (n.person || n.last > lead || lead - n.last > kOfficeReach || n.first > s.first + 2 || c_.people.person_at(n.last) != kNone) continue;
      const RegisterEntries rows = kept(c_.registers.rows_of(n.name, "holder"), [&](const RegisterEntry& e) { return issue->value < e.known_to && e.may_hold({issue->value, issue->value + 1}); });
      bool other = false;
      for (std::uint32_t t = n.last; t < lead; ++t) other = other || (tokens_[t].kind == TokenKind::mark && !view_.is_mark(t, ',')) || c_.people.person_at(t) != kNone;
      if (rows.size() != 1 || !rows.front().from || other || offices_.forbidden(s.first, lead)) continue;
      offices_.add_end(rows.front(), date_field(view_.mention(mention)), mention, {tokens_[n.first].begin, tokens_[n.last - 1].end});
      return;
    }
  }
  // "At the helm of the Council since July".
  bool at_helm(std::uint32_t first, std::uint32_t lead, std::uint32_t mention, Days said) {
    for (std::uint32_t t = first; t < lead; ++t) {
      const std::uint32_t length = view_.lexicon.match(helm_, tokens_, t, lead), sentence = view_.mention(mention).sentence;
      if (length == 0) continue;
      std::uint32_t person = c_.people.beside(t, sentence, false);
      if (person == kNone) person = c_.people.who(t, sentence);
      if (person == kNone) return true;
      const RegisterEntries rows = offices_.of_body(offices_.rows_of(person), t + length, lead, sentence);
      const RegisterEntry* best = OfficeRows::nearest(rows, true, said);
      if (best != nullptr && OfficeRows::may_be_first(said, *best->from)) offices_.add_end(true, person, *best, mention, tokens_[t].span());
      return true;
    }
    return false;
  }
  // The "since" of "since taking over in July", "since moving into the Chancellery in July".
  std::uint32_t since_taking(std::uint32_t date, const Sentence& s) const {
    for (std::uint32_t t = date; t-- > s.first && date - t < kTakingReach;) {
      if (tokens_[t].kind != TokenKind::word && !view_.possessive(t)) return kNone;
      if (view_.lexicon.value_of(side_, tokens_[t].word) == "since") return view_.lexicon.match(taking_, tokens_, t + 1, date) > 0 ? t : kNone;
    }
    return kNone;
  }
  // A range is that of one term, or of several one after the other.
  void both_ends(std::uint32_t person, const RegisterEntries& rows, std::uint32_t mention, Span words) {
    Field begin = end_told(mention, false), end = end_told(mention, true);
    const RegisterEntry* start = OfficeRows::nearest(rows, true, std::get<When>(begin.value).readings.front().days);
    const RegisterEntry* stop = OfficeRows::nearest(rows, false, std::get<When>(end.value).readings.front().days);
    if (start != nullptr) offices_.add_end(true, person, *start, std::move(begin), mention, words);
    if (stop != nullptr && !offices_.unknown_after(*stop, std::get<When>(end.value).readings.front().days)) offices_.add_end(false, person, *stop, std::move(end), mention, words);
  }
  // One end of a range, as wide as it is told: "from 2014" is some day of that year.
  Field end_told(std::uint32_t mention, bool last) const {
    Field out = date_end_field(view_.mention(mention), last);
    When& when = std::get<When>(out.value);
    for (TimeReading& r : when.readings) {
      const CivilDate day = to_civil(r.days.begin);
      if (when.granularity == Granularity::year) r.days = days_of_year(day.year);
      else if (when.granularity == Granularity::month) r.days = days_of_month(day.year, day.month);
    }
    return out;
  }

  // "Since July Ida Kamm has been the Pact's secretary": the office stands behind the verb.
  bool has_been(const DatedVerb& v) {
    const std::uint32_t date = view_.mentions.token_at(view_.mention(v.date).span.begin);
    const bool since = view_.lexicon.value_of(side_, tokens_[date].word) == "since" || (date > 0 && view_.lexicon.value_of(side_, tokens_[date - 1].word) == "since");
    if (!v.fronted || !since || v.verb.form != VerbForm::perfect || (!view_.is(v.verb.last - 1, been_) && !view_.is(v.verb.main, been_))) return false;
    const Sentence& s = view_.mentions.sentences[v.sentence];
    const std::uint32_t person = c_.people.who(v.verb.first, v.sentence);
    if (person == kNone) return true;
    const std::uint32_t to = office_end(v, s, v.verb.last);
    const NamedOffice office = offices_.office_in(v.verb.last, to, v.sentence);
    if (office.empty() || offices_.forbidden(v.verb.last, to)) return true;
    const RegisterEntries rows = offices_.of_office(offices_.rows_of(person), office);
    const RegisterEntry* best = OfficeRows::nearest(rows, true, days_of(v.date));
    if (best != nullptr && OfficeRows::may_be_first(days_of(v.date), *best->from)) offices_.add_end(true, person, *best, v.date, tokens_[v.verb.first].span());
    return true;
  }

  // "In May 2018 Ida Kamm was still prime minister of Narvia".
  void was_then(const DatedVerb& v) {
    const Sentence& s = view_.mentions.sentences[v.sentence];
    const std::uint32_t date = view_.mentions.token_at(view_.mention(v.date).span.begin);
    if (date > s.first && (!view_.lexicon.value_of(side_, tokens_[date - 1].word).empty() || !view_.lexicon.value_of(side_, tokens_[date].word).empty())) return;
    const std::uint32_t person = c_.people.who(v.verb.first, v.sentence), to = office_end(v, s, v.verb.last);
    if (person == kNone || offices_.forbidden(v.verb.last, to)) return;
    const NamedOffice office = offices_.office_in(v.verb.last, to, v.sentence);
    std::uint32_t name = kNone;
    for (const RegisterName& n : c_.names_in(v.sentence)) {
      if (!n.person && n.first >= v.verb.last && n.first <= v.verb.last + 3 && n.name == office.name) name = n.first;
    }
    if (office.name != 0 && name != kNone) offices_.add_tenure(person, offices_.of_office(offices_.rows_of(person), office), days_of(v.date), false, v, v.verb.first);
  }

  // "The Council is chaired, since 1 December, by Ida Kamm".
  bool governed_by(std::uint32_t mention, std::uint32_t lead, const Sentence& s) {
    std::uint32_t verb = lead;
    while (verb > s.first && lead - verb < 4 && !view_.is(verb, governs_)) --verb;
    if (!view_.is(verb, governs_)) return false;
    std::uint32_t by = view_.mentions.token_at(view_.mention(mention).span.end - 1) + 1;
    if (by < s.last && view_.is_mark(by, ',')) ++by;
    const bool behind = by < s.last && view_.text(by) == "by";
    if (!behind && view_.text(verb + 1) != "by") return false;
    const std::uint32_t person = person_from(behind ? by + 1 : verb + 2, s);
    if (person == kNone) return true;
    std::uint32_t from = verb;  // the body that is led
    while (from > s.first && verb - from < kOfficeReach && tokens_[from - 1].kind == TokenKind::word && !view_.is(from - 1, from_)) --from;
    const std::uint32_t to = view_.is(verb - 1, been_) || view_.text(verb - 1) == "is" ? verb - 1 : verb;
    const RegisterEntries rows = offices_.of_body(offices_.rows_of(person), from, to > from && view_.text(to - 1) == "has" ? to - 1 : to, view_.mention(mention).sentence);
    const Days said = days_of(mention);
    const RegisterEntry* best = OfficeRows::nearest(rows, true, said);
    if (best != nullptr && OfficeRows::may_be_first(said, *best->from)) offices_.add_end(true, person, *best, mention, tokens_[verb].span());
    return true;
  }

  // "Governed from September 2014 to October 2018".
  void governed_from(std::uint32_t mention, std::uint32_t lead, const Sentence& s) {
    for (const VerbGroup& v : c_.events.reader().read(view_, view_.mention(mention).sentence)) {
      if (v.last > lead || lead - v.last > kOfficeReach || v.passive || !view_.is(v.main, governs_)) continue;
      const std::uint32_t person = c_.people.who(v.first, view_.mention(mention).sentence);
      if (person == kNone || offices_.forbidden(v.first > s.first + 2 ? v.first - 2 : s.first, lead)) return;
      const std::uint32_t end = lead > v.last && view_.is(lead - 1, from_) ? lead - 1 : lead;
      const RegisterEntries rows = end == v.last ? offices_.rows_of(person) : offices_.of_body(offices_.rows_of(person), v.last, end, view_.mention(mention).sentence);
      const Days said = view_.mention(mention).time()->readings.front().days;
      const RegisterEntries near = kept(rows, [&](const RegisterEntry& e) { return e.may_hold(said); });
      if (!near.empty()) both_ends(person, near, mention, tokens_[v.first].span());
      return;
    }
  }

  // "Her second term as president began in March", "Ida Kamm's mandate ended in May", "a term that began on 7 April".
  void term_turn(const DatedVerb& v) {
    const auto found = view_.lexicon.lookup(term_turn_, tokens_, v.verb.main, view_.mentions.sentences[v.sentence].last);
    if (found.length == 0 || v.verb.form == VerbForm::future) return;
    const Sentence& s = view_.mentions.sentences[v.sentence];
    std::uint32_t noun = v.verb.first;
    while (noun > s.first && v.verb.first - noun < kOfficeReach && !view_.is(noun, term_noun_) && !view_.is_mark(noun, ';')) --noun;
    if (!view_.is(noun, term_noun_)) return;
    const std::uint32_t owner = owner_of(noun, s);
    const std::uint32_t person = owner != kNone ? owner : c_.people.who(noun, v.sentence);
    if (person == kNone || offices_.rows_of(person).empty()) return;
    std::uint32_t from = noun;
    while (from > s.first && noun - from < kOfficeReach && !view_.is_mark(from - 1, ';') && c_.people.person_at(from - 1) == kNone) --from;
    const RegisterEntries rows = offices_.of_office(offices_.rows_of(person), offices_.office_in(from, v.verb.first, v.sentence));
    const bool start = found.value == "start";
    const RegisterEntry* best = OfficeRows::nearest(rows, start, days_of(v.date));
    if (best == nullptr || (!start && offices_.unknown_after(*best, days_of(v.date)))) return;
    const Days end = start ? *best->from : *best->to;
    if (OfficeRows::may_be_first(days_of(v.date), end)) offices_.add_end(start, person, *best, v.date, tokens_[noun].span());
  }
  // "Ida Kamm's (second) term".
  std::uint32_t owner_of(std::uint32_t noun, const Sentence& s) const {
    for (std::uint32_t t = noun; t > s.first && noun - t < 5; --t) {
      if (!view_.possessive(t)) continue;
      for (std::uint32_t k = t; k-- > s.first && t - k < 6;) {
        if (c_.people.person_at(k) != kNone) return view_.mention(c_.people.person_at(k)).actor()->actor;
      }
    }
    return kNone;
  }

  // "Has governed since 2017", "has headed the Commission since 2019": of the office whose name has all the words of the object.
  void governs_since(std::uint32_t mention, std::uint32_t lead) {
    for (const VerbGroup& v : c_.events.reader().read(view_, view_.mention(mention).sentence)) {
      if (v.last > lead || lead - v.last > kOfficeReach || (v.form != VerbForm::perfect && v.form != VerbForm::pluperfect) || !view_.lexicon.is(tokens_[v.main].word, governs_)) continue;
      const std::uint32_t person = c_.people.who(v.first, view_.mention(mention).sentence);
      if (person == kNone) return;
      const Days said = usable(mention)->readings.front().days;
      const auto fits = offices_.of_body(offices_.rows_of(person), v.last, lead, view_.mention(mention).sentence);
      // Of several the one that began nearest to what is said.
      const RegisterEntries& all = offices_.names_nothing(v.last, lead) ? offices_.rows_of(person) : fits;
      const RegisterEntry* nearest = OfficeRows::nearest(all, true, said);
      for (const RegisterEntry& row : all) {
        if (&row != nearest) continue;
        if (!row.from || !row.may_hold({said.begin - 3 * kTitleKept, said.end + 3 * kTitleKept})) continue;
        offices_.add_end(true, person, row, mention, tokens_[v.first].span());
        return;
      }
    }
  }

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  OfficeRows offices_;
  OfficeActs acts_;
  const GroupId turn_, in_office_, again_, governs_, side_, been_, power_, until_end_, from_, term_turn_, term_noun_, helm_, before_, onwards_, he_, which_, taking_, reign_;
};

}  // namespace

void add_register_offices(const RegisterContext& context) { OfficesTold(context).run(); }

}  // namespace claimcheck
