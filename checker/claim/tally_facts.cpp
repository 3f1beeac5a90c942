#include "checker/claim/tally_facts.h"

#include <algorithm>
#include <optional>

#include "checker/claim/events.h"
#include "checker/claim/fields.h"
#include "checker/claim/figure_times.h"
#include "checker/claim/topic.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostNames = 4;  // that one vote is kept by
constexpr int kTellingVotes = 25;
constexpr std::size_t kMostKept = 20;  // votes of a document

const PlacedFigure* figure_in(const Fact& fact, const FactType& type, std::string_view field) {
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (type.fields[i].name == field) return std::get_if<PlacedFigure>(&fact.fields[i].value);
  }
  return nullptr;
}

std::vector<std::string> names_of(const Topics& topics, std::uint32_t sentence) {
  std::vector<std::string> out;
  const Topic near = topics.paragraph(sentence), before = topics.before_paragraph(sentence);
  for (const Topic* from : {&topics.sentence(sentence), &near, &topics.title(), &before}) {
    for (const std::string_view name : from->names) {
      const std::string_view nation = topics.nation_of(name);
      std::string word(nation.empty() ? name : nation);
      if (topics.is_proper(word) && out.size() < kMostNames && std::find(out.begin(), out.end(), word) == out.end())
        out.push_back(std::move(word));
    }
  }
  return out;
}

}  // namespace

void add_tally_facts(FactMaker& maker, const std::vector<Fact>& told) {
  if (maker.view.document.issue.date == std::nullopt) return;  // no issue of a series
  const std::uint32_t vote = maker.schema.find("vote");
  if (vote == Schema::kNoType) return;
  const FactType& type = maker.schema.types[vote];
  struct Found {
    Span span;
    std::uint32_t sentence;
    PlacedFigure yes, no;
  };
  std::vector<Found> found;
  for (const Fact& fact : told) {
    if (fact.type != vote || fact.stance != Stance::asserted || found.size() >= kMostKept) continue;
    const PlacedFigure *yes = figure_in(fact, type, "for"), *no = figure_in(fact, type, "against");
    if (yes == nullptr || no == nullptr || fact.sentence >= maker.view.mentions.sentences.size()) continue;
    if (!readable(maker.view.mentions.sentences[fact.sentence])) continue;
    found.push_back({fact.span, fact.sentence, *yes, *no});
  }
  if (found.empty()) return;
  const VerbReader verbs(maker.view.lexicon);
  const Topics topics(maker.view, verbs);
  const FigureTimeReader times(maker.view, topics);
  for (const Found& f : found) {
    const FigureTimes at = times.read(f.sentence, maker.view.mentions.token_at(f.yes.span.begin));
    std::vector<FactMaker::Named> fields = {
        {"for", {f.yes, f.yes.span}},
        {"against", {f.no, f.no.span}},
        {"about", key_field(Topics::joined(topics.sentence(f.sentence).words), f.span)},
        {"context", key_field(Topics::joined(topics.surroundings(f.sentence).words), f.span)}};
    if (at.at != nullptr) fields.push_back({"when", date_field(*at.at)});
    std::vector<std::string> keys = names_of(topics, f.sentence);
    const auto by_number = [&](std::string_view side, const Exact& votes) {  // where nobody is named, the number tells which vote
      if (votes >= Exact(kTellingVotes)) keys.push_back(std::string(side) + "|" + votes.str());
    };
    by_number("for", f.yes.value);
    by_number("against", f.no.value);
    for (const std::string& name : keys) {
      auto more = fields;
      more.push_back({"key", key_field(name, f.span)});
      maker.add("tally", f.span, std::move(more));
    }
  }
}

}  // namespace claimcheck
