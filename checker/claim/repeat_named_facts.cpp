// A second date for an event that is named again: "The museum was burgled on 5 November … the burglary of 15 November". The noun, the
// kind of event or the stem of its verb ties the two; what else describes it must have been told before; of what happens often
// nothing is said.
#include <algorithm>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/event_names.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kSentences = 3;  // named again within so many
constexpr int kSlip = 31;                // days

class NamedAgain {
 public:
  NamedAgain(FactMaker& maker, const EventReader& events, const EventNames& names)
      : maker_(maker), view_(maker.view), events_(events), names_(names) {}

  void run(std::set<std::uint32_t>& dated_again) {
    for (const std::uint32_t sentence : dated_sentences(view_)) {
      const Sentence& s = view_.mentions.sentences[sentence];
      const auto dates = events_.dates_of(sentence);
      for (std::uint32_t t = s.first; t + 3 < s.last && !dates.empty(); ++t) {
        if (is(t, definite_) || is(t, his_)) named(s, sentence, t, dates, dated_again);
      }
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }

  void named(const Sentence& s, std::uint32_t sentence, std::uint32_t t, const std::vector<DateTokens>& dates, std::set<std::uint32_t>& dated_again) {
    const auto r = names_.reference_at(s, t);
    if (!r || r->last >= s.last || view_.lexicon.is(view_.lexicon.find(r->kind), often_) || is(r->head, no_event_)) return;
    // "The burglary of 15 November", "its founding in 1965", "the closure (3 May)".
    const auto d = std::find_if(dates.begin(), dates.end(), [&](const DateTokens& x) { return (x.lead == r->last && x.lead < x.first) || (x.first == r->last + 1 && view_.is_mark(r->last, '(')); });
    if (d == dates.end() || dated_again.contains(d->mention) || (d->last < s.last && view_.text(d->last) == "and")) return;
    const bool of = d->lead < d->first && view_.text(d->lead) == "of";
    const bool on = d->lead < d->first && (view_.text(d->lead) == "on" || view_.text(d->lead) == "in");
    if (!of && !on && d->lead < d->first) return;
    const auto meant = names_.meant(*r, sentence, t, kSentences);
    if (meant.size() != 1 || meant.front()->sentence == sentence) return;
    const NamedEvent& e = *meant.front();
    if (!told(r->words, e) || several(e)) return;
    const Mention &x = view_.mention(e.date), &y = view_.mention(d->mention);
    if (!slip(*x.time(), *y.time(), of)) return;
    dated_again.insert(d->mention);
    const Token& head = view_.mentions.tokens[r->head];
    maker_.add("repeat_date", {head.begin, y.span.end}, {{"first", date_field(x)}, {"again", date_field(y)}, {"event", {std::string(head.span().in(view_.document.text)), head.span()}}}, true);
  }

  // What describes the event stands in the sentence that told of it.
  bool told(const std::set<std::string>& words, const NamedEvent& e) const {
    const Sentence& s = view_.mentions.sentences[e.sentence];
    return std::all_of(words.begin(), words.end(), [&](const std::string& w) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        const std::string one = view_.lexicon.singular(lower(view_.text(t)));
        if (one == w || (w.size() >= 5 && one.starts_with(w.substr(0, 5)))) return true;
      }
      return false;
    });
  }
  bool several(const NamedEvent& e) const {
    const Sentence& s = view_.mentions.sentences[e.sentence];
    return view_.any(e.token > s.first + 6 ? e.token - 6 : s.first, std::min(s.last, e.token + 3), many_);
  }

  // Near each other, or one day of two years; two rounds fall on one weekday.
  static bool slip(const Time& a, const Time& b, bool of) {
    if (a.granularity != b.granularity || a.range || b.range) return false;
    const Day x = a.readings.front().days.begin, y = b.readings.front().days.begin;
    const CivilDate p = to_civil(x), q = to_civil(y);
    if (a.granularity == Granularity::year) return !of && std::abs(p.year - q.year) <= 3;
    if (a.granularity != Granularity::day && a.granularity != Granularity::month) return false;
    if (a.granularity == Granularity::day && (x - y) % 7 == 0) return false;
    return std::abs(x - y) <= (a.granularity == Granularity::day ? kSlip : 62) || (p.month == q.month && p.day == q.day && std::abs(p.year - q.year) <= 3);
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const EventNames& names_;
  const GroupId definite_ = group("order-definite"), his_ = group("ev-his"), many_ = group("ev-many"), often_ = group("kind-often"), no_event_ = group("repeat-no-event");
};

}  // namespace

void add_named_again(FactMaker& maker, const EventReader& events, const EventNames& names, std::set<std::uint32_t>& dated_again) {
  NamedAgain(maker, events, names).run(dated_again);
}

}  // namespace claimcheck
