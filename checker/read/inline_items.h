// What a scan of inlines finds, and how it becomes text with links, marks and emphases.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "checker/read/draft.h"
#include "checker/read/emphasis.h"
#include "checker/read/inlines.h"
#include "checker/read/writer.h"

namespace claimcheck {

// The lines of a piece as one text with a newline between two, and the way back to the source.
class Flow {
 public:
  Flow(const Draft& draft, const Piece& piece);
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;

  std::string_view text() const { return text_; }
  std::uint32_t source(std::uint32_t at) const;
  Span source(std::uint32_t begin, std::uint32_t end) const { return {source(begin), source(end - 1) + 1}; }
  // Where the line begins in which `at` stands.
  std::uint32_t line_begin(std::uint32_t at) const { return line_of(at).flow; }

 private:
  struct LineStart {
    std::uint32_t flow, source;
  };
  LineStart line_of(std::uint32_t at) const;

  std::string joined_;
  std::string_view text_;  // joined_, or the one line in the source
  std::vector<LineStart> lines_;
};

// A part of the flow in the order of the text.
struct InlineItem {
  enum Kind : std::uint8_t { text, bracket, made, line, delimiter, mark, none } kind = none;
  std::uint32_t begin = 0, end = 0;  // in the flow
  std::uint32_t index = 0;           // made: in Inlines::strings; mark: in Inlines::marks; delimiter: marks left over
};

struct OpenLink {
  LinkForm form = LinkForm::inline_link;
  bool resolved = true;
  std::uint32_t first = 0, last = 0;  // items
  std::uint32_t begin = 0, end = 0;   // in the flow: the whole construct
  std::string target;
};

struct Inlines {
  std::vector<InlineItem> items;  // in the order of the text
  std::vector<OpenLink> links;    // in the order in which they end
  std::vector<EmphasisPair> pairs;
  std::vector<std::string> strings;  // made text
  std::vector<std::string> marks;    // labels

  // Appends all of it to the open block of `writer`, which began at `block_begin`.
  void write(const InlineContext& context, const Flow& flow, std::uint32_t block_begin, Writer& writer);
  void clear();
};

}  // namespace claimcheck
