// What an issue takes back of an earlier one: "In No. 5 we put the pilots at 310. There are 130."
// Read are notes of our own alone: a paragraph that is labelled a correction, or that speaks of an issue of the series or of "we".
#include <algorithm>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/told_figure.h"

namespace claimcheck {
namespace {

class Corrections {
 public:
  explicit Corrections(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens), correcting_(view_.lexicon.group("correcting")), label_(view_.lexicon.group("correction-label")),
        own_(view_.lexicon.group("correction-own")), right_(view_.lexicon.group("correction-right")), not_(view_.lexicon.group("correction-not")), had_(view_.lexicon.group("correction-had")), error_(view_.lexicon.group("correction-error")) {}

  void run() {
    const auto& sentences = view_.mentions.sentences;
    for (std::uint32_t i = 0; i < sentences.size();) {
      std::uint32_t last = i + 1;
      while (last < sentences.size() && sentences[last].block == sentences[i].block) ++last;
      const std::uint32_t first = sentences[i].first, end = sentences[last - 1].last;
      if (end - first <= kLongestNote && is_correction(first, end)) read(first, end);
      i = last;
    }
  }

 private:
  static constexpr std::uint32_t kLongestNote = 160;  // tokens

  bool any(GroupId group, std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      if (view_.lexicon.match(group, tokens_, t, last) > 0) return true;
    }
    return false;
  }

  bool is_correction(std::uint32_t first, std::uint32_t last) const {
    if (view_.lexicon.match(label_, tokens_, first, last) > 0) return true;
    if (any(own_, first, last)) return any(correcting_, first, last) || any(not_, first, last);
    return any(error_, first, last) && names_an_issue(first, last);
  }
  bool names_an_issue(std::uint32_t first, std::uint32_t last) const {
    const Span span{tokens_[first].begin, tokens_[last - 1].end};
    const auto& all = view_.mentions.mentions;
    auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < span.begin; });
    for (; at != all.end() && at->span.begin < span.end; ++at) {
      if (at->citation() != nullptr && at->citation()->type == CitationType::reference) return true;
    }
    return false;
  }

  struct Told {
    PlacedFigure figure;
    Span span;
    std::uint32_t first, last;  // tokens
  };

  std::vector<Told> figures_in(std::uint32_t first, std::uint32_t last) const {
    std::vector<Told> out;
    const Span span{tokens_[first].begin, tokens_[last - 1].end};
    const auto& all = view_.mentions.mentions;
    auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < span.begin; });
    Span reference{};
    for (; at != all.end() && at->span.begin < span.end; ++at) {
      if (at->citation() != nullptr) reference = at->span;
      if (at->nested || at->figure() == nullptr || reference.contains(at->span)) continue;
      if (auto figure = told_figure(*at)) {
        const std::uint32_t t = view_.mentions.token_at(at->span.begin);
        out.push_back({std::move(*figure), at->span, t, view_.mentions.token_at(at->span.end - 1) + 1});
      }
    }
    return out;
  }

  // Of one kind, as far as both say it: "310 pilots" and "130".
  static bool alike(const PlacedFigure& a, const PlacedFigure& b) {
    const auto bare = [](const PlacedFigure& f) { return f.unit.empty() && (f.measure.empty() || f.measure == "count"); };
    return a.measure == b.measure || bare(a) || bare(b);
  }

  void read(std::uint32_t first, std::uint32_t last) {
    const std::vector<Told> all = figures_in(first, last);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      const Told &a = all[i], &b = all[i + 1];
      if (!alike(a.figure, b.figure) || a.figure.value == b.figure.value) continue;
      const bool taken_back = denied_before(b, a.last) || any(had_, a.last, b.first);  // "13%, not 31%", "13%; we had given 31%"
      const bool put_right = any(right_, a.last, b.first) || denied_before(a, first) || (told_before(a, first, b.first) && !told_before(b, a.last, last));
      if (!taken_back && !put_right) continue;
      add(taken_back ? b : a, taken_back ? a : b, {tokens_[first].begin, tokens_[last - 1].end});
      return;
    }
  }
  // Whether the clause of a figure speaks of the issue that told it: "In No. 5 it was said to have 31. It has 13."
  bool told_before(const Told& told, std::uint32_t from, std::uint32_t to) const {
    std::uint32_t first = told.first, last = told.last;
    while (first > from && !ends_clause(first - 1)) --first;
    while (last < to && !ends_clause(last)) ++last;
    return any(own_, first, last) || names_an_issue(first, last);
  }
  bool ends_clause(std::uint32_t t) const { return view_.is_mark(t, ';') || (view_.is_mark(t, '.') && t + 1 < tokens_.size() && tokens_[t + 1].has(kCapital) && tokens_[t - 1].kind != TokenKind::mark && view_.text(t - 1) != "No"); }

  // "Not" or "instead of" right before a figure.
  bool denied_before(const Told& told, std::uint32_t from) const {
    for (std::uint32_t t = told.first > from + 3 ? told.first - 3 : from; t < told.first; ++t) {
      const std::uint32_t length = view_.lexicon.match(not_, tokens_, t, told.first);
      if (length > 0 && told.first - t - length <= 1) return true;
    }
    return false;
  }

  void add(const Told& wrong, const Told& right, Span note) {
    // The unit may stand with one of the two alone.
    const std::string& measure = wrong.figure.unit.empty() ? right.figure.measure : wrong.figure.measure;
    maker_.add("corrected", note,
               {{"wrong", {wrong.figure, wrong.span}},
                {"right", {right.figure, right.span}},
                {"same", key_field(same_figure_key(wrong.figure, measure), wrong.span)},
                {"context", {std::string("text"), note}}},
               true);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId correcting_, label_, own_, right_, not_, had_, error_;
};

}  // namespace

std::string same_figure_key(const PlacedFigure& figure, const std::string& measure) {
  return figure.value.str() + "|" + (measure == "count" ? std::string() : measure);
}

void add_correction_facts(FactMaker& maker) { Corrections(maker).run(); }

}  // namespace claimcheck
