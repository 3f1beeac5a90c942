// Work on several threads with results in the order of the input, so that the number of threads never shows in the output.
#pragma once
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace claimcheck {

// Runs `work` on `jobs` threads, this one among them, and waits for all. What one of them throws is thrown here, once all are done.
template <class Work>
void on_threads(unsigned jobs, const Work& work) {
  std::exception_ptr thrown;
  std::mutex mutex;
  const auto guarded = [&] {
    try {
      work();
    } catch (...) {
      const std::lock_guard lock(mutex);
      thrown = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < jobs; ++i) others.emplace_back(guarded);
    guarded();
  }
  if (thrown) std::rethrow_exception(thrown);
}

// work(i) for each i below `count`; calls for different i may run at once.
template <class Work>
void for_each_index(std::size_t count, unsigned jobs, const Work& work) {
  std::atomic<std::size_t> next{0};
  on_threads(static_cast<unsigned>(std::min<std::size_t>(std::max(jobs, 1u), count)), [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  });
}

// A stream through a filter: emit(work(input)) for each input that next() gives, until it gives none. `work` runs on all
// threads; `next` runs on one at a time, and `emit` too, in the order of the input. A next() that waits holds up no emit(). At
// most `jobs` × 4 inputs and results are held. What one of them throws ends it all: nothing is emitted after that.
template <class Next, class Work, class Emit>
void filter_in_order(unsigned jobs, const Next& next, const Work& work, const Emit& emit) {
  using Result = decltype(work(*next()));
  const std::size_t window = std::size_t{std::max(jobs, 1u)} * 4;
  std::mutex input_mutex;  // held while next() runs
  std::mutex mutex;        // of all that follows
  std::condition_variable room;
  std::map<std::size_t, Result> ready;  // finished, not yet their turn
  std::size_t taken = 0, emitted = 0;
  bool done = false, broken = false;

  // The next input and its number; none at the end.
  const auto take = [&](std::size_t& number) {
    const std::lock_guard input_lock(input_mutex);
    std::unique_lock lock(mutex);
    room.wait(lock, [&] { return done || taken - emitted < window; });
    if (done) return decltype(next()){};
    lock.unlock();
    auto input = next();
    lock.lock();
    if (input) number = taken++;
    done = done || !input;
    return input;
  };
  const auto give = [&](std::size_t number, Result result) {
    const std::lock_guard lock(mutex);
    ready.emplace(number, std::move(result));
    for (auto first = ready.begin(); !broken && first != ready.end() && first->first == emitted; first = ready.erase(first)) {
      broken = true;  // if it throws: another thread may come in before the exception is caught below
      emit(std::move(first->second));
      broken = false;
      ++emitted;
    }
    room.notify_all();
  };
  on_threads(std::max(jobs, 1u), [&] {
    std::size_t number = 0;
    try {
      while (auto input = take(number)) give(number, work(std::move(*input)));
    } catch (...) {
      const std::lock_guard lock(mutex);
      done = broken = true;
      room.notify_all();
      throw;
    }
  });
}

}  // namespace claimcheck
