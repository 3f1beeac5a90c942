#include "tests/support/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>

namespace claimcheck {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File scratch_file() { return {std::tmpfile(), &std::fclose}; }

std::string content_of(std::FILE* file) {
  std::string text;
  std::rewind(file);
  char buffer[65536];
  for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, size);
  return text;
}

// In the child: streams, folder and limits, then the program. Does not return.
[[noreturn]] void become(const Invocation& command, std::FILE* in, std::FILE* out, std::FILE* err) {
  std::vector<char*> arguments;
  for (const std::string& word : command.words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  dup2(fileno(in), 0);
  dup2(fileno(out), 1);
  dup2(fileno(err), 2);
  if (command.memory_mebibytes != 0 && !sanitized()) {
    const rlim_t bytes = command.memory_mebibytes << 20;
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_AS, &limit);
  }
  alarm(command.seconds);  // survives exec: the kernel ends what does not end by itself
  if (chdir(command.folder.c_str()) == 0) execv(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

ProcessRun run_process(const Invocation& command) {
  File in = scratch_file(), out = scratch_file(), err = scratch_file();
  if (!in || !out || !err) return {};
  std::fwrite(command.input.data(), 1, command.input.size(), in.get());
  std::rewind(in.get());

  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) return {};
  if (child == 0) become(command, in.get(), out.get(), err.get());
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) return {};
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(out.get()), content_of(err.get()), spent.count(),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

bool sanitized() {
#ifdef __SANITIZE_ADDRESS__
  return true;
#else
  return false;
#endif
}

}  // namespace claimcheck
