// The functions of the rule language, one row each.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/engine/program.h"
#include "checker/engine/value.h"

namespace claimcheck {

struct Function {
  std::string_view name;
  std::string_view kinds;  // of its arguments, a letter each: f figure, d date, l length, k key, * any; "f+" one or more figures
  std::string_view optional_kinds;
  Kind result = Kind::unknown;
  // Called with known arguments only.
  Value (*apply)(std::span<const Value> arguments) = nullptr;
};

const Function* find_function(std::string_view name);
std::vector<std::string> function_names();

}  // namespace claimcheck
