// What is said of the rules, and the image of the built-in ones against their texts.
#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "checker/app/commands.h"

namespace {

std::string output_of(const std::vector<std::string>& words, int expected_status) {
  std::istringstream in;
  std::ostringstream out, err;
  claimcheck::Streams streams{in, out, err};
  CHECK_MESSAGE(claimcheck::run(words, streams) == expected_status, err.str());
  return out.str();
}

const std::string kRules = std::string(CLAIMCHECK_ROOT) + "/rules";
const std::string kSamples = std::string(CLAIMCHECK_ROOT) + "/corpus/samples";

}  // namespace

TEST_CASE("the image that is built in does what the texts of the rules do") {
  const std::string from_image = output_of({"check", "--format", "json", "--fail-on", "never", kSamples}, 0);
  const std::string from_texts = output_of({"check", "--format", "json", "--fail-on", "never", "--rules", kRules, kSamples}, 0);
  CHECK(from_image.size() > 10'000);
  CHECK(from_image == from_texts);
  CHECK(output_of({"rules", "test"}, 0) == output_of({"rules", "test", "--rules", kRules}, 0));
  CHECK(output_of({"rules", "manual"}, 0) == output_of({"rules", "manual", "--rules", kRules}, 0));
}

TEST_CASE("the manual has every rule") {
  const std::string manual = output_of({"rules", "manual"}, 0);
  std::istringstream list(output_of({"rules", "list"}, 0));
  std::size_t rules = 0;
  for (std::string line; std::getline(list, line); ++rules) {
    const std::string name = line.substr(0, line.find(' '));
    CHECK_MESSAGE(manual.find("\n### " + name + "\n") != std::string::npos, name);
  }
  CHECK(rules > 100);
}

TEST_CASE("most rules with one thing wrong fail their examples") {
  const std::string said = output_of({"rules", "test", "--mutants"}, 0);
  std::istringstream last(said.substr(said.rfind('\n', said.size() - 2) + 1));  // "600 changed rules, 192 unnoticed"
  std::size_t changed = 0, unnoticed = 0;
  std::string word;
  last >> changed >> word >> word >> unnoticed;
  CHECK(changed > 500);
  CHECK_MESSAGE(20 * unnoticed <= changed, said);
}
