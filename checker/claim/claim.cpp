// From the phrases that a document matches, and from what code reads in it, to its facts.
#include "checker/claim/claim.h"

#include <algorithm>
#include <tuple>

#include "checker/base/order.h"
#include "checker/claim/beside_facts.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/means_reckoned.h"
#include "checker/claim/conversion.h"
#include "checker/claim/tally_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/patterns_data.h"
#include "checker/claim/repeated.h"
#include "checker/claim/sentence_sums.h"

namespace claimcheck {

namespace {

Fact fact_of(const View& view, const Match& match, const Phrase& phrase, const FactType& type) {
  Fact fact;
  fact.type = phrase.fact;
  fact.phrase = phrase.place;
  fact.span = {view.mentions.tokens[match.first].begin, view.mentions.tokens[match.last - 1].end};
  fact.fields = Fields(type.fields.size());
  fact.fields.reserve(match.captures.size() + phrase.constants.size());
  for (const Capture& capture : match.captures) {
    if (capture.field != kNoField && !fact.fields[capture.field].known()) {
      fact.fields.set(capture.field, field_of(view, match, capture, type.fields[capture.field].kind));
    }
  }
  for (const auto& [field, value] : phrase.constants) {
    if (const auto* figure = std::get_if<PlacedFigure>(&value)) {
      PlacedFigure at_fact = *figure;
      at_fact.span = fact.span;  // no digits: nothing in the text is the figure itself
      fact.fields.set(field, {std::move(at_fact), fact.span});
    } else {
      fact.fields.set(field, key_field(std::get<std::string>(value), fact.span));
    }
  }
  return fact;
}

// "640 tonnes in the east, 585 in the west": a bare figure takes the unit of the figures that it is set beside, if it is of their
// size; "€3 million, of which 120" is none. So does one whose noun is the unit's word: "6 of the 8 tonnes".
void lend_units(std::string_view text, Fact& fact, const std::vector<std::size_t>& fields) {
  const PlacedFigure* lender = nullptr;
  for (const std::size_t i : fields) {
    const auto* f = std::get_if<PlacedFigure>(&fact.fields[i].value);
    if (f != nullptr && !f->unit.empty() && f->measure != "count") lender = f;
  }
  if (lender == nullptr) return;
  for (const std::size_t i : fields) {
    auto* f = fact.fields.find<PlacedFigure>(i);
    const bool bare = f != nullptr && (f->unit.empty() || (f->measure == "count" && f->span == f->digits &&
                                                            lender->span.in(text).find(f->unit) != std::string_view::npos));
    if (!bare || f->value > lender->value * Exact(5) || lender->value > f->value * Exact(5)) continue;
    f->unit = lender->unit;
    f->measure = lender->measure;
  }
}

// Whether the figures of these fields are of one kind, and no mention serves as two of them.
bool are_alike(const Fact& fact, const std::vector<std::size_t>& fields) {
  std::vector<const PlacedFigure*> all;
  for (const std::size_t i : fields) {
    if (const auto* f = std::get_if<PlacedFigure>(&fact.fields[i].value)) all.push_back(f);
    else if (const auto* series = std::get_if<std::vector<PlacedFigure>>(&fact.fields[i].value)) for (const PlacedFigure& m : *series) all.push_back(&m);
  }
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i]->measure != all[0]->measure) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (!all[i]->digits.empty() && all[i]->digits == all[j]->digits) return false;
    }
  }
  return true;
}

// A limit is its number: "at least 101 of the members" sets it at 101, and a legal two-thirds is exact.
void take_as_limits(Fact& fact, const std::vector<std::vector<std::size_t>>& sets) {
  for (const auto& fields : sets) {
    for (const std::size_t i : fields) {
      if (auto* f = fact.fields.find<PlacedFigure>(i)) f->reading = Reading::exactly(f->value);
      else if (auto* l = fact.fields.find<Length>(i)) {
        const Interval& words = l->amount.written;
        if (words.low.value && !words.high.value) l->amount = Reading::exactly(*words.low.value);
        else if (words.high.value && (!words.low.value || words.low.value->is_zero())) l->amount = Reading::exactly(*words.high.value);
      }
    }
  }
}

// A field `body` that no phrase filled is the body named last before the statement, in its paragraph.
void fill_body(const View& view, const FactType& type, GroupId bodies, Fact& fact, std::uint32_t last) {
  constexpr std::uint32_t kReach = 250;  // tokens
  const auto field = std::find_if(type.fields.begin(), type.fields.end(), [](const FieldType& f) { return f.name == "body" && f.kind == FieldKind::key; });
  if (field == type.fields.end() || fact.fields[static_cast<std::size_t>(field - type.fields.begin())].known()) return;
  const auto& tokens = view.mentions.tokens;
  const std::uint32_t block = view.mentions.sentences[view.mentions.sentence_of_token(last - 1)].block;
  for (std::uint32_t t = last, steps = 0; t-- > 0 && steps < kReach; ++steps) {
    if (tokens[t].end <= view.document.blocks[block].span.begin) return;
    const std::uint32_t length = view.lexicon.match(bodies, tokens, t, last);
    if (length == 0) continue;
    const Span span = tokens[t].span().cover(tokens[t + length - 1].span());
    fact.fields.set(static_cast<std::size_t>(field - type.fields.begin()), key_field(view.lexicon.singular(key_of(view, t, t + length)), span));
    return;
  }
}

// The facts that code makes, in the order in which they are made (builtin_facts.h says which each makes).
constexpr void (*kMakers[])(FactMaker&) = {
    add_date_facts,
    add_range_facts,
    add_repeat_facts,
    add_link_facts,
    add_issue_facts,
    add_abbreviation_facts,
    add_event_facts,
    add_list_facts,
    add_list_totals,
    add_table_facts,
    add_issue_names,
    add_reference_facts,
    add_told_amounts,
    add_correction_facts,
    add_source_facts,
    add_bibliography_facts,
    add_mean_facts,
    add_sentence_sums,
    add_rank_facts,
    add_reckoned_facts,
    add_reckoned_shares,
    add_reckoned_means,
    add_spelling_facts,
    add_office_facts,
};

}  // namespace

Patterns::Patterns() : data_(std::make_unique<Data>()) {}
Patterns::~Patterns() = default;
Patterns::Patterns(Patterns&&) noexcept = default;
Patterns& Patterns::operator=(Patterns&&) noexcept = default;

const Schema& Patterns::schema() const { return data_->schema; }
const std::vector<Patterns::Example>& Patterns::examples() const { return data_->examples; }

std::vector<Fact> Patterns::facts(const Document& document, const Mentions& mentions, std::uint32_t document_index, const Registers& registers) const {
  const Data& d = *data_;
  const View view(document, mentions, *d.lexicon);
  std::vector<Fact> found;
  FactMaker maker(view, d.schema, *d.stance, registers, document_index, found);
  for (const Match& match : d.index->find(view)) {
    const Phrase& phrase = d.phrases[match.phrase];
    Fact fact = fact_of(view, match, phrase, d.schema.types[phrase.fact]);
    const auto& alike = d.alike[phrase.fact];
    for (const auto& fields : alike) lend_units(document.text, fact, fields);
    if (!std::all_of(alike.begin(), alike.end(), [&](const auto& fields) { return are_alike(fact, fields); })) continue;
    const auto& converts = d.converts[phrase.fact];
    if (!std::all_of(converts.begin(), converts.end(), [&](const auto& fields) { return convert(fact, fields, *d.lexicon); })) continue;
    take_as_limits(fact, d.threshold[phrase.fact]);
    fill_body(view, d.schema.types[phrase.fact], d.bodies, fact, match.last);
    maker.add(std::move(fact), d.any_stance[phrase.fact]);
  }
  drop_repeats(found);
  add_figures_beside(maker, found);
  add_tally_facts(maker, found);
  for (const auto make : kMakers) make(maker);
  order_by(found, [](const Fact& f) { return std::make_tuple(f.span.begin, f.span.end, f.type); });
  return found;
}

}  // namespace claimcheck
