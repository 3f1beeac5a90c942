#include "corpus/schema.h"

#include <iterator>
#include <string>

#include "corpus/runs.h"
#include "corpus/seal.h"

namespace claimcheck {
namespace {

constexpr std::int64_t kApplication = 0x436C6368;  // "Clch": what `file` and we know a corpus by

void first_tables(Database& db) {
  db.run(R"(CREATE TABLE issue(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, format TEXT NOT NULL, hash BLOB NOT NULL, version TEXT NOT NULL,
                               imprint BLOB NOT NULL, source BLOB NOT NULL, facts BLOB NOT NULL);
            CREATE INDEX issue_hash ON issue(hash);
            CREATE TABLE keyed(slot INTEGER NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL, issue INTEGER NOT NULL, fact INTEGER NOT NULL,
                               bytes BLOB NOT NULL, PRIMARY KEY(slot, key, place, issue, fact)) WITHOUT ROWID;
            CREATE INDEX keyed_issue ON keyed(issue);)");
}

void add_counts(Database& db) {
  db.run(R"(ALTER TABLE issue ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE issue ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE issue ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;)");
}

// What is looked at for every issue stands apart from what is read of a few (its text, its facts), facts by key stand in runs, and all
// of it is sealed. Issues are kept; their keys are made anew when they are read by the present program.
void split_issues(Database& db) {
  db.run(std::string(R"(ALTER TABLE issue RENAME TO issue_before; DROP INDEX issue_hash; DROP TABLE keyed;
            CREATE TABLE issue(id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, format TEXT NOT NULL, hash BLOB NOT NULL, version TEXT NOT NULL,
                               words INTEGER NOT NULL, mentions INTEGER NOT NULL, claims INTEGER NOT NULL, imprint BLOB NOT NULL);
            CREATE INDEX issue_hash ON issue(hash);
            CREATE TABLE content(issue INTEGER PRIMARY KEY, source BLOB NOT NULL, facts BLOB NOT NULL);
            CREATE TABLE fresh(issue INTEGER PRIMARY KEY, size INTEGER NOT NULL, rows BLOB NOT NULL);
            CREATE TABLE run(id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, bytes INTEGER NOT NULL);
            CREATE TABLE dead(issue INTEGER PRIMARY KEY);
            CREATE TABLE )") + kChunkTable + "; CREATE INDEX " + kChunkIndex);
  Statement all(db, "SELECT id, path, format, hash, words, mentions, claims, imprint, source, facts FROM issue_before");
  Statement issue(db, "INSERT INTO issue(id, path, format, hash, version, words, mentions, claims, imprint) VALUES(?,?,?,?,'',?,?,?,?)");
  Statement content(db, "INSERT INTO content(issue, source, facts) VALUES(?,?,?)");
  while (all.step()) {
    const auto imprint = unsealed(all.text(7));
    const std::string path(all.text(1));
    const std::string again = sealed(imprint ? *imprint : std::string_view(), path), source = sealed(all.text(8)), facts(all.text(9));
    issue.bind(1, all.number(0)).bind(2, path).bind(3, all.text(2)).bind_bytes(4, all.text(3)).bind(5, all.number(4)).bind(6, all.number(5)).bind(7, all.number(6));
    issue.bind_bytes(8, again).run();
    content.bind(1, all.number(0)).bind_bytes(2, source).bind_bytes(3, facts).run();
  }
  all.reset();
  db.run("DROP TABLE issue_before");
}

// What repeats is packed, and issues in which nothing was found are known (`findings` of the rules of their version; absent: not known).
void pack_rows(Database& db) {
  db.run("ALTER TABLE issue ADD COLUMN findings INTEGER");
  const auto pack = [&](const std::string& table, const std::string& key, const std::string& column) {
    Statement all(db, "SELECT " + key + ", " + column + " FROM " + table), update(db, "UPDATE " + table + " SET " + column + " = ?2 WHERE " + key + " = ?1");
    while (all.step()) {
      // What was damaged stays so.
      if (const auto inner = unsealed(all.text(1))) update.bind(1, all.number(0)).bind_bytes(2, packed(*inner)).run();
    }
  };
  pack("content", "issue", "source");
  pack("content", "issue", "facts");
  pack("fresh", "issue", "rows");
  pack("chunk", "id", "rows");
}

// What brings a file from one schema to the next.
using Step = void (*)(Database&);
constexpr Step kSteps[] = {first_tables, add_counts, split_issues, pack_rows};
constexpr auto kSchema = static_cast<std::int64_t>(std::size(kSteps));

std::int64_t schema(Database& db) { return db.number("PRAGMA user_version"); }
bool ours(Database& db) { return db.number("PRAGMA application_id") == kApplication; }

[[noreturn]] void refuse(const Database& db, const std::string& why) { throw StoreFault(db.path() + ": " + why); }

[[noreturn]] void refuse_newer(const Database& db, std::int64_t there) {
  refuse(db, "the corpus file has schema " + std::to_string(there) + ", made by a newer claimcheck; this one knows " + std::to_string(kSchema));
}

}  // namespace

void check_schema(Database& db) {
  const std::int64_t there = schema(db);
  if (!ours(db)) refuse(db, "this is no corpus file");
  if (there > kSchema) refuse_newer(db, there);
  if (there < kSchema) refuse(db, "the corpus file has the older schema " + std::to_string(there) + "; `corpus add` brings it to " + std::to_string(kSchema));
}

void bring_up(Database& db) {
  // Before anything is written: what is there may be somebody else's.
  {
    const Snapshot snapshot(db);  // another program may be making the tables this very moment
    if (!ours(db) && db.number("SELECT count(*) FROM sqlite_master") > 0) refuse(db, "this is no corpus file");
  }
  if (schema(db) > kSchema) refuse_newer(db, schema(db));
  db.use_write_ahead();
  if (schema(db) == kSchema) return;
  Transaction transaction(db);  // another program may have come first: the schema is read again
  for (std::int64_t step = schema(db); step < kSchema; ++step) kSteps[step](db);
  db.run("PRAGMA application_id = " + std::to_string(kApplication) + "; PRAGMA user_version = " + std::to_string(kSchema));
  transaction.commit();
}

}  // namespace claimcheck
