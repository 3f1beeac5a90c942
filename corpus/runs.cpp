#include "corpus/runs.h"

#include <algorithm>
#include <limits>

#include "corpus/byte_stream.h"
#include "corpus/seal.h"

namespace claimcheck {
namespace {

constexpr std::size_t kChunkBytes = 16'000;
constexpr std::size_t kMostHeld = 64;  // a megabyte of chunks

}  // namespace

RunWriter::RunWriter(Database& db, std::int64_t run, bool own)
    : insert_(db, own ? "INSERT INTO temp.chunk(run, slot, key, place, rows) VALUES(?,?,?,?,?)" : "INSERT INTO main.chunk(run, slot, key, place, rows) VALUES(?,?,?,?,?)") {
  run_.id = run;
  run_.own = own;
  run_.first = db.number(own ? "SELECT coalesce(max(id), 0) + 1 FROM temp.chunk" : "SELECT coalesce(max(id), 0) + 1 FROM main.chunk");
  run_.last = run_.first - 1;
}

void RunWriter::add(const KeyedRow& row) {
  if (!chunk_.empty() && (chunk_.size() >= kChunkBytes || row.slot != start_.slot)) flush();
  ByteWriter bytes;
  if (chunk_.empty()) {
    start_ = row;
    start_key_ = row.key;
  }
  if (chunk_.empty() || row.key != key_) {
    bytes.number(row.key.size() + 1);
    bytes.raw(row.key);
    key_ = row.key;
  } else {
    bytes.number(0);  // the key before
  }
  bytes.whole(row.place);
  bytes.whole(row.issue);
  bytes.number(row.fact);
  bytes.text(row.bytes);
  chunk_ += bytes.take();
}

void RunWriter::flush() {
  const std::string rows = packed(chunk_);
  insert_.bind(1, run_.id).bind(2, std::int64_t{start_.slot}).bind(3, start_key_).bind(4, start_.place).bind_bytes(5, rows).run();
  ++run_.last;
  run_.bytes += static_cast<std::int64_t>(chunk_.size());
  chunk_.clear();
}

Run RunWriter::finish() {
  if (!chunk_.empty()) flush();
  return run_;
}

std::shared_ptr<const ChunkCache::Chunk> ChunkCache::chunk(const Database& db, Statement& find, bool own, std::int64_t id) {
  const std::pair name(own, id);
  auto at = std::find_if(held_.begin(), held_.end(), [&](const Held& h) { return h.name == name; });
  if (at == held_.end()) {
    find.reset();
    if (!find.bind(1, id).step()) db.damaged("a row of facts");
    const auto slot = static_cast<std::uint32_t>(find.number(0));
    auto rows = unpacked(find.text(1));
    find.reset();
    if (!rows) db.damaged("a row of facts");
    if (held_.size() < kMostHeld) held_.emplace_back();
    at = std::min_element(held_.begin(), held_.end(), [](const Held& a, const Held& b) { return a.used < b.used; });
    *at = {name, 0, std::make_shared<const Chunk>(Chunk{slot, std::move(*rows)})};
  }
  at->used = ++now_;
  return at->chunk;
}

ChunkReader::ChunkReader(const Database& db, ChunkCache& cache, const Run& run)
    : db_(db), cache_(cache), own_(run.own), find_(db, run.own ? "SELECT slot, rows FROM temp.chunk WHERE id = ?" : "SELECT slot, rows FROM main.chunk WHERE id = ?") {}

std::uint32_t ChunkReader::open(std::int64_t chunk) {
  key_ = {};
  chunk_ = cache_.chunk(db_, find_, own_, chunk);
  rest_ = chunk_->rows;
  return chunk_->slot;
}

bool ChunkReader::next(KeyedRow& row) {
  if (rest_.empty()) return false;
  ByteReader bytes(rest_);
  if (const std::uint64_t size = bytes.number(); size > 0) key_ = bytes.raw(size - 1);
  row.slot = chunk_->slot;
  row.key = key_;
  row.place = bytes.whole();
  row.issue = bytes.whole();
  row.fact = bytes.index();
  row.bytes = bytes.view();
  if (!bytes.sound()) db_.damaged("a row of facts");
  rest_ = bytes.rest();
  return true;
}

RunCursor::RunCursor(const Database& db, ChunkCache& cache, const Run& run) : db_(db), run_(run), reader_(db, cache, run), first_chunk_(run.first) {
  open(run_.first);
  next();
}

RunCursor::RunCursor(const Database& db, ChunkCache& cache, const Run& run, std::uint32_t slot)
    : db_(db),
      run_(run),
      slot_(slot),
      reader_(db, cache, run),
      before_(std::make_unique<Statement>(db, run.own ? "SELECT id FROM temp.chunk WHERE run = ?1 AND slot = ?2 AND (key, place) < (?3, ?4) ORDER BY key DESC, place DESC, id DESC LIMIT 1"
                                                      : "SELECT id FROM main.chunk WHERE run = ?1 AND slot = ?2 AND (key, place) < (?3, ?4) ORDER BY key DESC, place DESC, id DESC LIMIT 1")) {
  Statement first(db, run.own ? "SELECT min(id) FROM temp.chunk WHERE run = ?1 AND slot = ?2" : "SELECT min(id) FROM main.chunk WHERE run = ?1 AND slot = ?2");
  if (first.bind(1, run.id).bind(2, std::int64_t{slot}).step()) first_chunk_ = first.number(0);
  if (first_chunk_ == 0) return;  // the slot is not there
  open(first_chunk_);
  next();
}

// The end is where the run or the slot ends.
void RunCursor::open(std::int64_t chunk) {
  chunk_ = chunk;
  at_end_ = chunk > run_.last;
  if (at_end_) return;
  const std::uint32_t slot = reader_.open(chunk);
  at_end_ = slot_ && slot != *slot_;
}

void RunCursor::next() {
  while (!at_end_ && !reader_.next(row_)) open(chunk_ + 1);
}

std::int64_t RunCursor::chunk_before(std::string_view key, std::int64_t place) {
  before_->reset();
  const bool there = before_->bind(1, run_.id).bind(2, std::int64_t{*slot_}).bind(3, key).bind(4, place).step();
  const std::int64_t out = there ? before_->number(0) : first_chunk_;
  before_->reset();
  return out;
}

void RunCursor::seek(std::string_view key) {
  if (first_chunk_ == 0) return;
  // What is ahead in this chunk is near; what is not is looked up.
  if (!at_end_ && row_.key < key) {
    while (row_.key < key) {
      if (!reader_.next(row_)) break;
    }
    if (row_.key >= key) return;
  }
  open(chunk_before(key, std::numeric_limits<std::int64_t>::min()));
  next();
  while (!at_end_ && row_.key < key) next();
}

void RunCursor::seek(std::string_view key, std::int64_t place, std::uint32_t before) {
  if (first_chunk_ == 0) return;
  std::uint32_t found = 0;
  std::int64_t chunk = chunk_before(key, place);
  for (;; --chunk) {
    open(chunk);
    bool from_before = true;  // the chunk starts with the key
    for (bool first = true; reader_.next(row_); first = false) {
      if (first) from_before = row_.key == key;
      found += row_.key == key && row_.place < place ? 1 : 0;
    }
    if (found >= before || !from_before || chunk == first_chunk_) break;
  }
  open(chunk);
  next();
  while (!at_end_ && row_.key < key) next();
}

}  // namespace claimcheck
