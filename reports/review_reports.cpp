// Formats that review services read: GitLab's code quality report and reviewdog's lines.
#include "reports/formats.h"
#include "reports/json_writer.h"
#include "reports/places.h"

namespace claimcheck {
namespace {

std::string_view gitlab_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::notice:
      break;
  }
  return "info";
}

std::string_view reviewdog_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::notice:
      break;
  }
  return "INFO";
}

// Reviewdog counts columns in bytes.
void write_byte_range(JsonWriter& json, const Located& at, const LineIndex& lines) {
  const auto end_of = [&](std::string_view key, std::uint32_t offset, std::uint32_t line) {
    const std::uint32_t column = offset - lines.line(at.document->source, line).begin + 1;
    json.key(key).begin_object().field("line", line).field("column", column).end_object();
  };
  json.key("range").begin_object();
  end_of("start", at.source.begin, at.begin.line);
  end_of("end", at.source.end, at.end.line);
  json.end_object();
}

}  // namespace

std::string write_gitlab(const Report& report, const ReportStyle&) {
  Locator locator(report);
  std::string out;
  JsonWriter json(out, 2);
  json.begin_array();
  for (const Finding& finding : report.findings) {
    if (finding.places.empty()) continue;
    const Located at = locator.locate(finding.places.front());
    json.begin_object().field("description", told(finding)).field("check_name", finding.rule).field("fingerprint", finding.id);
    json.field("severity", gitlab_severity(finding.severity));
    json.key("location").begin_object().field("path", at.document->path);
    json.key("lines").begin_object().field("begin", at.begin.line).field("end", at.end.line).end_object();
    json.end_object().end_object();
  }
  json.end_array();
  return out += '\n';
}

std::string write_rdjsonl(const Report& report, const ReportStyle&) {
  Locator locator(report);
  std::string out;
  for (const Finding& finding : report.findings) {
    if (finding.places.empty()) continue;
    const Place& place = finding.places.front();
    const Located at = locator.locate(place);
    JsonWriter json(out);
    json.begin_object().field("message", told(finding));
    json.key("location").begin_object().field("path", at.document->path);
    write_byte_range(json, at, locator.lines(place.document));
    json.end_object().field("severity", reviewdog_severity(finding.severity));
    json.key("code").begin_object().field("value", finding.rule).end_object();
    json.key("source").begin_object().field("name", "claimcheck").end_object();
    json.key("suggestions").begin_array();
    for (const Suggestion& suggestion : finding.suggestions) {
      if (suggestion.document != place.document) continue;  // a suggestion belongs to the file of its message
      json.begin_object();
      write_byte_range(json, locator.locate(suggestion), locator.lines(suggestion.document));
      json.field("text", suggestion.replacement).end_object();
    }
    json.end_array().end_object();
    out += '\n';
  }
  return out;
}

}  // namespace claimcheck
