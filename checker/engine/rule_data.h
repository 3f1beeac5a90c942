// What a rule set holds.
#pragma once
#include <mutex>
#include <optional>
#include <vector>

#include "checker/engine/early_guards.h"
#include "checker/engine/program.h"

namespace claimcheck {

struct RuleSet::Data {
  Schema schema;
  std::vector<Program> programs;  // by name

  // To be called when all programs are there.
  void ready() { prepared_ = std::vector<Prepared>(programs.size()); }
  // Made when they are first asked for, by whatever thread: most rules find nothing to look at in a run.
  const EarlyGuards& guards(const Program& program) const {
    Prepared& own = prepared_[static_cast<std::size_t>(&program - programs.data())];
    std::call_once(own.once, [&] { own.guards.emplace(program); });
    return *own.guards;
  }

 private:
  struct Prepared {
    std::once_flag once;
    std::optional<EarlyGuards> guards;
  };
  mutable std::vector<Prepared> prepared_;
};

}  // namespace claimcheck
