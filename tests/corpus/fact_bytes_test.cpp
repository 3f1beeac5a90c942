#include "corpus/fact_bytes.h"

#include <doctest/doctest.h>

#include "corpus/byte_stream.h"

using namespace claimcheck;

namespace {

Fact some_fact() {
  Fact fact;
  fact.type = 300;
  fact.stance = Stance::planned;
  fact.voice = Voice::reported;
  fact.sentence = 7, fact.block = 3, fact.section = 1;
  fact.span = {100, 140};
  fact.source = "a spokesman";
  fact.phrase = "votes.pattern:12";
  PlacedFigure figure;
  figure.value = Exact::ratio(-7, 3);
  figure.reading = {Interval::at_least(Exact(3)), Interval::half_open(Exact(1), Exact(4'000'000'000))};
  figure.unit = "soldier", figure.measure = "count";
  figure.hedge = Hedge::about;
  figure.span = {101, 108}, figure.digits = {103, 105};
  When when;
  when.readings.push_back({{-400'000, kDistant}, "2020-XX", 18'000, true});
  when.granularity = Granularity::month;
  when.written = {2020, 3, 0, 5};
  fact.fields = {Field{}, Field{figure, {1, 2}}, Field{when, {3, 4}, true}, Field{Length{Reading::exactly(Exact(2)), "week"}, {5, 6}}, Field{std::string("key"), {}},
                 Field{std::vector<PlacedFigure>{figure, figure}, {7, 8}}};
  return fact;
}

const std::vector<bool> kAll(6, true);

}  // namespace

TEST_CASE("a fact comes back as it went in") {
  const Fact fact = some_fact();
  const std::string bytes = fact_bytes(fact, kAll);
  const auto back = read_fact(bytes, 9);
  REQUIRE(back);
  CHECK(back->document == 9);
  CHECK(fact_bytes(*back, kAll) == bytes);
  CHECK(std::get<PlacedFigure>(back->fields[1].value).reading == std::get<PlacedFigure>(fact.fields[1].value).reading);
  CHECK(std::get<When>(back->fields[2].value).readings[0].days == Days{-400'000, kDistant});
  CHECK(back->fields[2].in_source);
  CHECK_FALSE(back->fields[0].known());
  const auto both = read_facts(facts_bytes({fact, fact}), 2);
  REQUIRE(both);
  CHECK(both->size() == 2);
}

TEST_CASE("fields that are not kept are unknown") {
  const auto back = read_fact(fact_bytes(some_fact(), {true, false, true}), 0);
  REQUIRE(back);
  REQUIRE(back->fields.size() == 6);
  CHECK(back->source == "a spokesman");
  CHECK_FALSE(back->fields[1].known());
  CHECK(back->fields[2].known());
  for (std::size_t i = 3; i < 6; ++i) CHECK_FALSE(back->fields[i].known());
}

TEST_CASE("bytes that were cut are no fact") {
  const std::string bytes = fact_bytes(some_fact(), kAll);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(read_fact(std::string_view(bytes).substr(0, size), 0));
}

TEST_CASE("numbers of every size") {
  ByteWriter writer;
  const std::int64_t numbers[] = {0, 1, -1, 63, 64, -64, -65, 1'000'000'007, INT64_MAX, INT64_MIN};
  for (const std::int64_t n : numbers) writer.whole(n);
  const std::string bytes = writer.take();
  ByteReader reader(bytes);
  for (const std::int64_t n : numbers) CHECK(reader.whole() == n);
  CHECK(reader.at_end());
  reader.number();
  CHECK_FALSE(reader.sound());
}
