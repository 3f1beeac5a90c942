// The small formats: GitHub workflow commands, JUnit XML, a Markdown summary.
#include <map>

#include "reports/formats.h"
#include "reports/places.h"
#include "reports/terminal.h"

namespace claimcheck {
namespace {

using Escapes = std::map<char, std::string_view>;

std::string escaped(std::string_view text, const Escapes& escapes) {
  std::string out;
  for (const char c : text) {
    const auto at = escapes.find(c);
    if (at == escapes.end()) {
      out += c;
    } else {
      out += at->second;
    }
  }
  return out;
}

// The lines of a text, each fit to be shown.
std::string printable_lines(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out += printable(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

// XML 1.0 has no place for control characters, escaped or not; `printable` has replaced them.
std::string xml(std::string_view text) {
  static const Escapes kEscapes = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\n', "&#10;"}};
  return escaped(printable(text), kEscapes);
}

// Text that Markdown shows as it stands.
std::string markdown(std::string_view text) {
  static const Escapes kEscapes = {{'\\', "\\\\"}, {'`', "\\`"},  {'*', "\\*"}, {'_', "\\_"}, {'[', "\\["},
                                   {']', "\\]"},   {'<', "&lt;"}, {'|', "\\|"}, {'#', "\\#"}, {'@', "&#64;"}};
  return escaped(printable(text), kEscapes);
}

std::string where(const Located& at) {
  return at.document->path + ":" + std::to_string(at.begin.line) + ":" + std::to_string(at.begin.column);
}

}  // namespace

// ::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message
std::string write_github(const Report& report, const ReportStyle&) {
  static const Escapes kData = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}};
  static const Escapes kProperty = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}};
  Locator locator(report);
  std::string out;
  for (const Finding& finding : report.findings) {
    out += "::" + std::string(name(finding.severity)) + " ";
    if (!finding.places.empty()) {
      const Located at = locator.locate(finding.places.front());
      out += "file=" + escaped(at.document->path, kProperty) + ",line=" + std::to_string(at.begin.line) +
             ",col=" + std::to_string(at.begin.column) + ",endLine=" + std::to_string(at.end.line) +
             ",endColumn=" + std::to_string(at.end.column) + ",";
    }
    out += "title=" + escaped(finding.rule, kProperty) + "::" + escaped(printable_lines(told(finding)), kData) + "\n";
  }
  return out;
}

// A document is a suite; each family that was judged in it is a case, which fails by its errors and warnings.
std::string write_junit(const Report& report, const ReportStyle&) {
  Locator locator(report);
  std::map<std::pair<std::uint32_t, std::string>, std::vector<const Finding*>> failures;  // by document and family
  for (const Finding& finding : report.findings) {
    if (finding.severity == Severity::notice || finding.places.empty()) continue;
    failures[{finding.places.front().document, finding.family}].push_back(&finding);
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"claimcheck\">\n";
  for (std::uint32_t i = 0; i < report.documents.size(); ++i) {
    const DocumentReport& row = report.documents[i];
    std::map<std::string, const std::vector<const Finding*>*> cases;
    for (const auto& [family, count] : row.judged) cases[family] = nullptr;
    for (auto at = failures.lower_bound({i, ""}); at != failures.end() && at->first.first == i; ++at) {
      cases[at->first.second] = &at->second;
    }
    std::size_t failed = 0;
    for (const auto& [family, found] : cases) failed += found != nullptr ? 1 : 0;
    out += "  <testsuite name=\"" + xml(row.document->path) + "\" tests=\"" + std::to_string(cases.size()) + "\" failures=\"" +
           std::to_string(failed) + "\">\n";
    for (const auto& [family, found] : cases) {
      out += "    <testcase classname=\"" + xml(row.document->path) + "\" name=\"" + xml(family) + "\"";
      if (found == nullptr) {
        out += "/>\n";
        continue;
      }
      out += ">\n";
      for (const Finding* finding : *found) {
        out += "      <failure type=\"" + xml(finding->rule) + "\" message=\"" + xml(finding->message) + "\">" +
               xml(where(locator.locate(finding->places.front())));
        for (const std::string& step : finding->proof) out += "\n" + xml(step);
        out += "</failure>\n";
      }
      out += "    </testcase>\n";
    }
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

std::string write_markdown(const Report& report, const ReportStyle&) {
  Locator locator(report);
  const Counts counts = count_by_severity(report.findings);
  std::string out = "## claimcheck: " + counted(counts.error, "error") + ", " + counted(counts.warning, "warning") + ", " +
                    counted(counts.notice, "notice") + "\n";
  for (const Finding& finding : report.findings) {
    out += "\n**" + std::string(name(finding.severity)) + "** " + markdown(finding.message) + " *(" + markdown(finding.rule) +
           ")*\n\n";
    for (const Place& place : finding.places) {
      const Located at = locator.locate(place);
      out += "- " + markdown(where(at)) + (place.role.empty() ? "" : ", " + markdown(place.role)) + ": “" + markdown(at.quote) +
             "”\n";
    }
    for (const std::string& step : finding.proof) out += "- " + markdown(step) + "\n";
    for (const std::string& assumption : finding.assumed) out += "- assumed: " + markdown(assumption) + "\n";
  }
  return out;
}

}  // namespace claimcheck
