// Who is said to have followed whom in an office that both held, beside the order in which the register has them: "Kamm succeeded Berg",
// "Berg's successor, Ida Kamm", "the predecessor of Ida Kamm, Olav Berg", "Berg, from whom Kamm took over".
#include <algorithm>
#include <optional>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/register_office_rows.h"

namespace claimcheck {
namespace {

constexpr Day kOverlap = 40;               // days by which two terms may be told to overlap
constexpr std::uint32_t kTitle = 9;        // tokens of a title between a word and the name
constexpr std::uint32_t kOfficeReach = 9;  // tokens of the office behind a word of change

class Successions {
 public:
  explicit Successions(const RegisterContext& context) : c_(context), view_(context.view()), tokens_(view_.mentions.tokens), offices_(context) {}

  void run() {
    if (offices_.empty()) return;
    for (std::uint32_t i = 0; i < view_.mentions.sentences.size(); ++i) {
      const Sentence& s = view_.mentions.sentences[i];
      if (!readable(s)) continue;
      const auto nouns = view_.places(neighbour_, s.first, s.last);
      if (nouns.size() == 1) neighbour(nouns.front(), i);  // "his predecessor's predecessor" is none
      verbs(i);
    }
  }

 private:
  bool is(std::uint32_t t, GroupId group) const { return view_.is(t, group); }
  std::uint32_t actor_at(std::uint32_t mention) const { return view_.mention(mention).actor()->actor; }

  // The person in the register whose name ends right before a token.
  std::uint32_t ending_at(std::uint32_t token, const Sentence& s) const {
    for (std::uint32_t t = token; t-- > s.first && token - t <= 6;) {
      const std::uint32_t m = c_.people.person_at(t);
      if (m == kNone) continue;
      return view_.mentions.token_at(view_.mention(m).span.end - 1) + 1 == token ? m : kNone;
    }
    return kNone;
  }
  // The person named from a token on, behind a title: "the former minister, Ida Kamm".
  std::uint32_t named_from(std::uint32_t token, const Sentence& s) const {
    for (std::uint32_t t = token; t < s.last && t < token + kTitle; ++t) {
      if (c_.people.person_at(t) != kNone) return c_.people.person_at(t);
      if (tokens_[t].kind != TokenKind::word && !view_.is_mark(t, '-') && !(view_.is_mark(t, ',') && t == token)) return kNone;
      if (is(t, stop_) || view_.possessive(t) || c_.events.reader().is_past_form(view_, t)) return kNone;
    }
    return kNone;
  }

  // "Berg's successor, Ida Kamm", "Ida Kamm, Berg's successor", "the successor of Berg, Ida Kamm", "Ida Kamm, the successor to Berg".
  void neighbour(std::uint32_t noun, std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    const bool later = lower(view_.text(noun)) == "successor";
    std::uint32_t open = noun;  // of its adjectives
    while (open > s.first && is(open - 1, plain_)) --open;
    std::uint32_t owner = kNone, other = kNone, behind = noun + 1, begin = open;
    if (open > s.first && view_.possessive(open - 1)) {
      owner = ending_at(open - 1, s);
      if (owner != kNone) begin = view_.mentions.token_at(view_.mention(owner).span.begin);
    } else if (open > s.first && is(open - 1, his_)) {
      owner = only_before(open - 1, s);
      begin = open - 1;
    } else if (behind < s.last && (view_.text(behind) == "of" || view_.text(behind) == "to") && open > s.first && (lower(view_.text(open - 1)) == "the" || view_.is_mark(open - 1, ','))) {
      owner = named_from(behind + 1, s);
      if (owner != kNone) behind = view_.mentions.token_at(view_.mention(owner).span.end - 1) + 1;
      if (lower(view_.text(open - 1)) == "the") begin = open - 1;
    }
    if (owner == kNone || view_.possessive(behind)) return;
    const std::uint32_t office_from = behind;
    if (behind < s.last && is(behind, in_office_)) {  // "as chancellor", "in the White House"
      for (++behind; behind < s.last && behind < office_from + kOfficeReach && tokens_[behind].kind == TokenKind::word && c_.people.person_at(behind) == kNone; ++behind) {
      }
    }
    const bool comma = behind < s.last && view_.is_mark(behind, ',');
    if (comma || behind == noun + 1 || behind > office_from) other = named_from(comma ? behind + 1 : behind, s);
    // "Ida Kamm, Berg's successor, …", "Ida Kamm was Berg's successor"
    if (other == kNone && begin > s.first + 1 && view_.is_mark(begin - 1, ',')) other = ending_at(begin - 1, s);
    if (other == kNone && begin > s.first + 1 && is(begin - 1, is_)) other = ending_at(begin - 1, s);
    if (other == kNone || actor_at(other) == actor_at(owner)) return;
    judge(later ? other : owner, later ? owner : other, sentence, office_from);
  }
  // The only person of the register that the sentence names before a token.
  std::uint32_t only_before(std::uint32_t token, const Sentence& s) const {
    std::uint32_t found = kNone;
    for (std::uint32_t t = s.first; t < token; ++t) {
      const std::uint32_t m = c_.people.person_at(t);
      if (m == kNone) continue;
      if (found != kNone && actor_at(found) != actor_at(m)) return kNone;
      found = m;
    }
    return found;
  }

  // "Kamm succeeded Berg", "Kamm, who took over from Berg", "Berg gave way to Kamm", "Berg, from whom Kamm took over".
  void verbs(std::uint32_t sentence) {
    const Sentence& s = view_.mentions.sentences[sentence];
    for (const std::uint32_t t : view_.places(turn_, s.first, s.last)) {
      const auto found = view_.lexicon.lookup(turn_, tokens_, t, s.last);
      if (found.length == 0 || (found.value != "succeed" && found.value != "yield" && found.value != "take")) continue;
      std::uint32_t subject = t;
      bool passive = false;
      while (subject > s.first && is(subject - 1, helper_)) passive = passive || is(subject - 1, was_), --subject;
      if (subject > s.first && is(subject - 1, unreal_)) continue;
      const bool who = subject > s.first && view_.text(subject - 1) == "who";
      if (who) --subject;
      if (subject > s.first && view_.is_mark(subject - 1, ',')) --subject;
      const std::uint32_t first = subject_before(subject, s, who);
      if (first == kNone) continue;
      std::uint32_t from = t + found.length;
      if (found.value == "take") {  // "from whom she took over"
        const std::uint32_t begin = view_.mentions.token_at(view_.mention(first).span.begin);
        if (begin < s.first + 4 || view_.text(begin - 1) != "whom" || view_.text(begin - 2) != "from") continue;
        const std::uint32_t old = ending_at(view_.is_mark(begin - 3, ',') ? begin - 3 : begin - 2, s);
        if (old != kNone && actor_at(old) != actor_at(first)) judge(first, old, sentence, from);
        continue;
      }
      if (passive) {
        if (from >= s.last || view_.text(from) != "by") continue;
        ++from;
      }
      const std::uint32_t second = named_from(from, s);
      if (second == kNone || actor_at(first) == actor_at(second)) continue;
      const bool follows = (found.value == "succeed") != passive;
      const std::uint32_t behind = view_.mentions.token_at(view_.mention(second).span.end - 1) + 1;
      if (behind < s.last && view_.possessive(behind)) continue;  // "succeeded Berg's brother"
      judge(follows ? first : second, follows ? second : first, sentence, behind);
    }
  }
  // The person whose clause it is: right before, with an apposition between if "who" follows that.
  std::uint32_t subject_before(std::uint32_t token, const Sentence& s, bool who) const {
    if (const std::uint32_t m = ending_at(token, s); m != kNone) return m;
    for (std::uint32_t t = token; t-- > s.first && token - t < 2 * kTitle;) {
      if (c_.people.person_at(t) != kNone) {
        const std::uint32_t end = view_.mentions.token_at(view_.mention(c_.people.person_at(t)).span.end - 1) + 1;
        return view_.is_mark(end, ',') && (who || view_.is_mark(token, ',')) ? c_.people.person_at(t) : kNone;
      }
      if ((tokens_[t].kind != TokenKind::word && !view_.is_mark(t, ',') && !view_.is_mark(t, '-')) || view_.possessive(t) || c_.events.reader().is_past_form(view_, t)) return kNone;
    }
    return kNone;
  }

  // Whether one may have followed the other in some office that both held; if not, the office and who came before.
  void judge(std::uint32_t next, std::uint32_t old, std::uint32_t sentence, std::uint32_t office_from) {
    const Sentence& s = view_.mentions.sentences[sentence];
    if (view_.has(party_, s) || view_.has(unsure_, s)) return;
    RegisterEntries after = offices_.rows_of(actor_at(next)), before = offices_.rows_of(actor_at(old));
    const std::uint32_t end = std::min(s.last, office_from + kOfficeReach);
    for (std::uint32_t t = office_from; t < end && !view_.is_mark(t, ',') && !view_.is_mark(t, ';'); ++t) {
      if (!is(t, in_office_)) continue;
      std::uint32_t last = t + 1;
      while (last < end && tokens_[last].kind != TokenKind::mark) ++last;
      const NamedOffice office = offices_.office_in(t + 1, last, sentence);
      if (office.empty() && view_.text(t) == "as") return;  // an office that the register has not
      after = offices_.of_office(after, office);
      before = offices_.of_office(before, office);
      break;
    }
    std::optional<RegisterEntry> worst, held;
    std::string proof;
    for (const RegisterEntry& a : after) {
      for (const RegisterEntry& b : before) {
        if (a.subject != b.subject || !a.from || (!b.from && !b.to)) continue;
        const auto between = before_of(a);
        if (!between || between->value == b.value) return;  // rightly so, or nobody knows
        if (b.to && a.from->end + kOverlap >= b.to->begin && !anybody_between(a, b)) return;
        if (worst && a.from->begin < worst->from->begin) continue;  // of two offices the one that was taken up last is likelier meant
        worst = a;
        held = between;
        proof = told(a) + "; " + told(*between) + "; " + told(b);
      }
    }
    if (!worst || !told_.insert({sentence, actor_at(next)}).second) return;
    const Span words = view_.mention(next).span.cover(view_.mention(old).span);
    c_.maker.add("register_succession", words,
                 {{"name", {view_.mentions.actors[actor_at(next)].name, view_.mention(next).span}},
                  {"office", {std::string(worst->subject), {}}},
                  {"before", {view_.mentions.actors[actor_at(old)].name, view_.mention(old).span}},
                  {"held", {std::string(held->value), {}}},
                  {"register", {proof, {}}}});
  }
  // Who held the office right before a row.
  std::optional<RegisterEntry> before_of(const RegisterEntry& row) const {
    std::optional<RegisterEntry> found;
    for (const RegisterEntry& e : c_.registers.rows_of(c_.hasher.name(row.subject), "holder")) {
      if (e.value == row.value || !e.to || !e.from || e.from->begin >= row.from->begin || row.from->end + kOverlap < e.to->begin) continue;
      if (!found || found->from->begin < e.from->begin) found = e;
    }
    return found;
  }
  bool anybody_between(const RegisterEntry& later, const RegisterEntry& earlier) const {
    for (const RegisterEntry& e : c_.registers.rows_of(c_.hasher.name(later.subject), "holder")) {
      if (e.value == later.value || e.value == earlier.value || !e.from || !e.to) continue;
      if (e.from->end > earlier.to->begin && e.to->begin < later.from->end) return true;
      if (e.from->begin + 1 >= earlier.to->begin && e.to->begin <= later.from->end) return true;
    }
    return false;
  }

  const RegisterContext& c_;
  const View& view_;
  const std::vector<Token>& tokens_;
  OfficeRows offices_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> told_;  // sentence, who followed
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  const GroupId neighbour_ = group("register-neighbour"), turn_ = group("register-turn"), plain_ = group("register-neighbour-plain"), his_ = group("register-his"), in_office_ = group("register-in-office-of"), is_ = group("register-is-neighbour"),
                helper_ = group("register-change-helper"), was_ = group("register-change-was"), unreal_ = group("register-change-unreal"), party_ = group("register-party"), unsure_ = group("register-unsure"), stop_ = group("register-name-stop");
};

}  // namespace

void add_register_successions(const RegisterContext& context) { Successions(context).run(); }

}  // namespace claimcheck
