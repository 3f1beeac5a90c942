// Means against what they are the means of: a total and the number of things that it is spread over ("45 vehicles, 6.4 per
// battalion"), or the figures of a list ("9, 11, 12 and 20 days, the median being 11.5 days").
#include <algorithm>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kApart = 14;        // tokens between a total and its mean
constexpr std::uint32_t kBlocksBack = 2;    // paragraphs in which the number of things is looked for
constexpr std::uint32_t kBytesBack = 4000;   // and how far at most
constexpr std::size_t kMostCounts = 12;     // numbers of one thing that are tried
constexpr std::uint32_t kWordBefore = 14;   // tokens between the word for a mean and a list in brackets
constexpr std::uint32_t kOpens = 4;         // tokens between the colon and the list that it opens ("their ages are")
constexpr std::uint32_t kListReach = 24;    // tokens between a list and the word for its mean

class Means {
 public:
  explicit Means(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), per_(group("mean-per")), average_(group("mean-of-list")),
        median_(group("median-word")), link_(group("mean-link")), of_list_(group("mean-of-list")) {}

  void run() {
    for (std::uint32_t i = 0; i < view_.mentions.mentions.size(); ++i) {
      const Mention& m = view_.mention(i);
      if (m.figure() != nullptr && !m.figure()->upper && !m.figure()->age && m.span.size() > 0) per_thing(m);
    }
    for (const Sentence& s : view_.mentions.sentences) lists(s);
    lists_with_units();
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  std::uint32_t match(GroupId g, std::uint32_t t, std::uint32_t end) const { return view_.lexicon.match(g, tokens_, t, end); }
  std::uint32_t first_token(const Mention& m) const { return view_.mentions.token_at(m.span.begin); }
  std::uint32_t end_token(const Mention& m) const { return view_.mentions.token_at(m.span.end - 1) + 1; }

  // --- A total and so much per thing

  // "per battalion", "for each battalion", "a head": the thing, in the singular; and where its words end.
  std::optional<std::string> thing_behind(std::uint32_t t, const Sentence& s) const {
    const std::uint32_t per = match(per_, t, s.last);
    if (per == 0) return std::nullopt;
    std::string noun;
    for (std::uint32_t k = t + per; k < s.last && k < t + per + 3 && tokens_[k].kind == TokenKind::word; ++k) {
      if (view_.lexicon.is(tokens_[k].word, view_.classes.np_break)) break;
      noun = view_.lexicon.singular(lower(view_.text(k)));
      if (!counts_of(noun, s.block, tokens_[t].begin).empty()) return noun;
    }
    return std::nullopt;
  }

  // "A battalion thus has 650 soldiers on average".
  std::optional<std::string> thing_before(const Mention& mean, std::uint32_t first, std::uint32_t last, const Sentence& s) const {
    if (!view_.has(average_, last, std::min(s.last, last + 3)) && !view_.has(average_, first > s.first + 4 ? first - 4 : s.first, first)) return std::nullopt;
    for (std::uint32_t t = first; t-- > s.first && first - t < 8 && tokens_[t].kind == TokenKind::word;) {
      const std::string_view w = view_.text(t);
      if (w != "a" && w != "an" && w != "each" && w != "every" && w != "Each" && w != "Every" && w != "A") continue;
      const std::string noun = view_.lexicon.singular(lower(view_.text(t + 1)));
      if (t + 1 < first && !counts_of(noun, s.block, mean.span.begin).empty()) return noun;
    }
    return std::nullopt;
  }

  // "An average of 37 families each": the things are those that the sentence starts with.
  bool each_behind(std::uint32_t t, const Sentence& s) const {
    return view_.text(t) == "each" && (t + 1 >= s.last || tokens_[t + 1].kind == TokenKind::mark) && view_.has(average_, t > 6 ? t - 6 : 0, t);
  }
  std::vector<const Mention*> counts_before(const Mention& total, const Sentence& s) const {
    std::vector<const Mention*> out;
    for (const Mention* m = &total; m != view_.mentions.mentions.data();) {
      --m;
      if (m->span.begin < s.span.begin) break;
      const Figure* f = m->figure();
      if (f != nullptr && m->kind == MentionKind::quantity && f->dimension == "count" && !f->noun.empty() && f->value > Exact(1) && f->hedge == Hedge::none) out.push_back(m);
    }
    return out;
  }

  // All numbers of that thing in this paragraph and those before it.
  std::vector<const Mention*> counts_of(const std::string& noun, std::uint32_t block, std::uint32_t near) const {
    std::vector<const Mention*> out;
    const auto& all = view_.mentions.mentions;
    const std::uint32_t from = block > kBlocksBack ? block - kBlocksBack : 0;
    const std::uint32_t begin = std::max(view_.document.blocks[from].span.begin, near > kBytesBack ? near - kBytesBack : 0);
    const std::uint32_t end = std::min(view_.document.blocks[block].span.end, near + kBytesBack / 4);
    auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < begin; });
    for (; at != all.end() && at->span.begin < end && out.size() < kMostCounts; ++at) {
      const Figure* f = at->figure();
      if (f != nullptr && at->kind == MentionKind::quantity && f->noun == noun && f->value > Exact(1) && f->hedge != Hedge::vague) out.push_back(&*at);
    }
    return out;
  }

  void per_thing(const Mention& mean) {
    const Sentence& s = view_.mentions.sentences[mean.sentence];
    const std::uint32_t first = first_token(mean), last = end_token(mean);
    if (first < s.first + 2 || last >= s.last) return;
    auto noun = thing_behind(last, s);
    if (!noun) noun = thing_before(mean, first, last, s);
    if (!noun && each_behind(last, s)) noun = "";
    if (!noun) return;
    const Mention* total = total_before(mean, s, first, *noun);
    if (total == nullptr) return;
    const auto counts = noun->empty() ? counts_before(*total, s) : counts_of(*noun, s.block, mean.span.begin);
    const Mention* nearest = nullptr;
    for (const Mention* count : counts) {
      if (count == total || count == &mean) continue;
      if (nearest == nullptr || distance(*count, mean) < distance(*nearest, mean)) nearest = count;
    }
    // Any number of the thing that fits is the one that was meant.
    for (const Mention* count : counts) {
      if (count == total || count == &mean) continue;
      const Interval spread = total->figure()->reading.rounded / count->figure()->reading.rounded;
      if (can_be_equal(spread, mean.figure()->reading.rounded)) nearest = count;
    }
    if (nearest == nullptr) return;
    maker_.add("mean_per", total->span.cover(mean.span),
               {{"total", {placed(*total), total->span}}, {"count", {placed(*nearest), nearest->span}}, {"mean", {placed(mean), mean.span}},
                {"thing", key_field(*noun, mean.span)}}, true);
  }

  static std::uint32_t distance(const Mention& a, const Mention& b) {
    return a.span.begin < b.span.begin ? b.span.begin - a.span.begin : a.span.begin - b.span.begin;
  }

  // The figure that the mean spreads: the nearest one of its kind before it in the sentence, tied by a word ("or", "an average of") or
  // only a comma. The number of the things themselves is passed over.
  const Mention* total_before(const Mention& mean, const Sentence& s, std::uint32_t first, const std::string& noun) const {
    const auto& all = view_.mentions.mentions;
    for (auto at = all.begin() + (&mean - all.data()); at != all.begin();) {
      --at;
      if (at->span.begin < s.span.begin) break;
      const Figure* f = at->figure();
      if (f == nullptr || at->span.end > mean.span.begin || at->kind == MentionKind::ordinal || at->kind == MentionKind::percent) continue;
      if (f->noun == noun && !noun.empty()) continue;
      const std::uint32_t from = end_token(*at);
      const bool alike = (at->kind == MentionKind::money) == (mean.kind == MentionKind::money) &&
                         (mean.kind != MentionKind::money || f->unit == mean.figure()->unit) && (mean.figure()->dimension.empty() || f->dimension == mean.figure()->dimension) &&
                         (mean.kind == MentionKind::money || mean.figure()->noun.empty() || f->noun == mean.figure()->noun || mean.figure()->noun == noun);
      if (!alike || f->upper || f->value <= mean.figure()->value || from + kApart < first) return nullptr;
      return view_.has(link_, from, first) || from + 1 == first ? &*at : nullptr;
    }
    return total_told_before(mean, s);
  }

  // "… carried out 1,260 patrols. This gives an average of 90 patrols per team": the same noun or currency in the sentence before.
  const Mention* total_told_before(const Mention& mean, const Sentence& s) const {
    const Figure& own = *mean.figure();
    if (mean.sentence == 0 || (own.noun.empty() && mean.kind != MentionKind::money)) return nullptr;
    const Sentence& before = view_.mentions.sentences[mean.sentence - 1];
    if (before.block != s.block || !view_.has(average_, s.first, first_token(mean))) return nullptr;
    for (const Mention* m = &mean; m != view_.mentions.mentions.data();) {
      --m;
      if (m->span.begin < before.span.begin) break;
      const Figure* f = m->figure();
      if (f == nullptr || m->sentence == mean.sentence || f->upper || m->kind != mean.kind || !(f->value > own.value)) continue;
      if (mean.kind == MentionKind::money ? f->unit == own.unit : f->noun == own.noun) return m;
    }
    return nullptr;
  }

  // --- The mean or median of a list

  struct List {
    std::vector<Exact> values;
    std::uint32_t first = 0, last = 0;
    int places = 0;
  };

  std::optional<List> list_at(std::uint32_t t, std::uint32_t end) const {
    List list;
    list.first = t;
    bool last_seen = false;
    for (; t < end && !last_seen; ) {
      if (tokens_[t].kind != TokenKind::number) return std::nullopt;
      std::string digits;
      for (const char c : view_.text(t)) if (c != ',') digits += c;
      const auto value = Exact::parse(digits);
      if (!value) return std::nullopt;
      list.values.push_back(*value);
      list.last = ++t;
      if (t < end && (view_.is_mark(t, '%') || view_.text(t) == "°")) ++t;
      const bool comma = t < end && view_.is_mark(t, ',');
      if (comma) ++t;
      if (t < end && (view_.text(t) == "and" || view_.text(t) == "or")) {
        if (t + 1 >= end || tokens_[t + 1].kind != TokenKind::number) return std::nullopt;
        ++t;
        std::string other;
        for (const char c : view_.text(t)) if (c != ',') other += c;
        const auto next = Exact::parse(other);
        if (!next) return std::nullopt;
        list.values.push_back(*next);
        list.last = t + 1;
        last_seen = true;
      } else if (!comma && list.first > 0 && view_.is_mark(list.first - 1, '(') && t < end && view_.is_mark(t, ')')) {
        last_seen = true;  // "(2, 3, 5, 8)"
      } else if (!comma) {
        return std::nullopt;
      }
    }
    return last_seen && list.values.size() >= 3 && !are_years(list) ? std::optional(std::move(list)) : std::nullopt;
  }

  // "In 2018, 2019 and 2020".
  bool are_years(const List& list) const {
    return std::all_of(list.values.begin(), list.values.end(), [](Exact v) { return v >= Exact(1800) && v <= Exact(2100); }) &&
           view_.text(list.first).size() == 4;
  }

  // "€40 million, €46 million and €52 million": each with its own unit.
  void lists_with_units() {
    const auto& all = view_.mentions.mentions;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!is_item(all[i])) continue;
      List list;
      std::size_t k = i;
      for (; k < all.size() && (k == i || goes_on(all[i], all[k - 1], all[k])); ++k) list.values.push_back(all[k].figure()->value);
      if (list.values.size() < 3) continue;
      list.first = first_token(all[i]);
      list.last = end_token(all[k - 1]);
      means_of(list, list_reach(all[i].sentence, list.last));
      i = k - 1;
    }
  }
  bool is_item(const Mention& m) const {
    const Figure* f = m.figure();
    return f != nullptr && !m.nested && !f->upper && !f->age && f->hedge == Hedge::none && (m.kind == MentionKind::money || (m.kind == MentionKind::quantity && !f->unit.empty()));
  }
  bool goes_on(const Mention& first, const Mention& before, const Mention& m) const {
    if (!is_item(m) || m.kind != first.kind || m.figure()->unit != first.figure()->unit || m.sentence != first.sentence) return false;
    const std::uint32_t from = end_token(before), to = first_token(m);
    if (to <= from || to - from > 2) return false;
    for (std::uint32_t t = from; t < to; ++t) if (!view_.is_mark(t, ',') && view_.text(t) != "and") return false;
    return true;
  }

  // How far behind a list its mean is looked for: into the next sentence of the paragraph.
  std::uint32_t list_reach(std::uint32_t sentence, std::uint32_t last) const {
    const auto& sentences = view_.mentions.sentences;
    std::uint32_t to = sentences[sentence].last;
    if (sentence + 1 < sentences.size() && sentences[sentence + 1].block == sentences[sentence].block) to = sentences[sentence + 1].last;
    return std::min(to, last + kListReach);
  }

  void lists(const Sentence& s) {
    for (std::uint32_t t = s.first; t + 5 < s.last; ++t) {
      if (tokens_[t].kind != TokenKind::number || !view_.is_mark(t + 1, ',') || tokens_[t + 2].kind != TokenKind::number) continue;
      const auto list = list_at(t, s.last);
      if (!list) {
        while (t + 2 < s.last && view_.is_mark(t + 1, ',') && tokens_[t + 2].kind == TokenKind::number) t += 2;
        continue;
      }
      means_of(*list, list_reach(view_.mentions.sentence_of_token(t), list->last));
      t = list->last;
    }
  }

  // The word for a mean behind a list, and the figure behind that.
  void means_of(const List& list, std::uint32_t end) {
    if (mean_around(list, end)) return;
    for (std::uint32_t t = list.last; t < end; ++t) {
      const bool median = match(median_, t, end) > 0;
      if (!median && match(of_list_, t, end) == 0) continue;
      if (stated_at(list, t + 1, std::min(end, t + 8), median)) return;
      if (stop_between(t + 1, std::min(end, t + 8))) break;
    }
    mean_before(list);
  }

  // "An average of 14 months for the three cases: 9, 13 and 20 months": what the list opens up stands before it.
  void mean_before(const List& list) {
    const Sentence& s = view_.mentions.sentences[view_.mentions.sentence_of_token(list.first)];
    const std::uint32_t begin = std::max(s.first, list.first > kListReach ? list.first - kListReach : 0);
    const auto opens = [&](std::uint32_t t) { return view_.is_mark(t, ':') || view_.is_mark(t, ';') || view_.is_mark(t, '('); };
    std::uint32_t opened = list.first;
    while (opened > begin && list.first - opened < kOpens && !opens(opened - 1)) --opened;
    if (opened == begin || !opens(opened - 1)) return;
    for (std::uint32_t t = begin; t + 1 < opened; ++t) {
      const bool median = match(median_, t, opened) > 0;
      if (!median && match(of_list_, t, opened) == 0) continue;
      for (std::uint32_t k = t + 2; k + 1 < opened && k < t + kOpens + 8; ++k) {
        if (is_told(k - 1) && stated_at(list, k, k + 1, median)) return;
      }
      return;
    }
  }

  // What the figure told stands right behind: "of 14 months", "was 14 days".
  bool is_told(std::uint32_t t) const {
    const std::string_view w = view_.text(t);
    return w == "of" || w == "is" || w == "was" || w == "being" || w == "at" || w == "to";
  }
  bool stop_between(std::uint32_t t, std::uint32_t end) const {
    for (; t < end; ++t) if (view_.is_mark(t, '.') || view_.is_mark(t, ';')) return true;
    return false;
  }

  // The first figure from a token on, before the clause ends: the mean that the text gives.
  bool stated_at(const List& list, std::uint32_t t, std::uint32_t end, bool median) {
    for (; t < end && !stop_between(t, t + 1); ++t) {
      for (const Edge& e : view_.edges(t)) {
        const Mention& m = view_.mention(e.mention);
        const Figure* f = m.figure() != nullptr ? m.figure() : m.kind == MentionKind::duration && m.time() != nullptr ? &m.time()->length : nullptr;
        if (f == nullptr || f->upper || m.kind == MentionKind::ordinal) continue;
        tell(list, m, *f, median);
        return true;
      }
    }
    return false;
  }

  // What "million" makes of the digits before it; 1 where there is no such word.
  Exact scale_of(const Figure& f) const {
    std::string digits;
    if (f.digits.size() > 0) for (const char c : view_.text(view_.mentions.token_at(f.digits.begin))) if (c != ',') digits += c;
    const auto written = Exact::parse(digits);
    return written && !written->is_zero() && f.value / *written >= Exact(1000) ? f.value / *written : Exact(1);
  }

  // "The median age of the seven (41, 44, 48 …) is 57": the word before a list in brackets, the figure behind them.
  bool mean_around(const List& list, std::uint32_t end) {
    if (list.first == 0 || list.last + 3 > end) return false;
    const char close = view_.is_mark(list.first - 1, '(') ? ')' : ',';  // "the average age of the four, who are 38, 44 and 51, is 44"
    std::uint32_t t = list.last;
    while (t < end && t < list.last + 3 && !view_.is_mark(t, close)) ++t;
    if (t + 2 >= end || !view_.is_mark(t, close)) return false;
    const std::uint32_t begin = std::max(view_.mentions.sentences[view_.mentions.sentence_of_token(list.first)].first, list.first > kWordBefore ? list.first - kWordBefore : 0);
    const bool median = view_.has(median_, begin, list.first);
    if (!median && !view_.has(of_list_, begin, list.first)) return false;
    const std::string_view verb = view_.text(t + 1);
    if (verb != "is" && verb != "was" && verb != "being" && verb != "stood" && verb != "came" && verb != "amounted") return false;
    return stated_at(list, t + 2, std::min(end, t + 5), median);
  }

  void tell(const List& list, const Mention& m, const Figure& f, bool median) {
    std::vector<Exact> sorted = list.values;
    std::sort(sorted.begin(), sorted.end(), [](Exact a, Exact b) { return a < b; });
    const std::size_t n = sorted.size();
    // "20, 30 and 40 million": the last of them says what all are counted in.
    for (const Edge& e : view_.edges(list.last - 1)) {
      const Figure* last = view_.mention(e.mention).figure();
      if (last == nullptr || e.bare || list.values.back().is_zero() || last->upper) continue;
      const Exact scale = last->value / list.values.back();
      if (scale >= Exact(1000)) for (Exact& v : sorted) v = v * scale;
    }
    Exact real = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / Exact(2);
    if (!median) {
      real = 0;
      for (const Exact v : sorted) real = real + v;
      real = real / Exact(static_cast<std::int64_t>(n));
    }
    PlacedFigure stated{f.reading, f.value, "", "", f.hedge, m.span, f.digits.empty() ? m.span : f.digits, f.in_words};
    // A mean is rounded to the last digit written, whatever it is.
    const Exact unit = scale_of(f);
    const Exact half = (f.step < unit ? f.step : unit) / Exact(2);
    if (f.hedge == Hedge::none || f.hedge == Hedge::exactly) stated.reading.rounded = Interval::closed(f.value - half, f.value + half);
    const Span items{tokens_[list.first].begin, tokens_[list.last - 1].end};
    maker_.add("listed_mean", items.cover(m.span),
               {{"stated", {std::move(stated), m.span}}, {"real", figure_field(real, items)}, {"items", {std::string(items.in(view_.document.text)), items}},
                {"kind", key_field(median ? "median" : "mean", m.span)}}, true);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  GroupId per_, average_, median_, link_, of_list_;
};

}  // namespace

void add_mean_facts(FactMaker& maker) { Means(maker).run(); }

}  // namespace claimcheck
