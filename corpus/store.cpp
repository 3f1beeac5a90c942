#include "corpus/store.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>

#include "corpus/fact_bytes.h"
#include "corpus/sqlite.h"

namespace claimcheck {
namespace {

constexpr std::int64_t kApplication = 0x436C6368;  // "Clch": what `file` and we know a corpus by
constexpr std::int64_t kSchema = 2;

// What brings a file from one schema to the next; the last one makes kSchema.
constexpr const char* kSteps[] = {
    R"(CREATE TABLE issue(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, format TEXT NOT NULL, hash BLOB NOT NULL, version TEXT NOT NULL,
                          imprint BLOB NOT NULL, source BLOB NOT NULL, facts BLOB NOT NULL);
       CREATE INDEX issue_hash ON issue(hash);
       CREATE TABLE keyed(slot INTEGER NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL, issue INTEGER NOT NULL, fact INTEGER NOT NULL,
                          bytes BLOB NOT NULL, PRIMARY KEY(slot, key, place, issue, fact)) WITHOUT ROWID;
       CREATE INDEX keyed_issue ON keyed(issue);)",
    R"(ALTER TABLE issue ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
       ALTER TABLE issue ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0;
       ALTER TABLE issue ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;)",
};
static_assert(std::size(kSteps) == kSchema);

// Bytes behind a hash of them, so that a damaged row is seen and not believed.
std::string sealed(const std::string& bytes) {
  const std::uint64_t seal = XXH3_64bits(bytes.data(), bytes.size());
  std::string out(sizeof seal, '\0');
  std::memcpy(out.data(), &seal, sizeof seal);
  return out + bytes;
}
std::optional<std::string_view> unsealed(std::string_view bytes) {
  std::uint64_t seal = 0;
  if (bytes.size() < sizeof seal) return std::nullopt;
  std::memcpy(&seal, bytes.data(), sizeof seal);
  bytes.remove_prefix(sizeof seal);
  return XXH3_64bits(bytes.data(), bytes.size()) == seal ? std::optional(bytes) : std::nullopt;
}

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
    if (use == Use::write) prepare_for_writing();
    else check_schema();
    db.run("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456");
  }

  std::int64_t schema() { return db.number("PRAGMA user_version"); }

  void check_schema() {
    const std::int64_t there = schema();
    if (db.number("PRAGMA application_id") != kApplication) throw StoreFault(db.path() + ": this is no corpus file");
    if (there > kSchema) refuse_newer(there);
    if (there < kSchema) throw StoreFault(db.path() + ": the corpus file has the older schema " + std::to_string(there) + "; `corpus add` brings it to " + std::to_string(kSchema));
  }
  [[noreturn]] void refuse_newer(std::int64_t there) const {
    throw StoreFault(db.path() + ": the corpus file has schema " + std::to_string(there) + ", made by a newer claimcheck; this one knows " + std::to_string(kSchema));
  }

  void prepare_for_writing() {
    // Before anything is written: what is there may be somebody else's.
    const bool ours = db.number("PRAGMA application_id") == kApplication;
    if (!ours && db.number("SELECT count(*) FROM sqlite_master") > 0) throw StoreFault(db.path() + ": this is no corpus file");
    if (schema() > kSchema) refuse_newer(schema());
    db.run("PRAGMA journal_mode = WAL");
    db.run("PRAGMA synchronous = NORMAL");
    if (schema() == kSchema) return;
    Transaction transaction(db);
    for (std::int64_t step = schema(); step < kSchema; ++step) db.run(kSteps[step]);
    db.run("PRAGMA application_id = " + std::to_string(kApplication) + "; PRAGMA user_version = " + std::to_string(kSchema));
    transaction.commit();
  }

  [[noreturn]] void damaged(const std::string& what) const { throw StoreFault(db.path() + ": " + what + " is damaged; run `corpus verify`, then add the issues anew"); }

  Fact fact_in(std::string_view bytes) const {
    const auto inner = unsealed(bytes);
    auto fact = inner ? read_fact(*inner, 0) : std::nullopt;
    if (!fact) damaged("a row of facts");
    return std::move(*fact);
  }

  void remove_rows(const std::string& path) {
    cached("DELETE FROM keyed WHERE issue = (SELECT id FROM issue WHERE path = ?)").bind(1, path).run();
    cached("DELETE FROM issue WHERE path = ?").bind(1, path).run();
  }

  // A statement, prepared once.
  Statement& cached(const char* sql) {
    auto& statement = statements_[sql];
    if (!statement) statement = std::make_unique<Statement>(db, sql);
    statement->reset();
    return *statement;
  }
  void take(Statement& find, std::vector<FoundFact>& out) {
    while (find.step()) out.push_back({find.number(0), static_cast<std::uint32_t>(find.number(1)), fact_in(find.text(2))});
    find.reset();
  }

  Database db;

 private:
  std::map<const char*, std::unique_ptr<Statement>> statements_;  // by the place of their literal; closed before the database
};

Store::Store(const std::string& path, Use use) : data_(std::make_unique<Data>(path, use)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;

std::optional<Store::Held> Store::held(const std::string& path) const {
  Statement& find = data_->cached("SELECT hash, version FROM issue WHERE path = ?");
  if (!find.bind(1, path).step()) return std::nullopt;
  return Held{hash_in(find.text(0)), std::string(find.text(1))};
}

std::optional<std::string> Store::twin(const std::string& path, const ContentHash& hash) const {
  Statement& find = data_->cached("SELECT path FROM issue WHERE hash = ? AND path != ? ORDER BY path LIMIT 1");
  if (!find.bind_bytes(1, view(hash)).bind(2, path).step()) return std::nullopt;
  return std::string(find.text(0));
}

void Store::put(const NewIssue& issue) {
  Database& db = data_->db;
  const std::string imprint = sealed(issue_bytes(issue.row.issue)), facts = sealed(facts_bytes(issue.facts));
  Transaction transaction(db);
  data_->remove_rows(issue.row.path);
  Statement& insert = data_->cached("INSERT INTO issue(path, format, hash, version, imprint, source, facts, words, mentions, claims) VALUES(?,?,?,?,?,?,?,?,?,?)");
  insert.bind(1, issue.row.path).bind(2, issue.row.format).bind_bytes(3, view(issue.row.hash)).bind(4, issue.row.version).bind_bytes(5, imprint).bind_bytes(6, issue.source);
  insert.bind_bytes(7, facts).bind(8, std::int64_t{issue.row.words}).bind(9, std::int64_t{issue.row.mentions}).bind(10, std::int64_t{issue.row.claims}).run();
  const std::int64_t id = db.last_id();
  Statement& key = data_->cached("INSERT OR IGNORE INTO keyed(slot, key, place, issue, fact, bytes) VALUES(?,?,?,?,?,?)");
  for (const KeyedFact& k : issue.keys) {
    const std::string bytes = sealed(fact_bytes(issue.facts[k.fact]));
    key.bind(1, std::int64_t{k.slot}).bind(2, k.key).bind(3, k.place).bind(4, id).bind(5, std::int64_t{k.fact}).bind_bytes(6, bytes).run();
  }
  transaction.commit();
}

bool Store::remove(const std::string& path) {
  if (!held(path)) return false;
  Transaction transaction(data_->db);
  data_->remove_rows(path);
  transaction.commit();
  return true;
}

std::vector<StoredIssue> Store::issues() const {
  std::vector<StoredIssue> out;
  Statement all(data_->db, "SELECT id, path, format, hash, version, imprint, words, mentions, claims FROM issue");
  while (all.step()) {
    StoredIssue row;
    row.id = all.number(0);
    row.path = all.text(1);
    row.format = all.text(2);
    row.hash = hash_in(all.text(3));
    row.version = all.text(4);
    const auto inner = unsealed(all.text(5));
    auto issue = inner ? read_issue(*inner) : std::nullopt;
    if (!issue) data_->damaged("the imprint of " + row.path);
    row.issue = std::move(*issue);
    row.words = static_cast<std::uint32_t>(all.number(6));
    row.mentions = static_cast<std::uint32_t>(all.number(7));
    row.claims = static_cast<std::uint32_t>(all.number(8));
    out.push_back(std::move(row));
  }
  const auto place = [](const StoredIssue& i) {
    return std::make_tuple(value_or(i.issue.series, std::string()), value_or(i.issue.date, Day{0}), value_or(i.issue.number, std::int64_t{0}), value_or(i.issue.serial, std::int64_t{0}),
                           std::string_view(i.path));
  };
  std::sort(out.begin(), out.end(), [&](const StoredIssue& a, const StoredIssue& b) { return place(a) < place(b); });
  return out;
}

std::string Store::source(std::int64_t issue) const {
  Statement& find = data_->cached("SELECT source FROM issue WHERE id = ?");
  return find.bind(1, issue).step() ? std::string(find.text(0)) : std::string();
}

std::vector<Fact> Store::facts(std::int64_t issue) const {
  Statement& find = data_->cached("SELECT facts, path FROM issue WHERE id = ?");
  if (!find.bind(1, issue).step()) return {};
  const auto inner = unsealed(find.text(0));
  auto facts = inner ? read_facts(*inner, 0) : std::nullopt;
  if (!facts) data_->damaged("what " + std::string(find.text(1)) + " states");
  return std::move(*facts);
}

void Store::with_key(std::uint32_t slot, std::string_view key, std::vector<FoundFact>& out) const {
  Statement& find = data_->cached("SELECT issue, fact, bytes FROM keyed WHERE slot = ? AND key = ? ORDER BY place, issue, fact");
  data_->take(find.bind(1, std::int64_t{slot}).bind(2, key), out);
}

void Store::near_key(std::uint32_t slot, std::string_view key, std::int64_t place, std::uint32_t each_way, std::vector<FoundFact>& out) const {
  Statement& at = data_->cached("SELECT issue, fact, bytes FROM keyed WHERE slot = ? AND key = ? AND place = ? ORDER BY issue, fact");
  data_->take(at.bind(1, std::int64_t{slot}).bind(2, key).bind(3, place), out);
  for (const char* sql : {"SELECT issue, fact, bytes FROM keyed WHERE slot = ? AND key = ? AND place < ? ORDER BY place DESC, issue, fact LIMIT ?",
                          "SELECT issue, fact, bytes FROM keyed WHERE slot = ? AND key = ? AND place > ? ORDER BY place, issue, fact LIMIT ?"}) {
    Statement& find = data_->cached(sql);
    data_->take(find.bind(1, std::int64_t{slot}).bind(2, key).bind(3, place).bind(4, std::int64_t{each_way}), out);
  }
}

void Store::by_key(std::uint32_t first, std::uint32_t second, const std::function<void(std::string_view, std::vector<FoundFact>&)>& use) const {
  // Two issues or more: a fact meets those of its own issue without a store.
  Statement all(data_->db, first == second ? "SELECT key, issue, fact, bytes FROM keyed WHERE slot = ?1 ORDER BY key, place, issue, fact"
                                           : "SELECT key, issue, fact, bytes FROM keyed AS k WHERE slot = ?1 AND EXISTS(SELECT 1 FROM keyed WHERE slot = ?2 AND key = k.key) ORDER BY key, place, issue, fact");
  all.bind(1, std::int64_t{first});
  if (first != second) all.bind(2, std::int64_t{second});
  std::string key;
  std::vector<FoundFact> group;
  const auto flush = [&] {
    if (first != second) with_key(second, key, group);
    const bool several = std::any_of(group.begin(), group.end(), [&](const FoundFact& f) { return f.issue != group.front().issue; });
    if (several) use(key, group);
    group.clear();
  };
  while (all.step()) {
    if (all.text(0) != key) {
      if (!group.empty()) flush();
      key = all.text(0);
    }
    group.push_back({all.number(1), static_cast<std::uint32_t>(all.number(2)), data_->fact_in(all.text(3))});
  }
  if (!group.empty()) flush();
}

std::vector<std::string> Store::verify() const {
  std::vector<std::string> out;
  try {
    Statement check(data_->db, "PRAGMA integrity_check(20)");
    while (check.step()) {
      if (check.text(0) != "ok") out.emplace_back(check.text(0));
    }
    Statement all(data_->db, "SELECT path, imprint, facts, hash, source FROM issue ORDER BY path");
    while (all.step()) {
      const auto imprint = unsealed(all.text(1)), facts = unsealed(all.text(2));
      if (!imprint || !read_issue(*imprint)) out.push_back(std::string(all.text(0)) + ": its imprint is damaged");
      if (!facts || !read_facts(*facts, 0)) out.push_back(std::string(all.text(0)) + ": what it states is damaged");
    }
    Statement keys(data_->db, "SELECT bytes FROM keyed");
    std::int64_t broken = 0;
    while (keys.step()) broken += unsealed(keys.text(0)) ? 0 : 1;
    if (broken > 0) out.push_back(std::to_string(broken) + " rows of facts are damaged");
    const std::int64_t lost = data_->db.number("SELECT count(*) FROM keyed WHERE issue NOT IN (SELECT id FROM issue)");
    if (lost > 0) out.push_back(std::to_string(lost) + " rows of facts belong to no issue");
  } catch (const StoreFault& fault) {
    out.emplace_back(fault.what());
  }
  return out;
}

}  // namespace claimcheck
