// The corpus file: issues that were read once, with their text and what they state, in one SQLite database.
//
// An issue is known by its path and kept with the hash of its bytes and the version of the program and rules that read it, so that
// an unchanged one is never read again. Facts are kept, findings never: rules always run anew, save in an issue in which rules of
// the same version found nothing. Facts that rules of `scope corpus` join on are kept a second time by their keys, in the order in
// which an audit reads them.
//
// Every change of an issue is one transaction, in write-ahead mode: a program that is killed at any moment leaves the issues that
// were finished. Faults of the database (a full disk, a damaged page, a file that is none) are thrown as StoreFault.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/document.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct StoreFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

using ContentHash = std::array<char, 16>;
ContentHash content_hash(std::string_view bytes);  // XXH3, 128 bits

// An issue as it is kept, without its text and facts.
struct StoredIssue {
  std::int64_t id = 0;
  std::string path;
  std::string format;    // of its reader: "markdown"
  ContentHash hash{};
  std::string version;   // of what read it
  Issue issue;           // values without places
  std::uint32_t words = 0, mentions = 0, claims = 0;
  std::optional<std::uint32_t> findings;  // what the rules of this version find in the issue alone; absent: not known
};

// A key of a fact: slots number what is joined on (a type and a field), see checker/engine/corpus_plan.h.
struct KeyedFact {
  std::uint32_t slot = 0;
  std::string key;
  std::int64_t place = 0;  // facts of one key are kept in this order
  std::uint32_t fact = 0;  // index in the issue's facts
  const std::vector<bool>* fields = nullptr;  // which of its fields are kept with the key
};

struct NewIssue {
  StoredIssue row;
  std::string source;           // the bytes that were read, as UTF-8
  std::vector<Fact> facts;
  std::vector<KeyedFact> keys;
};

// The same as it will lie in the file: most of the work of keeping an issue, for any thread.
struct PackedIssue {
  StoredIssue row;
  std::string imprint, source, facts, keys;
  std::int64_t keys_size = 0;  // unpacked
};
PackedIssue pack_issue(const NewIssue& issue);

// A fact found by key: the issue's id, and the fact with its index there.
struct FoundFact {
  std::int64_t issue = 0;
  std::uint32_t index = 0;
  Fact fact;
};

class Store {
 public:
  enum class Use { read, write };  // write: created if it is missing, and brought to the present schema
  Store(const std::string& path, Use use);
  ~Store();
  Store(Store&&) noexcept;

  // The hash and version of each issue: what has changed is read anew.
  struct Held {
    std::string path;
    ContentHash hash{};
    std::string version;
  };
  std::vector<Held> held() const;
  // Adds an issue or replaces the one of that path, in one transaction.
  void put(const PackedIssue& issue);
  bool remove(const std::string& path);
  // To be called at the end of many changes: puts facts by key in order for reading, in one transaction. What is not yet in order is
  // found all the same, only later.
  void settle();

  // All issues, by date, series, number, serial and path: an order that does not depend on when they were added.
  std::vector<StoredIssue> issues() const;
  std::vector<StoredIssue> issues(std::span<const std::int64_t> ids) const;  // of these alone
  std::string source(std::int64_t issue) const;
  std::vector<Fact> facts(std::int64_t issue) const;
  // The facts of a slot with a key.
  void with_key(std::uint32_t slot, std::string_view key, std::vector<FoundFact>& out) const;
  // Of those, the nearest in place on either side, so many each way, and all that stand at the place.
  void near_key(std::uint32_t slot, std::string_view key, std::int64_t place, std::uint32_t each_way, std::vector<FoundFact>& out) const;
  // The facts of two slots that share a key, once a key of the range that facts of several issues have, in the order of the keys. The
  // slots may be one. Those of a key are in the order of their places; more than kFactsAtOnce come in pieces, each with the last of the piece before.
  static constexpr std::size_t kFactsAtOnce = 4096, kFactsAgain = 1024;  // so that no key takes more memory than this
  struct KeyRange {
    std::optional<std::string> from, until;  // the first key, and the first behind the last; absent: to the end
  };
  void by_key(std::uint32_t first, std::uint32_t second, const KeyRange& range, const std::function<void(std::string_view, std::vector<FoundFact>&)>& use) const;
  // Keys, ascending, that divide a slot into about so many parts of like size; fewer where there are few facts.
  std::vector<std::string> dividing_keys(std::uint32_t slot, std::size_t parts) const;

  // What SQLite and the seals of the rows find wrong; empty if nothing is.
  std::vector<std::string> verify() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace claimcheck
