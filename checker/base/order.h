// Putting big values in order.
#pragma once
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace claimcheck {

// A stable sort by a small key. Each value is moved once; std::stable_sort would move them at every step.
template <class T, class Key>
void order_by(std::vector<T>& values, Key key) {
  using Place = std::pair<decltype(key(values.front())), std::size_t>;
  std::vector<Place> places;
  places.reserve(values.size());
  for (const T& value : values) places.emplace_back(key(value), places.size());
  std::sort(places.begin(), places.end());
  std::vector<T> ordered;
  ordered.reserve(values.size());
  for (const Place& place : places) ordered.push_back(std::move(values[place.second]));
  values = std::move(ordered);
}

}  // namespace claimcheck
