#include "checker/read/inline_items.h"

#include <algorithm>

namespace claimcheck {
namespace {

bool alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class ItemWriter {
 public:
  ItemWriter(Inlines& inlines, const InlineContext& context, const Flow& flow, std::uint32_t block_begin, Writer& writer)
      : inlines_(inlines), context_(context), flow_(flow), text_(flow.text()), block_begin_(block_begin), writer_(writer) {}

  void write() {
    const std::vector<InlineItem>& items = inlines_.items;
    const auto struck_until = drop_struck_links();
    offsets_.assign(items.size() + 1, 0);
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      offsets_[i] = writer_.here();
      if (!struck_until.empty() && struck_until[i] != 0) {
        const std::uint32_t close = struck_until[i];
        while (i < close) offsets_[++i] = writer_.here();
        continue;
      }
      write(items[i]);
    }
    offsets_[items.size()] = writer_.here();
    write_links();
    write_emphases();
  }

 private:
  // By item that opens struck-out text: where the text goes on. Links inside are gone, too.
  std::vector<std::uint32_t> drop_struck_links() {
    std::vector<std::uint32_t> until;
    for (const EmphasisPair& pair : inlines_.pairs) {
      if (!pair.struck) continue;
      until.resize(inlines_.items.size(), 0);
      until[pair.open] = pair.close;
    }
    if (!until.empty()) {
      std::uint32_t end = 0;  // of the struck-out text that we are in
      std::vector<bool> struck(until.size() + 1, false);
      for (std::uint32_t i = 0; i < until.size(); ++i) {
        struck[i] = i <= end && end != 0;
        end = std::max(end, until[i]);
      }
      std::erase_if(inlines_.links, [&](const OpenLink& link) { return link.first < struck.size() && struck[link.first]; });
    }
    return until;
  }

  void write(const InlineItem& item) {
    switch (item.kind) {
      case InlineItem::text:
      case InlineItem::bracket:
        return writer_.copy(flow_.source(item.begin), item.end - item.begin);
      case InlineItem::made:
        return writer_.make(inlines_.strings[item.index]);
      case InlineItem::delimiter:
        return writer_.copy(flow_.source(item.begin), item.index);
      case InlineItem::line:
        return write_line_end(item);
      case InlineItem::mark:
        return write_mark(item);
      case InlineItem::none:
        return;
    }
  }

  void write_line_end(const InlineItem& item) {
    const Document& document = writer_.document();
    const std::string_view before = std::string_view(document.text).substr(block_begin_);
    switch (line_join(before, text_.substr(item.end), context_.whole_words)) {
      case LineJoin::blank:
        return writer_.make(" ");
      case LineJoin::nothing:
        return;
      case LineJoin::drop_hyphen:
        return writer_.drop_last();
    }
  }

  void write_mark(const InlineItem& item) {
    const char next = item.end < text_.size() ? text_[item.end] : '\n';
    if (!alnum(next)) writer_.trim();
    FootnoteMark mark;
    mark.label = inlines_.marks[item.index];
    mark.text = {writer_.here(), writer_.here()};
    mark.source = flow_.source(item.begin, item.end);
    writer_.document().footnotes.push_back(std::move(mark));
  }

  void write_links() {
    for (OpenLink& open : inlines_.links) {
      if (!open.resolved && context_.defined_elsewhere) continue;
      Link link{open.form,
                {offsets_[open.first], offsets_[open.last]},
                flow_.source(open.begin, open.end),
                std::move(open.target),
                open.resolved};
      writer_.document().links.push_back(std::move(link));
    }
  }

  void write_emphases() {
    for (const EmphasisPair& pair : inlines_.pairs) {
      if (!pair.struck) writer_.document().emphases.push_back({offsets_[pair.open + 1], offsets_[pair.close]});
    }
  }

  Inlines& inlines_;
  const InlineContext& context_;
  const Flow& flow_;
  std::string_view text_;
  std::uint32_t block_begin_;
  Writer& writer_;
  std::vector<std::uint32_t> offsets_;  // of the items in the text
};

}  // namespace

Flow::Flow(const Draft& draft, const Piece& piece) {
  for (std::uint32_t i = 0; i < piece.line_count; ++i) {
    const Span line = draft.lines[piece.first_line + i];
    if (piece.line_count == 1) {
      lines_.push_back({0, line.begin});
      text_ = line.in(draft.source);
      return;
    }
    if (i > 0) joined_.push_back('\n');
    lines_.push_back({static_cast<std::uint32_t>(joined_.size()), line.begin});
    joined_ += line.in(draft.source);
  }
  text_ = joined_;
}

Flow::LineStart Flow::line_of(std::uint32_t at) const {
  const auto after =
      std::upper_bound(lines_.begin(), lines_.end(), at, [](std::uint32_t a, const LineStart& line) { return a < line.flow; });
  return after == lines_.begin() ? LineStart{0, 0} : *std::prev(after);
}

std::uint32_t Flow::source(std::uint32_t at) const {
  const LineStart line = line_of(at);
  return line.source + (at - line.flow);
}

void Inlines::write(const InlineContext& context, const Flow& flow, std::uint32_t block_begin, Writer& writer) {
  ItemWriter(*this, context, flow, block_begin, writer).write();
}

void Inlines::clear() {
  items.clear();
  links.clear();
  pairs.clear();
  strings.clear();
  marks.clear();
}

}  // namespace claimcheck
