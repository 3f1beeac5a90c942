#include "checker/model/finding.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace claimcheck {
namespace {

constexpr std::array<std::string_view, 3> kSeverities = {"notice", "warning", "error"};

auto order_key(const Finding& f) {
  const Place first = f.places.empty() ? Place{} : f.places.front();
  return std::make_tuple(!f.decisive, -static_cast<int>(f.severity), first.document, first.span.begin, first.span.end,
                         std::string_view(f.rule), std::string_view(f.message), std::string_view(f.about));
}

bool same_places(const Finding& a, const Finding& b) {
  const auto equal = [](const Place& x, const Place& y) { return x.document == y.document && x.span == y.span; };
  return std::equal(a.places.begin(), a.places.end(), b.places.begin(), b.places.end(), equal);
}

// Two rules of one family may come to the same by different ways.
bool say_the_same(const Finding& a, const Finding& b) { return (a.rule == b.rule || (a.family == b.family && a.message == b.message)) && same_places(a, b); }

bool start_alike(const Finding& a, const Finding& b) {
  return !a.places.empty() && !b.places.empty() && a.places.front().document == b.places.front().document && a.places.front().span == b.places.front().span;
}

}  // namespace

std::string_view name(Severity severity) { return kSeverities[static_cast<std::size_t>(severity)]; }

std::optional<Severity> severity_named(std::string_view name) {
  const auto at = std::find(kSeverities.begin(), kSeverities.end(), name);
  if (at == kSeverities.end()) return std::nullopt;
  return static_cast<Severity>(at - kSeverities.begin());
}

void order_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return order_key(a) < order_key(b); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    bool told = false;
    for (std::size_t k = kept; !told && k > 0 && start_alike(findings[k - 1], findings[i]); --k) told = say_the_same(findings[k - 1], findings[i]);
    if (told) continue;
    if (kept != i) findings[kept] = std::move(findings[i]);
    ++kept;
  }
  findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(kept), findings.end());
}

void group_findings(std::vector<Finding>& findings) {
  std::map<std::pair<std::string, std::uint32_t>, std::size_t> group;
  const auto key = [](const Finding& f) { return std::make_pair(f.about, f.about.empty() && !f.places.empty() ? f.places.front().document : 0); };
  for (const Finding& f : findings) group.emplace(key(f), group.size());
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) { return group.at(key(a)) < group.at(key(b)); });
}

}  // namespace claimcheck
