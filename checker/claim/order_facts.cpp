// Orders told by words between two dated events: within a sentence ("was dismissed on 20 April because of the riots of 17 April"),
// from one sentence to the next ("In response, on 9 April …", "That followed a meeting on 11 April"), and by the phases of
// one thing ("arrived on 19 April and left on 22 April").
#include <algorithm>
#include <optional>

#include "checker/claim/event_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kClause = 14;  // tokens from a connective to the date of its event

class Orders {
 public:
  Orders(FactMaker& maker, const EventReader& events)
      : maker_(maker), view_(maker.view), events_(events) {}

  void run() {
    const auto& verbs = events_.verbs();
    for (std::size_t i = 0; i < verbs.size();) {
      std::size_t k = i;
      while (k < verbs.size() && verbs[k].sentence == verbs[i].sentence) ++k;
      sentence({verbs.data() + i, k - i});
      i = k;
    }
    // Sentences whose date has no verb of its own: "That followed a meeting of 11 April".
    std::uint32_t last = kNone;
    for (const Mention& m : view_.mentions.mentions) {
      if (m.kind != MentionKind::date || m.sentence == last || m.sentence >= view_.mentions.sentences.size()) continue;
      last = m.sentence;
      if (readable(view_.mentions.sentences[last])) told_of_before(last);
    }
  }

 private:
  using Verbs = std::span<const DatedVerb>;

  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is(std::uint32_t t, GroupId g) const { return view_.is(t, g); }
  std::uint32_t date_token(std::uint32_t mention) const { return view_.mentions.token_at(view_.mention(mention).span.begin); }
  std::uint32_t date_end(std::uint32_t mention) const { return view_.mentions.token_at(view_.mention(mention).span.end - 1) + 1; }
  static bool happened(const DatedVerb& v) {
    return !v.loose && (v.verb.form == VerbForm::past || v.verb.form == VerbForm::pluperfect || v.verb.form == VerbForm::perfect || (v.fronted && v.verb.form == VerbForm::was));
  }
  bool coarse(std::uint32_t mention) const {
    const Granularity g = view_.mention(mention).time()->granularity;
    return g != Granularity::day && g != Granularity::week && g != Granularity::month && g != Granularity::year;
  }

  // "Rose in January after a fall in December": without a year, the December before.
  bool turns_the_year(std::uint32_t earlier, std::uint32_t later) const {
    const Time &a = *view_.mention(earlier).time(), &b = *view_.mention(later).time();
    if (a.written.year != 0 || b.written.year != 0 || a.written.month == 0 || b.written.month == 0) return false;
    return a.written.month > b.written.month + 6 || to_civil(a.readings.front().days.begin).year != to_civil(b.readings.front().days.begin).year;
  }

  // "Arrived on the Monday and left on the Wednesday": of a week that nobody has named.
  bool weekday_only(std::uint32_t mention) const {
    const Time& t = *view_.mention(mention).time();
    return t.written.weekday != 0 && t.written.day == 0 && t.written.month == 0 && t.written.year == 0;
  }

  void add(std::uint32_t earlier, std::uint32_t later, std::uint32_t word, std::uint32_t length) {
    if (earlier == later || weekday_only(earlier) || weekday_only(later) || coarse(earlier) || coarse(later) || turns_the_year(earlier, later)) return;
    const Mention &a = view_.mention(earlier), &b = view_.mention(later);
    const Span said{view_.mentions.tokens[word].begin, view_.mentions.tokens[word + length - 1].end};
    const Span whole{std::min({a.span.begin, b.span.begin, said.begin}), std::max({a.span.end, b.span.end, said.end})};
    maker_.add("sequence", whole,
               {{"earlier", date_field(a)}, {"later", date_field(b)}, {"word", {std::string(said.in(view_.document.text)), said}}}, true);
  }

  void sentence(Verbs verbs) {
    const std::uint32_t index = verbs.front().sentence;
    const Sentence& s = view_.mentions.sentences[index];
    const auto dates = events_.dates_of(index);
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (const std::uint32_t n = view_.lexicon.match(after_, view_.mentions.tokens, t, s.last)) {
        connective(s, index, t, n, true, verbs, dates);
        t += n - 1;
      } else if (const std::uint32_t m = view_.lexicon.match(before_, view_.mentions.tokens, t, s.last)) {
        connective(s, index, t, m, false, verbs, dates);
        t += m - 1;
      }
    }
    phases(s, verbs);
    from_before(s, index, verbs);
  }

  // The date of the event behind "after", "because of": in a clause of its own or in a noun phrase.
  std::optional<std::uint32_t> event_behind(const Sentence& s, std::uint32_t index, std::uint32_t from, const std::vector<DateTokens>& dates, Verbs verbs) const {
    for (const DateTokens& d : dates) {
      if (d.first < from) continue;
      if (d.lead - from > kClause || d.lead < from) return std::nullopt;
      if (d.last < s.last && (view_.text(d.last) == "and" || view_.text(d.last) == "or") && view_.mention(d.mention).time()->written.year == 0) return std::nullopt;  // "July and August 2024"
      for (std::uint32_t k = from; k < d.lead; ++k) {
        if (view_.is_mark(k, ',') || view_.is_mark(k, ';') || is(k, parts_)) return std::nullopt;
      }
      const auto v = std::find_if(verbs.begin(), verbs.end(), [&](const DatedVerb& x) { return x.date == d.mention && x.verb.first >= from; });
      if (v != verbs.end()) {
        const bool gerund = v->verb.form == VerbForm::unreal && v->verb.bare && !is(v->verb.main, plan_);
        return happened(*v) || gerund ? std::optional(d.mention) : std::nullopt;
      }
      if (d.lead == d.first) return std::nullopt;
      for (const VerbGroup& g : events_.reader().read(view_, index)) {
        if (g.first >= from && g.last <= d.lead) return std::nullopt;
      }
      return is(d.lead, dates_) ? std::optional(d.mention) : std::nullopt;
    }
    return std::nullopt;
  }

  void connective(const Sentence& s, std::uint32_t index, std::uint32_t at, std::uint32_t length, bool after, Verbs verbs, const std::vector<DateTokens>& dates) {
    // "A week after", "the day before": a distance, which the phrases read.
    if (at > s.first && (view_.mentions.tokens[at - 1].kind == TokenKind::word)) {
      for (const Mention& m : near(at)) {
        if (m.kind == MentionKind::duration || m.kind == MentionKind::date) {
          if (m.kind == MentionKind::duration && view_.mentions.token_at(m.span.end - 1) + 1 == at) return;
        }
      }
    }
    const auto event = event_behind(s, index, at + length, dates, verbs);
    if (!event) return;
    const std::uint32_t event_end = date_end(*event);
    const bool opens = at == s.first || view_.is_mark(at - 1, ';') || view_.text(at - 1) == "only" || is(at - 1, soon_) || view_.text(at - 1) == "and" || view_.text(at - 1) == "But" || view_.text(at - 1) == "but";
    const DatedVerb* main = nullptr;
    for (const DatedVerb& v : verbs) {
      // "After the strike of 20 April the company offered talks on 17 April": the offer, or the talks after it.
      const bool ahead = after && v.loose && is(v.verb.main, ahead_) && v.verb.form == VerbForm::past;
      if ((!happened(v) && !ahead) || v.date == *event) continue;
      const std::uint32_t first = date_token(v.date), last = date_end(v.date);
      if (opens && first >= event_end && v.verb.first >= event_end) {
        bool aside = false;  // "which were severed in 1961"
        for (std::uint32_t k = event_end; k < v.verb.first; ++k) aside = aside || is(k, relative_);
        if (aside) continue;
        main = &v;
        break;
      }
      if (!opens && last <= at && at - last <= 1 && v.verb.last <= at) main = &v;             // "on 20 April because of …"
      if (!opens && v.fronted && v.verb.last <= at && at - v.verb.last <= 2 && last <= at && view_.mentions.tokens[at - 1].kind == TokenKind::word) main = &v;  // "on 20 April he was dismissed because of …"
    }
    if (main == nullptr || (after && opens && main->verb.form == VerbForm::pluperfect)) return;
    after ? add(*event, main->date, at, length) : add(main->date, *event, at, length);
  }

  // Mentions that end at or shortly before a token.
  std::vector<Mention> near(std::uint32_t token) const {
    std::vector<Mention> out;
    const std::uint32_t offset = view_.mentions.tokens[token].begin;
    const auto& all = view_.mentions.mentions;
    auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < offset; });
    for (int n = 0; at != all.begin() && n < 3; ++n) out.push_back(*--at);
    return out;
  }

  // "Arrived on 19 April and left on 22 April": the phases of one thing, with one subject.
  void phases(const Sentence& s, Verbs verbs) {
    for (std::size_t i = 1; i < verbs.size(); ++i) {
      const DatedVerb &a = verbs[i - 1], &b = verbs[i];
      if (!happened(a) || !happened(b) || a.fronted != b.fronted || a.date == b.date || a.verb.first >= b.verb.first) continue;
      // "Was signed on 11 February and had been passed on 5 February".
      const bool earlier = b.verb.form == VerbForm::pluperfect && a.verb.form == VerbForm::past;
      if (!earlier && !one_after_other(a, b)) continue;
      std::uint32_t k = date_end(a.date);
      if (a.fronted) continue;
      const std::uint32_t joint = k;
      while (k < b.verb.first && (view_.is_mark(k, ',') || is(k, joint_))) ++k;
      if (k != b.verb.first || k == joint) continue;
      earlier ? add(b.date, a.date, b.verb.main, 1) : add(a.date, b.date, b.verb.main, 1);
    }
    (void)s;
  }

  // Two verbs of one row of phases ("begin:1", "begin:2"), the first before the second.
  bool one_after_other(const DatedVerb& a, const DatedVerb& b) const {
    const auto x = phases_of(a), y = phases_of(b);
    for (std::string_view p : x) {
      for (std::string_view q : y) {
        const auto i = p.find(':'), k = q.find(':');
        if (i != std::string_view::npos && k != std::string_view::npos && p.substr(0, i) == q.substr(0, k) && p.substr(i) < q.substr(k)) return true;
      }
    }
    return false;
  }
  std::vector<std::string_view> phases_of(const DatedVerb& v) const {
    const Sentence& s = view_.mentions.sentences[v.sentence];
    std::string_view value = view_.lexicon.lookup(phase_, view_.mentions.tokens, v.verb.main, s.last).value;
    std::vector<std::string_view> out;
    while (!value.empty()) {
      const auto space = value.find(' ');
      out.push_back(value.substr(0, space));
      value = space == std::string_view::npos ? std::string_view() : value.substr(space + 1);
    }
    return out;
  }

  // What the sentence before told last, in the same paragraph.
  const DatedVerb* last_before(std::uint32_t index) const {
    if (index == 0 || view_.mentions.sentences[index - 1].block != view_.mentions.sentences[index].block) return nullptr;
    const auto& all = events_.verbs();
    auto at = std::partition_point(all.begin(), all.end(), [&](const DatedVerb& v) { return v.sentence < index; });
    while (at != all.begin() && std::prev(at)->sentence + 1 == index) {
      --at;
      if (happened(*at) && at->verb.form != VerbForm::pluperfect) return &*at;
    }
    return nullptr;
  }

  // "In response, on 9 April …", "The president subsequently signed it on …", "Earlier, on 15 February, …".
  void from_before(const Sentence& s, std::uint32_t index, Verbs verbs) {
    const DatedVerb* told = last_before(index);
    if (told == nullptr) return;
    const DatedVerb& now = verbs.front();
    if (!happened(now)) return;
    const std::uint32_t then = view_.lexicon.match(then_, view_.mentions.tokens, s.first, s.last);
    const std::uint32_t earlier = view_.lexicon.match(earlier_, view_.mentions.tokens, s.first, s.last);
    if (then > 0 && s.first + then < s.last && now.verb.form != VerbForm::pluperfect && stands_alone(s.first + then, now)) {
      add(told->date, now.date, s.first, then);
    } else if (earlier > 0 && s.first + earlier < s.last && view_.is_mark(s.first + earlier, ',')) {
      add(now.date, told->date, s.first, earlier);
    } else if (now.verb.form == VerbForm::pluperfect) {
      // "The treaty was ratified on 2 May. It had been signed on 8 March": what had been done is the earlier.
      if (told->verb.form == VerbForm::past && is(s.first, this_) && now.verb.first == s.first + 1 && !thereupon(now)) add(now.date, told->date, now.verb.first, 1);
    } else {
      for (std::uint32_t t = now.verb.first > s.first + 3 ? now.verb.first - 3 : s.first; t < now.verb.last; ++t) {
        if (is(t, medial_)) {
          add(told->date, now.date, t, 1);
          break;
        }
      }
      if (one_after_other(*told, now) && is(s.first, this_) && now.verb.first - s.first <= 3) add(told->date, now.date, now.verb.main, 1);
    }
  }

  // "He had then changed his mind": what had been done is the later.
  bool thereupon(const DatedVerb& now) const {
    return view_.any(now.verb.first, now.verb.last, thereupon_);
  }

  // "Later," "Then the court", not "Then in office for two years".
  bool stands_alone(std::uint32_t next, const DatedVerb& now) const {
    return view_.is_mark(next, ',') || next + 1 >= date_token(now.date) || (now.verb.first > next && now.verb.first - next < 12 && view_.text(next) != "to" && view_.text(next) != "for" && view_.text(next) != "of" && view_.text(next) != "than");
  }

  // "That followed a meeting in Doha on 11 April", "This led to the arrests of 3 May"; "within 48 hours, on 5 April".
  void told_of_before(std::uint32_t index) {
    const Sentence& s = view_.mentions.sentences[index];
    const DatedVerb* told = last_before(index);
    if (told == nullptr) return;
    const auto dates = events_.dates_of(index);
    if (dates.empty()) return;
    within(s, index, *told, dates);
    // "The coup was followed on 6 February by a strike".
    for (std::uint32_t t = s.first + 1; t + 2 < s.last && t - s.first < 5 && (view_.text(s.first) == "The" || view_.text(s.first) == "This" || view_.text(s.first) == "That"); ++t) {
      const std::uint32_t n = view_.lexicon.match(followed_, view_.mentions.tokens, t, s.last);
      if (n == 0 || dates.front().lead != t + n || dates.front().lead == dates.front().first || dates.size() != 1) continue;
      add(told->date, dates.front().mention, t, n);
      return;
    }
    if (!is(s.first, this_) || is(s.first, he_)) return;
    for (std::uint32_t t = s.first + 1; t < s.last && t - s.first < 5; ++t) {
      const std::uint32_t after = view_.lexicon.match(came_after_, view_.mentions.tokens, t, s.last), before = view_.lexicon.match(came_before_, view_.mentions.tokens, t, s.last);
      if ((after == 0 && before == 0) || view_.text(t - 1) == "was" || view_.text(t - 1) == "were") continue;  // "was succeeded by"
      const auto event = event_behind(s, index, t + std::max(after, before), dates, {});
      if (!event) return;
      if (view_.text(t + after - (after > 0 ? 1 : 0)) == "by" && after > 0) return;
      after > before ? add(*event, told->date, t, after) : add(told->date, *event, t, before);
      return;
    }
  }

  void within(const Sentence& s, std::uint32_t index, const DatedVerb& told, const std::vector<DateTokens>& dates) {
    const std::uint32_t n = view_.lexicon.match(within_, view_.mentions.tokens, s.first, s.last);
    if (n == 0 || s.first + n >= s.last) return;
    (void)index;
    for (const Mention& m : view_.mentions.mentions.empty() ? std::span<const Mention>() : mentions_of(s)) {
      if (m.kind != MentionKind::duration || view_.mentions.token_at(m.span.begin) != s.first + n) continue;
      const Figure& f = m.time()->length;
      const std::uint32_t last = view_.mentions.token_at(m.span.end - 1) + 1;
      const DateTokens& d = dates.front();
      if (last >= s.last || !view_.is_mark(last, ',') || d.first - last > 2 || !f.value.is_whole() || f.upper) return;
      const std::int64_t value = f.value.numerator();
      const std::int64_t most = f.unit == "hour" ? (value + 23) / 24 : f.unit == "day" ? value : f.unit == "week" ? 7 * value : f.unit == "month" ? 31 * value : 0;
      if (most <= 0 || most > 4000) return;
      const Mention &a = view_.mention(told.date), &b = view_.mention(d.mention);
      maker_.add("within", {m.span.begin, b.span.end},
                 {{"start", date_field(a)}, {"end", date_field(b)}, {"most", figure_field(Exact(most), m.span)}, {"told", {std::string(m.span.in(view_.document.text)), m.span}}}, true);
      return;
    }
  }

  std::span<const Mention> mentions_of(const Sentence& s) const {
    return view_.mentions_in(s.span);
  }

  FactMaker& maker_;
  const View& view_;
  const EventReader& events_;
  const GroupId ahead_ = group("ev-ahead"), after_ = group("order-after"), before_ = group("order-before"),
                then_ = group("order-then"), earlier_ = group("order-earlier"), medial_ = group("order-medial"),
                came_after_ = group("came-after"), came_before_ = group("came-before"), this_ = group("order-this"),
                phase_ = group("order-phase"), plan_ = group("ev-plan"), within_ = group("order-within"),
                relative_ = group("list-relative"), he_ = group("people-pronoun"), soon_ = group("order-soon"),
                parts_ = group("order-parts"), dates_ = group("order-dates"), joint_ = group("order-joint"),
                thereupon_ = group("order-thereupon"), followed_ = group("followed-on");
};

}  // namespace

void add_order_facts(FactMaker& maker, const EventReader& events) { Orders(maker, events).run(); }

}  // namespace claimcheck
