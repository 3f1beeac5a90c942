#include <ostream>

#include "checker/app/commands.h"

namespace claimcheck {

void print_problems(const std::vector<Problem>& problems, std::ostream& err) {
  for (const Problem& problem : problems) {
    std::string line = problem.str();
    for (char& c : line) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    err << line << '\n';
  }
}

int run(const std::vector<std::string>& words, Streams& streams) {
  const ParsedOptions parsed = parse_options(words, streams);
  if (!parsed.options) return parsed.exit_status;
  const Options& options = *parsed.options;
  int status = kTrouble;
  switch (options.command) {
    case Command::check:
      status = run_check(options, streams);
      break;
    case Command::extract:
      status = run_extract(options, streams);
      break;
    case Command::rules_list:
      status = run_rules_list(options, streams);
      break;
    case Command::rules_show:
      status = run_rules_show(options, streams);
      break;
    case Command::rules_test:
      status = run_rules_test(options, streams);
      break;
    case Command::rules_manual:
      status = run_rules_manual(options, streams);
      break;
    case Command::register_check:
      status = run_register_check(options, streams);
      break;
    case Command::register_show:
      status = run_register_show(options, streams);
      break;
    case Command::explain:
      status = run_explain(options, streams);
      break;
  }
  if (!streams.out.flush()) {
    streams.err << "claimcheck: standard output cannot be written\n";
    return kTrouble;
  }
  return status;
}

}  // namespace claimcheck
