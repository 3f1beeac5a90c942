// Footnote marks and notes, in both formats.
#include "checker/read/marks.h"
#include "tests/read/support.h"

using namespace claimcheck;
using namespace claimcheck::test;

TEST_CASE("raised digits: marks and units") {
  const Document document = plain(
      "The plots have 300 m² and the lake 40 km³,¹ and (a + 2)² is a power of it.² In 2014³ 10⁶ people came.¹²\n\n¹ Survey.\n² "
      "Own sum.\n");
  check_sound(document);
  CHECK(marks(document) == "1,2,3,12;1,2");
  CHECK(text_of(document, 0) ==
        "The plots have 300 m² and the lake 40 km³, and (a + 2)² is a power of it. In 2014 10⁶ people came.");
  CHECK(outline(document).ends_with("|footnote:Survey.|footnote:Own sum."));
}

TEST_CASE("marks in brackets") {
  const Document document = plain(
      "They agreed.[1] They did,[2, 3] later[4–6]. Article 3[a] and “[The] law” of [2019] stay.\n\n[1] First.\n[2] Second.\n");
  check_sound(document);
  CHECK(marks(document) == "1,2,3,4,5,6;1,2");
  CHECK(text_of(document, 0) == "They agreed. They did, later. Article 3[a] and “[The] law” of [2019] stay.");
}

TEST_CASE("a range over two brackets") { CHECK(marks(plain("They agreed[1]–[3].\n")) == "1,2,3;"); }

TEST_CASE("a mark behind a blank is one only where the document has such notes") {
  CHECK(marks(plain("They arrive late [4], it is said.\n")) == ";");
  const Document document = plain("They arrive late [1], it is said. Others do not [2].\n\nSources\n\n[1] A. Berg, Lateness.\n");
  CHECK(marks(document) == "1,2;1");
  CHECK(text_of(document, 0) == "They arrive late, it is said. Others do not.");
}

TEST_CASE("a numbered list below a heading, or at the end, holds the notes") {
  CHECK(marks(markdown("They came.[1] They went.[2]\n\n## Notes\n\n1. First.\n2. Second.\n")) == "1,2;1,2");
  CHECK(marks(markdown("They came [1, 2].\n\n1. First.\n2. Second.\n")) == "1,2;1,2");
  CHECK(marks(markdown("They came.\n\n1. First.\n2. Second.\n")) == ";");
}

TEST_CASE("Markdown notes: unused ones and undefined ones are kept, a note may go on") {
  const Document document = markdown(
      "One,[^1] two[^b] and three.[^9]\n\n[^1]: First.\n[^b]: Second\n    goes on.\n\n    And ends.\n[^7]: Never used.\n");
  check_sound(document);
  CHECK(marks(document) == "1,b,9;1,b,7");
  CHECK(outline(document) ==
        "paragraph:One, two and three.|footnote:First.|footnote:Second goes on.|footnote:And ends.|footnote:Never used.");
  CHECK(document.footnotes[0].source.in(document.source) == "[^1]");
  CHECK(document.footnotes[0].text.empty());
}

TEST_CASE("superscript tags") {
  const Document document = markdown("They came.<sup>1</sup> The plot has 3 m<sup>2</sup>.\n\n<sup>1</sup> Survey.\n");
  CHECK(text_of(document, 0) == "They came. The plot has 3 m².");
  CHECK(document.footnotes.size() >= 1);
}
