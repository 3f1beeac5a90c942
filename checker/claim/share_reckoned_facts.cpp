// Shares by the figures that there are: "A tenth of the crew of 1,400, 180 sailors", "Imports, at 66 million tonnes, made up half of the
// 110 million tonnes consumed". Phrases know the usual ways to tell a part, its whole and its share; here two ties are
// enough: the share is told *of* the whole, or beside the part, and the third figure is the only one that could be meant. It must be
// near what the other two give, since what is far off is something else; and where any two figures fit, nothing is wrong.
#include <algorithm>
#include <optional>
#include <vector>

#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/told_figures.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostFigures = 7;      // of a sentence; with more of them it is not sure which are meant
constexpr std::uint32_t kOfReach = 8;        // words between "of" and the whole
constexpr std::uint32_t kBehindWhole = 9;    // words between the whole and the part told behind it
constexpr std::uint32_t kBeside = 6;         // words between a part and its share
constexpr std::uint32_t kMoved = 6;          // words before a part that tell that it is one of a movement
constexpr std::uint32_t kSetOff = 5;         // words between a share and what is set off behind it
constexpr std::uint32_t kComesTo = 10;       // words between a share and what it comes to

class ShareReckonings {
 public:
  explicit ShareReckonings(FactMaker& maker) : maker_(maker), view_(maker.view) {}

  void run() {
    for (std::uint32_t s = 0; s < view_.mentions.sentences.size(); ++s) {
      if ((view_.kinds_in(sentence(s)) & bit(SlotKind::share)) == 0 || !is_prose(view_, s)) {
        continue;
      }
      const auto here = told_figures(view_, s, kMostFigures);
      if (here.size() < 2 || here.size() > kMostFigures) continue;
      const bool goes_on = s > 0 && sentence(s).block == sentence(s - 1).block;
      auto before = goes_on ? told_figures(view_, s - 1, kMostFigures) : Figures{};
      if (before.size() > kMostFigures) before.clear();
      for (const ToldFigure& share : here) judge(share, here, before);
    }
  }

 private:
  using Figures = std::vector<ToldFigure>;
  struct Window { Exact low, high; };  // of stated : reckoned

  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  const Sentence& sentence(std::uint32_t s) const { return view_.mentions.sentences[s]; }
  bool is_word(std::uint32_t t) const { return view_.mentions.tokens[t].kind == TokenKind::word; }
  bool is_dash(std::uint32_t t) const { return view_.text(t) == "—" || view_.text(t) == "–"; }

  static Exact factor(const ToldFigure& share) { return share.fraction() ? share.figure().value : share.figure().value / Exact(100); }

  void judge(const ToldFigure& share, const Figures& here, const Figures& before) {
    if (!(share.percent() || share.fraction()) || !share.plain() || factor(share) >= Exact(1)) return;
    const std::uint32_t end = sentence(share.sentence).last;
    const std::uint32_t from = share.first > sentence(share.sentence).first + 3 ? share.first - 3 : sentence(share.sentence).first;
    if (view_.has(apart_, from, share.first) || view_.has(apart_, share.last, std::min(end, share.last + 2))) return;
    const ToldFigure* whole = whole_told_of(share, here);
    const ToldFigure* part = nullptr;
    Window window{Exact(2) / Exact(3), Exact(3) / Exact(2)};
    if (whole != nullptr) {
      part = part_behind(*whole, here);
      if (part == nullptr) part = part_told_as(share, *whole, here, before);
    } else if (!told_of_something(share)) {
      window = {Exact(3) / Exact(4), Exact(4) / Exact(3)};
      part = part_beside(share, here);
      if (part != nullptr) whole = only_larger(*part, here, before);
    }
    if (whole == nullptr) {
      window = {Exact(3) / Exact(4), Exact(4) / Exact(3)};
      part = part_it_comes_to(share, here);
      if (part != nullptr) whole = only_larger(*part, here, before);
    }
    if (whole == nullptr || part == nullptr || !one_measure(view_, *whole, *part)) return;
    tell(share, *whole, *part, window, here, before);
  }

  // "Of (the, its, …) NOUN … WHOLE": a figure in the words that the share is of.
  const ToldFigure* whole_told_of(const ToldFigure& share, const Figures& here) const {
    const std::uint32_t end = sentence(share.sentence).last;
    if (share.last >= end || view_.text(share.last) != "of") return nullptr;
    for (std::uint32_t t = share.last + 1; t < end && t <= share.last + kOfReach; ++t) {
      for (const ToldFigure& x : here) if (x.first == t) return x.plain() && !x.percent() && !x.fraction() ? &x : nullptr;
      if (!is_word(t) || view_.is(t, view_.classes.list_joiner) || view_.has(verb_, t, t + 1)) return nullptr;
    }
    return nullptr;
  }
  // "40% of imports": of what is not told as a figure; "a quarter of that sum", "a fifth of them" may be of what was told before.
  bool told_of_something(const ToldFigure& share) const {
    const std::uint32_t t = share.last;
    return t + 1 < sentence(share.sentence).last && (view_.text(t) == "of" || view_.text(t) == "in") && !told_again(share);
  }
  bool told_again(const ToldFigure& share) const {
    const std::uint32_t t = share.last, end = sentence(share.sentence).last;
    return t + 1 < end && view_.text(t) == "of" && view_.lexicon.match(told_whole_, view_.mentions.tokens, t + 1, end) > 0;
  }

  // Right behind the whole, set off: ", 1,400 sailors,", "(720 hectares)", "that is to say 2,200".
  const ToldFigure* part_behind(const ToldFigure& whole, const Figures& here) const {
    const auto at = std::find_if(here.begin(), here.end(), [&](const ToldFigure& x) { return x.first >= whole.last; });
    if (at == here.end() || at->first > whole.last + kBehindWhole || !at->plain() || !set_off(whole.last, at->first) || !closes(at->last, at->sentence)) return nullptr;
    return view_.has(apart_, whole.last, at->first) || view_.has(apart_, at->last, std::min(sentence(at->sentence).last, at->last + 2)) ? nullptr : &*at;
  }
  // An opener right before a figure.
  bool set_off(std::uint32_t from, std::uint32_t to) const {
    if (from >= to) return false;
    if (view_.is_mark(to - 1, '(') || view_.is_mark(to - 1, ',') || is_dash(to - 1) || view_.is_mark(to - 1, ':')) return true;
    for (std::uint32_t t = to; t-- > from && to - t < 5;) {
      if (t + view_.lexicon.match(opener_, view_.mentions.tokens, t, to) == to) return true;
    }
    return false;
  }
  // Behind what is set off its clause ends, or its people are told: no "of", which would give it a whole of its own.
  bool closes(std::uint32_t t, std::uint32_t s) const { return t >= sentence(s).last || (view_.text(t) != "of" && view_.text(t) != "out" && view_.text(t) != "%"); }

  // "Imports, at 66 million tonnes, made up 60% of the 110 million tonnes": the only other figure, and a verb that says that it is the share.
  const ToldFigure* part_told_as(const ToldFigure& share, const ToldFigure& whole, const Figures& here, const Figures& before) const {
    const std::uint32_t first = sentence(share.sentence).first;
    if (!set_off(first, share.first) && !is_verb_before(share.first, first)) return nullptr;
    const ToldFigure* found = nullptr;
    for (const ToldFigure& x : here) {
      if (&x == &share || &x == &whole || !one_measure(view_, whole, x)) continue;
      if (found != nullptr || x.last > share.first) return nullptr;
      found = &x;
    }
    if (found == nullptr && is_verb_before(share.first, first)) {
      for (const ToldFigure& x : before) {
        if (!one_measure(view_, whole, x)) continue;
        if (found != nullptr) return nullptr;
        found = &x;
      }
    }
    return found;
  }
  bool is_verb_before(std::uint32_t t, std::uint32_t first) const {
    for (std::uint32_t k = t; k-- > first && t - k < 5;) {
      const std::uint32_t length = view_.lexicon.match(makes_up_, view_.mentions.tokens, k, t);
      if (length > 0 && k + length + 2 >= t) return true;
    }
    return false;
  }

  // "344 respondents (43%)", "1,260 flats, a third,": the figure that the share is set off from.
  const ToldFigure* part_beside(const ToldFigure& share, const Figures& here) const {
    const ToldFigure* part = nullptr;
    for (const ToldFigure& x : here) if (x.last <= share.first) part = &x;
    if (part == nullptr || part->percent() || part->fraction() || !part->plain() || part->last + kBeside < share.first) return nullptr;
    if (!set_off(part->last, share.first) || view_.has(apart_, part->last, share.first)) return nullptr;
    const std::uint32_t end = sentence(share.sentence).last;
    const bool bracket = view_.is_mark(share.first - 1, '(');
    const bool over = share.last >= end || view_.is_mark(share.last, bracket ? ')' : ',') || (!bracket && (view_.is_mark(share.last, '.') || is_dash(share.last))) || view_.text(share.last) == "of";
    return over ? part : nullptr;
  }
  // "The advance of 15% amounts to $96 million": behind the share, with a word that says that it is that.
  const ToldFigure* part_it_comes_to(const ToldFigure& share, const Figures& here) const {
    const auto at = std::find_if(here.begin(), here.end(), [&](const ToldFigure& x) { return x.first >= share.last; });
    if (at == here.end() || at->percent() || at->fraction() || !at->plain() || at->first > share.last + kComesTo || !closes(at->last, at->sentence)) return nullptr;
    // "15% ($96 million)", "one in five – 154 –", "a quarter of that sum, €20 million,"
    if (at->first <= share.last + kSetOff && set_off(share.last, at->first) && (at->first == share.last + 1 || told_again(share))) return &*at;
    const std::uint32_t from = at->first > share.last + 4 ? at->first - 4 : share.last;
    for (std::uint32_t t = from; t < at->first; ++t) {
      const std::uint32_t length = view_.lexicon.match(comes_to_, view_.mentions.tokens, t, at->first);
      if (length > 0 && t + length == at->first) return &*at;
    }
    return nullptr;
  }

  // The one figure of the sentence, or else of the one before, that the part can be a part of.
  const ToldFigure* only_larger(const ToldFigure& part, const Figures& here, const Figures& before) const {
    const ToldFigure* found = nullptr;
    for (const Figures* all : {&here, &before}) {
      for (const ToldFigure& x : *all) {
        if (&x == &part || !x.plain() || !one_measure(view_, x, part) || x.figure().value <= part.figure().value) continue;
        if (found != nullptr) return nullptr;
        found = &x;
      }
      if (found != nullptr) return found;
    }
    return nullptr;
  }

  void tell(const ToldFigure& share, const ToldFigure& whole, const ToldFigure& part, Window window, const Figures& here, const Figures& before) {
    if (part.figure().value >= whole.figure().value) return;
    const Exact ratio = part.figure().value / (whole.figure().value * factor(share));
    if (ratio < window.low || ratio > window.high || moved(part) || share_behind(whole, share, here)) return;
    // Cut off instead of rounded: 36 of 51 told as 70%.
    const Exact real = part.figure().value / whole.figure().value * Exact(100), step = share.fraction() ? Exact(0) : share.figure().step;
    if (real >= share.figure().value && real < share.figure().value + step) return;
    PlacedFigure said = placed_share(*share.mention);
    for (const Figures* xs : {&here, &before}) for (const ToldFigure& x : *xs) for (const Figures* ys : {&here, &before}) for (const ToldFigure& y : *ys) {
      if (&x == &y || !one_measure(view_, x, y) || !x.plain() || !y.plain()) continue;
      if (can_be_equal((y.figure().reading.rounded / x.figure().reading.rounded) * Interval::point(Exact(100)), said.reading.rounded)) return;
    }
    for (const std::string_view type : {"share", "share_alone", "comparison", "change"}) if (maker_.tells(type, share.figure().digits)) return;
    Field told_part = part.field();
    auto& placed_part = std::get<PlacedFigure>(told_part.value);
    placed_part.unit = placed(*whole.mention).unit;  // sailors of a crew
    placed_part.measure = placed(*whole.mention).measure;
    maker_.add("share", share.mention->span.cover(part.mention->span), {{"part", std::move(told_part)}, {"whole", whole.field()}, {"share", {std::move(said), share.mention->span}}}, true);
  }

  // "Up 247p, or 18%", "increased $6.2 billion, or 3.6%": it moved by so much.
  bool moved(const ToldFigure& part) const {
    std::uint32_t from = part.first;
    const std::uint32_t first = sentence(part.sentence).first;
    while (from > first && part.first - from < kMoved && !view_.is_mark(from - 1, ',') && !view_.is_mark(from - 1, ';')) --from;
    return view_.has(up_, from, part.first) || view_.has(down_, from, part.first) || view_.has(apart_, from, part.first);
  }
  // "30,019 votes (55.6%) to 12,493 (43.1%)": the larger is a part itself.
  bool share_behind(const ToldFigure& whole, const ToldFigure& share, const Figures& here) const {
    return std::any_of(here.begin(), here.end(), [&](const ToldFigure& x) { return &x != &share && x.percent() && x.first >= whole.last && x.first <= whole.last + 2; });
  }

  FactMaker& maker_;
  const View& view_;
  const GroupId up_ = group("went-up"), down_ = group("went-down"), apart_ = group("share-apart"), opener_ = group("share-opener"), comes_to_ = group("share-comes-to"), makes_up_ = group("share-makes-up"), told_whole_ = group("share-told-whole"),
                verb_ = group("ev-was");
};

}  // namespace

void add_reckoned_shares(FactMaker& maker) { ShareReckonings(maker).run(); }

}  // namespace claimcheck
