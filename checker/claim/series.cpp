// Lists of figures in running text.
#include <algorithm>

#include "checker/claim/figure_forms.h"
#include "checker/claim/view.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kItemWords = 12;    // longest stretch between two members of a list
constexpr std::uint32_t kMaxMembers = 40;

enum class Grain : std::uint8_t { none, count, money, percent, measure };

Grain grain(const Mention& m) {
  const SlotKinds kinds = kinds_of(m);
  if ((kinds & bit(SlotKind::money)) != 0) return Grain::money;
  if ((kinds & bit(SlotKind::percent)) != 0) return Grain::percent;
  if ((kinds & bit(SlotKind::measure)) != 0) return Grain::measure;
  return (kinds & bit(SlotKind::count)) != 0 ? Grain::count : Grain::none;
}

bool same_kind(const Mention& a, const Mention& b, Grain kind) {
  const Figure *x = a.figure(), *y = b.figure();
  if (x->upper || y->upper) return false;
  if (kind == Grain::money || kind == Grain::measure) return x->unit == y->unit;
  return true;
}

// The first whole (not bare) figure edge at a token.
const Edge* figure_at(const View& view, std::uint32_t token) {
  for (const Edge& edge : view.edges(token)) {
    if (edge.bare || view.mention(edge.mention).figure() == nullptr || view.mention(edge.mention).kind == MentionKind::ordinal) continue;
    return marks_item(view, edge.first, edge.last) ? nullptr : &edge;
  }
  return nullptr;
}

class Reader {
 public:
  Reader(const View& view, std::uint32_t end)
      : view_(view), end_(end), classes_(view.classes) {}

  std::vector<Series> read(std::uint32_t token) {
    std::vector<Series> out;
    const Edge* first = figure_at(view_, token);
    if (first == nullptr) return out;
    const Mention& head = view_.mention(first->mention);
    const Grain kind = grain(head);
    if (kind == Grain::none || head.figure()->upper) return out;
    Series series{first->last, {first->mention}};
    while (series.members.size() < kMaxMembers) {
      const Edge* next = next_member(series.last, head, kind);
      if (next == nullptr) break;
      series.members.push_back(next->mention);
      series.last = next->last;
      out.push_back(series);
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

 private:
  // The next figure of the list after a member that ends at `from`: some words, a joiner (comma, semicolon, "and"), more
  // words. A part of the member ("among them 120 engineers", "of whom 45 serve at sea") is stepped over.
  const Edge* next_member(std::uint32_t from, const Mention& head, Grain kind) {
    bool joined = false, in_part = false, in_clause = false;
    std::uint32_t words = 0;
    for (std::uint32_t t = from; t < end_ && words < kItemWords; ++t) {
      if (view_.is_mark(t, '.') || view_.is_mark(t, ':')) return nullptr;
      if (view_.lexicon.match(classes_.part_opener, view_.mentions.tokens, t, end_) > 0) in_part = true;
      // "38% were against and …", "make up 14%": words that break a list elsewhere.
      if (const std::uint32_t length = view_.lexicon.match(classes_.list_unbroken, view_.mentions.tokens, t, end_); length > 0) {
        t += length - 1;
        words += length;
        continue;
      }
      if (breaks(t)) return nullptr;
      if (view_.is(t, classes_.list_relative)) in_clause = true;
      const bool joiner = joins(t);
      if (in_clause && view_.is_mark(t, ',')) in_clause = false;
      const Edge* figure = figure_at(view_, t);
      if (figure != nullptr && !joiner) {
        const Mention& m = view_.mention(figure->mention);
        if (in_part || in_clause) {  // its own figure, not a member; what follows the next joiner may be one
          in_part = in_clause = false;
          joined = false;
          words = 0;
          t = figure->last - 1;
          continue;
        }
        if (!joined) return nullptr;
        return grain(m) == kind && same_kind(head, m, kind) ? figure : nullptr;
      }
      if (joiner) joined = true;
      if (view_.mentions.tokens[t].kind == TokenKind::word) ++words;
    }
    return nullptr;
  }

  bool joins(std::uint32_t t) const {
    return view_.is_mark(t, ',') || view_.is_mark(t, ';') || view_.lexicon.match(classes_.list_joiner, view_.mentions.tokens, t, end_) > 0;
  }
  bool breaks(std::uint32_t t) const { return view_.is(t, classes_.list_breaker); }

  const View& view_;
  std::uint32_t end_;
  const View::Classes& classes_;
};

}  // namespace

std::vector<Series> series_at(const View& view, std::uint32_t token, std::uint32_t end) { return Reader(view, end).read(token); }

}  // namespace claimcheck
