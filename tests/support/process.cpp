#include "tests/support/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>

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
  if (command.file_kibibytes != 0) {
    const rlim_t bytes = command.file_kibibytes << 10;
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);  // write() fails instead; survives exec
  }
  constexpr uid_t kNobody = 65534;
  if (command.unprivileged && geteuid() == 0 && (setgid(kNobody) != 0 || setuid(kNobody) != 0)) _exit(126);
  alarm(command.seconds);  // survives exec: the kernel ends what does not end by itself
  if (chdir(command.folder.c_str()) == 0) execv(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

namespace {

// One that was started, with its streams.
struct Running {
  File in = scratch_file(), out = scratch_file(), err = scratch_file();
  pid_t child = -1;
};

void start(const Invocation& command, Running& run) {
  if (!run.in || !run.out || !run.err) return;
  std::fwrite(command.input.data(), 1, command.input.size(), run.in.get());
  std::rewind(run.in.get());
  std::fflush(nullptr);
  run.child = fork();
  if (run.child == 0) become(command, run.in.get(), run.out.get(), run.err.get());
}

double seconds_of(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

}  // namespace

std::vector<ProcessRun> run_processes(const std::vector<Invocation>& commands) {
  const auto begin = std::chrono::steady_clock::now();
  const auto spent = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); };
  std::vector<Running> running(commands.size());
  for (std::size_t i = 0; i < commands.size(); ++i) start(commands[i], running[i]);
  std::vector<ProcessRun> out(commands.size());
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const Running& run = running[i];
    if (run.child < 0) continue;
    if (commands[i].kill_after > 0) {
      std::this_thread::sleep_for(std::chrono::duration<double>(commands[i].kill_after - spent()));
      kill(run.child, SIGKILL);
    }
    int status = 0;
    rusage usage{};
    if (wait4(run.child, &status, 0, &usage) != run.child) continue;
    out[i] = {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(run.out.get()), content_of(run.err.get()), spent(),
              seconds_of(usage.ru_utime), static_cast<double>(usage.ru_maxrss) / 1024};
  }
  return out;
}

ProcessRun run_process(const Invocation& command) { return run_processes({command}).front(); }

bool sanitized() {
#ifdef __SANITIZE_ADDRESS__
  return true;
#else
  return false;
#endif
}

}  // namespace claimcheck
