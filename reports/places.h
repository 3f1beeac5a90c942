// Where a place of a finding is for a reader: bytes, lines and columns of the source, and the words themselves.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/utf8.h"
#include "checker/model/finding.h"

namespace claimcheck {

struct Located {
  const Document* document = nullptr;
  Span source;             // bytes of Document::source
  Position begin, end;     // the place of its first byte, and of the byte after its last
  std::string_view quote;  // as a person reads it: the text, or the markup of a place that only the source has
};

// Resolves places of one report. Line tables are made when a document is first asked for; not for sharing among threads.
class Locator {
 public:
  explicit Locator(const Report& report) : report_(report), lines_(report.documents.size()) {}

  Located locate(std::uint32_t document, Span span, bool in_source);
  Located locate(const Place& place) { return locate(place.document, place.span, place.in_source); }
  Located locate(const Suggestion& s) { return locate(s.document, s.span, s.in_source); }
  Position position(std::uint32_t document, std::uint32_t source_offset);
  const LineIndex& lines(std::uint32_t document);

 private:
  const Report& report_;
  std::vector<std::optional<LineIndex>> lines_;  // by document
};

// A finding for those who show a single text: the message, then the steps of the proof and what was assumed, a line each.
std::string told(const Finding& finding);

struct Counts {
  std::size_t error = 0, warning = 0, notice = 0;
};
Counts count_by_severity(const std::vector<Finding>& findings);

}  // namespace claimcheck
