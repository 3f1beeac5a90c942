// A half-open range of byte offsets. Everything that has a place in a text stores a Span, never a pointer.
#pragma once
#include <cstdint>
#include <string_view>

namespace claimcheck {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr bool empty() const { return begin >= end; }
  constexpr std::uint32_t size() const { return empty() ? 0 : end - begin; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // The smallest span that covers both.
  constexpr Span cover(Span other) const {
    return {begin < other.begin ? begin : other.begin, end > other.end ? end : other.end};
  }
  constexpr std::string_view in(std::string_view text) const {
    return begin >= text.size() ? std::string_view{} : text.substr(begin, size());
  }
  friend constexpr bool operator==(Span, Span) = default;
  friend constexpr auto operator<=>(Span, Span) = default;
};

}  // namespace claimcheck
