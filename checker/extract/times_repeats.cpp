// Repetitions: "every Tuesday", "twice a year", "per annum", "monthly".
#include "checker/extract/times_grammar.h"

namespace claimcheck::times {
namespace {

// Things with their number right before: "two days a week".
bool counted_before(const Reader& r, std::uint32_t i) {
  if (!r.plain(i - 1) || !r.text(i - 1).ends_with('s') || r.word(i - 1).cue != Cue::none) return false;
  for (std::uint32_t k = i - 1, steps = 0; k-- > r.first() && steps < 3 && r.mark(k) == 0; ++steps) {
    if (r.is_number(k) || r.word(k).number != 0) return true;
  }
  return false;
}

// TIMEX3 of so many units each time.
std::string timex_each(int times, Unit unit) {
  const std::string amount = std::to_string(times);
  switch (unit) {
    case Unit::decade:
      return "P" + std::to_string(times * 10) + "Y";
    case Unit::century:
      return "P" + std::to_string(times * 100) + "Y";
    case Unit::fortnight:
      return "P" + std::to_string(times * 2) + "W";
    case Unit::weekend:
      return "P" + amount + "WE";
    case Unit::hour:
      return "PT" + amount + "H";
    case Unit::minute:
      return "PT" + amount + "M";
    case Unit::second:
      return "PT" + amount + static_cast<char>(unit);
    default:
      return "P" + amount + static_cast<char>(unit);
  }
}

}  // namespace

// One word: "monthly", "on Tuesdays".
std::optional<Repeat> Grammar::repeat_word(std::uint32_t i) const {
  Repeat out{i, i + 1, std::string(r_.word(i).repeat)};
  if (out.timex.starts_with("XXXX")) {  // "on Tuesdays"
    if (!r_.capital(i) || r_.capital(i + 1)) return std::nullopt;
    return out;
  }
  if (r_.capital(i) && i > r_.first() && !r_.capital(i - 1)) return std::nullopt;  // a name: "the Daily Star"
  if (r_.capital(i) && r_.capital(i + 1)) return std::nullopt;
  // "bi-monthly": the prefix doubles the length
  if (r_.mark(i - 1) == '-' && r_.glued(i) && r_.word(i - 2).bi && out.timex.size() == 3 && out.timex[1] == '1') {
    out.timex[1] = '2';
    out.first = i - 2;
  }
  return out;
}

// "Twice a year", "90 million a year": a rate, not "a year later".
bool Grammar::is_rate(std::uint32_t i) const {
  const std::string_view before = r_.text(i - 1);
  const bool rate = before == "once" || before == "twice" || before == "times" || before == "million" || before == "billion" ||
                    before == "percent" || r_.is_number(i - 1) || r_.mark(i - 1) == '%';
  if (!rate && !counted_before(r_, i)) return false;
  const Role after = r_.role(i + 2);
  return after != Role::ago && after != Role::later && after != Role::earlier && after != Role::before && after != Role::after;
}

// "Every other", "every second", "every three": how many at a time, and where what is counted starts.
std::pair<int, std::uint32_t> Grammar::every_so_many(std::uint32_t n) const {
  if (r_.role(n) == Role::other || r_.word(n).ordinal == 2) return {2, n + 1};
  if (r_.role(n) == Role::a) return {1, n};
  const auto amount = amount_at(n);
  if (!amount || amount->amount.vague || !amount->amount.value.is_whole()) return {1, n};
  return {static_cast<int>(amount->amount.value.numerator()), amount->end};
}

// "Every Monday and Friday", "every May", "every summer", "every morning".
std::optional<Repeat> Grammar::repeat_of_calendar(std::uint32_t first, std::uint32_t n) const {
  const TimeWord& x = r_.word(n);
  Repeat out{first, n + 1, {}};
  if (x.weekday != 0 && r_.capital(n)) {
    out.timex = "XXXX-WXX-" + std::to_string(x.weekday);
    while ((r_.role(out.last) == Role::and_ || r_.mark(out.last) == ',') && r_.word(out.last + 1).weekday != 0) out.last += 2;
    if (!r_.word(out.last).daypart.empty()) out.timex += "T" + std::string(r_.word(out.last++).daypart);
  } else if (x.month != 0 && r_.capital(n)) {
    out.timex = std::string("XXXX-") + static_cast<char>('0' + x.month / 10) + static_cast<char>('0' + x.month % 10);
  } else if (x.season != Season::none) {
    constexpr std::string_view kSeasons[] = {"", "SP", "SU", "FA", "WI"};
    out.timex = "XXXX-" + std::string(kSeasons[static_cast<std::size_t>(x.season)]);
  } else if (!x.daypart.empty()) {
    out.timex = "T" + std::string(x.daypart);
  } else {
    return std::nullopt;
  }
  return out;
}

std::optional<Repeat> Grammar::repeat(std::uint32_t i) const {
  const TimeWord& w = r_.word(i);
  if (!w.repeat.empty()) return repeat_word(i);
  std::uint32_t n = i + 1;
  int times = 1;
  switch (w.role) {
    case Role::everyday:
      return Repeat{i, n, "P1D"};
    case Role::per:
      if (r_.text(n) == "annum") return Repeat{i, n + 1, "P1Y"};
      break;
    case Role::every:
      std::tie(times, n) = every_so_many(n);
      break;
    case Role::a:
      if (!is_rate(i)) return std::nullopt;
      break;
    default:
      return std::nullopt;
  }
  if (const Unit unit = r_.word(n).unit; unit != Unit::none && unit != Unit::half && times < 1000 && times > 0) {
    if (unit == Unit::second && w.role != Role::per) return std::nullopt;
    return Repeat{i, n + 1, timex_each(times, unit)};
  }
  return w.role == Role::every ? repeat_of_calendar(i, n) : std::nullopt;
}

}  // namespace claimcheck::times
