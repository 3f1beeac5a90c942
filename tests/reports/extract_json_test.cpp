#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "reports/reports.h"
#include "tests/reports/sample.h"

namespace claimcheck {
namespace {

using nlohmann::json;

// One document, its mentions, and the line that `extract` prints of them.
struct Extracted {
  Document document;
  Mentions mentions;
  std::vector<Fact> facts;
  Schema schema;

  explicit Extracted(std::string source) : document(document_of_lines("d1", "a.md", std::move(source))) {}

  Mention& add(std::string_view words, MentionKind kind) {
    Mention& mention = mentions.mentions.emplace_back();
    mention.span = find_words(document.text, words);
    mention.kind = kind;
    return mention;
  }
  json line() const { return json::parse(extract_line(document, mentions, facts, schema)); }
  json value() const { return line()["mentions"][mentions.mentions.size() - 1]["value"]; }
};

Figure figure(Exact value, Exact low, Exact high) {
  Figure out;
  out.value = value;
  out.reading = {Interval::closed(low, high), Interval::closed(low, high)};
  return out;
}

}  // namespace

TEST_CASE("a quantity with its hedge, and its place in the source") {
  Extracted extracted("# Žagań\n\nabout 500 men came\n");
  Figure about = figure(500, 450, 550);
  about.hedge = Hedge::about;
  about.step = 100;
  about.unit = about.noun = "man";
  about.dimension = "count";
  extracted.add("about 500 men", MentionKind::quantity).value = about;
  const json mention = extracted.line()["mentions"][0];
  CHECK(extracted.document.source.substr(mention["start"], 13) == "about 500 men");
  CHECK(mention["kind"] == "quantity");
  CHECK(mention["value"] == json::parse(R"({"value": "500", "low": "450", "high": "550", "hedge": "about", "step": "100",
                                           "unit": "man", "dimension": "count"})"));
}

TEST_CASE("ranges have two ends and no value; open ends are left out; fractions are decimals with their ratio") {
  Extracted extracted("300–500, over 7, a third, several, 20%, 3 points");
  Figure range = figure(300, 300, 500);
  range.upper = 500;
  extracted.add("300–500", MentionKind::number).value = range;
  CHECK(extracted.value()["range"] == json({"300", "500"}));
  CHECK(!extracted.value().contains("value"));

  Figure over;
  over.value = 7;
  over.hedge = Hedge::more_than;
  over.reading = {Interval::above(7), Interval::above(7)};
  extracted.add("over 7", MentionKind::number).value = over;
  CHECK(extracted.value() == json::parse(R"({"value": "7", "low": "7", "hedge": "more-than", "step": "1"})"));

  extracted.add("a third", MentionKind::fraction).value = figure(Exact::ratio(1, 3), Exact::ratio(1, 3), Exact::ratio(1, 3));
  CHECK(extracted.value()["value"] == "0.333333333333");
  CHECK(extracted.value()["ratio"] == "1/3");

  Figure several = figure(3, 3, 10);
  several.hedge = Hedge::vague;
  extracted.add("several", MentionKind::number).value = several;
  CHECK(extracted.value() == json::parse(R"({"low": "3", "high": "10", "hedge": "vague"})"));

  Figure percent = figure(20, 20, 20);
  percent.unit = "%";
  percent.noun = "voter";
  extracted.add("20%", MentionKind::percent).value = percent;
  CHECK(!extracted.value().contains("unit"));
  CHECK(extracted.value()["of"] == "voter");
  percent.unit = "point";
  extracted.add("3 points", MentionKind::percent).value = percent;
  CHECK(extracted.value()["unit"] == "percentage point");
}

TEST_CASE("a bare number with a bound is told a second time as the range that it leaves open") {
  Extracted extracted("more than 30, up to 7");
  Figure more = figure(30, 30, 30);
  more.reading.written.high = {};
  more.hedge = Hedge::more_than;
  extracted.add("more than 30", MentionKind::number).value = more;
  Figure most = figure(7, 0, 7);
  most.hedge = Hedge::at_most;
  extracted.add("up to 7", MentionKind::number).value = most;
  const json mentions = extracted.line()["mentions"];
  REQUIRE(mentions.size() == 4);
  CHECK(mentions[0]["value"]["value"] == "30");
  CHECK(mentions[2]["value"] == json::parse(R"({"range": ["30", null], "hedge": "more-than"})"));
  CHECK(mentions[3]["value"] == json::parse(R"({"range": [null, "7"], "hedge": "at-most"})"));
  CHECK(mentions[3]["quote"] == "up to 7");
  CHECK(mentions[3]["nested"] == true);
}

TEST_CASE("times: the likeliest reading, the others beside it, and no end where it is open") {
  Extracted extracted("since 2014, 3 January");
  Time since;
  since.timex = "2014";
  since.readings = {{{to_day({2014, 1, 1}), kDistant}, "2014"}};
  since.mod = "since";
  since.granularity = Granularity::year;
  since.range = true;
  extracted.add("since 2014", MentionKind::date).value = since;
  CHECK(extracted.value() == json::parse(R"({"timex": "2014", "start": "2014-01-01", "granularity": "year", "origin": "explicit",
                                             "mod": "since", "range": true})"));
  Time day;
  day.timex = "2020-01-03";
  day.origin = Origin::anchored;
  day.readings = {{{to_day({2020, 1, 3}), to_day({2020, 1, 4})}, "2020-01-03"},
                  {{to_day({2021, 1, 3}), to_day({2021, 1, 4})}, "2021-01-03"}};
  extracted.add("3 January", MentionKind::date).value = day;
  CHECK(extracted.value()["end"] == "2020-01-04");
  CHECK(extracted.value()["others"][0]["timex"] == "2021-01-03");
}

TEST_CASE("actors share an id; quotations name their speaker; citations say what they cite") {
  Extracted extracted("Ola Norr said “no”. Norr left. See No. 12 (1440).");
  extracted.mentions.actors.push_back({"Ola Norr", ActorType::person, "ola norr", {"Norr"}});
  extracted.add("Ola Norr", MentionKind::actor).value = ActorRef{0, false, ""};
  Quotation quotation;
  quotation.inner = find_words(extracted.document.text, "no");
  quotation.speaker = 0;
  extracted.add("“no”", MentionKind::quotation).value = quotation;
  Citation citation;
  citation.type = CitationType::reference;
  citation.number = 12;
  citation.serial = 1440;
  extracted.add("No. 12 (1440)", MentionKind::citation).value = citation;
  const json all = extracted.line()["mentions"];
  CHECK(all[0]["value"] == json::parse(R"({"name": "Ola Norr", "type": "person", "id": "a1"})"));
  CHECK(all[1]["value"] == json::parse(R"({"speaker": "Ola Norr", "speaker_id": "a1", "text": "no"})"));
  CHECK(all[2]["value"] == json::parse(R"({"type": "reference", "target": "", "number": 12, "serial": 1440})"));
}

TEST_CASE("a claim names the mentions that it came from") {
  Extracted extracted("33 of 61 came");
  extracted.schema.types.push_back({"attendance", "", {{"present", FieldKind::figure, ""}, {"body", FieldKind::key, ""}}, false});
  extracted.add("33", MentionKind::number).value = figure(33, 33, 33);
  Fact fact;
  fact.span = find_words(extracted.document.text, "33 of 61");
  fact.stance = Stance::planned;
  PlacedFigure present;
  present.value = 33;
  present.reading = Reading::exactly(33);
  present.span = extracted.mentions.mentions[0].span;
  fact.fields = Fields(2);
  fact.fields.set(0, {present, {}});
  extracted.facts.push_back(fact);
  CHECK(extracted.line()["claims"] == json::parse(R"([{"type": "attendance", "start": 0, "end": 8, "stance": "planned",
      "fields": {"present": {"mention": 0, "value": "33", "low": "33", "high": "33"}}}])"));
}

TEST_CASE("a line that could not be read still gives a line") {
  const json line = json::parse(extract_error_line("x\xff", "not JSON: \"\n"));
  CHECK(line["error"] == "not JSON: \"\n");
  CHECK(line["mentions"].empty());
}

}  // namespace claimcheck
