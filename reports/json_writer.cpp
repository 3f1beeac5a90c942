#include "reports/json_writer.h"

#include "checker/base/utf8.h"

namespace claimcheck {
namespace {

// What stands for a character that JSON does not allow in a string; empty for one that it does.
std::string escape(unsigned char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  if (c >= 0x20 && c != 0x7F) return {};
  static constexpr char kHex[] = "0123456789abcdef";
  return {'\\', 'u', '0', '0', kHex[c >> 4], kHex[c & 15]};
}

bool plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

}  // namespace

JsonWriter& JsonWriter::key(std::string_view name) {
  before_element();
  out_ += '"';
  out_ += name;
  out_ += broken_depth_ == 0 ? "\":" : "\": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  before_element();
  out_ += '"';
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && plain(text[end])) ++end;
    out_.append(text, i, end - i);
    if (end == text.size()) break;
    i = end;
    const CodePoint cp = decode(text, i);
    if (cp.value < 0x80) {
      out_ += escape(static_cast<unsigned char>(cp.value));
    } else {
      append_utf8(out_, cp.value);
    }
    i += cp.size;
  }
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::value(bool flag) { return raw(flag ? "true" : "false"); }

JsonWriter& JsonWriter::strings(std::string_view name, const std::vector<std::string>& values) {
  key(name).begin_array();
  for (const std::string& text : values) value(text);
  return end_array();
}

JsonWriter& JsonWriter::open(char bracket) {
  before_element();
  out_ += bracket;
  empty_.push_back(true);
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  const bool empty = empty_.back();
  empty_.pop_back();
  if (!empty && empty_.size() < broken_depth_) line_break();
  out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  before_element();
  out_ += text;
  return *this;
}

void JsonWriter::before_element() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (empty_.empty()) return;
  const bool broken = empty_.size() <= broken_depth_;
  if (!empty_.back()) out_ += broken || broken_depth_ == 0 ? "," : ", ";
  empty_.back() = false;
  if (broken) line_break();
}

void JsonWriter::line_break() {
  out_ += '\n';
  out_.append(2 * empty_.size(), ' ');
}

}  // namespace claimcheck
