#include "checker/extract/figures_carry.h"

namespace claimcheck {

Unit UnitCarry::unit_for(const Found& f) const {
  if (!bare(f)) return {};
  const bool fits = unit_.kind == UnitKind::percent ? part_of_per_cents(f) || end_of_per_cents(f)
                    : unit_.kind == UnitKind::money || unit_.kind == UnitKind::measure ? part_of_money_or_measure(f)
                                                                                       : false;
  Unit unit = fits ? unit_ : Unit{};
  unit.first = unit.last = 0;
  return unit;
}

void UnitCarry::told(const Found& f) {
  floor_ = f.last;
  const Item& item = f.end();
  if (!item.main_unit() && !f.noun) return;
  unit_ = item.main_unit();
  first_ = f.first;
  last_ = f.last;
  grouped_ = item.numeral.grouped && item.numeral.scale == 0;
}

bool UnitCarry::bare(const Found& f) const {
  return f.low.numeral.form == NumeralForm::cardinal && !f.high && !f.low.main_unit() && !f.noun && !f.of && !f.age;
}

// Nothing behind it that it could count: "35,000 in 2020 and 40,000 in 2021".
bool UnitCarry::stands_free(std::uint32_t next) const {
  return c_.word(next) == w_.in || !c_.is_word(next) || c_.word(next) == w_.and_;
}

// "80 million euros, of which 20 million …", "Norway gave 3 billion euros, Chile 1 billion".
bool UnitCarry::part_of_money_or_measure(const Found& f) const {
  const Numeral& n = f.low.numeral;
  const std::uint32_t before = f.first - 1;
  if (n.scale == 0 && !(grouped_ && n.grouped && (stands_free(n.last) || c_.text(before) == "which"))) return false;
  const bool name = c_.capital(before) && n.scale > 0;
  if (!name && !c_.is(before, kCarries) && !c_.mark(before, ",") && !c_.mark(before, "(") && !c_.dash(before)) return false;
  if (c_.capital(n.last) || c_.hyphen(n.last)) return false;
  return !(c_.word(before) == w_.and_ && c_.is(n.last, kVerb | kAuxiliary));  // "…, and 1 million stayed"
}

// "48 per cent for, 41 against and 11 undecided".
bool UnitCarry::part_of_per_cents(const Found& f) const {
  const Numeral& n = f.low.numeral;
  if (!c_.is(last_, kStand) || !c_.is(n.last, kStand) || f.before) return false;
  const std::uint32_t before = f.first - 1;
  if (c_.word(before) != w_.and_ && !c_.mark(before, ",") && c_.word(before) != w_.to) return false;
  return n.scale == 0 && n.value <= 100;
}

// "from 52 per cent to 48", "by 52 per cent to 48"; not "rose 5 per cent to 48".
bool UnitCarry::end_of_per_cents(const Found& f) const {
  const Numeral& n = f.low.numeral;
  if (c_.word(f.first - 1) != w_.to || floor_ + 1 != f.first || f.before) return false;
  if (n.scale != 0 || n.value > 100 || c_.is_word(n.last) != c_.is(n.last, kEndsPhrase)) return false;
  const std::uint32_t before = first_ - 1;
  if (c_.word(before) == w_.from || c_.text(before) == "From") return true;
  for (std::uint32_t back = 0; back < 8 && before >= c_.first + back; ++back) {
    if (c_.is(before - back, kChange)) return false;
  }
  return true;
}

}  // namespace claimcheck
