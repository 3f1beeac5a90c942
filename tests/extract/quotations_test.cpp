#include "checker/extract/quotations.h"

#include "checker/extract/actors.h"
#include "tests/extract/extracted.h"

using namespace claimcheck;
using testing::Extracted;

namespace {

// "speaker: words" for each quotation; "?" where nobody is named.
std::string quoted(std::string text) {
  static const ActorExtractor actors(testing::builtin_names());
  static const QuotationExtractor quotations(testing::builtin_names());
  Extracted e(std::move(text));
  actors.find(e.context, NameGrounds(e.context, testing::builtin_names()));
  quotations.find(e.context);
  std::string out;
  for (const Mention& m : e.mentions.mentions) {
    const Quotation* q = m.quotation();
    if (q == nullptr) continue;
    if (!out.empty()) out += " | ";
    out += q->speaker != kNone ? e.mentions.actors[q->speaker].name : q->speaker_words.empty() ? "?" : "(" + q->speaker_words + ")";
    out += ": " + e.text(q->inner);
  }
  return out;
}

}  // namespace

TEST_CASE("marks") {
  CHECK(quoted("It is a policy of “maximum pressure” and the \"ghost soldier\" and «alte Liebe».") == "?: maximum pressure | ?: ghost soldier | ?: alte Liebe");
  CHECK(quoted("Don't say that the soldiers' pay isn’t the officers’ pay of the '90s.") == "");
  CHECK(quoted("He called it ‘the soldiers’ pay’ again.") == "?: the soldiers’ pay");
  CHECK(quoted("An open “mark without an end.") == "");
  CHECK(quoted("“One. Two three four five.\n“Six seven eight nine.”") == "?: One. Two three four five. | ?: Six seven eight nine.");
}

TEST_CASE("speakers") {
  CHECK(quoted("“We will not sign it today,” said Marek Doležal.") == "Marek Doležal: We will not sign it today,");
  CHECK(quoted("“We will not sign it today”, Marek Doležal told reporters.") == "Marek Doležal: We will not sign it today");
  CHECK(quoted("Marek Doležal said: “We will not sign it today.”") == "Marek Doležal: We will not sign it today.");
  CHECK(quoted("According to the Ministry of Defence, “nobody has been hurt there”.") == "Ministry of Defence: nobody has been hurt there");
  CHECK(quoted("“They were never going to agree,” a negotiator said.") == "(a negotiator): They were never going to agree,");
  CHECK(quoted("“We will not sign it,” said Marek Doležal, “until they come back.”") ==
        "Marek Doležal: We will not sign it, | Marek Doležal: until they come back.");
}

TEST_CASE("marks that nothing closes cost no more than their number") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "“a ‘b \"c «d 'e ";
  quoted(text);
}
