// A length of time against its two ends.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "checker/base/calendar.h"

namespace claimcheck {

// How many units (day, week, month, year) lie between two dates: completed ones at least, begun ones at most. Days and weeks
// may count both ends. Nothing for another unit.
std::optional<std::pair<std::int64_t, std::int64_t>> units_between(const std::string& unit, Days a, Days b);

}  // namespace claimcheck
