#include "checker/extract/actors.h"

#include <initializer_list>
#include <ostream>

#include "tests/extract/extracted.h"

using namespace claimcheck;
using testing::Extracted;

namespace {

// Lines joined, so that a failure prints them.
struct Lines {
  std::string joined;
  Lines(std::initializer_list<std::string> lines) {
    for (const std::string& line : lines) joined += line + "\n";
  }
};
bool operator==(const std::string& got, const Lines& expected) { return got == expected.joined; }
std::ostream& operator<<(std::ostream& out, const Lines& lines) { return out << lines.joined; }

const ActorExtractor& extractor() {
  static const ActorExtractor actors(testing::builtin_names());
  return actors;
}

// "quote = name (type)" for each actor mention; a title before it in brackets, a description with a star.
std::string actors(std::string text) {
  Extracted e(std::move(text));
  extractor().find(e.context, NameGrounds(e.context, testing::builtin_names()));
  std::string out;
  for (const Mention& m : e.mentions.mentions) {
    const ActorRef& ref = *m.actor();
    const Actor& actor = e.mentions.actors.at(ref.actor);
    std::string line = ref.title.empty() ? "" : "[" + ref.title + "] ";
    line += e.text(m.span) + (ref.definite ? "*" : "");
    out += line + " = " + actor.name + " (" + std::string(name(actor.type)) + ")\n";
  }
  return out;
}

}  // namespace

TEST_CASE("persons: titles, particles, initials") {
  CHECK(actors("They met Gen. Tadeusz Wrona and Ursula von der Leyen.") ==
        Lines{"[Gen.] Gen. Tadeusz Wrona = Tadeusz Wrona (person)", "Ursula von der Leyen = Ursula von der Leyen (person)"});
  CHECK(actors("It was signed by President Barham Salih and Foreign Minister Irena Jurkevičienė.") ==
        Lines{"[President] President Barham Salih = Barham Salih (person)", "[Foreign Minister] Foreign Minister Irena Jurkevičienė = Irena Jurkevičienė (person)"});
  CHECK(actors("We asked J. K. Rowling and Kim Jong-un.") == Lines{"J. K. Rowling = J. K. Rowling (person)", "Kim Jong-un = Kim Jong-un (person)"});
}

TEST_CASE("one actor for the full name and the surname, Arabic forms included") {
  CHECK(actors("Adil Abd al-Mahdi resigned and Abu Mahdi al-Muhandis was killed. Later Mahdi spoke of Muhandis.") ==
        Lines{"Adil Abd al-Mahdi = Adil Abd al-Mahdi (person)", "Abu Mahdi al-Muhandis = Abu Mahdi al-Muhandis (person)",
              "Mahdi = Adil Abd al-Mahdi (person)", "Muhandis = Abu Mahdi al-Muhandis (person)"});
}

TEST_CASE("organisations: of, for and and; short forms and descriptions") {
  CHECK(actors("The Organisation for Security and Co-operation in Europe (OSCE) left. The OSCE’s staff went to the Ministry of Labour and Social Policy.") ==
        Lines{"Organisation for Security and Co-operation in Europe = Organisation for Security and Co-operation in Europe (organisation)",
              "OSCE = Organisation for Security and Co-operation in Europe (organisation)",
              "OSCE = Organisation for Security and Co-operation in Europe (organisation)",
              "Ministry of Labour and Social Policy = Ministry of Labour and Social Policy (organisation)"});
  CHECK(actors("The Global Coalition to Defeat ISIS trains them. The Global Coalition is large. The troops of the Coalition stay.") ==
        Lines{"Global Coalition to Defeat ISIS = Global Coalition to Defeat ISIS (organisation)",
              "Global Coalition = Global Coalition to Defeat ISIS (organisation)",
              "Coalition* = Global Coalition to Defeat ISIS (organisation)"});
  CHECK(actors("The 40 Popular Mobilisation Units (PMU) grew. Many fear the PMUs.") ==
        Lines{"Popular Mobilisation Units = Popular Mobilisation Units (organisation)", "PMU = Popular Mobilisation Units (organisation)",
              "PMUs = Popular Mobilisation Units (organisation)"});
  CHECK(actors("The Iraqi parliament voted. Later the parliament met NATO, and the Alliance agreed.") ==
        Lines{"Iraqi parliament = Iraqi parliament (organisation)", "parliament* = Iraqi parliament (organisation)", "NATO = NATO (organisation)",
              "Alliance* = NATO (organisation)"});
}

TEST_CASE("places, peoples and their spellings") {
  CHECK(actors("The U.S. and the United States are one, as in Iraq. Many Iraqis left for Basra province.") ==
        Lines{"U.S. = U.S. (place)", "United States = U.S. (place)", "Iraq = Iraq (place)", "Iraqis = Iraqis (group)", "Basra = Basra (place)"});
  CHECK(actors("The Iran-U.S. rivalry hurts pro-Iranian groups.") == Lines{"Iran = Iran (place)", "U.S. = U.S. (place)", "Iranian = Iranian (group)"});
}

TEST_CASE("a capital at the start of a sentence makes no name") {
  CHECK(actors("Smugglers have adapted. Voting was slow. However, no one came. Similar incidents occurred.").empty());
  CHECK(actors("When Warsaw spoke, smugglers left. Smugglers came back.") == Lines{"Warsaw = Warsaw (place)"});
}

TEST_CASE("kinds by form and context") {
  CHECK(actors("Fighting goes on in Qurdash and Tel Hamra. Veretennikov wrote it in his cell.") ==
        Lines{"Qurdash = Qurdash (place)", "Tel Hamra = Tel Hamra (place)", "Veretennikov = Veretennikov (person)"});
  CHECK(actors("It was led by U.S. Secretary of State John Kerry, and cost US$1.4 billion.") ==
        Lines{"U.S. = U.S. (place)", "[Secretary of State] Secretary of State John Kerry = John Kerry (person)"});
  CHECK(actors("The Syrian opposition met Iraqi security forces.") ==
        Lines{"Syrian opposition = Syrian opposition (organisation)", "Iraqi security forces = Iraqi security forces (organisation)"});
}

TEST_CASE("towns and shires of results are their teams; countries stay countries") {
  CHECK(actors("Norwich 2 Bradford 1") == Lines{"Norwich = Norwich (organisation)", "Bradford = Bradford (organisation)"});
  CHECK(actors("Hamburg 12 8 2 2 24 9 26") == Lines{"Hamburg = Hamburg (organisation)"});
  CHECK(actors("Kent beat Surrey at home.") == Lines{"Kent = Kent (organisation)", "Surrey = Surrey (organisation)"});
  CHECK(actors("Poland beat Spain.") == Lines{"Poland = Poland (place)", "Spain = Spain (place)"});
  CHECK(actors("Essex opener Marek Dole scored.") == Lines{"Essex = Essex (organisation)", "Marek Dole = Marek Dole (person)"});
  CHECK(actors("The opener of the fair in Essex spoke.") == Lines{"Essex = Essex (place)"});
  CHECK(actors("2. Vanto Hill (Italy) came next.") == Lines{"Vanto Hill = Vanto Hill (person)", "Italy = Italy (place)"});
  CHECK(actors("She studied at the Université de Lorne.") == Lines{"Université de Lorne = Université de Lorne (organisation)"});
}

TEST_CASE("a page of capitals costs no more than its length") {
  std::string text;
  for (int i = 0; i < 30000; ++i) text += "Alpha of the Beta and (AB) ";
  CHECK_FALSE(actors(text).empty());
}
