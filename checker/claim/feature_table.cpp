#include "checker/claim/feature_table.h"

#include <algorithm>
#include <map>
#include <span>

namespace claimcheck {
namespace {

using Ids = std::vector<FeatureSets::Id>;

// The sets that hold each word and each group.
struct Holders {
  Holders(const FeatureSets& sets, const Lexicon& lexicon) : of_word(lexicon.word_count()), of_group(lexicon.group_count()) {
    for (FeatureSets::Id id = 1; id < sets.size(); ++id) {
      for (const Feature& f : sets.features(id)) {
        if (f.kind == Feature::Kind::word) of_word[f.id].push_back(id);
        if (f.kind == Feature::Kind::group) of_group[f.id].push_back(id);
      }
    }
  }
  std::vector<Ids> of_word, of_group;
};

void set_bits(std::span<std::uint64_t> row, const Ids& ids) {
  for (const FeatureSets::Id id : ids) row[id / 64] |= std::uint64_t{1} << (id % 64);
}

// Rows of bits without their empty words.
void split(const std::vector<std::uint64_t>& rows, std::size_t width, Table<FeatureTable::Part>& parts, Table<std::uint32_t>& ends) {
  std::vector<FeatureTable::Part> all;
  std::vector<std::uint32_t> found = {0};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] != 0) all.push_back({rows[i], i % width});
    if (i % width == width - 1) found.push_back(static_cast<std::uint32_t>(all.size()));
  }
  parts = Table(std::move(all));
  ends = Table(std::move(found));
}

}  // namespace

FeatureTable::FeatureTable(const FeatureSets& sets, const Lexicon& lexicon)
    : size_(sets.size()), width_(sets.size() / 64 + 1) {
  std::vector<std::uint64_t> rows(width_, 0);
  std::vector<std::uint32_t> row_of(lexicon.word_count(), 0);
  const Holders holders(sets, lexicon);
  std::vector<std::uint32_t> row_of_set(lexicon.set_count(), 0);  // rows of words that are in no set themselves
  std::map<std::vector<std::uint64_t>, std::uint32_t> known;      // words that the phrases do not tell apart share a row
  const auto new_row = [&](WordId word) {
    std::vector<std::uint64_t> row(width_, 0);
    for (const GroupId g : lexicon.groups_starting_with(word)) set_bits(row, holders.of_group[g]);
    set_bits(row, holders.of_word[word]);
    const auto [at, fresh] = known.try_emplace(std::move(row), static_cast<std::uint32_t>(rows.size() / width_));
    if (fresh) rows.insert(rows.end(), at->first.begin(), at->first.end());
    return at->second;
  };
  for (WordId word = 1; word < row_of.size(); ++word) {
    const auto groups = lexicon.groups_starting_with(word);
    if (!holders.of_word[word].empty()) {
      row_of[word] = new_row(word);
    } else if (std::any_of(groups.begin(), groups.end(), [&](GroupId g) { return !holders.of_group[g].empty(); })) {
      std::uint32_t& row = row_of_set[lexicon.set_starting_with(word)];
      if (row == 0) row = new_row(word);
      row_of[word] = row;
    }
  }
  std::vector<std::uint64_t> slot_rows(kSlotKinds * width_, 0);
  for (FeatureSets::Id id = 1; id < sets.size(); ++id) {
    for (const Feature& f : sets.features(id)) {
      if (f.kind != Feature::Kind::slot) continue;
      slot_rows[f.id * width_ + id / 64] |= std::uint64_t{1} << (id % 64);
    }
  }
  split(rows, width_, parts_, part_ends_);
  split(slot_rows, width_, slot_parts_, slot_part_ends_);
  rows_ = Table(std::move(rows));
  row_of_ = Table(std::move(row_of));
}

}  // namespace claimcheck
