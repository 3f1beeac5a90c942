// What is read as a figure, one text a row: the figures in the order of the text, each as "kind value unit [of noun]".
#include "checker/extract/figures.h"

#include <doctest/doctest.h>

#include "checker/lexis/builtin.h"
#include "checker/lexis/tokens.h"

using namespace claimcheck;

namespace {

const Lexicon& lexicon() {
  static const Lexicon built = [] {
    std::vector<Problem> problems;
    Lexicon l = Lexicon::build(builtin_files(".words"), problems);
    REQUIRE(problems.empty());
    return l;
  }();
  return built;
}

Document document_of(const std::string& text) {
  Document d;
  d.text = text;
  d.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  return d;
}

std::vector<Mention> read(const Document& d) {
  static const FigureExtractor extractor(lexicon());
  Mentions m;
  split_document(d, lexicon(), m);
  ExtractContext context{d, lexicon(), m, std::vector<std::uint8_t>(m.tokens.size(), 0)};
  extractor.find(context);
  return m.mentions;
}

std::string shown(const Mention& mention) {
  const Figure& f = *mention.figure();
  std::string out(name(mention.kind));
  if (f.hedge != Hedge::none) out += " " + std::string(name(f.hedge));
  out += " " + (f.hedge == Hedge::vague ? f.reading.written.str() : f.value.str());
  if (f.upper) out += ".." + f.upper->str();
  if (!f.unit.empty()) out += " " + f.unit;
  if (f.age) out += " old";
  if (!f.noun.empty() && f.noun != f.unit) out += " of " + f.noun;
  return out;
}

std::string figures(const std::string& text) {
  std::string out;
  const Document d = document_of(text);
  for (const Mention& m : read(d)) out += (out.empty() ? "" : "; ") + shown(m);
  return out;
}

Figure only(const std::string& text) {
  const Document d = document_of(text);
  const auto mentions = read(d);
  REQUIRE(mentions.size() == 1);
  return *mentions.front().figure();
}

}  // namespace

TEST_CASE("digits") {
  CHECK(figures("It has 5,200 beds.") == "quantity 5200 bed");
  CHECK(figures("It has 64 000 beds.") == "quantity 64000 bed");
  CHECK(figures("It has 64\xE2\x80\xAF"
                "000 beds.") == "quantity 64000 bed");
  CHECK(figures("It weighs 1 234 567.5 tonnes.") == "quantity 1234567.5 tonne");
  CHECK(figures("It has 1.2 million readers.") == "quantity 1200000 reader");
  CHECK(figures("It is worth $2.3bn.") == "money 2300000000 USD");
  CHECK(figures("They lost 5k jobs.") == "quantity 5000 job");
  CHECK(figures("It took 1\xC2\xBD million votes.") == "quantity 1500000 vote");
  CHECK(figures("It has 12,34,567 voters.") == "quantity 1234567 voter");
  CHECK(figures("It fed 1.5m households and swam 100m apart.") == "quantity 1500000 household; quantity 100 metre");
}

TEST_CASE("number words") {
  CHECK(figures("They lost three hundred and twenty-eight seats.") == "quantity 328 seat");
  CHECK(figures("Eighty nine members came.") == "quantity 89 member");
  CHECK(figures("Two and a half million people left.") == "quantity 2500000 people of person");
  CHECK(figures("Half a million pupils stayed away.") == "quantity 500000 pupil");
  CHECK(figures("A dozen ships sailed.") == "quantity 12 ship");
  CHECK(figures("There are two thousand and two hundred rooms.") == "quantity 2200 room");
  CHECK(figures("between one hundred and two hundred rooms") == "quantity 100..200 room");
}

TEST_CASE("vague numbers are sets") {
  CHECK(figures("dozens of villages") == "quantity vague [24, 100) village");
  CHECK(figures("hundreds of thousands of farmers") == "quantity vague [200000, 1000000) farmer");
  CHECK(figures("several hundred farmers") == "quantity vague [300, 1000] farmer");
  CHECK(figures("a couple of buses") == "quantity 2 bus");
  CHECK(figures("billions of euros") == "money vague [2000000000, 1000000000000) EUR");
  CHECK_FALSE(only("dozens of villages").value.known());
}

TEST_CASE("fractions and shares") {
  CHECK(figures("It takes two-thirds of the votes.") == "fraction 2/3 of vote");
  CHECK(figures("They cut it by a third.") == "fraction 1/3");
  CHECK(figures("Half the members stayed.") == "fraction 0.5 of member");
  CHECK(figures("One in five drivers agreed.") == "fraction 0.2 of driver");
  CHECK(figures("Four out of ten agreed.") == "fraction 0.4");
  CHECK(figures("Every third shop is closed.") == "fraction 1/3 of shop");
  CHECK(figures("the first half of the match") == "ordinal 1 of half");
  CHECK(figures("Of these 15, half, are new.") == "number 15; fraction 0.5");
  CHECK(figures("A large part \xE2\x80\x94 a third \xE2\x80\x94 went there.") == "fraction 1/3");
  CHECK(figures("Half were new.") == "fraction 0.5");
  CHECK(figures("One fled, and a third, a cook, hid.") == "ordinal 3");
  CHECK(only("a two-thirds majority").reading == Reading::exactly(Exact::ratio(2, 3)));
}

TEST_CASE("ordinals") {
  CHECK(figures("the 21st meeting") == "ordinal 21 of meeting");
  CHECK(figures("the twenty-first meeting") == "ordinal 21 of meeting");
  CHECK(figures("the third-largest party") == "ordinal 3");
  CHECK(figures("First, it rained. At first it snowed. It is first-class.").empty());
}

TEST_CASE("per cents and points") {
  CHECK(figures("57% of Iraqis agreed.") == "percent 57 % of iraqi");
  CHECK(figures("57 per cent of the vote went there.") == "percent 57 % of vote");
  CHECK(figures("It is up four percentage points.") == "quantity 4 point");
  CHECK(figures("It moved by a tenth of a percentage point.") == "quantity 0.1 point");
  CHECK(figures("It moved by half a per cent.") == "percent 0.5 %");
  CHECK(figures("a 26-point lead") == "quantity 26 point");
  CHECK(figures("a seven-point plan").empty());
  CHECK(only("It is 40%.").step == Exact(1));
}

TEST_CASE("money") {
  CHECK(figures("It cost US$1.2bn.") == "money 1200000000 USD");
  CHECK(figures("It cost PLN 4.5 billion.") == "money 4500000000 PLN");
  CHECK(figures("It cost 30 million euros.") == "money 30000000 EUR");
  CHECK(figures("It cost 60m EUR.") == "money 60000000 EUR");
  CHECK(figures("It cost 5 million crowns.") == "money 5000000 crown");
  CHECK(figures("It fell by 2p.") == "money 2 penny");
  CHECK(figures("ALL 5 answers are wrong.") == "quantity 5 answer");
  CHECK(figures("It cost a $4 billion fund its name.") == "money 4000000000 USD");
}

TEST_CASE("measures") {
  CHECK(figures("It is 60 km (37 miles) away.") == "quantity 60 kilometre; quantity 37 mile");
  CHECK(figures("It covers 5,000 sq km.") == "quantity 5000 square kilometre");
  CHECK(figures("It makes 30 MW at 20 degrees Celsius.") == "quantity 30 megawatt; quantity 20 celsius");
  CHECK(figures("He is 6 feet 3 inches tall.") == "quantity 6.25 foot");
  CHECK(figures("a 500-pound bomb") == "quantity 500 pound");
  CHECK(figures("It went from 450 MiB to 1 GiB in 57 ms.") ==
        "quantity 450 mebibyte; quantity 1 gibibyte; quantity 57 millisecond");
  CHECK(figures("5G is not 5 g.") == "quantity 5 gram");
}

TEST_CASE("spans are one figure, changes and scores are two") {
  CHECK(figures("Doubling the maximum loan from $50 to $100 helps.") == "money 50 USD; money 100 USD");
  CHECK(figures("300\xE2\x80\x93"
                "500 guards") == "quantity 300..500 guard");
  CHECK(figures("from 300 to 500 guards") == "quantity 300..500 guard");
  CHECK(figures("between 1,800 and 1,200 guards") == "quantity 1800..1200 guard");
  CHECK(figures("150-200,000 people") == "quantity 150000..200000 people of person");
  CHECK(figures("2\xE2\x80\x93"
                "3 million euros") == "money 2000000..3000000 EUR");
  CHECK(figures("\xE2\x82\xAC"
                "43\xE2\x80\x93"
                "35 per MWh") == "money 43..35 EUR");
  CHECK(figures("from at least 90 to at most 60 guards") == "quantity 90..60 guard");
  CHECK(figures("It rose from 500 to 650.") == "number 500; number 650");
  CHECK(figures("It fell from 9,000\xE2\x80\x93"
                "10,000 guards to 6,500.") == "quantity 9000..10000 guard; number 6500");
  CHECK(figures("from 500 down to 300") == "number 500; number 300");
  CHECK(figures("It moved from 30% to 25%.") == "percent 30 %; percent 25 %");
  CHECK(figures("They won the vote 131-94.") == "number 131; number 94");
  CHECK(figures("the difference between 57% and 31%") == "percent 57 %; percent 31 %");
}

TEST_CASE("hedges before and behind") {
  CHECK(figures("more than 30 but fewer than 40 ships") == "quantity 30..40 ship");
  CHECK(figures("at most 100 and at least 20 ships") == "quantity 20..100 ship");
  CHECK(figures("more than 40 and less than 10") == "number more-than 40; number less-than 10");
  CHECK(figures("As many as 34 ships sank, adding up to 500 tonnes.") == "quantity 34 ship; quantity 500 tonne");
  CHECK(figures("about 500 guards") == "quantity about 500 guard");
  CHECK(figures("no more than 250 guards") == "quantity at-most 250 guard");
  CHECK(figures("not less than 40") == "number at-least 40");
  CHECK(figures("500 or more") == "number at-least 500");
  CHECK(figures("30 guards or so") == "quantity about 30 guard");
  CHECK(figures("500-plus guards") == "quantity more-than 500 guard");
  CHECK(figures("just 62 guards") == "quantity 62 guard");
  CHECK(figures("nearly 24%") == "percent nearly 24 %");
  CHECK(figures("100 and at least 20") == "number 100; number at-least 20");
  CHECK(figures("20 points above 31%") == "quantity 20 point; percent 31 %");
}

TEST_CASE("what is counted") {
  CHECK(figures("24 militia fighters were caught") == "quantity 24 fighter");
  CHECK(only("24 militia fighters were caught").qualifier == "militia");
  CHECK(only("5,200 American personnel").noun == "personnel");
  CHECK(figures("118 of the 230 deputies came") == "number 118 of deputy; quantity 230 deputy");
  CHECK(figures("Only 62 were in their seats. Thirteen came.") == "number 62; number 13");
  CHECK(figures("30 countries support sanctions") == "quantity 30 country");
  CHECK(figures("20 arms dealers and three women's groups") == "quantity 20 dealer; quantity 3 group");
  CHECK(figures("35 detained protesters, three dead and 20 wounded") ==
        "quantity 35 protester; quantity 3 dead; quantity 20 wounded");
  CHECK(figures("a 163-seat chamber") == "quantity 163 seat");
  CHECK(figures("The seats went to: SVP 62, SP 41, Green Party 23.") == "number 62; number 41; number 23");
  CHECK(figures("It issues 10,000 work permits over six annual budgets.") == "quantity 10000 permit; quantity 6 budget");
  CHECK(figures("44% of Velmaris and 57% of those present") == "percent 44 % of velmari; percent 57 %");
  CHECK(figures("the first cross-border auctions") == "ordinal 1 of auction");
  CHECK(figures("265 off-road cars") == "quantity 265 car");
  CHECK(figures("31 out of 28 wards") == "number 31; quantity 28 ward");
}

TEST_CASE("ages") {
  CHECK(figures("the 52-year-old judge") == "quantity 52 year old");
  CHECK(figures("a baby eight months old") == "quantity 8 month old");
  CHECK(figures("a guard aged 52") == "quantity 52 year old");
  CHECK(figures("Ann Smith, 49, left") == "quantity 49 year old");
}

TEST_CASE("what is no figure") {
  for (const std::string text : {"It flew a Boeing 787 home.",
                                 "See Article 5 and Chapter 11.",
                                 "under Resolution 2254",
                                 "in Articles 5 and 6",
                                 "the G7",
                                 "COVID-19",
                                 "an F-16 and a T-72",
                                 "one of the best",
                                 "no one came",
                                 "this one and another one",
                                 "one can try",
                                 "version 1.2.3",
                                 "a two-way street",
                                 "Call +48 22 556 80 00.",
                                 "Order No. 44 of 14",
                                 "the Big Three agreed",
                                 "1. Who came",
                                 "(2) Who left",
                                 "three-to-one",
                                 "the 1990s",
                                 "#5",
                                 "A/76/6",
                                 "Letters reach them at 12 Park Road.",
                                 "08-51845",
                                 "the Group of 77",
                                 "a three-masted ship",
                                 "a 2-of-3 key",
                                 "It sold its Boeing 747 jets."}) {
    CAPTURE(text);
    CHECK(figures(text).empty());
  }
}

TEST_CASE("a number behind a name counts where the sentence says so") {
  CHECK(figures("Norway 31 and Iceland 7 were checked.") == "number 31; number 7");
  CHECK(figures("Okoye won 61 votes and Varga 44.") == "quantity 61 vote; number 44");
  CHECK(figures("The Blues kept 19 seats, the Union 8 and Accord 3.") == "quantity 19 seat; number 8; number 3");
  CHECK(figures("In Cabinet 14 voted for it.") == "number 14");
  CHECK(figures("Absent 12, present 40.") == "number 12; number 40");
  CHECK(figures("In Hall 14 there was a fire. It stands at Mill Street 10.").empty());
  CHECK(figures("Team 4 came first.") == "ordinal 1");
  CHECK(figures("Its 777 airliner and the 787 Dreamliner are late.").empty());
}

TEST_CASE("units told once") {
  CHECK(figures("It got 80 million euros, of which 20 million is a loan.") == "money 80000000 EUR; money 20000000 EUR");
  CHECK(figures("It sold 4.2 million and 2.9 million tonnes.") == "quantity 4200000 tonne; quantity 2900000 tonne");
  CHECK(figures("They are 12, 14 and 20 per cent.") == "percent 12 %; percent 14 %; percent 20 %");
  CHECK(figures("Of the 60, 12 and 20 per cent left.") == "number 60; percent 12 %; percent 20 %");
  CHECK(figures("It cost 5 million euros, and 1 million stayed away.") == "money 5000000 EUR; number 1000000");
}

TEST_CASE("units told once, in a list of names or years") {
  CHECK(figures("Norway gave 3 billion euros, Chile 1 billion.") == "money 3000000000 EUR; money 1000000000 EUR");
  CHECK(figures("It sold 30,000 tonnes in spring and 35,000 in autumn.") == "quantity 30000 tonne; quantity 35000 tonne");
  CHECK(figures("It sold 30,000 tonnes, and 35,000 came.") == "quantity 30000 tonne; number 35000");
  CHECK(figures("A third were new.") == "fraction 1/3");
  CHECK(figures("It found 48 per cent for, 41 against and 11 undecided.") == "percent 48 %; percent 41 %; percent 11 %");
  CHECK(figures("It has 28,000 km of roads, of which 9,000 are paved.") ==
        "quantity 28000 kilometre of road; quantity 9000 kilometre");
}

TEST_CASE("zero told as absence") {
  CHECK(figures("There were no abstentions and none against.") == "quantity 0 abstention; number 0");
  CHECK(figures("Nobody voted against. No one objected.") == "number 0; number 0");
  CHECK(figures("None of it is new. No ships came. It won by ten no votes.") == "number 10");
  CHECK(only("no abstentions").negative_word);
}

TEST_CASE("telephones and coordinates are no figures") {
  CHECK(figures("Call [1] (202) 555-0148 or come to 41 19 N, 19 49 E.").empty());
  CHECK(figures("It has not exceeded 10 tonnes.") == "quantity at-most 10 tonne");
  CHECK(figures("It keeps one out of every ten dollars.") == "fraction 0.1 of dollar");
}

TEST_CASE("scores behind names, ages in a row, per cents told once") {
  CHECK(figures("It passed the House 218-214 and the Senate 51 to 49.") == "number 218; number 214; number 51; number 49");
  CHECK(figures("They are aged 3, 5 and 8.") == "quantity 3 year old; quantity 5 year old; quantity 8 year old");
  CHECK(figures("They backed it by 52 per cent to 48.") == "percent 52 %; percent 48 %");
  CHECK(figures("It rose 5 per cent to 48.") == "percent 5 %; number 48");
  CHECK(figures("Thirty-odd ships and a 500-strong crew came.") == "quantity about 30 ship; number 500");
}

TEST_CASE("formulas") {
  CHECK(figures("It is 6.2 x 10^8 or 2e10 or 2.5^-1.") == "number 620000000; number 20000000000; number 0.4");
  CHECK(figures("The odds are one over twenty.") == "fraction 0.05");
  CHECK(figures("It flew a 7e7 home. He has three over the quota.") == "number 3");
  CHECK(figures("One hundred and three quarters") == "number 100.75");
}

TEST_CASE("one counts persons, bodies and things, and beside other figures") {
  CHECK(figures("One soldier died.") == "quantity 1 soldier");
  CHECK(figures("One or two ships sank.") == "quantity 1..2 ship");
}

TEST_CASE("tokens read as times are no figures") {
  const Document d = document_of("On 3 January 40 people came.");
  Mentions m;
  split_document(d, lexicon(), m);
  ExtractContext context{d, lexicon(), m, std::vector<std::uint8_t>(m.tokens.size(), 0)};
  context.claim(1, 3, kTime);
  FigureExtractor(lexicon()).find(context);
  REQUIRE(m.mentions.size() == 1);
  CHECK(m.mentions.front().span.in(d.text) == "40 people");
}

TEST_CASE("a sentence of any length costs in proportion") {
  std::string text;
  while (text.size() < 1'000'000) text += "12 and 5,200-300 to Boeing 747, half of one in five million ";
  CHECK(read(document_of(text)).size() > 10'000);
}

TEST_CASE("denominators of two words, of a scale, and behind a loose dash") {
  CHECK(figures("They own three twenty-fifths") == "fraction 0.12");
  CHECK(figures("They own three twenty firsts") == "fraction 1/7");
  CHECK(figures("It weighs a hundred thousand billionths") == "fraction 0.0001");
  CHECK(figures("The share closed at five - eighths") == "fraction 0.625");
  CHECK(figures("There were twenty twenty-five year leases").find("fraction") == std::string::npos);
}
