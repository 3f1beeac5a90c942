#include "checker/claim/table_cells.h"

#include <algorithm>
#include <string>

namespace claimcheck {
namespace {

constexpr std::uint32_t kMostRows = 400, kMostColumns = 40;

// "6,100", "EUR 12.4", "41%", "(3.2)" is none: the number that a cell is, with the place value of its last digit.
struct Number {
  Exact value, step;
  Span digits;  // in the cell
  bool percent = false;
};

std::optional<Number> number_of(std::string_view cell) {
  std::string digits;
  std::size_t begin = std::string_view::npos, end = 0;
  bool point = false;
  int places = 0;
  std::size_t letters = 0;
  Number out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const char c = cell[i];
    if (c >= '0' && c <= '9') {
      if (begin == std::string_view::npos)
        begin = i;
      else if (i > end && end != 0 && cell.substr(end, i - end) != "," && cell.substr(end, i - end) != "." &&
               cell.substr(end, i - end) != " " && cell.substr(end, i - end) != "\u00A0" &&
               cell.substr(end, i - end) != "\u202F" && cell.substr(end, i - end) != "\u2009")
        return std::nullopt;
      if (end != 0 && i > end && cell[end] == '.') {
        if (point) return std::nullopt;
        point = true;
        digits += '.';
      }
      digits += c;
      if (point) ++places;
      end = i + 1;
    } else if (c == '(' || c == '-' || c == '<' || c == '>' || c == '~' || c == '/' || c == ':' || c == '=') {
      return std::nullopt;
    } else if (c == '%') {
      out.percent = true;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      ++letters;
    }
  }
  if (begin == std::string_view::npos || digits.size() > 15 || letters > 3) return std::nullopt;
  for (const std::string_view dash : {"–", "−", "—", "±", "≈"})
    if (cell.find(dash) != std::string_view::npos) return std::nullopt;
  const auto value = Exact::parse(digits);
  if (!value) return std::nullopt;
  out.value = *value;
  out.step = Exact::power_of_ten(-places);
  out.digits = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return out;
}

}  // namespace

TableReader::TableReader(const View& view)
    : view_(view),
      total_(view.lexicon.group("table-total")),
      total_end_(view.lexicon.group("table-total-end")),
      subtotal_(view.lexicon.group("table-subtotal")),
      inside_(view.lexicon.group("table-of-which")),
      rate_(view.lexicon.group("table-rate")),
      share_(view.lexicon.group("table-share")) {}

std::optional<TableGrid> TableReader::table_of(std::uint32_t begin, std::uint32_t end) const {
  TableGrid table;
  for (std::uint32_t b = begin; b < end; ++b) {
    const Block& block = view_.document.blocks[b];
    if (block.row >= kMostRows || block.column >= kMostColumns) return std::nullopt;
    if (table.rows.size() <= block.row) table.rows.resize(block.row + 1);
    auto& row = table.rows[block.row];
    if (row.size() <= block.column) row.resize(block.column + 1);
    row[block.column] = cell_of(b);
    table.width = std::max(table.width, row.size());
  }
  for (auto& row : table.rows) row.resize(table.width);
  // Labels and figures from the first row on: there is no header. A year heads a column.
  const auto& head = table.rows.empty() ? std::vector<TableCell>{} : table.rows.front();
  const bool headed =
      head.size() != 2 || !head[1].figure || (head[1].figure->value >= Exact(1800) && head[1].figure->value <= Exact(2100));
  if (!headed) table.rows.insert(table.rows.begin(), std::vector<TableCell>(table.width));
  return table.rows.size() >= 2 && table.width >= 2 ? std::optional(std::move(table)) : std::nullopt;
}

bool TableReader::is_share(const TableGrid& t, std::size_t column) const {
  if (has(t.rows[0][column], share_, true) || words(t.rows[0][column]).find('%') != std::string_view::npos) return true;
  return std::any_of(t.rows.begin() + 1, t.rows.end(), [&](const auto& row) { return row[column].percent; });
}

bool TableReader::is_rate(const TableGrid& t, std::size_t column) const { return has(t.rows[0][column], rate_, true); }

TableLabel TableReader::label(const TableCell& cell) const {
  if (has(cell, inside_, false)) return TableLabel::inside;
  if (has(cell, subtotal_, true)) return TableLabel::subtotal;
  // "All" and "Both" are totals by themselves, not in "All-party group".
  if (ends_with(cell, total_end_) || (has(cell, total_, false) && std::count(words(cell).begin(), words(cell).end(), ' ') < 4))
    return TableLabel::total;
  return TableLabel::plain;
}

std::string_view TableReader::words(const TableCell& cell) const {
  return cell.block == kNone ? std::string_view{} : view_.document.blocks[cell.block].span.in(view_.document.text);
}

TableCell TableReader::cell_of(std::uint32_t block) const {
  TableCell cell;
  cell.block = block;
  const Span span = view_.document.blocks[block].span;
  const auto number = number_of(span.in(view_.document.text));
  if (!number) return cell;
  PlacedFigure f;
  f.value = number->value;
  f.digits = {span.begin + number->digits.begin, span.begin + number->digits.end};
  f.span = f.digits;
  cell.figure = std::move(f);
  cell.step = number->step;
  cell.percent = number->percent;
  return cell;
}

bool TableReader::has(const TableCell& cell, GroupId group, bool anywhere) const {
  if (cell.block == kNone) return false;
  const Span span = view_.document.blocks[cell.block].span;
  if (span.empty()) return false;
  const auto& tokens = view_.mentions.tokens;
  const std::uint32_t first = view_.mentions.token_at(span.begin);
  std::uint32_t last = first;
  while (last < tokens.size() && tokens[last].begin < span.end) ++last;
  for (std::uint32_t t = first; t < last; ++t) {
    if (view_.lexicon.match(group, tokens, t, last) > 0) return true;
    if (!anywhere && tokens[t].kind == TokenKind::word) return false;
  }
  return false;
}

bool TableReader::ends_with(const TableCell& cell, GroupId group) const {
  if (cell.block == kNone) return false;
  const Span span = view_.document.blocks[cell.block].span;
  if (span.empty()) return false;
  const auto& tokens = view_.mentions.tokens;
  std::uint32_t t = view_.mentions.token_at(span.end - 1);
  return t < tokens.size() && tokens[t].begin >= span.begin && view_.lexicon.is(tokens[t].word, group);
}

PlacedFigure rounded_to(const PlacedFigure& f, Exact step) {
  PlacedFigure out = f;
  const Exact half = step / Exact(2);
  out.reading = {Interval::point(f.value), Interval::closed(f.value - half, f.value + half)};
  return out;
}

Exact finest(const Cells& cells) {
  Exact step = cells.front()->step;
  for (const TableCell* c : cells) step = std::min(step, c->step, [](Exact a, Exact b) { return a < b; });
  return step;
}

Exact sum_of(const Cells& cells) {
  Exact sum = 0;
  for (const TableCell* c : cells) sum = sum + c->figure->value;
  return sum;
}

bool agrees(const TableCell& total, const Cells& parts) {
  Cells all = parts;
  all.push_back(&total);
  const Exact slack = finest(all) * Exact(static_cast<std::int64_t>(all.size())) / Exact(2);
  return (sum_of(parts) - total.figure->value).abs() <= slack;
}

// The cells of a column, or nothing if one is missing.
Cells cells(const TableGrid& t, const std::vector<std::size_t>& rows, std::size_t column) {
  Cells out;
  for (const std::size_t r : rows) {
    if (!t.rows[r][column].figure) return {};
    out.push_back(&t.rows[r][column]);
  }
  return out;
}

Cells row_cells(const TableGrid& t, std::size_t row, const std::vector<std::size_t>& columns) {
  Cells out;
  for (const std::size_t c : columns) {
    if (!t.rows[row][c].figure) return {};
    out.push_back(&t.rows[row][c]);
  }
  return out;
}

}  // namespace claimcheck
