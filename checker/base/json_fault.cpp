#include "checker/base/json_fault.h"

#include "checker/base/utf8.h"

namespace claimcheck {

Problem json_fault(const std::string& path, std::string_view text, std::size_t byte, std::string_view what) {
  const auto at = static_cast<std::uint32_t>(byte == 0 ? 0 : std::min(byte - 1, text.size()));
  const Position position = LineIndex(text).position(text, at);
  // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …"
  constexpr std::string_view kEndOfPrefix = ": ";
  if (const std::size_t colon = what.find(kEndOfPrefix); colon != std::string_view::npos)
    what.remove_prefix(colon + kEndOfPrefix.size());
  constexpr std::size_t kLongest = 200;  // the parser quotes what it read, however long
  std::string message = "no JSON: " + std::string(what.substr(0, kLongest));
  return {path, position.line, position.column, std::move(message), true};
}

}  // namespace claimcheck
