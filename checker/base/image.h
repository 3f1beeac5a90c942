// The program's image: what the build has made of vocabulary, patterns and rules, written so that the program can use it where
// it lies. Small things are copied out of it; a Table is looked at in place, and costs a pointer.
//
// A struct takes part by a function that names its members, for both directions:
//
//   template <class Archive> void serialize(Archive& archive, Span& s) { archive(s.begin, s.end); }
//
// An image is read by the very build that wrote it: there are no versions, and what does not fit is a bug of ours.
#pragma once
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace claimcheck {

// An array that grows while it is built, and is part of the image afterwards. Its elements are plain values without pointers.
template <class T>
class Table {
 public:
  static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);

  Table() = default;
  explicit Table(std::vector<T> own) : own_(std::move(own)) { look(own_); }
  Table(std::size_t size, T value) : Table(std::vector<T>(size, value)) {}
  Table(Table&& other) noexcept : own_(std::move(other.own_)), data_(other.data_), size_(other.size_) { other.look(other.own_); }
  Table& operator=(Table&& other) noexcept {
    own_ = std::move(other.own_);
    look({other.data_, other.size_});  // the elements of a moved vector stay where they are
    other.look(other.own_);
    return *this;
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T* data() const { return data_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  const T& operator[](std::size_t at) const { return data_[at]; }
  const T& back() const { return data_[size_ - 1]; }
  std::span<const T> slice(std::size_t first, std::size_t last) const { return {data_ + first, data_ + last}; }

  // Changes the elements as a vector; what is in the image is copied first.
  template <class Change>
  void change(const Change& change_them) {
    if (own_.size() != size_) own_.assign(begin(), end());
    change_them(own_);
    look(own_);
  }
  void push_back(T value) {
    change([&](std::vector<T>& own) { own.push_back(value); });
  }
  // From now on: those elements, which must last as long as the table.
  void look(std::span<const T> elsewhere) {
    data_ = elsewhere.data();
    size_ = elsewhere.size();
  }

 private:
  std::vector<T> own_;  // empty if the elements are in the image
  const T* data_ = nullptr;
  std::size_t size_ = 0;
};

// Byte strings in one text, each known by its place.
class StringTable {
 public:
  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  // Good until a string is added.
  std::string_view operator[](std::size_t at) const {
    const std::uint32_t begin = at == 0 ? 0 : ends_[at - 1];
    return {text_.data() + begin, ends_[at] - begin};
  }
  std::string_view back() const { return (*this)[size() - 1]; }
  void add(std::string_view s) {
    text_.change([&](std::vector<char>& text) { text.insert(text.end(), s.begin(), s.end()); });
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
  }

  template <class Archive>
  friend void serialize(Archive& archive, StringTable& s) { archive(s.text_, s.ends_); }

 private:
  Table<char> text_;
  Table<std::uint32_t> ends_;
};

class ImageWriter {
 public:
  template <class... T>
  void operator()(const T&... values) { (write(values), ...); }
  const std::string& bytes() const { return bytes_; }

 private:
  template <class T>
  void write(const T& value) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      raw(&value, sizeof value);
    } else {
      serialize(*this, const_cast<T&>(value));  // NOLINT: the same function reads; it changes nothing here
    }
  }
  void write(const std::string& s) {
    write(s.size());
    raw(s.data(), s.size());
  }
  void write(const std::vector<bool>& flags) {
    write(flags.size());
    for (const bool flag : flags) write(flag);
  }
  template <class T>
  void write(const std::vector<T>& values) {
    write(values.size());
    for (const T& value : values) write(value);
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <class A, class B>
  void write(const std::pair<A, B>& pair) { (*this)(pair.first, pair.second); }
  template <class... T>
  void write(const std::variant<T...>& value) {
    write(value.index());
    std::visit([&](const auto& v) { write(v); }, value);
  }
  template <class T>
  void write(const Table<T>& table) {
    write(table.size());
    bytes_.resize((bytes_.size() + kImageAlignment - 1) / kImageAlignment * kImageAlignment);
    raw(table.data(), table.size() * sizeof(T));
  }
  void raw(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }

  friend class ImageReader;
  static constexpr std::size_t kImageAlignment = 16;  // of the image itself, too
  std::string bytes_;
};

class ImageReader {
 public:
  // The image must last as long as anything that is read from it.
  explicit ImageReader(std::string_view image) : image_(image) {
    assert(reinterpret_cast<std::uintptr_t>(image.data()) % ImageWriter::kImageAlignment == 0);
  }

  template <class... T>
  void operator()(T&... values) { (read(values), ...); }

 private:
  template <class T>
  void read(T& value) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      std::memcpy(&value, take(sizeof value), sizeof value);
    } else {
      serialize(*this, value);
    }
  }
  void read(std::string& s) {
    const std::size_t size = number();
    s.assign(take(size), size);
  }
  void read(std::vector<bool>& flags) {
    flags.resize(number());
    for (auto flag : flags) flag = *take(1) != 0;
  }
  template <class T>
  void read(std::vector<T>& values) {
    values.clear();
    values.resize(number());
    for (T& value : values) read(value);
  }
  template <class T>
  void read(std::optional<T>& value) {
    bool present = false;
    read(present);
    if (present) {
      read(value.emplace());
    } else {
      value.reset();
    }
  }
  template <class A, class B>
  void read(std::pair<A, B>& pair) { (*this)(pair.first, pair.second); }
  template <class... T>
  void read(std::variant<T...>& value) {
    const std::size_t wanted = number();
    std::size_t index = 0;
    (void)((index++ == wanted ? (read(value.template emplace<T>()), true) : false) || ...);
  }
  template <class T>
  void read(Table<T>& table) {
    const std::size_t size = number();
    at_ = (at_ + ImageWriter::kImageAlignment - 1) / ImageWriter::kImageAlignment * ImageWriter::kImageAlignment;
    table = {};
    table.look({reinterpret_cast<const T*>(take(size * sizeof(T))), size});
  }
  std::size_t number() {
    std::size_t out = 0;
    read(out);
    return out;
  }
  const char* take(std::size_t size) {
    assert(size <= image_.size() - at_);
    return image_.data() + std::exchange(at_, at_ + size);
  }

  std::string_view image_;
  std::size_t at_ = 0;
};

}  // namespace claimcheck
