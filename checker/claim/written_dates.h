// Dates that a stretch of text writes out.
#pragma once
#include <vector>

#include "checker/claim/view.h"

namespace claimcheck {

// A date that is no range, with its tokens [first, last).
struct WrittenDate {
  const Mention* mention;
  std::uint32_t first, last;
};

// Days, weeks and months of the tokens [first, last) that rest on no other date of the text ("last month" rests on the day of the issue);
// `wide` takes seasons and years, too.
std::vector<WrittenDate> written_dates(const View& view, std::uint32_t first, std::uint32_t last, bool wide = false);

}  // namespace claimcheck
