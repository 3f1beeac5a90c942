// The command line, understood: nothing below knows how options are spelt.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "checker/app/streams.h"
#include "checker/base/calendar.h"
#include "checker/model/finding.h"

namespace claimcheck {

enum class Command { check, extract, rules_list, rules_show, rules_test, rules_manual, register_check, register_show, explain, corpus_add, corpus_list, corpus_show, corpus_remove, corpus_verify, corpus_stats, corpus_export, corpus_import, audit, timeline, trace };

// One report: its format and the file that it goes to ("" for standard output).
struct ReportTarget {
  std::string format;
  std::string file;
};

struct Options {
  Command command = Command::check;
  std::vector<std::string> paths;  // files and folders; "-" is standard input

  // What the rules are.
  std::vector<std::string> rules;  // files and folders of .words, .pattern and .rule
  bool builtin_rules = true;
  std::vector<std::string> registers;

  // How documents are read.
  std::optional<Day> date;
  std::string read_as;  // a reader's format for every input; "" for the one that the name tells
  unsigned jobs = 1;

  // check
  std::vector<ReportTarget> reports;
  std::optional<Severity> fail_on = Severity::error;  // absent: never
  std::vector<std::string> families, rule_names;      // only these; empty: all
  bool notices = false;
  bool quiet = false;
  bool colour = false;

  // the archive
  std::string corpus;          // a corpus file; "" for none
  std::string timeline_format = "text";
  std::size_t limit = 0;       // audit: at most so many findings; 0: all
  std::size_t offset = 0;      // … behind so many

  // extract
  bool documents = false;   // standard input is a JSON document a line
  bool plain_text = false;  // print the text that was read, no JSON

  // rules, explain
  bool facts = false;
  bool mutants = false;
  std::string name;
  std::uint32_t line = 0;  // 0: the whole file
};

// Options or, where there is nothing to run (help, version, bad usage), the exit status; what there was to say has been said.
struct ParsedOptions {
  std::optional<Options> options;
  int exit_status = 0;
};
ParsedOptions parse_options(const std::vector<std::string>& words, Streams& streams);

}  // namespace claimcheck
