// Totals and shares of tables. A total is that of a row or column whose label says so; its parts are the cells of that column or
// row between it and the header. The cells of one column are rounded alike, to the finest step that one of them shows.
#include <algorithm>
#include <utility>

#include "checker/claim/builtin_facts.h"
#include "checker/claim/fields.h"
#include "checker/claim/table_cells.h"

namespace claimcheck {
namespace {

constexpr std::size_t kMostParts = 60;  // of one total

class Tables {
 public:
  explicit Tables(FactMaker& maker)
      : maker_(maker), view_(maker.view), reader_(view_) {}

  void run() {
    const auto& blocks = view_.document.blocks;
    for (std::uint32_t b = 0; b < blocks.size();) {
      if (blocks[b].kind != BlockKind::table_cell) {
        ++b;
        continue;
      }
      std::uint32_t end = b;
      while (end < blocks.size() && blocks[end].kind == BlockKind::table_cell && blocks[end].container == blocks[b].container) ++end;
      if (const auto table = reader_.table_of(b, end)) check(*table);
      b = end;
    }
  }

 private:
  void tell(const TableCell& total, const Cells& parts, std::string_view along) {
    if (parts.size() > kMostParts) return;
    Cells all = parts;
    all.push_back(&total);
    const Exact step = finest(all);
    std::vector<PlacedFigure> members;
    for (const TableCell* c : parts) members.push_back(rounded_to(*c->figure, step));
    const Span at = total.figure->span;
    const Span place = parts.front()->figure->span;
    maker_.add("table_sum", at,
               {{"total", {rounded_to(*total.figure, step), at}}, {"parts", {std::move(members), place}}, {"along", key_field(std::string(along), at)}}, true);
  }

  void check(const TableGrid& t) {
    std::vector<TableLabel> rows, columns;
    for (const auto& row : t.rows) rows.push_back(reader_.label(row[0]));
    for (const TableCell& cell : t.rows[0]) columns.push_back(reader_.label(cell));
    rows[0] = TableLabel::plain;
    columns[0] = TableLabel::plain;
    if (sums_silently(t, rows)) rows.back() = TableLabel::total;
    if (last_column_sums(t, columns)) columns.back() = TableLabel::total;
    if (std::count(rows.begin(), rows.end(), TableLabel::total) == 0) share_columns(t, rows);
    for (std::size_t r = 1; r < t.rows.size(); ++r) {
      if (rows[r] == TableLabel::total) total_row(t, rows, r);
      if (rows[r] == TableLabel::subtotal) subtotal_row(t, rows, r);
    }
    for (std::size_t c = 1; c < t.width; ++c) {
      if (columns[c] == TableLabel::total) total_column(t, rows, columns, c);
    }
  }

  // A last row that no word calls a total, but one of whose columns is the sum of the rows above: "Country", "Second quarter".
  bool sums_silently(const TableGrid& t, const std::vector<TableLabel>& rows) const {
    if (rows.size() < 5 || std::any_of(rows.begin(), rows.end(), [](TableLabel l) { return l != TableLabel::plain; })) return false;
    std::vector<std::size_t> parts;
    for (std::size_t r = 1; r + 1 < rows.size(); ++r) parts.push_back(r);
    for (std::size_t c = 1; c < t.width; ++c) {
      const auto members = cells(t, parts, c);
      if (members.empty() || reader_.is_share(t, c) || reader_.is_rate(t, c) || !t.rows.back()[c].figure || t.rows.back()[c].figure->value < Exact(20)) continue;
      if (sum_of(members) == t.rows.back()[c].figure->value) return true;
    }
    return false;
  }

  // A last column that no word calls a total, but that is the sum of the others in nearly all rows: "Votes cast", "Casualties".
  bool last_column_sums(const TableGrid& t, const std::vector<TableLabel>& columns) const {
    if (t.width < 4 || t.rows.size() < 4 || std::any_of(columns.begin(), columns.end(), [](TableLabel l) { return l != TableLabel::plain; })) return false;
    std::vector<std::size_t> parts;
    for (std::size_t c = 1; c + 1 < t.width; ++c) {
      if (reader_.is_share(t, c) || reader_.is_rate(t, c)) return false;
      parts.push_back(c);
    }
    std::size_t fits = 0, open = 0;
    for (std::size_t r = 1; r < t.rows.size(); ++r) {
      const auto members = row_cells(t, r, parts);
      const TableCell& whole = t.rows[r].back();
      if (members.empty() || !whole.figure) return false;
      (sum_of(members) == whole.figure->value ? fits : open) += 1;
    }
    return fits >= 2 && open == 1;
  }

  // A column of shares without a total: whether they exclude one another, only the text can say.
  void share_columns(const TableGrid& t, const std::vector<TableLabel>& rows) {
    std::vector<std::size_t> plain;
    for (std::size_t r = 1; r < rows.size(); ++r) if (rows[r] == TableLabel::plain) plain.push_back(r);
    for (std::size_t c = 1; c < t.width; ++c) {
      const auto members = reader_.is_share(t, c) ? cells(t, plain, c) : Cells{};
      if (members.size() < 3 || members.size() > kMostParts) continue;
      std::vector<PlacedFigure> parts;
      for (const TableCell* cell : members) parts.push_back(rounded_to(*cell->figure, finest(members)));
      const Span at = members.front()->figure->span;
      maker_.add("shares", at, {{"parts", {std::move(parts), at}}, {"kind", key_field("table", at)}}, true);
    }
  }

  // The rows that a total row sums: those above it, else (a total that comes first) those below it.
  std::vector<std::size_t> parts_of(const std::vector<TableLabel>& rows, std::size_t total) const {
    std::vector<std::size_t> out;
    if (total > 1) {
      for (std::size_t r = total; r-- > 1 && rows[r] != TableLabel::total;) if (rows[r] == TableLabel::plain) out.push_back(r);
      std::reverse(out.begin(), out.end());
    } else {
      for (std::size_t r = total + 1; r < rows.size() && rows[r] != TableLabel::total; ++r) if (rows[r] == TableLabel::plain) out.push_back(r);
    }
    return out;
  }

  void total_row(const TableGrid& t, const std::vector<TableLabel>& rows, std::size_t total) {
    const auto parts = parts_of(rows, total);
    if (parts.size() < 2 || std::count(rows.begin(), rows.end(), TableLabel::total) > 1 || std::count(rows.begin(), rows.end(), TableLabel::subtotal) > 0) {
      return sectioned(t, rows, total);
    }
    std::size_t agreeing = 0, judged = 0;
    std::vector<std::size_t> open;
    for (std::size_t c = 1; c < t.width; ++c) {
      const TableCell& whole = t.rows[total][c];
      const auto members = cells(t, parts, c);
      if (members.empty() || !whole.figure || reader_.is_rate(t, c)) continue;
      const bool share = reader_.is_share(t, c);
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
      const TableCell& whole = t.rows[total][c];
      const auto members = cells(t, parts, c);
      if (plausible(whole, members, agreeing > 0 || reader_.is_share(t, c))) tell(whole, members, "column");
    }
    shares(t, parts, total);
  }

  // A subtotal is of the rows since the last row that sums up, if one of its columns says so.
  void subtotal_row(const TableGrid& t, const std::vector<TableLabel>& rows, std::size_t at) {
    std::vector<std::size_t> parts;
    for (std::size_t r = at; r-- > 1 && rows[r] == TableLabel::plain;) parts.push_back(r);
    if (parts.size() < 2) return;
    std::reverse(parts.begin(), parts.end());
    std::vector<std::size_t> fitting, open;
    for (std::size_t c = 1; c < t.width; ++c) {
      const auto members = cells(t, parts, c);
      if (members.empty() || !t.rows[at][c].figure || reader_.is_rate(t, c) || reader_.is_share(t, c)) continue;
      (agrees(t.rows[at][c], members) ? fitting : open).push_back(c);
    }
    if (fitting.empty()) return;
    for (const std::size_t c : fitting) tell(t.rows[at][c], cells(t, parts, c), "column");
    for (const std::size_t c : open) {
      if (plausible(t.rows[at][c], cells(t, parts, c), true)) tell(t.rows[at][c], cells(t, parts, c), "column");
    }
  }

  // Whether a figure that is not the sum was meant to be it: an average lies between its members.
  static bool plausible(const TableCell& whole, const Cells& members, bool others_agree) {
    Exact greatest = members.front()->figure->value;
    for (const TableCell* c : members) if (c->figure->value > greatest) greatest = c->figure->value;
    const Exact sum = sum_of(members), value = whole.figure->value;
    if (value <= greatest || sum.is_zero()) return false;
    const Exact off = (value - sum).abs() / sum;
    return off <= (others_agree ? Exact::ratio(1, 1) : Exact::ratio(1, 3));
  }

  // A table of several totals: each may be of the rows since the last, of all rows, or of the totals before. Only the last is
  // judged, and only where its parts are told by subtotals that all agree with their rows.
  void sectioned(const TableGrid& t, const std::vector<TableLabel>& rows, std::size_t total) {
    if (total + 1 != rows.size() || total < 5) return;
    std::vector<std::size_t> heads, plain, since;
    std::vector<std::vector<std::size_t>> sections;
    for (std::size_t r = 1; r < total; ++r) {
      if (rows[r] == TableLabel::plain) {
        plain.push_back(r);
        since.push_back(r);
      } else if (rows[r] != TableLabel::inside) {
        heads.push_back(r);
        sections.push_back(std::exchange(since, {}));
      }
    }
    if (heads.size() + since.size() < 2 || heads.empty()) return;
    for (std::size_t c = 1; c < t.width; ++c) {
      const TableCell& whole = t.rows[total][c];
      auto subtotals = cells(t, heads, c);
      const auto all = cells(t, plain, c), rest = cells(t, since, c);
      if (rest.size() != since.size()) continue;
      subtotals.insert(subtotals.end(), rest.begin(), rest.end());  // rows behind the last subtotal stand for themselves
      if (subtotals.empty() || all.empty() || !whole.figure || reader_.is_rate(t, c) || reader_.is_share(t, c)) continue;
      bool sound = true;
      for (std::size_t s = 0; s < heads.size(); ++s) {
        const auto members = cells(t, sections[s], c);
        sound = sound && !members.empty() && agrees(t.rows[heads[s]][c], members);
      }
      if (agrees(whole, subtotals) || agrees(whole, all)) continue;
      if (sound && plausible(whole, subtotals, true)) tell(whole, subtotals, "column");
    }
  }

  void total_column(const TableGrid& t, const std::vector<TableLabel>& rows, const std::vector<TableLabel>& columns, std::size_t total) {
    std::vector<std::size_t> parts;
    if (std::count(columns.begin(), columns.end(), TableLabel::total) > 1 || reader_.is_rate(t, total)) return;
    const auto side = [&](std::size_t from, std::size_t to) {
      for (std::size_t c = from; c < to; ++c) {
        if (columns[c] == TableLabel::subtotal) return false;
        if (columns[c] == TableLabel::plain && !reader_.is_share(t, c) && !reader_.is_rate(t, c)) parts.push_back(c);
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
      if (rows[r] != TableLabel::inside) tell(t.rows[r][total], row_cells(t, r, parts), "row");
    }
  }

  // A column of shares beside one of figures: the shares are of that column's total if all rows but one say so.
  void shares(const TableGrid& t, const std::vector<std::size_t>& parts, std::size_t total) {
    for (std::size_t s = 1; s < t.width; ++s) {
      if (!reader_.is_share(t, s) || parts.size() < 3) continue;
      for (std::size_t c = 1; c < t.width; ++c) {
        if (reader_.is_share(t, c) || reader_.is_rate(t, c) || !t.rows[total][c].figure || t.rows[total][c].figure->value <= Exact(0)) continue;
        std::vector<std::size_t> misfits;
        std::size_t fits = 0;
        for (const std::size_t r : parts) {
          const TableCell &part = t.rows[r][c], &share = t.rows[r][s];
          if (!part.figure || !share.figure) continue;
          share_fits(part, t.rows[total][c], share) ? void(++fits) : misfits.push_back(r);
        }
        if (fits < 2 || misfits.size() != 1 || fits < parts.size() - 1) continue;
        const TableCell &part = t.rows[misfits[0]][c], &whole = t.rows[total][c], &share = t.rows[misfits[0]][s];
        maker_.add("table_share", share.figure->span,
                   {{"part", {rounded_to(*part.figure, part.step), part.figure->span}},
                    {"whole", {rounded_to(*whole.figure, whole.step), whole.figure->span}},
                    {"share", {rounded_to(*share.figure, share.step), share.figure->span}}}, true);
      }
    }
  }

  static bool share_fits(const TableCell& part, const TableCell& whole, const TableCell& share) {
    const Interval p = rounded_to(*part.figure, part.step).reading.rounded, w = rounded_to(*whole.figure, whole.step).reading.rounded;
    return can_be_equal(p / w * Interval::point(100), rounded_to(*share.figure, share.step).reading.rounded);
  }

  FactMaker& maker_;
  const View& view_;
  const TableReader reader_;
};

}  // namespace

void add_table_facts(FactMaker& maker) { Tables(maker).run(); }

}  // namespace claimcheck
