#include "checker/claim/written_dates.h"

namespace claimcheck {
namespace {

bool taken(const Time& time, bool wide) {
  if (time.range || time.readings.empty() || time.origin == Origin::relative) return false;
  switch (time.granularity) {
    case Granularity::day:
    case Granularity::week:
    case Granularity::month: return true;
    case Granularity::season:
    case Granularity::year: return wide;
    default: return false;
  }
}

}  // namespace

std::vector<WrittenDate> written_dates(const View& view, std::uint32_t first, std::uint32_t last, bool wide) {
  std::vector<WrittenDate> out;
  for (std::uint32_t t = first; t < last; ++t) {
    for (const Edge& e : view.edges(t)) {
      const Mention& m = view.mention(e.mention);
      if (m.kind != MentionKind::date || !taken(*m.time(), wide)) continue;
      out.push_back({&m, e.first, e.last});
      break;
    }
  }
  return out;
}

}  // namespace claimcheck
