#include "checker/app/config.h"

#include <doctest/doctest.h>

namespace claimcheck {

TEST_CASE("options in YAML or JSON, with lists and flags") {
  std::vector<Problem> problems;
  const auto entries =
      read_config({"c.yaml", "fail-on: warning\nrules: [a.rule, b]\nnotices: true\nquiet: false\njobs: 2\n"}, problems);
  CHECK(problems.empty());
  REQUIRE(entries.size() == 4);
  CHECK(entries[0].option == "fail-on");
  CHECK(entries[0].values == std::vector<std::string>{"warning"});
  CHECK(entries[1].values == std::vector<std::string>{"a.rule", "b"});
  CHECK(entries[2].option == "notices");
  CHECK(entries[2].values.empty());
  CHECK(entries[3].values == std::vector<std::string>{"2"});

  const auto json = read_config({"c.json", R"({"format": ["json", "text=out.txt"]})"}, problems);
  CHECK(problems.empty());
  REQUIRE(json.size() == 1);
  CHECK(json[0].values.size() == 2);
  CHECK(read_config({"empty.yaml", "# nothing\n"}, problems).empty());
  CHECK(problems.empty());
}

TEST_CASE("faults of a configuration have their places") {
  std::vector<Problem> problems;
  read_config({"c.yaml", "format:\n  json: x\n"}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].str().starts_with("c.yaml:2:3: "));
  problems.clear();
  read_config({"c.yaml", "just words"}, problems);
  CHECK(problems.size() == 1);
  problems.clear();
  read_config({"c.json", "{\"a\": "}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].line == 1);
}

}  // namespace claimcheck
