// One run of a program as a user or a script would run it: what it said, how it ended, how long it took and how much memory.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace claimcheck {

struct Invocation {
  std::vector<std::string> words;    // the program's path and its arguments
  std::string input;                 // standard input
  std::string folder = ".";          // where it runs
  unsigned seconds = 120;            // after which it is killed
  double kill_after = 0;             // seconds until it gets SIGKILL; 0: never
  std::size_t file_kibibytes = 0;    // size that a file of its may have, so that writing fails as on a full disk; 0: no limit
  bool unprivileged = false;         // as a user who owns nothing, if this is root
  std::size_t memory_mebibytes = 0;  // address space that it may have; 0: no limit. Not under a sanitizer, which needs terabytes.
};

struct ProcessRun {
  int exit_status = -1;  // -1: could not be started, or was killed
  std::string out, err;
  double seconds = 0;
  double user_seconds = 0;  // of computing, on all cores
  double peak_mebibytes = 0;
};

ProcessRun run_process(const Invocation& command);
// Several at once; their results in the same order. Times are those of the slowest.
std::vector<ProcessRun> run_processes(const std::vector<Invocation>& commands);

// True if this build carries the address sanitizer: time and memory mean nothing then.
bool sanitized();

}  // namespace claimcheck
