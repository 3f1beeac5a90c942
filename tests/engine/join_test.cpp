// The planned joins against nested loops, on random facts.
#include "checker/engine/join.h"

#include <random>

#include "tests/engine/fixture.h"

using namespace claimcheck;
using namespace claimcheck::fixture;

namespace {

// Rules that between them use every kind of join.
const std::vector<std::string> kJoins = {
    "match a: attendance, m: margin near a within paragraph; assert a.present = m.value;",
    "match a: attendance, m: margin shared near a within section; assert a.present = m.value;",
    "match a: attendance, m: margin within sentence of a; assert a.present = m.value;",
    "match a: attendance, m: margin within issue; assert a.present = m.value;",
    "match a: attendance any stance, b: measure near a within paragraph on b.subject = a.body; assert a.present = b.value;",
    "match a: measure, b: measure on b.subject = a.subject; assert a.value = b.value;",
    "match a: measure, b: measure any order on b.subject = a.subject; assert a.value <= b.value;",
    "match a: measure, b: measure near a within issue, c: margin near b within section; assert a.value = b.value + c.value;",
    "match a: measure on a.subject = \"x\", b: measure any stance within paragraph on b.subject = \"y\"; assert a.value = "
    "b.value;",
    "match a: attendance; lookup b: body on b.name = a.body; assert a.present = b.quorum;",
    "match a: attendance; lookup m: margin near a within paragraph; assert a.present = (m.value ?? 3);",
    "match a: attendance; none m: margin within paragraph; assert a.present = a.members;",
    "match a: measure; none b: measure within sentence on b.subject = a.subject; assert a.value = 3;",
    "match a: attendance; each p: part on p.whole = a.body; assert sum(p.value) = a.present;",
    "match a: measure; each p: measure near a within paragraph on p.subject = a.subject; assert sum(p.value) = a.value + "
    "count(p);",
    "match a: attendance, m: margin near a within issue; each p: part within paragraph of m; none b: body within sentence of m; "
    "lookup q: measure on q.subject = a.body; assert sum(p.value) + (q.value ?? 0) = m.value + a.present;",
    "match a: measure, b: measure on b.subject = a.subject; pair adjacent by place; assert a.value = b.value;",
    "match a: measure, b: measure on b.subject = a.subject, b.voice = a.voice; pair adjacent by issue.date; assert a.value = "
    "b.value;",
    "match a: measure, b: measure on b.subject = a.subject; pair adjacent by a.value; lookup q: body on q.name = b.subject; "
    "assert a.value = b.value + (q.quorum ?? 0);",
};

// Rules whose guards say at a glance that two facts are not of the same thing.
const std::vector<std::string> kAcross = {
    "match a: measure, b: measure any order on b.subject = a.subject; where a.document != b.document and a.issue.date <= b.issue.date; "
    "where lacks(a.about, b.about) = 0 and lacks(b.about, a.about) <= 1; assert a.value = b.value;",
    "match a: measure, b: measure any order on b.subject = a.subject; where min(lacks(a.about, b.about), lacks(b.about, a.about)) = 0 or "
    "(a.voice = b.voice and b.value > 2); assert a.value <= b.value;",
    "match a: measure, b: measure any order any stance on b.subject = a.subject; let near = abs(days(a.issue.date, b.issue.date)) < 2; "
    "where a.issue.date < b.issue.date and near; where shared_words(a.about, b.about) >= 1 or a.voice = b.voice or not known(a.about); "
    "assert a.value = b.value;",
    "match a: measure, b: measure any order on b.subject = a.subject; where a.document != b.document and (a.about = b.about or "
    "days(a.issue.date, b.issue.date) <= 1); assert a.value = b.value;",
    "match a: measure, b: measure any order on b.subject = a.subject; where a.subject in (\"x\", \"y\") or (a.about != \"\" and a.about = b.about); "
    "assert a.value = b.value;",
    "match a: measure, b: measure any order on b.subject = a.subject; let common = shared_words(a.about, b.about); "
    "let slip = if not (a.voice = b.voice) then 1 else 0; "
    "where min(lacks(a.about, b.about) - 1, lacks(b.about, a.about) * 2) < slip + (if common >= 2 then max(common, 1) else 0); assert a.value = b.value;",
    "match a: measure, b: measure any order on b.subject = a.subject; where inside(a.issue.date, b.issue.date) or "
    "lacks(b.about, a.about) > 1 + shared_words(a.about, b.about); where (a.about ?? \"\") != (b.about ?? \"-\"); assert a.value <= b.value;",
};

std::string named(const std::string& join, const std::string& name) {
  return rule(join + " at a; message \"" + name + "\"; suggest none;", name + " : error");
}

std::string all_rules() {
  std::string out;
  int number = 0;
  for (const std::string& join : kJoins) {
    out += named(join, "r" + std::to_string(number++));
    out += named("scope corpus; " + join, "r" + std::to_string(number++) + "-corpus");
  }
  for (const std::string& join : kAcross) out += named("scope corpus; " + join, "r" + std::to_string(number++) + "-corpus");
  return out;
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  int operator()(int from, int to) { return std::uniform_int_distribution<int>(from, to)(engine_); }

 private:
  std::mt19937 engine_;
};

DocumentFacts random_facts(Document& document, Random& random, int count) {
  const Schema all = schema();
  document.text = document.source = std::string(4000, 'x');
  if (random(0, 3) != 0) document.issue.date = Stated<Day>{random(0, 3), {}};
  DocumentFacts out{&document, {}};
  const auto key = [&]() -> Field {
    if (random(0, 5) == 0) return {};
    return Page::key(std::string(1, static_cast<char>('x' + random(0, 2))));
  };
  const auto words = [&]() -> Field {
    if (random(0, 5) == 0) return {};
    std::string list;
    for (const char* word : {"amber", "birch", "cedar", "damson", "elder"}) {
      if (random(0, 2) == 0) list += (list.empty() ? "" : " ") + std::string(word);
    }
    return Page::key(list);
  };
  const auto figure = [&]() -> Field {
    if (random(0, 6) == 0) return {};
    const int value = random(0, 6);
    PlacedFigure f;
    f.value = value;
    f.reading = Reading::exactly(value);
    return {f, {}};
  };
  for (int i = 0; i < count; ++i) {
    Fact fact;
    const char* types[] = {"attendance", "margin", "body", "measure", "part"};
    fact.type = all.find(types[random(0, 4)]);
    const auto begin = static_cast<std::uint32_t>(random(0, 200));
    fact.span = {begin, begin + static_cast<std::uint32_t>(random(1, random(0, 3) == 0 ? 60 : 8))};
    fact.sentence = begin / 15;
    fact.block = begin / 45;
    fact.section = begin / 90;
    if (random(0, 4) == 0) fact.stance = static_cast<Stance>(random(0, 4));
    if (random(0, 4) == 0) fact.voice = static_cast<Voice>(random(0, 2));
    const std::vector<FieldType>& declared = all.types[fact.type].fields;
    fact.fields = Fields(declared.size());
    for (std::size_t f = 0; f < declared.size(); ++f) {
      fact.fields.set(f, declared[f].kind == FieldKind::figure ? figure() : declared[f].name == "about" ? words() : key());
    }
    out.facts.push_back(std::move(fact));
  }
  std::stable_sort(out.facts.begin(), out.facts.end(), [](const Fact& a, const Fact& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace

TEST_CASE("planned joins and nested loops agree on random facts") {
  const RuleSet rules = load(all_rules());
  REQUIRE(rules.infos().size() == 2 * kJoins.size() + kAcross.size());
  std::vector<std::uint32_t> across;
  for (std::uint32_t i = 0; i < rules.infos().size(); ++i) {
    if (rules.infos()[i].name.ends_with("-corpus")) across.push_back(i);
  }
  std::map<std::string, int> findings;
  for (unsigned seed = 0; seed < 60; ++seed) {
    Random random(seed);
    std::vector<Document> pages(static_cast<std::size_t>(random(1, 4)));
    std::vector<DocumentFacts> documents;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      pages[i].id = pages[i].path = std::to_string(i);
      documents.push_back(random_facts(pages[i], random, seed % 10 == 0 ? 150 : random(2, 40)));
    }
    const Evaluation fast = rules.evaluate(documents), slow = rules.evaluate_slowly(documents);
    CAPTURE(seed);
    CHECK(fast.judged == slow.judged);
    CHECK(fast.undetermined == slow.undetermined);
    REQUIRE(fast.findings.size() == slow.findings.size());
    const auto ids = [](const Evaluation& evaluation) {
      std::vector<std::string> out;
      for (const Finding& f : evaluation.findings) {
        if (f.rule.ends_with("-corpus")) out.push_back(f.rule + " " + f.id);
      }
      return out;
    };
    CHECK(ids(rules.evaluate_across(across, documents)) == ids(slow));
    for (std::size_t i = 0; i < fast.findings.size(); ++i) {
      const Finding &a = fast.findings[i], &b = slow.findings[i];
      ++findings[a.rule];
      CAPTURE(a.rule);
      CHECK(a.rule == b.rule);
      CHECK(a.id == b.id);
      CHECK(a.proof == b.proof);
      CHECK(a.severity == b.severity);
      REQUIRE(a.places.size() == b.places.size());
      for (std::size_t p = 0; p < a.places.size(); ++p)
        CHECK((a.places[p].span == b.places[p].span && a.places[p].document == b.places[p].document));
    }
  }
  CHECK(findings.size() == rules.infos().size());  // every rule found something: the test tests them all
}

TEST_CASE("work grows with the number of facts, whatever the joins") {
  // One paragraph, one key: every fact fits every other.
  const RuleSet rules =
      load(rule("match a: measure, b: measure on b.subject = a.subject; assert a.value = b.value; at a; message \"m\";") +
           rule("match a: measure, b: measure within issue; assert a.value = b.value; at a; message \"m\";", "second : error"));
  for (const std::uint32_t count : {1000U, 2000U}) {
    Document document;
    document.text = std::string(count * 10, 'x');
    DocumentFacts facts{&document, {}};
    const Schema all = schema();
    for (std::uint32_t i = 0; i < count; ++i) {
      Fact fact;
      fact.type = all.find("measure");
      fact.span = {i * 10, i * 10 + 5};
      PlacedFigure f;
      f.value = 1;
      f.reading = Reading::exactly(1);
      fact.fields = {Page::key("k"), {f, {}}, {}};
      facts.facts.push_back(std::move(fact));
    }
    const Evaluation e = rules.evaluate(std::vector<DocumentFacts>{facts});
    CHECK(e.judged[0].at("test") <= 2 * 64 * count);
  }
}
