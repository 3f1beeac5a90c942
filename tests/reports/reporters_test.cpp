#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "reports/reports.h"
#include "tests/reports/sample.h"
#include "tests/support/golden.h"

namespace claimcheck {
namespace {

std::string write(std::string_view format, const Report& report, const ReportStyle& style = {}) {
  const Reporter* reporter = reporter_named(format);
  REQUIRE(reporter != nullptr);
  return reporter->write(report, style);
}

}  // namespace

TEST_CASE("golden reports of each format") {
  const Sample sample;
  for (const Reporter& reporter : reporters()) {
    const std::string bytes = reporter.write(sample.report, {});
    check_golden("tests/reports/golden/sample." + std::string(reporter.format), bytes);
    CHECK(bytes == reporter.write(sample.report, {}));
  }
  check_golden("tests/reports/golden/sample-colour.text", write("text", sample.report, {true, true, true, 60}));
}

TEST_CASE("golden reports of a run without documents") {
  Report nothing;
  nothing.tool_version = "0.0.0";
  for (const Reporter& reporter : reporters()) {
    check_golden("tests/reports/golden/nothing." + std::string(reporter.format), reporter.write(nothing, {}));
  }
}

TEST_CASE("reporters are in order and found by name") {
  CHECK(std::is_sorted(reporters().begin(), reporters().end(), [](const auto& a, const auto& b) { return a.format < b.format; }));
  CHECK(reporter_named("json") != nullptr);
  CHECK(reporter_named("yaml") == nullptr);
}

TEST_CASE("the places of the JSON report are bytes of the source and code points of a line") {
  const Sample sample;
  const auto json = nlohmann::json::parse(write("json", sample.report));
  CHECK(json["schema"] == "claimcheck-report/1");
  for (const auto& finding : json["findings"]) {
    for (const auto& place : finding["places"]) {
      const std::size_t row = place["document"] == "d1" ? 0 : 1;
      const std::string& source = sample.report.documents[row].document->source;
      const std::size_t start = place["start"];
      const std::size_t end = place["end"];
      CHECK(source.substr(start, end - start) == place["quote"]);
    }
  }
  const auto& membership = json["findings"][0]["places"][2];
  CHECK(membership["line"] == 3);
  CHECK(membership["column"] == 44);
  CHECK(json["summary"]["error"] == 2);
  CHECK(json["findings"][0]["suppressed"].is_null());
}

TEST_CASE("text never passes on what steers a terminal") {
  const Sample sample;
  const std::string text = write("text", sample.report, {false, true, true, 100});
  CHECK(text.find('\x1b') == std::string::npos);
}

}  // namespace claimcheck
