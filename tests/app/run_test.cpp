// The program from the inside: words in, streams out. What is said here is about the command line; what is found is the
// business of rules and their own tests.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/program_run.h"
#include "tests/support/scratch.h"

namespace claimcheck {
namespace {

using nlohmann::json;

const char* const kFault = "The sitting was held on Friday, 11 February 2025.\n";

std::size_t lines_of(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

}  // namespace

TEST_CASE("help and version are no trouble, bad usage is, in one line") {
  CHECK(run_words({"--help"}).status == kNothingFound);
  CHECK(run_words({"check", "--help"}).out.find("--fail-on") != std::string::npos);
  CHECK(run_words({"--version"}).out.starts_with("claimcheck "));
  const std::vector<std::vector<std::string>> misuses = {
      {},
      {"chek"},
      {"check"},
      {"check", "--bogus", "-"},
      {"check", "--format", "yaml", "-"},
      {"check", "--format", "json", "--format", "text", "-"},
      {"check", "--format", "json=", "-"},
      {"check", "--fail-on", "sometimes", "-"},
      {"check", "--date", "2020-02-30", "-"},
      {"check", "--jobs", "many", "-"},
      {"check", "--colour", "blue", "-"},
      {"check", "--family", "no-such-family", "-"},
      {"check", "--read-as", "papyrus", "-"},
      {"check", "--config", "no/such/file", "-"},
      {"extract", "--format", "sarif", "-"},
      {"rules"},
      {"rules", "show", "no-such-rule"},
      {"explain"},
  };
  for (const auto& words : misuses) {
    const Ran ran = run_words(words, "Some words.\n");
    INFO(words.size() << " words: " << ran.err);
    CHECK(ran.status == kTrouble);
    CHECK(lines_of(ran.err) == 1);
  }
}

TEST_CASE("exit status: nothing, found, trouble; --fail-on moves the line") {
  CHECK(run_words({"check", "-"}, "The sitting was held on Tuesday, 11 February 2025.\n").status == kNothingFound);
  CHECK(run_words({"check", "-"}, kFault).status == kFound);
  CHECK(run_words({"check", "--fail-on", "never", "-"}, kFault).status == kNothingFound);
  const Ran trouble = run_words({"check", "-", "nowhere.md"}, kFault);
  CHECK(trouble.status == kTrouble);
  CHECK(trouble.err == "nowhere.md: No such file or directory\n");
  CHECK(trouble.out.find("Tuesday") != std::string::npos);  // what could be read was checked
}

TEST_CASE("families and rules can be picked, and the report counts only those") {
  CHECK(run_words({"check", "--family", "weekday", "-"}, kFault).status == kFound);
  CHECK(run_words({"check", "--family", "quorum", "-"}, kFault).status == kNothingFound);
}

TEST_CASE("several reports of one run, the others in files") {
  const ScratchFolder folder;
  const std::string file = folder.path() + "/report.json";
  const Ran ran = run_words({"check", "--format", "text", "--format", "json=" + file, "-"}, kFault);
  CHECK(ran.status == kFound);
  CHECK(ran.out.starts_with("-:1:"));
  CHECK(json::parse(read_file(file))["summary"]["error"] == 1);
  CHECK(run_words({"check", "--format", "json=" + folder.path() + "/no/such/folder", "-"}, kFault).status == kTrouble);
}

TEST_CASE("folders: sorted, hidden files passed over, unknown formats counted") {
  const ScratchFolder folder;
  folder.write("b.md", "One.\n");
  folder.write("a/c.txt", "Two.\n");
  folder.write("a/picture.png", "no text");
  folder.write(".hidden/d.md", "Three.\n");
  for (const char* jobs : {"1", "2", "8"}) {
    const json report = json::parse(run_words({"check", "--format", "json", "--jobs", jobs, folder.path()}).out);
    REQUIRE(report["documents"].size() == 2);
    CHECK(report["documents"][0]["path"] == folder.path() + "/a/c.txt");
    CHECK(report["documents"][1]["path"] == folder.path() + "/b.md");
    CHECK(report["documents"][1]["id"] == "d2");
    CHECK(report["summary"]["skipped"] == 1);
  }
}

TEST_CASE("the number of threads does not show") {
  const ScratchFolder folder;
  for (int i = 0; i < 40; ++i) {
    folder.write(std::to_string(i) + ".md",
                 "No. " + std::to_string(i) + " (4" + std::to_string(i) + "), 3 May 2021\n\n" + kFault);
  }
  for (const char* format : {"json", "sarif", "text"}) {
    const std::string one = run_words({"check", "--format", format, "--jobs", "1", folder.path()}).out;
    CHECK(one == run_words({"check", "--format", format, "--jobs", "5", folder.path()}).out);
  }
  CHECK(run_words({"extract", "--jobs", "1", folder.path()}).out == run_words({"extract", "--jobs", "5", folder.path()}).out);
}

TEST_CASE("every finding has an id of its own, the same in each run") {
  const std::string twice = "See the [minutes](#).\n\nSee the [minutes](#).\n\nSee the [minutes](#).\n";
  const json report = json::parse(run_words({"check", "--read-as", "markdown", "--format", "json", "-"}, twice).out);
  std::set<std::string> ids;
  for (const json& finding : report["findings"]) ids.insert(finding["id"]);
  CHECK(ids.size() == 3);
}

TEST_CASE("a configuration file sets options and the command line wins") {
  const ScratchFolder folder;
  folder.write("c.yaml", "fail-on: never\nformat: json\n");
  const std::string config = folder.path() + "/c.yaml";
  const Ran ran = run_words({"check", "--config", config, "-"}, kFault);
  CHECK(ran.status == kNothingFound);
  CHECK(ran.out.starts_with("{"));
  CHECK(run_words({"check", "--config", config, "--fail-on", "error", "-"}, kFault).status == kFound);
  folder.write("c.yaml", "fail-onn: never\n");
  CHECK(run_words({"check", "--config", config, "-"}, kFault).status == kTrouble);
}

TEST_CASE("registers are read and held against their form") {
  const ScratchFolder folder;
  const std::string path = folder.path() + "/r.json";
  folder.write("r.json", R"([{"subject": "A", "property": "members", "value": 5, "source": "its statute"}])");
  CHECK(run_words({"check", "--register", path, "-"}, "Words.\n").status == kNothingFound);
  folder.write("r.json", "[{\"subject\": \"A\"}, 5]");
  CHECK(lines_of(run_words({"check", "--register", path, "-"}, "Words.\n").err) == 2);
  folder.write("r.json", "[\n  {\"subject\" \"A\"}]");
  const Ran broken = run_words({"check", "--register", path, "-"}, "Words.\n");
  CHECK(broken.status == kTrouble);
  CHECK(broken.err.starts_with(path + ":2:"));
}

TEST_CASE("a register of the house stands before the one built in") {
  const ScratchFolder folder;
  folder.write("r.json", R"([{"subject": "Diet of Ketrin", "type": "legislature", "property": "members", "value": 90, "source": "its charter"},
                             {"subject": "Diet of Ketrin", "property": "members", "value": 94, "from": "2031", "source": ""}])");
  const std::string path = folder.path() + "/r.json", text = "In the 120-seat Diet of Ketrin nobody spoke.\n";
  const Ran ran = run_words({"check", "--date", "2020-03-01", "--register", path, "--fail-on", "warning", "-"}, text);
  CHECK(ran.status == kFound);
  CHECK(ran.out.find("its charter") != std::string::npos);
  CHECK(run_words({"check", "--date", "2020-03-01", "--fail-on", "warning", "-"}, text).status == kNothingFound);
  CHECK(run_words({"register", "show", "--register", path, "Ketrin's Diet"}).out.starts_with("Diet of Ketrin: 90 members (its charter)\n"));
  const Ran doubts = run_words({"register", "check", path});
  CHECK(doubts.status == kFound);
  CHECK(doubts.out.find("fact 2: Diet of Ketrin, members: has no source") != std::string::npos);
  CHECK(doubts.out.find("fact 2: Diet of Ketrin, members: holds at one time with") != std::string::npos);
}

TEST_CASE("behind the month in which an open row was looked up nothing is known") {
  const ScratchFolder folder;
  folder.write("r.json", R"([{"subject": "Diet of Ketrin", "type": "legislature", "property": "members", "value": 90, "from": "2001", "checked": "2020-02", "source": "its charter"}])");
  const std::string path = folder.path() + "/r.json", text = "In the 120-seat Diet of Ketrin nobody spoke.\n";
  CHECK(run_words({"check", "--date", "2020-02-01", "--register", path, "--fail-on", "warning", "-"}, text).status == kFound);
  CHECK(run_words({"check", "--date", "2020-03-01", "--register", path, "--fail-on", "warning", "-"}, text).status == kNothingFound);
}

TEST_CASE("the register that is built in is beyond doubt") {
  const Ran ran = run_words({"register", "check", CLAIMCHECK_ROOT "/corpus/register"});
  CHECK_MESSAGE(ran.status == kNothingFound, ran.out);
}

TEST_CASE("extract prints a line a document, or the text") {
  const Ran ran = run_words({"extract", "-"}, "On 3 January 2020 it rained.\n");
  CHECK(ran.status == kNothingFound);
  CHECK(lines_of(ran.out) == 1);
  CHECK(json::parse(ran.out)["mentions"][0]["value"]["timex"] == "2020-01-03");
  CHECK(run_words({"extract", "--format", "text", "--read-as", "markdown", "-"}, "It *rained*.\n").out == "It rained.\n");
}

TEST_CASE("extract --documents gives a line for each line that is a document or should be one") {
  const std::string input =
      "{\"id\": \"a\", \"text\": \"On 3 January it rained.\", \"date\": \"2020-02-11\"}\n"
      "not JSON\n"
      "\n"
      "[1]\n"
      "{\"id\": 7}\n"
      "{\"id\": \"b\", \"text\": \"Two.\", \"date\": \"tomorrow\", \"number\": \"x\", \"title\": null}";
  for (const char* jobs : {"1", "3"}) {
    const Ran ran = run_words({"extract", "--documents", "--jobs", jobs}, input);
    CHECK(ran.status == kTrouble);
    std::istringstream lines(ran.out);
    std::vector<json> out;
    for (std::string line; std::getline(lines, line);) out.push_back(json::parse(line));
    REQUIRE(out.size() == 5);
    CHECK(out[0]["mentions"][0]["value"]["timex"] == "2020-01-03");
    CHECK(out[1].contains("error"));
    CHECK(out[2].contains("error"));
    CHECK(out[3]["id"] == "7");
    CHECK(!out[4].contains("error"));
    CHECK(ran.err.find("-:2:") != std::string::npos);
    CHECK(lines_of(ran.err) == 5);
  }
}

TEST_CASE("rules list, show and test") {
  const Ran list = run_words({"rules", "list"});
  CHECK(list.status == kNothingFound);
  CHECK(lines_of(list.out) > 5);
  const std::string name = list.out.substr(0, list.out.find(' '));
  CHECK(run_words({"rules", "show", name}).out.find("Examples") != std::string::npos);
  CHECK(run_words({"rules", "list", "--facts"}).out.find("figure") != std::string::npos);
}

TEST_CASE("explain names what was read at a line") {
  const ScratchFolder folder;
  folder.write("a.md", std::string("# Title\n\n") + kFault);
  const Ran ran = run_words({"explain", folder.path() + "/a.md:3"});
  CHECK(ran.status == kNothingFound);
  CHECK(ran.out.find("2025-02-11") != std::string::npos);
  CHECK(ran.out.find("Title") == std::string::npos);
  CHECK(run_words({"explain", folder.path() + "/a.md", "--line", "3"}).out == ran.out);
  CHECK(run_words({"explain", folder.path() + "/a.md"}).out.find("Title") != std::string::npos);
  CHECK(run_words({"explain", folder.path() + "/a.md:99"}).status == kTrouble);
}

}  // namespace claimcheck
