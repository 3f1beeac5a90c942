// What a Lexicon is made of. For lexicon*.cpp only.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "checker/lexis/lexicon.h"

namespace claimcheck {

// A form of a group.
struct Entry {
  GroupId group = 0;
  std::uint32_t value = 0;  // index in Data::values; 0: none
  std::uint32_t rest = 0;   // the words after the first: place and number in Data::rests
  std::uint32_t rest_size = 0;
};

// What the lexicon holds of one word.
struct Word {
  std::string_view form;
  std::uint32_t first = 0, last = 0;  // Data::entries of the forms that start with it: by group, as declared
  std::uint32_t starting = 0;         // index in Data::sets: groups of forms that start with it
  std::uint32_t whole = 0;            // the same: groups of which it is a form
};

// Eight bytes a step: nearly all words take one or two.
inline std::uint64_t hash_of(std::string_view s) {
  std::uint64_t h = s.size() * 0x9E3779B97F4A7C15u;
  const auto mix = [&](std::uint64_t bytes) {
    h = (h ^ bytes) * 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
  };
  std::uint64_t bytes = 0;
  while (s.size() >= sizeof bytes) {
    std::memcpy(&bytes, s.data(), sizeof bytes);
    mix(bytes);
    s.remove_prefix(sizeof bytes);
  }
  bytes = 0;
  for (std::size_t i = 0; i < s.size(); ++i) bytes |= std::uint64_t{static_cast<unsigned char>(s[i])} << (8 * i);
  mix(bytes);
  return h;
}

// From forms to word ids: open addressing, at most half full; 0 is an empty slot.
class WordTable {
 public:
  WordId find(std::string_view form, const std::vector<Word>& words) const {
    for (std::size_t at = hash_of(form) & mask(); slots_[at] != 0; at = (at + 1) & mask()) {
      if (words[slots_[at]].form == form) return slots_[at];
    }
    return 0;
  }
  void insert(WordId word, const std::vector<Word>& words) {
    if (2 * words.size() > slots_.size()) {
      slots_.assign(4 * slots_.size(), 0);
      for (WordId w = 1; w < words.size(); ++w) place(w, words[w].form);
    } else {
      place(word, words[word].form);
    }
  }

  template <class Archive>
  void serialize(Archive& archive) { archive(slots_); }

 private:
  std::size_t mask() const { return slots_.size() - 1; }
  void place(WordId word, std::string_view form) {
    std::size_t at = hash_of(form) & mask();
    while (slots_[at] != 0) at = (at + 1) & mask();
    slots_[at] = word;
  }

  std::vector<WordId> slots_ = std::vector<WordId>(std::size_t{1} << 16, 0);
};

// Sets of groups, each kept once: as a list and as bits, so that a test costs one instruction or two.
class GroupSets {
 public:
  explicit GroupSets(std::size_t groups) : stride_(groups / 64 + 1), bits_(stride_, 0) {}

  // The set with one group more.
  std::uint32_t with(std::uint32_t set, GroupId group) {
    if (has(set, group)) return set;
    const auto [at, fresh] = larger_.try_emplace(std::uint64_t{set} << 32 | group, static_cast<std::uint32_t>(lists_.size()));
    if (fresh) {
      auto list = lists_[set];
      list.insert(std::upper_bound(list.begin(), list.end(), group), group);
      lists_.push_back(std::move(list));
      bits_.resize(bits_.size() + stride_);
      const auto target = bits_.end() - static_cast<std::ptrdiff_t>(stride_);
      std::copy_n(bits_.begin() + static_cast<std::ptrdiff_t>(set * stride_), stride_, target);
      target[group / 64] |= std::uint64_t{1} << (group % 64);
    }
    return at->second;
  }
  bool has(std::uint32_t set, GroupId group) const {
    return group / 64 < stride_ && (bits_[set * stride_ + group / 64] >> (group % 64) & 1) != 0;
  }
  const std::vector<GroupId>& list(std::uint32_t set) const { return lists_[set]; }
  std::size_t size() const { return lists_.size(); }

  template <class Archive>
  void serialize(Archive& archive) { archive(stride_, bits_, lists_); }  // not what only growing needs

 private:
  std::size_t stride_;               // words of bits in a set
  std::vector<std::uint64_t> bits_;  // by set
  std::vector<std::vector<GroupId>> lists_{{}};
  std::unordered_map<std::uint64_t, std::uint32_t> larger_;  // a set (high half) and a group more: that set
};

struct Lexicon::Data {
  std::vector<Word> words{Word{}};  // by id
  WordTable ids;
  std::deque<std::string> texts;    // what the forms look at; a deque, so that growing moves none
  std::vector<Entry> entries;       // by first word
  std::vector<WordId> rests;
  GroupSets sets{0};
  std::vector<std::string> group_names;
  std::unordered_map<std::string_view, GroupId> groups;
  std::deque<std::string> values{""};
  std::unordered_map<std::string_view, std::string_view> singulars;  // irregular and listed plurals

  // `form` must last as long as the lexicon.
  WordId add_word(std::string_view form) {
    words.push_back({form});
    const auto id = static_cast<WordId>(words.size() - 1);
    ids.insert(id, words);
    return id;
  }

  WordId word(std::string_view form) {
    const WordId known = ids.find(form, words);
    return known != 0 ? known : add_word(form);
  }

  // The first entry of a group that the word starts.
  std::uint32_t first_of(const Word& word, GroupId group) const {
    const auto begin = entries.begin() + word.first, end = entries.begin() + word.last;
    const auto at = std::partition_point(begin, end, [&](const Entry& e) { return e.group < group; });
    return static_cast<std::uint32_t>(at - entries.begin());
  }

  // Takes the entries, told with the word that each starts with, into the lists of their words.
  void file(const std::vector<std::pair<WordId, Entry>>& told) {
    for (const auto& [word, entry] : told) ++words[word].last;
    std::uint32_t place = 0;
    for (Word& word : words) {
      word.first = place;
      place += word.last;
      word.last = word.first;
    }
    entries.resize(told.size());
    for (const auto& [word, entry] : told) {
      Word& w = words[word];
      std::uint32_t at = w.last++;
      for (; at > w.first && entries[at - 1].group > entry.group; --at) entries[at] = entries[at - 1];
      entries[at] = entry;
    }
    for (Word& word : words) {
      for (std::uint32_t e = word.first; e < word.last; ++e) {
        word.starting = sets.with(word.starting, entries[e].group);
        if (entries[e].rest_size == 0) word.whole = sets.with(word.whole, entries[e].group);
      }
    }
  }
};

}  // namespace claimcheck
