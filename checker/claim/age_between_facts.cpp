// Ages told as a stretch of years: "in her early sixties", "not yet 40", "well past 70", each with its person and time.
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr int kOldest = 120;

class AgesBetween {
 public:
  AgesBetween(FactMaker& maker, const EventReader& events, const People& people)
      : maker_(maker), view_(maker.view), events_(events), people_(people) {}

  void run() {
    for (const std::uint32_t t : view_.places(his_)) {
      if (t == 0 || !is(t, his_) || view_.text(t - 1) != "in") continue;
      const std::uint32_t i = view_.mentions.sentence_of_token(t);
      const Sentence& s = view_.mentions.sentences[i];
      if (t > s.first && readable(s) && view_.document.blocks[s.block].kind != BlockKind::table_cell) decade(s, i, t);
    }
    for (const Mention& m : view_.mentions.mentions) {
      const Figure* f = m.figure();
      if (m.kind == MentionKind::number && f != nullptr && !f->upper && f->value.is_whole() && f->value > Exact(14) && f->value < Exact(105) && m.sentence < view_.mentions.sentences.size()) bound(m, *f);
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }

  // "In his (early) sixties".
  void decade(const Sentence& s, std::uint32_t sentence, std::uint32_t his) {
    std::uint32_t t = his + 1;
    int low = 0, high = 9;
    if (t < s.last && is(t, early_)) high = 5, ++t;
    else if (t < s.last && is(t, mid_)) low = 2, high = 8, ++t;
    else if (t < s.last && is(t, late_)) low = 5, ++t;
    if (t < s.last && view_.is_mark(t, '-')) ++t;
    if (t >= s.last) return;
    const auto value = Exact::parse(view_.lexicon.value_of(decade_, view_.mentions.tokens[t].word));
    if (!value) return;
    const auto first = static_cast<int>(value->numerator());
    add(sentence, his - 1, t + 1, first + low, first + high);
  }

  // "Was not yet 40", "is still under 30", "is well past 70".
  void bound(const Mention& m, const Figure& f) {
    const Sentence& s = view_.mentions.sentences[m.sentence];
    std::uint32_t t = view_.mentions.token_at(m.span.begin);  // behind the word that bounds it, which may be part of the figure
    const std::uint32_t last = view_.mentions.token_at(m.span.end - 1) + 1;
    if (!readable(s) || t < s.first + 3) return;
    const bool ends = last >= s.last || view_.mentions.tokens[last].kind == TokenKind::mark || view_.text(last) == "when" || view_.text(last) == "and" || view_.text(last) == "at" || view_.text(last) == "years";
    if (!ends) return;
    const auto value = static_cast<int>(f.value.numerator());
    if (is(t, under_) || is(t, past_)) ++t;
    if (is(t - 1, not_yet_) && view_.text(t - 2) == "not" && is(t - 3, was_)) add(m.sentence, t - 2, last, 0, value - 1);
    else if (is(t - 1, under_) && is(t - 2, still_) && is(t - 3, was_)) add(m.sentence, t - 1, last, 0, value - 1);
    else if (is(t - 1, past_) && is(t - 2, still_) && is(t - 3, was_)) add(m.sentence, t - 1, last, value, kOldest);
  }

  void add(std::uint32_t sentence, std::uint32_t first, std::uint32_t last, int low, int high) {
    const Sentence& s = view_.mentions.sentences[sentence];
    std::uint32_t person = people_.beside(first, sentence, false);
    if (person == kNone) person = people_.who(first, sentence);
    if (person == kNone && first == s.first && is(first + 1, his_)) person = people_.known_before(first, sentence);
    if (person == kNone) return;
    auto when = time_of(s, sentence, first, last);
    if (!when) return;
    const Span told{view_.mentions.tokens[first].begin, view_.mentions.tokens[last - 1].end};
    maker_.add("age_between", told,
               {{"person", key_field(view_.mentions.actors[person].key, told)},
                {"low", figure_field(Exact(low), told)},
                {"high", figure_field(Exact(high), told)},
                {"when", std::move(*when)},
                {"told", {std::string(told.in(view_.document.text)), told}}},
               true);
  }

  // The only date of the sentence that is no birth's, or today where the present is told.
  std::optional<Field> time_of(const Sentence& s, std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
    std::optional<std::uint32_t> told;
    for (const DateTokens& d : events_.dates_of(sentence)) {
      bool birth = false;
      for (std::uint32_t k = d.first; k > s.first && d.first - k < 9; --k) birth = birth || view_.text(k - 1) == "born" || view_.text(k - 1) == "Born" || (view_.text(k - 1) == "b" && k >= 2 && view_.is_mark(k - 2, '('));
      if (birth) continue;
      if (told || (d.lead < d.first && (view_.text(d.lead) == "since" || view_.text(d.lead) == "from"))) return std::nullopt;
      told = d.mention;
    }
    bool now = (last < s.last && is(last, now_)) || (first > s.first && is(first - 1, now_));
    for (std::uint32_t k = first; k > s.first && first - k < 5 && !now; --k) now = view_.text(k - 1) == "is" || is(k - 1, now_);
    if (told && !now) return date_field(view_.mention(*told));
    const auto& issue = view_.document.issue.date;
    if (!now || !issue) return std::nullopt;
    return Field{When{{{{issue->value, issue->value + 1}, iso(issue->value), kDistant, false}}, Granularity::day, Origin::explicit_, true, {}}, issue->text};
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const People& people_;
  const GroupId his_ = group("people-his"), early_ = group("age-early"), mid_ = group("age-mid"), late_ = group("age-late"), decade_ = group("age-decade"),
                not_yet_ = group("age-not-yet"), under_ = group("age-under"), still_ = group("age-still"), past_ = group("age-past"), was_ = group("age-was"),
                now_ = group("age-now");
};

}  // namespace

void add_age_between_facts(FactMaker& maker, const EventReader& events, const People& people) { AgesBetween(maker, events, people).run(); }

}  // namespace claimcheck
