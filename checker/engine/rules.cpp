#include "checker/engine/rules.h"

#include <algorithm>
#include <map>

#include "checker/engine/check.h"
#include "checker/engine/explain.h"
#include "checker/engine/parser.h"
#include "checker/engine/rule_data.h"
#include "checker/engine/run.h"
#include "checker/engine/sequence.h"

namespace claimcheck {

namespace {

Evaluation empty_evaluation(std::size_t documents) {
  Evaluation out;
  out.judged.resize(documents);
  out.undetermined.resize(documents);
  return out;
}

void finish(Evaluation& evaluation, Documents documents) {
  order_findings(evaluation.findings);
  give_ids(evaluation.findings, documents);
}

}  // namespace

RuleSet::RuleSet() : data_(std::make_unique<Data>()) {}
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;

RuleSet RuleSet::load(const std::vector<SourceText>& files, const Schema& schema, std::vector<Problem>& problems) {
  RuleSet out;
  out.data_->schema = schema;
  std::map<std::string, std::string> seen;  // rule → place
  for (const SourceText& file : files) {
    const auto reported = static_cast<std::ptrdiff_t>(problems.size());
    for (const syntax::Rule& rule : parse_rules(file, problems)) {
      const auto [first, fresh] = seen.emplace(rule.name.text, file.path + ":" + std::to_string(rule.line));
      if (!fresh) {
        const std::string message = "a second rule '" + rule.name.text + "'; the first is at " + first->second;
        problems.push_back(problem_at(file, rule.name.at.begin, message));
        continue;
      }
      if (auto program = check_rule(file, rule, schema, problems)) out.data_->programs.push_back(std::move(*program));
    }
    std::stable_sort(problems.begin() + reported, problems.end(), [](const Problem& a, const Problem& b) {
      return std::make_pair(a.line, a.column) < std::make_pair(b.line, b.column);
    });
  }
  std::sort(out.data_->programs.begin(), out.data_->programs.end(),
            [](const Program& a, const Program& b) { return a.info.name < b.info.name; });
  out.data_->ready();
  return out;
}

std::vector<RuleInfo> RuleSet::infos() const {
  std::vector<RuleInfo> out;
  for (const Program& program : data_->programs) out.push_back(program.info);
  return out;
}
const std::vector<RuleExample>& RuleSet::examples(std::size_t rule) const { return data_->programs[rule].examples; }
std::string RuleSet::source(std::size_t rule) const { return data_->programs[rule].source; }
std::string RuleSet::place(std::size_t rule) const { return data_->programs[rule].place; }

namespace {

// The programs that `wanted` says, over documents [first, last).
template <class Wanted>
void run_programs(const RuleSet::Data& rules, Documents documents, std::uint32_t first, std::uint32_t last, const Wanted& wanted, Evaluation& out) {
  FactIndex index(documents, first, last);
  for (const Program& program : rules.programs) {
    if (!wanted(program)) continue;
    if (!program.network.empty()) {
      run_network(program, documents, first, last, out);
      continue;
    }
    run_rule(
        program, rules.guards(program), documents, [&](const Program& p, const RowVisitor& visitor) { index.rows(p, visitor); }, out);
  }
}

void run_within(const RuleSet::Data& rules, Documents documents, Evaluation& out) {
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    run_programs(rules, documents, d, d + 1, [](const Program& p) { return !p.corpus; }, out);
  }
}

}  // namespace

Evaluation RuleSet::evaluate(std::span<const DocumentFacts> documents) const {
  Evaluation out = empty_evaluation(documents.size());
  run_within(*data_, documents, out);
  run_programs(*data_, documents, 0, static_cast<std::uint32_t>(documents.size()), [](const Program& p) { return p.corpus; }, out);
  finish(out, documents);
  return out;
}

Evaluation RuleSet::evaluate_within(std::span<const DocumentFacts> documents) const {
  Evaluation out = empty_evaluation(documents.size());
  run_within(*data_, documents, out);
  finish(out, documents);
  return out;
}

Evaluation RuleSet::evaluate_across(std::span<const std::uint32_t> rules, std::span<const DocumentFacts> documents, const std::vector<bool>& focus) const {
  Evaluation out = empty_evaluation(documents.size());
  FactIndex index(documents, 0, static_cast<std::uint32_t>(documents.size()));
  for (const std::uint32_t rule : rules) {
    const Program& wanted = data_->programs[rule];
    const auto rows = [&](const Program& p, RowVisitor visitor) {
      if (!focus.empty()) visitor.focus = &focus;
      index.rows(p, visitor);
    };
    run_rule(wanted, data_->guards(wanted), documents, rows, out, true);
  }
  finish(out, documents);
  return out;
}

Evaluation RuleSet::evaluate_slowly(std::span<const DocumentFacts> documents) const {
  Evaluation out = empty_evaluation(documents.size());
  const auto count = static_cast<std::uint32_t>(documents.size());
  for (const Program& program : data_->programs) {
    const auto run = [&](std::uint32_t first, std::uint32_t last) {
      run_rule(
          program, data_->guards(program), documents,
          [&](const Program& p, const RowVisitor& visitor) { rows_slowly(p, documents, first, last, visitor); }, out);
    };
    if (!program.network.empty()) {
      run_network(program, documents, 0, count, out);
    } else if (program.corpus) {
      run(0, count);
    } else {
      for (std::uint32_t d = 0; d < count; ++d) run(d, d + 1);
    }
  }
  finish(out, documents);
  return out;
}

std::vector<Judgement> RuleSet::explain(std::span<const DocumentFacts> documents, std::size_t document, Span around) const {
  std::vector<Judgement> out;
  for (const Program& program : data_->programs) {
    const auto index = static_cast<std::uint32_t>(document);
    if (!program.network.empty()) {
      explain_network(program, documents, index, around, out);
    } else {
      explain_rule(program, documents, data_->schema, index, around, out);
    }
  }
  return out;
}

}  // namespace claimcheck
