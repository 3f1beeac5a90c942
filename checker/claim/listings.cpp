#include "checker/claim/listings.h"

#include "checker/base/utf8.h"
#include "checker/claim/fields.h"
#include "checker/claim/figure_forms.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kNameWords = 4;
constexpr std::uint32_t kVerbWords = 3;  // between the first name of a list and its figure
constexpr std::size_t kMostItems = 30;

}  // namespace

ListingReader::ListingReader(const View& view)
    : view_(view),
      tokens_(view.mentions.tokens),
      links_(view.lexicon.group("rank-link")),
      total_(view.lexicon.group("table-total")),
      plan_(view.lexicon.group("rank-plan")),
      preposition_(view.lexicon.group("preposition")),
      article_(view.lexicon.group("article")) {}

std::optional<Listing> ListingReader::of_sentence(std::uint32_t index) const {
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

// A table whose first column names what its one column of figures counts; rows of totals are no items.
std::optional<Listing> ListingReader::of_table(std::uint32_t first, std::uint32_t& end) const {
  const auto& blocks = view_.document.blocks;
  const auto& sentences = view_.mentions.sentences;
  const std::uint32_t container = blocks[sentences[first].block].container;
  for (end = first; end < sentences.size() && blocks[sentences[end].block].kind == BlockKind::table_cell &&
                    blocks[sentences[end].block].container == container;
       ++end) {
  }
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

const Mention* ListingReader::figure_at(std::uint32_t t, std::uint32_t& end) const {
  for (const Edge& e : view_.edges(t)) {
    const Mention& m = view_.mention(e.mention);
    const Figure* f = m.figure();
    if (e.bare || f == nullptr || m.kind == MentionKind::ordinal || m.kind == MentionKind::fraction || f->upper || f->age ||
        f->negative_word || f->hedge == Hedge::vague)
      continue;
    if (joined_to_number(view_, e.first, e.last)) continue;
    if (t > 0 && (view_.text(t - 1) == "number" || view_.text(t - 1) == "No")) continue;  // "at number 12"
    end = e.last;
    return &m;
  }
  return nullptr;
}

ListingReader::Figures ListingReader::figures_of(const Sentence& s) const {
  Figures out;
  for (std::uint32_t t = s.first; t < s.last;) {
    if (joined_to_number(view_, t, t + 1)) return {};  // a sentence of scores lists nothing
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

bool ListingReader::one_measure(const Mention& a, const Mention& b) {
  const Figure &x = *a.figure(), &y = *b.figure();
  const bool percent = a.kind == MentionKind::percent, other = b.kind == MentionKind::percent;
  if (percent != other) return false;
  if ((a.kind == MentionKind::money) != (b.kind == MentionKind::money))
    return x.unit.empty() != y.unit.empty() && (a.kind == MentionKind::number || b.kind == MentionKind::number);
  return x.unit.empty() || y.unit.empty() || x.unit == y.unit;
}

std::optional<Listing> ListingReader::paired(const Sentence& s, const Figures& figures, bool behind) const {
  Listing best, run;
  const Mention* head = nullptr;
  for (std::size_t i = 0; i < figures.all.size(); ++i) {
    const auto [first, last] = figures.at[i];
    const std::uint32_t from = i == 0 ? s.first : figures.at[i - 1].second;
    const auto item = behind ? item_behind(first, last, s.last) : item_before(first, last, from);
    const bool joined =
        item && (run.items.empty() || (one_measure(*head, *figures.all[i]) && joins(figures.at[i - 1].second, first, behind)));
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
    for (std::size_t j = 0; j < i; ++j)
      if (best.items[i].name == best.items[j].name) return std::nullopt;
  }
  return best;
}

bool ListingReader::joins(std::uint32_t from, std::uint32_t to, bool behind) const {
  bool mark = false;
  for (std::uint32_t t = from; t < to; ++t)
    mark = mark || view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.text(t) == "and";
  return mark && to - from <= (behind ? 8U : 9U);
}

std::optional<ListingReader::Paired> ListingReader::item_before(std::uint32_t first, std::uint32_t last,
                                                                std::uint32_t from) const {
  std::uint32_t t = first;
  while (t > from && (view_.is_mark(t - 1, '(') || view_.is_mark(t - 1, ',') || view_.is_mark(t - 1, ':') || is(t - 1, links_)) &&
         first - t < 3)
    --t;
  if (t > from + 1 && view_.possessive(t - 1)) --t;  // "Lesnia's to 88%"
  auto begin = name_before(t, from);
  // The first of a list has its verb with it: "Velmar has taken in 340, Lesnia 95". So it has behind "of the three rivers,".
  for (std::uint32_t back = 0;
       !begin && (from == sentence_first(first) || (is_word(from - 1) && has_mark(from, first))) && back < kVerbWords &&
       t > from && (plain_word(t - 1) || (t > from + 1 && view_.lexicon.match(links_, tokens_, t - 2, t) == 2));
       ++back) {
    begin = name_before(--t, from);
    if (!begin && t > from + 1 && view_.possessive(t - 1)) begin = name_before(--t, from);  // "Norvia's debt amounts to 61%"
  }
  if (!begin) return std::nullopt;
  return Paired{folded(*begin, t), Span{tokens_[*begin].begin, tokens_[last - 1].end}};
}

std::optional<ListingReader::Paired> ListingReader::item_behind(std::uint32_t first, std::uint32_t last,
                                                                std::uint32_t end) const {
  if (last + 2 < end && is(last, links_) && is(last + 1, preposition_)) ++last;  // "50 went to Norvia"
  if (last + 1 >= end || !is(last, preposition_)) return std::nullopt;
  const std::uint32_t to = name_end(last + 1, end);
  if (to <= last + 1) return std::nullopt;
  return Paired{folded(last + 1, to), Span{tokens_[first].begin, tokens_[to - 1].end}};
}

std::optional<Listing> ListingReader::by_stretches(const Sentence& s, const Figures& figures) const {
  Listing out;
  std::uint32_t from = s.first;
  std::size_t i = 0;
  if (figures.all.size() > 2 && figures.all[0]->figure()->in_words &&
      figures.all[0]->figure()->value == Exact(static_cast<std::int64_t>(figures.all.size() - 1))) {
    from = figures.at[0].second;  // "of the three lakes, …"
    i = 1;
  }
  const std::size_t head = i;
  for (; i < figures.all.size(); ++i) {
    if (i > head && !one_measure(*figures.all[head], *figures.all[i])) return std::nullopt;
    const auto [first, last] = figures.at[i];
    std::optional<std::pair<std::uint32_t, std::uint32_t>> name;
    for (std::uint32_t t = from; t < first;) {
      if (!capital(t) || (t == s.first && (view_.lexicon.is(tokens_[t].word, view_.classes.np_break) || is(t, preposition_) ||
                                           is(t, article_)))) {
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
    out.items.push_back(
        {folded(name->first, name->second), index_of(*figures.all[i]), Span{tokens_[name->first].begin, tokens_[last - 1].end}});
    from = last;
  }
  if (out.items.size() < 2) return std::nullopt;
  for (std::size_t a = 0; a < out.items.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b)
      if (out.items[a].name == out.items[b].name) return std::nullopt;
  }
  return out;
}

bool ListingReader::name_follows(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t t = from; t < to; ++t)
    if (capital(t)) return true;
  return false;
}

bool ListingReader::ends_with_two(const Figures& figures) {
  const Figure& last = *figures.all.back()->figure();
  return figures.all.size() == 3 && last.in_words && last.noun.empty() && last.value == Exact(2);
}

bool ListingReader::is_total(const Sentence& s) const {
  return view_.lexicon.match(total_, tokens_, s.first, s.last) > 0 || is(s.last - 1, total_);
}

std::optional<std::uint32_t> ListingReader::name_before(std::uint32_t t, std::uint32_t from) const {
  std::uint32_t first = t;
  while (first > from && t - first < kNameWords && capital(first - 1)) --first;
  if (first < t) return first;
  if (t >= from + 2 && tokens_[t - 1].kind == TokenKind::word && is(t - 2, article_)) return t - 1;
  // "…, maize $180 and barley $165"
  if (t >= from + 2 && is_word(t - 1) && (view_.is_mark(t - 2, ',') || view_.is_mark(t - 2, ';') || view_.text(t - 2) == "and") &&
      !is(t - 1, view_.classes.np_break) && !is(t - 1, preposition_) && !is(t - 1, links_))
    return t - 1;
  return std::nullopt;
}

std::uint32_t ListingReader::name_end(std::uint32_t t, std::uint32_t end) const {
  if (t < end && is(t, article_)) ++t;
  std::uint32_t last = t;
  while (last < end && last - t < kNameWords && capital(last)) ++last;
  if (last > t) return last;
  // "the capital region", "the west"
  while (last < end && last - t < 2 && tokens_[last].kind == TokenKind::word && !is(last, view_.classes.np_break) &&
         !is(last, preposition_))
    ++last;
  return last;
}

std::string ListingReader::folded(std::uint32_t first, std::uint32_t last) const {
  while (first < last && is(first, article_)) ++first;
  return key_of(view_, first, last);
}

std::uint32_t ListingReader::index_of(const Mention& m) const {
  return static_cast<std::uint32_t>(&m - view_.mentions.mentions.data());
}

bool ListingReader::has_mark(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = first; t < last; ++t)
    if (view_.is_mark(t, ',')) return true;
  return false;
}

std::uint32_t ListingReader::sentence_first(std::uint32_t t) const {
  return view_.mentions.sentences[view_.mentions.sentence_of_token(t)].first;
}

bool ListingReader::plain_word(std::uint32_t t) const {
  return is_word(t) && !capital(t) && !is(t, preposition_) && !is(t, plan_) && view_.text(t) != "not";
}

}  // namespace claimcheck
