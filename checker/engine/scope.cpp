// The half of Scope that knows the names; expressions are in scope_expressions.cpp.
#include "checker/engine/scope.h"

#include <algorithm>
#include <array>
#include <utility>

#include "checker/lexis/words_file.h"

namespace claimcheck {
namespace {

using syntax::Word;

struct AttributeRow {
  std::string_view name;
  Attribute attribute;
  Kind kind;
};
constexpr AttributeRow kFactAttributes[] = {
    {"stance", Attribute::stance, Kind::key},          {"voice", Attribute::voice, Kind::key},
    {"source", Attribute::source, Kind::key},          {"document", Attribute::document, Kind::key},
    {"paragraph", Attribute::paragraph, Kind::figure}, {"section", Attribute::section, Kind::figure},
    {"sentence", Attribute::sentence, Kind::figure}};
constexpr AttributeRow kIssueAttributes[] = {{"date", Attribute::issue_date, Kind::date},
                                             {"number", Attribute::issue_number, Kind::figure},
                                             {"serial", Attribute::issue_serial, Kind::figure},
                                             {"series", Attribute::issue_series, Kind::key},
                                             {"title", Attribute::issue_title, Kind::key}};

template <class Rows>
const AttributeRow* find(const Rows& rows, std::string_view name) {
  for (const AttributeRow& row : rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}
template <class Rows>
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> out;
  for (const AttributeRow& row : rows) out.emplace_back(row.name);
  return out;
}

Kind kind_of_field(FieldKind kind) {
  switch (kind) {
    case FieldKind::figure:
      return Kind::figure;
    case FieldKind::date:
      return Kind::date;
    case FieldKind::length:
      return Kind::length;
    case FieldKind::series:
      return Kind::series;
    case FieldKind::key:
    case FieldKind::text:
      return Kind::key;
  }
  return Kind::unknown;
}

}  // namespace

std::string_view name(Kind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {"unknown", "figure",    "date",   "length",
                                                             "key",     "condition", "series", "fact"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name(Level level) {
  static constexpr std::array<std::string_view, 5> kNames = {"", "sentence", "paragraph", "section", "issue"};
  return kNames[static_cast<std::size_t>(level)];
}

Scope::Scope(const SourceText& file, const Schema& schema, Program& program, std::vector<Problem>& problems, bool partial)
    : file_(file), schema_(schema), program_(program), problems_(problems), partial_(partial) {}

void Scope::fault(Span at, std::string message) {
  problems_.push_back(problem_at(file_, at.begin, std::move(message)));
  sound_ = false;
}

std::uint32_t Scope::type(const Word& name) {
  const std::uint32_t found = schema_.find(name.text);
  if (found != Schema::kNoType) return found;
  std::vector<std::string> names;
  for (const FactType& t : schema_.types) names.push_back(t.name);
  fault(name.at, "unknown type of fact '" + name.text + "'" + nearest_name(name.text, names));
  return kNoIndex;
}

std::uint32_t Scope::variable(const Word& name) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < program_.variables.size(); ++i) {
    if (program_.variables[i].name == name.text) {
      variables_used_[i] = true;
      return i;
    }
    names.push_back(program_.variables[i].name);
  }
  for (const Let& let : program_.lets) names.push_back(let.name);
  if (partial_) return kNoIndex;
  fault(name.at, "unknown variable '" + name.text + "'" + nearest_name(name.text, names));
  return kNoIndex;
}

void Scope::use_variable(std::uint32_t index) { variables_used_[index] = true; }

void Scope::add_variable(Variable variable, Span at) {
  const auto same = [&](const Variable& v) { return v.name == variable.name; };
  if (std::any_of(program_.variables.begin(), program_.variables.end(), same)) {
    fault(at, "a second variable '" + variable.name + "'");
  } else if (variable.name == "issue") {
    fault(at, "'issue' names the issue itself and cannot be a variable");
  }
  std::vector<std::string> fields;
  if (variable.type != kNoIndex) {
    for (const FieldType& field : schema_.types[variable.type].fields) fields.push_back(field.name);
  }
  program_.field_names.push_back(std::move(fields));
  program_.variables.push_back(std::move(variable));
  variables_used_.push_back(false);
}

void Scope::add_let(Let let, Span at) {
  const auto same = [&](const auto& other) { return other.name == let.name; };
  if (std::any_of(program_.lets.begin(), program_.lets.end(), same) ||
      std::any_of(program_.variables.begin(), program_.variables.end(), same)) {
    fault(at, "a second '" + let.name + "'");
  }
  program_.lets.push_back(std::move(let));
  lets_used_.push_back(false);
}

Kind Scope::kind_of(const FieldRef& ref) const {
  if (ref.variable == kNoIndex) return Kind::unknown;
  if (ref.attribute == Attribute::whole) return Kind::facts;
  for (const AttributeRow& row : kFactAttributes) {
    if (row.attribute == ref.attribute) return row.kind;
  }
  for (const AttributeRow& row : kIssueAttributes) {
    if (row.attribute == ref.attribute) return row.kind;
  }
  return kind_of_field(schema_.types[program_.variables[ref.variable].type].fields[ref.field].kind);
}

FieldRef Scope::field(const std::vector<Word>& path, Kind* kind) {
  FieldRef out;
  std::size_t next = 1;
  const bool of_issue = path[0].text == "issue" || (path.size() > 1 && path[1].text == "issue");
  if (path[0].text == "issue") {
    if (!program_.variables.empty()) out.variable = 0;
  } else {
    out.variable = variable(path[0]);
    if (of_issue) next = 2;
  }
  if (out.variable == kNoIndex || program_.variables[out.variable].type == kNoIndex) return {};
  if (path.size() > next + 1) {
    fault(path[next + 1].at, "found '." + path[next + 1].text + "' behind a field, which has no parts");
    return {};
  }
  if (path.size() == next) {
    if (of_issue) {
      fault(path.back().at, "expected a part of the issue, such as issue.date");
      return {};
    }
    out.attribute = Attribute::whole;
  } else if (const std::string& name = path[next].text; of_issue) {
    const AttributeRow* row = find(kIssueAttributes, name);
    if (row == nullptr) {
      fault(path[next].at, "an issue has no '" + name + "'" + nearest_name(name, names_of(kIssueAttributes)));
      return {};
    }
    out.attribute = row->attribute;
  } else {
    const FactType& type = schema_.types[program_.variables[out.variable].type];
    const auto declared =
        std::find_if(type.fields.begin(), type.fields.end(), [&](const FieldType& f) { return f.name == name; });
    if (declared != type.fields.end()) {
      out.field = static_cast<std::uint32_t>(declared - type.fields.begin());
    } else if (const AttributeRow* row = find(kFactAttributes, name); row != nullptr) {
      out.attribute = row->attribute;
    } else {
      std::vector<std::string> names = names_of(kFactAttributes);
      for (const FieldType& f : type.fields) names.push_back(f.name);
      fault(path[next].at, "'" + type.name + "' has no field '" + name + "'" + nearest_name(name, names));
      return {};
    }
  }
  if (kind != nullptr) *kind = kind_of(out);
  return out;
}

}  // namespace claimcheck
