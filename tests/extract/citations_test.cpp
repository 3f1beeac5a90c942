#include "checker/extract/citations.h"

#include "checker/extract/citations_identifiers.h"
#include "checker/extract/times.h"
#include "tests/extract/extracted.h"

using namespace claimcheck;
using testing::Extracted;

namespace {

std::string shown(const Extracted& e, const Mention& m) {
  const Citation& c = *m.citation();
  std::string out(name(c.type));
  if (!c.scheme.empty()) out += " " + c.scheme;
  out += " '" + e.text(m.span) + "'";
  if (!c.target.empty()) out += " " + c.target;
  if (!c.valid) out += " INVALID";
  if (c.number) out += " no " + std::to_string(*c.number);
  if (c.serial) out += " serial " + std::to_string(*c.serial);
  if (c.date) out += " of " + iso(*c.date);
  if (!c.author.empty()) out += " by " + c.author;
  if (c.year != 0) out += " in " + std::to_string(c.year);
  return out;
}

struct Cited {
  Extracted e;
  explicit Cited(std::string text) : e(std::move(text)) {
    static const TimeExtractor times(testing::builtin_lexicon());
    static const CitationExtractor citations(testing::builtin_names());
    times.find(e.context);
    citations.find(e.context);
  }
};

std::string cited(std::string text) {
  const Cited c(std::move(text));
  std::string out;
  for (const Mention& m : c.e.mentions.mentions) {
    if (m.citation() != nullptr) out += (out.empty() ? "" : "; ") + shown(c.e, m);
  }
  return out;
}

// The tokens that are claimed as citations.
std::string claimed(std::string text) {
  const Cited c(std::move(text));
  std::string out;
  for (std::uint32_t i = 0; i < c.e.mentions.tokens.size(); ++i) {
    if ((c.e.context.claimed[i] & kCitation) != 0) out += c.e.text(c.e.mentions.tokens[i].span());
  }
  return out;
}

}  // namespace

TEST_CASE("identifiers: form and check digits") {
  CHECK(read_isbn("0-9752298-0-X", 0)->target == "9780975229804");
  CHECK(read_isbn("978-3-905673-82-1", 0)->valid);
  CHECK_FALSE(read_isbn("978-3-905673-82-2", 0)->valid);
  CHECK(read_issn("1188-1534", 0)->valid);
  CHECK_FALSE(read_issn("4079154-3", 0));
  CHECK(read_orcid("0000-0002-1694-233X", 0)->valid);
  CHECK_FALSE(read_orcid("0000-0002-1694-2331", 0)->valid);
  CHECK_FALSE(read_orcid("1422-4586-3573-0476", 0));
  CHECK(read_arxiv("math.GT/0309136v2", 0)->target == "arXiv:math/0309136v2");
  CHECK(read_doi("10.1002/(SICI)1521-3978(199806)46:4/5<493::AID-X>3.0.CO;2-P", 0)->target == "10.1002/(SICI)1521-3978(199806)46:4/5<493::AID-X>3.0.CO;2-P");
  CHECK(read_doi("10.1016/S0308-597X(02)00041-8).", 0)->target == "10.1016/S0308-597X(02)00041-8");
  CHECK(read_un_symbol("S/RES/2254 (2015) was", 0)->target == "S/RES/2254 (2015)");
  CHECK(read_un_symbol("A/76/6", 0)->target == "A/76/6");
  CHECK_FALSE(read_un_symbol("A/B test", 0));
}

TEST_CASE("identifiers in prose") {
  CHECK(cited("See doi:10.1016/j.epsl.2011.11.037, and arXiv:1810.04127.") ==
        "identifier doi '10.1016/j.epsl.2011.11.037' 10.1016/j.epsl.2011.11.037; identifier arxiv '1810.04127' arXiv:1810.04127");
  CHECK(cited("A book (ISBN 978-3-905673-82-2, 312 pp.) by X (ORCID 0000-0002-1825-0098).") ==
        "identifier isbn '978-3-905673-82-2' 9783905673822 INVALID; identifier orcid '0000-0002-1825-0098' 0000-0002-1825-0098 INVALID");
  CHECK(cited("Its programmes for 2014-2020 count 15626865 people.") == "");
  CHECK(cited("The reports A/73/68 and S/2018/1133 are dry.") == "identifier un-symbol 'A/73/68' A/73/68; identifier un-symbol 'S/2018/1133' S/2018/1133");
}

TEST_CASE("references to issues") {
  CHECK(cited("It is argued in Bulletin No. 12 (1440).") == "reference 'Bulletin No. 12 (1440)' Bulletin no 12 serial 1440");
  CHECK(cited("It is argued in PISM Bulletin, No. 21 (1451), 11 February 2020.") ==
        "reference 'Bulletin, No. 21 (1451), 11 February 2020' Bulletin no 21 serial 1451 of 2020-02-11");
  CHECK(cited("See Bulletin no. 45/2019 and Newsletter #123.") == "reference 'Bulletin no. 45/2019' Bulletin no 45 in 2019; reference 'Newsletter #123' Newsletter no 123");
  CHECK(cited("As we wrote in No. 160 of this series.") == "reference 'No. 160 of this series' no 160");
  CHECK(cited("See Policy Paper No. 115 (208) of 30 June 2019.") == "reference 'Policy Paper No. 115 (208) of 30 June 2019' Policy Paper no 115 serial 208 of 2019-06-30");
  CHECK(cited("The Nos. 45–46 of reactor No. 4 and of No. 10 Downing Street; the Report 2019.") == "");
}

TEST_CASE("author and year") {
  CHECK(cited("Gold brings in more (Tchangari 2019) than taxes (Kaboré and Lind, 2017a).") ==
        "author-year 'Tchangari 2019' 2019 by Tchangari in 2019; author-year 'Kaboré and Lind, 2017a' 2017a by Kaboré and Lind in 2017");
  CHECK(cited("People returned (Marić 2004b; Lowe et al. 2011) later (see Kapetanović-Bell 2016, pp. 41–66; 2019).") ==
        "author-year 'Marić 2004b' 2004b by Marić in 2004; author-year 'Lowe et al. 2011' 2011 by Lowe et al. in 2011; "
        "author-year 'Kapetanović-Bell 2016' 2016 by Kapetanović-Bell in 2016; author-year '2019' 2019 by Kapetanović-Bell in 2019");
  CHECK(cited("Brandvik and Salo (2003) agree.") == "author-year 'Brandvik and Salo (2003)' 2003 by Brandvik and Salo in 2003");
  CHECK(cited("The treaty (Washington 1949), the summit (Bucharest 2008), the protocol (February 2019), the vote in Poland (2019).") == "");
}

TEST_CASE("numbers of laws and of parts of texts are claimed, counts are not") {
  CHECK(claimed("Under Article 42(7) and Regulation (EU) 2019/1148 it may.") == "Article42(7)Regulation(EU)2019/1148");
  CHECK(claimed("Articles 5, 6 and 7 of Directive 2004/38/EC, Chapter 11.") == "Articles5,6and7Directive2004/38/ECChapter11");
  CHECK(claimed("Under the directive 12 states must follow; the law 3 years later.") == "");
}

TEST_CASE("links and footnote marks") {
  Extracted e("See this note.1");
  e.document.links.push_back({LinkForm::inline_link, {4, 8}, {}, "#", true});
  e.document.footnotes.push_back({"1", {14, 15}, {}, false});
  CitationExtractor(testing::builtin_names()).find(e.context);
  REQUIRE(e.mentions.mentions.size() == 2);
  CHECK(shown(e, e.mentions.mentions[0]) == "link url 'this' #");
  CHECK(shown(e, e.mentions.mentions[1]) == "footnote '1' 1");
}
