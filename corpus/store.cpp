#include "corpus/store.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>

#include "corpus/byte_stream.h"
#include "corpus/fact_bytes.h"
#include "corpus/keyed_facts.h"
#include "corpus/schema.h"
#include "corpus/seal.h"

namespace claimcheck {
namespace {

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
  Data(const std::string& path, Use use) : db(path, use), keyed(prepared(db, use), use) {}

  static Database& prepared(Database& db, Use use) {
    if (use == Use::write) bring_up(db);
    else check_schema(db);
    db.run("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864");
    if (use == Use::read) db.run("BEGIN");  // one state of the file, whoever writes to it meanwhile
    return db;
  }

  FoundFact found(std::int64_t issue, std::uint32_t index, std::string_view bytes) const {
    auto fact = read_fact(bytes, 0);
    if (!fact) db.damaged("a row of facts");
    return {issue, index, std::move(*fact)};
  }

  void remove_rows(const std::string& path) {
    Statement& find = cached("SELECT id FROM issue WHERE path = ?");
    if (!find.bind(1, path).step()) return;
    const std::int64_t id = find.number(0);
    find.reset();
    keyed.remove(id);
    for (const char* sql : {"DELETE FROM content WHERE issue = ?", "DELETE FROM issue WHERE id = ?"}) cached(sql).bind(1, id).run();
  }

  // A statement, prepared once.
  Statement& cached(const char* sql) {
    auto& statement = statements_[sql];
    if (!statement) statement = std::make_unique<Statement>(db, sql);
    statement->reset();
    return *statement;
  }

  Database db;
  KeyedFacts keyed;

 private:
  std::map<const char*, std::unique_ptr<Statement>> statements_;  // by the place of their literal; closed before the database
};

Store::Store(const std::string& path, Use use) : data_(std::make_unique<Data>(path, use)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;

std::vector<Store::Held> Store::held() const {
  std::vector<Held> out;
  Statement all(data_->db, "SELECT path, hash, version FROM issue");
  while (all.step()) out.push_back({std::string(all.text(0)), hash_in(all.text(1)), std::string(all.text(2))});
  return out;
}

PackedIssue pack_issue(const NewIssue& issue) {
  PackedIssue out;
  out.row = issue.row;
  out.imprint = sealed(issue_bytes(issue.row.issue), issue.row.path);
  out.source = packed(issue.source);
  out.facts = packed(facts_bytes(issue.facts));
  ByteWriter keys;
  for (const KeyedFact& k : issue.keys) {
    keys.number(k.slot);
    keys.text(k.key);
    keys.whole(k.place);
    keys.number(k.fact);
    keys.text(fact_bytes(issue.facts[k.fact], *k.fields));
  }
  const std::string rows = keys.take();
  out.keys = packed(rows);
  out.keys_size = static_cast<std::int64_t>(rows.size());
  return out;
}

void Store::put(const PackedIssue& issue) {
  const StoredIssue& row = issue.row;
  {
    Transaction transaction(data_->db);
    data_->remove_rows(row.path);
    Statement& insert = data_->cached("INSERT INTO issue(path, format, hash, version, words, mentions, claims, imprint, findings) VALUES(?,?,?,?,?,?,?,?,?)");
    insert.bind(1, row.path).bind(2, row.format).bind_bytes(3, view(row.hash)).bind(4, row.version);
    insert.bind(5, std::int64_t{row.words}).bind(6, std::int64_t{row.mentions}).bind(7, std::int64_t{row.claims}).bind_bytes(8, issue.imprint).bind(9, std::int64_t{row.findings.value_or(0)});
    if (!row.findings) insert.bind_null(9);
    insert.run();
    const std::int64_t id = data_->db.last_id();
    data_->cached("INSERT INTO content(issue, source, facts) VALUES(?,?,?)").bind(1, id).bind_bytes(2, issue.source).bind_bytes(3, issue.facts).run();
    data_->keyed.put(id, issue.keys, issue.keys_size);
    transaction.commit();
  }
  if (data_->keyed.want_order()) data_->keyed.settle(false);
}

bool Store::remove(const std::string& path) {
  Transaction transaction(data_->db);
  const std::int64_t before = data_->db.number("SELECT count(*) FROM issue");
  data_->remove_rows(path);
  const bool removed = data_->db.number("SELECT count(*) FROM issue") < before;
  transaction.commit();
  return removed;
}

void Store::settle() { data_->keyed.settle(true); }

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
  std::size_t size() const { return rows_.size(); }
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
  for (RunCursor& cursor : data_->keyed.cursors(slot)) {
    for (cursor.seek(key); !cursor.at_end() && cursor.row().key == key; cursor.next()) {
      if (data_->keyed.alive(cursor.row().issue)) rows.add(cursor.row());
    }
  }
  for (const RawRows::Row& row : rows.in_order()) out.push_back(data_->found(row.issue, row.fact, rows.bytes(row)));
}

void Store::near_key(std::uint32_t slot, std::string_view key, std::int64_t place, std::uint32_t each_way, std::vector<FoundFact>& out) const {
  RawRows all;
  const auto before = each_way + static_cast<std::uint32_t>(data_->keyed.gone());  // those that are gone are passed over
  for (RunCursor& cursor : data_->keyed.cursors(slot)) {
    std::uint32_t after = 0;
    for (cursor.seek(key, place, before); !cursor.at_end() && cursor.row().key == key && after < each_way; cursor.next()) {
      if (!data_->keyed.alive(cursor.row().issue)) continue;
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

std::vector<std::string> Store::dividing_keys(std::uint32_t slot, std::size_t parts) const { return data_->keyed.dividing_keys(slot, parts); }

void Store::by_key(std::uint32_t first, std::uint32_t second, const KeyRange& range, const std::function<void(std::string_view, std::vector<FoundFact>&)>& use) const {
  SlotCursor one = data_->keyed.in_order(first);
  std::optional<SlotCursor> other;
  if (second != first) other.emplace(data_->keyed.in_order(second));
  if (range.from) one.seek(*range.from);
  std::vector<FoundFact> facts;
  // Facts are decoded once several issues are known to meet: those of one meet without a store.
  RawRows rows;
  for (auto key = one.key(); key && (!range.until || *key < *range.until); key = one.key()) {
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
      if (!data_->keyed.alive(row.issue)) return;
      rows.add(row);
      if (!first_issue) first_issue = row.issue;
      several = several || row.issue != *first_issue;
    };
    one.take(*key, keep);
    const std::size_t of_first = rows.size();
    if (other) other->take(*key, keep);
    const bool of_both = !other || (of_first > 0 && rows.size() > of_first);  // what is gone has its key still
    if (!several || !of_both) continue;
    const auto& all = rows.in_order();
    for (std::size_t begin = 0, end = 0; end < all.size(); begin = end - kFactsAgain) {
      end = std::min(all.size(), begin + kFactsAtOnce);
      facts.clear();
      for (std::size_t i = begin; i < end; ++i) facts.push_back(data_->found(all[i].issue, all[i].fact, rows.bytes(all[i])));
      use(*key, facts);
    }
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
    data_->keyed.each([&](const KeyedRow& row) {
      Statement& there = data_->cached("SELECT 1 FROM issue WHERE id = ?");
      lost += there.bind(1, row.issue).step() ? 0 : 1;
    });
    if (lost > 0) out.push_back(std::to_string(lost) + " facts by key belong to no issue");
  } catch (const StoreFault& fault) {
    out.emplace_back(fault.what());
  }
  return out;
}

}  // namespace claimcheck
