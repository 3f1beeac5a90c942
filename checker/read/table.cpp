// Tables drawn with '|'.
#include "checker/read/formats.h"
#include "checker/read/shape.h"

namespace claimcheck {

bool is_table_rule(std::string_view line) {
  line = trimmed(line);
  if (line.find_first_not_of("|-: \t") != std::string_view::npos) return false;  // at the first letter, for nearly all lines
  return line.find('-') != std::string_view::npos && line.find_first_of("|:") != std::string_view::npos;
}

std::vector<Span> table_cells(std::string_view source, Span line) {
  line = trimmed(source, line);
  if (!line.empty() && source[line.begin] == '|') ++line.begin;
  if (!line.empty() && source[line.end - 1] == '|' && (line.size() < 2 || source[line.end - 2] != '\\')) --line.end;
  std::vector<Span> cells;
  std::uint32_t begin = line.begin;
  for (std::uint32_t i = line.begin; i <= line.end; ++i) {
    if (i < line.end && source[i] == '\\') {
      ++i;
      continue;
    }
    if (i < line.end && source[i] != '|') continue;
    cells.push_back(trimmed(source, {begin, i}));
    begin = i + 1;
  }
  return cells;
}

void add_table(Draft& draft, const std::vector<Span>& lines) {
  const std::uint32_t container = draft.containers++;
  std::uint32_t row = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 1) continue;  // the rule
    std::uint32_t column = 0;
    for (const Span cell : table_cells(draft.source, lines[i])) {
      Piece piece;
      piece.block = {BlockKind::table_cell, {}, 0, 0, container, row, column++, i == 0};
      piece.first_line = static_cast<std::uint32_t>(draft.lines.size());
      piece.line_count = 1;
      draft.lines.push_back(cell);
      draft.pieces.push_back(piece);
    }
    ++row;
  }
}

}  // namespace claimcheck
