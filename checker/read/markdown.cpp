// Markdown to a draft: the blocks by cmark-gfm, from a shadow of the text (see shadow.h).
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <memory>
#include <mutex>

#include "checker/read/formats.h"
#include "checker/read/html_blocks.h"
#include "checker/read/shadow.h"
#include "checker/read/shape.h"

namespace claimcheck {
namespace {

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::unique_ptr<cmark_node, FreeNode> parse(const std::string& text) {
  static std::once_flag registered;  // cmark's own guard is not made for threads
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return std::unique_ptr<cmark_node, FreeNode>(cmark_parser_finish(parser.get()));
}

class MarkdownReader {
 public:
  MarkdownReader(Draft& draft, const Shadow& shadow) : draft_(draft), shadow_(shadow), html_(draft) {}

  void read(cmark_node* root) {
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_ENTER) {
        enter(node);
      } else {
        leave(node);
      }
    }
  }

 private:
  struct Container {
    BlockKind kind;
    std::uint32_t number, level;
  };

  void enter(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      open_.push_back({BlockKind::quotation, draft_.containers++, ++quotes_});
    } else if (type == CMARK_NODE_LIST) {
      open_.push_back({BlockKind::list_item, draft_.containers++, ++lists_});
      ordered_.push_back(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST);
    } else if (type == CMARK_NODE_ITEM) {
      item_ = node;
    } else if (type == CMARK_NODE_PARAGRAPH) {
      paragraph(node);
    } else if (type == CMARK_NODE_HEADING) {
      heading(node);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      code(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      html(node);
    } else if (std::string_view(cmark_node_get_type_string(node)) == "table") {  // an extension's node has no public constant
      table(node);
    }
  }

  void leave(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      open_.pop_back();
      --quotes_;
    } else if (type == CMARK_NODE_LIST) {
      open_.pop_back();
      ordered_.pop_back();
      --lists_;
    }
  }

  std::uint32_t first_line(cmark_node* node) const { return static_cast<std::uint32_t>(cmark_node_get_start_line(node)); }
  std::uint32_t last_line(cmark_node* node) const {
    return std::min(static_cast<std::uint32_t>(cmark_node_get_end_line(node)), static_cast<std::uint32_t>(shadow_.lines.size()));
  }

  // Line `number` without the marks of the quotations around it and without outer blanks.
  Span content(std::uint32_t number) const {
    Span line = trimmed(draft_.source, shadow_.lines[number - 1]);
    for (std::uint32_t depth = 0; depth < quotes_ && !line.empty() && draft_.source[line.begin] == '>'; ++depth) {
      ++line.begin;
      line = trimmed(draft_.source, line);
    }
    return line;
  }
  // The first line of a node, from the column on where it begins.
  Span first_content(cmark_node* node) const {
    if (first_line(node) == 0) return {};
    Span line = shadow_.lines[first_line(node) - 1];
    line.begin = std::min(line.end, line.begin + static_cast<std::uint32_t>(std::max(1, cmark_node_get_start_column(node)) - 1));
    return trimmed(draft_.source, line);
  }

  Piece& add(BlockKind kind) {
    Piece piece;
    piece.block.kind = kind;
    piece.first_line = static_cast<std::uint32_t>(draft_.lines.size());
    if (!open_.empty()) {
      piece.block.container = open_.back().number;
      piece.block.level = open_.back().level;
      if (kind == BlockKind::paragraph) piece.block.kind = open_.back().kind;
    }
    draft_.pieces.push_back(piece);
    return draft_.pieces.back();
  }
  void add_line(Piece& piece, Span line) {
    draft_.lines.push_back(line);
    ++piece.line_count;
  }

  // The lines [first, last] of a node that begins with line `first`, up to an empty one.
  void add_lines(Piece& piece, cmark_node* node, std::uint32_t last) {
    add_line(piece, first_content(node));
    for (std::uint32_t line = first_line(node) + 1; line <= last; ++line) {
      const Span span = content(line);
      if (span.empty()) break;
      add_line(piece, span);
    }
  }

  void paragraph(cmark_node* node) {
    if (first_line(node) == 0) return;  // stands before a table in its paragraph, see table()
    Piece& piece = add(BlockKind::paragraph);
    add_lines(piece, node, last_line(node));
    if (piece.block.kind == BlockKind::list_item) list_item(piece);
    if (piece.block.kind == BlockKind::paragraph) caption(piece);
    if (piece.block.kind == BlockKind::paragraph) bold_heading(piece);
  }

  // "**Outlook**" alone on its line is a heading by another hand.
  void bold_heading(Piece& piece) {
    constexpr std::size_t kLongest = 120;
    const std::string_view line = draft_.line(piece, 0);
    if (piece.line_count != 1 || line.size() < 5 || line.size() > kLongest || !line.starts_with("**") || !line.ends_with("**"))
      return;
    const std::string_view inner = line.substr(2, line.size() - 4);
    if (inner.find("**") != std::string_view::npos || (ends_sentence(inner) && !inner.ends_with('?')) || !starts_upper(inner))
      return;
    piece.block.kind = BlockKind::heading;
    piece.block.level = 3;
  }

  void list_item(Piece& piece) {
    if (item_ != nullptr && ordered_.back()) {
      const Span marker = first_content(item_);
      std::uint32_t end = marker.begin;
      while (end < marker.end && draft_.source[end] >= '0' && draft_.source[end] <= '9') ++end;
      piece.marker = {marker.begin, end};
    }
    item_ = nullptr;  // further paragraphs of the item have no marker
  }

  // A line with a label, or an image alone: its words are the caption.
  void caption(Piece& piece) {
    const std::string_view line = draft_.line(piece, 0);
    const bool image =
        piece.line_count == 1 && line.starts_with("![") && line.ends_with(')') && line.find("](") == line.rfind("](");
    if (image || is_caption(line)) piece.block.kind = BlockKind::caption;
  }

  void heading(cmark_node* node) {
    Piece& piece = add(BlockKind::heading);
    piece.block.level = static_cast<std::uint32_t>(cmark_node_get_heading_level(node));
    Span first = first_content(node);
    if (!first.empty() && draft_.source[first.begin] == '#') {
      add_line(piece, without_hashes(first));
      return;
    }
    add_line(piece, first);
    for (std::uint32_t line = first_line(node) + 1; line <= last_line(node); ++line) {
      const Span span = content(line);
      if (span.empty() || span.in(draft_.source).find_first_not_of("=-") == std::string_view::npos) break;
      add_line(piece, span);
    }
  }

  Span without_hashes(Span line) const {
    while (!line.empty() && draft_.source[line.begin] == '#') ++line.begin;
    Span cut = line;
    while (cut.end > cut.begin && draft_.source[cut.end - 1] == '#') --cut.end;
    if (cut.empty() || draft_.source[cut.end - 1] == ' ' || draft_.source[cut.end - 1] == '\t') line = cut;
    return trimmed(draft_.source, line);
  }

  void code(cmark_node* node) {
    int length = 0, offset = 0;
    char mark = 0;
    const bool fenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0;
    Piece& piece = add(BlockKind::code);
    piece.verbatim = true;
    piece.fenced = fenced;
    for (std::uint32_t line = first_line(node) + (fenced ? 1 : 0); line <= last_line(node); ++line) {
      const Span span = content(line);
      const bool fence = fenced && span.size() >= 3 && span.in(draft_.source).find_first_not_of(mark) == std::string_view::npos;
      if (fence) break;
      if (!span.empty()) add_line(piece, span);
    }
    if (piece.line_count == 0) draft_.pieces.pop_back();
  }

  void html(cmark_node* node) {
    const std::uint32_t first = first_line(node), last = last_line(node);
    if (first != 0 && first <= last) html_.read({shadow_.lines[first - 1].begin, shadow_.lines[last - 1].end});
  }

  // cmark gives a table the place of the paragraph that it began as: lines of text may stand before its header, and lines without
  // a bar behind its rows, which GFM takes for rows of one cell and readers for text.
  void table(cmark_node* node) {
    const std::uint32_t first = first_line(node), last = last_line(node);
    std::uint32_t rule = first + 1;
    while (rule <= last && !is_table_rule(content(rule).in(draft_.source))) ++rule;
    if (first == 0 || rule > last) return;
    if (rule - 1 > first) add_lines(add(BlockKind::paragraph), node, rule - 2);
    std::vector<Span> lines{rule - 1 == first ? first_content(node) : content(rule - 1)};
    std::uint32_t line = rule;
    for (; line <= last && content(line).in(draft_.source).find('|') != std::string_view::npos; ++line)
      lines.push_back(content(line));
    if (lines.size() == 1) return;
    add_table(draft_, lines);
    if (line > last) return;
    Piece& rest = add(BlockKind::paragraph);
    for (; line <= last && !content(line).empty(); ++line) add_line(rest, content(line));
    caption(rest);
  }

  Draft& draft_;
  const Shadow& shadow_;
  HtmlBlocks html_;
  std::vector<Container> open_;
  std::vector<bool> ordered_;
  cmark_node* item_ = nullptr;
  std::uint32_t quotes_ = 0, lists_ = 0;
};

}  // namespace

void draft_markdown(Draft& draft, std::uint32_t begin) {
  Shadow shadow = make_shadow(draft.source, begin);
  const auto root = parse(shadow.text);
  std::string().swap(shadow.text);
  draft.markdown = true;
  draft.unread = shadow.unread;
  MarkdownReader(draft, shadow).read(root.get());
}

}  // namespace claimcheck
