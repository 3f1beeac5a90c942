// Means by the figures that there are: "With 3,600 staff in 45 missions, the service has 80 people per mission on average". A word
// says which of the figures is the mean; the larger of the only two others is what is spread, the smaller over how many.
#include <algorithm>
#include <optional>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/means_reckoned.h"
#include "checker/claim/told_figures.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostFigures = 4;
constexpr std::uint32_t kBeside = 4;  // words between a figure and the word that makes it a mean

class MeanReckonings {
 public:
  explicit MeanReckonings(FactMaker& maker) : maker_(maker), view_(maker.view) {}

  void run() {
    for (std::uint32_t s = 0; s < view_.mentions.sentences.size(); ++s) {
      if ((view_.kinds_in(sentence(s)) & bit(SlotKind::series)) == 0 || !is_prose(view_, s)) continue;
      const auto here = told_figures(view_, s, kMostFigures);
      if (here.empty() || here.size() > kMostFigures) continue;
      for (const ToldFigure& mean : here) {
        if (plain(mean) && told_as_mean(mean)) judge(mean, here, s);
      }
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  const Sentence& sentence(std::uint32_t s) const { return view_.mentions.sentences[s]; }
  static bool plain(const ToldFigure& f) {
    return f.plain() && !f.fraction() && f.mention->kind != MentionKind::percent && (f.figure().hedge == Hedge::none || f.figure().hedge == Hedge::exactly);
  }

  // What it is told per, in the singular: "per mission", "a day".
  std::optional<std::string> per(const ToldFigure& f) const {
    const std::uint32_t end = sentence(f.sentence).last;
    if (f.last + 1 >= end || !view_.is(f.last, per_) || view_.mentions.tokens[f.last + 1].kind != TokenKind::word) return std::nullopt;
    return view_.lexicon.singular(lower(view_.text(f.last + 1)));
  }
  bool told_as_mean(const ToldFigure& f) const {
    const Sentence& s = sentence(f.sentence);
    const std::uint32_t from = f.first > s.first + kBeside ? f.first - kBeside : s.first;
    return per(f).has_value() || view_.has(average_, from, f.first) || view_.has(average_, f.last, std::min(s.last, f.last + kBeside + 2));
  }

  // So many things, or so long.
  struct Lots {
    PlacedFigure figure;
    Span span;
    std::string of;  // "mission", "year"
  };

  void judge(const ToldFigure& mean, const std::vector<ToldFigure>& here, std::uint32_t at) {
    std::vector<const ToldFigure*> others;
    for (const ToldFigure& x : here) if (&x != &mean) others.push_back(&x);
    std::vector<Lots> lots;
    note_lengths(at, lots);
    const ToldFigure* total = nullptr;
    if (others.size() == 1 && lots.size() == 1) {
      total = others[0];
    } else if (others.size() == 2 && lots.empty()) {
      const bool first_larger = others[0]->figure().value > others[1]->figure().value;
      const ToldFigure* count = others[first_larger ? 1 : 0];
      total = others[first_larger ? 0 : 1];
      if (!count->counts() || !plain(*count)) return;
      PlacedFigure p = placed(*count->mention);
      lots.push_back({p, count->mention->span, count->figure().noun});
    }
    if (total == nullptr || !plain(*total) || !one_measure(view_, *total, mean) || lots[0].figure.value < Exact(2) || view_.has(apart_, sentence(at))) return;
    const auto thing = per(mean);
    if (thing && *thing != lots[0].of) return;
    const bool averaged = view_.has(average_, sentence(at));
    if (!thing && !averaged) return;
    // "160 buses carried 45 people each": what each has is no mean of another count of the same.
    const Exact real = total->figure().value / lots[0].figure.value, stated = mean.figure().value;
    if (real * Exact(7) > stated * Exact(10) || stated * Exact(7) > real * Exact(10)) return;
    const Exact half = mean.figure().step / Exact(2);
    PlacedFigure told = placed(*mean.mention);
    told.unit = placed(*total->mention).unit;
    told.measure = placed(*total->mention).measure;
    if ((real - stated).abs() <= half) return;
    for (const std::string_view type : {"mean_spread", "mean_over_time", "mean_per", "product", "each_and_total", "rate_over_time", "comparison", "rates"}) {
      if (maker_.tells(type, mean.figure().digits)) return;
    }
    maker_.add("mean_spread", total->mention->span.cover(mean.mention->span),
               {{"total", total->field()}, {"count", {lots[0].figure, lots[0].span}}, {"mean", {std::move(told), mean.mention->span}}}, true);
  }

  void note_lengths(std::uint32_t at, std::vector<Lots>& out) const {
    for (const Mention& m : view_.mentions_in(sentence(at).span)) {
      if (m.kind != MentionKind::duration || m.nested || m.time() == nullptr || m.time()->length.upper) continue;
      const Figure& f = m.time()->length;
      out.push_back({{f.reading, f.value, "", "count", f.hedge, m.span, f.digits.empty() ? m.span : f.digits, f.in_words}, m.span, f.unit});
    }
  }

  FactMaker& maker_;
  const View& view_;
  const GroupId per_ = group("mean-told-per"), average_ = group("mean-told"), apart_ = group("mean-apart");
};

}  // namespace

void add_reckoned_means(FactMaker& maker) { MeanReckonings(maker).run(); }

}  // namespace claimcheck
