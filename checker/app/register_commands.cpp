// `register check` and `register show`.
#include <algorithm>
#include <ostream>

#include "checker/app/commands.h"
#include "checker/app/register_file.h"
#include "checker/claim/register_facts.h"

namespace claimcheck {

int run_register_check(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const std::vector<RegisterRow> rows = load_registers(options, streams.in, problems);
  print_problems(problems, streams.err);
  const std::vector<Problem> doubts = check_register(rows);
  for (const Problem& doubt : doubts) streams.out << doubt.str() << '\n';
  const auto gaps = std::count_if(doubts.begin(), doubts.end(), [](const Problem& p) { return !p.fatal; });
  const auto faults = static_cast<std::ptrdiff_t>(doubts.size()) - gaps;
  streams.out << rows.size() << " facts, " << faults << " doubtful, " << gaps << (gaps == 1 ? " gap\n" : " gaps\n");
  return !problems.empty() ? kTrouble : faults == 0 ? kNothingFound : kFound;
}

int run_register_show(const Options& options, Streams& streams) {
  std::vector<Problem> problems;
  const Engine engine = open_engine(options, streams.in, problems);
  print_problems(problems, streams.err);
  const NameHasher hasher(engine.lexicon());
  const std::uint64_t name = hasher.name(options.name);
  std::vector<RegisterEntry> entries = engine.registers().rows_of(name);
  for (const RegisterEntry& held : engine.registers().held_by(name, hasher)) entries.push_back(held);
  for (const RegisterEntry& entry : entries) streams.out << told(entry) << '\n';
  if (entries.empty()) streams.err << "claimcheck: the register has nothing of that name: " << options.name << '\n';
  return !problems.empty() ? kTrouble : entries.empty() ? kFound : kNothingFound;
}

}  // namespace claimcheck
