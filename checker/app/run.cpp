#include <ostream>

#include "checker/app/commands.h"
#include "corpus/store.h"

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

namespace {

using Run = int (*)(const Options&, Streams&);

Run command_of(Command command) {
  switch (command) {
    case Command::check: return run_check;
    case Command::extract: return run_extract;
    case Command::rules_list: return run_rules_list;
    case Command::rules_show: return run_rules_show;
    case Command::rules_test: return run_rules_test;
    case Command::rules_manual: return run_rules_manual;
    case Command::register_check: return run_register_check;
    case Command::register_show: return run_register_show;
    case Command::corpus_add: return run_corpus_add;
    case Command::corpus_import: return run_corpus_import;
    case Command::corpus_list: return run_corpus_list;
    case Command::corpus_show: return run_corpus_show;
    case Command::corpus_remove: return run_corpus_remove;
    case Command::corpus_verify: return run_corpus_verify;
    case Command::corpus_stats: return run_corpus_stats;
    case Command::corpus_export: return run_corpus_export;
    case Command::audit: return run_audit;
    case Command::timeline: return run_timeline;
    case Command::trace: return run_trace;
    case Command::explain: return run_explain;
  }
  return run_check;
}

}  // namespace

int run(const std::vector<std::string>& words, Streams& streams) {
  const ParsedOptions parsed = parse_options(words, streams);
  if (!parsed.options) return parsed.exit_status;
  int status = kTrouble;
  try {
    status = command_of(parsed.options->command)(*parsed.options, streams);
  } catch (const StoreFault& fault) {
    streams.err << fault.what() << '\n';
  }
  if (!streams.out.flush()) {
    streams.err << "claimcheck: standard output cannot be written\n";
    return kTrouble;
  }
  return status;
}

}  // namespace claimcheck
