#include "checker/lexis/lexicon.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "checker/base/utf8.h"
#include "checker/lexis/tokens.h"
#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

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

std::uint64_t hash_of(std::string_view s) {
  std::uint64_t h = 0xCBF29CE484222325u ^ s.size();
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return h ^ (h >> 29);
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

 private:
  std::size_t stride_;               // words of bits in a set
  std::vector<std::uint64_t> bits_;  // by set
  std::vector<std::vector<GroupId>> lists_{{}};
  std::unordered_map<std::uint64_t, std::uint32_t> larger_;  // a set (high half) and a group more: that set
};

}  // namespace

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

Lexicon::Lexicon() : data_(std::make_unique<Data>()) {}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

namespace {

bool one_plain_word(std::string_view form) {
  return std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Lexicon Lexicon::build(const std::vector<SourceText>& files, std::vector<Problem>& problems) {
  Lexicon lexicon;
  Data& d = *lexicon.data_;
  WordsFile file = parse_words(files, problems);
  d.sets = GroupSets(file.groups.size());
  d.group_names = std::move(file.groups);
  for (GroupId g = 0; g < d.group_names.size(); ++g) d.groups.emplace(d.group_names[g], g);
  d.words.reserve(file.forms.size() + 1);
  std::vector<std::pair<WordId, Entry>> entries;
  entries.reserve(file.forms.size());
  std::vector<Token> tokens;
  for (const WordForm& form : file.forms) {
    Entry entry;
    entry.group = form.group;
    if (!form.value.empty()) {
      if (d.values.back() != form.value) d.values.emplace_back(form.value);
      entry.value = static_cast<std::uint32_t>(d.values.size() - 1);
    }
    if (!form.singular.empty()) d.singulars.try_emplace(form.form, form.singular);
    if (one_plain_word(form.form)) {
      entries.emplace_back(d.word(form.form), entry);
      continue;
    }
    tokens.clear();
    tokenize(form.form, {0, static_cast<std::uint32_t>(form.form.size())}, lexicon, tokens);
    if (tokens.empty()) continue;
    entry.rest = static_cast<std::uint32_t>(d.rests.size());
    entry.rest_size = static_cast<std::uint32_t>(tokens.size() - 1);
    for (std::size_t i = 1; i < tokens.size(); ++i) d.rests.push_back(d.word(tokens[i].span().in(form.form)));
    entries.emplace_back(d.word(tokens.front().span().in(form.form)), entry);
  }
  d.file(entries);
  d.texts = std::move(file.texts);
  return lexicon;
}

WordId Lexicon::find(std::string_view lower_form) const { return data_->ids.find(lower_form, data_->words); }

WordId Lexicon::intern(std::string_view lower_form) {
  if (const WordId known = find(lower_form)) return known;
  return data_->add_word(data_->texts.emplace_back(lower_form));
}

std::string_view Lexicon::form(WordId word) const { return data_->words[word].form; }
std::size_t Lexicon::word_count() const { return data_->words.size(); }

GroupId Lexicon::group(std::string_view name) const {
  const auto at = data_->groups.find(name);
  return at == data_->groups.end() ? kNoGroup : at->second;
}
std::string_view Lexicon::group_name(GroupId group) const { return data_->group_names[group]; }
std::size_t Lexicon::group_count() const { return data_->group_names.size(); }

std::string Lexicon::near(std::string_view name) const {
  return nearest_name(name, std::vector<std::string>(data_->group_names.begin(), data_->group_names.end()));
}

Lexicon::Mapped Lexicon::lookup(GroupId map, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  Mapped best;
  if (at >= end || !starts(tokens[at].word, map)) return best;
  const Data& d = *data_;
  const Word& word = d.words[tokens[at].word];
  // Whether the words after the first follow, too.
  const auto follows = [&](const Entry& entry) {
    if (at + 1 + entry.rest_size > end) return false;
    for (std::uint32_t i = 0; i < entry.rest_size; ++i) {
      if (tokens[at + 1 + i].word != d.rests[entry.rest + i]) return false;
    }
    return true;
  };
  std::uint32_t e = word.first;
  while (d.entries[e].group != map) ++e;
  for (; e < word.last && d.entries[e].group == map; ++e) {
    const Entry& entry = d.entries[e];
    if (entry.rest_size + 1 > best.length && follows(entry)) best = {entry.rest_size + 1, d.values[entry.value]};
  }
  return best;
}

std::uint32_t Lexicon::match(GroupId group, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  return lookup(group, tokens, at, end).length;
}

bool Lexicon::is(WordId word, GroupId group) const { return data_->sets.has(data_->words[word].whole, group); }
bool Lexicon::starts(WordId word, GroupId group) const { return data_->sets.has(data_->words[word].starting, group); }

std::string_view Lexicon::value_of(GroupId map, WordId word) const {
  const Data& d = *data_;
  for (std::uint32_t e = d.words[word].first; e < d.words[word].last; ++e) {
    if (d.entries[e].group == map && d.entries[e].rest_size == 0) return d.values[d.entries[e].value];
  }
  return {};
}

const std::vector<GroupId>& Lexicon::groups_starting_with(WordId word) const { return data_->sets.list(data_->words[word].starting); }
std::uint32_t Lexicon::set_starting_with(WordId word) const { return data_->words[word].starting; }
std::size_t Lexicon::set_count() const { return data_->sets.size(); }

void Lexicon::for_each_form(const std::function<void(WordId, GroupId, bool)>& use) const {
  for (WordId word = 1; word < data_->words.size(); ++word) {
    for (std::uint32_t e = data_->words[word].first; e < data_->words[word].last; ++e) {
      use(word, data_->entries[e].group, data_->entries[e].rest_size > 0);
    }
  }
}

std::string Lexicon::singular(std::string_view w) const {
  if (const auto at = data_->singulars.find(w); at != data_->singulars.end()) return std::string(at->second);
  const auto cut = [&](std::size_t n) { return std::string(w.substr(0, w.size() - n)); };
  if (w.size() > 4 && w.ends_with("ies")) return cut(3) + "y";
  if (w.ends_with("sses") || w.ends_with("shes") || w.ends_with("ches") || w.ends_with("xes")) return cut(2);
  if (w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is")) return cut(1);
  return std::string(w);
}

}  // namespace claimcheck
