// The reports on the sample bulletins, word for word. CLAIMCHECK_REWRITE_GOLDENS=1 (or `make goldens`) writes them anew; the
// difference is then read in version control.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace {

struct Golden {
  std::string file;                // in tests/program/golden
  std::vector<std::string> words;  // what is run
};

const std::vector<Golden> kGoldens = {
    {"samples.txt", {"check", "corpus/samples"}},
    {"samples.json", {"check", "--format", "json", "corpus/samples"}},
    {"samples.sarif", {"check", "--format", "sarif", "corpus/samples"}},
    {"extract-02.jsonl", {"extract", "corpus/samples/02-quorum-in-sarnet.md"}},
};

bool rewriting() {
  const char* wish = std::getenv("CLAIMCHECK_REWRITE_GOLDENS");
  return wish != nullptr && std::string(wish) == "1";
}

// The first line in which two texts differ, for a message that fits on a screen.
std::string first_difference(const std::string& expected, const std::string& got) {
  std::size_t at = 0, line = 1, begin = 0;
  for (; at < expected.size() && at < got.size() && expected[at] == got[at]; ++at) {
    if (expected[at] == '\n') ++line, begin = at + 1;
  }
  auto line_of = [&](const std::string& text) {
    return text.substr(begin, std::min<std::size_t>(text.find('\n', at), begin + 400) - begin);
  };
  return "line " + std::to_string(line) + "\n  expected: " + line_of(expected) + "\n  got:      " + line_of(got);
}

TEST_CASE("golden: the reports on the samples are those that were last read and approved") {
  for (const Golden& golden : kGoldens) {
    std::vector<std::string> words = {CLAIMCHECK_PROGRAM};
    words.insert(words.end(), golden.words.begin(), golden.words.end());
    const auto run = claimcheck::run_process({words});
    REQUIRE_MESSAGE(run.exit_status >= 0, golden.file << ": " << run.err);
    REQUIRE_MESSAGE(!run.out.empty(), golden.file << ": " << run.err);
    CHECK_MESSAGE(claimcheck::run_process({words}).out == run.out, golden.file << ": two runs differ");

    const std::string path = "tests/program/golden/" + golden.file;
    if (rewriting()) claimcheck::write_file(path, run.out);
    const std::string expected = claimcheck::read_file(path);
    CHECK_MESSAGE(expected == run.out, golden.file << ", " << first_difference(expected, run.out));
  }
}

}  // namespace
