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

Statement& Chunks::of_run(std::array<std::unique_ptr<Statement>, 2>& statements, const Run& run, std::string_view sql) {
  auto& statement = statements[run.own ? 1 : 0];
  if (!statement) {
    std::string query(sql);
    query.replace(query.find('?'), 1, run.own ? "temp.chunk" : "main.chunk");
    statement = std::make_unique<Statement>(db_, query);
  }
  statement->reset();
  return *statement;
}

std::shared_ptr<const Chunks::Chunk> Chunks::chunk(const Run& run, std::int64_t id) {
  const std::pair name(run.own, id);
  auto at = std::find_if(held_.begin(), held_.end(), [&](const Held& h) { return h.name == name; });
  if (at == held_.end()) {
    Statement& find = of_run(find_, run, "SELECT slot, rows FROM ? WHERE id = ?1");
    if (!find.bind(1, id).step()) damaged();
    const auto slot = static_cast<std::uint32_t>(find.number(0));
    auto rows = unpacked(find.text(1));
    find.reset();
    if (!rows) damaged();
    if (held_.size() < kMostHeld) held_.emplace_back();
    at = std::min_element(held_.begin(), held_.end(), [](const Held& a, const Held& b) { return a.used < b.used; });
    *at = {name, 0, std::make_shared<const Chunk>(Chunk{slot, std::move(*rows)})};
  }
  at->used = ++now_;
  return at->chunk;
}

std::optional<std::int64_t> Chunks::first(const Run& run, std::uint32_t slot) {
  Statement& find = of_run(first_, run, "SELECT coalesce(min(id), -1) FROM ? WHERE run = ?1 AND slot = ?2");
  const std::int64_t id = find.bind(1, run.id).bind(2, std::int64_t{slot}).step() ? find.number(0) : -1;
  find.reset();
  return id >= 0 ? std::optional(id) : std::nullopt;
}

std::optional<std::int64_t> Chunks::before(const Run& run, std::uint32_t slot, std::string_view key, std::int64_t place) {
  Statement& find = of_run(before_, run, "SELECT id FROM ? WHERE run = ?1 AND slot = ?2 AND (key, place) < (?3, ?4) ORDER BY key DESC, place DESC, id DESC LIMIT 1");
  const bool there = find.bind(1, run.id).bind(2, std::int64_t{slot}).bind(3, key).bind(4, place).step();
  const auto out = there ? std::optional(find.number(0)) : std::nullopt;
  find.reset();
  return out;
}

std::vector<std::string> Chunks::starts(const Run& run, std::uint32_t slot) {
  std::vector<std::string> out;
  Statement& all = of_run(starts_, run, "SELECT key FROM ? WHERE run = ?1 AND slot = ?2 ORDER BY key");
  all.bind(1, run.id).bind(2, std::int64_t{slot});
  while (all.step()) out.emplace_back(all.text(0));
  all.reset();
  return out;
}

void Chunks::damaged() const { db_.damaged("a row of facts"); }

std::uint32_t ChunkReader::open(std::int64_t chunk) {
  key_ = {};
  chunk_ = chunks_.chunk(run_, chunk);
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
  if (!bytes.sound()) chunks_.damaged();
  rest_ = bytes.rest();
  return true;
}

RunCursor::RunCursor(Chunks& chunks, const Run& run) : chunks_(chunks), run_(run), reader_(chunks, run), first_chunk_(run.first) {
  open(run_.first);
  next();
}

RunCursor::RunCursor(Chunks& chunks, const Run& run, std::uint32_t slot) : chunks_(chunks), run_(run), slot_(slot), reader_(chunks, run) {
  const auto first = chunks_.first(run_, slot);
  if (!first) return;  // the slot is not there
  first_chunk_ = *first;
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

std::int64_t RunCursor::chunk_before(std::string_view key, std::int64_t place) { return chunks_.before(run_, *slot_, key, place).value_or(first_chunk_); }

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
