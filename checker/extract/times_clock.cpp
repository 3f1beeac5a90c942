// Times of day: "10 p.m.", "15:30", "0800 UTC", "noon", "Friday morning"; alone or beside their date.
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
namespace {

std::string clock_text(int hour, int minute, bool minutes) {
  std::string out = "T";
  out += static_cast<char>('0' + hour / 10);
  out += static_cast<char>('0' + hour % 10);
  if (!minutes) return out;
  out += ':';
  out += static_cast<char>('0' + minute / 10);
  out += static_cast<char>('0' + minute % 10);
  return out;
}

// "TMO": a part of the day, no hour.
bool is_daypart(std::string_view clock) { return clock.size() == 3 && clock[1] > '9'; }

// The hour of "T08:30" in a part of the day: "8" of an evening is later; of a night the small hours stay what they are.
void move_into(std::string& clock, std::string_view daypart) {
  int hour = (clock[1] - '0') * 10 + (clock[2] - '0');
  const bool later = daypart == "TAF" || daypart == "TEV" || (daypart == "TNI" && hour > 4);
  if (!later || hour < 1 || hour > 11) return;
  hour += 12;
  clock[1] = static_cast<char>('0' + hour / 10);
  clock[2] = static_cast<char>('0' + hour % 10);
}

}  // namespace

// "in the afternoon", "at night" behind an hour: the half of the day that it is in. Past the words; 0 for none.
std::uint32_t Grammar::half_of_day(std::uint32_t i, Role& half) const {
  const bool in_the = r_.role(i) == Role::in && r_.role(i + 1) == Role::the;
  const std::uint32_t n = in_the ? i + 2 : r_.role(i) == Role::at ? i + 1 : i;
  const std::string_view part = n > i ? r_.word(n).daypart : std::string_view{};
  if (in_the ? part != "MO" && part != "AF" && part != "EV" : part != "NI") return 0;
  half = part == "MO" ? Role::am : Role::pm;
  return n + 1;
}

// `dated`: right behind a full date, where "14:55" needs nothing else to be a time of day.
std::optional<Grammar::Clock> Grammar::clock_at(std::uint32_t i, bool dated) const {
  if (r_.role(i) == Role::midnight && (!r_.capital(i) || i == r_.first())) return Clock{i + 1, "T00:00", false, true};
  if (r_.word(i).daypart == "MI" && r_.text(i) == "noon") return Clock{i + 1, "T12:00", false, true};
  int hour = r_.integer(i), minute = 0;
  std::uint32_t end = i + 1;
  bool minutes = false;
  const std::string_view s = r_.text(i);
  if (hour < 0) {  // "8.30 pm" is one token
    const auto point = r_.is_number(i) ? s.find('.') : std::string_view::npos;
    if (point == std::string_view::npos || point == 0 || point > 2 || s.size() - point != 3) return std::nullopt;
    hour = point == 1 ? s[0] - '0' : (s[0] - '0') * 10 + (s[1] - '0');
    minute = (s[point + 1] - '0') * 10 + (s[point + 2] - '0');
    if (r_.role(end) != Role::am && r_.role(end) != Role::pm) return std::nullopt;
    minutes = true;
  } else if (s.size() == 4) {  // "0800 UTC"
    minute = hour % 100;
    hour /= 100;
    minutes = true;
    if (!r_.word(end).zone) return std::nullopt;
  } else if (s.size() <= 2 && r_.mark(end) == ':' && r_.glued(end) && r_.glued(end + 1) && r_.text(end + 1).size() == 2) {
    minute = r_.integer(end + 1);
    minutes = true;
    end += 2;
    if (r_.mark(end) == ':' && r_.glued(end) && r_.glued(end + 1)) end += 2;
  } else if (s.size() > 2) {
    return std::nullopt;
  }
  if (hour > 24 || minute < 0 || minute > 59) return std::nullopt;
  bool sure = false, zone = false;
  const Role half = r_.role(end);
  const bool led = r_.role(i - 1) == Role::at || r_.role(i - 1) == Role::by || r_.role(i - 1) == Role::until;
  if (Role told = Role::none; hour >= 1 && hour <= 12 && (half == Role::oclock || led || minutes)) {
    // "3 o'clock in the morning", "at 10.30 at night"
    if (const std::uint32_t past = half_of_day(half == Role::oclock ? end + 1 : end, told)) {
      const int shift = told == Role::pm && hour < 12 ? 12 : told == Role::am && hour == 12 ? -12 : 0;
      return Clock{past, clock_text(hour + shift, minute, minutes), false, true};
    }
  }
  if (half == Role::am || half == Role::pm) {
    if (hour > 12 || hour == 0 ||
        (half == Role::am && r_.text(end) == "am" && !r_.glued(end) && !minutes && r_.role(end + 1) == Role::none &&
         r_.plain(end + 1)))
      return std::nullopt;
    if (half == Role::pm && hour < 12) hour += 12;
    if (half == Role::am && hour == 12) hour = 0;
    ++end;
    sure = true;
  } else if (half == Role::oclock) {
    ++end;
    sure = true;
  }
  if (r_.word(end).zone && r_.capital(end)) {
    ++end;
    zone = true;
    sure = true;
  } else if ((r_.text(end) == "local" || (r_.capital(end) && sure)) && r_.text(end + 1) == "time") {  // "Moscow time"
    end += 2;
    zone = true;
    sure = true;
  }
  if (!sure) {
    const Role before = r_.role(i - 1);
    if (!minutes || s.size() > 2) return std::nullopt;
    if (!dated && before != Role::at && before != Role::by && before != Role::until && before != Role::from &&
        before != Role::before && before != Role::after && before != Role::to && before != Role::since && before != Role::and_ &&
        before != Role::between)
      return std::nullopt;
  }
  if (end < r_.last() && r_.glued(end) && r_.is_number(end)) return std::nullopt;
  return Clock{end, clock_text(hour, minute, minutes), zone, half == Role::am || half == Role::pm || hour > 12};
}

// "9", "9:30", "9 pm", "seven o'clock": an hour with what says so.
std::optional<Grammar::Hours> Grammar::hours_at(std::uint32_t i) const {
  Hours h;
  h.hour = r_.is_number(i) ? r_.integer(i) : r_.word(i).number != 0 ? r_.word(i).number : -1;
  h.end = i + 1;
  if (h.hour < 0 || h.hour > 24 || (r_.is_number(i) && r_.text(i).size() > 2)) return std::nullopt;
  if (r_.mark(h.end) == ':' && r_.glued(h.end) && r_.glued(h.end + 1) && r_.text(h.end + 1).size() == 2) {
    h.minute = r_.integer(h.end + 1);
    h.minutes = true;
    h.end += 2;
  }
  if (h.minute < 0 || h.minute > 59) return std::nullopt;
  const Role half = r_.role(h.end);
  if (half == Role::oclock) h.spoken = true, ++h.end;
  if (half == Role::am || half == Role::pm) {
    if (h.hour > 12 || h.hour == 0) return std::nullopt;
    if (r_.text(h.end) == "am" && !r_.glued(h.end) && !h.minutes && r_.role(h.end + 1) == Role::none && r_.plain(h.end + 1))
      return std::nullopt;  // "the nine am content"
    h.half = half;
    ++h.end;
  }
  return h;
}

// "from 5 to 6 pm", "9-10 am", "between 14:20 and 15:00", on the day before it ("Monday 8-9 am") or behind it ("on 3 May").
std::optional<Range> Grammar::clocks(std::uint32_t i, const std::optional<Term>& date) const {
  std::uint32_t n = i;
  if (date) {
    const bool part = is_daypart(date->clock);
    if (date->granularity != Granularity::day || !(date->clock.empty() || part) || r_.is_number(i)) return std::nullopt;
    n = date->last;
    if (r_.mark(n) == ',' || r_.role(n) == Role::at) ++n;
  }
  const Role lead = r_.role(n);
  const bool between = lead == Role::between, led = between || lead == Role::from;
  if (led) ++n;
  if (!r_.is_number(n) && r_.word(n).number == 0) return std::nullopt;
  auto from = hours_at(n);
  if (!from) return std::nullopt;
  const std::uint32_t b = joiner(from->end, between, false);
  if (b == 0) return std::nullopt;
  auto to = hours_at(b);
  if (!to) return std::nullopt;
  // "between 7 and 9 last night", "tomorrow evening from 7 to 9": the part of the day says that these are hours.
  const auto behind = date ? date : led ? inner(to->end) : std::nullopt;
  const bool part = led && behind && behind->granularity == Granularity::day && is_daypart(behind->clock);
  if (!from->sure() && !to->sure() && !(from->minutes && to->minutes) && !part) return std::nullopt;
  if (r_.glued(to->end) && (r_.is_number(to->end) || r_.mark(to->end) == ':' || r_.mark(to->end) == '%')) return std::nullopt;
  const auto hour = [](const Hours& h, Role half) {
    if (half == Role::none) return h.hour;
    return h.hour % 12 + (half == Role::pm ? 12 : 0);
  };
  Role first = from->half, last = to->half;
  if (first == Role::none && last != Role::none && from->hour <= 12) {  // "11 to 2 pm" starts in the morning
    first = last;
    const bool turns = hour(*from, last) > hour(*to, last);
    if (turns) first = last == Role::pm ? Role::am : Role::pm;
  } else if (last == Role::none && first != Role::none && to->hour <= 12) {
    last = hour(*to, first) < hour(*from, first) ? (first == Role::am ? Role::pm : Role::am) : first;
  }
  Range out;
  out.first = date ? date->first : i;
  out.last = to->end;
  if (r_.word(out.last).zone && r_.capital(out.last)) ++out.last;
  std::optional<Term> day = date;
  if (!day) {
    const std::uint32_t d =
        r_.role(out.last) == Role::on || r_.role(out.last) == Role::of || r_.mark(out.last) == ',' ? out.last + 1 : out.last;
    day = inner(d);
    if (day && (day->granularity != Granularity::day || !(day->clock.empty() || part))) day.reset();
    if (day) out.last = day->last;
  }
  if (!day) day.emplace().granularity = Granularity::time;
  const std::string daypart = part ? day->clock : std::string();
  out.from = out.to = *day;
  out.from.first = n, out.from.last = from->end;
  out.to.first = b, out.to.last = to->end;
  out.from.clock = clock_text(hour(*from, first), from->minute, from->minutes);
  out.to.clock = clock_text(hour(*to, last), to->minute, to->minutes);
  if (part && first == Role::none && last == Role::none) move_into(out.from.clock, daypart), move_into(out.to.clock, daypart);
  return out;
}

// "12:00 UTC Monday", "10 p.m. on 3 January".
std::optional<Term> Grammar::clock_led(std::uint32_t i) const {
  if (!r_.is_number(i) && r_.role(i) != Role::midnight && r_.word(i).daypart != "MI") return std::nullopt;
  auto clock = clock_at(i, false);
  const bool by_date = !clock;  // "12:30 December 27th"
  if (by_date) clock = clock_at(i, true);
  if (!clock) return std::nullopt;
  std::uint32_t d = clock->end;
  if (r_.mark(d) == ',' || r_.role(d) == Role::on) ++d;
  auto date = inner(d);
  if (by_date && (!date || date->day == 0)) return std::nullopt;
  const bool part = date && is_daypart(date->clock);  // "9 o'clock this morning"
  if (part && !clock->half) move_into(clock->timex, date->clock);
  if (!date || date->granularity != Granularity::day || !(date->clock.empty() || part)) {
    date.emplace();
    date->granularity = Granularity::time;
    date->last = clock->end;
  }
  date->first = i;
  date->clock = clock->timex;
  date->zone = clock->zone;
  return date;
}

// "In the morning", "by late afternoon", "in morning trading", "the night of 3 March".
std::optional<Term> Grammar::part_of_day(std::uint32_t i) const {
  std::uint32_t n = r_.role(i) == Role::the ? i + 1 : i;
  const bool part = r_.role(n) == Role::early || r_.role(n) == Role::late || r_.role(n) == Role::mid;
  if (part) n += r_.mark(n + 1) == '-' ? 2 : 1;
  const TimeWord& w = r_.word(n);
  if (w.daypart.empty() || w.daypart == "DT" || r_.capital(n)) return std::nullopt;
  const Role before = r_.role(i - 1);
  const TimeWord& next = r_.word(n + 1);
  Term t;
  if (n > i && next.role == Role::of) {
    if (const auto day = inner(n + 2); day && day->granularity == Granularity::day && day->clock.empty()) {
      t = *day;
      t.first = i;
      t.clock = "T" + std::string(w.daypart);
      return t;
    }
  }
  if (part && r_.mark(n - 1) == '-' && r_.plain(n + 1) && w.daypart != "NI") {  // "the early-morning raid"
    t.first = i;
    t.last = n + 1;
    t.granularity = Granularity::time;
    t.clock = "T" + std::string(w.daypart);
    return t;
  }
  const bool trading = r_.text(n + 1) == "trading" || r_.text(n + 1) == "trade";
  const bool led = before == Role::in || before == Role::during || before == Role::by || before == Role::until;
  const bool noun = r_.plain(n + 1) && !next.after_year && next.role == Role::none && next.cue == Cue::none;
  if (!led || (n == i && !trading) || (noun && !trading) || r_.mark(n + 1) == '-' || next.role == Role::of) return std::nullopt;
  t.first = i;
  t.last = n + 1;
  t.granularity = Granularity::time;
  t.clock = "T" + std::string(w.daypart);
  return t;
}

// "Monday at 2.30", "last night at 8": an hour that only "at" and the day before it make one.
std::optional<Grammar::Clock> Grammar::bare_hour(std::uint32_t i) const {
  if (!r_.is_number(i) || r_.is_word(i + 1) || r_.is_number(i + 1) || r_.mark(i + 1) == '-' || r_.mark(i + 1) == '%' ||
      r_.mark(i + 1) == '/' || r_.glued(i))
    return std::nullopt;
  int hour = r_.integer(i), minute = 0;
  const std::string_view s = r_.text(i);
  const auto point = s.find('.');
  const bool minutes = point == 1 || point == 2;
  if (minutes) {
    if (s.size() - point != 3) return std::nullopt;
    hour = point == 1 ? s[0] - '0' : (s[0] - '0') * 10 + (s[1] - '0');
    minute = (s[point + 1] - '0') * 10 + (s[point + 2] - '0');
  }
  if (hour < 1 || hour > (minutes ? 24 : 12) || minute > 59 || (s.size() > 2 && !minutes)) return std::nullopt;
  return Clock{i + 1, clock_text(hour, minute, minutes), false, hour > 12};
}

// "Friday at 10 p.m.", "3 January, 15:30", "Friday morning", "last night at 8".
void Grammar::read_clock_after(Term& t) const {
  const bool part = is_daypart(t.clock);
  if (t.granularity != Granularity::day || !(t.clock.empty() || part)) return;
  std::uint32_t i = t.last;
  if (r_.role(i) == Role::at && (part || t.weekday != 0 || (t.within.unit == Unit::day && t.within.base == Base::issue))) {
    auto clock = clock_at(i + 1, true);
    if (!clock) clock = bare_hour(i + 1);
    if (!clock) return;
    if (part && !clock->half) move_into(clock->timex, t.clock);
    t.clock = clock->timex;
    t.last = clock->end;
    return;
  }
  if (part) return;
  if (!r_.word(i).daypart.empty() && !r_.mark(i)) {
    t.clock = "T" + std::string(r_.word(i).daypart);
    t.last = i + 1;
    return;
  }
  if (r_.role(i) == Role::at || r_.mark(i) == ',') ++i;
  if (const auto clock = clock_at(i, t.year != 0 && t.day != 0)) {
    t.clock = clock->timex;
    t.last = clock->end;
  }
}

}  // namespace claimcheck::times
