// What the parts of `Topics` share: what was asked for and found, kept while one document is read.
#pragma once
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "checker/claim/topic.h"
#include "checker/claim/view.h"

namespace claimcheck {

constexpr std::uint32_t kLongestPhrase = 14;  // tokens of a noun phrase

inline bool possessive(std::string_view w) { return w == "'s" || w == "’s" || w == "'" || w == "’"; }

// What is known of a token, as bits.
enum KnownOfToken : std::uint8_t { kNameAsked = 1, kName = 2, kInVerb = 4, kBreakAsked = 8, kBreak = 16 };

struct Topics::Memory {
  explicit Memory(const Mentions& m) : verbs(m.sentences.size()), known(m.tokens.size(), 0), normal(m.tokens.size(), nullptr) {}

  using Places = std::pmr::vector<std::uint32_t>;
  struct Normal {
    Words words;
    Places* places = nullptr;  // of the last of them
  };

  std::pmr::monotonic_buffer_resource pool;                     // of words that lie in no text, and of the tables below
  std::vector<std::optional<std::vector<VerbGroup>>> verbs;     // by sentence
  std::vector<std::uint8_t> known;                              // by token: bits of Known
  std::vector<Normal*> normal;                                  // by token
  std::pmr::unordered_map<std::uint64_t, Normal> words{&pool};             // by word and case
  std::pmr::unordered_map<std::string_view, Normal> other_words{&pool};    // by text: words that the vocabulary lacks
  Normal nothing;                                                          // of small words and marks
  std::pmr::unordered_map<std::string_view, Places> places{&pool};
  std::uint32_t placed = 0;  // the tokens before this one are in `places`
  bool capitals_noted = false;
  std::pmr::unordered_set<std::uint32_t> capitals{&pool};  // words that stand with a capital inside sentences
  std::unordered_set<std::string> other_capitals;          // the same, of which the vocabulary knows nothing
  std::vector<std::string_view> reading;                   // of `normal`
  std::optional<Topic> title;
  std::unordered_map<std::uint32_t, Topic> sentences, surroundings;
  std::unordered_map<std::uint32_t, std::optional<Topic>> headed;  // by token
};

}  // namespace claimcheck
