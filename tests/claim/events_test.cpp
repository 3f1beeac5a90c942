// Which verb a date belongs to, how it tells it, and whom a statement is about.
#include "checker/claim/events.h"

#include <doctest/doctest.h>

#include "checker/claim/people.h"
#include "checker/extract/extract.h"
#include "checker/lexis/builtin.h"
#include "checker/read/read.h"

using namespace claimcheck;

namespace {

const Lexicon& lexicon() {
  static std::vector<Problem> problems;
  static const Lexicon all = Lexicon::build(builtin_files(".words"), problems);
  return all;
}

struct Sample {
  explicit Sample(const std::string& text) {
    Given given;
    given.date = parse_iso("2020-02-18");
    document = read_as("markdown", "sample.md", text, given);
    mentions = Extraction(lexicon()).run(document);
  }

  // "fined past fronted" for each date that has a verb.
  std::string verbs() const {
    const View view(document, mentions, lexicon());
    const EventReader events(view);
    std::string out;
    for (const DatedVerb& v : events.verbs()) {
      if (!out.empty()) out += "; ";
      out += std::string(view.text(v.verb.main)) + " " + form(v.verb.form);
      if (v.fronted) out += " fronted";
      if (v.loose) out += " loose";
    }
    return out;
  }

  // The person that the statement at this word is about.
  std::string who(std::string_view word) const {
    const View view(document, mentions, lexicon());
    const EventReader events(view);
    const People people(view, events.reader());
    for (std::uint32_t t = 0; t < mentions.tokens.size(); ++t) {
      if (view.text(t) != word) continue;
      const std::uint32_t actor = people.who(t, mentions.sentence_of_token(t));
      return actor == kNone ? "nobody" : mentions.actors[actor].name;
    }
    return "no such word";
  }

  static std::string form(VerbForm f) {
    switch (f) {
      case VerbForm::past: return "past";
      case VerbForm::was: return "was";
      case VerbForm::perfect: return "perfect";
      case VerbForm::pluperfect: return "pluperfect";
      case VerbForm::future: return "future";
      case VerbForm::present: return "present";
      case VerbForm::unreal: return "unreal";
    }
    return "";
  }

  Document document;
  Mentions mentions;
};

}  // namespace

TEST_CASE("a date goes with the verb of its clause") {
  CHECK(Sample("On 3 March 2020 the port authority (a small body) fined two carriers.").verbs() == "fined past fronted");
  CHECK(Sample("The port authority shelved its tender on 3 March 2020.").verbs() == "shelved past");
  CHECK(Sample("On 3 March 2020 the members elected in 2016 will choose a chair.").verbs() == "choose future fronted; elected past");
  CHECK(Sample("The tender, dropped in May 2019, was costly.").verbs() == "dropped past");
  CHECK(Sample("The rally of 3 March 2020 drew nobody.").verbs() == "drew past fronted loose");
}

TEST_CASE("the form of a verb tells its time") {
  CHECK(Sample("The port has been shut since 3 March 2020.").verbs() == "shut perfect");
  CHECK(Sample("The port had been shut on 3 March 2020.").verbs() == "shut pluperfect");
  CHECK(Sample("The port was to be shut on 3 March 2020.").verbs().empty());
  CHECK(Sample("The port is due to be shut on 3 March 2020.").verbs() == "shut future");
  CHECK(Sample("The city intends to shut the port on 3 March 2020.").verbs() == "shut future");
  CHECK(Sample("The new rates will apply on 3 March 2020.").verbs() == "apply future");
}

TEST_CASE("what the words between leave open is loose") {
  CHECK(Sample("The city announced a vote on 3 March 2020.").verbs() == "announced past loose");
  CHECK(Sample("The city cancelled the contract on 3 March 2020.").verbs() == "cancelled past");
}

TEST_CASE("a statement is about the person named without doubt, or about nobody") {
  CHECK(Sample("Anna Kowalska was born in Gdynia. She sails.").who("sails") == "Anna Kowalska");
  CHECK(Sample("Anna Kowalska was born in Gdynia. Her brother sails.").who("sails") == "nobody");
  CHECK(Sample("Born in Gdynia, Anna Kowalska sails.").who("Born") == "Anna Kowalska");
  CHECK(Sample("Anna Kowalska sails. The outgoing chair rows.").who("rows") == "nobody");
}

TEST_CASE("a sentence of any length is read in linear time") {
  std::string text = "On 3 March 2020 ";
  for (int i = 0; i < 20000; ++i) text += "Anna Kowalska voted on 3 March 2020 and ";
  CHECK(Sample(text).verbs().empty());
}
