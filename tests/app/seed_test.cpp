// The bulletin that started it: what it says is sound but for its placeholder links, and a changed figure or date is caught.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "checker/app/commands.h"

namespace {

namespace fs = std::filesystem;

std::string seed() {
  const fs::path folder = fs::path(CLAIMCHECK_ROOT) / ".." / "shared" / "seeds";
  if (!fs::exists(folder)) return {};
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  return {};
}

// The rules of what is reported in a text.
std::vector<std::string> reported(const std::string& text) {
  std::istringstream in(text);
  std::ostringstream out, err;
  claimcheck::Streams streams{in, out, err};
  claimcheck::run({"check", "--read-as", "text", "--format", "json", "--fail-on", "never", "-"}, streams);
  std::vector<std::string> rules;
  const nlohmann::json report = nlohmann::json::parse(out.str());
  for (const auto& finding : report["findings"]) {
    if (finding["severity"] != "notice") rules.push_back(finding["rule"]);
  }
  return rules;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the first bulletin: three placeholder links, two doubts of the register, and every figure or date that is changed") {
  const std::string text = seed();
  if (text.empty()) {
    MESSAGE("no ../shared/seeds: skipped");
    return;
  }
  std::vector<std::string> sound = reported(text);
  std::sort(sound.begin(), sound.end());
  CHECK(sound == std::vector<std::string>{"body-size-in-register", "link-placeholder", "link-placeholder", "link-placeholder", "office-taken-in-register"});
  const auto caught = [&](const std::string& from, const std::string& to, const std::string& rule) {
    const std::vector<std::string> rules = reported(with(text, from, to));
    CHECK_MESSAGE(std::count(rules.begin(), rules.end(), rule) == 1, to);
    CHECK_MESSAGE(rules.size() >= 5, to);
  };
  caught("three votes over", "five votes over", "quorum-margin");
  caught("168", "158", "quorum-margin");
  caught("In November 2019", "In November 2020", "told-as-past");
  caught("11 February 2020", "30 February 2020", "date-exists");
}
