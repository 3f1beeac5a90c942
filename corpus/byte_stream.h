// Small numbers as few bytes (LEB128, signed ones zigzag), texts with their length before them.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace claimcheck {

class ByteWriter {
 public:
  void number(std::uint64_t value) {
    constexpr std::size_t kLongest = 10;
    if (bytes_.size() - used_ < kLongest) bytes_.resize(2 * bytes_.size() + 256);
    char* at = bytes_.data() + used_;
    for (; value >= 0x80; value >>= 7) *at++ = static_cast<char>(value | 0x80);
    *at++ = static_cast<char>(value);
    used_ = static_cast<std::size_t>(at - bytes_.data());
  }
  void whole(std::int64_t value) { number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63)); }
  void text(std::string_view value) {
    number(value.size());
    raw(value);
  }
  void raw(std::string_view value) {  // without its length
    if (bytes_.size() - used_ < value.size()) bytes_.resize(2 * bytes_.size() + value.size());
    std::copy(value.begin(), value.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(used_));
    used_ += value.size();
  }
  std::string take() {
    bytes_.resize(std::exchange(used_, 0));
    return std::move(bytes_);
  }

 private:
  std::string bytes_;  // longer than what was written: a byte put behind another costs an instruction or two
  std::size_t used_ = 0;
};

// Reads what ByteWriter wrote. Behind the end, or where bytes make no sense, everything is 0 and `sound` is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t out = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      out |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return out;
    }
    return fail();
  }
  std::uint32_t index() {
    const std::uint64_t value = number();
    return value <= 0xFFFFFFFF ? static_cast<std::uint32_t>(value) : static_cast<std::uint32_t>(fail());
  }
  std::int64_t whole() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  std::string_view view() { return raw(number()); }  // into the bytes
  std::string text() { return std::string(view()); }
  std::string_view raw(std::uint64_t size) {
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }
  std::string_view rest() const { return rest_; }
  // A count of things that take a byte each at least: never more than there are bytes.
  std::size_t count() {
    const std::uint64_t value = number();
    return value <= rest_.size() ? static_cast<std::size_t>(value) : static_cast<std::size_t>(fail());
  }
  bool sound() const { return sound_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::uint64_t fail() {
    sound_ = false;
    rest_ = {};
    return 0;
  }
  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace claimcheck
