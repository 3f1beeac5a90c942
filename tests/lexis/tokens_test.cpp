#include "checker/lexis/tokens.h"

#include <doctest/doctest.h>

#include "checker/lexis/builtin.h"

using namespace claimcheck;

namespace {

std::vector<std::string> words(const std::string& text) {
  const Lexicon lexicon;
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon, tokens);
  std::vector<std::string> out;
  for (const Token& t : tokens) out.emplace_back(t.span().in(text));
  return out;
}

std::vector<std::string> sentences(const std::string& text) {
  std::vector<Problem> problems;
  const Lexicon lexicon = Lexicon::build(builtin_files(".words"), problems);
  REQUIRE(problems.empty());
  Document document;
  document.text = text;
  document.blocks.push_back({.span = {0, static_cast<std::uint32_t>(text.size())}});
  Mentions mentions;
  split_document(document, lexicon, mentions);
  std::vector<std::string> out;
  for (const Sentence& s : mentions.sentences) out.emplace_back(s.span.in(text));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("tokens") {
  CHECK(words("Iraq's 5,200 men") == Words{"Iraq", "'s", "5,200", "men"});
  CHECK(words("the 163-seat U.S. House, e.g. al-Muhandis") ==
        Words{"the", "163", "-", "seat", "U.S.", "House", ",", "e.g.", "al", "-", "Muhandis"});
  CHECK(words("€43–35 in the 1990s.") == Words{"€", "43", "–", "35", "in", "the", "1990", "s", "."});
  CHECK(words("don’t O'Brien Wałęsa") == Words{"don’t", "O'Brien", "Wałęsa"});
}

TEST_CASE("sentences end at points, not at abbreviations") {
  CHECK(sentences("Gen. Soleimani died. It was late.").size() == 2);
  CHECK(sentences("The U.S. Embassy stood. No. 21 followed in the U.S. The end.").size() == 3);
  CHECK(sentences("“Go.” He went (slowly.) Then J. Smith left!").size() == 3);
  CHECK(sentences("It rose by 3.5 p.m. and fell").size() == 1);
}

TEST_CASE("a sentence without an end is cut, so that no one has to look through a whole book") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "and then ";
  const Words parts = sentences(text);
  CHECK(parts.size() == 8);
  CHECK(parts[0].size() < 5000);
}
