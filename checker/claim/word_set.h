// A set of words, in order. The words lie elsewhere (in the vocabulary, or where a Topics keeps those it has made): a document makes
// thousands of small sets of them.
#pragma once
#include <algorithm>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck {

class WordSet {
 public:
  using value_type = std::string_view;
  using const_iterator = std::vector<std::string_view>::const_iterator;

  const_iterator begin() const { return words_.begin(); }
  const_iterator end() const { return words_.end(); }
  std::size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  bool contains(std::string_view word) const { return std::binary_search(begin(), end(), word); }

  // The word must last as long as the set.
  void insert(std::string_view word) {
    const auto at = std::lower_bound(words_.begin(), words_.end(), word);
    if (at == words_.end() || *at != word) words_.insert(at, word);
  }
  template <std::same_as<std::string> Passing>
  void insert(Passing&&) = delete;  // it would be gone
  void merge(const WordSet& other) {
    if (other.empty()) return;
    std::vector<std::string_view> all;
    all.reserve(size() + other.size());
    std::set_union(begin(), end(), other.begin(), other.end(), std::back_inserter(all));
    words_ = std::move(all);
  }
  void erase(std::string_view word) {
    const auto at = std::lower_bound(words_.begin(), words_.end(), word);
    if (at != words_.end() && *at == word) words_.erase(at);
  }
  template <class Predicate>
  friend void erase_if(WordSet& set, Predicate predicate) { std::erase_if(set.words_, predicate); }

 private:
  std::vector<std::string_view> words_;
};

}  // namespace claimcheck
