// A measure over the issues, and who tells a figure when: rows of an archive for people, tables, programs and charts.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/calendar.h"
#include "checker/base/exact.h"

namespace claimcheck {

struct TimelinePoint {
  std::string path;           // of the issue
  std::uint32_t line = 0;
  std::string issue;          // "No. 21 (1451)"
  std::optional<Day> told;    // when the issue appeared
  std::optional<Days> when;   // the time that the sentence names; the day of the issue where it names none
  Exact value;
  std::string words;          // as written: "some 5,200 soldiers"
  std::string sentence;
  bool disagrees = false;     // with another point of the same time
  std::string note;           // "corrected to 240 in No. 156"
};

struct Timeline {
  std::string title;
  std::vector<TimelinePoint> points;  // in the order of their times
};

// By format: "text" (a line of blocks and a table), "csv", "json", "svg". Null for another.
using TimelineWriter = std::string (*)(const Timeline&);
TimelineWriter timeline_writer(std::string_view format);
std::string_view timeline_formats();  // "text, csv, json or svg"

}  // namespace claimcheck
