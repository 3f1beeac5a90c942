// Arithmetic that a text does itself: "€415 million … €380 million, which made its offer €45 million cheaper", "costs €850 a day. For
// the 20 days they will pay €19,000". Phrases know the usual ways to say so; here a word beside one figure says what it is of
// others ("cheaper", "apart", "a shortfall of", "each", "a day"), and which others is decided by what figures there are: the
// only ones of their kind in the sentence and the one before. Where any two would fit, nothing is wrong.
#include <algorithm>
#include <optional>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/figure_forms.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kReach = 5;        // words between a figure and the word that says what it is
constexpr std::size_t kMostFigures = 8;    // of two sentences; with more of them it is not sure which are meant

struct Seen {
  const Mention* mention = nullptr;
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t sentence = 0;
  const Figure& figure() const { return *mention->figure(); }
};

class Reckonings {
 public:
  explicit Reckonings(FactMaker& maker) : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens) {}

  void run() {
    std::vector<Seen> before, here;
    for (std::uint32_t s = 0; s < view_.mentions.sentences.size(); ++s) {
      const bool goes_on = s > 0 && sentence(s).block == sentence(s - 1).block;
      before = goes_on ? std::move(here) : std::vector<Seen>{};
      here = figures_in(s);
      if (here.empty() || here.size() + before.size() < 3 || here.size() + before.size() > kMostFigures) continue;
      const BlockKind kind = view_.document.blocks[sentence(s).block].kind;
      if (kind != BlockKind::paragraph && kind != BlockKind::list_item && kind != BlockKind::quotation) continue;
      for (const Seen& c : here) gap(c, here, before);
      product(here, before, s);
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  const Sentence& sentence(std::uint32_t s) const { return view_.mentions.sentences[s]; }
  bool is_word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word; }
  std::uint32_t match(GroupId g, std::uint32_t t, std::uint32_t end) const { return view_.lexicon.match(g, tokens_, t, end); }

  std::vector<Seen> figures_in(std::uint32_t s) const {
    std::vector<Seen> out;
    const auto& all = view_.mentions.mentions;
    auto at = std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < sentence(s).span.begin; });
    for (; at != all.end() && at->span.begin < sentence(s).span.end && out.size() <= kMostFigures; ++at) {
      if (at->figure() == nullptr || at->nested || at->kind == MentionKind::ordinal || at->span.empty()) continue;
      const Seen seen{&*at, view_.mentions.token_at(at->span.begin), view_.mentions.token_at(at->span.end - 1) + 1, s};
      if (seen.first > sentence(s).first && view_.text(seen.first - 1) == "per") continue;  // "per 100,000 inhabitants"
      if (joined_to_number(view_, seen.first, seen.last) || number_for_number(view_, seen.first, seen.last)) return {};  // told of scores
      out.push_back(seen);
    }
    return out;
  }

  static bool counts(const Seen& s) { return s.mention->kind == MentionKind::number || (s.mention->kind == MentionKind::quantity && (s.figure().dimension.empty() || s.figure().dimension == "count")); }
  static bool percent(const Seen& s) { return s.mention->kind == MentionKind::percent; }
  static bool plain(const Seen& s) {
    const Figure& f = s.figure();
    return !f.upper && !f.age && !f.negative_word && f.hedge != Hedge::vague && f.value > Exact(0);
  }
  // Whether one could be taken from the other.
  bool alike(const Seen& a, const Seen& b) const {
    if (percent(a) || percent(b)) return percent(a) && percent(b);
    if (counts(a) != counts(b)) return false;
    if (!counts(a)) return a.mention->kind == b.mention->kind && a.figure().unit == b.figure().unit;
    return a.figure().noun.empty() || b.figure().noun.empty() || same_noun(a.figure().noun, b.figure().noun);
  }
  bool same_noun(const std::string& a, const std::string& b) const {
    if (a == b) return true;
    const std::string_view x = view_.lexicon.value_of(alike_, view_.lexicon.find(a)), y = view_.lexicon.value_of(alike_, view_.lexicon.find(b));
    return !x.empty() && x == y;
  }
  // Small numbers in words before a noun that nothing else counts: "the two institutions".
  bool of_the_parties(const Seen& s) const { return s.figure().in_words && s.figure().value <= Exact(3) && s.first > sentence(s.sentence).first && view_.is(s.first - 1, view_.classes.definite); }

  // --- Differences

  // The word behind or before a figure that says that it is a difference.
  bool told_as_gap(const Seen& c) const {
    const std::uint32_t end = sentence(c.sentence).last;
    if (const std::uint32_t length = match(gap_behind_, c.last, end); length > 0) return closes(c.last + length, end);
    if (const std::uint32_t length = match(gap_things_, c.last - 1, end); length > 0) return true;
    std::uint32_t t = c.first;
    const std::uint32_t first = sentence(c.sentence).first;
    for (std::uint32_t back = 0; t > first && back < kReach; ++back) {
      --t;
      if (view_.text(t) == "by") return gap_verb_before(t, first);
      if (view_.is(t, gap_noun_)) return t == first || !view_.is(t - 1, gap_rate_);  // "a profit margin of 14%"
      if (!view_.is(t, gap_link_)) return false;
    }
    return false;
  }
  bool closes(std::uint32_t t, std::uint32_t end) const {
    return t >= end || view_.is_mark(t, '.') || view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.is_mark(t, ')') || view_.is_mark(t, ':');
  }
  bool gap_verb_before(std::uint32_t by, std::uint32_t first) const {
    for (std::uint32_t t = by, back = 0; t > first && back < 14; ++back) {
      if (match(gap_verb_, --t, by) > 0) return true;
      if (view_.is_mark(t, ';')) return false;
    }
    return false;
  }

  void gap(const Seen& c, const std::vector<Seen>& here, const std::vector<Seen>& before) {
    if (!plain(c) || !told_as_gap(c) || has(c.sentence, c, gap_apart_)) return;
    const bool points = c.figure().unit == "point", things = match(gap_things_, c.last - 1, c.last) > 0;
    const auto fits = [&](const Seen& x) {
      if (&x == &c || !plain(x) || of_the_parties(x)) return false;
      return points ? percent(x) : !percent(c) && !(counts(c) && percent(x)) && (alike(x, c) || (things && counts(x)));
    };
    std::vector<const Seen*> told, all;
    for (const Seen& x : here) if (fits(x)) {
      all.push_back(&x);
      if (x.last <= c.first) told.push_back(&x);
    }
    const std::size_t inside = told.size();
    for (const Seen& x : before) if (fits(x)) {
      all.push_back(&x);
      if (inside < 2) told.push_back(&x);
    }
    // "36% more teachers, 11% more nurses and 28% more drivers": each is a difference of its own.
    if (std::any_of(told.begin(), told.end(), [&](const Seen* x) { return match(gap_behind_, x->last, sentence(x->sentence).last) > 0; })) return;
    if (told.size() != 2 || !alike(*told[0], *told[1]) || told[0]->figure().value == told[1]->figure().value) return;
    for (const Seen* x : all) for (const Seen* y : all) {
      const Interval d = x->figure().reading.rounded - y->figure().reading.rounded;
      if (x != y && (can_be_equal(d, c.figure().reading.rounded) || can_be_equal(x->figure().reading.rounded + y->figure().reading.rounded, c.figure().reading.rounded))) return;
    }
    const Exact d = (told[0]->figure().value - told[1]->figure().value).abs(), stated = c.figure().value;
    if (stated > d * Exact(3) || d > stated * Exact(3) || done("comparison", c) || done("change", c) || done("total", c)) return;
    maker_.add("comparison", c.mention->span,
               {{"a", field(*told[0])}, {"b", field(*told[1])}, {points ? "points" : "difference", field(c)}}, true);
  }

  // --- So many times so many

  // What a rate is of: "a day", "per child", "each".
  struct Per {
    bool each = false;
    std::string thing;  // what it is told per, in the singular
  };
  std::optional<Per> per(const Seen& r) const {
    const std::uint32_t first = sentence(r.sentence).first, end = sentence(r.sentence).last;
    for (std::uint32_t t = r.last, n = 0; t < end && n < kReach; ++t, ++n) {
      if (match(apiece_, t, end) > 0) return Per{true, {}};
      if (n == 0 && t + 1 < end && (view_.text(t) == "a" || view_.text(t) == "an" || view_.text(t) == "per" || view_.text(t) == "every") && is_word(t + 1)) return Per{false, singular(t + 1)};
      if (n == 0 && t + 2 < end && view_.text(t) == "for" && (view_.text(t + 1) == "each" || view_.text(t + 1) == "every") && is_word(t + 2)) return Per{false, singular(t + 2)};
      if (!is_word(t) || (n > 0 && view_.is(t, view_.classes.list_joiner))) break;
    }
    // "Every household receives three masks", "each of which sends five delegates"
    for (std::uint32_t t = r.first, n = 0; t > first && n < 2 * kReach; ++n) {
      --t;
      const std::string w = lower(view_.text(t));
      if (w == "each" || w == "every") {
        if (t + 1 < r.first && view_.text(t + 1) == "of") return Per{true, {}};
        const std::string next = lower(view_.text(t + 1));
        const bool noun = is_word(t + 1) && !view_.is(t + 1, sum_verb_) && !next.ends_with("ed") && !next.ends_with("ing") && !view_.is(t + 1, preposition_);
        return noun ? Per{false, singular(t + 1)} : Per{true, {}};
      }
      if (!is_word(t) || view_.is(t, view_.classes.list_joiner)) break;  // "1,150 tonnes each and a third 900"
    }
    return std::nullopt;
  }
  std::string singular(std::uint32_t t) const { return view_.lexicon.singular(lower(view_.text(t))); }

  // Lots of that thing: children where it is told per child.
  bool lots_of(const Seen& l, const Per& p, const Seen& r) const {
    if (!plain(l) || percent(l) || l.mention->kind == MentionKind::money || l.figure().value < Exact(2)) return false;
    if (!p.thing.empty()) return l.figure().noun == p.thing || l.figure().unit == p.thing;
    return counts(l) && !(l.figure().noun == r.figure().noun && !r.figure().noun.empty());
  }

  // Exactly three figures, of which one is told for each: lots, rate and what they come to.
  void product(const std::vector<Seen>& here, const std::vector<Seen>& before, std::uint32_t at) {
    std::vector<const Seen*> all;
    for (const Seen& x : before) if (!of_the_parties(x)) all.push_back(&x);
    const std::size_t older = all.size();
    for (const Seen& x : here) if (!of_the_parties(x)) all.push_back(&x);
    if (all.size() > 4 && here.size() >= 3) all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(older));
    if (all.size() < 3 || all.size() > 4) return;
    for (const Seen* r : all) {
      if (!plain(*r) || percent(*r) || r->figure().hedge != Hedge::none) continue;
      const auto p = per(*r);
      if (!p) continue;
      const Seen *lots = nullptr, *total = nullptr;
      std::size_t most_lots = 0, most_totals = 0;
      for (const Seen* x : all) {
        if (x == r) continue;
        const bool sum = x->last > r->last && !parted(*r, *x) && !the_others(*x) && x->sentence == at && plain(*x) && x->figure().value > r->figure().value && (alike(*x, *r) || (counts(*x) && counts(*r))) && (x->figure().noun.empty() || !counts(*x) || same_noun(x->figure().noun, r->figure().noun) || view_.lexicon.is(view_.lexicon.find(x->figure().noun), people_));
        if (sum) total = x, ++most_totals;
        else if (lots_of(*x, *p, *r)) lots = x, ++most_lots;
      }
      if (most_lots != 1 || most_totals != 1 || lots->figure().hedge != Hedge::none) continue;
      const Exact real = lots->figure().value * r->figure().value, stated = total->figure().value;
      if (stated * Exact(5) > real * Exact(8) || real * Exact(5) > stated * Exact(8) || (per(*total) && !p->thing.empty()) || has(at, *total, sum_more_)) continue;
      if (done("product", *total) || done("rate_over_time", *total) || done("each_and_total", *total) || done("rates", *total) || done("comparison", *total) || done("change", *total) || done("total", *total)) continue;
      maker_.add("product", total->mention->span, {{"lots", field(*lots)}, {"each", field(*r)}, {"total", field(*total)}}, true);
      return;
    }
  }

  // "The 30 others": those of another lot.
  bool the_others(const Seen& s) const {
    return (s.last < sentence(s.sentence).last && view_.text(s.last) == "others") || view_.text(s.last - 1) == "others" || (s.first > sentence(s.sentence).first && view_.text(s.first - 1) == "other");
  }

  // "(eight chambers, each with two judges); a council (ten members)": another statement, with a bracket of its own.
  bool parted(const Seen& a, const Seen& b) const {
    bool mark = false, bracket = false;
    for (std::uint32_t t = a.last; a.sentence == b.sentence && t < b.first; ++t) {
      mark = mark || view_.is_mark(t, ';');
      bracket = bracket || view_.is_mark(t, '(');
    }
    return mark && bracket;
  }

  static Field field(const Seen& s) { return {placed(*s.mention), s.mention->span}; }
  bool done(std::string_view type, const Seen& s) const { return maker_.tells(type, s.figure().digits); }
  // Whether the clause of a figure has a word of the group.
  bool has(std::uint32_t s, const Seen& c, GroupId g) const {
    std::uint32_t first = c.first, last = c.last;
    while (first > sentence(s).first && !view_.is_mark(first - 1, ',') && !view_.is_mark(first - 1, ';')) --first;
    while (last < sentence(s).last && !view_.is_mark(last, ',') && !view_.is_mark(last, ';')) ++last;
    return view_.has(g, first, last);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId gap_behind_ = group("gap-behind"), gap_things_ = group("gap-things"), gap_noun_ = group("gap-nouns"), gap_rate_ = group("gap-rate"), gap_link_ = group("gap-link"), gap_verb_ = group("gap-verb"),
                gap_apart_ = group("gap-apart"), apiece_ = group("apiece"), sum_verb_ = group("sum-verb"), sum_more_ = group("product-more"), alike_ = group("recall-noun"), preposition_ = group("preposition"), people_ = group("sum-noun");
};

}  // namespace

void add_reckoned_facts(FactMaker& maker) { Reckonings(maker).run(); }

}  // namespace claimcheck
