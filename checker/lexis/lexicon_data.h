// What a Lexicon is made of. For lexicon*.cpp only.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "checker/base/image.h"
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
  std::uint32_t first = 0, last = 0;  // Data::entries of the forms that start with it: by group, as declared
  std::uint32_t starting = 0;         // index in Data::sets: groups of forms that start with it
  std::uint32_t whole = 0;            // the same: groups of which it is a form
  std::uint32_t longer = 0;           // the same: groups of forms of more words that start with it
  WordId singular = 0;                // see Lexicon::singular_of
};

// Up to eight bytes as a number, another for every text of one size; that of a longer text is of its first.
inline std::uint64_t packed(std::string_view s) {
  const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(s[at])}; };
  if (s.size() >= sizeof(std::uint64_t)) {
    std::uint64_t out = 0;
    std::memcpy(&out, s.data(), sizeof out);
    return out;
  }
  if (s.size() >= sizeof(std::uint32_t)) {
    std::uint32_t head = 0, tail = 0;
    std::memcpy(&head, s.data(), sizeof head);
    std::memcpy(&tail, s.data() + s.size() - sizeof tail, sizeof tail);
    return std::uint64_t{tail} << 32 | head;
  }
  return s.empty() ? 0 : byte(0) | byte(s.size() / 2) << 8 | byte(s.size() - 1) << 16;
}

// Eight bytes a step: nearly all words take one or two.
inline std::uint64_t hash_of(std::string_view s) {
  std::uint64_t h = s.size() * 0x9E3779B97F4A7C15u;
  const auto mix = [&](std::uint64_t bytes) {
    h = (h ^ bytes) * 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
  };
  for (; s.size() > sizeof(std::uint64_t); s.remove_prefix(sizeof(std::uint64_t))) mix(packed(s));
  mix(packed(s));
  return h;
}

// From strings to their places in a StringTable: open addressing, at most half full. Short strings, as nearly all words are, lie
// in the index itself, so that nothing else is looked at.
class StringIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint32_t find(std::string_view s, const StringTable& strings) const {
    if (slots_.empty()) return kNone;
    const std::uint64_t head = packed(s);
    for (std::size_t at = hash_of(s) & mask(); slots_[at].place != 0; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (slot.head != head || slot.size != s.size()) continue;
      if (s.size() <= sizeof head || strings[slot.place - 1] == s) return slot.place - 1;
    }
    return kNone;
  }
  // To be called with every string as it is added.
  void add_last(const StringTable& strings) {
    slots_.change([&](std::vector<Slot>& slots) {
      if (2 * strings.size() <= slots.size()) return place(slots, strings, strings.size() - 1);
      slots.assign(std::max<std::size_t>(4 * slots.size(), 16), {});
      for (std::size_t i = 0; i < strings.size(); ++i) place(slots, strings, i);
    });
  }

  template <class Archive>
  friend void serialize(Archive& archive, StringIndex& i) { archive(i.slots_); }

 private:
  struct Slot {
    std::uint64_t head = 0;   // packed
    std::uint32_t size = 0;
    std::uint32_t place = 0;  // and one; 0: empty
  };
  std::size_t mask() const { return slots_.size() - 1; }
  static void place(std::vector<Slot>& slots, const StringTable& strings, std::size_t index) {
    const std::string_view s = strings[index];
    std::size_t at = hash_of(s) & (slots.size() - 1);
    while (slots[at].place != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = {packed(s), static_cast<std::uint32_t>(s.size()), static_cast<std::uint32_t>(index + 1)};
  }

  Table<Slot> slots_;
};

// Sets of groups, each kept once: as a list and as bits, so that a test costs one instruction or two.
class GroupSets {
 public:
  explicit GroupSets(std::size_t groups) : stride_(groups / 64 + 1), bits_(stride_, 0), ends_(1, 0) {}

  // The set with one group more.
  std::uint32_t with(std::uint32_t set, GroupId group) {
    if (has(set, group)) return set;
    const auto [at, fresh] = larger_.try_emplace(std::uint64_t{set} << 32 | group, static_cast<std::uint32_t>(size()));
    if (fresh) {
      std::vector<GroupId> larger(list(set).begin(), list(set).end());
      larger.insert(std::upper_bound(larger.begin(), larger.end(), group), group);
      items_.change([&](std::vector<GroupId>& items) { items.insert(items.end(), larger.begin(), larger.end()); });
      ends_.push_back(static_cast<std::uint32_t>(items_.size()));
      bits_.change([&](std::vector<std::uint64_t>& bits) {
        bits.resize(bits.size() + stride_);
        const auto target = bits.end() - static_cast<std::ptrdiff_t>(stride_);
        std::copy_n(bits.begin() + static_cast<std::ptrdiff_t>(set * stride_), stride_, target);
        target[group / 64] |= std::uint64_t{1} << (group % 64);
      });
    }
    return at->second;
  }
  bool has(std::uint32_t set, GroupId group) const {
    return group / 64 < stride_ && (bits_[set * stride_ + group / 64] >> (group % 64) & 1) != 0;
  }
  std::span<const GroupId> list(std::uint32_t set) const { return items_.slice(set == 0 ? 0 : ends_[set - 1], ends_[set]); }
  std::size_t size() const { return ends_.size(); }

  template <class Archive>
  friend void serialize(Archive& archive, GroupSets& s) { archive(s.stride_, s.bits_, s.items_, s.ends_); }  // not what only growing needs

 private:
  std::size_t stride_;              // words of bits in a set
  Table<std::uint64_t> bits_;       // by set
  Table<GroupId> items_;            // of all sets, each ascending
  Table<std::uint32_t> ends_;       // by set
  std::unordered_map<std::uint64_t, std::uint32_t> larger_;  // a set (high half) and a group more: that set
};

// Which word may follow which in a form of a group: nearly all forms of several words fail at the second, and are not looked at where
// the answer is no. May say yes for three that no form has.
class Followers {
 public:
  void add(WordId first, WordId second, GroupId group) {
    bits_.change([&](std::vector<std::uint64_t>& bits) {
      bits.resize(kBits / 64);
      const std::size_t at = place(first, second, group);
      bits[at / 64] |= std::uint64_t{1} << (at % 64);
    });
  }
  bool may_have(WordId first, WordId second, GroupId group) const {
    const std::size_t at = place(first, second, group);
    return at / 64 < bits_.size() && (bits_[at / 64] >> (at % 64) & 1) != 0;
  }

  template <class Archive>
  friend void serialize(Archive& archive, Followers& f) { archive(f.bits_); }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 17;
  static std::size_t place(WordId first, WordId second, GroupId group) {
    const std::uint64_t h = (std::uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15u + group * 0xD6E8FEB86659FD93u;
    return static_cast<std::size_t>((h ^ h >> 29) * 0xBF58476D1CE4E5B9u >> 47);
  }
  Table<std::uint64_t> bits_;
};

struct Lexicon::Data {
  StringTable forms;           // by id; of id 0 the empty one
  StringIndex ids;
  Table<Word> words = Table(std::vector<Word>(1));  // by id
  Table<Entry> entries;        // by first word
  Table<WordId> rests;
  Followers followers;
  GroupSets sets{0};
  StringTable group_names;
  StringIndex groups;
  StringTable values;          // the first is empty
  StringTable plurals, singulars;  // irregular and listed ones, side by side
  StringIndex plural_index;

  Data() {
    add(forms, ids, {});
    values.add({});
  }

  static std::uint32_t add(StringTable& strings, StringIndex& index, std::string_view s) {
    strings.add(s);
    index.add_last(strings);
    return static_cast<std::uint32_t>(strings.size() - 1);
  }

  WordId find(std::string_view form) const {
    const std::uint32_t at = ids.find(form, forms);
    return at == StringIndex::kNone ? 0 : at;
  }
  WordId word(std::string_view form) {
    if (const WordId known = find(form)) return known;
    words.push_back({});
    return add(forms, ids, form);
  }

  // Whether a form of the group that has more words than one may start at a token.
  bool may_go_on(GroupId group, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
    return sets.has(words[tokens[at].word].longer, group) && at + 1 < end && followers.may_have(tokens[at].word, tokens[at + 1].word, group);
  }

  // The first entry of a group that the word starts.
  std::uint32_t first_of(const Word& word, GroupId group) const {
    const auto begin = entries.begin() + word.first, end = entries.begin() + word.last;
    const auto at = std::partition_point(begin, end, [&](const Entry& e) { return e.group < group; });
    return static_cast<std::uint32_t>(at - entries.begin());
  }

  // Takes the entries, told with the word that each starts with, into the lists of their words.
  void file(const std::vector<std::pair<WordId, Entry>>& told) {
    std::vector<Entry> filed(told.size());
    words.change([&](std::vector<Word>& all) {
      for (const auto& [word, entry] : told) ++all[word].last;
      std::uint32_t place = 0;
      for (Word& word : all) {
        word.first = place;
        place += word.last;
        word.last = word.first;
      }
      for (const auto& [word, entry] : told) {
        Word& w = all[word];
        std::uint32_t at = w.last++;
        for (; at > w.first && filed[at - 1].group > entry.group; --at) filed[at] = filed[at - 1];
        filed[at] = entry;
        if (entry.rest_size > 0) followers.add(word, rests[entry.rest], entry.group);
      }
      for (Word& word : all) {
        for (std::uint32_t e = word.first; e < word.last; ++e) {
          word.starting = sets.with(word.starting, filed[e].group);
          std::uint32_t& kind = filed[e].rest_size == 0 ? word.whole : word.longer;
          kind = sets.with(kind, filed[e].group);
        }
      }
    });
    entries = Table(std::move(filed));
  }
};

template <class Archive>
void serialize(Archive& archive, Lexicon::Data& d) {
  archive(d.forms, d.ids, d.words, d.entries, d.rests, d.followers, d.sets, d.group_names, d.groups, d.values, d.plurals, d.singulars, d.plural_index);
}

}  // namespace claimcheck
