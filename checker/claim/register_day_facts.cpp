// When something of the register is said to have been founded, signed or put in force, or somebody to have been born or to have died,
// beside the day that the register has.
#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/register_day_scenes.h"
#include "checker/claim/register_facts.h"

namespace claimcheck {
namespace {

constexpr int kSlip = 10;  // years
constexpr std::uint32_t kReach = 2;  // sentences back that "the treaty" is looked for
constexpr std::uint32_t kDateReach = 14, kSubjectReach = 20;  // tokens

// A word that tells what befell something of the register: "signed", "in force".
struct Trigger {
  std::uint32_t first = 0, last = 0;
  std::string_view property;
};

class RegisterDays {
 public:
  explicit RegisterDays(const RegisterContext& context)
      : c_(context), view_(context.view()), tokens_(view_.mentions.tokens) {}

  void run() {
    for (const Happening& h : c_.happenings.all()) life(h);
    const auto& names = c_.names;
    for (std::size_t i = 0; i < names.size(); ++i) {
      named_with_date(names[i]);
      const std::uint32_t sentence = names[i].sentence;
      if (i > 0 && names[i - 1].sentence == sentence) continue;
      triggers_of(sentence);
      // "It came into force in autumn": the sentences behind one that names it.
      std::size_t behind = i + 1;
      while (behind < names.size() && names[behind].sentence == sentence) ++behind;
      const std::uint32_t next = behind < names.size() ? names[behind].sentence : kNone;
      for (std::uint32_t k = 1; k <= kReach && sentence + k < view_.mentions.sentences.size() && sentence + k < next; ++k) {
        if (view_.mentions.sentences[sentence + k].block != view_.mentions.sentences[sentence].block) break;
        triggers_of(sentence + k);
      }
    }
    for (const SceneDay& d : register_day_scenes(c_)) {
      const std::size_t place = view_.mention(d.date).span.begin;
      if (std::none_of(told_.begin(), told_.end(), [&](const auto& t) { return t.first == place; })) add(d.name, d.property, d.date, d.token, true);
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool has(const RegisterName& n, std::string_view property) const { return !c_.registers.rows_of(n.name, property).empty(); }
  bool has_any(const RegisterName& n) const {
    return has(n, "signed") || has(n, "in-force") || has(n, "founded") || has(n, "adopted");
  }

  // Of persons: who was born or died, if the happening is surely theirs.
  void life(const Happening& h) {
    const auto found = view_.lexicon.lookup(property_, tokens_, h.token, view_.mentions.sentences[h.sentence].last);
    const bool bracket = h.token > 0 && view_.is_mark(h.token - 1, '(');
    if (found.length == 0 || (h.vague && !bracket) || (found.value != "born" && found.value != "died")) return;
    std::uint32_t person = h.person;
    if (h.noun && h.token + 2 < tokens_.size() && person == kNone && view_.text(h.token + 1) == "of") {  // "the death of Olav Berg"
      if (const std::uint32_t named = c_.people.person_at(h.token + 2); named != kNone) person = view_.mention(named).actor()->actor;
    }
    if (h.noun && person == kNone && h.token >= 2 && view_.possessive(h.token - 1)) {  // "Olav Berg's death"
      for (std::uint32_t t = h.token - 1; t-- > 0 && h.token - t < 8;) {
        const std::uint32_t named = c_.people.person_at(t);
        if (named == kNone) continue;
        if (view_.mentions.token_at(view_.mention(named).span.end - 1) + 1 >= h.token - 1) person = view_.mention(named).actor()->actor;
        break;
      }
    }
    if (person == kNone && bracket) person = c_.people.beside(h.token - 1, h.sentence, false);  // "…, the first president (born 1934)"
    if (person == kNone) return;
    const Actor& actor = view_.mentions.actors[person];
    if (actor.name.find(' ') != std::string::npos) add(c_.hasher.name(actor.name), found.value, h.date, h.token);
  }

  void triggers_of(std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    if (!readable(s)) return;
    const auto dates = c_.events.dates_of(sentence);
    if (dates.empty() || other_day(s)) return;
    const std::vector<VerbGroup> verbs = c_.events.reader().read(view_, sentence);
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const auto found = view_.lexicon.lookup(property_, tokens_, t, s.last);
      if (found.length == 0 || found.value == "born" || found.value == "died") continue;
      const Trigger trigger{t, t + found.length, found.value};
      const std::uint32_t date = date_of(trigger, sentence, dates);
      if (date != kNone) {
        if (found.value == "dates") of_any_day(trigger, sentence, date);
        else if (const RegisterName* name = subject_of(trigger, sentence, date, verbs)) add(name->name, found.value, date, t);
      }
      t = trigger.last - 1;
    }
  }

  // "The treaty dates from 1992", "bears the date of 12 February": of any of its days.
  void of_any_day(const Trigger& trigger, std::uint32_t sentence, std::uint32_t date) {
    for (const RegisterName& n : c_.names_in(sentence)) {
      if (n.last != trigger.first) continue;
      if (has(n, "founded") && !any_day_fits(n, view_.mention(date).time()->readings.front().days)) add(n.name, "founded", date, trigger.first);
      else dated_name(n, date);
    }
  }

  // "Signed in Paris on 3 May", "came into force, after long delays, in July", "on 3 May the accord was signed".
  std::uint32_t date_of(const Trigger& trigger, std::uint32_t sentence, const std::vector<DateTokens>& dates) const {
    for (const DateTokens& d : dates) {
      if (d.first < trigger.last) continue;
      const std::uint32_t lead = d.lead == d.first && d.first > trigger.last && is_since(d.first - 1) ? d.first - 1 : d.lead;
      if (lead > trigger.last + kDateReach) break;
      if (own_stretch(trigger.last, lead)) return view_.is(d.first - (d.first > 0 ? 1 : 0), not_day_) ? kNone : d.mention;
      break;
    }
    for (const DatedVerb& v : c_.events.verbs()) {
      if (v.sentence == sentence && v.fronted && (v.verb.main == trigger.first || (v.verb.first <= trigger.first && trigger.first < v.verb.last))) return v.date;
    }
    return kNone;
  }
  bool is_since(std::uint32_t t) const { return view_.is(t, since_); }
  // Nothing between that could have a date of its own.
  bool own_stretch(std::uint32_t from, std::uint32_t to) const {
    std::uint32_t commas = 0;
    for (std::uint32_t t = from; t < to; ++t) {
      if (tokens_[t].kind == TokenKind::mark) {
        if (view_.is_mark(t, ',')) ++commas;
        else if (!view_.possessive(t) && !view_.is_mark(t, '-') && !view_.is_mark(t, '(') && !view_.is_mark(t, ')')) return false;
      }
      if (view_.is(t, stops_) || c_.events.reader().is_past_form(view_, t)) return false;
    }
    return commas <= 2;
  }

  // The name that it befell: what the verb is done to ("signed the accord"), what stands before it ("the accord, signed in Paris"), tied
  // to the noun ("the accord's signing"), or, where "it" or "the treaty" stands there, the last one told.
  const RegisterName* subject_of(const Trigger& t, std::uint32_t sentence, std::uint32_t date, const std::vector<VerbGroup>& verbs) const {
    const Sentence& s = view_.mentions.sentences[sentence];
    const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const VerbGroup& v) { return v.first <= t.first && t.first < v.last; });
    const bool noun = verb == verbs.end() && view_.is(t.first, noun_);
    const bool passive = verb != verbs.end() && verb->passive;
    if (verb != verbs.end() && (verb->form == VerbForm::future || verb->form == VerbForm::unreal)) return nullptr;
    if (const RegisterName* object = object_of(t, sentence, noun)) {
      return passive && !verb->bare ? nullptr : t.property != "signed" || noun || signed_by_all(t, s) ? object : nullptr;
    }
    const std::uint32_t begin = verb == verbs.end() ? t.first : verb->first;
    const bool by_itself = view_.is(t.first, befalls_);  // "entered into force", "came into being"
    if (!noun && !passive && !by_itself && verb != verbs.end()) {
      if (const RegisterName* object = object_of_relative(t, sentence, begin, verbs)) return object;
      if (!verb->bare) return object_before(t, sentence, s);
    }
    for (const RegisterName& n : c_.names_in(sentence)) {
      const bool part = t.property == "independent" && n.first > s.first && tokens_[n.first - 1].has(kCapital) && !view_.is(n.first - 1, view_.classes.article);  // "French Sudan"
      if (has(n, t.property) && !part && n.last <= begin && befell(n, begin, noun, verbs)) return &n;
    }
    if (const RegisterName* n = opened(t, sentence, date, s)) return n;
    return pronoun(t, begin, sentence, s);
  }

  // "Signed the accord", "founded the Pact", "adopted Resolution 5", "the signing of the accord".
  const RegisterName* object_of(const Trigger& t, std::uint32_t sentence, bool noun) const {
    for (const RegisterName& n : c_.names_in(sentence)) {
      if (!has(n, t.property) || n.first < t.last || n.first > t.last + 3) continue;
      bool beside = true;
      for (std::uint32_t k = t.last; k < n.first; ++k) beside = beside && (view_.is(k, view_.classes.article) || view_.text(k) == "of" || (!noun && view_.is(k, object_lead_)));
      if (noun && n.first > t.last && view_.text(t.last) != "of") beside = false;
      return beside && !view_.possessive(n.last) ? &n : nullptr;
    }
    return nullptr;
  }
  // "The accord, which presidents Berg and Olsen signed in Oslo".
  const RegisterName* object_of_relative(const Trigger& t, std::uint32_t sentence, std::uint32_t verb, const std::vector<VerbGroup>& verbs) const {
    for (const RegisterName& n : c_.names_in(sentence)) {
      const std::uint32_t which = n.last + (view_.is_mark(n.last, ',') ? 1 : 0);
      if (!has(n, t.property) || which + 1 >= verb || verb - which > kSubjectReach || !view_.is(which, relative_) || view_.text(which) == "who") continue;
      const bool other = std::any_of(verbs.begin(), verbs.end(), [&](const VerbGroup& v) { return v.first >= which && v.last <= verb; });
      bool plain = !other;
      for (std::uint32_t k = which + 1; k < verb; ++k) {
        plain = plain && (tokens_[k].has(kCapital) || tokens_[k].kind == TokenKind::number || view_.is_mark(k, ',') || view_.is_mark(k, '.') || view_.text(k) == "and" || view_.is(k, signers_) || view_.is(k, view_.classes.article));
      }
      if (plain && (t.property != "signed" || verb - which > 3 || view_.any(which, verb, signers_))) return &n;
    }
    return nullptr;
  }
  // "Had put their names to it".
  const RegisterName* object_before(const Trigger& t, std::uint32_t sentence, const Sentence& s) const {
    if (t.last >= s.last || !view_.is(t.last, pronoun_) || !signed_by_all(t, s)) return nullptr;
    return last_told(sentence, t.property);
  }
  // A single state may sign years after the others; leaders, two names or "states" sign together.
  bool signed_by_all(const Trigger& t, const Sentence& s) const {
    std::uint32_t names = 0, bare = 0;
    for (std::uint32_t k = s.first; k < t.first; ++k) {
      for (const Edge& e : view_.edges(k)) {
        const Mention& m = view_.mention(e.mention);
        if (m.actor() != nullptr && !e.bare) ++names;
        if (m.figure() != nullptr && m.figure()->value.is_whole() && m.figure()->value > Exact(1)) names += 2;
      }
      if (view_.is(k, signers_)) ++bare;
    }
    return names >= 2 || (names == 0 && bare > 0) || bare > 1;
  }

  bool befell(const RegisterName& n, std::uint32_t verb, bool noun, const std::vector<VerbGroup>& verbs) const {
    std::uint32_t t = n.last;
    if (noun) {
      if (t < verb && view_.possessive(t)) return t + 1 == verb || (t + 2 == verb && view_.is(t + 1, plain_));
      return false;
    }
    if (t < verb && view_.is_mark(t, '(')) {  // "the accord (SOLA) was signed"
      while (t < verb && !view_.is_mark(t, ')')) ++t;
      ++t;
    }
    while (t < verb && (view_.is_mark(t, ',') || view_.is_mark(t, '(') || view_.is(t, joins_subject_))) ++t;
    if (t == verb) return true;
    // "The pact was signed in May and entered into force in July".
    if (!verbs.empty() && verb > n.last + 2) {
      const auto first = std::find_if(verbs.begin(), verbs.end(), [&](const VerbGroup& v) { return v.first >= n.last; });
      std::uint32_t joint = verb;
      while (joint > n.last && view_.is(joint - 1, joins_subject_) && view_.text(joint - 1) != "and") --joint;
      if (first != verbs.end() && first->first == n.last && first->first < verb && !first->bare && joint > n.last && view_.text(joint - 1) == "and" && verb - n.last <= kSubjectReach) {
        bool alone = true;
        for (std::uint32_t k = first->last; k < joint && alone; ++k) {
          alone = !view_.is_mark(k, ';') && !view_.is(k, relative_) && (first->passive || has_no_name(k));
        }
        if (alone) return true;
      }
    }
    // "The pact, drafted in Oslo and signed by ten states on …", "the pact that ended the war was signed": no other subject, no other name.
    if (verb - n.last > kSubjectReach) return false;
    const bool aside = view_.is_mark(n.last, ',') || view_.is(n.last, relative_);
    for (std::uint32_t k = n.last; k < verb; ++k) {
      if (view_.is_mark(k, ';') || view_.is_mark(k, ':') || view_.possessive(k)) return false;
      for (const Edge& e : view_.edges(k)) {
        if (const ActorRef* actor = view_.mention(e.mention).actor(); actor != nullptr && (k + 1 >= verb || e.last == verb)) return false;
      }
    }
    for (const VerbGroup& v : verbs) {
      if (v.first >= n.last && v.last <= verb && !aside) return false;
      if (v.first >= n.last && v.last <= verb && !v.bare && !v.passive) return false;
    }
    if (!aside) return false;
    return std::none_of(c_.names.begin(), c_.names.end(), [&](const RegisterName& o) { return o.first >= n.last && o.last <= verb && has_any(o); });
  }
  bool has_no_name(std::uint32_t k) const {
    return std::none_of(view_.edges(k).begin(), view_.edges(k).end(), [&](const Edge& e) { return view_.mention(e.mention).actor() != nullptr; });
  }
  // "Founded in 1960, the Northern Pact …"; "Since its foundation in 1960 the Northern Pact …"; "It came into force in 1960, this Pact of …"
  const RegisterName* opened(const Trigger& trigger, std::uint32_t sentence, std::uint32_t date, const Sentence& s) const {
    if (trigger.first > s.first + 3) return nullptr;
    const std::uint32_t date_end = view_.mentions.token_at(view_.mention(date).span.end - 1) + 1;
    for (std::uint32_t t = date_end; t < s.last && t < date_end + 25; ++t) {
      const bool comma = view_.is_mark(t, ',');
      if (!comma && t != date_end) continue;
      const std::uint32_t subject = t + (comma ? 1 : 0);
      for (const RegisterName& n : c_.names_in(sentence)) {
        if (n.first < subject || n.first > subject + 1 || !has(n, trigger.property)) continue;
        if (n.first == subject || view_.is(subject, view_.classes.article) || view_.is(subject, this_)) return &n;
      }
      if (comma && t > date_end) return nullptr;
    }
    return nullptr;
  }
  // "It" or "the treaty" as the subject of the verb.
  const RegisterName* pronoun(const Trigger& trigger, std::uint32_t verb, std::uint32_t sentence, const Sentence& s) const {
    std::uint32_t at = s.first;
    if (trigger.first <= s.first + 1) {  // "Signed in 1960, it …"
      while (at + 1 < s.last && at < trigger.first + 25 && !view_.is_mark(at, ',')) ++at;
      ++at;
      if (at >= s.last) return nullptr;
      if (!refers_any(at, s)) return nullptr;
    } else {
      for (std::uint32_t t = s.first; t < verb; ++t) {
        if (view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.text(t) == "that" || view_.text(t) == "which") return nullptr;
      }
    }
    if (verb > s.first && view_.is(verb - 1, pronoun_)) at = verb - 1;  // "when it came into force"
    const RegisterName* told = last_told(sentence, trigger.property);
    return told != nullptr && refers(at, *told, s) ? told : nullptr;
  }
  const RegisterName* last_told(std::uint32_t sentence, std::string_view property) const {
    for (std::uint32_t back = 1; back <= kReach && back <= sentence; ++back) {
      if (view_.mentions.sentences[sentence - back].block != view_.mentions.sentences[sentence].block) return nullptr;
      const auto names = c_.names_in(sentence - back);
      for (std::size_t i = names.size(); i-- > 0;) {
        if (has(names[i], property)) return &names[i];
      }
    }
    return nullptr;
  }
  bool refers_any(std::uint32_t at, const Sentence&) const { return view_.is(at, pronoun_) || view_.is(at, view_.classes.article); }

  // Whether "it" or "the treaty" at a token means the name.
  bool refers(std::uint32_t at, const RegisterName& n, const Sentence& s) const {
    if (view_.is(at, pronoun_)) return true;
    if (lower(view_.text(at)) != "the" || at + 1 >= s.last) return false;
    if (view_.is(at + 1, text_noun_) && (has(n, "signed") || has(n, "in-force") || has(n, "adopted"))) return true;
    const std::string noun = fold(view_.text(at + 1));
    for (std::uint32_t t = n.first; t < n.last; ++t) {
      if (fold(view_.text(t)) == noun) return true;
    }
    return false;
  }

  // "Olav Berg (1931–2001)".
  bool life_span(const RegisterName& n, const Sentence& s) {
    const auto born = c_.registers.rows_of(n.name, "born"), died = c_.registers.rows_of(n.name, "died");
    if (born.size() != 1 || died.size() != 1) return false;
    for (const Edge& e : view_.edges(n.last + 1)) {
      const Mention& m = view_.mention(e.mention);
      const Time* time = m.time();
      if (m.kind != MentionKind::date || time == nullptr || !time->range || time->readings.empty() || e.last >= s.last || !view_.is_mark(e.last, ')') || time->written.year == 0 || time->written_end.year == 0) continue;
      const Days first_year = days_of_year(time->written.year), last_year = days_of_year(to_civil(time->readings.front().days.end - 1).year);
      if (!slip(first_year, born.front().when) || !slip(last_year, died.front().when)) return false;  // "(2005–2013)": of an office
      for (const bool last : {false, true}) {
        const auto& rows = last ? died : born;
        const Days year = last ? last_year : first_year;
        if (!told_.insert({m.span.begin, last ? "died" : "born"}).second) continue;
        Field said = date_end_field(m, last);
        for (TimeReading& r : std::get<When>(said.value).readings) r.days = year;
        c_.maker.add("register_day", tokens_[n.first].span().cover(m.span),
                     {{"when", std::move(said)},
                      {"day", register_date(days_of_year(to_civil(rows.front().when.begin).year))},
                      {"subject", {std::string(rows.front().subject), tokens_[n.first].span()}},
                      {"property", key_field(last ? "died" : "born", tokens_[n.first].span())},
                      {"register", {told(rows.front()), {}}}},
                     true);
      }
      return true;
    }
    return false;
  }
  // "The Treaty of Rome of 1957", "Resolution 1244 (1999)", "the 1957 Treaty of Rome", "Olav Berg (1931–2001)".
  void named_with_date(const RegisterName& n) {
    const Sentence& s = view_.mentions.sentences[n.sentence];
    const bool bracket = n.last + 1 < s.last && view_.is_mark(n.last, '(');
    if (bracket && life_span(n, s)) return;
    const bool of = n.last + 1 < s.last && view_.text(n.last) == "of";
    if (of || bracket) {
      for (const Edge& e : view_.edges(n.last + 1)) {
        const Mention& m = view_.mention(e.mention);
        if (m.kind != MentionKind::date || m.time() == nullptr || m.time()->readings.empty() || m.time()->range) continue;
        if (bracket && (e.last >= s.last || !view_.is_mark(e.last, ')'))) return;
        dated_name(n, e.mention);
        return;
      }
    }
    // "Resolution 20 of the Security Council, of 3 May 1980".
    if (has(n, "adopted") && n.last + 2 < s.last) {
      for (std::uint32_t t = n.last; t + 1 < s.last && t < n.last + 7; ++t) {
        if (!view_.is_mark(t, ',') || (view_.text(t + 1) != "of" && view_.text(t + 1) != "dated")) continue;
        for (const Edge& e : view_.edges(t + 2)) {
          const Mention& m = view_.mention(e.mention);
          if (m.kind == MentionKind::date && m.time() != nullptr && !m.time()->readings.empty() && !m.time()->range) return dated_name(n, e.mention);
        }
      }
    }
    // "Condemned it in May 1980, in its Resolution 20".
    if (has(n, "adopted") && n.first >= s.first + 3) {
      std::uint32_t t = n.first;
      while (t > s.first && (is_its(t - 1) || view_.is(t - 1, view_.classes.article))) --t;
      if (t >= s.first + 2 && view_.is(t - 1, by_)) {
        const std::uint32_t end = view_.is_mark(t - 2, ',') ? t - 2 : t - 1;
        for (const DateTokens& d : c_.events.dates_of(n.sentence)) {
          if (d.last == end) dated_name(n, d.mention);
        }
      }
    }
    if (n.first > s.first && tokens_[n.first - 1].kind == TokenKind::number) {
      for (const Edge& e : view_.edges(n.first - 1)) {
        const Mention& m = view_.mention(e.mention);
        if (m.kind == MentionKind::date && e.last == n.first && m.time() != nullptr && !m.time()->readings.empty() && !m.time()->range && m.time()->granularity == Granularity::year &&
            n.first >= s.first + 2 && view_.is(n.first - 2, view_.classes.article)) {
          dated_name(n, e.mention);
          return;
        }
      }
    }
  }
  bool is_its(std::uint32_t t) const { return view_.is(t, object_lead_); }
  void dated_name(const RegisterName& n, std::uint32_t date) {
    if (any_day_fits(n, view_.mention(date).time()->readings.front().days)) return;
    for (const std::string_view property : {"signed", "adopted"}) {
      if (has(n, property)) {
        add(n.name, property, date, n.first, true);  // a name with its date, whatever the verb plans or demands
        return;
      }
    }
  }
  // Treaties are known by the year of their signing or of their entry into force.
  bool any_day_fits(const RegisterName& n, Days days) const {
    for (const std::string_view property : {"signed", "in-force", "founded", "adopted"}) {
      for (const RegisterEntry& row : c_.registers.rows_of(n.name, property)) {
        if (row.when.overlaps(days)) return true;
      }
    }
    return false;
  }
  bool other_day(const Sentence& s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (view_.lexicon.match(anniversary_, tokens_, t, s.last) > 0) return true;
    }
    return false;
  }

  // Near enough to be a slip of the pen: what lies farther off is another thing of that name.
  static bool slip(Days said, Days known) { return std::abs(to_civil(said.begin).year - to_civil(known.begin).year) <= kSlip; }

  void add(std::uint64_t name, std::string_view property, std::uint32_t date, std::uint32_t token, bool plain = false) {
    const auto rows = c_.registers.rows_of(name, property);
    const Mention& said = view_.mention(date);
    if (rows.size() != 1 || said.time()->readings.empty() || said.time()->range || said.time()->origin == Origin::relative || !slip(said.time()->readings.front().days, rows.front().when)) return;
    const std::uint32_t last = view_.mentions.token_at(said.span.end - 1);
    if (view_.any(view_.mentions.token_at(said.span.begin), last + 1, counted_)) return;  // "six decades ago", "next month"
    if (other_day(view_.mentions.sentences[said.sentence]) || !told_.insert({said.span.begin, property}).second) return;
    c_.maker.add("register_day", tokens_[token].span().cover(said.span),
                 {{"when", date_field(said)},
                  {"day", register_date(rows.front().when)},
                  {"subject", {std::string(rows.front().subject), tokens_[token].span()}},
                  {"property", key_field(std::string(property), tokens_[token].span())},
                  {"register", {told(rows.front()), {}}}},
                 plain);
  }

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  std::set<std::pair<std::size_t, std::string_view>> told_;  // place of the date, property
  const GroupId property_ = group("register-property"), pronoun_ = group("register-it"), anniversary_ = group("register-other-day"), noun_ = group("register-day-noun"),
                since_ = group("register-since"), not_day_ = group("register-not-day"), stops_ = group("register-stops"), befalls_ = group("register-befalls"),
                object_lead_ = group("register-object-lead"), signers_ = group("register-signers"), plain_ = group("register-entry-plain"),
                joins_subject_ = group("register-joins-subject"), relative_ = group("register-relative"), this_ = group("register-this"),
                text_noun_ = group("register-text-noun"), counted_ = group("register-counted"), by_ = group("register-by");
};

}  // namespace

void add_register_days(const RegisterContext& context) { RegisterDays(context).run(); }

}  // namespace claimcheck
