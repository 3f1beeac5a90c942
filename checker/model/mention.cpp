#include "checker/model/mention.h"

#include <algorithm>
#include <array>

#include "checker/model/text.h"

namespace claimcheck {
namespace {

template <std::size_t N, class E>
std::string_view pick(const std::array<std::string_view, N>& names, E which) {
  return names[static_cast<std::size_t>(which)];
}

}  // namespace

std::string_view name(MentionKind kind) {
  static constexpr std::array<std::string_view, 12> kNames = {"number", "ordinal", "fraction", "percent", "quantity", "money",
                                                              "date", "duration", "set", "actor", "citation", "quotation"};
  return pick(kNames, kind);
}

std::string_view name(Hedge hedge) {
  static constexpr std::array<std::string_view, 10> kNames = {"", "about", "nearly", "just-over", "more-than",
                                                              "at-least", "at-most", "less-than", "vague", "exactly"};
  return pick(kNames, hedge);
}

std::string_view name(Granularity granularity) {
  static constexpr std::array<std::string_view, 11> kNames = {"day", "weekend", "week", "month", "season", "quarter",
                                                              "half", "year", "decade", "century", "time"};
  return pick(kNames, granularity);
}

std::string_view name(Origin origin) {
  static constexpr std::array<std::string_view, 3> kNames = {"explicit", "anchored", "relative"};
  return pick(kNames, origin);
}

std::string_view name(ActorType type) {
  static constexpr std::array<std::string_view, 5> kNames = {"person", "organisation", "place", "group", "work"};
  return pick(kNames, type);
}

std::string_view name(CitationType type) {
  static constexpr std::array<std::string_view, 5> kNames = {"link", "footnote", "reference", "author-year", "identifier"};
  return pick(kNames, type);
}

std::uint32_t Mentions::token_at(std::uint32_t offset) const {
  // By halves, without a branch that has to be guessed: it is asked for at every turn.
  const Token* at = tokens.data();
  for (std::size_t left = tokens.size(); left > 0;) {
    const std::size_t half = (left + 1) / 2;
    at += at[half - 1].end <= offset ? half : 0;
    left -= half;
  }
  return static_cast<std::uint32_t>(at - tokens.data());
}

std::uint32_t Mentions::sentence_of_token(std::uint32_t token) const {
  const auto at = std::partition_point(sentences.begin(), sentences.end(), [&](const Sentence& s) { return s.last <= token; });
  return static_cast<std::uint32_t>(at - sentences.begin());
}

std::uint32_t Mentions::sentence_at(std::uint32_t offset) const {
  const auto at = std::partition_point(sentences.begin(), sentences.end(), [&](const Sentence& s) { return s.span.end <= offset; });
  return static_cast<std::uint32_t>(at - sentences.begin());
}

}  // namespace claimcheck
