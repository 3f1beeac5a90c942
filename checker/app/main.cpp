#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <new>

#include "checker/app/commands.h"

namespace {

// The terminal and the environment are looked at here and nowhere else.
claimcheck::Streams standard_streams() {
  claimcheck::Streams streams{std::cin, std::cout, std::cerr};
  if (isatty(STDOUT_FILENO) == 0) return streams;
  const char* no_colour = std::getenv("NO_COLOR");
  streams.colour = no_colour == nullptr || *no_colour == '\0';
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) {
    streams.width = std::clamp<std::uint32_t>(size.ws_col, 60, 120);
  }
  return streams;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  claimcheck::Streams streams = standard_streams();
  try {
    return claimcheck::run({argv + std::min(argc, 1), argv + argc}, streams);
  } catch (const std::bad_alloc&) {
    std::cerr << "claimcheck: out of memory\n";
    return claimcheck::kTrouble;
  }
}
