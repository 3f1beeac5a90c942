// A corpus file: what is kept in it and what an audit says. The second opinion is `check` over the same files, which reads everything and
// joins in memory.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/fact_bytes.h"
#include "corpus/seal.h"
#include "corpus/sqlite.h"
#include "tests/bench/archive.h"
#include "tests/support/program_run.h"
#include "tests/support/scratch.h"

namespace claimcheck {
namespace {

using nlohmann::json;

// Findings without what depends on the numbers of documents: rule, message, and where.
std::multiset<std::string> findings_of(const std::string& report) {
  const json parsed = json::parse(report);
  std::map<std::string, std::string> paths;
  for (const auto& document : parsed["documents"]) paths[document["id"]] = document["path"];
  std::multiset<std::string> out;
  for (const auto& finding : parsed["findings"]) {
    std::string line = finding["id"].get<std::string>() + " " + finding["rule"].get<std::string>() + ": " + finding["message"].get<std::string>();
    for (const auto& place : finding["places"]) {
      line += " | " + paths[place["document"]] + ":" + place["line"].dump() + ":" + place["column"].dump() + " " + place["quote"].get<std::string>();
    }
    out.insert(line);
  }
  return out;
}

Ran audit(const std::string& corpus) { return run_words({"audit", "--corpus", corpus, "--format", "json", "--fail-on", "never"}); }

std::ptrdiff_t lines_of_text(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

const std::string kSamples = CLAIMCHECK_ROOT "/corpus/samples";

std::vector<std::string> sample_files() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(kSamples)) {
    if (const auto extension = entry.path().extension(); extension == ".md" || extension == ".txt") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("an audit says what check says of the same issues") {
  const ScratchFolder folder;
  const std::string corpus = folder.path() + "/c.db";
  for (const auto& issue : bench::generate_archive(12, 6000)) folder.write(issue.name, issue.text);
  for (const std::string& issues : {kSamples, folder.path()}) {
    std::filesystem::remove(corpus);
    REQUIRE(run_words({"corpus", "add", "-q", "--corpus", corpus, issues}).status == kNothingFound);
    CHECK(findings_of(audit(corpus).out) == findings_of(run_words({"check", "--format", "json", "--fail-on", "never", issues}).out));
  }
}

TEST_CASE("the order in which issues were added does not show, nor does the number of threads") {
  const ScratchFolder folder;
  const std::string one = folder.path() + "/1.db", other = folder.path() + "/2.db";
  std::vector<std::string> files = sample_files();
  for (const std::string& corpus : {one, other}) {
    for (const std::string& file : files) REQUIRE(run_words({"corpus", "add", "-q", "--corpus", corpus, file}).status == kNothingFound);
    std::reverse(files.begin(), files.end());
  }
  const std::string first = audit(one).out;
  CHECK(first == audit(other).out);
  CHECK(first == run_words({"audit", "-j", "1", "--corpus", one, "--format", "json", "--fail-on", "never"}).out);
}

TEST_CASE("a draft is held against the archive, and only what stands in it is said") {
  const ScratchFolder folder;
  const std::string corpus = folder.path() + "/c.db", draft = folder.path() + "/draft.md";
  REQUIRE(run_words({"corpus", "add", "-q", "--corpus", corpus, kSamples}).status == kNothingFound);
  folder.write("draft.md", "**BULLETIN**\n\nNo. 40 (449), 20 January 2026\n\n**A Title of Its Own**\n\nA. Writer\n\nThe accord was treated in Bulletin No. 1 (415).\n");
  const Ran ran = run_words({"check", "--corpus", corpus, "--format", "json", "--fail-on", "never", draft});
  CHECK(ran.status == kNothingFound);
  const json report = json::parse(ran.out);
  REQUIRE(report["findings"].size() >= 1);
  CHECK(std::any_of(report["findings"].begin(), report["findings"].end(), [](const json& f) { return f["rule"] == "reference-serial"; }));
  for (const auto& finding : report["findings"]) {
    const auto& places = finding["places"];
    CHECK(std::any_of(places.begin(), places.end(), [&](const json& p) { return p["document"] == "d1"; }));
  }
}

TEST_CASE("a draft is held against the last of many issues that tell one figure") {
  const ScratchFolder folder;
  const std::string corpus = folder.path() + "/c.db";
  const auto issue = [](int number, const std::string& day, int pilots) {
    return "BULLETIN\n\nNo. " + std::to_string(number) + " (" + std::to_string(1400 + number) + "), " + day + " March 2020\n\nDredging the Elbe\n\nThe dredgers of Cuxhaven employ " + std::to_string(pilots) + " pilots.\n";
  };
  // Those of the last days are added first.
  for (int day = 28; day > 0; --day) folder.write("issues/" + std::to_string(day) + ".txt", issue(day, std::to_string(day), 412));
  folder.write("draft.txt", issue(30, "30", 421));
  REQUIRE(run_words({"corpus", "add", "-q", "-j", "1", "--corpus", corpus, folder.path() + "/issues"}).status == kNothingFound);
  const Ran ran = run_words({"check", "--corpus", corpus, "--fail-on", "never", folder.path() + "/draft.txt"});
  CHECK_MESSAGE(ran.out.find("412 in that of 28 March 2020") != std::string::npos, ran.out);
}

TEST_CASE("an unchanged issue is left alone, a changed one replaced, a copy left out, a removed one gone") {
  const ScratchFolder folder;
  const std::string corpus = folder.path() + "/c.db", issue = folder.path() + "/a.md";
  folder.write("a.md", "On 31 April 2020 it rained.\n");
  const auto add = [&] { return run_words({"corpus", "add", "--corpus", corpus, folder.path()}).out; };
  CHECK(add().starts_with("1 added, 0 changed, 0 unchanged"));
  CHECK(add().starts_with("0 added, 0 changed, 1 unchanged"));
  CHECK(findings_of(audit(corpus).out).size() == 1);
  folder.write("a.md", "On 30 April 2020 it rained.\n");
  CHECK(add().starts_with("0 added, 1 changed, 0 unchanged"));
  CHECK(findings_of(audit(corpus).out).empty());
  folder.write("b.md", "On 30 April 2020 it rained.\n");
  CHECK(add().find("1 kept under another name") != std::string::npos);
  CHECK(run_words({"corpus", "list", "--corpus", corpus}).out.starts_with(issue + "\t"));
  CHECK(run_words({"corpus", "show", "--corpus", corpus, issue}).out.find("date(when: 2020-04-30") != std::string::npos);
  CHECK(run_words({"corpus", "remove", "--corpus", corpus, issue}).status == kNothingFound);
  CHECK(run_words({"corpus", "remove", "--corpus", corpus, issue}).status == kTrouble);
  CHECK(run_words({"corpus", "list", "--corpus", corpus}).out.empty());
}

TEST_CASE("a timeline has one measure of a subject in the order of its times, and marks what disagrees") {
  const ScratchFolder folder;
  const std::string corpus = folder.path() + "/c.db";
  const auto issue = [](int number, const char* day, const std::string& body) {
    return "BULLETIN\n\nNo. " + std::to_string(number) + " (" + std::to_string(1400 + number) + "), " + day + "\n\nA Title of No. " + std::to_string(number) + "\n\n" + body + "\n";
  };
  folder.write("1.txt", issue(1, "7 January 2020", "In December 2019 the port of Brask had 412 pilots. The fee is 310 euros a passage."));
  folder.write("2.txt", issue(2, "4 February 2020", "The port of Brask had 421 pilots in December 2019. A passage costs 372 euros, which is the new fee."));
  folder.write("3.txt", issue(3, "3 March 2020", "In Brask 430 pilots work at the port. There are 12 goats."));
  REQUIRE(run_words({"corpus", "add", "-q", "--corpus", corpus, folder.path()}).status == kNothingFound);
  const json pilots = json::parse(run_words({"timeline", "--corpus", corpus, "-f", "json", "pilots", "port of Brask"}).out);
  REQUIRE(pilots["points"].size() == 3);
  CHECK(pilots["points"][0]["time"] == "2019-12");
  CHECK(pilots["points"][0]["disagrees"] == true);
  CHECK(pilots["points"][1]["disagrees"] == true);
  CHECK(pilots["points"][2]["value"] == "430");
  CHECK(pilots["points"][2]["time"] == "2020-03-03");
  CHECK(lines_of_text(run_words({"timeline", "--corpus", corpus, "-f", "csv", "fee", "passage"}).out) == 3);
  CHECK(run_words({"timeline", "--corpus", corpus, "-f", "svg", "pilots"}).out.ends_with("</svg>\n"));
  CHECK(run_words({"timeline", "--corpus", corpus, "llamas"}).status == kFound);
  CHECK(run_words({"timeline", "--corpus", corpus, "-f", "yaml", "pilots"}).status == kTrouble);
}

TEST_CASE("a trace follows a figure and says what became of it") {
  const ScratchFolder folder;
  const std::string corpus = folder.path() + "/c.db";
  REQUIRE(run_words({"corpus", "add", "-q", "--corpus", corpus, kSamples}).status == kNothingFound);
  const Ran ran = run_words({"trace", "--corpus", corpus, "31,200 tonnes", "herring"});
  CHECK(ran.status == kNothingFound);
  CHECK(ran.out.find("was corrected to 30,200") != std::string::npos);
  CHECK(run_words({"trace", "--corpus", corpus, "herring"}).status == kTrouble);
}

TEST_CASE("what is exported can be imported") {
  const ScratchFolder folder;
  const std::string one = folder.path() + "/1.db", other = folder.path() + "/2.db";
  REQUIRE(run_words({"corpus", "add", "-q", "--corpus", one, kSamples}).status == kNothingFound);
  const std::string lines = run_words({"corpus", "export", "--corpus", one}).out;
  REQUIRE(run_words({"corpus", "import", "-q", "--corpus", other}, lines).status == kNothingFound);
  CHECK(audit(one).out == audit(other).out);
  CHECK(run_words({"corpus", "import", "--corpus", other}, "{\"path\": 5}\nno JSON\n").status == kTrouble);
}

TEST_CASE("a file that is no corpus, is newer, damaged or missing gets one clear line") {
  const ScratchFolder folder;
  folder.write("text.db", "This is a text and no database, long enough to be looked at as one. It goes on and on.\n");
  for (const std::string name : {"text.db", "missing.db"}) {
    const Ran ran = run_words({"audit", "--corpus", folder.path() + "/" + name});
    CHECK(ran.status == kTrouble);
    CHECK(ran.err.starts_with(folder.path() + "/" + name + ": "));
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
  }
  CHECK(run_words({"corpus", "add", "--corpus", folder.path() + "/text.db", kSamples}).status == kTrouble);
  CHECK(read_file(folder.path() + "/text.db").starts_with("This is a text"));
}

TEST_CASE("an issue whose facts are lost under those by key gets one clear line") {
  const ScratchFolder folder;
  const std::string corpus = folder.path() + "/c.db";
  folder.write("a.txt", "BULLETIN\n\nNo. 21 (1451), 12 February 2020\n\nPilots of the Elbe\n\nThe pilots of Cuxhaven have a treaty with Hamburg. It was signed on 4 March 2018 in a shed.\n");
  folder.write("b.txt", "BULLETIN\n\nNo. 31 (1461), 3 March 2020\n\nThe Next Tide\n\nCuxhaven counts its pilots. The treaty with Hamburg, signed on 14 March 2018, says nothing of them.\n");
  REQUIRE(run_words({"corpus", "add", "-q", "--corpus", corpus, folder.path() + "/a.txt", folder.path() + "/b.txt"}).status == kNothingFound);
  REQUIRE(findings_of(audit(corpus).out).size() == 1);
  Database(corpus, Store::Use::write).run("DELETE FROM content WHERE issue = 1");
  const Ran ran = audit(corpus);
  CHECK(ran.status == kTrouble);
  CHECK(ran.err == corpus + ": what " + folder.path() + "/a.txt states is damaged; run `corpus verify`, then add the issues to a new corpus file\n");
}

TEST_CASE("a file of the first schema is brought up by corpus add, and what it keeps is kept") {
  const ScratchFolder folder;
  const std::string corpus = folder.path() + "/c.db";
  {
    Database db(corpus, Store::Use::write);
    db.run(R"(CREATE TABLE issue(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, format TEXT NOT NULL, hash BLOB NOT NULL, version TEXT NOT NULL,
                                 imprint BLOB NOT NULL, source BLOB NOT NULL, facts BLOB NOT NULL);
              CREATE INDEX issue_hash ON issue(hash);
              CREATE TABLE keyed(slot INTEGER NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL, issue INTEGER NOT NULL, fact INTEGER NOT NULL,
                                 bytes BLOB NOT NULL, PRIMARY KEY(slot, key, place, issue, fact)) WITHOUT ROWID;
              CREATE INDEX keyed_issue ON keyed(issue);
              PRAGMA application_id = 1131176808; PRAGMA user_version = 1)");
    const std::string imprint = sealed(issue_bytes({})), facts = sealed(facts_bytes({}));
    Statement insert(db, "INSERT INTO issue(path, format, hash, version, imprint, source, facts) VALUES('gone.txt', 'text', 'h', 'v', ?, 'It rained.', ?)");
    insert.bind_bytes(1, imprint).bind_bytes(2, facts).run();
  }
  const Ran refused = run_words({"audit", "--corpus", corpus});
  CHECK(refused.status == kTrouble);
  CHECK(refused.err == corpus + ": the corpus file has the older schema 1; `corpus add` brings it to 4\n");
  folder.write("a.md", "On 31 April 2020 it rained.\n");
  CHECK(run_words({"corpus", "add", "-q", "--corpus", corpus, folder.path() + "/a.md"}).status == kNothingFound);
  CHECK(run_words({"corpus", "verify", "--corpus", corpus}).status == kNothingFound);
  // Facts of the old issue are of another form: they are left out, and that is said.
  CHECK(findings_of(audit(corpus).out).size() == 1);
  CHECK(audit(corpus).err.find("1 of 2 issues were read by another version of the program or its rules and are left out") != std::string::npos);
  CHECK(run_words({"corpus", "export", "--corpus", corpus}).out.find("It rained.\"") != std::string::npos);
}

}  // namespace claimcheck
