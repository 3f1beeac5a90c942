// The format readers: each turns the source from `begin` on into a draft.
#pragma once
#include "checker/read/draft.h"

namespace claimcheck {

void draft_plain(Draft& draft, std::uint32_t begin);
void draft_markdown(Draft& draft, std::uint32_t begin);

// Cells of a line of a table with '|' between them, without the outer ones; places in the source.
std::vector<Span> table_cells(std::string_view source, Span line);
// "|---|:--:|": the line below the header of a table.
bool is_table_rule(std::string_view line);
// Appends the pieces of a table whose lines are given; lines[1] is the rule.
void add_table(Draft& draft, const std::vector<Span>& lines);

}  // namespace claimcheck
