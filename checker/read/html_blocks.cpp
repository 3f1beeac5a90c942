#include "checker/read/html_blocks.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "checker/base/utf8.h"
#include "checker/read/line_cursor.h"
#include "checker/read/link_syntax.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

// Tags that are part of the text around them. All others end it.
bool inline_tag(std::string_view name) {
  static constexpr std::array<std::string_view, 22> kNames = {"a",     "abbr", "b",      "br",  "cite", "code", "del", "em",
                                                              "font",  "i",    "img",    "ins", "kbd",  "mark", "q",   "s",
                                                              "small", "span", "strong", "sub", "sup",  "u"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool unread(std::string_view name) { return name == "script" || name == "style" || name == "pre" || name == "textarea"; }

std::string tag_name(std::string_view tag) {
  std::size_t begin = tag.starts_with("</") ? 2 : 1;
  std::size_t end = begin;
  while (end < tag.size() && (std::isalnum(static_cast<unsigned char>(tag[end])) != 0)) ++end;
  return lower(tag.substr(begin, end - begin));
}

}  // namespace

void HtmlBlocks::read(Span block) {
  const std::string_view source = draft_.source.substr(0, block.end);
  from_ = block.begin;
  for (std::size_t at = source.find('<', block.begin); at != std::string_view::npos;) {
    const auto begin = static_cast<std::uint32_t>(at);
    std::uint32_t next = begin + 1;
    if (source.substr(begin, 4) == "<!--") {
      flush(begin);
      const std::size_t close = source.find("-->", begin);
      next = from_ = close == std::string_view::npos ? block.end : static_cast<std::uint32_t>(close) + 3;
    } else if (const std::uint32_t end = html_tag(source, begin); end != 0) {
      next = tag({begin, end}, block.end);
    }
    at = source.find('<', next);
  }
  flush(block.end);
}

// Reads one tag; where to go on.
std::uint32_t HtmlBlocks::tag(Span place, std::uint32_t end_of_block) {
  const std::string_view whole = place.in(draft_.source);
  for (const std::string_view attribute : {"id", "name"}) {
    if (auto value = html_attribute(whole, attribute)) draft_.anchors.push_back(std::move(*value));
  }
  const std::string name = tag_name(whole);
  if (inline_tag(name)) return place.end;
  flush(place.begin);
  from_ = place.end;
  if (whole.starts_with("</")) {
    end(name);
  } else {
    begin(name);
  }
  if (unread(name) && !whole.starts_with("</")) {
    const std::size_t close = draft_.source.substr(0, end_of_block).find("</" + name, place.end);
    from_ = close == std::string_view::npos ? end_of_block : static_cast<std::uint32_t>(close);
  }
  return from_;
}

void HtmlBlocks::begin(std::string_view name) {
  block_ = Block{};
  if (name == "table") {
    table_ = draft_.containers++;
    rows_ = 0;
  } else if (name == "tr") {
    columns_ = 0;
  } else if ((name == "td" || name == "th") && table_ != kNone) {
    block_ = {BlockKind::table_cell, {}, 0, 0, table_, rows_, columns_++, name == "th" && rows_ == 0};
  } else if (name == "caption" || name == "figcaption") {
    block_.kind = BlockKind::caption;
  } else if (name == "ul" || name == "ol") {
    list_ = draft_.containers++;
  } else if (name == "li") {
    block_ = {BlockKind::list_item, {}, 1, 0, list_};
  } else if (name == "blockquote") {
    block_ = {BlockKind::quotation, {}, 1, 0, draft_.containers++};
  } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
    block_ = {BlockKind::heading, {}, static_cast<std::uint32_t>(name[1] - '0')};
  }
}

void HtmlBlocks::end(std::string_view name) {
  block_ = Block{};
  if (name == "tr") ++rows_;
  if (name == "table") table_ = kNone;
}

void HtmlBlocks::flush(std::uint32_t end) {
  if (from_ >= end) return;
  Piece piece;
  piece.block = block_;
  piece.first_line = static_cast<std::uint32_t>(draft_.lines.size());
  LineCursor cursor(draft_.source.substr(0, end), from_);
  for (Span line; cursor.next(line);) {
    line = trimmed(draft_.source, line);
    if (line.empty()) continue;
    draft_.lines.push_back(line);
    ++piece.line_count;
  }
  from_ = end;
  if (piece.line_count > 0) draft_.pieces.push_back(piece);
}

}  // namespace claimcheck
