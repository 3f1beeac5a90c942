#include "corpus/sqlite.h"

#include <sqlite3.h>

#include <cstdio>

namespace claimcheck {

namespace {

// A path as a URI of SQLite: what has a meaning there is written as its number.
std::string uri_of(const std::string& path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out = "file:";
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      out += '%';
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  return out;
}

bool has_bytes(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  const bool some = std::fgetc(file) != EOF;
  std::fclose(file);
  return some;
}

}  // namespace

void Database::open(const std::string& name, int flags) {
  sqlite3_close_v2(db_);
  db_ = nullptr;
  if (const int status = sqlite3_open_v2(name.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr); status != SQLITE_OK) {
    const std::string why = db_ != nullptr ? sqlite3_errmsg(db_) : sqlite3_errstr(status);
    sqlite3_close_v2(db_);
    throw StoreFault(path_ + ": " + why);
  }
  sqlite3_busy_timeout(db_, 30'000);  // another writer finishes its issue in far less
}

Database::Database(const std::string& path, Store::Use use) : path_(path) {
  open(path, use == Store::Use::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  if (use == Store::Use::write) return;
  // A file in write-ahead mode is read with two others beside it. Where they cannot be made nobody writes either, and the file is read
  // as it is, unless changes wait beside it that it does not hold yet.
  const int status = sqlite3_exec(db_, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
  if ((status & 0xFF) != SQLITE_CANTOPEN && (status & 0xFF) != SQLITE_READONLY) return;
  if (has_bytes(path + "-wal")) {
    sqlite3_close_v2(db_);
    throw StoreFault(path + ": changes are kept beside the corpus file that can only be read where its folder can be written to");
  }
  open(uri_of(path) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

Database::~Database() { sqlite3_close_v2(db_); }

void Database::fail(int status) const {
  const int code = status & 0xFF;
  std::string why = sqlite3_errmsg(db_);
  if (code == SQLITE_NOTADB) why = "this is no corpus file";
  if (code == SQLITE_CORRUPT) why = "the corpus file is damaged (" + why + "); add the issues to a new one";
  if (code == SQLITE_BUSY) why = "another program has been writing to the corpus for half a minute; try again";
  if (code == SQLITE_READONLY) why = "the corpus file cannot be written to";
  if (code == SQLITE_CANTOPEN) why = "the corpus file, or one beside it, cannot be opened";
  if (code == SQLITE_FULL) why = "the disk is full; the issues that were added are kept, make room and add again";
  if (code == SQLITE_IOERR) why = "the disk does not read or write the corpus file (" + why + "); the issues that were added are kept, mend it and add again";
  throw StoreFault(path_ + ": " + why);
}

void Database::damaged(const std::string& what) const {
  throw StoreFault(path_ + ": " + what + " is damaged; run `corpus verify`, then add the issues to a new corpus file");
}

void Database::run(const std::string& sql) {
  if (const int status = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr); status != SQLITE_OK) fail(status);
}

// SQLite does not wait for others here of itself.
void Database::use_write_ahead() {
  constexpr int kTries = 600, kMilliseconds = 50;
  for (int i = 0;; ++i) {
    const int status = sqlite3_exec(db_, "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
    if (status == SQLITE_OK) return;
    if ((status & 0xFF) != SQLITE_BUSY || i == kTries) fail(status);
    sqlite3_sleep(kMilliseconds);
  }
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(db_); }

std::int64_t Database::number(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

Statement::Statement(const Database& db, std::string_view sql) : db_(db) {
  const int status = sqlite3_prepare_v3(db.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (status != SQLITE_OK) db.fail(status);
}
Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int at, std::int64_t value) {
  sqlite3_bind_int64(statement_, at, value);
  return *this;
}
Statement& Statement::bind(int at, std::string_view value) {
  sqlite3_bind_text64(statement_, at, value.data() == nullptr ? "" : value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind_bytes(int at, std::string_view value) {
  sqlite3_bind_blob64(statement_, at, value.data() == nullptr ? "" : value.data(), value.size(), SQLITE_STATIC);
  return *this;
}
Statement& Statement::bind_null(int at) {
  sqlite3_bind_null(statement_, at);
  return *this;
}

bool Statement::step() {
  const int status = sqlite3_step(statement_);
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  sqlite3_reset(statement_);
  db_.fail(status);
}
void Statement::run() {
  while (step()) {
  }
  reset();
}
void Statement::reset() { sqlite3_reset(statement_); }

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_, column); }
std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  return {static_cast<const char*>(bytes), bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Snapshot::Snapshot(Database& db) : db_(db) { db.run("BEGIN"); }
Snapshot::~Snapshot() { sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr); }

Transaction::Transaction(Database& db) : db_(db) { db.run("BEGIN IMMEDIATE"); }
Transaction::~Transaction() {
  if (open_) sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}
void Transaction::commit() {
  db_.run("COMMIT");
  open_ = false;
}

}  // namespace claimcheck
