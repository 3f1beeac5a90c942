// SQLite behind three small classes; sqlite3.h stays in sqlite.cpp. Faults are thrown as StoreFault.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/store.h"

struct sqlite3;
struct sqlite3_stmt;

namespace claimcheck {

class Database {
 public:
  Database(const std::string& path, Store::Use use);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql);
  void use_write_ahead();  // for good, and for all programs
  [[noreturn]] void fail(int status) const;
  [[noreturn]] void damaged(const std::string& what) const;
  sqlite3* handle() const { return db_; }
  const std::string& path() const { return path_; }
  std::int64_t last_id() const;                 // of the row that was inserted last
  std::int64_t number(const std::string& sql);  // the first column of the first row; 0 if there is none

 private:
  void open(const std::string& name, int flags);

  std::string path_;
  sqlite3* db_ = nullptr;
};

// A prepared statement, used again and again: bind, step, read columns, reset.
class Statement {
 public:
  Statement(const Database& db, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int at, std::int64_t value);
  Statement& bind(int at, std::string_view value);      // as text
  Statement& bind_bytes(int at, std::string_view value);
  Statement& bind_null(int at);
  bool step();  // true: there is a row
  void run();   // to the end, and back to the start
  void reset();

  std::int64_t number(int column) const;
  std::string_view text(int column) const;  // or bytes; until the next step

 private:
  const Database& db_;
  sqlite3_stmt* statement_ = nullptr;
};

// What is read while it lives is of one moment.
class Snapshot {
 public:
  explicit Snapshot(Database& db);
  ~Snapshot();

 private:
  Database& db_;
};

// A transaction that is undone unless it is committed.
class Transaction {
 public:
  explicit Transaction(Database& db);
  ~Transaction();
  void commit();

 private:
  Database& db_;
  bool open_ = true;
};

}  // namespace claimcheck
