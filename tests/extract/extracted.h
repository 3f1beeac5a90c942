// What the tests of the extractors share: text in, mentions out, by the extractors that the test names.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "checker/extract/actors_words.h"
#include "checker/extract/context.h"
#include "checker/lexis/builtin.h"
#include "checker/lexis/tokens.h"

namespace claimcheck::testing {

inline const Lexicon& builtin_lexicon() {
  static const Lexicon lexicon = [] {
    std::vector<Problem> problems;
    Lexicon built = Lexicon::build(builtin_files(".words"), problems);
    REQUIRE(problems.empty());
    return built;
  }();
  return lexicon;
}

inline const NameWords& builtin_names() {
  static const NameWords names(builtin_lexicon());
  return names;
}

// A document of plain paragraphs, one a line, tokenised and ready for extractors.
struct Extracted {
  Document document;
  Mentions mentions;
  ExtractContext context;

  explicit Extracted(std::string text) : context{document, builtin_lexicon(), mentions, {}} {
    document.text = std::move(text);
    document.source = document.text;
    for (std::size_t from = 0; from < document.text.size();) {
      const std::size_t end = std::min(document.text.find('\n', from), document.text.size());
      if (end > from) document.blocks.push_back({.span = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)}});
      from = end + 1;
    }
    split_document(document, builtin_lexicon(), mentions);
    context.claimed.assign(mentions.tokens.size(), 0);
  }
  Extracted(const Extracted&) = delete;

  std::string text(Span span) const { return std::string(span.in(document.text)); }
};

}  // namespace claimcheck::testing
