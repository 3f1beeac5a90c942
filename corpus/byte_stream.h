// Small numbers as few bytes (LEB128, signed ones zigzag), texts with their length before them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace claimcheck {

class ByteWriter {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
  }
  void whole(std::int64_t value) { number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63)); }
  void text(std::string_view value) {
    number(value.size());
    raw(value);
  }
  void raw(std::string_view value) { bytes_ += value; }  // without its length
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
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
