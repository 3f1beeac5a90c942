#include "checker/engine/explain.h"

#include <algorithm>
#include <set>

#include "checker/engine/join.h"
#include "checker/engine/judge.h"
#include "checker/engine/message.h"

namespace claimcheck {
namespace {

std::string with_article(const std::string& noun) {
  const bool vowel = std::string_view("aeiou").find(noun.empty() ? 'x' : noun.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + noun;
}

class Explainer {
 public:
  Explainer(const Program& program, Documents documents, const Schema& schema, std::uint32_t document, Span around,
            std::vector<Judgement>& out)
      : program_(program), documents_(documents), schema_(schema), document_(document), around_(around), out_(out) {}

  void run() {
    const std::uint32_t first = program_.corpus ? 0 : document_;
    const auto last = program_.corpus ? static_cast<std::uint32_t>(documents_.size()) : document_ + 1;
    RowVisitor visitor;
    visitor.row = [&](const Row& row) { this->row(row); };
    visitor.dead_end = [&](const Row& row, std::uint32_t variable) { dead_end(row, variable); };
    FactIndex(documents_, first, last).rows(program_, visitor);
    never_tried();
  }

 private:
  const Program& program_;
  Documents documents_;
  const Schema& schema_;
  std::uint32_t document_;
  Span around_;
  std::vector<Judgement>& out_;
  std::set<std::uint32_t> told_;  // facts that some judgement is about

  bool touches(FactRef ref) const {
    return !ref.none() && ref.document == document_ && fact_of(documents_, ref).span.overlaps(around_);
  }

  // The facts of a row in this document; empty if none touches the stretch.
  std::vector<std::uint32_t> facts(const Row& row) {
    std::vector<std::uint32_t> own;
    bool any = false;
    const auto add = [&](FactRef ref) {
      if (ref.none() || ref.document != document_) return;
      own.push_back(ref.fact);
      any = any || touches(ref);
    };
    for (const FactRef ref : row.bound) add(ref);
    for (const auto& group : row.groups) std::for_each(group.begin(), group.end(), add);
    if (!any) return {};
    told_.insert(own.begin(), own.end());
    return own;
  }

  void row(const Row& row) {
    std::vector<std::uint32_t> own = facts(row);
    if (own.empty()) return;
    const Judged judged = judge(program_, documents_, row);
    out_.push_back({program_.info.name, std::move(own), std::string(name(judged.verdict)), reason(row, judged)});
  }

  std::string reason(const Row& row, const Judged& judged) const {
    Evaluator evaluator(program_, documents_, row);
    evaluator.choices() = judged.shown;
    switch (judged.verdict) {
      case Verdict::not_applicable:
        return "guard " + judged.because->written + " is false";
      case Verdict::undetermined: {
        const bool guard = judged.guard_unknown;
        const std::string what = judged.because->written.empty() ? "a value" : judged.because->written;
        return guard ? "guard " + what + " could be true or false" : what + " is unknown";
      }
      default:
        break;
    }
    const std::vector<std::string> lines = arithmetic(evaluator, judged.verdict);
    std::string out = lines.empty() ? program_.assertion.written : lines.back();
    if (judged.verdict == Verdict::holds_if_rounded && judged.hedged) out += "; silent, since a figure is hedged";
    if (judged.verdict == Verdict::holds_if_rounded && !program_.rounded) out += "; silent, since rounding is usual here";
    return out;
  }

  // "no margin fact within the paragraph"
  std::string missing(std::uint32_t variable, bool named_part) const {
    const Variable& v = program_.variables[variable];
    std::string out = "no " + schema_.types[v.type].name + " fact";
    if (named_part && v.level != Level::none)
      out += v.level == Level::issue ? " in the issue" : " in the same " + std::string(name(v.level));
    if (!v.keys.empty()) out += named_part ? " with the same key" : "";
    return out;
  }

  void dead_end(const Row& row, std::uint32_t variable) {
    std::vector<std::uint32_t> own = facts(row);
    if (own.empty()) return;
    const Variable& v = program_.variables[variable];
    std::string why = missing(variable, true);
    if (v.role == Role::none) {
      why = "there is " + with_article(schema_.types[v.type].name) + " fact";
    } else if (v.nearest && has_any(row, variable)) {
      why = "the nearest " + schema_.types[v.type].name + " fact belongs to another one";
    }
    out_.push_back({program_.info.name, std::move(own), std::string(name(Verdict::not_applicable)), std::move(why)});
  }

  bool has_any(const Row& row, std::uint32_t variable) const {
    const Variable& v = program_.variables[variable];
    const FactRef anchor = row.bound[anchor_of(program_, variable)];
    const Fact& from = fact_of(documents_, anchor);
    const auto& facts = documents_[anchor.document].facts;
    return std::any_of(facts.begin(), facts.end(), [&](const Fact& f) {
      return &f != &from && admits(v, f) && part_of(f, v.level) == part_of(from, v.level);
    });
  }

  // Facts at the place that the rule could use and that came into no row: what was missing is another variable's fact, or
  // the fact's own stance kept it out.
  void never_tried() {
    const auto& facts = documents_[document_].facts;
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
      if (!facts[i].span.overlaps(around_) || told_.count(i) != 0) continue;
      for (std::uint32_t v = 0; v < program_.variables.size(); ++v) {
        const Variable& variable = program_.variables[v];
        if (variable.type != facts[i].type || variable.role == Role::none) continue;
        std::string why;
        if (!admits(variable, facts[i])) {
          why = "the statement is " + std::string(name(facts[i].stance)) + ", not asserted";
        } else if (v == 0) {
          why = other_type_missing();
        } else {
          why = missing(variable.anchor != kNoIndex ? variable.anchor : 0, false) + " that it goes with";
          if (variable.level != Level::none && variable.level != Level::issue)
            why += " in the " + std::string(name(variable.level));
        }
        out_.push_back({program_.info.name, {i}, std::string(name(Verdict::not_applicable)), std::move(why)});
        break;
      }
    }
  }

  std::string other_type_missing() const {
    for (std::uint32_t v = 1; v < program_.variables.size(); ++v) {
      const auto& facts = documents_[document_].facts;
      const bool any = std::any_of(facts.begin(), facts.end(), [&](const Fact& f) { return admits(program_.variables[v], f); });
      if (program_.variables[v].role == Role::match && !any) return missing(v, true);
    }
    return program_.pair_by ? "no other fact with the same key" : "no facts that it goes with";
  }
};

}  // namespace

void explain_rule(const Program& program, Documents documents, const Schema& schema, std::uint32_t document, Span around,
                  std::vector<Judgement>& out) {
  Explainer(program, documents, schema, document, around, out).run();
}

}  // namespace claimcheck
