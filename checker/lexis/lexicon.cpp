#include "checker/lexis/lexicon.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "checker/base/utf8.h"
#include "checker/lexis/tokens.h"
#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kNoEntry = 0xFFFFFFFF;

// A form of a group, in the list of those that start with the same word.
struct Entry {
  GroupId group = 0;
  std::uint32_t value = 0;  // index in Data::values; 0: none
  std::uint32_t rest = 0;   // the words after the first: place and number in Data::rests
  std::uint32_t rest_size = 0;
  std::uint32_t next = kNoEntry;
};

// What the lexicon holds of one word.
struct Word {
  std::string_view form;
  std::uint32_t entries = kNoEntry;  // the first of its list
  std::uint32_t starting = 0;        // index in Data::group_sets
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

}  // namespace

struct Lexicon::Data {
  std::vector<Word> words{Word{}};  // by id
  WordTable ids;
  std::deque<std::string> texts;    // what the forms look at; a deque, so that growing moves none
  std::vector<Entry> entries;
  std::vector<WordId> rests;
  std::vector<std::vector<GroupId>> group_sets{{}};                           // the sets of groups that some word starts
  std::unordered_map<std::uint64_t, std::uint32_t> group_set_with;  // a set (high half) and a group more: that set
  std::vector<std::uint32_t> group_set_of;  // the set of one group alone, 0 if there is none yet
  std::deque<std::string> group_names;
  std::unordered_map<std::string_view, GroupId> groups;
  std::deque<std::string> values{""};
  std::unordered_map<std::string_view, std::string_view> singulars;  // irregular and listed plurals

  GroupId group(std::string_view name) {
    if (const auto at = groups.find(name); at != groups.end()) return at->second;
    group_names.emplace_back(name);
    const auto id = static_cast<GroupId>(group_names.size() - 1);
    groups.emplace(group_names.back(), id);
    return id;
  }

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

  std::uint32_t alone(GroupId group) {
    if (group >= group_set_of.size()) group_set_of.resize(group + 1, 0);
    if (group_set_of[group] == 0) {
      group_set_of[group] = static_cast<std::uint32_t>(group_sets.size());
      group_sets.push_back({group});
    }
    return group_set_of[group];
  }

  std::uint32_t with(std::uint32_t set, GroupId group) {
    if (set == 0) return alone(group);
    if (std::binary_search(group_sets[set].begin(), group_sets[set].end(), group)) return set;
    const auto [at, fresh] = group_set_with.try_emplace(std::uint64_t{set} << 32 | group, static_cast<std::uint32_t>(group_sets.size()));
    if (fresh) {
      auto groups_of = group_sets[set];
      groups_of.insert(std::upper_bound(groups_of.begin(), groups_of.end(), group), group);
      group_sets.push_back(std::move(groups_of));
    }
    return at->second;
  }

  void add_entry(WordId first, Entry entry) {
    Word& word = words[first];
    entry.next = word.entries;
    word.entries = static_cast<std::uint32_t>(entries.size());
    word.starting = with(word.starting, entry.group);
    entries.push_back(entry);
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
  std::vector<GroupId> groups;
  for (const std::string& name : file.groups) groups.push_back(d.group(name));
  d.words.reserve(file.forms.size() + 1);
  d.entries.reserve(file.forms.size());
  std::vector<Token> tokens;
  for (const WordForm& form : file.forms) {
    Entry entry;
    entry.group = groups[form.group];
    if (!form.value.empty()) {
      if (d.values.back() != form.value) d.values.emplace_back(form.value);
      entry.value = static_cast<std::uint32_t>(d.values.size() - 1);
    }
    if (!form.singular.empty()) d.singulars.try_emplace(form.form, form.singular);
    if (one_plain_word(form.form)) {
      d.add_entry(d.word(form.form), entry);
      continue;
    }
    tokens.clear();
    tokenize(form.form, {0, static_cast<std::uint32_t>(form.form.size())}, lexicon, tokens);
    if (tokens.empty()) continue;
    entry.rest = static_cast<std::uint32_t>(d.rests.size());
    entry.rest_size = static_cast<std::uint32_t>(tokens.size() - 1);
    for (std::size_t i = 1; i < tokens.size(); ++i) d.rests.push_back(d.word(tokens[i].span().in(form.form)));
    d.add_entry(d.word(tokens.front().span().in(form.form)), entry);
  }
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
  if (at >= end || tokens[at].word == 0) return best;
  const Data& d = *data_;
  // Whether the words after the first follow, too.
  const auto follows = [&](const Entry& entry) {
    if (at + 1 + entry.rest_size > end) return false;
    for (std::uint32_t i = 0; i < entry.rest_size; ++i) {
      if (tokens[at + 1 + i].word != d.rests[entry.rest + i]) return false;
    }
    return true;
  };
  for (std::uint32_t e = d.words[tokens[at].word].entries; e != kNoEntry; e = d.entries[e].next) {
    const Entry& entry = d.entries[e];
    // Of equal forms the one declared first counts; the list has it last.
    if (entry.group == map && entry.rest_size + 1 >= best.length && follows(entry)) best = {entry.rest_size + 1, d.values[entry.value]};
  }
  return best;
}

std::uint32_t Lexicon::match(GroupId group, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  return lookup(group, tokens, at, end).length;
}

bool Lexicon::is(WordId word, GroupId group) const {
  const Data& d = *data_;
  for (std::uint32_t e = word == 0 ? kNoEntry : d.words[word].entries; e != kNoEntry; e = d.entries[e].next) {
    if (d.entries[e].group == group && d.entries[e].rest_size == 0) return true;
  }
  return false;
}

std::string_view Lexicon::value_of(GroupId map, WordId word) const {
  const Data& d = *data_;
  std::string_view value;
  for (std::uint32_t e = word == 0 ? kNoEntry : d.words[word].entries; e != kNoEntry; e = d.entries[e].next) {
    if (d.entries[e].group == map && d.entries[e].rest_size == 0) value = d.values[d.entries[e].value];
  }
  return value;
}

const std::vector<GroupId>& Lexicon::groups_starting_with(WordId word) const { return data_->group_sets[data_->words[word].starting]; }

void Lexicon::for_each_form(const std::function<void(WordId, GroupId, bool)>& use) const {
  for (WordId word = 1; word < data_->words.size(); ++word) {
    for (std::uint32_t e = data_->words[word].entries; e != kNoEntry; e = data_->entries[e].next) {
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
