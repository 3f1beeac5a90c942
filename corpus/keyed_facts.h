// The facts of a corpus file by their keys: the runs that they lie in, what waits to be put into one, and issues that are gone.
//
// What is added waits as it is, in the transaction of its issue, until there is enough of it for a run (`settle`). While a corpus grows, runs
// are merged only when there are too many of them; at the end of the adding, once, with all that are not much larger.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/runs.h"
#include "corpus/sqlite.h"

namespace claimcheck {

// Rows of facts that are in order; their texts lie in `texts`.
struct OrderedRows {
  std::vector<std::string> texts;
  std::vector<KeyedRow> rows;
};

// The runs of a slot as one, in order of the keys.
class SlotCursor {
 public:
  SlotCursor(Chunks& chunks, const std::vector<Run>& runs, std::uint32_t slot);
  // The key that comes next; absent at the end.
  std::optional<std::string> key() const;
  void seek(const std::string& key);
  // Goes past a key, and gives each fact with it to `use`.
  template <class Use>
  void take(const std::string& key, const Use& use) {
    for (RunCursor& c : cursors_) {
      for (; !c.at_end() && c.row().key == key; c.next()) use(c.row());
    }
  }

 private:
  std::deque<RunCursor> cursors_;
};

class KeyedFacts {
 public:
  KeyedFacts(Database& db, Store::Use use);

  // For writing; each inside a transaction of the caller's.
  void put(std::int64_t issue, std::string_view packed_rows, std::int64_t size);  // `size`: of the rows, unpacked
  void remove(std::int64_t issue);
  // Whether so much waits that it should be put in order.
  bool want_order() const;
  // Puts what waits into a run of its own, in one transaction. `all_added`: merged with all runs that are not much larger than what was
  // added since the file was opened, so that few are left to read.
  void settle(bool all_added);

  // For reading.
  bool alive(std::int64_t issue) const;
  std::size_t gone() const { return dead_.size(); }  // issues of which there may still be facts
  // One cursor a run for looking up keys of a slot, kept from one look to the next.
  std::deque<RunCursor>& cursors(std::uint32_t slot);
  SlotCursor in_order(std::uint32_t slot) { return {chunks_, runs_, slot}; }
  // Keys, ascending, that divide the facts of a slot into about so many like parts; fewer where there are not so many facts.
  std::vector<std::string> dividing_keys(std::uint32_t slot, std::size_t parts);
  // Every fact of every run that is alive.
  template <class Use>
  void each(const Use& use) {
    for (const Run& run : runs_) {
      for (RunCursor cursor(chunks_, run); !cursor.at_end(); cursor.next()) {
        if (alive(cursor.row().issue)) use(cursor.row());
      }
    }
  }

 private:
  void open_runs();
  void open_dead();
  std::vector<Run> kept_runs();
  OrderedRows waiting_rows();
  std::size_t merged_at_end(const std::vector<Run>& all, std::int64_t bytes) const;
  Run merge(const std::vector<Run>& runs, const OrderedRows& waiting);
  Statement& cached(const char* sql);

  Database& db_;
  Chunks chunks_;
  std::int64_t waiting_bytes_ = 0;   // of what is in no run yet
  std::int64_t added_bytes_ = 0;     // of all that was added
  std::vector<Run> runs_;            // for reading
  std::vector<std::int64_t> dead_;   // ascending
  std::map<std::uint32_t, std::deque<RunCursor>> cursors_;
  std::map<const char*, std::unique_ptr<Statement>> statements_;  // by the place of their literal
};

}  // namespace claimcheck
