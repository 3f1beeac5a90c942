// "Velmar, which provides the largest contingent" after a sentence that lists the contingents: who is said to come first (or second, or
// last) against the figures listed. A list pairs each figure with a name in one way throughout: "Velmar sends 340, Halvenia 415" or "340
// in Velmar, 415 in Halvenia". The superlative must be about what is listed; in doubt there is no fact.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kNameWords = 4;
constexpr std::uint32_t kReach = 6;       // sentences behind a list in which it is spoken of
constexpr std::size_t kMostItems = 30;
constexpr std::uint32_t kVerbWords = 3;   // between the first name of a list and its figure

struct Item {
  std::string name;        // folded
  std::uint32_t mention = 0;
  Span span;               // name and figure
};

struct Listing {
  std::uint32_t sentence = 0;  // where it ends
  std::uint32_t told = 0;      // the sentence, or the header of a column, that says what the figures are of
  std::vector<Item> items;
};

class Ranks {
 public:
  explicit Ranks(FactMaker& maker)
      : maker_(maker), view_(maker.view), tokens_(view_.mentions.tokens) {}

  void run() {
    std::optional<Listing> last;
    for (std::uint32_t s = 0; s < view_.mentions.sentences.size(); ++s) {
      if (view_.document.blocks[view_.mentions.sentences[s].block].kind == BlockKind::table_cell) {
        std::uint32_t end = s;
        auto table = table_listing(s, end);
        last = std::move(table);
        s = end - 1;
        continue;
      }
      if (last && (s - last->sentence > kReach || section(s) != section(last->sentence))) last.reset();
      if (last) superlatives(s, *last, 0);
      auto listing = listing_of(s);
      if (!listing) continue;
      last = std::move(listing);
      announced_before(s, *last);
      superlatives(s, *last, view_.mentions.token_at(last->items.back().span.end - 1) + 1);
    }
  }

 private:
  GroupId group(std::string_view name) const { return view_.lexicon.group(name); }
  bool is_word(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word; }
  bool is(std::uint32_t t, GroupId g) const { return view_.lexicon.is(tokens_[t].word, g); }
  std::uint32_t section(std::uint32_t s) const { return view_.document.blocks[view_.mentions.sentences[s].block].section; }

  // --- Lists of names and figures

  const Mention* figure_at(std::uint32_t t, std::uint32_t& end) const {
    for (const Edge& e : view_.edges(t)) {
      const Mention& m = view_.mention(e.mention);
      const Figure* f = m.figure();
      if (e.bare || f == nullptr || m.kind == MentionKind::ordinal || m.kind == MentionKind::fraction || f->upper || f->age || f->negative_word || f->hedge == Hedge::vague) continue;
      end = e.last;
      return &m;
    }
    return nullptr;
  }

  bool has(std::uint32_t first, std::uint32_t last, GroupId g) const {
    for (std::uint32_t t = first; t < last; ++t) if (view_.lexicon.match(g, tokens_, t, last) > 0) return true;
    return false;
  }
  bool capital(std::uint32_t t) const { return tokens_[t].kind == TokenKind::word && tokens_[t].has(kCapital); }

  // A name that ends right before `t`: capitalised words, or "the west".
  std::optional<std::uint32_t> name_before(std::uint32_t t, std::uint32_t from) const {
    std::uint32_t first = t;
    while (first > from && t - first < kNameWords && capital(first - 1)) --first;
    if (first < t) return first;
    if (t >= from + 2 && tokens_[t - 1].kind == TokenKind::word && is(t - 2, article_)) return t - 1;
    // "…, maize $180 and barley $165"
    if (t >= from + 2 && is_word(t - 1) && (view_.is_mark(t - 2, ',') || view_.is_mark(t - 2, ';') || view_.text(t - 2) == "and") && !is(t - 1, view_.classes.np_break) && !is(t - 1, preposition_) && !is(t - 1, links_)) return t - 1;
    return std::nullopt;
  }
  std::uint32_t name_end(std::uint32_t t, std::uint32_t end) const {
    if (t < end && is(t, article_)) ++t;
    std::uint32_t last = t;
    while (last < end && last - t < kNameWords && capital(last)) ++last;
    if (last > t) return last;
    // "the capital region", "the west"
    while (last < end && last - t < 2 && tokens_[last].kind == TokenKind::word && !is(last, view_.classes.np_break) && !is(last, preposition_)) ++last;
    return last;
  }
  std::string folded(std::uint32_t first, std::uint32_t last) const {
    while (first < last && is(first, article_)) ++first;
    return key_of(view_, first, last);
  }

  struct Figures { std::vector<const Mention*> all; std::vector<std::pair<std::uint32_t, std::uint32_t>> at; };

  Figures figures_of(const Sentence& s) const {
    Figures out;
    for (std::uint32_t t = s.first; t < s.last;) {
      std::uint32_t end = t + 1;
      if (const Mention* m = figure_at(t, end)) {
        // "12 cases per 100,000 inhabitants": what it is counted by is no figure of the list.
        if (t == s.first || view_.text(t - 1) != "per") {
          out.all.push_back(m);
          out.at.emplace_back(t, end);
        }
        t = end;
      } else {
        ++t;
      }
    }
    return out;
  }

  static bool one_measure(const Mention& a, const Mention& b) {
    const Figure &x = *a.figure(), &y = *b.figure();
    const bool percent = a.kind == MentionKind::percent, other = b.kind == MentionKind::percent;
    if (percent != other) return false;
    if ((a.kind == MentionKind::money) != (b.kind == MentionKind::money)) return x.unit.empty() != y.unit.empty() && (a.kind == MentionKind::number || b.kind == MentionKind::number);
    return x.unit.empty() || y.unit.empty() || x.unit == y.unit;
  }

  std::optional<Listing> listing_of(std::uint32_t index) const {
    const Sentence& s = view_.mentions.sentences[index];
    const Figures figures = figures_of(s);
    if (figures.all.size() < 2 || figures.all.size() > kMostItems) return std::nullopt;
    std::optional<Listing> best;
    for (const bool behind : {false, true}) {
      auto listing = paired(s, figures, behind);
      if (listing && (!best || listing->items.size() > best->items.size())) best = std::move(listing);
    }
    if (!best || best->items.size() < figures.all.size()) {
      auto listing = by_stretches(s, figures);
      if (listing && (!best || listing->items.size() > best->items.size())) best = std::move(listing);
    }
    // Two make a list only where the sentence has no third figure.
    if (!best || (best->items.size() < 3 && figures.all.size() > 2 && !ends_with_two(figures))) return std::nullopt;
    best->sentence = best->told = index;
    return best;
  }

  // "The hospital in Torp has 410 beds, that in Velm 630 and that in Dale 150": the one name of each stretch before a figure.
  std::optional<Listing> by_stretches(const Sentence& s, const Figures& figures) const {
    Listing out;
    std::uint32_t from = s.first;
    std::size_t i = 0;
    if (figures.all.size() > 2 && figures.all[0]->figure()->in_words && figures.all[0]->figure()->value == Exact(static_cast<std::int64_t>(figures.all.size() - 1))) {
      from = figures.at[0].second;  // "of the three lakes, …"
      i = 1;
    }
    const std::size_t head = i;
    for (; i < figures.all.size(); ++i) {
      if (i > head && !one_measure(*figures.all[head], *figures.all[i])) return std::nullopt;
      const auto [first, last] = figures.at[i];
      std::optional<std::pair<std::uint32_t, std::uint32_t>> name;
      for (std::uint32_t t = from; t < first;) {
        if (!capital(t) || (t == s.first && (view_.lexicon.is(tokens_[t].word, view_.classes.np_break) || is(t, preposition_) || is(t, article_)))) {
          ++t;
          continue;
        }
        const std::uint32_t begin = t;
        while (t < first && capital(t)) ++t;
        // A common noun that only opens the sentence: "Exports to Italy".
        if (begin == s.first && name_follows(t, first)) continue;
        if (name) return std::nullopt;
        name = {begin, t};
      }
      if (!name || first - name->second > 6) return std::nullopt;
      out.items.push_back({folded(name->first, name->second), index_of(*figures.all[i]), Span{tokens_[name->first].begin, tokens_[last - 1].end}});
      from = last;
    }
    if (out.items.size() < 2) return std::nullopt;
    for (std::size_t a = 0; a < out.items.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) if (out.items[a].name == out.items[b].name) return std::nullopt;
    }
    return out;
  }
  bool name_follows(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) if (capital(t)) return true;
    return false;
  }

  static bool ends_with_two(const Figures& figures) {  // "the larger of the two"
    const Figure& last = *figures.all.back()->figure();
    return figures.all.size() == 3 && last.in_words && last.noun.empty() && last.value == Exact(2);
  }

  // A table whose first column names what its one column of figures counts; rows of totals are no items.
  std::optional<Listing> table_listing(std::uint32_t first, std::uint32_t& end) const {
    const auto& blocks = view_.document.blocks;
    const auto& sentences = view_.mentions.sentences;
    const std::uint32_t container = blocks[sentences[first].block].container;
    for (end = first; end < sentences.size() && blocks[sentences[end].block].kind == BlockKind::table_cell && blocks[sentences[end].block].container == container; ++end) {}
    Listing out;
    out.sentence = end - 1;
    std::optional<std::uint32_t> column;
    std::string name;
    Span name_span;
    for (std::uint32_t s = first; s < end && out.items.size() <= kMostItems; ++s) {
      const Block& cell = blocks[sentences[s].block];
      if (cell.column == 0) {
        name = is_total(sentences[s]) ? std::string() : folded(sentences[s].first, sentences[s].last);
        name_span = cell.span;
        continue;
      }
      std::uint32_t last = 0;
      const Mention* figure = cell.row == 0 ? nullptr : figure_at(sentences[s].first, last);
      if (figure == nullptr || name.empty()) continue;
      if (column && *column != cell.column) return std::nullopt;
      column = cell.column;
      out.items.push_back({name, index_of(*figure), name_span.cover(figure->span)});
    }
    if (!column || out.items.size() < 3 || out.items.size() > kMostItems) return std::nullopt;
    for (std::uint32_t s = first; s < end; ++s) {
      if (blocks[sentences[s].block].row == 0 && blocks[sentences[s].block].column == *column) out.told = s;
    }
    return out;
  }
  bool is_total(const Sentence& s) const { return view_.lexicon.match(total_, tokens_, s.first, s.last) > 0 || is(s.last - 1, total_); }

  // The longest run of figures that are each paired with a name, before them (with at most a verb or a bracket between) or behind.
  std::optional<Listing> paired(const Sentence& s, const Figures& figures, bool behind) const {
    Listing best, run;
    const Mention* head = nullptr;
    for (std::size_t i = 0; i < figures.all.size(); ++i) {
      const auto [first, last] = figures.at[i];
      const std::uint32_t from = i == 0 ? s.first : figures.at[i - 1].second;
      const auto item = behind ? item_behind(first, last, s.last) : item_before(first, last, from);
      const bool joined = item && (run.items.empty() || (one_measure(*head, *figures.all[i]) && joins(figures.at[i - 1].second, first, behind)));
      if (!joined) {
        if (run.items.size() > best.items.size()) best = std::move(run);
        run = Listing{};
      }
      if (!item) continue;
      if (run.items.empty()) head = figures.all[i];
      run.items.push_back({item->first, index_of(*figures.all[i]), item->second});
    }
    if (run.items.size() > best.items.size()) best = std::move(run);
    if (best.items.size() < 2) return std::nullopt;
    for (std::size_t i = 0; i < best.items.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) if (best.items[i].name == best.items[j].name) return std::nullopt;
    }
    return best;
  }
  std::uint32_t index_of(const Mention& m) const { return static_cast<std::uint32_t>(&m - view_.mentions.mentions.data()); }

  // Between two members stand a mark or "and", and little else.
  bool joins(std::uint32_t from, std::uint32_t to, bool behind) const {
    bool mark = false;
    for (std::uint32_t t = from; t < to; ++t) mark = mark || view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.text(t) == "and";
    return mark && to - from <= (behind ? 8U : 9U);
  }

  using Paired = std::pair<std::string, Span>;
  std::optional<Paired> item_before(std::uint32_t first, std::uint32_t last, std::uint32_t from) const {
    std::uint32_t t = first;
    while (t > from && (view_.is_mark(t - 1, '(') || view_.is_mark(t - 1, ',') || view_.is_mark(t - 1, ':') || is(t - 1, links_)) && first - t < 3) --t;
    if (t > from + 1 && view_.possessive(t - 1)) --t;  // "Lesnia's to 88%"
    auto begin = name_before(t, from);
    // The first of a list has its verb with it: "Velmar has taken in 340, Lesnia 95". So it has behind "of the three rivers,".
    for (std::uint32_t back = 0; !begin && (from == sentence_first(first) || (is_word(from - 1) && has_mark(from, first))) && back < kVerbWords && t > from && (plain_word(t - 1) || (t > from + 1 && view_.lexicon.match(links_, tokens_, t - 2, t) == 2)); ++back) {
      begin = name_before(--t, from);
      if (!begin && t > from + 1 && view_.possessive(t - 1)) begin = name_before(--t, from);  // "Norvia's debt amounts to 61%"
    }
    if (!begin) return std::nullopt;
    return Paired{folded(*begin, t), Span{tokens_[*begin].begin, tokens_[last - 1].end}};
  }
  bool has_mark(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) if (view_.is_mark(t, ',')) return true;
    return false;
  }
  std::uint32_t sentence_first(std::uint32_t t) const { return view_.mentions.sentences[view_.mentions.sentence_of_token(t)].first; }
  bool plain_word(std::uint32_t t) const { return is_word(t) && !capital(t) && !is(t, preposition_) && !is(t, plan_) && view_.text(t) != "not"; }
  std::optional<Paired> item_behind(std::uint32_t first, std::uint32_t last, std::uint32_t end) const {
    if (last + 2 < end && is(last, links_) && is(last + 1, preposition_)) ++last;  // "50 went to Norvia"
    if (last + 1 >= end || !is(last, preposition_)) return std::nullopt;
    const std::uint32_t to = name_end(last + 1, end);
    if (to <= last + 1) return std::nullopt;
    return Paired{folded(last + 1, to), Span{tokens_[first].begin, tokens_[to - 1].end}};
  }

  // --- What is said of one of them

  // "The largest party, the Greens, won 31 seats; the Liberals took 36": who comes first opens the sentence of the figures.
  void announced_before(std::uint32_t s, const Listing& list) {
    const std::uint32_t first = view_.mentions.sentences[s].first;
    const std::uint32_t figure = view_.mentions.token_at(view_.mention(list.items.front().mention).span.begin);
    if (figure <= first + 2 || view_.text(first) != "The") return;
    // "The biggest of the provinces" is perhaps so by another measure than that of the list.
    const auto claim = claim_at(first + 1, figure);
    if (claim && claim->last < figure && is_word(claim->last) && (!is(claim->last, preposition_) || of_so_many_things(claim->last, figure))) superlatives(s, list, 0, figure);
  }

  // "Of the four contingents", "of its three harvests"
  bool of_so_many_things(std::uint32_t t, std::uint32_t end) const {
    std::uint32_t last = t + 3;
    return t + 4 < end && view_.text(t) == "of" && is(t + 1, view_.classes.definite) && figure_at(t + 2, last) != nullptr && (is(last - 1, thing_) || (last < end && is(last, thing_)));
  }

  struct Claim {
    std::uint32_t first = 0, last = 0;  // tokens of the superlative
    std::uint32_t place = 1;            // 1 first, 2 second, …
    bool top = true;
  };

  // "No country exported more than Kenya", "nowhere was it lower than in the west"
  std::optional<Claim> beyond_all(std::uint32_t t, std::uint32_t end) const {
    const bool up = is(t, more_), down = is(t, less_);
    if ((!up && !down) || t + 2 >= end) return std::nullopt;
    std::uint32_t than = t + 1;
    while (than < end && than < t + 3 && view_.text(than) != "than") ++than;
    if (than + 1 >= end || view_.text(than) != "than") return std::nullopt;
    for (std::uint32_t k = t, n = 0; k-- > 0 && n < 10 && !view_.is_mark(k, '.') && !view_.is_mark(k, ','); ++n) {
      if (is(k, none_)) return Claim{t, than + 1, 1, up};
    }
    return std::nullopt;
  }

  std::optional<Claim> claim_at(std::uint32_t t, std::uint32_t end) const {
    if (auto beyond = beyond_all(t, end)) return beyond;
    Claim c;
    c.first = t;
    if (const auto came = view_.lexicon.lookup(came_, tokens_, t, end); came.length > 0) {
      const auto place = Exact::parse(came.value);
      const std::uint32_t behind = t + came.length;
      if (!place || (behind < end && is_word(behind) && !is(behind, after_))) return std::nullopt;
      c.place = static_cast<std::uint32_t>(place->numerator());
      c.last = behind;
      return c;
    }
    if (const auto nth = view_.lexicon.lookup(nth_, tokens_, t, end); nth.length > 0) {
      const auto place = Exact::parse(nth.value);
      if (!place) return std::nullopt;
      c.place = static_cast<std::uint32_t>(place->numerator());
      t += nth.length;
      if (t < end && view_.text(t) == "-") ++t;
    }
    std::uint32_t length = view_.lexicon.match(top_, tokens_, t, end);
    if (length == 0) {
      length = view_.lexicon.match(bottom_, tokens_, t, end);
      c.top = false;
    }
    if (length == 0) return std::nullopt;
    c.last = t + length;
    return c;
  }

  // The superlative speaks of what the list gives: of nothing else ("the largest of them"), of a thing that shares are of
  // ("contingent"), or of a noun that the list's sentence has.
  bool about_list(const Claim& c, const Listing& list, std::uint32_t end) const {
    const std::uint32_t t = c.last;
    if (view_.lexicon.lookup(came_, tokens_, c.first, end).length > 0 || view_.text(c.last - 1) == "than") return true;
    if (c.last - c.first > 3 && view_.text(c.first + 1) == "than") return true;  // "more than any other"
    if (t < end && tokens_[t].kind == TokenKind::word && !is(t, view_.classes.np_break) && !is(t, preposition_)) {
      if (told_in(t, list)) return true;
      if (t + 1 < end && view_.lexicon.match(from_, tokens_, t + 1, end) > 0) return true;  // "the smallest shipment went to the north"
      // "The largest share of invalid ballots" is another share than that of the list.
      const bool of_other = t + 2 < end && view_.text(t + 1) == "of" && !is(t + 2, view_.classes.definite) && !told_in(t + 2, list);
      return is(t, thing_) && !of_other;
    }
    // "turnout was lowest", "it was lowest": the noun is before it
    for (std::uint32_t k = c.first; k-- > 0 && c.first - k < 3;) if (lower(view_.text(k)) == "it") return true;
    for (std::uint32_t k = c.first; k-- > 0 && c.first - k < 4;) if (tokens_[k].kind == TokenKind::word && told_in(k, list)) return true;
    return t >= end || view_.text(t) == "of" || view_.is_mark(t, ',') || view_.is_mark(t, '.');
  }
  bool told_in(std::uint32_t t, const Listing& list) const {
    if (tokens_[t].end - tokens_[t].begin < 4) return false;
    const std::string word = view_.lexicon.singular(lower(view_.text(t)));
    const Sentence& s = view_.mentions.sentences[list.told];
    for (std::uint32_t k = s.first; k < s.last; ++k) {
      if (tokens_[k].kind == TokenKind::word && view_.lexicon.singular(lower(view_.text(k))) == word) return true;
    }
    // "It amounted to": the noun is told in the sentence before.
    if (list.told == 0 || view_.mentions.sentences[list.told - 1].block != s.block) return false;
    const Sentence& before = view_.mentions.sentences[list.told - 1];
    for (std::uint32_t k = before.first; k < before.last; ++k) {
      if (tokens_[k].kind == TokenKind::word && view_.lexicon.singular(lower(view_.text(k))) == word) return true;
    }
    return false;
  }

  // Whether another figure or a limit of the superlative ("in Europe", "by area", "in 2015") stands in its clause.
  bool limited(const Claim& c, std::uint32_t first, std::uint32_t end) const {
    if (has(first, c.first, limit_)) return true;
    for (std::uint32_t t = c.last; t < end && !view_.is_mark(t, '.') && !view_.is_mark(t, ';'); ++t) {
      std::uint32_t last = 0;
      if (t < c.last + 8 && is(t, limit_) && !among_all(t, end)) return true;
      if (figure_at(t, last) != nullptr && t < c.last + 6 && view_.text(t - 1) != "the" && !(t > 1 && view_.text(t - 2) == "of" )) return true;
      if (view_.is_mark(t, ',') && !(t + 1 < end && figure_at(t + 1, last) != nullptr)) break;
    }
    for (std::uint32_t t = c.first; t-- > first && c.first - t < 6;) {
      if (view_.is_mark(t, ',')) break;
      if (is(t, not_now_)) return true;
    }
    return false;
  }

  // "Among the three", "of all", "in the list": no limit.
  bool among_all(std::uint32_t t, std::uint32_t end) const {
    std::uint32_t last = 0;
    return view_.text(t) == "among" && t + 2 < end && is(t + 1, view_.classes.definite) && figure_at(t + 2, last) != nullptr;
  }

  void superlatives(std::uint32_t index, const Listing& list, std::uint32_t from, std::optional<std::uint32_t> to = {}) {
    Sentence s = view_.mentions.sentences[index];
    if (to) s.last = *to;
    for (std::uint32_t t = std::max(from, s.first); t < s.last; ++t) {
      const auto c = claim_at(t, s.last);
      if (!c) continue;
      t = c->last - 1;
      if (!about_list(*c, list, s.last) || limited(*c, s.first, s.last) || has_time(*c, s)) continue;
      const Item* subject = subject_of(*c, list, s, std::max(from, s.first));
      if (subject != nullptr) tell(*c, *subject, list);
    }
  }
  // Whether a date stands in the clause of the superlative, or opens the sentence.
  bool has_time(const Claim& c, const Sentence& s) const {
    std::uint32_t end = c.last;
    while (end < s.last && !view_.is_mark(end, ',') && !view_.is_mark(end, ';')) ++end;
    for (std::uint32_t t = s.first; t < end; ++t) {
      for (const Edge& e : view_.edges(t)) {
        if (view_.mention(e.mention).kind == MentionKind::date) return true;
      }
    }
    return false;
  }

  // Who is meant: the one name of the list in the clause of the superlative, before it ("Velmar, which provides the largest …") or
  // right behind ("the largest came from Velmar", "lowest in the west").
  const Item* subject_of(const Claim& c, const Listing& list, const Sentence& s, std::uint32_t from) const {
    const Item* before = nullptr;
    for (const Item& item : list.items) {
      for (std::uint32_t t = from; t < s.last; ++t) {
        const std::uint32_t end = t + static_cast<std::uint32_t>(std::count(item.name.begin(), item.name.end(), ' ')) + 1;
        if (tokens_[t].kind != TokenKind::word) continue;
        const bool whole = end <= s.last && starts(item.name, view_.text(t)) && key_of(view_, t, end) == item.name;
        // "Lake Arda" is "Arda" the second time.
        if (!whole && (!capital(t) || !only_name_with(list, item, lower(view_.text(t))))) continue;
        const bool is_before = t < c.first && end <= c.first + (whole ? 0U : 1U), near = is_before ? c.first - std::min(c.first, end) <= 10 : t >= c.last && t - c.last <= 6;
        if (!near || (is_before && (!plain_between(std::min(end, c.first), c.first) || has(std::min(end, c.first), c.first, plan_))) || (!is_before && !plain_between(c.last, t))) continue;
        if (before != nullptr && before != &item) return nullptr;  // two names: either may be meant
        before = &item;
      }
    }
    return before;
  }
  // Whether this word is the last of the name and of no other.
  static bool only_name_with(const Listing& list, const Item& item, const std::string& word) {
    const auto ends = [&](const Item& i) { return i.name.size() > word.size() && i.name.ends_with(word) && i.name[i.name.size() - word.size() - 1] == ' '; };
    return word.size() > 2 && ends(item) && std::none_of(list.items.begin(), list.items.end(), [&](const Item& o) { return &o != &item && (ends(o) || o.name == word); });
  }
  static bool starts(std::string_view name, std::string_view word) {
    return name.size() >= word.size() && (name[0] | 0x20) == (word[0] | 0x20) && (name.size() == word.size() || name[word.size()] == ' ' || name[word.size()] == '-');
  }
  // Between name and superlative: no other clause, no negation.
  bool plain_between(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t t = first; t < last; ++t) {
      const std::string_view w = view_.text(t);
      if (is(t, parts_) || (w == "that" && view_.text(t + 1) != "of") || view_.is_mark(t, ';') || view_.is_mark(t, '.')) return false;
    }
    return true;
  }

  void tell(const Claim& c, const Item& subject, const Listing& list) {
    const Figure& own = *view_.mention(subject.mention).figure();
    std::uint32_t surely_before = 0, maybe_before = 0;
    const Item* rival = nullptr;
    for (const Item& other : list.items) {
      if (&other == &subject) continue;
      const Figure& f = *view_.mention(other.mention).figure();
      const Interval &a = own.reading.rounded, &b = f.reading.rounded;
      const bool never = c.top ? !can_be_less_or_equal(b, a) : !can_be_less_or_equal(a, b);
      const bool may = c.top ? can_be_less_or_equal(a, b) : can_be_less_or_equal(b, a);
      if (never) {
        ++surely_before;
        const Figure* best = rival == nullptr ? nullptr : view_.mention(rival->mention).figure();
        if (best == nullptr || (c.top ? f.value > best->value : f.value < best->value)) rival = &other;
      }
      if (may) ++maybe_before;
    }
    const std::int64_t least = surely_before + 1, most = maybe_before + 1, said = c.place;
    const std::int64_t real = said < least ? least : said > most ? most : said;
    if (rival == nullptr) rival = &subject;
    const Span words{tokens_[c.first].begin, tokens_[c.last - 1].end};
    const Mention &m = view_.mention(subject.mention), &r = view_.mention(rival->mention);
    maker_.add("ranked", words,
               {{"said", figure_field(said, words)}, {"place", figure_field(real, subject.span)}, {"value", {placed(m), m.span}}, {"rival", {placed(r), r.span}},
                {"words", {std::string(words.in(view_.document.text)), words}}, {"name", key_field(subject.name, subject.span)},
                {"rival_name", key_field(rival->name, rival->span)}, {"order", key_field(c.top ? "largest" : "smallest", words)}}, true);
  }

  FactMaker& maker_;
  const View& view_;
  const std::vector<Token>& tokens_;
  const GroupId top_ = group("rank-top"), bottom_ = group("rank-bottom"), thing_ = group("rank-thing"),
                limit_ = group("rank-limit"), nth_ = group("rank-nth"), links_ = group("rank-link"), total_ = group("table-total"),
                came_ = group("rank-came"), after_ = group("rank-after"), plan_ = group("rank-plan"),
                from_ = group("rank-from"), preposition_ = group("preposition"), article_ = group("article"),
                not_now_ = group("rank-not-now"), parts_ = group("rank-parts"), more_ = group("rank-higher"), less_ = group("rank-lesser"), none_ = group("rank-none");
};

}  // namespace

void add_rank_facts(FactMaker& maker) { Ranks(maker).run(); }

}  // namespace claimcheck
