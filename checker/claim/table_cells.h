// Tables as grids of cells: which figure a cell is, which row or column sums up the others, which columns are shares or rates.
// Figures are exact, with the place value of their last digit; the words that label totals are groups of rules/*.words
// (table-total, table-subtotal, table-of-which, table-rate, table-share).
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "checker/claim/view.h"
#include "checker/model/fact.h"

namespace claimcheck {

struct TableCell {
  std::uint32_t block = kNone;         // of the document
  std::optional<PlacedFigure> figure;  // the one figure that the cell is, with its unit at most
  Exact step = 1;                      // the place value of its last digit: 0.1 of "12.4"
  bool percent = false;                // it has the sign
};
using Cells = std::vector<const TableCell*>;

struct TableGrid {
  std::vector<std::vector<TableCell>> rows;  // by row and column; cells that the table does not have are of no block
  std::size_t width = 0;
};

// What the words of a row's or a column's first cell make of it: one of the parts, their sum, the sum of those since the last
// one, or a part of a part ("of which women").
enum class TableLabel : std::uint8_t { plain, total, subtotal, inside };

class TableReader {
 public:
  explicit TableReader(const View& view);

  // The table whose cells are the blocks [begin, end); nothing if it has less than two rows or columns, or too many of them. A
  // table without a header gets an empty one, so that row 0 is never of figures.
  std::optional<TableGrid> table_of(std::uint32_t begin, std::uint32_t end) const;
  // Whether a column is of percentages; of figures that nothing sums (per head, average).
  bool is_share(const TableGrid& t, std::size_t column) const;
  bool is_rate(const TableGrid& t, std::size_t column) const;
  TableLabel label(const TableCell& cell) const;

 private:
  std::string_view words(const TableCell& cell) const;
  TableCell cell_of(std::uint32_t block) const;
  // Whether a form of the class starts the label, or (`anywhere`) stands in it.
  bool has(const TableCell& cell, GroupId group, bool anywhere) const;
  bool ends_with(const TableCell& cell, GroupId group) const;

  const View& view_;
  const GroupId total_, total_end_, subtotal_, inside_, rate_, share_;
};

// The figure with half a last digit to either side.
PlacedFigure rounded_to(const PlacedFigure& f, Exact step);
// Of cells that all have figures, at least one: the smallest step of them, and their sum as written.
Exact finest(const Cells& cells);
Exact sum_of(const Cells& cells);
// Whether parts may have been rounded so that the total is their sum.
bool agrees(const TableCell& total, const Cells& parts);
// The cells of a column in these rows, or of a row in these columns; nothing if one of them has no figure.
Cells cells(const TableGrid& t, const std::vector<std::size_t>& rows, std::size_t column);
Cells row_cells(const TableGrid& t, std::size_t row, const std::vector<std::size_t>& columns);

}  // namespace claimcheck
