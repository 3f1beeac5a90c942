#include "checker/claim/phrase.h"

#include <doctest/doctest.h>

#include "checker/claim/matcher.h"
#include "checker/claim/view.h"
#include "checker/lexis/tokens.h"

using namespace claimcheck;

namespace {

// A document of one paragraph in which every number token is a bare figure.
struct Sample {
  explicit Sample(const std::string& text) {
    std::vector<Problem> problems;
    lexicon = Lexicon::build({{"test.words", "words sentence-starter = the; words list-joiner = and; words be = is, are, was;"}}, problems);
    document.text = text;
    document.blocks.push_back({.span = {0, static_cast<std::uint32_t>(text.size())}});
  }

  void tokenise() {
    split_document(document, lexicon, mentions);
    for (std::uint32_t i = 0; i < mentions.tokens.size(); ++i) {
      const Token& t = mentions.tokens[i];
      if (t.kind != TokenKind::number) continue;
      Figure figure;
      figure.value = *Exact::parse(t.span().in(document.text));
      figure.reading = Reading::exactly(figure.value);
      figure.digits = t.span();
      Mention m;
      m.span = t.span();
      m.value = figure;
      m.sentence = mentions.sentence_of_token(i);
      mentions.mentions.push_back(m);
    }
  }

  // The texts that the phrase matches, by index and slowly.
  std::vector<std::string> matches(const std::string& phrase_text) {
    std::vector<Phrase> phrases(1);
    std::vector<PhraseFault> faults;
    const std::vector<PartText> no_parts;
    PhraseParts parts(no_parts, lexicon);
    FeatureSets firsts, needs;
    REQUIRE(PhraseCompiler(parts, firsts, needs).compile(phrase_text, {"a", "b", "c"}, phrases[0], faults));
    tokenise();
    const View view(document, mentions, lexicon);
    const PhraseIndex index(phrases, firsts, needs, lexicon);
    std::vector<std::string> fast, slow;
    for (const Match& m : index.find(view)) fast.push_back(words_of(m));
    for (const Match& m : index.find_slowly(view)) slow.push_back(words_of(m));
    CHECK(fast == slow);
    return fast;
  }

  std::string words_of(const Match& m) const {
    return document.text.substr(mentions.tokens[m.first].begin, mentions.tokens[m.last - 1].end - mentions.tokens[m.first].begin);
  }

  Lexicon lexicon;
  Document document;
  Mentions mentions;
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words, choices, options and slots") {
  CHECK(Sample("Only 168 out of 328 were there.").matches("{a:count} (out)? of {b:count}") == Words{"168 out of 328"});
  CHECK(Sample("168 of 328; 5 out of 9").matches("{a:count} (out)? of {b:count}") == Words{"168 of 328", "5 out of 9"});
  CHECK(Sample("It was red or blue").matches("<be> (red|green) or") == Words{"was red or"});
  CHECK(Sample("The cat sat").matches("dog").empty());
}

TEST_CASE("the pieces of a phrase stand in its order, each behind what the one before takes") {
  CHECK(Sample("Out of 328 only 168 came").matches("{a:count} .... out of {b:count}").empty());
  CHECK(Sample("168 came out of 328; out of 9").matches("{a:count} .... out of {b:count}") == Words{"168 came out of 328", "328; out of 9"});
  CHECK(Sample("5 of 6 of 7").matches("{a:count} of {b:count}") == Words{"5 of 6", "6 of 7"});
  CHECK(Sample("of 5").matches("{a:count} of").empty());
  CHECK(Sample("5 and 5").matches("{a:count} (and (more)?)? {b:count}") == Words{"5 and 5"});
  std::string many;
  for (int i = 0; i < 70; ++i) many += "so ";
  CHECK(Sample(many + "168 of 328").matches("{a:count} of {b:count}") == Words{"168 of 328"});
  CHECK(Sample("168 of 328 " + many).matches("{a:count} of {b:count}") == Words{"168 of 328"});
  CHECK(Sample("of 3 " + many + "5 is").matches("{a:count} .... of").empty());
}

TEST_CASE("a short gap stays in the clause, a long one in the sentence") {
  CHECK(Sample("5 men of the old guard came").matches("{a:count} ... came") == Words{"5 men of the old guard came"});
  CHECK(Sample("5 men, said he, came").matches("{a:count} ... came").empty());
  CHECK(Sample("5 men, said he, came").matches("{a:count} .... came") == Words{"5 men, said he, came"});
  CHECK(Sample("5 men. They came").matches("{a:count} .... came").empty());
}

TEST_CASE("looking ahead takes no words") {
  CHECK(Sample("5 % of 6 men").matches("{a:count} !%") == Words{"6"});
  CHECK(Sample("last year, this year").matches("&last {a:word} year") == Words{"last year"});
}

TEST_CASE("a series is every figure of a list, and may end early") {
  CHECK(Sample("8: 3 men, 2 dogs and 3 cats").matches("{a:count} : {b:series}") == Words{"8: 3 men, 2 dogs and 3"});
  CHECK(Sample("3 men and 2 dogs, 5 in all").matches("{b:series} ... , {a:count} in all") == Words{"3 men and 2 dogs, 5 in all"});
}

TEST_CASE("faults of a phrase are found all at once") {
  std::vector<Problem> problems;
  Lexicon lexicon = Lexicon::build({{"t.words", "words member = mp;"}}, problems);
  Phrase phrase;
  std::vector<PhraseFault> faults;
  const std::vector<PartText> no_parts;
  PhraseParts parts(no_parts, lexicon);
  FeatureSets firsts, needs;
  CHECK_FALSE(PhraseCompiler(parts, firsts, needs).compile("{valeu:count} of <membr> {a:cuont}", {"value", "a"}, phrase, faults));
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].message == "no field 'valeu'; did you mean 'value'?");
  CHECK(faults[1].message == "no vocabulary class 'membr'; did you mean 'member'?");
  CHECK(faults[2].message.starts_with("no kind of slot 'cuont'; did you mean 'count'"));
}
