// When something of the register is said to have been founded, signed or put in force, or somebody to have been born or to have died,
// beside the day that the register has.
#include <algorithm>
#include <cstdlib>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/register_facts.h"

namespace claimcheck {
namespace {

constexpr int kSlip = 10;  // years
constexpr std::uint32_t kReach = 2;  // sentences back that "the treaty" is looked for

class RegisterDays {
 public:
  explicit RegisterDays(const RegisterContext& context)
      : c_(context), view_(context.view()), tokens_(view_.mentions.tokens), property_(view_.lexicon.group("register-property")), pronoun_(view_.lexicon.group("register-it")),
        anniversary_(view_.lexicon.group("register-other-day")) {}

  void run() {
    for (const Happening& h : c_.happenings.all()) happening(h);
    for (const RegisterName& n : c_.names) dated_name(n);
  }

 private:
  void happening(const Happening& h) {
    const auto found = view_.lexicon.lookup(property_, tokens_, h.token, view_.mentions.sentences[h.sentence].last);
    if (found.length == 0 || h.vague) return;
    const std::string_view property = found.value;
    if (property == "born" || property == "died") {
      // "The death of Olav Berg"
      const std::uint32_t named = h.noun && h.token + 2 < tokens_.size() && view_.text(h.token + 1) == "of" ? c_.people.person_at(h.token + 2) : kNone;
      const std::uint32_t person = h.person != kNone || named == kNone ? h.person : view_.mention(named).actor()->actor;
      if (person == kNone) return;
      const Actor& actor = view_.mentions.actors[person];
      if (actor.name.find(' ') != std::string::npos) add(c_.hasher.name(actor.name), property, h.date, h.token);
      return;
    }
    if (const RegisterName* name = subject_of(h, property)) add(name->name, property, h.date, h.token);
  }

  bool has(const RegisterName& n, std::string_view property) const { return !c_.registers.rows_of(n.name, property).empty(); }

  // The name that the event befell: right before its verb ("NATO was founded", "the accord, signed in Paris"), tied to its noun ("the
  // signing of the accord", "NATO's founding"), or, where the event opens the sentence or "it" or "the treaty" does, the last one told.
  const RegisterName* subject_of(const Happening& h, std::string_view property) const {
    const Sentence& s = view_.mentions.sentences[h.sentence];
    const std::optional<VerbGroup> verb = verb_at(h);
    if (verb && !verb->passive && property == "adopted") {
      if (const RegisterName* object = object_of(*verb, h.sentence)) return object;
    }
    if (verb && !verb->passive && !verb->bare && view_.text(verb->main) != "entered" && view_.text(verb->main) != "came" && view_.text(verb->main) != "took" && view_.text(verb->main) != "been") return nullptr;
    const std::uint32_t begin = verb ? verb->first : h.token;
    for (const RegisterName& n : c_.names_in(h.sentence)) {
      if (has(n, property) && (befell(n, begin, h, !verb) || opens(n, h, s))) return &n;
    }
    const bool open = h.token <= s.first + 1;
    const std::uint32_t at = open ? opening_subject(s, h) : s.first;
    if (at == kNone) return nullptr;
    for (std::uint32_t back = 1; back <= kReach && back <= h.sentence; ++back) {
      const std::uint32_t sentence = h.sentence - back;
      if (view_.mentions.sentences[sentence].block != s.block) return nullptr;
      const auto names = c_.names_in(sentence);
      for (std::size_t i = names.size(); i-- > 0;) {
        if (has(names[i], property)) return refers(at, names[i], s) && own_clause(at, begin) ? &names[i] : nullptr;
      }
    }
    return nullptr;
  }

  // "The Council adopted Resolution 2254": who signs or founds may come later than the others, who adopts does it once.
  const RegisterName* object_of(const VerbGroup& verb, std::uint32_t sentence) const {
    for (const RegisterName& n : c_.names_in(sentence)) {
      if (n.first >= verb.last && n.first <= verb.last + 1 && has(n, "adopted")) return &n;
    }
    return nullptr;
  }

  std::optional<VerbGroup> verb_at(const Happening& h) const {
    for (const VerbGroup& v : c_.events.reader().read(view_, h.sentence)) {
      if (v.first <= h.token && h.token < v.last) return v;
    }
    return std::nullopt;
  }

  bool befell(const RegisterName& n, std::uint32_t verb, const Happening& h, bool noun) const {
    if (n.first > h.token) return noun && n.first - h.token <= 3 && view_.text(h.token + 1) == "of";
    std::uint32_t t = n.last;
    if (noun && t < verb && view_.possessive(t)) return t + 1 == verb;
    if (t < verb && view_.is_mark(t, '(')) {  // "the accord (SOLA) was signed"
      while (t < verb && !view_.is_mark(t, ')')) ++t;
      ++t;
    }
    while (t < verb && (view_.is_mark(t, ',') || view_.text(t) == "which" || view_.text(t) == "itself" || view_.text(t) == "and")) ++t;
    return t == verb || (t < verb && told_on(t, verb, h));
  }
  // "The pact, drafted in Oslo and signed by ten states on …": one participle after another, of one subject.
  bool told_on(std::uint32_t from, std::uint32_t verb, const Happening& h) const {
    if (!view_.is_mark(from - 1, ',') || !c_.events.reader().is_past_form(view_, from)) return false;
    for (const VerbGroup& v : c_.events.reader().read(view_, h.sentence)) {
      if (v.first >= from && v.last <= verb && !v.bare && !v.passive) return false;
    }
    return std::none_of(c_.names.begin(), c_.names.end(), [&](const RegisterName& n) { return n.first >= from && n.last <= verb; });
  }
  // "Founded in 1960, the Northern Pact …"
  bool opens(const RegisterName& n, const Happening& h, const Sentence& s) const {
    if (n.first < h.token || h.token > s.first + 3) return false;
    // "Since its foundation in 1960 the Northern Pact …"
    const std::uint32_t date_end = view_.mentions.token_at(view_.mention(h.date).span.end - 1) + 1;
    if (h.own && h.noun && n.first >= date_end && n.first - date_end <= 2) return true;
    const std::uint32_t at = h.token <= s.first + 1 ? opening_subject(s, h) : kNone;
    return at != kNone && n.first - at <= 1;
  }
  // "It was signed in spring and came into force in autumn": from the subject on no clause of another.
  bool own_clause(std::uint32_t subject, std::uint32_t verb) const {
    for (std::uint32_t t = subject + 1; t < verb; ++t) {
      if (view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.text(t) == "that" || view_.text(t) == "which") return false;
    }
    return true;
  }

  // "Created in 1960 for fishermen, the Pact …": where the subject starts.
  std::uint32_t opening_subject(const Sentence& s, const Happening& h) const {
    for (std::uint32_t t = h.token; t + 1 < s.last && t < h.token + 25; ++t) {
      if (view_.is_mark(t, ',') && view_.mentions.token_at(view_.mention(h.date).span.begin) < t) return t + 1;
    }
    return kNone;
  }

  // Whether "it" or "the treaty" at a token means the name.
  bool refers(std::uint32_t at, const RegisterName& n, const Sentence& s) const {
    if (view_.lexicon.is(tokens_[at].word, pronoun_)) return true;
    if (lower(view_.text(at)) != "the" || at + 1 >= s.last) return false;
    const std::string noun = fold(view_.text(at + 1));
    for (std::uint32_t t = n.first; t < n.last; ++t) {
      if (fold(view_.text(t)) == noun) return true;
    }
    return false;
  }

  // "The Treaty of Rome of 1957".
  void dated_name(const RegisterName& n) {
    const Sentence& s = view_.mentions.sentences[n.sentence];
    if (n.last + 1 >= s.last || view_.text(n.last) != "of") return;
    for (const Edge& e : view_.edges(n.last + 1)) {
      const Mention& m = view_.mention(e.mention);
      if (m.kind != MentionKind::date || m.time() == nullptr || m.time()->readings.empty() || m.time()->range) continue;
      if (any_day_fits(n, m.time()->readings.front().days)) return;
      if (has(n, "signed")) add(n.name, "signed", e.mention, n.first);
      return;
    }
  }
  // Treaties are known by the year of their signing or of their entry into force.
  bool any_day_fits(const RegisterName& n, Days days) const {
    for (const std::string_view property : {"signed", "in-force", "founded"}) {
      for (const RegisterEntry& row : c_.registers.rows_of(n.name, property)) {
        if (row.when.overlaps(days)) return true;
      }
    }
    return false;
  }

  // Near enough to be a slip of the pen: what lies farther off is another thing of that name.
  static bool slip(Days said, Days known) { return std::abs(to_civil(said.begin).year - to_civil(known.begin).year) <= kSlip; }

  void add(std::uint64_t name, std::string_view property, std::uint32_t date, std::uint32_t token) {
    const auto rows = c_.registers.rows_of(name, property);
    const Mention& said = view_.mention(date);
    if (rows.size() != 1 || said.time()->readings.empty() || said.time()->range || !slip(said.time()->readings.front().days, rows.front().when)) return;
    const Sentence& s = view_.mentions.sentences[said.sentence];
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (view_.lexicon.match(anniversary_, tokens_, t, s.last) > 0) return;
    }
    c_.maker.add("register_day", tokens_[token].span().cover(said.span),
                 {{"when", date_field(said)},
                  {"day", register_date(rows.front().when)},
                  {"subject", {std::string(rows.front().subject), tokens_[token].span()}},
                  {"property", key_field(std::string(property), tokens_[token].span())},
                  {"register", {told(rows.front()), {}}}});
  }

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId property_, pronoun_, anniversary_;
};

}  // namespace

void add_register_days(const RegisterContext& context) { RegisterDays(context).run(); }

}  // namespace claimcheck
