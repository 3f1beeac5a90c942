// `claimcheck-report/1`: what other programs read.
#include "reports/formats.h"
#include "reports/issue_json.h"
#include "reports/json_writer.h"
#include "reports/places.h"

namespace claimcheck {
namespace {

void write_counts(JsonWriter& json, std::string_view name, const std::map<std::string, std::uint32_t>& counts) {
  json.key(name).begin_object();
  for (const auto& [family, count] : counts) json.field(family, count);
  json.end_object();
}

void write_document(JsonWriter& json, const DocumentReport& row) {
  json.begin_object();
  json.field("id", row.document->id).field("path", row.document->path).field("format", row.document->format);
  json.field("words", row.words);
  json.key("issue");
  write_issue(json, row.document->issue);
  json.field("mentions", row.mentions).field("claims", row.claims);
  write_counts(json, "judged", row.judged);
  write_counts(json, "undetermined", row.undetermined);
  json.end_object();
}

void write_place(JsonWriter& json, const Located& at, std::string_view role) {
  json.begin_object().field("document", at.document->id).field("start", at.source.begin).field("end", at.source.end);
  json.field("line", at.begin.line).field("column", at.begin.column).field("quote", at.quote).field("role", role).end_object();
}

void write_suggestion(JsonWriter& json, const Located& at, const Suggestion& suggestion) {
  json.begin_object().field("document", at.document->id).field("start", at.source.begin).field("end", at.source.end);
  json.field("replacement", suggestion.replacement).field("reason", suggestion.reason).end_object();
}

void write_finding(JsonWriter& json, const Finding& finding, Locator& locator) {
  json.begin_object();
  json.field("id", finding.id).field("rule", finding.rule).field("family", finding.family);
  json.field("severity", name(finding.severity)).field("verdict", finding.verdict).field("decisive", finding.decisive);
  json.field("message", finding.message);
  json.field_if_any("about", finding.about);
  json.strings("proof", finding.proof).strings("assumed", finding.assumed);
  json.key("places").begin_array();
  for (const Place& place : finding.places) write_place(json, locator.locate(place), place.role);
  json.end_array();
  json.key("suggestions").begin_array();
  for (const Suggestion& suggestion : finding.suggestions) write_suggestion(json, locator.locate(suggestion), suggestion);
  json.end_array();
  json.key("suppressed").null().field("baseline", "new");
  json.end_object();
}

}  // namespace

std::string write_json(const Report& report, const ReportStyle&) {
  constexpr std::size_t kBrokenDepth = 4;  // a finding's fields and each of its places have a line
  std::string out;
  JsonWriter json(out, kBrokenDepth);
  Locator locator(report);
  json.begin_object().field("schema", "claimcheck-report/1");
  json.key("tool").begin_object().field("name", "claimcheck").field("version", report.tool_version).end_object();
  json.key("documents").begin_array();
  for (const DocumentReport& row : report.documents) write_document(json, row);
  json.end_array();
  json.key("findings").begin_array();
  for (const Finding& finding : report.findings) write_finding(json, finding, locator);
  json.end_array();
  json.key("problems").begin_array();
  for (const Problem& problem : report.problems) {
    json.begin_object().field("path", problem.path).field("line", problem.line).field("column", problem.column);
    json.field("message", problem.message).end_object();
  }
  json.end_array();
  const Counts counts = count_by_severity(report.findings);
  json.key("summary").begin_object().field("documents", report.documents.size()).field("skipped", report.skipped);
  json.field("error", counts.error).field("warning", counts.warning).field("notice", counts.notice);
  json.field("suppressed", 0).field("baseline", 0).end_object();
  json.end_object();
  return out += '\n';
}

}  // namespace claimcheck
