// Facts as examples and `explain` write them.
#include "checker/claim/claim.h"

namespace claimcheck {
namespace {

std::string shown(const PlacedFigure& f) { return f.value.str(); }

std::string shown(const When& when) {
  if (!when.valid) return "invalid";
  if (when.readings.empty()) return "?";
  const TimeReading& r = when.readings.front();
  return r.timex.empty() ? iso(r.days.begin) : r.timex;
}

std::string shown(const Length& length) {
  const Interval& w = length.amount.written;
  return (w.is_point() ? w.low.value->str() : w.str()) + " " + length.unit;
}

std::string shown(const std::vector<PlacedFigure>& series) {
  std::string out;
  for (const PlacedFigure& f : series) out += (out.empty() ? "" : " + ") + shown(f);
  return out;
}

std::string shown(const std::string& key) { return key; }
std::string shown(std::monostate) { return "?"; }

}  // namespace

std::string Patterns::print(const Fact& fact) const {
  const FactType& type = schema().types[fact.type];
  std::string out = type.name + "(";
  bool first = true;
  for (std::size_t i = 0; i < fact.fields.size(); ++i) {
    if (!fact.fields[i].known()) continue;
    out += (first ? "" : ", ") + type.fields[i].name + ": " + std::visit([](const auto& v) { return shown(v); }, fact.fields[i].value);
    first = false;
  }
  return out + ")";
}

}  // namespace claimcheck
