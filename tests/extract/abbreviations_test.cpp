#include "checker/extract/abbreviations.h"

#include "checker/extract/actors.h"
#include "tests/extract/extracted.h"

using namespace claimcheck;
using testing::Extracted;

namespace {

// "JBC = Joint Border Commission" for an introduction, "JBC" for a use; "!" where the initials do not fit, "*" for a
// well-known one.
std::string abbreviations(std::string text) {
  static const ActorExtractor actors(testing::builtin_names());
  static const AbbreviationExtractor extractor(testing::builtin_names());
  Extracted e(std::move(text));
  const NameGrounds grounds(e.context, testing::builtin_names());
  actors.find(e.context, grounds);
  extractor.find(e.context, grounds);
  std::string out;
  for (const Abbreviation& a : e.mentions.abbreviations) {
    if (!out.empty()) out += "; ";
    out += a.shortened + (a.well_known ? "*" : "") + (a.initials_fit ? "" : "!");
    if (!a.expansion.empty()) out += " = " + a.expansion;
  }
  return out;
}

}  // namespace

TEST_CASE("introductions and uses") {
  CHECK(abbreviations("The Joint Border Commission (JBC) met. The JBC's budget grew.") == "JBC = Joint Border Commission; JBC");
  CHECK(abbreviations("The 40 Popular Mobilisation Units (PMU) grew. Not all PMUs are loyal.") == "PMU = Popular Mobilisation Units; PMU");
  CHECK(abbreviations("Staff of the Organisation for Security and Co-operation in Europe (OSCE) left.") ==
        "OSCE* = Organisation for Security and Co-operation in Europe");
  CHECK(abbreviations("The ACER (Agency for the Cooperation of Energy Regulators) agreed.") == "ACER = Agency for the Cooperation of Energy Regulators");
  CHECK(abbreviations("A carbon border tax, or CBT, is planned.") == "CBT = carbon border tax");
  CHECK(abbreviations("It met the Ministry of Defence (MoD). The MoD agreed.") == "MoD = Ministry of Defence; MoD");
  CHECK(abbreviations("The so-called Islamic State (ISIS) lost.") == "ISIS* = Islamic State");
}

TEST_CASE("letters that do not fit") {
  CHECK(abbreviations("Nearby sits the Barents Emergency Council (NRC), with 16.") == "NRC! = Barents Emergency Council");
  CHECK(abbreviations("The Party of Democratic Action (SDA) governs.") == "SDA = Party of Democratic Action");  // Stranka demokratske akcije
}

TEST_CASE("brackets that hold something else") {
  CHECK(abbreviations("The port of Bar (Montenegro) and Durrës (Albania) were built (2019) by the Port Authority (with two engines).") == "");
  CHECK(abbreviations("Angela Merkel (CDU) met Chapter Two (II) on page XIV.") == "CDU*");
}

TEST_CASE("never introduced: letters, no units, currencies or numerals") {
  CHECK(abbreviations("Then the QZRW stepped in with 5 MW and 3 EUR in part IV.") == "QZRW");
  CHECK(abbreviations("NATO and the U.S. met the EU.") == "NATO*; US*; EU*");
  CHECK(abbreviations("THIS IS A LOUD LINE ABOUT NOTHING") == "");
}
