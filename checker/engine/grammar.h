// The grammar of the rule language as plain functions; Boost.Spirit X3 stays inside grammar.cpp.
#pragma once
#include <optional>
#include <string>

#include "checker/engine/bytes.h"
#include "checker/engine/syntax.h"

namespace claimcheck {

// Each reads one construct of the file that begins at `start`, from `first` on, and moves `first` behind it. On a fault it
// gives what was expected, and `first` is where that was.
std::optional<std::string> parse_head(Bytes start, Bytes& first, Bytes end, syntax::Rule& out);      // "name : severity {"
std::optional<std::string> parse_clause(Bytes start, Bytes& first, Bytes end, syntax::Clause& out);  // without its ";"
std::optional<std::string> parse_value(Bytes start, Bytes& first, Bytes end, syntax::Expr& out);

}  // namespace claimcheck
