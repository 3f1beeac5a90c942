// Facts by hand: a document of given text, and facts whose fields are found in it by their words.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "checker/engine/rules.h"

namespace claimcheck::fixture {

inline FactType type(std::string name, std::vector<std::pair<std::string, FieldKind>> fields) {
  FactType out{std::move(name), "", {}, false};
  for (auto& [field, kind] : fields) out.fields.push_back({field, kind, ""});
  return out;
}

inline Schema schema() {
  using K = FieldKind;
  Schema out;
  out.types = {type("attendance", {{"present", K::figure}, {"members", K::figure}, {"body", K::key}}),
               type("body", {{"name", K::key}, {"quorum", K::figure}}),
               type("dated", {{"when", K::date}, {"weekday", K::figure}, {"length", K::length}}),
               type("event", {{"key", K::key}, {"when", K::date}}),
               type("margin", {{"value", K::figure}, {"kind", K::key}}),
               type("measure", {{"subject", K::key}, {"value", K::figure}, {"words", K::text}, {"about", K::key}}),
               type("order", {{"before", K::key}, {"after", K::key}, {"gap", K::length}}),
               type("part", {{"whole", K::key}, {"value", K::figure}}),
               type("told_order", {{"earlier", K::date}, {"later", K::date}}),
               type("total", {{"name", K::key}, {"value", K::figure}, {"parts", K::series}})};
  return out;
}

inline Reading rounded(Exact value, Exact step) {
  Reading out = Reading::exactly(value);
  if (step > Exact(1)) out.rounded = Interval::half_open(value - step / Exact(2), value + step / Exact(2));
  return out;
}

// One document. Sentences end at ". ", paragraphs at a line break.
class Page {
 public:
  explicit Page(std::string text, std::string path = "a.txt") {
    document_->id = path;
    document_->path = std::move(path);
    document_->source = document_->text = std::move(text);
  }

  // Where these words stand, from `from` on.
  Span at(const std::string& words, std::size_t from = 0) const {
    const std::size_t begin = document_->text.find(words, from);
    REQUIRE_MESSAGE(begin != std::string::npos, words);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }

  Field figure(const std::string& words, Exact value, Exact step = 1, Hedge hedge = Hedge::none, std::string unit = "") const {
    const Span span = at(words);
    const bool digits = words.find_first_of("0123456789") != std::string::npos;
    PlacedFigure out;
    out.reading = rounded(value, step);
    out.value = value;
    out.unit = std::move(unit);
    out.hedge = hedge;
    out.span = out.digits = span;
    out.in_words = !digits;
    if (hedge == Hedge::about)
      out.reading.written = out.reading.rounded = Interval::closed(value * Exact::ratio(95, 100), value * Exact::ratio(105, 100));
    return {out, span};
  }
  Field date(const std::string& words, std::vector<std::string> days, bool first_guessed = false) const {
    When when;
    for (const std::string& day : days) {
      const Day d = *parse_iso(day);
      when.readings.push_back({{d, d + 1}, day, kDistant, first_guessed || !when.readings.empty()});
    }
    return {when, at(words)};
  }
  static Field key(std::string value) { return {std::move(value), {}}; }
  static Field length(int amount, std::string unit) { return {Length{Reading::exactly(amount), std::move(unit)}, {}}; }
  Field series(const std::vector<std::pair<std::string, Exact>>& parts, Exact step = 1) const {
    std::vector<PlacedFigure> out;
    for (const auto& [words, value] : parts) {
      const Span span = at(words);
      PlacedFigure part;
      part.reading = rounded(value, step);
      part.value = value;
      part.span = part.digits = span;
      out.push_back(std::move(part));
    }
    return {out, {}};
  }

  // A fact at these words. Its fields by name; the others are unknown.
  Fact& fact(const std::string& type_name, const std::string& words, std::vector<std::pair<std::string, Field>> fields) {
    static const Schema kSchema = schema();
    Fact out;
    out.type = kSchema.find(type_name);
    REQUIRE(out.type != Schema::kNoType);
    out.span = at(words);
    const auto before = document_->text.substr(0, out.span.begin);
    out.block = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    for (std::size_t p = before.find(". "); p != std::string::npos; p = before.find(". ", p + 1)) ++out.sentence;
    out.sentence += out.block;
    const auto& declared = kSchema.types[out.type].fields;
    out.fields = Fields(declared.size());
    for (auto& [field, value] : fields) {
      const auto found = std::find_if(declared.begin(), declared.end(), [&](const FieldType& f) { return f.name == field; });
      REQUIRE_MESSAGE(found != declared.end(), field);
      out.fields.set(static_cast<std::size_t>(found - declared.begin()), std::move(value));
    }
    facts_.push_back(std::move(out));
    return facts_.back();
  }

  void date_of_issue(const std::string& day) { document_->issue.date = Stated<Day>{*parse_iso(day), {}}; }
  DocumentFacts facts() const { return {document_.get(), facts_}; }
  const std::string& text() const { return document_->text; }

 private:
  std::unique_ptr<Document> document_ = std::make_unique<Document>();
  std::vector<Fact> facts_;
};

inline RuleSet load(const std::string& text) {
  std::vector<Problem> problems;
  RuleSet out = RuleSet::load({{"test.rule", text}}, schema(), problems);
  for (const Problem& p : problems) FAIL_CHECK(p.str());
  return out;
}

inline std::vector<std::string> faults(const std::string& text) {
  std::vector<Problem> problems;
  RuleSet::load({{"f.rule", text}}, schema(), problems);
  std::vector<std::string> out;
  for (const Problem& p : problems) out.push_back(p.str());
  return out;
}

// A rule of this name around some clauses, with what every rule must have.
inline std::string rule(const std::string& body, const std::string& head = "test : error") {
  return "rule " + head + " {\n  family test;\n  title \"T\";\n  explain \"E\";\n" + body +
         "\n  example bad \"x\";\n  example ok \"y\";\n}\n";
}

inline Evaluation run(const std::string& text, const std::vector<DocumentFacts>& documents) {
  const RuleSet rules = load(text);
  Evaluation out = rules.evaluate(documents);
  const Evaluation slow = rules.evaluate_slowly(documents);
  REQUIRE(out.findings.size() == slow.findings.size());
  for (std::size_t i = 0; i < out.findings.size(); ++i) CHECK(out.findings[i].message == slow.findings[i].message);
  CHECK(out.judged == slow.judged);
  CHECK(out.undetermined == slow.undetermined);
  return out;
}

inline const std::string kQuorum = R"(
# A quorum, and what the text says of it.
rule quorum-margin : error {
  family  quorum;
  title   "Attendance, quorum and stated margin do not agree";
  explain "A quorum is the number of members without whom a body cannot decide.";
  match   a: attendance, m: margin near a within paragraph;
  lookup  q: body on q.name = a.body;
  let     quorum "quorum of {a.members} members" = q.quorum ?? floor(a.members / 2) + 1;
  assert  a.present - quorum = m.value;    rounded warning;
  flips   a.present >= quorum;
  at      m.value "stated margin";   note a.present "attendance";   note a.members "membership";
  message "{a.present} of {a.members} present is {a.present - quorum} over the quorum of {quorum}, not {m.value}";
  assume  "no quorum rule is known for this body; a majority of members is taken" when not known(q.quorum);
  example ok   "Only 168 out of 328 MPs were present (only three votes over the quorum).";
  example bad  "Only 168 out of 328 MPs were present (only five votes over the quorum)." expect "3 over the quorum of 165";
  example none "Only 168 MPs were present (only five votes over the quorum).";
}
)";

}  // namespace claimcheck::fixture
