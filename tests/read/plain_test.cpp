#include "tests/read/support.h"

using namespace claimcheck;
using namespace claimcheck::test;

TEST_CASE("paragraphs are parted by blank lines, whatever the line ends") {
  for (const std::string text : {"One sentence.\n\nTwo of them.\n", "One sentence.\r\n\r\nTwo of them.\r\n",
                                 "One sentence.\r\rTwo of them.\r", "One sentence.\fTwo of them."}) {
    const Document document = plain(text);
    check_sound(document);
    CHECK(outline(document) == "paragraph:One sentence.|paragraph:Two of them.");
  }
}

TEST_CASE("lines that a machine filled are joined, the others stand alone") {
  const Document wrapped = plain(
      "The two harbour towns have shared a dredger since the spring of\n2016, when the old one sank. It works for 40 weeks a "
      "year and\n"
      "costs less than half of what the towns had paid before, as its\ncrew is small.\n");
  CHECK(outline(wrapped) ==
        "paragraph:The two harbour towns have shared a dredger since the spring of 2016, when the old one sank. It works for 40 "
        "weeks a year and "
        "costs less than half of what the towns had paid before, as its crew is small.");
  check_sound(wrapped);
  CHECK(plain("Dredger: one\nCrew: nine\nWeeks: forty\n").blocks.size() == 3);
  const Document lines = plain(std::string(300, 'a') + ". Then.\n" + std::string(300, 'b') + ". Then.\n");
  CHECK(lines.blocks.size() == 2);
}

TEST_CASE("a hyphen at a line end stays unless the word is written without it elsewhere") {
  const std::string text =
      "The plenary was long. Those who wanted to speak at the next plen-\nary had to wait for a decision that was taken by the "
      "long-\n"
      "serving president of the chamber, whom nobody wished to annoy in\nthe last week of the year.\n";
  const Document document = plain(text);
  check_sound(document);
  CHECK(document.text.find("next plenary had") != std::string::npos);
  CHECK(document.text.find("the long-serving president") != std::string::npos);
}

TEST_CASE("lists, quotations, captions") {
  const Document document = plain(
      "Three things are asked of the towns:\n- pay for the dredger,\n- man it,\n  in shifts of eight hours,\n- keep the "
      "books.\n\n"
      "> The crew is small.\n> It is enough.\n\nFigure 1. The dredger in March\n\n(a) the first town;\n(b) the second town.\n");
  CHECK(
      outline(document) ==
      "paragraph:Three things are asked of the towns:|list-item:pay for the dredger,|list-item:man it, in shifts of eight hours,|"
      "list-item:keep the books.|quotation:The crew is small.|quotation:It is enough.|caption:Figure 1. The dredger in March|"
      "list-item:the first town;|list-item:the second town.");
  CHECK(document.blocks[1].container == document.blocks[3].container);
  CHECK(document.blocks[1].container != document.blocks[7].container);
}

TEST_CASE("indents: below a marker they go on, in filled text they begin a paragraph") {
  CHECK(plain("- pay what the\n  Upper Town asked\n- man it\n").blocks.size() == 2);
  const Document document = plain(
      "   The two harbour towns have shared a dredger since the spring\nof 2016, when the old one sank. It works for 40 weeks.\n"
      "   It costs less than half of what the towns had paid before, as\nits crew is small and the fuel comes from the navy.\n");
  CHECK(document.blocks.size() == 2);
}

TEST_CASE("a year or a dash at the start of a wrapped line is no list") {
  const Document document = plain(
      "The towns have asked three envoys to look for a settlement since\n2016. The Trust asked those who took part to judge what "
      "they had\n"
      "- or had not - achieved in that time, and fourteen of them sent\n12. All agreed.\n");
  CHECK(document.blocks.size() == 1);
}

TEST_CASE("headings are short lines between blank lines") {
  const Document document = plain(
      "The Dredger and the Towns\n\nThe crew is small, but it has never been late.\n\n2. What It Costs\n\nIt costs less than "
      "before.\n\n"
      "Weeks of Work.\n\nIt works for 40 weeks.\n\nSigned by all\n");
  CHECK(outline(document) ==
        "heading:The Dredger and the Towns|paragraph:The crew is small, but it has never been late.|heading:2. What It Costs|"
        "paragraph:It costs less than before.|paragraph:Weeks of Work.|paragraph:It works for 40 weeks.|paragraph:Signed by all");
  CHECK(document.blocks[3].section == 2);
  CHECK(document.anchors == std::vector<std::string>{"2-what-it-costs", "the-dredger-and-the-towns"});
}

TEST_CASE("a paragraph that a page break has cut is one again, and the furniture is set aside") {
  const Document document = plain(
      "LAKE INSTITUTE | BULLETIN\n\nThe Dredger and the Towns\n\nAfter the towns had paid for the third time, which annoyed "
      "a\n\nSwiss "
      "contractor, nothing was done. The crew waited for months, and in the end it was sent home by the\n\n3\n\nLAKE INSTITUTE | "
      "BULLETIN\n\n"
      "mayors, who had hired it.\n\nIt came back in May.\n");
  check_sound(document);
  CHECK(document.text.find("annoyed a Swiss contractor") != std::string::npos);
  CHECK(document.text.find("home by the mayors, who") != std::string::npos);
  std::size_t furniture = 0;
  for (const Block& block : document.blocks) furniture += block.kind == BlockKind::furniture ? 1 : 0;
  CHECK(furniture == 2);
}

TEST_CASE("what ends in a full stop is not joined, nor is a short line") {
  CHECK(plain("The crew went home in May of that year and never came.\n\nmayors wept.\n").blocks.size() == 2);
  CHECK(plain("Crew and\n\nmayors wept over it.\n").blocks.size() == 2);
}

TEST_CASE("tables drawn with bars") {
  const Document document = plain("| Town | Crew |\n|---|---:|\n| Upper | 12 |\n| Lower | 7 |\n");
  REQUIRE(document.blocks.size() == 6);
  CHECK(document.blocks[0].header);
  CHECK(document.blocks[5].row == 2);
  CHECK(document.blocks[5].column == 1);
  CHECK(text_of(document, 5) == "7");
}

TEST_CASE("links of all forms are known in plain text, their targets are not in the text") {
  const Document document = plain(
      "See the [annual report](#), the [terms]( ) and [law (1994)](https://a.eu/l_(1994)), or https://b.eu/x?y=1, www.c.eu and "
      "<d@e.eu>. "
      "The [Journal](https:/f.eu,g/h) and [one](https://a.eu/b c) are badly linked, [they] (the towns) are not, 3[a] neither.\n");
  check_sound(document);
  std::string all;
  for (const Link& link : document.links) all += std::string(link.text.in(document.text)) + "=" + link.target + ";";
  CHECK(all ==
        "annual report=#;terms=;law (1994)=https://a.eu/l_(1994);https://b.eu/x?y=1=https://b.eu/x?y=1;www.c.eu=http://www.c.eu;"
        "d@e.eu=mailto:d@e.eu;Journal=https:/f.eu,g/h;one=https://a.eu/b c;");
  CHECK(document.links[0].source.in(document.source) == "[annual report](#)");
  CHECK(document.text.find("(https://a.eu/l") == std::string::npos);
  CHECK(document.text.find("[they] (the towns) are not, 3[a]") != std::string::npos);
}

TEST_CASE("some Markdown that text files carry") {
  const Document document = plain("## Costs ##1\n\nThe **second** bid of 2 * 3 towns, 3*4 in all.\n");
  check_sound(document);
  CHECK(outline(document) == "heading:Costs ##1|paragraph:The second bid of 2 * 3 towns, 3*4 in all.");
  REQUIRE(document.emphases.size() == 1);
  CHECK(document.emphases[0].in(document.text) == "second");
}
