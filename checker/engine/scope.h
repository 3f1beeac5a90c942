// Names and kinds: from an expression as written to one that can be run. One Scope per rule; faults go to the problems.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "checker/engine/program.h"
#include "checker/engine/syntax.h"

namespace claimcheck {

class Scope {
 public:
  // `partial`: clauses of the rule are missing because they could not be parsed, and with them names.
  Scope(const SourceText& file, const Schema& schema, Program& program, std::vector<Problem>& problems, bool partial);

  void fault(Span at, std::string message);
  bool sound() const { return sound_; }

  // The index of a type, a variable; kNoIndex after a fault.
  std::uint32_t type(const syntax::Word& name);
  std::uint32_t variable(const syntax::Word& name);
  // A field of a variable: `a.value`, `a.issue.date`, `issue.date`. Gives its kind, too.
  FieldRef field(const std::vector<syntax::Word>& path, Kind* kind = nullptr);
  Node expression(const syntax::Expr& expr);
  // The same, and it must be of this kind.
  Node expression(const syntax::Expr& expr, Kind wanted);
  Template words(const syntax::Word& text);

  // Variables and lets that nothing has named so far.
  bool variable_used(std::uint32_t index) const { return variables_used_[index]; }
  bool let_used(std::uint32_t index) const { return lets_used_[index]; }
  void use_variable(std::uint32_t index);
  void add_variable(Variable variable, Span at);
  void add_let(Let let, Span at);

  Kind kind_of(const FieldRef& ref) const;

 private:
  Node path(const syntax::Expr& expr);
  Node call(const syntax::Expr& expr);
  Node fold(const syntax::Expr& expr, Fold fold);
  Node operation(const syntax::Expr& expr);
  Node comparison(const syntax::Expr& expr);
  Node arguments(const syntax::Expr& expr, Node out, Kind wanted);
  void expect(const Node& node, Span at, Kind wanted);
  std::string written(Span at) const;
  Node blank(const syntax::Expr& expr) const;

  const SourceText& file_;
  const Schema& schema_;
  Program& program_;
  std::vector<Problem>& problems_;
  bool partial_;
  bool sound_ = true;
  bool in_fold_ = false;
  std::uint32_t fold_over_ = kNoIndex;  // the group that the fold being read runs over
  std::vector<bool> variables_used_, lets_used_;
};

}  // namespace claimcheck
