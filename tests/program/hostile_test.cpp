// Input that no editor would send on purpose: said in one clear line each, in bounded time and memory, and the rest of the work
// done.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/archive.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace {

using claimcheck::Invocation;
using claimcheck::ProcessRun;
using claimcheck::ScratchFolder;

constexpr std::size_t kMegabyte = 1'000'000;
constexpr std::size_t kHugeBytes = 20 * kMegabyte;
constexpr std::size_t kMemory = 6000;  // MiB for 20 MB of input

ProcessRun program(const ScratchFolder& folder, std::vector<std::string> words, std::string input = {}) {
  words.insert(words.begin(), CLAIMCHECK_PROGRAM);
  return claimcheck::run_process(
      Invocation{.words = words, .input = std::move(input), .folder = folder.path(), .seconds = claimcheck::sanitized() ? 280u : 60u, .memory_mebibytes = kMemory});
}

ProcessRun check(const ScratchFolder& folder, const std::string& name, std::string_view bytes) {
  folder.write(name, bytes);
  return program(folder, {"check", name});
}

std::size_t lines_of(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

// Ended by itself, with a status that the contract knows.
void check_orderly(const ProcessRun& run, const std::string& what) {
  INFO(what << ": status " << run.exit_status << " after " << run.seconds << " s, " << run.peak_mebibytes << " MiB; "
            << run.err.substr(0, 300));
  CHECK(run.exit_status >= 0);
  CHECK(run.exit_status <= 2);
}

TEST_CASE("hostile: an empty file is an empty issue") {
  const ScratchFolder folder;
  for (const char* name : {"empty.txt", "empty.md"}) {
    const ProcessRun run = check(folder, name, "");
    check_orderly(run, name);
    CHECK(lines_of(run.err) <= 1);
  }
}

TEST_CASE("hostile: binary data is one line and status 2, and the other file is still checked") {
  const ScratchFolder folder;
  folder.write("sound.txt", "On Friday, 3 January 2020, 168 of the 328 deputies were present.\n");
  std::string binary =
      "\x7f"
      "ELF";
  for (int i = 0; i < 5000; ++i) binary += static_cast<char>(i * 7919 % 256);
  folder.write("binary.txt", binary);
  const ProcessRun run = program(folder, {"check", "binary.txt", "sound.txt"});
  CHECK(run.exit_status == 2);
  CHECK(lines_of(run.err) == 1);
  CHECK(run.err.find("binary.txt") != std::string::npos);
}

TEST_CASE("hostile: a missing file is one line and status 2") {
  const ScratchFolder folder;
  const ProcessRun run = program(folder, {"check", "nowhere.md"});
  CHECK(run.exit_status == 2);
  CHECK(lines_of(run.err) == 1);
  CHECK(run.err.starts_with("nowhere.md: "));
}

TEST_CASE("hostile: a folder that may not be read is one line and status 2") {
  if (geteuid() == 0) {
    MESSAGE("skipped: root may read every folder");
    return;
  }
  const ScratchFolder folder;
  folder.write("closed/a.txt", "Nobody will read this.\n");
  std::filesystem::permissions(folder.path() + "/closed", std::filesystem::perms::none);
  const ProcessRun run = program(folder, {"check", "closed"});
  std::filesystem::permissions(folder.path() + "/closed", std::filesystem::perms::owner_all);
  CHECK(run.exit_status == 2);
  CHECK(lines_of(run.err) == 1);
}

TEST_CASE("hostile: bytes that are no UTF-8 are said with their place and the rest is read") {
  const ScratchFolder folder;
  const ProcessRun run =
      check(folder, "broken.txt", "No. 3 (412), 11 February 2025\n\nThe caf\xE9 was open on Friday, 11 February 2025.\n");
  check_orderly(run, "broken");
  CHECK(run.err.find("broken.txt:3:") != std::string::npos);
  CHECK(run.out.find("Tuesday") != std::string::npos);  // the weekday is wrong and is still found
}

TEST_CASE("hostile: UTF-16 is read, an odd byte at its end included") {
  const ScratchFolder folder;
  const std::string_view text = "Parliament met on Friday, 11 February 2025.\n";
  for (bool little : {true, false}) {
    std::string bytes = little ? "\xFF\xFE" : "\xFE\xFF";
    for (char letter : text) bytes += little ? std::string{letter, '\0'} : std::string{'\0', letter};
    CHECK(check(folder, "wide.txt", bytes).out.find("Tuesday") != std::string::npos);
    check_orderly(check(folder, "odd.txt", bytes + "x"), "UTF-16 of odd length");
  }
}

TEST_CASE("hostile: a rule file with five faults gives five lines with their places") {
  const ScratchFolder folder;
  folder.write("bad.rule",
               "rule one : error {\n  family quorum; title \"No match and no example\";\n}\n"
               "rule two : eror {\n  family quorum;\n}\n"
               "rule three : error {\n  family quorum; title \"A field that does not exist\"; explain \"Never.\";\n"
               "  match a: attendance;\n  assert a.presnt = 1;\n  at a.presnt; message \"x\";\n"
               "  example ok \"One.\"; example bad \"Two.\";\n}\n"
               "rule four error {\n}\n"
               "rule five : error {\n  match a: atendance;\n");
  folder.write("sound.txt", "On Friday, 3 January 2020, 168 of the 328 deputies were present.\n");
  const ProcessRun run = program(folder, {"check", "--rules", "bad.rule", "sound.txt"});
  INFO(run.err);
  CHECK(run.exit_status == 2);
  CHECK(lines_of(run.err) >= 5);
  CHECK(run.err.find("bad.rule:1:") != std::string::npos);
  CHECK(run.err.find("bad.rule:4:") != std::string::npos);
  CHECK(run.err.find("bad.rule:14:") != std::string::npos);
}

TEST_CASE("hostile: 20 MB in one line") {
  const ScratchFolder folder;
  const std::size_t bytes = claimcheck::sanitized() ? kMegabyte : kHugeBytes;
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"words", repeated("The ministers of the provinces met again and talked about little. ", bytes)},
      {"one word", std::string(bytes, 'a')},
      {"digits", std::string(bytes, '7')},
      {"figures", repeated("1,200 of 3,400 and ", bytes)},
      {"blanks", std::string(bytes, ' ')},
      {"names", repeated("Anna Bella Carla Dora ", bytes)},
  };
  for (const auto& [what, text] : cases) {
    for (const char* name : {"line.txt", "line.md"}) check_orderly(check(folder, name, text), what + " " + name);
  }
}

TEST_CASE("hostile: one paragraph of dense statements") {
  const ScratchFolder folder;
  check_orderly(
      check(folder, "dense.txt", claimcheck::bench::generate_document(claimcheck::sanitized() ? 200'000 : 2 * kMegabyte, true)),
      "dense");
}

TEST_CASE("hostile: deep nesting") {
  const ScratchFolder folder;
  const std::size_t depth = claimcheck::sanitized() ? 20'000 : 200'000;
  for (const char* piece : {">", "> ", "[",  "](",  "*", "_", "**a", "(",  "\"",      "“",    "`",
                            "<", "![", "- ", "1. ", "|", "&", "[^",  "((", "of the ", "(1) ", "~~"}) {
    const std::string text = repeated(piece, depth);
    for (const char* name : {"deep.md", "deep.txt"})
      check_orderly(check(folder, name, text + "\n"), std::string(piece) + " in " + name);
  }
  std::string lists;
  for (int level = 0; level < 2000; ++level) lists += std::string(static_cast<std::size_t>(level) * 2, ' ') + "- item\n";
  check_orderly(check(folder, "lists.md", lists), "lists");
  check_orderly(check(folder, "quotes.md", repeated("> > > > > > > > 3 of 4\n", depth)), "quotes");
  check_orderly(check(folder, "table.md", "|a|b|\n|-|-|\n" + repeated("|1|2|\n", depth)), "table");
}

TEST_CASE("hostile: lines of `extract --documents` that are no documents") {
  const ScratchFolder folder;
  const ProcessRun run = program(
      folder, {"extract", "--documents"},
      "{\"id\": \"a\", \"text\": \"Two of three.\"}\nnot json\n{\"id\": 7}\n[]\n\n{\"id\": \"b\", \"text\": \"\\ud800\"}\n"
      "{\"id\": \"c\", \"text\": \"Four of five.\", \"date\": \"yesterday\"}\n");
  check_orderly(run, "documents");
  CHECK(run.out.find("\"a\"") != std::string::npos);
  CHECK(run.out.find("\"c\"") != std::string::npos);
  CHECK(lines_of(run.err) >= 3);
}

}  // namespace
