// What `check` and `audit` do alike with a report: filters, ids, writing it, the exit status.
#pragma once
#include "checker/app/options.h"
#include "checker/app/streams.h"
#include "checker/model/finding.h"

namespace claimcheck {

bool any_fatal(const std::vector<Problem>& problems);
// Names of families or rules that no rule has, as problems: a filter that lets nothing through is a slip of the pen.
void check_filters(const Options& options, const std::vector<RuleInfo>& rules, std::vector<Problem>& problems);
// Drops the findings, rules and counts that the filters leave out.
void keep_wanted(const Options& options, Report& report);
// Findings on the same words of one document get the same id; those after the first are numbered, in their order.
void number_repeated_ids(std::vector<Finding>& findings);
// Prints the problems and the reports; the exit status.
int finish_report(const Options& options, const Report& report, bool rules_are_sound, Streams& streams);

}  // namespace claimcheck
