// One event dated twice, told back in a clause of time: "the ship sailed on 4 April … when the ship sailed on 6 April". Any verb will
// do, for the clause says that the reader knows of the event; the thing it befell and the verb must be those told before.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSentences = 4;       // told back within so many
constexpr std::uint32_t kNounWords = 5;       // between the article and the verb
constexpr int kSlip = 45;                     // days between the two dates: a slip of the pen
constexpr std::uint32_t kVerbReach = 9;       // tokens between a verb and its date

// The clause that tells an event back.
struct Back {
  std::uint32_t sentence = 0, verb = 0, date = 0;  // token of the verb, mention of the date
  std::string noun;                                // "ship"; "" for a pronoun
  std::string own;                                 // the word before it, if any: "container" of a container ship
  bool gerund = false;                             // "the bursting of the dam"
};

class ToldBack {
 public:
  ToldBack(FactMaker& maker, const EventReader& events)
      : maker_(maker), view_(maker.view), events_(events) {}

  void run(std::set<std::uint32_t>& dated_again) {
    for (const std::uint32_t sentence : dated_sentences(view_)) {
      const Sentence& s = view_.mentions.sentences[sentence];
      std::vector<DateTokens> dates;
      for (std::uint32_t t = s.first; t + 3 < s.last; ++t) {
        if (!is(t, clause_) && !is(t, article_)) continue;
        if (dates.empty()) dates = events_.dates_of(sentence);
        if (dates.empty()) break;
        if (const auto back = clause_at(s, t, dates)) compare(*back, dated_again);
      }
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  bool past(std::uint32_t t) const { return events_.reader().is_past_form(view_, t); }
  bool word(std::uint32_t t) const { return view_.mentions.tokens[t].kind == TokenKind::word; }

  // "When the ship sailed on 6 April", "since it was sworn in on 5 May", "the bursting of the dam on 21 August".
  std::optional<Back> clause_at(const Sentence& s, std::uint32_t t, const std::vector<DateTokens>& dates) const {
    Back back;
    back.sentence = view_.mentions.sentence_of_token(t);
    if (is(t, article_)) return gerund_at(s, t, dates, back);
    std::uint32_t k = t + 1;
    if (is(k, it_) || is(k, pronoun_)) {
      ++k;
    } else {
      if (!is(k, article_)) return std::nullopt;
      const std::uint32_t noun = ++k;
      for (; k < s.last && k - noun < kNounWords && word(k) && !is(k, was_) && !is(k, had_) && !past(k); ++k) {
        if (is(k, many_)) return std::nullopt;
        if (view_.text(k) == "of" || view_.text(k) == "in" || view_.text(k) == "on") return std::nullopt;
        back.own = back.noun;
        back.noun = view_.lexicon.singular(lower(view_.text(k)));
      }
      if (k == noun) return std::nullopt;
    }
    while (k < s.last && (is(k, was_) || is(k, be_) || is(k, had_))) ++k;
    if (k >= s.last || !past(k) || (is(k, common_) && !is(k - 1, was_) && !is(k - 1, be_))) return std::nullopt;
    back.verb = k;
    const DateTokens* d = date_behind(s, k, dates);
    if (d == nullptr) d = date_ahead(t, dates);
    if (d == nullptr) return std::nullopt;
    back.date = d->mention;
    return back;
  }

  std::optional<Back> gerund_at(const Sentence& s, std::uint32_t t, const std::vector<DateTokens>& dates, Back back) const {
    if (t + 5 >= s.last || !word(t + 1) || !of_verb(view_.text(t + 1)) || view_.text(t + 2) != "of" || !is(t + 3, article_)) return std::nullopt;
    std::uint32_t k = t + 4;
    for (; k < s.last && k - t < 4 + kNounWords && word(k) && view_.text(k) != "on" && view_.text(k) != "in"; ++k) back.noun = view_.lexicon.singular(lower(view_.text(k)));
    back.gerund = true;
    back.verb = t + 1;
    const auto d = std::find_if(dates.begin(), dates.end(), [&](const DateTokens& x) { return x.lead == k && x.first == k + 1; });
    if (back.noun.empty() || d == dates.end()) return std::nullopt;
    back.date = d->mention;
    return back;
  }

  // "The bursting", "the declaration", "the removal": by its ending a noun made from a verb.
  static bool of_verb(std::string_view noun) {
    constexpr std::array<std::string_view, 8> kEndings = {"ing", "tion", "sion", "ment", "al", "ure", "ance", "ence"};
    return noun.size() >= 6 && std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view e) { return noun.ends_with(e); });
  }

  // "… sailed for Naples on 6 April".
  const DateTokens* date_behind(const Sentence& s, std::uint32_t verb, const std::vector<DateTokens>& dates) const {
    for (const DateTokens& d : dates) {
      if (d.first <= verb) continue;
      if (d.lead == d.first || d.lead - verb > kVerbReach || (view_.text(d.lead) != "on" && view_.text(d.lead) != "in")) return nullptr;
      for (std::uint32_t k = verb + 1; k < d.lead; ++k) {
        if (view_.is_mark(k, ',') && k + 1 == d.lead) continue;  // "when it left the programme, on 20 August"
        if (!word(k) || past(k) || is(k, opener_) || is(k, many_) || view_.text(k) == "and" || view_.text(k) == "to") return nullptr;
      }
      return d.last < s.last && view_.text(d.last) == "and" ? nullptr : &d;
    }
    return nullptr;
  }

  // "On 6 April, when the ship sailed".
  const DateTokens* date_ahead(std::uint32_t clause, const std::vector<DateTokens>& dates) const {
    if (view_.text(clause) != "when" || clause == 0 || !view_.is_mark(clause - 1, ',')) return nullptr;
    const auto d = std::find_if(dates.begin(), dates.end(), [&](const DateTokens& x) { return x.last + 1 == clause && x.lead < x.first; });
    return d == dates.end() ? nullptr : &*d;
  }

  // Sailed and sailed; bursting and burst, sailing and sailed.
  bool same_verb(const Back& back, std::uint32_t main) const {
    const std::string a = lower(view_.text(back.verb)), b = lower(view_.text(main));
    if (!back.gerund) return a == b;
    const auto common = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    if (a.ends_with("ing")) return common >= std::min(a.size() - 3, b.size());
    return common >= 4 && common + 5 >= a.size() && common + 3 >= b.size();
  }

  // Whether the clause of a verb tells of the noun, and of none of several.
  bool tells_of(const DatedVerb& v, const Back& back) const {
    const std::string& noun = back.noun;
    const Sentence& s = view_.mentions.sentences[v.sentence];
    const std::uint32_t date = view_.mentions.token_at(view_.mention(v.date).span.begin);
    bool found = noun.empty();
    for (std::uint32_t k = s.first; k < std::max(date, std::min(s.last, v.verb.last + 8)); ++k) {
      if (is(k, many_)) return false;
      if (view_.is_mark(k, ';')) break;
      found = found || (word(k) && view_.lexicon.singular(lower(view_.text(k))) == noun && !of_another(s, k, back.own));
    }
    return found;
  }

  // "The grain terminal" is not the container terminal: each has a word of its own before the head noun.
  bool of_another(const Sentence& s, std::uint32_t head, const std::string& own) const {
    if (own.empty() || head == s.first || !word(head - 1) || is(head - 1, article_) || is(head - 1, small_)) return false;
    return view_.lexicon.singular(lower(view_.text(head - 1))) != own;
  }

  void compare(const Back& back, std::set<std::uint32_t>& dated_again) {
    if (dated_again.contains(back.date)) return;
    const std::uint32_t block = view_.mentions.sentences[back.sentence].block;
    const DatedVerb* told = nullptr;
    const auto& verbs = events_.verbs();
    for (auto at = std::partition_point(verbs.begin(), verbs.end(), [&](const DatedVerb& v) { return v.sentence + kSentences < back.sentence; }); at != verbs.end() && at->sentence < back.sentence; ++at) {
      const DatedVerb& v = *at;
      if (!same_verb(back, v.verb.main)) continue;
      if (back.noun.empty() && (back.sentence - v.sentence > 1 || view_.mentions.sentences[v.sentence].block != block)) continue;
      if (v.verb.form != VerbForm::past && v.verb.form != VerbForm::perfect && v.verb.form != VerbForm::pluperfect) continue;
      const std::string_view lead = view_.text(view_.mentions.token_at(view_.mention(v.date).span.begin) - 1);
      if (lead == "by" || lead == "until" || lead == "from" || lead == "of" || (lead == "since" && v.verb.form == VerbForm::past)) return;
      if (told != nullptr || v.loose) return;
      told = &v;
    }
    if (told == nullptr || !tells_of(*told, back)) return;
    const Mention &x = view_.mention(told->date), &y = view_.mention(back.date);
    // "Greenland left the Communities in 1985. Since it left them in 1982 …": told back right behind.
    const Time &a = *x.time(), &b = *y.time();
    const bool years = back.noun.empty() && a.granularity == Granularity::year && b.granularity == Granularity::year && std::abs(a.written.year - b.written.year) <= 3;
    if (!years && !slip(a, b)) return;
    const Token& verb = view_.mentions.tokens[back.verb];
    dated_again.insert(back.date);
    maker_.add("repeat_date", {std::min(verb.begin, y.span.begin), std::max(verb.end, y.span.end)},
               {{"first", date_field(x)}, {"again", date_field(y)}, {"event", {std::string(verb.span().in(view_.document.text)), verb.span()}}}, true);
  }

  // Two dates near each other, or of one day in two years.
  static bool slip(const Time& a, const Time& b) {
    if (a.granularity != b.granularity || (a.granularity != Granularity::day && a.granularity != Granularity::month)) return false;
    const Day x = a.readings.front().days.begin, y = b.readings.front().days.begin;
    const CivilDate p = to_civil(x), q = to_civil(y);
    return std::abs(x - y) <= kSlip || (p.month == q.month && p.day == q.day && std::abs(p.year - q.year) <= 3);
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const GroupId clause_ = group("ev-told-back"), it_ = group("ev-it"), article_ = group("article"), many_ = group("ev-many"),
                was_ = group("ev-was"), be_ = group("ev-be"), had_ = group("ev-had"), opener_ = group("ev-opener"),
                common_ = group("ev-told-often"), pronoun_ = group("people-pronoun"), small_ = group("function-word");
};

}  // namespace

void add_told_back_facts(FactMaker& maker, const EventReader& events, std::set<std::uint32_t>& dated_again) { ToldBack(maker, events).run(dated_again); }

}  // namespace claimcheck
