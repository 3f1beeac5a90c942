#include "checker/app/parallel.h"

#include <doctest/doctest.h>

#include <atomic>
#include <optional>
#include <stdexcept>
#include <string>

namespace claimcheck {

TEST_CASE("every index is worked on once, whatever the number of threads") {
  for (const unsigned jobs : {0u, 1u, 2u, 7u}) {
    std::vector<std::atomic<int>> seen(1000);
    for_each_index(seen.size(), jobs, [&](std::size_t i) { ++seen[i]; });
    CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& count) { return count == 1; }));
  }
  for_each_index(0, 4, [](std::size_t) { FAIL("there is nothing to do"); });
}

TEST_CASE("a filter keeps the order of its input and holds a bounded number") {
  for (const unsigned jobs : {1u, 2u, 8u}) {
    std::atomic<int> next = 0;
    int most_held = 0;
    std::vector<int> out;
    filter_in_order(
        jobs,
        [&]() -> std::optional<int> {
          if (next == 2000) return std::nullopt;
          return next++;
        },
        [](int number) {
          volatile int spin = number % 7 == 0 ? 20'000 : 10;  // some take longer than those after them
          while (spin > 0) spin = spin - 1;
          return number * number;
        },
        [&](int square) {
          most_held = std::max(most_held, next - static_cast<int>(out.size()));
          out.push_back(square);
        });
    CHECK(most_held <= static_cast<int>(jobs) * 4);
    REQUIRE(out.size() == 2000);
    for (int i = 0; i < 2000; ++i) CHECK(out[static_cast<std::size_t>(i)] == i * i);
  }
}

TEST_CASE("an answer is given while the next question is waited for") {
  // The input comes only after the output before it, as from a program that talks to the filter.
  std::mutex mutex;
  std::condition_variable changed;
  int asked = 0, answered = 0;
  filter_in_order(
      4,
      [&]() -> std::optional<int> {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return answered == asked; });
        if (asked == 50) return std::nullopt;
        return asked++;
      },
      [](int number) { return number; },
      [&](int) {
        const std::lock_guard lock(mutex);
        ++answered;
        changed.notify_all();
      });
  CHECK(answered == 50);
}

TEST_CASE("nothing is emitted after an emission that throws, by whatever thread") {
  for (int round = 0; round < 300; ++round) {
    std::atomic<int> next{0}, emissions{0};
    const auto run = [&] {
      filter_in_order(
          4, [&]() -> std::optional<int> { return next < 40 ? std::optional(next++) : std::nullopt; }, [](int i) { return i; },
          [&](int i) {
            ++emissions;
            if (i == 3) throw std::runtime_error("the disk is full");
          });
    };
    CHECK_THROWS_AS(run(), std::runtime_error);
    CHECK(emissions == 4);
  }
}

}  // namespace claimcheck
