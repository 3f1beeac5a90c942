// `rules list` and `rules show`: what the rules are.
#include <algorithm>
#include <ostream>

#include "checker/app/commands.h"

namespace claimcheck {
namespace {

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(text.size() < width ? width - text.size() : 0, ' ');
}

void print_facts(const Schema& schema, std::ostream& out) {
  for (const FactType& type : schema.types) {
    out << type.name << (type.about.empty() ? "" : "  ") << type.about << '\n';
    std::size_t width = 0;
    for (const FieldType& field : type.fields) width = std::max(width, field.name.size());
    for (const FieldType& field : type.fields) {
      out << "  " << padded(field.name, width) << "  " << padded(name(field.kind), 6) << (field.about.empty() ? "" : "  ")
          << field.about << '\n';
    }
    out << '\n';
  }
}

void print_rules(const std::vector<RuleInfo>& rules, std::ostream& out) {
  std::size_t names = 0, families = 0;
  for (const RuleInfo& rule : rules) {
    names = std::max(names, rule.name.size());
    families = std::max(families, rule.family.size());
  }
  for (const RuleInfo& rule : rules) {
    out << padded(rule.name, names) << "  " << padded(rule.family, families) << "  " << padded(name(rule.severity), 7) << "  "
        << rule.title << '\n';
  }
}

std::string_view name_of(RuleExample::Kind kind) {
  switch (kind) {
    case RuleExample::Kind::ok:
      return "holds";
    case RuleExample::Kind::bad:
      return "is reported";
    case RuleExample::Kind::none:
      break;
  }
  return "is left alone";
}

// Text broken into lines at spaces; its own line ends stay. Lines after the first are indented.
std::string wrapped(std::string_view text, std::size_t indent) {
  constexpr std::size_t kWidth = 100;
  const std::string margin = "\n" + std::string(indent, ' ');
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    if (column > indent && column + end > kWidth) {
      out += margin;
      column = indent;
    } else if (column > indent) {
      out += ' ';
    }
    out += text.substr(0, end);
    column += end + 1;
    if (end < text.size() && text[end] == '\n') {
      out += margin;
      column = indent;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void print_rule(const RuleSet& rules, std::size_t index, const RuleInfo& rule, std::ostream& out) {
  out << rule.name << "\n\n";
  out << rule.title << "\n";
  out << name(rule.severity) << ", family " << rule.family << ", " << rules.place(index) << "\n";
  if (!rule.explain.empty()) out << "\n" << wrapped(rule.explain, 0) << "\n";
  if (!rule.limits.empty()) out << "\nLeaves alone: " << wrapped(rule.limits, 14) << "\n";
  if (!rule.source.empty()) out << "\nSource: " << wrapped(rule.source, 8) << "\n";
  out << "\nExamples\n";
  constexpr std::size_t kIndent = 17;  // of the examples' texts
  for (const RuleExample& example : rules.examples(index)) {
    const std::string date = example.date.empty() ? "" : "(" + example.date + ") ";
    out << "  " << padded(name_of(example.kind), kIndent - 4) << "  " << wrapped(date + example.text, kIndent) << '\n';
    for (const RuleExample::Issue& more : example.more) out << padded("", kIndent) << wrapped(more.text, kIndent) << '\n';
    if (!example.expect.empty()) out << padded("", kIndent) << "→ " << wrapped(example.expect, kIndent + 2) << '\n';
  }
  out << "\nAs written\n" << rules.source(index) << '\n';
}

}  // namespace

int run_rules_list(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  print_problems(problems, streams.err);
  if (options.facts) {
    print_facts(engine.patterns().schema(), streams.out);
  } else {
    print_rules(engine.rules().infos(), streams.out);
  }
  return problems.empty() ? kNothingFound : kTrouble;
}

int run_rules_show(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  print_problems(problems, streams.err);
  const std::vector<RuleInfo> rules = engine.rules().infos();
  bool shown = false;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].name != options.name && rules[i].family != options.name) continue;
    if (shown) streams.out << '\n';
    print_rule(engine.rules(), i, rules[i], streams.out);
    shown = true;
  }
  if (!shown)
    streams.err << "claimcheck: there is no rule and no family '" << options.name << "'; `claimcheck rules list` names them\n";
  return shown && problems.empty() ? kNothingFound : kTrouble;
}

}  // namespace claimcheck
