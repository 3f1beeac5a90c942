#include "checker/lexis/lexicon.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "checker/base/utf8.h"
#include "checker/lexis/tokens.h"
#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

struct Entry {
  GroupId group = 0;
  std::uint32_t value = 0;         // index in Data::values; 0: none
  std::vector<WordId> rest;        // the words after the first
};

const std::vector<GroupId> kNoGroups;

}  // namespace

struct Lexicon::Data {
  std::deque<std::string> forms{""};                        // by id; a deque keeps the views of `ids` valid
  std::unordered_map<std::string_view, WordId> ids;
  std::vector<std::vector<Entry>> entries{{}};              // by first word
  std::vector<std::vector<GroupId>> starting{{}};           // by first word
  std::deque<std::string> group_names;
  std::unordered_map<std::string_view, GroupId> groups;
  std::deque<std::string> values{""};
  std::unordered_map<std::string, std::string> singulars;   // irregular and listed plurals

  GroupId group(std::string_view name) {
    if (const auto at = groups.find(name); at != groups.end()) return at->second;
    group_names.emplace_back(name);
    const auto id = static_cast<GroupId>(group_names.size() - 1);
    groups.emplace(group_names.back(), id);
    return id;
  }
};

Lexicon::Lexicon() : data_(std::make_unique<Data>()) {}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

Lexicon Lexicon::build(const std::vector<SourceText>& files, std::vector<Problem>& problems) {
  Lexicon lexicon;
  Data& d = *lexicon.data_;
  const auto add = [&](GroupId group, const std::string& form, std::string_view value) {
    std::vector<Token> tokens;
    tokenize(form, {0, static_cast<std::uint32_t>(form.size())}, lexicon, tokens);
    if (tokens.empty()) return;
    std::vector<WordId> words;
    for (const Token& t : tokens) words.push_back(lexicon.intern(t.span().in(form)));
    Entry entry;
    entry.group = group;
    if (!value.empty()) {
      if (d.values.back() != value) d.values.emplace_back(value);
      entry.value = static_cast<std::uint32_t>(d.values.size() - 1);
    }
    entry.rest.assign(words.begin() + 1, words.end());
    d.entries[words.front()].push_back(std::move(entry));
    auto& starting = d.starting[words.front()];
    const auto at = std::lower_bound(starting.begin(), starting.end(), group);
    if (at == starting.end() || *at != group) starting.insert(at, group);
  };
  const WordsFile words = parse_words(files, problems);
  for (const WordForm& form : words.forms) {
    add(d.group(form.group), form.form, form.value);
    if (!form.singular.empty()) d.singulars.try_emplace(form.form, form.singular);
  }
  return lexicon;
}

WordId Lexicon::find(std::string_view lower_form) const {
  const auto at = data_->ids.find(lower_form);
  return at == data_->ids.end() ? 0 : at->second;
}

WordId Lexicon::intern(std::string_view lower_form) {
  if (const WordId known = find(lower_form)) return known;
  Data& d = *data_;
  d.forms.emplace_back(lower_form);
  const auto id = static_cast<WordId>(d.forms.size() - 1);
  d.ids.emplace(d.forms.back(), id);
  d.entries.emplace_back();
  d.starting.emplace_back();
  return id;
}

std::string_view Lexicon::form(WordId word) const { return data_->forms[word]; }
std::size_t Lexicon::word_count() const { return data_->forms.size(); }

GroupId Lexicon::group(std::string_view name) const {
  const auto at = data_->groups.find(name);
  return at == data_->groups.end() ? kNoGroup : at->second;
}
std::string_view Lexicon::group_name(GroupId group) const { return data_->group_names[group]; }
std::size_t Lexicon::group_count() const { return data_->group_names.size(); }

std::string Lexicon::near(std::string_view name) const {
  return nearest_name(name, std::vector<std::string>(data_->group_names.begin(), data_->group_names.end()));
}

namespace {

// Tokens taken by an entry whose first word stands at `at`; 0 if the rest does not follow.
std::uint32_t taken(const Entry& entry, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) {
  if (at + 1 + entry.rest.size() > end) return 0;
  for (std::size_t i = 0; i < entry.rest.size(); ++i) {
    if (tokens[at + 1 + i].word != entry.rest[i]) return 0;
  }
  return static_cast<std::uint32_t>(1 + entry.rest.size());
}

}  // namespace

Lexicon::Mapped Lexicon::lookup(GroupId map, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  Mapped best;
  if (at >= end || tokens[at].word == 0) return best;
  for (const Entry& entry : data_->entries[tokens[at].word]) {
    if (entry.group != map) continue;
    const std::uint32_t length = taken(entry, tokens, at, end);
    if (length > best.length) best = {length, data_->values[entry.value]};
  }
  return best;
}

std::uint32_t Lexicon::match(GroupId group, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  return lookup(group, tokens, at, end).length;
}

bool Lexicon::is(WordId word, GroupId group) const {
  if (word == 0) return false;
  const auto& entries = data_->entries[word];
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.group == group && e.rest.empty(); });
}

std::string_view Lexicon::value_of(GroupId map, WordId word) const {
  if (word == 0) return {};
  for (const Entry& e : data_->entries[word]) {
    if (e.group == map && e.rest.empty()) return data_->values[e.value];
  }
  return {};
}

const std::vector<GroupId>& Lexicon::groups_starting_with(WordId word) const {
  return word == 0 ? kNoGroups : data_->starting[word];
}

std::string Lexicon::singular(std::string_view w) const {
  if (const auto at = data_->singulars.find(std::string(w)); at != data_->singulars.end()) return at->second;
  const auto cut = [&](std::size_t n) { return std::string(w.substr(0, w.size() - n)); };
  if (w.size() > 4 && w.ends_with("ies")) return cut(3) + "y";
  if (w.ends_with("sses") || w.ends_with("shes") || w.ends_with("ches") || w.ends_with("xes")) return cut(2);
  if (w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is")) return cut(1);
  return std::string(w);
}

}  // namespace claimcheck
