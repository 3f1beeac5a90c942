// The reports on the sample bulletins, word for word.
#include "tests/support/golden.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/process.h"

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

TEST_CASE("golden: the reports on the samples are those that were last read and approved") {
  for (const Golden& golden : kGoldens) {
    std::vector<std::string> words = {CLAIMCHECK_PROGRAM};
    words.insert(words.end(), golden.words.begin(), golden.words.end());
    const auto run = claimcheck::run_process({words});
    REQUIRE_MESSAGE(run.exit_status >= 0, golden.file << ": " << run.err);
    REQUIRE_MESSAGE(!run.out.empty(), golden.file << ": " << run.err);
    CHECK_MESSAGE(claimcheck::run_process({words}).out == run.out, golden.file << ": two runs differ");

    claimcheck::check_golden("tests/program/golden/" + golden.file, run.out);
  }
}

}  // namespace
