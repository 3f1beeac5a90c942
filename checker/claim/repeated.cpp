#include "checker/claim/repeated.h"

#include <algorithm>
#include <span>

#include "checker/base/order.h"

namespace claimcheck {

namespace {

// Places of the figures, dates and lengths that a fact rests on, in order.
std::vector<Span> witnesses(const Fact& fact) {
  std::vector<Span> out;
  for (const Field& f : fact.fields.held()) {
    if (const auto* figure = std::get_if<PlacedFigure>(&f.value)) { if (!figure->digits.empty()) out.push_back(figure->digits); }
    else if (const auto* series = std::get_if<std::vector<PlacedFigure>>(&f.value)) for (const PlacedFigure& p : *series) out.push_back(p.digits);
    else if (f.known() && !std::holds_alternative<std::string>(f.value)) out.push_back(f.span);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

constexpr std::size_t kNeighbours = 48;  // facts of one type in one sentence that are compared: no sentence makes this slow

// Whether fact `i` says nothing that fact `j` does not: all its witnesses are the other's, and it is the smaller, or of equals
// the later.
bool repeats(const std::vector<std::vector<Span>>& of, std::size_t i, std::size_t j) {
  const auto &a = of[i], &b = of[j];
  if (i == j || a.empty() || !std::includes(b.begin(), b.end(), a.begin(), a.end())) return false;
  return a.size() < b.size() || j < i;
}

// Marks, of facts of one type in one sentence, those that repeat another; of facts without witnesses those that overlap the
// last one kept.
void mark_repeats(std::span<const Fact> facts, std::vector<bool>& repeated) {
  repeated.assign(facts.size(), false);
  if (facts.size() < 2) return;
  std::vector<std::vector<Span>> of;
  for (const Fact& f : facts) of.push_back(witnesses(f));
  const Fact* kept = nullptr;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    repeated[i] = of[i].empty() && kept != nullptr && kept->span.overlaps(facts[i].span);
    const std::size_t from = i > kNeighbours ? i - kNeighbours : 0, to = std::min(facts.size(), i + kNeighbours);
    for (std::size_t j = from; j < to && !repeated[i]; ++j) repeated[i] = repeats(of, i, j);
    if (!repeated[i]) kept = &facts[i];
  }
}

}  // namespace

void drop_repeats(std::vector<Fact>& facts) {
  const auto place = [](const Fact& f) { return std::make_pair(f.type, f.sentence); };
  order_by(facts, place);
  std::vector<Fact> kept;
  std::vector<bool> repeated;
  for (std::size_t first = 0, last = 0; first < facts.size(); first = last) {
    while (last < facts.size() && place(facts[last]) == place(facts[first])) ++last;
    const std::span<Fact> group(facts.begin() + static_cast<std::ptrdiff_t>(first), last - first);
    mark_repeats(group, repeated);
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (!repeated[i]) kept.push_back(std::move(group[i]));
    }
  }
  facts = std::move(kept);
}

}  // namespace claimcheck
