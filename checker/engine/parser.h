// Text to syntax tree. The grammar is Boost.Spirit X3 and lives in parser.cpp alone.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/base/problem.h"
#include "checker/base/source.h"
#include "checker/engine/syntax.h"

namespace claimcheck {

// Every rule of a file, faulty ones included (marked). A fault is reported once, `found …, expected …`, and reading goes
// on behind the next ";" or "}".
std::vector<syntax::Rule> parse_rules(const SourceText& file, std::vector<Problem>& problems);

// The expression in the bytes [at.begin, at.end) of a file: what stands between the braces of a message.
std::optional<syntax::Expr> parse_expression(const SourceText& file, Span at, std::vector<Problem>& problems);

// A piece of a message: plain words, or the bytes of an expression in braces.
struct TemplatePiece {
  std::string words;
  Span expression;  // empty for plain words
};
// Cuts the bytes of a text (see syntax::Word) at its braces; "{{" is a brace. Faults are reported.
std::vector<TemplatePiece> cut_template(const SourceText& file, Span at, std::vector<Problem>& problems);

}  // namespace claimcheck
