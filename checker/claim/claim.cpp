#include "checker/claim/claim.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "checker/base/order.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/conversion.h"
#include "checker/claim/fields.h"
#include "checker/claim/pattern_file.h"
#include "checker/claim/patterns_data.h"
#include "checker/claim/sentence_sums.h"
#include "checker/lexis/words_file.h"

namespace claimcheck {

namespace {

// Declarations of one fact, from all files, to the schema.
void declare(const std::vector<FactText>& texts, Schema& schema, std::vector<Problem>& problems) {
  for (const FactText& text : texts) {
    auto at = std::find_if(schema.types.begin(), schema.types.end(), [&](const FactType& t) { return t.name == text.type.name; });
    if (at == schema.types.end()) {
      schema.types.push_back({.name = text.type.name});
      at = std::prev(schema.types.end());
    }
    if (!text.type.about.empty()) at->about = text.type.about;
    at->built_in = at->built_in || text.type.built_in;
    for (const FieldType& field : text.type.fields) {
      const auto same = std::find_if(at->fields.begin(), at->fields.end(), [&](const FieldType& f) { return f.name == field.name; });
      if (same == at->fields.end()) {
        at->fields.push_back(field);
      } else if (same->kind != field.kind) {
        problems.push_back(problem_at(*text.file, text.offset, "field '" + field.name + "' of fact '" + text.type.name + "' is declared as " +
                                                                   std::string(name(field.kind)) + " here and as " +
                                                                   std::string(name(same->kind)) + " before"));
      }
    }
  }
  std::sort(schema.types.begin(), schema.types.end(), [](const FactType& a, const FactType& b) { return a.name < b.name; });
}

std::vector<std::string> field_names(const FactType& type) {
  std::vector<std::string> names;
  for (const FieldType& f : type.fields) names.push_back(f.name);
  return names;
}

// "2", "1.9..2.1", "2.." or "2 in 1.9..2.1": a value and the interval that the words leave it.
std::optional<PlacedFigure> constant_figure(std::string_view text) {
  const auto in = text.find(" in ");
  const std::string_view range = in == std::string_view::npos ? text : text.substr(in + 4);
  const auto dots = range.find("..");
  const bool open = dots != std::string_view::npos && dots + 2 == range.size();
  const auto low = Exact::parse(range.substr(0, dots));
  const auto high = dots == std::string_view::npos ? low : open ? std::nullopt : Exact::parse(range.substr(dots + 2));
  const auto value = in == std::string_view::npos ? low : Exact::parse(text.substr(0, in));
  if (!low || !value || (!high && !open)) return std::nullopt;
  PlacedFigure f;
  f.value = *value;
  f.reading.written = open ? Interval::above(*low) : Interval::closed(*low, *high);
  f.reading.rounded = f.reading.written;
  if (dots != std::string_view::npos) f.hedge = Hedge::about;
  return f;
}

// A constant of a phrase, checked against its field.
bool add_constant(const FactType& type, const std::string& field, const std::string& value, Phrase& phrase, std::string& fault) {
  const auto names = field_names(type);
  const auto at = std::find(names.begin(), names.end(), field);
  if (at == names.end()) {
    fault = "'with " + field + "': fact '" + type.name + "' has no such field" + nearest_name(field, names);
    return false;
  }
  const auto index = static_cast<std::uint16_t>(at - names.begin());
  if (type.fields[index].kind == FieldKind::key) {
    phrase.constants.push_back({index, value});
    return true;
  }
  const auto figure = constant_figure(value);
  if (type.fields[index].kind != FieldKind::figure || !figure) {
    fault = "'with " + field + " = \"" + value + "\"': expected a word for a key, or a number or an interval like \"2 in 1.9..2.1\" for a figure";
    return false;
  }
  phrase.constants.push_back({index, *figure});
  return true;
}

void compile(const FactText& text, PhraseCompiler& compiler, const Schema& schema, std::vector<Phrase>& out,
             std::vector<Problem>& problems) {
  const std::uint32_t fact = schema.find(text.type.name);
  const FactType& type = schema.types[fact];
  const auto names = field_names(type);
  for (const PhraseText& phrase_text : text.phrases) {
    Phrase phrase;
    phrase.fact = fact;
    phrase.place = text.file->path + ":" + std::to_string(phrase_text.line);
    std::vector<PhraseFault> faults;
    bool sound = compiler.compile(phrase_text.text, names, phrase, faults);
    for (const PhraseFault& f : faults) problems.push_back(problem_at(*text.file, phrase_text.offset + f.offset, f.message));
    for (const auto& [field, value] : phrase_text.constants) {
      std::string fault;
      if (add_constant(type, field, value, phrase, fault)) continue;
      problems.push_back(problem_at(*text.file, phrase_text.offset, std::move(fault)));
      sound = false;
    }
    if (sound) out.push_back(std::move(phrase));
  }
}

void add_fields(const FactText& text, const std::vector<std::string>& fields, const FactType& type, std::vector<std::vector<std::size_t>>& out,
               std::vector<Problem>& problems) {
  const auto names = field_names(type);
  std::vector<std::size_t> indices;
  for (const std::string& field : fields) {
    const auto at = std::find(names.begin(), names.end(), field);
    if (at == names.end()) {
      problems.push_back(problem_at(*text.file, text.offset, "fact '" + type.name + "' has no field '" + field + "'" + nearest_name(field, names)));
      return;
    }
    indices.push_back(static_cast<std::size_t>(at - names.begin()));
  }
  out.push_back(std::move(indices));
}

Fact fact_of(const View& view, const Match& match, const Phrase& phrase, const FactType& type) {
  Fact fact;
  fact.type = phrase.fact;
  fact.phrase = phrase.place;
  fact.span = {view.mentions.tokens[match.first].begin, view.mentions.tokens[match.last - 1].end};
  fact.fields.resize(type.fields.size());
  for (const Capture& capture : match.captures) {
    if (capture.field != kNoField && !fact.fields[capture.field].known()) {
      fact.fields[capture.field] = field_of(view, match, capture, type.fields[capture.field].kind);
    }
  }
  for (const auto& [field, value] : phrase.constants) {
    fact.fields[field].span = fact.span;
    if (const auto* figure = std::get_if<PlacedFigure>(&value)) {
      PlacedFigure at_fact = *figure;
      at_fact.span = fact.span;  // no digits: nothing in the text is the figure itself
      fact.fields[field].value = std::move(at_fact);
    } else {
      fact.fields[field].value = std::get<std::string>(value);
    }
  }
  return fact;
}

// Places of the figures, dates and lengths that a fact rests on, in order.
std::vector<Span> witnesses(const Fact& fact) {
  std::vector<Span> out;
  for (const Field& f : fact.fields) {
    if (const auto* figure = std::get_if<PlacedFigure>(&f.value)) { if (!figure->digits.empty()) out.push_back(figure->digits); }
    else if (const auto* series = std::get_if<std::vector<PlacedFigure>>(&f.value)) for (const PlacedFigure& p : *series) out.push_back(p.digits);
    else if (f.known() && !std::holds_alternative<std::string>(f.value)) out.push_back(f.span);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Whether the figures of these fields are of one kind, and no mention serves as two of them.
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
    auto* f = std::get_if<PlacedFigure>(&fact.fields[i].value);
    const bool bare = f != nullptr && (f->unit.empty() || (f->measure == "count" && f->span == f->digits &&
                                                            lender->span.in(text).find(f->unit) != std::string_view::npos));
    if (!bare || f->value > lender->value * Exact(5) || lender->value > f->value * Exact(5)) continue;
    f->unit = lender->unit;
    f->measure = lender->measure;
  }
}

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
      if (auto* f = std::get_if<PlacedFigure>(&fact.fields[i].value)) f->reading = Reading::exactly(f->value);
      else if (auto* l = std::get_if<Length>(&fact.fields[i].value)) {
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
    fact.fields[static_cast<std::size_t>(field - type.fields.begin())] = key_field(view.lexicon.singular(key_of(view, t, t + length)), span);
    return;
  }
}

constexpr std::size_t kNeighbours = 48;  // facts of one type in one sentence that are compared: no sentence makes this slow

// Whether fact `i` says nothing that fact `j` does not: all its witnesses are the other's, and it is the smaller, or of equals
// the later.
bool repeats(const std::vector<std::vector<Span>>& of, std::size_t i, std::size_t j) {
  const auto &a = of[i], &b = of[j];
  if (i == j || a.empty() || !std::includes(b.begin(), b.end(), a.begin(), a.end())) return false;
  return a.size() < b.size() || j < i;
}

// Marks, of facts of one type in one sentence, those that repeat another; of facts without witnesses those that overlap the
// last one kept.
void mark_repeats(std::span<const Fact> facts, std::vector<bool>& repeated) {
  repeated.assign(facts.size(), false);
  if (facts.size() < 2) return;
  std::vector<std::vector<Span>> of;
  for (const Fact& f : facts) of.push_back(witnesses(f));
  const Fact* kept = nullptr;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    repeated[i] = of[i].empty() && kept != nullptr && kept->span.overlaps(facts[i].span);
    const std::size_t from = i > kNeighbours ? i - kNeighbours : 0, to = std::min(facts.size(), i + kNeighbours);
    for (std::size_t j = from; j < to && !repeated[i]; ++j) repeated[i] = repeats(of, i, j);
    if (!repeated[i]) kept = &facts[i];
  }
}

// Several phrases may read one statement: repeats are dropped. The facts come by type and sentence.
void drop_repeats(std::vector<Fact>& facts) {
  const auto place = [](const Fact& f) { return std::make_pair(f.type, f.sentence); };
  order_by(facts, place);
  std::vector<Fact> kept;
  std::vector<bool> repeated;
  for (std::size_t first = 0, last = 0; first < facts.size(); first = last) {
    while (last < facts.size() && place(facts[last]) == place(facts[first])) ++last;
    const std::span<Fact> group(facts.begin() + static_cast<std::ptrdiff_t>(first), last - first);
    mark_repeats(group, repeated);
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (!repeated[i]) kept.push_back(std::move(group[i]));
    }
  }
  facts = std::move(kept);
}

}  // namespace

Patterns::Patterns() : data_(std::make_unique<Data>()) {}
Patterns::~Patterns() = default;
Patterns::Patterns(Patterns&&) noexcept = default;
Patterns& Patterns::operator=(Patterns&&) noexcept = default;

Patterns Patterns::load(const std::vector<SourceText>& files, Lexicon& lexicon, std::vector<Problem>& problems) {
  Patterns patterns;
  Data& d = *patterns.data_;
  PatternTexts texts;
  for (const SourceText& file : files) parse_patterns(file, texts, problems);
  declare(texts.facts, d.schema, problems);
  d.any_stance.assign(d.schema.types.size(), false);
  d.alike.resize(d.schema.types.size());
  d.threshold.resize(d.schema.types.size());
  d.converts.resize(d.schema.types.size());
  PhraseParts parts(texts.parts, lexicon);
  FeatureSets firsts, needs;
  PhraseCompiler compiler(parts, firsts, needs);
  for (const FactText& text : texts.facts) {
    compile(text, compiler, d.schema, d.phrases, problems);
    const std::uint32_t type = d.schema.find(text.type.name);
    if (text.any_stance) d.any_stance[type] = true;
    for (const auto& fields : text.alike) add_fields(text, fields, d.schema.types[type], d.alike[type], problems);
    for (const auto& fields : text.threshold) add_fields(text, fields, d.schema.types[type], d.threshold[type], problems);
    for (const auto& fields : text.converts) add_fields(text, fields, d.schema.types[type], d.converts[type], problems);
    for (const ExampleText& e : text.examples) {
      d.examples.push_back({text.file->path, e.line, e.text, text.type.name, e.expected, e.date});
    }
  }
  d.look_up(lexicon);
  d.index = std::make_unique<PhraseIndex>(d.phrases, firsts, needs, lexicon);
  return patterns;
}

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
  add_date_facts(maker);
  add_range_facts(maker);
  add_repeat_facts(maker);
  add_link_facts(maker);
  add_issue_facts(maker);
  add_abbreviation_facts(maker);
  add_event_facts(maker);
  add_list_facts(maker);
  add_list_totals(maker);
  add_table_facts(maker);
  add_issue_names(maker);
  add_reference_facts(maker);
  add_told_amounts(maker);
  add_correction_facts(maker);
  add_source_facts(maker);
  add_bibliography_facts(maker);
  add_mean_facts(maker);
  add_sentence_sums(maker);
  add_rank_facts(maker);
  add_spelling_facts(maker);
  add_office_facts(maker);
  order_by(found, [](const Fact& f) { return std::make_tuple(f.span.begin, f.span.end, f.type); });
  return found;
}

}  // namespace claimcheck
