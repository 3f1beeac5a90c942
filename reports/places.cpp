#include "reports/places.h"

#include <cassert>

namespace claimcheck {

const LineIndex& Locator::lines(std::uint32_t document) {
  assert(document < lines_.size());
  auto& lines = lines_[document];
  if (!lines) lines.emplace(report_.documents[document].document->source);
  return *lines;
}

Position Locator::position(std::uint32_t document, std::uint32_t source_offset) {
  return lines(document).position(report_.documents[document].document->source, source_offset);
}

Located Locator::locate(std::uint32_t document, Span span, bool in_source) {
  const Document& doc = *report_.documents[document].document;
  Located out;
  out.document = &doc;
  out.source = in_source ? span : doc.to_source(span);
  out.begin = position(document, out.source.begin);
  out.end = position(document, out.source.end);
  out.quote = span.in(in_source ? doc.source : doc.text);
  return out;
}

std::string told(const Finding& finding) {
  std::string out = finding.message;
  for (const std::string& step : finding.proof) out += "\n" + step;
  for (const std::string& assumption : finding.assumed) out += "\nassumed: " + assumption;
  return out;
}

Counts count_by_severity(const std::vector<Finding>& findings) {
  Counts out;
  for (const Finding& finding : findings) {
    switch (finding.severity) {
      case Severity::error:
        ++out.error;
        break;
      case Severity::warning:
        ++out.warning;
        break;
      case Severity::notice:
        ++out.notice;
        break;
    }
  }
  return out;
}

}  // namespace claimcheck
