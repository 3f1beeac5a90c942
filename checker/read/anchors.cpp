// The names under which GitHub (and most programs after it) lets a link point at a heading.
#include <string>
#include <unordered_map>

#include "checker/base/utf8.h"
#include "checker/read/passes.h"

namespace claimcheck {
namespace {

std::string slug(std::string_view heading) {
  std::string out;
  for (std::size_t i = 0; i < heading.size();) {
    const CodePoint cp = decode(heading, i);
    if (cp.value == ' ') {
      out.push_back('-');
    } else if (is_letter(cp.value) || (cp.value >= '0' && cp.value <= '9') || cp.value == '-' || cp.value == '_') {
      append_utf8(out, to_lower(cp.value));
    }
    i += cp.size;
  }
  return out;
}

}  // namespace

std::vector<std::string> heading_anchors(const Document& document) {
  std::vector<std::string> out;
  std::unordered_map<std::string, std::uint32_t> seen;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::heading) continue;
    std::string name = slug(block.span.in(document.text));
    const std::uint32_t before = seen[name]++;
    if (before > 0) name += "-" + std::to_string(before);
    out.push_back(std::move(name));
  }
  return out;
}

}  // namespace claimcheck
