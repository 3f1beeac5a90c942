// Comparing wordings: whether words stand in a text, and which of its words come nearest. Letter case, diacritics, kinds of
// quotation marks and of white space make no difference.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace claimcheck {

// Whether a quotation stands in a text. What it leaves out ("…", "[…]") and puts into square brackets is free.
bool occurs_in(std::string_view text, std::string_view quotation);

// The stretch of the text that has most of the quotation's words, as it stands; none if it has fewer than three in five
// (of fewer than six words, three in four).
std::optional<std::string_view> nearest_passage(std::string_view text, std::string_view quotation);

// How many words of content (of four letters or more, cut to five) two stretches of text share.
std::int64_t shared_words(std::string_view a, std::string_view b);

// Whether both name things, by words with a capital inside a sentence, and none of them is in the other.
bool names_apart(std::string_view a, std::string_view b);

// How many of the blank-separated words of a list are not in another: of words that are alike already, as in `measured`.
std::int64_t words_lacking(std::string_view some, std::string_view all);

// How many letters are added, lost, changed or swapped with their neighbour between two words of ASCII letters (optimal string alignment);
// of longer words than kLongestCompared, as if they had nothing in common.
constexpr std::size_t kLongestCompared = 64;
std::int64_t edits(std::string_view a, std::string_view b);

// Words as numbers, ascending, to be compared many times: of a list as words_lacking takes it, each as its hash and as often as it is
// there; of a text as shared_words does, each stem once.
std::vector<std::uint64_t> hashes_of_list(std::string_view list);
std::vector<std::uint64_t> stems_that_tell(std::string_view text);

// Whether a word or words stand in a text as whole words.
bool has_words(std::string_view text, std::string_view words);

}  // namespace claimcheck
