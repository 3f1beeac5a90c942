// Registers of reference facts, as files: read and held against their form. Families that use them come later; a fault is
// said now.
#pragma once
#include <string>
#include <vector>

#include "checker/app/options.h"
#include "checker/base/problem.h"
#include "checker/base/source.h"

namespace claimcheck {

// Reads the registers that the options name; faults of form go to `problems` with their places.
std::vector<SourceText> load_registers(const Options& options, std::istream& in, std::vector<Problem>& problems);

// The faults of one register: no JSON, no list of facts, a fact without subject, property or value.
void check_register(const SourceText& file, std::vector<Problem>& problems);

}  // namespace claimcheck
