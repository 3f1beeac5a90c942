#include "checker/extract/times_gate.h"

namespace claimcheck::times {
namespace {

// A length of time may follow a number: the unit itself, or a word and the unit ("consecutive days").
bool unit_near(const Reader& r, std::uint32_t i) {
  return r.word(i).unit != Unit::none || (r.is_word(i) && r.word(i + 1).unit != Unit::none);
}

// What stands behind a number or a number word.
bool after_number(const Reader& r, std::uint32_t next) {
  if (r.is_word(next)) {
    const TimeWord& w = r.word(next);
    if (w.content || unit_near(r, next) || r.possessive(next)) return true;
    switch (w.role) {
      case Role::th:
      case Role::s:
      case Role::of:
      case Role::am:
      case Role::pm:
      case Role::oclock:
      case Role::era:
        return true;
      case Role::and_:
      case Role::to:
      case Role::or_:
      case Role::until:
      case Role::through:
        return r.is_number(next + 1) || r.word(next + 1).content || r.role(next + 1) == Role::a || r.role(next + 1) == Role::the;
      case Role::in:  // "3 in the morning"
        return !r.word(next + 2).daypart.empty();
      case Role::at:  // "10 at night"
        return !r.word(next + 1).daypart.empty();
      default:
        return w.zone;
    }
  }
  if (r.is_number(next)) return r.mark(next + 1) == '/';  // "2 1/2"
  switch (r.mark(next)) {
    case '-':
    case '/':
    case ':':
      return r.is_number(next + 1) || r.word(next + 1).content || r.role(next + 1) == Role::and_;
    case '_':
      return r.is_number(next + 1);
    case '?':
      return true;  // "½"
    default:
      return false;
  }
}

bool number_may_start(const Reader& r, std::uint32_t i) {
  const std::size_t size = r.text(i).size();
  if (size == 4 || (size >= 8 && size <= 10)) return true;
  return after_number(r, i + 1);
}

}  // namespace

bool may_start(const Reader& r, std::uint32_t i) {
  if (r.is_number(i)) return number_may_start(r, i);
  if (!r.is_word(i)) return r.mark(i) == '\'' && r.is_number(i + 1);
  const TimeWord& w = r.word(i);
  if (!w.starts) return false;
  if (w.month != 0 || w.weekday != 0 || w.season != Season::none || w.decade != 0 || w.holiday || !w.repeat.empty()) return true;
  if (w.present && r.context().lexicon.lookup(r.words().present, r.context().out.tokens, i, r.last()).length > 0) return true;
  const TimeWord& next = r.word(i + 1);
  const bool number_next = r.is_number(i + 1);
  const bool dash_next = r.mark(i + 1) == '-';
  switch (w.role) {
    case Role::the:
      return next.content || number_next || r.mark(i + 1) == '\'' || r.text(i + 1) == "very" || r.text(i + 1) == "fiscal";
    case Role::a:
      return next.unit != Unit::none || next.role == Role::few || next.role == Role::couple || next.role == Role::dozen ||
             next.role == Role::half || next.number != 0 || unit_near(r, i + 1);
    case Role::from:
    case Role::between:
      return number_next || next.content || (next.role == Role::the && (r.word(i + 2).content || r.is_number(i + 2)));
    case Role::that:
      return next.unit != Unit::none || next.role == Role::same;
    case Role::this_:
    case Role::last:
    case Role::past:
    case Role::next:
    case Role::previous:
    case Role::following:
    case Role::coming:
      return next.content || number_next || r.text(i + 1) == "calendar";
    case Role::early:
    case Role::mid:
    case Role::late:
    case Role::later:
    case Role::earlier:
      return next.content || number_next || dash_next || next.role == Role::in || next.role == Role::of ||
             next.role == Role::on || next.role == Role::the || next.role == Role::that || next.role == Role::to;
    case Role::end:
    case Role::start:
    case Role::middle:
    case Role::turn:
      return next.role == Role::of || next.content;
    case Role::every:
    case Role::per:
      return next.content || number_next || next.role == Role::other || r.text(i + 1) == "annum";
    case Role::several:
    case Role::few:
    case Role::dozens:
      return next.role == Role::of || unit_near(r, i + 1) || next.content;
    case Role::all:
      return next.unit != Unit::none;
    case Role::half:
      return next.role == Role::a || dash_next || next.unit != Unit::none;
    case Role::q:
    case Role::h:
      return number_next && r.glued(i + 1);
    case Role::today:
    case Role::yesterday:
    case Role::tomorrow:
    case Role::tonight:
    case Role::everyday:
    case Role::midnight:
      return true;
    default:
      break;
  }
  if (w.ordinal != 0 && (next.content || dash_next || next.role == Role::of || number_next)) return true;
  const bool spoken_year = w.number >= 15 && w.number <= 20 && next.number != 0;  // "nineteen ninety-six"
  if (spoken_year || (w.number == 2 && next.number == 1000)) return true;
  if (w.number != 0) return after_number(r, i + 1);
  if (w.unit != Unit::none && dash_next) {  // "month-long", "the year-ago quarter"
    if (r.text(i + 2) == "long" || r.role(i + 2) == Role::ago || r.role(i + 2) == Role::earlier) return true;
  }
  if (w.unit == Unit::year) return number_next || next.role == Role::end || (dash_next && r.role(i + 2) == Role::end);
  return w.daypart == "MI" || (!w.daypart.empty() && r.role(i - 1) == Role::in && r.is_word(i + 1));
}

}  // namespace claimcheck::times
