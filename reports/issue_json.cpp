#include "reports/issue_json.h"

namespace claimcheck {
namespace {

std::vector<std::string> values_of(const std::vector<Stated<std::string>>& stated) {
  std::vector<std::string> out;
  for (const auto& one : stated) out.push_back(one.value);
  return out;
}

}  // namespace

void write_issue(JsonWriter& json, const Issue& issue) {
  json.begin_object();
  if (issue.series) json.field("series", issue.series->value);
  if (issue.number) json.field("number", issue.number->value);
  if (issue.number_end) json.field("number_end", issue.number_end->value);
  if (issue.serial) json.field("serial", issue.serial->value);
  if (issue.date) json.field("date", iso(issue.date->value));
  if (issue.title) json.field("title", issue.title->value);
  if (!issue.authors.empty()) json.strings("authors", values_of(issue.authors));
  if (!issue.editors.empty()) json.strings("editors", values_of(issue.editors));
  json.end_object();
}

}  // namespace claimcheck
