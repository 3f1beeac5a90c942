#include "checker/model/fact.h"

#include <algorithm>
#include <array>

namespace claimcheck {

std::string_view name(FieldKind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {"figure", "date", "length", "key", "series", "text"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name(Stance stance) {
  static constexpr std::array<std::string_view, 5> kNames = {"asserted", "negated", "planned", "hypothetical", "norm"};
  return kNames[static_cast<std::size_t>(stance)];
}

std::string_view name(Voice voice) {
  static constexpr std::array<std::string_view, 3> kNames = {"author", "reported", "quoted"};
  return kNames[static_cast<std::size_t>(voice)];
}

std::uint32_t Schema::find(std::string_view name) const {
  const auto at = std::lower_bound(types.begin(), types.end(), name, [](const FactType& t, std::string_view n) { return t.name < n; });
  return at != types.end() && at->name == name ? static_cast<std::uint32_t>(at - types.begin()) : kNoType;
}

}  // namespace claimcheck
