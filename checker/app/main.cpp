#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <cstdint>
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

// A short run touches some 3 MB once, a page fault at a time, and the faults cost as much as the work. The heap is given its
// first pages in one call instead, and keeps what it has. Where the system cannot, nothing is lost.
void warm_heap() {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
  constexpr std::size_t kFirst = std::size_t{3} << 20;
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  void* block = std::malloc(kFirst);
  if (block == nullptr) return;
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const std::uintptr_t begin = (reinterpret_cast<std::uintptr_t>(block) + page - 1) / page * page;
  madvise(reinterpret_cast<void*>(begin), kFirst - page, MADV_POPULATE_WRITE);
  std::free(block);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  warm_heap();
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
