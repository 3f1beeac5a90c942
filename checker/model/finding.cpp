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
  const auto equal = [](const Finding& a, const Finding& b) { return a.rule == b.rule && same_places(a, b); };
  findings.erase(std::unique(findings.begin(), findings.end(), equal), findings.end());
}

void drop_told_twice(std::vector<Finding>& findings) {
  std::vector<Finding> kept;
  kept.reserve(findings.size());
  for (Finding& f : findings) {
    bool told = false;
    for (auto k = kept.rbegin(); !told && k != kept.rend() && start_alike(*k, f); ++k) told = k->family == f.family && k->message == f.message && same_places(*k, f);
    if (!told) kept.push_back(std::move(f));
  }
  findings = std::move(kept);
}

void group_findings(std::vector<Finding>& findings) {
  std::map<std::pair<std::string, std::uint32_t>, std::size_t> group;
  const auto key = [](const Finding& f) { return std::make_pair(f.about, f.about.empty() && !f.places.empty() ? f.places.front().document : 0); };
  for (const Finding& f : findings) group.emplace(key(f), group.size());
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) { return group.at(key(a)) < group.at(key(b)); });
}

}  // namespace claimcheck
