// Keyed facts in sorted runs.
//
// A run is a row of chunks, each some hundred facts in the order (slot, key, place, issue, fact), sealed. It is written once, from front to
// back, and read by the start of its chunks; it never changes. What is added goes into a new run; when runs are merged says
// corpus/keyed_facts.h. Reading in order is as quick as reading a file.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "corpus/sqlite.h"

namespace claimcheck {

// One fact under one of its keys; texts look into what was read.
struct KeyedRow {
  std::uint32_t slot = 0;
  std::string_view key;
  std::int64_t place = 0;
  std::int64_t issue = 0;
  std::uint32_t fact = 0;
  std::string_view bytes;  // of the fact

  auto order() const { return std::tie(slot, key, place, issue, fact); }
};

// Where a run lies: ids of its chunks. Facts that are in no run yet are read as one that lies in a table of this connection alone.
struct Run {
  std::int64_t id = 0;
  std::int64_t first = 0, last = -1;  // chunks
  std::int64_t bytes = 0;            // of its facts, unpacked
  bool own = false;
};

inline constexpr const char* kChunkTable = "chunk(id INTEGER PRIMARY KEY, run INTEGER NOT NULL, slot INTEGER NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL, rows BLOB NOT NULL)";
inline constexpr const char* kChunkIndex = "chunk_start ON chunk(run, slot, key, place)";

// Takes facts in order.
class RunWriter {
 public:
  RunWriter(Database& db, std::int64_t run, bool own);
  void add(const KeyedRow& row);
  Run finish();

 private:
  void flush();

  Run run_;
  Statement insert_;
  std::string chunk_, key_;
  KeyedRow start_;
  std::string start_key_;
};

// The chunks of a file as they are asked for. Those that were unpacked last are kept: keys that are looked up lie beside one another.
class Chunks {
 public:
  explicit Chunks(const Database& db) : db_(db) {}

  struct Chunk {
    std::uint32_t slot = 0;
    std::string rows;
  };
  // Faults in a chunk are thrown as StoreFault.
  std::shared_ptr<const Chunk> chunk(const Run& run, std::int64_t id);
  // The first chunk of a slot in a run; absent if it has none.
  std::optional<std::int64_t> first(const Run& run, std::uint32_t slot);
  // The last one that begins before the key and place.
  std::optional<std::int64_t> before(const Run& run, std::uint32_t slot, std::string_view key, std::int64_t place);
  // The keys that the chunks of a slot begin with, in order.
  std::vector<std::string> starts(const Run& run, std::uint32_t slot);
  void forget() { held_.clear(); }
  [[noreturn]] void damaged() const;

 private:
  struct Held {
    std::pair<bool, std::int64_t> name;
    std::uint64_t used = 0;
    std::shared_ptr<const Chunk> chunk;
  };
  // A query of the table that the run lies in, prepared once.
  Statement& of_run(std::array<std::unique_ptr<Statement>, 2>& statements, const Run& run, std::string_view sql);

  const Database& db_;
  std::array<std::unique_ptr<Statement>, 2> find_, first_, before_, starts_;  // kept chunks, chunks of this connection
  std::vector<Held> held_;
  std::uint64_t now_ = 0;
};

// What is at one chunk after another. Faults in a chunk are thrown as StoreFault.
class ChunkReader {
 public:
  ChunkReader(Chunks& chunks, const Run& run) : chunks_(chunks), run_(run) {}
  std::uint32_t open(std::int64_t chunk);  // its slot
  bool next(KeyedRow& row);  // false at the end of the chunk; what a row has seen stays until another chunk is opened

 private:
  Chunks& chunks_;
  Run run_;
  std::shared_ptr<const Chunks::Chunk> chunk_;
  std::string_view rest_, key_;
};

// A run from somewhere on, to its end or the end of a slot.
class RunCursor {
 public:
  RunCursor(Chunks& chunks, const Run& run);                      // from its start, all slots
  RunCursor(Chunks& chunks, const Run& run, std::uint32_t slot);  // at the start of the slot
  bool at_end() const { return at_end_; }
  const KeyedRow& row() const { return row_; }
  void next();
  // To the first fact of the slot with this key or a later one, from anywhere.
  void seek(std::string_view key);
  // The same, a few facts before the place: `before` of the key if there are so many.
  void seek(std::string_view key, std::int64_t place, std::uint32_t before);

 private:
  void open(std::int64_t chunk);
  std::int64_t chunk_before(std::string_view key, std::int64_t place);

  Chunks& chunks_;
  Run run_;
  std::optional<std::uint32_t> slot_;
  ChunkReader reader_;
  std::int64_t chunk_ = 0, first_chunk_ = 0;
  KeyedRow row_;
  bool at_end_ = true;
};

}  // namespace claimcheck
