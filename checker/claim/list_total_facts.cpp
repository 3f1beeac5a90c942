// Totals over bulleted lists: "a package of €62 million:" with an amount in each item, or items that end with "Total: …". The
// list is all of the whole only if each item has exactly one figure of its kind and nothing says that there may be more.
// Shares of one whole in a list: "Energy mix of the island:" with one per cent in each item.
#include <algorithm>
#include <optional>

#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kMostItems = 40;

class ListTotals {
 public:
  explicit ListTotals(FactMaker& maker)
      : maker_(maker), view_(maker.view), partial_(view_.lexicon.group("list-partial")), total_(view_.lexicon.group("table-total")),
        shares_(view_.lexicon.group("share-list-lead")), others_(view_.lexicon.group("share-others")) {}

  void run() {
    const auto& blocks = view_.document.blocks;
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
      if (blocks[b].kind != BlockKind::list_item || (b > 0 && blocks[b - 1].kind == BlockKind::list_item)) continue;
      std::vector<std::uint32_t> items;
      std::uint32_t end = b;
      for (; end < blocks.size() && end - b <= kMostItems && blocks[end].kind == BlockKind::list_item; ++end) {
        if (blocks[end].level == blocks[b].level && blocks[end].container == blocks[b].container) items.push_back(end);
      }
      if (end - b > kMostItems || items.size() < 2) continue;
      list(b, items);
      if (b > 0) shares(b - 1, items);
    }
  }

 private:
  using Figures = std::vector<const Mention*>;

  Figures figures_in(Span place) const {
    Figures out;
    for (const Mention& m : view_.mentions_in(place)) {
      const Figure* f = m.figure();
      if (f != nullptr && !m.nested && m.kind != MentionKind::ordinal && m.kind != MentionKind::percent && f->unit != "%") out.push_back(&m);
    }
    return out;
  }

  static bool alike(const Mention& whole, const Mention& part) {
    const Figure &w = *whole.figure(), &p = *part.figure();
    if (w.upper || p.upper || w.age || p.age || w.hedge != Hedge::none || p.hedge != Hedge::none) return false;
    const auto counts = [](const Mention& m) {
      return m.kind == MentionKind::number || (m.kind == MentionKind::quantity && (m.figure()->dimension.empty() || m.figure()->dimension == "count"));
    };
    if (counts(whole)) return counts(part);
    return whole.kind == part.kind && w.unit == p.unit;
  }

  // The one figure of each item that is of the whole's kind; nothing if an item has none, or several.
  std::optional<Figures> parts_of(const Mention& whole, const std::vector<std::uint32_t>& items) const {
    Figures out;
    for (const std::uint32_t item : items) {
      const Mention* part = nullptr;
      for (const Mention* m : figures_in(view_.document.blocks[item].span)) {
        if (!alike(whole, *m)) continue;
        if (part != nullptr) return std::nullopt;
        part = m;
      }
      if (part == nullptr) return std::nullopt;
      out.push_back(part);
    }
    return out;
  }

  void list(std::uint32_t first, std::vector<std::uint32_t> items) {
    const std::uint32_t last = items.back();
    const Span end = view_.document.blocks[last].span;
    const std::uint32_t start = view_.mentions.token_at(end.begin), stop = end.empty() ? start : view_.mentions.token_at(end.end - 1) + 1;
    if (start < stop && view_.lexicon.match(total_, view_.mentions.tokens, start, stop) > 0) {
      items.pop_back();
      const Figures whole = figures_in(end);
      if (whole.size() == 1 && items.size() > 1) tell(*whole.front(), items);
      return;
    }
    if (first > 0) led_by(first - 1, items);
  }

  // The sentence before the list ends with a colon and has one figure that is a total of what the items give.
  void led_by(std::uint32_t lead, const std::vector<std::uint32_t>& items) {
    const Span place = view_.document.blocks[lead].span;
    if (place.empty()) return;
    const std::uint32_t at = view_.mentions.sentence_at(place.end - 1);
    if (at >= view_.mentions.sentences.size()) return;
    const Sentence& s = view_.mentions.sentences[at];
    if (s.first >= s.last || !view_.is_mark(s.last - 1, ':')) return;
    if (view_.has(partial_, s)) return;
    const Mention* whole = nullptr;
    for (const Mention* m : figures_in(s.span)) {
      if (m->figure()->value == Exact(static_cast<std::int64_t>(items.size()))) continue;  // it announces the items
      if (whole != nullptr) return;
      whole = m;
    }
    if (whole != nullptr) tell(*whole, items);
  }

  // A lead that speaks of a whole and its parts, with a colon, over items of one per cent each and no other figure.
  void shares(std::uint32_t lead, const std::vector<std::uint32_t>& items) {
    const Span place = view_.document.blocks[lead].span;
    if (place.empty() || items.size() < 3) return;
    const std::uint32_t at = view_.mentions.sentence_at(place.end - 1);
    if (at >= view_.mentions.sentences.size()) return;
    const Sentence& s = view_.mentions.sentences[at];
    if (s.first >= s.last || !view_.is_mark(s.last - 1, ':') || !view_.has(shares_, s) || view_.has(partial_, s)) return;
    std::vector<PlacedFigure> parts;
    bool complete = false;
    for (const std::uint32_t item : items) {
      const Mention* part = only_percent(view_.document.blocks[item].span);
      if (part == nullptr) return;
      parts.push_back(placed(*part));
      const Span words = view_.document.blocks[item].span;
      complete = complete || view_.has(others_, view_.mentions.token_at(words.begin), view_.mentions.token_at(words.end - 1) + 1);
    }
    const Span all = view_.document.blocks[items.front()].span.cover(view_.document.blocks[items.back()].span);
    const Field kind = key_field("list", all);
    if (complete) {
      maker_.add("shares", all, {{"parts", {std::move(parts), all}}, {"kind", kind}, {"complete", key_field("yes", all)}}, true);
    } else {
      maker_.add("shares", all, {{"parts", {std::move(parts), all}}, {"kind", kind}}, true);
    }
  }

  // The only figure of a place, if it is a plain per cent.
  const Mention* only_percent(Span place) const {
    const Mention* out = nullptr;
    for (const Mention& m : view_.mentions_in(place)) {
      const Figure* f = m.figure();
      if (f == nullptr || m.nested) continue;
      if (out != nullptr || m.kind != MentionKind::percent || f->unit != "%" || f->upper || f->hedge == Hedge::more_than) return nullptr;
      out = &m;
    }
    return out;
  }

  void tell(const Mention& whole, const std::vector<std::uint32_t>& items) {
    const auto parts = parts_of(whole, items);
    if (!parts) return;
    std::vector<PlacedFigure> members;
    for (const Mention* m : *parts) members.push_back(placed(*m));
    const Span place = parts->front()->span.cover(parts->back()->span);
    maker_.add("total", whole.span, {{"whole", {placed(whole), whole.span}}, {"parts", {std::move(members), place}}, {"kind", key_field("exact", whole.span)}}, true);
  }

  FactMaker& maker_;
  const View& view_;
  GroupId partial_, total_, shares_, others_;
};

}  // namespace

void add_list_totals(FactMaker& maker) { ListTotals(maker).run(); }

}  // namespace claimcheck
