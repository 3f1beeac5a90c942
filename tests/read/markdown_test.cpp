#include "tests/read/support.h"

using namespace claimcheck;
using namespace claimcheck::test;

TEST_CASE("blocks") {
  const Document document = markdown(
      "# Title #\n\nSetext\n------\n\nA paragraph\nof two lines.\n\n- one\n- two\n  - inner\n\n> quoted\n> > deeper\n\n```\ncode "
      "[a](b)\n```\n\n"
      "![a bridge](b.png)\n\n*Photo: the bridge*\n\n---\n\n<div>\nraw\n</div>\n\n1. first\n");
  check_sound(document);
  CHECK(outline(document) ==
        "heading:Title|heading:Setext|paragraph:A paragraph of two "
        "lines.|list-item:one|list-item:two|list-item:inner|quotation:quoted|"
        "quotation:deeper|code:code [a](b)|caption:a bridge|caption:Photo: the bridge|paragraph:raw|list-item:first");
  CHECK(document.blocks[0].level == 1);
  CHECK(document.blocks[1].level == 2);
  CHECK(document.blocks[5].level == 2);
  CHECK(document.blocks[3].container == document.blocks[4].container);
  CHECK(document.blocks[5].container != document.blocks[4].container);
  CHECK(document.blocks[7].level == 2);
  REQUIRE(document.links.size() == 1);
  CHECK(document.links[0].form == LinkForm::image);
}

TEST_CASE("tables, also in a quotation, with bars inside cells") {
  const Document document = markdown(
      "> | Town | Crew |\n> |---|--:|\n> | **Upper** | 12\\|13 |\n> | Lower [x](y) |\n\nCrew | Town\n--- | ---\n1 | 2\n");
  check_sound(document);
  REQUIRE(document.blocks.size() == 9);
  CHECK(text_of(document, 2) == "Upper");
  CHECK(text_of(document, 3) == "12|13");
  CHECK(document.blocks[3].row == 1);
  CHECK(document.blocks[3].column == 1);
  CHECK(document.links[0].source.in(document.source) == "[x](y)");
  CHECK(document.blocks[5].container != document.blocks[4].container);
  CHECK(document.blocks[5].header);
}

TEST_CASE("text before and behind a table without a blank line") {
  const Document document = markdown(
      "> The towns pay\n> as follows:\n> Town | Sum\n> --- | ---\n> Upper | 3\n> Source: own count\n\n- | a | b |\n  |---|---|\n "
      " | 1 | 2 |\n");
  check_sound(document);
  CHECK(outline(document) ==
        "quotation:The towns pay as follows:|table-cell:Town|table-cell:Sum|table-cell:Upper|table-cell:3|caption:Source: own "
        "count|"
        "table-cell:a|table-cell:b|table-cell:1|table-cell:2");
}

TEST_CASE("tables and text in HTML") {
  const Document document = markdown(
      "<table id=\"crews\">\n<caption>Crews in "
      "<em>May</em></caption>\n<tr><th>Town</th><th>Crew</th></tr>\n\n<tr><td>Upper</td><td>\n 12 &amp; 13</td></tr>\n"
      "</table>\n\n<!-- gone -->\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<script>var x;</script>\n");
  check_sound(document);
  CHECK(outline(document) ==
        "caption:Crews in May|table-cell:Town|table-cell:Crew|table-cell:Upper|table-cell:12 & 13|list-item:one|list-item:two");
  CHECK(document.blocks[2].header);
  CHECK(document.blocks[4].row == 1);
  CHECK(document.blocks[4].column == 1);
  CHECK(document.blocks[4].container == document.blocks[1].container);
  CHECK(document.anchors == std::vector<std::string>{"crews"});
}

TEST_CASE("inlines leave their marks behind") {
  const Document document =
      markdown("A **bold *and* slanted** word, `code [x](y)`, ~~gone~~ here &amp; there\\*, H<sub>2</sub>O <!-- no --> end.\n");
  check_sound(document);
  CHECK(text_of(document, 0) == "A bold and slanted word, code [x](y),  here & there*, H2O  end.");
  CHECK(document.links.empty());
  REQUIRE(document.emphases.size() == 2);
  CHECK(document.emphases[0].in(document.text) == "bold and slanted");
  CHECK(document.emphases[1].in(document.text) == "and");
}

TEST_CASE("links: reference, collapsed, image, nested, autolink, HTML, and those without a definition") {
  const Document document = markdown(
      "[full][Ref], [Ref][], [ref], ![pic](p.png), [![in](i.png)](out), <https://a.eu>, <a href=\"h\">html</a>, [none][gone], "
      "[bare], [a](b \"t\").\n\n"
      "[REF]: https://r.eu/x 'title'\n");
  check_sound(document);
  std::string all;
  for (const Link& link : document.links)
    all += std::string(link.text.in(document.text)) + "=" + link.target + (link.resolved ? ";" : "?;");
  CHECK(all ==
        "full=https://r.eu/x;Ref=https://r.eu/x;ref=https://r.eu/x;pic=p.png;in=out;in=i.png;https://a.eu=https://"
        "a.eu;html=h;none=?;a=b;");
  CHECK(text_of(document, 0).ends_with("html, none, [bare], a."));
}

TEST_CASE("where nothing is defined, references are defined elsewhere") {
  const Document document = markdown("The [proposal][one] and the [answer][two].\n");
  CHECK(document.links.empty());
  CHECK(text_of(document, 0) == "The proposal and the answer.");
}

TEST_CASE("a single reference that nothing defines was left over from a draft") {
  const Document document = markdown("The [proposal][undefined] stands.\n");
  REQUIRE(document.links.size() == 1);
  CHECK_FALSE(document.links[0].resolved);
  CHECK(markdown("In a[i][j] and [1][2] nothing is linked.\n").links.empty());
}

TEST_CASE("lines of a box that are pairs of key and value, and hard breaks, are blocks of their own") {
  const Document box = markdown("> **Box 1. The dredger**\n> Crew: 9\n> Weeks of work each year: 40\n");
  CHECK(outline(box) == "quotation:Box 1. The dredger|quotation:Crew: 9|quotation:Weeks of work each year: 40");
  CHECK(box.blocks[0].container == box.blocks[2].container);
  CHECK(markdown("Lake House  \nMain Street 4\\\nUpper Town\n").blocks.size() == 3);
  CHECK(outline(markdown("They came  \nand went.\n")) == "paragraph:They came and went.");
}

TEST_CASE("a bold line alone is a heading, a bold sentence is not") {
  CHECK(outline(markdown("**Outlook**\n\nIt is good.\n\n**It is good.**\n\n**Outlook.** It is good.\n")) ==
        "heading:Outlook|paragraph:It is good.|paragraph:It is good.|paragraph:Outlook. It is good.");
}

TEST_CASE("lines that all stand for themselves are blocks, filled ones are not") {
  CHECK(markdown("Bienne Party or BP\nCoast Union\nHighland League [Ada LUND]\n").blocks.size() == 3);
  CHECK(markdown("The towns agreed in May to pay for the dredger and for its\nCrew in full, and in June they wrote to the "
                 "minister of the\nInterior.\n")
            .blocks.size() == 1);
}

TEST_CASE("anchors are GitHub's, with those of HTML") {
  const Document document = markdown(
      "# What the EU *can* do?\n\n## Costs & Gains\n\n## Costs & Gains\n\n<a id=\"here\"></a>\n\nText <a name='there'></a> "
      "goes.\n");
  CHECK(document.anchors == std::vector<std::string>{"costs--gains", "costs--gains-1", "here", "there", "what-the-eu-can-do"});
}

TEST_CASE("front matter") {
  const Document document =
      read_as("markdown", "a.md",
              "---\ntitle: \"The Dredger\"\ndate: 2020-02-11\nnumber: 21\nserial: 1451\nseries: Lake\nauthors:\n  - Ada Lund\n"
              "  - name: Per Holm\neditor: Ida Berg\n---\n\nThe text.\n");
  check_sound(document);
  CHECK(document.problems.empty());
  CHECK(document.issue.title->value == "The Dredger");
  CHECK(document.issue.title->source.in(document.source) == "The Dredger");
  CHECK(iso(document.issue.date->value) == "2020-02-11");
  CHECK(document.issue.number->source.in(document.source) == "21");
  CHECK(document.issue.serial->value == 1451);
  CHECK(document.issue.authors.size() == 2);
  CHECK(document.issue.editors.size() == 1);
  CHECK_FALSE(document.masthead.number.has_value());
  CHECK(outline(document) == "paragraph:The text.");
}

TEST_CASE("bad front matter is a problem with its place, and the text is read") {
  const Document broken = markdown("---\ntitle: [a\ndate: 2020\n---\n\nThe text.\n");
  REQUIRE(broken.problems.size() == 1);
  CHECK(broken.problems[0].line >= 2);
  CHECK_FALSE(broken.problems[0].fatal);
  CHECK(outline(broken) == "paragraph:The text.");
  const Document day = markdown("---\ndate: 2020-02-30\nnumber: x\n---\n\nThe text.\n");
  REQUIRE(day.problems.size() == 2);
  CHECK(day.problems[0].str().starts_with("a.md:2:7: \"date\""));
  CHECK(day.problems[1].line == 3);
}

TEST_CASE("two dashes as a rule are no front matter") {
  CHECK(outline(markdown("---\n\nThe text: goes on.\n\n---\n")) == "paragraph:The text: goes on.");
}
