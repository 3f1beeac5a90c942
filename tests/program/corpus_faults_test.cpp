// A corpus file under what happens to files: killed writers, a full disk, missing rights, damaged pages, other versions. Whatever happens,
// there is one clear line, nothing that was kept is lost, and the next run completes.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/bench/archive.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace {

namespace fs = std::filesystem;
using claimcheck::Invocation;
using claimcheck::ProcessRun;
using claimcheck::read_file;
using claimcheck::run_process;
using claimcheck::ScratchFolder;
using claimcheck::write_file;

constexpr std::size_t kIssues = 24, kIssueBytes = 2500;

Invocation invocation(std::vector<std::string> words) {
  words.insert(words.begin(), CLAIMCHECK_PROGRAM);
  Invocation out;
  out.words = std::move(words);
  return out;
}
ProcessRun program(std::vector<std::string> words) { return run_process(invocation(std::move(words))); }

// A folder of issues, and a folder of its own for a corpus of them.
struct Archive {
  ScratchFolder folder;
  std::string issues = folder.path() + "/issues", corpus = folder.path() + "/kept/c.db";

  Archive() {
    fs::permissions(folder.path(), fs::perms(0755));
    for (const auto& issue : claimcheck::bench::generate_archive(kIssues, kIssueBytes)) folder.write("issues/" + issue.name, issue.text + "On 31 April 2020 it rained.\n");
    fs::create_directory(folder.path() + "/kept");
  }
  Invocation add() const { return invocation({"corpus", "add", "-q", "--corpus", corpus, issues}); }
  std::vector<std::string> audit_words() const { return {"audit", "--corpus", corpus, "--format", "json", "--fail-on", "never"}; }
  std::string audit() const { return program(audit_words()).out; }
  ProcessRun verify() const { return program({"corpus", "verify", "--corpus", corpus}); }
  void change(std::size_t round) const {
    for (const auto& entry : fs::directory_iterator(issues)) write_file(entry.path(), read_file(entry.path()) + "In round " + std::to_string(round) + " it rained again.\n");
  }
  void forget() const {
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(corpus + end);
  }
};

void check_one_line(const ProcessRun& run, const std::string& corpus) {
  INFO("status " << run.exit_status << ": " << run.err);
  CHECK(run.exit_status == 2);
  CHECK(run.err.starts_with(corpus + ": "));
  CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
}

TEST_CASE("corpus faults: a writer that is killed at any moment") {
  const Archive archive;
  ProcessRun whole = run_process(archive.add());
  REQUIRE(whole.exit_status == 0);
  archive.forget();
  std::mt19937 random(20260101);
  std::size_t rounds = 0, cut = 0;
  for (const std::size_t kills = claimcheck::sanitized() ? 8 : 50; cut < kills && rounds < 4 * kills; ++rounds) {
    Invocation add = archive.add();
    add.kill_after = whole.seconds * static_cast<double>(random() % 1000 + 1) / 1000;
    const ProcessRun run = run_process(add);
    cut += run.exit_status == -1 ? 1 : 0;
    if (run.exit_status == 0) archive.change(rounds);  // all of them are read again
    if (fs::exists(archive.corpus) && fs::file_size(archive.corpus) > 0) {
      const ProcessRun verify = archive.verify();
      INFO("round " << rounds << ": " << verify.out << verify.err);
      // Cut off before the first transaction, it is an empty database still.
      CHECK((verify.exit_status == 0 || verify.err.find("no corpus file") != std::string::npos));
    }
  }
  CHECK(cut > 0);
  CHECK(run_process(archive.add()).exit_status == 0);
  CHECK(archive.verify().exit_status == 0);
  const std::string disturbed = archive.audit();
  archive.forget();
  REQUIRE(run_process(archive.add()).exit_status == 0);
  CHECK(archive.audit() == disturbed);
}

TEST_CASE("corpus faults: a disk that is full") {
  const Archive archive;
  REQUIRE(run_process(archive.add()).exit_status == 0);
  const std::string sound = archive.audit();
  const std::uintmax_t size = fs::file_size(archive.corpus) >> 10;
  archive.forget();
  for (const std::uintmax_t kibibytes : {std::uintmax_t{8}, size / 4, size / 2}) {
    Invocation add = archive.add();
    add.file_kibibytes = kibibytes;
    check_one_line(run_process(add), archive.corpus);
  }
  CHECK(run_process(archive.add()).exit_status == 0);
  CHECK(archive.verify().exit_status == 0);
  CHECK(archive.audit() == sound);
}

TEST_CASE("corpus faults: two writers at once") {
  const Archive archive;
  REQUIRE(run_process(archive.add()).exit_status == 0);
  const std::string sound = archive.audit();
  archive.forget();
  Invocation other = archive.add();
  other.words.insert(other.words.end(), {"-j", "1"});
  for (int round = 0; round < 4; ++round) {
    for (const ProcessRun& run : claimcheck::run_processes({archive.add(), other})) {
      INFO(run.err);
      CHECK(run.exit_status == 0);
    }
    CHECK(archive.verify().exit_status == 0);
    CHECK(archive.audit() == sound);
    archive.forget();
  }
}

TEST_CASE("corpus faults: a file, then a folder, that may only be read") {
  const Archive archive;
  REQUIRE(run_process(archive.add()).exit_status == 0);
  const std::string sound = archive.audit(), kept = fs::path(archive.corpus).parent_path().string();
  archive.folder.write("draft.txt", "On 31 April 2020 it rained.\n");
  const auto stranger = [&](std::vector<std::string> words) {
    Invocation out = invocation(std::move(words));
    out.unprivileged = true;
    return run_process(out);
  };
  if (stranger({"--version"}).exit_status != 0) {
    MESSAGE("skipped: the program lies where only its owner may look");
    return;
  }
  fs::permissions(archive.corpus, fs::perms(0444));
  for (const int folder : {0777, 0555}) {
    fs::permissions(kept, fs::perms(folder));
    const ProcessRun audit = stranger(archive.audit_words());
    INFO(audit.err);
    CHECK(audit.out == sound);
    CHECK(stranger({"check", "--corpus", archive.corpus, archive.folder.path() + "/draft.txt"}).exit_status == 1);
    CHECK(stranger({"corpus", "verify", "--corpus", archive.corpus}).exit_status == 0);
    archive.change(static_cast<std::size_t>(folder));
    check_one_line(stranger({"corpus", "add", "-q", "--corpus", archive.corpus, archive.issues}), archive.corpus);
  }
  fs::permissions(kept, fs::perms(0755));
}

TEST_CASE("corpus faults: a page that was overwritten") {
  constexpr std::size_t kPage = 4096;
  const Archive archive;
  REQUIRE(run_process(archive.add()).exit_status == 0);
  const std::string sound = archive.audit(), bytes = read_file(archive.corpus);
  const std::size_t pages = bytes.size() / kPage;
  std::size_t tried = 0, noticed = 0;
  for (std::size_t page = 0; page < pages; page += std::max<std::size_t>(pages / 25, 1)) {
    std::string damaged = bytes;
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(page * kPage + (page == 0 ? 100 : 0)), kPage - 100, '\xA5');
    write_file(archive.corpus, damaged);
    const ProcessRun audit = program(archive.audit_words()), verify = archive.verify();
    INFO("page " << page << ": " << audit.err << verify.out << verify.err);
    if (audit.exit_status == 0) CHECK(audit.out == sound);  // it did not come by
    else check_one_line(audit, archive.corpus);
    CHECK(verify.exit_status >= (audit.exit_status == 0 ? 0 : 1));  // a page that is not in use may hold anything
    CHECK(verify.exit_status <= 2);
    noticed += verify.exit_status > 0 ? 1 : 0;
    ++tried;
    CHECK(std::count(verify.out.begin(), verify.out.end(), '\n') + std::count(verify.err.begin(), verify.err.end(), '\n') == 1);
  }
  CHECK(noticed * 2 > tried);
  for (const std::size_t size : {std::size_t{50}, kPage, bytes.size() / 2}) {
    write_file(archive.corpus, bytes.substr(0, size));
    check_one_line(program(archive.audit_words()), archive.corpus);
  }
}

TEST_CASE("corpus faults: a file of a newer schema") {
  const Archive archive;
  REQUIRE(run_process(archive.add()).exit_status == 0);
  std::string bytes = read_file(archive.corpus);
  constexpr std::size_t kUserVersion = 60;  // in the header of a SQLite file: four bytes, the last one is the smallest
  bytes[kUserVersion + 3] = 99;
  write_file(archive.corpus, bytes);
  for (const auto& words : {archive.audit_words(), std::vector<std::string>{"corpus", "add", "--corpus", archive.corpus, archive.issues}}) {
    const ProcessRun run = program(words);
    check_one_line(run, archive.corpus);
    CHECK(run.err.find("newer") != std::string::npos);
  }
  CHECK(read_file(archive.corpus) == bytes);
}

}  // namespace
