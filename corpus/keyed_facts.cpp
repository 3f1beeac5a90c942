#include "corpus/keyed_facts.h"

#include <algorithm>
#include <queue>

#include "corpus/byte_stream.h"
#include "corpus/seal.h"

namespace claimcheck {
namespace {

constexpr std::int64_t kWaitingBytes = std::int64_t{256} << 20;  // of facts that wait for a run: what a run in memory may take
constexpr std::size_t kMostRuns = 96;      // a file of 24 GB of facts is added without a merge before the end
constexpr std::int64_t kMuchLarger = 4;    // runs this many times as large as what was added are left alone at the end
constexpr std::size_t kRunsOfClass = 4;    // so many runs of like size are merged, however little was added

// Runs of one class differ by less than a factor.
int class_of(std::int64_t bytes) {
  int out = 0;
  for (; bytes >= kMuchLarger; bytes /= kMuchLarger) ++out;
  return out;
}

}  // namespace

SlotCursor::SlotCursor(Chunks& chunks, const std::vector<Run>& runs, std::uint32_t slot) {
  for (const Run& run : runs) cursors_.emplace_back(chunks, run, slot);
}

std::optional<std::string> SlotCursor::key() const {
  const RunCursor* least = nullptr;
  for (const RunCursor& c : cursors_) {
    if (!c.at_end() && (least == nullptr || c.row().key < least->row().key)) least = &c;
  }
  return least != nullptr ? std::optional(std::string(least->row().key)) : std::nullopt;
}

void SlotCursor::seek(const std::string& key) {
  for (RunCursor& c : cursors_) {
    if (!c.at_end() && c.row().key < key) c.seek(key);
  }
}

KeyedFacts::KeyedFacts(Database& db, Store::Use use) : db_(db), chunks_(db) {
  if (use == Store::Use::write) waiting_bytes_ = db_.number("SELECT coalesce(sum(size), 0) FROM fresh");
  else open_runs();
}

Statement& KeyedFacts::cached(const char* sql) {
  auto& statement = statements_[sql];
  if (!statement) statement = std::make_unique<Statement>(db_, sql);
  statement->reset();
  return *statement;
}

// What is in no run yet is read as a run of its own.
void KeyedFacts::open_runs() {
  runs_ = kept_runs();
  open_dead();
  if (db_.number("SELECT count(*) FROM fresh") == 0) return;
  db_.run(std::string("CREATE TEMP TABLE ") + kChunkTable + "; CREATE INDEX temp." + kChunkIndex);
  const OrderedRows waiting = waiting_rows();
  RunWriter writer(db_, 0, true);
  for (const KeyedRow& row : waiting.rows) writer.add(row);
  runs_.push_back(writer.finish());
}

void KeyedFacts::open_dead() {
  dead_.clear();
  Statement gone(db_, "SELECT issue FROM dead ORDER BY issue");
  while (gone.step()) dead_.push_back(gone.number(0));
}

// Oldest first.
std::vector<Run> KeyedFacts::kept_runs() {
  std::vector<Run> out;
  Statement all(db_, "SELECT id, first, last, bytes FROM run ORDER BY id");
  while (all.step()) out.push_back({all.number(0), all.number(1), all.number(2), all.number(3), false});
  return out;
}

OrderedRows KeyedFacts::waiting_rows() {
  OrderedRows out;
  Statement all(db_, "SELECT issue, rows FROM fresh");
  std::vector<std::int64_t> issues;
  while (all.step()) {
    issues.push_back(all.number(0));
    auto rows = unpacked(all.text(1));
    if (!rows) db_.damaged("a row of facts");
    out.texts.push_back(std::move(*rows));
  }
  for (std::size_t i = 0; i < issues.size(); ++i) {
    for (ByteReader bytes(out.texts[i]); !bytes.at_end() && bytes.sound();) {
      KeyedRow& row = out.rows.emplace_back();
      row.slot = bytes.index(), row.key = bytes.view(), row.place = bytes.whole();
      row.fact = bytes.index(), row.bytes = bytes.view(), row.issue = issues[i];
    }
  }
  std::sort(out.rows.begin(), out.rows.end(), [](const KeyedRow& a, const KeyedRow& b) { return a.order() < b.order(); });
  return out;
}

bool KeyedFacts::alive(std::int64_t issue) const { return !std::binary_search(dead_.begin(), dead_.end(), issue); }

std::deque<RunCursor>& KeyedFacts::cursors(std::uint32_t slot) {
  auto& out = cursors_[slot];
  if (out.empty()) {
    for (const Run& run : runs_) out.emplace_back(chunks_, run, slot);
  }
  return out;
}

std::vector<std::string> KeyedFacts::dividing_keys(std::uint32_t slot, std::size_t parts) {
  if (runs_.empty() || parts < 2) return {};
  // The largest run speaks for all.
  const Run& run = *std::max_element(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) { return a.bytes < b.bytes; });
  std::vector<std::string> out = chunks_.starts(run, slot);
  const std::size_t step = out.size() / parts + 1;
  std::size_t kept = 0;
  for (std::size_t i = step; i < out.size(); i += step) {
    if (kept == 0 || out[kept - 1] != out[i]) out[kept++] = std::move(out[i]);
  }
  out.resize(kept);
  return out;
}

void KeyedFacts::put(std::int64_t issue, std::string_view packed_rows, std::int64_t size) {
  cached("INSERT INTO fresh(issue, size, rows) VALUES(?,?,?)").bind(1, issue).bind(2, size).bind_bytes(3, packed_rows).run();
  waiting_bytes_ += size;
  added_bytes_ += size;
}

void KeyedFacts::remove(std::int64_t issue) {
  Statement& waiting = cached("SELECT size FROM fresh WHERE issue = ?");
  const bool in_no_run = waiting.bind(1, issue).step();
  if (in_no_run) waiting_bytes_ -= waiting.number(0);
  waiting.reset();
  cached(in_no_run ? "DELETE FROM fresh WHERE issue = ?" : "INSERT OR IGNORE INTO dead(issue) VALUES(?)").bind(1, issue).run();
}

bool KeyedFacts::want_order() const { return waiting_bytes_ >= kWaitingBytes; }

// How many of the last runs go into one with `bytes` that wait: all that are not much larger than what was added, and such as are many
// of one class.
std::size_t KeyedFacts::merged_at_end(const std::vector<Run>& all, std::int64_t bytes) const {
  std::size_t out = 0;
  const auto last = [&](std::size_t index) { return all[all.size() - 1 - index].bytes; };
  while (out < all.size()) {
    std::size_t alike = out + 1;
    while (alike < all.size() && class_of(last(alike)) == class_of(last(out))) ++alike;
    const bool many = alike - out + (class_of(bytes) >= class_of(last(out)) ? 1 : 0) >= kRunsOfClass;
    if (!many && last(out) > kMuchLarger * std::max(added_bytes_, bytes)) break;
    for (const std::size_t end = many ? alike : out + 1; out < end; ++out) bytes += last(out);
  }
  return out;
}

// One run of those and what waits, without the facts of issues that are gone.
Run KeyedFacts::merge(const std::vector<Run>& runs, const OrderedRows& waiting) {
  std::deque<RunCursor> cursors;
  const auto behind = [](const RunCursor* a, const RunCursor* b) { return b->row().order() < a->row().order(); };
  std::priority_queue<RunCursor*, std::vector<RunCursor*>, decltype(behind)> next(behind);
  for (const Run& run : runs) next.push(&cursors.emplace_back(chunks_, run));
  RunWriter writer(db_, db_.number("SELECT coalesce(max(id), 0) + 1 FROM run"), false);
  auto fresh = waiting.rows.begin();
  const auto write = [&](const KeyedRow& row) {
    if (alive(row.issue)) writer.add(row);
  };
  while (!next.empty()) {
    RunCursor* least = next.top();
    next.pop();
    for (; fresh != waiting.rows.end() && fresh->order() < least->row().order(); ++fresh) write(*fresh);
    write(least->row());
    least->next();
    if (!least->at_end()) next.push(least);
  }
  for (; fresh != waiting.rows.end(); ++fresh) write(*fresh);
  return writer.finish();
}

void KeyedFacts::settle(bool all_added) {
  Transaction transaction(db_);
  const OrderedRows waiting = waiting_rows();
  const std::int64_t gone = db_.number("SELECT count(*) FROM dead"), there = db_.number("SELECT count(*) FROM issue");
  const bool whole = gone * 4 > there;  // much of what the runs hold is of no use any more
  open_dead();
  const std::vector<Run> all = kept_runs();
  const std::int64_t bytes = db_.number("SELECT coalesce(sum(size), 0) FROM fresh");
  std::size_t taken = 0;
  if (whole) taken = all.size();
  else if (all_added) taken = merged_at_end(all, bytes);
  else if (all.size() >= kMostRuns) taken = all.size() / 2;
  const std::vector<Run> merged(all.end() - static_cast<std::ptrdiff_t>(taken), all.end());
  if (bytes == 0 && merged.size() < 2 && !whole) return;
  const Run run = merge(merged, waiting);
  for (const Run& old : merged) {
    cached("DELETE FROM chunk WHERE id BETWEEN ? AND ?").bind(1, old.first).bind(2, old.last).run();
    cached("DELETE FROM run WHERE id = ?").bind(1, old.id).run();
  }
  if (run.last >= run.first) cached("INSERT INTO run(id, first, last, bytes) VALUES(?,?,?,?)").bind(1, run.id).bind(2, run.first).bind(3, run.last).bind(4, run.bytes).run();
  db_.run("DELETE FROM fresh");
  if (whole) db_.run("DELETE FROM dead");
  transaction.commit();
  waiting_bytes_ = 0;
  chunks_.forget();  // some are no more
}

}  // namespace claimcheck
