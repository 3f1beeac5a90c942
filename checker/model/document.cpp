#include "checker/model/document.h"

#include <algorithm>

namespace claimcheck {

std::string_view name(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading: return "heading";
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::list_item: return "list-item";
    case BlockKind::table_cell: return "table-cell";
    case BlockKind::quotation: return "quotation";
    case BlockKind::footnote: return "footnote";
    case BlockKind::caption: return "caption";
    case BlockKind::masthead: return "masthead";
    case BlockKind::code: return "code";
    case BlockKind::furniture: return "furniture";
  }
  return "?";
}

Span Document::to_source(Span span) const {
  const auto after = [](std::uint32_t at, const TextRun& run) { return at < run.text; };
  // The source of one byte of text; for a made byte, the end of the run before it.
  const auto source_of = [&](std::uint32_t at) -> std::uint32_t {
    auto run = std::upper_bound(runs.begin(), runs.end(), at, after);
    if (run == runs.begin()) return 0;
    --run;
    return run->source + std::min(at - run->text, run->size);
  };
  if (span.empty()) {
    const std::uint32_t at = source_of(span.begin);
    return {at, at};
  }
  std::uint32_t begin = source_of(span.begin);
  // A stretch that starts on a made byte starts where the next run does.
  auto next = std::upper_bound(runs.begin(), runs.end(), span.begin, after);
  const bool made = next == runs.begin() || span.begin >= std::prev(next)->text + std::prev(next)->size;
  if (made && next != runs.end() && next->text < span.end) begin = next->source;
  auto last = std::upper_bound(runs.begin(), runs.end(), span.end - 1, after);
  std::uint32_t end = begin;
  if (last != runs.begin()) {
    --last;
    end = last->source + std::min(span.end - last->text, last->size);
  }
  return {begin, std::max(begin, end)};
}

Span Document::to_text(Span span) const {
  const auto run_at = [&](std::size_t i) -> const TextRun& { return runs[source_order.empty() ? i : source_order[i]]; };
  // The first run, by source, that ends behind the beginning of the span.
  std::size_t low = 0, high = runs.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (run_at(middle).source + run_at(middle).size <= span.begin) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  Span out{kNone, 0};
  for (; low < runs.size() && run_at(low).source < span.end; ++low) {
    const TextRun& run = run_at(low);
    const std::uint32_t begin = std::max(span.begin, run.source);
    const std::uint32_t end = std::min(span.end, run.source + run.size);
    if (begin >= end) continue;
    out.begin = std::min(out.begin, run.text + (begin - run.source));
    out.end = std::max(out.end, run.text + (end - run.source));
  }
  return out.begin == kNone ? Span{} : out;
}

std::uint32_t Document::block_at(std::uint32_t offset) const {
  auto after = std::upper_bound(blocks.begin(), blocks.end(), offset,
                                [](std::uint32_t at, const Block& block) { return at < block.span.begin; });
  if (after == blocks.begin()) return kNone;
  --after;
  return offset <= after->span.end ? static_cast<std::uint32_t>(after - blocks.begin()) : kNone;
}

}  // namespace claimcheck
