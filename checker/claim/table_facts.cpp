// Totals and shares of tables. A total is that of a row or column whose label says so; its parts are the cells of that column or
// row between it and the header. The cells of one column are rounded alike, to the finest step that one of them shows.
#include <algorithm>
#include <map>
#include <optional>

#include "checker/base/utf8.h"
#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"

namespace claimcheck {
namespace {

constexpr std::uint32_t kMostRows = 400, kMostColumns = 40;
constexpr std::size_t kMostParts = 60;  // of one total

struct Cell {
  std::uint32_t block = kNone;
  std::optional<PlacedFigure> figure;
  Exact step = 1;
  bool percent = false;
};

struct Table {
  std::vector<std::vector<Cell>> rows;  // by row and column; cells that the table does not have are of no block
  std::size_t width = 0;
};

enum class Label : std::uint8_t { plain, total, subtotal, inside };

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
      if (begin == std::string_view::npos) begin = i;
      else if (i > end && end != 0 && cell.substr(end, i - end) != "," && cell.substr(end, i - end) != "." && cell.substr(end, i - end) != " " &&
               cell.substr(end, i - end) != "\u00A0" && cell.substr(end, i - end) != "\u202F" && cell.substr(end, i - end) != "\u2009") return std::nullopt;
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
  for (const std::string_view dash : {"–", "−", "—", "±", "≈"}) if (cell.find(dash) != std::string_view::npos) return std::nullopt;
  const auto value = Exact::parse(digits);
  if (!value) return std::nullopt;
  out.value = *value;
  out.step = Exact::power_of_ten(-places);
  out.digits = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return out;
}

class Tables {
 public:
  explicit Tables(FactMaker& maker)
      : maker_(maker), view_(maker.view), total_(view_.lexicon.group("table-total")), total_end_(view_.lexicon.group("table-total-end")),
        subtotal_(view_.lexicon.group("table-subtotal")), inside_(view_.lexicon.group("table-of-which")),
        rate_(view_.lexicon.group("table-rate")), share_(view_.lexicon.group("table-share")) {}

  void run() {
    const auto& blocks = view_.document.blocks;
    for (std::uint32_t b = 0; b < blocks.size();) {
      if (blocks[b].kind != BlockKind::table_cell) {
        ++b;
        continue;
      }
      std::uint32_t end = b;
      while (end < blocks.size() && blocks[end].kind == BlockKind::table_cell && blocks[end].container == blocks[b].container) ++end;
      if (const auto table = table_of(b, end)) check(*table);
      b = end;
    }
  }

 private:
  std::string_view words(const Cell& cell) const {
    return cell.block == kNone ? std::string_view{} : view_.document.blocks[cell.block].span.in(view_.document.text);
  }

  std::optional<Table> table_of(std::uint32_t begin, std::uint32_t end) const {
    Table table;
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
    const auto& head = table.rows.empty() ? std::vector<Cell>{} : table.rows.front();
    const bool headed = head.size() != 2 || !head[1].figure || (head[1].figure->value >= Exact(1800) && head[1].figure->value <= Exact(2100));
    if (!headed) table.rows.insert(table.rows.begin(), std::vector<Cell>(table.width));
    return table.rows.size() >= 2 && table.width >= 2 ? std::optional(std::move(table)) : std::nullopt;
  }

  Cell cell_of(std::uint32_t block) const {
    Cell cell;
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

  // Whether a form of the class starts the label, or (`anywhere`) stands in it.
  bool has(const Cell& cell, GroupId group, bool anywhere) const {
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
  bool ends_with(const Cell& cell, GroupId group) const {
    if (cell.block == kNone) return false;
    const Span span = view_.document.blocks[cell.block].span;
    if (span.empty()) return false;
    const auto& tokens = view_.mentions.tokens;
    std::uint32_t t = view_.mentions.token_at(span.end - 1);
    return t < tokens.size() && tokens[t].begin >= span.begin && view_.lexicon.is(tokens[t].word, group);
  }

  Label label(const Cell& cell) const {
    if (has(cell, inside_, false)) return Label::inside;
    if (has(cell, subtotal_, true)) return Label::subtotal;
    // "All" and "Both" are totals by themselves, not in "All-party group".
    if (ends_with(cell, total_end_) || (has(cell, total_, false) && std::count(words(cell).begin(), words(cell).end(), ' ') < 4)) return Label::total;
    return Label::plain;
  }

  bool is_share(const Table& t, std::size_t column) const {
    if (has(t.rows[0][column], share_, true) || words(t.rows[0][column]).find('%') != std::string_view::npos) return true;
    return std::any_of(t.rows.begin() + 1, t.rows.end(), [&](const auto& row) { return row[column].percent; });
  }
  bool is_rate(const Table& t, std::size_t column) const { return has(t.rows[0][column], rate_, true); }

  // The figure with half a last digit to either side.
  static PlacedFigure rounded_to(const PlacedFigure& f, Exact step) {
    PlacedFigure out = f;
    const Exact half = step / Exact(2);
    out.reading = {Interval::point(f.value), Interval::closed(f.value - half, f.value + half)};
    return out;
  }

  static Exact finest(const std::vector<const Cell*>& cells) {
    Exact step = cells.front()->step;
    for (const Cell* c : cells) step = std::min(step, c->step, [](Exact a, Exact b) { return a < b; });
    return step;
  }

  static Exact sum_of(const std::vector<const Cell*>& cells) {
    Exact sum = 0;
    for (const Cell* c : cells) sum = sum + c->figure->value;
    return sum;
  }

  static bool agrees(const Cell& total, const std::vector<const Cell*>& parts) {
    std::vector<const Cell*> all = parts;
    all.push_back(&total);
    const Exact slack = finest(all) * Exact(static_cast<std::int64_t>(all.size())) / Exact(2);
    return (sum_of(parts) - total.figure->value).abs() <= slack;
  }

  void tell(const Cell& total, const std::vector<const Cell*>& parts, std::string_view along) {
    if (parts.size() > kMostParts) return;
    std::vector<const Cell*> all = parts;
    all.push_back(&total);
    const Exact step = finest(all);
    std::vector<PlacedFigure> members;
    for (const Cell* c : parts) members.push_back(rounded_to(*c->figure, step));
    const Span at = total.figure->span;
    const Span place = parts.front()->figure->span;
    maker_.add("table_sum", at,
               {{"total", {rounded_to(*total.figure, step), at}}, {"parts", {std::move(members), place}}, {"along", key_field(std::string(along), at)}}, true);
  }

  void check(const Table& t) {
    std::vector<Label> rows, columns;
    for (const auto& row : t.rows) rows.push_back(label(row[0]));
    for (const Cell& cell : t.rows[0]) columns.push_back(label(cell));
    rows[0] = Label::plain;
    columns[0] = Label::plain;
    if (sums_silently(t, rows)) rows.back() = Label::total;
    if (last_column_sums(t, columns)) columns.back() = Label::total;
    if (std::count(rows.begin(), rows.end(), Label::total) == 0) share_columns(t, rows);
    for (std::size_t r = 1; r < t.rows.size(); ++r) {
      if (rows[r] == Label::total) total_row(t, rows, r);
      if (rows[r] == Label::subtotal) subtotal_row(t, rows, r);
    }
    for (std::size_t c = 1; c < t.width; ++c) {
      if (columns[c] == Label::total) total_column(t, rows, columns, c);
    }
  }

  // A last row that no word calls a total, but one of whose columns is the sum of the rows above: "Country", "Second quarter".
  bool sums_silently(const Table& t, const std::vector<Label>& rows) const {
    if (rows.size() < 5 || std::any_of(rows.begin(), rows.end(), [](Label l) { return l != Label::plain; })) return false;
    std::vector<std::size_t> parts;
    for (std::size_t r = 1; r + 1 < rows.size(); ++r) parts.push_back(r);
    for (std::size_t c = 1; c < t.width; ++c) {
      const auto members = cells(t, parts, c);
      if (members.empty() || is_share(t, c) || is_rate(t, c) || !t.rows.back()[c].figure || t.rows.back()[c].figure->value < Exact(20)) continue;
      if (sum_of(members) == t.rows.back()[c].figure->value) return true;
    }
    return false;
  }

  // A last column that no word calls a total, but that is the sum of the others in nearly all rows: "Votes cast", "Casualties".
  bool last_column_sums(const Table& t, const std::vector<Label>& columns) const {
    if (t.width < 4 || t.rows.size() < 4 || std::any_of(columns.begin(), columns.end(), [](Label l) { return l != Label::plain; })) return false;
    std::vector<std::size_t> parts;
    for (std::size_t c = 1; c + 1 < t.width; ++c) {
      if (is_share(t, c) || is_rate(t, c)) return false;
      parts.push_back(c);
    }
    std::size_t fits = 0, open = 0;
    for (std::size_t r = 1; r < t.rows.size(); ++r) {
      const auto members = row_cells(t, r, parts);
      const Cell& whole = t.rows[r].back();
      if (members.empty() || !whole.figure) return false;
      (sum_of(members) == whole.figure->value ? fits : open) += 1;
    }
    return fits >= 2 && open == 1;
  }

  // A column of shares without a total: whether they exclude one another, only the text can say.
  void share_columns(const Table& t, const std::vector<Label>& rows) {
    std::vector<std::size_t> plain;
    for (std::size_t r = 1; r < rows.size(); ++r) if (rows[r] == Label::plain) plain.push_back(r);
    for (std::size_t c = 1; c < t.width; ++c) {
      const auto members = is_share(t, c) ? cells(t, plain, c) : std::vector<const Cell*>{};
      if (members.size() < 3 || members.size() > kMostParts) continue;
      std::vector<PlacedFigure> parts;
      for (const Cell* cell : members) parts.push_back(rounded_to(*cell->figure, finest(members)));
      const Span at = members.front()->figure->span;
      maker_.add("shares", at, {{"parts", {std::move(parts), at}}, {"kind", key_field("table", at)}}, true);
    }
  }

  // The rows that a total row sums: those above it, else (a total that comes first) those below it.
  std::vector<std::size_t> parts_of(const std::vector<Label>& rows, std::size_t total) const {
    std::vector<std::size_t> out;
    if (total > 1) {
      for (std::size_t r = total; r-- > 1 && rows[r] != Label::total;) if (rows[r] == Label::plain) out.push_back(r);
      std::reverse(out.begin(), out.end());
    } else {
      for (std::size_t r = total + 1; r < rows.size() && rows[r] != Label::total; ++r) if (rows[r] == Label::plain) out.push_back(r);
    }
    return out;
  }

  // The cells of a column, or nothing if one is missing.
  static std::vector<const Cell*> cells(const Table& t, const std::vector<std::size_t>& rows, std::size_t column) {
    std::vector<const Cell*> out;
    for (const std::size_t r : rows) {
      if (!t.rows[r][column].figure) return {};
      out.push_back(&t.rows[r][column]);
    }
    return out;
  }

  void total_row(const Table& t, const std::vector<Label>& rows, std::size_t total) {
    const auto parts = parts_of(rows, total);
    if (parts.size() < 2 || std::count(rows.begin(), rows.end(), Label::total) > 1 || std::count(rows.begin(), rows.end(), Label::subtotal) > 0) {
      return sectioned(t, rows, total);
    }
    std::size_t agreeing = 0, judged = 0;
    std::vector<std::size_t> open;
    for (std::size_t c = 1; c < t.width; ++c) {
      const Cell& whole = t.rows[total][c];
      const auto members = cells(t, parts, c);
      if (members.empty() || !whole.figure || is_rate(t, c)) continue;
      const bool share = is_share(t, c);
      if (share && whole.figure->value != Exact(100)) continue;
      ++judged;
      if (agrees(whole, members)) {
        ++agreeing;
        tell(whole, members, "column");
      } else {
        open.push_back(c);
      }
    }
    for (const std::size_t c : open) {
      const Cell& whole = t.rows[total][c];
      const auto members = cells(t, parts, c);
      if (plausible(whole, members, agreeing > 0 || is_share(t, c))) tell(whole, members, "column");
    }
    shares(t, parts, total);
  }

  // A subtotal is of the rows since the last row that sums up, if one of its columns says so.
  void subtotal_row(const Table& t, const std::vector<Label>& rows, std::size_t at) {
    std::vector<std::size_t> parts;
    for (std::size_t r = at; r-- > 1 && rows[r] == Label::plain;) parts.push_back(r);
    if (parts.size() < 2) return;
    std::reverse(parts.begin(), parts.end());
    std::vector<std::size_t> fitting, open;
    for (std::size_t c = 1; c < t.width; ++c) {
      const auto members = cells(t, parts, c);
      if (members.empty() || !t.rows[at][c].figure || is_rate(t, c) || is_share(t, c)) continue;
      (agrees(t.rows[at][c], members) ? fitting : open).push_back(c);
    }
    if (fitting.empty()) return;
    for (const std::size_t c : fitting) tell(t.rows[at][c], cells(t, parts, c), "column");
    for (const std::size_t c : open) {
      if (plausible(t.rows[at][c], cells(t, parts, c), true)) tell(t.rows[at][c], cells(t, parts, c), "column");
    }
  }

  // Whether a figure that is not the sum was meant to be it: an average lies between its members.
  static bool plausible(const Cell& whole, const std::vector<const Cell*>& members, bool others_agree) {
    Exact greatest = members.front()->figure->value;
    for (const Cell* c : members) if (c->figure->value > greatest) greatest = c->figure->value;
    const Exact sum = sum_of(members), value = whole.figure->value;
    if (value <= greatest || sum.is_zero()) return false;
    const Exact off = (value - sum).abs() / sum;
    return off <= (others_agree ? Exact::ratio(1, 1) : Exact::ratio(1, 3));
  }

  // A table of several totals: each may be of the rows since the last, of all rows, or of the totals before. Only the last is
  // judged, and only where its parts are told by subtotals that all agree with their rows.
  void sectioned(const Table& t, const std::vector<Label>& rows, std::size_t total) {
    if (total + 1 != rows.size() || total < 5) return;
    std::vector<std::size_t> heads, plain, since;
    std::vector<std::vector<std::size_t>> sections;
    for (std::size_t r = 1; r < total; ++r) {
      if (rows[r] == Label::plain) {
        plain.push_back(r);
        since.push_back(r);
      } else if (rows[r] != Label::inside) {
        heads.push_back(r);
        sections.push_back(std::exchange(since, {}));
      }
    }
    if (heads.size() + since.size() < 2 || heads.empty()) return;
    for (std::size_t c = 1; c < t.width; ++c) {
      const Cell& whole = t.rows[total][c];
      auto subtotals = cells(t, heads, c);
      const auto all = cells(t, plain, c), rest = cells(t, since, c);
      if (rest.size() != since.size()) continue;
      subtotals.insert(subtotals.end(), rest.begin(), rest.end());  // rows behind the last subtotal stand for themselves
      if (subtotals.empty() || all.empty() || !whole.figure || is_rate(t, c) || is_share(t, c)) continue;
      bool sound = true;
      for (std::size_t s = 0; s < heads.size(); ++s) {
        const auto members = cells(t, sections[s], c);
        sound = sound && !members.empty() && agrees(t.rows[heads[s]][c], members);
      }
      if (agrees(whole, subtotals) || agrees(whole, all)) continue;
      if (sound && plausible(whole, subtotals, true)) tell(whole, subtotals, "column");
    }
  }

  void total_column(const Table& t, const std::vector<Label>& rows, const std::vector<Label>& columns, std::size_t total) {
    std::vector<std::size_t> parts;
    if (std::count(columns.begin(), columns.end(), Label::total) > 1 || is_rate(t, total)) return;
    const auto side = [&](std::size_t from, std::size_t to) {
      for (std::size_t c = from; c < to; ++c) {
        if (columns[c] == Label::subtotal) return false;
        if (columns[c] == Label::plain && !is_share(t, c) && !is_rate(t, c)) parts.push_back(c);
      }
      return true;
    };
    if (!(total > 2 ? side(1, total) : side(total + 1, t.width)) || parts.size() < 2) return;
    std::vector<std::size_t> fitting, open;
    for (std::size_t r = 1; r < t.rows.size(); ++r) {
      const auto members = row_cells(t, r, parts);
      if (members.empty() || !t.rows[r][total].figure) continue;
      (agrees(t.rows[r][total], members) ? fitting : open).push_back(r);
    }
    for (const std::size_t r : fitting) tell(t.rows[r][total], row_cells(t, r, parts), "row");
    // The columns are parts of the total only if most rows say so; a total that comes first may have more parts than are shown.
    if (open.size() > fitting.size() || (total <= 2 && (fitting.size() < 2 || open.size() == fitting.size()))) return;
    for (const std::size_t r : open) {
      if (rows[r] != Label::inside) tell(t.rows[r][total], row_cells(t, r, parts), "row");
    }
  }

  static std::vector<const Cell*> row_cells(const Table& t, std::size_t row, const std::vector<std::size_t>& columns) {
    std::vector<const Cell*> out;
    for (const std::size_t c : columns) {
      if (!t.rows[row][c].figure) return {};
      out.push_back(&t.rows[row][c]);
    }
    return out;
  }

  // A column of shares beside one of figures: the shares are of that column's total if all rows but one say so.
  void shares(const Table& t, const std::vector<std::size_t>& parts, std::size_t total) {
    for (std::size_t s = 1; s < t.width; ++s) {
      if (!is_share(t, s) || parts.size() < 3) continue;
      for (std::size_t c = 1; c < t.width; ++c) {
        if (is_share(t, c) || is_rate(t, c) || !t.rows[total][c].figure || t.rows[total][c].figure->value <= Exact(0)) continue;
        std::vector<std::size_t> misfits;
        std::size_t fits = 0;
        for (const std::size_t r : parts) {
          const Cell &part = t.rows[r][c], &share = t.rows[r][s];
          if (!part.figure || !share.figure) continue;
          share_fits(part, t.rows[total][c], share) ? void(++fits) : misfits.push_back(r);
        }
        if (fits < 2 || misfits.size() != 1 || fits < parts.size() - 1) continue;
        const Cell &part = t.rows[misfits[0]][c], &whole = t.rows[total][c], &share = t.rows[misfits[0]][s];
        maker_.add("table_share", share.figure->span,
                   {{"part", {rounded_to(*part.figure, part.step), part.figure->span}},
                    {"whole", {rounded_to(*whole.figure, whole.step), whole.figure->span}},
                    {"share", {rounded_to(*share.figure, share.step), share.figure->span}}}, true);
      }
    }
  }

  static bool share_fits(const Cell& part, const Cell& whole, const Cell& share) {
    const Interval p = rounded_to(*part.figure, part.step).reading.rounded, w = rounded_to(*whole.figure, whole.step).reading.rounded;
    return can_be_equal(p / w * Interval::point(100), rounded_to(*share.figure, share.step).reading.rounded);
  }

  FactMaker& maker_;
  const View& view_;
  GroupId total_, total_end_, subtotal_, inside_, rate_, share_;
};

}  // namespace

void add_table_facts(FactMaker& maker) { Tables(maker).run(); }

}  // namespace claimcheck
