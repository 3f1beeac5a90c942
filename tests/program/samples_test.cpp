// The sample bulletins against the table in corpus/README.md: every planted fault is found, and nothing else is said.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace {

using claimcheck::read_file;
using Json = nlohmann::json;

const std::string kSamples = "corpus/samples";

struct Planted {
  std::string file, family, words;
};

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// Rows "| file | family | the words | why |".
std::vector<Planted> planted_faults() {
  std::vector<Planted> rows;
  std::stringstream lines(read_file("corpus/README.md"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] != '|') continue;
    std::vector<std::string> cells;
    std::stringstream parts(line.substr(1));
    for (std::string cell; std::getline(parts, cell, '|');) cells.push_back(trimmed(cell));
    const bool is_issue = cells.size() >= 3 && (cells[0].ends_with(".md") || cells[0].ends_with(".txt"));
    if (is_issue) rows.push_back({cells[0], cells[1], cells[2]});
  }
  return rows;
}

struct Found {
  std::string file, family, rule, message;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // in that file
};

std::vector<Found> check_samples() {
  const auto run = claimcheck::run_process({{CLAIMCHECK_PROGRAM, "check", "--format", "json", kSamples}});
  REQUIRE_MESSAGE(run.exit_status == 1, run.err);
  const Json report = Json::parse(run.out);
  std::map<std::string, std::string> names;
  for (const Json& document : report["documents"]) {
    const std::string path = document["path"];
    names[document["id"]] = path.substr(path.rfind('/') + 1);
  }
  std::vector<Found> all;
  for (const Json& finding : report["findings"]) {
    if (finding["severity"] == "notice") continue;
    Found found{names[finding["places"][0]["document"]], finding["family"], finding["rule"], finding["message"], {}};
    for (const Json& place : finding["places"]) found.places.emplace_back(place["start"], place["end"]);
    all.push_back(found);
  }
  return all;
}

bool shows(const Found& found, const Planted& fault) {
  if (found.file != fault.file || found.family != fault.family) return false;
  const std::size_t begin = read_file(kSamples + "/" + fault.file).find(fault.words);
  REQUIRE_MESSAGE(begin != std::string::npos, fault.file << " does not say: " << fault.words);
  const std::size_t end = begin + fault.words.size();
  return std::any_of(found.places.begin(), found.places.end(),
                     [&](auto place) { return place.first < end && begin < place.second; });
}

TEST_CASE("every fault planted in the samples is found and nothing else is reported") {
  const std::vector<Found> findings = check_samples();
  const std::vector<Planted> faults = planted_faults();
  REQUIRE(faults.size() >= 18);
  for (const Planted& fault : faults) {
    if (fault.family == "sound") continue;
    const bool found = std::any_of(findings.begin(), findings.end(), [&](const Found& f) { return shows(f, fault); });
    CHECK_MESSAGE(found, "missed in " << fault.file << " [" << fault.family << "]: " << fault.words);
  }
  for (const Found& finding : findings) {
    const bool planted = std::any_of(faults.begin(), faults.end(), [&](const Planted& fault) { return shows(finding, fault); });
    CHECK_MESSAGE(planted, "false alarm in " << finding.file << " [" << finding.rule << "]: " << finding.message);
  }
}

}  // namespace
