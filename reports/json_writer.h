// JSON as it is written: keys in the order given, valid UTF-8, no tree in memory. Reports of an archive and the lines of
// `extract` are large, and their keys have a fixed order.
#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

class JsonWriter {
 public:
  // Containers nested less deep than `broken_depth` have each element on a line of its own, indented; the others stand on
  // one line. 0: everything on one line, without spaces.
  explicit JsonWriter(std::string& out, std::size_t broken_depth = 0) : out_(out), broken_depth_(broken_depth) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  // Bytes that are no UTF-8 become U+FFFD.
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool flag);
  template <std::integral Integer>
  JsonWriter& value(Integer number) {
    return raw(std::to_string(number));
  }
  JsonWriter& null() { return raw("null"); }

  template <class T>
  JsonWriter& field(std::string_view name, const T& what) {
    return key(name).value(what);
  }
  // The field only if there is something to say.
  JsonWriter& field_if_any(std::string_view name, std::string_view text) { return text.empty() ? *this : field(name, text); }
  JsonWriter& strings(std::string_view name, const std::vector<std::string>& values);

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& raw(std::string_view text);
  void before_element();
  void line_break();

  std::string& out_;
  std::size_t broken_depth_;
  std::vector<bool> empty_;  // by open container: nothing in it yet
  bool after_key_ = false;
};

}  // namespace claimcheck
