#include "corpus/store.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <map>
#include <tuple>

#include "corpus/byte_stream.h"
#include "corpus/fact_bytes.h"
#include "corpus/runs.h"
#include "corpus/schema.h"
#include "corpus/seal.h"

namespace claimcheck {
namespace {

constexpr std::int64_t kFreshBytes = std::int64_t{256} << 20;  // of facts that wait for a run: what a run in memory may take
// Runs of one class differ by less than this factor; as many are merged into one of the next class. So a fact is written once a class.
constexpr std::int64_t kRunsOfClass = 4;

std::string_view view(const ContentHash& hash) { return {hash.data(), hash.size()}; }
ContentHash hash_in(std::string_view bytes) {
  ContentHash out{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), out.begin());
  return out;
}

template <class T>
T value_or(const std::optional<Stated<T>>& stated, T missing) { return stated ? stated->value : missing; }

}  // namespace

ContentHash content_hash(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  ContentHash out;
  std::memcpy(out.data(), canonical.digest, out.size());
  return out;
}

struct Store::Data {
  Data(const std::string& path, Use use) : db(path, use) {
    if (use == Use::write) bring_up(db);
    else check_schema(db);
    db.run("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864");
    if (use == Use::write) {
      fresh_bytes = db.number("SELECT coalesce(sum(size), 0) FROM fresh");
    } else {
      db.run("BEGIN");  // one state of the file, whoever writes to it meanwhile
      open_runs();
    }
  }

  // For reading: the runs, those that are gone, and what is in no run yet as a run of its own.
  void open_runs() {
    runs = kept_runs();
    open_dead();
    if (db.number("SELECT count(*) FROM fresh") == 0) return;
    db.run(std::string("CREATE TEMP TABLE ") + kChunkTable + "; CREATE INDEX temp." + kChunkIndex);
    const Fresh fresh = fresh_rows();
    RunWriter writer(db, 0, true);
    for (const KeyedRow& row : fresh.rows) writer.add(row);
    runs.push_back(writer.finish());
  }

  void open_dead() {
    dead.clear();
    Statement gone(db, "SELECT issue FROM dead ORDER BY issue");
    while (gone.step()) dead.push_back(gone.number(0));
  }

  // Oldest first, which is largest first.
  std::vector<Run> kept_runs() {
    std::vector<Run> out;
    Statement all(db, "SELECT id, first, last, bytes FROM run ORDER BY id");
    while (all.step()) out.push_back({all.number(0), all.number(1), all.number(2), all.number(3), false});
    return out;
  }

  struct Fresh {
    std::vector<std::string> texts;  // where the rows look into
    std::vector<KeyedRow> rows;      // in order
  };
  Fresh fresh_rows() {
    Fresh out;
    Statement all(db, "SELECT issue, rows FROM fresh");
    std::vector<std::int64_t> issues;
    while (all.step()) {
      issues.push_back(all.number(0));
      auto rows = unpacked(all.text(1));
      if (!rows) db.damaged("a row of facts");
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

  bool alive(std::int64_t issue) const { return !std::binary_search(dead.begin(), dead.end(), issue); }

  FoundFact found(std::int64_t issue, std::uint32_t index, std::string_view bytes) const {
    auto fact = read_fact(bytes, 0);
    if (!fact) db.damaged("a row of facts");
    return {issue, index, std::move(*fact)};
  }

  // Puts what is fresh into a run of its own, together with runs that are there already; `all_added`: with all that are not much larger
  // than what was added since the file was opened, so that few are left to read.
  void settle(bool all_added);
  std::size_t merged_with(const std::vector<Run>& all, std::int64_t bytes, bool all_added) const;

  // One cursor a run for looking up keys of a slot, kept from one look to the next.
  std::deque<RunCursor>& cursors(std::uint32_t slot) {
    auto& out = cursors_[slot];
    if (out.empty()) {
      for (const Run& run : runs) out.emplace_back(chunks, run, slot);
    }
    return out;
  }

  void remove_rows(const std::string& path) {
    Statement& find = cached("SELECT id FROM issue WHERE path = ?");
    if (!find.bind(1, path).step()) return;
    const std::int64_t id = find.number(0);
    find.reset();
    Statement& fresh = cached("SELECT size FROM fresh WHERE issue = ?");
    const bool in_no_run = fresh.bind(1, id).step();
    if (in_no_run) fresh_bytes -= fresh.number(0);
    fresh.reset();
    if (!in_no_run) cached("INSERT OR IGNORE INTO dead(issue) VALUES(?)").bind(1, id).run();
    for (const char* sql : {"DELETE FROM fresh WHERE issue = ?", "DELETE FROM content WHERE issue = ?", "DELETE FROM issue WHERE id = ?"}) cached(sql).bind(1, id).run();
  }

  // A statement, prepared once.
  Statement& cached(const char* sql) {
    auto& statement = statements_[sql];
    if (!statement) statement = std::make_unique<Statement>(db, sql);
    statement->reset();
    return *statement;
  }

  Database db;
  std::int64_t fresh_bytes = 0;     // for writing: of what is in no run yet
  std::int64_t added_bytes = 0;     // and of all that was added
  std::vector<Run> runs;            // for reading
  std::vector<std::int64_t> dead;   // ascending
  Chunks chunks{db};

 private:
  std::map<const char*, std::unique_ptr<Statement>> statements_;  // by the place of their literal; closed before the database
  std::map<std::uint32_t, std::deque<RunCursor>> cursors_;
};

// How many of the last runs.
std::size_t Store::Data::merged_with(const std::vector<Run>& all, std::int64_t bytes, bool all_added) const {
  const auto of_class = [](std::int64_t size) {
    int out = 0;
    for (; size >= kRunsOfClass; size /= kRunsOfClass) ++out;
    return out;
  };
  std::size_t out = 0;
  const auto last = [&](std::size_t index) { return all[all.size() - 1 - index].bytes; };
  while (out < all.size()) {
    std::size_t alike = out + 1;
    while (alike < all.size() && of_class(last(alike)) == of_class(last(out))) ++alike;
    const auto there = static_cast<std::int64_t>(alike - out) + (of_class(bytes) >= of_class(last(out)) ? 1 : 0);
    const bool small = all_added && last(out) <= kRunsOfClass * std::max(added_bytes, bytes);
    if (there < kRunsOfClass && !small) break;
    const std::size_t end = there < kRunsOfClass ? out + 1 : alike;
    for (; out < end; ++out) bytes += last(out);
  }
  return out;
}

void Store::Data::settle(bool all_added) {
  Transaction transaction(db);
  Data::Fresh fresh = fresh_rows();
  const std::int64_t gone = db.number("SELECT count(*) FROM dead"), there = db.number("SELECT count(*) FROM issue");
  const bool whole = gone * 4 > there;  // much of what the runs hold is of no use any more
  open_dead();
  const std::vector<Run> all = kept_runs();
  std::int64_t bytes = db.number("SELECT coalesce(sum(size), 0) FROM fresh");
  const std::size_t kept = all.size() - (whole ? all.size() : merged_with(all, bytes, all_added));
  const std::vector<Run> merged(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
  if (bytes == 0 && merged.size() < 2 && !whole) return;
  std::deque<RunCursor> cursors;
  for (const Run& run : merged) cursors.emplace_back(chunks, run);
  RunWriter writer(db, db.number("SELECT coalesce(max(id), 0) + 1 FROM run"), false);
  for (std::size_t next = 0;;) {
    const KeyedRow* least = next < fresh.rows.size() ? &fresh.rows[next] : nullptr;
    RunCursor* from = nullptr;
    for (RunCursor& cursor : cursors) {
      if (!cursor.at_end() && (least == nullptr || cursor.row().order() < least->order())) least = &cursor.row(), from = &cursor;
    }
    if (least == nullptr) break;
    if (alive(least->issue)) writer.add(*least);
    if (from != nullptr) from->next();
    else ++next;
  }
  const Run run = writer.finish();
  for (const Run& old : merged) {
    cached("DELETE FROM chunk WHERE id BETWEEN ? AND ?").bind(1, old.first).bind(2, old.last).run();
    cached("DELETE FROM run WHERE id = ?").bind(1, old.id).run();
  }
  if (run.last >= run.first) cached("INSERT INTO run(id, first, last, bytes) VALUES(?,?,?,?)").bind(1, run.id).bind(2, run.first).bind(3, run.last).bind(4, run.bytes).run();
  db.run("DELETE FROM fresh");
  if (whole) db.run("DELETE FROM dead");
  transaction.commit();
  fresh_bytes = 0;
  chunks.forget();  // some are no more
}

Store::Store(const std::string& path, Use use) : data_(std::make_unique<Data>(path, use)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;

std::vector<Store::Held> Store::held() const {
  std::vector<Held> out;
  Statement all(data_->db, "SELECT path, hash, version FROM issue");
  while (all.step()) out.push_back({std::string(all.text(0)), hash_in(all.text(1)), std::string(all.text(2))});
  return out;
}

void Store::put(const NewIssue& issue) {
  Database& db = data_->db;
  const std::string imprint = sealed(issue_bytes(issue.row.issue), issue.row.path), facts = packed(facts_bytes(issue.facts)), source = packed(issue.source);
  ByteWriter keys;
  for (const KeyedFact& k : issue.keys) {
    keys.number(k.slot);
    keys.text(k.key);
    keys.whole(k.place);
    keys.number(k.fact);
    keys.text(fact_bytes(issue.facts[k.fact], *k.fields));
  }
  const std::string raw = keys.take(), rows = packed(raw);
  {
    Transaction transaction(db);
    data_->remove_rows(issue.row.path);
    Statement& insert = data_->cached("INSERT INTO issue(path, format, hash, version, words, mentions, claims, imprint, findings) VALUES(?,?,?,?,?,?,?,?,?)");
    insert.bind(1, issue.row.path).bind(2, issue.row.format).bind_bytes(3, view(issue.row.hash)).bind(4, issue.row.version);
    insert.bind(5, std::int64_t{issue.row.words}).bind(6, std::int64_t{issue.row.mentions}).bind(7, std::int64_t{issue.row.claims}).bind_bytes(8, imprint).bind(9, std::int64_t{issue.row.findings.value_or(0)});
    if (!issue.row.findings) insert.bind_null(9);
    insert.run();
    const std::int64_t id = db.last_id();
    data_->cached("INSERT INTO content(issue, source, facts) VALUES(?,?,?)").bind(1, id).bind_bytes(2, source).bind_bytes(3, facts).run();
    const auto size = static_cast<std::int64_t>(raw.size());  // what it will take in memory
    data_->cached("INSERT INTO fresh(issue, size, rows) VALUES(?,?,?)").bind(1, id).bind(2, size).bind_bytes(3, rows).run();
    transaction.commit();
    data_->fresh_bytes += size;
    data_->added_bytes += size;
  }
  if (data_->fresh_bytes >= kFreshBytes) data_->settle(false);
}

bool Store::remove(const std::string& path) {
  Transaction transaction(data_->db);
  const std::int64_t before = data_->db.number("SELECT count(*) FROM issue");
  data_->remove_rows(path);
  const bool removed = data_->db.number("SELECT count(*) FROM issue") < before;
  transaction.commit();
  return removed;
}

void Store::settle() { data_->settle(true); }

namespace {

constexpr const char* kIssueColumns = "SELECT id, path, format, hash, version, imprint, words, mentions, claims, coalesce(findings, -1) FROM issue";

StoredIssue issue_in(const Database& db, const Statement& row) {
  StoredIssue out;
  out.id = row.number(0);
  out.path = row.text(1);
  out.format = row.text(2);
  out.hash = hash_in(row.text(3));
  out.version = row.text(4);
  const auto inner = unsealed(row.text(5), out.path);
  auto issue = inner ? read_issue(*inner) : std::nullopt;
  if (!issue) db.damaged("the imprint of " + out.path);
  out.issue = std::move(*issue);
  out.words = static_cast<std::uint32_t>(row.number(6));
  out.mentions = static_cast<std::uint32_t>(row.number(7));
  out.claims = static_cast<std::uint32_t>(row.number(8));
  if (row.number(9) >= 0) out.findings = static_cast<std::uint32_t>(row.number(9));
  return out;
}

void put_in_order(std::vector<StoredIssue>& issues) {
  const auto place = [](const StoredIssue& i) {
    const auto& series = i.issue.series;
    return std::make_tuple(i.issue.date.has_value(), value_or(i.issue.date, Day{0}), series ? std::string_view(series->value) : std::string_view(), value_or(i.issue.number, std::int64_t{0}),
                           value_or(i.issue.serial, std::int64_t{0}), std::string_view(i.path));
  };
  std::sort(issues.begin(), issues.end(), [&](const StoredIssue& a, const StoredIssue& b) { return place(a) < place(b); });
}

}  // namespace

std::vector<StoredIssue> Store::issues() const {
  std::vector<StoredIssue> out;
  Statement all(data_->db, kIssueColumns);
  while (all.step()) out.push_back(issue_in(data_->db, all));
  put_in_order(out);
  return out;
}

std::vector<StoredIssue> Store::issues(std::span<const std::int64_t> ids) const {
  std::vector<StoredIssue> out;
  Statement find(data_->db, std::string(kIssueColumns) + " WHERE id = ?");
  for (const std::int64_t id : ids) {
    if (find.bind(1, id).step()) out.push_back(issue_in(data_->db, find));
    find.reset();
  }
  put_in_order(out);
  return out;
}

std::string Store::source(std::int64_t issue) const {
  Statement& find = data_->cached("SELECT source FROM content WHERE issue = ?");
  if (!find.bind(1, issue).step()) return {};
  auto inner = unpacked(find.text(0));
  if (!inner) data_->db.damaged("the text of an issue");
  return std::move(*inner);
}

std::vector<Fact> Store::facts(std::int64_t issue) const {
  Statement& find = data_->cached("SELECT facts FROM content WHERE issue = ?");
  if (!find.bind(1, issue).step()) return {};
  const auto inner = unpacked(find.text(0));
  auto facts = inner ? read_facts(*inner, 0) : std::nullopt;
  if (!facts) data_->db.damaged("what an issue states");
  return std::move(*facts);
}

namespace {

// Facts that are not decoded yet; their bytes lie in one string.
class RawRows {
 public:
  struct Row {
    std::int64_t place = 0, issue = 0;
    std::uint32_t fact = 0;
    std::size_t begin = 0, size = 0;
    auto order() const { return std::tie(place, issue, fact); }
  };
  void add(const KeyedRow& row) {
    rows_.push_back({row.place, row.issue, row.fact, bytes_.size(), row.bytes.size()});
    bytes_ += row.bytes;
  }
  void clear() {
    rows_.clear();
    bytes_.clear();
  }
  const std::vector<Row>& in_order() {
    std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.order() < b.order(); });
    return rows_;
  }
  std::string_view bytes(const Row& row) const { return std::string_view(bytes_).substr(row.begin, row.size); }

 private:
  std::vector<Row> rows_;
  std::string bytes_;
};

}  // namespace

void Store::with_key(std::uint32_t slot, std::string_view key, std::vector<FoundFact>& out) const {
  RawRows rows;
  for (RunCursor& cursor : data_->cursors(slot)) {
    for (cursor.seek(key); !cursor.at_end() && cursor.row().key == key; cursor.next()) {
      if (data_->alive(cursor.row().issue)) rows.add(cursor.row());
    }
  }
  for (const RawRows::Row& row : rows.in_order()) out.push_back(data_->found(row.issue, row.fact, rows.bytes(row)));
}

void Store::near_key(std::uint32_t slot, std::string_view key, std::int64_t place, std::uint32_t each_way, std::vector<FoundFact>& out) const {
  RawRows all;
  const auto before = each_way + static_cast<std::uint32_t>(data_->dead.size());  // those that are gone are passed over
  for (RunCursor& cursor : data_->cursors(slot)) {
    std::uint32_t after = 0;
    for (cursor.seek(key, place, before); !cursor.at_end() && cursor.row().key == key && after < each_way; cursor.next()) {
      if (!data_->alive(cursor.row().issue)) continue;
      all.add(cursor.row());
      after += cursor.row().place > place ? 1 : 0;
    }
  }
  const auto& rows = all.in_order();
  const auto low = std::lower_bound(rows.begin(), rows.end(), place, [](const RawRows::Row& row, std::int64_t p) { return row.place < p; });
  const auto high = std::upper_bound(rows.begin(), rows.end(), place, [](std::int64_t p, const RawRows::Row& row) { return p < row.place; });
  const auto begin = low - std::min<std::ptrdiff_t>(low - rows.begin(), each_way), end = high + std::min<std::ptrdiff_t>(rows.end() - high, each_way);
  for (auto row = begin; row != end; ++row) out.push_back(data_->found(row->issue, row->fact, all.bytes(*row)));
}

namespace {

// The runs of a slot as one, in order of the keys.
class Merged {
 public:
  Merged(Chunks& chunks, const std::vector<Run>& runs, std::uint32_t slot) {
    for (const Run& run : runs) cursors_.emplace_back(chunks, run, slot);
  }
  // The key that comes next; absent at the end.
  std::optional<std::string> key() const {
    const RunCursor* least = nullptr;
    for (const RunCursor& c : cursors_) {
      if (!c.at_end() && (least == nullptr || c.row().key < least->row().key)) least = &c;
    }
    return least != nullptr ? std::optional(std::string(least->row().key)) : std::nullopt;
  }
  void seek(const std::string& key) {
    for (RunCursor& c : cursors_) {
      if (!c.at_end() && c.row().key < key) c.seek(key);
    }
  }
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

}  // namespace

void Store::by_key(std::uint32_t first, std::uint32_t second, const std::function<void(std::string_view, std::vector<FoundFact>&)>& use) const {
  Merged one(data_->chunks, data_->runs, first);
  std::optional<Merged> other;
  if (second != first) other.emplace(data_->chunks, data_->runs, second);
  std::vector<FoundFact> facts;
  // Facts are decoded once several issues are known to meet: those of one meet without a store.
  RawRows rows;
  for (auto key = one.key(); key; key = one.key()) {
    if (other) {
      other->seek(*key);
      const auto there = other->key();
      if (!there) return;
      if (*there != *key) {
        one.seek(*there);
        continue;
      }
    }
    rows.clear();
    bool several = false;
    std::optional<std::int64_t> first_issue;
    const auto keep = [&](const KeyedRow& row) {
      if (!data_->alive(row.issue)) return;
      rows.add(row);
      if (!first_issue) first_issue = row.issue;
      several = several || row.issue != *first_issue;
    };
    one.take(*key, keep);
    if (other) other->take(*key, keep);
    if (!several) continue;
    facts.clear();
    for (const RawRows::Row& row : rows.in_order()) facts.push_back(data_->found(row.issue, row.fact, rows.bytes(row)));
    use(*key, facts);
  }
}

std::vector<std::string> Store::verify() const {
  std::vector<std::string> out;
  Database& db = data_->db;
  try {
    Statement check(db, "PRAGMA integrity_check(1)");
    while (check.step()) {
      const std::string_view said = check.text(0);
      if (said != "ok") out.push_back("the file is damaged: " + std::string(said.substr(said.find_last_of('\n') + 1)));
    }
    if (!out.empty()) return out;
    Statement all(db, "SELECT path, imprint, facts, source FROM issue LEFT JOIN content ON content.issue = issue.id ORDER BY path");
    while (all.step()) {
      const std::string path(all.text(0));
      const auto imprint = unsealed(all.text(1), path);
      const auto facts = unpacked(all.text(2)), source = unpacked(all.text(3));
      if (!imprint || !read_issue(*imprint)) out.push_back(path + ": its imprint is damaged");
      if (!facts || !read_facts(*facts, 0)) out.push_back(path + ": what it states is damaged");
      if (!source) out.push_back(path + ": its text is damaged");
    }
    std::int64_t lost = 0;
    for (const Run& run : data_->runs) {
      for (RunCursor cursor(data_->chunks, run); !cursor.at_end(); cursor.next()) {
        if (!data_->alive(cursor.row().issue)) continue;
        Statement& there = data_->cached("SELECT 1 FROM issue WHERE id = ?");
        lost += there.bind(1, cursor.row().issue).step() ? 0 : 1;
      }
    }
    if (lost > 0) out.push_back(std::to_string(lost) + " facts by key belong to no issue");
  } catch (const StoreFault& fault) {
    out.emplace_back(fault.what());
  }
  return out;
}

}  // namespace claimcheck
