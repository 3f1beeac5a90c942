// From pattern files to the schema of facts and the phrases that state them.
#include <algorithm>

#include "checker/claim/pattern_file.h"
#include "checker/claim/patterns_data.h"
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

}  // namespace

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

}  // namespace claimcheck
