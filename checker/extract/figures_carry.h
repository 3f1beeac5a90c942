// Units told once: "80 million euros, of which 20 million", "48 per cent for, 41 against", "30,000 tonnes in 2019, 35,000 in
// 2020".
#pragma once
#include <optional>
#include <string_view>

#include "checker/extract/figures_hedges.h"
#include "checker/extract/figures_items.h"
#include "checker/extract/figures_nouns.h"

namespace claimcheck {

// Everything that was read around one numeral, before it becomes a mention.
struct Found {
  Item low;
  std::optional<Item> high;
  HedgeFound before, behind;
  NounFound noun;       // behind the figure: part of the mention
  NounFound of;         // behind "of": told with it
  bool hyphen = false;  // "163-seat"
  bool age = false;
  std::string_view age_unit = "year";
  std::uint32_t first = 0, last = 0;

  const Item& end() const { return high ? *high : low; }
};

// Follows the figures of one sentence and knows the unit that a bare one takes from the one before it.
class UnitCarry {
 public:
  explicit UnitCarry(const FigureCursor& c) : c_(c), w_(c.words) {}

  // The unit of a figure told without one, with no place of its own in the text; none for what is counted or has its own.
  Unit unit_for(const Found& f) const;
  // A figure of the sentence, in the order of the text.
  void told(const Found& f);

 private:
  bool bare(const Found& f) const;
  bool stands_free(std::uint32_t next) const;
  bool part_of_money_or_measure(const Found& f) const;
  bool part_of_per_cents(const Found& f) const;
  bool end_of_per_cents(const Found& f) const;

  const FigureCursor& c_;
  const FigureWords& w_;
  Unit unit_;                           // the last unit told
  std::uint32_t first_ = 0, last_ = 0;  // tokens of its figure
  std::uint32_t floor_ = 0;             // behind the last figure of any kind
  bool grouped_ = false;                // its figure is written in groups of digits, without a scale
};

}  // namespace claimcheck
