// Registers of a house, as files.
#pragma once
#include <iosfwd>
#include <vector>

#include "checker/app/options.h"
#include "corpus/register.h"

namespace claimcheck {

// The rows of the registers that the options name (files and folders of .json); faults go to `problems` with their places.
std::vector<RegisterRow> load_registers(const Options& options, std::istream& in, std::vector<Problem>& problems);

}  // namespace claimcheck
