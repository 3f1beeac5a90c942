// Amounts, durations and repetitions: "nearly six years", "two-and-a-half years", "the past 30 days", "every Tuesday".
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
namespace {

// Place value of the last significant digit as written: 3,000 → 1,000; 2.5 → 1/10.
Exact step_of(std::string_view digits) {
  const auto point = digits.find('.');
  if (point != std::string_view::npos) return Exact::power_of_ten(-static_cast<int>(digits.size() - point - 1));
  int zeros = 0;
  for (auto at = digits.size(); at-- > 1;) {
    if (digits[at] == ',') continue;
    if (digits[at] != '0') break;
    ++zeros;
  }
  return Exact::power_of_ten(zeros);
}

std::optional<Exact> digits_value(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != ',') plain += c;
  }
  return Exact::parse(plain);
}

bool length_unit(Unit unit) { return unit != Unit::none && unit != Unit::half; }

// Units that are halved in one word: "half-hour", "half-century".
bool long_or_hour(Unit unit) { return unit == Unit::hour || unit == Unit::decade || unit == Unit::century; }

// "The year ended 30 June", "the week ending on Friday".
bool ends_on_date(const Reader& r, std::uint32_t i) {
  if (r.text(i) != "ended" && r.text(i) != "ending") return false;
  const std::uint32_t n = r.role(i + 1) == Role::on || r.role(i + 1) == Role::in ? i + 2 : i + 1;
  return r.is_number(n) || (r.capital(n) && (r.word(n).month != 0 || r.word(n).weekday != 0));
}

// Things with their number right before: "two days a week".
bool counted_before(const Reader& r, std::uint32_t i) {
  if (!r.plain(i - 1) || !r.text(i - 1).ends_with('s') || r.word(i - 1).cue != Cue::none) return false;
  for (std::uint32_t k = i - 1, steps = 0; k-- > r.first() && steps < 3 && r.mark(k) == 0; ++steps) {
    if (r.is_number(k) || r.word(k).number != 0) return true;
  }
  return false;
}

}  // namespace

// "six", "twenty-one", "two hundred", "a", "half a", "several", "a couple of".
std::optional<Grammar::Counted> Grammar::number_words(std::uint32_t i) const {
  Counted out;
  Amount& a = out.amount;
  a.in_words = true;
  const auto vague = [&](std::uint32_t end, int low, int high) {
    a.vague = true;
    a.low = low, a.high = high, a.value = low;
    a.hedge = Hedge::vague;
    out.end = r_.role(end) == Role::of ? end + 1 : end;
    return out;
  };
  std::uint32_t n = i;
  switch (r_.role(n)) {
    case Role::several:
      return vague(n + 1, 3, 10);
    case Role::few:
      return vague(n + 1, 2, 6);
    case Role::dozens:
      return vague(n + 1, 24, 100);
    case Role::half:
      if (const std::uint32_t u = r_.mark(n + 1) == '-' ? n + 2 : n + 1; long_or_hour(r_.word(u).unit)) {  // "half-hour"
        a.value = a.step = Exact::ratio(1, 2);
        out.end = n + 1;
        return out;
      }
      if (r_.role(n + 1) == Role::a || (r_.mark(n + 1) == '-' && r_.role(n + 2) == Role::a)) {
        a.value = Exact::ratio(1, 2);
        a.step = Exact::ratio(1, 2);
        out.end = r_.role(n + 1) == Role::a ? n + 2 : n + 3;
        return out;
      }
      return std::nullopt;
    case Role::a:
      if (r_.role(n + 1) == Role::few) return vague(n + 2, 2, 6);
      if (r_.role(n + 1) == Role::couple) {
        a.value = 2;
        out.end = r_.role(n + 2) == Role::of ? n + 3 : n + 2;
        return out;
      }
      if (r_.role(n + 1) == Role::dozen) {
        a.value = 12;
        out.end = n + 2;
        return out;
      }
      if (r_.role(n + 1) == Role::half) {
        a.value = Exact::ratio(1, 2);
        a.step = Exact::ratio(1, 2);
        out.end = n + 2;
        return out;
      }
      if (r_.word(n + 1).unit == Unit::quarter) {  // "a quarter-century", "a quarter of a century"
        const bool of_a = r_.role(n + 2) == Role::of && r_.role(n + 3) == Role::a;
        const std::uint32_t u = of_a ? n + 4 : r_.mark(n + 2) == '-' ? n + 3 : n + 2;
        if (r_.word(u).unit == Unit::century) {
          a.value = a.step = Exact::ratio(1, 4);
          out.end = u;
          return out;
        }
      }
      if (r_.word(n + 1).number == 100 || r_.word(n + 1).number == 1000) {
        a.value = a.step = r_.word(n + 1).number;
        out.end = n + 2;
        return out;
      }
      out.end = n + 1;
      return out;
    default:
      break;
  }
  std::int64_t total = 0, part = 0;
  bool any = false;
  while (r_.word(n).number != 0 && n < i + 10) {
    const int value = r_.word(n).number;
    if (value >= 100) {
      if (!any) return std::nullopt;
      part = part == 0 ? value : part * value;
      if (value == 1000) total += part, part = 0;
    } else {
      if (any && part % 100 != 0 && !(part % 100 >= 20 && part % 10 == 0 && value < 10)) break;
      part += value;
    }
    any = true;
    ++n;
    if (r_.mark(n) == '-' && r_.word(n + 1).number != 0)
      ++n;
    else if (r_.role(n) == Role::and_ && r_.word(n + 1).number != 0 && part % 100 == 0 && part + total >= 100)
      ++n;
  }
  if (!any) return std::nullopt;
  a.value = total + part;
  out.end = n;
  return out;
}

// A number in digits or words, with "and a half".
std::optional<Grammar::Counted> Grammar::amount_at(std::uint32_t i) const {
  std::optional<Counted> out;
  if (r_.is_number(i)) {
    const auto value = digits_value(r_.text(i));
    if (!value || r_.text(i).size() > 9) return std::nullopt;
    out.emplace();
    out->amount.value = *value;
    out->amount.step = step_of(r_.text(i));
    out->end = i + 1;
    if (r_.integer(i + 1) == 1 && r_.mark(i + 2) == '/' && r_.integer(i + 3) == 2) {  // "2 1/2"
      out->amount.value = *value + Exact::ratio(1, 2);
      out->amount.step = Exact::ratio(1, 2);
      out->end = i + 4;
    } else if (r_.text(i + 1) == "\xC2\xBD") {
      out->amount.value = *value + Exact::ratio(1, 2);
      out->amount.step = Exact::ratio(1, 2);
      out->end = i + 2;
    }
  } else {
    out = number_words(i);
  }
  if (!out || out->amount.vague) return out;
  std::uint32_t n = out->end;
  const auto dash = [&] { return r_.mark(n) == '-' ? ++n : n; };
  dash();
  if (r_.role(n) == Role::and_) {
    ++n;
    dash();
    if (r_.role(n) == Role::a) {
      ++n;
      dash();
      if (r_.role(n) == Role::half) {
        out->amount.value = out->amount.value + Exact::ratio(1, 2);
        out->amount.step = Exact::ratio(1, 2);
        out->end = n + 1;
      }
    }
  }
  out->amount.digits = r_.span(i, out->end);
  return out;
}

std::optional<Length> Grammar::length(std::uint32_t i) const {
  Length out;
  out.first = i;
  if (r_.role(i) == Role::between || r_.role(i) == Role::from) {  // "between 60 and 90 days"
    if (r_.role(i + 1) == Role::between || r_.role(i + 1) == Role::from) return std::nullopt;
    auto one = length(i + 1);
    if (one && one->upper) one->first = i;
    return one && one->upper ? one : std::nullopt;
  }
  std::uint32_t n = i;
  if (const Unit unit = r_.word(n + 1).unit; r_.role(n) == Role::all) {  // "all day", "all year"
    const bool whole = unit == Unit::day || unit == Unit::week || unit == Unit::month || unit == Unit::year;
    if (!whole || !r_.plain(n + 1) || r_.text(n + 1).ends_with('s') || r_.mark(n + 2) == '-') return std::nullopt;
    out.amount.in_words = true;
    out.unit = unit;
    out.unit_span = r_.token(n + 1).span();
    out.last = n + 2;
    return out;
  }
  const bool the = r_.role(n) == Role::the;
  if (the) ++n;
  const bool lasting = r_.mark(n + 1) == '-' && r_.glued(n + 1) && r_.text(n + 2) == "long";  // "month-long"
  const std::uint32_t whole = the && r_.text(n) == "fiscal" ? n + 1 : n;
  if (const Unit unit = r_.word(n).unit;
      (lasting && !the && countable(unit)) ||
      (the && countable(r_.word(whole).unit) && !r_.text(whole).ends_with('s') && ends_on_date(r_, whole + 1))) {
    out.amount.in_words = true;
    out.unit = lasting ? unit : r_.word(whole).unit;
    out.unit_span = r_.token(lasting ? n : whole).span();
    out.last = lasting ? n + 3 : whole + 1;
    if (lasting && r_.text(n).ends_with('s')) {  // "decades-long"
      out.amount.vague = true;
      out.amount.hedge = Hedge::vague;
      out.amount.low = 2, out.amount.high = 10;
    }
    return out;
  }
  switch (r_.role(n)) {
    case Role::last:
    case Role::past:
    case Role::previous:
      out.side = -1;
      ++n;
      break;
    case Role::next:
    case Role::coming:
      out.side = 1;
      ++n;
      break;
    case Role::following:
      out.side = 1;
      out.base = Base::told;
      ++n;
      break;
    default:
      break;
  }
  if (the && out.side == 0) return std::nullopt;
  const bool over = r_.role(n - 1) == Role::past;
  std::optional<Counted> amount = amount_at(n);
  if (!amount) {
    // "the past decade", "over the next year"
    const Role before = r_.role(i - 1);
    const bool spanning =
        before == Role::over || before == Role::for_ || before == Role::within || before == Role::during || before == Role::in;
    const Unit unit = r_.word(n).unit;
    if (out.side == 0 || !the || unit == Unit::none || r_.text(n).ends_with('s') || unit == Unit::half) return std::nullopt;
    if (!over && !(spanning && r_.role(n - 1) != Role::last)) return std::nullopt;
    amount.emplace();
    amount->end = n;
    amount->amount.in_words = true;
  }
  std::uint32_t u = amount->end;
  out.amount = amount->amount;
  if (r_.mark(u) == '-' && r_.glued(u) && r_.is_word(u + 1) && r_.word(u + 1).unit != Unit::none)
    ++u;
  else if (const bool dash = r_.mark(u) == '-'; (dash || r_.role(u) == Role::to || r_.role(u) == Role::or_ ||
                                                 (r_.role(u) == Role::and_ && r_.role(i - 1) == Role::between)) &&
                                                !amount->amount.vague) {
    if (const auto upper = amount_at(u + 1); upper && r_.role(u + 1) != Role::a) {
      std::uint32_t v = upper->end;
      if (r_.mark(v) == '-' && r_.glued(v)) ++v;
      if (r_.word(v).unit != Unit::none) {
        out.upper = upper->amount;
        u = v;
      }
    }
  }
  // "three full days", "ten consecutive months", "five trading days"
  bool counted_off = out.side != 0;
  const Role before_unit = r_.role(u);
  if (r_.plain(u) && r_.word(u).unit == Unit::none && r_.word(u + 1).unit != Unit::none && before_unit != Role::of) {
    const std::string_view w = r_.text(u);
    if (w == "full" || w == "whole" || w == "consecutive" || w == "straight" || w == "successive" || w == "more" ||
        w == "additional" || w == "further" || w == "long" || w == "business" || w == "working" || w == "calendar" ||
        w == "trading" || w == "solid" || w == "short" || w == "extra" || w == "entire" ||
        ((before_unit == Role::past || before_unit == Role::coming || before_unit == Role::next || before_unit == Role::last) &&
         r_.text(u + 1).ends_with('s'))) {  // "turned 80 last year"
      ++u;
      counted_off = true;
      // "it shrank to 5,400 last year": the last year, not so many of them
      const bool several = r_.text(u).ends_with('s') || out.amount.value == 1;
      if (!several && (before_unit == Role::past || before_unit == Role::coming || before_unit == Role::next || before_unit == Role::last)) return std::nullopt;
    }
  }
  const TimeWord& w = r_.word(u);
  if (!length_unit(w.unit)) return std::nullopt;
  const std::string_view form = r_.text(u);
  const bool single = r_.role(n) == Role::a;
  const bool spelt_ordinal = w.ordinal != 0 && u > 0 && r_.mark(u - 1) == '-' && !r_.is_number(n);
  if (w.ordinal != 0 && (single || spelt_ordinal)) return std::nullopt;  // "a second", "the fifty-second session"
  // "three quarters of the seats", "by a quarter": a share, unless the quarters are counted off ("three consecutive quarters").
  const bool mixed = out.amount.value > 100 && out.amount.in_words;  // "a hundred and three quarters"
  if (w.unit == Unit::quarter && !counted_off && (single || mixed || out.amount.value == 1 || out.amount.value == 3))
    return std::nullopt;
  if (form.size() <= 3 && w.unit != Unit::day && w.common && !r_.is_number(n)) return std::nullopt;
  if (r_.capital(u) && !r_.capital(n) && single) return std::nullopt;  // "a Day"
  out.unit = w.unit;
  out.unit_span = r_.token(u).span();
  out.last = u + 1;
  // An age is none of our business: "62 years old", "the 71-year-old", "three years of age".
  std::uint32_t after = out.last;
  if (r_.mark(after) == '-') ++after;
  if (r_.role(after) == Role::old || (r_.text(after) == "of" && r_.text(after + 1) == "age")) return std::nullopt;
  if (after > out.last && r_.text(after) == "long") out.last = after + 1;
  if (r_.role(out.last) == Role::and_ && !out.upper) {  // "two years and three months", "one year and a half"
    if (r_.role(out.last + 1) == Role::a && r_.role(out.last + 2) == Role::half) {
      out.amount.value = out.amount.value + Exact::ratio(1, 2);
      out.amount.step = Exact::ratio(1, 2);
      out.last += 3;
    } else if (r_.role(out.last + 1) == Role::half && r_.word(out.last + 2).unit == Unit::none && out.amount.in_words) {
      out.amount.value = out.amount.value + Exact::ratio(1, 2);  // "one hour and half"
      out.amount.step = Exact::ratio(1, 2);
      out.last += 2;
    } else if (const auto more = amount_at(out.last + 1);
               more && !more->amount.vague && r_.word(more->end).unit != Unit::none && r_.word(more->end).unit != w.unit &&
               r_.role(more->end + 1) != Role::ago && r_.role(more->end + 1) != Role::later &&
               r_.role(more->end + 1) != Role::earlier) {
      out.extra = more->amount.value;
      out.extra_unit = r_.word(more->end).unit;
      out.last = more->end + 1;
    }
  } else if (r_.is_number(out.last) && !out.upper && !out.extra && (w.unit == Unit::hour || w.unit == Unit::minute)) {
    const auto more = amount_at(out.last);  // "3 hours 30 minutes", "9 minutes 58.2 seconds"
    const Unit smaller = w.unit == Unit::hour ? Unit::minute : Unit::second;
    if (more && !more->amount.vague && r_.word(more->end).unit == smaller) {
      out.extra = more->amount.value;
      out.extra_unit = smaller;
      out.last = more->end + 1;
    }
  }
  return out;
}

std::optional<Repeat> Grammar::repeat(std::uint32_t i) const {
  Repeat out;
  out.first = i;
  const TimeWord& w = r_.word(i);
  if (!w.repeat.empty()) {
    if (w.repeat.starts_with("XXXX")) {  // "on Tuesdays"
      if (!r_.capital(i) || r_.capital(i + 1)) return std::nullopt;
      out.timex = w.repeat;
      out.last = i + 1;
      return out;
    }
    if (r_.capital(i) && i > r_.first() && !r_.capital(i - 1)) return std::nullopt;  // a name: "the Daily Star"
    if (r_.capital(i) && r_.capital(i + 1)) return std::nullopt;
    out.timex = w.repeat;
    out.last = i + 1;
    // "bi-monthly": the prefix doubles the length
    if (r_.mark(i - 1) == '-' && r_.glued(i) && r_.word(i - 2).bi && out.timex.size() == 3 && out.timex[1] == '1') {
      out.timex[1] = '2';
      out.first = i - 2;
    }
    return out;
  }
  std::uint32_t n = i + 1;
  if (w.role == Role::everyday) {
    out.timex = "P1D";
    out.last = n;
    return out;
  }
  int times = 1;
  if (w.role == Role::per) {
    if (r_.text(i + 1) == "annum") {
      out.timex = "P1Y";
      out.last = n + 1;
      return out;
    }
  } else if (w.role == Role::every) {
    if (r_.role(n) == Role::other || r_.word(n).ordinal == 2)
      times = 2, ++n;
    else if (const auto amount = amount_at(n);
             amount && !amount->amount.vague && amount->amount.value.is_whole() && r_.role(n) != Role::a) {
      times = static_cast<int>(amount->amount.value.numerator());
      n = amount->end;
    }
  } else if (w.role == Role::a) {  // "twice a year", "90 million a year"
    const std::string_view before = r_.text(i - 1);
    const bool rate = before == "once" || before == "twice" || before == "times" || before == "million" || before == "billion" ||
                      before == "percent" || r_.is_number(i - 1) || r_.mark(i - 1) == '%';
    if (!rate && !counted_before(r_, i)) return std::nullopt;
    const Role after = r_.role(i + 2);
    if (after == Role::ago || after == Role::later || after == Role::earlier || after == Role::before || after == Role::after)
      return std::nullopt;
  } else {
    return std::nullopt;
  }
  const TimeWord& x = r_.word(n);
  const auto amount_text = std::to_string(times);
  if (x.unit != Unit::none && x.unit != Unit::half && times < 1000 && times > 0) {
    const bool clock = x.unit == Unit::hour || x.unit == Unit::minute || x.unit == Unit::second;
    if (x.unit == Unit::second && w.role != Role::per) return std::nullopt;
    const char letter = x.unit == Unit::hour ? 'H' : x.unit == Unit::minute ? 'M' : static_cast<char>(x.unit);
    if (x.unit == Unit::decade || x.unit == Unit::century)
      out.timex = "P" + std::to_string(times * (x.unit == Unit::decade ? 10 : 100)) + "Y";
    else if (x.unit == Unit::fortnight)
      out.timex = "P" + std::to_string(times * 2) + "W";
    else if (x.unit == Unit::weekend)
      out.timex = "P" + amount_text + "WE";
    else
      out.timex = (clock ? "PT" : "P") + amount_text + letter;
    out.last = n + 1;
    return out;
  }
  if (w.role != Role::every) return std::nullopt;
  if (x.weekday != 0 && r_.capital(n)) {
    out.timex = "XXXX-WXX-" + std::to_string(x.weekday);
    out.last = n + 1;
    while ((r_.role(out.last) == Role::and_ || r_.mark(out.last) == ',') && r_.word(out.last + 1).weekday != 0) out.last += 2;
    if (!r_.word(out.last).daypart.empty()) out.timex += "T" + std::string(r_.word(out.last++).daypart);
  } else if (x.month != 0 && r_.capital(n)) {
    out.timex = std::string("XXXX-") + static_cast<char>('0' + x.month / 10) + static_cast<char>('0' + x.month % 10);
    out.last = n + 1;
  } else if (x.season != Season::none) {
    constexpr std::string_view kSeasons[] = {"", "SP", "SU", "FA", "WI"};
    out.timex = "XXXX-" + std::string(kSeasons[static_cast<std::size_t>(x.season)]);
    out.last = n + 1;
  } else if (!x.daypart.empty()) {
    out.timex = "T" + std::string(x.daypart);
    out.last = n + 1;
  } else {
    return std::nullopt;
  }
  return out;
}

}  // namespace claimcheck::times
