// HTML entities. Numbers and the names that prose uses are known here; cmark, which has the whole table, is asked for the rest.
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <utility>

#include "checker/base/utf8.h"
#include "checker/read/link_syntax.h"

namespace claimcheck {
namespace {

constexpr std::size_t kLongest = 40;

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kCommon = {{
    {"amp", "&"},   {"lt", "<"},    {"gt", ">"},     {"quot", "\""}, {"apos", "'"},   {"nbsp", "\xC2\xA0"},
    {"ndash", "–"}, {"mdash", "—"}, {"hellip", "…"}, {"lsquo", "‘"}, {"rsquo", "’"},  {"ldquo", "“"},
    {"rdquo", "”"}, {"laquo", "«"}, {"raquo", "»"},  {"copy", "©"},  {"reg", "®"},    {"bull", "•"},
    {"euro", "€"},  {"pound", "£"}, {"sect", "§"},   {"deg", "°"},   {"middot", "·"}, {"shy", "\xC2\xAD"},
}};

std::string by_number(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  if (error != std::errc() || digits.empty() || end != digits.data() + digits.size() || digits.size() > 7) return {};
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
  std::string out;
  append_utf8(out, value);
  return out;
}

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

std::string by_cmark(std::string_view whole) {
  const std::unique_ptr<cmark_node, FreeNode> root(cmark_parse_document(whole.data(), whole.size(), CMARK_OPT_DEFAULT));
  cmark_node* paragraph = cmark_node_first_child(root.get());
  std::string out;
  for (cmark_node* node = paragraph == nullptr ? nullptr : cmark_node_first_child(paragraph); node != nullptr;
       node = cmark_node_next(node)) {
    if (const char* literal = cmark_node_get_literal(node)) out += literal;
  }
  return out == whole ? std::string() : out;
}

}  // namespace

std::string entity(std::string_view text, std::uint32_t at, std::uint32_t& end) {
  end = 0;
  const std::string_view rest = text.substr(at + 1, std::min(kLongest, text.size() - at - 1));
  const std::size_t close = rest.find_first_not_of("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (close == 0 || close == std::string_view::npos || rest[close] != ';') return {};
  const std::string_view name = rest.substr(0, close);
  std::string meant;
  if (name.front() == '#') {
    meant = by_number(name.substr(1));
  } else if (const auto known = std::find_if(kCommon.begin(), kCommon.end(), [&](const auto& row) { return row.first == name; });
             known != kCommon.end()) {
    meant = known->second;
  } else {
    meant = by_cmark(text.substr(at, close + 2));
  }
  if (!meant.empty()) end = at + static_cast<std::uint32_t>(close) + 2;
  return meant;
}

}  // namespace claimcheck
