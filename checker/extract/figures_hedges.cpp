#include "checker/extract/figures_hedges.h"

#include <algorithm>

namespace claimcheck {
namespace {

constexpr std::uint32_t kLongest = 6;  // tokens of the longest hedge

HedgeFound one_before(const FigureCursor& c, std::uint32_t i, std::uint32_t floor) {
  const std::uint32_t from = std::max({floor, c.first, i < kLongest ? 0 : i - kLongest});
  for (std::uint32_t s = from; s < i; ++s) {
    if (!c.is(s, kHedgeStart) || c.taken(s)) continue;
    const Lexicon::Mapped found = c.lookup(c.words.hedge_before, s);
    if (found.length != i - s) continue;
    if (c.word(s) == c.words.up && c.match(c.words.reaching, s - 1) == 1) return {};  // "adding up to 500"
    return {hedge_named(found.value), s, i};
  }
  return {};
}

// "about" says less than a bound does.
Hedge stricter(Hedge outer, Hedge inner) { return outer == Hedge::about ? inner : outer; }

}  // namespace

HedgeFound hedge_before(const FigureCursor& c, std::uint32_t i, std::uint32_t floor) {
  HedgeFound found = one_before(c, i, floor);
  if (!found) return found;
  if (const HedgeFound outer = one_before(c, found.first, floor)) {
    found.first = outer.first;
    found.hedge = stricter(outer.hedge, found.hedge);
  }
  return found;
}

HedgeFound hedge_behind(const FigureCursor& c, std::uint32_t i) {
  if (!c.is(i, kHedgeAfter) || c.taken(i)) return {};
  const Lexicon::Mapped found = c.lookup(c.words.hedge_after, i);
  if (found.length == 0) return {};
  if (c.is_mark(i) && !c.glued(i)) return {};  // "500 - plus", "500 + 20"
  const std::uint32_t next = i + found.length;
  // "100 and at least 20", "5 or more than 7", "500 at least a year": the hedge belongs to what follows.
  const bool opens_other = c.is_number(next) || c.is(next, kCardinal | kScale | kIndefinite) || c.word(next) == c.words.than ||
                           c.word(next) == c.words.the || (c.is_mark(next) && c.currency_sign(next));
  if (opens_other) return {};
  return {hedge_named(found.value), i, next};
}

}  // namespace claimcheck
