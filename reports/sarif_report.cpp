// SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"): for code scanning services and editors. Valid against
// the official schema, which a test holds it to.
//
// Columns count code points (`columnKind`), lines and columns from 1, ends exclusive as SARIF wants them. A proof is a code
// flow: the statements in order, then the steps of the arithmetic. Fingerprints are the finding's id, which holds words and
// no offsets, so that a finding stays the same one when lines move.
#include <algorithm>
#include <map>

#include "reports/formats.h"
#include "reports/json_writer.h"
#include "reports/places.h"

namespace claimcheck {
namespace {

constexpr std::string_view kSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string_view level(Severity severity) { return severity == Severity::notice ? "note" : name(severity); }

// A path as a URI reference: "/" stays, what a URI does not hold is percent-encoded.
std::string uri_of(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      std::string_view("-._~/").find(c) != std::string_view::npos;
    if (kept) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return path.starts_with('/') ? "file://" + out : out;
}

class SarifReport {
 public:
  explicit SarifReport(const Report& report) : report_(report), locator_(report), json_(out_, 5) {
    for (const RuleInfo& rule : report.rules) rule_index_.emplace(rule.name, rule_index_.size());
  }

  std::string write() {
    json_.begin_object().field("$schema", kSchema).field("version", "2.1.0");
    json_.key("runs").begin_array().begin_object();
    write_tool();
    write_invocation();
    write_artifacts();
    json_.key("results").begin_array();
    for (const Finding& finding : report_.findings) write_result(finding);
    json_.end_array();
    json_.field("columnKind", "unicodeCodePoints");
    json_.end_object().end_array().end_object();
    return std::move(out_ += '\n');
  }

 private:
  void message(std::string_view key, std::string_view text) { json_.key(key).begin_object().field("text", text).end_object(); }

  void write_tool() {
    json_.key("tool").begin_object().key("driver").begin_object();
    json_.field("name", "claimcheck").field("semanticVersion", report_.tool_version);
    json_.key("rules").begin_array();
    for (const RuleInfo& rule : report_.rules) {
      json_.begin_object().field("id", rule.name);
      message("shortDescription", rule.title);
      message("fullDescription", rule.explain.empty() ? rule.title : rule.explain);
      message("help", "claimcheck rules show " + rule.name);
      json_.key("defaultConfiguration").begin_object().field("level", level(rule.severity)).end_object();
      json_.key("properties").begin_object().strings("tags", {rule.family}).end_object();
      json_.end_object();
    }
    json_.end_array().end_object().end_object();
  }

  void write_invocation() {
    const bool whole = std::none_of(report_.problems.begin(), report_.problems.end(), [](const Problem& p) { return p.fatal; });
    json_.key("invocations").begin_array().begin_object().field("executionSuccessful", whole);
    json_.key("toolExecutionNotifications").begin_array();
    for (const Problem& problem : report_.problems) write_notification(problem);
    json_.end_array().end_object().end_array();
  }

  void write_notification(const Problem& problem) {
    json_.begin_object().field("level", problem.fatal ? "error" : "warning");
    message("message", problem.message);
    if (!problem.path.empty()) {
      json_.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
      json_.key("artifactLocation").begin_object().field("uri", uri_of(problem.path)).end_object();
      if (problem.line != 0) {
        json_.key("region").begin_object().field("startLine", problem.line);
        if (problem.column != 0) json_.field("startColumn", problem.column);
        json_.end_object();
      }
      json_.end_object().end_object().end_array();
    }
    json_.end_object();
  }

  void write_artifacts() {
    json_.key("artifacts").begin_array();
    for (const DocumentReport& row : report_.documents) {
      json_.begin_object().key("location").begin_object().field("uri", uri_of(row.document->path)).end_object();
      json_.field("length", row.document->source.size()).field("encoding", "UTF-8");
      json_.strings("roles", {"analysisTarget"}).end_object();
    }
    json_.end_array();
  }

  void artifact_location(std::uint32_t document) {
    json_.key("artifactLocation").begin_object();
    json_.field("uri", uri_of(report_.documents[document].document->path)).field("index", document).end_object();
  }

  void region_fields(const Located& at) {
    json_.field("startLine", at.begin.line).field("startColumn", at.begin.column);
    json_.field("endLine", at.end.line).field("endColumn", at.end.column);
  }

  void physical_location(const Place& place) {
    const Located at = locator_.locate(place);
    json_.key("physicalLocation").begin_object();
    artifact_location(place.document);
    json_.key("region").begin_object();
    region_fields(at);
    message("snippet", at.quote);
    json_.end_object().end_object();
  }

  void write_related(const Finding& finding) {
    if (finding.places.size() < 2) return;
    json_.key("relatedLocations").begin_array();
    for (std::size_t i = 1; i < finding.places.size(); ++i) {
      json_.begin_object().field("id", i);
      physical_location(finding.places[i]);
      message("message", finding.places[i].role);
      json_.end_object();
    }
    json_.end_array();
  }

  // The statements that the proof starts from, then its steps, which have no place.
  void write_code_flow(const Finding& finding) {
    if (finding.proof.empty()) return;
    json_.key("codeFlows").begin_array().begin_object();
    json_.key("threadFlows").begin_array().begin_object().key("locations").begin_array();
    for (const Place& place : finding.places) {
      json_.begin_object().key("location").begin_object();
      physical_location(place);
      message("message", place.role);
      json_.end_object().end_object();
    }
    for (const std::string& step : finding.proof) {
      json_.begin_object().key("location").begin_object();
      message("message", step);
      json_.end_object().end_object();
    }
    json_.end_array().end_object().end_array().end_object().end_array();
  }

  void write_fixes(const Finding& finding) {
    if (finding.suggestions.empty()) return;
    json_.key("fixes").begin_array();
    for (const Suggestion& suggestion : finding.suggestions) {
      json_.begin_object();
      message("description", suggestion.reason.empty() ? "Replace by " + suggestion.replacement : suggestion.reason);
      json_.key("artifactChanges").begin_array().begin_object();
      artifact_location(suggestion.document);
      json_.key("replacements").begin_array().begin_object();
      json_.key("deletedRegion").begin_object();
      region_fields(locator_.locate(suggestion));
      json_.end_object();
      message("insertedContent", suggestion.replacement);
      json_.end_object().end_array().end_object().end_array().end_object();
    }
    json_.end_array();
  }

  void write_result(const Finding& finding) {
    json_.begin_object().field("ruleId", finding.rule);
    if (const auto rule = rule_index_.find(finding.rule); rule != rule_index_.end()) json_.field("ruleIndex", rule->second);
    json_.field("level", level(finding.severity));
    message("message", told(finding));
    json_.key("locations").begin_array();
    if (!finding.places.empty()) {
      json_.begin_object();
      physical_location(finding.places.front());
      if (!finding.places.front().role.empty()) message("message", finding.places.front().role);
      json_.end_object();
    }
    json_.end_array();
    write_related(finding);
    write_code_flow(finding);
    write_fixes(finding);
    json_.key("partialFingerprints").begin_object().field("claimcheckFinding/v1", finding.id).end_object();
    json_.key("properties").begin_object().strings("tags", {finding.family}).field("verdict", finding.verdict);
    json_.field("decisive", finding.decisive).end_object();
    json_.end_object();
  }

  const Report& report_;
  Locator locator_;
  std::string out_;
  JsonWriter json_;
  std::map<std::string, std::size_t, std::less<>> rule_index_;
};

}  // namespace

std::string write_sarif(const Report& report, const ReportStyle&) { return SarifReport(report).write(); }

}  // namespace claimcheck
