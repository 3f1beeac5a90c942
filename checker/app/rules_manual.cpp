// `rules manual`: what every rule checks, why, what it leaves alone and what it says, by family, in Markdown.
#include <map>
#include <ostream>

#include "checker/app/commands.h"
#include "checker/app/pipeline.h"

namespace claimcheck {
namespace {

// Text that Markdown would read as markup is shown as it is.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '`' || c == '#' || c == '|' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

void write_example(const RuleExample& example, std::ostream& out) {
  const char* verdict = example.kind == RuleExample::Kind::bad ? "✗" : example.kind == RuleExample::Kind::ok ? "✓" : "–";
  out << "* " << verdict << ' ';
  if (!example.date.empty()) out << '(' << example.date << ") ";
  out << escaped(example.text);
  for (const RuleExample::Issue& issue : example.more) out << " / " << (issue.date.empty() ? "" : "(" + issue.date + ") ") << escaped(issue.text);
  if (!example.expect.empty()) out << " → “" << escaped(example.expect) << "”";
  out << '\n';
}

void write_rule(const RuleSet& rules, std::size_t index, const RuleInfo& rule, std::ostream& out) {
  out << "\n### " << rule.name << "\n\n**" << escaped(rule.title) << "** (" << name(rule.severity) << ")";
  if (!rule.explain.empty()) out << "  \n" << escaped(rule.explain);
  if (!rule.limits.empty()) out << "  \nLeft alone: " << escaped(rule.limits);
  if (!rule.source.empty()) out << "  \nSource: " << escaped(rule.source);
  out << "\n\n";
  for (const RuleExample& example : rules.examples(index)) write_example(example, out);
}

}  // namespace

int run_rules_manual(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  print_problems(problems, streams.err);
  const std::vector<RuleInfo> rules = engine.rules().infos();
  std::map<std::string, std::vector<std::size_t>> families;
  for (std::size_t i = 0; i < rules.size(); ++i) families[rules[i].family].push_back(i);
  streams.out << "# The rules\n\nMade from the rule files by `claimcheck rules manual`. An example is reported (✗), judged and found right (✓), or left "
                 "alone (–).\n";
  for (const auto& [family, members] : families) {
    streams.out << "\n## " << family << '\n';
    for (const std::size_t i : members) write_rule(engine.rules(), i, rules[i], streams.out);
  }
  return problems.empty() ? kNothingFound : kTrouble;
}

}  // namespace claimcheck
