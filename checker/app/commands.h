// The commands, one a file. Each takes options that are whole and of the right form (options.h), says what is wrong with the input on
// `streams.err` as "file:line:column: message", prints on `streams.out` and gives the exit status: 0 nothing at or above --fail-on was
// found, 1 something was, 2 bad usage, unreadable input or a broken rule file.
#pragma once
#include <string>
#include <vector>

#include "checker/app/options.h"
#include "checker/app/pipeline.h"
#include "checker/app/streams.h"

namespace claimcheck {

// The whole program: parses the words and runs what they ask for.
int run(const std::vector<std::string>& words, Streams& streams);

int run_check(const Options& options, Streams& streams);
int run_extract(const Options& options, Streams& streams);
// `extract --documents`: a filter of JSON lines, in bounded memory.
int run_extract_documents(const Options& options, const Engine& engine, Streams& streams);
int run_rules_list(const Options& options, Streams& streams);
int run_rules_show(const Options& options, Streams& streams);
int run_rules_test(const Options& options, Streams& streams);
int run_rules_manual(const Options& options, Streams& streams);
int run_register_check(const Options& options, Streams& streams);
int run_register_show(const Options& options, Streams& streams);
int run_corpus_add(const Options& options, Streams& streams);
int run_corpus_import(const Options& options, Streams& streams);
int run_corpus_list(const Options& options, Streams& streams);
int run_corpus_show(const Options& options, Streams& streams);
int run_corpus_remove(const Options& options, Streams& streams);
int run_corpus_verify(const Options& options, Streams& streams);
int run_corpus_stats(const Options& options, Streams& streams);
int run_corpus_export(const Options& options, Streams& streams);
int run_audit(const Options& options, Streams& streams);
int run_timeline(const Options& options, Streams& streams);
int run_trace(const Options& options, Streams& streams);
int run_explain(const Options& options, Streams& streams);

}  // namespace claimcheck
