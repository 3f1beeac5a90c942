#include "checker/claim/units_between.h"

#include <algorithm>

namespace claimcheck {
namespace {

// Completed months from one day to another.
std::int64_t months_between(Day from, Day to) {
  const CivilDate a = to_civil(from), b = to_civil(to);
  return (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0);
}

}  // namespace

std::optional<std::pair<std::int64_t, std::int64_t>> units_between(const std::string& unit, Days a, Days b) {
  const Day late_start = a.end - 1, last = b.end - 1;
  const auto split = [](std::int64_t least, std::int64_t most, std::int64_t by) {
    return std::pair{std::max<std::int64_t>(0, least) / by, (most + by - 1) / by};
  };
  if (unit == "day") return split(b.begin - late_start, last - a.begin + 1, 1);
  const bool exact = a.end - a.begin == 1 && b.end - b.begin == 1;
  if (unit == "week") {
    // From 4 to 18 March it is two weeks, and so it is to the 20th: two days more are hardly called a third.
    const std::int64_t between = last - a.begin, over = between % 7;
    return std::pair{std::max<std::int64_t>(0, b.begin - late_start) / 7, between / 7 + (over > (exact ? 2 : 0) || between < 7 ? 1 : 0)};
  }
  const std::int64_t begun = months_between(a.begin, last) + (add_months(a.begin, static_cast<int>(months_between(a.begin, last))) < last ? 1 : 0);
  const std::int64_t done = months_between(late_start, b.begin);
  if (exact && unit == "month" && done > 0) return split(done, done + (last - add_months(a.begin, static_cast<int>(done)) >= 12 ? 1 : 0), 1);
  if (exact && unit == "year" && done >= 12) return split(done, done % 12 >= 4 ? begun : done / 12 * 12, 12);
  if (unit == "month") return split(done, begun, 1);
  // From June 2016 to June 2019 it is three years, not a month more that begins a fourth.
  const auto is_month = [](Days d) { return d.end - d.begin >= 28 && d.end - d.begin <= 31; };
  if (unit == "year") return split(done, is_month(a) && is_month(b) ? months_between(a.begin, b.begin) : begun, 12);
  return std::nullopt;
}

}  // namespace claimcheck
