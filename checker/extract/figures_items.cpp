#include "checker/extract/figures_items.h"

#include <array>

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

// A minus sign against the figure, or the word.
bool read_sign(const FigureCursor& c, Item& item) {
  const std::uint32_t s = item.first - 1;
  if (item.first == 0 || !c.has(s)) return false;
  if (c.is(s, kMinus) && !c.is_number(s - 1) && !c.is(s - 1, kCardinal)) return true;
  if (!c.is_mark(s) || !c.glued(item.first)) return false;
  const bool sign = c.text(s) == "-" || c.text(s) == "\xE2\x88\x92";
  return sign && (c.mark(s - 1, "(") || (!c.glued(s) && !c.is_number(s - 1)));
}

// "5 ft 2 in", "thirteen dollars forty-five cents": the smaller unit behind the larger.
struct Minor {
  std::string_view major, minor;
  int ratio;
};
constexpr std::array<Minor, 4> kMinors = {
    {{"foot", "inch", 12}, {"pound", "ounce", 16}, {"stone", "pound", 14}, {"currency", "cent", 100}}};

bool is_inch(const FigureCursor& c, std::uint32_t i) {
  return c.text(i) == "in" && !c.capital(i + 1) && !c.is_number(i + 1) && !c.is(i + 1, kIndefinite) &&
         c.word(i + 1) != c.words.the;
}

void absorb_minor(const FigureCursor& c, Item& item) {
  if (!item.unit || item.unit.kind == UnitKind::percent || item.unit.kind == UnitKind::points) return;
  const bool joined = c.word(item.last) == c.words.and_;
  const std::uint32_t at = joined ? item.last + 1 : item.last;
  if (!c.is_number(at) && !c.is(at, kCardinal)) return;
  auto n = read_numeral(c, at);
  if (!n || n->form != NumeralForm::cardinal) return;
  Unit unit = unit_behind(c, *n, {});
  if (!unit && is_inch(c, n->last)) unit = {UnitKind::measure, "inch", "length", n->last, n->last + 1};
  if (joined && !unit && item.unit.kind == UnitKind::money && n->bare_digits() && n->value < 100 &&
      !c.is_word(n->last)) {  // "15 dollars and 50"
    unit = {UnitKind::money, "cent", "currency", n->last, n->last};
  }
  for (const Minor& row : kMinors) {
    const bool money = row.major == "currency" && item.unit.kind == UnitKind::money && !c.is(item.unit.first, kHundredth);
    if ((!money && item.unit.name != row.major) || unit.name != row.minor || !(n->value < row.ratio)) continue;
    item.numeral.value = item.numeral.value + n->value / row.ratio;
    item.numeral.step = item.numeral.digit_step = Exact::ratio(1, row.ratio);
    item.numeral.last = n->last;
    item.last = item.unit.last = unit.last;
    return;
  }
}

// The tokens of "to", a dash, "and" between two figures; where the second may start. 0 for none.
struct Joint {
  enum Kind : std::uint8_t { none, dash, to, and_, or_ } kind = none;
  std::uint32_t next = 0;
};

Joint joint_at(const FigureCursor& c, std::uint32_t i) {
  if (c.taken(i)) return {};
  if (c.dash(i)) {
    const bool hyphen = c.text(i) == "-" || c.text(i) == "\xE2\x88\x92";
    const bool tight = c.glued(i) && c.glued(i + 1);
    const bool loose = !c.glued(i) && !c.glued(i + 1) && !hyphen;
    if (tight || loose) return {Joint::dash, i + 1};
    return hyphen && !c.glued(i) && !c.glued(i + 1) && c.is_number(i + 1) ? Joint{Joint::dash, i + 1} : Joint{};
  }
  if (c.word(i) == c.words.to) return {Joint::to, i + 1};
  if (c.word(i) == c.words.and_) return {Joint::and_, i + 1};
  if (c.word(i) == c.words.or_) return {Joint::or_, i + 1};
  return {};
}

// A word of these roles within so many tokens of the same clause.
bool near_before(const FigureCursor& c, std::uint32_t i, std::uint64_t roles, std::uint32_t reach) {
  for (std::uint32_t back = 1; back <= reach && i >= c.first + back; ++back) {
    const std::uint32_t at = i - back;
    if (c.mark(at, ";") || c.mark(at, ":") || c.mark(at, "(")) return false;
    if (c.is(at, roles)) return true;
  }
  return false;
}
bool near_behind(const FigureCursor& c, std::uint32_t i, std::uint64_t roles, std::uint32_t reach) {
  for (std::uint32_t at = i; at < i + reach && c.has(at); ++at) {
    if (c.is_mark(at) && c.text(at) != "-") return false;
    if (c.is(at, roles)) return true;
  }
  return false;
}

bool same_unit(const Unit& a, const Unit& b) { return a.kind == b.kind && a.name == b.name; }

// "2–3 million", "150–200,000": the scale told with the second holds for the first.
void share_scale(Item& low, const Item& high, bool by_dash) {
  Numeral& a = low.numeral;
  const Numeral& b = high.numeral;
  if (a.scale != 0 || a.form != NumeralForm::cardinal) return;
  Exact by = 1;
  if (b.scale > 0 && !a.grouped) {
    const bool rising = a.value <= b.coefficient, falling = a.value < b.coefficient * 10 && !low.main_unit();
    if (rising || falling) by = Exact::power_of_ten(b.scale);
  } else if (by_dash && b.grouped && !a.grouped && a.value < 1000 && a.value * 1000 < b.value && b.step >= 1000) {
    by = 1000;
  }
  if (by == 1) return;
  a.value = a.value * by;
  a.step = a.step * by;
  a.digit_step = a.digit_step * by;
  a.scale = b.scale;
  low.shared = true;
}

void share_unit(Item& low, Item& high) {
  if (low.before && !high.main_unit()) {
    high.before = low.before;
    high.before.first = high.before.last = 0;
  } else if (!low.main_unit() && high.main_unit() && high.numeral.form == low.numeral.form) {
    low.unit = high.main_unit();
    low.shared = true;
  } else if (low.unit && !high.main_unit() && high.numeral.scale > 0) {  // "from 20 million euros to 30 million"
    high.unit = low.unit;
    high.unit.first = high.unit.last = 0;
  }
}

bool comparable(const Item& a, const Item& b) {
  const auto form = [](const Item& i) { return i.numeral.form == NumeralForm::ordinal || i.numeral.form == NumeralForm::vague; };
  if (form(a) || form(b) || a.numeral.every || b.numeral.every) return false;
  if (a.main_unit() && b.main_unit() && !same_unit(a.main_unit(), b.main_unit())) return false;
  const bool fractions = a.numeral.form == NumeralForm::fraction;
  return fractions == (b.numeral.form == NumeralForm::fraction);
}

bool by_one(const Item& a, const Item& b) {
  return a.numeral.in_words == b.numeral.in_words && a.numeral.value + 1 == b.numeral.value && b.numeral.value <= 12 &&
         a.numeral.scale == 0;
}

class Spans {
 public:
  Spans(const FigureCursor& c, const Item& low, const Item& high, Joint::Kind joint, std::uint32_t start, bool own_units)
      : c_(c), low_(low), high_(high), joint_(joint), start_(start), own_units_(own_units) {
    rising_ = low.numeral.value < high.numeral.value;
    unit_ = static_cast<bool>(high.main_unit());
    lead_ = c.word(start - 1);
  }

  bool is_span() const {
    switch (joint_) {
      case Joint::dash:
        return dash();
      case Joint::to:
        return to();
      case Joint::and_:
        return lead_ == c_.words.between && !near_before(c_, start_ - 1, kTwo, 3);
      case Joint::or_:
        return by_one(low_, high_);
      case Joint::none:
        return false;
    }
    return false;
  }

 private:
  bool score() const {
    const std::uint32_t before = c_.mark(start_ - 1, "(") ? start_ - 1 : start_;  // "was lost (44–52)"
    return near_before(c_, before, kScore, 5) || near_behind(c_, high_.last, kScore, 4);
  }
  bool change() const {
    if (lead_ != c_.words.from) return near_before(c_, start_, kChange, 12);
    const bool behind_colon = start_ >= c_.first + 2 && c_.mark(start_ - 2, ":");  // "It goes up by €150: from €2,600 to €2,750"
    return near_before(c_, start_ - (behind_colon ? 2 : 1), kChange, 12);
  }

  bool dash() const {
    if (c_.is_number(high_.last + 1) && c_.dash(high_.last) && c_.joins(high_.last)) return false;  // a chain
    const std::string_view behind = c_.text(high_.last);  // "34 – 12 fewer than": two figures
    if (!rising_ && (behind == "more" || behind == "fewer" || behind == "less" || behind == "higher" || behind == "lower")) return false;
    if (unit_) return true;
    if (low_.numeral.value == high_.numeral.value) return false;
    if (rising_) return !score();
    const bool large =
        high_.numeral.value >= 20 && c_.text(low_.last) != "-" && c_.is_word(high_.last) && !c_.is(high_.last, kEndsPhrase);
    return large && !score();
  }

  bool to() const {
    const bool span_word = near_before(c_, start_, kSpan, 5);
    if (lead_ == c_.words.from || c_.text(start_ - 1) == "From") {
      if (near_before(c_, start_ - 1, kSpan, 4)) return true;
      if (change()) return false;
      return own_units_ ? false : rising_ || span_word;
    }
    if (!rising_) return false;
    if (near_before(c_, start_, kChange, own_units_ ? 4 : 3) && !(unit_ && !own_units_)) return false;
    return unit_ || span_word || !score();
  }

  const FigureCursor& c_;
  const Item &low_, &high_;
  Joint::Kind joint_;
  std::uint32_t start_;
  bool own_units_, rising_ = false, unit_ = false;
  WordId lead_ = 0;
};

}  // namespace

namespace {

// "30 MEUR", "48.5 MUSD": a scale and a code in one word.
Unit take_millions(const FigureCursor& c, Numeral& n) {
  const std::string_view form = c.text(n.last);
  if (n.form != NumeralForm::cardinal || n.scale != 0 || form.size() != 4 || form.front() != 'M' ||
      !c.token(n.last).has(kAllCapitals))
    return {};
  const WordId code = c.words.lexicon().find(lower(form.substr(1)));
  const std::string_view name = c.words.lexicon().value_of(c.words.currency_after, code);
  if (name != form.substr(1)) return {};
  n.coefficient = n.value;
  n.scale = 6;
  n.value = n.value * 1'000'000;
  n.step = n.step * 1'000'000;
  n.digit_step = n.digit_step * 1'000'000;
  return {UnitKind::money, name, "currency", n.last, n.last + 1};
}

}  // namespace

std::optional<Item> read_item(const FigureCursor& c, std::uint32_t i) {
  auto n = read_numeral(c, i);
  if (!n) return {};
  Item item;
  item.before = n->in_words ? Unit{} : currency_before(c, n->first);
  read_scale(c, *n, static_cast<bool>(item.before));
  item.unit = unit_behind(c, *n, item.before);
  if (!item.unit && !item.before) item.unit = take_millions(c, *n);
  if (item.unit && n->form == NumeralForm::fraction) n->step = n->digit_step = Exact::ratio(1, 10);  // "half a per cent"
  if (!item.unit && !item.before && n->last == c.last) item.before = per_cent_before(c, n->first);
  item.numeral = *n;
  item.first = item.before ? item.before.first : n->first;
  item.last = item.unit ? item.unit.last : n->last;
  if ((n->form == NumeralForm::cardinal || (n->form == NumeralForm::fraction && !n->in_words)) && read_sign(c, item)) {
    item.negative = true;
    --item.first;
  }
  absorb_minor(c, item);
  if (!item.numeral.value.known() && item.numeral.form != NumeralForm::vague) return {};
  return item;
}

std::optional<Partner> partner_behind(const FigureCursor& c, Item& low, std::uint32_t start) {
  const Joint joint = joint_at(c, low.last);
  if (joint.kind == Joint::none) return {};
  if (joint.kind == Joint::and_ && c.word(start - 1) != c.words.between) return {};
  std::uint32_t at = joint.next;
  bool bounds = false;
  if (joint.kind != Joint::dash) {
    const Lexicon::Mapped hedge = c.lookup(c.words.hedge_before, at);
    bounds = hedge.value == name(Hedge::at_most) && c.lookup(c.words.hedge_before, start).value == name(Hedge::at_least);
    at += hedge.length;
  }
  if (const auto sign = c.lookup(c.words.currency_before, at); sign.length > 0 && c.is_number(at + sign.length))
    at += sign.length;
  if (!c.is_number(at) && !c.is(at, kStartsFigure)) return {};
  auto high = read_item(c, at);
  if (!high || high->negative || !comparable(low, *high)) return {};
  if (joint.kind == Joint::or_ && !by_one(low, *high)) return {};
  // "It surged 60% to 2.1 million": the second is what the first led to.
  if (joint.kind == Joint::to && low.main_unit() && !high->main_unit() && high->numeral.value > low.numeral.value * Exact(1000)) return {};
  const bool own_units = low.main_unit() && high->main_unit();
  const bool spaced_groups = c.is_number(high->last) && !c.glued(high->last);
  if (spaced_groups && joint.kind == Joint::dash) return {};
  Item shared = low;
  share_scale(shared, *high, joint.kind == Joint::dash);
  share_unit(shared, *high);
  Partner partner{*high};
  partner.bounds = bounds && lower(c.text(start - 1)) == "from";
  partner.span = partner.bounds || Spans(c, shared, *high, joint.kind, start, own_units).is_span();
  const bool change = lower(c.text(start - 1)) == "from" && joint.kind == Joint::to;
  if (partner.span || change) low = shared;
  return partner;
}

std::optional<Item> bound_behind(const FigureCursor& c, Item& low, Hedge hedge) {
  const auto lower_bound = [](Hedge h) { return h == Hedge::more_than || h == Hedge::at_least; };
  const auto upper_bound = [](Hedge h) { return h == Hedge::less_than || h == Hedge::at_most; };
  if (!lower_bound(hedge) && !upper_bound(hedge)) return {};
  std::uint32_t at = low.last;
  if (c.mark(at, ",")) ++at;
  if (c.word(at) == c.words.and_ || c.word(at) == c.words.but || c.word(at) == c.words.nor) ++at;
  if (at == low.last) return {};
  const Lexicon::Mapped found = c.lookup(c.words.hedge_before, at);
  const Hedge other = found.length > 0 ? hedge_named(found.value) : Hedge::none;
  if (lower_bound(hedge) ? !upper_bound(other) : !lower_bound(other)) return {};
  at += found.length;
  if (const auto sign = c.lookup(c.words.currency_before, at); sign.length > 0) at += sign.length;
  if (!c.is_number(at) && !c.is(at, kStartsFigure)) return {};
  auto high = read_item(c, at);
  if (!high || high->negative || low.negative || !comparable(low, *high)) return {};
  share_scale(low, *high, false);
  share_unit(low, *high);
  Numeral &a = low.numeral, &b = high->numeral;
  if (lower_bound(hedge) ? !(a.value < b.value) : !(b.value < a.value)) return {};
  if (b.value < a.value) {
    std::swap(a.value, b.value);
    std::swap(a.step, b.step);
    std::swap(a.digit_step, b.digit_step);
  }
  return high;
}

}  // namespace claimcheck
