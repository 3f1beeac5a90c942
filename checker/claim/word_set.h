// A set of words, in order. The words lie elsewhere (in the vocabulary, or where a Topics keeps those it has made): a document makes
// thousands of small sets of them.
#pragma once
#include <algorithm>
#include <bit>
#include <compare>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck {

class WordSet {
  // A word with its first eight bytes as a number, which tells most words apart and in order.
  struct Word {
    Word(std::string_view w) : head(head_of(w)), text(w.data()), size(w.size()) {}  // NOLINT: as a word stands for itself
    std::string_view view() const { return {text, size}; }
    static std::uint64_t head_of(std::string_view w) {
      std::uint64_t out = 0;
      if (w.size() >= sizeof out) {
        std::memcpy(&out, w.data(), sizeof out);
        return std::endian::native == std::endian::little ? __builtin_bswap64(out) : out;
      }
      for (std::size_t i = 0; i < w.size(); ++i) out |= std::uint64_t{static_cast<unsigned char>(w[i])} << (56 - 8 * i);
      return out;
    }
    friend bool operator==(const Word& a, const Word& b) {
      return a.head == b.head && a.size == b.size && (a.size <= sizeof head || std::memcmp(a.text + sizeof head, b.text + sizeof head, a.size - sizeof head) == 0);
    }
    friend bool operator<(const Word& a, const Word& b) { return a.head != b.head ? a.head < b.head : a.view() < b.view(); }

    std::uint64_t head;
    const char* text;
    std::size_t size;
  };

 public:
  using value_type = std::string_view;
  class const_iterator {
   public:
    using iterator_category = std::bidirectional_iterator_tag;
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string_view*;
    using reference = std::string_view;

    const_iterator() = default;
    explicit const_iterator(const Word* at) : at_(at) {}
    std::string_view operator*() const { return at_->view(); }
    const_iterator& operator++() { return ++at_, *this; }
    const_iterator operator++(int) { return const_iterator(at_++); }
    const_iterator& operator--() { return --at_, *this; }
    const_iterator operator--(int) { return const_iterator(at_--); }
    friend bool operator==(const const_iterator&, const const_iterator&) = default;

   private:
    const Word* at_ = nullptr;
  };

  const_iterator begin() const { return const_iterator(words_.data()); }
  const_iterator end() const { return const_iterator(words_.data() + words_.size()); }
  std::size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  bool contains(std::string_view word) const { return std::binary_search(words_.begin(), words_.end(), Word(word)); }
  bool includes(const WordSet& other) const { return std::includes(words_.begin(), words_.end(), other.words_.begin(), other.words_.end()); }

  // The word must last as long as the set.
  void insert(std::string_view word) {
    const Word added(word);
    const auto at = std::lower_bound(words_.begin(), words_.end(), added);
    if (at == words_.end() || !(*at == added)) words_.insert(at, added);
  }
  template <std::same_as<std::string> Passing>
  void insert(Passing&&) = delete;  // it would be gone
  void merge(const WordSet& other) {
    if (other.empty()) return;
    if (empty()) {
      words_ = other.words_;
      return;
    }
    std::vector<Word> all;
    all.reserve(size() + other.size());
    std::set_union(words_.begin(), words_.end(), other.words_.begin(), other.words_.end(), std::back_inserter(all));
    words_ = std::move(all);
  }
  void erase(std::string_view word) {
    const Word erased(word);
    const auto at = std::lower_bound(words_.begin(), words_.end(), erased);
    if (at != words_.end() && *at == erased) words_.erase(at);
  }
  template <class Predicate>
  friend void erase_if(WordSet& set, Predicate predicate) {
    std::erase_if(set.words_, [&](const Word& word) { return predicate(word.view()); });
  }

 private:
  std::vector<Word> words_;
};

}  // namespace claimcheck
