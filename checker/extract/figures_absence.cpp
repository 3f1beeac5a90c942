#include "checker/extract/figures_absence.h"

namespace claimcheck {

std::optional<Absence> read_absence(const FigureCursor& c, std::uint32_t i) {
  const FigureWords& w = c.words;
  if (c.hyphen(i + 1) || c.hyphen(i - 1) || c.is_number(i - 1) || c.is(i - 1, kCardinal | kScale)) return {};  // "ten no votes"
  if (c.word(i) == w.no && c.is(i + 1, kAbsenceNoun) && c.word(i + 2) != w.to && !(c.capital(i) && i > c.first))
    return Absence{i, i + 2, i + 1};
  const bool nobody = c.word(i) != w.no || c.word(i + 1) == w.one;
  if (!nobody) return {};
  const std::uint32_t next = c.word(i) == w.no ? i + 2 : i + 1;
  return c.match(w.absence_of, next) > 0 ? std::optional(Absence{i, next, 0}) : std::nullopt;
}

}  // namespace claimcheck
