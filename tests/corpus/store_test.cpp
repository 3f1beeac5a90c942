// The store against a plain list of what was put into it: whatever was added, replaced, removed and put in order, a key leads to the same.
#include "corpus/store.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <tuple>

#include "tests/support/scratch.h"

using namespace claimcheck;

namespace {

const std::vector<bool> kFields;  // facts here have none

struct Row {
  std::uint32_t slot;
  std::string key;
  std::int64_t place;
  std::string path;
  std::uint32_t fact;
  auto operator<=>(const Row&) const = default;
};

// Facts that say who they are, long enough for a run of many chunks.
Fact fact_named(const std::string& path, std::uint32_t index) {
  Fact fact;
  fact.source = path + "#" + std::to_string(index) + std::string(300, '.');
  return fact;
}
std::string name_of(const FoundFact& found) { return found.fact.source.substr(0, found.fact.source.find('.')); }
std::string name_of(const Row& row) { return row.path + "#" + std::to_string(row.fact); }

NewIssue some_issue(const std::string& path, std::mt19937& random, std::vector<Row>& rows) {
  NewIssue out;
  out.row.path = path;
  out.source = "text of " + path;
  for (std::uint32_t i = 0; i < 30; ++i) {
    out.facts.push_back(fact_named(path, i));
    const auto slot = static_cast<std::uint32_t>(random() % 3);
    const std::string key = slot == 0 ? "one" : "key " + std::to_string(random() % 40);
    const auto place = static_cast<std::int64_t>(random() % 100) - 50;
    out.keys.push_back({slot, key, place, i, &kFields});
    rows.push_back({slot, key, place, path, i});
  }
  return out;
}

std::vector<std::string> sorted_names(const std::vector<FoundFact>& found) {
  std::vector<std::string> out;
  for (const FoundFact& f : found) out.push_back(name_of(f));
  std::sort(out.begin(), out.end());
  return out;
}

void check_keys(const Store& store, const std::vector<Row>& rows, std::mt19937& random) {
  for (int look = 0; look < 30; ++look) {
    const auto slot = static_cast<std::uint32_t>(random() % 3);
    const std::string key = slot == 0 ? "one" : "key " + std::to_string(random() % 42);
    std::vector<Row> of_key;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(of_key), [&](const Row& row) { return row.slot == slot && row.key == key; });
    std::vector<std::string> wanted;
    for (const Row& row : of_key) wanted.push_back(name_of(row));
    std::sort(wanted.begin(), wanted.end());
    std::vector<FoundFact> found;
    store.with_key(slot, key, found);
    CHECK(sorted_names(found) == wanted);

    // Of equal places any will do: places are compared.
    const auto place = static_cast<std::int64_t>(random() % 100) - 50;
    std::vector<std::int64_t> before, at, after, got;
    for (const Row& row : of_key) (row.place < place ? before : row.place == place ? at : after).push_back(row.place);
    std::sort(before.rbegin(), before.rend());
    std::sort(after.begin(), after.end());
    before.resize(std::min<std::size_t>(before.size(), 4));
    after.resize(std::min<std::size_t>(after.size(), 4));
    std::vector<std::int64_t> places = before;
    places.insert(places.end(), at.begin(), at.end());
    places.insert(places.end(), after.begin(), after.end());
    std::sort(places.begin(), places.end());
    found.clear();
    store.near_key(slot, key, place, 4, found);
    for (const FoundFact& f : found) got.push_back(std::find_if(of_key.begin(), of_key.end(), [&](const Row& row) { return name_of(row) == name_of(f); })->place);
    std::sort(got.begin(), got.end());
    CHECK(got == places);
  }
  // Keys of two slots, once each, that several issues have.
  std::map<std::string, std::pair<std::size_t, std::vector<std::string>>> groups;
  for (const Row& row : rows) {
    if (row.slot == 0) continue;
    groups[row.key].first |= row.slot;
    groups[row.key].second.push_back(name_of(row));
  }
  // All at once, or in parts.
  const std::size_t parts = random() % 6;
  std::size_t seen = 0;
  Store::KeyRange range;
  std::vector<std::string> ends = store.dividing_keys(1, parts);
  CHECK(std::is_sorted(ends.begin(), ends.end()));
  for (std::size_t part = 0; part <= ends.size(); ++part) {
    range.until = part < ends.size() ? std::optional(ends[part]) : std::nullopt;
    store.by_key(1, 2, range, [&](std::string_view key, std::vector<FoundFact>& found) {
      auto& group = groups.at(std::string(key));
      std::sort(group.second.begin(), group.second.end());
      CHECK(sorted_names(found) == group.second);
      ++seen;
    });
    range.from = range.until;
  }
  const auto several = [](const auto& group) {
    const auto& names = group.second.second;
    return group.second.first == 3 && std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name.substr(0, name.find('#')) != names.front().substr(0, names.front().find('#')); });
  };
  CHECK(seen == static_cast<std::size_t>(std::count_if(groups.begin(), groups.end(), several)));
}

}  // namespace

TEST_CASE("a key leads to the same facts, however often issues were added, replaced, removed and put in order") {
  const ScratchFolder folder;
  const std::string path = folder.path() + "/c.db";
  std::mt19937 random(7);
  std::vector<Row> rows;
  for (int round = 0; round < 12; ++round) {
    {
      Store store(path, Store::Use::write);
      for (int change = 0; change < 9; ++change) {
        const std::string issue = "i" + std::to_string(random() % 40);
        std::erase_if(rows, [&](const Row& row) { return row.path == issue; });
        if (random() % 5 == 0) store.remove(issue);
        else store.put(pack_issue(some_issue(issue, random, rows)));
        if (random() % 4 == 0) store.settle();
      }
    }
    const Store store(path, Store::Use::read);
    CHECK(store.verify().empty());
    check_keys(store, rows, random);
  }
}

TEST_CASE("a key with very many facts comes in pieces that overlap") {
  const ScratchFolder folder;
  const std::string path = folder.path() + "/c.db";
  constexpr std::uint32_t kFactsEach = 100;
  const std::size_t issues = 2 * Store::kFactsAtOnce / kFactsEach;
  {
    Store store(path, Store::Use::write);
    for (std::size_t i = 0; i < issues; ++i) {
      NewIssue issue;
      issue.row.path = "i" + std::to_string(i);
      for (std::uint32_t f = 0; f < kFactsEach; ++f) {
        issue.facts.emplace_back().source = "s";
        issue.keys.push_back({1, "key", static_cast<std::int64_t>(i), f, &kFields});
      }
      store.put(pack_issue(issue));
    }
    store.settle();
  }
  std::vector<std::pair<std::int64_t, std::uint32_t>> seen;
  std::size_t pieces = 0;
  Store(path, Store::Use::read).by_key(1, 1, {}, [&](std::string_view, std::vector<FoundFact>& found) {
    CHECK(found.size() <= Store::kFactsAtOnce);
    const std::size_t again = pieces++ == 0 ? 0 : Store::kFactsAgain;
    REQUIRE(found.size() > again);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const std::pair name(found[i].issue, found[i].index);
      if (i < again) CHECK(name == seen[seen.size() - again + i]);
    }
    for (std::size_t i = again; i < found.size(); ++i) seen.emplace_back(found[i].issue, found[i].index);
  });
  CHECK(pieces == 3);
  CHECK(seen.size() == issues * kFactsEach);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
}
