#include "checker/lexis/lexicon.h"

#include <algorithm>

#include "checker/lexis/lexicon_data.h"
#include "checker/lexis/tokens.h"
#include "checker/lexis/words_file.h"

namespace claimcheck {

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
  for (const std::string& name : file.groups) Data::add(d.group_names, d.groups, name);
  std::vector<std::pair<WordId, Entry>> entries;
  entries.reserve(file.forms.size());
  std::vector<Token> tokens;
  for (const WordForm& form : file.forms) {
    Entry entry;
    entry.group = form.group;
    if (!form.value.empty()) {
      if (d.values.back() != form.value) d.values.add(form.value);
      entry.value = static_cast<std::uint32_t>(d.values.size() - 1);
    }
    if (!form.singular.empty() && d.plural_index.find(form.form, d.plurals) == StringIndex::kNone) {
      Data::add(d.plurals, d.plural_index, form.form);
      d.singulars.add(form.singular);
    }
    if (one_plain_word(form.form)) {
      entries.emplace_back(d.word(form.form), entry);
      continue;
    }
    tokens.clear();
    tokenize(form.form, {0, static_cast<std::uint32_t>(form.form.size())}, lexicon, tokens);
    if (tokens.empty()) continue;
    if (tokens.size() > kLongestForm) {
      problems.push_back({.path = file.groups[form.group], .message = "'" + std::string(form.form) + "' is longer than " + std::to_string(kLongestForm) + " words"});
      continue;
    }
    entry.rest = static_cast<std::uint32_t>(d.rests.size());
    entry.rest_size = static_cast<std::uint32_t>(tokens.size() - 1);
    for (std::size_t i = 1; i < tokens.size(); ++i) d.rests.push_back(d.word(tokens[i].span().in(form.form)));
    entries.emplace_back(d.word(tokens.front().span().in(form.form)), entry);
  }
  d.file(entries);
  for (WordId word = 1; word < d.words.size(); ++word) lexicon.note_singular(word);
  return lexicon;
}

WordId Lexicon::find(std::string_view lower_form) const { return data_->find(lower_form); }
WordId Lexicon::intern(std::string_view lower_form) {
  const std::size_t known = word_count();
  const WordId word = data_->word(lower_form);
  if (word_count() > known) note_singular(word);
  return word;
}
std::string_view Lexicon::form(WordId word) const { return data_->forms[word]; }
std::size_t Lexicon::word_count() const { return data_->words.size(); }

GroupId Lexicon::group(std::string_view name) const {
  static_assert(kNoGroup == StringIndex::kNone);
  return data_->groups.find(name, data_->group_names);
}
std::string_view Lexicon::group_name(GroupId group) const { return data_->group_names[group]; }
std::size_t Lexicon::group_count() const { return data_->group_names.size(); }

std::string Lexicon::near(std::string_view name) const {
  std::vector<std::string> names;
  for (GroupId g = 0; g < group_count(); ++g) names.emplace_back(group_name(g));
  return nearest_name(name, names);
}

Lexicon::Mapped Lexicon::lookup(GroupId map, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  Mapped best;
  if (at >= end || !starts(tokens[at].word, map)) return best;
  const Data& d = *data_;
  const Word& word = d.words[tokens[at].word];
  if (!d.may_go_on(map, tokens, at, end)) return is(tokens[at].word, map) ? Mapped{1, value_of(map, tokens[at].word)} : best;
  // Whether the words after the first follow, too.
  const auto follows = [&](const Entry& entry) {
    if (at + 1 + entry.rest_size > end) return false;
    for (std::uint32_t i = 0; i < entry.rest_size; ++i) {
      if (tokens[at + 1 + i].word != d.rests[entry.rest + i]) return false;
    }
    return true;
  };
  for (std::uint32_t e = d.first_of(word, map); e < word.last && d.entries[e].group == map; ++e) {
    const Entry& entry = d.entries[e];
    if (entry.rest_size + 1 > best.length && follows(entry)) best = {entry.rest_size + 1, d.values[entry.value]};
  }
  return best;
}

std::uint32_t Lexicon::match(GroupId group, const std::vector<Token>& tokens, std::uint32_t at, std::uint32_t end) const {
  if (at >= end || !starts(tokens[at].word, group)) return 0;
  if (!data_->may_go_on(group, tokens, at, end)) return is(tokens[at].word, group) ? 1 : 0;  // a form of one word, as nearly all are
  return lookup(group, tokens, at, end).length;
}

bool Lexicon::is(WordId word, GroupId group) const { return data_->sets.has(data_->words[word].whole, group); }
bool Lexicon::starts(WordId word, GroupId group) const { return data_->sets.has(data_->words[word].starting, group); }

std::string_view Lexicon::value_of(GroupId map, WordId word) const {
  if (!is(word, map)) return {};
  const Data& d = *data_;
  std::uint32_t e = d.first_of(d.words[word], map);
  while (d.entries[e].rest_size != 0) ++e;
  return d.values[d.entries[e].value];
}

std::span<const GroupId> Lexicon::groups_starting_with(WordId word) const { return data_->sets.list(data_->words[word].starting); }
std::uint32_t Lexicon::set_starting_with(WordId word) const { return data_->words[word].starting; }
std::size_t Lexicon::set_count() const { return data_->sets.size(); }
std::span<const GroupId> Lexicon::groups_of_set(std::uint32_t set) const { return data_->sets.list(set); }

void Lexicon::for_each_form(const std::function<void(WordId, GroupId, bool)>& use) const {
  for (WordId word = 1; word < data_->words.size(); ++word) {
    for (std::uint32_t e = data_->words[word].first; e < data_->words[word].last; ++e) {
      use(word, data_->entries[e].group, data_->entries[e].rest_size > 0);
    }
  }
}

WordId Lexicon::singular_of(WordId word) const { return data_->words[word].singular; }

void Lexicon::note_singular(WordId word) {
  const std::string base = singular(form(word));
  const WordId id = one_plain_word(base) ? find(base) : 0;
  data_->words.change([&](std::vector<Word>& words) { words[word].singular = id; });
}

std::string Lexicon::singular(std::string_view w) const {
  if (const auto at = data_->plural_index.find(w, data_->plurals); at != StringIndex::kNone) return std::string(data_->singulars[at]);
  const auto cut = [&](std::size_t n) { return std::string(w.substr(0, w.size() - n)); };
  if (w.size() > 4 && w.ends_with("ies")) return cut(3) + "y";
  if (w.ends_with("sses") || w.ends_with("shes") || w.ends_with("ches") || w.ends_with("xes")) return cut(2);
  if (w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is")) return cut(1);
  return std::string(w);
}

}  // namespace claimcheck
